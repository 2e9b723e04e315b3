//! The facts of an alternative: in their form, in order, and concrete.

use super::alternative::Alternative;
use super::reason_facts_check::{duration, slots};
use super::text::{Form, Place};
use super::validate::{Inspector, LONGEST_LIST, in_order, list_length};
use crate::error::{Error, ErrorKind};

pub(crate) fn check(inspector: &mut Inspector, place: Place<'_>, alternative: &Alternative) -> Result<(), Error> {
    use Form::{Clause, Infinitive, Name, NounPhrase, Sentence, Url, VerbPhrase};
    inspector.optional(place.key("detail"), alternative.detail(), Sentence)?;
    let concrete = |given: bool, expected: &str| {
        if given {
            return Ok(());
        }
        let kind = alternative.kind().name();
        let message = format_args!("{kind} needs something concrete; expected {expected}, but found none");
        Err(place.error(ErrorKind::Value, message))
    };
    match alternative {
        Alternative::LaterDate(facts) => {
            concrete(facts.start.is_some() || !facts.slots.is_empty(), "one of start, slots")?;
            slots(place.key("slots"), &facts.slots)
        }
        Alternative::LongerDeadline(facts) => {
            inspector.optional(place.key("gives"), facts.gives.as_deref(), NounPhrase)
        }
        Alternative::ReducedScope(facts) => {
            concrete(!facts.keep.is_empty(), "at least one thing in keep")?;
            inspector.list(place.key("keep"), &facts.keep, NounPhrase)?;
            inspector.list(place.key("drop"), &facts.drop, NounPhrase)
        }
        Alternative::Phased(facts) => {
            list_length(place.key("phases"), facts.phases.len(), 2, 4)?;
            let phases = place.key("phases");
            let mut before = None;
            for (index, phase) in facts.phases.iter().enumerate() {
                let place = phases.item(index);
                inspector.text(place.key("what"), &phase.what, NounPhrase)?;
                in_order(place.key("when"), ("the date before", before), Some(phase.when), true)?;
                before = Some(phase.when);
            }
            Ok(())
        }
        Alternative::PrioritySwap(facts) => {
            concrete(!facts.pause.is_empty(), "at least one task in pause")?;
            list_length(place.key("pause"), facts.pause.len(), 1, LONGEST_LIST)?;
            for (index, paused) in facts.pause.iter().enumerate() {
                inspector.text(place.key("pause").item(index).key("task"), &paused.task, NounPhrase)?;
            }
            inspector.optional(place.key("needs_ok_from"), facts.needs_ok_from.as_deref(), NounPhrase)
        }
        Alternative::ChangedTerms(facts) => inspector.text(place.key("what_changes"), &facts.what_changes, NounPhrase),
        Alternative::Referral(facts) => {
            concrete(facts.name.is_some() || facts.role.is_some(), "one of name, role")?;
            inspector.optional(place.key("name"), facts.name.as_deref(), Name)?;
            inspector.optional(place.key("role"), facts.role.as_deref(), NounPhrase)?;
            inspector.optional(place.key("contact"), facts.contact.as_deref(), Name)?;
            inspector.optional(place.key("why_fit"), facts.why_fit.as_deref(), VerbPhrase)?;
            inspector.optional(place.key("intro_offer"), facts.intro_offer.as_deref(), Infinitive)
        }
        Alternative::SelfService(facts) => {
            inspector.text(place.key("resource"), &facts.resource, NounPhrase)?;
            inspector.optional(place.key("url"), facts.url.as_deref(), Url)?;
            duration(place.key("time_needed"), facts.time_needed)?;
            inspector.optional(place.key("covers"), facts.covers.as_deref(), NounPhrase)
        }
        Alternative::OtherFormat(facts) => {
            inspector.text(place.key("to"), &facts.to, NounPhrase)?;
            inspector.optional(place.key("from"), facts.from.as_deref(), NounPhrase)
        }
        Alternative::SmallHelp(facts) => {
            inspector.text(place.key("what"), &facts.what, Infinitive)?;
            duration(place.key("time_box"), facts.time_box)
        }
        Alternative::ReopenCondition(facts) => {
            concrete(facts.condition.is_some() || facts.review_date.is_some(), "one of condition, review_date")?;
            inspector.optional(place.key("condition"), facts.condition.as_deref(), Clause)?;
            inspector.optional(place.key("how_to_trigger"), facts.how_to_trigger.as_deref(), Infinitive)
        }
        Alternative::Escalation(facts) => {
            inspector.text(place.key("who"), &facts.who, NounPhrase)?;
            inspector.optional(place.key("channel"), facts.channel.as_deref(), NounPhrase)?;
            duration(place.key("expected_reply"), facts.expected_reply)
        }
        Alternative::Other(facts) => inspector.text(place.key("offer"), &facts.offer, Sentence),
    }
}
