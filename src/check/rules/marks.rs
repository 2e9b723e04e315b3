//! Rules about capitals, exclamation marks, pictures and placeholders: what is seen before it is read.

use std::ops::Range;

use super::Rule;
use crate::check::findings::{Context, Fault};
use crate::check::language::builtin::*;
use crate::check::language::vocabulary::hash;
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
                &document.text[between] == "-"
            };
            let count = last - first + 1 - (first..last).filter(joined).count();
            // A name of a firm in capitals has a capital word on either side of nothing else; a cry has verbs.
            let known = (first..=last).filter(|index| document.words[*index].shape & bit(UNKNOWN_WORD) == 0).count();
            if count >= 2 && longest >= 3 && known * 2 >= count {
                faults.push(Fault::at(document.words[first].start as usize..document.words[last].end as usize));
            }
        }
    }
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
    let many = marks >= rule.limit.max(2);
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

/// What programs leave behind in small letters.
const SMALL_PLACEHOLDERS: [u32; 3] = [hash(b"null") as u32, hash(b"undefined") as u32, hash(b"lorem") as u32];

/// What a template left behind: `[Nombre]`, `{{client}}`, `<fecha>`, `____`, `XXX`. `words` lists the names that stand
/// in brackets, then the words that are placeholders by themselves in capitals.
pub(super) fn placeholder(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let text = context.document.text;
    let brackets = context.document.seen.brackets;
    for range in context.document.own.iter().filter(|_| brackets) {
        let own = &text[range.clone()];
        let mut at = 0;
        while let Some(found) = own[at..].find(['[', '{', '<', '_', '%', '$', '«']) {
            let start = at + found;
            let end = bracket(own, start, &rule.words);
            match end {
                Some(end) => {
                    faults.push(Fault::at(range.start + start..range.start + end));
                    at = end;
                }
                None => at = start + own[start..].chars().next().map_or(1, char::len_utf8),
            }
        }
    }
    for (index, word) in context.document.words.iter().enumerate() {
        let strange = word.looks(UNKNOWN_WORD) && SMALL_PLACEHOLDERS.contains(&word.key);
        if strange || word.looks(CAPS) {
            let found = context.document.word_text(index);
            let bare = matches!(
                found,
                "XXX"
                    | "XX"
                    | "XXXX"
                    | "TODO"
                    | "TBD"
                    | "NOMBRE"
                    | "NAME"
                    | "FIRSTNAME"
                    | "LASTNAME"
                    | "SURNAME"
                    | "FECHA"
                    | "DD/MM/AAAA"
                    | "DD-MM-AAAA"
                    | "AAAA"
                    | "DD"
                    | "null"
                    | "undefined"
            );
            let shout =
                found == "TODO" && context.document.words.iter().filter(|word| word.shape & bit(CAPS) != 0).count() > 1;
            let lorem = found.eq_ignore_ascii_case("lorem");
            if (bare && !shout) || lorem {
                faults.push(Fault::at(word.range()));
            }
        }
    }
}

/// The end of a placeholder that begins at `start`, if one does.
fn bracket(text: &str, start: usize, names: &[Box<str>]) -> Option<usize> {
    const LONGEST: usize = 40;
    let rest = &text[start..];
    let first = rest.chars().next()?;
    let named = |inner: &str| {
        let inner = inner.trim_matches(|c: char| !c.is_alphanumeric());
        let word = inner.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or("");
        // «Nombre de la rosa» is a title.
        let begins = |name: &str| first != '«' && word.eq_ignore_ascii_case(name);
        !inner.is_empty() && names.iter().any(|name| begins(name) || inner.eq_ignore_ascii_case(name))
    };
    let (close, opening) = match first {
        '[' => ("]", 1),
        '{' if rest.starts_with("{{") => ("}}", 2),
        '{' => ("}", 1),
        '<' => (">", 1),
        '«' => ("»", 2),
        '%' => ("%", 1),
        '$' => {
            let length = rest[1..].find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len() - 1);
            let letters = rest[1..].starts_with(|c: char| c.is_alphabetic() || c == '_');
            return (letters && length > 1 && named(&rest[1..=length])).then_some(start + 1 + length);
        }
        _ => {
            let length = rest.bytes().take_while(|byte| *byte == b'_').count();
            // A whole line of them is a rule between two parts of the text.
            let apart = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii_whitespace());
            let bytes = text.as_bytes();
            let alone = apart(start.checked_sub(1).and_then(|at| bytes.get(at))) && apart(bytes.get(start + length));
            return ((3..20).contains(&length) || length == 2 && alone).then_some(start + length);
        }
    };
    let mut limit = (opening + LONGEST).min(rest.len());
    while !rest.is_char_boundary(limit) {
        limit -= 1;
    }
    let end = rest.get(opening..limit)?.find(close)? + opening;
    let inner = &rest[opening..end];
    let code = first == '{' && !inner.contains(' ') && !inner.is_empty();
    let capitals = first == '[' && inner.len() > 2 && inner.chars().all(|c| c.is_uppercase() || " _".contains(c));
    (named(inner) || code || capitals).then_some(start + end + close.len())
}
