//! The alternatives to a no: twelve kinds, and one for whatever is none of them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::reason_facts::Slot;
use super::record::record;
use super::values::{Duration, Hours, Money, date};

/// Another way for the reader to get what they need; in JSON an object with its `kind`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Alternative {
    /// The sender starts, or has time, later.
    LaterDate(LaterDate),
    /// The deadline moves.
    LongerDeadline(LongerDeadline),
    /// The sender does part of it.
    ReducedScope(ReducedScope),
    /// The work comes in parts, two to four.
    Phased(Phased),
    /// Something else waits.
    PrioritySwap(PrioritySwap),
    /// It is possible on other terms.
    ChangedTerms(ChangedTerms),
    /// Somebody else can do it.
    Referral(Referral),
    /// The reader can do it with this.
    SelfService(SelfService),
    /// The same in another form.
    OtherFormat(OtherFormat),
    /// A smaller thing that helps.
    SmallHelp(SmallHelp),
    /// It would be a yes if something changes.
    ReopenCondition(ReopenCondition),
    /// Somebody else takes it on.
    Escalation(Escalation),
    /// An alternative of another kind.
    Other(OtherAlternative),
}

/// The kind of an [`Alternative`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[allow(missing_docs, reason = "each is described at its record")]
pub enum AlternativeKind {
    LaterDate,
    LongerDeadline,
    ReducedScope,
    Phased,
    PrioritySwap,
    ChangedTerms,
    Referral,
    SelfService,
    OtherFormat,
    SmallHelp,
    ReopenCondition,
    Escalation,
    Other,
}

impl AlternativeKind {
    /// Every kind.
    pub const ALL: [Self; 13] = [
        Self::LaterDate,
        Self::LongerDeadline,
        Self::ReducedScope,
        Self::Phased,
        Self::PrioritySwap,
        Self::ChangedTerms,
        Self::Referral,
        Self::SelfService,
        Self::OtherFormat,
        Self::SmallHelp,
        Self::ReopenCondition,
        Self::Escalation,
        Self::Other,
    ];

    /// The name in the JSON forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LaterDate => "later_date",
            Self::LongerDeadline => "longer_deadline",
            Self::ReducedScope => "reduced_scope",
            Self::Phased => "phased",
            Self::PrioritySwap => "priority_swap",
            Self::ChangedTerms => "changed_terms",
            Self::Referral => "referral",
            Self::SelfService => "self_service",
            Self::OtherFormat => "other_format",
            Self::SmallHelp => "small_help",
            Self::ReopenCondition => "reopen_condition",
            Self::Escalation => "escalation",
            Self::Other => "other",
        }
    }
}

impl Alternative {
    /// The kind.
    #[must_use]
    pub const fn kind(&self) -> AlternativeKind {
        match self {
            Self::LaterDate(_) => AlternativeKind::LaterDate,
            Self::LongerDeadline(_) => AlternativeKind::LongerDeadline,
            Self::ReducedScope(_) => AlternativeKind::ReducedScope,
            Self::Phased(_) => AlternativeKind::Phased,
            Self::PrioritySwap(_) => AlternativeKind::PrioritySwap,
            Self::ChangedTerms(_) => AlternativeKind::ChangedTerms,
            Self::Referral(_) => AlternativeKind::Referral,
            Self::SelfService(_) => AlternativeKind::SelfService,
            Self::OtherFormat(_) => AlternativeKind::OtherFormat,
            Self::SmallHelp(_) => AlternativeKind::SmallHelp,
            Self::ReopenCondition(_) => AlternativeKind::ReopenCondition,
            Self::Escalation(_) => AlternativeKind::Escalation,
            Self::Other(_) => AlternativeKind::Other,
        }
    }

    /// The sentences that were added to it.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        match self {
            Self::LaterDate(facts) => facts.detail.as_deref(),
            Self::LongerDeadline(facts) => facts.detail.as_deref(),
            Self::ReducedScope(facts) => facts.detail.as_deref(),
            Self::Phased(facts) => facts.detail.as_deref(),
            Self::PrioritySwap(facts) => facts.detail.as_deref(),
            Self::ChangedTerms(facts) => facts.detail.as_deref(),
            Self::Referral(facts) => facts.detail.as_deref(),
            Self::SelfService(facts) => facts.detail.as_deref(),
            Self::OtherFormat(facts) => facts.detail.as_deref(),
            Self::SmallHelp(facts) => facts.detail.as_deref(),
            Self::ReopenCondition(facts) => facts.detail.as_deref(),
            Self::Escalation(facts) => facts.detail.as_deref(),
            Self::Other(facts) => facts.detail.as_deref(),
        }
    }
}

impl From<LaterDate> for Alternative {
    fn from(facts: LaterDate) -> Self {
        Self::LaterDate(facts)
    }
}

impl From<LongerDeadline> for Alternative {
    fn from(facts: LongerDeadline) -> Self {
        Self::LongerDeadline(facts)
    }
}

impl From<ReducedScope> for Alternative {
    fn from(facts: ReducedScope) -> Self {
        Self::ReducedScope(facts)
    }
}

impl From<Phased> for Alternative {
    fn from(facts: Phased) -> Self {
        Self::Phased(facts)
    }
}

impl From<PrioritySwap> for Alternative {
    fn from(facts: PrioritySwap) -> Self {
        Self::PrioritySwap(facts)
    }
}

impl From<ChangedTerms> for Alternative {
    fn from(facts: ChangedTerms) -> Self {
        Self::ChangedTerms(facts)
    }
}

impl From<Referral> for Alternative {
    fn from(facts: Referral) -> Self {
        Self::Referral(facts)
    }
}

impl From<SelfService> for Alternative {
    fn from(facts: SelfService) -> Self {
        Self::SelfService(facts)
    }
}

impl From<OtherFormat> for Alternative {
    fn from(facts: OtherFormat) -> Self {
        Self::OtherFormat(facts)
    }
}

impl From<SmallHelp> for Alternative {
    fn from(facts: SmallHelp) -> Self {
        Self::SmallHelp(facts)
    }
}

impl From<ReopenCondition> for Alternative {
    fn from(facts: ReopenCondition) -> Self {
        Self::ReopenCondition(facts)
    }
}

impl From<Escalation> for Alternative {
    fn from(facts: Escalation) -> Self {
        Self::Escalation(facts)
    }
}

impl From<OtherAlternative> for Alternative {
    fn from(facts: OtherAlternative) -> Self {
        Self::Other(facts)
    }
}

record! {
    /// One part of the work and its day.
    Phase {
        required {
            /// The part, as a noun phrase with its article.
            what: String,
            /// The day it is done.
            #[serde(with = "date")]
            when: Date,
        }
        optional {}
        list {}
    }
}
record! {
    /// A task that makes room by waiting.
    PausedTask {
        required {
            /// The task, as a noun phrase with its article.
            task: String,
        }
        optional {
            /// Its new day.
            #[serde(with = "date::optional")]
            new_date with_new_date: Date,
        }
        list {}
    }
}
record! {
    /// The sender starts, or has time, later. At least one of `start` and `slots`.
    LaterDate {
        required {}
        optional {
            /// The first day.
            #[serde(with = "date::optional")]
            start with_start: Date,
            /// Until when the place is kept.
            #[serde(with = "date::optional")]
            hold_until with_hold_until: Date,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {
            /// The slots to choose from.
            slots with_slots: Slot,
        }
    }
}
record! {
    /// The deadline moves.
    LongerDeadline {
        required {
            /// The new deadline.
            #[serde(with = "date")]
            new_deadline: Date,
        }
        optional {
            /// What the reader gets by then, as a noun phrase with its article.
            gives with_gives: String,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// The sender does part of it. At least one thing in `keep`.
    ReducedScope {
        required {}
        optional {
            /// How many hours it takes.
            hours with_hours: Hours,
            /// By when.
            #[serde(with = "date::optional")]
            deadline with_deadline: Date,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {
            /// What is done, as noun phrases with their article.
            keep with_keep: String,
            /// What is left out, as noun phrases with their article.
            drop with_drop: String,
        }
    }
}
record! {
    /// The work comes in parts, two to four.
    Phased {
        required {}
        optional {
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {
            /// The parts, in the order of their days.
            phases with_phases: Phase,
        }
    }
}
record! {
    /// Something else waits. At least one thing in `pause`.
    PrioritySwap {
        required {}
        optional {
            /// Who has to agree, as a noun phrase with its article.
            needs_ok_from with_needs_ok_from: String,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {
            /// What waits.
            pause with_pause: PausedTask,
        }
    }
}
record! {
    /// It is possible on other terms.
    ChangedTerms {
        required {
            /// What changes, as a noun phrase with its article.
            what_changes: String,
        }
        optional {
            /// What it costs then.
            amount with_amount: Money,
            /// Until when the offer stands.
            #[serde(with = "date::optional")]
            valid_until with_valid_until: Date,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// Somebody else can do it. At least one of `name` and `role`.
    Referral {
        required {}
        optional {
            /// A name.
            name with_name: String,
            /// What they are, as a noun phrase with its article.
            role with_role: String,
            /// How to reach them.
            contact with_contact: String,
            /// Why they fit, as a verb phrase: *lleva redes de tiendas*.
            why_fit with_why_fit: String,
            /// From when they have room.
            #[serde(with = "date::optional")]
            available_from with_available_from: Date,
            /// What the sender offers to do, as an infinitive phrase.
            intro_offer with_intro_offer: String,
            /// Whether they have agreed to be named; without it the mail offers to ask first and gives no contact.
            consent with_consent: bool,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// The reader can do it with this.
    SelfService {
        required {
            /// The resource, as a noun phrase with its article.
            resource: String,
        }
        optional {
            /// Where it is; an `http`, `https` or `mailto` URL.
            url with_url: String,
            /// How long it takes.
            time_needed with_time_needed: Duration,
            /// What it covers, as a noun phrase with its article.
            covers with_covers: String,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// The same in another form.
    OtherFormat {
        required {
            /// The new form, as a noun phrase with its article.
            to: String,
        }
        optional {
            /// The form that was asked for, as a noun phrase with its article.
            from with_from: String,
            /// When.
            #[serde(with = "date::optional")]
            when with_when: Date,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// A smaller thing that helps.
    SmallHelp {
        required {
            /// What, as an infinitive phrase.
            what: String,
        }
        optional {
            /// How long at the most.
            time_box with_time_box: Duration,
            /// When.
            #[serde(with = "date::optional")]
            when with_when: Date,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// It would be a yes if something changes. At least one of `condition` and `review_date`.
    ReopenCondition {
        required {}
        optional {
            /// The condition, as a clause without "if".
            condition with_condition: String,
            /// When it is looked at again.
            #[serde(with = "date::optional")]
            review_date with_review_date: Date,
            /// What the reader does then, as an infinitive phrase.
            how_to_trigger with_how_to_trigger: String,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// Somebody else takes it on.
    Escalation {
        required {
            /// Who, as a noun phrase with its article.
            who: String,
        }
        optional {
            /// By which channel, as a noun phrase with its article.
            channel with_channel: String,
            /// How long an answer takes.
            expected_reply with_expected_reply: Duration,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// An alternative of another kind.
    OtherAlternative {
        required {
            /// The offer in one or two whole sentences, with a date, an amount, a name, a link or a condition.
            offer: String,
        }
        optional {
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
