//! The automaton that all patterns of a language share.
//!
//! What a place of a pattern asks of a word is either that it be one certain word or that it be in a *set*: of listed
//! words, of classes, or of both.

use std::cmp::Reverse;

use super::classes::ClassRows;
use super::lists::Lists;
use super::near::Near;
use crate::check::language::vocabulary::Form;
use crate::check::stored::{plain, stored};

/// Nothing but space between two words.
pub(crate) const NONE_BREAK: u8 = 1;
/// A clause ends between two words.
pub(crate) const CLAUSE_BREAK: u8 = 2;
/// A sentence ends between two words.
pub(crate) const SENTENCE_BREAK: u8 = 4;
/// Whatever stands between two words.
pub(crate) const ANY_BREAK: u8 = 7;

/// A word as the automaton sees it.
pub(crate) trait Token {
    /// The form in the vocabulary.
    fn form(&self) -> Form;
    /// The classes that only this occurrence has (shape, endings): the first block of the set.
    fn shape(&self) -> u64;
    /// What stands before it: one of the break bits.
    fn before(&self) -> u8;
}

/// The number of a set. Those that ask for classes stand first, so that a row of bits for them is short.
pub(super) type SetNumber = u32;

/// What an edge does besides asking for a set.
pub(super) mod flag {
    /// The place of the hit begins at this word.
    pub(in super::super) const OPEN: u8 = 1;
    /// The place of the hit ended before this word.
    pub(in super::super) const CLOSE: u8 = 2;
    /// Any word but those of the set.
    pub(in super::super) const NOT: u8 = 4;
    /// A word is asked for, not a set.
    pub(in super::super) const WORD: u8 = 8;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    /// A word or a set.
    pub(super) asks: u32,
    pub(super) target: u32,
    pub(super) border: u8,
    pub(super) flags: u8,
}

/// A gap: up to so many words are passed over before the state behind it is visited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Gap {
    pub(super) target: u32,
    pub(super) words: u8,
    /// What may stand before the first word passed over.
    pub(super) border: u8,
    pub(super) flags: u8,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Accept {
    pub(super) target: u32,
    pub(super) end: u8,
    pub(super) close: bool,
}

/// A way into a state, with what it takes to be worth a visit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    pub(super) state: u32,
    /// The mask of the sets of classes that the state's edges ask for, by its number.
    pub(super) mask: u32,
    /// Something ends in the state, or goes on from it, whatever the next word is.
    pub(super) always: bool,
    /// The next word may stand behind a border.
    pub(super) apart: bool,
}

/// A way from the start through a word, which is known from the list it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    pub(super) way: Way,
    pub(super) border: u8,
    pub(super) flags: u8,
    /// How many words are passed over behind the word, one at the least; 0 where none may be.
    pub(super) reach: u8,
}

/// A way from the start through one certain word to a state that goes on with another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) words: (u32, u32),
    pub(super) start: Start,
}

impl Pair {
    /// The list that a pair of words stands in, of a number of lists that is a power of two.
    pub(super) const fn list(words: (u32, u32), lists: usize) -> usize {
        (words.0.wrapping_mul(0x9E37_79B9) ^ words.1.wrapping_mul(0x85EB_CA6B)) as usize >> 8 & (lists - 1)
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    /// Where its edges begin: first those that ask for a word, then those that ask for classes, for one of a list of
    /// words, for any word but some.
    pub(super) edges: u32,
    pub(super) classes: u32,
    pub(super) lists: u32,
    pub(super) exceptions: u32,
    pub(super) end: u32,
    pub(super) gaps: (u32, u32),
    pub(super) accepts: (u32, u32),
    pub(super) way: Way,
}

/// All patterns, compiled.
#[derive(Debug)]
pub(crate) struct Automaton {
    pub(super) states: Vec<State>,
    pub(super) edges: Vec<Edge>,
    pub(super) gaps: Vec<Gap>,
    pub(super) accepts: Vec<Accept>,
    /// The ways from the start through two certain words, in as many lists as [`Pair::list`] tells apart, and which words
    /// may follow which.
    pub(super) pairs: Lists<Pair>,
    pub(super) paired: Near,
    /// For each word, how many words are passed over at the most before the second of a pair.
    pub(super) reach: Vec<u8>,
    /// The other ways from the start through a word, by twice its number: what begins a clause is kept apart behind the
    /// rest, as most words do not.
    pub(super) word_starts: Lists<Start>,
    /// The edges of the start that ask for classes, by twice the number of their set.
    pub(super) class_starts: Lists<Start>,
    /// The sets with class starts, as bits.
    pub(super) start_mask: Vec<u64>,
    /// For each form the number of its word; 0 where no pattern asks for it.
    pub(super) words: Vec<u32>,
    /// The sets that list a word, in the order of their numbers.
    pub(super) word_sets: Lists<SetNumber>,
    pub(super) classes: ClassRows,
    /// Sets of classes below this number list no words.
    pub(super) pure: SetNumber,
    pub(super) near: Near,
    /// Rows of bits: sets of classes that states ask for.
    pub(super) masks: Vec<u64>,
}

plain!(Edge { asks: u32, target: u32, border: u8, flags: u8 });
plain!(Gap { target: u32, words: u8, border: u8, flags: u8 });
plain!(Accept { target: u32, end: u8, close: bool });
plain!(Way { state: u32, mask: u32, always: bool, apart: bool });
plain!(Start { way: Way, border: u8, flags: u8, reach: u8 });
plain!(Pair { words: (u32, u32), start: Start });
plain!(State {
    edges: u32,
    classes: u32,
    lists: u32,
    exceptions: u32,
    end: u32,
    gaps: (u32, u32),
    accepts: (u32, u32),
    way: Way,
});
stored!(Automaton {
    states,
    edges,
    gaps,
    accepts,
    pairs,
    paired,
    reach,
    word_starts,
    class_starts,
    start_mask,
    words,
    word_sets,
    classes,
    pure,
    near,
    masks,
});

/// A pattern found: which, and the words of its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) target: u32,
    /// All words that the pattern took.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The words inside its brackets, or all.
    pub(crate) inner_start: u32,
    pub(crate) inner_end: u32,
}

impl Match {
    /// Of the hits of one row at one place, the longest counts; among those, the one whose brackets say most.
    pub(super) fn rank(&self) -> (u32, Reverse<u32>, Reverse<u32>) {
        (self.end, Reverse(self.inner_end.saturating_sub(self.inner_start)), Reverse(self.inner_start))
    }
}
