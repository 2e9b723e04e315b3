//! The alternatives that are really feasible: computed from what the rules found, and run through the rules again.

mod help;
mod parts;
mod swap;
mod terms;
mod time;

use jiff::civil::Date;
use serde::Serialize;

use super::days::plus;
use super::finding::Rule;
use super::ground::{Ask, Ground};
use super::rules::{self, Fired};
use super::words::Words;
use crate::decline::{Alternative, AlternativeKind, Hours, Lasting, ReasonKind, fitting, lasting};

pub(super) use help::date_of;
use swap::Moved;

/// An alternative that has been run through the rules again: nothing stands in its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FeasibleAlternative {
    /// The alternative, ready for a [`Decline`](crate::Decline).
    pub alternative: Alternative,
    /// The hours it takes, part by part; none where it takes none of the person's, or where they are not known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<Hours>,
    #[serde(skip)]
    asks: Vec<Ask>,
    #[serde(skip)]
    moved: Option<Moved>,
}

impl FeasibleAlternative {
    /// The kind of the alternative.
    #[must_use]
    pub const fn kind(&self) -> AlternativeKind {
        self.alternative.kind()
    }

    /// Whether everything it asks of the person passes every rule, when work begins on that day at the earliest.
    fn passes(&self, ground: &Ground<'_>, start: Option<Date>, words: &Words) -> bool {
        let moved = self.moved.as_ref().map(|moved| ground.with_moved(&moved.commitments, moved.to));
        let ground = moved.as_ref().unwrap_or(ground);
        self.asks.iter().all(|ask| {
            let begun = ask.with(|request| request.start_not_before = request.start_not_before.max(start));
            let late = begun.request.deadline.is_some_and(|deadline| start.is_some_and(|start| deadline < start));
            !late && rules::first(ground, &begun, words).is_none()
        })
    }
}

/// The kinds in the order in which they are offered: the whole first, then a part, then other people and other days.
const RANKS: [AlternativeKind; 13] = [
    AlternativeKind::LaterDate,
    AlternativeKind::LongerDeadline,
    AlternativeKind::Phased,
    AlternativeKind::PrioritySwap,
    AlternativeKind::ChangedTerms,
    AlternativeKind::ReducedScope,
    AlternativeKind::SmallHelp,
    AlternativeKind::OtherFormat,
    AlternativeKind::Escalation,
    AlternativeKind::Referral,
    AlternativeKind::SelfService,
    AlternativeKind::ReopenCondition,
    AlternativeKind::Other,
];

fn rank(kind: AlternativeKind) -> usize {
    RANKS.iter().position(|one| *one == kind).unwrap_or(RANKS.len())
}

/// Everything the alternatives are made from.
struct Making<'a, 'situation> {
    ground: &'a Ground<'situation>,
    ask: &'a Ask,
    fired: &'a [Fired],
    words: &'a Words,
    made: Vec<FeasibleAlternative>,
}

/// The feasible alternatives, the best first.
pub(super) fn feasible(ground: &Ground<'_>, ask: &Ask, fired: &[Fired], words: &Words) -> Vec<FeasibleAlternative> {
    let mut making = Making { ground, ask, fired, words, made: Vec::new() };
    making.of_time();
    making.of_slots();
    making.of_parts();
    making.of_swaps();
    making.of_terms();
    making.of_conditions();
    making.of_help();
    let ends = ground.situation.context.ends_relationship.as_ref();
    let reasons: Vec<_> = fired.iter().take(2).map(|one| one.reason.kind()).collect();
    let mut made = making.made;
    made.retain(|one| {
        let opening = matches!(one.kind(), AlternativeKind::LaterDate | AlternativeKind::ReopenCondition);
        let last = dates(&one.alternative).into_iter().max();
        let in_time = ends.is_none_or(|ends| !opening && last.is_none_or(|day| day <= ends.last_day));
        let fits = |reason: &ReasonKind| fitting(*reason).contains(&one.kind());
        // Beside a no that stays, a later date would be a false hope.
        let stays = |reason: &ReasonKind| lasting(*reason) == Lasting::Permanent && !fits(reason);
        let hopeful = one.kind() == AlternativeKind::LaterDate && reasons.iter().any(stays);
        in_time && !hopeful && reasons.iter().any(fits)
    });
    made.sort_by_key(|one| rank(one.kind()));
    made
}

impl Making<'_, '_> {
    fn has(&self, rule: Rule) -> bool {
        self.fired.iter().any(|one| one.rule == rule)
    }

    /// Keeps an alternative when what it asks passes every rule.
    fn keep(&mut self, alternative: impl Into<Alternative>, hours: Vec<Hours>, asks: Vec<Ask>) {
        let made = FeasibleAlternative { alternative: alternative.into(), hours, asks, moved: None };
        if made.passes(self.ground, None, self.words) {
            self.made.push(made);
        }
    }

    /// Whether hours are what is missing: because the week is full, or because of leave.
    fn lacks_hours(&self) -> bool {
        self.has(Rule::Hours) || (self.has(Rule::Overlap) && self.ask.request.at.is_none())
    }

    /// The hours of the whole request, or of each week of it.
    fn whole(&self) -> Vec<Hours> {
        self.ask.hours().or(self.ask.request.hours_per_week).into_iter().collect()
    }
}

/// The days an alternative names on which the person does something.
fn dates(alternative: &Alternative) -> Vec<Date> {
    match alternative {
        Alternative::LaterDate(facts) => {
            facts.start.into_iter().chain(facts.slots.iter().map(|slot| slot.date)).collect()
        }
        Alternative::LongerDeadline(facts) => vec![facts.new_deadline],
        Alternative::Phased(facts) => facts.phases.iter().map(|phase| phase.when).collect(),
        Alternative::ReducedScope(facts) => facts.deadline.into_iter().collect(),
        Alternative::PrioritySwap(facts) => facts.pause.iter().filter_map(|paused| paused.new_date).collect(),
        other => date_of(other).into_iter().collect(),
    }
}

/// How many alternatives a mail offers.
pub(super) const OFFERED: usize = 3;

/// What a mail offers: the numbers of the alternatives, the best first, and by when an answer is needed.
///
/// What would be too late by the time of an answer is left out, unless there is nothing else; and a longer deadline
/// beside a later start, because the two are the same plan.
pub(super) fn offered(
    ground: &Ground<'_>,
    alternatives: &[FeasibleAlternative],
    words: &Words,
) -> (Vec<usize>, Option<Date>) {
    let in_time = |number: &usize, day: Date| {
        let one = &alternatives[*number];
        let to_come = dates(&one.alternative).iter().all(|date| *date > day);
        to_come && one.passes(ground, Some(plus(day, 1)), words)
    };
    let days = (1..=ground.thresholds().reply_days).rev();
    let days = days.filter_map(|count| ground.calendar.working_day_after(ground.today(), count));
    let days: Vec<Date> = days.collect();
    let all = 0..alternatives.len();
    let mut numbers: Vec<usize> = match days.last() {
        Some(first) => all.clone().filter(|number| in_time(number, *first)).collect(),
        None => Vec::new(),
    };
    if numbers.is_empty() {
        numbers = all.collect();
    }
    let later = numbers.iter().any(|number| alternatives[*number].kind() == AlternativeKind::LaterDate);
    numbers.retain(|number| !(later && alternatives[*number].kind() == AlternativeKind::LongerDeadline));
    numbers.truncate(OFFERED);
    let reply_by = days.into_iter().find(|day| numbers.iter().all(|number| in_time(number, *day)));
    let reply_by = reply_by.filter(|_| !numbers.is_empty());
    (numbers, reply_by)
}
