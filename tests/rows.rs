//! Every row of cues and rules hits and misses what it says.

use declina::check::{Aspect, broken_rows};
use declina::{Checker, Language, Locale, Severity};

#[test]
fn the_rows_keep_their_promises() {
    let broken: Vec<_> = Language::ALL.into_iter().flat_map(broken_rows).collect();
    assert!(broken.is_empty(), "{} rows:\n{}", broken.len(), broken.join("\n"));
}

/// The model is sure of the insult; a row that merely hints at another sentence must not keep it quiet, one that is loud may.
#[test]
fn a_hint_does_not_silence_a_model_that_is_sure() {
    let text = "Hi Rick,\n\nI can't sign the draft, because half of its figures have no source. I hope you enjoy waiting, \
                because that is what you will be doing.\n\nPlease send the sources by Thursday 3 \
                December.\n\nBest,\nPia";
    let names = |severity: &str| {
        let row =
            format!("[[phrase]]\nrule = \"command\"\npattern = \"half of its figures\"\nseverity = \"{severity}\"\n");
        let report = Checker::new(Locale::En).with_rules(&row).unwrap().check(text);
        let findings = report
            .findings
            .into_iter()
            .filter(|finding| finding.severity > Severity::Info && finding.aspect == Aspect::Tone);
        findings.map(|finding| finding.rule).collect::<Vec<_>>()
    };
    assert_eq!(names("info"), ["passive-aggression"]);
    assert_eq!(names("warning"), ["command"]);
}
