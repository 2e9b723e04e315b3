//! What is asked, what was agreed, what is already promised.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::person::Sensitive;
use crate::decline::{
    Basis, Duration, EndsRelationship, Hours, MissingItem, Money, Recipient, Request, Sender, Slot, Style, date, record,
};
use crate::locale::Address;

/// How much hangs on something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Priority {
    Low,
    #[default]
    Normal,
    High,
}

record! {
    /// Something that is already promised. It takes `hours_left` until `due`, or `hours_per_week` (until `due`, or
    /// without end), or the time of its slot.
    OpenCommitment {
        required {
            /// What it may be called in a mail, as a noun phrase with its article: *otro proyecto*,
            /// *the newsletter*. No other name of it is ever written.
            alias: String,
        }
        optional {
            /// Hours of work that remain. Needs `due`.
            hours_left with_hours_left: Hours,
            /// Hours of work every week.
            hours_per_week with_hours_per_week: Hours,
            /// The last day for it.
            #[serde(with = "date::optional")]
            due with_due: Date,
            /// When it takes place: a meeting, an appointment.
            at with_at: Slot,
            /// Whether it may wait, if the reader prefers. By default not.
            movable with_movable: bool,
            /// How much hangs on it; by default [`Priority::Normal`].
            priority with_priority: Priority,
            /// Who has to agree before it waits, as a noun phrase with its article.
            needs_ok_from with_needs_ok_from: String,
            /// Whether its hours are counted in the hours that the agreement has used. By default not.
            in_agreement with_in_agreement: bool,
        }
        list {}
    }
}

record! {
    /// What was agreed with the one who asks.
    Agreement {
        required {
            /// How it is called, as a noun phrase with its article: *el plan mensual de diseño*.
            reference: String,
        }
        optional {
            /// Hours a month in it.
            hours_per_month with_hours_per_month: Hours,
            /// Hours used, or already promised, this month.
            hours_used with_hours_used: Hours,
            /// What an hour above it costs.
            extra_rate with_extra_rate: Money,
            /// How many days before a change notice is due.
            notice_days with_notice_days: u16,
        }
        list {
            /// What it covers, as noun phrases with their article, at most eight; compared with the request's tags.
            includes with_includes: String,
            /// What it leaves out, likewise.
            excludes with_excludes: String,
        }
    }
}

record! {
    /// A part of the work that can be delivered alone.
    Part {
        required {
            /// What it is, as a noun phrase with its article.
            name: String,
            /// How many hours it takes.
            hours: Hours,
        }
        optional {}
        list {}
    }
}

record! {
    /// The other role that decides.
    Decider {
        required {
            /// Who, as a noun phrase with its article: *la dirección de compras*.
            role: String,
        }
        optional {
            /// How to ask them, as an infinitive phrase.
            how_to_ask with_how_to_ask: String,
            /// By when to ask.
            #[serde(with = "date::optional")]
            by_when with_by_when: Date,
            /// By which channel, as a noun phrase with its article.
            channel with_channel: String,
            /// How long their answer takes.
            expected_reply with_expected_reply: Duration,
        }
        list {}
    }
}

record! {
    /// What is asked, as facts. What is not known is left out, and what is left out never makes a reason.
    RequestFacts {
        required {}
        optional {
            /// Hours of work it takes in all. Not together with `hours_per_week`.
            hours with_hours: Hours,
            /// Hours of work it takes every week, from `start_not_before` until `deadline` (or without end).
            hours_per_week with_hours_per_week: Hours,
            /// The last day for it; not in the past.
            #[serde(with = "date::optional")]
            deadline with_deadline: Date,
            /// The first day on which it can be worked on.
            #[serde(with = "date::optional")]
            start_not_before with_start_not_before: Date,
            /// When it takes place: a meeting, a call, a lesson.
            at with_at: Slot,
            /// The channel it is to go through, as a noun phrase with its article.
            channel with_channel: String,
            /// Within how many hours an answer is wanted.
            reply_within_hours with_reply_within_hours: Hours,
            /// The day the request came.
            #[serde(with = "date::optional")]
            received with_received: Date,
            /// What is paid for it.
            offered with_offered: Money,
            /// What the offer is for: an hour (the default) or the project.
            basis with_basis: Basis,
            /// The day of the purchase it is about, for policies with a limit in days.
            #[serde(with = "date::optional")]
            bought_on with_bought_on: Date,
            /// The per cent asked for, for policies with a limit in per cent.
            percent with_percent: u32,
            /// The number asked for, for policies with a limit in numbers.
            count with_count: u32,
            /// Who decides on it, when that is somebody else.
            decided_by with_decided_by: Decider,
            /// By when the missing things are needed.
            #[serde(with = "date::optional")]
            missing_by with_missing_by: Date,
            /// What happens once they are there, as an infinitive phrase.
            then with_then: String,
        }
        list {
            /// What it is about, as noun phrases with their article. Two tags are the same when only capitals differ.
            /// The tags `legal` and `ethics` stand for every policy that rests on a law or on a professional duty.
            tags with_tags: String,
            /// The skills it needs, as noun phrases with their article.
            needs_skills with_needs_skills: String,
            /// What has to be there first.
            missing with_missing: MissingItem,
            /// The sensitive things it asks for.
            asks_for with_asks_for: Sensitive,
            /// The parts it can be delivered in, the first to be delivered first; together they take `hours`.
            parts with_parts: Part,
        }
    }
}

/// Who the one who asks is to the person who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Relation {
    Client,
    Prospect,
    Manager,
    Colleague,
    Supplier,
    Institution,
    Friend,
}

record! {
    /// What stands around the request.
    Context {
        required {}
        optional {
            /// Who asks. It sets how close or formal the mail sounds.
            relation with_relation: Relation,
            /// How much hangs on the request; by default [`Priority::Normal`]. Commitments of lower priority may wait
            /// for it.
            stakes with_stakes: Priority,
            /// That the working relationship ends: no later date is offered, and no opening is left.
            ends_relationship with_ends_relationship: EndsRelationship,
            /// That the person prefers not to, although nothing stands in the way. Needs a
            /// [`focus`](crate::Person::focus), which is the reason then.
            by_choice with_by_choice: bool,
        }
        list {}
    }
}

record! {
    /// Who writes to whom, for those who go on to the mail.
    Letter {
        required {
            /// Who it is written to.
            recipient: Recipient,
            /// Who it is from.
            sender: Sender,
            /// What is declined, in words.
            request: Request,
        }
        optional {
            /// How a Spanish mail addresses the reader.
            address with_address: Address,
            /// How it is written; otherwise as the relation asks.
            style with_style: Style,
        }
        list {}
    }
}
