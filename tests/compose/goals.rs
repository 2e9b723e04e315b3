//! A goal of every shape with every reason, whatever is offered: there is always a wording, and it leaves no gap.

use declina::{Language, ReasonKind, fitting};
use serde_json::{Value, json};

use crate::corpus::none;
use crate::orthography::broken;
use crate::support;

fn goals(language: Language) -> &'static [&'static str] {
    match language {
        Language::Spanish => &[
            "",
            "la apertura de la tienda",
            "las ventas de Navidad",
            "un trabajo estable",
            "la tranquilidad de la casa",
            "arreglar la gotera antes de las lluvias",
            "la feria de diseño",
            "los quince años de Renata",
            "su paso a una jefatura",
            "tu primer disco",
        ],
        _ => &[
            "",
            "the store launch",
            "your spring pottery courses",
            "a steady job",
            "good reviews",
            "keeping his phone bill paid",
            "planting in early spring",
            "Ava being happy at school again",
            "his mock exams in January",
            "a quiet, well-kept place",
        ],
    }
}

/// Nothing is offered, one thing is, two things are; or the work together ends.
fn offers(language: Language, kind: ReasonKind) -> Vec<Value> {
    let alternative = |at: usize| support::alternative(language, fitting(kind)[at]);
    let mut offers = vec![json!([]), json!([alternative(0)])];
    if fitting(kind).len() > 2 {
        offers.push(json!([alternative(1)]));
        offers.push(json!([alternative(0), alternative(1)]));
    }
    offers
}

fn every_shape(language: Language) {
    let (mut faults, mut composed) = (Vec::new(), 0_usize);
    let handover: &[&str] = match language {
        Language::Spanish => &["las claves", "el calendario de diciembre"],
        _ => &["the passwords", "the December calendar"],
    };
    let ends = [Value::Null, json!({"last_day": "2026-12-31", "handover": handover})];
    for kind in ReasonKind::ALL {
        for goal in goals(language) {
            for offered in offers(language, kind) {
                for ends in &ends {
                    let mut decline = support::decline(language, support::reason(language, kind));
                    decline["request"]["goal"] = if goal.is_empty() { Value::Null } else { json!(goal) };
                    decline["alternatives"] = offered.clone();
                    decline["ends_relationship"] = ends.clone();
                    for (number, length) in ["brief", "standard", "full"].into_iter().enumerate() {
                        for (variant, order) in ["warm", "direct", "warm", "direct"].into_iter().enumerate() {
                            let formality = ["close", "neutral", "formal"][(variant + number) % 3];
                            decline["style"] =
                                json!({"length": length, "order": order, "variant": variant, "formality": formality});
                            let Some(found) = broken(&decline) else { continue };
                            composed += 1;
                            faults.extend(found.into_iter().map(|fault| format!("{decline}: {fault}")));
                        }
                    }
                }
            }
        }
    }
    assert!(composed > 10_000, "{composed} mails");
    none(&faults);
}

#[test]
fn spanish_goals_of_every_shape_have_a_wording() {
    every_shape(Language::Spanish);
}

#[test]
fn english_goals_of_every_shape_have_a_wording() {
    every_shape(Language::English);
}
