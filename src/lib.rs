//! Say no at work, clearly and kindly, in Spanish and English.

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
