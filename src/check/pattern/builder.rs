//! From elements to an automaton: rows that begin alike share their states.

use std::collections::HashMap;

use super::automaton::{Accept, Automaton, AutomatonParts, ClassEdge, Edge, LiteralEdge, NONE_BREAK, State, TestEdge};
use super::syntax::{Atom, Border, Item};
use crate::check::language::vocabulary::{ClassSet, Form};

/// Gives the builder what a class name and a literal mean.
pub(crate) trait Resolve {
    /// The bit of a class.
    fn class(&self, name: &str) -> Result<usize, String>;
    /// The forms of a literal.
    fn literal(&self, text: &str, exact: bool) -> Vec<Form>;
}

#[derive(Debug, Default)]
struct Draft {
    /// Where a place leads that has already been built from this state, so that rows share it.
    children: HashMap<String, usize>,
    edges: Vec<(Atoms, usize)>,
    silent: Vec<(Silent, usize)>,
    accepts: Vec<(u32, u8)>,
}

#[derive(Clone, Debug)]
enum Atoms {
    Any,
    Of(Vec<Atom>),
    NoneOf(Vec<Atom>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Silent {
    Nothing,
    Open,
    Close,
    Border(u8),
}

/// Gathers rows; the state 0 is the start of them all.
#[derive(Debug)]
pub(crate) struct AutomatonBuilder {
    states: Vec<Draft>,
}

impl AutomatonBuilder {
    pub(crate) fn new() -> Self {
        Self { states: vec![Draft::default()] }
    }

    /// Adds a pattern that reports `target`.
    pub(crate) fn add(&mut self, items: &[Item], target: u32) -> Result<(), String> {
        let mut state = 0;
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
        self.states[state].accepts.push((target, end));
        Ok(())
    }

    fn may_be_empty(&self, items: &[Item]) -> bool {
        items.iter().all(|item| match item {
            Item::Word(_) | Item::Not(_) => false,
            Item::Group(alternatives) => alternatives.iter().any(|items| self.may_be_empty(items)),
            Item::Repeat(item, least, _) => *least == 0 || self.may_be_empty(std::slice::from_ref(item)),
            _ => true,
        })
    }

    fn fresh(&mut self) -> usize {
        self.states.push(Draft::default());
        self.states.len() - 1
    }

    /// Where `item` leads from `state`. The same item from the same state always leads to the same place.
    fn item(&mut self, state: usize, item: &Item) -> Result<usize, String> {
        let key = format!("{item:?}");
        if let Some(target) = self.states[state].children.get(&key) {
            return Ok(*target);
        }
        let target = self.fresh();
        self.states[state].children.insert(key, target);
        self.connect(state, item, target)?;
        Ok(target)
    }

    fn connect(&mut self, from: usize, item: &Item, to: usize) -> Result<(), String> {
        match item {
            Item::Word(atoms) => self.states[from].edges.push((Atoms::Of(atoms.clone()), to)),
            Item::Not(atoms) => self.states[from].edges.push((Atoms::NoneOf(atoms.clone()), to)),
            Item::Group(alternatives) => {
                for alternative in alternatives {
                    let inner = self.fresh();
                    self.states[from].silent.push((Silent::Nothing, inner));
                    let mut state = inner;
                    for item in alternative {
                        state = self.item(state, item)?;
                    }
                    self.states[state].silent.push((Silent::Nothing, to));
                }
            }
            Item::Repeat(item, least, most) => {
                let mut state = from;
                for time in 0..*most {
                    if time >= *least {
                        self.states[state].silent.push((Silent::Nothing, to));
                    }
                    let next = if time + 1 == *most { to } else { self.fresh() };
                    self.connect(state, item, next)?;
                    state = next;
                }
            }
            Item::Gap(words) => {
                let mut state = from;
                for _ in 0..*words {
                    self.states[state].silent.push((Silent::Nothing, to));
                    let next = self.fresh();
                    self.states[state].edges.push((Atoms::Any, next));
                    state = next;
                }
                self.states[state].silent.push((Silent::Nothing, to));
            }
            Item::Border(border) => self.states[from].silent.push((Silent::Border(mask(*border)), to)),
            Item::Open => self.states[from].silent.push((Silent::Open, to)),
            Item::Close => self.states[from].silent.push((Silent::Close, to)),
            Item::End(_) => return Err("an end anchor inside a group".into()),
        }
        Ok(())
    }

    /// What is reached from a state without a word.
    fn closure(&self, start: usize, border: u8) -> Vec<Reached> {
        let mut all = vec![Reached { state: start, border, open: false, close: false }];
        let mut next = 0;
        while next < all.len() {
            let here = all[next];
            next += 1;
            for (silent, target) in &self.states[here.state].silent {
                let mut there = Reached { state: *target, ..here };
                match silent {
                    Silent::Nothing => {}
                    Silent::Open => there.open = true,
                    Silent::Close => there.close = true,
                    // `^ x? ,? y`: what may stand there takes nothing from what must.
                    Silent::Border(kind) if *kind == mask(Border::Maybe) && here.border != border => {}
                    Silent::Border(mask) => there.border = *mask,
                }
                if !all.contains(&there) {
                    all.push(there);
                }
            }
        }
        all
    }

    pub(crate) fn build(self, resolve: &dyn Resolve, forms: usize) -> Result<Automaton, String> {
        let mut parts = AutomatonParts::default();
        for index in 0..self.states.len() {
            let border = if index == 0 { super::automaton::ANY_BREAK } else { NONE_BREAK };
            let state = self.flatten(index, border, resolve, &mut parts)?;
            parts.states.push(state);
        }
        Ok(Automaton::new(parts, forms))
    }

    fn flatten(
        &self,
        index: usize,
        border: u8,
        resolve: &dyn Resolve,
        parts: &mut AutomatonParts,
    ) -> Result<State, String> {
        // A state without words and silent ways of its own is an end: nothing to gather.
        let (mut literals, mut classes, mut tests, mut accepts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for reached in self.closure(index, border) {
            let draft = &self.states[reached.state];
            for (target, end) in &draft.accepts {
                accepts.push(Accept { target: *target, end: *end, close: reached.close });
            }
            for (atoms, target) in &draft.edges {
                let edge =
                    Edge { target: *target as u32, border: reached.border, open: reached.open, close: reached.close };
                match atoms {
                    Atoms::Any => classes.push(ClassEdge { class: 0, test: 0, edge }),
                    Atoms::Of(atoms) => {
                        for atom in atoms {
                            add_atom(
                                atom,
                                edge,
                                resolve,
                                &mut literals,
                                &mut classes,
                                &mut tests,
                                &mut parts.conditions,
                            )?;
                        }
                    }
                    Atoms::NoneOf(atoms) => tests.push(none_of(atoms, edge, resolve)?),
                }
            }
        }
        literals.sort_by_key(|edge: &LiteralEdge| (edge.form, edge.edge.target));
        literals.dedup();
        classes.sort_by_key(|edge: &ClassEdge| (edge.class, edge.edge.target));
        classes.dedup();
        let mut wanted = ClassSet::EMPTY;
        for edge in &classes {
            wanted.insert(edge.class as usize);
        }
        Ok(State {
            literals: extend(&mut parts.literals, literals),
            classes: extend(&mut parts.classes, classes),
            wanted,
            tests: extend(&mut parts.tests, tests),
            accepts: extend(&mut parts.accepts, accepts),
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Reached {
    state: usize,
    border: u8,
    open: bool,
    close: bool,
}

fn extend<T>(all: &mut Vec<T>, more: Vec<T>) -> (u32, u32) {
    let start = all.len() as u32;
    all.extend(more);
    (start, all.len() as u32)
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

#[allow(clippy::too_many_arguments, reason = "the lists of one state, which only live together here")]
fn add_atom(
    atom: &Atom,
    edge: Edge,
    resolve: &dyn Resolve,
    literals: &mut Vec<LiteralEdge>,
    classes: &mut Vec<ClassEdge>,
    tests: &mut Vec<TestEdge>,
    conditions: &mut Vec<TestEdge>,
) -> Result<(), String> {
    match atom {
        Atom::Literal { text, exact } => {
            literals.extend(resolve.literal(text, *exact).into_iter().map(|form| LiteralEdge { form, edge }));
        }
        Atom::Class { all, none } if all.len() == 1 && none.is_empty() => {
            classes.push(ClassEdge { class: resolve.class(&all[0])? as u32, test: 0, edge });
        }
        Atom::Class { all, none } => {
            let test = TestEdge { all: set(all, resolve)?, none: set(none, resolve)?, forms: Box::default(), edge };
            // The last class is the rarest: those of a language come behind those built in. Only words of it are tested.
            let mut rarest = None;
            for name in all {
                rarest = rarest.max(Some(resolve.class(name)?));
            }
            match rarest {
                Some(class) => {
                    conditions.push(test);
                    classes.push(ClassEdge { class: class as u32, test: conditions.len() as u32, edge });
                }
                None => tests.push(test),
            }
        }
    }
    Ok(())
}

fn set(names: &[String], resolve: &dyn Resolve) -> Result<ClassSet, String> {
    let mut set = ClassSet::EMPTY;
    for name in names {
        set.insert(resolve.class(name)?);
    }
    Ok(set)
}

fn none_of(atoms: &[Atom], edge: Edge, resolve: &dyn Resolve) -> Result<TestEdge, String> {
    let (mut none, mut forms) = (ClassSet::EMPTY, Vec::new());
    for atom in atoms {
        match atom {
            Atom::Literal { text, exact } => forms.extend(resolve.literal(text, *exact)),
            Atom::Class { all, none: not } if all.len() == 1 && not.is_empty() => none.insert(resolve.class(&all[0])?),
            Atom::Class { .. } => return Err("! takes words and simple classes only".into()),
        }
    }
    Ok(TestEdge { all: ClassSet::EMPTY, none, forms: forms.into(), edge })
}
