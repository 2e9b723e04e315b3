//! What is no decline at all: not JSON, unknown keys and kinds, wrong types, keys that are absent.

use declina::{ErrorKind, ReasonKind};
use serde_json::json;

use crate::{changed, english, refused, refused_text, spanish};

#[test]
fn text_that_is_not_json() {
    let syntax = ErrorKind::Syntax;
    refused_text("", syntax, "line 1, column 0: expected JSON, but found EOF while parsing a value");
    refused_text("{\n  locale", syntax, "line 2, column 3: expected JSON, but found key must be a string");
    let two = format!("{} {{}}", english(ReasonKind::Capacity));
    let column = two.len() - 1;
    let message = format!("line 1, column {column}: expected JSON, but found trailing characters");
    refused_text(&two, syntax, &message);
    refused_text("[]", ErrorKind::Shape, "invalid length 0, expected struct Decline with 11 elements");
    refused_text("3", ErrorKind::Shape, "invalid type: integer `3`, expected struct Decline");
}

#[test]
fn an_input_of_more_than_32_kib() {
    let json = format!("{}{}", english(ReasonKind::Capacity), " ".repeat(32 * 1024));
    let message = format!("expected at most 32768 bytes, but found {}", json.len());
    refused_text(&json, ErrorKind::Value, &message);
}

#[test]
fn unknown_keys() {
    let decline = changed(english(ReasonKind::Capacity), |decline| decline["mood"] = "sad".into());
    refused(
        &decline,
        ErrorKind::Shape,
        "mood: unknown field `mood`, expected one of `locale`, `address`, `recipient`, `sender`, `request`, `reasons`, \
         `alternatives`, `boundaries`, `reply_by`, `ends_relationship`, `style`",
    );
    let decline = changed(english(ReasonKind::Capacity), |decline| decline["recipient"]["nick"] = "P".into());
    let message = "recipient.nick: unknown field `nick`, expected one of `name`, `title`, `gender`, `group`";
    refused(&decline, ErrorKind::Shape, message);
    let decline =
        changed(english(ReasonKind::ConflictOfInterest), |decline| decline["reasons"][0]["client"] = "Acme".into());
    let message = "reasons[0].client: unknown field `client`, expected one of `conflict`, `until`, `detail`";
    refused(&decline, ErrorKind::Shape, message);
    let decline = changed(english(ReasonKind::Capacity), |decline| {
        decline["alternatives"] = json!([{"kind": "other_format", "to": "a call", "place": "here"}]);
    });
    let message = "alternatives[0].place: unknown field `place`, expected one of `to`, `from`, `when`, `detail`";
    refused(&decline, ErrorKind::Shape, message);
}

#[test]
fn unknown_kinds() {
    let decline = changed(english(ReasonKind::Capacity), |decline| decline["reasons"][0]["kind"] = "mood".into());
    refused(
        &decline,
        ErrorKind::Shape,
        "reasons[0].kind: unknown variant `mood`, expected one of `capacity`, `schedule_conflict`, `deadline_too_short`, \
         `out_of_scope`, `out_of_expertise`, `working_hours`, `budget_mismatch`, `policy`, `legal_or_ethical`, \
         `conflict_of_interest`, `missing_prerequisites`, `security_or_privacy`, `strategic_fit`, `not_selected`, `leave`, \
         `not_my_decision`, `other`",
    );
    let decline =
        changed(english(ReasonKind::Capacity), |decline| decline["alternatives"] = json!([{"kind": "magic"}]));
    refused(
        &decline,
        ErrorKind::Shape,
        "alternatives[0].kind: unknown variant `magic`, expected one of `later_date`, `longer_deadline`, `reduced_scope`, \
         `phased`, `priority_swap`, `changed_terms`, `referral`, `self_service`, `other_format`, `small_help`, \
         `reopen_condition`, `escalation`, `other`",
    );
    let decline =
        changed(english(ReasonKind::Capacity), |decline| decline["reasons"] = json!([{"committed_hours": 3}]));
    refused(&decline, ErrorKind::Shape, "reasons[0]: missing field `kind`");
}

#[test]
fn names_that_are_not_known() {
    let set = |key: &str, value: &str| {
        let mut decline = spanish(ReasonKind::ConflictOfInterest);
        let place = key.split('.').fold(&mut decline, |value, key| match key.parse::<usize>() {
            Ok(index) => &mut value[index],
            Err(_) => &mut value[key],
        });
        *place = value.into();
        decline
    };
    let rows = [
        ("address", "address: unknown variant `x`, expected one of `tu`, `vos`, `usted`, `vosotros`, `ustedes`"),
        ("recipient.gender", "recipient.gender: unknown variant `x`, expected `feminine` or `masculine`"),
        ("sender.voice", "sender.voice: unknown variant `x`, expected `i` or `we`"),
        ("style.formality", "style.formality: unknown variant `x`, expected one of `close`, `neutral`, `formal`"),
        ("style.length", "style.length: unknown variant `x`, expected one of `brief`, `standard`, `full`"),
        ("style.order", "style.order: unknown variant `x`, expected `warm` or `direct`"),
        (
            "reasons.0.conflict",
            "reasons[0].conflict: unknown variant `x`, expected one of `exclusivity`, `competing_client`, `personal_link`",
        ),
        (
            "locale",
            "locale: unknown locale \"x\"; expected one of es, es-ES, es-MX, es-AR, es-CO, es-CL, es-PE, es-UY, es-CR, es-US, \
             en, en-US, en-GB, en-IE",
        ),
    ];
    for (key, message) in rows {
        refused(&set(key, "x"), ErrorKind::Shape, message);
    }
    let days = changed(spanish(ReasonKind::WorkingHours), |decline| {
        decline["reasons"][0]["hours"]["days"][1] = "lunes".into()
    });
    refused(
        &days,
        ErrorKind::Shape,
        "reasons[0].hours.days[1]: unknown variant `lunes`, expected one of `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`",
    );
    let basis = changed(english(ReasonKind::BudgetMismatch), |decline| decline["reasons"][0]["basis"] = "word".into());
    refused(
        &basis,
        ErrorKind::Shape,
        "reasons[0].basis: unknown variant `word`, expected one of `hour`, `day`, `month`, `project`",
    );
}

#[test]
fn wrong_types_and_absent_keys() {
    let decline = changed(english(ReasonKind::Capacity), |decline| decline["recipient"]["name"] = 3.into());
    refused(&decline, ErrorKind::Shape, "recipient.name: invalid type: integer `3`, expected a string");
    let decline =
        changed(english(ReasonKind::Capacity), |decline| decline["reasons"][0]["committed_hours"] = "38".into());
    refused(&decline, ErrorKind::Shape, "reasons[0].committed_hours: invalid type: string \"38\", expected f64");
    for key in ["locale", "recipient", "sender", "request", "reasons"] {
        let decline = changed(english(ReasonKind::Capacity), |decline| {
            decline.as_object_mut().expect("an object").remove(key);
        });
        refused(&decline, ErrorKind::Shape, &format!("missing field `{key}`"));
    }
    let decline = changed(english(ReasonKind::NotSelected), |decline| {
        decline["reasons"][0].as_object_mut().expect("an object").remove("decision");
    });
    refused(&decline, ErrorKind::Shape, "reasons[0]: missing field `decision`");
    let decline = changed(english(ReasonKind::Capacity), |decline| decline["style"]["variant"] = json!(-1));
    refused(&decline, ErrorKind::Shape, "style.variant: invalid value: integer `-1`, expected u32");
}
