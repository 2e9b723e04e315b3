//! Wordings of one's own.

use declina::{Composer, Decline, ErrorKind, Language};
use serde_json::json;

use crate::support;

#[track_caller]
fn refused(language: Language, part: &str, wordings: &str, message: &str) {
    let error = Composer::new().with_wordings(language, part, wordings).expect_err("it is refused");
    assert_eq!(error.to_string(), message);
    assert_eq!(error.kind(), ErrorKind::Template);
}

fn decline(language: Language) -> Decline {
    let mut decline = support::decline(language, support::reason(language, declina::ReasonKind::Capacity));
    decline["style"] = json!({"length": "full"});
    Decline::from_json(&decline.to_string()).expect("it reads")
}

#[test]
fn a_wording_of_ones_own_replaces_those_of_its_part() {
    let composer = Composer::new()
        .with_wordings(Language::English, "sign_off", "---\nWarmly,\n")
        .and_then(|composer| {
            composer.with_wordings(Language::Spanish, "sign_off", "--- formal\nAtte.,\n---\n@te @mando un beso,\n")
        })
        .expect("they are sound");
    let english = composer.compose(&decline(Language::English)).expect("it composes");
    assert!(english.text().ends_with("\n\nWarmly,\nTom Avery\n"), "{english}");
    let spanish = composer.compose(&decline(Language::Spanish)).expect("it composes");
    assert!(spanish.text().ends_with("\n\nle mando un beso,\nLucía Ramos\n"), "{spanish}");
    // The composer of the crate is another one.
    assert_ne!(declina::compose(&decline(Language::English)).expect("it composes"), english);
}

#[test]
fn wordings_may_be_set_after_a_mail_was_written() {
    let composer = Composer::new();
    composer.compose(&decline(Language::English)).expect("it composes");
    let composer = composer.with_wordings(Language::English, "goodwill", "---\nfarewell.\n").expect("it is sound");
    let draft = composer.compose(&decline(Language::English)).expect("it composes");
    assert!(draft.text().contains("Farewell.\n"), "{draft}");
}

#[test]
fn an_unknown_part() {
    let error = Composer::new().with_wordings(Language::English, "farewell", "---\nBye\n").expect_err("it is refused");
    let message = error.to_string();
    assert!(
        message.starts_with("unknown part \"farewell\"; expected one of subject, greeting, acknowledgement, refusal, "),
        "{message}"
    );
    assert!(message.ends_with("alternative/reopen_condition, alternative/escalation"), "{message}");
    assert_eq!(error.kind(), ErrorKind::Template);
}

#[test]
fn wordings_that_are_not_sound() {
    let error = Composer::new()
        .with_wordings(Language::English, "goodwill", "---\nfine\n--- sunny\nx\n")
        .expect_err("it is refused");
    let message = error.to_string();
    assert!(
        message.starts_with(
            "en/goodwill.txt, line 3: unknown condition \"sunny\"; expected one of close, neutral, formal, "
        ),
        "{message}"
    );
    refused(
        Language::Spanish,
        "goodwill",
        "---\n@te @abrazo\n",
        "es/goodwill.txt, line 1: the word @abrazo has no row with 5 or 2 forms in address.toml",
    );
    refused(
        Language::English,
        "goodwill",
        "---\n@hug\n",
        "en/goodwill.txt, line 1: the word @hug has no row with 2 or 2 forms in address.toml",
    );
    for (text, begins) in [
        ("---\n{{ goal \n", "en/goodwill.txt, line 1: "),
        ("---\n{% if goal %}x\n", "en/goodwill.txt, line 1: "),
        ("---\n{{ goal | nonsense }}\n", "en/goodwill.txt, line 1: "),
    ] {
        let error = Composer::new().with_wordings(Language::English, "goodwill", text).expect_err(text);
        assert!(error.to_string().starts_with(begins), "{error}");
        assert!(!error.to_string().contains('\n'), "{error}");
        assert_eq!(error.kind(), ErrorKind::Template, "{error}");
    }
}

#[test]
fn a_wording_that_asks_for_what_it_did_not_get() {
    let composer =
        Composer::new().with_wordings(Language::English, "goodwill", "---\n{{ nonsense }}\n").expect("it compiles");
    let error = composer.compose(&decline(Language::English)).expect_err("it has no such fact");
    assert!(error.to_string().starts_with("en/goodwill.txt, line 1: Variable `nonsense` is not defined"), "{error}");
    assert_eq!(error.kind(), ErrorKind::Template);
}

#[test]
fn no_wording_for_this_mail() {
    for wordings in ["", "--- formal\nYours.\n"] {
        let composer = Composer::new().with_wordings(Language::English, "sign_off", wordings).expect("it is sound");
        let error = composer.compose(&decline(Language::English)).expect_err("none fits");
        assert_eq!(error.to_string(), "en/sign_off.txt: expected a wording for this mail, but none fits");
        assert_eq!(error.kind(), ErrorKind::Template);
    }
}
