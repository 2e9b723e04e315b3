//! Where an English mail speaks of what the reader is after: in the place where it carries something, and once.

use super::circumstances::names_thing;
use super::goal::Goal;
use super::plan::{Plan, moves_time};
use super::shape::english::is_of_third;
use super::shape::is_indefinite;
use crate::decline::{AlternativeKind, Decline, Length, Reason, ReasonKind};
use crate::locale::Language;

/// The place of the reader's aim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// Behind the no, in the sentence of the one way that is offered: *for the spring fair, I can lend you the tables*.
    Middle,
    /// The words that lead to the ways: *two things may help with the spring fair*.
    Lead,
}

/// The place that suits the mail, if it speaks of an aim.
pub(crate) fn aim(decline: &Decline, plan: &Plan, told: &Goal) -> Option<Aim> {
    /// The most words of an aim that a brief mail has room for.
    const SHORT: usize = 5;
    let goal = decline.request.goal.as_deref()?;
    let (full, brief) = (decline.style.length == Length::Full, decline.style.length == Length::Brief);
    let silent = decline.locale.language() != Language::English
        || plan.alternatives == 0
        // *Tune the grand before Sunday's recital* has told what it is for.
        || names_thing(&decline.request.task, goal)
        // At the end of all work it would be a phrase.
        || decline.ends_relationship.is_some()
        // *His mock exams* have to wait until he has been named.
        || (!full && is_of_third(goal));
    // Who was not chosen, or should have somebody with no ties, has little use for the sender's wishes: only a mail that
    // tells everything speaks of the aim then.
    let distant = matches!(
        decline.reasons[0].kind(),
        ReasonKind::NotSelected | ReasonKind::ConflictOfInterest | ReasonKind::StrategicFit
    );
    if silent || (distant && !full) {
        return None;
    }
    let [one] = &decline.alternatives[..plan.alternatives] else { return Some(Aim::Lead) };
    // A later day, or another look at it all, does nothing for it at once, and other terms are no help either.
    let kind = one.kind();
    let waits = moves_time(kind)
        || matches!(kind, AlternativeKind::ReopenCondition | AlternativeKind::ChangedTerms | AlternativeKind::Other);
    let long = brief && goal.split_ascii_whitespace().count() > SHORT;
    // What there is already stands beside the way; what is wished for, or done, leads to it.
    let leads = told.act.is_some() || told.wish.is_some() || is_indefinite(goal, Language::English);
    (full || (leads && !waits && !long)).then_some(Aim::Middle)
}

/// The most words of a task that thanks name.
const MOST: usize = 12;

/// Whether thanks may name the task: it is not long, and names no price, which the no speaks of.
pub(crate) fn is_short(decline: &Decline) -> bool {
    let task = &decline.request.task;
    let priced = matches!(decline.reasons[0], Reason::BudgetMismatch(_));
    // What a reason of the caller's own turns down may be leave to do something: *allow a puppy in the flat*.
    let own = matches!(decline.reasons[0], Reason::Other(_));
    !own && task.split_ascii_whitespace().count() <= MOST && !(priced && task.contains(|c: char| c.is_ascii_digit()))
}
