//! The words of a text as Unicode (UAX #29) has them, quickly.
//!
//! No word reaches over a space or a sign that is neither letter nor part of a number, so that plain Latin letters and
//! figures with the signs around them can be read by themselves. Where anything else stands, the text up to the next
//! space is segmented by unicode-segmentation. The words are the same as those of one pass of it over the whole text,
//! and a test says so.

use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

use super::block::{block, letters};

/// The words of `text` with their places.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0, run: None }
}

pub(crate) struct Words<'t> {
    text: &'t str,
    at: usize,
    /// A run that needs the whole rules, and where it begins.
    run: Option<(usize, UWordBoundIndices<'t>)>,
}

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Letter,
    Figure,
    /// The first byte of U+00C0 to U+00FF: letters, and × and ÷.
    Latin,
    /// A sign that ends a word.
    Sign,
    /// A sign that ends a word unless letters, or figures, stand on both its sides.
    Middle,
    /// Anything else.
    Other,
}

const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b' ' | b'\n' | b'\r' | b'\t' => Kind::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Kind::Letter,
            b'0'..=b'9' => Kind::Figure,
            b',' | b'.' | b';' | b':' | b'\'' => Kind::Middle,
            b'_' => Kind::Other,
            b'!'..=b'~' => Kind::Sign,
            0xC3 => Kind::Latin,
            _ => Kind::Other,
        };
        byte += 1;
    }
    kinds
};

fn kind(bytes: &[u8], at: usize) -> Kind {
    match bytes.get(at) {
        None => Kind::Space,
        Some(0xC3) if matches!(bytes.get(at + 1), Some(0x97 | 0xB7)) => Kind::Other,
        Some(byte) => KINDS[*byte as usize],
    }
}

/// How many bytes a sign takes that ends a word or, behind no word, stands alone; 0 for anything else.
fn sign(bytes: &[u8], at: usize) -> usize {
    match bytes[at..] {
        // ¡ « » ¿
        [0xC2, 0xA1 | 0xAB | 0xBB | 0xBF, ..] => 2,
        // – — ‘ ’ “ ” …
        [0xE2, 0x80, 0x93 | 0x94 | 0x98 | 0x99 | 0x9C | 0x9D | 0xA6, ..] => 3,
        _ => usize::from(matches!(kind(bytes, at), Kind::Sign | Kind::Middle)),
    }
}

/// What follows letters and figures.
enum After {
    Ends,
    /// A sign of so many bytes, and the word goes on.
    GoesOn(usize),
    /// Only the whole rules tell.
    Unsure,
}

fn after(bytes: &[u8], end: usize) -> After {
    let (length, joins_figures, joins_letters) = match kind(bytes, end) {
        Kind::Space | Kind::Sign => return After::Ends,
        Kind::Middle => (1, bytes[end] != b':', !matches!(bytes[end], b',' | b';')),
        _ if matches!(bytes[end..], [0xE2, 0x80, 0x98 | 0x99, ..]) => (3, true, true),
        _ if sign(bytes, end) > 0 => return After::Ends,
        _ => return After::Unsure,
    };
    let figure = bytes[end - 1].is_ascii_digit();
    match kind(bytes, end + length) {
        Kind::Letter | Kind::Latin if !figure && joins_letters => After::GoesOn(length),
        Kind::Figure if figure && joins_figures => After::GoesOn(length),
        Kind::Other if sign(bytes, end + length) == 0 => After::Unsure,
        _ => After::Ends,
    }
}

impl<'t> Words<'t> {
    /// Goes over spaces and signs to the next word and over it; gives its place, or where the run begins that needs
    /// the whole rules.
    fn plain(&mut self) -> Result<Option<(usize, usize)>, usize> {
        let bytes = self.text.as_bytes();
        let (mut start, mut run) = (self.at, self.at);
        loop {
            match kind(bytes, start) {
                Kind::Space if start < bytes.len() => {
                    start += 1;
                    run = start;
                }
                Kind::Space => {
                    self.at = start;
                    return Ok(None);
                }
                Kind::Letter | Kind::Figure | Kind::Latin => break,
                _ => match sign(bytes, start) {
                    0 => return Err(run),
                    length => start += length,
                },
            }
        }
        let mut end = start;
        loop {
            end += match kind(bytes, end) {
                Kind::Letter => letters(block(bytes, end)),
                Kind::Figure => 1,
                Kind::Latin => 2,
                _ => match after(bytes, end) {
                    After::GoesOn(length) => length,
                    After::Unsure => return Err(run),
                    After::Ends => {
                        self.at = end;
                        return Ok(Some((start, end)));
                    }
                },
            };
        }
    }
}

impl<'t> Iterator for Words<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<(usize, &'t str)> {
        loop {
            if let Some((base, run)) = &mut self.run {
                for (at, word) in run.by_ref() {
                    if word.chars().any(char::is_alphanumeric) {
                        return Some((*base + at, word));
                    }
                }
                self.run = None;
            }
            let start = match self.plain() {
                Ok(place) => return place.map(|(start, end)| (start, &self.text[start..end])),
                Err(start) => start,
            };
            let bytes = self.text.as_bytes();
            let length = bytes[start..].iter().position(|byte| KINDS[*byte as usize] == Kind::Space);
            self.at = length.map_or(bytes.len(), |length| start + length);
            // A combining mark joins the spaces before it.
            let spaces = if bytes[start] < 0x80 {
                0
            } else {
                bytes[..start].iter().rev().take_while(|byte| **byte == b' ').count()
            };
            let from = start - spaces;
            self.run = Some((from, self.text[from..self.at].split_word_bound_indices()));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::words;

    fn assert_same(text: &str) {
        let expected: Vec<_> = text.unicode_word_indices().collect();
        assert_eq!(words(text).collect::<Vec<_>>(), expected, "{text:?}");
    }

    #[test]
    fn the_words_of_mails() {
        for text in [
            "Hola, Ana: te escribo a ana@x.es el 3/4 a las 10:30 (p. ej.).",
            "I can’t, she said; “no”. 1.234,50 € ×3 e.g. fue.El hola:te",
            "—¿Cómo?… «sí», rock'n’roll 3.5,2 a.5 5.a 1:2 a,b x;y l'été d’Été é.à (x)-y/z “q” ¡ah! a\u{B7}b º 5' a'' _a a_.b",
            "mañan\u{303}a \u{301}a a\u{AD}b a\u{A0}b 👩\u{200D}👩\u{200D}👧x \r\n\u{B}z",
        ] {
            assert_same(text);
        }
    }

    proptest! {
        #[test]
        fn any_text(text in any::<String>()) {
            assert_same(&text);
        }

        #[test]
        fn letters_and_signs(text in "[a-dÁñ×0-2 .,:;'’_\"\n\u{301}\u{200D}\u{AD}-]{0,40}") {
            assert_same(&text);
        }

        #[test]
        fn signs_of_mails(text in "[aBéÉ1 .,:;'’‘“”«»¿¡…–—()/@º·\u{301}א\"👍🇪\u{200D}_\t-]{0,24}") {
            assert_same(&text);
        }

        #[test]
        fn pairs_of_signs(text in "([ab1é]{0,2}[ .,:;'’_\"\u{301}א…“(-]{1,2}){0,8}") {
            assert_same(&text);
        }
    }
}
