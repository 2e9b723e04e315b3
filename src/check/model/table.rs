//! The weights of the features, found by their keys.
//!
//! A sentence has a dozen features a word, and few of them have weights. A filter drops nearly all others without a
//! branch; for what is left one line of memory holds the answer. The table is kept small, because a mail looks at all
//! corners of it: a weight is one byte, and what the few greatest weights have beyond a byte is kept apart.

use super::{LABELS, WIDTH};

/// How many blocks of 64 bits the filter has.
const FILTER: usize = 1 << 13;
/// How many keys wait to be looked up together; that many bytes add up to no more than 16 bits hold.
const WAITING: usize = 256;
/// How many bytes of a row are weights; the others are its tag.
const WEIGHTS: usize = 13;
const _: () = assert!(LABELS.len() <= WEIGHTS);

/// The weights of one feature as bytes with a sign, then three bytes: a bit that says whether more is kept apart,
/// above 23 bits of the key, which are 0 in an empty row.
#[derive(Clone, Copy, Debug, Default)]
struct Row([u8; 16]);

/// Four rows in one line of memory, empty ones last.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Line([Row; 4]);

#[derive(Debug)]
pub(super) struct Table {
    lines: Vec<Line>,
    /// What weights have beyond a byte.
    more: Vec<(u64, [i16; WIDTH])>,
    /// Two bits for each feature.
    filter: Box<[u64; FILTER]>,
}

impl Row {
    fn new(key: u64, weights: &[i16; WIDTH], more: bool) -> Self {
        let mut row = Self::default();
        for (byte, weight) in row.0[..WEIGHTS].iter_mut().zip(weights) {
            *byte = small(*weight) as u8;
        }
        row.0[WEIGHTS..].copy_from_slice(&(tag(key) | u32::from(more) << 23).to_le_bytes()[..3]);
        row
    }

    fn end(&self) -> u32 {
        let [.., a, b, c, d] = self.0;
        u32::from_le_bytes([a, b, c, d])
    }

    fn tag(&self) -> u32 {
        self.end() >> 8 & 0x7F_FFFF
    }

    fn has_more(&self) -> bool {
        self.end() >> 31 != 0
    }
}

/// What of a weight a byte holds.
fn small(weight: i16) -> i8 {
    weight.clamp(-127, 127) as i8
}

impl Table {
    /// Room for so many features.
    pub(super) fn with_capacity(features: usize) -> Self {
        Self {
            lines: vec![Line::default(); (features / 2).next_power_of_two()],
            more: Vec::new(),
            filter: Box::new([0; FILTER]),
        }
    }

    /// Adds a feature; false where there is no room.
    pub(super) fn insert(&mut self, key: u64, weights: &[i16; WIDTH]) -> bool {
        let (block, bits) = place(key);
        self.filter[block] |= bits;
        let rest = weights.map(|weight| weight - i16::from(small(weight)));
        let more = rest != [0; WIDTH];
        if more {
            self.more.push((key, rest));
        }
        let first = self.line(key);
        let lines = (first..self.lines.len()).chain(0..first);
        for line in lines {
            if let Some(row) = self.lines[line].0.iter_mut().find(|row| row.tag() == 0) {
                *row = Row::new(key, weights, more);
                return true;
            }
        }
        false
    }

    fn line(&self, key: u64) -> usize {
        key as usize & (self.lines.len() - 1)
    }

    fn row(&self, key: u64) -> Option<&Row> {
        let tag = tag(key);
        let mut line = self.line(key);
        loop {
            let rows = &self.lines[line].0;
            let at = (1..rows.len()).fold(0, |at, next| if rows[next].tag() == tag { next } else { at });
            if rows[at].tag() == tag {
                return Some(&rows[at]);
            }
            if rows[rows.len() - 1].tag() == 0 {
                return None;
            }
            line = (line + 1) & (self.lines.len() - 1);
        }
    }
}

/// Which bits of which block of the filter are for a key.
fn place(key: u64) -> (usize, u64) {
    ((key >> 26) as usize % FILTER, 1 << (key >> 14 & 63) | 1 << (key >> 20 & 63))
}

fn tag(key: u64) -> u32 {
    ((key >> 41) as u32).max(1)
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
        let (block, bits) = place(key);
        self.waiting[self.count] = key;
        self.count += usize::from(there & (self.table.filter[block] & bits == bits));
    }

    fn look_up(&mut self) {
        let mut sums = [0_i16; WIDTH];
        for key in &self.waiting[..self.count] {
            let Some(row) = self.table.row(*key) else { continue };
            for (sum, weight) in sums.iter_mut().zip(row.0) {
                *sum = sum.wrapping_add(i16::from(weight as i8));
            }
            if row.has_more() {
                let more = self.table.more.iter().find(|(known, _)| known == key);
                for (score, weight) in self.scores.iter_mut().zip(more.map_or([0; WIDTH], |(_, rest)| *rest)) {
                    *score += i32::from(weight);
                }
            }
        }
        for (score, sum) in self.scores.iter_mut().zip(sums) {
            *score += i32::from(sum);
        }
        self.count = 0;
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
