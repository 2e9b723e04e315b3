//! The place of a fault inside a reason or an alternative.
//!
//! Serde reads the facts of a kind from a buffer, in which their places are lost. When that fails, the one object is
//! read again as the record of its kind, which finds the place. Only errors pay for it.

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use super::{alternative, reason_facts};

/// The place and the message of the fault, where the one at `path` stands inside a reason or an alternative.
pub(super) fn fault(json: &str, path: &Path) -> Option<(String, String)> {
    let document: Value = serde_json::from_str(json).ok()?;
    let mut list = "";
    let mut found = &document;
    for segment in path {
        match segment {
            Segment::Map { key } => {
                list = key;
                found = found.get(key)?;
            }
            Segment::Seq { index } => found = found.get(*index)?,
            Segment::Enum { .. } | Segment::Unknown => return None,
        }
    }
    let mut facts = found.as_object()?.clone();
    let kind = facts.remove("kind")?;
    let (inner, message) = match list {
        "reasons" => of_reason(kind.as_str()?, facts.into())?,
        "alternatives" => of_alternative(kind.as_str()?, facts.into())?,
        _ => return None,
    };
    Some((if inner == "." { path.to_string() } else { format!("{path}.{inner}") }, message))
}

fn read<Facts: DeserializeOwned>(facts: Value) -> Option<(String, String)> {
    let error = serde_path_to_error::deserialize::<_, Facts>(facts).err()?;
    Some((error.path().to_string(), error.inner().to_string()))
}

fn of_reason(kind: &str, facts: Value) -> Option<(String, String)> {
    use reason_facts::*;
    match kind {
        "capacity" => read::<Capacity>(facts),
        "schedule_conflict" => read::<ScheduleConflict>(facts),
        "deadline_too_short" => read::<DeadlineTooShort>(facts),
        "out_of_scope" => read::<OutOfScope>(facts),
        "out_of_expertise" => read::<OutOfExpertise>(facts),
        "working_hours" => read::<OutsideWorkingHours>(facts),
        "budget_mismatch" => read::<BudgetMismatch>(facts),
        "policy" => read::<Policy>(facts),
        "legal_or_ethical" => read::<LegalOrEthical>(facts),
        "conflict_of_interest" => read::<ConflictOfInterest>(facts),
        "missing_prerequisites" => read::<MissingPrerequisites>(facts),
        "security_or_privacy" => read::<SecurityOrPrivacy>(facts),
        "strategic_fit" => read::<StrategicFit>(facts),
        "not_selected" => read::<NotSelected>(facts),
        "leave" => read::<Leave>(facts),
        "not_my_decision" => read::<NotMyDecision>(facts),
        "other" => read::<OtherReason>(facts),
        _ => None,
    }
}

fn of_alternative(kind: &str, facts: Value) -> Option<(String, String)> {
    use alternative::*;
    match kind {
        "later_date" => read::<LaterDate>(facts),
        "longer_deadline" => read::<LongerDeadline>(facts),
        "reduced_scope" => read::<ReducedScope>(facts),
        "phased" => read::<Phased>(facts),
        "priority_swap" => read::<PrioritySwap>(facts),
        "changed_terms" => read::<ChangedTerms>(facts),
        "referral" => read::<Referral>(facts),
        "self_service" => read::<SelfService>(facts),
        "other_format" => read::<OtherFormat>(facts),
        "small_help" => read::<SmallHelp>(facts),
        "reopen_condition" => read::<ReopenCondition>(facts),
        "escalation" => read::<Escalation>(facts),
        "other" => read::<OtherAlternative>(facts),
        _ => None,
    }
}
