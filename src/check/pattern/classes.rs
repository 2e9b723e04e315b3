//! The sets that ask for classes, and which of them a kind of word is in.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use bytemuck::AnyBitPattern;

use super::automaton::SetNumber;
use super::builder::quick_hash;
use super::lists::Lists;
use crate::check::language::builtin::ANY;
use crate::check::language::vocabulary::{BLOCKS, ClassSet, QuickHasher};
use crate::check::stored::{List, flat, stored};

/// Bits for some sets. A row of bits for all of them is one block, or a few; each fills a line of memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, AnyBitPattern)]
#[repr(C, align(64))]
pub(super) struct Block([u64; 8]);

flat!(Block { 0: [u64; 8] });

impl Block {
    pub(super) const EMPTY: Self = Self([0; 8]);
    const BITS: usize = 512;

    /// How many blocks a row for so many sets takes.
    pub(super) fn width(sets: usize) -> usize {
        sets.div_ceil(Self::BITS).max(1)
    }

    /// A row of some bits.
    fn row_of(width: usize, bits: &[SetNumber]) -> Vec<Self> {
        let mut row = vec![Self::EMPTY; width];
        bits.iter().for_each(|bit| Self::set(&mut row, *bit));
        row
    }

    /// The bits of both.
    #[inline]
    fn union(mut self, other: &Self) -> Self {
        self.0.iter_mut().zip(other.0).for_each(|(mine, theirs)| *mine |= theirs);
        self
    }

    /// Whether a row has the bit of a set.
    #[inline]
    pub(super) fn has(row: &[Self], set: SetNumber) -> bool {
        let bit = usize::from(set);
        row[bit / Self::BITS].0[bit % Self::BITS / 64] >> (bit % 64) & 1 != 0
    }

    /// Gives a row the bit of a set.
    pub(super) fn set(row: &mut [Self], set: SetNumber) {
        let bit = usize::from(set);
        row[bit / Self::BITS].0[bit % Self::BITS / 64] |= 1 << (bit % 64);
    }

    /// The sets whose bits a row has, in their order.
    pub(super) fn sets(row: &[Self]) -> impl Iterator<Item = usize> {
        row.iter().flat_map(|block| block.0).enumerate().flat_map(|(number, bits)| {
            let rest = |bits: &u64| Some(bits & (bits - 1)).filter(|rest| *rest != 0);
            std::iter::successors(Some(bits).filter(|bits| *bits != 0), rest)
                .map(move |bits| number * 64 + bits.trailing_zeros() as usize)
        })
    }
}

/// A set that asks for several classes at once, or forbids some.
#[derive(Clone, Copy, Debug, Default, AnyBitPattern)]
#[repr(C)]
pub(super) struct Test {
    pub(super) all: ClassSet,
    pub(super) none: ClassSet,
    pub(super) set: SetNumber,
}

flat!(Test { all: ClassSet, none: ClassSet, set: SetNumber });

impl Test {
    fn holds(&self, classes: &ClassSet) -> bool {
        self.all.0.iter().zip(classes.0).all(|(wants, has)| wants & has == *wants)
            && self.none.0.iter().zip(classes.0).all(|(shuns, has)| shuns & has == 0)
    }
}

/// For each kind of word, that is for each set of classes that a listed word has, a row of bits: one for each set that
/// asks for classes, then one for each *mask*: for some of these sets together, so that one look tells whether a word is
/// in any of them.
#[derive(Debug)]
pub(super) struct ClassRows {
    /// The sets that a class is in.
    of_class: Lists<SetNumber>,
    /// The tests that words of a class take.
    tests: Lists<Test>,
    /// The built-in classes that any set looks at.
    watched: u64,
    /// Kinds that are in the same sets share a row: which, and the rows.
    of_kind: List<u32>,
    rows: List<Block>,
    /// How many blocks a row has.
    pub(super) width: usize,
    /// The bit of the first mask.
    first_mask: SetNumber,
    /// For each set a row of its own bit and those of its masks.
    of_sets: List<Block>,
    /// Rows of what words are in by themselves, by a number that each word has; the row 0 is empty.
    of_words: List<Block>,
}

stored!(ClassRows { of_class, tests, watched, of_kind, rows, width, first_mask, of_sets, of_words });

impl ClassRows {
    /// `of_class` and `tests` are pairs of a class and a set below `sets` that asks for it.
    pub(super) fn new(sets: usize, of_class: &[(u32, SetNumber)], tests: &[(u32, Test)], kinds: &[ClassSet]) -> Self {
        let width = Block::width(sets);
        let single = of_class.iter().filter(|(class, _)| (1..64).contains(class));
        let watched = single.fold(0, |bits, (class, _)| bits | 1 << class);
        let watched = tests.iter().fold(watched, |bits, (_, test)| bits | test.all.0[0] | test.none.0[0]);
        let mut made = Self {
            of_class: Lists::new(BLOCKS * 64, of_class),
            tests: Lists::new(BLOCKS * 64, tests),
            watched,
            of_kind: List::default(),
            rows: List::default(),
            width,
            first_mask: sets as SetNumber,
            of_sets: (0..sets).flat_map(|set| Block::row_of(width, &[set as SetNumber])).collect(),
            of_words: List::default(),
        };
        let mut known: HashMap<u64, u32, BuildHasherDefault<QuickHasher>> = HashMap::default();
        let (mut of_kind, mut rows) = (Vec::with_capacity(kinds.len()), Vec::new());
        for classes in kinds {
            let row = made.tell(classes);
            let number = *known.entry(quick_hash(&row)).or_insert_with(|| {
                rows.extend_from_slice(&row);
                (rows.len() / width) as u32 - 1
            });
            of_kind.push(number);
        }
        made.of_kind = of_kind.into();
        made.rows = rows.into();
        made
    }

    /// The bit of a mask; none where there are too many.
    pub(super) fn bit_of_mask(&self, mask: usize) -> Option<SetNumber> {
        SetNumber::try_from(usize::from(self.first_mask) + mask).ok()
    }

    /// Adds the masks, each a row of sets, to all rows. `words` gives for each number of a word the sets that list it
    /// besides its classes.
    pub(super) fn with_masks(mut self, masks: &[Block], words: &[Vec<SetNumber>]) -> Self {
        let sets: Vec<Vec<usize>> = self.rows.chunks(self.width).map(|row| Block::sets(row).collect()).collect();
        let (count, narrow) = (masks.len() / self.width, self.width);
        self.width = Block::width(usize::from(self.first_mask) + count);
        let of_set = |set: SetNumber| {
            let within = masks.chunks(narrow).zip(self.first_mask..).filter(|(mask, _)| Block::has(mask, set));
            let bits: Vec<_> = within.map(|(_, bit)| bit).chain([set]).collect();
            Block::row_of(self.width, &bits)
        };
        self.of_sets = (0..self.first_mask).flat_map(of_set).collect();
        self.rows = sets.into_iter().flat_map(|sets| self.row_of(sets)).collect();
        self.of_words = words.iter().flat_map(|sets| self.row_of(sets.iter().map(|set| usize::from(*set)))).collect();
        self
    }

    /// The row of what is in some sets.
    fn row_of(&self, sets: impl IntoIterator<Item = usize>) -> Vec<Block> {
        let mut row = vec![Block::EMPTY; self.width];
        sets.into_iter().for_each(|set| self.add(&mut row, set));
        row
    }

    fn add(&self, row: &mut [Block], set: usize) {
        let bits = &self.of_sets[set * self.width..][..self.width];
        row.iter_mut().zip(bits).for_each(|(block, bits)| *block = block.union(bits));
    }

    /// The number of the row of a kind of word.
    pub(super) fn row_of_kind(&self, kind: usize) -> u32 {
        self.of_kind[kind]
    }

    /// The sets that ask for classes among the bits of a row.
    pub(super) fn sets(&self, row: &[Block]) -> impl Iterator<Item = usize> {
        let first_mask = usize::from(self.first_mask);
        Block::sets(row).take_while(move |set| *set < first_mask)
    }

    /// The numbers of the rows of all kinds.
    pub(super) fn of_kinds(&self) -> &[u32] {
        &self.of_kind
    }

    /// How many rows there are.
    pub(super) fn row_count(&self) -> u32 {
        (self.rows.len() / self.width) as u32
    }

    pub(super) fn row(&self, number: u32) -> &[Block] {
        &self.rows[number as usize * self.width..][..self.width]
    }

    /// Adds a row to those of a sentence, with what the word of a number is in by itself.
    #[inline]
    pub(super) fn put(&self, rows: &mut Vec<Block>, row: &[Block], word: usize) {
        let own = &self.of_words[word * self.width..][..self.width];
        row.iter().zip(own).for_each(|(row, own)| rows.push(row.union(own)));
    }

    /// The classes of this occurrence of a word that its kind has not and that make a difference.
    pub(super) fn more(&self, shape: u64, listed: u64) -> u64 {
        shape & self.watched & !listed
    }

    /// Tells which sets a word of these classes is in.
    pub(super) fn tell(&self, classes: &ClassSet) -> Vec<Block> {
        let mut row = vec![Block::EMPTY; self.width];
        let mut classes = *classes;
        classes.insert(ANY);
        for (block, bits) in classes.0.iter().enumerate() {
            let mut bits = *bits;
            while bits != 0 {
                let class = block * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                for set in self.of_class.get(class) {
                    self.add(&mut row, usize::from(*set));
                }
                for test in self.tests.get(class) {
                    if test.holds(&classes) {
                        self.add(&mut row, test.set.into());
                    }
                }
            }
        }
        row
    }
}
