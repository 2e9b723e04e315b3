//! The ways from the start, by what they ask of the first word and, where that can be told, of a second one.

use super::asked::AllAsked;
use super::automaton::{Edge, Gap, NONE_BREAK, Pair, Start, State, Way, flag};

/// The ways from the start by what they ask for.
pub(super) struct Starts<'c> {
    states: &'c [State],
    all_gaps: &'c [Gap],
    /// Pairs of a word and a state that it leads on from, in the order of the states.
    near: &'c [(u32, u32)],
    pub(super) pairs: Vec<Pair>,
    /// By the list they belong into.
    pub(super) of_words: Vec<(u32, Start)>,
    pub(super) of_classes: Vec<(u32, Start)>,
    /// The sets of classes that any way asks for, as bits.
    pub(super) mask: Vec<u64>,
}

impl<'c> Starts<'c> {
    pub(super) fn new(
        states: &'c [State],
        edges: &[Edge],
        all_gaps: &'c [Gap],
        asked: &AllAsked,
        near: &'c [(u32, u32)],
        width: usize,
    ) -> Self {
        let (pairs, of_words, of_classes) = (Vec::new(), Vec::new(), Vec::new());
        let mut made = Self { states, all_gaps, near, pairs, of_words, of_classes, mask: vec![0; width] };
        let root = states[0];
        for edge in &edges[root.edges as usize..root.exceptions as usize] {
            let way = states[edge.target as usize].way;
            let start = Start { way, border: edge.border, flags: edge.flags, reach: 0 };
            if edge.flags & flag::WORD != 0 {
                made.words(&[edge.asks], start);
                continue;
            }
            if (edge.asks as usize) < asked.classed {
                made.mask[edge.asks as usize / 64] |= 1 << (edge.asks % 64);
                made.of_classes.push((list(edge.asks, edge.border), start));
            }
            made.words(asked.set_words.get(edge.asks as usize), start);
        }
        made
    }

    /// Keeps a way through one of some words.
    fn words(&mut self, words: &[u32], start: Start) {
        let state = &self.states[start.way.state as usize];
        let gaps = &self.all_gaps[state.gaps.0 as usize..state.gaps.1 as usize];
        let simple =
            |gap: &Gap| gap.border == NONE_BREAK && gap.flags == 0 && !self.states[gap.target as usize].way.always;
        if state.accepts.0 < state.accepts.1 || state.exceptions < state.end || !gaps.iter().all(simple) {
            self.of_words.extend(words.iter().map(|word| (list(*word, start.border), start)));
            return;
        }
        // What lies behind the state is known: the way is told by its second word, or by the classes of that.
        let next = Way { always: false, ..start.way };
        self.pair(words, Start { way: next, ..start });
        for gap in gaps {
            self.pair(words, Start { way: self.states[gap.target as usize].way, reach: gap.words, ..start });
        }
    }

    fn pair(&mut self, words: &[u32], start: Start) {
        let state = start.way.state;
        let first = self.near.partition_point(|(_, of)| *of < state);
        for (next, _) in self.near[first..].iter().take_while(|(_, of)| *of == state) {
            self.pairs.extend(words.iter().map(|word| Pair { words: (*word, *next), start }));
        }
        if start.way.mask != 0 {
            self.of_words.extend(words.iter().map(|word| (list(*word, start.border), start)));
        }
    }
}

/// The list of a way from the start through a word or a set.
fn list(asks: u32, border: u8) -> u32 {
    asks * 2 + u32::from(border & NONE_BREAK == 0)
}
