//! A reason needs a fact that can be checked, an alternative something concrete, and dates their order.

use declina::{AlternativeKind, ErrorKind, Language, ReasonKind};
use serde_json::{Value, json};

use crate::{changed, english, read, refused, spanish, support};

/// An English decline with this reason alone.
fn with_reason(reason: Value) -> Value {
    support::decline(Language::English, reason)
}

fn with_alternative(alternative: Value) -> Value {
    let name = alternative["kind"].as_str().expect("a kind");
    let kind = AlternativeKind::ALL.into_iter().find(|kind| kind.name() == name).expect("a known kind");
    let mut decline = support::decline(Language::English, support::reason_for(Language::English, kind));
    decline["alternatives"] = json!([alternative]);
    decline
}

#[test]
fn a_reason_without_facts_is_refused() {
    let rows = [
        (
            json!({"kind": "capacity", "capacity_hours": 40}),
            "capacity",
            "one of committed_hours, commitments, period, free_from",
        ),
        (
            json!({"kind": "deadline_too_short", "requested_deadline": "2026-12-04"}),
            "deadline_too_short",
            "one of needed_time, earliest_delivery",
        ),
        (
            json!({"kind": "out_of_scope", "agreement_ref": "our plan"}),
            "out_of_scope",
            "one of included, item_excluded, hours_included with hours_used",
        ),
        (
            json!({"kind": "budget_mismatch", "offered": {"amount": "5", "currency": "EUR"}}),
            "budget_mismatch",
            "one of minimum, quote",
        ),
        (json!({"kind": "policy", "policy_name": "the policy"}), "policy", "one of clause, limit, date_facts"),
        (
            json!({"kind": "missing_prerequisites", "missing": []}),
            "missing_prerequisites",
            "at least one thing in missing",
        ),
        (json!({"kind": "leave", "cover": "Ana"}), "leave", "one of away, reduced_to"),
    ];
    for (reason, kind, expected) in rows {
        let message =
            format!("reasons[0]: {kind} needs a fact that can be checked; expected {expected}, but found none");
        refused(&with_reason(reason), ErrorKind::Value, &message);
    }
    let dates = json!({"kind": "policy", "policy_name": "the policy", "date_facts": {}});
    refused(
        &with_reason(dates),
        ErrorKind::Value,
        "reasons[0].date_facts: expected one of bought_on, asked_on, but found none",
    );
}

#[test]
fn one_fact_is_enough() {
    for reason in [
        json!({"kind": "capacity", "committed_hours": 38}),
        json!({"kind": "capacity", "free_from": "2027-01-11"}),
        json!({"kind": "deadline_too_short", "requested_deadline": "2026-12-04", "needed_time": {"days": 8}}),
        json!({"kind": "out_of_scope", "agreement_ref": "our plan", "hours_included": 5, "hours_used": 5}),
        json!({"kind": "out_of_expertise", "skill": "payroll"}),
        json!({"kind": "budget_mismatch", "minimum": {"amount": "5", "currency": "EUR"}}),
        json!({"kind": "policy", "policy_name": "the policy", "date_facts": {"bought_on": "2026-09-14"}}),
        json!({"kind": "leave", "reduced_to": {"hours_per_week": 15}}),
        json!({"kind": "conflict_of_interest", "conflict": "personal_link"}),
    ] {
        read(&with_reason(reason));
    }
}

#[test]
fn half_of_a_pair_of_hours_is_refused() {
    let reason =
        |key: &str| json!({"kind": "out_of_scope", "agreement_ref": "our plan", "item_excluded": "payroll", key: 5});
    refused(
        &with_reason(reason("hours_included")),
        ErrorKind::Value,
        "reasons[0].hours_included: expected hours_used too, but found hours_included alone",
    );
    refused(
        &with_reason(reason("hours_used")),
        ErrorKind::Value,
        "reasons[0].hours_used: expected hours_included too, but found hours_used alone",
    );
}

#[test]
fn an_alternative_without_anything_concrete_is_refused() {
    let rows = [
        (json!({"kind": "later_date", "hold_until": "2026-12-11"}), "later_date", "one of start, slots"),
        (json!({"kind": "reduced_scope", "drop": ["the index"]}), "reduced_scope", "at least one thing in keep"),
        (json!({"kind": "priority_swap", "needs_ok_from": "the boss"}), "priority_swap", "at least one task in pause"),
        (json!({"kind": "referral", "why_fit": "runs payroll"}), "referral", "one of name, role"),
        (
            json!({"kind": "reopen_condition", "how_to_trigger": "write again"}),
            "reopen_condition",
            "one of condition, review_date",
        ),
    ];
    for (alternative, kind, expected) in rows {
        let message = format!("alternatives[0]: {kind} needs something concrete; expected {expected}, but found none");
        refused(&with_alternative(alternative), ErrorKind::Value, &message);
    }
}

#[test]
fn dates_stand_in_order() {
    let rows = [
        (
            json!({"kind": "capacity", "period": {"from": "2026-12-05", "to": "2026-12-04"}}),
            "reasons[0].period.to: expected a date not before from, 2026-12-05, but found 2026-12-04",
        ),
        (
            json!({"kind": "capacity", "period": {"from": "2026-12-05", "to": "2026-12-14"}, "free_from": "2026-12-13"}),
            "reasons[0].free_from: expected a date not before period.to, 2026-12-14, but found 2026-12-13",
        ),
        (
            json!({"kind": "leave", "away": {"from": "2026-12-05", "to": "2026-12-04"}}),
            "reasons[0].away.to: expected a date not before from, 2026-12-05, but found 2026-12-04",
        ),
        (
            json!({"kind": "deadline_too_short", "requested_deadline": "2026-12-04", "earliest_delivery": "2026-12-04"}),
            "reasons[0].earliest_delivery: expected a date after requested_deadline, 2026-12-04, but found 2026-12-04",
        ),
        (
            json!({"kind": "policy", "policy_name": "the policy", "date_facts": {"bought_on": "2026-09-14", "asked_on": "2026-09-13"}}),
            "reasons[0].date_facts.asked_on: expected a date not before bought_on, 2026-09-14, but found 2026-09-13",
        ),
        (
            json!({"kind": "strategic_fit", "focus": "the calendar", "decision_date": "2026-10-05", "review_date": "2026-10-05"}),
            "reasons[0].review_date: expected a date after decision_date, 2026-10-05, but found 2026-10-05",
        ),
        (
            json!({"kind": "schedule_conflict", "when": {"date": "2026-12-03"}, "next_slots": [{"date": "2026-12-05"}, {"date": "2026-12-04"}]}),
            "reasons[0].next_slots[1].date: expected a date not before the date before, 2026-12-05, but found 2026-12-04",
        ),
    ];
    for (reason, message) in rows {
        refused(&with_reason(reason), ErrorKind::Value, message);
    }
    let phases = json!({"kind": "phased", "phases": [
        {"what": "the drawings", "when": "2026-12-18"}, {"what": "the report", "when": "2026-12-04"}
    ]});
    refused(
        &with_alternative(phases),
        ErrorKind::Value,
        "alternatives[0].phases[1].when: expected a date not before the date before, 2026-12-18, but found 2026-12-04",
    );
}

#[test]
fn the_answer_and_the_end_come_after_the_request() {
    let decline = changed(spanish(ReasonKind::LegalOrEthical), |decline| {
        decline["request"]["received"] = "2026-11-23".into();
        decline["reply_by"] = "2026-11-22".into();
    });
    let message = "reply_by: expected a date not before request.received, 2026-11-23, but found 2026-11-22";
    refused(&decline, ErrorKind::Value, message);
    let decline = changed(spanish(ReasonKind::LegalOrEthical), |decline| {
        decline["request"]["received"] = "2026-11-23".into();
        decline["ends_relationship"] = json!({"last_day": "2026-11-22"});
    });
    let message =
        "ends_relationship.last_day: expected a date not before request.received, 2026-11-23, but found 2026-11-22";
    refused(&decline, ErrorKind::Value, message);
}

#[test]
fn times_stand_in_order() {
    let conflict = |when: Value| with_reason(json!({"kind": "schedule_conflict", "when": when}));
    refused(
        &conflict(json!({"date": "2026-12-03", "start": "10:00", "end": "10:00"})),
        ErrorKind::Value,
        "reasons[0].when.end: expected a time after start, 10:00, but found 10:00",
    );
    refused(
        &conflict(json!({"date": "2026-12-03", "end": "10:00"})),
        ErrorKind::Value,
        "reasons[0].when.end: expected a start too, but found an end alone",
    );
    refused(
        &conflict(json!({"date": "2026-12-03", "time_zone": "UTC"})),
        ErrorKind::Value,
        "reasons[0].when.time_zone: expected a start too, but found a time zone alone",
    );
    refused(
        &with_reason(json!({"kind": "working_hours", "hours": {"days": ["mon"], "from": "17:30", "to": "09:00"}})),
        ErrorKind::Value,
        "reasons[0].hours.to: expected a time after from, 17:30, but found 09:00",
    );
    let bounds = changed(english(ReasonKind::Capacity), |decline| {
        decline["boundaries"] = json!({"hours": {"from": "14:00", "to": "09:00"}});
    });
    refused(&bounds, ErrorKind::Value, "boundaries.hours.to: expected a time after from, 14:00, but found 09:00");
}

#[test]
fn boundaries_say_something() {
    let with = |boundaries: Value| changed(english(ReasonKind::Capacity), |decline| decline["boundaries"] = boundaries);
    let message = "boundaries: expected one of days, hours, response_time, notice, but found none";
    refused(&with(json!({})), ErrorKind::Value, message);
    refused(&with(json!({"time_zone": "UTC"})), ErrorKind::Value, message);
    refused(
        &with(json!({"time_zone": "UTC", "notice": {"days": 1}})),
        ErrorKind::Value,
        "boundaries.time_zone: expected days or hours too, but found a time zone alone",
    );
    for key in ["notice", "response_time"] {
        let message = format!("boundaries.{key}: expected a duration above 0, but found 0");
        refused(&with(json!({key: {"days": 0}})), ErrorKind::Value, &message);
    }
}

#[test]
fn durations_and_prices_are_more_than_nothing() {
    let rows = [
        (
            json!({"kind": "deadline_too_short", "requested_deadline": "2026-12-04", "needed_time": {"hours": 0}}),
            "reasons[0].needed_time: expected a duration above 0, but found 0",
        ),
        (
            json!({"kind": "capacity", "committed_hours": 38, "capacity_hours": 0}),
            "reasons[0].capacity_hours: expected hours above 0 beside committed_hours, 38, but found 0",
        ),
        (
            json!({
                "kind": "budget_mismatch", "offered": {"amount": "1800", "currency": "EUR"},
                "minimum": {"amount": "1800.00", "currency": "EUR"}
            }),
            "reasons[0].minimum: expected an amount above the offered 1800.00, but found 1800.00",
        ),
        (
            json!({
                "kind": "budget_mismatch", "offered": {"amount": "1800", "currency": "EUR"},
                "quote": {"amount": "1799.99", "currency": "EUR"}
            }),
            "reasons[0].quote: expected an amount above the offered 1800.00, but found 1799.99",
        ),
    ];
    for (reason, message) in rows {
        refused(&with_reason(reason), ErrorKind::Value, message);
    }
    for (alternative, key) in [
        (json!({"kind": "self_service", "resource": "the guide", "time_needed": {"minutes": 0}}), "time_needed"),
        (json!({"kind": "small_help", "what": "read it", "time_box": {"minutes": 0}}), "time_box"),
        (json!({"kind": "escalation", "who": "the team", "expected_reply": {"weeks": 0}}), "expected_reply"),
    ] {
        let message = format!("alternatives[0].{key}: expected a duration above 0, but found 0");
        refused(&with_alternative(alternative), ErrorKind::Value, &message);
    }
    // Two currencies cannot be compared.
    read(&with_reason(json!({
        "kind": "budget_mismatch", "offered": {"amount": "1800", "currency": "USD"}, "minimum": {"amount": "1700", "currency": "EUR"}
    })));
}

#[test]
fn lists_have_their_lengths() {
    let nine = vec!["a thing"; 9];
    let phases = |count: usize| json!({"kind": "phased", "phases": vec![json!({"what": "a part", "when": "2026-12-04"}); count]});
    let phased = "alternatives[0].phases: expected 2 to 4 items, but found";
    refused(&with_alternative(phases(1)), ErrorKind::Value, &format!("{phased} 1"));
    refused(&with_alternative(phases(5)), ErrorKind::Value, &format!("{phased} 5"));
    let rows = [
        (json!({"kind": "out_of_expertise", "skill": "payroll", "what_i_do": nine}), "what_i_do: expected at most 8"),
        (
            json!({"kind": "capacity", "commitments": vec![json!({"name": "the audit"}); 9]}),
            "commitments: expected at most 8",
        ),
        (
            json!({"kind": "missing_prerequisites", "missing": vec![json!({"item": "the key"}); 9]}),
            "missing: expected 1 to 8",
        ),
    ];
    for (reason, text) in rows {
        refused(&with_reason(reason), ErrorKind::Value, &format!("reasons[0].{text} items, but found 9"));
    }
    let criteria = json!({"kind": "not_selected", "decision": "the post", "criterion": ["a", "b", "c"]});
    refused(&with_reason(criteria), ErrorKind::Value, "reasons[0].criterion: expected at most 2 items, but found 3");
    let days = json!({"kind": "working_hours", "hours": {"days": [], "from": "09:00", "to": "17:00"}});
    refused(&with_reason(days), ErrorKind::Value, "reasons[0].hours.days: expected 1 to 7 items, but found 0");
    let none = changed(english(ReasonKind::Capacity), |decline| decline["reasons"] = json!([]));
    refused(&none, ErrorKind::Value, "reasons: expected 1 to 2 items, but found 0");
    let three = changed(english(ReasonKind::Capacity), |decline| {
        decline["reasons"] = Value::from(vec![decline["reasons"][0].clone(); 3]);
    });
    refused(&three, ErrorKind::Value, "reasons: expected 1 to 2 items, but found 3");
    let four = changed(english(ReasonKind::Capacity), |decline| {
        decline["alternatives"] =
            Value::from(vec![support::alternative(Language::English, AlternativeKind::Referral); 4]);
    });
    refused(&four, ErrorKind::Value, "alternatives: expected at most 3 items, but found 4");
}
