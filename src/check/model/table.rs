//! The weights of the features, found by their keys.
//!
//! A sentence has a dozen features a word, and few of them have weights. A filter drops nearly all others without a
//! branch; for what is left one line of memory holds the answer. A mail looks at all corners of the table, so it is
//! kept small: a weight is one byte, and what the few greatest weights have beyond a byte is kept apart.

use bytemuck::AnyBitPattern;

use super::weights::{LABELS, WIDTH};
use crate::check::stored::{List, flat, stored};

/// How many blocks of 64 bits the filter has.
const FILTER: usize = 1 << 12;
/// How many keys wait to be looked up together; so many bytes add up to no more than 16 bits hold.
const WAITING: usize = 256;
/// How many features a line has room for.
const ROOM: usize = 4;
/// The bytes of a row.
const ROW: usize = 14;
/// Where a row says that more of its weights is kept apart: behind all of them.
const MORE: usize = ROW - 1;
/// The bytes of a line.
const LINE: usize = 64;
/// Where the tags begin in a line.
const TAGS: usize = ROOM * ROW;
const _: () = assert!(LABELS.len() <= MORE && TAGS + ROOM * size_of::<u16>() == LINE && TAGS - ROW + WIDTH <= LINE);

/// A line of memory, empty places last: the weights of each feature, bytes with a sign, then some bits of each key; 0 in
/// an empty place.
#[derive(Clone, Copy, Debug, AnyBitPattern)]
#[repr(C, align(64))]
struct Line([u8; LINE]);

flat!(Line { 0: [u8; LINE] });

impl Line {
    const EMPTY: Self = Self([0; LINE]);

    fn tag(&self, at: usize) -> u16 {
        u16::from_le_bytes([self.0[TAGS + 2 * at], self.0[TAGS + 2 * at + 1]])
    }

    /// The weights of a feature, and behind them what happens to stand there, so that a processor takes them at once.
    fn row(&self, at: usize) -> &[u8; WIDTH] {
        self.0[at * ROW..].first_chunk().unwrap_or(&[0; WIDTH])
    }

    /// Whether a feature of this line may stand in the next one.
    fn is_full(&self) -> bool {
        self.tag(ROOM - 1) != 0
    }

    /// The place of a tag; the first one where no place has it.
    #[inline]
    fn find(&self, tag: u16) -> usize {
        (1..ROOM).fold(0, |at, next| if self.tag(next) == tag { next } else { at })
    }

    fn put(&mut self, at: usize, tag: u16, row: [u8; ROW]) {
        self.0[at * ROW..][..ROW].copy_from_slice(&row);
        self.0[TAGS + 2 * at..][..2].copy_from_slice(&tag.to_le_bytes());
    }
}

#[derive(Clone, Debug)]
pub(super) struct Table {
    lines: List<Line>,
    /// What weights have beyond a byte, in the order of the keys.
    more: Vec<(u64, [i16; WIDTH])>,
    /// Two bits for each feature.
    filter: Box<[u64; FILTER]>,
}

stored!(Table { lines, more, filter });

/// What of a weight a byte holds.
fn small(weight: i16) -> i8 {
    weight.clamp(-127, 127) as i8
}

impl Table {
    /// Room for so many features.
    pub(super) fn with_capacity(features: usize) -> Self {
        let lines = vec![Line::EMPTY; features / (ROOM - 1) + 1].into();
        Self { lines, more: Vec::new(), filter: Box::new([0; FILTER]) }
    }

    /// Adds a feature; false where there is no room.
    pub(super) fn insert(&mut self, key: u64, weights: &[i16; WIDTH]) -> bool {
        let first = self.line(key);
        let lines = (first..self.lines.len()).chain(0..first);
        let place = |line: usize| (0..ROOM).find(|at| self.lines[line].tag(*at) == 0).map(|at| (line, at));
        let Some((line, at)) = { lines }.find_map(place) else { return false };
        let mut row = [0; ROW];
        row.iter_mut().zip(weights).for_each(|(byte, weight)| *byte = small(*weight) as u8);
        let rest = weights.map(|weight| weight - i16::from(small(weight)));
        if rest != [0; WIDTH] {
            let at = self.more.partition_point(|(known, _)| *known < key);
            self.more.insert(at, (key, rest));
            row[MORE] = 1;
        }
        self.lines.to_mut()[line].put(at, tag(key), row);
        let (block, bits) = filtered(key);
        self.filter[block] |= bits;
        true
    }

    /// The line where a feature stands, unless it was full.
    fn line(&self, key: u64) -> usize {
        ((key >> 32) as usize * self.lines.len()) >> 32
    }

    /// The own line of a feature, and the place in it where the feature would stand.
    #[inline]
    fn place(&self, key: u64) -> (&Line, usize) {
        let line = &self.lines[self.line(key)];
        (line, line.find(tag(key)))
    }

    fn row(&self, key: u64) -> Option<&[u8; WIDTH]> {
        let tag = tag(key);
        let mut line = self.line(key);
        // Never are all lines full: each has room for more than its share.
        loop {
            let stands = &self.lines[line];
            let at = stands.find(tag);
            if stands.tag(at) == tag {
                return Some(stands.row(at));
            }
            if !stands.is_full() {
                return None;
            }
            line = if line + 1 == self.lines.len() { 0 } else { line + 1 };
        }
    }
}

/// Which bits of which block of the filter are for a key.
fn filtered(key: u64) -> (usize, u64) {
    ((key >> 12) as usize % FILTER, 1 << (key & 63) | 1 << (key >> 6 & 63))
}

fn tag(key: u64) -> u16 {
    ((key >> 16) as u16).max(1)
}

/// Adds up the weights of features.
pub(super) struct Sum<'t> {
    table: &'t Table,
    waiting: [u64; WAITING],
    count: usize,
    scores: [i32; WIDTH],
}

impl<'t> Sum<'t> {
    pub(super) fn new(table: &'t Table) -> Self {
        Self { table, waiting: [0; WAITING], count: 0, scores: [0; WIDTH] }
    }

    /// Adds a feature, if it is there at all.
    #[inline]
    pub(super) fn add(&mut self, there: bool, key: u64) {
        if self.count == WAITING {
            self.look_up();
        }
        let (block, bits) = filtered(key);
        self.waiting[self.count] = key;
        self.count += usize::from(there & (self.table.filter[block] & bits == bits));
    }

    fn look_up(&mut self) {
        // Nearly all keys are settled by their own line, and nothing foretells which: what stands elsewhere, or weighs
        // more than a byte holds, waits for a second look.
        let mut sums = [0_i16; WIDTH];
        let mut rest = 0;
        for at in 0..self.count {
            let key = self.waiting[at];
            let (line, at) = self.table.place(key);
            let found = line.tag(at) == tag(key);
            let row = line.row(at);
            let kept = if found { u8::MAX } else { 0 };
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum = sum.wrapping_add(i16::from((*weight & kept) as i8));
            }
            self.waiting[rest] = key;
            rest += usize::from(if found { row[MORE] != 0 } else { line.is_full() });
        }
        for (score, sum) in self.scores.iter_mut().zip(sums).take(LABELS.len()) {
            *score += i32::from(sum);
        }
        for at in 0..rest {
            self.look_again(self.waiting[at]);
        }
        self.count = 0;
    }

    /// Adds what the own line of a feature does not tell.
    #[cold]
    fn look_again(&mut self, key: u64) {
        let (line, at) = self.table.place(key);
        let told = line.tag(at) == tag(key);
        let Some(row) = (if told { Some(line.row(at)) } else { self.table.row(key) }) else { return };
        if !told {
            for (score, weight) in self.scores.iter_mut().zip(row).take(LABELS.len()) {
                *score += i32::from(*weight as i8);
            }
        }
        if row[MORE] != 0 {
            let more = self.table.more.binary_search_by_key(&key, |(known, _)| *known);
            let more = more.map_or([0; WIDTH], |at| self.table.more[at].1);
            for (score, weight) in self.scores.iter_mut().zip(more) {
                *score += i32::from(weight);
            }
        }
    }

    /// What the features since the last call come to, from `bias` on.
    pub(super) fn take(&mut self, bias: &[i32; WIDTH]) -> [i32; WIDTH] {
        self.look_up();
        let mut scores = *bias;
        for (score, sum) in scores.iter_mut().zip(std::mem::take(&mut self.scores)) {
            *score += sum;
        }
        scores
    }
}
