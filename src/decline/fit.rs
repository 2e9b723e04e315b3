//! Which alternative fits which reason.

use super::alternative::AlternativeKind as A;
use super::reason::ReasonKind as R;

/// The alternatives that fit a reason; the natural ones first, each half in the order of their declaration.
///
/// An alternative that fits none of a mail's reasons would contradict them (a later date for something that stays
/// forbidden), so reading refuses it. [`AlternativeKind::Other`](A::Other) fits every reason.
#[must_use]
pub const fn fitting(reason: R) -> &'static [A] {
    use A::*;
    match reason {
        R::Capacity => &[
            LaterDate,
            LongerDeadline,
            ReducedScope,
            Phased,
            PrioritySwap,
            Referral,
            SmallHelp,
            ChangedTerms,
            SelfService,
            OtherFormat,
            ReopenCondition,
            Other,
        ],
        R::ScheduleConflict => {
            &[LaterDate, OtherFormat, ReducedScope, PrioritySwap, Referral, SelfService, SmallHelp, Other]
        }
        R::DeadlineTooShort => {
            &[LongerDeadline, ReducedScope, Phased, PrioritySwap, ChangedTerms, LaterDate, Referral, SmallHelp, Other]
        }
        R::OutOfScope => &[
            PrioritySwap,
            ChangedTerms,
            Referral,
            SelfService,
            SmallHelp,
            ReducedScope,
            Phased,
            ReopenCondition,
            Other,
        ],
        R::OutOfExpertise => &[Referral, SelfService, SmallHelp, ReducedScope, ChangedTerms, Other],
        R::WorkingHours => {
            &[LaterDate, ChangedTerms, OtherFormat, Escalation, LongerDeadline, Referral, SelfService, Other]
        }
        R::BudgetMismatch => {
            &[ReducedScope, Phased, ChangedTerms, Referral, SelfService, SmallHelp, ReopenCondition, Other]
        }
        R::Policy => &[SelfService, SmallHelp, Escalation, ChangedTerms, Other],
        R::LegalOrEthical => &[Referral, SelfService, ReducedScope, SmallHelp, Escalation, Other],
        R::ConflictOfInterest => &[Referral, ReopenCondition, Other],
        R::MissingPrerequisites => {
            &[Phased, SmallHelp, ReopenCondition, LaterDate, LongerDeadline, SelfService, OtherFormat, Other]
        }
        R::SecurityOrPrivacy => &[SelfService, OtherFormat, Escalation, SmallHelp, Other],
        R::StrategicFit => &[Referral, SelfService, SmallHelp, ReopenCondition, Other],
        R::NotSelected => &[SmallHelp, ReopenCondition, Referral, SelfService, Other],
        R::Leave => &[
            LaterDate,
            LongerDeadline,
            ReducedScope,
            Referral,
            Phased,
            PrioritySwap,
            SelfService,
            OtherFormat,
            Escalation,
            Other,
        ],
        R::NotMyDecision => &[Escalation, Referral, SelfService, SmallHelp, Other],
        R::Other => &A::ALL,
    }
}

/// How long a reason lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lasting {
    /// It ends by itself.
    Temporary,
    /// It stays.
    Permanent,
    /// It ends when a condition is met.
    Conditional,
}

pub(crate) const fn lasting(reason: R) -> Lasting {
    match reason {
        R::Capacity | R::ScheduleConflict | R::Leave => Lasting::Temporary,
        R::DeadlineTooShort | R::BudgetMismatch | R::MissingPrerequisites | R::NotMyDecision | R::Other => {
            Lasting::Conditional
        }
        R::OutOfScope
        | R::OutOfExpertise
        | R::WorkingHours
        | R::Policy
        | R::LegalOrEthical
        | R::ConflictOfInterest
        | R::SecurityOrPrivacy
        | R::StrategicFit
        | R::NotSelected => Lasting::Permanent,
    }
}
