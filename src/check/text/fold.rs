//! Folding: one spelling for all the ways a word is written, without losing what case and accents said.

use std::ops::Range;

use super::block::{block, capitals, letters, lower};
use crate::check::language::vocabulary::hash_in;

/// The longest folded word that is kept; what is longer is no word of a list.
const CAPACITY: usize = 40;

/// Set in [`Folded::mark`] where the word has an apostrophe; the low bits say behind which byte.
pub(crate) const APOSTROPHE: u8 = 0x80;

/// A word in lower case, without accents, apostrophes and soft hyphens.
#[derive(Clone, Debug)]
pub(crate) struct Folded {
    /// Its letters, and room for a block of letters of which only the first belong to it.
    bytes: [u8; CAPACITY + 8],
    length: usize,
    /// Which vowel bore an accent (its place, counted from 1), or where the apostrophe stood; 0 for neither.
    pub(crate) mark: u8,
    /// The first letter is a capital.
    pub(crate) capital: bool,
    /// How many capitals there are.
    pub(crate) upper: u8,
    /// How many small letters there are.
    pub(crate) lower: u8,
    /// How many figures there are.
    pub(crate) digits: u8,
    /// A full stop or a colon stands inside the word.
    pub(crate) inner_stop: bool,
}

impl Folded {
    pub(crate) const fn new() -> Self {
        Self {
            bytes: [0; CAPACITY + 8],
            length: 0,
            mark: 0,
            capital: false,
            upper: 0,
            lower: 0,
            digits: 0,
            inner_stop: false,
        }
    }

    /// Folds one word.
    pub(crate) fn of(word: &str) -> Self {
        let mut folded = Self::new();
        folded.fold(word, 0..word.len());
        folded
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    /// Folds a word that is given in two parts.
    pub(crate) fn of_parts(stem: &str, ending: &str) -> Self {
        let mut folded = Self::new();
        folded.append(stem, 0..stem.len());
        folded.append(ending, 0..ending.len());
        folded
    }

    /// The hash of its letters.
    pub(crate) fn hash(&self) -> u64 {
        hash_in(&self.bytes, self.length)
    }

    /// The hash of the first letters of a longer word and `~`, so that words of one family share it; 0 for the others.
    pub(crate) fn stem(&self) -> u32 {
        match self.bytes {
            [a, b, c, d, e, ..] if self.length > 5 && (a | b | c | d | e).is_ascii() => {
                hash_in(&[a, b, c, d, e, b'~', 0, 0], 6) as u32
            }
            _ => 0,
        }
    }

    /// Replaces what is held by a folded word of `text`.
    pub(crate) fn fold(&mut self, text: &str, word: Range<usize>) {
        self.length = 0;
        self.mark = 0;
        self.capital = false;
        self.upper = 0;
        self.lower = 0;
        self.digits = 0;
        self.inner_stop = false;
        self.append(text, word);
    }

    fn append(&mut self, text: &str, word: Range<usize>) {
        let bytes = text.as_bytes();
        let mut at = word.start;
        while at < word.end {
            let eight = block(bytes, at);
            let count = letters(eight).min(word.end - at);
            if count > 0 && self.length + count <= CAPACITY {
                let upper = capitals(eight, count) as u8;
                self.capital |= self.length == 0 && bytes[at].is_ascii_uppercase();
                self.upper = self.upper.saturating_add(upper);
                self.lower = self.lower.saturating_add(count as u8 - upper);
                self.bytes[self.length..self.length + 8].copy_from_slice(&lower(eight).to_le_bytes());
                self.length += count;
                at += count;
                continue;
            }
            let byte = bytes[at];
            if byte < 0x80 {
                at += 1;
                self.ascii(byte);
            } else if byte == 0xC3 {
                self.latin(bytes[at + 1]);
                at += 2;
            } else {
                let letter = text[at..].chars().next().unwrap_or('\u{FFFD}');
                at += letter.len_utf8();
                self.other(letter);
            }
        }
    }

    fn ascii(&mut self, byte: u8) {
        match byte {
            b'a'..=b'z' => {
                self.lower = self.lower.saturating_add(1);
                self.push(byte);
            }
            b'A'..=b'Z' => {
                self.capital |= self.length == 0;
                self.upper = self.upper.saturating_add(1);
                self.push(byte | 0x20);
            }
            b'0'..=b'9' => {
                self.digits = self.digits.saturating_add(1);
                self.push(byte);
            }
            b'\'' => self.apostrophe(),
            _ => {
                self.inner_stop |= matches!(byte, b'.' | b':');
                self.push(byte);
            }
        }
    }

    /// The second byte of U+00C0 to U+00FF.
    fn latin(&mut self, second: u8) {
        let small = second | 0x20;
        let sign = matches!(second, 0x97 | 0xB7);
        if !sign {
            if second < 0xA0 && second != 0x9F {
                self.capital |= self.length == 0;
                self.upper = self.upper.saturating_add(1);
            } else {
                self.lower = self.lower.saturating_add(1);
            }
        }
        let base = match small {
            0xA0..=0xA5 => b'a',
            0xA7 => b'c',
            0xA8..=0xAB => b'e',
            0xAC..=0xAF => b'i',
            0xB2..=0xB6 => b'o',
            0xB9..=0xBC => b'u',
            0xBD | 0xBF => b'y',
            _ => {
                self.push(0xC3);
                self.push(small);
                return;
            }
        };
        self.push(base);
        // Acute accents tell words apart in Spanish; a grave one is the commonest slip for it.
        if matches!(small, 0xA0 | 0xA1 | 0xA8 | 0xA9 | 0xAC | 0xAD | 0xB2 | 0xB3 | 0xB9 | 0xBA) {
            self.accent();
        }
    }

    fn other(&mut self, letter: char) {
        match letter {
            '\u{300}' | '\u{301}' => self.accent(),
            '\u{303}' if self.length > 0 && self.bytes[self.length - 1] == b'n' => {
                self.length -= 1;
                self.push(0xC3);
                self.push(0xB1);
            }
            // Other combining marks, soft hyphen, zero-width signs.
            '\u{302}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE0F}' => {}
            '\u{2018}' | '\u{2019}' | '\u{2BC}' | '\u{FF07}' => self.apostrophe(),
            _ => {
                if letter.is_uppercase() {
                    self.capital |= self.length == 0;
                    self.upper = self.upper.saturating_add(1);
                } else {
                    self.lower = self.lower.saturating_add(1);
                }
                let mut room = [0; 4];
                for small in letter.to_lowercase() {
                    for byte in small.encode_utf8(&mut room).as_bytes() {
                        self.push(*byte);
                    }
                }
            }
        }
    }

    fn accent(&mut self) {
        if self.mark & APOSTROPHE == 0 {
            self.mark = self.length as u8;
        }
    }

    fn apostrophe(&mut self) {
        self.mark = APOSTROPHE | self.length as u8;
    }

    fn push(&mut self, byte: u8) {
        if self.length < CAPACITY {
            self.bytes[self.length] = byte;
            self.length += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(word: &str) -> (String, u8) {
        let folded = Folded::of(word);
        (String::from_utf8(folded.as_bytes().to_vec()).unwrap(), folded.mark)
    }

    #[test]
    fn one_spelling_for_case_accents_and_apostrophes() {
        assert_eq!(folded("ÁVISAME"), ("avisame".into(), 1));
        assert_eq!(folded("avisa\u{301}"), ("avisa".into(), 5));
        assert_eq!(folded("avisá"), ("avisa".into(), 5));
        assert_eq!(folded("MAN\u{303}ANA"), ("mañana".into(), 0));
        assert_eq!(folded("Mañana"), ("mañana".into(), 0));
        assert_eq!(folded("pingüino"), ("pinguino".into(), 0));
        assert_eq!(folded("can’t"), ("cant".into(), APOSTROPHE | 3));
        assert_eq!(folded("pro\u{AD}yecto"), ("proyecto".into(), 0));
    }
}
