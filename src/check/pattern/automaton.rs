//! The automaton that all patterns of a language share.
//!
//! What a place of a pattern asks of a word is either that it be one certain word or that it be in a *set*: of listed
//! words, of classes, or of both.

use std::cmp::Reverse;
use std::ops::Range;

use bytemuck::AnyBitPattern;

use super::classes::{Block, ClassRows};
use super::lists::Lists;
use super::near::{Near, Place};
use super::needs::{NOBODYS, Needs};
use super::pairs::Pairs;
use crate::check::stored::{Flag, List, flat, stored};

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
    /// The number that the patterns know the form by, or 0.
    fn word(&self) -> u16;
    /// Which of the sets of classes the form has, and those of them that are built in.
    fn kind(&self) -> usize;
    /// The row of such words.
    fn row(&self) -> u32;
    fn listed(&self) -> u64;
    /// The classes that only this occurrence has (shape, endings): the first block of the set.
    fn shape(&self) -> u64;
    /// What stands before it: one of the break bits.
    fn before(&self) -> u8;
}

/// The number of a set. Those that ask for classes stand first, so that a row of bits for them is short.
pub(super) type SetNumber = u16;

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

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, AnyBitPattern)]
#[repr(C)]
pub(super) struct Edge {
    pub(super) target: u32,
    /// A word or a set.
    pub(super) asks: u16,
    pub(super) border: u8,
    pub(super) flags: u8,
    /// The gate of the target, here too, so that the target need not be seen where it is not worth a visit.
    pub(super) gate: Gate,
}

/// A word that leads on from a state, and by which of the state's edges.
#[derive(Clone, Copy, Debug, AnyBitPattern)]
#[repr(C)]
pub(super) struct Turn {
    pub(super) word: u16,
    pub(super) edge: u16,
}

/// Set in the target of a way that leads to nothing but the end of a pattern: the other bits tell which of the ends.
pub(super) const ENDS: u32 = 1 << 31;

/// A gap: up to so many words are passed over before the state behind it is visited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AnyBitPattern)]
#[repr(C)]
pub(super) struct Gap {
    pub(super) target: u32,
    pub(super) words: u8,
    /// What may stand before the first word passed over.
    pub(super) border: u8,
    pub(super) flags: u8,
    pub(super) _room: u8,
    /// The gate of the target.
    pub(super) gate: Gate,
}

#[derive(Clone, Copy, Debug, AnyBitPattern)]
#[repr(C)]
pub(super) struct Accept {
    pub(super) target: u32,
    pub(super) end: u8,
    pub(super) close: Flag,
}

/// What it takes for a state to be worth a visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, AnyBitPattern)]
#[repr(C)]
pub(super) struct Gate {
    /// The mask of the sets of classes that the state's edges ask for, by its bit.
    pub(super) mask: u16,
    /// What the rest of the sentence must have.
    pub(super) need: u16,
    /// What may stand before the next word where one of these sets, or a word, leads on.
    pub(super) leads: u8,
    /// What may stand before the next word where something ends in the state, or goes on from it, whatever the word is.
    pub(super) always: u8,
}

impl Gate {
    /// Where nothing is worth a visit unless the next word leads on.
    pub(super) fn without_always(self) -> Self {
        Self { always: 0, ..self }
    }
}

/// A way from the start through a word, which is known from the list it stands in.
#[derive(Clone, Copy, Debug, AnyBitPattern)]
#[repr(C)]
pub(super) struct Start {
    pub(super) state: u32,
    pub(super) gate: Gate,
    pub(super) border: u8,
    pub(super) flags: u8,
    /// How many words are passed over behind the word, one at the least; 0 where none may be.
    pub(super) reach: u8,
}

/// What is asked of a way from the start before anything else, apart from the rest, so that many fit a line of memory.
#[derive(Clone, Copy, Debug, AnyBitPattern)]
#[repr(C)]
pub(super) struct Key {
    /// What the rest of the sentence must have.
    pub(super) need: u16,
    /// What may stand before the first word and, shifted, before the second one.
    pub(super) borders: u8,
    /// How many words may be passed over between the two.
    pub(super) reach: u8,
}

impl Key {
    /// How far the border before the second word is shifted.
    pub(super) const SECOND: u32 = 4;
}

impl Start {
    pub(super) fn key(&self) -> Key {
        Key { need: self.gate.need, borders: self.border, reach: self.reach }
    }

    /// A way that no word takes.
    const NEVER: Self =
        Self { state: 0, gate: Gate { mask: 0, need: 0, leads: 0, always: 0 }, border: 0, flags: 0, reach: 0 };
}

/// Lists are read four items at a time, so that a processor need not guess where each ends.
pub(super) const FOUR: usize = 4;

/// A state; its parts stand in common stores, from the places given on. It fits half a line of memory.
#[derive(Clone, Copy, Debug, AnyBitPattern)]
#[repr(C)]
pub(super) struct State {
    pub(super) edges: u32,
    pub(super) gaps: u32,
    pub(super) accepts: u32,
    /// Where, behind `edges`, those end that ask for a word, for classes, for one of a list of words, for any word but
    /// some.
    pub(super) ends: [u16; 4],
    pub(super) gap_count: u16,
    pub(super) accept_count: u16,
    pub(super) gate: Gate,
}

impl State {
    /// What leads to it may lead to instead where nothing but one pattern ends in it.
    pub(super) fn end(&self) -> Option<u32> {
        let alone = self.accept_count == 1 && self.gap_count == 0 && self.edges().is_empty();
        alone.then_some(self.accepts | ENDS)
    }

    /// Where the edges of one sort stand, counted from those that ask for a word.
    pub(super) fn sort(&self, sort: usize) -> Range<usize> {
        let first = if sort == 0 { 0 } else { self.ends[sort - 1] };
        self.edges as usize + usize::from(first)..self.edges as usize + usize::from(self.ends[sort])
    }

    /// Where all of its edges stand.
    pub(super) fn edges(&self) -> Range<usize> {
        self.edges as usize..self.edges as usize + usize::from(self.ends[3])
    }

    pub(super) fn gaps(&self) -> Range<usize> {
        self.gaps as usize..self.gaps as usize + usize::from(self.gap_count)
    }

    pub(super) fn accepts(&self) -> Range<usize> {
        self.accepts as usize..self.accepts as usize + usize::from(self.accept_count)
    }
}

/// The sorts of edges, in their order.
pub(super) mod sort {
    pub(in super::super) const WORDS: usize = 0;
    pub(in super::super) const CLASSES: usize = 1;
    pub(in super::super) const LISTS: usize = 2;
    pub(in super::super) const EXCEPTIONS: usize = 3;
}

/// What begins with a word or with a row of classes, and which needs it meets.
#[derive(Clone, Copy, Debug, Default, AnyBitPattern)]
#[repr(C)]
pub(super) struct Begins {
    /// The ways from the start through it, but pairs: where they begin, how many there are, and how many more that only
    /// begin a clause.
    pub(super) starts: u32,
    /// The needs that it meets: where they begin, and how many there are.
    pub(super) needs: u32,
    pub(super) start_count: u16,
    pub(super) clause_count: u16,
    pub(super) need_count: u16,
}

impl Begins {
    /// Where the ways through it stand, with those that begin a clause or without.
    #[inline]
    pub(super) fn starts(&self, of_clause: bool) -> Range<usize> {
        let first = self.starts as usize;
        let clause = if of_clause { self.clause_count } else { 0 };
        first..first + usize::from(self.start_count) + usize::from(clause)
    }

    /// Adds the ways that begin anywhere, those that only begin a clause, and the needs to those of all. Each list is
    /// filled up to a multiple of four with what changes nothing; `None` where there are too many.
    pub(super) fn new(
        ways: [Vec<Start>; 2],
        own_needs: Vec<u16>,
        starts: &mut Vec<Start>,
        needs: &mut Vec<u16>,
    ) -> Option<Self> {
        let mut made = Self { starts: starts.len() as u32, needs: needs.len() as u32, ..Self::default() };
        for (list, count) in ways.into_iter().zip([&mut made.start_count, &mut made.clause_count]) {
            *count = u16::try_from(list.len().next_multiple_of(FOUR)).ok()?;
            starts.extend(list);
            starts.resize(starts.len().next_multiple_of(FOUR), Start::NEVER);
        }
        made.need_count = u16::try_from(own_needs.len().next_multiple_of(FOUR)).ok()?;
        needs.extend(own_needs);
        needs.resize(needs.len().next_multiple_of(FOUR), NOBODYS);
        Some(made)
    }

    /// Where the needs stand that it meets.
    #[inline]
    pub(super) fn needs(&self) -> Range<usize> {
        self.needs as usize..self.needs as usize + usize::from(self.need_count)
    }

    /// Gathers what the sets of a row begin and which needs they meet, and tells where both stand.
    pub(super) fn of_row(
        classes: &ClassRows,
        row: &[Block],
        starts_of_sets: &Lists<Start>,
        needs_of_sets: &Lists<u16>,
        starts: &mut Vec<Start>,
        needs: &mut Vec<u16>,
    ) -> Self {
        let of_sets =
            |clause: usize| classes.sets(row).flat_map(move |set| starts_of_sets.get(set * 2 + clause)).copied();
        let mut of_row: Vec<u16> = classes.sets(row).flat_map(|set| needs_of_sets.get(set)).copied().collect();
        of_row.sort_unstable();
        of_row.dedup();
        Self::new([of_sets(0).collect(), of_sets(1).collect()], of_row, starts, needs).unwrap_or_default()
    }
}

/// All that is asked of a word of the patterns whenever it stands in a text, side by side in memory.
#[derive(Clone, Copy, Debug, AnyBitPattern)]
#[repr(C, align(32))]
pub(super) struct Entry {
    /// Which states it leads on from.
    pub(super) near: Place,
    /// Which words are the second of a pair behind it.
    pub(super) paired: Place,
    pub(super) begins: Begins,
    /// The row of the sets that ask for classes and list the word besides.
    pub(super) own: u16,
    /// How many words are passed over at the most before the second of a pair.
    pub(super) reach: u8,
}

/// All patterns, compiled.
#[derive(Debug)]
pub(crate) struct Automaton {
    pub(super) states: List<State>,
    pub(super) edges: List<Edge>,
    /// For each state but the start the words that lead on from it, by themselves or in a list, in their order.
    pub(super) turns: Lists<Turn>,
    pub(super) gaps: List<Gap>,
    pub(super) accepts: List<Accept>,
    /// For each target the start of what is looked for in a sentence only where the target was found in it, or 0.
    pub(super) besides: List<u32>,
    pub(super) entries: List<Entry>,
    pub(super) near: Near,
    /// The ways from the start through two certain words.
    pub(super) pairs: Pairs,
    /// The other ways from the start, by the words and the rows that they begin with.
    pub(super) starts: List<Start>,
    /// The key of each.
    pub(super) start_keys: List<Key>,
    /// By the number of a row of classes.
    pub(super) of_rows: List<Begins>,
    /// The edges of the start that ask for classes, by twice the number of their set: those that only begin a clause are
    /// kept apart behind the rest, as most words do not.
    pub(super) class_starts: Lists<Start>,
    pub(super) needs: Needs,
    /// The sets that list a word, in the order of their numbers.
    pub(super) word_sets: Lists<SetNumber>,
    pub(super) classes: ClassRows,
    /// Sets below this number ask for classes.
    pub(super) classed: SetNumber,
}

flat!(Edge { target: u32, asks: u16, border: u8, flags: u8, gate: Gate });
flat!(Gap { target: u32, words: u8, border: u8, flags: u8, _room: u8, gate: Gate });
flat!(Turn { word: u16, edge: u16 });
flat!(Accept { target: u32, end: u8, close: Flag });
flat!(Gate { mask: u16, need: u16, leads: u8, always: u8 });
flat!(Key { need: u16, borders: u8, reach: u8 });
flat!(Start { state: u32, gate: Gate, border: u8, flags: u8, reach: u8 });
flat!(State { edges: u32, gaps: u32, accepts: u32, ends: [u16; 4], gap_count: u16, accept_count: u16, gate: Gate });
flat!(Begins { starts: u32, needs: u32, start_count: u16, clause_count: u16, need_count: u16 });
flat!(Entry { near: Place, paired: Place, begins: Begins, own: u16, reach: u8 });
stored!(Automaton {
    states,
    edges,
    turns,
    gaps,
    accepts,
    besides,
    entries,
    near,
    pairs,
    starts,
    start_keys,
    of_rows,
    class_starts,
    needs,
    word_sets,
    classes,
    classed,
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
