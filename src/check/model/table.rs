//! The weights of the features, found by their keys.
//!
//! A sentence has a dozen features a word, and few of them have weights. A filter that stays in the cache nearest to
//! the processor drops nearly all others, without a branch; for what is left one line of memory holds the answer.

use super::LABELS;

/// How many labels a row has room for: with its tag it fills half a line of memory.
pub(super) const WIDTH: usize = 14;
const _: () = assert!(LABELS.len() <= WIDTH);

/// How many blocks of 64 bits the filter has.
const FILTER: usize = 1 << 13;
/// How many keys wait to be looked up together.
const WAITING: usize = 256;

/// The weights of one feature.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Row {
    weights: [i16; WIDTH],
    /// The upper half of the key; 0 in an empty row.
    tag: u32,
}

/// Two rows in one line of memory.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Line([Row; 2]);

#[derive(Debug)]
pub(super) struct Table {
    lines: Vec<Line>,
    /// One bit for each feature, several for none.
    filter: Box<[u64; FILTER]>,
}

impl Table {
    /// Room for so many features.
    pub(super) fn with_capacity(features: usize) -> Self {
        Self {
            lines: vec![Line::default(); features.next_power_of_two()],
            filter: vec![0; FILTER].try_into().unwrap_or_else(|_| Box::new([0; FILTER])),
        }
    }

    /// Adds a feature; false where there is no room.
    pub(super) fn insert(&mut self, key: u64, weights: [i16; WIDTH]) -> bool {
        let (block, bit) = place(key);
        self.filter[block] |= 1 << bit;
        let first = self.line(key);
        let count = self.lines.len();
        let lines = (first..count).chain(0..first);
        for line in lines {
            if let Some(row) = self.lines[line].0.iter_mut().find(|row| row.tag == 0) {
                *row = Row { weights, tag: tag(key) };
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
            let row = &rows[usize::from(rows[1].tag == tag)];
            if row.tag == tag {
                return Some(row);
            }
            if rows[1].tag == 0 {
                return None;
            }
            line = (line + 1) & (self.lines.len() - 1);
        }
    }
}

/// Which bit of the filter is for a key.
fn place(key: u64) -> (usize, u32) {
    let bit = (key >> 20) as usize % (FILTER * 64);
    (bit / 64, bit as u32 % 64)
}

fn tag(key: u64) -> u32 {
    ((key >> 32) as u32).max(1)
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
        let (block, bit) = place(key);
        self.waiting[self.count] = key;
        self.count += (self.table.filter[block] >> bit) as usize & usize::from(there);
    }

    fn look_up(&mut self) {
        for key in &self.waiting[..self.count] {
            if let Some(row) = self.table.row(*key) {
                for (score, weight) in self.scores.iter_mut().zip(row.weights) {
                    *score += i32::from(weight);
                }
            }
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
