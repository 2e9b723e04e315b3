//! Words that stand without a space between them: addresses, links, clock times and dates in figures are one word.

use super::document::Word;
use super::shape::is_domain;
use crate::check::language::builtin::*;

/// Joins the words from `from` on where together they are one thing.
pub(crate) fn join(text: &str, words: &mut Vec<Word>, from: usize) {
    let start = words[from].start as usize;
    let end = words[words.len() - 1].end as usize;
    let chunk = &text[start..end];
    let class = if is_email(chunk) {
        EMAIL
    } else if chunk.contains("://") || chunk.starts_with("www.") || path(chunk) {
        URL
    } else if is_clock(chunk) {
        CLOCK
    } else if is_date(chunk) {
        FIGURE_DATE
    } else {
        return;
    };
    let keep = if matches!(class, CLOCK | FIGURE_DATE) { bit(NUMBER) } else { 0 };
    words.truncate(from + 1);
    let word = &mut words[from];
    word.end = end as u32;
    (word.word, word.kind, word.row) = (0, 0, 0);
    word.syllables = 0;
    word.listed = 0;
    word.stem = 0;
    word.shape = bit(ANY) | bit(class) | keep;
}

fn is_email(chunk: &str) -> bool {
    chunk.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

/// *tienda.es/citas*
fn path(chunk: &str) -> bool {
    chunk.split_once(['/', '?', '#']).is_some_and(|(host, _)| is_domain(host)) || is_domain(chunk)
}

fn numbers(chunk: &str, signs: &[char]) -> Option<Vec<u32>> {
    chunk.split(signs).map(|part| (part.len() <= 4).then(|| part.parse().ok()).flatten()).collect()
}

fn is_clock(chunk: &str) -> bool {
    let chunk = chunk.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    matches!(numbers(chunk, &[':']).as_deref(), Some([hour, minute]) if *hour <= 24 && *minute < 60)
}

fn is_date(chunk: &str) -> bool {
    let Some(parts) = numbers(chunk, &['/', '-', '.']) else { return false };
    let sign = chunk.contains('/') || parts.len() == 3;
    let day_month = |a: u32, b: u32| (1..=31).contains(&a) && (1..=31).contains(&b) && (a <= 12 || b <= 12);
    sign && match parts.as_slice() {
        [a, b] => day_month(*a, *b),
        [a, b, year] if *a > 1900 => day_month(*b, *year),
        [a, b, year] => day_month(*a, *b) && (*year < 100 || (1900..2200).contains(year)),
        _ => false,
    }
}
