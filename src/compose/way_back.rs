//! What the way back that a mail offers tells already, so that the reason need not.

use jiff::civil::Date;

use super::grammar::Grammar;
use super::plan::Plan;
use crate::decline::{Alternative, Decline, Reason};
use crate::locale::Language;

/// Whether it tells this date of a review.
pub(crate) fn tells_review(decline: &Decline, plan: &Plan, date: Date) -> bool {
    let mut offered = decline.alternatives.iter().take(plan.alternatives);
    offered.any(|one| matches!(one, Alternative::ReopenCondition(it) if it.review_date == Some(date)))
}

/// Whether that of an English mail names the day by which what is missing should be there.
pub(crate) fn tells_due(decline: &Decline, plan: &Plan, reason: &Reason, grammar: &Grammar<'_>) -> bool {
    let Reason::MissingPrerequisites(it) = reason else { return false };
    let mut offered = decline.alternatives.iter().take(plan.alternatives);
    let conditions = offered.find_map(|one| match one {
        Alternative::ReopenCondition(it) => it.condition.as_deref(),
        _ => None,
    });
    decline.locale.language() == Language::English
        && conditions.is_some_and(|text| it.due.is_none_or(|due| text.contains(&grammar.date_again(due))))
}
