//! What is read comes back as it was, and what is built in Rust is what is read.

use declina::*;
use jiff::civil::{date, time};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{read, support};

#[test]
fn examples_come_back() {
    for (name, text) in support::examples() {
        let decline = Decline::from_json(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let given: Value = serde_json::from_str(&text).expect("JSON");
        let written = serde_json::to_value(&decline).expect("a decline serialises");
        assert_eq!(without_defaults(written.clone()), without_defaults(given), "{name}");
        assert_eq!(Decline::from_json(&written.to_string()).expect("it reads again"), decline, "{name}");
        assert!(!written.to_string().contains("null"), "{name}: absent is left out");
    }
}

/// Leaves out what has a default, so that given and written compare.
fn without_defaults(mut decline: Value) -> Value {
    let object = decline.as_object_mut().expect("an object");
    if object.get("alternatives").is_some_and(|all| all == &json!([])) {
        object.remove("alternatives");
    }
    let mut style = json!({"formality": "neutral", "length": "standard", "order": "warm", "variant": 0});
    if let Some(Value::Object(given)) = object.remove("style") {
        style.as_object_mut().expect("an object").extend(given);
    }
    object.insert("style".to_owned(), style);
    decline
}

#[test]
fn every_kind_comes_back_with_every_field() {
    for language in Language::ALL {
        for reason in support::reasons(language) {
            let decline = support::decline(language, reason.clone());
            let written = serde_json::to_value(read(&decline)).expect("a decline serialises");
            assert_eq!(written["reasons"][0], reason);
        }
        for kind in AlternativeKind::ALL {
            let mut decline = support::decline(language, support::reason_for(language, kind));
            decline["alternatives"] = json!([support::alternative(language, kind)]);
            let written = serde_json::to_value(read(&decline)).expect("a decline serialises");
            assert_eq!(written["alternatives"], decline["alternatives"]);
        }
    }
}

#[test]
fn every_field_around_the_reasons_comes_back() {
    let mut decline = support::decline(Language::Spanish, support::reason(Language::Spanish, ReasonKind::OutOfScope));
    decline["locale"] = "es-AR".into();
    decline["address"] = "vos".into();
    decline["recipient"] = json!({"name": "Marta Ruiz", "title": "doctora", "gender": "feminine", "group": false});
    decline["sender"] = json!({
        "name": "Lucía Ramos", "role": "asistente virtual", "organisation": "Ramos", "gender": "feminine", "voice": "we"
    });
    decline["request"] = json!({
        "task": "gestionar la cuenta", "goal": "la campaña", "received": "2026-11-23", "subject": "La cuenta"
    });
    decline["alternatives"] = json!([]);
    decline["boundaries"] = json!({
        "days": ["mon", "sun"], "hours": {"from": "09:00", "to": "14:30"}, "time_zone": "America/Argentina/Buenos_Aires",
        "response_time": {"hours": 1.5}, "notice": {"weeks": 2}
    });
    decline["reply_by"] = "2026-11-30".into();
    decline["ends_relationship"] = json!({"last_day": "2026-12-31", "handover": ["las claves"]});
    decline["style"] = json!({"formality": "formal", "length": "full", "order": "direct", "variant": 7});
    assert_eq!(serde_json::to_value(read(&decline)).expect("a decline serialises"), decline);
}

#[test]
fn what_is_built_in_rust_is_what_is_read() {
    let built = Decline::new(
        Locale::EsMx,
        Recipient::new("Marta").with_gender(Gender::Feminine),
        Sender::new("Lucía Ramos").with_role("asistente virtual").with_voice(Voice::I),
        Request::new("gestionar la cuenta").with_goal("la campaña").with_received(date(2026, 11, 23)),
        Capacity::new()
            .with_committed_hours(38)
            .with_commitments([Commitment::new("el catálogo").with_hours(Hours::new(20.5).expect("hours"))])
            .with_period(Period::new(date(2026, 11, 23), date(2027, 1, 8))),
    )
    .with_address(Address::Tu)
    .with_second_reason(ScheduleConflict::new(Slot::new(date(2026, 12, 3)).with_start(time(9, 30, 0, 0))))
    .with_alternatives([LaterDate::new().with_start(date(2027, 1, 11))])
    .with_boundaries(Boundaries::new().with_notice(Duration::Days(3)))
    .with_reply_by(date(2026, 11, 30))
    .with_style(Style::new().with_length(Length::Full).with_variant(2));
    let read = read(&json!({
        "locale": "es-MX", "address": "tu",
        "recipient": {"name": "Marta", "gender": "feminine"},
        "sender": {"name": "Lucía Ramos", "role": "asistente virtual", "voice": "i"},
        "request": {"task": "gestionar la cuenta", "goal": "la campaña", "received": "2026-11-23"},
        "reasons": [
            {
                "kind": "capacity", "committed_hours": 38, "commitments": [{"name": "el catálogo", "hours": 20.5}],
                "period": {"from": "2026-11-23", "to": "2027-01-08"}
            },
            {"kind": "schedule_conflict", "when": {"date": "2026-12-03", "start": "09:30"}}
        ],
        "alternatives": [{"kind": "later_date", "start": "2027-01-11"}],
        "boundaries": {"notice": {"days": 3}},
        "reply_by": "2026-11-30",
        "style": {"length": "full", "variant": 2}
    }));
    assert_eq!(built, read);
    assert_eq!(built.effective_address(), Some(Address::Tu));
}

#[test]
fn the_form_of_address_has_a_default() {
    let one = support::decline(Language::Spanish, support::reason(Language::Spanish, ReasonKind::Capacity));
    assert_eq!(read(&one).effective_address(), Some(Address::Usted));
    let mut group = one;
    group["recipient"]["group"] = true.into();
    assert_eq!(read(&group).effective_address(), Some(Address::Ustedes));
    let english = support::decline(Language::English, support::reason(Language::English, ReasonKind::Capacity));
    assert_eq!(read(&english).effective_address(), None);
}

#[test]
fn any_serde_format_is_validated_as_json_is() {
    let mut decline = support::decline(Language::Spanish, support::reason(Language::Spanish, ReasonKind::Capacity));
    decline["recipient"]["name"] = "".into();
    let error = serde_json::from_value::<Decline>(decline).expect_err("an empty name");
    assert_eq!(error.to_string(), "recipient.name: expected a name, but found an empty value");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_declines_come_back(
        locale in 0..Locale::ALL.len(), reason in 0..17_usize, alternative in 0..13_usize, mask: u16,
        hundredths in 0..1_000_000_u32, cents: u32, length in 0..3_usize, formality in 0..3_usize, variant: u32,
    ) {
        let locale = Locale::ALL[locale];
        let language = locale.language();
        let kind = ReasonKind::ALL[reason];
        let full = support::reason(language, kind);
        let subset = support::subset(&full, support::required_keys(kind.name()), mask.into());
        let mut json = support::decline(language, subset);
        json["locale"] = locale.tag().into();
        let length = ["brief", "standard", "full"][length];
        json["style"] = json!({"length": length, "formality": Formality::ALL[formality].name(), "variant": variant});
        let offered = fitting(kind)[alternative % fitting(kind).len()];
        json["alternatives"] = json!([support::alternative(language, offered)]);
        if kind == ReasonKind::Capacity {
            json["reasons"][0]["committed_hours"] = json!(f64::from(hundredths) / 100.0);
        }
        if offered == AlternativeKind::ChangedTerms {
            json["alternatives"][0]["amount"]["amount"] = format!("{}.{:02}", cents / 1000, cents % 100).into();
        }
        let Ok(decline) = Decline::from_json(&json.to_string()) else { return Ok(()) };
        let written = serde_json::to_string(&decline).expect("a decline serialises");
        prop_assert_eq!(Decline::from_json(&written).expect("it reads again"), decline);
    }

    #[test]
    fn reading_is_total(text in "\\PC{0,200}") {
        if let Err(error) = Decline::from_json(&text) {
            prop_assert!(!error.to_string().is_empty());
        }
    }
}
