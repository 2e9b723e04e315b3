//! Where an English mail speaks of what the reader is after: in the place where it carries something, and once.

use super::circumstances::names_thing;
use super::goal::Goal;
use super::plan::{Plan, moves_time};
use super::shape::english::is_of_third;
use super::shape::is_indefinite;
use super::way_on::WayOn;
use crate::decline::{AlternativeKind, Decline, Length, Reason, ReasonKind};
use crate::locale::Language;
use crate::pack::calendar;

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
    let goes_on = WayOn::of(decline).is_some();
    let silent = decline.locale.language() != Language::English
        || (plan.alternatives == 0 && (!goes_on || brief))
        // *Tune the grand before Sunday's recital* has told what it is for.
        || names_thing(&decline.request.task, goal)
        // *His mock exams* have to wait until he has been named.
        || (!full && is_of_third(goal) && !names_somebody(&decline.request.task));
    if silent {
        return None;
    }
    if plan.alternatives > 1 {
        return Some(Aim::Lead);
    }
    // In few words, only what is wished for or done leads to a way, and not to a later day or another look at it all.
    let waits = decline.alternatives.first().is_some_and(|one| {
        use AlternativeKind::{ChangedTerms, Other, ReopenCondition};
        moves_time(one.kind()) || matches!(one.kind(), ReopenCondition | ChangedTerms | Other)
    });
    let distant = matches!(
        decline.reasons[0].kind(),
        ReasonKind::NotSelected | ReasonKind::ConflictOfInterest | ReasonKind::StrategicFit
    );
    let long = goal.split_ascii_whitespace().count() > SHORT;
    let ends = decline.ends_relationship.is_some();
    let leads = told.act.is_some() || told.wish.is_some() || is_indefinite(goal, Language::English);
    (!brief || (leads && !waits && !distant && !long && !ends)).then_some(Aim::Middle)
}

/// Whether a task names somebody (*teach Owain on Sundays*), of whom the mail may speak then as *he* or *she*.
fn names_somebody(task: &str) -> bool {
    let calendar = calendar(Language::English);
    let named = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        let known = calendar.weekdays.iter().chain(&calendar.weekdays_plural).chain(&calendar.months);
        word.starts_with(char::is_uppercase) && word.len() > 1 && !known.into_iter().any(|it| it == word)
    };
    task.split_ascii_whitespace().skip(1).any(named)
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
