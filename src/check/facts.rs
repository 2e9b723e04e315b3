//! Facts: what makes a reason or an offer checkable.

use std::ops::Range;

use super::language::Engine;
use super::language::builtin::*;
use super::text::document::Document;

/// Figures, clock times, dates, amounts, addresses.
const SHAPES: u64 =
    bit(NUMBER) | bit(CLOCK) | bit(FIGURE_DATE) | bit(MONEY) | bit(PERCENT) | bit(URL) | bit(EMAIL) | bit(NAME);
/// Numbers in words, weekdays, months.
const LISTED: u64 = bit(WEEKDAY) | bit(MONTH) | bit(NUMBER_WORD) | bit(CURRENCY);

/// Whether a fact stands among these words.
pub(crate) fn any(document: &Document<'_>, engine: &Engine, words: Range<usize>) -> bool {
    words.into_iter().any(|index| is_fact(document, engine, index))
}

/// Whether a date, a clock time, an amount or another fact is this word.
pub(crate) fn is_fact(document: &Document<'_>, engine: &Engine, index: usize) -> bool {
    let word = &document.words[index];
    word.shape & SHAPES != 0 || engine.vocabulary.classes(word.form).0[0] & LISTED != 0
}
