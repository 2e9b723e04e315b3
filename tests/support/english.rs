//! Every reason and every alternative with every field, in English.

use serde_json::{Value, json};

pub fn reasons() -> Vec<Value> {
    vec![
        json!({
            "kind": "capacity", "committed_hours": 38, "capacity_hours": 40, "requested_hours": 10,
            "period": {"from": "2026-11-23", "to": "2027-01-08"}, "free_from": "2027-01-11",
            "commitments": [
                {"name": "the spring catalogue", "hours": 20, "until": "2026-12-18"},
                {"name": "the yearly audit", "hours": 18.5}
            ],
            "detail": "Every week of December is planned by the day."
        }),
        json!({
            "kind": "schedule_conflict",
            "when": {"date": "2026-12-03", "start": "18:30", "end": "19:30", "time_zone": "Europe/London"},
            "conflict_label": "another meeting",
            "next_slots": [{"date": "2026-12-04", "start": "10:00", "end": "11:00"}, {"date": "2026-12-09", "start": "13:00"}],
            "detail": "The other date has stood since October."
        }),
        json!({
            "kind": "deadline_too_short", "requested_deadline": "2026-12-04", "needed_time": {"days": 8},
            "earliest_delivery": "2026-12-11", "why_needed": ["the proofs", "two full readings"],
            "detail": "Each reading takes three days."
        }),
        json!({
            "kind": "out_of_scope", "agreement_ref": "our agreement from March",
            "included": ["bookkeeping", "the quarterly return"], "item_excluded": "payroll",
            "hours_included": 20, "hours_used": 17.5, "detail": "Payroll also needs an insurance."
        }),
        json!({
            "kind": "out_of_expertise", "skill": "three-dimensional animation",
            "what_i_do": ["book illustration", "posters"], "risk": "a half-finished film",
            "detail": "The technique takes a studio of its own."
        }),
        json!({
            "kind": "working_hours",
            "hours": {"days": ["mon", "tue", "wed", "thu"], "from": "09:00", "to": "17:30", "time_zone": "Europe/London"},
            "channel": "e-mail", "response_time": {"hours": 24},
            "next_window": {"date": "2026-11-30", "start": "09:00", "end": "10:00"},
            "emergency_path": "the duty phone at the front desk", "detail": "The whole team rests at weekends."
        }),
        json!({
            "kind": "budget_mismatch", "offered": {"amount": "1200.00", "currency": "GBP"},
            "minimum": {"amount": "1800.00", "currency": "GBP"}, "quote": {"amount": "2150.50", "currency": "GBP"},
            "basis": "project", "terms": "two rounds of corrections", "detail": "The quote stands until the year ends."
        }),
        json!({
            "kind": "policy", "policy_name": "the returns policy", "clause": "covers goods that are unused",
            "limit": "takes returns for 30 days", "date_facts": {"bought_on": "2026-09-14", "asked_on": "2026-11-23"},
            "link": "https://shop.example/returns", "plain_why": "That way every coat goes back on sale as new.",
            "detail": "The limit is printed on the receipt."
        }),
        json!({
            "kind": "legal_or_ethical", "duty": "keep patient records private",
            "authority": "the General Medical Council", "detail": "The duty outlasts the treatment."
        }),
        json!({
            "kind": "conflict_of_interest", "conflict": "exclusivity", "until": "2027-06-30",
            "detail": "The agreement covers the whole trade."
        }),
        json!({
            "kind": "missing_prerequisites",
            "missing": [
                {"item": "the keys to the shop", "owner": "you"},
                {"item": "the stamp on the drawings", "owner": "the planning office"},
                {"item": "the copy of the contract", "owner": "us"}
            ],
            "due": "2026-12-02", "what_happens_next": "start the works on the next day",
            "detail": "Without them the works stop on the first day."
        }),
        json!({
            "kind": "security_or_privacy", "rule": "everybody signs in with their own account",
            "risk": "an access that nobody can trace", "safe_way": "create a new account in the panel",
            "detail": "The rule holds for the whole team."
        }),
        json!({
            "kind": "strategic_fit", "focus": "the shared calendar", "decision_date": "2026-10-05",
            "review_date": "2027-03-15", "criteria": ["the number of requests", "the cost of keeping it"],
            "detail": "The roadmap is public."
        }),
        json!({
            "kind": "not_selected", "decision": "the post of laboratory technician",
            "criterion": ["experience with cultures", "the night shift"], "feedback": "go through the test by phone",
            "detail": "There were 84 applications."
        }),
        json!({
            "kind": "leave", "away": {"from": "2026-12-21", "to": "2027-01-06"},
            "reduced_to": {"hours_per_week": 15, "until": "2027-02-26"}, "cover": "Nora Pole",
            "detail": "The inbox is looked after on those days."
        }),
        json!({
            "kind": "not_my_decision", "decider_role": "the head of purchasing",
            "how_to_ask": "fill in the discount form", "by_when": "2026-12-10",
            "detail": "Purchasing meets every Monday."
        }),
        json!({
            "kind": "other", "statement": "The press is closed from 7 to 18 December for the move.",
            "permanent": false, "detail": "The machines travel in three lorries."
        }),
    ]
}

pub fn alternatives() -> Vec<Value> {
    vec![
        json!({
            "kind": "later_date", "start": "2027-01-11",
            "slots": [{"date": "2027-01-12", "start": "10:00", "end": "11:00"}, {"date": "2027-01-13", "start": "16:30"}],
            "hold_until": "2026-12-11", "detail": "From that day there is room for all of it."
        }),
        json!({
            "kind": "longer_deadline", "new_deadline": "2026-12-15", "gives": "the whole catalogue",
            "detail": "The index is part of it."
        }),
        json!({
            "kind": "reduced_scope", "keep": ["the cover", "the index"], "drop": ["the data sheets", "the glossary"], "hours": 6,
            "deadline": "2026-12-04", "detail": "The rest can wait."
        }),
        json!({
            "kind": "phased",
            "phases": [{"what": "the drawings", "when": "2026-12-04"}, {"what": "the report, with annexes", "when": "2026-12-18"}],
            "detail": "Each part is reviewed on its own."
        }),
        json!({
            "kind": "priority_swap",
            "pause": [{"task": "the sales report", "new_date": "2026-12-14"}, {"task": "the yearly review"}],
            "needs_ok_from": "the floor manager", "detail": "The change takes a day."
        }),
        json!({
            "kind": "changed_terms", "what_changes": "an addition to the contract",
            "amount": {"amount": "180.00", "currency": "GBP"}, "valid_until": "2026-12-20", "detail": "The price includes delivery."
        }),
        json!({
            "kind": "referral", "name": "Joan Mercer", "role": "the payroll clerk", "contact": "joan@payroll.example",
            "why_fit": "runs payroll for small shops", "available_from": "2026-12-01",
            "intro_offer": "write to both sides", "consent": true, "detail": "Her books fill up soon."
        }),
        json!({
            "kind": "self_service", "resource": "the backup guide", "url": "https://help.example/backup",
            "time_needed": {"minutes": 20}, "covers": "the whole backup", "detail": "The guide has pictures."
        }),
        json!({
            "kind": "other_format", "to": "a short call", "from": "the long meeting", "when": "2026-12-09",
            "detail": "The call is recorded."
        }),
        json!({
            "kind": "small_help", "what": "read the final text", "time_box": {"hours": 2}, "when": "2026-12-03",
            "detail": "The notes come in the same file."
        }),
        json!({
            "kind": "reopen_condition", "condition": "the agreement ends in June", "review_date": "2027-03-15",
            "how_to_trigger": "forward this message", "detail": "The review takes a week."
        }),
        json!({
            "kind": "escalation", "who": "the duty team", "channel": "the emergency line",
            "expected_reply": {"hours": 2}, "detail": "The number is on the invoice."
        }),
        json!({
            "kind": "other", "offer": "On Friday 4 December the workshop is open to visitors.",
            "detail": "Entry is free."
        }),
    ]
}
