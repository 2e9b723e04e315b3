//! The situations of `examples/situations/`: what is found in each, and the mail that comes of it.

use std::path::{Path, PathBuf};

use declina::{Decline, Language, Locale, Situation, compose, diagnose};

use super::fired;

/// Each file, and the rules that fire in it.
pub(crate) const EXPECTED: [(&str, &[&str]); 18] = [
    ("en-can-accept", &["D14"]),
    ("en-conflict-of-interest-campaign", &["D3"]),
    ("en-deadline-too-short-edit", &["D11"]),
    ("en-leave-wedding-flowers", &["D10"]),
    ("en-missing-prerequisites-rewiring", &["D8"]),
    ("en-not-my-decision-discount", &["D5"]),
    ("en-schedule-conflict-workshop", &["D10"]),
    ("en-security-or-privacy-shared-login", &["D2"]),
    ("es-budget-mismatch-manual", &["D12"]),
    ("es-capacity-instagram", &["D11"]),
    ("es-legal-or-ethical-informe-clinico", &["D1"]),
    ("es-out-of-scope-plan-de-diseno", &["D6"]),
    ("es-policy-devolucion-fuera-de-plazo", &["D4"]),
    ("es-puede-aceptarse", &["D14"]),
    ("es-strategic-fit-logotipo", &["D13"]),
    ("es-two-reasons-asesoria", &["D7", "D11"]),
    ("es-working-hours-clase-en-domingo", &["D9"]),
    ("worked-example", &["D11"]),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/situations")
}

pub(crate) fn situation(name: &str) -> Situation {
    let path = folder().join(name).with_extension("json");
    let text = std::fs::read_to_string(&path).unwrap();
    Situation::from_json(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub(crate) fn declined(situation: &Situation) -> Option<Decline> {
    let letter = situation.letter.clone().unwrap();
    let mut decline = diagnose(situation).decline(letter.recipient, letter.sender, letter.request)?;
    decline.address = letter.address;
    Some(decline)
}

#[test]
fn every_file_is_expected_and_every_expected_file_is_there() {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    assert_eq!(names, EXPECTED.map(|(name, _)| name));
}

#[test]
fn the_rules_fire_that_are_expected() {
    for (name, rules) in EXPECTED {
        assert_eq!(fired(&diagnose(&situation(name))), rules, "{name}");
    }
}

#[test]
fn energy_is_never_written() {
    const WORDS: [&str; 12] = [
        "energ", "cansad", "cansanc", "agotad", "fuerza", "extenuad", "tired", "exhaust", "strain", "strength", "burn",
        "overtime",
    ];
    for (name, _) in EXPECTED {
        for energy in 1..=5 {
            let mut situation = situation(name);
            situation.person.energy = Some(energy);
            situation.person.overtime_weeks = Some(5);
            let diagnosis = diagnose(&situation);
            let mut texts: Vec<String> = diagnosis.findings().iter().map(|one| one.explanation.clone()).collect();
            texts.push(serde_json::to_string(&diagnosis).unwrap());
            texts.extend(declined(&situation).map(|decline| compose(&decline).unwrap().text().to_owned()));
            for text in texts {
                let text = text.to_lowercase();
                assert!(!WORDS.iter().any(|word| text.contains(word)), "{name}: {text}");
            }
        }
    }
}

#[test]
fn both_languages_and_their_regions_are_there() {
    let locales: Vec<Locale> = EXPECTED.iter().map(|(name, _)| situation(name).locale).collect();
    for language in Language::ALL {
        assert!(locales.iter().filter(|locale| locale.language() == language).count() >= 6);
    }
}
