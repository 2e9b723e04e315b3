//! The words that the lists know, each found by one hash look-up, each with its classes as a set of bits.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// How many words of 64 bits a set of classes has.
pub(crate) const BLOCKS: usize = 6;

/// A set of classes. The first 64 bits are the classes built in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ClassSet(pub(crate) [u64; BLOCKS]);

impl ClassSet {
    pub(crate) const EMPTY: Self = Self([0; BLOCKS]);

    pub(crate) fn of(class: usize) -> Self {
        let mut set = Self::EMPTY;
        set.insert(class);
        set
    }

    pub(crate) fn insert(&mut self, class: usize) {
        self.0[class / 64] |= 1 << (class % 64);
    }

    pub(crate) fn contains(&self, class: usize) -> bool {
        self.0[class / 64] & (1 << (class % 64)) != 0
    }

    pub(crate) fn union(mut self, other: &Self) -> Self {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine |= theirs;
        }
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|block| *block == 0)
    }
}

/// A word form: the index of its classes. Two spellings that differ only in their accents are two forms where the
/// lists tell them apart.
pub(crate) type Form = u32;

/// The form of every word that stands in no list.
pub(crate) const UNKNOWN: Form = 0;

/// The mark of the form that stands for every spelling that is not listed by itself.
const ANY_MARK: u8 = u8::MAX;

#[derive(Debug)]
struct Entry {
    start: u32,
    length: u8,
    forms: u8,
    first: Form,
}

/// All listed words. Built by [`VocabularyBuilder`].
#[derive(Debug)]
pub(crate) struct Vocabulary {
    slots: Vec<(u32, u32)>,
    mask: usize,
    keys: Vec<u8>,
    entries: Vec<Entry>,
    marks: Vec<u8>,
    classes: Vec<ClassSet>,
}

impl Vocabulary {
    /// The form of a folded word, or [`UNKNOWN`].
    pub(crate) fn form(&self, folded: &[u8], mark: u8) -> Form {
        let Some(entry) = self.entry(folded) else { return UNKNOWN };
        let first = entry.first;
        let others = first + u32::from(entry.forms) - 1;
        (first..others).find(|form| self.marks[*form as usize] == mark).unwrap_or(others)
    }

    /// The forms of a folded word whatever its accents.
    pub(crate) fn forms(&self, folded: &[u8]) -> std::ops::Range<Form> {
        self.entry(folded).map_or(0..0, |entry| entry.first..entry.first + u32::from(entry.forms))
    }

    /// The form of exactly this spelling, where it is listed by itself.
    pub(crate) fn exact(&self, folded: &[u8], mark: u8) -> Option<Form> {
        self.forms(folded).find(|form| self.marks[*form as usize] == mark)
    }

    pub(crate) fn classes(&self, form: Form) -> &ClassSet {
        &self.classes[form as usize]
    }

    pub(crate) fn form_count(&self) -> usize {
        self.classes.len()
    }

    fn entry(&self, folded: &[u8]) -> Option<&Entry> {
        let hash = hash(folded);
        let tag = (hash >> 32) as u32;
        let mut slot = hash as usize & self.mask;
        loop {
            let (found, index) = self.slots[slot];
            if index == 0 {
                return None;
            }
            if found == tag {
                let entry = &self.entries[index as usize - 1];
                let start = entry.start as usize;
                if &self.keys[start..start + usize::from(entry.length)] == folded {
                    return Some(entry);
                }
            }
            slot = (slot + 1) & self.mask;
        }
    }
}

/// Gathers words and their classes.
#[derive(Debug, Default)]
pub(crate) struct VocabularyBuilder {
    words: HashMap<Box<[u8]>, Vec<(u8, ClassSet)>, BuildHasherDefault<WordHasher>>,
}

impl VocabularyBuilder {
    /// Lists a spelling by itself, with these classes added to those it has.
    pub(crate) fn add(&mut self, folded: &[u8], mark: u8, classes: &ClassSet) {
        let spellings = self.spellings(folded);
        match spellings.iter_mut().find(|(listed, _)| *listed == mark) {
            Some((_, listed)) => *listed = listed.union(classes),
            None => spellings.push((mark, *classes)),
        }
    }

    /// Makes the word known in whatever spelling, without a class.
    pub(crate) fn add_any(&mut self, folded: &[u8]) {
        self.spellings(folded);
    }

    /// The classes that the word would have in this spelling.
    pub(crate) fn classes(&self, folded: &[u8], mark: u8) -> Option<ClassSet> {
        let spellings = self.words.get(folded)?;
        let exact = spellings.iter().find(|(listed, _)| *listed == mark).map(|(_, classes)| *classes);
        Some(exact.unwrap_or_else(|| spellings.iter().fold(ClassSet::EMPTY, |all, (_, classes)| all.union(classes))))
    }

    /// Whether a spelling is listed by itself.
    pub(crate) fn lists(&self, folded: &[u8], mark: u8) -> bool {
        self.words.get(folded).is_some_and(|spellings| spellings.iter().any(|(listed, _)| *listed == mark))
    }

    fn spellings(&mut self, folded: &[u8]) -> &mut Vec<(u8, ClassSet)> {
        if !self.words.contains_key(folded) {
            self.words.insert(folded.into(), Vec::new());
        }
        self.words.get_mut(folded).expect("inserted above")
    }

    /// Words of pattern rows that have no class yet but are in no list: their keys.
    pub(crate) fn without_class(&self) -> Vec<Box<[u8]>> {
        let bare = |spellings: &[(u8, ClassSet)]| spellings.iter().all(|(_, classes)| classes.is_empty());
        self.words.iter().filter(|(_, spellings)| bare(spellings)).map(|(word, _)| word.clone()).collect()
    }

    pub(crate) fn build(self) -> Vocabulary {
        let size = (self.words.len() * 2 + 8).next_power_of_two();
        let mut built = Vocabulary {
            slots: vec![(0, 0); size],
            mask: size - 1,
            keys: Vec::with_capacity(self.words.len() * 9),
            entries: Vec::with_capacity(self.words.len()),
            marks: vec![ANY_MARK],
            classes: vec![ClassSet::EMPTY],
        };
        for (word, spellings) in self.words {
            let hash = hash(&word);
            let mut slot = hash as usize & built.mask;
            while built.slots[slot].1 != 0 {
                slot = (slot + 1) & built.mask;
            }
            built.slots[slot] = ((hash >> 32) as u32, built.entries.len() as u32 + 1);
            built.entries.push(Entry {
                start: built.keys.len() as u32,
                length: word.len() as u8,
                forms: spellings.len() as u8 + 1,
                first: built.classes.len() as u32,
            });
            built.keys.extend_from_slice(&word);
            let mut all = ClassSet::EMPTY;
            for (mark, classes) in &spellings {
                all = all.union(classes);
                built.marks.push(*mark);
                built.classes.push(*classes);
            }
            built.marks.push(ANY_MARK);
            built.classes.push(all);
        }
        built
    }
}

/// A quick hash of a short byte string. Its input is the crate's own lists, so it need not withstand attack: a table
/// that never grows cannot be flooded by a text.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut state = bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        state = mix(state ^ u64::from_le_bytes(chunk.try_into().expect("eight bytes")), FACTOR);
    }
    let mut last = 0;
    for byte in chunks.remainder() {
        last = last << 8 | u64::from(*byte);
    }
    mix(state ^ last, FACTOR)
}

fn mix(value: u64, factor: u64) -> u64 {
    let wide = u128::from(value ^ factor.rotate_left(17)) * u128::from(factor);
    (wide as u64) ^ (wide >> 64) as u64
}

/// [`hash`] for the standard map.
#[derive(Debug, Default)]
pub(crate) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= hash(bytes);
    }

    fn write_usize(&mut self, _: usize) {}
}
