//! What several test targets share: the example declines, and one of every kind with every field, in both languages.

#![allow(dead_code, reason = "each test target uses its part of this")]

pub mod english;
pub mod spanish;

use std::path::PathBuf;

use declina::{AlternativeKind, Language, ReasonKind, fitting};
use serde_json::{Map, Value, json};

/// The example declines: the name of the file and its text, in the order of the names.
pub fn examples() -> Vec<(String, String)> {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "examples", "declines"].iter().collect();
    let mut examples: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of examples")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("the text of an example"))
        })
        .collect();
    examples.sort();
    assert!(examples.len() >= 34, "one example a reason and language");
    examples
}

/// A decline around one reason, with nothing optional.
pub fn decline(language: Language, reason: Value) -> Value {
    let (name, sender, task) = match language {
        Language::Spanish => ("Marta", "Lucía Ramos", "gestionar la cuenta de Instagram"),
        _ => ("Priya", "Tom Avery", "run the payroll"),
    };
    json!({
        "locale": language.code(),
        "recipient": {"name": name},
        "sender": {"name": sender},
        "request": {"task": task},
        "reasons": [reason],
    })
}

/// Every reason with every field.
pub fn reasons(language: Language) -> Vec<Value> {
    match language {
        Language::Spanish => spanish::reasons(),
        _ => english::reasons(),
    }
}

/// Every alternative with every field.
pub fn alternatives(language: Language) -> Vec<Value> {
    match language {
        Language::Spanish => spanish::alternatives(),
        _ => english::alternatives(),
    }
}

pub fn reason(language: Language, kind: ReasonKind) -> Value {
    of_kind(&reasons(language), kind.name())
}

pub fn alternative(language: Language, kind: AlternativeKind) -> Value {
    of_kind(&alternatives(language), kind.name())
}

fn of_kind(values: &[Value], kind: &str) -> Value {
    values.iter().find(|value| value["kind"] == kind).unwrap_or_else(|| panic!("a {kind}")).clone()
}

/// A reason that the alternative fits.
pub fn reason_for(language: Language, alternative: AlternativeKind) -> Value {
    let kind = ReasonKind::ALL.into_iter().find(|kind| fitting(*kind).contains(&alternative));
    reason(language, kind.expect("every alternative fits a reason"))
}

/// The object with only these of its optional keys: bit `n` of `mask` keeps the `n`th key that is not in `required`.
pub fn subset(object: &Value, required: &[&str], mask: usize) -> Value {
    let optional: Vec<&String> =
        object.as_object().expect("an object").keys().filter(|key| is_optional(key, required)).collect();
    let kept: Map<String, Value> = object
        .as_object()
        .expect("an object")
        .iter()
        .filter(|(key, _)| optional.iter().position(|one| one == key).is_none_or(|bit| mask >> bit & 1 == 1))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    Value::Object(kept)
}

/// How many optional keys the object has.
pub fn optional_keys(object: &Value, required: &[&str]) -> usize {
    object.as_object().expect("an object").keys().filter(|key| is_optional(key, required)).count()
}

fn is_optional(key: &str, required: &[&str]) -> bool {
    key != "kind" && !required.contains(&key)
}

/// The keys that a kind cannot do without.
pub fn required_keys(kind: &str) -> &'static [&'static str] {
    match kind {
        "schedule_conflict" => &["when"],
        "deadline_too_short" => &["requested_deadline"],
        "out_of_scope" => &["agreement_ref"],
        "out_of_expertise" => &["skill"],
        "working_hours" => &["hours"],
        "policy" => &["policy_name"],
        "legal_or_ethical" => &["duty"],
        "conflict_of_interest" => &["conflict"],
        "missing_prerequisites" => &["missing"],
        "security_or_privacy" => &["rule"],
        "strategic_fit" => &["focus"],
        "not_selected" => &["decision"],
        "not_my_decision" => &["decider_role"],
        "longer_deadline" => &["new_deadline"],
        "reduced_scope" => &["keep"],
        "phased" => &["phases"],
        "priority_swap" => &["pause"],
        "changed_terms" => &["what_changes"],
        "self_service" => &["resource"],
        "other_format" => &["to"],
        "small_help" => &["what"],
        "escalation" => &["who"],
        "other" => &["statement", "offer"],
        _ => &[],
    }
}
