//! The law, for mails that come of a diagnosis: what is composed is checked without an error and without a warning.

use declina::{Decline, Formality, Length, Order, Severity, Style, check, compose};

use super::situations::{EXPECTED, declined, situation};

/// What breaks the law that whatever is composed is checked without an error and without a warning.
fn broken(decline: &Decline) -> Vec<String> {
    let draft = compose(decline).unwrap_or_else(|error| panic!("{error}"));
    let report = check(draft.text(), decline.locale);
    let faults = report.findings.iter().filter(|finding| finding.severity != Severity::Info);
    faults.map(|finding| format!("{} {:?} in:\n{}", finding.rule, finding.excerpt, draft.text())).collect()
}

#[test]
fn the_mail_of_every_situation_passes_the_law_in_every_style() {
    let mut faults = Vec::new();
    for (name, _) in EXPECTED {
        let Some(mut decline) = declined(&situation(name)) else { continue };
        for formality in Formality::ALL {
            for length in Length::ALL {
                for order in Order::ALL {
                    for variant in 0..4 {
                        decline.style = Style::new()
                            .with_formality(formality)
                            .with_length(length)
                            .with_order(order)
                            .with_variant(variant);
                        let broken = broken(&decline).into_iter();
                        faults.extend(broken.map(|fault| format!("{name}, {:?}: {fault}", decline.style)));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}
