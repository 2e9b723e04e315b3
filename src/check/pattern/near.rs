//! Which states a listed word leads on from, as bits.
//!
//! Most ways through the automaton end at the very next word, so that is asked before a state is visited at all. Each
//! word has a few blocks of 64 bits, the more the more states it leads on from, and each of these states sets three bits
//! of one block as its hash tells. Where one of them is not set, the word
//! certainly does not lead on; where all are, it very likely does.

use bytemuck::AnyBitPattern;

use crate::check::stored::{List, flat, stored};

/// The bits of all words.
#[derive(Debug)]
pub(super) struct Near {
    blocks: List<u64>,
}

/// Some blocks of a table: where they begin, in the upper bits, and how many there are, one of which is that of a hash.
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
            let blocks = count.div_ceil(STATES).clamp(1, Place::MOST);
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
    /// How many bits tell how many blocks there are.
    const COUNT: u32 = 13;
    /// There are so many at the most.
    pub(super) const MOST: u32 = (1 << Self::COUNT) - 1;

    /// So many blocks from one on.
    pub(super) fn new(start: u32, blocks: u32) -> Self {
        Self(start << Self::COUNT | blocks)
    }

    /// The block of a hash.
    #[inline]
    pub(super) fn block(self, hash: u32) -> usize {
        let blocks = u64::from(self.0 & Self::MOST);
        (self.0 >> Self::COUNT) as usize + ((u64::from(hash) * blocks) >> u32::BITS) as usize
    }
}

pub(super) const fn hash(state: u32) -> u32 {
    state.wrapping_mul(0x9E37_79B9)
}

/// Three bits of a block, by the lower bits of a hash; the upper ones choose the block.
const fn bits(hash: u32) -> u64 {
    1 << (hash & 63) | 1 << (hash >> 6 & 63) | 1 << (hash >> 12 & 63)
}
