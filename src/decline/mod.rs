//! The input: what is declined, why, and what is offered instead.

mod alternative;
mod alternative_facts_check;
mod fit;
mod parts;
mod read;
mod reason;
mod reason_choices;
mod reason_facts;
mod reason_facts_check;
mod record;
mod reread;
mod text;
mod validate;
mod values;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

pub use alternative::{
    Alternative, AlternativeKind, ChangedTerms, Escalation, LaterDate, LongerDeadline, OtherAlternative, OtherFormat,
    PausedTask, Phase, Phased, PrioritySwap, ReducedScope, Referral, ReopenCondition, SelfService, SmallHelp,
};
pub(crate) use alternative_facts_check::check as check_alternative;
pub use fit::fitting;
pub(crate) use fit::{Lasting, lasting};
pub use parts::{
    Boundaries, EndsRelationship, Gender, Length, Order, Recipient, Request, Sender, Style, TimeRange, Voice,
};
pub(crate) use read::read_json;
pub use reason::{Reason, ReasonKind};
pub use reason_choices::{Basis, Conflict, Owner};
pub use reason_facts::{
    BudgetMismatch, Capacity, Commitment, ConflictOfInterest, DateFacts, DeadlineTooShort, Leave, LegalOrEthical,
    MissingItem, MissingPrerequisites, NotMyDecision, NotSelected, OtherReason, OutOfExpertise, OutOfScope,
    OutsideWorkingHours, Policy, ReducedTo, ScheduleConflict, SecurityOrPrivacy, Slot, StrategicFit, WorkingHours,
};
pub(crate) use reason_facts_check::{duration as check_duration, slot as check_slot, times_in_order};
pub(crate) use record::record;
pub(crate) use text::{Form, LONGEST_VALUE, Place};
pub(crate) use validate::{Inspector, LONGEST_LIST, in_order, list_length, people as check_people};
pub use values::{Duration, Hours, Money, Period, TimeZone, Weekday};
pub(crate) use values::{date, shown};

use crate::locale::{Address, Language, Locale};

/// A no and all that belongs to it: the input of [`compose`](crate::compose).
///
/// Read it from JSON with [`Decline::from_json`] (or from any serde format), or build it with [`Decline::new`] and
/// the `with_` methods. Free text is documented at each field by its grammatical form, so that it fits its sentence.
///
/// ```
/// use declina::{Alternative, Capacity, Decline, LaterDate, Locale, Period, Recipient, Request, Sender};
/// use jiff::civil::date;
///
/// let reason = Capacity::new()
///     .with_committed_hours(38)
///     .with_capacity_hours(40)
///     .with_period(Period::new(date(2026, 11, 25), date(2027, 1, 8)));
/// let decline = Decline::new(
///     Locale::EnGb,
///     Recipient::new("Priya"),
///     Sender::new("Tom Avery").with_role("bookkeeper"),
///     Request::new("run the payroll of the new shop"),
///     reason,
/// )
/// .with_alternatives([LaterDate::new().with_start(date(2027, 1, 11))])
/// .with_reply_by(date(2026, 11, 27));
/// decline.validate()?;
/// # Ok::<(), declina::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Decline {
    /// Language and region.
    pub locale: Locale,
    /// How a Spanish mail addresses the reader; by default *usted*, to a group *ustedes*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// Who it is written to.
    pub recipient: Recipient,
    /// Who it is from.
    pub sender: Sender,
    /// What is declined.
    pub request: Request,
    /// Why: one or two reasons, the weightier first.
    pub reasons: Vec<Reason>,
    /// What is offered instead: up to three alternatives, the best first.
    #[serde(default)]
    pub alternatives: Vec<Alternative>,
    /// The parameters the sender sets with the reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boundaries: Option<Boundaries>,
    /// By when the sender needs an answer.
    #[serde(with = "date::optional", default, skip_serializing_if = "Option::is_none")]
    pub reply_by: Option<Date>,
    /// That the working relationship ends, and how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_relationship: Option<EndsRelationship>,
    /// How it is written.
    #[serde(default)]
    pub style: Style,
}

impl Decline {
    /// A decline with one reason; the rest is set with the `with_` methods.
    #[must_use]
    pub fn new(
        locale: Locale,
        recipient: Recipient,
        sender: Sender,
        request: Request,
        reason: impl Into<Reason>,
    ) -> Self {
        Self {
            locale,
            address: None,
            recipient,
            sender,
            request,
            reasons: vec![reason.into()],
            alternatives: Vec::new(),
            boundaries: None,
            reply_by: None,
            ends_relationship: None,
            style: Style::default(),
        }
    }

    /// Sets how a Spanish mail addresses the reader.
    #[must_use]
    pub fn with_address(mut self, address: Address) -> Self {
        self.address = Some(address);
        self
    }

    /// Adds a second reason.
    #[must_use]
    pub fn with_second_reason(mut self, reason: impl Into<Reason>) -> Self {
        self.reasons.push(reason.into());
        self
    }

    /// Sets the alternatives, the best first.
    #[must_use]
    pub fn with_alternatives<Item: Into<Alternative>>(mut self, items: impl IntoIterator<Item = Item>) -> Self {
        self.alternatives = items.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the parameters the sender sets with the reader.
    #[must_use]
    pub fn with_boundaries(mut self, boundaries: Boundaries) -> Self {
        self.boundaries = Some(boundaries);
        self
    }

    /// Sets by when the sender needs an answer.
    #[must_use]
    pub fn with_reply_by(mut self, date: Date) -> Self {
        self.reply_by = Some(date);
        self
    }

    /// Says that the working relationship ends.
    #[must_use]
    pub fn with_ends_relationship(mut self, ends: EndsRelationship) -> Self {
        self.ends_relationship = Some(ends);
        self
    }

    /// Sets how it is written.
    #[must_use]
    pub fn with_style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// The form of address the mail uses: the one that was set, or the default; none in English.
    #[must_use]
    pub fn effective_address(&self) -> Option<Address> {
        match self.locale.language() {
            Language::English => None,
            Language::Spanish => {
                let group = self.recipient.group == Some(true);
                Some(self.address.unwrap_or(if group { Address::Ustedes } else { Address::Usted }))
            }
        }
    }
}

impl Serialize for Decline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Decline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let decline = Self::deserialize(deserializer)?;
        decline.validate().map_err(de::Error::custom)?;
        Ok(decline)
    }
}
