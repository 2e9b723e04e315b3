//! The ways from the start through two certain words: for each first word a small table of the second ones.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use bytemuck::AnyBitPattern;

use super::automaton::{Gate, Key};
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
    /// The tables, one behind the other: each second word in a slot of its hash.
    slots: List<Slot>,
    /// Two bits for each pair of words that has ways: of all words that stand near each other few are such a pair, and
    /// this is so small that it stays at hand.
    filter: List<u64>,
    pub(super) ways: List<Pair>,
    /// The key of each.
    pub(super) keys: List<Key>,
}

impl Pair {
    fn key(&self) -> Key {
        Key { need: self.gate.need, borders: self.border | self.second_border << Key::SECOND, reach: self.reach }
    }
}

/// A second word, where its ways begin, and how many there are; none in an empty slot.
#[derive(Clone, Copy, Debug, Default, AnyBitPattern)]
#[repr(C)]
struct Slot {
    word: u16,
    count: u16,
    ways: u32,
}

/// How many slots a hash has: so few that all are seen at once, and a processor need not guess which is the one.
const ROOM: usize = 4;

flat!(Pair { state: u32, gate: Gate, border: u8, flags: u8, reach: u8, second_border: u8, second_flags: u8 });
stored!(Pairs { slots, filter, ways, keys });
flat!(Slot { word: u16, count: u16, ways: u32 });

/// A block of the filter is for so many pairs at the most, on average.
const PAIRS: usize = 8;

impl Pairs {
    /// From ways with their two words, the first below `words`; with the place of the table of each. None where there
    /// are too many.
    pub(super) fn new(words: usize, pairs: &[((u16, u16), Pair)]) -> Option<(Self, Vec<Place>)> {
        let mut sorted = pairs.to_vec();
        sorted.sort_by_key(|(words, _)| *words);
        let count = sorted.chunk_by(|one, other| one.0 == other.0).count();
        // Words that begin no pair share an empty table.
        let mut made = Self {
            slots: vec![Slot::default(); ROOM].into(),
            filter: vec![0; (count / PAIRS).next_power_of_two()].into(),
            ways: List::default(),
            keys: List::default(),
        };
        let mut places = vec![Place::new(0, 1); words];
        let mut known: HashMap<u64, (u32, u16), BuildHasherDefault<QuickHasher>> = HashMap::default();
        for of_first in sorted.chunk_by(|one, other| one.0.0 == other.0.0) {
            let first = of_first[0].0.0;
            let slots = of_first.chunk_by(|one, other| one.0.1 == other.0.1).map(|of_both| {
                let list: Vec<Pair> = of_both.iter().map(|(_, pair)| *pair).collect();
                let (ways, count) = *known.entry(quick_hash(&list)).or_insert_with(|| made.keep(&list));
                let word = of_both[0].0.1;
                let (block, bits) = made.filtered(first, word);
                made.filter.to_mut()[block] |= bits;
                Slot { word, count, ways }
            });
            let slots: Vec<Slot> = slots.collect();
            places[usize::from(first)] = made.table(&slots)?;
        }
        made.keys = made.ways.iter().map(Pair::key).collect();
        Some((made, places))
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

    /// Adds a table that is large enough for no hash to have too many words.
    fn table(&mut self, slots: &[Slot]) -> Option<Place> {
        let all = self.slots.to_mut();
        let first = all.len() / ROOM;
        let mut size = slots.len() / ROOM + 1;
        while size <= Place::MOST as usize {
            all.resize((first + size) * ROOM, Slot::default());
            let place = Place::new(first as u32, size as u32);
            let fits = slots.iter().all(|slot| {
                let own = &mut all[place.block(hash(slot.word.into())) * ROOM..][..ROOM];
                let free = own.iter_mut().find(|slot| slot.count == 0);
                free.map(|free| *free = *slot).is_some()
            });
            if fits {
                return Some(place);
            }
            all.truncate(first * ROOM);
            size += size / 4 + 1;
        }
        None
    }

    /// Which bits of which block of the filter are for two words.
    #[inline]
    fn filtered(&self, first: u16, second: u16) -> (usize, u64) {
        let key = (u64::from(first) << 16 | u64::from(second)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((key >> 32) as usize & (self.filter.len() - 1), 1 << (key >> 58) | 1 << (key >> 52 & 63))
    }

    /// Whether some ways may lead through two words; where not, there certainly is none.
    #[inline]
    pub(super) fn any(&self, first: u16, second: u16) -> bool {
        let (block, bits) = self.filtered(first, second);
        self.filter[block] & bits == bits
    }

    /// Where the ways stand through the first word of a table and a second one.
    #[inline]
    pub(super) fn find(&self, table: Place, second: u16) -> Range<usize> {
        let slots = &self.slots[table.block(hash(second.into())) * ROOM..][..ROOM];
        let slot = slots.iter().fold(Slot::default(), |found, slot| if slot.word == second { *slot } else { found });
        slot.ways as usize..slot.ways as usize + usize::from(slot.count)
    }
}
