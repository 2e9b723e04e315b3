//! The automaton that all patterns of a language share.
//!
//! What a place of a pattern asks of a word (one of these literals, one of these classes) is a *set*. Before a sentence
//! is matched, each of its words is told once which sets it is in, as a row of bits; after that an edge costs one bit.

use crate::check::language::vocabulary::{ClassSet, Form, Vocabulary};

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

/// The number of a set of literals and classes.
pub(super) type SetNumber = u32;

/// Nothing in particular.
pub(super) const UNTOLD: u32 = u32::MAX;

/// What an edge does besides asking for a set.
pub(super) mod flag {
    /// The place of the hit begins at this word.
    pub(in super::super) const OPEN: u8 = 1;
    /// The place of the hit ended before this word.
    pub(in super::super) const CLOSE: u8 = 2;
    /// Any word but those of the set.
    pub(in super::super) const NOT: u8 = 4;
    /// Any word.
    pub(in super::super) const ANY: u8 = 8;
    /// A form is asked for, not a set.
    pub(in super::super) const FORM: u8 = 16;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    /// A form or a set.
    pub(super) asks: u32,
    /// What the word behind must be, where the target asks for one thing only: saves the visit.
    pub(super) next: u32,
    pub(super) target: u32,
    pub(super) border: u8,
    pub(super) flags: u8,
    /// Whether `next` is a form: the flag, or 0.
    pub(super) next_kind: u8,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Accept {
    pub(super) target: u32,
    pub(super) end: u8,
    pub(super) close: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    pub(super) edges: (u32, u32),
    /// The edges that ask for a form stand first, those that ask for a set end here, exceptions follow.
    pub(super) forms_end: u32,
    pub(super) sets_end: u32,
    pub(super) accepts: (u32, u32),
    /// Where the bits of the sets that the edges ask for begin, if there are many.
    pub(super) mask: u32,
    /// A gap, all of whose ways out are edges of this state: one of them must stand ahead in the clause.
    pub(super) gap: bool,
}

/// A set that asks for several classes at once, or forbids some.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Test {
    pub(super) set: SetNumber,
    pub(super) all: ClassSet,
    pub(super) none: ClassSet,
}

impl Test {
    fn holds(&self, classes: &ClassSet) -> bool {
        self.all.0.iter().zip(classes.0).all(|(wants, has)| wants & has == *wants)
            && self.none.0.iter().zip(classes.0).all(|(shuns, has)| shuns & has == 0)
    }
}

/// Lists by number, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Lists<T> {
    ends: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Lists<T> {
    /// From pairs of a number below `count` and an item.
    pub(super) fn new(count: usize, pairs: &[(u32, T)]) -> Self {
        let mut ends = vec![0_u32; count];
        pairs.iter().for_each(|(number, _)| ends[*number as usize] += 1);
        let mut sum = 0;
        for end in &mut ends {
            let length = *end;
            *end = sum;
            sum += length;
        }
        let mut items = Vec::new();
        if let Some((_, first)) = pairs.first() {
            items.resize(pairs.len(), *first);
        }
        for (number, item) in pairs {
            let at = &mut ends[*number as usize];
            items[*at as usize] = *item;
            *at += 1;
        }
        Self { ends, items }
    }

    fn get(&self, number: usize) -> &[T] {
        let Some(end) = self.ends.get(number) else { return &[] };
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.items[start as usize..*end as usize]
    }
}

#[derive(Debug, Default)]
pub(super) struct AutomatonParts {
    pub(super) states: Vec<State>,
    pub(super) edges: Vec<Edge>,
    pub(super) accepts: Vec<Accept>,
    pub(super) sets: usize,
    /// The sets below this number have bits.
    pub(super) inner_sets: usize,
    /// The sets that a state with many edges asks for.
    pub(super) masks: Vec<u64>,
    /// The sets that a form is in by itself.
    pub(super) form_sets: Lists<SetNumber>,
    /// The sets that a class is in.
    pub(super) class_sets: Lists<SetNumber>,
    /// The tests that words of a class take.
    pub(super) class_tests: Lists<Test>,
}

impl AutomatonParts {
    /// Tells which sets a word of these classes is in: as bits, and as numbers.
    fn tell(&self, classes: &ClassSet, row: &mut [u64], numbers: &mut Vec<SetNumber>) {
        for (block, bits) in classes.0.iter().enumerate() {
            let mut bits = *bits;
            while bits != 0 {
                let class = block * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                for set in self.class_sets.get(class) {
                    put(*set, row, numbers);
                }
                for test in self.class_tests.get(class) {
                    if test.holds(classes) {
                        put(test.set, row, numbers);
                    }
                }
            }
        }
    }

    /// The built-in classes that a set or a test looks at.
    fn watched(&self) -> u64 {
        let used = (1..64).filter(|class| !self.class_sets.get(*class).is_empty());
        let used = used.fold(0, |bits, class| bits | 1 << class);
        self.class_tests.items.iter().fold(used, |bits, test| bits | test.all.0[0] | test.none.0[0])
    }
}

fn put(set: SetNumber, row: &mut [u64], numbers: &mut Vec<SetNumber>) {
    let Some(block) = row.get_mut(set as usize / 64) else {
        // A set of the start only.
        if !numbers.contains(&set) {
            numbers.push(set);
        }
        return;
    };
    if *block >> (set % 64) & 1 == 0 {
        *block |= 1 << (set % 64);
        numbers.push(set);
    }
}

/// All patterns, compiled.
#[derive(Debug)]
pub(crate) struct Automaton {
    parts: AutomatonParts,
    /// The edges of the start by their sets, and by their forms.
    starts: Lists<Edge>,
    form_starts: Lists<Edge>,
    /// For each kind of word, the sets it is in by its classes, as bits, and the edges of the start that they open.
    kind_rows: Vec<u64>,
    kind_starts: Lists<Edge>,
    /// The edges of the start that ask for no set.
    open_starts: Vec<Edge>,
    /// How many kinds of word there are.
    kinds: usize,
    /// The built-in classes that any set looks at.
    watched: u64,
    /// How many blocks of 64 sets there are.
    width: usize,
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

const UNSET: u32 = u32::MAX;

/// How many states are visited from one word at the most. No row comes near it; it keeps a user's row with gap upon gap
/// from costing more than its length.
const MOST_VISITS: u32 = 4000;

/// Room that a run needs, kept from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    /// For each word the sets it is in, as bits.
    rows: Vec<u64>,
    /// For each word the sets that stand from it to the end of its clause and one word further.
    ahead: Vec<u64>,
    words: Vec<Told>,
    /// The sets, as numbers, of the words whose kind does not say all.
    numbers: Vec<SetNumber>,
    /// Rows that were worked out for words of a kind in a shape, to be used again.
    known: Vec<Known>,
}

/// What is told of a word before a sentence is matched.
#[derive(Clone, Copy, Debug)]
struct Told {
    form: Form,
    /// Its kind, or the index of a known row behind all kinds.
    kind: u32,
    before: u8,
    /// Bits for the forms that stand ahead, as the sets do.
    forms: u64,
}

/// A row worked out for a kind of word in a shape.
#[derive(Debug)]
struct Known {
    kind: u32,
    shape: u64,
    row: Box<[u64]>,
    numbers: Box<[SetNumber]>,
}

/// So many rows are kept from one sentence to the next; the shapes of a text are few.
const MOST_KNOWN: usize = 24;

/// One start of the automaton on one sentence.
struct Run<'r> {
    rows: &'r [u64],
    ahead: &'r [u64],
    words: &'r [Told],
    start: u32,
    /// Where the matches of this start begin.
    from: usize,
    visits: u32,
    found: &'r mut Vec<Match>,
}

impl Automaton {
    pub(super) fn new(parts: AutomatonParts, forms: usize, kinds: &[ClassSet]) -> Self {
        let root = parts.states[0];
        let (mut by_set, mut by_form, mut open_starts) = (Vec::new(), Vec::new(), Vec::new());

        for edge in &parts.edges[root.edges.0 as usize..root.edges.1 as usize] {
            if edge.flags & (flag::NOT | flag::ANY) != 0 {
                open_starts.push(*edge);
            } else if edge.flags & flag::FORM != 0 {
                by_form.push((edge.asks, *edge));
            } else {
                by_set.push((edge.asks, *edge));
            }
        }
        let starts = Lists::new(parts.sets, &by_set);
        // A word opens what asks for it alone, and what asks for a list that it stands in.
        for form in 0..forms {
            for set in parts.form_sets.get(form) {
                by_form.extend(starts.get(*set as usize).iter().map(|edge| (form as u32, *edge)));
            }
        }
        let form_starts = Lists::new(forms, &by_form);
        let width = parts.inner_sets.div_ceil(64);
        let watched = parts.watched();
        let mut made = Self {
            parts,
            starts,
            form_starts,
            kind_rows: vec![0; kinds.len() * width],
            kind_starts: Lists::new(0, &[]),
            open_starts,
            kinds: kinds.len(),
            watched,
            width,
        };
        made.tell_kinds(kinds);
        made
    }

    /// Works out once for each kind of word what would else be worked out for each word.
    fn tell_kinds(&mut self, kinds: &[ClassSet]) {
        let mut rows = std::mem::take(&mut self.kind_rows);
        let mut starts = Vec::new();
        let mut numbers = Vec::new();
        for (kind, classes) in kinds.iter().enumerate() {
            let mut classes = *classes;
            classes.insert(crate::check::language::builtin::ANY);
            numbers.clear();
            self.parts.tell(&classes, &mut rows[kind * self.width..(kind + 1) * self.width], &mut numbers);
            for set in &numbers {
                for edge in self.starts.get(*set as usize) {
                    // What begins a clause is kept apart: most words do not.
                    let anchored = u32::from(edge.border & NONE_BREAK == 0);
                    starts.push((kind as u32 * 2 + anchored, *edge));
                }
            }
        }
        self.kind_starts = Lists::new(kinds.len() * 2, &starts);
        self.kind_rows = rows;
    }

    /// Finds all patterns in a sentence whose first word has the index `offset`.
    pub(crate) fn find<T: Token>(
        &self,
        sentence: &[T],
        offset: usize,
        vocabulary: &Vocabulary,
        scratch: &mut Scratch,
        found: &mut Vec<Match>,
    ) {
        self.tell_sets(sentence, vocabulary, scratch);
        for start in 0..sentence.len() {
            let from = found.len();
            let mut run = Run {
                rows: &scratch.rows,
                ahead: &scratch.ahead,
                words: &scratch.words,
                start: start as u32,
                from,
                visits: 0,
                found,
            };
            self.run(&mut run, start, &scratch.known);
            for match_ in &mut found[from..] {
                match_.start += offset as u32;
                match_.end += offset as u32;
                match_.inner_start += offset as u32;
                match_.inner_end += offset as u32;
            }
        }
    }

    /// Tells for each word of a sentence which sets it is in.
    fn tell_sets<T: Token>(&self, sentence: &[T], vocabulary: &Vocabulary, scratch: &mut Scratch) {
        let width = self.width;
        let Scratch { rows, ahead, words, numbers, known } = scratch;
        rows.clear();
        words.clear();
        rows.reserve((sentence.len() * width).max(24 * width));
        words.reserve(sentence.len().max(24));
        if known.len() > MOST_KNOWN {
            known.clear();
        }
        for word in sentence {
            let form = word.form();
            let mut kind = vocabulary.kind(form) as u32;
            let own = vocabulary.classes(form);
            let from = rows.len();
            let more = word.shape() & self.watched & !own.0[0];
            if more == 0 {
                rows.extend_from_slice(&self.kind_rows[kind as usize * width..(kind as usize + 1) * width]);
            } else {
                // Its shape puts this word into more classes than its kind has.
                let at = known.iter().position(|known| known.kind == kind && known.shape == more);
                let at = at.unwrap_or_else(|| {
                    let mut classes = *own;
                    classes.0[0] |= word.shape();
                    let mut row = vec![0; width];
                    numbers.clear();
                    self.parts.tell(&classes, &mut row, numbers);
                    known.push(Known { kind, shape: more, row: row.into(), numbers: numbers.as_slice().into() });
                    known.len() - 1
                });
                rows.extend_from_slice(&known[at].row);
                kind = (self.kinds + at) as u32;
            }
            for set in self.parts.form_sets.get(form as usize) {
                if let Some(block) = rows[from..].get_mut(*set as usize / 64) {
                    *block |= 1 << (set % 64);
                }
            }
            words.push(Told { form, kind, before: word.before(), forms: form_bit(form) });
        }
        ahead.clear();
        ahead.reserve(rows.capacity());
        ahead.extend_from_slice(rows);
        for at in (0..words.len().saturating_sub(1)).rev() {
            let together = words[at + 1].before == NONE_BREAK;
            words[at].forms |= if together { words[at + 1].forms } else { form_bit(words[at + 1].form) };
            let (here, behind) = ahead[at * width..].split_at_mut(width);
            let next = if together { &behind[..width] } else { &rows[(at + 1) * width..(at + 2) * width] };
            here.iter_mut().zip(next).for_each(|(block, more)| *block |= more);
        }
    }

    /// Finds all patterns that begin at one word.
    fn run(&self, run: &mut Run<'_>, start: usize, known: &[Known]) {
        let word = run.words[start];
        for edge in self.form_starts.get(word.form as usize) {
            self.follow(run, edge, start, UNSET, UNSET);
        }
        if (word.kind as usize) < self.kinds {
            let kind = word.kind as usize * 2;
            for edge in self.kind_starts.get(kind) {
                self.follow(run, edge, start, UNSET, UNSET);
            }
            if word.before != NONE_BREAK {
                for edge in self.kind_starts.get(kind + 1) {
                    self.follow(run, edge, start, UNSET, UNSET);
                }
            }
        } else {
            for set in &known[word.kind as usize - self.kinds].numbers {
                for edge in self.starts.get(*set as usize) {
                    self.follow(run, edge, start, UNSET, UNSET);
                }
            }
        }
        for edge in &self.open_starts {
            if self.takes(run, edge, start) {
                self.follow(run, edge, start, UNSET, UNSET);
            }
        }
    }

    /// Goes on along an edge that takes the word `at`.
    fn follow(&self, run: &mut Run<'_>, edge: &Edge, at: usize, open: u32, close: u32) {
        if edge.border & run.words[at].before == 0 {
            return;
        }
        if edge.next != UNTOLD {
            let Some(next) = run.words.get(at + 1) else { return };
            let goes_on = next.before == NONE_BREAK
                && match edge.next_kind {
                    0 => bit(run.rows, (at + 1) * self.width, edge.next),
                    _ => next.form == edge.next,
                };
            if !goes_on {
                return;
            }
        }
        let mark = |flag: u8, now: u32| if edge.flags & flag != 0 && now == UNSET { at as u32 } else { now };
        self.visit(run, edge.target, at + 1, mark(flag::OPEN, open), mark(flag::CLOSE, close));
    }

    /// Reports what ends in a state and follows the edges that take the word `at`.
    fn visit(&self, run: &mut Run<'_>, state: u32, at: usize, open: u32, close: u32) {
        let state = &self.parts.states[state as usize];
        let before = run.words.get(at).map_or(SENTENCE_BREAK, |word| word.before);
        for accept in &self.parts.accepts[state.accepts.0 as usize..state.accepts.1 as usize] {
            if accept.end & before != 0 {
                let close = if accept.close && close == UNSET { at as u32 } else { close };
                run.report(accept.target, at as u32, open, close);
            }
        }
        run.visits += 1;
        if at == run.words.len() || run.visits > MOST_VISITS || state.gap && !self.worth(run, state, at) {
            return;
        }
        let edges = &self.parts.edges;
        let form = run.words[at].form;
        let of_forms = &edges[state.edges.0 as usize..state.forms_end as usize];
        let first = if of_forms.len() > 6 { of_forms.partition_point(|edge| edge.asks < form) } else { 0 };
        for edge in &of_forms[first..] {
            if edge.asks == form {
                self.follow(run, edge, at, open, close);
            } else if edge.asks > form {
                break;
            }
        }
        let of_sets = &edges[state.forms_end as usize..state.sets_end as usize];
        let row = &run.rows[at * self.width..(at + 1) * self.width];
        if state.mask == UNTOLD {
            for edge in of_sets {
                if bit(row, 0, edge.asks) {
                    self.follow(run, edge, at, open, close);
                }
            }
        } else {
            let mask = &self.parts.masks[state.mask as usize..state.mask as usize + self.width];
            for (block, (wanted, has)) in mask.iter().zip(row).enumerate() {
                let mut bits = wanted & has;
                while bits != 0 {
                    let set = block as u32 * 64 + bits.trailing_zeros();
                    bits &= bits - 1;
                    let first = of_sets.partition_point(|edge| edge.asks < set);
                    for edge in of_sets[first..].iter().take_while(|edge| edge.asks == set) {
                        self.follow(run, edge, at, open, close);
                    }
                }
            }
        }
        for edge in &edges[state.sets_end as usize..state.edges.1 as usize] {
            if self.takes(run, edge, at) {
                self.follow(run, edge, at, open, close);
            }
        }
    }

    /// Whether an edge takes a word.
    fn takes(&self, run: &Run<'_>, edge: &Edge, at: usize) -> bool {
        if edge.flags & flag::ANY != 0 {
            return true;
        }
        let within = if edge.flags & flag::FORM != 0 {
            run.words[at].form == edge.asks
        } else {
            bit(run.rows, at * self.width, edge.asks)
        };
        within != (edge.flags & flag::NOT != 0)
    }

    /// Whether what ends a gap stands ahead at all.
    fn worth(&self, run: &Run<'_>, state: &State, at: usize) -> bool {
        let edges = &self.parts.edges;
        let forms = run.words[at].forms;
        if edges[state.edges.0 as usize..state.forms_end as usize].iter().any(|edge| forms & form_bit(edge.asks) != 0) {
            return true;
        }
        let ahead = &run.ahead[at * self.width..(at + 1) * self.width];
        if state.mask == UNTOLD {
            let of_sets = &edges[state.forms_end as usize..state.sets_end as usize];
            return of_sets.iter().any(|edge| bit(ahead, 0, edge.asks));
        }
        let masks = &self.parts.masks[state.mask as usize..state.mask as usize + self.width];
        masks.iter().zip(ahead).any(|(wants, has)| wants & has != 0)
    }
}

impl Run<'_> {
    /// Keeps a match. One row counts once at a place: with its longest hit.
    fn report(&mut self, target: u32, end: u32, open: u32, close: u32) {
        let new = Match {
            target,
            start: self.start,
            end,
            inner_start: if open == UNSET { self.start } else { open },
            inner_end: if close == UNSET { end } else { close },
        };
        match self.found[self.from..].iter_mut().find(|old| old.target == target) {
            Some(old) if old.end > new.end => {}
            Some(old) => *old = new,
            None => self.found.push(new),
        }
    }
}

/// One of 64 bits for a form: where it is not set, the form is not there.
const fn form_bit(form: Form) -> u64 {
    1 << (form.wrapping_mul(0x9E37_79B9) >> 26)
}

fn bit(rows: &[u64], row: usize, set: SetNumber) -> bool {
    rows[row + set as usize / 64] >> (set % 64) & 1 != 0
}
