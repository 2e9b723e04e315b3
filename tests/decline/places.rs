//! Free text: its place in the message, its limits, and its grammatical form in both languages.

use declina::{AlternativeKind, ErrorKind, Language, ReasonKind};
use serde_json::{Value, json};

use crate::{changed, english, read, refused, spanish, support};

const ES_INFINITIVE: &str = "an infinitive phrase, such as \"gestionar la cuenta de Instagram\"";
const EN_INFINITIVE: &str = "an infinitive phrase without \"to\", such as \"manage the Instagram account\"";
const ES_NOUN: &str = "a noun phrase with its article, such as \"el lanzamiento de la tienda\"";
const EN_NOUN: &str = "a noun phrase with its article, such as \"the store launch\"";
const ES_CLAUSE: &str =
    "a clause without \"si\" and without a full stop, such as \"llegan los textos antes del viernes\"";
const EN_CLAUSE: &str = "a clause without \"if\" and without a full stop, such as \"the texts arrive before Friday\"";
const ES_VERB: &str = "a verb phrase in the third person, such as \"lleva redes de tiendas\"";
const EN_VERB: &str = "a verb phrase in the third person, such as \"looks after shops like this one\"";
const SENTENCE: &str = "one or two whole sentences that end in a full stop";
const NAME: &str = "a name";
const URL: &str = "an http, https or mailto URL";

/// The forms of each slot: the reason or alternative it belongs to, its place, the form in Spanish and in English.
const SLOTS: [(&str, &str, &str, &str); 61] = [
    ("capacity", "commitments[0].name", ES_NOUN, EN_NOUN),
    ("capacity", "detail", SENTENCE, SENTENCE),
    ("schedule_conflict", "conflict_label", ES_NOUN, EN_NOUN),
    ("deadline_too_short", "why_needed[1]", ES_NOUN, EN_NOUN),
    ("out_of_scope", "agreement_ref", ES_NOUN, EN_NOUN),
    ("out_of_scope", "item_excluded", ES_NOUN, EN_NOUN),
    ("out_of_scope", "included[1]", ES_NOUN, EN_NOUN),
    ("out_of_expertise", "skill", ES_NOUN, EN_NOUN),
    ("out_of_expertise", "risk", ES_NOUN, EN_NOUN),
    ("out_of_expertise", "what_i_do[0]", ES_NOUN, EN_NOUN),
    ("working_hours", "channel", ES_NOUN, EN_NOUN),
    ("working_hours", "emergency_path", ES_NOUN, EN_NOUN),
    ("budget_mismatch", "terms", ES_NOUN, EN_NOUN),
    ("policy", "policy_name", ES_NOUN, EN_NOUN),
    ("policy", "clause", ES_VERB, EN_VERB),
    ("policy", "limit", ES_VERB, EN_VERB),
    ("policy", "link", URL, URL),
    ("policy", "plain_why", SENTENCE, SENTENCE),
    ("legal_or_ethical", "duty", ES_INFINITIVE, EN_INFINITIVE),
    ("legal_or_ethical", "authority", NAME, NAME),
    ("missing_prerequisites", "missing[0].item", ES_NOUN, EN_NOUN),
    ("missing_prerequisites", "missing[1].owner", ES_NOUN, EN_NOUN),
    ("missing_prerequisites", "what_happens_next", ES_INFINITIVE, EN_INFINITIVE),
    ("security_or_privacy", "rule", ES_CLAUSE, EN_CLAUSE),
    ("security_or_privacy", "risk", ES_NOUN, EN_NOUN),
    ("security_or_privacy", "safe_way", ES_INFINITIVE, EN_INFINITIVE),
    ("strategic_fit", "focus", ES_NOUN, EN_NOUN),
    ("strategic_fit", "criteria[0]", ES_NOUN, EN_NOUN),
    ("not_selected", "decision", ES_NOUN, EN_NOUN),
    ("not_selected", "criterion[0]", ES_NOUN, EN_NOUN),
    ("not_selected", "feedback", ES_INFINITIVE, EN_INFINITIVE),
    ("leave", "cover", NAME, NAME),
    ("not_my_decision", "decider_role", ES_NOUN, EN_NOUN),
    ("not_my_decision", "how_to_ask", ES_INFINITIVE, EN_INFINITIVE),
    ("other", "statement", SENTENCE, SENTENCE),
    ("later_date", "detail", SENTENCE, SENTENCE),
    ("longer_deadline", "gives", ES_NOUN, EN_NOUN),
    ("reduced_scope", "keep[0]", ES_NOUN, EN_NOUN),
    ("reduced_scope", "drop[1]", ES_NOUN, EN_NOUN),
    ("phased", "phases[1].what", ES_NOUN, EN_NOUN),
    ("priority_swap", "pause[1].task", ES_NOUN, EN_NOUN),
    ("priority_swap", "needs_ok_from", ES_NOUN, EN_NOUN),
    ("changed_terms", "what_changes", ES_NOUN, EN_NOUN),
    ("referral", "name", NAME, NAME),
    ("referral", "role", ES_NOUN, EN_NOUN),
    ("referral", "contact", NAME, NAME),
    ("referral", "why_fit", ES_VERB, EN_VERB),
    ("referral", "intro_offer", ES_INFINITIVE, EN_INFINITIVE),
    ("self_service", "resource", ES_NOUN, EN_NOUN),
    ("self_service", "url", URL, URL),
    ("self_service", "covers", ES_NOUN, EN_NOUN),
    ("other_format", "to", ES_NOUN, EN_NOUN),
    ("other_format", "from", ES_NOUN, EN_NOUN),
    ("small_help", "what", ES_INFINITIVE, EN_INFINITIVE),
    ("reopen_condition", "condition", ES_CLAUSE, EN_CLAUSE),
    ("reopen_condition", "how_to_trigger", ES_INFINITIVE, EN_INFINITIVE),
    ("escalation", "who", ES_NOUN, EN_NOUN),
    ("escalation", "channel", ES_NOUN, EN_NOUN),
    ("", "recipient.title", NAME, NAME),
    ("", "sender.role", ES_NOUN, EN_NOUN),
    ("", "request.task", ES_INFINITIVE, EN_INFINITIVE),
];

/// The whole place of a slot in the decline, and a decline with every field of the kind.
fn prepared(language: Language, kind: &str, slot: &str) -> (Value, String) {
    if let Some(reason) = ReasonKind::ALL.into_iter().find(|one| one.name() == kind) {
        return (support::decline(language, support::reason(language, reason)), format!("reasons[0].{slot}"));
    }
    let Some(alternative) = AlternativeKind::ALL.into_iter().find(|one| one.name() == kind) else {
        return (support::decline(language, support::reason(language, ReasonKind::Capacity)), slot.to_owned());
    };
    let mut decline = support::decline(language, support::reason_for(language, alternative));
    decline["alternatives"] = json!([support::alternative(language, alternative)]);
    (decline, format!("alternatives[0].{slot}"))
}

fn set(decline: &mut Value, place: &str, text: &str) {
    let target = place.split(['.', '[']).fold(decline, |value, step| match step.strip_suffix(']') {
        Some(index) => &mut value[index.parse::<usize>().expect("an index")],
        None => &mut value[step],
    });
    *target = text.into();
}

#[test]
fn every_slot_refuses_what_no_line_of_text_is() {
    for (language, pick) in [(Language::Spanish, 0), (Language::English, 1)] {
        for (kind, slot, spanish, english) in SLOTS {
            let expected = [spanish, english][pick];
            let (decline, place) = prepared(language, kind, slot);
            let with = |text: &str| changed(decline.clone(), |decline| set(decline, &place, text));
            for empty in ["", " ", "\u{A0}"] {
                refused(
                    &with(empty),
                    ErrorKind::Value,
                    &format!("{place}: expected {expected}, but found an empty value"),
                );
            }
            let long = format!("{place}: expected at most 500 characters, but found 501");
            refused(&with(&"ñ".repeat(501)), ErrorKind::Value, &long);
            for (text, code) in [
                ("a\nb", "000A"),
                ("a\u{0}", "0000"),
                ("a\u{202E}b", "202E"),
                ("a\u{2029}b", "2029"),
                ("\u{85}a", "0085"),
                ("\u{61C}a", "061C"),
            ] {
                let message = format!("{place}: expected one line of plain text, but found the character U+{code}");
                refused(&with(text), ErrorKind::Value, &message);
            }
        }
    }
}

#[test]
fn every_slot_refuses_another_grammatical_form() {
    for (language, pick) in [(Language::Spanish, 0), (Language::English, 1)] {
        for (kind, slot, spanish, english) in SLOTS {
            let expected = [spanish, english][pick];
            let (decline, place) = prepared(language, kind, slot);
            let wrong: &[&str] = match expected {
                ES_INFINITIVE => &[
                    "gestiono la cuenta",
                    "Gestionar la cuenta",
                    "gestionar la cuenta.",
                    "la gestión",
                    "no",
                    "que gestione",
                ],
                EN_INFINITIVE => {
                    &["to manage the account", "Manage the account", "manage the account!", "managing the account"]
                }
                ES_NOUN | EN_NOUN => &["the store launch.", "el lanzamiento?", "una cosa:", "a thing;"],
                ES_CLAUSE => &["si llegan los textos", "Si llegan", "llegan los textos.", "llegan?"],
                EN_CLAUSE => &["if the texts arrive", "If they do", "the texts arrive."],
                ES_VERB | EN_VERB => &["runs payroll.", "lleva redes!"],
                SENTENCE => &["no full stop", "a comma,"],
                URL => &[
                    "www.example.com",
                    "javascript:alert(1)",
                    "https://",
                    "https://a.example/a b",
                    "ftp://a.example",
                    "https://a.example/<b>",
                ],
                _ => &[],
            };
            for text in wrong {
                let decline = changed(decline.clone(), |decline| set(decline, &place, text));
                refused(&decline, ErrorKind::Value, &format!("{place}: expected {expected}, but found {text:?}"));
            }
        }
    }
}

#[test]
fn right_forms_are_read() {
    let rows = [
        (Language::Spanish, "no aceptar más pedidos"),
        (Language::Spanish, "enviároslo hoy"),
        (Language::Spanish, "reír"),
        (Language::Spanish, "IR a la feria"),
        (Language::English, "bring the keys"),
        (Language::English, "QA the release"),
        (Language::English, "not renew the plan"),
    ];
    for (language, task) in rows {
        let decline = support::decline(language, support::reason(language, ReasonKind::Capacity));
        read(&changed(decline, |decline| decline["request"]["task"] = task.into()));
    }
    for noun in ["los contratos con Foo S. A.", "the deal with Foo Inc.", "el pago, etc."] {
        read(&changed(spanish(ReasonKind::OutOfExpertise), |decline| decline["reasons"][0]["skill"] = noun.into()));
    }
    for url in ["http://a.example", "HTTPS://a.example/x?y=1#z", "mailto:ana@a.example"] {
        read(&changed(english(ReasonKind::Policy), |decline| decline["reasons"][0]["link"] = url.into()));
    }
    for sentence in ["Done.", "Is it?", "«Ya está.»", "(It is.)", "Wait…"] {
        read(&changed(english(ReasonKind::Capacity), |decline| decline["reasons"][0]["detail"] = sentence.into()));
    }
    let longest = "ñ".repeat(500);
    read(&changed(english(ReasonKind::Capacity), |decline| decline["recipient"]["name"] = longest.as_str().into()));
}

#[test]
fn what_is_found_is_shown_shortly() {
    let decline = changed(english(ReasonKind::Capacity), |decline| {
        decline["request"]["task"] = "to manage every account of every shop in the whole of the town".into();
    });
    let message =
        format!("request.task: expected {EN_INFINITIVE}, but found \"to manage every account of every shop in…\"");
    refused(&decline, ErrorKind::Value, &message);
    let quoted = changed(english(ReasonKind::Capacity), |decline| decline["request"]["task"] = "to say \"no\"".into());
    let message = format!("request.task: expected {EN_INFINITIVE}, but found \"to say \\\"no\\\"\"");
    refused(&quoted, ErrorKind::Value, &message);
}

#[test]
fn a_text_of_more_than_32_kib_in_all_is_refused() {
    let mut decline = read(&english(ReasonKind::OutOfExpertise));
    let long = "a ".repeat(249);
    let declina::Reason::OutOfExpertise(facts) = &mut decline.reasons[0] else { panic!("another reason") };
    facts.what_i_do = vec![format!("{long}b"); 8];
    decline.validate().expect("four thousand bytes");
    let wide = "語".repeat(500);
    let facts = declina::ReducedScope::new().with_keep(vec![wide.clone(); 8]).with_drop(vec![wide.clone(); 8]);
    let decline = decline.with_alternatives(vec![facts; 2]);
    let error = decline.validate().expect_err("more than it may have");
    assert_eq!(
        error.to_string(),
        "alternatives[1].keep[3]: expected at most 32768 bytes of text in all, but found more"
    );
}
