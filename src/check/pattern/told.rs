//! What is told of the words of a sentence before any pattern is followed through it.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::automaton::{Automaton, Begins, Entry, Key, NONE_BREAK, SENTENCE_BREAK, SetNumber, Start, Token};
use super::classes::Block;
use crate::check::language::vocabulary::{QuickHasher, Vocabulary};

/// A sentence has so many words at the most, so that a byte tells a place in it; what is longer is not read on.
pub(super) const LONGEST: usize = 250;
/// So many words are room enough for nearly all sentences.
const USUAL: usize = 48;
/// So many kinds of words in certain shapes are remembered: *a name*, *an infinitive with a capital*. They are the rows of
/// a table that would be long and mostly empty if it were made beforehand; no word and no text is kept.
const MOST_KNOWN: usize = 1 << 11;

/// A word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    pub(super) entry: Entry,
    /// What begins with its classes.
    pub(super) begins: Begins,
    /// Which of the known kinds it is, counted from 1; 0 where the row of its kind says all.
    pub(super) known: u16,
    /// The number of the word, or 0.
    pub(super) word: u16,
    /// What stands before it.
    pub(super) before: u8,
    /// The next word that anything but space stands before.
    pub(super) end: u8,
}

/// A kind of word in a shape that puts it into more classes.
#[derive(Debug)]
struct Known {
    row: Vec<Block>,
    starts: Vec<Start>,
    keys: Vec<Key>,
    needs: Vec<u16>,
    begins: Begins,
}

/// All that is told of a sentence; the room is kept from one to the next.
#[derive(Debug)]
pub(super) struct AllTold {
    /// The words, and one more that stands for the end of the sentence.
    pub(super) words: Vec<Told>,
    /// For each word the sets of classes that it is in, as bits.
    pub(super) rows: Vec<Block>,
    /// For each need how many words there are up to the last that meets it.
    pub(super) met: Vec<u8>,
    known: Vec<Known>,
    /// Where each is known, by the kind and what its shape adds.
    numbers: HashMap<(usize, u64), u16, BuildHasherDefault<QuickHasher>>,
}

impl Default for AllTold {
    fn default() -> Self {
        let (words, rows) = (Vec::with_capacity(USUAL), Vec::with_capacity(USUAL));
        Self { words, rows, met: Vec::new(), known: Vec::new(), numbers: HashMap::default() }
    }
}

impl AllTold {
    /// How many words there are.
    pub(super) fn count(&self) -> usize {
        self.words.len() - 1
    }

    /// The ways from the start that the classes of a word point into; `known` says which of the known kinds it is, or 0.
    pub(super) fn starts<'s>(&'s self, automaton: &'s Automaton, known: u16) -> &'s [Start] {
        match usize::from(known).checked_sub(1) {
            None => &automaton.starts,
            Some(known) => &self.known[known].starts,
        }
    }

    /// The keys of these ways.
    pub(super) fn keys<'s>(&'s self, automaton: &'s Automaton, known: u16) -> &'s [Key] {
        match usize::from(known).checked_sub(1) {
            None => &automaton.start_keys,
            Some(known) => &self.known[known].keys,
        }
    }

    /// Whether the word `at` has a bit of its row.
    #[inline]
    pub(super) fn has(&self, width: usize, at: usize, bit: SetNumber) -> bool {
        Block::has(&self.rows[at * width..], bit)
    }
}

impl Automaton {
    /// Tells of each word of a sentence what the patterns ask of it.
    pub(super) fn tell<T: Token>(&self, sentence: &[T], vocabulary: &Vocabulary, told: &mut AllTold) {
        let AllTold { words, rows, met, known, numbers } = told;
        words.clear();
        rows.clear();
        self.needs.start(met);
        if known.len() > MOST_KNOWN {
            known.clear();
            numbers.clear();
        }
        // What stands far apart in memory is gathered first, so that a processor can wait for all of it at once.
        words.extend(sentence.iter().map(|token| Told {
            entry: self.entries[usize::from(token.word())],
            begins: self.of_rows[token.row() as usize],
            known: 0,
            word: token.word(),
            before: token.before(),
            end: 0,
        }));
        for (token, word) in sentence.iter().zip(words.iter_mut()) {
            let more = self.classes.more(token.shape(), token.listed());
            if more == 0 {
                self.classes.put(rows, self.classes.row(token.row()), word.entry.own.into());
            } else {
                // Its shape puts this word into more classes than its kind has.
                word.known = *numbers.entry((token.kind(), more)).or_insert_with(|| {
                    known.push(self.know(token.kind(), more, vocabulary));
                    known.len() as u16
                });
                let known = &known[usize::from(word.known) - 1];
                word.begins = known.begins;
                self.classes.put(rows, &known.row, word.entry.own.into());
            }
        }
        for (before, word) in words.iter().enumerate() {
            self.needs.meet(met, word.entry.begins.needs(), before);
            match usize::from(word.known).checked_sub(1) {
                None => self.needs.meet(met, word.begins.needs(), before),
                Some(at) => self.needs.meet_all(met, &known[at].needs, before),
            }
        }
        let (entry, begins) = (self.entries[0], Begins::default());
        words.push(Told { entry, begins, known: 0, word: 0, before: SENTENCE_BREAK, end: words.len() as u8 });
        rows.resize(rows.len() + self.classes.width, Block::EMPTY);
        let mut end = sentence.len() as u8;
        for (at, word) in words.iter_mut().enumerate().rev() {
            word.end = end;
            if word.before != NONE_BREAK {
                end = at as u8;
            }
        }
    }

    fn know(&self, kind: usize, more: u64, vocabulary: &Vocabulary) -> Known {
        let mut classes = vocabulary.kinds()[kind];
        classes.0[0] |= more;
        let row = self.classes.tell(&classes);
        let (mut starts, mut needs) = (Vec::new(), Vec::new());
        let begins =
            Begins::of_row(&self.classes, &row, &self.class_starts, &self.needs.of_set, &mut starts, &mut needs);
        let keys = starts.iter().map(Start::key).collect();
        Known { row, starts, keys, needs, begins }
    }

    /// Whether the word `at` is in a set.
    pub(super) fn is_in(&self, told: &AllTold, at: usize, set: SetNumber) -> bool {
        match set < self.classed {
            true => told.has(self.classes.width, at, set),
            false => self.word_sets.get(told.words[at].word.into()).binary_search(&set).is_ok(),
        }
    }
}
