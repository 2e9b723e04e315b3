//! Which states a listed word leads on from, as bits.
//!
//! Most ways through the automaton end at the very next word, so that is asked before a state is visited at all. Each
//! word has a few blocks of 64 bits, their number a power of two that grows with the states that it leads on from, and
//! each of these states sets three bits of one block as its hash tells. Where one of them is not set, the word
//! certainly does not lead on; where all are, it very likely does.

use bytemuck::AnyBitPattern;

use crate::check::stored::{List, flat, stored};

/// The bits of all words.
#[derive(Debug)]
pub(super) struct Near {
    blocks: List<u64>,
}

/// The blocks of a word: where they begin, in the upper bits, and how far a hash is shifted to fall on one of them.
#[derive(Clone, Copy, Debug, AnyBitPattern)]
#[repr(C)]
pub(super) struct Place(u32);

stored!(Near { blocks });
flat!(Place { 0: u32 });

/// A block is for so many states at the most, on average.
const STATES: u32 = 4;

impl Near {
    /// From pairs of a word below `words` and a state; with the place of each word.
    pub(super) fn new(words: usize, pairs: &[(u32, u32)]) -> (Self, Vec<Place>) {
        let mut counts = vec![0_u32; words];
        pairs.iter().for_each(|(word, _)| counts[*word as usize] += 1);
        let mut start = 0;
        let places = counts.iter().map(|count| {
            // At least two, as a hash cannot be shifted by all of its bits.
            let blocks = count.div_ceil(STATES).next_power_of_two().max(2);
            let place = Place::new(start, blocks);
            start += blocks;
            place
        });
        let places: Vec<Place> = places.collect();
        let mut blocks = vec![0; start as usize];
        for (word, state) in pairs {
            let hash = hash(*state);
            blocks[places[*word as usize].block(hash)] |= bits(hash);
        }
        (Self { blocks: blocks.into() }, places)
    }

    /// Whether a word may lead on from a state.
    #[inline]
    pub(super) fn leads(&self, word: Place, state: u32) -> bool {
        let hash = hash(state);
        let bits = bits(hash);
        self.blocks[word.block(hash)] & bits == bits
    }
}

impl Place {
    /// How many bits tell how far a hash is shifted.
    const SHIFT: u32 = 5;

    /// So many blocks, a power of two and two at the least, from one on.
    pub(super) fn new(start: u32, blocks: u32) -> Self {
        Self(start << Self::SHIFT | (u32::BITS - blocks.trailing_zeros()))
    }

    /// The first block.
    pub(super) fn start(self) -> usize {
        (self.0 >> Self::SHIFT) as usize
    }

    /// How far a hash is shifted.
    pub(super) fn shift(self) -> u32 {
        self.0 % (1 << Self::SHIFT)
    }

    fn block(self, hash: u32) -> usize {
        self.start() + (hash >> self.shift()) as usize
    }
}

pub(super) const fn hash(state: u32) -> u32 {
    state.wrapping_mul(0x9E37_79B9)
}

/// Three bits of a block, by the lower bits of a hash; the upper ones choose the block.
const fn bits(hash: u32) -> u64 {
    1 << (hash & 63) | 1 << (hash >> 6 & 63) | 1 << (hash >> 12 & 63)
}
