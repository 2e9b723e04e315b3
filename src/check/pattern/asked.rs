//! What the places of all patterns ask of a word, numbered.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::automaton::SetNumber;
use super::builder::{Resolve, quick_hash};
use super::classes::Test;
use super::lists::Lists;
use super::syntax::Atom;
use crate::check::language::builtin::ANY;
use crate::check::language::vocabulary::{ClassSet, Form, QuickHasher};

/// What one place asks: to be one certain word, or to be in a set.
#[derive(Clone, Copy, Debug)]
pub(super) enum Asked {
    Word(u32),
    Set(SetNumber),
}

/// What all places ask.
#[derive(Debug)]
pub(super) struct AllAsked {
    /// By the numbers of the gathered sets.
    pub(super) asked: Vec<Asked>,
    /// For each form the number of its word; 0 where no pattern asks for it.
    pub(super) words: Vec<u32>,
    pub(super) word_count: usize,
    /// Pairs of a word and a set that lists it, in the order of the sets.
    pub(super) word_sets: Vec<(u32, SetNumber)>,
    /// The words that a set lists.
    pub(super) set_words: Lists<u32>,
    /// The sets below this number ask for classes, and maybe for words besides.
    pub(super) classed: usize,
    /// Pairs of a class and a set that asks for it.
    pub(super) of_class: Vec<(u32, SetNumber)>,
    pub(super) tests: Vec<(u32, Test)>,
}

impl AllAsked {
    pub(super) fn new(sets: &[Vec<Atom<'_>>], resolve: &dyn Resolve, forms: usize) -> Result<Self, String> {
        let (words, word_count, listed) = number_words(sets, resolve, forms);
        let classes = |atoms: &[Atom<'_>]| atoms.iter().filter(|atom| matches!(atom, Atom::Class { .. })).count();
        // Sets of classes stand first, so that their rows of bits are short; then those that list words too.
        let order = |index: &usize| match (classes(&sets[*index]), listed[*index].len()) {
            (0, 1) => None,
            (0, _) => Some(2),
            (_, 0) => Some(0),
            _ => Some(1),
        };
        let mut ordered: Vec<usize> = (0..sets.len()).filter(|index| order(index).is_some()).collect();
        ordered.sort_by_key(order);
        if ordered.len().max(word_count) > usize::from(SetNumber::MAX) {
            return Err(format!("patterns may ask for at most {} different words and sets", SetNumber::MAX));
        }
        let mut made = Self {
            asked: listed.iter().map(|words| Asked::Word(words.first().copied().unwrap_or(0))).collect(),
            words,
            word_count,
            word_sets: Vec::new(),
            set_words: Lists::default(),
            classed: ordered.partition_point(|index| order(index) < Some(2)),
            of_class: Vec::new(),
            tests: Vec::new(),
        };
        for (number, index) in ordered.iter().enumerate() {
            let number = number as SetNumber;
            made.asked[*index] = Asked::Set(number);
            made.word_sets.extend(listed[*index].iter().map(|word| (*word, number)));
            for atom in &sets[*index] {
                if let Atom::Class { all, none } = atom {
                    made.class(number, all, none, resolve)?;
                }
            }
        }
        let set_words: Vec<_> = made.word_sets.iter().map(|(word, set)| (u32::from(*set), *word)).collect();
        made.set_words = Lists::new(ordered.len(), &set_words);
        Ok(made)
    }

    fn class(&mut self, set: SetNumber, all: &[&str], none: &[&str], resolve: &dyn Resolve) -> Result<(), String> {
        if let ([name], []) = (all, none) {
            self.of_class.push((resolve.class(name)? as u32, set));
            return Ok(());
        }
        // The last class is the rarest: those of a language come behind those built in. Only words of it are tested;
        // without one, every word is.
        let mut rarest = ANY;
        for name in all {
            rarest = rarest.max(resolve.class(name)?);
        }
        let test = Test { set, all: class_set(all, resolve)?, none: class_set(none, resolve)? };
        self.tests.push((rarest as u32, test));
        Ok(())
    }
}

/// Numbers the words that patterns ask for, from 1: forms that no pattern tells apart are one word. Gives the number of
/// each form, how many there are, and the words that each set lists.
fn number_words(sets: &[Vec<Atom<'_>>], resolve: &dyn Resolve, forms: usize) -> (Vec<u32>, usize, Vec<Vec<u32>>) {
    let mut known: HashMap<(&str, bool), usize, BuildHasherDefault<QuickHasher>> = HashMap::default();
    let mut literals: Vec<Vec<Form>> = Vec::new();
    // What asks for a form, hashed.
    let mut askers = vec![0_u64; forms];
    let mut of_sets = Vec::with_capacity(sets.len());
    for atoms in sets {
        let mut of_set = Vec::new();
        for atom in atoms {
            let Atom::Literal { text, exact } = atom else { continue };
            of_set.push(*known.entry((*text, *exact)).or_insert_with(|| {
                let found = resolve.literal(text, *exact);
                for form in &found {
                    let asker = &mut askers[*form as usize];
                    *asker = quick_hash(&(*asker, literals.len()));
                }
                literals.push(found);
                literals.len() - 1
            }));
        }
        of_sets.push(of_set);
    }
    let mut words = vec![0; forms];
    let mut numbers: HashMap<u64, u32, BuildHasherDefault<QuickHasher>> = HashMap::default();
    for form in literals.iter().flatten() {
        let next = numbers.len() as u32 + 1;
        words[*form as usize] = *numbers.entry(askers[*form as usize]).or_insert(next);
    }
    let listed = of_sets.iter().map(|of_set| {
        let all = of_set.iter().flat_map(|literal| &literals[*literal]);
        let mut all: Vec<u32> = all.map(|form| words[*form as usize]).collect();
        all.sort_unstable();
        all.dedup();
        all
    });
    let listed = listed.collect();
    (words, numbers.len() + 1, listed)
}

fn class_set(names: &[&str], resolve: &dyn Resolve) -> Result<ClassSet, String> {
    let mut set = ClassSet::EMPTY;
    for name in names {
        set.insert(resolve.class(name)?);
    }
    Ok(set)
}
