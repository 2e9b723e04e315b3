//! Where an English mail speaks of what the reader is after: in the place where it carries something, and once.

use super::circumstances::{is_compact, names_thing};
use super::goal::Goal;
use super::plan::{Plan, Situation, situation};
use super::shape::english::is_of_third;
use super::text::fnv;
use crate::decline::{Decline, Length, Order, Reason, ReasonKind};
use crate::locale::Language;

/// The place of the reader's aim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// Before the no, in its sentence: *I'd like to help with the spring fair, but I can't …*
    No,
    /// Before the no, in a sentence of its own, where both in one would be too long.
    Apart,
    /// Behind the no, in the sentence of the one way that is offered: *I'd still like to help with the spring fair, and I'm
    /// free on Friday*.
    Middle,
    /// The words that lead to the ways: *there are two ways I can help with the spring fair*.
    Lead,
}

/// Words of a no besides the task and the aim: *I would have liked to help you get …, but I cannot …*.
const FRAME: usize = 11;

/// Words that some reasons add: *… by Friday 4 December*.
const ADDED: usize = 5;

/// The most words of a sentence.
const LONGEST: usize = 25;

/// The place that suits the mail, if it speaks of an aim. `agreement` is whether the no names an agreement; `topic` moves
/// the choice, as it moves that of the wordings.
pub(crate) fn aim(decline: &Decline, plan: &Plan, told: &Goal, agreement: bool, topic: u64) -> Option<Aim> {
    let goal = decline.request.goal.as_deref()?;
    let language = decline.locale.language();
    let length = decline.style.length;
    if language != Language::English || (length == Length::Brief && !is_compact(decline)) {
        return None;
    }
    // *Tune the grand before Sunday's recital* has told what it is for.
    if names_thing(&decline.request.task, goal) {
        return None;
    }
    let somebody = told.wish.is_some();
    let words = |text: &str| text.split_ascii_whitespace().count();
    let kind = decline.reasons[0].kind();
    // Who was not chosen, or should have somebody with no ties, has little use for the sender's wishes, and none for
    // them at the end of all work: only a mail that tells everything speaks of the aim then.
    let distant = matches!(kind, ReasonKind::NotSelected | ReasonKind::ConflictOfInterest);
    if decline.ends_relationship.is_some() || plan.alternatives == 0 || (distant && length != Length::Full) {
        return None;
    }
    let added = match &decline.reasons[0] {
        Reason::DeadlineTooShort(_) | Reason::BudgetMismatch(_) => ADDED,
        Reason::OutOfScope(it) if agreement => 1 + words(&it.agreement_ref),
        _ => 0,
    };
    let fits = words(goal) + words(&decline.request.task) + added + FRAME <= LONGEST;
    // *His mock exams* have to wait until he has been named.
    let may_lead = !distant && (somebody || !goal.split(' ').any(is_of_third));
    let leads = fits && may_lead;
    let behind = if plan.alternatives == 1 { Aim::Middle } else { Aim::Lead };
    let choice = (fnv(topic, "aim") >> 32).wrapping_add(decline.style.variant.into());
    // A warm mail that does not begin with it begins with thanks. Who asked for what a rule decides on is not thanked.
    let warm = decline.style.order == Order::Warm;
    // A direct one begins with the no.
    let thanked = situation(kind) == Situation::Work && is_short(decline);
    let often = match situation(kind) {
        _ if !warm => 0,
        Situation::Petition => 3,
        _ if thanked => 1,
        _ => 2,
    };
    match (leads, length) {
        // The no is the place where it says most: it is an aim that the sender shares.
        (true, Length::Brief) if warm => Some(Aim::No),
        (true, _) if choice % 3 < often => Some(Aim::No),
        (_, Length::Brief) => None,
        // Thanks that name nothing say less.
        _ if may_lead && !fits && warm && !thanked => Some(Aim::Apart),
        _ => Some(behind),
    }
}

/// The most words of a task that thanks name.
const SHORT: usize = 12;

/// Whether thanks may name the task: it is not long, and names no price, which the no speaks of.
pub(crate) fn is_short(decline: &Decline) -> bool {
    let task = &decline.request.task;
    let priced = matches!(decline.reasons[0], Reason::BudgetMismatch(_));
    task.split_ascii_whitespace().count() <= SHORT && !(priced && task.contains(|c: char| c.is_ascii_digit()))
}
