//! Runs of the automaton over sentences.
//!
//! A run begins at every word and follows all ways, depth first. Nearly all ways end at once, so that what counts is to
//! tell that without walking them: the start is entered by the first two words of a pattern together, and a state is
//! visited only where the next word may lead on from it.

use super::automaton::{
    Automaton, Edge, Match, NONE_BREAK, Pair, SENTENCE_BREAK, SetNumber, Start, State, Token, Way, flag,
};
use super::near::Place;
use crate::check::language::vocabulary::Vocabulary;

const UNSET: u32 = u32::MAX;

/// How many states are visited from one word at the most. No row comes near it; it keeps a user's row with gap upon gap
/// from costing more than its length.
const MOST_VISITS: u32 = 4000;

/// How many of the latest visits are remembered: a power of two.
const REMEMBERED: usize = 512;

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
    /// Rows that were worked out for words of a kind in a shape, to be used again.
    known: Vec<(usize, u64, Box<[u64]>)>,
}

impl Default for Scratch {
    fn default() -> Self {
        Self { visited: [(0, 0); REMEMBERED], runs: 0, words: Vec::new(), rows: Vec::new(), known: Vec::new() }
    }
}

/// So many rows are kept from one sentence to the next; the shapes of a text are few.
const MOST_KNOWN: usize = 24;

/// What is told of a word before a sentence is matched.
#[derive(Clone, Copy, Debug)]
struct Told {
    /// The number of the word, or 0.
    word: u32,
    near: Place,
    before: u8,
}

/// One start of the automaton on one sentence.
struct Run<'r> {
    words: &'r [Told],
    rows: &'r [u64],
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
            let Scratch { words, rows, visited, runs, .. } = scratch;
            let mut run = Run { words, rows, start: start as u32, from, visits: 0, visited, number: *runs, found };
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
        let Scratch { words, rows, known, .. } = scratch;
        words.clear();
        rows.clear();
        if known.len() > MOST_KNOWN {
            known.clear();
        }
        for token in sentence {
            let form = token.form();
            let word = self.words[form as usize];
            words.push(Told { word, near: self.near.place(word), before: token.before() });
            let (kind, own) = (vocabulary.kind(form), vocabulary.classes(form));
            let more = self.classes.more(token.shape(), own);
            if more == 0 {
                rows.extend_from_slice(self.classes.of_kind(kind));
                continue;
            }
            // Its shape puts this word into more classes than its kind has.
            let at = known.iter().position(|(of, shape, _)| *of == kind && *shape == more).unwrap_or_else(|| {
                let mut classes = *own;
                classes.0[0] |= more;
                let mut row = vec![0; self.classes.width];
                self.classes.tell(&classes, &mut row);
                known.push((kind, more, row.into()));
                known.len() - 1
            });
            rows.extend_from_slice(&known[at].2);
        }
    }

    /// Finds all patterns that begin at one word.
    fn begin(&self, run: &mut Run<'_>, at: usize) {
        let word = run.words[at];
        if word.word != 0 {
            self.begin_pairs(run, at);
        }
        let lists = if word.before == NONE_BREAK { 1 } else { 2 };
        let number = word.word as usize * 2;
        for list in number..number + lists {
            self.start_all(run, self.word_starts.get(list), at);
        }
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
    fn begin_pairs(&self, run: &mut Run<'_>, at: usize) {
        let word = run.words[at].word;
        let paired = self.paired.place(word);
        for skipped in 0..=self.reach[word as usize] {
            let behind = at + 1 + usize::from(skipped);
            let Some(next) = run.words.get(behind) else { return };
            if self.paired.leads(paired, next.word) {
                let words = (word, next.word);
                for pair in self.pairs.get(Pair::list(words, self.pairs.len())) {
                    let start = &pair.start;
                    let fits = skipped <= start.reach && (skipped > 0 || start.reach == 0);
                    let bordered = start.border & run.words[at].before != 0;
                    if pair.words == words && fits && bordered && (next.before == NONE_BREAK || start.way.apart) {
                        self.visit(run, start.way.state, behind, Marks::UNSET.after(start.flags, at));
                    }
                }
            }
            if next.before != NONE_BREAK {
                return;
            }
        }
    }

    /// Follows ways through the word `at` to states that lead on whatever the next word is, or with words of a class.
    fn start_all(&self, run: &mut Run<'_>, starts: &[Start], at: usize) {
        for start in starts.iter().filter(|start| start.border & run.words[at].before != 0) {
            let marks = Marks::UNSET.after(start.flags, at);
            if start.reach == 0 {
                if self.worth(run, start.way, at + 1) {
                    self.visit(run, start.way.state, at + 1, marks);
                }
            } else if run.words.get(at + 1).is_some_and(|word| word.before == NONE_BREAK) {
                self.pass_over(run, start.way, usize::from(start.reach), at + 1, marks);
            }
        }
    }

    /// Whether a state may lead on with the word `at`.
    fn worth(&self, run: &Run<'_>, way: Way, at: usize) -> bool {
        if way.always {
            return true;
        }
        let Some(word) = run.words.get(at) else { return false };
        (word.before == NONE_BREAK || way.apart) && self.leads(run, way, at)
    }

    /// Whether an edge of a state may take the word `at`.
    fn leads(&self, run: &Run<'_>, way: Way, at: usize) -> bool {
        let width = self.classes.width;
        self.near.leads(run.words[at].near, way.state)
            || way.mask != 0 && {
                let mask = &self.masks[way.mask as usize * width..(way.mask as usize + 1) * width];
                mask.iter().zip(&run.rows[at * width..]).any(|(asked, has)| asked & has != 0)
            }
    }

    /// Goes on along an edge that takes the word `at`.
    fn follow(&self, run: &mut Run<'_>, edge: &Edge, at: usize, marks: Marks) {
        if edge.border & run.words[at].before != 0 && self.worth(run, self.states[edge.target as usize].way, at + 1) {
            self.visit(run, edge.target, at + 1, marks.after(edge.flags, at));
        }
    }

    /// Reports what ends in a state and follows the edges that take the word `at`.
    fn visit(&self, run: &mut Run<'_>, state: u32, at: usize, marks: Marks) {
        if run.was_here(state, at, marks) {
            return;
        }
        let state = &self.states[state as usize];
        let before = run.words.get(at).map_or(SENTENCE_BREAK, |word| word.before);
        for accept in &self.accepts[state.accepts.0 as usize..state.accepts.1 as usize] {
            if accept.end & before != 0 {
                let flags = if accept.close { flag::CLOSE } else { 0 };
                run.report(accept.target, at, marks.after(flags, at));
            }
        }
        run.visits += 1;
        if at == run.words.len() || run.visits > MOST_VISITS {
            return;
        }
        if !state.way.always || self.leads(run, state.way, at) {
            self.take(run, state, at, marks);
        }
        self.except(run, state, at, marks);
        self.gaps(run, state, at, marks);
    }

    /// Follows the edges that ask for the word `at` or for a set that it is in.
    fn take(&self, run: &mut Run<'_>, state: &State, at: usize, marks: Marks) {
        let word = run.words[at].word;
        let of_words = &self.edges[state.edges as usize..state.classes as usize];
        let first = if of_words.len() > 6 { of_words.partition_point(|edge| edge.asks < word) } else { 0 };
        for edge in of_words[first..].iter().take_while(|edge| edge.asks <= word) {
            if edge.asks == word {
                self.follow(run, edge, at, marks);
            }
        }
        for edge in &self.edges[state.classes as usize..state.lists as usize] {
            if self.is_in(run, at, edge.asks) {
                self.follow(run, edge, at, marks);
            }
        }
        let of_lists = &self.edges[state.lists as usize..state.exceptions as usize];
        if of_lists.is_empty() {
            return;
        }
        let sets = self.word_sets.get(word as usize);
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
        for edge in &self.edges[state.exceptions as usize..state.end as usize] {
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
        for gap in &self.gaps[state.gaps.0 as usize..state.gaps.1 as usize] {
            if run.words[at].before & gap.border != 0 {
                let way = self.states[gap.target as usize].way;
                self.pass_over(run, way, usize::from(gap.words), at, marks.after(gap.flags, at));
            }
        }
    }

    /// Passes over the word `at`, and over so many at the most, and goes on behind each.
    fn pass_over(&self, run: &mut Run<'_>, way: Way, most: usize, at: usize, marks: Marks) {
        for next in at + 1..=(at + most).min(run.words.len()) {
            if next > at + 1 && run.words[next - 1].before != NONE_BREAK {
                return;
            }
            if self.worth(run, way, next) {
                self.visit(run, way.state, next, marks);
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
