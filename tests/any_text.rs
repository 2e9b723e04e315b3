//! Any text gets a report whose places lie in the text, whatever signs stand between its words.

use declina::{Locale, check};
use proptest::prelude::*;

fn assert_sound(text: &str) {
    for locale in [Locale::Es, Locale::En] {
        let report = check(text, locale);
        for finding in &report.findings {
            assert_eq!(text.get(finding.start..finding.end), Some(finding.excerpt.as_str()), "{text:?}");
        }
        for made in &report.moves {
            assert!(text.get(made.start..made.end).is_some(), "{text:?}");
        }
    }
}

#[test]
fn addresses_across_sentences_and_quotations() {
    for text in ["9@c?.Í", "9\"5:5 6", "Write to ana@example.com?Thanks a lot", "fue.El@x.es", "\"a@b.c \"d"] {
        assert_sound(text);
    }
}

/// What ends, joins and splits words and sentences, and a few words that patterns ask for.
const PIECES: [&str; 42] = [
    "no",
    "puedo",
    "I",
    "can’t",
    "a",
    "Á",
    "ñ",
    "n\u{303}",
    "9",
    "10",
    "fue.El",
    "hola:te",
    "ana@x.es",
    "www.x.es/a",
    "etc.",
    "EE. UU.",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\n- ",
    ".",
    ",",
    ":",
    ";",
    "…",
    "?",
    "!",
    "¿",
    "¡",
    "“",
    "”",
    "\"",
    "«",
    "»",
    "(",
    ")",
    "—",
    "/",
    "@",
    "\u{200B}",
];

proptest! {
    #[test]
    fn pieces(text in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40)) {
        assert_sound(&text.concat());
    }

    #[test]
    fn any_text(text in any::<String>()) {
        assert_sound(&text);
    }
}
