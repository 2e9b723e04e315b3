//! Rules about capitals, exclamation marks and pictures: what is seen before it is read.

use std::ops::Range;

use super::Rule;
use crate::check::findings::{Context, Fault};
use crate::check::language::builtin::*;
use crate::check::report::Severity;
use crate::check::text::document::Part;
use crate::moves::Move;

/// Two words in capitals side by side, each of three letters at least, or half a sentence. `words` lists acronyms.
pub(super) fn shouting(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let document = context.document;
    if document.seen.shapes & bit(CAPS) == 0 {
        return;
    }
    for sentence in document.sentences.iter().filter(|sentence| sentence.part == Part::Body) {
        let loud = |index: usize| {
            if !document.words[index].looks(CAPS) {
                return false;
            }
            let text = document.word_text(index);
            text.chars().filter(|letter| letter.is_alphabetic()).count() >= 2
                && !rule.words.iter().any(|acronym| **acronym == *text)
                && !text.bytes().any(|byte| byte.is_ascii_digit())
        };
        let mut run: Option<(usize, usize, usize)> = None;
        let mut runs = Vec::new();
        for index in sentence.words() {
            if loud(index) {
                let letters = document.word_text(index).chars().count();
                run = Some(match run {
                    Some((first, _, longest)) => (first, index, longest.max(letters)),
                    None => (index, index, letters),
                });
            } else {
                runs.extend(run.take());
            }
        }
        runs.extend(run);
        for (first, last, longest) in runs {
            // What a hyphen joins is one word: a product, a firm.
            let joined = |index: &usize| {
                let between = document.words[*index].end as usize..document.words[*index + 1].start as usize;
                matches!(&document.text[between], "-" | "/")
            };
            let count = last - first + 1 - (first..last).filter(joined).count();
            // A name of a firm in capitals has a capital word on either side of nothing else; a cry has verbs.
            let known = (first..=last).filter(|index| document.words[*index].shape & bit(UNKNOWN_WORD) == 0).count();
            let range = document.words[first].start as usize..document.words[last].end as usize;
            if count >= 2 && longest >= 3 && known * 2 >= count && !heading(document.text, &range) {
                faults.push(Fault::at(range));
            }
        }
    }
}

/// Whether capitals are the heading of a text or of a list: they begin their line and nothing, a colon, a dot in the
/// middle, a bar or a bracket comes behind them; or all of their line is in capitals without a mark at its end, and it is
/// the first of the text or has a figure.
fn heading(text: &str, range: &Range<usize>) -> bool {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..].lines().next().unwrap_or_default().trim_end();
    let begins = !text[start..range.start].chars().any(char::is_alphabetic);
    let behind = text[range.end..].trim_start_matches([' ', '\u{a0}']);
    let cut = behind.is_empty() || behind.starts_with(['\n', '\r', ':', '·', '|', '(', '–', '—']);
    let title = !line.chars().any(char::is_lowercase) && !line.ends_with(['.', '!', '?', ',', '…']);
    let placed = text[..start].trim().is_empty() || line.bytes().any(|byte| byte.is_ascii_digit());
    begins && cut || title && placed
}

/// More exclamation marks than one, doubled ones, or one in the refusal. Doubled marks are mended.
pub(super) fn exclamation_excess(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let document = context.document;
    let refusals: Vec<_> = context
        .verdict
        .moves
        .iter()
        .filter(|(kind, _)| *kind == Move::Refusal)
        .map(|(_, range)| range.clone())
        .collect();
    let mut marks = 0;
    let mut found = Vec::new();
    for sentence in document.sentences.iter().filter(|sentence| sentence.exclamation) {
        let last_word = document.words[sentence.last as usize - 1].end as usize;
        let tail = &document.text[last_word..sentence.end as usize];
        let count = tail.bytes().filter(|byte| *byte == b'!').count();
        marks += 1;
        let mut fault = Fault::at(last_word..sentence.end as usize);
        if count > 1 {
            let at = tail.find('!').unwrap_or(0);
            let end = tail.rfind('!').unwrap_or(0) + 1;
            let asks = tail[at..end].contains('?');
            fault.range = last_word + at..last_word + end;
            fault.fix = Some((fault.range.clone(), if asks { "?".into() } else { "!".into() }));
            found.push((true, fault));
        } else if refusals
            .iter()
            .any(|range| range.start < sentence.end as usize && (sentence.start as usize) < range.end)
        {
            found.push((true, fault));
        } else {
            found.push((false, fault));
        }
    }
    // Who refuses nothing may be glad.
    let many = marks >= rule.limit.max(2) && context.verdict.refuses();
    for (at_once, mut fault) in found.into_iter().take(32) {
        if at_once || marks > 1 {
            fault.severity = many.then_some(Severity::Warning);
            faults.push(fault);
        }
    }
}

/// Pictures of faces and hands.
pub(super) fn emoji(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    for range in &context.document.own {
        let text = &context.document.text[range.clone()];
        let marks = text.match_indices([':', ';']).filter_map(|(at, _)| face(text, at));
        faults.extend(marks.map(|face| Fault::at(range.start + face.start..range.start + face.end)));
        // Every picture is four bytes long and begins with the same one, or is a dingbat of three.
        if !context.document.seen.symbols || !text.as_bytes().contains(&0xF0) {
            continue;
        }
        let mut last = usize::MAX;
        for (at, sign) in text.char_indices() {
            if matches!(sign, '\u{1F300}'..='\u{1FAFF}') {
                if at != last {
                    let start = range.start + at;
                    faults.push(Fault::at(start..start + sign.len_utf8()));
                }
                last = at + sign.len_utf8();
            }
        }
    }
    faults.truncate(8);
}

/// A face made of punctuation whose eyes are at a place: `:)`, `;-)`, `:(`.
fn face(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let apart = |at: Option<&u8>| at.is_none_or(|byte| byte.is_ascii_whitespace() || b".,!?".contains(byte));
    let nose = usize::from(bytes.get(at + 1) == Some(&b'-'));
    let end = at + nose + 2;
    let smiles = bytes.get(end - 1).is_some_and(|mouth| b")(DPp|/".contains(mouth));
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    (smiles && apart(before) && apart(bytes.get(end))).then_some(at..end)
}
