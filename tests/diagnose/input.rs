//! What a situation must hold: error texts word for word, and input that is large or far away.

use declina::{Situation, diagnose};
use serde_json::{Value, json};

use super::{calm, fired, read, with};

#[track_caller]
fn refused(changes: &[(&str, Value)], message: &str) {
    let error = Situation::from_json(&with(calm(), changes).to_string()).unwrap_err();
    assert_eq!(error.to_string(), message);
}

#[test]
fn text_that_is_no_situation() {
    let message = |json: &str| Situation::from_json(json).unwrap_err().to_string();
    assert_eq!(message("{"), "line 1, column 1: expected JSON, but found EOF while parsing an object");
    assert_eq!(message("{}"), "missing field `locale`");
    refused(&[("request.hour", json!(3))], &unknown_key());
    refused(&[("person.capacity", json!(3))], &unknown_person_key());
    let long = format!("{}{}", calm(), " ".repeat(4 * 1024 * 1024));
    assert_eq!(message(&long), format!("expected at most 4194304 bytes, but found {}", long.len()));
}

fn unknown_key() -> String {
    let keys = "`hours`, `hours_per_week`, `deadline`, `start_not_before`, `at`, `channel`, `reply_within_hours`, \
                `received`, `offered`, `basis`, `bought_on`, `percent`, `count`, `decided_by`, `missing_by`, `then`, \
                `tags`, `needs_skills`, `missing`, `asks_for`, `parts`";
    format!("request.hour: unknown field `hour`, expected one of {keys}")
}

fn unknown_person_key() -> String {
    let keys = "`hours_per_week`, `buffer_percent`, `response_hours`, `minimum_rate`, `on_call_fee`, `emergency_path`, \
                `overtime_weeks`, `energy`, `focus`, `working_windows`, `channels`, `skills`, `leave`, `policies`, \
                `conflicts`, `safeguards`";
    format!("person.capacity: unknown field `capacity`, expected one of {keys}")
}

#[test]
fn numbers_out_of_range() {
    refused(&[("request.hours", json!(-3))], "request.hours: expected hours from 0 to 10000, but found -3");
    refused(&[("request.hours", json!(0))], "request.hours: expected hours above 0, but found 0");
    refused(
        &[("person.hours_per_week", json!(0))],
        "person.hours_per_week: expected hours above 0 and up to 168, but found 0",
    );
    refused(
        &[("person.hours_per_week", json!(169.5))],
        "person.hours_per_week: expected hours above 0 and up to 168, but found 169.5",
    );
    refused(
        &[("person.buffer_percent", json!(100))],
        "person.buffer_percent: expected a number from 0 to 99, but found 100",
    );
    refused(&[("person.energy", json!(6))], "person.energy: expected a number from 1 to 5, but found 6");
    refused(
        &[("thresholds", json!({"horizon_weeks": 0}))],
        "thresholds.horizon_weeks: expected a number from 1 to 52, but found 0",
    );
    refused(
        &[("commitments", json!([{"alias": "the book", "hours_left": -1, "due": "2026-12-04"}]))],
        "commitments[0].hours_left: expected hours from 0 to 10000, but found -1",
    );
}

#[test]
fn dates_in_the_past_in_the_wrong_order_or_out_of_sight() {
    refused(
        &[("request.deadline", json!("2026-11-20"))],
        "request.deadline: expected a date not before today, 2026-11-23, but found 2026-11-20",
    );
    refused(
        &[("request.deadline", json!("2026-11-31"))],
        "request.deadline: expected a date that exists, written YYYY-MM-DD, but found \"2026-11-31\"",
    );
    refused(
        &[("request.at", json!({"date": "2026-11-22"}))],
        "request.at.date: expected a date not before today, 2026-11-23, but found 2026-11-22",
    );
    refused(
        &[("request.deadline", json!("2026-12-04")), ("request.start_not_before", json!("2026-12-07"))],
        "request.deadline: expected a date not before start_not_before, 2026-12-07, but found 2026-12-04",
    );
    refused(
        &[("request.received", json!("2026-11-24"))],
        "request.received: expected a date not after today, 2026-11-23, but found 2026-11-24",
    );
    refused(
        &[("commitments", json!([{"alias": "the book", "hours_left": 5, "due": "2126-12-04"}]))],
        "commitments[0].due: expected a date at most ten years from today, 2026-11-23, but found 2126-12-04",
    );
    refused(
        &[("request.deadline", json!("2126-12-04"))],
        "request.deadline: expected a date at most ten years from today, 2026-11-23, but found 2126-12-04",
    );
    refused(
        &[("person.leave", json!([{"from": "2026-12-10", "to": "2026-12-09"}]))],
        "person.leave[0].to: expected a date not before from, 2026-12-10, but found 2026-12-09",
    );
    refused(&[("today", json!("0001-01-01"))], "today: expected a date from 1900 to 2999, but found 0001-01-01");
}

#[test]
fn windows() {
    let window = |days: Value, from: &str, to: &str| json!({"days": days, "from": from, "to": to});
    refused(
        &[("person.working_windows", json!([window(json!(["mon"]), "14:00", "09:00")]))],
        "person.working_windows[0].to: expected a time after from, 14:00, but found 09:00",
    );
    refused(
        &[("person.working_windows", json!([window(json!([]), "09:00", "14:00")]))],
        "person.working_windows[0].days: expected 1 to 7 items, but found 0",
    );
    refused(
        &[(
            "person.working_windows",
            json!([window(json!(["mon", "tue"]), "09:00", "14:00"), window(json!(["tue"]), "13:00", "18:00")]),
        )],
        "person.working_windows: expected windows that do not overlap, but found two on Tuesday that do",
    );
    refused(
        &[("person.response_hours", json!(24))],
        "person.response_hours: expected working_windows beside it, but found none",
    );
    refused(
        &[("request.at", json!({"date": "2026-11-25", "start": "11:00", "end": "10:00"}))],
        "request.at.end: expected a time after start, 11:00, but found 10:00",
    );
    let mut zoned = window(json!(["mon"]), "09:00", "14:00");
    zoned["time_zone"] = json!("Europe/Madrid");
    refused(
        &[
            ("person.working_windows", json!([zoned])),
            ("request.at", json!({"date": "2026-11-30", "start": "10:00", "time_zone": "America/Bogota"})),
        ],
        "request.at.time_zone: expected the zone of the working windows, Europe/Madrid, but found America/Bogota",
    );
}

#[test]
fn texts_of_another_form() {
    refused(
        &[("commitments", json!([{"alias": "", "hours_left": 5, "due": "2026-12-04"}]))],
        "commitments[0].alias: expected a noun phrase with its article, such as \"the store launch\", but found an \
         empty value",
    );
    refused(
        &[("person.policies", json!([{"name": "the Act", "basis": "law", "duty": "to keep quiet"}]))],
        "person.policies[0].duty: expected an infinitive phrase without \"to\", such as \"manage the Instagram \
         account\", but found \"to keep quiet\"",
    );
    refused(
        &[("request.tags", json!(["the logo\nBcc: x"]))],
        "request.tags[0]: expected one line of plain text, but found the character U+000A",
    );
}

#[test]
fn facts_that_do_not_go_together() {
    refused(
        &[("commitments", json!([{"alias": "the book"}]))],
        "commitments[0]: expected one of hours_left, hours_per_week, at, but found none",
    );
    refused(
        &[("commitments", json!([{"alias": "the book", "hours_left": 5}]))],
        "commitments[0]: expected due beside hours_left, but found none",
    );
    refused(
        &[("commitments", json!([{"alias": "the book", "hours_left": 5, "hours_per_week": 2, "due": "2026-12-04"}]))],
        "commitments[0]: expected hours_left or hours_per_week, but found both",
    );
    refused(
        &[("request.hours", json!(5)), ("request.hours_per_week", json!(5))],
        "request.hours_per_week: expected the hours of the whole or of a week, but found both",
    );
    refused(
        &[
            ("request.hours", json!(5)),
            ("request.parts", json!([{"name": "the text", "hours": 3}, {"name": "the notes", "hours": 1.5}])),
        ],
        "request.parts: expected parts of 5 hours together, but found 4.5",
    );
    refused(
        &[("request.tags", json!(["the contract", "Legal"]))],
        "request.tags[1]: expected a policy in person.policies whose basis is law and that says the duty, but found none",
    );
    refused(
        &[("person.policies", json!([{"name": "the house rules"}]))],
        "person.policies[0]: expected one of limit, clause, but found none",
    );
    refused(
        &[("person.policies", json!([{"name": "the Act", "basis": "law"}]))],
        "person.policies[0]: expected duty, but found none",
    );
    refused(
        &[
            ("person.minimum_rate", json!({"amount": "30.00", "currency": "GBP"})),
            ("request.offered", json!({"amount": "30.00", "currency": "USD"})),
        ],
        "request.offered: expected GBP, the currency of person.minimum_rate, but found USD",
    );
    refused(&[("request.basis", json!("month"))], "request.basis: expected hour or project, but found month");
    refused(
        &[("context", json!({"by_choice": true}))],
        "context.by_choice: expected person.focus beside it, which is the reason then, but found none",
    );
    refused(
        &[("offers", json!([{"kind": "later_date", "start": "2026-12-07"}]))],
        "offers[0]: expected one of referral, self_service, other_format, small_help, escalation, other; later_date is \
         computed from the calendar",
    );
    refused(
        &[("agreement", json!({"reference": "the plan", "hours_used": 3}))],
        "agreement.hours_used: expected hours_per_month beside it, but found none",
    );
}

#[test]
fn serde_alone_validates_too() {
    let error = serde_json::from_value::<Situation>(with(calm(), &[("person.energy", json!(0))])).unwrap_err();
    assert_eq!(error.to_string(), "person.energy: expected a number from 1 to 5, but found 0");
}

/// A situation with so many commitments of an hour each, due on days up to ten years ahead, in no order.
fn crowded(count: u32) -> Value {
    let day =
        |number: u32| jiff::civil::date(2026, 11, 23).saturating_add(jiff::Span::new().days((number * 7919) % 3650));
    let commitments: Vec<Value> = (0..count)
        .map(|number| {
            json!({"alias": format!("the order {number}"), "hours_left": 1, "due": day(number).to_string(),
                "movable": true, "priority": "low"})
        })
        .collect();
    with(
        calm(),
        &[
            ("commitments", json!(commitments)),
            ("request.hours", json!(400)),
            ("request.deadline", json!("2027-03-31")),
        ],
    )
}

#[test]
fn ten_thousand_commitments_over_ten_years_are_counted() {
    let diagnosis = diagnose(&read(&crowded(10_000)));
    // 25.5 hours a week are about 13 300 in ten years: 10 000 promised leave room, but not 400 hours by March.
    assert_eq!(fired(&diagnosis), ["D11"]);
    let decline = diagnosis
        .decline(declina::Recipient::new("Ann"), declina::Sender::new("Tom"), declina::Request::new("write it"))
        .unwrap();
    decline.validate().unwrap();
}

#[test]
fn more_commitments_are_refused() {
    let error = Situation::from_json(&crowded(10_001).to_string()).unwrap_err();
    assert_eq!(error.to_string(), "commitments: expected at most 10000 items, but found 10001");
}

#[test]
fn what_is_long_overdue_weighs_now() {
    let changes = [
        ("commitments", json!([{"alias": "the book", "hours_left": 40, "due": "2026-10-30"}])),
        ("request.hours", json!(20)),
        ("request.deadline", json!("2026-12-04")),
    ];
    let diagnosis = diagnose(&read(&with(calm(), &changes)));
    assert_eq!(fired(&diagnosis), ["D11"]);
    assert_eq!(serde_json::to_value(diagnosis.findings()[0].facts.get("free_hours")).unwrap(), json!(11));
}

#[test]
fn a_situation_that_was_never_validated_does_no_harm() {
    let mut situation = read(&calm());
    situation.request.hours = Some(declina::Hours::from_hundredths(u32::MAX));
    situation.request.deadline = Some(jiff::civil::date(1999, 1, 1));
    situation.person.hours_per_week = declina::Hours::from_hundredths(u32::MAX);
    situation.person.buffer_percent = Some(255);
    situation.thresholds.horizon_weeks = 0;
    situation.thresholds.next_slots = 0;
    let overdue = declina::OpenCommitment::new("").with_hours_left(declina::Hours::from_hundredths(u32::MAX));
    situation.commitments = vec![overdue.clone(), overdue.with_due(jiff::civil::date(9999, 12, 31))];
    let diagnosis = diagnose(&situation);
    assert!(!diagnosis.findings().is_empty());
}
