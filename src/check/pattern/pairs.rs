//! The ways from the start through two certain words: for each first word a small table of the second ones.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use bytemuck::AnyBitPattern;

use super::automaton::Gate;
use super::builder::quick_hash;
use super::near::{Place, hash};
use crate::check::language::vocabulary::QuickHasher;
use crate::check::stored::{List, flat, stored};

/// A way through two words to a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, AnyBitPattern)]
#[repr(C)]
pub(super) struct Pair {
    pub(super) state: u32,
    pub(super) gate: Gate,
    /// How the first word is taken.
    pub(super) border: u8,
    pub(super) flags: u8,
    /// How many words are passed over between the two, one at the least; 0 where none may be.
    pub(super) reach: u8,
    /// How the second word is taken.
    pub(super) second_border: u8,
    pub(super) second_flags: u8,
}

/// All such ways. Pairs of words with the same ways share them.
#[derive(Debug)]
pub(super) struct Pairs {
    /// The tables, one behind the other: each second word at the place of its hash, or behind it.
    slots: List<Slot>,
    pub(super) ways: List<Pair>,
}

/// A second word, where its ways begin, and how many there are; none in an empty slot.
#[derive(Clone, Copy, Debug, Default, AnyBitPattern)]
#[repr(C)]
struct Slot {
    word: u16,
    count: u16,
    ways: u32,
}

flat!(Pair { state: u32, gate: Gate, border: u8, flags: u8, reach: u8, second_border: u8, second_flags: u8 });
stored!(Pairs { slots, ways });
flat!(Slot { word: u16, count: u16, ways: u32 });

/// The fewest slots of a table.
const FEWEST: usize = 2;

impl Pairs {
    /// From ways with their two words, the first below `words`; with the place of the table of each.
    pub(super) fn new(words: usize, pairs: &[((u16, u16), Pair)]) -> (Self, Vec<Place>) {
        let mut sorted = pairs.to_vec();
        sorted.sort_by_key(|(words, _)| *words);
        // Words that begin no pair share an empty table.
        let mut made = Self { slots: vec![Slot::default(); FEWEST].into(), ways: List::default() };
        let mut places = vec![Place::new(0, FEWEST as u32); words];
        let mut known: HashMap<u64, (u32, u16), BuildHasherDefault<QuickHasher>> = HashMap::default();
        for of_first in sorted.chunk_by(|one, other| one.0.0 == other.0.0) {
            let of_words = || of_first.chunk_by(|one, other| one.0.1 == other.0.1);
            let size = (of_words().count() * 3 / 2 + 1).next_power_of_two().max(FEWEST);
            let place = Place::new(made.slots.len() as u32, size as u32);
            let slots = made.slots.to_mut();
            slots.resize(slots.len() + size, Slot::default());
            places[usize::from(of_first[0].0.0)] = place;
            for of_both in of_words() {
                let list: Vec<Pair> = of_both.iter().map(|(_, pair)| *pair).collect();
                let (ways, count) = *known.entry(quick_hash(&list)).or_insert_with(|| made.keep(&list));
                let word = of_both[0].0.1;
                let at = made.place(place, word);
                made.slots.to_mut()[at] = Slot { word, count, ways };
            }
        }
        (made, places)
    }

    /// Adds a list of ways, each once.
    fn keep(&mut self, list: &[Pair]) -> (u32, u16) {
        let ways = self.ways.to_mut();
        let first = ways.len();
        for pair in list {
            if !ways[first..].contains(pair) {
                ways.push(*pair);
            }
        }
        (first as u32, (ways.len() - first) as u16)
    }

    /// Where the ways stand through the first word of a table and a second one.
    #[inline]
    pub(super) fn find(&self, table: Place, second: u16) -> Range<usize> {
        let slot = self.slots[self.place(table, second)];
        slot.ways as usize..slot.ways as usize + usize::from(slot.count)
    }

    /// The slot of a second word, or the empty one where it would go. No table is full.
    #[inline]
    fn place(&self, table: Place, second: u16) -> usize {
        let (first, last) = (table.start(), (u32::MAX >> table.shift()) as usize);
        let mut at = (hash(second.into()) >> table.shift()) as usize;
        loop {
            let slot = &self.slots[first + at];
            if (slot.word == second) | (slot.count == 0) {
                return first + at;
            }
            at = (at + 1) & last;
        }
    }
}
