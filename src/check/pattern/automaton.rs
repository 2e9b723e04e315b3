//! The automaton that all patterns of a language share.

use crate::check::language::vocabulary::{BLOCKS, ClassSet, Form};

/// Nothing but space between two words.
pub(crate) const NONE_BREAK: u8 = 1;
/// A clause ends between two words.
pub(crate) const CLAUSE_BREAK: u8 = 2;
/// A sentence ends between two words.
pub(crate) const SENTENCE_BREAK: u8 = 4;
/// Whatever stands between two words.
pub(crate) const ANY_BREAK: u8 = 7;

/// A word as the automaton sees it.
pub(crate) trait Token {
    /// The form in the vocabulary.
    fn form(&self) -> Form;
    /// The classes that only this occurrence has (shape, endings): the first block of the set.
    fn shape(&self) -> u64;
    /// What stands before it: one of the break bits.
    fn before(&self) -> u8;
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    pub(super) target: u32,
    pub(super) border: u8,
    pub(super) open: bool,
    pub(super) close: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LiteralEdge {
    pub(super) form: Form,
    pub(super) edge: Edge,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ClassEdge {
    pub(super) class: u32,
    /// A test that must hold too, counted from 1; 0 for none.
    pub(super) test: u32,
    pub(super) edge: Edge,
}

#[derive(Clone, Debug)]
pub(super) struct TestEdge {
    pub(super) all: ClassSet,
    pub(super) none: ClassSet,
    pub(super) forms: Box<[Form]>,
    pub(super) edge: Edge,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Accept {
    pub(super) target: u32,
    pub(super) end: u8,
    pub(super) close: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) literals: (u32, u32),
    pub(super) classes: (u32, u32),
    pub(super) wanted: ClassSet,
    pub(super) tests: (u32, u32),
    pub(super) accepts: (u32, u32),
}

#[derive(Debug, Default)]
pub(super) struct AutomatonParts {
    pub(super) states: Vec<State>,
    pub(super) literals: Vec<LiteralEdge>,
    pub(super) classes: Vec<ClassEdge>,
    pub(super) tests: Vec<TestEdge>,
    /// Tests behind a class edge.
    pub(super) conditions: Vec<TestEdge>,
    pub(super) accepts: Vec<Accept>,
}

/// All patterns, compiled.
#[derive(Debug)]
pub(crate) struct Automaton {
    parts: AutomatonParts,
    /// Where the literal edges of the start begin and end for each form.
    starts: Vec<(u32, u32)>,
    /// The same for each class.
    class_starts: Vec<(u32, u32)>,
}

/// A pattern found: which, and the words of its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) target: u32,
    /// All words that the pattern took.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The words inside its brackets, or all.
    pub(crate) inner_start: u32,
    pub(crate) inner_end: u32,
}

#[derive(Clone, Copy, Debug)]
struct Thread {
    state: u32,
    open: u32,
    close: u32,
}

const UNSET: u32 = u32::MAX;

/// Room that a run needs, kept from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    seen: Vec<u32>,
    stamp: u32,
    threads: Vec<Thread>,
    next: Vec<Thread>,
}

impl Automaton {
    pub(super) fn new(parts: AutomatonParts, forms: usize) -> Self {
        let mut starts = vec![(0, 0); forms];
        let mut class_starts = vec![(0, 0); BLOCKS * 64];
        let root = parts.states[0];
        for i in root.literals.0..root.literals.1 {
            let range = &mut starts[parts.literals[i as usize].form as usize];
            *range = if range.1 == 0 { (i, i + 1) } else { (range.0, i + 1) };
        }
        for i in root.classes.0..root.classes.1 {
            let range = &mut class_starts[parts.classes[i as usize].class as usize];
            *range = if range.1 == 0 { (i, i + 1) } else { (range.0, i + 1) };
        }
        Self { parts, starts, class_starts }
    }

    /// Finds all patterns that begin at the word `start` and end before `end`. `classes` gives the classes of a form;
    /// `after` is the break behind the last word.
    pub(crate) fn run<T: Token>(
        &self,
        words: &[T],
        start: usize,
        end: usize,
        classes: impl Fn(Form) -> ClassSet,
        scratch: &mut Scratch,
        found: &mut Vec<Match>,
    ) {
        if scratch.seen.len() != self.parts.states.len() {
            scratch.seen = vec![0; self.parts.states.len()];
            scratch.stamp = 0;
        }
        scratch.threads.clear();
        let word = &words[start];
        let all = whole(word, &classes);
        scratch.bump();
        self.step_root(word, &all, start as u32, scratch);
        let mut at = start + 1;
        while !scratch.next.is_empty() {
            std::mem::swap(&mut scratch.threads, &mut scratch.next);
            scratch.next.clear();
            scratch.bump();
            let (all, before) = if at < end {
                (whole(&words[at], &classes), words[at].before())
            } else {
                (ClassSet::EMPTY, SENTENCE_BREAK)
            };
            for i in 0..scratch.threads.len() {
                let thread = scratch.threads[i];
                let state = &self.parts.states[thread.state as usize];
                for accept in &self.parts.accepts[state.accepts.0 as usize..state.accepts.1 as usize] {
                    if accept.end & before == 0 {
                        continue;
                    }
                    let close = if accept.close && thread.close == UNSET { at as u32 } else { thread.close };
                    let match_ = Match {
                        target: accept.target,
                        start: start as u32,
                        end: at as u32,
                        inner_start: if thread.open == UNSET { start as u32 } else { thread.open },
                        inner_end: if close == UNSET { at as u32 } else { close },
                    };
                    keep_longest(found, match_);
                }
                if at < end {
                    self.step(state, thread, &words[at], &all, before, at as u32, scratch);
                }
            }
            at += 1;
        }
    }

    fn holds(&self, test: u32, form: Form, all: &ClassSet) -> bool {
        test == 0 || self.parts.conditions[test as usize - 1].holds(form, all)
    }

    fn step_root<T: Token>(&self, word: &T, all: &ClassSet, at: u32, scratch: &mut Scratch) {
        let root = &self.parts.states[0];
        let thread = Thread { state: 0, open: UNSET, close: UNSET };
        let before = word.before();
        let (from, to) = self.starts[word.form() as usize];
        for edge in &self.parts.literals[from as usize..to as usize] {
            scratch.follow(&edge.edge, thread, before, at);
        }
        for (block, (has, wants)) in all.0.iter().zip(root.wanted.0).enumerate() {
            let mut bits = has & wants;
            while bits != 0 {
                let class = block * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                let (from, to) = self.class_starts[class];
                for edge in &self.parts.classes[from as usize..to as usize] {
                    if self.holds(edge.test, word.form(), all) {
                        scratch.follow(&edge.edge, thread, before, at);
                    }
                }
            }
        }
        self.step_tests(root, thread, word.form(), all, before, at, scratch);
    }

    #[allow(clippy::too_many_arguments, reason = "the innermost loop: a struct would be taken apart at once")]
    fn step<T: Token>(
        &self,
        state: &State,
        thread: Thread,
        word: &T,
        all: &ClassSet,
        before: u8,
        at: u32,
        scratch: &mut Scratch,
    ) {
        let literals = &self.parts.literals[state.literals.0 as usize..state.literals.1 as usize];
        if !literals.is_empty() && word.form() != 0 {
            let form = word.form();
            let first = literals.partition_point(|edge| edge.form < form);
            for edge in literals[first..].iter().take_while(|edge| edge.form == form) {
                scratch.follow(&edge.edge, thread, before, at);
            }
        }
        if all.0.iter().zip(state.wanted.0).any(|(has, wants)| has & wants != 0) {
            for edge in &self.parts.classes[state.classes.0 as usize..state.classes.1 as usize] {
                if all.contains(edge.class as usize) && self.holds(edge.test, word.form(), all) {
                    scratch.follow(&edge.edge, thread, before, at);
                }
            }
        }
        self.step_tests(state, thread, word.form(), all, before, at, scratch);
    }

    #[allow(clippy::too_many_arguments, reason = "the innermost loop: a struct would be taken apart at once")]
    fn step_tests(
        &self,
        state: &State,
        thread: Thread,
        form: Form,
        all: &ClassSet,
        before: u8,
        at: u32,
        scratch: &mut Scratch,
    ) {
        for test in &self.parts.tests[state.tests.0 as usize..state.tests.1 as usize] {
            if test.holds(form, all) {
                scratch.follow(&test.edge, thread, before, at);
            }
        }
    }
}

impl TestEdge {
    fn holds(&self, form: Form, all: &ClassSet) -> bool {
        self.all.0.iter().zip(all.0).all(|(wants, has)| wants & has == *wants)
            && self.none.0.iter().zip(all.0).all(|(shuns, has)| shuns & has == 0)
            && !self.forms.contains(&form)
    }
}

fn whole<T: Token>(word: &T, classes: impl Fn(Form) -> ClassSet) -> ClassSet {
    let mut all = classes(word.form());
    all.0[0] |= word.shape();
    all
}

/// One row counts once at a place: with its longest hit.
fn keep_longest(found: &mut Vec<Match>, new: Match) {
    for old in found.iter_mut().rev() {
        if old.start != new.start {
            break;
        }
        if old.target == new.target {
            *old = new;
            return;
        }
    }
    found.push(new);
}

impl Scratch {
    fn bump(&mut self) {
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            self.seen.fill(0);
            self.stamp = 1;
        }
    }

    fn follow(&mut self, edge: &Edge, thread: Thread, before: u8, at: u32) {
        if edge.border & before == 0 || self.seen[edge.target as usize] == self.stamp {
            return;
        }
        self.seen[edge.target as usize] = self.stamp;
        self.next.push(Thread {
            state: edge.target,
            open: if edge.open && thread.open == UNSET { at } else { thread.open },
            close: if edge.close && thread.close == UNSET { at } else { thread.close },
        });
    }
}
