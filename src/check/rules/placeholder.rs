//! What a template left behind: `[Nombre]`, `{{client}}`, `<fecha>`, `____`, `XXX`, `a las ?? horas`, `Hola, :`.

use std::ops::Range;

use super::Rule;
use crate::check::findings::{Context, Fault};
use crate::check::language::builtin::{CAPS, UNKNOWN_WORD, bit};
use crate::check::language::rows::Label;
use crate::check::language::vocabulary::hash;
use crate::check::text::document::Part;

/// What programs leave behind in small letters.
const SMALL_PLACEHOLDERS: [u32; 3] = [hash(b"null") as u32, hash(b"undefined") as u32, hash(b"lorem") as u32];

/// Of marks in a row only so many are counted, so that a text of nothing else costs no more than its length.
const MARKS: usize = 20;

/// Names every gap of a template. `words` lists what is named in brackets.
pub(super) fn placeholder(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let text = context.document.text;
    let brackets = context.document.seen.brackets;
    for range in context.document.own.iter().filter(|_| brackets) {
        let own = &text[range.clone()];
        let mut at = 0;
        while let Some(found) = own[at..].find(['[', '{', '<', '_', '%', '$', '«', '#', '*', '?']) {
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
        let single = word.end - word.start == 1;
        if strange || single || word.looks(CAPS) {
            let found = context.document.word_text(index);
            let bare = matches!(
                found,
                "TODO"
                    | "TBD"
                    | "NOMBRE"
                    | "NAME"
                    | "COMPLETAR"
                    | "RELLENAR"
                    | "INSERTAR"
                    | "PLACEHOLDER"
                    | "FIRSTNAME"
                    | "LASTNAME"
                    | "SURNAME"
                    | "FECHA"
                    | "DD/MM/AAAA"
                    | "DD-MM-AAAA"
                    | "AAAA"
                    | "HH:MM"
                    | "DD"
                    | "null"
                    | "undefined"
            );
            let shout =
                found == "TODO" && context.document.words.iter().filter(|word| word.shape & bit(CAPS) != 0).count() > 1;
            let lorem = found.eq_ignore_ascii_case("lorem");
            let crosses = found.len() > 1 && found.bytes().all(|byte| byte == b'X') && !roman(context, index);
            let joined = found.contains('_') && found.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
            let price = found == "X" && text[..word.start as usize].ends_with(['€', '£', '$']);
            if (bare && !shout) || lorem || price || crosses || joined {
                faults.push(Fault::at(word.range()));
            }
        }
    }
    faults.extend(nobody_greeted(context).map(Fault::at));
}

/// The number twenty: *siglo XX*, *XX aniversario*, *Chapter XX*.
fn roman(context: &Context<'_>, index: usize) -> bool {
    const BEFORE: [&str; 8] = ["siglo", "siglos", "capítulo", "tomo", "título", "chapter", "part", "volume"];
    const BEHIND: [&str; 6] = ["aniversario", "edición", "congreso", "feria", "concurso", "jornadas"];
    let document = context.document;
    let beside = |at: Option<usize>, words: &[&str]| {
        at.filter(|at| *at < document.words.len())
            .is_some_and(|at| words.contains(&document.word_text(at).to_lowercase().as_str()))
    };
    document.word_text(index) == "XX" && (beside(index.checked_sub(1), &BEFORE) || beside(Some(index + 1), &BEHIND))
}

/// A first line that greets and names nobody: *Hola, :*.
fn nobody_greeted(context: &Context<'_>) -> Option<Range<usize>> {
    let text = context.document.text;
    let first = context.document.words.first()?;
    let second = context.document.words.get(1).map_or(text.len(), |word| word.start as usize);
    let line = text[first.end as usize..second].lines().next()?;
    let marks = line.trim_end();
    let spaced = marks.ends_with([',', ':']) && marks[..marks.len() - 1].ends_with([' ', ',', '\u{a0}']);
    let whole = line.len() < second - first.end as usize;
    let greets = context.hits.any(Label::Greeting) || context.document.sentences.first()?.part == Part::Greeting;
    (spaced && whole && greets).then(|| first.start as usize..first.end as usize + marks.len())
}

/// Two question marks in place of a figure: *a las ?? horas*.
fn figure_unknown(text: &str, start: usize) -> Option<usize> {
    let end = start + text[start..].bytes().take(MARKS).take_while(|byte| *byte == b'?').count();
    let before = text[..start].ends_with(' ') && text[..start].trim_end().ends_with(char::is_alphanumeric);
    let behind = text[end..].strip_prefix(' ')?.starts_with(char::is_lowercase);
    (end - start > 1 && before && behind).then_some(end)
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
        let begins = |name: &str| !"«#*".contains(first) && word.eq_ignore_ascii_case(name);
        !inner.is_empty() && names.iter().any(|name| begins(name) || inner.eq_ignore_ascii_case(name))
    };
    let (close, opening) = match first {
        '[' => ("]", 1),
        '{' if rest.starts_with("{{") => ("}}", 2),
        '{' => ("}", 1),
        '<' => (">", 1),
        '«' => ("»", 2),
        '%' => ("%", 1),
        '#' => ("#", 1),
        '*' if rest.starts_with("*|") => ("|*", 2),
        '*' => return None,
        '?' => return figure_unknown(text, start),
        '$' => {
            let length = rest[1..].find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len() - 1);
            let letters = rest[1..].starts_with(|c: char| c.is_alphabetic() || c == '_');
            return (letters && length > 1 && named(&rest[1..=length])).then_some(start + 1 + length);
        }
        _ => {
            let length = rest.bytes().take(MARKS).take_while(|byte| *byte == b'_').count();
            // A whole line of them is a rule between two parts of the text.
            let apart = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii_whitespace());
            let bytes = text.as_bytes();
            let before = start.checked_sub(1).and_then(|at| bytes.get(at));
            let alone = apart(before) && apart(bytes.get(start + length));
            let gap = (3..MARKS).contains(&length) || length == 2 && alone;
            return (gap && before != Some(&b'_')).then_some(start + length);
        }
    };
    let mut limit = (opening + LONGEST).min(rest.len());
    while !rest.is_char_boundary(limit) {
        limit -= 1;
    }
    let end = rest.get(opening..limit)?.find(close)? + opening;
    let inner = &rest[opening..end];
    let code = first == '{' && !inner.contains(' ') && !inner.is_empty();
    let capitals =
        "[%".contains(first) && inner.len() > 2 && inner.chars().all(|c| c.is_uppercase() || " _".contains(c));
    (named(inner) || code || capitals).then_some(start + end + close.len())
}
