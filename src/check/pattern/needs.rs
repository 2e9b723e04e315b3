//! What a state needs of the rest of the sentence.
//!
//! Behind *no tengo* many ways go on, and each ends sooner or later in a rare word. Where none of these words stands in
//! what is left of the sentence, nothing can be found from there, and the state need not be visited. A *need* is such a
//! list of words and of sets of classes, one of which every way from a state to an end of a pattern takes; states with
//! the same list share it.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::ops::Range;

use super::asked::AllAsked;
use super::automaton::{Edge, FOUR, Gap, SetNumber, State, flag};
use super::builder::quick_hash;
use super::classes::ClassRows;
use super::lists::Lists;
use crate::check::language::builtin::{FUNCTION, bit};
use crate::check::language::vocabulary::{QuickHasher, Vocabulary};
use crate::check::stored::{List, stored};

/// The needs that words and sets of classes meet.
#[derive(Debug)]
pub(super) struct Needs {
    /// The needs of words and of rows of classes, each of which tells where its own stand.
    items: List<u16>,
    /// By the number of a set.
    pub(super) of_set: Lists<u16>,
    count: usize,
}

stored!(Needs { items, of_set, count });

impl Needs {
    pub(super) fn new(items: Vec<u16>, of_set: Lists<u16>, count: usize) -> Self {
        Self { items: items.into(), of_set, count }
    }

    /// Room for the place of the last word that meets each need.
    pub(super) fn start(&self, met: &mut Vec<u8>) {
        met.clear();
        met.resize(self.count, 0);
        met[usize::from(NOTHING)] = u8::MAX;
    }

    /// Tells that a word meets some needs that so many words stand before.
    #[inline]
    pub(super) fn meet(&self, met: &mut [u8], needs: Range<usize>, before: usize) {
        self.meet_all(met, &self.items[needs], before);
    }

    #[inline]
    pub(super) fn meet_all(&self, met: &mut [u8], needs: &[u16], before: usize) {
        for four in needs.as_chunks::<FOUR>().0 {
            four.iter().for_each(|need| met[usize::from(*need)] = before as u8 + 1);
        }
    }
}

/// The need of a state that may end wherever the sentence does, or that too many words meet.
pub(super) const NOTHING: u16 = 0;

/// A need that no state has: it fills up lists.
pub(super) const NOBODYS: u16 = 1;

/// A need is met by so much at the most; what nearly every sentence has is not worth asking for.
const MOST: u32 = 100;
/// How often one of the commonest words stands in a text, beside another word.
const COMMON: u32 = 32;
/// The same of a class built in: *any infinitive, any number*.
const BROAD: u32 = 300;

/// Works out the needs of all states.
pub(super) struct Finder<'c> {
    states: &'c [State],
    edges: &'c [Edge],
    gaps: &'c [Gap],
    asked: &'c AllAsked,
    word_weights: Vec<u32>,
    set_weights: Vec<u32>,
    /// Each need as words and sets of classes, in order, with its weight.
    needs: Vec<(Vec<Met>, u32)>,
    /// By the hash of what it comes from.
    numbers: HashMap<u64, u16, BuildHasherDefault<QuickHasher>>,
    /// The needs that ask for one word or one set, where they are known.
    of_words: Vec<Option<u16>>,
    of_sets: Vec<Option<u16>>,
}

/// What meets a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Met {
    Word(u32),
    Set(SetNumber),
}

impl<'c> Finder<'c> {
    pub(super) fn new(
        states: &'c [State],
        edges: &'c [Edge],
        gaps: &'c [Gap],
        asked: &'c AllAsked,
        classes: &ClassRows,
        vocabulary: &Vocabulary,
    ) -> Self {
        let (word_weights, set_weights) = weights(asked, classes, vocabulary);
        Self {
            states,
            edges,
            gaps,
            asked,
            of_words: vec![None; word_weights.len()],
            of_sets: vec![None; asked.set_words.len()],
            word_weights,
            set_weights,
            needs: vec![(Vec::new(), u32::MAX), (Vec::new(), u32::MAX)],
            numbers: HashMap::default(),
        }
    }

    /// The need of each state. A state's own follows from those of the states behind it.
    pub(super) fn of_states(&mut self) -> Vec<u16> {
        let mut found: Vec<Option<u16>> = vec![None; self.states.len()];
        let mut waiting: Vec<usize> = (0..self.states.len()).rev().collect();
        while let Some(state) = waiting.last().copied() {
            let before = waiting.len();
            if found[state].is_none() {
                let behind = self.behind(state).filter(|next| found[*next].is_none());
                waiting.extend(behind);
            }
            if waiting.len() == before {
                waiting.pop();
                if found[state].is_none() {
                    found[state] = Some(self.need(state, &found));
                }
            }
        }
        found.into_iter().map(|need| need.unwrap_or(NOTHING)).collect()
    }

    fn behind(&self, state: usize) -> impl Iterator<Item = usize> + use<'c> {
        let (edges, gaps) = self.ways(state);
        edges.iter().map(|edge| edge.target as usize).chain(gaps.iter().map(|gap| gap.target as usize))
    }

    fn ways(&self, state: usize) -> (&'c [Edge], &'c [Gap]) {
        let state = &self.states[state];
        (&self.edges[state.edges()], &self.gaps[state.gaps()])
    }

    /// Every way out of a state needs what its edge asks for, or what is needed behind it, whichever is rarer.
    fn need(&mut self, state: usize, found: &[Option<u16>]) -> u16 {
        if self.states[state].accept_count > 0 {
            return NOTHING;
        }
        let (edges, gaps) = self.ways(state);
        let mut parts = Vec::new();
        for (edge, target) in
            edges.iter().map(|edge| (Some(edge), edge.target)).chain(gaps.iter().map(|gap| (None, gap.target)))
        {
            let behind = found[target as usize].unwrap_or(NOTHING);
            let own = edge.map_or(NOTHING, |edge| self.asks(edge));
            let part = if self.needs[usize::from(own)].1 <= self.needs[usize::from(behind)].1 { own } else { behind };
            if part == NOTHING {
                return NOTHING;
            }
            if parts.last() != Some(&part) {
                parts.push(part);
            }
        }
        parts.sort_unstable();
        parts.dedup();
        match parts[..] {
            [] => NOTHING,
            [part] => part,
            _ => {
                let key = quick_hash(&parts);
                if let Some(known) = self.numbers.get(&key) {
                    return *known;
                }
                let number = self.all(&parts);
                self.numbers.insert(key, number);
                number
            }
        }
    }

    /// What meets any of these needs.
    fn all(&mut self, parts: &[u16]) -> u16 {
        let sum = parts.iter().map(|part| u64::from(self.needs[usize::from(*part)].1)).sum::<u64>();
        if sum > u64::from(MOST) * 4 {
            return NOTHING;
        }
        let mut met: Vec<Met> =
            parts.iter().flat_map(|part| self.needs[usize::from(*part)].0.iter().copied()).collect();
        met.sort_unstable();
        met.dedup();
        self.number(met)
    }

    /// What an edge asks of the next word.
    fn asks(&mut self, edge: &Edge) -> u16 {
        let asks = usize::from(edge.asks);
        if edge.flags & flag::NOT != 0 {
            return NOTHING;
        }
        let word = edge.flags & flag::WORD != 0;
        let known = if word { self.of_words[asks] } else { self.of_sets[asks] };
        if let Some(known) = known {
            return known;
        }
        let met = if word {
            vec![Met::Word(edge.asks.into())]
        } else {
            let classes = (asks < self.asked.classed).then_some(Met::Set(edge.asks));
            classes.into_iter().chain(self.asked.set_words.get(asks).iter().map(|word| Met::Word(*word))).collect()
        };
        let number = self.number(met);
        *(if word { &mut self.of_words[asks] } else { &mut self.of_sets[asks] }) = Some(number);
        number
    }

    fn weight(&self, met: Met) -> u32 {
        match met {
            Met::Word(word) => self.word_weights[word as usize],
            Met::Set(set) => self.set_weights[set as usize],
        }
    }

    fn number(&mut self, met: Vec<Met>) -> u16 {
        let weight = met.iter().map(|met| self.weight(*met)).fold(0, u32::saturating_add);
        let Ok(next) = u16::try_from(self.needs.len()) else { return NOTHING };
        if weight > MOST {
            return NOTHING;
        }
        let needs = &mut self.needs;
        *self.numbers.entry(quick_hash(&met)).or_insert_with(|| {
            needs.push((met, weight));
            next
        })
    }

    /// The needs that states have, numbered anew: those that each word and each set meets, and how many there are.
    pub(super) fn finish(self, of_states: &mut [u16]) -> (Lists<u16>, Lists<u16>, usize) {
        let mut numbers = vec![None; self.needs.len()];
        numbers[usize::from(NOTHING)] = Some(NOTHING);
        let (mut of_word, mut of_set) = (Vec::new(), Vec::new());
        let mut count = NOBODYS + 1;
        for need in of_states {
            *need = *numbers[usize::from(*need)].get_or_insert_with(|| {
                for met in &self.needs[usize::from(*need)].0 {
                    match met {
                        Met::Word(word) => of_word.push((*word, count)),
                        Met::Set(set) => of_set.push((u32::from(*set), count)),
                    }
                }
                count += 1;
                count - 1
            });
        }
        let of_word = Lists::new(self.word_weights.len(), &of_word);
        (of_word, Lists::new(self.set_weights.len(), &of_set), usize::from(count))
    }
}

/// How much of a text is about each word and each set of classes: by how common the words are, and how many there are.
fn weights(asked: &AllAsked, classes: &ClassRows, vocabulary: &Vocabulary) -> (Vec<u32>, Vec<u32>) {
    let mut of_words = vec![1; asked.word_count];
    let mut of_kinds = vec![0_u32; vocabulary.kinds().len()];
    for (form, word) in asked.words.iter().enumerate() {
        let kind = vocabulary.kind(form as u32);
        let common = vocabulary.kinds()[kind].0[0] & bit(FUNCTION) != 0;
        let weight = if common { COMMON } else { 1 };
        of_words[*word as usize] = weight.max(of_words[*word as usize]);
        of_kinds[kind] += weight;
    }
    let mut of_sets = vec![0_u32; asked.classed];
    for (kind, weight) in of_kinds.iter().enumerate() {
        classes.sets(classes.row(classes.row_of_kind(kind))).for_each(|set| of_sets[set] += weight);
    }
    let single = asked.of_class.iter().map(|(class, set)| (*class, *set));
    let several = asked.tests.iter().map(|(class, test)| (*class, test.set));
    for (_, set) in single.chain(several).filter(|(class, _)| *class < 64) {
        of_sets[set as usize] = BROAD.max(of_sets[set as usize]);
    }
    (of_words, of_sets)
}
