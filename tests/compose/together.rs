//! Every two alternatives that fit a reason, side by side, at times with a third, with all of their facts and with few: what one of them leaves
//! unsaid must not leave a gap where the mail speaks of both.

use std::collections::BTreeMap;

use declina::{AlternativeKind, Decline, Language, ReasonKind, fitting};
use serde_json::{Value, json};

use crate::corpus::none;
use crate::orthography::broken;
use crate::support;

/// An alternative with all facts, with all but one of them, and with as few as may be; a person who has agreed to be named
/// and one who has not.
fn forms(language: Language, kind: AlternativeKind) -> Vec<Value> {
    let full = support::alternative(language, kind);
    let required = support::required_keys(kind.name());
    let count = support::optional_keys(&full, required);
    let all = (1_usize << count) - 1;
    let masks = [all, 0].into_iter().chain((0..count).flat_map(|bit| [1 << bit, all & !(1 << bit)]));
    let mut forms: Vec<Value> = masks.map(|mask| support::subset(&full, required, mask)).collect();
    if kind == AlternativeKind::Referral {
        let agreed = forms.clone().into_iter().map(|mut form| {
            form["consent"] = json!(true);
            form
        });
        forms.extend(agreed);
    }
    let reason = support::reason_for(language, kind);
    forms.retain(|form| {
        let mut decline = support::decline(language, reason.clone());
        decline["alternatives"] = json!([form]);
        Decline::from_json(&decline.to_string()).is_ok()
    });
    forms.dedup();
    assert!(!forms.is_empty(), "{kind:?} has a form");
    forms
}

fn side_by_side(language: Language) {
    let mut faults = Vec::new();
    let mut composed = 0_usize;
    let known: BTreeMap<_, _> = AlternativeKind::ALL.into_iter().map(|kind| (kind, forms(language, kind))).collect();
    for kind in ReasonKind::ALL {
        let mut decline = support::decline(language, support::reason(language, kind));
        let full = |kind: AlternativeKind| support::alternative(language, kind);
        for first in fitting(kind) {
            for second in fitting(kind).iter().filter(|second| *second != first) {
                let (firsts, seconds) = (&known[first], &known[second]);
                // Every form of the one beside some form of the other.
                for at in 0..firsts.len().max(seconds.len()) {
                    let (one, other) = (&firsts[at % firsts.len()], &seconds[at % seconds.len()]);
                    decline["alternatives"] = json!([one, other]);
                    let third = fitting(kind).iter().find(|third| ![first, second].contains(third));
                    if let (Some(third), 0) = (third, at % 3) {
                        decline["alternatives"] = json!([one, other, full(*third)]);
                    }
                    decline["reply_by"] = if at % 4 == 1 { Value::Null } else { json!("2026-12-04") };
                    for (length, order, variant) in
                        [("standard", "warm", 0), ("full", "direct", 1), ("brief", "warm", 2)]
                    {
                        decline["style"] = json!({"length": length, "order": order, "variant": variant + at % 2});
                        let Some(found) = broken(&decline) else { continue };
                        composed += 1;
                        let name = format!("{language} {} {one} {other} {length}", kind.name());
                        faults.extend(found.into_iter().map(|fault| format!("{name}: {fault}")));
                    }
                }
            }
        }
    }
    assert!(composed > 5000, "{composed} mails");
    none(&faults);
}

#[test]
fn two_spanish_alternatives_leave_no_gap() {
    side_by_side(Language::Spanish);
}

#[test]
fn two_english_alternatives_leave_no_gap() {
    side_by_side(Language::English);
}
