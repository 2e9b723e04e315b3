//! From gathered rows to the automaton.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::asked::{AllAsked, Asked};
use super::automaton::{
    ANY_BREAK, Accept, Automaton, Begins, CLAUSE_BREAK, Edge, Entry, Gap, Gate, NONE_BREAK, SetNumber, Start, State,
    Turn, flag, sort,
};
use super::builder::{Atoms, AutomatonBuilder, Resolve, Silent, quick_hash};
use super::classes::{Block, ClassRows};
use super::lists::Lists;
use super::near::Near;
use super::needs::{Finder, NOTHING, Needs};
use super::pairs::Pairs;
use super::starts::Starts;
use crate::check::language::vocabulary::{QuickHasher, Vocabulary};
use crate::check::stored::Flag;

impl AutomatonBuilder<'_> {
    /// Compiles the rows; gives for each form the number of its word too.
    pub(crate) fn build(self, resolve: &dyn Resolve, vocabulary: &Vocabulary) -> Result<(Automaton, Vec<u16>), String> {
        let asked = AllAsked::new(&self.sets, resolve, vocabulary.form_count())?;
        let classes = ClassRows::new(asked.classed, &asked.of_class, &asked.tests, vocabulary.kinds());
        let mut compiler = Compiler::new(&self, &asked, &classes);
        compiler.states();
        if compiler.too_many {
            return Err(format!("a pattern may go on in at most {} ways from one place", u16::MAX));
        }
        let Compiler { mut states, mut edges, mut gaps, accepts, near, masks, .. } = compiler;
        let mut needs = Finder::new(&states, &edges, &gaps, &asked, &classes, vocabulary);
        let mut of_states = needs.of_states();
        let (needs_of_words, needs_of_sets, need_count) = needs.finish(&mut of_states);
        states.iter_mut().zip(of_states).for_each(|(state, need)| state.gate.need = need);
        edges.iter_mut().for_each(|edge| edge.gate = states[edge.target as usize].gate);
        gaps.iter_mut().for_each(|gap| gap.gate = states[gap.target as usize].gate);
        let Starts { mut pairs, mut of_words, mut of_classes, .. } = Starts::new(&states, &edges, &gaps, &asked);
        let targets = edges.iter_mut().map(|edge| &mut edge.target).chain(gaps.iter_mut().map(|gap| &mut gap.target));
        let targets = targets.chain(pairs.iter_mut().map(|(_, pair)| &mut pair.state));
        let starts = of_words.iter_mut().chain(&mut of_classes);
        for target in targets.chain(starts.map(|(_, start)| &mut start.state)) {
            *target = states[*target as usize].end().unwrap_or(*target);
        }
        // The lists of rows are made of these, also for words that only a text shows.
        if of_classes.len().max(need_count) > usize::from(u16::MAX / 2) {
            return Err("too many patterns begin with classes".into());
        }
        let word_starts = Lists::new(asked.word_count * 2, &of_words);
        let class_starts = Lists::new(asked.classed * 2, &of_classes);
        let word_sets = Lists::new(asked.word_count, &asked.word_sets);
        let (own_numbers, own_sets) = own_sets(&word_sets, asked.classed);
        let classes = classes.with_masks(&masks.bits, &own_sets);
        let (near, near_places) = Near::new(asked.word_count, &near);
        let (pairs_of_words, paired_places) =
            Pairs::new(asked.word_count, &pairs).ok_or("too many patterns begin alike")?;
        let mut entries = Vec::with_capacity(asked.word_count);
        let (mut starts, mut needs) = (Vec::new(), Vec::new());
        for (word, (near, paired)) in near_places.into_iter().zip(paired_places).enumerate() {
            let ways = [word * 2, word * 2 + 1].map(|list| word_starts.get(list).to_vec());
            let begins = Begins::new(ways, needs_of_words.get(word).to_vec(), &mut starts, &mut needs)
                .ok_or("too many patterns begin alike")?;
            entries.push(Entry { near, paired, begins, own: own_numbers[word], reach: 0 });
        }
        for ((first, _), pair) in &pairs {
            let reach = &mut entries[usize::from(*first)].reach;
            *reach = pair.reach.max(*reach);
        }
        let row =
            |row| Begins::of_row(&classes, classes.row(row), &class_starts, &needs_of_sets, &mut starts, &mut needs);
        let of_rows: Vec<_> = (0..classes.row_count()).map(row).collect();
        let words = asked.words.iter().map(|word| *word as u16).collect();
        let turns = turns(&states, &edges, &asked);
        let besides = besides(&self.besides);
        let automaton = Automaton {
            turns: Lists::new(states.len(), &turns),
            states: states.into(),
            edges: edges.into(),
            gaps: gaps.into(),
            accepts: accepts.into(),
            besides: besides.into(),
            entries: entries.into(),
            near,
            pairs: pairs_of_words,
            start_keys: starts.iter().map(Start::key).collect(),
            starts: starts.into(),
            of_rows: of_rows.into(),
            class_starts,
            needs: Needs::new(needs, needs_of_sets, need_count),
            word_sets,
            classes,
            classed: asked.classed as SetNumber,
        };
        Ok((automaton, words))
    }
}

impl Automaton {
    /// The rows of all kinds of words.
    pub(crate) fn rows_of_kinds(&self) -> &[u32] {
        self.classes.of_kinds()
    }
}

/// For each target the start of what is looked for beside it, or 0: these starts are numbered behind the start of all.
fn besides(starts: &[(u32, u32)]) -> Vec<u32> {
    let most = starts.iter().map(|(target, _)| target + 1).max().unwrap_or_default();
    let mut of_targets = vec![0; most as usize];
    for (number, (target, _)) in (1..).zip(starts) {
        of_targets[*target as usize] = number;
    }
    of_targets
}

/// The words that lead on from each state but the start of all.
fn turns(states: &[State], edges: &[Edge], asked: &AllAsked) -> Vec<(u32, Turn)> {
    let mut all = Vec::new();
    for (number, state) in states.iter().enumerate().skip(1) {
        let first = all.len();
        for edge in state.sort(sort::WORDS).chain(state.sort(sort::LISTS)) {
            let own = [u32::from(edges[edge].asks)];
            let words = if edges[edge].flags & flag::WORD != 0 { &own } else { asked.set_words.get(own[0] as usize) };
            let edge = (edge - state.edges as usize) as u16;
            all.extend(words.iter().map(|word| (number as u32, Turn { word: *word as u16, edge })));
        }
        all[first..].sort_by_key(|(_, turn)| turn.word);
    }
    all
}

/// The sets that ask for classes and list a word besides: for each word the number of its sets, and the sets by their
/// number. The number 0 is for none.
fn own_sets(word_sets: &Lists<SetNumber>, classed: usize) -> (Vec<u16>, Vec<Vec<SetNumber>>) {
    let mut all = vec![Vec::new()];
    let mut known: HashMap<u64, u16, BuildHasherDefault<QuickHasher>> = HashMap::default();
    let number = |word| {
        let own = word_sets.get(word).iter().copied().take_while(|set| usize::from(*set) < classed);
        let own: Vec<_> = own.collect();
        match own[..] {
            [] => 0,
            // There are no more of them than words.
            _ => *known.entry(quick_hash(&own)).or_insert_with(|| {
                all.push(own);
                all.len() as u16 - 1
            }),
        }
    };
    let numbers = (0..word_sets.len()).map(number).collect();
    (numbers, all)
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
    bits: Vec<Block>,
    numbers: HashMap<u64, SetNumber, BuildHasherDefault<QuickHasher>>,
}

impl Masks {
    /// The bit of a mask, while there are any left.
    fn bit(&mut self, row: &[Block], classes: &ClassRows) -> Option<SetNumber> {
        if row.iter().all(|block| *block == Block::EMPTY) {
            return classes.bit_of_mask(0);
        }
        let next = classes.bit_of_mask(self.bits.len() / self.width)?;
        let bit = self.numbers.entry(quick_hash(row)).or_insert_with(|| {
            self.bits.extend_from_slice(row);
            next
        });
        Some(*bit)
    }
}

struct Compiler<'b, 'a> {
    draft: &'b AutomatonBuilder<'a>,
    asked: &'b AllAsked,
    classes: &'b ClassRows,
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
    mask: Vec<Block>,
    /// A state has more of something than can be counted.
    too_many: bool,
}

impl<'b, 'a> Compiler<'b, 'a> {
    fn new(draft: &'b AutomatonBuilder<'a>, asked: &'b AllAsked, classes: &'b ClassRows) -> Self {
        let width = classes.width;
        let masks = Masks { width, bits: vec![Block::EMPTY; width], numbers: HashMap::default() };
        Self {
            draft,
            asked,
            classes,
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

    /// Compiles the starts and all states that are reached from them; those that lie side by side are asked together.
    fn states(&mut self) {
        self.number(0);
        for (_, start) in &self.draft.besides {
            self.number(*start);
        }
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
        let starts = self.states.len() <= self.draft.besides.len();
        self.closure(draft, if starts { ANY_BREAK } else { NONE_BREAK });
        let reached = std::mem::take(&mut self.reached);
        for here in &reached {
            let draft = self.draft;
            let state = draft.states[here.state as usize];
            let accepts = draft.accepts.iter(state.accepts);
            self.accepts.extend(accepts.map(|(target, end)| Accept { target, end, close: Flag::new(here.close) }));
            for (words, target) in draft.gaps.iter(state.gaps) {
                let target = self.number(target);
                let gate = Gate::default();
                self.gaps.push(Gap { target, words, border: here.border, flags: here.flags(), _room: 0, gate });
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
                let (border, flags) = (here.border, here.flags() | not | word);
                self.edges.push(Edge { asks, target, border, flags, gate: Gate::default() });
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
        sort_and_dedup(&mut self.gaps, first_gap, |gap| (gap.target, gap.words, gap.border, gap.flags));
        let edges = &self.edges[first_edge..];
        let ends = [0, 1, 2, 3].map(|last| edges.partition_point(|edge| place(edge) <= last));
        let counts = [self.gaps.len() - first_gap, self.accepts.len() - first_accept];
        let exceptions = self.edges[first_edge + ends[2]..].iter().map(|edge| edge.border);
        let gaps = self.gaps[first_gap..].iter().map(|gap| gap.border);
        let accepts = self.accepts[first_accept..].iter().map(|accept| accept.end);
        let always = exceptions.chain(gaps).chain(accepts).fold(0, |all, border| all | border);
        let gate = self.gate(first_edge..first_edge + ends[2], always);
        self.too_many |= ends[3].max(counts[0]).max(counts[1]) > usize::from(u16::MAX);
        let [gap_count, accept_count] = counts.map(|count| count as u16);
        let (edges, gaps, accepts) = (first_edge as u32, first_gap as u32, first_accept as u32);
        State { edges, gaps, accepts, ends: ends.map(|end| end as u16), gap_count, accept_count, gate }
    }

    /// What it takes for the next state to be worth a visit, by its edges but the exceptions.
    fn gate(&mut self, edges: Range<usize>, always: u8) -> Gate {
        let state = self.states.len() as u32;
        let edges = &self.edges[edges];
        let mut mask = std::mem::take(&mut self.mask);
        mask.clear();
        mask.resize(self.masks.width, Block::EMPTY);
        for edge in edges {
            if edge.flags & flag::WORD != 0 {
                self.near.push((edge.asks.into(), state));
                continue;
            }
            if (edge.asks as usize) < self.asked.classed {
                Block::set(&mut mask, edge.asks);
            }
            self.near.extend(self.asked.set_words.get(edge.asks.into()).iter().map(|word| (*word, state)));
        }
        let leads = edges.iter().fold(0, |all, edge| all | edge.border);
        let bit = self.masks.bit(&mask, self.classes);
        self.mask = mask;
        Gate {
            mask: bit.or_else(|| self.classes.bit_of_mask(0)).unwrap_or_default(),
            need: NOTHING,
            leads,
            always: if bit.is_none() { always | leads } else { always },
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
