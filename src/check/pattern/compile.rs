//! From gathered rows to the automaton.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::asked::{AllAsked, Asked};
use super::automaton::{
    ANY_BREAK, Accept, Automaton, CLAUSE_BREAK, Edge, Entry, Gap, Gate, NONE_BREAK, SetNumber, State, flag,
};
use super::builder::{Atoms, AutomatonBuilder, Resolve, Silent, quick_hash};
use super::classes::ClassRows;
use super::lists::Lists;
use super::near::Near;
use super::needs::{Finder, NOTHING};
use super::pairs::Pairs;
use super::starts::Starts;
use crate::check::language::vocabulary::{QuickHasher, Vocabulary};
use crate::check::stored::Flag;

impl AutomatonBuilder<'_> {
    /// Compiles the rows.
    pub(crate) fn build(self, resolve: &dyn Resolve, vocabulary: &Vocabulary) -> Result<Automaton, String> {
        let asked = AllAsked::new(&self.sets, resolve, vocabulary.form_count())?;
        let classes = ClassRows::new(asked.classed, &asked.of_class, &asked.tests, vocabulary.kinds());
        let mut compiler = Compiler::new(&self, &asked, classes.width);
        compiler.states();
        if compiler.too_many {
            return Err(format!("a pattern may go on in at most {} ways from one place", u16::MAX));
        }
        let Compiler { mut states, edges, gaps, accepts, near, masks, .. } = compiler;
        let mut needs = Finder::new(&states, &edges, &gaps, &asked, &classes, vocabulary);
        let mut of_states = needs.of_states();
        let needs = needs.finish(&mut of_states);
        states.iter_mut().zip(of_states).for_each(|(state, need)| state.gate.need = need);
        let starts = Starts::new(&states, &edges, &gaps, &asked, classes.width);
        let Starts { pairs, of_words, of_classes, mask: start_mask, .. } = starts;
        let word_starts = Lists::new(asked.word_count * 2, &of_words);
        let (near, near_places) = Near::new(asked.word_count, &near);
        let paired: Vec<_> = pairs.iter().map(|((first, second), _)| (u32::from(*first), u32::from(*second))).collect();
        let (paired, paired_places) = Near::new(asked.word_count, &paired);
        let mut entries = Vec::with_capacity(asked.word_count);
        for (word, (near, paired)) in near_places.into_iter().zip(paired_places).enumerate() {
            let (starts, of_clauses) = (word_starts.range(word * 2), word_starts.range(word * 2 + 1));
            let needs = needs.of_word(word);
            let count = |list: &Range<usize>| u16::try_from(list.len()).map_err(|_| "too many patterns begin alike");
            entries.push(Entry {
                near,
                paired,
                reach: 0,
                starts: starts.start as u32,
                start_count: count(&starts)?,
                clause_count: count(&of_clauses)?,
                needs: needs.start as u32,
                need_count: count(&needs)?,
            });
        }
        for ((first, _), pair) in &pairs {
            let reach = &mut entries[usize::from(*first)].reach;
            *reach = pair.reach.max(*reach);
        }
        Ok(Automaton {
            states: states.into(),
            edges: edges.into(),
            gaps: gaps.into(),
            accepts: accepts.into(),
            words: asked.words.iter().map(|word| *word as u16).collect(),
            entries: entries.into(),
            near,
            pairs: Pairs::new(&pairs),
            paired,
            word_starts,
            class_starts: Lists::new(asked.classed * 2, &of_classes),
            start_mask: start_mask.into(),
            needs,
            word_sets: Lists::new(asked.word_count, &asked.word_sets),
            classes,
            pure: asked.pure as SetNumber,
            masks: masks.bits.into(),
        })
    }
}

/// A state that is reached without a word.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Reached {
    state: u32,
    border: u8,
    open: bool,
    close: bool,
}

impl Reached {
    fn flags(self) -> u8 {
        (if self.open { flag::OPEN } else { 0 }) | if self.close { flag::CLOSE } else { 0 }
    }
}

/// Rows of bits by number; the row 0 is empty.
#[derive(Debug)]
struct Masks {
    width: usize,
    bits: Vec<u64>,
    numbers: HashMap<u64, u16, BuildHasherDefault<QuickHasher>>,
}

impl Masks {
    /// The number of a row, while there are any left.
    fn number(&mut self, row: &[u64]) -> Option<u16> {
        if row.iter().all(|block| *block == 0) {
            return Some(0);
        }
        let next = u16::try_from(self.bits.len() / self.width).ok()?;
        let number = self.numbers.entry(quick_hash(row)).or_insert_with(|| {
            self.bits.extend_from_slice(row);
            next
        });
        Some(*number)
    }
}

struct Compiler<'b, 'a> {
    draft: &'b AutomatonBuilder<'a>,
    asked: &'b AllAsked,
    /// The number of each gathered state that words lead to, plus 1, and those states in the order of their numbers.
    numbers: Vec<u32>,
    order: Vec<u32>,
    reached: Vec<Reached>,
    /// For each gathered state, the last of those that it was reached from, plus 1.
    seen: Vec<u32>,
    states: Vec<State>,
    edges: Vec<Edge>,
    gaps: Vec<Gap>,
    accepts: Vec<Accept>,
    /// Pairs of a word and a state that it leads on from.
    near: Vec<(u32, u32)>,
    masks: Masks,
    /// Room for the mask of one state.
    mask: Vec<u64>,
    /// A state has more of something than can be counted.
    too_many: bool,
}

impl<'b, 'a> Compiler<'b, 'a> {
    fn new(draft: &'b AutomatonBuilder<'a>, asked: &'b AllAsked, width: usize) -> Self {
        let masks = Masks { width, bits: vec![0; width], numbers: HashMap::default() };
        Self {
            draft,
            asked,
            numbers: vec![0; draft.states.len()],
            order: Vec::new(),
            reached: Vec::new(),
            seen: vec![0; draft.states.len()],
            states: Vec::new(),
            edges: Vec::new(),
            gaps: Vec::new(),
            accepts: Vec::new(),
            near: Vec::new(),
            masks,
            mask: Vec::new(),
            too_many: false,
        }
    }

    /// Compiles the start and all states that are reached from it; those that lie side by side are asked together.
    fn states(&mut self) {
        self.number(0);
        while self.states.len() < self.order.len() {
            let state = self.state(self.order[self.states.len()]);
            self.states.push(state);
        }
    }

    fn number(&mut self, draft: u32) -> u32 {
        let number = &mut self.numbers[draft as usize];
        if *number == 0 {
            self.order.push(draft);
            *number = self.order.len() as u32;
        }
        *number - 1
    }

    /// Gathers what is reached from a state without a word.
    fn closure(&mut self, start: u32, border: u8) {
        let all = &mut self.reached;
        all.clear();
        all.push(Reached { state: start, border, open: false, close: false });
        self.seen[start as usize] = start + 1;
        let mut next = 0;
        while next < all.len() {
            let here = all[next];
            next += 1;
            for (silent, target) in self.draft.silent.iter(self.draft.states[here.state as usize].silent) {
                let mut there = Reached { state: target, ..here };
                match silent {
                    Silent::Nothing => {}
                    Silent::Open => there.open = true,
                    Silent::Close => there.close = true,
                    Silent::Border(mask) => there.border = mask,
                    // `^ x? ,? y`: what may stand there takes nothing from what must.
                    Silent::MaybeClause if here.border != border => {}
                    Silent::MaybeClause => there.border |= CLAUSE_BREAK,
                }
                // Few states are reached twice, and those that are must differ in more than themselves.
                let seen = std::mem::replace(&mut self.seen[target as usize], start + 1) == start + 1;
                if !seen || !all.contains(&there) {
                    all.push(there);
                }
            }
        }
    }

    fn state(&mut self, draft: u32) -> State {
        let (first_edge, first_gap, first_accept) = (self.edges.len(), self.gaps.len(), self.accepts.len());
        self.closure(draft, if draft == 0 { ANY_BREAK } else { NONE_BREAK });
        let reached = std::mem::take(&mut self.reached);
        for here in &reached {
            let draft = self.draft;
            let state = draft.states[here.state as usize];
            let accepts = draft.accepts.iter(state.accepts);
            self.accepts.extend(accepts.map(|(target, end)| Accept { target, end, close: Flag::new(here.close) }));
            for (words, target) in draft.gaps.iter(state.gaps) {
                let target = self.number(target);
                self.gaps.push(Gap { target, words, border: here.border, flags: here.flags() });
            }
            for (atoms, target) in draft.edges.iter(state.edges) {
                let (set, not) = match atoms {
                    Atoms::Of(set) => (set, 0),
                    Atoms::NoneOf(set) => (set, flag::NOT),
                };
                let (asks, word) = match self.asked.asked[set as usize] {
                    Asked::Word(word) => (word as u16, flag::WORD),
                    Asked::Set(set) => (set, 0),
                };
                let target = self.number(target);
                self.edges.push(Edge { asks, target, border: here.border, flags: here.flags() | not | word });
            }
        }
        self.reached = reached;
        let classed = self.asked.classed as SetNumber;
        let place = |edge: &Edge| match edge.flags & (flag::NOT | flag::WORD) {
            flag::WORD => 0_u8,
            0 if edge.asks < classed => 1,
            0 => 2,
            _ => 3,
        };
        sort_and_dedup(&mut self.edges, first_edge, |edge| {
            (place(edge), edge.asks, edge.target, edge.border, edge.flags)
        });
        sort_and_dedup(&mut self.gaps, first_gap, |gap| *gap);
        let edges = &self.edges[first_edge..];
        let ends = [0, 1, 2, 3].map(|last| edges.partition_point(|edge| place(edge) <= last));
        let counts = [self.gaps.len() - first_gap, self.accepts.len() - first_accept];
        let always = ends[2] < ends[3] || counts != [0, 0];
        let gate = self.gate(first_edge..first_edge + ends[2], always);
        self.too_many |= ends[3].max(counts[0]).max(counts[1]) > usize::from(u16::MAX);
        let [gap_count, accept_count] = counts.map(|count| count as u16);
        let (edges, gaps, accepts) = (first_edge as u32, first_gap as u32, first_accept as u32);
        State { edges, gaps, accepts, ends: ends.map(|end| end as u16), gap_count, accept_count, gate }
    }

    /// What it takes for the next state to be worth a visit, by its edges but the exceptions.
    fn gate(&mut self, edges: Range<usize>, always: bool) -> Gate {
        let state = self.states.len() as u32;
        let edges = &self.edges[edges];
        let mut mask = std::mem::take(&mut self.mask);
        mask.clear();
        mask.resize(self.masks.width, 0);
        for edge in edges {
            if edge.flags & flag::WORD != 0 {
                self.near.push((edge.asks.into(), state));
                continue;
            }
            if (edge.asks as usize) < self.asked.classed {
                mask[edge.asks as usize / 64] |= 1 << (edge.asks % 64);
            }
            self.near.extend(self.asked.set_words.get(edge.asks.into()).iter().map(|word| (*word, state)));
        }
        let apart = edges.iter().any(|edge| edge.border != NONE_BREAK);
        let number = self.masks.number(&mask);
        self.mask = mask;
        Gate {
            mask: number.unwrap_or(0),
            need: NOTHING,
            always: Flag::new(always || number.is_none()),
            apart: Flag::new(apart),
        }
    }
}

fn sort_and_dedup<T: Copy + PartialEq, K: Ord>(items: &mut Vec<T>, first: usize, key: impl Fn(&T) -> K) {
    items[first..].sort_unstable_by_key(key);
    let mut kept = first;
    for at in first..items.len() {
        if kept == first || items[kept - 1] != items[at] {
            items[kept] = items[at];
            kept += 1;
        }
    }
    items.truncate(kept);
}
