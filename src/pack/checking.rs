//! The files that the checker compiles: classes, cues and rules.

use crate::locale::Language;

/// One language's files for the checker, as they stand on disk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CheckingFiles {
    /// Classes, verbs, macros.
    pub(crate) words: &'static str,
    /// Which words make which move.
    pub(crate) cues: &'static str,
    /// Rules that count, compare or compute.
    pub(crate) structure: &'static str,
    /// Rules of tone.
    pub(crate) tone: &'static str,
    /// Rules of clarity.
    pub(crate) clarity: &'static str,
    /// The weights of the linear model; empty where there is none.
    pub(crate) model: &'static str,
}

macro_rules! files {
    ($folder:literal) => {
        CheckingFiles {
            words: include_str!(concat!("../../templates/", $folder, "/words.toml")),
            cues: include_str!(concat!("../../templates/", $folder, "/cues.toml")),
            structure: include_str!(concat!("../../templates/", $folder, "/structure.toml")),
            tone: include_str!(concat!("../../templates/", $folder, "/tone.toml")),
            clarity: include_str!(concat!("../../templates/", $folder, "/clarity.toml")),
            model: include_str!(concat!("../../templates/", $folder, "/model.txt")),
        }
    };
}

pub(crate) const fn checking_files(language: Language) -> CheckingFiles {
    match language {
        Language::Spanish => files!("es"),
        Language::English => files!("en"),
    }
}

/// English words whose syllables the rules of spelling miss: lines of a number, a colon and words.
pub(crate) const fn english_syllable_exceptions() -> &'static str {
    include_str!("../../templates/en/syllables.txt")
}
