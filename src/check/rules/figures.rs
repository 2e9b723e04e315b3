//! Rules about dates and numbers in figures.

use jiff::civil::Date;

use super::Rule;
use crate::check::findings::{Context, Fault};
use crate::check::language::builtin::*;
use crate::check::pattern::automaton::NONE_BREAK;
use crate::check::text::document::Part;
use crate::check::text::fold::Folded;
use crate::locale::Language;

/// The words outside the signature that have one of these shapes.
fn shaped<'c>(context: &'c Context<'_>, bits: u64) -> impl Iterator<Item = usize> + 'c {
    let seen = context.document.seen.shapes & bits != 0;
    context
        .document
        .sentences
        .iter()
        .filter(move |sentence| seen && sentence.part != Part::Signature)
        .flat_map(|sentence| sentence.words())
        .filter(move |index| context.document.words[*index].shape & bits != 0)
}

/// *03/04*: both parts could be the month. A fraction, a version, *24/7* and an ISO date are none.
pub(super) fn date_ambiguous(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    for index in shaped(context, bit(FIGURE_DATE)) {
        let word = &context.document.words[index];
        let parts: Vec<u32> =
            context.document.word_text(index).split(['/', '-', '.']).filter_map(|part| part.parse().ok()).collect();
        let ambiguous = match parts.as_slice() {
            [a, b] | [a, b, _] => *a <= 12 && *b <= 12 && a != b && *a > 0 && *b > 0,
            _ => false,
        };
        let next = (index + 1 < context.document.words.len()).then(|| context.document.word_text(index + 1));
        let fraction = parts.len() == 2
            && (matches!(parts[..], [1, 2] | [1, 3] | [2, 3] | [1, 4] | [3, 4])
                && next.is_some_and(|next| rule.words.iter().any(|word| word.eq_ignore_ascii_case(next))));
        if ambiguous && !fraction {
            faults.push(Fault::at(word.range()));
        }
    }
}

/// *1.500*, *1,500*: thousands here, decimals elsewhere. Years and versions are none.
pub(super) fn number_ambiguous(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    for index in shaped(context, bit(NUMBER)) {
        let text = context.document.word_text(index);
        let figures = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        // 30k, 1M: thousands of what, and is it exact?
        if text.strip_suffix(['k', 'K', 'M']).is_some_and(figures) {
            faults.push(Fault::at(context.document.words[index].range()));
        }
        let Some((whole, rest)) = text.split_once(['.', ',']) else { continue };
        if figures(whole) && whole.len() <= 3 && whole != "0" && rest.len() == 3 && figures(rest) {
            faults.push(Fault::at(context.document.words[index].range()));
        }
    }
}

/// A weekday that is not the weekday of its date. `words` lists weekdays from Monday and months from January.
pub(super) fn weekday_mismatch(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let document = context.document;
    if !document.seen.classes.may_contain(MONTH) {
        return;
    }
    for sentence in document.sentences.iter().filter(|sentence| sentence.part != Part::Signature) {
        let words = sentence.words();
        for index in words.clone() {
            if !document.words[index].is(MONTH) {
                continue;
            }
            let near = |at: Option<usize>| at.filter(|at| words.contains(at));
            let spanish = context.engine.language == Language::Spanish;
            let number =
                |at: usize| document.word_text(at).trim_end_matches(|c: char| c.is_alphabetic()).parse::<i16>().ok();
            // 4 de diciembre de 2026 · 4 December 2026 · the 4th of December 2026 · December 4, 2026
            let link = if spanish { "de" } else { "of" };
            let linked = near(index.checked_sub(1)).is_some_and(|at| document.word_text(at).eq_ignore_ascii_case(link));
            // *Cumplió los 65 en mayo* and *el número 48, de diciembre* are no dates.
            let first = index.checked_sub(if linked { 2 } else { 1 }).filter(|_| linked || !spanish);
            let one_phrase = |at: &usize| document.words[at + 1..=index].iter().all(|word| word.before == NONE_BREAK);
            let before = near(first).filter(|at| number(*at).is_some() && one_phrase(at));
            let (day_at, year_from) = match before {
                Some(at) => (at, index + 1),
                None if !spanish => match near(Some(index + 1)).filter(|at| number(*at).is_some_and(|day| day <= 31)) {
                    Some(at) => (at, at + 1),
                    None => continue,
                },
                None => continue,
            };
            let Some(day) = number(day_at).filter(|day| (1..=99).contains(day)) else { continue };
            let Some(month) = position(context, rule, index, 7..19) else { continue };
            let year_at =
                (year_from..year_from + 2).find(|at| words.contains(at) && document.words[*at].shape & bit(YEAR) != 0);
            let year = year_at.and_then(number);
            let first = day_at.min(index);
            let weekday_at =
                (first.saturating_sub(2)..first).rev().find(|at| words.contains(at) && document.words[*at].is(WEEKDAY));
            let start = weekday_at.unwrap_or(first);
            let end = year_at.unwrap_or(day_at.max(index));
            let range = document.words[start].start as usize..document.words[end].end as usize;
            let known = Date::new(year.unwrap_or(2024), month as i8 + 1, day.min(100) as i8);
            match (known, year, weekday_at) {
                // The 29th of February stands only in leap years; without a year any will do.
                (Err(_), ..) => faults.push(Fault::at(range)),
                (Ok(date), Some(_), Some(at)) => {
                    let said = position(context, rule, at, 0..7);
                    let is = date.weekday().to_monday_zero_offset() as usize;
                    if said.is_some_and(|said| said != is) {
                        faults.push(Fault::at(range));
                    }
                }
                _ => {}
            }
        }
    }
}

/// Which of the rule's words a word is, by its first letters.
fn position(context: &Context<'_>, rule: &Rule, index: usize, among: std::ops::Range<usize>) -> Option<usize> {
    let word = Folded::of(context.document.word_text(index));
    rule.words.get(among)?.iter().position(|name| {
        if name.as_bytes().first() != word.as_bytes().first() {
            return false;
        }
        let name = Folded::of(name);
        let length = 3.min(name.as_bytes().len());
        word.as_bytes().get(..length) == Some(&name.as_bytes()[..length])
            || name.as_bytes().starts_with(b"sep") && word.as_bytes().starts_with(b"set")
    })
}
