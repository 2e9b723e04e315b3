//! How easy a text reads: the formulas, and the syllables that they count.
//!
//! Each formula takes [`Counts`] and gives the number as it was published, unclamped. The misprints that are in
//! circulation (words and sentences swapped, syllables per word for syllables per hundred words, 206.85, −3.047) are
//! tested against.
//!
//! ```
//! use declina::check::readability::{Counts, szigriszt_pazos};
//! use declina::Language;
//!
//! let counts = Counts::of("Hay tres clases de mentiras: mentiras, malditas mentiras y estadísticas", Language::Spanish);
//! assert!((szigriszt_pazos(&counts) - 53.545).abs() < 0.001);
//! ```

mod english;
mod spanish;

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

pub use self::english::syllables as english_syllables;
pub use self::spanish::syllables as spanish_syllables;

use super::language::builtin::*;
use super::text::document::{Document, Part};
use crate::locale::Language;

/// A readability score with what it was made from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Readability {
    /// The formula.
    pub formula: &'static str,
    /// The score.
    pub score: f64,
    /// What the score means.
    pub band: &'static str,
    /// The words counted.
    pub words: usize,
    /// The sentences counted.
    pub sentences: usize,
    /// The syllables counted.
    pub syllables: usize,
}

/// What the formulas are made from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Words; numbers in figures are none.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Syllables.
    pub syllables: usize,
    /// Letters.
    pub letters: usize,
    /// Words of three syllables or more.
    pub long_words: usize,
}

impl Counts {
    /// Counts a passage of plain prose: every run up to a full stop, an exclamation or a question mark is a sentence.
    #[must_use]
    pub fn of(text: &str, language: Language) -> Self {
        let mut counts = Self::default();
        for sentence in text.unicode_sentences() {
            let before = counts.words;
            for word in sentence.unicode_words() {
                counts.word(word, language);
            }
            counts.sentences += usize::from(counts.words > before);
        }
        counts
    }

    fn word(&mut self, word: &str, language: Language) {
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        if letters == 0 {
            return;
        }
        let syllables = syllables(word, language);
        self.words += 1;
        self.letters += letters;
        self.syllables += syllables;
        self.long_words += usize::from(syllables >= 3);
    }

    fn words_a_sentence(&self) -> f64 {
        self.words as f64 / self.sentences.max(1) as f64
    }

    fn syllables_a_word(&self) -> f64 {
        self.syllables as f64 / self.words.max(1) as f64
    }
}

fn syllables(word: &str, language: Language) -> usize {
    match language {
        Language::Spanish => spanish_syllables(word),
        Language::English => english_syllables(word),
    }
}

/// Flesch's reading ease of English (1948).
#[must_use]
pub fn flesch(counts: &Counts) -> f64 {
    206.835 - 1.015 * counts.words_a_sentence() - 84.6 * counts.syllables_a_word()
}

/// The Flesch-Kincaid grade of English (1975): years of school.
#[must_use]
pub fn flesch_kincaid(counts: &Counts) -> f64 {
    0.39 * counts.words_a_sentence() + 11.8 * counts.syllables_a_word() - 15.59
}

/// Fernández Huerta's reading ease of Spanish (1959), with words a sentence, as it must have been meant.
#[must_use]
pub fn fernandez_huerta(counts: &Counts) -> f64 {
    206.84 - 60.0 * counts.syllables_a_word() - 1.02 * counts.words_a_sentence()
}

/// Szigriszt-Pazos' perspicuity of Spanish (1993); INFLESZ is the same number with other bands.
#[must_use]
pub fn szigriszt_pazos(counts: &Counts) -> f64 {
    206.835 - 62.3 * counts.syllables_a_word() - counts.words_a_sentence()
}

/// Gutiérrez de Polini's comprehensibility of Spanish (1972).
#[must_use]
pub fn gutierrez_polini(counts: &Counts) -> f64 {
    95.2 - 9.7 * counts.letters as f64 / counts.words.max(1) as f64 - 0.35 * counts.words_a_sentence()
}

/// Crawford's years of school for Spanish (1989).
#[must_use]
pub fn crawford(counts: &Counts) -> f64 {
    let words = counts.words.max(1) as f64;
    -0.205 * 100.0 * counts.sentences as f64 / words + 0.049 * 100.0 * counts.syllables_a_word() - 3.407
}

/// The INFLESZ band of a Szigriszt-Pazos score.
#[must_use]
pub fn inflesz_band(score: f64) -> &'static str {
    match score {
        s if s < 40.0 => "muy difícil",
        s if s < 55.0 => "algo difícil",
        s if s < 65.0 => "normal",
        s if s < 80.0 => "bastante fácil",
        _ => "muy fácil",
    }
}

/// The band of a Flesch score.
#[must_use]
pub fn flesch_band(score: f64) -> &'static str {
    match score {
        s if s < 30.0 => "very difficult",
        s if s < 50.0 => "difficult",
        s if s < 60.0 => "fairly difficult",
        s if s < 70.0 => "standard",
        s if s < 80.0 => "fairly easy",
        s if s < 90.0 => "easy",
        _ => "very easy",
    }
}

/// A shorter text says too little.
const FEWEST_WORDS: usize = 40;

/// The readability of the body of a mail, without greeting, leave and signature. Its formulas count no letters.
pub(crate) fn of(document: &Document<'_>, language: Language) -> Option<Readability> {
    let mut counts = Counts::default();
    let skipped = bit(NUMBER) | bit(URL) | bit(EMAIL);
    for sentence in document.sentences.iter().filter(|sentence| sentence.part == Part::Body) {
        let before = counts.words;
        for index in sentence.words() {
            let word = &document.words[index];
            if word.syllables > 0 {
                counts.words += 1;
                counts.syllables += usize::from(word.syllables);
                continue;
            }
            let text = document.word_text(index);
            let lettered =
                text.starts_with(|first: char| first.is_ascii_alphabetic()) || text.contains(char::is_alphabetic);
            if word.shape & skipped == 0 && lettered {
                counts.words += 1;
                counts.syllables += syllables(text, language);
            }
        }
        counts.sentences += usize::from(counts.words > before);
    }
    if counts.words < FEWEST_WORDS {
        return None;
    }
    let (formula, score) = match language {
        Language::Spanish => ("szigriszt-pazos", szigriszt_pazos(&counts)),
        Language::English => ("flesch", flesch(&counts)),
    };
    let band = match language {
        Language::Spanish => inflesz_band(score),
        Language::English => flesch_band(score),
    };
    // One decimal is more than such a formula can tell.
    let score = (score * 10.0).round() / 10.0;
    Some(Readability {
        formula,
        score,
        band,
        words: counts.words,
        sentences: counts.sentences,
        syllables: counts.syllables,
    })
}
