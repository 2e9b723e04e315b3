//! Where patterns may begin in a sentence.
//!
//! Thousands of patterns begin somewhere, and nearly all that begin with a certain word end at the very next one. So the
//! ways from the start are sifted in a few sweeps over the whole sentence, each without a branch that nothing foretells:
//! the pairs of words, then the single words and classes, then what is left by the word that must come next.

use std::ops::Range;

use super::automaton::{Automaton, Edge, FOUR, Gate, Key, NONE_BREAK, sort};
use super::pile::Pile;
use super::run::Visit;
use super::told::AllTold;

/// Two words that some patterns may begin with.
#[derive(Clone, Copy, Debug, Default)]
struct Words {
    first: u8,
    second: u8,
}

/// A way through two words that has passed the first sweep.
#[derive(Clone, Copy, Debug, Default)]
struct Pair {
    way: u32,
    first: u8,
    second: u8,
}

/// A way through one word that has passed the first sweep.
#[derive(Clone, Copy, Debug, Default)]
struct Single {
    start: u32,
    /// Which of the known kinds of words it stands with, or 0.
    known: u16,
    at: u8,
}

/// Room for the sweeps, kept from sentence to sentence.
#[derive(Debug)]
pub(super) struct Sweeps {
    words: Pile<Words>,
    pairs: Pile<Pair>,
    singles: Pile<Single>,
    visits: Pile<Visit>,
    edges: Pile<Edge>,
}

impl Default for Sweeps {
    fn default() -> Self {
        Self {
            words: Pile::with_room(128),
            pairs: Pile::with_room(128),
            singles: Pile::with_room(128),
            visits: Pile::with_room(128),
            edges: Pile::with_room(8),
        }
    }
}

impl Sweeps {
    /// The visits that the patterns begin with.
    pub(super) fn visits(&self) -> &[Visit] {
        self.visits.items()
    }
}

impl Automaton {
    /// Finds what is worth a visit from the start.
    pub(super) fn begin(&self, told: &AllTold, sweeps: &mut Sweeps) {
        sweeps.words.clear();
        sweeps.pairs.clear();
        sweeps.singles.clear();
        sweeps.visits.clear();
        self.find_pairs(told, sweeps);
        for (at, word) in told.words[..told.count()].iter().enumerate() {
            let of_clause = word.before != NONE_BREAK;
            let of_word = word.entry.begins.starts(of_clause);
            sift(told, at, 0, &self.start_keys, of_word, &mut sweeps.singles);
            let of_classes = word.begins.starts(of_clause);
            sift(told, at, word.known, told.keys(self, word.known), of_classes, &mut sweeps.singles);
        }
        sweeps.visits.reserve(sweeps.pairs.items().len() + sweeps.singles.items().len());
        for pair in sweeps.pairs.items() {
            self.begin_pair(told, *pair, &mut sweeps.visits);
        }
        for single in sweeps.singles.items() {
            self.begin_single(told, *single, &mut sweeps.visits);
        }
        self.begin_with_any(told, sweeps);
    }

    /// Keeps the ways that begin with a gap, or with any word but some: few patterns do, and most of those only at the
    /// beginning of a sentence.
    fn begin_with_any(&self, told: &AllTold, sweeps: &mut Sweeps) {
        let root = &self.states[0];
        let exceptions = self.edges[root.sort(sort::EXCEPTIONS)].iter().fold(0, |all, edge| all | edge.border);
        let border = self.gaps[root.gaps()].iter().fold(exceptions, |all, gap| all | gap.border);
        for (at, _) in told.words[..told.count()].iter().enumerate().filter(|(_, word)| word.before & border != 0) {
            let visit = Visit::new(0, at);
            sweeps.edges.clear();
            self.except(told, root, visit, &mut sweeps.edges);
            self.follow(told, sweeps.edges.items(), visit, &mut sweeps.visits);
            self.gaps(told, root, visit, &mut sweeps.visits);
        }
    }

    /// Finds which words, next to each other or with others between them, patterns begin with, and keeps those ways of
    /// which the rest of the sentence has what they need.
    fn find_pairs(&self, told: &AllTold, sweeps: &mut Sweeps) {
        let words = &told.words[..told.count()];
        for (at, word) in words.iter().enumerate() {
            let last = (at + 1 + usize::from(word.entry.reach)).min(word.end.into()).min(words.len() - 1);
            sweeps.words.reserve(last - at);
            for (behind, second) in (at + 1..).zip(&words[at + 1..=last]) {
                let kept = Words { first: at as u8, second: behind as u8 };
                sweeps.words.offer(self.pairs.any(word.word, second.word), kept);
            }
        }
        for Words { first, second } in sweeps.words.items() {
            let [one, other] = [first, second].map(|at| &told.words[usize::from(*at)]);
            let (before, between) = (one.before, other.before);
            let ways = self.pairs.find(one.entry.paired, other.word);
            sweeps.pairs.reserve(ways.len());
            let skipped = second - first - 1;
            for (way, key) in (ways.start as u32..).zip(&self.pairs.keys[ways]) {
                let fits = (skipped <= key.reach) & ((skipped > 0) == (key.reach > 0));
                let bordered = (key.borders & before != 0) & (key.borders >> Key::SECOND & between != 0);
                let needed = told.met[usize::from(key.need)] > second + 1;
                sweeps.pairs.offer(fits & bordered & needed, Pair { way, first: *first, second: *second });
            }
        }
    }

    /// Keeps a way through two words where the one behind them may lead on.
    fn begin_pair(&self, told: &AllTold, pair: Pair, visits: &mut Pile<Visit>) {
        let (first, second) = (usize::from(pair.first), usize::from(pair.second));
        let way = &self.pairs.ways[pair.way as usize];
        let visit = Visit::new(way.state, first).after(way.flags, first).after(way.second_flags, second);
        visits.offer(self.worth(told, way.state, way.gate, second + 1), visit.to(way.state, second + 1));
    }

    /// Keeps a way through one word where the word that comes next may lead on.
    fn begin_single(&self, told: &AllTold, single: Single, visits: &mut Pile<Visit>) {
        let at = usize::from(single.at);
        let start = &told.starts(self, single.known)[single.start as usize];
        let visit = Visit::new(start.state, at).after(start.flags, at).to(start.state, at + 1);
        if start.reach == 0 {
            visits.reserve(1);
            visits.offer(self.worth(told, start.state, start.gate, at + 1), visit);
        } else if told.words[at + 1].before == NONE_BREAK {
            self.pass_over(told, visit, start.gate, start.reach, visits);
        }
    }

    /// Passes over the word that a visit stands before, and over so many at the most, and goes on behind each.
    pub(super) fn pass_over(&self, told: &AllTold, visit: Visit, gate: Gate, most: u8, visits: &mut Pile<Visit>) {
        let at = usize::from(visit.at);
        let last = (at + usize::from(most)).min(told.words[at].end.into());
        visits.reserve(usize::from(most));
        // Of the words up to the next border only the one behind it has anything before it.
        let first = if (gate.leads | gate.always) & NONE_BREAK == 0 { last } else { at + 1 };
        for next in first..=last {
            visits.offer(self.worth(told, visit.state, gate, next), visit.to(visit.state, next));
        }
    }

    /// Whether a state may lead on with the word `at`.
    pub(super) fn worth(&self, told: &AllTold, state: u32, gate: Gate, at: usize) -> bool {
        let word = &told.words[at];
        let needed = usize::from(told.met[usize::from(gate.need)]) > at;
        // Behind the last word stands one that leads nowhere.
        let leads = self.near.leads(word.entry.near, state) | told.has(self.classes.width, at, gate.mask);
        let borders = gate.always | gate.leads & u8::from(leads).wrapping_neg();
        needed & (borders & word.before != 0)
    }
}

/// Keeps the ways through one word of which the rest of the sentence has what they need.
#[inline]
fn sift(told: &AllTold, at: usize, known: u16, keys: &[Key], range: Range<usize>, singles: &mut Pile<Single>) {
    singles.reserve(range.len());
    let before = told.words[at].before;
    for (number, four) in (range.start as u32..).step_by(FOUR).zip(keys[range].as_chunks::<FOUR>().0) {
        for (number, key) in (number..).zip(four) {
            let needed = usize::from(told.met[usize::from(key.need)]) > at + 1;
            singles.offer(needed & (key.borders & before != 0), Single { start: number, known, at: at as u8 });
        }
    }
}
