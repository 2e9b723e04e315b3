//! Say no at work, clearly and kindly, in Spanish and English.
//!
//! A good no is explicit, gives a reason that can be checked, and offers another way. This crate writes such mails
//! from structured facts, tells whether any mail is one, and works out from a person's workload whether to decline at
//! all.
//!
//! ```
//! use declina::{Capacity, Decline, LaterDate, Locale, Period, Recipient, Request, Sender, compose};
//! use jiff::civil::date;
//!
//! let decline = Decline::new(
//!     Locale::EnGb,
//!     Recipient::new("Priya"),
//!     Sender::new("Tom Avery").with_role("bookkeeper"),
//!     Request::new("run the payroll of the new shop"),
//!     Capacity::new()
//!         .with_committed_hours(38)
//!         .with_capacity_hours(40)
//!         .with_period(Period::new(date(2026, 11, 25), date(2027, 1, 8))),
//! )
//! .with_alternatives([LaterDate::new().with_start(date(2027, 1, 11))])
//! .with_reply_by(date(2026, 11, 27));
//!
//! let draft = compose(&decline)?;
//! assert!(draft.text().starts_with("Hi Priya,"));
//! assert!(draft.text().contains("38"));
//! assert!(draft.text().contains("Monday 11 January"));
//! # Ok::<(), declina::Error>(())
//! ```
//!
//! # Three verbs, one vocabulary
//!
//! - [`diagnose`](fn@diagnose) takes a [`Situation`] (hours, commitments, agreement, the request) and gives a
//!   [`Diagnosis`]: the reason that holds and the alternatives that are feasible, or that one can accept. A diagnosis
//!   becomes a [`Decline`] in one call.
//! - [`compose`] takes a [`Decline`] and gives a [`Draft`]: subject, text, HTML.
//! - [`check`](fn@check) takes any text and gives a [`Report`]: the moves it makes, what is wrong, where, and how to
//!   mend it.
//!
//! [`Move`] is the vocabulary that composing writes with and checking reads with. The two never use each other, and the
//! most important test of the crate holds them together: whatever `compose` writes, `check` recognises move for move,
//! and finds no error and no warning in.
//!
//! [`Composer`] and [`Checker`] are the same verbs with settings: wordings of your own, rules of your own, severities,
//! the language of the messages.
//!
//! # How this documentation is organised
//!
//! - The input: [`Decline`] and its parts; each field says which grammatical form its text has, so that it fits its
//!   sentence. [`fitting`] tells which alternatives fit a reason.
//! - The output: [`Draft`], [`Report`], [`Diagnosis`]; their serde forms are part of the public interface.
//! - [`check::readability`]: the readability formulas of both languages, each with its source.
//! - The feature `mail`: `Original` and `Reply`, to answer a mail in its thread.
//!
//! # What it does not do
//!
//! It sends nothing, reads no clock and no file, and invents no reason. It does not translate or spell-check the text you
//! give it. It is deterministic: the same input gives the same bytes, on every machine.
//!
//! # Features
//!
//! - `mail` (off by default): reading the original mail and writing the reply as an `.eml` draft. Without it there is no
//!   mail parser and no MIME writer in the dependency tree.

#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod check;
mod compose;
mod decline;
pub mod diagnose;
mod error;
mod locale;
mod moves;
mod pack;
#[cfg(feature = "mail")]
mod reply;
mod subject;

#[doc(inline)]
pub use check::{Checker, Finding, Refusal, Report, Severity, check};
pub use compose::{Composer, Draft, DraftMove, compose};
pub use decline::{
    Alternative, AlternativeKind, Basis, Boundaries, BudgetMismatch, Capacity, ChangedTerms, Commitment, Conflict,
    ConflictOfInterest, DateFacts, DeadlineTooShort, Decline, Duration, EndsRelationship, Escalation, Gender, Hours,
    LaterDate, Leave, LegalOrEthical, Length, LongerDeadline, MissingItem, MissingPrerequisites, Money, NotMyDecision,
    NotSelected, Order, OtherAlternative, OtherFormat, OtherReason, OutOfExpertise, OutOfScope, OutsideWorkingHours,
    Owner, PausedTask, Period, Phase, Phased, Policy, PrioritySwap, Reason, ReasonKind, Recipient, ReducedScope,
    ReducedTo, Referral, ReopenCondition, Request, ScheduleConflict, SecurityOrPrivacy, SelfService, Sender, Slot,
    SmallHelp, StrategicFit, Style, TimeRange, TimeZone, Voice, Weekday, WorkingHours, fitting,
};
#[doc(inline)]
pub use diagnose::{
    Agreement, Context, Diagnosis, FeasibleAlternative, Letter, OpenCommitment, Person, RequestFacts, Situation,
    Thresholds, Week, diagnose,
};
pub use error::{Error, ErrorKind};
pub use locale::{Address, Formality, Language, Locale};
pub use moves::Move;
#[cfg(feature = "mail")]
pub use reply::{
    EmailAddress, HeaderText, LanguageGuess, MailDate, Mailbox, MessageId, Original, Quote, Reply, ReplyBody,
};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
