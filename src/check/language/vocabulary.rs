//! The words that the lists know, each found by one hash look-up, each with its classes as a set of bits.

use bytemuck::AnyBitPattern;

use crate::check::stored::{List, flat, stored};

/// How many words of 64 bits a set of classes has.
pub(crate) const BLOCKS: usize = 6;

/// A set of classes. The first 64 bits are the classes built in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, AnyBitPattern)]
#[repr(C)]
pub(crate) struct ClassSet(pub(crate) [u64; BLOCKS]);

flat!(ClassSet { 0: [u64; BLOCKS] });

impl ClassSet {
    pub(crate) const EMPTY: Self = Self([0; BLOCKS]);

    pub(crate) fn of(class: usize) -> Self {
        let mut set = Self::EMPTY;
        set.insert(class);
        set
    }

    pub(crate) fn insert(&mut self, class: usize) {
        self.0[class / 64] |= 1 << (class % 64);
    }

    pub(crate) fn contains(&self, class: usize) -> bool {
        self.0[class / 64] & (1 << (class % 64)) != 0
    }

    pub(crate) fn union(mut self, other: &Self) -> Self {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine |= theirs;
        }
        self
    }
}

/// A set of classes in short, for what looks at every word: the classes built in, and the others folded into half a block,
/// so that it may say too much of them.
#[derive(Clone, Copy, Debug, Default, AnyBitPattern)]
#[repr(C)]
pub(crate) struct Digest {
    pub(crate) listed: u64,
    others: u32,
    /// The row of the patterns for words of this kind.
    pub(crate) row: u32,
}

impl Digest {
    fn of(set: &ClassSet) -> Self {
        let others = set.0[1..].iter().fold(0, |all, block| all | block);
        Self { listed: set.0[0], others: (others | others >> 32) as u32, row: 0 }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.listed |= other.listed;
        self.others |= other.others;
    }

    /// Whether the class may be in the set; certain for a class built in.
    pub(crate) fn may_contain(&self, class: usize) -> bool {
        if class < 64 { self.listed >> class & 1 != 0 } else { self.others >> (class % 32) & 1 != 0 }
    }
}

/// A word form: the index of its classes. Two spellings that differ only in their accents are two forms where the
/// lists tell them apart.
pub(crate) type Form = u32;

/// The form of every word that stands in no list.
pub(crate) const UNKNOWN: Form = 0;

/// The mark of the form that stands for every spelling that is not listed by itself.
const ANY_MARK: u8 = u8::MAX;

/// All listed words. Built by [`VocabularyBuilder`].
#[derive(Debug)]
pub(crate) struct Vocabulary {
    slots: List<Slot>,
    mask: usize,
    marks: List<u8>,
    /// Which of the sets each form has.
    classes: List<u32>,
    sets: List<ClassSet>,
    digests: List<Digest>,
    /// For each form the number that the patterns know it by; 0 where none asks for it.
    words: List<u16>,
}

/// The forms of a folded word; without any, an empty slot. For nearly all words it is all that is visited in memory.
#[derive(Clone, Copy, Debug, Default, AnyBitPattern)]
#[repr(C)]
struct Slot {
    /// Half of the hash. Comparing it instead of the word saves a visit to memory; a word of no list is taken for a
    /// listed one once in four thousand million words.
    tag: u32,
    /// The first form and, in the highest byte, how many syllables the word has in plain letters; 0 where that is not
    /// known.
    first: u32,
    /// The set of classes of a word that is listed in one spelling, where its number is not too great, and the numbers
    /// that the patterns know this spelling and all others by.
    kind: u16,
    words: [u16; 2],
    /// The mark of its first spelling.
    mark: u8,
    count: u8,
}

/// How many slots a hash has: a line of memory. All are seen at once, so that a processor need not guess which is the one.
const ROOM: usize = 4;

stored!(Vocabulary { slots, mask, marks, classes, sets, digests, words });
flat!(Slot { tag: u32, first: u32, kind: u16, words: [u16; 2], mark: u8, count: u8 });

/// A form, which of the sets of classes it has, and the number that the patterns know it by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    pub(crate) form: Form,
    pub(crate) kind: usize,
    pub(crate) word: u16,
    /// How many syllables it has that is spelled in plain letters without an accent; 0 where that is not known.
    pub(crate) syllables: u8,
}
flat!(Digest { listed: u64, others: u32, row: u32 });

impl Vocabulary {
    /// The form of a folded word, or [`UNKNOWN`].
    pub(crate) fn form(&self, folded: &[u8], mark: u8) -> Form {
        self.find(mark, hash(folded)).form
    }

    /// The form of a folded word whose hash is known.
    pub(crate) fn find(&self, mark: u8, hash: u64) -> Known {
        let slot = self.slot(hash);
        if slot.count == 2 && slot.kind < u16::MAX {
            // The one spelling and all others have the same classes.
            let other = usize::from(mark != slot.mark);
            let (form, syllables) = (slot.forms().start + other as u32, slot.syllables());
            return Known { form, kind: slot.kind.into(), word: slot.words[other], syllables };
        }
        let forms = slot.forms();
        let Some(others) = forms.end.checked_sub(1) else { return self.known(UNKNOWN) };
        let form = (forms.start..others).find(|form| self.marks[*form as usize] == mark).unwrap_or(others);
        Known { syllables: slot.syllables(), ..self.known(form) }
    }

    /// What is known of a form by itself.
    pub(crate) fn known(&self, form: Form) -> Known {
        let word = self.words.get(form as usize).copied().unwrap_or_default();
        Known { form, kind: self.kind(form), word, syllables: 0 }
    }

    /// Takes in what the patterns know: the number of each form, and the row of each kind.
    pub(crate) fn know(&mut self, words: Vec<u16>, rows: &[u32]) {
        for slot in self.slots.to_mut().iter_mut().filter(|slot| slot.count == 2) {
            let first = slot.forms().start as usize;
            slot.words = [words[first], words[first + 1]];
        }
        self.digests.to_mut().iter_mut().zip(rows).for_each(|(digest, row)| digest.row = *row);
        self.words = words.into();
    }

    /// The forms of a folded word whatever its accents.
    pub(crate) fn forms(&self, folded: &[u8]) -> std::ops::Range<Form> {
        self.slot(hash(folded)).forms()
    }

    /// The form of exactly this spelling, where it is listed by itself.
    pub(crate) fn exact(&self, folded: &[u8], mark: u8) -> Option<Form> {
        self.forms(folded).find(|form| self.marks[*form as usize] == mark)
    }

    pub(crate) fn classes(&self, form: Form) -> &ClassSet {
        &self.sets[self.classes[form as usize] as usize]
    }

    /// Which of the sets of classes a form has.
    pub(crate) fn kind(&self, form: Form) -> usize {
        self.classes[form as usize] as usize
    }

    /// What of a kind of word is looked at for every word.
    pub(crate) fn digest(&self, kind: usize) -> Digest {
        self.digests[kind]
    }

    /// The different sets of classes.
    pub(crate) fn kinds(&self) -> &[ClassSet] {
        &self.sets
    }

    pub(crate) fn form_count(&self) -> usize {
        self.classes.len()
    }

    fn slot(&self, hash: u64) -> Slot {
        let tag = (hash >> 32) as u32;
        let mut at = hash as usize & self.mask;
        loop {
            let slots = &self.slots[at * ROOM..][..ROOM];
            let last = &slots[ROOM - 1];
            let slot = slots.iter().fold(last, |found, slot| if slot.tag == tag { slot } else { found });
            // Slots that are not full end in an empty one.
            if (slot.tag == tag) | (last.count == 0) {
                return *slot;
            }
            at = (at + 1) & self.mask;
        }
    }
}

impl Slot {
    /// How many bits tell the first form.
    const FORM: u32 = 24;

    /// The first form and the syllables in one number.
    fn first(first: usize, syllables: u8) -> u32 {
        first as u32 | u32::from(syllables) << Self::FORM
    }

    fn forms(self) -> std::ops::Range<Form> {
        let first = self.first % (1 << Self::FORM);
        first..first + Form::from(self.count)
    }

    fn syllables(self) -> u8 {
        (self.first >> Self::FORM) as u8
    }
}

/// Gathers words and their classes.
#[derive(Debug)]
pub(crate) struct VocabularyBuilder {
    slots: Vec<(u32, u32)>,
    keys: Vec<u8>,
    entries: Vec<Draft>,
    spellings: Vec<Spelling>,
}

#[derive(Debug)]
struct Draft {
    start: u32,
    length: u8,
    hash: u64,
    /// The first spelling, counted from 1; 0 for none.
    first: u32,
}

#[derive(Debug)]
struct Spelling {
    mark: u8,
    classes: ClassSet,
    next: u32,
}

impl Default for VocabularyBuilder {
    fn default() -> Self {
        const FORMS: usize = 1 << 15;
        Self {
            slots: vec![(0, 0); FORMS * 2],
            keys: Vec::with_capacity(FORMS * 8),
            entries: Vec::with_capacity(FORMS),
            spellings: Vec::with_capacity(FORMS),
        }
    }
}

impl VocabularyBuilder {
    /// Lists a spelling by itself, with these classes added to those it has.
    pub(crate) fn add(&mut self, folded: &[u8], mark: u8, classes: &ClassSet) {
        let entry = self.entry(folded);
        let mut at = self.entries[entry].first;
        while at != 0 {
            let spelling = &mut self.spellings[at as usize - 1];
            if spelling.mark == mark {
                spelling.classes = spelling.classes.union(classes);
                return;
            }
            at = spelling.next;
        }
        let next = self.entries[entry].first;
        self.spellings.push(Spelling { mark, classes: *classes, next });
        self.entries[entry].first = self.spellings.len() as u32;
    }

    /// The classes that the word has in this spelling, or in all if this one is not listed by itself.
    pub(crate) fn classes(&self, folded: &[u8], mark: u8) -> Option<ClassSet> {
        let entry = self.find(folded).ok()?;
        let mut all = ClassSet::EMPTY;
        for spelling in self.spellings_of(&self.entries[entry]) {
            if spelling.mark == mark {
                return Some(spelling.classes);
            }
            all = all.union(&spelling.classes);
        }
        Some(all)
    }

    fn spellings_of(&self, entry: &Draft) -> impl Iterator<Item = &Spelling> {
        let mut at = entry.first;
        std::iter::from_fn(move || {
            let spelling = self.spellings.get((at as usize).checked_sub(1)?)?;
            at = spelling.next;
            Some(spelling)
        })
    }

    /// The entry of a word, or the slot where it would go.
    fn find(&self, folded: &[u8]) -> Result<usize, (usize, u64)> {
        let hash = hash(folded);
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let (tag, index) = self.slots[slot];
            if index == 0 {
                return Err((slot, hash));
            }
            if tag == (hash >> 32) as u32 {
                let entry = &self.entries[index as usize - 1];
                let start = entry.start as usize;
                if &self.keys[start..start + usize::from(entry.length)] == folded {
                    return Ok(index as usize - 1);
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    fn entry(&mut self, folded: &[u8]) -> usize {
        let (slot, hash) = match self.find(folded) {
            Ok(entry) => return entry,
            Err(place) => place,
        };
        let (start, length) = (self.keys.len() as u32, folded.len() as u8);
        self.entries.push(Draft { start, length, hash, first: 0 });
        self.keys.extend_from_slice(folded);
        self.slots[slot] = ((hash >> 32) as u32, self.entries.len() as u32);
        if self.entries.len() * 2 > self.slots.len() {
            self.grow();
        }
        self.entries.len() - 1
    }

    fn grow(&mut self) {
        let size = self.slots.len() * 2;
        self.slots = vec![(0, 0); size];
        for (index, entry) in self.entries.iter().enumerate() {
            let mut slot = entry.hash as usize & (size - 1);
            while self.slots[slot].1 != 0 {
                slot = (slot + 1) & (size - 1);
            }
            self.slots[slot] = ((entry.hash >> 32) as u32, index as u32 + 1);
        }
    }

    /// Builds the vocabulary; `syllables` counts those of a folded word, or gives 0.
    pub(crate) fn build(self, syllables: impl Fn(&[u8]) -> u8) -> Vocabulary {
        let forms = self.entries.len() + self.spellings.len() + 1;
        let size = ((self.entries.len() * 3 / 2 + 8) / ROOM).next_power_of_two();
        let mask = size - 1;
        let mut slots = vec![Slot::default(); size * ROOM];
        let (mut marks, mut classes) = (Vec::with_capacity(forms), Vec::with_capacity(forms));
        let mut sets = vec![ClassSet::EMPTY];
        let mut numbers = SetNumbers::default();
        marks.push(ANY_MARK);
        classes.push(0);
        for entry in &self.entries {
            let first = classes.len();
            let mut all = ClassSet::EMPTY;
            for spelling in self.spellings_of(entry) {
                all = all.union(&spelling.classes);
                marks.push(spelling.mark);
                classes.push(numbers.number(spelling.classes, &mut sets));
            }
            marks.push(ANY_MARK);
            classes.push(numbers.number(all, &mut sets));
            let start = entry.start as usize;
            let syllables = syllables(&self.keys[start..start + usize::from(entry.length)]);
            let slot = Slot {
                tag: (entry.hash >> 32) as u32,
                first: Slot::first(first, syllables),
                kind: u16::try_from(classes[first]).unwrap_or(u16::MAX),
                words: [0; 2],
                mark: marks[first],
                count: (classes.len() - first).min(u8::MAX.into()) as u8,
            };
            let mut at = entry.hash as usize & mask;
            loop {
                if let Some(free) = slots[at * ROOM..][..ROOM].iter_mut().find(|slot| slot.count == 0) {
                    *free = slot;
                    break;
                }
                at = (at + 1) & mask;
            }
        }
        let digests: Vec<_> = sets.iter().map(Digest::of).collect();
        Vocabulary {
            slots: slots.into(),
            mask,
            marks: marks.into(),
            classes: classes.into(),
            sets: sets.into(),
            digests: digests.into(),
            words: List::default(),
        }
    }
}

/// Numbers sets of classes, so that the many forms of one kind share theirs.
#[derive(Debug, Default)]
struct SetNumbers {
    known: std::collections::HashMap<u64, u32, std::hash::BuildHasherDefault<QuickHasher>>,
}

impl SetNumbers {
    fn number(&mut self, set: ClassSet, sets: &mut Vec<ClassSet>) -> u32 {
        let key = set.0.iter().fold(0, |key, block| mix(key ^ block, 0x9E37_79B9_7F4A_7C15));
        *self.known.entry(key).or_insert_with(|| {
            sets.push(set);
            sets.len() as u32 - 1
        })
    }
}

/// A quick hash of a short byte string. Its input is the crate's own lists, so it need not withstand attack: a table
/// that never grows cannot be flooded by a text.
pub(crate) const fn hash(bytes: &[u8]) -> u64 {
    let mut state = bytes.len() as u64;
    let mut rest = bytes;
    while let Some((eight, behind)) = rest.split_first_chunk() {
        state = mix(state ^ u64::from_le_bytes(*eight), FACTOR);
        rest = behind;
    }
    let (mut last, mut at) = (0, 0);
    while at < rest.len() {
        last = last << 8 | rest[at] as u64;
        at += 1;
    }
    mix(state ^ last, FACTOR)
}

/// The same hash of the first bytes of a room that has at least eight more behind them: no byte is taken by itself.
pub(crate) fn hash_in(room: &[u8], length: usize) -> u64 {
    let mut state = length as u64;
    let mut at = 0;
    let eight = |at: usize| room[at..].first_chunk().copied().unwrap_or_default();
    while at + 8 <= length {
        state = mix(state ^ u64::from_le_bytes(eight(at)), FACTOR);
        at += 8;
    }
    let last = u64::from_be_bytes(eight(at)).checked_shr(64 - 8 * (length - at) as u32).unwrap_or(0);
    mix(state ^ last, FACTOR)
}

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

const fn mix(value: u64, factor: u64) -> u64 {
    let wide = (value ^ factor.rotate_left(17)) as u128 * factor as u128;
    (wide as u64) ^ (wide >> 64) as u64
}

/// A quick hasher for the crate's own data.
#[derive(Debug, Default)]
pub(crate) struct QuickHasher(u64);

impl std::hash::Hasher for QuickHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = mix(self.0.rotate_left(5) ^ hash(bytes), 0xA24B_AED4_963E_E407);
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = mix(self.0.rotate_left(5) ^ value, 0xA24B_AED4_963E_E407);
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }
}
