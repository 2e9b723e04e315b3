//! The reasons for a no: sixteen kinds, and one for whatever is none of them.

use serde::{Deserialize, Serialize};

use super::reason_facts::{
    BudgetMismatch, Capacity, ConflictOfInterest, DeadlineTooShort, Leave, LegalOrEthical, MissingPrerequisites,
    NotMyDecision, NotSelected, OtherReason, OutOfExpertise, OutOfScope, OutsideWorkingHours, Policy, ScheduleConflict,
    SecurityOrPrivacy, StrategicFit,
};

/// Why the answer is no; in JSON an object with its `kind`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// The workload is full.
    Capacity(Capacity),
    /// That slot is taken.
    ScheduleConflict(ScheduleConflict),
    /// The work does not fit before the deadline.
    DeadlineTooShort(DeadlineTooShort),
    /// It is not in what was agreed.
    OutOfScope(OutOfScope),
    /// The sender lacks a skill.
    OutOfExpertise(OutOfExpertise),
    /// It is asked for outside the hours or the channel the sender works in.
    WorkingHours(OutsideWorkingHours),
    /// Price and budget do not meet.
    BudgetMismatch(BudgetMismatch),
    /// A policy sets a limit.
    Policy(Policy),
    /// A law or a professional duty forbids it.
    LegalOrEthical(LegalOrEthical),
    /// It would put the sender on two sides.
    ConflictOfInterest(ConflictOfInterest),
    /// Something has to be there first.
    MissingPrerequisites(MissingPrerequisites),
    /// It would put security or somebody's privacy at risk.
    SecurityOrPrivacy(SecurityOrPrivacy),
    /// It lies outside what the sender has chosen to do.
    StrategicFit(StrategicFit),
    /// Somebody or something else was chosen.
    NotSelected(NotSelected),
    /// The sender is away, or works less for a while.
    Leave(Leave),
    /// Somebody else decides.
    NotMyDecision(NotMyDecision),
    /// A reason of another kind.
    Other(OtherReason),
}

/// The kind of a [`Reason`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[allow(missing_docs, reason = "each is described at its record")]
pub enum ReasonKind {
    Capacity,
    ScheduleConflict,
    DeadlineTooShort,
    OutOfScope,
    OutOfExpertise,
    WorkingHours,
    BudgetMismatch,
    Policy,
    LegalOrEthical,
    ConflictOfInterest,
    MissingPrerequisites,
    SecurityOrPrivacy,
    StrategicFit,
    NotSelected,
    Leave,
    NotMyDecision,
    Other,
}

impl ReasonKind {
    /// Every kind.
    pub const ALL: [Self; 17] = [
        Self::Capacity,
        Self::ScheduleConflict,
        Self::DeadlineTooShort,
        Self::OutOfScope,
        Self::OutOfExpertise,
        Self::WorkingHours,
        Self::BudgetMismatch,
        Self::Policy,
        Self::LegalOrEthical,
        Self::ConflictOfInterest,
        Self::MissingPrerequisites,
        Self::SecurityOrPrivacy,
        Self::StrategicFit,
        Self::NotSelected,
        Self::Leave,
        Self::NotMyDecision,
        Self::Other,
    ];

    /// The name in the JSON forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Capacity => "capacity",
            Self::ScheduleConflict => "schedule_conflict",
            Self::DeadlineTooShort => "deadline_too_short",
            Self::OutOfScope => "out_of_scope",
            Self::OutOfExpertise => "out_of_expertise",
            Self::WorkingHours => "working_hours",
            Self::BudgetMismatch => "budget_mismatch",
            Self::Policy => "policy",
            Self::LegalOrEthical => "legal_or_ethical",
            Self::ConflictOfInterest => "conflict_of_interest",
            Self::MissingPrerequisites => "missing_prerequisites",
            Self::SecurityOrPrivacy => "security_or_privacy",
            Self::StrategicFit => "strategic_fit",
            Self::NotSelected => "not_selected",
            Self::Leave => "leave",
            Self::NotMyDecision => "not_my_decision",
            Self::Other => "other",
        }
    }
}

impl Reason {
    /// The kind.
    #[must_use]
    pub const fn kind(&self) -> ReasonKind {
        match self {
            Self::Capacity(_) => ReasonKind::Capacity,
            Self::ScheduleConflict(_) => ReasonKind::ScheduleConflict,
            Self::DeadlineTooShort(_) => ReasonKind::DeadlineTooShort,
            Self::OutOfScope(_) => ReasonKind::OutOfScope,
            Self::OutOfExpertise(_) => ReasonKind::OutOfExpertise,
            Self::WorkingHours(_) => ReasonKind::WorkingHours,
            Self::BudgetMismatch(_) => ReasonKind::BudgetMismatch,
            Self::Policy(_) => ReasonKind::Policy,
            Self::LegalOrEthical(_) => ReasonKind::LegalOrEthical,
            Self::ConflictOfInterest(_) => ReasonKind::ConflictOfInterest,
            Self::MissingPrerequisites(_) => ReasonKind::MissingPrerequisites,
            Self::SecurityOrPrivacy(_) => ReasonKind::SecurityOrPrivacy,
            Self::StrategicFit(_) => ReasonKind::StrategicFit,
            Self::NotSelected(_) => ReasonKind::NotSelected,
            Self::Leave(_) => ReasonKind::Leave,
            Self::NotMyDecision(_) => ReasonKind::NotMyDecision,
            Self::Other(_) => ReasonKind::Other,
        }
    }

    /// The sentences that were added to it.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        match self {
            Self::Capacity(facts) => facts.detail.as_deref(),
            Self::ScheduleConflict(facts) => facts.detail.as_deref(),
            Self::DeadlineTooShort(facts) => facts.detail.as_deref(),
            Self::OutOfScope(facts) => facts.detail.as_deref(),
            Self::OutOfExpertise(facts) => facts.detail.as_deref(),
            Self::WorkingHours(facts) => facts.detail.as_deref(),
            Self::BudgetMismatch(facts) => facts.detail.as_deref(),
            Self::Policy(facts) => facts.detail.as_deref(),
            Self::LegalOrEthical(facts) => facts.detail.as_deref(),
            Self::ConflictOfInterest(facts) => facts.detail.as_deref(),
            Self::MissingPrerequisites(facts) => facts.detail.as_deref(),
            Self::SecurityOrPrivacy(facts) => facts.detail.as_deref(),
            Self::StrategicFit(facts) => facts.detail.as_deref(),
            Self::NotSelected(facts) => facts.detail.as_deref(),
            Self::Leave(facts) => facts.detail.as_deref(),
            Self::NotMyDecision(facts) => facts.detail.as_deref(),
            Self::Other(facts) => facts.detail.as_deref(),
        }
    }
}

impl From<Capacity> for Reason {
    fn from(facts: Capacity) -> Self {
        Self::Capacity(facts)
    }
}

impl From<ScheduleConflict> for Reason {
    fn from(facts: ScheduleConflict) -> Self {
        Self::ScheduleConflict(facts)
    }
}

impl From<DeadlineTooShort> for Reason {
    fn from(facts: DeadlineTooShort) -> Self {
        Self::DeadlineTooShort(facts)
    }
}

impl From<OutOfScope> for Reason {
    fn from(facts: OutOfScope) -> Self {
        Self::OutOfScope(facts)
    }
}

impl From<OutOfExpertise> for Reason {
    fn from(facts: OutOfExpertise) -> Self {
        Self::OutOfExpertise(facts)
    }
}

impl From<OutsideWorkingHours> for Reason {
    fn from(facts: OutsideWorkingHours) -> Self {
        Self::WorkingHours(facts)
    }
}

impl From<BudgetMismatch> for Reason {
    fn from(facts: BudgetMismatch) -> Self {
        Self::BudgetMismatch(facts)
    }
}

impl From<Policy> for Reason {
    fn from(facts: Policy) -> Self {
        Self::Policy(facts)
    }
}

impl From<LegalOrEthical> for Reason {
    fn from(facts: LegalOrEthical) -> Self {
        Self::LegalOrEthical(facts)
    }
}

impl From<ConflictOfInterest> for Reason {
    fn from(facts: ConflictOfInterest) -> Self {
        Self::ConflictOfInterest(facts)
    }
}

impl From<MissingPrerequisites> for Reason {
    fn from(facts: MissingPrerequisites) -> Self {
        Self::MissingPrerequisites(facts)
    }
}

impl From<SecurityOrPrivacy> for Reason {
    fn from(facts: SecurityOrPrivacy) -> Self {
        Self::SecurityOrPrivacy(facts)
    }
}

impl From<StrategicFit> for Reason {
    fn from(facts: StrategicFit) -> Self {
        Self::StrategicFit(facts)
    }
}

impl From<NotSelected> for Reason {
    fn from(facts: NotSelected) -> Self {
        Self::NotSelected(facts)
    }
}

impl From<Leave> for Reason {
    fn from(facts: Leave) -> Self {
        Self::Leave(facts)
    }
}

impl From<NotMyDecision> for Reason {
    fn from(facts: NotMyDecision) -> Self {
        Self::NotMyDecision(facts)
    }
}

impl From<OtherReason> for Reason {
    fn from(facts: OtherReason) -> Self {
        Self::Other(facts)
    }
}
