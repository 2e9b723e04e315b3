//! Which alternative fits which reason: all pairs, against a matrix written out here.

use declina::{AlternativeKind, ErrorKind, Language, ReasonKind, fitting};
use serde_json::{Value, json};

use crate::{changed, english, read, refused, spanish, support};

fn push(list: &mut Value, item: Value) {
    list.as_array_mut().expect("a list").push(item);
}

/// For each reason, an x for each alternative that fits, in the order of `AlternativeKind::ALL`: later_date,
/// longer_deadline, reduced_scope, phased, priority_swap, changed_terms, referral, self_service, other_format,
/// small_help, reopen_condition, escalation, other.
const MATRIX: [(ReasonKind, &str); 17] = [
    (ReasonKind::Capacity, "xxxxxxxxxxx.x"),
    (ReasonKind::ScheduleConflict, "x.x.x.xxxx..x"),
    (ReasonKind::DeadlineTooShort, "xxxxxxx..x..x"),
    (ReasonKind::OutOfScope, "..xxxxxx.xx.x"),
    (ReasonKind::OutOfExpertise, "..x..xxx.x..x"),
    (ReasonKind::WorkingHours, "xx...xxxx..xx"),
    (ReasonKind::BudgetMismatch, "..xx.xxx.xx.x"),
    (ReasonKind::Policy, ".....x.x.x.xx"),
    (ReasonKind::LegalOrEthical, "..x...xx.x.xx"),
    (ReasonKind::ConflictOfInterest, "......x...x.x"),
    (ReasonKind::MissingPrerequisites, "xx.x...xxxx.x"),
    (ReasonKind::SecurityOrPrivacy, ".......xxx.xx"),
    (ReasonKind::StrategicFit, "......xx.xx.x"),
    (ReasonKind::NotSelected, "......xx.xx.x"),
    (ReasonKind::Leave, "xxxxx.xxx..xx"),
    (ReasonKind::NotMyDecision, "......xx.x.xx"),
    (ReasonKind::Other, "xxxxxxxxxxxxx"),
];

#[test]
fn reading_follows_the_matrix() {
    assert_eq!(MATRIX.map(|(reason, _)| reason), ReasonKind::ALL);
    for language in Language::ALL {
        for (reason, row) in MATRIX {
            for (alternative, fits) in AlternativeKind::ALL.into_iter().zip(row.chars()) {
                let mut decline = support::decline(language, support::reason(language, reason));
                decline["alternatives"] = json!([support::alternative(language, alternative)]);
                let (reason_name, name) = (reason.name(), alternative.name());
                assert_eq!(fitting(reason).contains(&alternative), fits == 'x', "{reason_name} {name}");
                if fits == 'x' {
                    read(&decline);
                } else {
                    let expected: Vec<&str> = fitting(reason).iter().map(|kind| kind.name()).collect();
                    let expected = expected.join(", ");
                    let message = format!(
                        "alternatives[0]: {name} does not fit the reason {reason_name}; expected one of {expected}"
                    );
                    refused(&decline, ErrorKind::Fit, &message);
                }
            }
        }
    }
}

#[test]
fn an_alternative_needs_one_reason_that_it_fits() {
    let mut decline = spanish(ReasonKind::ConflictOfInterest);
    push(&mut decline["reasons"], support::reason(Language::Spanish, ReasonKind::StrategicFit));
    decline["alternatives"] = json!([support::alternative(Language::Spanish, AlternativeKind::SelfService)]);
    read(&decline);
    push(&mut decline["alternatives"], support::alternative(Language::Spanish, AlternativeKind::Phased));
    refused(
        &decline,
        ErrorKind::Fit,
        "alternatives[1]: phased does not fit the reasons conflict_of_interest and strategic_fit; expected one of referral, \
         reopen_condition, other, self_service, small_help",
    );
}

#[test]
fn a_later_date_contradicts_a_permanent_no() {
    let mut decline = spanish(ReasonKind::Capacity);
    push(&mut decline["reasons"], support::reason(Language::Spanish, ReasonKind::OutOfExpertise));
    decline["alternatives"] = json!([support::alternative(Language::Spanish, AlternativeKind::LaterDate)]);
    refused(
        &decline,
        ErrorKind::Fit,
        "alternatives[0]: later_date does not fit the reason out_of_expertise, which is permanent; expected another kind",
    );
    let other = changed(english(ReasonKind::Other), |decline| {
        decline["reasons"][0]["permanent"] = true.into();
        decline["alternatives"] = json!([support::alternative(Language::English, AlternativeKind::LaterDate)]);
    });
    refused(
        &other,
        ErrorKind::Fit,
        "alternatives[0]: later_date does not fit the reason other, which is permanent; expected another kind",
    );
    // The next working day comes, however firm the hours are.
    let hours = changed(english(ReasonKind::WorkingHours), |decline| {
        decline["alternatives"] = json!([support::alternative(Language::English, AlternativeKind::LaterDate)]);
    });
    read(&hours);
}

#[test]
fn the_end_of_the_relationship_leaves_no_later() {
    for (kind, reason) in [
        (AlternativeKind::LaterDate, ReasonKind::Capacity),
        (AlternativeKind::ReopenCondition, ReasonKind::StrategicFit),
    ] {
        let decline = changed(english(reason), |decline| {
            decline["alternatives"] = json!([support::alternative(Language::English, kind)]);
            decline["ends_relationship"] = json!({"last_day": "2026-12-31"});
        });
        let message =
            format!("alternatives[0]: {} does not fit the end of the relationship; expected another kind", kind.name());
        refused(&decline, ErrorKind::Fit, &message);
    }
}

#[test]
fn a_reason_is_given_once() {
    let decline = changed(spanish(ReasonKind::Leave), |decline| {
        {
            let first = decline["reasons"][0].clone();
            push(&mut decline["reasons"], first);
        };
    });
    let message = "reasons[1]: expected a reason of another kind than the first, but found leave again";
    refused(&decline, ErrorKind::Fit, message);
    let two = changed(spanish(ReasonKind::Other), |decline| {
        let first = decline["reasons"][0].clone();
        push(&mut decline["reasons"], first);
    });
    read(&two);
}

#[test]
fn the_form_of_address_fits_language_and_group() {
    let decline = changed(english(ReasonKind::Capacity), |decline| {
        decline["locale"] = "en-GB".into();
        decline["address"] = "usted".into();
    });
    refused(&decline, ErrorKind::Fit, "address: usted does not fit the locale en-GB; expected no form of address");
    for address in ["tu", "vos", "usted"] {
        let decline = changed(spanish(ReasonKind::Capacity), |decline| {
            decline["recipient"]["group"] = true.into();
            decline["address"] = address.into();
        });
        let message = format!("address: {address} does not fit a group; expected one of vosotros, ustedes");
        refused(&decline, ErrorKind::Fit, &message);
    }
}
