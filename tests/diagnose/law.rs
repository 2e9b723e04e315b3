//! The law, for mails that come of a diagnosis: what is composed is checked without an error and without a warning.

use declina::{Decline, Formality, Hours, Length, Order, Severity, Style, check, compose};

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

#[test]
fn the_law_holds_however_full_the_week_is() {
    let mut faults = Vec::new();
    let mut mails = 0;
    for (name, _) in EXPECTED {
        let plain = situation(name);
        for percent in [40, 55, 70, 85, 100, 125] {
            for energy in [1, 2, 5] {
                let mut other = plain.clone();
                other.person.hours_per_week =
                    Hours::from_hundredths(plain.person.hours_per_week.hundredths() * percent / 100);
                other.person.energy = Some(energy);
                let Some(mut decline) = declined(&other) else { continue };
                for length in Length::ALL {
                    decline.style = Style::new().with_length(length).with_variant(percent + u32::from(energy));
                    let broken = broken(&decline).into_iter();
                    faults.extend(broken.map(|fault| format!("{name}, {percent} %, {energy}, {length:?}: {fault}")));
                    mails += 1;
                }
            }
        }
    }
    assert!(mails > 600, "only {mails} mails");
    assert!(faults.is_empty(), "{} faults in {mails} mails\n{}", faults.len(), faults.join("\n"));
}
