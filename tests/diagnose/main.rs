//! Diagnosing: from the facts of a working week to the reason that holds, or "you can accept".

mod input;
mod law;

mod properties;
mod rules;
mod situations;
mod worked_example;
mod worlds;

use declina::{Diagnosis, Situation, diagnose};
use serde_json::{Value, json};

/// A situation in which anything can be accepted: thirty hours a week, nothing promised, a Monday.
pub(crate) fn calm() -> Value {
    json!({
        "locale": "en-GB",
        "today": "2026-11-23",
        "person": {"hours_per_week": 30},
        "request": {}
    })
}

/// A situation with some of its facts changed, each given by its path.
pub(crate) fn with(mut situation: Value, changes: &[(&str, Value)]) -> Value {
    for (path, value) in changes {
        let mut place = &mut situation;
        for key in path.split('.') {
            place = match key.parse::<usize>() {
                Ok(index) => &mut place[index],
                Err(_) => &mut place[key],
            };
        }
        *place = value.clone();
    }
    situation
}

#[track_caller]
pub(crate) fn read(situation: &Value) -> Situation {
    Situation::from_json(&situation.to_string()).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
pub(crate) fn diagnosed(situation: &Value) -> Diagnosis {
    diagnose(&read(situation))
}

/// The identifiers of the rules that fired.
pub(crate) fn fired(diagnosis: &Diagnosis) -> Vec<&'static str> {
    diagnosis.findings().iter().map(|finding| finding.rule.id()).collect()
}

/// The alternatives as JSON, as they stand in a decline.
pub(crate) fn offered(diagnosis: &Diagnosis) -> Vec<Value> {
    let alternatives = diagnosis.alternatives().iter();
    alternatives.map(|one| serde_json::to_value(&one.alternative).unwrap()).collect()
}
