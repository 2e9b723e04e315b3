//! The one pass over the words: folding, look-up, shape, and where clauses and sentences end.

use std::ops::Range;

use super::document::{Part, Sentence, Word};
use super::fold::Folded;
use super::gap::Gap;
use super::words::words;
use super::{glue, shape};
use crate::check::language::Engine;
use crate::check::language::Found;
use crate::check::language::builtin::*;
use crate::check::language::rows::scope;
use crate::check::language::vocabulary::Digest;
use crate::check::pattern::automaton::{CLAUSE_BREAK, NONE_BREAK, SENTENCE_BREAK};
use crate::check::room::Room;

/// A sentence that never ends is cut here, so that the work on each stays bounded.
const LONGEST_SENTENCE: usize = 150;
/// A line at least so long that ends without a mark may go on in the next one.
const WRAPPED_LINE: usize = 40;

/// What stands anywhere in the text, so that rules about it need not look for it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// A letter with an accent.
    pub(crate) accents: bool,
    /// A sign that a placeholder may begin with.
    pub(crate) brackets: bool,
    /// A picture or another symbol.
    pub(crate) symbols: bool,
    /// The shapes of all words.
    pub(crate) shapes: u64,
    /// The classes of all forms.
    pub(crate) classes: Digest,
    /// How many words are of the other language.
    pub(crate) foreign: u32,
}

impl Seen {
    fn gap(&mut self, gap: &Gap) {
        self.brackets |= gap.bracket;
        self.symbols |= gap.symbol;
    }
}

pub(super) struct Scanner<'e, 't> {
    text: &'t str,
    engine: &'e Engine,
    words: Vec<Word>,
    sentences: Vec<Sentence>,
    folded: Folded,
    /// Where the last word ended.
    end: usize,
    line_start: usize,
    /// The first word of a run without spaces, where there is more than one.
    chunk: Option<usize>,
    paragraph: u32,
    quote_from: Option<usize>,
    question_open: bool,
    seen: Seen,
}

impl<'e, 't> Scanner<'e, 't> {
    pub(super) fn new(text: &'t str, engine: &'e Engine, room: &mut Room) -> Self {
        let guess = text.len() / 5 + 8;
        let (mut words, mut sentences) = (std::mem::take(&mut room.words), std::mem::take(&mut room.sentences));
        words.reserve(guess);
        sentences.reserve(guess / 8 + 4);
        Self {
            text,
            engine,
            words,
            sentences,
            folded: Folded::new(),
            end: 0,
            line_start: 0,
            chunk: None,
            paragraph: 0,
            quote_from: None,
            question_open: false,
            seen: Seen::default(),
        }
    }

    pub(super) fn finish(self) -> (Vec<Word>, Vec<Sentence>, Seen) {
        (self.words, self.sentences, self.seen)
    }

    /// Reads one range of the text that its writer wrote.
    pub(super) fn scan(&mut self, range: Range<usize>) {
        let text = self.text;
        self.end = range.start;
        self.line_start = range.start;
        let mut first = true;
        for (offset, word) in words(&text[range.clone()]) {
            let start = range.start + offset;
            if !first && start == self.end + 1 && text.as_bytes()[self.end] == b' ' && !self.too_long() {
                self.join_chunk();
                self.word(start, word, NONE_BREAK);
                continue;
            }
            let gap = Gap::read(&text[self.end..start], first);
            self.seen.gap(&gap);
            let next = &text[start..];
            let before = self.border(&gap, next, first);
            self.begin(&gap, start, before, first);
            self.word(start, word, before);
            if gap.glued && !first && before != SENTENCE_BREAK {
                // What was split into two sentences is no part of an address.
                let begins = self.sentences.last().map_or(0, |sentence| sentence.first as usize);
                self.chunk.get_or_insert((self.words.len() - 2).max(begins));
            }
            first = false;
        }
        self.join_chunk();
        if !first {
            let gap = Gap::read(&text[self.end..range.end], false);
            self.seen.gap(&gap);
            self.mark_last(&gap);
            self.close(&gap);
            self.close_quotes();
            self.paragraph += 1;
        }
    }

    /// What the signs say about the word before them.
    fn mark_last(&mut self, gap: &Gap) {
        if let Some(last) = self.words.last_mut() {
            if gap.money_behind && last.shape & bit(NUMBER) != 0 {
                last.shape |= bit(MONEY);
            }
            if gap.percent && last.shape & bit(NUMBER) != 0 {
                last.shape |= bit(PERCENT);
            }
        }
    }

    fn too_long(&self) -> bool {
        let first = self.sentences.last().map_or(0, |sentence| sentence.first as usize);
        self.words.len().saturating_sub(first) >= LONGEST_SENTENCE
    }

    /// Whether a clause or a sentence ends in this gap.
    fn border(&mut self, gap: &Gap, next: &str, first: bool) -> u8 {
        if first {
            return SENTENCE_BREAK;
        }
        self.mark_last(gap);
        if gap.newlines >= 2 {
            return SENTENCE_BREAK;
        }
        if self.too_long() {
            return SENTENCE_BREAK;
        }
        if self.marks_item(gap) {
            if let Some(sentence) = self.sentences.last_mut() {
                sentence.item = true;
            }
            return CLAUSE_BREAK;
        }
        let small = next.chars().next().is_some_and(char::is_lowercase);
        let soft = gap.clause || gap.colon || gap.opens_question || gap.opens_exclamation || gap.symbol;
        if gap.newlines == 1 {
            let length = self.end + gap.newline_at as usize - self.line_start.min(self.end);
            let wrapped = length >= WRAPPED_LINE && (small || length >= WRAPPED_LINE * 3 / 2);
            // Behind an address many write no full stop.
            let chunk = self.text[..self.end].rsplit(char::is_whitespace).next().unwrap_or_default();
            let address = !small && (chunk.contains("://") || chunk.contains('@'));
            if gap.bullet || gap.colon || !wrapped || address {
                return SENTENCE_BREAK;
            }
        }
        let letter = next.chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
        if (gap.question || gap.exclamation) && !(gap.glued && letter) {
            // *¡Hola!, te escribo* and *(¡por fin!) no* go on.
            return if gap.clause && small { CLAUSE_BREAK } else { SENTENCE_BREAK };
        }
        if gap.stop && !gap.glued {
            return self.after_stop(gap, small);
        }
        if gap.ellipsis && !gap.glued {
            return if small { CLAUSE_BREAK } else { SENTENCE_BREAK };
        }
        if gap.symbol && !small && !gap.clause {
            return SENTENCE_BREAK;
        }
        if soft { CLAUSE_BREAK } else { NONE_BREAK }
    }

    /// A full stop ends a sentence, but not behind an abbreviation or an initial.
    fn after_stop(&self, gap: &Gap, small: bool) -> u8 {
        let Some(last) = self.words.last() else { return SENTENCE_BREAK };
        let text = &self.text[last.range()];
        let soft = if gap.clause { CLAUSE_BREAK } else { NONE_BREAK };
        if last.is(TITLE) {
            return soft;
        }
        if (last.is(ABBREVIATION) || last.looks(URL) && text.len() < 6) && small {
            return soft;
        }
        if last.is(ABBREVIATION) && !self.ends_for_sure(last) {
            return soft;
        }
        let mut letters = text.chars();
        let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none() && text != "I";
        if initial && last.before != SENTENCE_BREAK && !small && gap.newlines == 0 {
            return soft;
        }
        SENTENCE_BREAK
    }

    /// Whether the word before is the letter or the number of an item: "A." or "2)" at the beginning of a line.
    fn marks_item(&self, gap: &Gap) -> bool {
        let (true, false, 0, Some(last)) = (gap.stop || gap.clause, gap.glued, gap.newlines, self.words.last()) else {
            return false;
        };
        let text = &self.text[last.range()];
        last.before == SENTENCE_BREAK
            && text.len() <= 2
            && (last.shape & bit(NUMBER) != 0 || text.len() == 1 && text.as_bytes()[0].is_ascii_alphabetic())
            && self.text[self.end..].starts_with(['.', ')'])
            && self.sentences.last().is_some_and(|sentence| sentence.begins_line)
    }

    /// *etc.*, *a. m.* and *EE. UU.* may well end a sentence when a capital follows; *p. ej.* and *núm.* do not.
    fn ends_for_sure(&self, last: &Word) -> bool {
        let text = &self.text[last.range()];
        text.eq_ignore_ascii_case("etc")
            || text.eq_ignore_ascii_case("m")
            || text.contains('.')
            || text.eq_ignore_ascii_case("hs")
    }

    /// Opens what the gap opens and closes what it closes.
    fn begin(&mut self, gap: &Gap, start: usize, before: u8, first: bool) {
        if !gap.glued || first || before == SENTENCE_BREAK {
            self.join_chunk();
        }
        if before == SENTENCE_BREAK {
            if !first {
                self.close(gap);
            }
            if gap.newlines >= 2 && !first {
                self.paragraph += 1;
                self.close_quotes();
            }
            self.question_open = false;
            self.sentences.push(Sentence {
                first: self.words.len() as u32,
                last: self.words.len() as u32,
                start: (start - gap.opening as usize) as u32,
                end: start as u32,
                part: Part::Body,
                question: false,
                exclamation: gap.opens_exclamation,
                item: gap.bullet,
                paragraph: self.paragraph,
                begins_line: first || gap.newlines > 0,
                terminated: false,
            });
        }
        if gap.newlines > 0 {
            let gap_text = &self.text[self.end..start];
            self.line_start = self.end + gap_text.rfind('\n').map_or(0, |at| at + 1);
        }
        if gap.quotes > 0 {
            self.quote(gap);
        }
        if gap.question {
            self.question_open = false;
        }
        self.question_open |= gap.opens_question;
    }

    fn quote(&mut self, gap: &Gap) {
        match self.quote_from {
            Some(_) if gap.closes_quote || (gap.quotes % 2 == 1 && !gap.opens_quote) => {
                self.quote_from = None;
                if gap.opens_quote {
                    self.quote_from = Some(self.words.len());
                }
            }
            Some(_) => {}
            // Inches and lone closing marks open nothing.
            None if gap.closes_quote && !gap.opens_quote => {}
            None if gap.quotes % 2 == 1 || gap.opens_quote => self.quote_from = Some(self.words.len()),
            None => {}
        }
    }

    /// A quotation that never closes was none.
    fn close_quotes(&mut self) {
        if let Some(from) = self.quote_from.take() {
            // Words that were joined to an address are none any more.
            for word in self.words.iter_mut().skip(from) {
                word.scope &= !scope::QUOTED;
            }
        }
    }

    fn close(&mut self, gap: &Gap) {
        let last = self.words.len() as u32;
        let Some(sentence) = self.sentences.last_mut() else { return };
        sentence.last = last;
        sentence.end = (self.end + gap.closing as usize) as u32;
        sentence.question = gap.question;
        sentence.exclamation |= gap.exclamation;
        sentence.terminated = gap.ends();
    }

    fn join_chunk(&mut self) {
        if let Some(from) = self.chunk.take() {
            glue::join(self.text, &mut self.words, from);
            self.seen.shapes |= self.words[from].shape;
        }
    }

    fn word(&mut self, start: usize, text: &str, before: u8) {
        self.folded.fold(self.text, start..start + text.len());
        if self.folded.inner_stop && self.folded.lower > 0 && self.split(start, text, before) {
            return;
        }
        let Found { known, ending, key } = self.engine.look_up(&self.folded);
        let classes = self.engine.vocabulary.digest(known.kind);
        let mut shape = shape::of(text, &self.folded) | ending;
        if shape & bit(NUMBER) != 0 && start > 0 {
            let behind = self.text[..start].chars().next_back();
            if behind.is_some_and(|sign| matches!(sign, '€' | '$' | '£' | '¥' | '₡' | '₲')) {
                shape |= bit(MONEY);
            }
        }
        if shape & bit(CAPITAL) != 0 && before != SENTENCE_BREAK && self.is_name(classes.listed, shape) {
            shape |= bit(NAME);
        }
        self.seen.accents |= self.folded.mark != 0 && self.folded.mark < 0x80;
        let mut scopes = 0;
        if self.quote_from.is_some() {
            scopes |= scope::QUOTED;
        }
        if self.question_open {
            scopes |= scope::QUESTION;
        }
        self.end = start + text.len();
        let plain = ending == 0 && usize::from(self.folded.lower) + usize::from(self.folded.upper) == text.len();
        self.seen.shapes |= shape;
        self.seen.classes.add(classes);
        let word = Word {
            start: start as u32,
            end: self.end as u32,
            kind: known.kind as u32,
            row: classes.row,
            word: known.word,
            key,
            stem: self.folded.stem(),
            syllables: if plain { known.syllables } else { 0 },
            listed: classes.listed,
            shape,
            before,
            scope: scopes,
        };
        self.seen.foreign += u32::from(word.is_foreign());
        self.words.push(word);
    }

    /// A capital inside a sentence makes a name, but not in a month, a weekday, *I*, or where all is in capitals.
    fn is_name(&self, listed: u64, shape: u64) -> bool {
        if self.folded.as_bytes().len() < 2 {
            return false;
        }
        if listed & (bit(MONTH) | bit(WEEKDAY) | bit(FUNCTION)) != 0 {
            return false;
        }
        let shouted = shape & bit(CAPS) != 0
            && self.words.last().is_some_and(|word| word.shape & (bit(CAPS) | bit(NUMBER)) == bit(CAPS));
        !shouted
    }

    /// *fue.El* and *hola:te* are two words with a slip between them; *e.g.* and *example.com* are one.
    fn split(&mut self, start: usize, text: &str, before: u8) -> bool {
        let Some(at) = text.find(['.', ':']) else { return false };
        let (left, right) = (&text[..at], &text[at + 1..]);
        if left.len() < 2 || right.len() < 2 || right.contains(['.', ':']) || shape::is_domain(text) {
            return false;
        }
        let colon = text.as_bytes()[at] == b':';
        let capital = right.chars().next().is_some_and(char::is_uppercase);
        if !colon && !capital || left.bytes().any(|byte| byte.is_ascii_digit()) {
            return false;
        }
        self.word(start, left, before);
        if colon {
            self.word(start + at + 1, right, CLAUSE_BREAK);
        } else {
            let gap = Gap { stop: true, closing: 1, ..Gap::default() };
            self.begin(&gap, start + at + 1, SENTENCE_BREAK, false);
            self.word(start + at + 1, right, SENTENCE_BREAK);
        }
        true
    }
}
