//! No mail has a doubled space, a stray mark, an empty slot or an unrendered mark of a template.

use declina::{Decline, compose};
use serde_json::Value;

use crate::corpus::{faults, none};

/// What no mail may contain; three points in a row are one mark.
pub const STRAY: [&str; 34] = [
    "  ", " ,", " .", " ;", " :", " ?", " !", " )", "( ", "()", ",,", ",.", ".,", "..", ";;", ";,", ",;", ":,", ":.",
    ".:", ":;", "::", "?.", "!.", "?,", ".;", ";.", "{{", "}}", "{%", "%}", "{#", "@", "none",
];

/// What is wrong with the mail of a decline that can be read: an error, or a stray mark in its text.
pub fn broken(decline: &Value) -> Option<Vec<String>> {
    let read = Decline::from_json(&decline.to_string()).ok()?;
    Some(match compose(&read) {
        Ok(draft) => stray_marks(draft.text()),
        Err(error) => vec![error.to_string()],
    })
}

/// The stray marks of a text, with what stands around them. Addresses (`ana@example.com`) are left out first.
pub fn stray_marks(text: &str) -> Vec<String> {
    // The point of *9:00 a. m.* belongs to it.
    let text = &text.replace("m.,", "m,").replace("m.;", "m;").replace("m.)", "m)");
    let plain: String = text
        .split_inclusive([' ', '\n'])
        .map(|word| if is_address(word) { word.replace(|c: char| !c.is_whitespace(), "x") } else { word.to_owned() })
        .collect();
    let mut found: Vec<String> = STRAY
        .iter()
        .filter(|mark| if **mark == "none" { has_word(&plain, "none") } else { plain.contains(**mark) })
        .filter_map(|mark| plain.find(mark).map(|at| format!("{mark:?} in {:?}", around(&plain, at))))
        .collect();
    // A line begins and ends where its words do.
    found.extend(plain.lines().filter(|line| line.trim() != *line).map(|line| format!("loose space: {line:?}")));
    found.extend(
        plain.lines().filter(|line| line.starts_with([',', ';', ':', '.'])).map(|line| format!("loose mark: {line:?}")),
    );
    found
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains("mailto:") || word.find('@').is_some_and(|at| at > 0)
}

pub fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|one| one == word)
}

fn around(text: &str, at: usize) -> &str {
    let start = text[..at].char_indices().rev().nth(30).map_or(0, |(start, _)| start);
    let end = text[at..].char_indices().nth(30).map_or(text.len(), |(end, _)| at + end);
    &text[start..end]
}

#[test]
fn no_mail_has_a_stray_mark() {
    none(&faults(|mail| {
        let mut found = stray_marks(mail.draft.text());
        found.extend(stray_marks(mail.draft.subject()));
        found
    }));
}

#[test]
fn every_sentence_begins_with_a_capital_and_ends() {
    none(&faults(|mail| {
        let begins = |sentence: &str| {
            let first = sentence.chars().find(|c| c.is_alphanumeric());
            sentence.contains("://") || first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
        };
        // Behind an address a full stop would seem to be a part of it.
        let address =
            |sentence: &str| sentence.rsplit(' ').next().is_some_and(|last| last.contains("://") || last.contains('@'));
        let ends = |sentence: &str| {
            address(sentence) || sentence.trim_end_matches(['"', '»', '”', ')']).ends_with(['.', '?', '!', ':', '…'])
        };
        mail.sentences().into_iter().filter(|one| !begins(one) || !ends(one)).map(str::to_owned).collect()
    }));
}

#[test]
fn questions_and_quotations_open_and_close() {
    none(&faults(|mail| {
        let text = mail.draft.text();
        let count = |mark: char| text.matches(mark).count();
        let spanish = mail.language() == declina::Language::Spanish;
        let mut found = Vec::new();
        for (open, close, due) in
            [('¿', '?', spanish), ('¡', '!', spanish), ('(', ')', true), ('«', '»', true), ('“', '”', true)]
        {
            if due && count(open) != count(close) {
                found.push(format!("{open} {} times, {close} {} times", count(open), count(close)));
            }
        }
        found
    }));
}

#[test]
fn paragraphs_stand_apart_and_the_text_ends_in_one_line_break() {
    none(&faults(|mail| {
        let text = mail.draft.text();
        let mut found = Vec::new();
        if text.contains("\n\n\n") || !text.ends_with('\n') || text.ends_with("\n\n") || text.starts_with('\n') {
            found.push("line breaks".to_owned());
        }
        if mail.draft.subject().contains('\n') || mail.draft.subject().is_empty() {
            found.push("subject".to_owned());
        }
        found
    }));
}
