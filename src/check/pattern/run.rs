//! Runs of the automaton over sentences.
//!
//! A run begins at every word and follows all ways, depth first. Nearly all ways end at once, so that what counts is to
//! tell that without walking them: the start is sifted for all words together (`begin`), and a state is visited only
//! where the next word may lead on from it.

use super::automaton::{Accept, Automaton, ENDS, Edge, Match, State, Token, flag, sort};
use super::begin::Sweeps;
use super::pile::Pile;
use super::told::{AllTold, LONGEST};
use crate::check::language::vocabulary::Vocabulary;

/// A place in a sentence that is not known.
const UNSET: u8 = u8::MAX;
const _: () = assert!(LONGEST < UNSET as usize);

/// How many states are visited from one beginning at the most. No row comes near it; it keeps a user's row with gap upon
/// gap from costing more than its length.
const MOST_VISITS: u32 = 4000;

/// How many of the latest visits are remembered: a power of two.
const REMEMBERED: usize = 128;

/// A visit of a state.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Visit {
    pub(super) state: u32,
    /// The word that it stands before.
    pub(super) at: u8,
    /// Where its pattern begins.
    start: u8,
    /// The words inside the brackets, as far as they are known.
    open: u8,
    close: u8,
}

impl Visit {
    /// The visit of a state that a pattern begins with.
    pub(super) fn new(state: u32, at: usize) -> Self {
        Self { state, at: at as u8, start: at as u8, open: UNSET, close: UNSET }
    }

    /// The visit of another state before another word.
    pub(super) fn to(self, state: u32, at: usize) -> Self {
        Self { state, at: at as u8, ..self }
    }

    /// The same visit after what an edge does with the word `at`.
    pub(super) fn after(self, flags: u8, at: usize) -> Self {
        let mark = |flag: u8, now: u8| if (flags & flag != 0) & (now == UNSET) { at as u8 } else { now };
        Self { open: mark(flag::OPEN, self.open), close: mark(flag::CLOSE, self.close), ..self }
    }

    /// All of it as one number.
    fn key(self) -> u64 {
        let place = u32::from_le_bytes([self.at, self.start, self.open, self.close]);
        u64::from(self.state) << 32 | u64::from(place)
    }
}

/// Room that a run needs, kept from sentence to sentence.
#[derive(Debug)]
pub(crate) struct Scratch {
    told: AllTold,
    sweeps: Sweeps,
    /// Visits still to be made.
    open: Pile<Visit>,
    /// Edges that take the next word.
    edges: Pile<Edge>,
    /// The starts of what is looked for beside what was found.
    besides: Vec<u32>,
    /// The latest visits, each at the place of its hash, with the number of its sentence.
    visited: [(u64, u32); REMEMBERED],
    /// How many sentences there were.
    sentences: u32,
}

impl Default for Scratch {
    fn default() -> Self {
        Self {
            told: AllTold::default(),
            sweeps: Sweeps::default(),
            open: Pile::with_room(64),
            edges: Pile::with_room(64),
            besides: Vec::new(),
            visited: [(0, 0); REMEMBERED],
            sentences: 0,
        }
    }
}

impl Scratch {
    /// Whether this very visit was made before: optional words and gaps lead to one state in several ways. What is
    /// forgotten is made again, with the same result.
    fn was_here(&mut self, visit: Visit) -> bool {
        let key = visit.key();
        let slot = (key ^ key >> 17).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - REMEMBERED.ilog2());
        let (known, sentence) = std::mem::replace(&mut self.visited[slot as usize], (key, self.sentences));
        (known == key) & (sentence == self.sentences)
    }
}

impl Automaton {
    /// Finds all patterns in a sentence whose first word has the index `offset`; in the order of the words that they
    /// begin with, then of the rows.
    pub(crate) fn find<T: Token>(
        &self,
        sentence: &[T],
        offset: usize,
        vocabulary: &Vocabulary,
        scratch: &mut Scratch,
        found: &mut Vec<Match>,
    ) {
        self.tell(&sentence[..sentence.len().min(LONGEST)], vocabulary, &mut scratch.told);
        self.begin(&scratch.told, &mut scratch.sweeps);
        scratch.sentences = scratch.sentences.wrapping_add(1);
        let mut found = Found { from: found.len(), found };
        for number in 0..scratch.sweeps.visits().len() {
            self.run(scratch.sweeps.visits()[number], scratch, &mut found);
        }
        self.look_beside(scratch, &mut found);
        for match_ in &mut found.found[found.from..] {
            match_.start += offset as u32;
            match_.end += offset as u32;
            match_.inner_start += offset as u32;
            match_.inner_end += offset as u32;
        }
    }

    /// Looks for what is only looked for beside what was found.
    fn look_beside(&self, scratch: &mut Scratch, found: &mut Found<'_>) {
        scratch.besides.clear();
        for known in &found.found[found.from..] {
            let start = self.besides.get(known.target as usize).copied().unwrap_or_default();
            if start != 0 && !scratch.besides.contains(&start) {
                scratch.besides.push(start);
            }
        }
        for number in 0..scratch.besides.len() {
            let start = scratch.besides[number];
            let gate = self.states[start as usize].gate;
            for at in 0..scratch.told.count() {
                if self.worth(&scratch.told, start, gate, at) {
                    self.run(Visit::new(start, at), scratch, found);
                }
            }
        }
    }

    /// Makes a visit and all that it leads to.
    fn run(&self, first: Visit, scratch: &mut Scratch, found: &mut Found<'_>) {
        let mut next = Some(first);
        let mut visits = 0;
        while let Some(visit) = next {
            if visit.state & ENDS != 0 {
                self.end(visit, &scratch.told, found);
            } else if !scratch.was_here(visit) {
                visits += 1;
                self.visit(visit, visits <= MOST_VISITS, scratch, found);
            }
            next = scratch.open.pop();
        }
    }

    /// Reports the one pattern that ends where a visit stands, if it may.
    fn end(&self, visit: Visit, told: &AllTold, found: &mut Found<'_>) {
        let accept = &self.accepts[(visit.state & !ENDS) as usize];
        if accept.end & told.words[usize::from(visit.at)].before != 0 {
            found.report(accept, visit);
        }
    }

    /// Reports what ends in a state and, if it may go on, follows the edges that take the next word.
    fn visit(&self, visit: Visit, goes_on: bool, scratch: &mut Scratch, found: &mut Found<'_>) {
        let Scratch { told, open, edges, .. } = scratch;
        let state = &self.states[visit.state as usize];
        let at = usize::from(visit.at);
        let word = &told.words[at];
        for accept in &self.accepts[state.accepts()] {
            if accept.end & word.before != 0 {
                found.report(accept, visit);
            }
        }
        if !goes_on || at == told.count() {
            return;
        }
        edges.clear();
        if self.near.leads(word.entry.near, visit.state) {
            self.take_word(visit, state, word.word, edges);
        }
        if told.has(self.classes.width, at, state.gate.mask) {
            self.take_classes(told, state, visit, edges);
        }
        if state.gate.always != 0 {
            self.except(told, state, visit, edges);
            self.gaps(told, state, visit, open);
        }
        self.follow(told, edges.items(), visit, open);
    }

    /// Goes on along edges that take the next word.
    pub(super) fn follow(&self, told: &AllTold, edges: &[Edge], visit: Visit, open: &mut Pile<Visit>) {
        let at = usize::from(visit.at);
        let before = told.words[at].before;
        open.reserve(edges.len());
        for edge in edges {
            let worth = self.worth(told, edge.target, edge.gate, at + 1);
            let next = visit.after(edge.flags, at).to(edge.target, at + 1);
            open.offer((edge.border & before != 0) & worth, next);
        }
    }

    /// Gathers the edges that ask for a word or for a list that it stands in.
    fn take_word(&self, visit: Visit, state: &State, word: u16, edges: &mut Pile<Edge>) {
        let turns = self.turns.get(visit.state as usize);
        let first = turns.partition_point(|turn| turn.word < word);
        for turn in turns[first..].iter().take_while(|turn| turn.word == word) {
            edges.reserve(1);
            edges.offer(true, self.edges[state.edges as usize + usize::from(turn.edge)]);
        }
    }

    /// Gathers the edges that ask for classes that the next word has.
    fn take_classes(&self, told: &AllTold, state: &State, visit: Visit, edges: &mut Pile<Edge>) {
        let of_classes = &self.edges[state.sort(sort::CLASSES)];
        edges.reserve(of_classes.len());
        for edge in of_classes {
            edges.offer(told.has(self.classes.width, visit.at.into(), edge.asks), *edge);
        }
    }

    /// Gathers the edges that take any word but those of a set.
    pub(super) fn except(&self, told: &AllTold, state: &State, visit: Visit, edges: &mut Pile<Edge>) {
        let of_exceptions = &self.edges[state.sort(sort::EXCEPTIONS)];
        let word = told.words[usize::from(visit.at)].word;
        edges.reserve(of_exceptions.len());
        for edge in of_exceptions {
            let within = match edge.flags & flag::WORD {
                0 => self.is_in(told, visit.at.into(), edge.asks),
                _ => word == edge.asks,
            };
            edges.offer(!within, *edge);
        }
    }

    /// Follows the gaps that begin in a state.
    pub(super) fn gaps(&self, told: &AllTold, state: &State, visit: Visit, open: &mut Pile<Visit>) {
        let at = usize::from(visit.at);
        for gap in &self.gaps[state.gaps()] {
            if told.words[at].before & gap.border != 0 {
                self.pass_over(told, visit.after(gap.flags, at).to(gap.target, at), gap.gate, gap.words, open);
            }
        }
    }
}

/// What is found in one sentence, behind what was found before.
struct Found<'f> {
    from: usize,
    found: &'f mut Vec<Match>,
}

impl Found<'_> {
    /// Keeps a match, in order. One row counts once at a place.
    fn report(&mut self, accept: &Accept, visit: Visit) {
        let flags = if accept.close.holds() { flag::CLOSE } else { 0 };
        let Visit { at, start, open, close, .. } = visit.after(flags, visit.at.into());
        let inner = |place: u8, else_: u8| u32::from(if place == UNSET { else_ } else { place });
        let new = Match {
            target: accept.target,
            start: start.into(),
            end: at.into(),
            inner_start: inner(open, start),
            inner_end: inner(close, at),
        };
        let key = |known: &Match| (known.start, known.target);
        let at = self.from + self.found[self.from..].partition_point(|known| key(known) < key(&new));
        match self.found.get_mut(at) {
            Some(known) if key(known) == key(&new) => {
                if new.rank() > known.rank() {
                    *known = new;
                }
            }
            _ => self.found.insert(at, new),
        }
    }
}
