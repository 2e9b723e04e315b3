//! The files that the checker is made of: classes, cues and rules, as text and compiled.

use crate::check::{Aligned, Texts};
use crate::locale::Language;

macro_rules! texts {
    ($folder:literal) => {
        Texts {
            words: include_str!(concat!("../../templates/", $folder, "/words.toml")),
            cues: include_str!(concat!("../../templates/", $folder, "/cues.toml")),
            structure: include_str!(concat!("../../templates/", $folder, "/structure.toml")),
            tone: include_str!(concat!("../../templates/", $folder, "/tone.toml")),
            clarity: include_str!(concat!("../../templates/", $folder, "/clarity.toml")),
        }
    };
}

/// What a language's engine is compiled from. Only who adds rules needs it at run time.
pub(crate) const fn checking_texts(language: Language) -> Texts<'static> {
    match language {
        Language::Spanish => texts!("es"),
        Language::English => texts!("en"),
    }
}

/// A language's engine as `build.rs` compiled it, with the model.
pub(crate) fn checking_table(language: Language) -> &'static [u8] {
    static SPANISH: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/es.table")));
    static ENGLISH: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/en.table")));
    match language {
        Language::Spanish => &SPANISH.0,
        Language::English => &ENGLISH.0,
    }
}

/// English words whose syllables the rules of spelling miss: lines of a number, a colon and words.
pub(crate) const fn english_syllable_exceptions() -> &'static str {
    include_str!("../../templates/en/syllables.txt")
}
