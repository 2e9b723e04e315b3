//! The facts of a reason: in their form, in order, and enough to be specific.

use jiff::civil::{Date, Time};

use super::reason::Reason;
use super::reason_choices::Owner;
use super::reason_facts::{Commitment, Slot, WorkingHours};
use super::text::{Form, Place};
use super::validate::{Inspector, LONGEST_LIST, in_order, list_length, missing_facts};
use super::values::{Duration, Money, Period};
use crate::error::{Error, ErrorKind};

pub(super) fn check(inspector: &mut Inspector, place: Place<'_>, reason: &Reason) -> Result<(), Error> {
    use Form::{Clause, Infinitive, Name, NounPhrase, Sentence, Url, VerbPhrase};
    let kind = reason.kind().name();
    inspector.optional(place.key("detail"), reason.detail(), Sentence)?;
    match reason {
        Reason::Capacity(facts) => {
            let none = facts.committed_hours.is_none()
                && facts.commitments.is_empty()
                && facts.period.is_none()
                && facts.free_from.is_none();
            if none {
                let expected = "one of committed_hours, commitments, period, free_from";
                return Err(missing_facts(place, kind, expected));
            }
            period(place.key("period"), facts.period)?;
            if let (Some(committed), Some(capacity)) = (facts.committed_hours, facts.capacity_hours)
                && capacity.hundredths() == 0
            {
                let message = format_args!("expected hours above 0 beside committed_hours, {committed}, but found 0");
                return Err(place.key("capacity_hours").error(ErrorKind::Value, message));
            }
            let end = ("period.to", facts.period.map(|period| period.to));
            in_order(place.key("free_from"), end, facts.free_from, true)?;
            commitments(inspector, place.key("commitments"), &facts.commitments)
        }
        Reason::ScheduleConflict(facts) => {
            slot(place.key("when"), &facts.when)?;
            inspector.optional(place.key("conflict_label"), facts.conflict_label.as_deref(), NounPhrase)?;
            slots(place.key("next_slots"), &facts.next_slots)
        }
        Reason::DeadlineTooShort(facts) => {
            if facts.needed_time.is_none() && facts.earliest_delivery.is_none() {
                return Err(missing_facts(place, kind, "one of needed_time, earliest_delivery"));
            }
            duration(place.key("needed_time"), facts.needed_time)?;
            let asked = ("requested_deadline", Some(facts.requested_deadline));
            in_order(place.key("earliest_delivery"), asked, facts.earliest_delivery, false)?;
            inspector.list(place.key("why_needed"), &facts.why_needed, NounPhrase)
        }
        Reason::OutOfScope(facts) => {
            inspector.text(place.key("agreement_ref"), &facts.agreement_ref, NounPhrase)?;
            let hours = facts.hours_included.is_some() && facts.hours_used.is_some();
            if facts.included.is_empty() && facts.item_excluded.is_none() && !hours {
                let expected = "one of included, item_excluded, hours_included with hours_used";
                return Err(missing_facts(place, kind, expected));
            }
            let pair = [("hours_included", facts.hours_included), ("hours_used", facts.hours_used)];
            if let [(alone, Some(_)), (absent, None)] | [(absent, None), (alone, Some(_))] = pair {
                let message = format_args!("expected {absent} too, but found {alone} alone");
                return Err(place.key(alone).error(ErrorKind::Value, message));
            }
            inspector.optional(place.key("item_excluded"), facts.item_excluded.as_deref(), NounPhrase)?;
            inspector.list(place.key("included"), &facts.included, NounPhrase)
        }
        Reason::OutOfExpertise(facts) => {
            inspector.text(place.key("skill"), &facts.skill, NounPhrase)?;
            inspector.optional(place.key("risk"), facts.risk.as_deref(), NounPhrase)?;
            inspector.list(place.key("what_i_do"), &facts.what_i_do, NounPhrase)
        }
        Reason::WorkingHours(facts) => {
            working_hours(place.key("hours"), &facts.hours)?;
            inspector.optional(place.key("channel"), facts.channel.as_deref(), NounPhrase)?;
            duration(place.key("response_time"), facts.response_time)?;
            if let Some(window) = &facts.next_window {
                slot(place.key("next_window"), window)?;
            }
            inspector.optional(place.key("emergency_path"), facts.emergency_path.as_deref(), NounPhrase)
        }
        Reason::BudgetMismatch(facts) => {
            if facts.minimum.is_none() && facts.quote.is_none() {
                return Err(missing_facts(place, kind, "one of minimum, quote"));
            }
            above(place.key("minimum"), facts.offered.as_ref(), facts.minimum.as_ref())?;
            above(place.key("quote"), facts.offered.as_ref(), facts.quote.as_ref())?;
            inspector.optional(place.key("terms"), facts.terms.as_deref(), NounPhrase)
        }
        Reason::Policy(facts) => {
            inspector.text(place.key("policy_name"), &facts.policy_name, NounPhrase)?;
            if facts.clause.is_none() && facts.limit.is_none() && facts.date_facts.is_none() {
                return Err(missing_facts(place, kind, "one of clause, limit, date_facts"));
            }
            inspector.optional(place.key("clause"), facts.clause.as_deref(), VerbPhrase)?;
            inspector.optional(place.key("limit"), facts.limit.as_deref(), VerbPhrase)?;
            if let Some(dates) = &facts.date_facts {
                if dates.bought_on.is_none() && dates.asked_on.is_none() {
                    let message = "expected one of bought_on, asked_on, but found none";
                    return Err(place.key("date_facts").error(ErrorKind::Value, message));
                }
                let date_facts = place.key("date_facts");
                in_order(date_facts.key("asked_on"), ("bought_on", dates.bought_on), dates.asked_on, true)?;
            }
            inspector.optional(place.key("link"), facts.link.as_deref(), Url)?;
            inspector.optional(place.key("plain_why"), facts.plain_why.as_deref(), Sentence)
        }
        Reason::LegalOrEthical(facts) => {
            inspector.text(place.key("duty"), &facts.duty, Infinitive)?;
            inspector.optional(place.key("authority"), facts.authority.as_deref(), Name)
        }
        Reason::ConflictOfInterest(_) => Ok(()),
        Reason::MissingPrerequisites(facts) => {
            if facts.missing.is_empty() {
                return Err(missing_facts(place, kind, "at least one thing in missing"));
            }
            let missing = place.key("missing");
            list_length(missing, facts.missing.len(), 1, LONGEST_LIST)?;
            for (index, item) in facts.missing.iter().enumerate() {
                let place = missing.item(index);
                inspector.text(place.key("item"), &item.item, NounPhrase)?;
                if let Some(Owner::Other(owner)) = &item.owner {
                    inspector.text(place.key("owner"), owner, NounPhrase)?;
                }
            }
            inspector.optional(place.key("what_happens_next"), facts.what_happens_next.as_deref(), Infinitive)
        }
        Reason::SecurityOrPrivacy(facts) => {
            inspector.text(place.key("rule"), &facts.rule, Clause)?;
            inspector.optional(place.key("risk"), facts.risk.as_deref(), NounPhrase)?;
            inspector.optional(place.key("safe_way"), facts.safe_way.as_deref(), Infinitive)
        }
        Reason::StrategicFit(facts) => {
            inspector.text(place.key("focus"), &facts.focus, NounPhrase)?;
            in_order(place.key("review_date"), ("decision_date", facts.decision_date), facts.review_date, false)?;
            inspector.list(place.key("criteria"), &facts.criteria, NounPhrase)
        }
        Reason::NotSelected(facts) => {
            inspector.text(place.key("decision"), &facts.decision, NounPhrase)?;
            list_length(place.key("criterion"), facts.criterion.len(), 0, 2)?;
            inspector.list(place.key("criterion"), &facts.criterion, NounPhrase)?;
            inspector.optional(place.key("feedback"), facts.feedback.as_deref(), Infinitive)
        }
        Reason::Leave(facts) => {
            if facts.away.is_none() && facts.reduced_to.is_none() {
                return Err(missing_facts(place, kind, "one of away, reduced_to"));
            }
            period(place.key("away"), facts.away)?;
            inspector.optional(place.key("cover"), facts.cover.as_deref(), Name)
        }
        Reason::NotMyDecision(facts) => {
            inspector.text(place.key("decider_role"), &facts.decider_role, NounPhrase)?;
            inspector.optional(place.key("how_to_ask"), facts.how_to_ask.as_deref(), Infinitive)
        }
        Reason::Other(facts) => inspector.text(place.key("statement"), &facts.statement, Sentence),
    }
}

fn period(place: Place<'_>, period: Option<Period>) -> Result<(), Error> {
    let Some(period) = period else { return Ok(()) };
    in_order(place.key("to"), ("from", Some(period.from)), Some(period.to), true)
}

fn commitments(inspector: &mut Inspector, place: Place<'_>, commitments: &[Commitment]) -> Result<(), Error> {
    list_length(place, commitments.len(), 0, LONGEST_LIST)?;
    commitments
        .iter()
        .enumerate()
        .try_for_each(|(index, one)| inspector.text(place.item(index).key("name"), &one.name, Form::NounPhrase))
}

pub(crate) fn slot(place: Place<'_>, slot: &Slot) -> Result<(), Error> {
    let alone = |key: &'static str, found: &str| {
        Err(place.key(key).error(ErrorKind::Value, format_args!("expected a start too, but found {found} alone")))
    };
    match (slot.start, slot.end, &slot.time_zone) {
        (Some(start), Some(end), _) => times_in_order(place.key("end"), ("start", start), end),
        (None, Some(_), _) => alone("end", "an end"),
        (None, None, Some(_)) => alone("time_zone", "a time zone"),
        _ => Ok(()),
    }
}

/// Refuses an end that does not come after its start.
pub(crate) fn times_in_order(place: Place<'_>, (name, start): (&str, Time), end: Time) -> Result<(), Error> {
    if end > start {
        return Ok(());
    }
    let [start, end] = [start, end].map(|time| time.strftime("%H:%M").to_string());
    Err(place.error(ErrorKind::Value, format_args!("expected a time after {name}, {start}, but found {end}")))
}

pub(super) fn slots(place: Place<'_>, slots: &[Slot]) -> Result<(), Error> {
    list_length(place, slots.len(), 0, LONGEST_LIST)?;
    let mut before: Option<Date> = None;
    for (index, one) in slots.iter().enumerate() {
        slot(place.item(index), one)?;
        in_order(place.item(index).key("date"), ("the date before", before), Some(one.date), true)?;
        before = Some(one.date);
    }
    Ok(())
}

fn working_hours(place: Place<'_>, hours: &WorkingHours) -> Result<(), Error> {
    list_length(place.key("days"), hours.days.len(), 1, 7)?;
    times_in_order(place.key("to"), ("from", hours.from), hours.to)
}

pub(crate) fn duration(place: Place<'_>, duration: Option<Duration>) -> Result<(), Error> {
    if duration.is_some_and(Duration::is_zero) {
        return Err(place.error(ErrorKind::Value, "expected a duration above 0, but found 0"));
    }
    Ok(())
}

/// Refuses a price that is not above what was offered, which would be no reason to say no.
fn above(place: Place<'_>, offered: Option<&Money>, price: Option<&Money>) -> Result<(), Error> {
    let (Some(offered), Some(price)) = (offered, price) else { return Ok(()) };
    if offered.currency() != price.currency() || price.hundredths() > offered.hundredths() {
        return Ok(());
    }
    let (offered, price) = (offered.amount(), price.amount());
    let message = format_args!("expected an amount above the offered {offered}, but found {price}");
    Err(place.error(ErrorKind::Value, message))
}
