//! The sentences of a mail differ: in how they begin, in their words of feeling, and from variant to variant.

use std::collections::{BTreeMap, BTreeSet};

use declina::{Language, compose};

use crate::corpus::{faults, mails, none, sentences};

/// The first two words of a sentence, folded.
fn beginning(sentence: &str) -> String {
    let words =
        sentence.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    words.filter(|word| !word.is_empty()).take(2).collect::<Vec<_>>().join(" ")
}

/// The sentences that the caller wrote; the wordings answer for the others.
fn written_by_the_caller(decline: &declina::Decline) -> Vec<String> {
    let details = decline.reasons.iter().filter_map(declina::Reason::detail);
    let details = details.chain(decline.alternatives.iter().filter_map(declina::Alternative::detail));
    let mut written: Vec<String> = details.map(str::to_owned).collect();
    for reason in &decline.reasons {
        match reason {
            declina::Reason::Other(it) => written.push(it.statement.clone()),
            declina::Reason::Policy(it) => written.extend(it.plain_why.clone()),
            _ => {}
        }
    }
    for alternative in &decline.alternatives {
        if let declina::Alternative::Other(it) = alternative {
            written.push(it.offer.clone());
        }
    }
    written.iter().flat_map(|text| sentences(text)).map(str::to_owned).collect()
}

#[test]
fn no_two_sentences_begin_alike() {
    none(&faults(|mail| {
        let written = written_by_the_caller(&mail.decline);
        let mut seen = BTreeSet::new();
        mail.sentences()
            .into_iter()
            .filter(|sentence| !written.iter().any(|one| one == sentence))
            .map(beginning)
            .filter(|beginning| !seen.insert(beginning.clone()))
            .collect()
    }));
}

/// The stems of the words that speak of feeling.
const SPANISH_FEELINGS: [&str; 14] = [
    "gracias",
    "agradec",
    "agradez",
    "lament",
    "siento",
    "sentimos",
    "alegr",
    "encant",
    "ojalá",
    "dese",
    "suerte",
    "éxito",
    "valor",
    "confianza",
];
const ENGLISH_FEELINGS: [&str; 15] = [
    "thank",
    "grateful",
    "sorry",
    "regret",
    "unfortunately",
    "glad",
    "happy",
    "pleas",
    "delight",
    "hope",
    "wish",
    "appreciat",
    "luck",
    "kind",
    "enjoy",
];

#[test]
fn no_word_of_feeling_stands_twice() {
    none(&faults(|mail| {
        let stems: &[&str] = match mail.language() {
            Language::Spanish => &SPANISH_FEELINGS,
            _ => &ENGLISH_FEELINGS,
        };
        let body = mail.body().to_lowercase();
        let words: Vec<&str> = body.split(|c: char| !c.is_alphanumeric()).collect();
        let given = serde_json::to_string(&mail.decline).expect("a decline serialises").to_lowercase();
        stems
            .iter()
            .filter(|stem| !given.contains(**stem))
            .filter(|stem| words.iter().filter(|word| word.starts_with(**stem) && !is_harmless(word)).count() > 1)
            .map(|stem| (*stem).to_owned())
            .collect()
    }));
}

/// Words that only begin like one of feeling.
fn is_harmless(word: &str) -> bool {
    matches!(word, "please" | "valorar" | "valoración")
}

#[test]
fn three_variants_differ() {
    let mut texts: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for mail in mails() {
        let (without_variant, _) = mail.name.rsplit_once(' ').expect("a name with its variant");
        texts.entry(without_variant.to_owned()).or_default().insert(mail.draft.text());
    }
    let alike: Vec<String> = texts
        .into_iter()
        .filter(|(_, texts)| texts.len() < 3)
        .map(|(name, texts)| format!("{name}: {}", texts.len()))
        .collect();
    none(&alike);
}

#[test]
fn the_same_decline_gives_the_same_bytes() {
    let composer = declina::Composer::new();
    for mail in mails().iter().step_by(17) {
        let again = compose(&mail.decline).expect("it composed before");
        let elsewhere = composer.compose(&mail.decline).expect("it composed before");
        assert_eq!(again, mail.draft, "{}", mail.name);
        assert_eq!(elsewhere, mail.draft, "{}", mail.name);
        assert_eq!(again.html(), elsewhere.html(), "{}", mail.name);
    }
}
