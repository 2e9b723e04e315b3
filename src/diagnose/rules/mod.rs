//! The rules, in their order. Each looks at the facts alone and says what it found.

mod agreed;
mod hours;
mod standing;
mod time;

pub(super) use agreed::{left_in_agreement, needed_by, offer, overflow, price};
pub(super) use hours::shortage;
pub(super) use standing::{broken_policy, strategic_fit};
pub(super) use time::outside;

use super::finding::{Facts, Rule};
use super::ground::{Ask, Ground};
use super::words::Words;
use crate::decline::Reason;

/// A rule that fired.
#[derive(Clone, Debug)]
pub(super) struct Fired {
    pub(super) rule: Rule,
    pub(super) reason: Reason,
    pub(super) facts: Facts,
    /// Which of the rule's explanations says it.
    pub(super) sentence: &'static str,
}

impl Fired {
    fn new(rule: Rule, sentence: &'static str, reason: impl Into<Reason>, facts: Facts) -> Self {
        Self { rule, reason: reason.into(), facts, sentence }
    }
}

type Test = fn(&Ground<'_>, &Ask, &Words) -> Option<Fired>;

const TESTS: [(Rule, Test); 13] = [
    (Rule::Duty, standing::duty),
    (Rule::Safety, standing::safety),
    (Rule::Conflict, standing::conflict),
    (Rule::Policy, standing::policy),
    (Rule::Decision, standing::decision),
    (Rule::Scope, agreed::scope),
    (Rule::Skill, agreed::skill),
    (Rule::Prerequisite, agreed::prerequisite),
    (Rule::Window, time::window),
    (Rule::Overlap, time::overlap),
    (Rule::Hours, hours::hours),
    (Rule::Rate, agreed::rate),
    (Rule::Focus, standing::focus),
];

/// Every rule that fires, in order.
pub(super) fn fired(ground: &Ground<'_>, ask: &Ask, words: &Words) -> Vec<Fired> {
    let tests = TESTS.iter().filter(|(rule, _)| ask.settled != Some(*rule));
    tests.filter_map(|(_, test)| test(ground, ask, words)).collect()
}

/// The first rule that fires.
pub(super) fn first(ground: &Ground<'_>, ask: &Ask, words: &Words) -> Option<Rule> {
    let mut tests = TESTS.iter().filter(|(rule, _)| ask.settled != Some(*rule));
    tests.find_map(|(rule, test)| test(ground, ask, words).map(|_| *rule))
}
