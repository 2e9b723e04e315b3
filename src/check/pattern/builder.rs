//! From elements to an automaton: rows that begin alike share their states.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hash};

use super::automaton::{Accept, Automaton, AutomatonParts, Edge, Lists, NONE_BREAK, State, Test, UNTOLD, flag};
use super::syntax::{Atom, Border, Item};
use crate::check::language::vocabulary::{BLOCKS, ClassSet, Form, QuickHasher, Vocabulary};

/// Gives the builder what a class name and a literal mean.
pub(crate) trait Resolve {
    /// The bit of a class.
    fn class(&self, name: &str) -> Result<usize, String>;
    /// The forms of a literal.
    fn literal(&self, text: &str, exact: bool) -> Vec<Form>;
}

/// The end of a chain, and no gap.
const END: u32 = u32::MAX;

/// A state while rows are gathered. Edges, silent ways and ends hang on chains in common stores, so that a state needs
/// no room of its own.
#[derive(Clone, Copy, Debug)]
struct Draft {
    edges: u32,
    silent: u32,
    accepts: u32,
    /// Where the gap leads that begins or goes on here.
    gap_exit: u32,
    /// A word may be passed over here.
    gap: bool,
}

#[derive(Debug)]
struct Chain<T> {
    links: Vec<(T, u32)>,
}

impl<T: Copy> Chain<T> {
    const fn new() -> Self {
        Self { links: Vec::new() }
    }

    fn push(&mut self, head: &mut u32, value: T) {
        self.links.push((value, *head));
        *head = self.links.len() as u32 - 1;
    }

    fn iter(&self, head: u32) -> impl Iterator<Item = T> + '_ {
        let mut at = head;
        std::iter::from_fn(move || {
            let (value, next) = self.links.get(at as usize)?;
            at = *next;
            Some(*value)
        })
    }
}

/// What an edge asks of a word: an index into the interned sets.
#[derive(Clone, Copy, Debug)]
enum Atoms {
    Any,
    Of(u32),
    NoneOf(u32),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Silent {
    Nothing,
    Open,
    Close,
    Border(u8),
    MaybeClause,
}

/// Gathers rows; the state 0 is the start of them all.
#[derive(Debug)]
pub(crate) struct AutomatonBuilder<'a> {
    states: Vec<Draft>,
    edges: Chain<(Atoms, u32)>,
    silent: Chain<(Silent, u32)>,
    accepts: Chain<(u32, u8)>,
    /// Where an item leads from a state from which it has already been built, so that rows share it.
    children: HashMap<(u32, u64), u32, BuildHasherDefault<QuickHasher>>,
    sets: Vec<Vec<Atom<'a>>>,
    set_numbers: HashMap<u64, u32, BuildHasherDefault<QuickHasher>>,
}

impl<'a> AutomatonBuilder<'a> {
    pub(crate) fn new() -> Self {
        const STATES: usize = 1 << 14;
        let mut builder = Self {
            states: Vec::with_capacity(STATES),
            edges: Chain::new(),
            silent: Chain::new(),
            accepts: Chain::new(),
            children: HashMap::with_capacity_and_hasher(STATES, BuildHasherDefault::default()),
            sets: Vec::new(),
            set_numbers: HashMap::default(),
        };
        builder.fresh();
        builder
    }

    /// Adds a pattern that reports `target`.
    pub(crate) fn add(&mut self, items: &[Item<'a>], target: u32) -> Result<(), String> {
        let mut state = 0_u32;
        let mut end = super::automaton::ANY_BREAK;
        let mut words = false;
        for (i, item) in items.iter().enumerate() {
            if let Item::End(border) = item {
                if i + 1 < items.len() && !matches!(items[i + 1..], [Item::Close]) {
                    return Err("the end anchor must be the last element".into());
                }
                end = mask(*border);
                continue;
            }
            words |= !matches!(item, Item::Border(_) | Item::Open | Item::Close | Item::Gap(_));
            state = self.item(state, item)?;
        }
        if !words || self.may_be_empty(items) {
            return Err("a pattern needs at least one word that is not optional".into());
        }
        self.accepts.push(&mut self.states[state as usize].accepts, (target, end));
        Ok(())
    }

    fn may_be_empty(&self, items: &[Item<'_>]) -> bool {
        items.iter().all(|item| match item {
            Item::Word(_) | Item::Not(_) => false,
            Item::Group(alternatives) => alternatives.iter().any(|items| self.may_be_empty(items)),
            Item::Macro(shared) => self.may_be_empty(std::slice::from_ref(&shared.item)),
            Item::Repeat(item, least, _) => *least == 0 || self.may_be_empty(std::slice::from_ref(item)),
            _ => true,
        })
    }

    fn fresh(&mut self) -> u32 {
        self.states.push(Draft { edges: END, silent: END, accepts: END, gap_exit: END, gap: false });
        self.states.len() as u32 - 1
    }

    /// Where `item` leads from `state`. The same item from the same state always leads to the same place.
    fn item(&mut self, state: u32, item: &Item<'a>) -> Result<u32, String> {
        let key = (state, quick_hash(item));
        if let Some(target) = self.children.get(&key) {
            return Ok(*target);
        }
        let target = self.fresh();
        self.children.insert(key, target);
        self.connect(state, item, target)?;
        Ok(target)
    }

    fn set(&mut self, atoms: &[Atom<'a>]) -> u32 {
        let sets = &mut self.sets;
        *self.set_numbers.entry(quick_hash(atoms)).or_insert_with(|| {
            sets.push(atoms.to_vec());
            sets.len() as u32 - 1
        })
    }

    fn edge(&mut self, from: u32, atoms: Atoms, to: u32) {
        self.edges.push(&mut self.states[from as usize].edges, (atoms, to));
    }

    fn silent(&mut self, from: u32, silent: Silent, to: u32) {
        self.silent.push(&mut self.states[from as usize].silent, (silent, to));
    }

    fn connect(&mut self, from: u32, item: &Item<'a>, to: u32) -> Result<(), String> {
        match item {
            Item::Word(atoms) => {
                let set = self.set(atoms);
                self.edge(from, Atoms::Of(set), to);
            }
            Item::Not(atoms) => {
                let set = self.set(atoms);
                self.edge(from, Atoms::NoneOf(set), to);
            }
            Item::Macro(shared) => self.connect(from, &shared.item, to)?,
            Item::Group(alternatives) => {
                for alternative in alternatives {
                    let inner = self.fresh();
                    self.silent(from, Silent::Nothing, inner);
                    let mut state = inner;
                    for item in alternative {
                        state = self.item(state, item)?;
                    }
                    self.silent(state, Silent::Nothing, to);
                }
            }
            Item::Repeat(item, least, most) => {
                let mut state = from;
                for time in 0..*most {
                    if time >= *least {
                        self.silent(state, Silent::Nothing, to);
                    }
                    let next = if time + 1 == *most { to } else { self.fresh() };
                    self.connect(state, item, next)?;
                    state = next;
                }
            }
            Item::Gap(words) => {
                let mut state = from;
                for _ in 0..*words {
                    self.silent(state, Silent::Nothing, to);
                    let next = self.fresh();
                    self.edge(state, Atoms::Any, next);
                    let draft = &mut self.states[state as usize];
                    draft.gap = true;
                    draft.gap_exit = to;
                    state = next;
                }
                self.silent(state, Silent::Nothing, to);
                self.states[state as usize].gap_exit = to;
            }
            Item::Border(border) => {
                let silent = if *border == Border::Maybe { Silent::MaybeClause } else { Silent::Border(mask(*border)) };
                self.silent(from, silent, to);
            }
            Item::Open => self.silent(from, Silent::Open, to),
            Item::Close => self.silent(from, Silent::Close, to),
            Item::End(_) => return Err("an end anchor inside a group".into()),
        }
        Ok(())
    }

    /// Gathers in `all` what is reached from a state without a word.
    fn closure(&self, start: u32, border: u8, all: &mut Vec<Reached>) {
        all.clear();
        all.push(Reached { state: start, border, open: false, close: false });
        let mut next = 0;
        while next < all.len() {
            let here = all[next];
            next += 1;
            for (silent, target) in self.silent.iter(self.states[here.state as usize].silent) {
                let mut there = Reached { state: target, ..here };
                match silent {
                    Silent::Nothing => {}
                    Silent::Open => there.open = true,
                    Silent::Close => there.close = true,
                    Silent::Border(mask) => there.border = mask,
                    // `^ x? ,? y`: what may stand there takes nothing from what must.
                    Silent::MaybeClause if here.border != border => {}
                    Silent::MaybeClause => there.border |= super::automaton::CLAUSE_BREAK,
                }
                if !all.contains(&there) {
                    all.push(there);
                }
            }
        }
    }

    /// Compiles the rows.
    pub(crate) fn build(self, resolve: &dyn Resolve, vocabulary: &Vocabulary) -> Result<Automaton, String> {
        let forms = vocabulary.form_count();
        let mut parts = AutomatonParts::default();
        let asked = self.resolve_sets(resolve, forms, &mut parts)?;
        let mut reached = Vec::new();
        for index in 0..self.states.len() as u32 {
            let border = if index == 0 { super::automaton::ANY_BREAK } else { NONE_BREAK };
            let state = self.flatten(index, border, &asked, &mut reached, &mut parts);
            parts.states.push(state);
        }
        tell_next(&mut parts);
        Ok(Automaton::new(parts, forms, vocabulary.kinds()))
    }

    fn flatten(
        &self,
        index: u32,
        border: u8,
        asked: &[Asked],
        reached: &mut Vec<Reached>,
        parts: &mut AutomatonParts,
    ) -> State {
        let (first_edge, first_accept) = (parts.edges.len(), parts.accepts.len());
        let own_exit = self.states[index as usize].gap_exit;
        let mut gap = self.states[index as usize].gap;
        self.closure(index, border, reached);
        for reached in reached.iter() {
            let draft = self.states[reached.state as usize];
            for (target, end) in self.accepts.iter(draft.accepts) {
                parts.accepts.push(Accept { target, end, close: reached.close });
            }
            let marks = if reached.open { flag::OPEN } else { 0 } | if reached.close { flag::CLOSE } else { 0 };
            for (atoms, target) in self.edges.iter(draft.edges) {
                // A gap behind a gap, or an exception, ends in more than the edges of this state.
                let (asked, kind) = match atoms {
                    Atoms::Any => {
                        let same = own_exit == self.states[target as usize].gap_exit && reached.border == NONE_BREAK;
                        gap &= own_exit != END && same;
                        (Asked { number: 0, kind: 0 }, flag::ANY)
                    }
                    Atoms::Of(set) => (asked[set as usize], 0),
                    Atoms::NoneOf(set) => {
                        gap = false;
                        (asked[set as usize], flag::NOT)
                    }
                };
                parts.edges.push(Edge {
                    asks: asked.number,
                    next: UNTOLD,
                    target,
                    border: reached.border,
                    flags: kind | asked.kind | marks,
                    next_kind: 0,
                });
            }
        }
        let place = |edge: &Edge| match edge.flags & (flag::ANY | flag::NOT | flag::FORM) {
            flag::FORM => 0_u8,
            0 => 1,
            _ => 2,
        };
        parts.edges[first_edge..].sort_unstable_by_key(|edge| (place(edge), *edge));
        dedup_tail(&mut parts.edges, first_edge);
        let edges = &parts.edges[first_edge..];
        let forms = edges.partition_point(|edge| place(edge) == 0);
        let sets = edges.partition_point(|edge| place(edge) <= 1);
        gap &= parts.accepts.len() == first_accept;
        let mut mask = UNTOLD;
        // What only the start reaches asks for sets without bits; it is never visited by itself.
        let bits = edges[forms..sets].iter().all(|edge| (edge.asks as usize) < parts.inner_sets);
        if bits && sets - forms >= MANY {
            mask = parts.masks.len() as u32;
            parts.masks.resize(parts.masks.len() + parts.inner_sets.div_ceil(64), 0);
            for edge in &edges[forms..sets] {
                parts.masks[mask as usize + edge.asks as usize / 64] |= 1 << (edge.asks % 64);
            }
        }
        State {
            edges: (first_edge as u32, parts.edges.len() as u32),
            forms_end: (first_edge + forms) as u32,
            sets_end: (first_edge + sets) as u32,
            accepts: (first_accept as u32, parts.accepts.len() as u32),
            mask,
            gap,
        }
    }

    /// Which sets are asked for behind the start too, or as an exception.
    fn inner_sets(&self) -> Vec<bool> {
        // Whatever an edge leads to, and what is reached from there without a word.
        let mut behind = vec![false; self.states.len()];
        let mut todo: Vec<u32> = self.edges.links.iter().map(|((_, target), _)| *target).collect();
        while let Some(state) = todo.pop() {
            if !std::mem::replace(&mut behind[state as usize], true) {
                todo.extend(self.silent.iter(self.states[state as usize].silent).map(|(_, target)| target));
            }
        }
        let mut inner = vec![false; self.sets.len()];
        for (state, behind) in self.states.iter().zip(behind) {
            for (atoms, _) in self.edges.iter(state.edges) {
                match atoms {
                    Atoms::Of(set) => inner[set as usize] |= behind,
                    Atoms::NoneOf(set) => inner[set as usize] = true,
                    Atoms::Any => {}
                }
            }
        }
        inner
    }

    /// Says which forms and classes are in which sets, and what an edge of each set asks.
    fn resolve_sets(
        &self,
        resolve: &dyn Resolve,
        forms: usize,
        parts: &mut AutomatonParts,
    ) -> Result<Vec<Asked>, String> {
        let (mut of_forms, mut of_classes, mut of_tests) = (Vec::new(), Vec::new(), Vec::new());
        let mut all_asked = Vec::with_capacity(self.sets.len());
        // Sets that only the start asks for need no bits; they are numbered behind the others.
        let inner = self.inner_sets();
        let mut number = 0;
        let mut outer = inner.iter().filter(|inner| **inner).count() as u32;
        for (atoms, inner) in self.sets.iter().zip(inner) {
            let number = if inner { &mut number } else { &mut outer };
            // One word alone is compared as a form and needs no bit.
            if let [Atom::Literal { text, exact }] = atoms.as_slice()
                && let [form] = resolve.literal(text, *exact)[..]
            {
                all_asked.push(Asked { number: form, kind: flag::FORM });
                continue;
            }
            for atom in atoms {
                match atom {
                    Atom::Literal { text, exact } => {
                        of_forms.extend(resolve.literal(text, *exact).into_iter().map(|form| (form, *number)));
                    }
                    Atom::Class { all, none } if all.len() == 1 && none.is_empty() => {
                        of_classes.push((resolve.class(all[0])? as u32, *number));
                    }
                    Atom::Class { all, none } => {
                        // The last class is the rarest: those of a language come behind those built in. Only words of
                        // it are tested; without one, every word is.
                        let mut rarest = crate::check::language::builtin::ANY;
                        for name in all {
                            rarest = rarest.max(resolve.class(name)?);
                        }
                        let test = Test { set: *number, all: set(all, resolve)?, none: set(none, resolve)? };
                        of_tests.push((rarest as u32, test));
                    }
                }
            }
            all_asked.push(Asked { number: *number, kind: 0 });
            *number += 1;
        }
        parts.sets = outer as usize;
        parts.inner_sets = number as usize;
        parts.form_sets = Lists::new(forms, &of_forms);
        parts.class_sets = Lists::new(BLOCKS * 64, &of_classes);
        parts.class_tests = Lists::new(BLOCKS * 64, &of_tests);
        Ok(all_asked)
    }
}

/// A state with so many edges has their sets as bits.
const MANY: usize = 24;

/// What an edge asks of a word: a form, or a set by its number.
#[derive(Clone, Copy, Debug)]
struct Asked {
    number: u32,
    kind: u8,
}

/// Tells each edge what its target asks of the next word, where it asks for one thing only.
fn tell_next(parts: &mut AutomatonParts) {
    for at in 0..parts.edges.len() {
        let state = parts.states[parts.edges[at].target as usize];
        let (first, last) = state.edges;
        if last - first == 1 && state.accepts.0 == state.accepts.1 {
            let only = parts.edges[first as usize];
            if only.border == NONE_BREAK && only.flags & (flag::ANY | flag::NOT) == 0 {
                parts.edges[at].next = only.asks;
                parts.edges[at].next_kind = only.flags & flag::FORM;
            }
        }
    }
}

fn dedup_tail(edges: &mut Vec<Edge>, first: usize) {
    let mut kept = first;
    for at in first..edges.len() {
        if kept == first || edges[kept - 1] != edges[at] {
            edges[kept] = edges[at];
            kept += 1;
        }
    }
    edges.truncate(kept);
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Reached {
    state: u32,
    border: u8,
    open: bool,
    close: bool,
}

/// Two items of the same hash are taken for the same: 64 bits tell the few thousand items of a language apart.
fn quick_hash<T: Hash + ?Sized>(value: &T) -> u64 {
    BuildHasherDefault::<QuickHasher>::default().hash_one(value)
}

fn mask(border: Border) -> u8 {
    use super::automaton::{CLAUSE_BREAK, SENTENCE_BREAK};
    match border {
        Border::Clause => CLAUSE_BREAK,
        Border::Maybe => NONE_BREAK | CLAUSE_BREAK,
        Border::ClauseOrSentence => CLAUSE_BREAK | SENTENCE_BREAK,
        Border::Sentence => SENTENCE_BREAK,
    }
}

fn set(names: &[&str], resolve: &dyn Resolve) -> Result<ClassSet, String> {
    let mut set = ClassSet::EMPTY;
    for name in names {
        set.insert(resolve.class(name)?);
    }
    Ok(set)
}
