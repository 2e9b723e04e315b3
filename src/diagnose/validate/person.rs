//! The person who is asked.

use super::{Check, LONG_LIST, number, phrases, weekly_hours};
use crate::decline::{Form, Inspector, LONGEST_LIST, Place, in_order, list_length};
use crate::diagnose::person::{Person, PolicyBasis, StandingPolicy};
use crate::diagnose::windows::Windows;
use crate::error::{Error, ErrorKind};

impl Check<'_> {
    pub(super) fn person(&self, inspector: &mut Inspector, place: Place<'_>, person: &Person) -> Result<(), Error> {
        weekly_hours(place.key("hours_per_week"), Some(person.hours_per_week), true)?;
        if let Some(percent) = person.buffer_percent {
            number(place.key("buffer_percent"), percent.into(), 0, 99)?;
        }
        if let Some(energy) = person.energy {
            number(place.key("energy"), energy.into(), 1, 5)?;
        }
        let windows = place.key("working_windows");
        list_length(windows, person.working_windows.len(), 0, 21)?;
        Windows::read(windows, &person.working_windows)?;
        let needs_windows =
            [("response_hours", person.response_hours.is_some()), ("channels", !person.channels.is_empty())];
        for (key, given) in needs_windows {
            if given && person.working_windows.is_empty() {
                let message = "expected working_windows beside it, but found none";
                return Err(place.key(key).error(ErrorKind::Value, message));
            }
        }
        inspector.optional(place.key("emergency_path"), person.emergency_path.as_deref(), Form::NounPhrase)?;
        phrases(inspector, place.key("channels"), &person.channels, LONGEST_LIST)?;
        phrases(inspector, place.key("skills"), &person.skills, LONG_LIST)?;
        let leave = place.key("leave");
        list_length(leave, person.leave.len(), 0, LONG_LIST)?;
        for (index, absence) in person.leave.iter().enumerate() {
            let place = leave.item(index);
            self.within_sight(place.key("from"), Some(absence.from))?;
            self.within_sight(place.key("to"), Some(absence.to))?;
            in_order(place.key("to"), ("from", Some(absence.from)), Some(absence.to), true)?;
            weekly_hours(place.key("hours_per_week"), absence.hours_per_week, false)?;
            inspector.optional(place.key("cover"), absence.cover.as_deref(), Form::Name)?;
        }
        let policies = place.key("policies");
        list_length(policies, person.policies.len(), 0, LONG_LIST)?;
        for (index, one) in person.policies.iter().enumerate() {
            policy(inspector, policies.item(index), one)?;
        }
        let conflicts = place.key("conflicts");
        list_length(conflicts, person.conflicts.len(), 0, LONG_LIST)?;
        for (index, one) in person.conflicts.iter().enumerate() {
            self.within_sight(conflicts.item(index).key("until"), one.until)?;
            phrases(inspector, conflicts.item(index).key("tags"), &one.tags, LONG_LIST)?;
        }
        let safeguards = place.key("safeguards");
        list_length(safeguards, person.safeguards.len(), 0, LONGEST_LIST)?;
        for (index, one) in person.safeguards.iter().enumerate() {
            let place = safeguards.item(index);
            inspector.text(place.key("rule"), &one.rule, Form::Clause)?;
            inspector.optional(place.key("risk"), one.risk.as_deref(), Form::NounPhrase)?;
            inspector.optional(place.key("safe_way"), one.safe_way.as_deref(), Form::Infinitive)?;
        }
        if let Some(focus) = &person.focus {
            let place = place.key("focus");
            inspector.text(place.key("name"), &focus.name, Form::NounPhrase)?;
            self.to_come(place.key("review_date"), focus.review_date)?;
            phrases(inspector, place.key("tags"), &focus.tags, LONG_LIST)?;
            phrases(inspector, place.key("criteria"), &focus.criteria, LONGEST_LIST)?;
        }
        Ok(())
    }
}

fn policy(inspector: &mut Inspector, place: Place<'_>, policy: &StandingPolicy) -> Result<(), Error> {
    inspector.text(place.key("name"), &policy.name, Form::NounPhrase)?;
    inspector.optional(place.key("duty"), policy.duty.as_deref(), Form::Infinitive)?;
    inspector.optional(place.key("authority"), policy.authority.as_deref(), Form::Name)?;
    inspector.optional(place.key("limit_words"), policy.limit_words.as_deref(), Form::VerbPhrase)?;
    inspector.optional(place.key("clause"), policy.clause.as_deref(), Form::VerbPhrase)?;
    inspector.optional(place.key("link"), policy.link.as_deref(), Form::Url)?;
    inspector.optional(place.key("plain_why"), policy.plain_why.as_deref(), Form::Sentence)?;
    phrases(inspector, place.key("tags"), &policy.tags, LONG_LIST)?;
    let house = policy.basis.unwrap_or_default() == PolicyBasis::House;
    let (enough, expected) = if house {
        (policy.limit.is_some() || policy.clause.is_some(), "one of limit, clause")
    } else {
        (policy.duty.is_some(), "duty")
    };
    if enough {
        return Ok(());
    }
    Err(place.error(ErrorKind::Value, format_args!("expected {expected}, but found none")))
}
