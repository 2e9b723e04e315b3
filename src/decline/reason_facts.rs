//! The facts that make each kind of reason specific.

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::parts::TimeRange;
use super::reason_choices::{Basis, Conflict, Owner};
use super::record::record;
use super::values::{Duration, Hours, Money, Period, TimeZone, Weekday, date, time};

/// The hours somebody works: on which days, from when to when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkingHours {
    /// The days.
    pub days: Vec<Weekday>,
    /// The start of each day.
    #[serde(with = "time")]
    pub from: Time,
    /// The end of each day.
    #[serde(with = "time")]
    pub to: Time,
    /// The zone of the two times.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<TimeZone>,
}

impl WorkingHours {
    /// The same hours on each of the days.
    #[must_use]
    pub fn new(days: impl Into<Vec<Weekday>>, range: TimeRange) -> Self {
        Self { days: days.into(), from: range.from, to: range.to, time_zone: None }
    }

    /// Sets `time_zone`.
    #[must_use]
    pub fn with_time_zone(mut self, zone: TimeZone) -> Self {
        self.time_zone = Some(zone);
        self
    }
}

record! {
    /// A place in the calendar: a day, and perhaps the hours of it.
    Slot {
        required {
            /// The day.
            #[serde(with = "date")]
            date: Date,
        }
        optional {
            /// When it starts.
            #[serde(with = "time::optional")]
            start with_start: Time,
            /// When it ends.
            #[serde(with = "time::optional")]
            end with_end: Time,
            /// The zone of the two times.
            time_zone with_time_zone: TimeZone,
        }
        list {}
    }
}

record! {
    /// One thing the time is promised to.
    Commitment {
        required {
            /// What it is, as a noun phrase with its article.
            name: String,
        }
        optional {
            /// Hours a week.
            hours with_hours: Hours,
            /// Until when.
            #[serde(with = "date::optional")]
            until with_until: Date,
        }
        list {}
    }
}
record! {
    /// Something that must be there first.
    MissingItem {
        required {
            /// What is missing, as a noun phrase with its article.
            item: String,
        }
        optional {
            /// Who has to bring it.
            owner with_owner: Owner,
        }
        list {}
    }
}
record! {
    /// The two dates that a policy looks at.
    DateFacts {
        required {}
        optional {
            /// The day of the purchase.
            #[serde(with = "date::optional")]
            bought_on with_bought_on: Date,
            /// The day of the request.
            #[serde(with = "date::optional")]
            asked_on with_asked_on: Date,
        }
        list {}
    }
}
record! {
    /// A lighter week for a while.
    ReducedTo {
        required {
            /// Hours a week.
            hours_per_week: Hours,
        }
        optional {
            /// Until when.
            #[serde(with = "date::optional")]
            until with_until: Date,
        }
        list {}
    }
}
record! {
    /// The workload is full. At least one of `committed_hours`, `commitments`, `period` and `free_from`.
    Capacity {
        required {}
        optional {
            /// The days in question.
            period with_period: Period,
            /// Hours a week already promised.
            committed_hours with_committed_hours: Hours,
            /// Hours a week there are.
            capacity_hours with_capacity_hours: Hours,
            /// Hours the request takes.
            requested_hours with_requested_hours: Hours,
            /// The first day with room.
            #[serde(with = "date::optional")]
            free_from with_free_from: Date,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {
            /// What the time is promised to.
            commitments with_commitments: Commitment,
        }
    }
}
record! {
    /// That slot is taken.
    ScheduleConflict {
        required {
            /// The slot that was asked for.
            when: Slot,
        }
        optional {
            /// What takes it, as a noun phrase with its article: *otra reunión*, *a dental appointment*.
            conflict_label with_conflict_label: String,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {
            /// The next free slots.
            next_slots with_next_slots: Slot,
        }
    }
}
record! {
    /// The work does not fit before the deadline. At least one of `needed_time` and `earliest_delivery`.
    DeadlineTooShort {
        required {
            /// The deadline that was asked for.
            #[serde(with = "date")]
            requested_deadline: Date,
        }
        optional {
            /// How long the work takes.
            needed_time with_needed_time: Duration,
            /// The earliest day it can be done.
            #[serde(with = "date::optional")]
            earliest_delivery with_earliest_delivery: Date,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {
            /// The steps that take the time, as noun phrases with their article.
            why_needed with_why_needed: String,
        }
    }
}
record! {
    /// It is not in what was agreed. At least one of `included`, `item_excluded`, and both `hours_included` and `hours_used`.
    OutOfScope {
        required {
            /// The agreement, as a noun phrase with its article: *el plan mensual de diseño*.
            agreement_ref: String,
        }
        optional {
            /// What the agreement leaves out, as a noun phrase with its article.
            item_excluded with_item_excluded: String,
            /// Hours in the agreement.
            hours_included with_hours_included: Hours,
            /// Hours already used.
            hours_used with_hours_used: Hours,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {
            /// What the agreement covers, as noun phrases with their article.
            included with_included: String,
        }
    }
}
record! {
    /// The sender lacks a skill.
    OutOfExpertise {
        required {
            /// The skill or tool, as a noun phrase with its article.
            skill: String,
        }
        optional {
            /// What could go wrong for the reader, as a noun phrase with its article.
            risk with_risk: String,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {
            /// What the sender does do, as noun phrases with their article.
            what_i_do with_what_i_do: String,
        }
    }
}
record! {
    /// It is asked for outside the hours or the channel the sender works in.
    OutsideWorkingHours {
        required {
            /// The hours the sender works.
            hours: WorkingHours,
        }
        optional {
            /// The channel the sender works in, as a noun phrase with its article.
            channel with_channel: String,
            /// How long an answer takes at the most.
            response_time with_response_time: Duration,
            /// When the sender works next.
            next_window with_next_window: Slot,
            /// Where emergencies go, as a noun phrase with its article.
            emergency_path with_emergency_path: String,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// Price and budget do not meet. At least one of `minimum` and `quote`.
    BudgetMismatch {
        required {}
        optional {
            /// What was offered.
            offered with_offered: Money,
            /// The least the sender works for.
            minimum with_minimum: Money,
            /// The price of this work.
            quote with_quote: Money,
            /// What the amounts are for.
            basis with_basis: Basis,
            /// What the price covers, as a noun phrase with its article.
            terms with_terms: String,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// A policy sets a limit. At least one of `clause`, `limit` and `date_facts`.
    Policy {
        required {
            /// The policy, as a noun phrase with its article: *la política de devoluciones*.
            policy_name: String,
        }
        optional {
            /// What the policy says, as a verb phrase: *cubre los productos sin estrenar*.
            clause with_clause: String,
            /// The limit, as a verb phrase: *admite devoluciones durante 30 días*.
            limit with_limit: String,
            /// The dates that the limit is measured on.
            date_facts with_date_facts: DateFacts,
            /// Where the policy can be read; an `http`, `https` or `mailto` URL.
            link with_link: String,
            /// Why the policy exists; one or two whole sentences.
            plain_why with_plain_why: String,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// A law or a professional duty forbids it.
    LegalOrEthical {
        required {
            /// The duty, as an infinitive phrase: *guardar el secreto profesional* / *keep patient records private*.
            duty: String,
        }
        optional {
            /// Who sets it, with its article: *el Reglamento General de Protección de Datos*.
            authority with_authority: String,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// It would put the sender on two sides.
    ConflictOfInterest {
        required {
            /// What kind of conflict.
            conflict: Conflict,
        }
        optional {
            /// Until when it lasts.
            #[serde(with = "date::optional")]
            until with_until: Date,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// Something has to be there first. At least one of `missing`.
    MissingPrerequisites {
        required {}
        optional {
            /// By when it is needed.
            #[serde(with = "date::optional")]
            due with_due: Date,
            /// What the sender does once it is there, as an infinitive phrase.
            what_happens_next with_what_happens_next: String,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {
            /// What is missing.
            missing with_missing: MissingItem,
        }
    }
}
record! {
    /// It would put security or somebody's privacy at risk.
    SecurityOrPrivacy {
        required {
            /// The rule, as a clause: *cada persona entra con su propio usuario* / *everybody signs in with their own account*.
            rule: String,
        }
        optional {
            /// What could happen, as a noun phrase with its article or an infinitive phrase.
            risk with_risk: String,
            /// The safe way to do it, as an infinitive phrase.
            safe_way with_safe_way: String,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// It lies outside what the sender has chosen to do.
    StrategicFit {
        required {
            /// What the sender does instead, as a noun phrase with its article.
            focus: String,
        }
        optional {
            /// When that was decided.
            #[serde(with = "date::optional")]
            decision_date with_decision_date: Date,
            /// When it is looked at again.
            #[serde(with = "date::optional")]
            review_date with_review_date: Date,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {
            /// What would change it, as noun phrases with their article.
            criteria with_criteria: String,
        }
    }
}
record! {
    /// Somebody or something else was chosen.
    NotSelected {
        required {
            /// What was decided on, as a noun phrase with its article: *la plaza de técnica de laboratorio*.
            decision: String,
        }
        optional {
            /// The feedback that is offered, as an infinitive phrase.
            feedback with_feedback: String,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {
            /// What decided, as noun phrases with their article; two at the most.
            criterion with_criterion: String,
        }
    }
}
record! {
    /// The sender is away, or works less for a while. At least one of `away` and `reduced_to`.
    Leave {
        required {}
        optional {
            /// The days away.
            away with_away: Period,
            /// The lighter week.
            reduced_to with_reduced_to: ReducedTo,
            /// Who stands in: a name.
            cover with_cover: String,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// Somebody else decides.
    NotMyDecision {
        required {
            /// Who decides, as a noun phrase with its article: *la dirección de compras*.
            decider_role: String,
        }
        optional {
            /// How to ask them, as an infinitive phrase.
            how_to_ask with_how_to_ask: String,
            /// By when to ask.
            #[serde(with = "date::optional")]
            by_when with_by_when: Date,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
record! {
    /// A reason of another kind.
    OtherReason {
        required {
            /// The reason in one or two whole sentences that can be checked.
            statement: String,
        }
        optional {
            /// Whether the answer stays no; unknown counts as not.
            permanent with_permanent: bool,
            /// One or two whole sentences more.
            detail with_detail: String,
        }
        list {}
    }
}
