//! A text taken apart.

use std::ops::Range;

use super::quoted::own_ranges;
use super::scan::{Scanner, Seen};
use crate::check::language::Engine;
use crate::check::language::builtin::{FUNCTION, OTHER_FUNCTION, bit};
use crate::check::pattern::automaton::Token;
use crate::check::room::Room;

/// A word of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Where it stands, in bytes.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Which of the sets of classes its form has.
    pub(crate) kind: u32,
    /// The row of the patterns for words of that kind.
    pub(crate) row: u32,
    /// The number that the patterns know its form by, or 0.
    pub(crate) word: u16,
    /// The hash of its folded letters.
    pub(crate) key: u32,
    /// The hash of its first letters and `~`, where it has more of them; 0 for a short word.
    pub(crate) stem: u32,
    /// How many syllables it has, where the lists tell; otherwise 0.
    pub(crate) syllables: u8,
    /// The built-in classes of its form.
    pub(crate) listed: u64,
    /// The built-in classes of this occurrence.
    pub(crate) shape: u64,
    /// What stands before it: a break of the automaton.
    pub(crate) before: u8,
    /// The scopes it lies in.
    pub(crate) scope: u8,
}

impl Word {
    pub(crate) fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the lists put its form into a built-in class.
    pub(crate) fn is(&self, class: usize) -> bool {
        self.listed & bit(class) != 0
    }

    /// Whether it is one of the commonest words of the other language, and none of this one's.
    pub(crate) fn is_foreign(&self) -> bool {
        self.listed & (bit(OTHER_FUNCTION) | bit(FUNCTION)) == bit(OTHER_FUNCTION)
    }

    /// Whether what is seen of it puts it into a built-in class.
    pub(crate) fn looks(&self, class: usize) -> bool {
        self.shape & bit(class) != 0
    }
}

impl Token for Word {
    fn word(&self) -> u16 {
        self.word
    }

    fn kind(&self) -> usize {
        self.kind as usize
    }

    fn row(&self) -> u32 {
        self.row
    }

    fn listed(&self) -> u64 {
        self.listed
    }

    fn shape(&self) -> u64 {
        self.shape
    }

    fn before(&self) -> u8 {
        self.before
    }
}

/// What a sentence belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The text proper.
    Body,
    /// *Hola, Marta:*
    Greeting,
    /// *Un saludo,*
    SignOff,
    /// Name, role, telephone.
    Signature,
}

/// A sentence, a heading, an item of a list or a line that stands alone.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// Its words, as indices.
    pub(crate) first: u32,
    pub(crate) last: u32,
    /// Its bytes, with the marks that open and close it.
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) part: Part,
    /// It ends in a question mark.
    pub(crate) question: bool,
    /// It has an exclamation mark.
    pub(crate) exclamation: bool,
    /// It begins with a bullet, a letter or a number of a list.
    pub(crate) item: bool,
    /// The paragraph it stands in, counted from 0.
    pub(crate) paragraph: u32,
    /// It begins a line.
    pub(crate) begins_line: bool,
    /// A full stop, an exclamation or a question mark ends it.
    pub(crate) terminated: bool,
}

impl Sentence {
    pub(crate) fn words(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }

    pub(crate) fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(crate) fn word_count(&self) -> usize {
        (self.last - self.first) as usize
    }
}

/// The words and sentences of what the writer wrote.
#[derive(Debug)]
pub(crate) struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) words: Vec<Word>,
    pub(crate) sentences: Vec<Sentence>,
    /// A greeting that shares its line with the first sentence.
    pub(crate) greeting: Option<Sentence>,
    /// What of the text is the writer's own.
    pub(crate) own: Vec<Range<usize>>,
    /// What stands anywhere in the text.
    pub(crate) seen: Seen,
}

impl<'t> Document<'t> {
    /// Takes `text` apart in one pass of its words.
    pub(crate) fn new(text: &'t str, engine: &Engine) -> Self {
        Self::new_in(text, engine, &mut Room::default())
    }

    /// The same in the room that an earlier text has left.
    pub(crate) fn new_in(text: &'t str, engine: &Engine, room: &mut Room) -> Self {
        let own = own_ranges(text);
        let mut scanner = Scanner::new(text, engine, room);
        for range in &own {
            scanner.scan(range.clone());
        }
        let (words, sentences, seen) = scanner.finish();
        let mut document = Self { text, words, sentences, greeting: None, own, seen };
        super::scope::mark(&mut document, engine.language);
        document
    }

    /// Leaves its room to the next text.
    pub(crate) fn leave(self, room: &mut Room) {
        room.words = self.words;
        room.sentences = self.sentences;
    }

    /// The clause around a word: from the break before it to the break behind it.
    pub(crate) fn clause(&self, sentence: &Sentence, word: usize) -> Range<usize> {
        let words = sentence.words();
        let mut first = word;
        while first > words.start && self.words[first].before == 1 {
            first -= 1;
        }
        let mut last = word + 1;
        while last < words.end && self.words[last].before == 1 {
            last += 1;
        }
        first..last
    }

    /// The text of a word.
    pub(crate) fn word_text(&self, word: usize) -> &'t str {
        &self.text[self.words[word].range()]
    }

    /// What stands between a word and the one before it.
    pub(crate) fn gap_before(&self, word: usize) -> &'t str {
        let start = if word == 0 { 0 } else { self.words[word - 1].end as usize };
        &self.text[start..self.words[word].start as usize]
    }
}
