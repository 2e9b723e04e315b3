//! The wordings of one part of a mail, and which of them fit.

use super::tags::{Condition, Tags, Term};
use super::wording::Wording;

/// The most wordings of one part.
pub(crate) const MOST_WORDINGS: usize = 256;

/// The wordings of one part.
///
/// Many wordings share few terms, so each term is asked once for all of them.
#[derive(Debug, Default)]
pub(crate) struct Group {
    wordings: Vec<Wording>,
    /// Each term, and the wordings that ask for it.
    terms: Vec<(Term, Numbers)>,
}

impl Group {
    pub(crate) const EMPTY: Self = Self { wordings: Vec::new(), terms: Vec::new() };

    /// Adds a wording; those above [`MOST_WORDINGS`] are never chosen.
    pub(crate) fn add(&mut self, wording: Wording, condition: &Condition) {
        let number = self.wordings.len();
        for term in &condition.0 {
            if let Some((_, asking)) = self.terms.iter_mut().find(|(known, _)| known == term) {
                asking.insert(number);
            } else {
                let mut asking = Numbers::default();
                asking.insert(number);
                self.terms.push((*term, asking));
            }
        }
        self.wordings.push(wording);
    }

    /// The wordings whose condition holds.
    pub(crate) fn fitting(&self, tags: Tags) -> Fitting<'_> {
        // Most groups have so few wordings that their numbers stand in the first word of the sets.
        let used = self.wordings.len().div_ceil(64);
        let mut numbers = Numbers::below(self.wordings.len());
        for (term, asking) in &self.terms {
            if !term.holds(tags) {
                numbers.remove(asking, used);
            }
        }
        Fitting { group: self, numbers, count: numbers.count() }
    }
}

/// The wordings of a group that fit a mail, in their order.
pub(crate) struct Fitting<'a> {
    group: &'a Group,
    numbers: Numbers,
    count: usize,
}

impl<'a> Fitting<'a> {
    pub(crate) const fn count(&self) -> usize {
        self.count
    }

    /// The fitting wording with this index; counting goes on at the first behind the last.
    pub(crate) fn at(&self, index: usize) -> Option<&'a Wording> {
        self.group.wordings.get(self.numbers.nth(index % self.count.max(1))?)
    }
}

/// A set of the numbers of wordings, as bits.
#[derive(Clone, Copy, Debug, Default)]
struct Numbers([u64; MOST_WORDINGS / 64]);

impl Numbers {
    fn below(end: usize) -> Self {
        let mut numbers = Self::default();
        for (index, word) in numbers.0.iter_mut().enumerate() {
            *word = match end.saturating_sub(index * 64) {
                0 => 0,
                rest @ 1..64 => (1 << rest) - 1,
                _ => u64::MAX,
            };
        }
        numbers
    }

    fn insert(&mut self, number: usize) {
        if let Some(word) = self.0.get_mut(number / 64) {
            *word |= 1 << (number % 64);
        }
    }

    /// Only as many words of the sets are looked at as are used.
    fn remove(&mut self, others: &Self, used: usize) {
        for (word, other) in self.0.iter_mut().zip(&others.0).take(used) {
            *word &= !other;
        }
    }

    fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The number with this index, counted from the smallest.
    fn nth(&self, mut index: usize) -> Option<usize> {
        for (place, &word) in self.0.iter().enumerate() {
            let here = word.count_ones() as usize;
            if index < here {
                // Without the lowest bit, as often as there are smaller numbers.
                let word = (0..index).fold(word, |word, _| word & (word - 1));
                return Some(place * 64 + word.trailing_zeros() as usize);
            }
            index -= here;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Numbers;

    #[test]
    fn numbers_are_found_in_their_order() {
        let mut odd = Numbers::default();
        (1..200).step_by(2).for_each(|number| odd.insert(number));
        let mut even = Numbers::below(200);
        even.remove(&odd, 4);
        assert_eq!(even.count(), 100);
        assert!((0..100).all(|index| even.nth(index) == Some(2 * index) && odd.nth(index) == Some(2 * index + 1)));
        assert_eq!(even.nth(100), None);
    }

    #[test]
    fn all_numbers_below_an_end_are_there() {
        for end in [0, 1, 63, 64, 65, 255, 256] {
            assert_eq!(Numbers::below(end).count(), end);
        }
    }
}
