//! From elements to an automaton: rows that begin alike share their states.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hash};

use super::automaton::{CLAUSE_BREAK, NONE_BREAK, SENTENCE_BREAK};
use super::syntax::{Atom, Border, Item};
use crate::check::language::builtin::{ANY, NAMES};
use crate::check::language::vocabulary::{Form, QuickHasher};

/// Gives the builder what a class name and a literal mean.
pub(crate) trait Resolve {
    /// The bit of a class.
    fn class(&self, name: &str) -> Result<usize, String>;
    /// The forms of a literal.
    fn literal(&self, text: &str, exact: bool) -> Vec<Form>;
}

/// The end of a chain.
const END: u32 = u32::MAX;

/// A state while rows are gathered. Edges, gaps, silent ways and ends hang on chains in common stores, so that a state
/// needs no room of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft {
    pub(super) edges: u32,
    pub(super) gaps: u32,
    pub(super) silent: u32,
    pub(super) accepts: u32,
}

#[derive(Debug)]
pub(super) struct Chain<T> {
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

    pub(super) fn iter(&self, head: u32) -> impl Iterator<Item = T> + '_ {
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
pub(super) enum Atoms {
    Of(u32),
    NoneOf(u32),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Silent {
    Nothing,
    Open,
    Close,
    Border(u8),
    MaybeClause,
}

/// Gathers rows; the state 0 is the start of them all, but of those that are only looked for beside a find.
#[derive(Debug)]
pub(crate) struct AutomatonBuilder<'a> {
    pub(super) states: Vec<Draft>,
    pub(super) edges: Chain<(Atoms, u32)>,
    /// How many words a gap passes over at the most, and where it leads.
    pub(super) gaps: Chain<(u8, u32)>,
    pub(super) silent: Chain<(Silent, u32)>,
    pub(super) accepts: Chain<(u32, u8)>,
    /// The starts of what is only looked for where a target was found, with the target.
    pub(super) besides: Vec<(u32, u32)>,
    /// Where an item leads from a state from which it has already been built, so that rows share it.
    children: HashMap<(u32, u64), u32, BuildHasherDefault<QuickHasher>>,
    pub(super) sets: Vec<Vec<Atom<'a>>>,
    set_numbers: HashMap<u64, u32, BuildHasherDefault<QuickHasher>>,
}

impl<'a> AutomatonBuilder<'a> {
    pub(crate) fn new() -> Self {
        const STATES: usize = 1 << 14;
        let mut builder = Self {
            states: Vec::with_capacity(STATES),
            edges: Chain::new(),
            gaps: Chain::new(),
            silent: Chain::new(),
            accepts: Chain::new(),
            besides: Vec::new(),
            children: HashMap::with_capacity_and_hasher(STATES, BuildHasherDefault::default()),
            sets: Vec::new(),
            set_numbers: HashMap::default(),
        };
        builder.fresh();
        builder
    }

    /// Adds a pattern that reports `target`.
    pub(crate) fn add(&mut self, items: &[Item<'a>], target: u32) -> Result<(), String> {
        self.add_from(0, items, target)
    }

    /// Adds a pattern that reports `target` in those sentences in which `found` was found too.
    pub(crate) fn add_beside(&mut self, found: u32, items: &[Item<'a>], target: u32) -> Result<(), String> {
        let start = match self.besides.iter().rev().find(|(of, _)| *of == found) {
            Some((_, start)) => *start,
            None => {
                let start = self.fresh();
                self.besides.push((found, start));
                start
            }
        };
        self.add_from(start, items, target)
    }

    fn add_from(&mut self, start: u32, items: &[Item<'a>], target: u32) -> Result<(), String> {
        let mut state = start;
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
        self.states.push(Draft { edges: END, gaps: END, silent: END, accepts: END });
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
            // Any words whatever that need not stand there are a gap: it is passed over without a state a word.
            Item::Repeat(item, least, most) if least < most && is_any(item) => {
                let mut state = from;
                for _ in 0..*least {
                    let next = self.fresh();
                    self.connect(state, item, next)?;
                    state = next;
                }
                self.connect(state, &Item::Gap(most - least), to)?;
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
                self.silent(from, Silent::Nothing, to);
                self.gaps.push(&mut self.states[from as usize].gaps, (*words, to));
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
}

/// Whether an item is one word of any kind.
fn is_any(item: &Item<'_>) -> bool {
    match item {
        Item::Word(atoms) => {
            matches!(&atoms[..], [Atom::Class { all, none }] if all[..] == [NAMES[ANY]] && none.is_empty())
        }
        Item::Group(alternatives) => {
            matches!(&alternatives[..], [items] if matches!(&items[..], [item] if is_any(item)))
        }
        _ => false,
    }
}

/// Two items of the same hash are taken for the same: 64 bits tell the few thousand items of a language apart.
pub(super) fn quick_hash<T: Hash + ?Sized>(value: &T) -> u64 {
    BuildHasherDefault::<QuickHasher>::default().hash_one(value)
}

fn mask(border: Border) -> u8 {
    match border {
        Border::Clause => CLAUSE_BREAK,
        Border::Maybe => NONE_BREAK | CLAUSE_BREAK,
        Border::ClauseOrSentence => CLAUSE_BREAK | SENTENCE_BREAK,
        Border::Sentence => SENTENCE_BREAK,
    }
}
