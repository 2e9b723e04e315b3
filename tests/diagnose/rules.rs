//! Each rule alone: what makes it fire, what it says, what is offered, and that it is silent without its cause.

use serde_json::{Value, json};

use super::{calm, diagnosed, fired, offered, read, with};

/// Diagnoses a situation in which exactly one rule fires, and checks that it is silent without its cause.
#[track_caller]
fn alone(rule: &str, changes: &[(&str, Value)], without: &[(&str, Value)]) -> (Value, String, Vec<Value>) {
    let situation = with(calm(), changes);
    let diagnosis = diagnosed(&situation);
    assert_eq!(fired(&diagnosis), [rule]);
    assert!(!diagnosis.can_accept());
    let calmed = diagnosed(&with(situation, without));
    assert_eq!(fired(&calmed), ["D14"], "the cause of {rule} was taken away");
    assert!(calmed.can_accept());
    let reason = serde_json::to_value(&diagnosis.reasons()[0]).unwrap();
    (reason, diagnosis.findings()[0].explanation.clone(), offered(&diagnosis))
}

#[test]
fn d1_a_law_forbids_it() {
    let policy = json!({
        "name": "the Data Protection Act", "basis": "law", "duty": "keep the customers' records private",
        "authority": "the Data Protection Act", "tags": ["the customer list"]
    });
    let changes = [("person.policies", json!([policy])), ("request.tags", json!(["The customer list"]))];
    let (reason, explanation, offered) = alone("D1", &changes, &[("request.tags", json!([]))]);
    assert_eq!(
        reason,
        json!({"kind": "legal_or_ethical", "duty": "keep the customers' records private",
            "authority": "the Data Protection Act"})
    );
    assert_eq!(
        explanation,
        "The request touches a duty that nobody here can waive: to keep the customers' records private (under the \
         Data Protection Act)."
    );
    assert!(offered.is_empty());
}

#[test]
fn d1_the_reserved_tags_stand_for_every_policy_of_their_basis() {
    let policy = json!({"name": "the code of the guild", "basis": "ethics", "duty": "say who wrote the text"});
    let changes = [("person.policies", json!([policy])), ("request.tags", json!(["ethics"]))];
    let (reason, ..) = alone("D1", &changes, &[("request.tags", json!(["the essay"]))]);
    assert_eq!(reason, json!({"kind": "legal_or_ethical", "duty": "say who wrote the text"}));
}

#[test]
fn d2_it_asks_for_credentials_and_the_safe_way_is_offered() {
    let changes = [("request.asks_for", json!(["credentials"]))];
    let (reason, explanation, offered) = alone("D2", &changes, &[("request.asks_for", json!([]))]);
    assert_eq!(reason, json!({"kind": "security_or_privacy", "rule": "everybody signs in with their own account"}));
    assert_eq!(
        explanation,
        "The request includes passwords or keys, and the rule is plain: everybody signs in with their own account."
    );
    let way = json!({"kind": "small_help", "what": "set up a separate account with the permissions needed"});
    assert_eq!(offered, [way]);
}

#[test]
fn d2_takes_the_persons_own_words() {
    let own = json!({"asks_for": "personal_data", "rule": "the list of members stays in the office",
        "risk": "a complaint to the regulator", "safe_way": "forward one message to the members"});
    let changes = [("person.safeguards", json!([own])), ("request.asks_for", json!(["personal_data"]))];
    let (reason, _, offered) = alone("D2", &changes, &[("request.asks_for", json!([]))]);
    assert_eq!(
        reason,
        json!({"kind": "security_or_privacy", "rule": "the list of members stays in the office",
            "risk": "a complaint to the regulator"})
    );
    assert_eq!(offered, [json!({"kind": "small_help", "what": "forward one message to the members"})]);
}

#[test]
fn d3_an_exclusivity_stands_until_its_day() {
    let conflict = json!([{"conflict": "exclusivity", "until": "2026-12-31", "tags": ["the skincare brands"]}]);
    let changes = [("person.conflicts", conflict), ("request.tags", json!(["the skincare brands"]))];
    // On the day itself it no longer stands in the way.
    let (reason, explanation, offered) = alone("D3", &changes, &[("request.start_not_before", json!("2026-12-31"))]);
    assert_eq!(reason, json!({"kind": "conflict_of_interest", "conflict": "exclusivity", "until": "2026-12-31"}));
    assert_eq!(explanation, "The request runs into a signed exclusivity that lasts until Thursday 31 December 2026.");
    assert_eq!(offered, [json!({"kind": "reopen_condition", "review_date": "2026-12-31"})]);
}

#[test]
fn d4_a_limit_in_days_carries_both_dates() {
    let policy = json!({"name": "the returns policy", "limit": {"days": 30}, "tags": ["the returns"]});
    let changes = [
        ("person.policies", json!([policy])),
        ("request.tags", json!(["the returns"])),
        ("request.bought_on", json!("2026-10-10")),
        ("request.received", json!("2026-11-20")),
    ];
    let (reason, explanation, _) = alone("D4", &changes, &[("request.received", json!("2026-11-09"))]);
    assert_eq!(
        reason,
        json!({"kind": "policy", "policy_name": "the returns policy", "limit": "sets a limit of 30 days",
            "date_facts": {"bought_on": "2026-10-10", "asked_on": "2026-11-20"}})
    );
    assert_eq!(explanation, "Under the returns policy, the limit is 30 days and the request comes to 41 days.");
}

#[test]
fn d4_a_limit_in_per_cent_says_how_much_was_asked() {
    let policy = json!({"name": "the price list", "limit": {"percent": 10}, "tags": ["the discounts"],
        "limit_words": "allows a tenth off at the most"});
    let changes = [
        ("person.policies", json!([policy])),
        ("request.tags", json!(["the discounts"])),
        ("request.percent", json!(25)),
    ];
    let (reason, _, offered) = alone("D4", &changes, &[("request.percent", json!(10))]);
    assert_eq!(offered, [json!({"kind": "small_help", "what": "apply 10%, which is the most it allows"})]);
    assert_eq!(
        reason,
        json!({"kind": "policy", "policy_name": "the price list", "limit": "allows a tenth off at the most",
            "detail": "The request is for 25%."})
    );
}

#[test]
fn d4_a_policy_without_a_limit_rules_out_what_it_touches() {
    let policy =
        json!({"name": "the studio rules", "clause": "leave guests outside the workshop", "tags": ["the visits"]});
    let changes = [("person.policies", json!([policy])), ("request.tags", json!(["the visits"]))];
    let (reason, explanation, _) = alone("D4", &changes, &[("request.tags", json!(["the repairs"]))]);
    assert_eq!(
        reason,
        json!({"kind": "policy", "policy_name": "the studio rules", "clause": "leave guests outside the workshop"})
    );
    assert_eq!(explanation, "Under the studio rules, this is not granted.");
}

#[test]
fn d5_somebody_else_decides() {
    let decider = json!({"role": "the head of purchasing", "how_to_ask": "write to her office",
        "channel": "the purchasing form", "expected_reply": {"days": 3}});
    let changes = [("request.decided_by", decider)];
    let (reason, explanation, offered) = alone("D5", &changes, &[("request.decided_by", Value::Null)]);
    assert_eq!(
        reason,
        json!({"kind": "not_my_decision", "decider_role": "the head of purchasing", "how_to_ask": "write to her office"})
    );
    assert_eq!(explanation, "The decision is in other hands: the head of purchasing.");
    assert_eq!(
        offered,
        [json!({"kind": "escalation", "who": "the head of purchasing", "channel": "the purchasing form",
            "expected_reply": {"days": 3}})]
    );
}

#[test]
fn d6_it_is_excluded() {
    let agreement = json!({"reference": "the monthly plan", "includes": ["the newsletter"], "excludes": ["the podcast"],
        "extra_rate": {"amount": "40.00", "currency": "GBP"}});
    let changes = [
        ("agreement", agreement),
        ("request.tags", json!(["the podcast", "the newsletter"])),
        ("request.hours", json!(3)),
    ];
    let (reason, explanation, offered) = alone("D6", &changes, &[("request.tags", json!(["the newsletter"]))]);
    assert_eq!(
        reason,
        json!({"kind": "out_of_scope", "agreement_ref": "the monthly plan", "item_excluded": "the podcast"})
    );
    assert_eq!(explanation, "Under the monthly plan, this is left out of what was agreed: the podcast.");
    let amount = json!({"amount": "120.00", "currency": "GBP"});
    assert_eq!(offered, [json!({"kind": "changed_terms", "what_changes": "a separate quote", "amount": amount})]);
}

#[test]
fn d6_it_is_not_among_what_is_included() {
    let agreement = json!({"reference": "the monthly plan", "includes": ["the newsletter", "the blog"]});
    let changes = [("agreement", agreement), ("request.tags", json!(["the podcast"]))];
    let (reason, explanation, offered) = alone("D6", &changes, &[("request.tags", json!([]))]);
    assert_eq!(
        reason,
        json!({"kind": "out_of_scope", "agreement_ref": "the monthly plan", "included": ["the newsletter", "the blog"]})
    );
    assert_eq!(
        explanation,
        "Under the monthly plan, what was agreed is the newsletter and the blog, and the request is about something \
         else: the podcast."
    );
    assert!(offered.is_empty(), "nobody said that more can be bought");
}

#[test]
fn d6_the_hours_of_the_month_overflow() {
    let agreement = json!({"reference": "the monthly plan", "hours_per_month": 20, "hours_used": 17.5,
        "extra_rate": {"amount": "40.00", "currency": "GBP"}});
    let changes = [("agreement", agreement), ("request.hours", json!(8))];
    let (reason, explanation, offered) = alone("D6", &changes, &[("request.hours", json!(2.5))]);
    assert_eq!(
        reason,
        json!({"kind": "out_of_scope", "agreement_ref": "the monthly plan", "hours_included": 20, "hours_used": 17.5})
    );
    assert_eq!(
        explanation,
        "Under the monthly plan, there are 20 h a month: with 17.5 h already used and 8 h more, that is 5.5 h too many."
    );
    let amount = json!({"amount": "220.00", "currency": "GBP"});
    assert_eq!(
        offered,
        [
            json!({"kind": "changed_terms", "what_changes": "an extension of 5.5 hours", "amount": amount}),
            json!({"kind": "reduced_scope", "keep": ["the first part"], "hours": 2}),
        ]
    );
}

#[test]
fn d6_something_in_the_agreement_can_wait_instead() {
    let agreement = json!({"reference": "the monthly plan", "hours_per_month": 20, "hours_used": 18});
    let waiting = json!([{"alias": "the blog", "hours_left": 6, "due": "2026-11-27", "movable": true, "priority": "low",
        "in_agreement": true, "needs_ok_from": "the editor"}]);
    let changes = [("agreement", agreement), ("commitments", waiting), ("request.hours", json!(8))];
    let (.., offered) = alone("D6", &changes, &[("request.hours", json!(2))]);
    assert_eq!(
        offered[0],
        json!({"kind": "priority_swap", "pause": [{"task": "the blog", "new_date": "2026-12-04"}],
            "needs_ok_from": "the editor"})
    );
}

#[test]
fn d7_a_skill_is_missing() {
    let changes = [
        ("person.skills", json!(["the bookkeeping", "the invoices", "the payroll", "the VAT return"])),
        ("request.needs_skills", json!(["The payroll", "the transfer pricing", "the tax audit"])),
    ];
    let (reason, explanation, _) = alone("D7", &changes, &[("request.needs_skills", json!(["the payroll"]))]);
    assert_eq!(
        reason,
        json!({"kind": "out_of_expertise", "skill": "the transfer pricing and the tax audit",
            "what_i_do": ["the bookkeeping", "the invoices", "the payroll"]})
    );
    assert_eq!(
        explanation,
        "The request needs something outside the skills there are: the transfer pricing and the tax audit."
    );
}

#[test]
fn d8_something_is_missing_and_the_calendar_says_by_when() {
    let changes = [
        ("request.missing", json!([{"item": "the deposit", "owner": "you"}])),
        ("request.then", json!("book the date")),
        ("request.hours", json!(20)),
        ("request.deadline", json!("2026-12-04")),
    ];
    let (reason, explanation, offered) = alone("D8", &changes, &[("request.missing", json!([]))]);
    // From Tuesday 1 December four days of 5.1 hours remain, from Wednesday only three.
    assert_eq!(
        reason,
        json!({"kind": "missing_prerequisites", "missing": [{"item": "the deposit", "owner": "you"}],
            "due": "2026-12-01", "what_happens_next": "book the date"})
    );
    assert_eq!(explanation, "Something has to be there before the work can begin: the deposit.");
    assert_eq!(offered, [json!({"kind": "reopen_condition", "condition": "the missing items arrive"})]);
}

const MORNINGS: &str =
    r#"[{"days": ["mon", "tue", "wed", "thu"], "from": "09:00", "to": "14:00", "time_zone": "Europe/Madrid"}]"#;

fn mornings() -> Value {
    serde_json::from_str(MORNINGS).unwrap()
}

#[test]
fn d9_the_slot_lies_outside_the_windows() {
    let changes = [
        ("person.working_windows", mornings()),
        ("person.on_call_fee", json!({"amount": "80.00", "currency": "EUR"})),
        ("request.at", json!({"date": "2026-11-27", "start": "10:00", "end": "11:30"})),
    ];
    let inside = json!({"date": "2026-11-26", "start": "10:00", "end": "11:30"});
    let (reason, explanation, offered) = alone("D9", &changes, &[("request.at", inside)]);
    assert_eq!(reason, json!({"kind": "working_hours", "hours": mornings()[0]}));
    assert_eq!(explanation, "The time asked for (Friday 27 November 2026, 10:00–11:30) lies outside working hours.");
    let slot = |date: &str| json!({"date": date, "start": "10:00", "end": "11:30", "time_zone": "Europe/Madrid"});
    assert_eq!(
        offered,
        [
            json!({"kind": "later_date", "slots": [slot("2026-11-30"), slot("2026-12-01")]}),
            json!({"kind": "changed_terms", "what_changes": "an on-call rate",
                "amount": {"amount": "80.00", "currency": "EUR"}}),
        ]
    );
}

#[test]
fn d9_the_channel_is_not_one_of_those_used() {
    let changes = [
        ("person.working_windows", mornings()),
        ("person.channels", json!(["e-mail", "the client area"])),
        ("request.channel", json!("WhatsApp")),
    ];
    let (reason, explanation, offered) = alone("D9", &changes, &[("request.channel", json!("E-mail"))]);
    assert_eq!(
        reason,
        json!({"kind": "working_hours", "hours": mornings()[0], "channel": "e-mail",
            "next_window": {"date": "2026-11-24", "start": "09:00", "end": "14:00", "time_zone": "Europe/Madrid"}})
    );
    assert_eq!(
        explanation,
        "The channel asked for (WhatsApp) is not one of those used for work (e-mail and the client area)."
    );
    assert_eq!(offered, [json!({"kind": "other_format", "to": "e-mail", "from": "WhatsApp"})]);
}

#[test]
fn d9_the_answer_is_wanted_too_soon() {
    let changes = [
        ("person.working_windows", mornings()),
        ("person.response_hours", json!(24)),
        ("request.reply_within_hours", json!(2)),
    ];
    let (reason, explanation, _) = alone("D9", &changes, &[("request.reply_within_hours", json!(24))]);
    assert_eq!(reason["response_time"], json!({"hours": 24}));
    assert_eq!(explanation, "An answer is wanted within 2 h, and the response time is 24 h.");
}

#[test]
fn d10_the_slot_is_taken() {
    let changes = [
        (
            "commitments",
            json!([{"alias": "another call", "at": {"date": "2026-11-26", "start": "10:00", "end": "11:00"}},
            {"alias": "the dentist", "at": {"date": "2026-11-27", "start": "09:00", "end": "12:00"}}]),
        ),
        ("request.at", json!({"date": "2026-11-26", "start": "10:30", "end": "11:00"})),
    ];
    let free = json!({"date": "2026-11-26", "start": "11:00", "end": "11:30"});
    let (reason, explanation, offered) = alone("D10", &changes, &[("request.at", free)]);
    assert_eq!(
        reason,
        json!({"kind": "schedule_conflict", "conflict_label": "another call",
            "when": {"date": "2026-11-26", "start": "10:30", "end": "11:00"}})
    );
    assert_eq!(
        explanation,
        "There is another commitment at that time (Thursday 26 November 2026, 10:30–11:00): another call."
    );
    // On Friday the dentist takes that time, so the next two are on Monday and Tuesday.
    let slot = |date: &str| json!({"date": date, "start": "10:30", "end": "11:00"});
    assert_eq!(offered, [json!({"kind": "later_date", "slots": [slot("2026-11-30"), slot("2026-12-01")]})]);
}

#[test]
fn d10_within_the_windows_another_time_of_the_day_will_do() {
    let changes = [
        ("person.working_windows", mornings()),
        (
            "commitments",
            json!([{"alias": "the class", "at": {"date": "2026-11-26", "start": "09:00", "end": "13:00"}}]),
        ),
        ("request.at", json!({"date": "2026-11-26", "start": "12:30"})),
    ];
    let (.., offered) = alone("D10", &changes, &[("commitments", json!([]))]);
    let slot = |date: &str, start: &str| json!({"date": date, "start": start, "time_zone": "Europe/Madrid"});
    assert_eq!(
        offered,
        [json!({"kind": "later_date", "slots": [slot("2026-11-26", "13:00"), slot("2026-11-30", "12:30")]})]
    );
}

#[test]
fn slots_are_told_one_by_one_so_that_a_letter_answers() {
    let request = json!({"at": {"date": "2026-11-28", "start": "10:00"}});
    let changes = [("person.working_windows", mornings()), ("request", request)];
    let decline = diagnosed(&with(calm(), &changes))
        .decline(declina::Recipient::new("Ann"), declina::Sender::new("Tom"), declina::Request::new("call you"))
        .unwrap();
    let slot = |date: &str| json!({"date": date, "start": "10:00", "time_zone": "Europe/Madrid"});
    assert_eq!(
        serde_json::to_value(&decline.alternatives).unwrap(),
        json!([
            {"kind": "later_date", "slots": [slot("2026-11-30")]},
            {"kind": "later_date", "slots": [slot("2026-12-01")]},
        ])
    );
}

#[test]
fn d10_the_slot_falls_in_leave() {
    let changes = [
        ("person.leave", json!([{"from": "2026-11-26", "to": "2026-12-01", "cover": "Joan Mercer"}])),
        ("request.at", json!({"date": "2026-11-27", "start": "10:00"})),
    ];
    let (reason, explanation, offered) = alone("D10", &changes, &[("person.leave", json!([]))]);
    assert_eq!(
        reason,
        json!({"kind": "leave", "away": {"from": "2026-11-26", "to": "2026-12-01"}, "cover": "Joan Mercer"})
    );
    assert_eq!(
        explanation,
        "The day asked for (Friday 27 November 2026, 10:00) falls in leave, from Thursday 26 November 2026 to Tuesday \
         1 December 2026."
    );
    let slot = |date: &str| json!({"date": date, "start": "10:00"});
    assert_eq!(offered, [json!({"kind": "later_date", "slots": [slot("2026-12-02"), slot("2026-12-03")]})]);
}

#[test]
fn d10_leave_takes_the_hours_of_the_request() {
    let changes = [
        ("person.leave", json!([{"from": "2026-11-25", "to": "2026-12-04"}])),
        ("request.hours", json!(20)),
        ("request.deadline", json!("2026-12-04")),
    ];
    let (reason, explanation, offered) = alone("D10", &changes, &[("person.leave", json!([]))]);
    assert_eq!(reason, json!({"kind": "leave", "away": {"from": "2026-11-25", "to": "2026-12-04"}}));
    assert_eq!(
        explanation,
        "The leave from Wednesday 25 November 2026 to Friday 4 December 2026 leaves 10.2 h free for a request of 20 h; \
         without it, the request would fit."
    );
    let kinds: Vec<_> = offered.iter().map(|one| one["kind"].clone()).collect();
    assert_eq!(kinds, ["later_date", "longer_deadline", "phased", "reduced_scope"]);
    assert_eq!(offered[0]["start"], "2026-12-07");
    assert_eq!(offered[1]["new_deadline"], "2026-12-11");
}

#[test]
fn d10_days_with_fewer_hours_count_as_leave_too() {
    let changes = [
        ("person.leave", json!([{"from": "2026-11-23", "to": "2026-12-18", "hours_per_week": 10}])),
        ("request.hours", json!(20)),
        ("request.deadline", json!("2026-12-04")),
    ];
    let (reason, ..) = alone("D10", &changes, &[("person.leave", json!([]))]);
    assert_eq!(reason, json!({"kind": "leave", "reduced_to": {"hours_per_week": 10, "until": "2026-12-18"}}));
}

/// 46 hours promised in two weeks of 25.5; so many asked for.
fn busy(hours: u32) -> Vec<(&'static str, Value)> {
    vec![
        ("commitments", json!([{"alias": "the website", "hours_left": 46, "due": "2026-12-04"}])),
        ("request.hours", json!(hours)),
        ("request.deadline", json!("2026-12-04")),
    ]
}

#[test]
fn d11_the_deadline_is_too_short_above_a_fifth_of_the_request() {
    let (reason, _, offered) = alone("D11", &busy(24), &[("request.hours", json!(5))]);
    assert_eq!(reason["kind"], "deadline_too_short");
    // Five of 24 hours are less than a quarter: too little to be offered alone.
    let kinds: Vec<_> = offered.iter().map(|one| one["kind"].clone()).collect();
    assert_eq!(kinds, ["longer_deadline"]);
}

#[test]
fn d11_the_week_is_full_at_a_fifth_of_the_request() {
    let (reason, explanation, offered) = alone("D11", &busy(25), &[("request.hours", json!(5))]);
    assert_eq!(
        reason,
        json!({"kind": "capacity", "period": {"from": "2026-11-23", "to": "2026-12-04"}, "committed_hours": 23,
            "capacity_hours": 25.5,
            "commitments": [{"name": "the website"}]})
    );
    assert_eq!(
        explanation,
        "Up to Friday 4 December 2026 there are 51 h and 46 h are promised: 5 h are free, and the request needs 25 h."
    );
    assert_eq!(
        offered,
        [
            json!({"kind": "later_date", "start": "2026-11-30", "detail": "Delivery would be on Friday 11 December."}),
            json!({"kind": "longer_deadline", "new_deadline": "2026-12-11"}),
        ]
    );
}

#[test]
fn d11_the_week_is_full_when_two_weeks_more_are_not_enough() {
    let mut changes = busy(20);
    changes[0].1 = json!([{"alias": "the website", "hours_left": 46, "due": "2026-12-04"},
        {"alias": "the fair", "hours_left": 51, "due": "2026-12-18"}]);
    let (reason, _, offered) = alone("D11", &changes, &[("commitments", json!([]))]);
    assert_eq!(reason["kind"], "capacity");
    // Up to Friday 25 December 127.5 hours less 97: 30.5. Up to the 18th only 5.
    assert_eq!(offered[1], json!({"kind": "longer_deadline", "new_deadline": "2026-12-25"}));
}

#[test]
fn d11_counts_what_is_due_after_the_deadline() {
    let changes = [
        ("commitments", json!([{"alias": "the book", "hours_left": 100, "due": "2026-12-18"}])),
        ("request.hours", json!(20)),
        ("request.deadline", json!("2026-12-04")),
    ];
    let (_, explanation, _) = alone("D11", &changes, &[("commitments.0.hours_left", json!(82))]);
    assert_eq!(
        explanation,
        "Up to Friday 18 December 2026 there are 102 h and 100 h are promised: 2 h are free, and the request needs 20 h."
    );
}

#[test]
fn d11_a_week_in_which_nothing_is_promised_is_not_full() {
    let changes = [("request.hours", json!(200)), ("request.deadline", json!("2026-11-27"))];
    let (reason, ..) = alone("D11", &changes, &[("request.hours", json!(25.5))]);
    assert_eq!(reason["kind"], "deadline_too_short");
    assert_eq!(reason["earliest_delivery"], "2027-01-15");
}

#[test]
fn d11_every_week_is_asked_for() {
    let changes = [
        ("commitments", json!([{"alias": "the retainer", "hours_per_week": 22, "due": "2027-01-08"}])),
        ("request.hours_per_week", json!(8)),
    ];
    let (reason, explanation, offered) = alone("D11", &changes, &[("request.hours_per_week", json!(3.5))]);
    assert_eq!(reason["kind"], "capacity");
    assert_eq!(reason["period"], json!({"from": "2026-11-23", "to": "2027-01-08"}));
    assert_eq!(reason["free_from"], "2027-01-11");
    assert_eq!((&reason["committed_hours"], &reason["capacity_hours"]), (&json!(22), &json!(25.5)));
    assert_eq!(explanation, "Each week 3.5 h are free at the most, and the request needs 8 h.");
    assert_eq!(
        offered,
        [
            json!({"kind": "later_date", "start": "2027-01-11"}),
            json!({"kind": "reduced_scope", "keep": ["a part of it, 3 hours a week"]}),
        ]
    );
}

#[test]
fn d11_the_factor_is_strain_and_the_buffer_is_a_parameter() {
    let free = |changes: &[(&str, Value)]| {
        let changed =
            with(with(calm(), &[("request.hours", json!(20)), ("request.deadline", json!("2026-11-27"))]), changes);
        serde_json::to_value(diagnosed(&changed).findings()[0].facts.get("free_hours")).unwrap()
    };
    assert_eq!(free(&[]), json!(25.5));
    assert_eq!(free(&[("person.buffer_percent", json!(0))]), json!(30));
    assert_eq!(free(&[("thresholds", json!({"buffer_percent": 10}))]), json!(27));
    assert_eq!(free(&[("person.overtime_weeks", json!(1))]), json!(25.5));
    assert_eq!(free(&[("person.overtime_weeks", json!(2))]), json!(20.4));
    assert_eq!(free(&[("person.energy", json!(2))]), json!(20.4));
    assert_eq!(free(&[("person.overtime_weeks", json!(4))]), json!(15.3));
    assert_eq!(free(&[("person.energy", json!(1))]), json!(15.3));
    assert_eq!(free(&[("person.energy", json!(3))]), json!(25.5));
    assert_eq!(free(&[("person.energy", json!(1)), ("thresholds", json!({"exhausted_percent": 50}))]), json!(12.75));
}

#[test]
fn d11_the_fewest_commitments_of_lower_priority_may_wait() {
    let commitments = json!([
        {"alias": "the newsletter", "hours_left": 20, "due": "2026-12-04", "movable": true, "priority": "low"},
        {"alias": "the archive", "hours_left": 16, "due": "2026-12-04", "movable": true, "priority": "low"},
        {"alias": "the fair", "hours_left": 10, "due": "2026-12-04", "movable": true}
    ]);
    let mut changes = busy(20);
    changes[0].1 = commitments;
    let (.., offered) = alone("D11", &changes, &[("request.hours", json!(5))]);
    // Fifteen hours are missing: the archive alone is enough, and the newsletter would be more than is needed.
    let swap = json!({"kind": "priority_swap", "pause": [{"task": "the archive", "new_date": "2026-12-11"}]});
    assert!(offered.contains(&swap), "{offered:?}");
}

#[test]
fn d11_named_parts_are_offered_by_name() {
    let mut changes = busy(20);
    changes.push((
        "request.parts",
        json!([{"name": "the summary", "hours": 5}, {"name": "the tables", "hours": 9}, {"name": "the index", "hours": 6}]),
    ));
    let (reason, _, offered) = alone("D11", &changes, &[("commitments", json!([]))]);
    assert_eq!(reason["why_needed"], json!(["the summary", "the tables", "the index"]));
    assert_eq!(
        offered[1]["phases"],
        json!([{"what": "the summary", "when": "2026-12-04"}, {"what": "the tables and the index", "when": "2026-12-11"}])
    );
    assert_eq!(
        offered[2],
        json!({"kind": "reduced_scope", "keep": ["the summary"], "drop": ["the tables", "the index"], "hours": 5,
            "deadline": "2026-12-04"})
    );
}

#[test]
fn d12_an_hour_is_paid_below_the_minimum() {
    let money = |amount: &str| json!({"amount": amount, "currency": "EUR"});
    let changes =
        [("person.minimum_rate", money("30.00")), ("request.offered", money("18.00")), ("request.hours", json!(10))];
    let (reason, explanation, offered) = alone("D12", &changes, &[("request.offered", money("30.00"))]);
    assert_eq!(
        reason,
        json!({"kind": "budget_mismatch", "offered": money("18.00"), "minimum": money("30.00"), "basis": "hour"})
    );
    assert_eq!(explanation, "The offer is 18\u{a0}EUR an hour, and the minimum is 30\u{a0}EUR.");
    assert_eq!(
        offered,
        [
            json!({"kind": "changed_terms", "what_changes": "a quote for 10 hours of work", "amount": money("300.00")}),
            json!({"kind": "reduced_scope", "keep": ["the first part"], "hours": 6}),
        ]
    );
}

#[test]
fn d12_a_project_is_paid_below_the_minimum() {
    let money = |amount: &str| json!({"amount": amount, "currency": "EUR"});
    let changes = [
        ("person.minimum_rate", money("30.00")),
        ("request.offered", money("250.00")),
        ("request.basis", json!("project")),
        ("request.hours", json!(10)),
    ];
    let (reason, ..) = alone("D12", &changes, &[("request.offered", money("300.00"))]);
    assert_eq!(
        reason,
        json!({"kind": "budget_mismatch", "offered": money("250.00"), "quote": money("300.00"), "basis": "project"})
    );
}

#[test]
fn d13_it_lies_outside_the_focus() {
    let focus = json!({"name": "the illustration of picture books", "tags": ["the picture books"],
        "review_date": "2027-03-01", "criteria": ["a text for children"]});
    let changes = [("person.focus", focus), ("request.tags", json!(["the logos"]))];
    let (reason, explanation, offered) = alone("D13", &changes, &[("request.tags", json!(["the picture books"]))]);
    assert_eq!(
        reason,
        json!({"kind": "strategic_fit", "focus": "the illustration of picture books", "review_date": "2027-03-01",
            "criteria": ["a text for children"]})
    );
    assert_eq!(
        explanation,
        "The request (the logos) lies outside what the work is devoted to: the illustration of picture books."
    );
    assert_eq!(offered, [json!({"kind": "reopen_condition", "review_date": "2027-03-01"})]);
}

#[test]
fn d14_nothing_stands_in_the_way() {
    let diagnosis =
        diagnosed(&with(calm(), &[("request.hours", json!(10)), ("request.deadline", json!("2026-11-27"))]));
    assert!(diagnosis.can_accept());
    assert_eq!(fired(&diagnosis), ["D14"]);
    assert_eq!(
        diagnosis.findings()[0].explanation,
        "No rule stands against it: up to Friday 27 November 2026 there are 25.5 h free, and the request needs 10 h."
    );
    assert!(diagnosis.reasons().is_empty() && diagnosis.alternatives().is_empty());
    let (recipient, sender) = (declina::Recipient::new("Ann"), declina::Sender::new("Tom"));
    assert_eq!(diagnosis.decline(recipient, sender, declina::Request::new("write it")), None);
}

#[test]
fn d14_a_choice_is_a_reason_only_when_it_is_said() {
    let focus = json!({"name": "the two books under way", "review_date": "2027-02-01"});
    let changes = [("person.focus", focus), ("context", json!({"by_choice": true}))];
    let (reason, explanation, offered) = alone("D14", &changes, &[("context.by_choice", json!(false))]);
    assert_eq!(
        reason,
        json!({"kind": "strategic_fit", "focus": "the two books under way", "review_date": "2027-02-01"})
    );
    assert_eq!(explanation, "Nothing stands in the way: the no is a choice, in favour of the two books under way.");
    assert_eq!(offered, [json!({"kind": "reopen_condition", "review_date": "2027-02-01"})]);
}

#[test]
fn all_that_fire_are_reported_in_order_and_the_first_two_become_reasons() {
    let mut changes = busy(25);
    changes.push(("person.skills", json!(["the bookkeeping"])));
    changes.push(("request.needs_skills", json!(["the payroll"])));
    changes.push(("request.missing", json!([{"item": "the contract"}])));
    let diagnosis = diagnosed(&with(calm(), &changes));
    assert_eq!(fired(&diagnosis), ["D7", "D8", "D11"]);
    let kinds: Vec<_> = diagnosis.reasons().iter().map(|reason| reason.kind().name()).collect();
    assert_eq!(kinds, ["out_of_expertise", "missing_prerequisites"]);
    assert!(diagnosis.alternatives().is_empty(), "a later date would still need the skill");
}

#[test]
fn beside_an_exclusivity_no_later_date_is_offered() {
    let conflict = json!([{"conflict": "exclusivity", "until": "2026-11-27", "tags": ["the website"]}]);
    let mut changes = busy(25);
    changes.push(("person.conflicts", conflict));
    changes.push(("request.tags", json!(["the website"])));
    let diagnosis = diagnosed(&with(calm(), &changes));
    assert_eq!(fired(&diagnosis), ["D3", "D11"]);
    // By Monday 30 November both would be over, but the decline may not hold out a later date.
    assert!(diagnosis.alternatives().iter().all(|one| one.kind().name() != "later_date"));
}

#[test]
fn when_what_is_missing_comes_at_once_it_still_has_to_fit() {
    let mut changes = busy(25);
    changes.push(("request.missing", json!([{"item": "the contract"}])));
    changes.push(("request.deadline", json!("2026-12-18")));
    changes.push(("request.missing_by", json!("2026-12-11")));
    changes.push(("commitments.0.hours_left", json!(80)));
    let diagnosis = diagnosed(&with(calm(), &changes));
    assert_eq!(fired(&diagnosis), ["D8", "D11"]);
    assert!(diagnosis.alternatives().iter().all(|one| one.kind().name() != "reopen_condition"));
}

#[test]
fn delivery_is_on_a_working_day_up_to_friday_or_else_on_the_last_one() {
    let window = |days: Value| json!([{"days": days, "from": "09:00", "to": "14:00"}]);
    let delivery = |days: Value, deadline: &str| {
        let changes = [
            ("person.working_windows", window(days)),
            ("request.hours", json!(40)),
            ("request.deadline", json!(deadline)),
        ];
        offered(&diagnosed(&with(calm(), &changes)))[0]["new_deadline"].clone()
    };
    assert_eq!(delivery(json!(["mon", "tue", "wed", "thu"]), "2026-11-27"), "2026-12-03");
    assert_eq!(delivery(json!(["tue", "wed", "thu", "fri", "sat"]), "2026-11-27"), "2026-12-04");
    // After a Wednesday, somebody who works on Mondays and Saturdays delivers on Saturday.
    assert_eq!(delivery(json!(["mon", "sat"]), "2026-12-02"), "2026-12-05");
}

#[test]
fn what_the_person_offers_is_offered_where_it_fits_and_can_be_kept() {
    let offers = json!([
        {"kind": "referral", "name": "Joan Mercer", "available_from": "2026-12-01", "consent": true},
        {"kind": "referral", "name": "Sam Price", "available_from": "2026-12-14"},
        {"kind": "small_help", "what": "read the first chapter", "time_box": {"hours": 4}, "when": "2026-12-02"},
        {"kind": "small_help", "what": "read the whole book", "time_box": {"hours": 9}, "when": "2026-12-03"},
        {"kind": "small_help", "what": "answer questions", "time_box": {"hours": 1}, "when": "2026-11-29"},
        {"kind": "escalation", "who": "the publisher"}
    ]);
    let situation = with(with(calm(), &busy(25)), &[("offers", offers)]);
    let offered = offered(&diagnosed(&situation));
    let help = offered.iter().filter(|one| one["kind"] == "small_help").collect::<Vec<_>>();
    assert_eq!(help.len(), 1, "nine hours are not free, and the 29th is a Sunday: {offered:?}");
    assert_eq!(help[0]["what"], "read the first chapter");
    let names: Vec<_> = offered.iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(names, ["Joan Mercer"], "Sam Price has room after the deadline only");
    assert!(!offered.iter().any(|one| one["kind"] == "escalation"), "nobody else decides how full the week is");
}

#[test]
fn at_the_end_of_a_relationship_no_later_date_is_offered() {
    let ends = json!({"last_day": "2026-12-11", "handover": ["the files"]});
    let situation = with(with(calm(), &busy(25)), &[("context", json!({"ends_relationship": ends}))]);
    let diagnosis = diagnosed(&situation);
    let kinds: Vec<_> = diagnosis.alternatives().iter().map(|one| one.kind().name()).collect();
    assert_eq!(kinds, ["longer_deadline"]);
    let decline = diagnosis
        .decline(declina::Recipient::new("Ann"), declina::Sender::new("Tom"), declina::Request::new("write it"))
        .unwrap();
    assert!(decline.ends_relationship.is_some());
    decline.validate().unwrap();
}

#[test]
fn the_current_week_counts_from_today() {
    let free = |today: &str, deadline: &str| {
        let changes = [("today", json!(today)), ("request.hours", json!(1)), ("request.deadline", json!(deadline))];
        serde_json::to_value(diagnosed(&with(calm(), &changes)).findings()[0].facts.get("free_hours")).unwrap()
    };
    assert_eq!(free("2026-11-23", "2026-11-29"), json!(25.5));
    assert_eq!(free("2026-11-25", "2026-11-27"), json!(15.3));
    assert_eq!(free("2026-11-27", "2026-11-30"), json!(10.2));
}

#[test]
fn the_days_of_a_week_weigh_as_their_windows_do() {
    let windows = json!([
        {"days": ["mon", "tue", "wed", "thu"], "from": "08:00", "to": "15:00"},
        {"days": ["fri"], "from": "08:00", "to": "10:00"}
    ]);
    let changes = [
        ("person.working_windows", windows),
        ("person.buffer_percent", json!(0)),
        ("request.hours", json!(1)),
        ("request.deadline", json!("2026-11-26")),
    ];
    let diagnosis = diagnosed(&with(calm(), &changes));
    assert_eq!(serde_json::to_value(diagnosis.findings()[0].facts.get("free_hours")).unwrap(), json!(28));
}

#[test]
fn the_diagnosis_says_which_boundaries_the_person_sets() {
    let changes = [
        ("person.working_windows", mornings()),
        ("person.response_hours", json!(24)),
        ("agreement", json!({"reference": "the plan", "notice_days": 15})),
        ("request.at", json!({"date": "2026-11-29", "start": "10:00"})),
    ];
    let situation = with(calm(), &changes);
    let boundaries = json!({"days": ["mon", "tue", "wed", "thu"], "hours": {"from": "09:00", "to": "14:00"},
        "time_zone": "Europe/Madrid", "response_time": {"hours": 24}, "notice": {"days": 15}});
    assert_eq!(serde_json::to_value(declina::diagnose(&read(&situation)).boundaries()).unwrap(), boundaries);
}
