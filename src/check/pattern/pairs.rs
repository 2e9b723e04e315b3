//! The ways from the start through two certain words, found by both words together.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use bytemuck::AnyBitPattern;

use super::automaton::Gate;
use super::builder::quick_hash;
use super::lists::Lists;
use crate::check::language::vocabulary::QuickHasher;
use crate::check::stored::{Flag, List, flat, stored};

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
    /// Another way through the same words follows.
    pub(super) more: Flag,
}

/// All such ways. Pairs of words with the same ways share them.
#[derive(Debug)]
pub(super) struct Pairs {
    /// Each pair of words at the place of its hash, or behind it; their number is a power of two.
    slots: List<Slot>,
    ways: List<Pair>,
}

/// A pair of words, and where its ways begin. No word is 0 but in an empty slot.
#[derive(Clone, Copy, Debug, Default, AnyBitPattern)]
#[repr(C)]
struct Slot {
    words: [u16; 2],
    ways: u32,
}

flat!(Pair {
    state: u32,
    gate: Gate,
    border: u8,
    flags: u8,
    reach: u8,
    second_border: u8,
    second_flags: u8,
    more: Flag,
});
stored!(Pairs { slots, ways });
flat!(Slot { words: [u16; 2], ways: u32 });

impl Pairs {
    pub(super) fn new(pairs: &[((u16, u16), Pair)]) -> Self {
        let mut slots = vec![Slot::default(); (pairs.len() * 3 / 2 + 1).next_power_of_two()];
        let mut count = 0;
        let mut numbered = Vec::with_capacity(pairs.len());
        for (words, pair) in pairs {
            let at = place(&slots, *words);
            if slots[at].words != <[u16; 2]>::from(*words) {
                slots[at] = Slot { words: (*words).into(), ways: count };
                count += 1;
            }
            numbered.push((slots[at].ways, *pair));
        }
        let lists = Lists::new(count as usize, &numbered);
        let mut known: HashMap<u64, u32, BuildHasherDefault<QuickHasher>> = HashMap::default();
        let mut ways: Vec<Pair> = Vec::new();
        for slot in slots.iter_mut().filter(|slot| slot.words[0] != 0) {
            let list = lists.get(slot.ways as usize);
            slot.ways = *known.entry(quick_hash(list)).or_insert_with(|| {
                let first = ways.len() as u32;
                for pair in list {
                    if !ways[first as usize..].iter().any(|way| Pair { more: pair.more, ..*way } == *pair) {
                        ways.push(Pair { more: Flag::new(true), ..*pair });
                    }
                }
                if let Some(last) = ways.last_mut() {
                    last.more = Flag::default();
                }
                first
            });
        }
        // Fewer pairs than ways may need fewer slots.
        let mut fewer = vec![Slot::default(); (count as usize * 3 / 2 + 1).next_power_of_two()];
        for slot in slots.iter().filter(|slot| slot.words[0] != 0) {
            let at = place(&fewer, slot.words.into());
            fewer[at] = *slot;
        }
        Self { slots: fewer.into(), ways: ways.into() }
    }

    /// The ways through two words.
    pub(super) fn get(&self, words: (u16, u16)) -> impl Iterator<Item = &Pair> {
        let slot = self.slots[place(&self.slots, words)];
        let mut goes_on = slot.words == <[u16; 2]>::from(words);
        let ways = self.ways[slot.ways as usize..].iter();
        ways.take_while(move |way| std::mem::replace(&mut goes_on, way.more.holds()))
    }
}

/// The slot of a pair of words, or the empty one where it would go.
fn place(slots: &[Slot], words: (u16, u16)) -> usize {
    let key = u32::from(words.0) << 16 | u32::from(words.1);
    let mut at =
        (key.wrapping_mul(0x9E37_79B9) ^ key >> 15).wrapping_mul(0x85EB_CA6B) as usize >> 8 & (slots.len() - 1);
    while slots[at].words != [words.0, words.1] && slots[at].words[0] != 0 {
        at = (at + 1) & (slots.len() - 1);
    }
    at
}
