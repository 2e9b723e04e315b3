//! The ways from the start, by what they ask of the first word and, where that can be told, of a second one.

use super::asked::AllAsked;
use super::automaton::{Edge, Gap, NONE_BREAK, Start, State, flag, sort};
use super::pairs::Pair;

/// The ways from the start by what they ask for.
pub(super) struct Starts<'c> {
    states: &'c [State],
    edges: &'c [Edge],
    all_gaps: &'c [Gap],
    asked: &'c AllAsked,
    /// Those through two certain words, with the words.
    pub(super) pairs: Vec<((u16, u16), Pair)>,
    /// By the list they belong into.
    pub(super) of_words: Vec<(u32, Start)>,
    pub(super) of_classes: Vec<(u32, Start)>,
}

impl<'c> Starts<'c> {
    pub(super) fn new(states: &'c [State], edges: &'c [Edge], all_gaps: &'c [Gap], asked: &'c AllAsked) -> Self {
        let (pairs, of_words, of_classes) = (Vec::new(), Vec::new(), Vec::new());
        let mut made = Self { states, edges, all_gaps, asked, pairs, of_words, of_classes };
        let root = states[0];
        for edge in &edges[root.edges().start..root.sort(sort::EXCEPTIONS).start] {
            let start = Start { state: edge.target, gate: edge.gate, border: edge.border, flags: edge.flags, reach: 0 };
            if edge.flags & flag::WORD != 0 {
                made.words(&[edge.asks.into()], start);
                continue;
            }
            if (edge.asks as usize) < asked.classed {
                made.of_classes.push((list(edge.asks.into(), edge.border), start));
            }
            made.words(asked.set_words.get(edge.asks.into()), start);
        }
        made
    }

    /// Keeps a way through one of some words.
    fn words(&mut self, words: &[u32], start: Start) {
        let state = &self.states[start.state as usize];
        let gaps = &self.all_gaps[state.gaps()];
        let simple = |gap: &Gap| gap.border == NONE_BREAK && gap.flags == 0 && gap.gate.always == 0;
        let excepts = !state.sort(sort::EXCEPTIONS).is_empty();
        if state.accept_count > 0 || excepts || !gaps.iter().all(simple) {
            self.of_words.extend(words.iter().map(|word| (list(*word, start.border), start)));
            return;
        }
        // What lies behind the state is known: the way is told by its second word, or by the classes of that.
        self.pair(words, Start { gate: start.gate.without_always(), ..start });
        for gap in gaps {
            self.pair(words, Start { state: gap.target, gate: gap.gate, reach: gap.words, ..start });
        }
    }

    fn pair(&mut self, words: &[u32], start: Start) {
        let state = &self.states[start.state as usize];
        for edge in &self.edges[state.edges().start..state.sort(sort::EXCEPTIONS).start] {
            let own = [u32::from(edge.asks)];
            let next = match edge.flags & flag::WORD {
                0 => self.asked.set_words.get(edge.asks.into()),
                _ => &own,
            };
            let pair = Pair {
                state: edge.target,
                gate: edge.gate,
                border: start.border,
                flags: start.flags & (flag::OPEN | flag::CLOSE),
                reach: start.reach,
                second_border: edge.border,
                second_flags: edge.flags & (flag::OPEN | flag::CLOSE),
            };
            let both = words.iter().flat_map(|word| next.iter().map(|next| (*word as u16, *next as u16)));
            self.pairs.extend(both.map(|words| (words, pair)));
        }
        if usize::from(start.gate.mask) != self.asked.classed {
            self.of_words.extend(words.iter().map(|word| (list(*word, start.border), start)));
        }
    }
}

/// The list of a way from the start through a word or a set.
fn list(asks: u32, border: u8) -> u32 {
    asks * 2 + u32::from(border & NONE_BREAK == 0)
}
