//! Where the wordings of each kind of reason and alternative stand.

use crate::decline::{Alternative, AlternativeKind, Reason, ReasonKind};

pub(crate) fn reason_group(reason: &Reason) -> &'static str {
    use ReasonKind::*;
    match reason.kind() {
        Capacity => "reason/capacity",
        ScheduleConflict => "reason/schedule_conflict",
        DeadlineTooShort => "reason/deadline_too_short",
        OutOfScope => "reason/out_of_scope",
        OutOfExpertise => "reason/out_of_expertise",
        WorkingHours => "reason/working_hours",
        BudgetMismatch => "reason/budget_mismatch",
        Policy => "reason/policy",
        LegalOrEthical => "reason/legal_or_ethical",
        ConflictOfInterest => "reason/conflict_of_interest",
        MissingPrerequisites => "reason/missing_prerequisites",
        SecurityOrPrivacy => "reason/security_or_privacy",
        StrategicFit => "reason/strategic_fit",
        NotSelected => "reason/not_selected",
        Leave => "reason/leave",
        NotMyDecision => "reason/not_my_decision",
        Other => "reason/other",
    }
}

pub(crate) fn alternative_group(alternative: &Alternative) -> &'static str {
    use AlternativeKind::*;
    match alternative.kind() {
        LaterDate => "alternative/later_date",
        LongerDeadline => "alternative/longer_deadline",
        ReducedScope => "alternative/reduced_scope",
        Phased => "alternative/phased",
        PrioritySwap => "alternative/priority_swap",
        ChangedTerms => "alternative/changed_terms",
        Referral => "alternative/referral",
        SelfService => "alternative/self_service",
        OtherFormat => "alternative/other_format",
        SmallHelp => "alternative/small_help",
        ReopenCondition => "alternative/reopen_condition",
        Escalation => "alternative/escalation",
        Other => "alternative/other",
    }
}
