//! Many short lists, one behind the other.

use crate::check::stored::{Flat, List, Reader, Stored};

/// Lists by number.
#[derive(Debug)]
pub(super) struct Lists<T: Clone + 'static> {
    ends: List<u32>,
    items: List<T>,
}

impl<T: Clone> Default for Lists<T> {
    fn default() -> Self {
        Self { ends: List::default(), items: List::default() }
    }
}

impl<T: Flat> Stored for Lists<T> {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.ends.write(bytes);
        self.items.write(bytes);
    }

    fn read(from: &mut Reader) -> Self {
        Self { ends: Stored::read(from), items: Stored::read(from) }
    }
}

impl<T: Copy> Lists<T> {
    /// From pairs of a number below `count` and an item; the items of a list keep their order.
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
        Self { ends: ends.into(), items: items.into() }
    }

    /// How many lists there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, number: usize) -> &[T] {
        let Some(end) = self.ends.get(number) else { return &[] };
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.items[start as usize..*end as usize]
    }
}
