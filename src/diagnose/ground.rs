//! What the rules look at: the calendar of a situation, and what is asked of it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::calendar::{Calendar, Plan, Weekly};
use super::days::{days_between, plus};
use super::finding::Rule;
use super::person::Person;
use super::request_facts::{Agreement, OpenCommitment, Priority, RequestFacts};
use super::situation::Situation;
use super::thresholds::Thresholds;
use super::validate::FARTHEST_DAY;
use super::windows::{Minutes, Windows, minutes_of};
use crate::decline::{Hours, Slot};

/// A situation with its calendar.
pub(super) struct Ground<'a> {
    pub(super) situation: &'a Situation,
    pub(super) windows: Windows,
    pub(super) plan: Plan<'a>,
    pub(super) calendar: Calendar,
    /// The slots that commitments take, and which commitment.
    pub(super) busy: BTreeMap<Date, Vec<(Minutes, usize)>>,
}

/// What is asked: the request itself, or what an alternative makes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ask {
    pub(super) request: RequestFacts,
    pub(super) agreement: Option<Agreement>,
    /// The rule that an alternative settles by what it changes.
    pub(super) settled: Option<Rule>,
}

/// The hours that are asked for, and between which days, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Need {
    /// In all, or every week.
    pub(super) hours: Hours,
    pub(super) every_week: bool,
    pub(super) from: Date,
    pub(super) to: Date,
}

impl Ask {
    pub(super) fn of(situation: &Situation) -> Self {
        Self { request: situation.request.clone(), agreement: situation.agreement.clone(), settled: None }
    }

    /// The same, with another request.
    pub(super) fn with(&self, change: impl FnOnce(&mut RequestFacts)) -> Self {
        let mut other = self.clone();
        change(&mut other.request);
        other
    }

    /// The same, where an alternative settles a rule.
    pub(super) fn settling(&self, rule: Rule) -> Self {
        Self { settled: Some(rule), ..self.clone() }
    }

    /// Hours of work in all: as given, or as the parts add up.
    pub(super) fn hours(&self) -> Option<Hours> {
        let parts = || self.request.parts.iter().map(|part| part.hours.hundredths()).fold(0, u32::saturating_add);
        self.request.hours.or_else(|| (!self.request.parts.is_empty()).then(|| Hours::from_hundredths(parts())))
    }
}

/// What of the week can be promised: what the buffer leaves, and the factor, as two percentages multiplied.
fn share(person: &Person, thresholds: &Thresholds) -> u64 {
    let weeks = person.overtime_weeks.unwrap_or(0);
    let energy = person.energy.unwrap_or(5);
    let factor = if weeks >= thresholds.exhausted_weeks || energy <= 1 {
        thresholds.exhausted_percent.min(thresholds.strained_percent)
    } else if weeks >= thresholds.strained_weeks || energy == 2 {
        thresholds.strained_percent
    } else {
        100
    };
    let buffer = person.buffer_percent.unwrap_or(thresholds.buffer_percent);
    u64::from(100_u8.saturating_sub(buffer)) * u64::from(factor.min(100))
}

fn due_hours(commitment: &OpenCommitment, usual_length: u16) -> u64 {
    match (commitment.hours_left, commitment.hours_per_week, &commitment.at) {
        (Some(hours), _, _) => u64::from(hours.hundredths()),
        (None, None, Some(slot)) if slot.start.is_some() => {
            let (from, to) = minutes_of(slot, usual_length);
            u64::from(to.saturating_sub(from)) * 100 / 60
        }
        _ => 0,
    }
}

impl<'a> Ground<'a> {
    pub(super) fn of(situation: &'a Situation) -> Self {
        let (person, thresholds) = (&situation.person, &situation.thresholds);
        let windows = Windows::of(&person.working_windows);
        let (request, today) = (&situation.request, situation.today);
        let horizon = 7 * i64::from(thresholds.horizon_weeks);
        let day = |date: Date| days_between(today, date).clamp(0, FARTHEST_DAY);
        let index = |date: Date| usize::try_from(day(date)).unwrap_or(0);

        let ends = situation.person.conflicts.iter().filter_map(|conflict| conflict.until);
        let due = situation.commitments.iter().filter_map(|one| one.due.or(one.at.as_ref().map(|slot| slot.date)));
        let asked = [request.deadline, request.start_not_before, request.at.as_ref().map(|slot| slot.date)];
        let focus = person.focus.as_ref().and_then(|focus| focus.review_date);
        let dates = ends.chain(due).chain(asked.into_iter().flatten()).chain(focus).chain(request.missing_by);
        let farthest = dates.map(day).max().unwrap_or(0);
        // Beyond the last date a whole window of the request and the horizon are still looked at.
        let days = usize::try_from(farthest * 2 + horizon + 14).unwrap_or(0);

        let mut busy: BTreeMap<Date, Vec<(Minutes, usize)>> = BTreeMap::new();
        let mut weekly = Vec::new();
        let mut due = Vec::with_capacity(situation.commitments.len());
        for (number, commitment) in situation.commitments.iter().enumerate() {
            if let Some(slot) = &commitment.at {
                busy.entry(slot.date).or_default().push((minutes_of(slot, thresholds.slot_minutes), number));
            }
            let date = commitment.due.or(commitment.at.as_ref().map(|slot| slot.date));
            due.push((date.map_or(0, index), due_hours(commitment, thresholds.slot_minutes)));
            let over = date.is_some_and(|date| date < today);
            if let Some(hours) = commitment.hours_per_week.filter(|_| !over) {
                let to = commitment.due.map_or(days, index);
                weekly.push(Weekly { from: 0, to, hundredths: u64::from(hours.hundredths()) });
            }
            // A meeting that is over takes no time any more.
            if over && commitment.at.is_some() && commitment.hours_left.is_none() {
                due[number].1 = 0;
            }
        }
        let plan = Plan {
            today,
            days,
            weights: windows.weights(),
            hours_per_week: person.hours_per_week,
            share: share(person, thresholds),
            leave: &person.leave,
            weekly,
            due,
        };
        let calendar = Calendar::of(&plan);
        Self { situation, windows, plan, calendar, busy }
    }

    /// The same, as if there were no leave.
    pub(super) fn without_leave(&self) -> Self {
        let plan = Plan { leave: &[], ..self.plan.clone() };
        self.with_plan(plan)
    }

    /// The same, where some commitments wait until another day.
    pub(super) fn with_moved(&self, moved: &[usize], to: Date) -> Self {
        let mut plan = self.plan.clone();
        for number in moved {
            plan.due[*number].0 = self.calendar.index(to);
        }
        self.with_plan(plan)
    }

    fn with_plan(&self, plan: Plan<'a>) -> Self {
        let calendar = Calendar::of(&plan);
        Self { situation: self.situation, windows: self.windows.clone(), plan, calendar, busy: self.busy.clone() }
    }

    pub(super) fn thresholds(&self) -> &Thresholds {
        &self.situation.thresholds
    }

    pub(super) fn today(&self) -> Date {
        self.situation.today
    }

    pub(super) fn stakes(&self) -> Priority {
        self.situation.context.stakes.unwrap_or_default()
    }

    /// Hours a week that can be promised.
    pub(super) fn promised_per_week(&self) -> Hours {
        let hundredths = u64::from(self.situation.person.hours_per_week.hundredths()) * self.plan.share / 10_000;
        Hours::from_hundredths(u32::try_from(hundredths).unwrap_or(u32::MAX))
    }

    /// The last day on which dates are looked for.
    pub(super) fn horizon(&self) -> Date {
        plus(self.today(), 7 * i64::from(self.thresholds().horizon_weeks))
    }

    /// The first day on which the request can be worked on.
    pub(super) fn start(&self, ask: &Ask) -> Date {
        ask.request.start_not_before.map_or(self.today(), |start| start.max(self.today()))
    }

    /// The hours that are asked for, if they are known. Without a deadline they have as long as dates are looked for.
    pub(super) fn need(&self, ask: &Ask) -> Option<Need> {
        let from = self.start(ask);
        let open = plus(from, 7 * i64::from(self.thresholds().horizon_weeks));
        let to = ask.request.deadline.unwrap_or(open).max(from);
        let every_week = ask.hours().is_none();
        let hours = ask.hours().or(ask.request.hours_per_week)?;
        Some(Need { hours, every_week, from, to })
    }

    /// Hours that are free for a need: in all, or every week.
    pub(super) fn free_for(&self, need: Need) -> Hours {
        if !need.every_week {
            return self.calendar.free(need.from, need.to);
        }
        // The largest number that fits: what fits at all fits with less.
        let (mut low, mut high) = (0, need.hours.hundredths());
        while low < high {
            let middle = high - (high - low) / 2;
            let hours = Hours::from_hundredths(middle);
            if self.fits(Need { hours, ..need }) { low = middle } else { high = middle - 1 }
        }
        Hours::from_hundredths(low)
    }

    /// Whether a need fits.
    pub(super) fn fits(&self, need: Need) -> bool {
        if !need.every_week {
            return self.calendar.free(need.from, need.to) >= need.hours;
        }
        let (from, to) = (self.calendar.index(need.from), self.calendar.index(need.to));
        let hundredths = u64::from(need.hours.hundredths());
        self.calendar.fits_weekly(&self.plan, Weekly { from, to, hundredths })
    }

    /// The commitment whose slot overlaps those minutes of a day.
    pub(super) fn overlapping(&self, slot: &Slot) -> Option<&'a OpenCommitment> {
        let asked = minutes_of(slot, self.thresholds().slot_minutes);
        let busy = self.busy.get(&slot.date)?;
        let (_, number) = busy.iter().find(|(taken, _)| super::windows::overlap(*taken, asked))?;
        self.situation.commitments.get(*number)
    }
}
