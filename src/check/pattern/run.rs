//! Runs of the automaton over sentences.
//!
//! A run begins at every word and follows all ways, depth first. Nearly all ways end at once, so that what counts is to
//! tell that without walking them: the start is entered by the first two words of a pattern together, and a state is
//! visited only where the next word may lead on from it.

use super::automaton::{
    Automaton, Edge, Entry, Gate, Match, NONE_BREAK, SENTENCE_BREAK, SetNumber, Start, State, Token, flag, sort,
};
use super::near::Place;
use crate::check::language::vocabulary::Vocabulary;

const UNSET: u32 = u32::MAX;

/// How many states are visited from one word at the most. No row comes near it; it keeps a user's row with gap upon gap
/// from costing more than its length.
const MOST_VISITS: u32 = 4000;

/// How many of the latest visits are remembered: a power of two.
const REMEMBERED: usize = 128;

/// Room that a run needs, kept from sentence to sentence.
#[derive(Debug)]
pub(crate) struct Scratch {
    /// The latest visits, each at the place of its hash.
    visited: [(u32, u64); REMEMBERED],
    /// How many runs there were.
    runs: u32,
    words: Vec<Told>,
    /// For each word the sets of classes that it is in, as bits.
    rows: Vec<u64>,
    /// For each need how many words there are up to the last that meets it.
    met: Vec<u8>,
    /// Rows that were worked out for words of a kind in a shape, to be used again.
    known: Vec<(usize, u64, Box<[u64]>)>,
}

impl Default for Scratch {
    fn default() -> Self {
        Self {
            visited: [(0, 0); REMEMBERED],
            runs: 0,
            words: Vec::with_capacity(USUAL),
            rows: Vec::with_capacity(USUAL * 8),
            met: Vec::new(),
            known: Vec::new(),
        }
    }
}

/// So many rows are kept from one sentence to the next; the shapes of a text are few.
const MOST_KNOWN: usize = 24;
/// So many words are room enough for nearly all sentences.
const USUAL: usize = 48;

/// What is told of a word before a sentence is matched.
#[derive(Clone, Copy, Debug)]
struct Told {
    /// The number of the word, or 0.
    word: u16,
    near: Place,
    before: u8,
}

/// One start of the automaton on one sentence.
struct Run<'r> {
    words: &'r [Told],
    rows: &'r [u64],
    met: &'r [u8],
    start: u32,
    /// Where the matches of this start begin.
    from: usize,
    visits: u32,
    visited: &'r mut [(u32, u64); REMEMBERED],
    /// The number of the run, above 0.
    number: u32,
    found: &'r mut Vec<Match>,
}

/// The words inside the brackets, as far as they are known.
#[derive(Clone, Copy)]
struct Marks {
    open: u32,
    close: u32,
}

impl Marks {
    const UNSET: Self = Self { open: UNSET, close: UNSET };

    fn after(self, flags: u8, at: usize) -> Self {
        let mark = |flag: u8, now: u32| if flags & flag != 0 && now == UNSET { at as u32 } else { now };
        Self { open: mark(flag::OPEN, self.open), close: mark(flag::CLOSE, self.close) }
    }
}

impl Automaton {
    /// Finds all patterns in a sentence whose first word has the index `offset`.
    pub(crate) fn find<T: Token>(
        &self,
        sentence: &[T],
        offset: usize,
        vocabulary: &Vocabulary,
        scratch: &mut Scratch,
        found: &mut Vec<Match>,
    ) {
        self.tell(sentence, vocabulary, scratch);
        for start in 0..sentence.len() {
            let from = found.len();
            scratch.runs += 1;
            let Scratch { words, rows, met, visited, runs, .. } = scratch;
            let mut run = Run { words, rows, met, start: start as u32, from, visits: 0, visited, number: *runs, found };
            self.begin(&mut run, start);
            for match_ in &mut found[from..] {
                match_.start += offset as u32;
                match_.end += offset as u32;
                match_.inner_start += offset as u32;
                match_.inner_end += offset as u32;
            }
        }
    }

    /// Tells of each word of a sentence what the runs ask of it.
    fn tell<T: Token>(&self, sentence: &[T], vocabulary: &Vocabulary, scratch: &mut Scratch) {
        let Scratch { words, rows, met, known, .. } = scratch;
        words.clear();
        rows.clear();
        self.needs.start(met);
        if known.len() > MOST_KNOWN {
            known.clear();
        }
        for (before, token) in sentence.iter().enumerate() {
            let word = self.words[token.form() as usize];
            let entry = &self.entries[usize::from(word)];
            words.push(Told { word, near: entry.near, before: token.before() });
            let kind = token.kind();
            let more = self.classes.more(token.shape(), token.listed());
            let row = if more == 0 {
                self.classes.of_kind(kind)
            } else {
                // Its shape puts this word into more classes than its kind has.
                let at = known.iter().position(|(of, shape, _)| *of == kind && *shape == more).unwrap_or_else(|| {
                    let mut classes = vocabulary.kinds()[kind];
                    classes.0[0] |= more;
                    let mut row = vec![0; self.classes.width];
                    self.classes.tell(&classes, &mut row);
                    known.push((kind, more, row.into()));
                    known.len() - 1
                });
                &*known[at].2
            };
            self.needs.meet(met, entry, row, before);
            rows.extend_from_slice(row);
        }
    }

    /// Finds all patterns that begin at one word.
    fn begin(&self, run: &mut Run<'_>, at: usize) {
        let word = run.words[at];
        let entry = &self.entries[usize::from(word.word)];
        if word.word != 0 {
            self.begin_pairs(run, entry, at);
        }
        let begins_clause = word.before != NONE_BREAK;
        let count = entry.start_count + if begins_clause { entry.clause_count } else { 0 };
        let first = entry.starts as usize;
        self.start_all(run, &self.word_starts.items()[first..first + usize::from(count)], at);
        let lists = if begins_clause { 2 } else { 1 };
        let width = self.classes.width;
        for (block, asked) in self.start_mask.iter().enumerate() {
            let mut bits = asked & run.rows[at * width + block];
            while bits != 0 {
                let set = (block * 64 + bits.trailing_zeros() as usize) * 2;
                bits &= bits - 1;
                for list in set..set + lists {
                    self.start_all(run, self.class_starts.get(list), at);
                }
            }
        }
        let root = &self.states[0];
        self.except(run, root, at, Marks::UNSET);
        self.gaps(run, root, at, Marks::UNSET);
    }

    /// Follows the ways through the word `at` and another one, next to it or behind a gap.
    fn begin_pairs(&self, run: &mut Run<'_>, entry: &Entry, at: usize) {
        let first = run.words[at];
        for skipped in 0..=entry.reach {
            let behind = at + 1 + usize::from(skipped);
            let Some(second) = run.words.get(behind).copied() else { return };
            if self.paired.leads(entry.paired, second.word.into()) {
                for pair in self.pairs.get((first.word, second.word)) {
                    let fits = skipped <= pair.reach && (skipped > 0 || pair.reach == 0);
                    let bordered = pair.border & first.before != 0 && pair.second_border & second.before != 0;
                    if fits && bordered && self.worth(run, pair.state, pair.gate, behind + 1) {
                        let marks = Marks::UNSET.after(pair.flags, at).after(pair.second_flags, behind);
                        self.visit(run, pair.state, behind + 1, marks);
                    }
                }
            }
            if second.before != NONE_BREAK {
                return;
            }
        }
    }

    /// Follows ways through the word `at` to states that lead on whatever the next word is, or with words of a class.
    fn start_all(&self, run: &mut Run<'_>, starts: &[Start], at: usize) {
        const MANY: usize = 32;
        let before = run.words[at].before;
        for some in starts.chunks(MANY) {
            // Few ways are left, and nothing foretells which: they are sifted without a branch.
            let (mut left, mut count) = ([0_u8; MANY], 0);
            for (number, start) in some.iter().enumerate() {
                left[count] = number as u8;
                let has = usize::from(run.met[usize::from(start.gate.need)]) > at + 1;
                count += usize::from(has & (start.border & before != 0));
            }
            for number in &left[..count] {
                self.start(run, &some[usize::from(*number)], at);
            }
        }
    }

    fn start(&self, run: &mut Run<'_>, start: &Start, at: usize) {
        let marks = Marks::UNSET.after(start.flags, at);
        if start.reach == 0 {
            if self.worth(run, start.state, start.gate, at + 1) {
                self.visit(run, start.state, at + 1, marks);
            }
        } else if run.words.get(at + 1).is_some_and(|word| word.before == NONE_BREAK) {
            self.pass_over(run, (start.state, start.gate), usize::from(start.reach), at + 1, marks);
        }
    }

    /// Whether a state may lead on with the word `at`.
    fn worth(&self, run: &Run<'_>, state: u32, gate: Gate, at: usize) -> bool {
        if usize::from(run.met[usize::from(gate.need)]) <= at {
            return false;
        }
        if gate.always.holds() {
            return true;
        }
        let Some(word) = run.words.get(at) else { return false };
        (word.before == NONE_BREAK || gate.apart.holds()) && self.leads(run, state, gate, at)
    }

    /// Whether an edge of a state may take the word `at`.
    fn leads(&self, run: &Run<'_>, state: u32, gate: Gate, at: usize) -> bool {
        let width = self.classes.width;
        self.near.leads(run.words[at].near, state)
            || gate.mask != 0 && {
                let first = usize::from(gate.mask) * width;
                let mask = &self.masks[first..first + width];
                mask.iter().zip(&run.rows[at * width..]).any(|(asked, has)| asked & has != 0)
            }
    }

    /// Goes on along an edge that takes the word `at`.
    fn follow(&self, run: &mut Run<'_>, edge: &Edge, at: usize, marks: Marks) {
        if edge.border & run.words[at].before != 0
            && self.worth(run, edge.target, self.states[edge.target as usize].gate, at + 1)
        {
            self.visit(run, edge.target, at + 1, marks.after(edge.flags, at));
        }
    }

    /// Reports what ends in a state and follows the edges that take the word `at`.
    fn visit(&self, run: &mut Run<'_>, number: u32, at: usize, marks: Marks) {
        if run.was_here(number, at, marks) {
            return;
        }
        let state = &self.states[number as usize];
        let before = run.words.get(at).map_or(SENTENCE_BREAK, |word| word.before);
        for accept in &self.accepts[state.accepts()] {
            if accept.end & before != 0 {
                let flags = if accept.close.holds() { flag::CLOSE } else { 0 };
                run.report(accept.target, at, marks.after(flags, at));
            }
        }
        run.visits += 1;
        if at == run.words.len() || run.visits > MOST_VISITS {
            return;
        }
        if !state.gate.always.holds() || self.leads(run, number, state.gate, at) {
            self.take(run, state, at, marks);
        }
        if state.gate.always.holds() {
            self.except(run, state, at, marks);
            self.gaps(run, state, at, marks);
        }
    }

    /// Follows the edges that ask for the word `at` or for a set that it is in.
    fn take(&self, run: &mut Run<'_>, state: &State, at: usize, marks: Marks) {
        let word = run.words[at].word;
        let of_words = &self.edges[state.sort(sort::WORDS)];
        let first = if of_words.len() > 6 { of_words.partition_point(|edge| edge.asks < word) } else { 0 };
        for edge in of_words[first..].iter().take_while(|edge| edge.asks <= word) {
            if edge.asks == word {
                self.follow(run, edge, at, marks);
            }
        }
        for edge in &self.edges[state.sort(sort::CLASSES)] {
            if self.is_in(run, at, edge.asks) {
                self.follow(run, edge, at, marks);
            }
        }
        let of_lists = &self.edges[state.sort(sort::LISTS)];
        if of_lists.is_empty() {
            return;
        }
        let sets = self.word_sets.get(word.into());
        if of_lists.len() < sets.len() {
            for edge in of_lists {
                if sets.binary_search(&edge.asks).is_ok() {
                    self.follow(run, edge, at, marks);
                }
            }
        } else {
            for set in sets {
                let first = of_lists.partition_point(|edge| edge.asks < *set);
                for edge in of_lists[first..].iter().take_while(|edge| edge.asks == *set) {
                    self.follow(run, edge, at, marks);
                }
            }
        }
    }

    /// Follows the edges that take any word but those of a set.
    fn except(&self, run: &mut Run<'_>, state: &State, at: usize, marks: Marks) {
        for edge in &self.edges[state.sort(sort::EXCEPTIONS)] {
            let within = match edge.flags & flag::WORD {
                0 => self.is_in(run, at, edge.asks),
                _ => run.words[at].word == edge.asks,
            };
            if !within {
                self.follow(run, edge, at, marks);
            }
        }
    }

    /// Follows the gaps that begin in a state before the word `at`.
    fn gaps(&self, run: &mut Run<'_>, state: &State, at: usize, marks: Marks) {
        for gap in &self.gaps[state.gaps()] {
            if run.words[at].before & gap.border != 0 {
                let gate = self.states[gap.target as usize].gate;
                self.pass_over(run, (gap.target, gate), usize::from(gap.words), at, marks.after(gap.flags, at));
            }
        }
    }

    /// Passes over the word `at`, and over so many at the most, and goes on behind each.
    fn pass_over(&self, run: &mut Run<'_>, (state, gate): (u32, Gate), most: usize, at: usize, marks: Marks) {
        for next in at + 1..=(at + most).min(run.words.len()) {
            if next > at + 1 && run.words[next - 1].before != NONE_BREAK {
                return;
            }
            if self.worth(run, state, gate, next) {
                self.visit(run, state, next, marks);
            }
        }
    }

    /// Whether the word `at` is in a set.
    fn is_in(&self, run: &Run<'_>, at: usize, set: SetNumber) -> bool {
        let width = self.classes.width;
        let classed = run.rows[at * width..(at + 1) * width].get(set as usize / 64);
        classed.is_some_and(|block| block >> (set % 64) & 1 != 0)
            || set >= self.pure && self.word_sets.get(run.words[at].word as usize).binary_search(&set).is_ok()
    }
}

impl Run<'_> {
    /// Whether this very visit was made before: optional words and gaps lead to one state in several ways. What is
    /// forgotten is made again, with the same result.
    fn was_here(&mut self, state: u32, at: usize, marks: Marks) -> bool {
        // A sentence is shorter than 255 words, so that a byte tells a place in it, and no place from all of them.
        let place = |word: u32| if word == UNSET { 0xFF } else { u64::from(word - self.start) & 0xFF };
        let visit = u64::from(state) << 24 | place(at as u32) << 16 | place(marks.open) << 8 | place(marks.close);
        let slot = (visit ^ visit >> 17).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - REMEMBERED.ilog2());
        let visit = (self.number, visit);
        std::mem::replace(&mut self.visited[slot as usize], visit) == visit
    }

    /// Keeps a match, in the order of the rows. One row counts once at a place.
    fn report(&mut self, target: u32, end: usize, marks: Marks) {
        let end = end as u32;
        let new = Match {
            target,
            start: self.start,
            end,
            inner_start: if marks.open == UNSET { self.start } else { marks.open },
            inner_end: if marks.close == UNSET { end } else { marks.close },
        };
        let at = self.from + self.found[self.from..].partition_point(|old| old.target < target);
        match self.found.get_mut(at) {
            Some(old) if old.target == target => {
                if new.rank() > old.rank() {
                    *old = new;
                }
            }
            _ => self.found.insert(at, new),
        }
    }
}
