//! How easy a text reads.

use serde::Serialize;

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
