//! How the reader of a single sentence is addressed: sentences of customer service, each with the form that it uses.

use std::path::Path;

use declina::{Checker, Locale};
use serde_json::Value;

/// The share of the sentences whose form may be wrong, and of those that use one, whose form may stay unknown.
const WRONG: f64 = 0.01;
const UNKNOWN: f64 = 0.10;

#[test]
fn spanish_sentences_address_their_reader() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/es-address.jsonl");
    let text = std::fs::read_to_string(&path).unwrap();
    let checker = Checker::new(Locale::Es);
    let (mut all, mut addressing, mut wrong, mut unknown) = (0, 0, 0, 0);
    for line in text.lines() {
        let labelled: Value = serde_json::from_str(line).unwrap();
        let sentence = labelled["text"].as_str().unwrap();
        let said = serde_json::to_value(checker.check(sentence).summary.address).unwrap();
        let gold = &labelled["address"];
        all += 1;
        addressing += u32::from(!gold.is_null());
        if said == *gold {
            continue;
        }
        println!("{gold} is called {said}: {sentence}");
        if said.is_null() {
            unknown += 1;
        } else {
            wrong += 1;
        }
    }
    println!("{wrong} of {all} wrong, {unknown} of {addressing} unknown");
    assert!(all >= 300, "{all} sentences");
    assert!(f64::from(wrong) <= WRONG * f64::from(all), "{wrong} of {all} wrong");
    assert!(f64::from(unknown) <= UNKNOWN * f64::from(addressing), "{unknown} of {addressing} unknown");
}
