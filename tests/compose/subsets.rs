//! Every subset of the facts of every kind, at every length: no gap, no stray mark, and nothing untold at full length.

use declina::{AlternativeKind, Decline, ErrorKind, Language, ReasonKind, compose};
use serde_json::{Value, json};

use crate::corpus::none;
use crate::facts::untold;
use crate::orthography::stray_marks;
use crate::support;

/// Composes the decline in every length and in three variants, and collects the faults.
fn try_all(decline: &mut Value, part: &str, name: &str, faults: &mut Vec<String>) {
    for (length, variants) in [("brief", 0..2), ("standard", 0..2), ("full", 0..3)] {
        for variant in variants {
            let order = if variant == 1 { "direct" } else { "warm" };
            decline["style"] = json!({"length": length, "variant": variant, "order": order});
            let read = match Decline::from_json(&decline.to_string()) {
                Ok(read) => read,
                // A subset that is not specific enough, or half of a pair.
                Err(error) if error.kind() == ErrorKind::Value && error.to_string().contains(" but found ") => return,
                Err(error) => panic!("{name}: {error}"),
            };
            let draft = compose(&read).unwrap_or_else(|error| panic!("{name}: {error}"));
            let mut found = stray_marks(draft.text());
            if length == "full" {
                let mut facts = decline[part][0].clone();
                if facts["consent"] != true {
                    facts.as_object_mut().expect("an object").remove("contact");
                }
                found.extend(
                    untold(&facts, draft.text(), read.locale)
                        .into_iter()
                        .map(|fact| format!("{fact} in {:?}", draft.text())),
                );
            }
            faults.extend(found.into_iter().map(|fault| format!("{name} {length} {variant}: {fault}")));
        }
    }
}

/// Enough subsets to have every pair of facts with and without each other; all of them where they are few.
fn masks(bits: usize) -> Vec<usize> {
    if bits <= 5 {
        return (0..1 << bits).collect();
    }
    let all = (1 << bits) - 1;
    let mut masks = vec![0, all];
    for first in 0..bits {
        masks.extend([1 << first, all & !(1 << first)]);
        masks.extend((0..first).flat_map(|second| [1 << first | 1 << second, all & !(1 << first | 1 << second)]));
    }
    masks
}

fn reasons(language: Language) {
    let mut faults = Vec::new();
    for kind in ReasonKind::ALL {
        let full = support::reason(language, kind);
        let required = support::required_keys(kind.name());
        for mask in masks(support::optional_keys(&full, required)) {
            let reason = support::subset(&full, required, mask);
            let keys: Vec<&String> = reason.as_object().expect("an object").keys().collect();
            let name = format!("{language} {} {keys:?}", kind.name());
            try_all(&mut support::decline(language, reason.clone()), "reasons", &name, &mut faults);
        }
    }
    none(&faults);
}

fn alternatives(language: Language) {
    let mut faults = Vec::new();
    for kind in AlternativeKind::ALL {
        let full = support::alternative(language, kind);
        let required = support::required_keys(kind.name());
        let base = support::decline(language, support::reason_for(language, kind));
        for mask in masks(support::optional_keys(&full, required)) {
            let alternative = support::subset(&full, required, mask);
            let keys: Vec<&String> = alternative.as_object().expect("an object").keys().collect();
            let name = format!("{language} {} {keys:?}", kind.name());
            let mut decline = base.clone();
            decline["alternatives"] = json!([alternative]);
            try_all(&mut decline, "alternatives", &name, &mut faults);
        }
    }
    none(&faults);
}

#[test]
fn spanish_reasons_leave_no_gap() {
    reasons(Language::Spanish);
}

#[test]
fn english_reasons_leave_no_gap() {
    reasons(Language::English);
}

#[test]
fn spanish_alternatives_leave_no_gap() {
    alternatives(Language::Spanish);
}

#[test]
fn english_alternatives_leave_no_gap() {
    alternatives(Language::English);
}

#[test]
fn boundaries_leave_no_gap() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        let full = json!({
            "days": ["mon", "wed"], "hours": {"from": "09:00", "to": "14:00"}, "time_zone": "Europe/Madrid",
            "response_time": {"days": 1}, "notice": {"weeks": 1}
        });
        for mask in 0..1 << 5 {
            let boundaries = support::subset(&full, &[], mask);
            let mut decline = support::decline(language, support::reason(language, ReasonKind::LegalOrEthical));
            decline["boundaries"] = boundaries.clone();
            for (length, variant) in [("standard", 0), ("full", 0), ("full", 1), ("full", 2)] {
                decline["style"] = json!({"length": length, "variant": variant});
                let Ok(read) = Decline::from_json(&decline.to_string()) else { continue };
                let draft = compose(&read).expect("it composes");
                let mut found = stray_marks(draft.text());
                found.extend(untold(&boundaries, draft.text(), read.locale));
                let name = format!("{language} {boundaries} {variant}");
                faults.extend(found.into_iter().map(|fault| format!("{name}: {fault} in {:?}", draft.text())));
            }
        }
    }
    none(&faults);
}
