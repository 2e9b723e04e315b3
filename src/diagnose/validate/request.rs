//! What is asked, and what was agreed.

use super::{Check, LONG_LIST, above_zero, phrases, weekly_hours};
use crate::decline::{
    Basis, Form, Hours, Inspector, LONGEST_LIST, Owner, Place, check_duration, check_slot, in_order, list_length,
};
use crate::diagnose::person::PolicyBasis;
use crate::diagnose::request_facts::{Agreement, RequestFacts};
use crate::diagnose::tags;
use crate::error::{Error, ErrorKind};

impl Check<'_> {
    pub(super) fn agreement(
        &self,
        inspector: &mut Inspector,
        place: Place<'_>,
        agreement: &Agreement,
    ) -> Result<(), Error> {
        inspector.text(place.key("reference"), &agreement.reference, Form::NounPhrase)?;
        if agreement.hours_used.is_some() && agreement.hours_per_month.is_none() {
            let message = "expected hours_per_month beside it, but found none";
            return Err(place.key("hours_used").error(ErrorKind::Value, message));
        }
        phrases(inspector, place.key("includes"), &agreement.includes, LONGEST_LIST)?;
        phrases(inspector, place.key("excludes"), &agreement.excludes, LONG_LIST)
    }

    pub(super) fn request(
        &self,
        inspector: &mut Inspector,
        place: Place<'_>,
        request: &RequestFacts,
    ) -> Result<(), Error> {
        above_zero(place.key("hours"), request.hours)?;
        weekly_hours(place.key("hours_per_week"), request.hours_per_week, true)?;
        if request.hours_per_week.is_some() && (request.hours.is_some() || !request.parts.is_empty()) {
            let message = "expected the hours of the whole or of a week, but found both";
            return Err(place.key("hours_per_week").error(ErrorKind::Value, message));
        }
        self.to_come(place.key("deadline"), request.deadline)?;
        self.within_sight(place.key("start_not_before"), request.start_not_before)?;
        in_order(place.key("deadline"), ("start_not_before", request.start_not_before), request.deadline, true)?;
        if let Some(slot) = &request.at {
            check_slot(place.key("at"), slot)?;
            self.to_come(place.key("at").key("date"), Some(slot.date))?;
            self.same_zone(place.key("at"), slot.time_zone.as_ref())?;
        }
        inspector.optional(place.key("channel"), request.channel.as_deref(), Form::NounPhrase)?;
        self.past(place.key("received"), request.received)?;
        self.past(place.key("bought_on"), request.bought_on)?;
        in_order(place.key("received"), ("bought_on", request.bought_on), request.received, true)?;
        self.money(place, request)?;
        phrases(inspector, place.key("tags"), &request.tags, LONG_LIST)?;
        self.reserved_tags(place.key("tags"), request)?;
        phrases(inspector, place.key("needs_skills"), &request.needs_skills, LONGEST_LIST)?;
        let missing = place.key("missing");
        list_length(missing, request.missing.len(), 0, LONGEST_LIST)?;
        for (index, item) in request.missing.iter().enumerate() {
            let place = missing.item(index);
            inspector.text(place.key("item"), &item.item, Form::NounPhrase)?;
            if let Some(Owner::Other(owner)) = &item.owner {
                inspector.text(place.key("owner"), owner, Form::NounPhrase)?;
            }
        }
        self.to_come(place.key("missing_by"), request.missing_by)?;
        inspector.optional(place.key("then"), request.then.as_deref(), Form::Infinitive)?;
        if let Some(decider) = &request.decided_by {
            let place = place.key("decided_by");
            inspector.text(place.key("role"), &decider.role, Form::NounPhrase)?;
            inspector.optional(place.key("how_to_ask"), decider.how_to_ask.as_deref(), Form::Infinitive)?;
            inspector.optional(place.key("channel"), decider.channel.as_deref(), Form::NounPhrase)?;
            self.to_come(place.key("by_when"), decider.by_when)?;
            check_duration(place.key("expected_reply"), decider.expected_reply)?;
        }
        self.parts(inspector, place.key("parts"), request)
    }

    fn money(&self, place: Place<'_>, request: &RequestFacts) -> Result<(), Error> {
        if let Some(basis @ (Basis::Day | Basis::Month)) = request.basis {
            let found = if basis == Basis::Day { "day" } else { "month" };
            let message = format_args!("expected hour or project, but found {found}");
            return Err(place.key("basis").error(ErrorKind::Value, message));
        }
        let (Some(offered), Some(least)) = (&request.offered, &self.situation.person.minimum_rate) else {
            return Ok(());
        };
        if offered.currency() == least.currency() {
            return Ok(());
        }
        let (found, expected) = (offered.currency(), least.currency());
        let message = format_args!("expected {expected}, the currency of person.minimum_rate, but found {found}");
        Err(place.key("offered").error(ErrorKind::Fit, message))
    }

    fn reserved_tags(&self, place: Place<'_>, request: &RequestFacts) -> Result<(), Error> {
        for (index, tag) in request.tags.iter().enumerate() {
            let Some(basis) = tags::reserved(tag) else { continue };
            let policies = &self.situation.person.policies;
            if !policies.iter().any(|policy| policy.basis.unwrap_or_default() == basis) {
                let needed = if basis == PolicyBasis::Law { "law" } else { "ethics" };
                let message = format_args!(
                    "expected a policy in person.policies whose basis is {needed} and that says the duty, but found none"
                );
                return Err(place.item(index).error(ErrorKind::Fit, message));
            }
        }
        Ok(())
    }

    fn parts(&self, inspector: &mut Inspector, place: Place<'_>, request: &RequestFacts) -> Result<(), Error> {
        if request.parts.is_empty() {
            return Ok(());
        }
        list_length(place, request.parts.len(), 2, LONGEST_LIST)?;
        let mut sum = 0;
        for (index, part) in request.parts.iter().enumerate() {
            inspector.text(place.item(index).key("name"), &part.name, Form::NounPhrase)?;
            above_zero(place.item(index).key("hours"), Some(part.hours))?;
            sum += part.hours.hundredths();
        }
        if let Some(hours) = request.hours
            && hours.hundredths() != sum
        {
            let found = Hours::from_hundredths(sum);
            let message = format_args!("expected parts of {hours} hours together, but found {found}");
            return Err(place.error(ErrorKind::Fit, message));
        }
        Ok(())
    }
}
