//! A list that is filled without a branch: what is not kept is overwritten by what comes next.
//!
//! Of many ways through the automaton few are kept, and nothing foretells which. A processor that guesses and is wrong
//! loses more time than it takes to write the way down and forget it again.

/// The list, with room that is kept from one use to the next.
#[derive(Debug)]
pub(super) struct Pile<T> {
    room: Vec<T>,
    count: usize,
}

impl<T: Copy + Default> Pile<T> {
    pub(super) fn with_room(room: usize) -> Self {
        Self { room: vec![T::default(); room], count: 0 }
    }

    pub(super) fn clear(&mut self) {
        self.count = 0;
    }

    /// Makes sure that so many more can be offered.
    #[inline]
    pub(super) fn reserve(&mut self, more: usize) {
        if self.room.len() < self.count + more {
            self.grow(more);
        }
    }

    #[cold]
    fn grow(&mut self, more: usize) {
        self.room.resize((self.count + more).next_power_of_two(), T::default());
    }

    /// Adds an item or does not. There must be room for it.
    #[inline]
    pub(super) fn offer(&mut self, keep: bool, item: T) {
        self.room[self.count] = item;
        self.count += usize::from(keep);
    }

    /// Takes the latest item off.
    #[inline]
    pub(super) fn pop(&mut self) -> Option<T> {
        self.count = self.count.checked_sub(1)?;
        Some(self.room[self.count])
    }

    pub(super) fn items(&self) -> &[T] {
        &self.room[..self.count]
    }
}

#[cfg(test)]
mod tests {
    use super::Pile;

    #[test]
    fn only_what_is_kept_stays() {
        let mut pile = Pile::with_room(1);
        pile.reserve(5);
        (0..5).for_each(|number| pile.offer(number % 2 == 0, number));
        assert_eq!(pile.items(), [0, 2, 4]);
        assert_eq!(pile.pop(), Some(4));
        pile.clear();
        assert_eq!(pile.pop(), None);
    }
}
