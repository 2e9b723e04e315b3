//! Reading and validating a decline: what is read comes back, and what is refused is refused in plain words.

#[path = "../support/mod.rs"]
mod support;

mod facts;
mod fit;
mod places;
mod round_trip;
mod shape;
mod values;

use declina::{Decline, ErrorKind, Language, ReasonKind};
use serde_json::Value;

/// A Spanish decline with one reason of the kind, every field given.
fn spanish(kind: ReasonKind) -> Value {
    support::decline(Language::Spanish, support::reason(Language::Spanish, kind))
}

/// The same in English.
fn english(kind: ReasonKind) -> Value {
    support::decline(Language::English, support::reason(Language::English, kind))
}

/// The decline with a change made to it.
fn changed(mut decline: Value, change: impl FnOnce(&mut Value)) -> Value {
    change(&mut decline);
    decline
}

/// Reads the decline, which must be refused with this kind and these words.
#[track_caller]
fn refused(decline: &Value, kind: ErrorKind, message: &str) {
    refused_text(&decline.to_string(), kind, message);
}

#[track_caller]
fn refused_text(json: &str, kind: ErrorKind, message: &str) {
    match Decline::from_json(json) {
        Ok(_) => panic!("it was read; expected: {message}"),
        Err(error) => {
            assert_eq!(error.to_string(), message);
            assert_eq!(error.kind(), kind, "{message}");
        }
    }
}

#[track_caller]
fn read(decline: &Value) -> Decline {
    Decline::from_json(&decline.to_string()).unwrap_or_else(|error| panic!("{error}\n{decline:#}"))
}
