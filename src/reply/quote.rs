//! The original under the answer: the line that says whose it is, and its text one level deeper.

use super::flowed::{Line, SIGNATURE_MARK};
use super::original::Original;
use crate::locale::{Language, Locale};
use crate::pack::{calendar, replying};

/// How much of the original stands under the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Quote {
    /// All of it.
    Whole,
    /// As many characters, cut where a line or at least a word ends, with a mark that it goes on.
    UpTo(usize),
    /// None of it, and no line that names it.
    Nothing,
}

impl Default for Quote {
    /// About four pages.
    fn default() -> Self {
        Self::UpTo(10_000)
    }
}

/// A quoted original: the attribution line, and the quoted lines with their depth, from 1 on.
#[derive(Debug)]
pub(super) struct Quoted<'a> {
    pub(super) attribution: String,
    pub(super) lines: Vec<Line<'a>>,
}

pub(super) fn quoted(original: &Original, locale: Locale, quote: Quote) -> Option<Quoted<'_>> {
    let limit = match quote {
        Quote::Whole => usize::MAX,
        Quote::UpTo(limit) => limit,
        Quote::Nothing => return None,
    };
    let mut lines = Vec::new();
    let mut left = limit;
    for line in original.text().lines() {
        let line = deeper(Line::read(line));
        let length = line.text.chars().count();
        if length <= left {
            lines.push(line);
            // The marks count too, or a deep quote would hold mostly marks.
            left = left.saturating_sub(length + line.depth);
            continue;
        }
        // A long line is worth its beginning; of a short one, nothing is missed.
        if lines.is_empty() || length > left + 200 {
            lines.push(Line { text: at_word_end(line.text, left), ..line });
        }
        let mark = replying(locale.language()).attribution.cut.as_str();
        lines.push(Line { depth: 1, text: mark });
        break;
    }
    (!lines.is_empty()).then(|| Quoted { attribution: attribution(original, locale), lines })
}

fn deeper(line: Line<'_>) -> Line<'_> {
    let text = if line.text == SIGNATURE_MARK { line.text } else { line.text.trim_end_matches([' ', '\t']) };
    Line { depth: line.depth + 1, text }
}

/// At most as many characters, up to the end of a word if the text has words.
fn at_word_end(text: &str, length: usize) -> &str {
    let cut = text.char_indices().nth(length).map_or(text.len(), |(at, _)| at);
    let start = &text[..cut];
    start.rfind(' ').map_or(start, |space| start[..space].trim_end())
}

/// *El viernes, 20 de noviembre de 2026, a las 10:12, Ana Ruiz escribió:*
fn attribution(original: &Original, locale: Locale) -> String {
    let words = &replying(locale.language()).attribution;
    let name = &original.name().unwrap_or_else(|| original.writer().address().to_string());
    let Some(sent) = original.sent() else { return filled(&words.undated, &[("name", name)]) };
    let local = sent.local();
    let calendar = calendar(locale.language());
    let weekday = &calendar.weekdays[usize::from(local.weekday().to_monday_zero_offset().unsigned_abs())];
    let month = &calendar.months[usize::from(local.month().unsigned_abs()) - 1];
    let is_american = locale == Locale::EnUs;
    let time = if is_american { local.strftime("%-I:%M %p") } else { local.strftime("%-H:%M") }.to_string();
    let pattern = match &words.dated {
        dated if is_american => dated.american.as_ref().unwrap_or(&dated.general),
        dated if local.hour() == 1 => dated.at_one.as_ref().unwrap_or(&dated.general),
        dated => &dated.general,
    };
    debug_assert!(
        locale.language() != Language::English || words.dated.american.is_some(),
        "English has an American form"
    );
    let (day, year) = (local.day().to_string(), local.year().to_string());
    let values = [
        ("weekday", weekday.as_str()),
        ("day", &day),
        ("month", month),
        ("year", &year),
        ("time", &time),
        ("name", name),
    ];
    filled(pattern, &values)
}

/// The pattern with its names in braces filled in; a value is never read as a pattern.
fn filled(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(pattern.len() + 40);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        out.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = behind;
    }
    out.push_str(rest);
    out
}
