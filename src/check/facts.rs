//! Facts: what makes a reason or an offer checkable.

use std::ops::Range;

use super::language::builtin::*;
use super::text::document::{Document, Word};

/// Figures, clock times, dates, amounts, addresses.
const SHAPES: u64 =
    bit(NUMBER) | bit(CLOCK) | bit(FIGURE_DATE) | bit(MONEY) | bit(PERCENT) | bit(URL) | bit(EMAIL) | bit(NAME);
/// Numbers in words, weekdays, months.
const LISTED: u64 = bit(WEEKDAY) | bit(MONTH) | bit(NUMBER_WORD) | bit(CURRENCY);

/// Whether a fact stands among these words.
pub(crate) fn any(document: &Document<'_>, words: Range<usize>) -> bool {
    document.words[words].iter().any(is_fact)
}

/// Whether a date, a clock time, an amount or another fact is this word.
fn is_fact(word: &Word) -> bool {
    word.shape & SHAPES | word.listed & LISTED != 0
}
