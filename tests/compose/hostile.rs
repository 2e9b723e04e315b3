//! Values are data: what looks like a template, like HTML, like a mark of the wordings or like a header stays what it is.

use declina::{Decline, ErrorKind, Language, compose};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::draft::plain_text;
use crate::support;

/// A free-text slot: where it stands in the JSON of a decline.
type Slot = Vec<Step>;

#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Item(usize),
}

/// Declines that together fill every free-text slot of every kind, and these slots.
fn slots(language: Language) -> Vec<(Value, Slot)> {
    let mut slots = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for decline in full_declines(language) {
        let mut found = Vec::new();
        collect(&decline, &mut Vec::new(), &mut found);
        for slot in found {
            if seen.insert(named(&decline, &slot)) {
                slots.push((decline.clone(), slot));
            }
        }
    }
    assert!(slots.len() > 90, "{} slots", slots.len());
    slots
}

/// One decline for each reason and one for each alternative, every field given, at full length.
fn full_declines(language: Language) -> Vec<Value> {
    let mut declines: Vec<Value> =
        support::reasons(language).into_iter().map(|reason| support::decline(language, reason)).collect();
    for kind in declina::AlternativeKind::ALL {
        let mut decline = support::decline(language, support::reason_for(language, kind));
        decline["alternatives"] = json!([support::alternative(language, kind)]);
        declines.push(decline);
    }
    for decline in &mut declines {
        let (role, goal, handover, subject) = match language {
            Language::Spanish => ("asistente virtual", "la campaña de Navidad", "las claves", "La cuenta"),
            _ => ("bookkeeper", "the Christmas campaign", "the keys", "The account"),
        };
        decline["style"] = json!({"length": "full", "variant": 0});
        decline["sender"]["role"] = role.into();
        decline["sender"]["organisation"] = "Ramos SL".into();
        decline["request"]["goal"] = goal.into();
        decline["request"]["subject"] = subject.into();
        if decline["alternatives"].is_null() {
            decline["ends_relationship"] = json!({"last_day": "2027-02-26", "handover": [handover]});
        }
    }
    declines
}

fn collect(value: &Value, at: &mut Slot, found: &mut Vec<Slot>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                at.push(Step::Key(key.clone()));
                collect(value, at, found);
                at.pop();
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                at.push(Step::Item(index));
                collect(value, at, found);
                at.pop();
            }
        }
        Value::String(text) if is_free_text(at, text) => found.push(at.clone()),
        _ => {}
    }
}

fn is_free_text(slot: &Slot, text: &str) -> bool {
    let Some(Step::Key(key)) = slot.iter().rev().find(|step| matches!(step, Step::Key(_))) else { return false };
    let closed = [
        "locale",
        "kind",
        "conflict",
        "basis",
        "time_zone",
        "days",
        "currency",
        "amount",
        "start",
        "end",
        "from",
        "to",
        "length",
    ];
    let date = text.len() == 10 && text.as_bytes()[4] == b'-';
    let owner = key == "owner" && (text == "you" || text == "us");
    let time = text.len() == 5 && text.as_bytes()[2] == b':';
    // *from* and *to* are noun phrases in another format, times and dates elsewhere.
    let phrase = (key == "from" || key == "to") && !time && !date;
    !owner && !date && (phrase || !closed.contains(&key.as_str()))
}

fn named(decline: &Value, slot: &Slot) -> String {
    let kind = match &slot[0] {
        Step::Key(key) if key == "reasons" || key == "alternatives" => decline[key.as_str()][0]["kind"].to_string(),
        _ => String::new(),
    };
    let keys: Vec<&str> = slot
        .iter()
        .filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Item(_) => None,
        })
        .collect();
    format!("{}{kind}", keys.join("."))
}

fn at<'value>(decline: &'value mut Value, slot: &Slot) -> &'value mut Value {
    slot.iter().fold(decline, |value, step| match step {
        Step::Key(key) => &mut value[key.as_str()],
        Step::Item(index) => &mut value[*index],
    })
}

/// The value of the slot with the payload behind it, so that its grammatical form stays.
fn with_payload(decline: &Value, slot: &Slot, payload: &str) -> Value {
    let mut decline = decline.clone();
    let value = at(&mut decline, slot);
    let text = value.as_str().expect("a text");
    let extended = match text.strip_suffix('.') {
        Some(sentence) => format!("{sentence} {payload}."),
        None if text.starts_with("http") => format!("{text}{payload}"),
        None => format!("{text} {payload}"),
    };
    *value = extended.into();
    decline
}

/// Refused with an error of its value, or told word for word in text and HTML.
fn refused_or_told(decline: &Value, payload: &str, name: &str) -> Result<bool, TestCaseError> {
    let decline = match Decline::from_json(&decline.to_string()) {
        Ok(decline) => decline,
        Err(error) => {
            let message = error.to_string();
            prop_assert_eq!(error.kind(), ErrorKind::Value, "{}: {}", name, message);
            prop_assert!(!message.contains('\n') && message.contains("expected"), "{}: {}", name, message);
            return Ok(false);
        }
    };
    let draft = compose(&decline).map_err(|error| TestCaseError::fail(format!("{name}: {error}")))?;
    let payload = payload.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let told = draft.text().contains(&payload) || draft.subject().contains(&payload);
    // A greeting may use a part of the name, and what somebody is takes capitals under an English name.
    let english = decline.locale.language() == declina::Language::English;
    let signed =
        english && name.contains("sender.role") && draft.text().to_lowercase().contains(&payload.to_lowercase());
    prop_assert!(told || signed || name.contains("recipient.name"), "{}: {:?} is not in {}", name, payload, draft);
    let (subject, text) = plain_text(&draft.html()).map_err(|fault| TestCaseError::fail(format!("{name}: {fault}")))?;
    prop_assert_eq!(subject, draft.subject(), "{}", name);
    prop_assert_eq!(text, draft.text(), "{}", name);
    prop_assert!(!draft.subject().contains(['\n', '\r']), "{}", name);
    Ok(true)
}

/// Text that would do harm if anything evaluated it, and that is plain text.
const PAYLOADS: [&str; 20] = [
    "{{ 7*7 }}",
    "{{ task }}",
    "{% include \"x\" %}",
    "{% raw %}{{ a }}{% endraw %}",
    "{# note #}",
    "<script>alert(1)</script>",
    "<b>&amp;</b>",
    "\"><img src=x onerror='x'>",
    "'; -- `",
    "@te",
    "@puedo",
    "---",
    "--- formal",
    "javascript:alert(1)",
    "\u{E000}\u{E123}\u{F8FF}",
    "a , b",
    "${x} %s \\n",
    "\u{A0}x\u{3000}y",
    "Bcc: ana@redes.example",
    "&lt;p&gt; &nbsp",
];

#[test]
fn payloads_are_told_as_they_are() {
    for language in Language::ALL {
        for (decline, slot) in slots(language) {
            let name = named(&decline, &slot);
            for payload in PAYLOADS {
                let hostile = with_payload(&decline, &slot, payload);
                let label = format!("{language} {name} {payload:?}");
                let told = refused_or_told(&hostile, payload, &label).unwrap_or_else(|fault| panic!("{fault}"));
                // Only an address has a form that leaves no room for it.
                let is_address = name.ends_with("link\"policy\"") || name.contains(".url");
                assert!(told || is_address, "{label} was refused");
            }
        }
    }
}

#[test]
fn what_reorders_or_breaks_a_line_is_refused_everywhere() {
    for language in Language::ALL {
        for (decline, slot) in slots(language) {
            for payload in [
                "a\nb",
                "a\r\nBcc: x@y.example",
                "a\tb",
                "a\u{202E}b",
                "a\u{2066}b\u{2069}",
                "a\u{200F}b",
                "a\u{2028}b",
                "a\u{85}b",
                "a\u{0}b",
            ] {
                let hostile = with_payload(&decline, &slot, payload);
                let label = format!("{language} {} {payload:?}", named(&decline, &slot));
                let told = refused_or_told(&hostile, payload, &label).unwrap_or_else(|fault| panic!("{fault}"));
                assert!(!told, "{label} was let through");
            }
        }
    }
}

#[test]
fn addresses_run_no_script() {
    for url in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "https://a.example/\"onclick=\"x",
        " https:/a",
        "//a.example",
        "file:///etc/passwd",
    ] {
        let mut decline =
            support::decline(Language::English, support::reason(Language::English, declina::ReasonKind::Policy));
        decline["reasons"][0]["link"] = url.into();
        let error = Decline::from_json(&decline.to_string()).expect_err(url);
        assert!(
            error.to_string().starts_with("reasons[0].link: expected an http, https or mailto URL, but found "),
            "{error}"
        );
    }
}

#[test]
fn a_name_of_ten_thousand_characters_is_refused() {
    let mut decline =
        support::decline(Language::Spanish, support::reason(Language::Spanish, declina::ReasonKind::Capacity));
    decline["recipient"]["name"] = "ñ".repeat(10_000).into();
    let error = Decline::from_json(&decline.to_string()).expect_err("it is too long");
    assert_eq!(error.to_string(), "recipient.name: expected at most 500 characters, but found 10000");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_in_any_slot_is_refused_or_told(spanish: bool, index in 0_usize..1000, payload in "\\PC{1,40}|.{1,12}|[a-z{}%<>&\"'@. ]{1,30}") {
        let language = if spanish { Language::Spanish } else { Language::English };
        let slots = slots(language);
        let (decline, slot) = &slots[index % slots.len()];
        let name = named(decline, slot);
        // A full stop may be taken for the end of a sentence, and two of them for one too many.
        prop_assume!(!payload.contains(".. "));
        prop_assume!(!payload.trim().is_empty() && !payload.trim().ends_with(['.', '!', '?', '…', ':', ';']));
        refused_or_told(&with_payload(decline, slot, &payload), &payload, &name)?;
    }

    #[test]
    fn any_value_at_all_never_panics(index in 0_usize..1000, value in "\\PC{0,60}") {
        let slots = slots(Language::English);
        let (decline, slot) = &slots[index % slots.len()];
        let mut decline = decline.clone();
        *at(&mut decline, slot) = value.into();
        if let Ok(decline) = Decline::from_json(&decline.to_string()) {
            let draft = compose(&decline).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert!(plain_text(&draft.html()).is_ok());
        }
    }
}
