//! The words of a text as Unicode (UAX #29) has them, quickly.
//!
//! No word reaches over a space, so the text is read run by run: a run of plain Latin letters and figures, with signs
//! behind it that join nothing, is one word; every other run is segmented by unicode-segmentation. The words are the
//! same as those of one pass of it over the whole text, and a test says so.

use super::block::{block, small_letters};
use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

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

const SPACE: u8 = 1;
const PLAIN: u8 = 2;
const CLOSING: u8 = 4;
/// The first byte of U+00C0 to U+00FF.
const LATIN: u8 = 8;

const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b' ' | b'\n' | b'\r' | b'\t' => SPACE,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => PLAIN,
            b',' | b'.' | b';' | b':' | b'!' | b'?' | b')' | b'"' => CLOSING,
            0xC3 => LATIN,
            _ => 0,
        };
        byte += 1;
    }
    kinds
};

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
            let bytes = self.text.as_bytes();
            let mut start = self.at;
            while start < bytes.len() && KINDS[bytes[start] as usize] == SPACE {
                start += 1;
            }
            if start == bytes.len() {
                self.at = start;
                return None;
            }
            let mut end = start;
            while end < bytes.len() {
                let small = small_letters(block(bytes, end));
                if small > 0 {
                    end += small;
                    continue;
                }
                match KINDS[bytes[end] as usize] {
                    PLAIN => end += 1,
                    // × and ÷ are no letters.
                    LATIN if !matches!(bytes[end + 1], 0x97 | 0xB7) => end += 2,
                    _ => break,
                }
            }
            let mut behind = end;
            while behind < bytes.len() && KINDS[bytes[behind] as usize] == CLOSING {
                behind += 1;
            }
            let whole = end > start && (behind == bytes.len() || KINDS[bytes[behind] as usize] == SPACE);
            if whole {
                self.at = behind;
                return Some((start, &self.text[start..end]));
            }
            while behind < bytes.len() && KINDS[bytes[behind] as usize] != SPACE {
                behind += 1;
            }
            self.at = behind;
            // A combining mark joins the spaces before it.
            let spaces = if bytes[start] < 0x80 {
                0
            } else {
                bytes[..start].iter().rev().take_while(|byte| **byte == b' ').count()
            };
            let from = start - spaces;
            self.run = Some((from, self.text[from..behind].split_word_bound_indices()));
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
    }
}
