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

/// For each kind of word, that is for each set of classes that a listed word has, a row of bits: one for each set.
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
    rows: List<u64>,
    /// How many blocks of 64 sets a row has.
    pub(super) width: usize,
}

stored!(ClassRows { of_class, tests, watched, of_kind, rows, width });

impl ClassRows {
    /// `of_class` and `tests` are pairs of a class and a set below `sets` that asks for it.
    pub(super) fn new(sets: usize, of_class: &[(u32, SetNumber)], tests: &[(u32, Test)], kinds: &[ClassSet]) -> Self {
        let width = sets.div_ceil(64).max(1);
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
        };
        let mut known: HashMap<u64, u32, BuildHasherDefault<QuickHasher>> = HashMap::default();
        let (mut of_kind, mut rows, mut row) = (Vec::with_capacity(kinds.len()), Vec::new(), vec![0; width]);
        for classes in kinds {
            row.fill(0);
            made.tell(classes, &mut row);
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

    /// The row of a kind of word.
    pub(super) fn of_kind(&self, kind: usize) -> &[u64] {
        let row = self.of_kind[kind] as usize;
        &self.rows[row * self.width..(row + 1) * self.width]
    }

    /// The classes of this occurrence of a word that its kind has not and that make a difference.
    pub(super) fn more(&self, shape: u64, listed: u64) -> u64 {
        shape & self.watched & !listed
    }

    /// Tells which sets a word of these classes is in.
    pub(super) fn tell(&self, classes: &ClassSet, row: &mut [u64]) {
        let mut classes = *classes;
        classes.insert(ANY);
        for (block, bits) in classes.0.iter().enumerate() {
            let mut bits = *bits;
            while bits != 0 {
                let class = block * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                for set in self.of_class.get(class) {
                    row[*set as usize / 64] |= 1 << (set % 64);
                }
                for test in self.tests.get(class) {
                    if test.holds(&classes) {
                        row[test.set as usize / 64] |= 1 << (test.set % 64);
                    }
                }
            }
        }
    }
}
