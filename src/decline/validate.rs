//! What a decline must hold to be written: values in their form, facts enough, dates in order, parts that fit.

use jiff::civil::Date;

use super::Decline;
use super::fit::{Lasting, fitting, lasting};
use super::parts::{Recipient, Request, Sender};
use super::reason::ReasonKind;
use super::text::{self, Form, Place};
use super::{alternative_facts_check, reason_facts_check};
use crate::error::{Error, ErrorKind};
use crate::locale::Language;

/// The most bytes that the text of one decline may have, all values together.
pub(crate) const LARGEST_INPUT: usize = 32 * 1024;
/// The most items that a list of phrases may have.
pub(crate) const LONGEST_LIST: usize = 8;

/// Checks values one after another and adds up their size.
pub(crate) struct Inspector {
    language: Language,
    size: usize,
}

impl Inspector {
    pub(crate) const fn new(language: Language) -> Self {
        Self { language, size: 0 }
    }

    pub(crate) fn text(&mut self, place: Place<'_>, value: &str, form: Form) -> Result<(), Error> {
        self.size += value.len();
        if self.size > LARGEST_INPUT {
            let message = format_args!("expected at most {LARGEST_INPUT} bytes of text in all, but found more");
            return Err(place.error(ErrorKind::Value, message));
        }
        text::check(&place, value, form, self.language)
    }

    pub(crate) fn optional(&mut self, place: Place<'_>, value: Option<&str>, form: Form) -> Result<(), Error> {
        value.map_or(Ok(()), |value| self.text(place, value, form))
    }

    pub(crate) fn list(&mut self, place: Place<'_>, values: &[String], form: Form) -> Result<(), Error> {
        list_length(place, values.len(), 0, LONGEST_LIST)?;
        values.iter().enumerate().try_for_each(|(index, value)| self.text(place.item(index), value, form))
    }
}

pub(crate) fn list_length(place: Place<'_>, found: usize, least: usize, most: usize) -> Result<(), Error> {
    if (least..=most).contains(&found) {
        return Ok(());
    }
    let expected = match (least, most) {
        (0, most) => format!("at most {most}"),
        (least, most) => format!("{least} to {most}"),
    };
    Err(place.error(ErrorKind::Value, format_args!("expected {expected} items, but found {found}")))
}

/// Refuses `later` where it does not come after `earlier`.
pub(crate) fn in_order(
    place: Place<'_>,
    earlier: (&str, Option<Date>),
    later: Option<Date>,
    same_day: bool,
) -> Result<(), Error> {
    let ((name, Some(earlier)), Some(later)) = (earlier, later) else { return Ok(()) };
    if later > earlier || (same_day && later == earlier) {
        return Ok(());
    }
    let expected = if same_day { "a date not before" } else { "a date after" };
    Err(place.error(ErrorKind::Value, format_args!("expected {expected} {name}, {earlier}, but found {later}")))
}

/// Who writes to whom, and about what.
pub(crate) fn people(
    inspector: &mut Inspector,
    place: Place<'_>,
    to: &Recipient,
    from: &Sender,
    about: &Request,
) -> Result<(), Error> {
    let recipient = place.key("recipient");
    inspector.text(recipient.key("name"), &to.name, Form::Name)?;
    inspector.optional(recipient.key("title"), to.title.as_deref(), Form::Name)?;
    let sender = place.key("sender");
    inspector.text(sender.key("name"), &from.name, Form::Name)?;
    inspector.optional(sender.key("role"), from.role.as_deref(), Form::NounPhrase)?;
    inspector.optional(sender.key("organisation"), from.organisation.as_deref(), Form::Name)?;
    let request = place.key("request");
    inspector.text(request.key("task"), &about.task, Form::Infinitive)?;
    inspector.optional(request.key("goal"), about.goal.as_deref(), Form::NounPhrase)?;
    inspector.optional(request.key("subject"), about.subject.as_deref(), Form::Name)
}

pub(crate) fn missing_facts(place: Place<'_>, kind: &str, expected: &str) -> Error {
    place.error(
        ErrorKind::Value,
        format_args!("{kind} needs a fact that can be checked; expected {expected}, but found none"),
    )
}

impl Decline {
    /// Checks the whole input, as reading does. [`compose`](crate::compose) calls this first.
    ///
    /// # Errors
    ///
    /// The first thing that cannot be used, with its place: a value that is empty, longer than 500 characters, not
    /// one line of plain text or not of its grammatical form; more than 32 KiB of text in all; a reason without the
    /// facts that make it specific; an alternative without anything concrete, or one that fits none of the reasons;
    /// a later date on a permanent no; dates in the wrong order; a URL that is not `http`, `https` or `mailto`; an
    /// address form that does not fit the language or a group.
    pub fn validate(&self) -> Result<(), Error> {
        let root = Place::Root;
        let mut inspector = Inspector::new(self.locale.language());
        self.validate_address()?;
        people(&mut inspector, root, &self.recipient, &self.sender, &self.request)?;
        let reasons = root.key("reasons");
        list_length(reasons, self.reasons.len(), 1, 2)?;
        for (index, reason) in self.reasons.iter().enumerate() {
            reason_facts_check::check(&mut inspector, reasons.item(index), reason)?;
        }
        if let [first, second] = &self.reasons[..]
            && first.kind() == second.kind()
            && first.kind() != ReasonKind::Other
        {
            let kind = first.kind().name();
            let message = format_args!("expected a reason of another kind than the first, but found {kind} again");
            return Err(reasons.item(1).error(ErrorKind::Fit, message));
        }
        let alternatives = root.key("alternatives");
        list_length(alternatives, self.alternatives.len(), 0, 3)?;
        for (index, alternative) in self.alternatives.iter().enumerate() {
            let place = alternatives.item(index);
            alternative_facts_check::check(&mut inspector, place, alternative)?;
            self.validate_fit(place, alternative)?;
        }
        self.validate_ends(&mut inspector)
    }

    fn validate_address(&self) -> Result<(), Error> {
        let Some(address) = self.address else { return Ok(()) };
        let place = Place::Root;
        let place = place.key("address");
        if self.locale.language() != Language::Spanish {
            let message =
                format_args!("{address} does not fit the locale {}; expected no form of address", self.locale);
            return Err(place.error(ErrorKind::Fit, message));
        }
        if self.recipient.group == Some(true) && !address.is_plural() {
            let message = format_args!("{address} does not fit a group; expected one of vosotros, ustedes");
            return Err(place.error(ErrorKind::Fit, message));
        }
        Ok(())
    }

    fn validate_ends(&self, inspector: &mut Inspector) -> Result<(), Error> {
        let root = Place::Root;
        if let Some(boundaries) = &self.boundaries {
            let place = root.key("boundaries");
            let nothing = boundaries.days.is_empty()
                && boundaries.hours.is_none()
                && boundaries.response_time.is_none()
                && boundaries.notice.is_none();
            if nothing {
                let expected = "one of days, hours, response_time, notice";
                return Err(place.error(ErrorKind::Value, format_args!("expected {expected}, but found none")));
            }
            list_length(place.key("days"), boundaries.days.len(), 0, 7)?;
            if let Some(hours) = boundaries.hours {
                reason_facts_check::times_in_order(place.key("hours").key("to"), ("from", hours.from), hours.to)?;
            }
            if boundaries.time_zone.is_some() && boundaries.days.is_empty() && boundaries.hours.is_none() {
                let message = "expected days or hours too, but found a time zone alone";
                return Err(place.key("time_zone").error(ErrorKind::Value, message));
            }
            reason_facts_check::duration(place.key("response_time"), boundaries.response_time)?;
            reason_facts_check::duration(place.key("notice"), boundaries.notice)?;
        }
        in_order(root.key("reply_by"), ("request.received", self.request.received), self.reply_by, true)?;
        if let Some(ends) = &self.ends_relationship {
            let place = root.key("ends_relationship");
            inspector.list(place.key("handover"), &ends.handover, Form::NounPhrase)?;
            let received = ("request.received", self.request.received);
            in_order(place.key("last_day"), received, Some(ends.last_day), true)?;
        }
        Ok(())
    }

    fn validate_fit(&self, place: Place<'_>, alternative: &super::Alternative) -> Result<(), Error> {
        use super::AlternativeKind::{LaterDate, ReopenCondition};
        let kind = alternative.kind();
        let reasons = || self.reasons.iter().map(super::Reason::kind);
        if !reasons().any(|reason| fitting(reason).contains(&kind)) {
            let names: Vec<_> = reasons().map(ReasonKind::name).collect();
            let noun = if names.len() == 1 { "the reason" } else { "the reasons" };
            let mut fit: Vec<_> = reasons().flat_map(fitting).map(|kind| kind.name()).collect();
            let mut seen = std::collections::HashSet::new();
            fit.retain(|name| seen.insert(*name));
            let (names, fit) = (names.join(" and "), fit.join(", "));
            let message = format_args!("{} does not fit {noun} {names}; expected one of {fit}", kind.name());
            return Err(place.error(ErrorKind::Fit, message));
        }
        if matches!(kind, LaterDate | ReopenCondition) && self.ends_relationship.is_some() {
            let message =
                format_args!("{} does not fit the end of the relationship; expected another kind", kind.name());
            return Err(place.error(ErrorKind::Fit, message));
        }
        if kind == LaterDate
            && let Some(permanent) = self.reasons.iter().find(|reason| reason.is_permanent_without_later_date())
        {
            let message = format_args!(
                "later_date does not fit the reason {}, which is permanent; expected another kind",
                permanent.kind().name()
            );
            return Err(place.error(ErrorKind::Fit, message));
        }
        Ok(())
    }
}

impl super::Reason {
    fn is_permanent_without_later_date(&self) -> bool {
        match self {
            Self::Other(facts) => facts.permanent == Some(true),
            other => {
                lasting(other.kind()) == Lasting::Permanent
                    && !fitting(other.kind()).contains(&super::AlternativeKind::LaterDate)
            }
        }
    }
}
