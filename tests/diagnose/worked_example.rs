//! The worked example: 30 hours a week, 46 promised until Friday 4 December, 20 asked for by then.

use declina::{Hours, Recipient, Request, Sender, Situation, diagnose};
use serde_json::json;

use super::{fired, offered};

fn example() -> Situation {
    Situation::from_json(include_str!("../../examples/situations/worked-example.json")).unwrap()
}

#[test]
fn the_deadline_is_too_short_and_the_eleventh_of_december_is_possible() {
    let diagnosis = diagnose(&example());
    assert_eq!(fired(&diagnosis), ["D11"]);
    assert_eq!(
        serde_json::to_value(diagnosis.reasons()).unwrap(),
        json!([{
            "kind": "deadline_too_short", "requested_deadline": "2026-12-04", "needed_time": {"hours": 20},
            "earliest_delivery": "2026-12-11", "detail": "Hasta la fecha pedida solo quedan 5 horas libres."
        }])
    );
    assert_eq!(
        offered(&diagnosis),
        [
            json!({"kind": "longer_deadline", "new_deadline": "2026-12-11"}),
            json!({"kind": "phased", "phases": [
                {"what": "la primera parte (5 horas)", "when": "2026-12-04"},
                {"what": "el resto (15 horas)", "when": "2026-12-11"}
            ]}),
            json!({"kind": "reduced_scope", "keep": ["la primera parte"], "hours": 5, "deadline": "2026-12-04"}),
        ]
    );
    let hours: Vec<Vec<Hours>> = diagnosis.alternatives().iter().map(|one| one.hours.clone()).collect();
    assert_eq!(hours, [vec![Hours::from(20)], vec![Hours::from(5), Hours::from(15)], vec![Hours::from(5)]]);
}

#[test]
fn the_finding_carries_the_numbers_and_one_sentence() {
    let diagnosis = diagnose(&example());
    let finding = &diagnosis.findings()[0];
    assert_eq!(
        serde_json::to_value(&finding.facts).unwrap(),
        json!({
            "promised_per_week": 25.5, "from": "2026-11-23", "until": "2026-12-04", "counted_until": "2026-12-04",
            "capacity_hours": 51, "committed_hours": 46, "free_hours": 5, "hours": 20, "missing_hours": 15,
            "delivery": "2026-12-11"
        })
    );
    assert_eq!(
        finding.explanation,
        "Hasta el viernes 4 de diciembre de 2026 hay 51 h y 46 h están comprometidas: quedan 5 h libres para una \
         petición de 20 h, que sí cabe con entrega el viernes 11 de diciembre de 2026."
    );
}

#[test]
fn the_explanation_can_be_in_the_other_language() {
    let situation = example().with_explain_in(declina::Language::English);
    assert_eq!(
        diagnose(&situation).findings()[0].explanation,
        "Up to Friday 4 December 2026 there are 51 h and 46 h are promised: 5 h are free for a request of 20 h, which \
         does fit with delivery on Friday 11 December 2026."
    );
}

#[test]
fn the_weeks_show_where_the_hours_are() {
    let weeks = serde_json::to_value(&diagnose(&example()).weeks()[..3]).unwrap();
    assert_eq!(
        weeks,
        json!([
            {"monday": "2026-11-23", "capacity": 25.5, "committed": 20.5, "free": 5},
            {"monday": "2026-11-30", "capacity": 25.5, "committed": 25.5, "free": 0},
            {"monday": "2026-12-07", "capacity": 25.5, "committed": 0, "free": 25.5}
        ])
    );
}

#[test]
fn one_call_gives_a_valid_decline() {
    let decline = diagnose(&example())
        .decline(Recipient::new("Nuria"), Sender::new("Irene Salas"), Request::new("corregir la guía"))
        .unwrap();
    decline.validate().unwrap();
    assert_eq!(decline.alternatives.len(), 3);
    assert_eq!(decline.reply_by, Some(jiff::civil::date(2026, 11, 25)));
}

#[test]
fn a_situation_reads_what_it_writes() {
    let situation = example();
    let written = serde_json::to_string(&situation).unwrap();
    assert_eq!(Situation::from_json(&written).unwrap(), situation);
}
