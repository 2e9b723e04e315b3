//! How many hours are free until when.
//!
//! The rules of counting:
//!
//! - A week begins on Monday. Its hours, after the buffer and the factor, are spread over its working days in
//!   proportion to the length of their windows; without windows, evenly from Monday to Friday. So the current week
//!   counts from today, today included, with the share of the days that are left, and the last day counts whole.
//! - Days away have no hours; days with fewer hours have the share of the lower number.
//! - What is promised every week is taken off each day first, in the same proportion, as far as there are hours.
//! - What is due on a day is planned as late as it may be, and what no longer fits in time as soon as possible. The
//!   hours that stay free up to a day are then those that can be given away without making anything late, also what
//!   is due after that day.

use jiff::civil::Date;

use super::days::{days_between, monday, plus, weekday};
use super::person::Absence;
use crate::decline::Hours;

/// What one hundredth of an hour a week is multiplied by, so that percentages and shares of days stay whole numbers.
const PERCENTS: u64 = 10_000;

/// Hours that every week takes, from one day to another (both included), in hundredths.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weekly {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) hundredths: u64,
}

/// What a calendar is made of.
#[derive(Clone, Debug)]
pub(super) struct Plan<'a> {
    pub(super) today: Date,
    /// How many days it covers.
    pub(super) days: usize,
    /// Minutes of work on each weekday, Monday first.
    pub(super) weights: [u32; 7],
    pub(super) hours_per_week: Hours,
    /// What remains of a week after the buffer and the factor: two percentages, multiplied.
    pub(super) share: u64,
    pub(super) leave: &'a [Absence],
    pub(super) weekly: Vec<Weekly>,
    /// For each commitment the day it is due and its hundredths of an hour.
    pub(super) due: Vec<(usize, u64)>,
}

/// One week of the calendar, or what is left of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) monday: Date,
    pub(super) capacity: Hours,
    pub(super) committed: Hours,
    pub(super) free: Hours,
}

/// Hours by day, as sums from today.
#[derive(Clone, Debug)]
pub(super) struct Calendar {
    today: Date,
    /// Units of a hundredth of an hour.
    unit: u64,
    weights: [u32; 7],
    working: Vec<bool>,
    /// Before each day: hours that can be promised at all.
    capacity: Vec<u64>,
    /// Before each day: of those, the ones that no weekly commitment takes.
    supply: Vec<u64>,
    /// Before each day: hours that can be given away.
    free: Vec<u64>,
    /// Before each day: hours that are promised for every week.
    weekly: Vec<u64>,
    /// Before each day: hours that are due.
    due: Vec<u64>,
    /// Hours that cannot be done in time.
    late: u64,
    /// The first day on which nothing is late any more.
    caught_up: usize,
}

fn sums(days: &[u64]) -> Vec<u64> {
    let mut sum = 0_u64;
    let mut sums = Vec::with_capacity(days.len() + 1);
    sums.push(0);
    for day in days {
        sum = day.saturating_add(sum);
        sums.push(sum);
    }
    sums
}

/// Hundredths that every week takes, for each day.
fn rates(weekly: &[Weekly], days: usize) -> Vec<u64> {
    let mut changes = vec![0_i64; days + 1];
    for one in weekly.iter().filter(|one| one.from < days && one.from <= one.to) {
        let hundredths = i64::try_from(one.hundredths).unwrap_or(0);
        changes[one.from] += hundredths;
        changes[(one.to + 1).min(days)] -= hundredths;
    }
    let mut rate = 0;
    changes
        .iter()
        .take(days)
        .map(|change| {
            rate += change;
            rate.unsigned_abs()
        })
        .collect()
}

/// For each day the hours a week that absences leave, where there are any.
fn absences(plan: &Plan<'_>) -> Vec<Option<u64>> {
    let mut remaining = vec![None; plan.days];
    for absence in plan.leave {
        let from = days_between(plan.today, absence.from).max(0);
        let to = days_between(plan.today, absence.to);
        let hours = absence.hours_per_week.map_or(0, |hours| u64::from(hours.hundredths()));
        for day in from..=to.min(i64::try_from(plan.days).unwrap_or(i64::MAX) - 1) {
            let day: &mut Option<u64> = &mut remaining[usize::try_from(day).unwrap_or(0)];
            *day = Some(day.map_or(hours, |other| other.min(hours)));
        }
    }
    remaining
}

impl Calendar {
    pub(super) fn of(plan: &Plan<'_>) -> Self {
        let weights = plan.weights;
        let total: u64 = weights.iter().map(|minutes| u64::from(*minutes)).sum();
        let unit = total.max(1) * PERCENTS;
        let first = weekday(plan.today);
        let weight = |day: usize| u64::from(weights[(first + day) % 7]);
        let remaining = absences(plan);
        let rates = rates(&plan.weekly, plan.days);
        let full = u64::from(plan.hours_per_week.hundredths());

        let mut working = Vec::with_capacity(plan.days);
        let mut capacity = Vec::with_capacity(plan.days);
        let mut weekly = Vec::with_capacity(plan.days);
        for day in 0..plan.days {
            let hours = remaining[day].map_or(full, |hours| hours.min(full));
            let works = weight(day) > 0 && remaining[day] != Some(0);
            working.push(works);
            capacity.push(hours.saturating_mul(plan.share * weight(day)));
            weekly.push(if works { rates[day].saturating_mul(PERCENTS * weight(day)) } else { 0 });
        }
        let supply: Vec<u64> = capacity.iter().zip(&weekly).map(|(all, taken)| all.saturating_sub(*taken)).collect();
        let mut due = vec![0_u64; plan.days];
        for (day, hundredths) in &plan.due {
            let day = (*day).min(plan.days.saturating_sub(1));
            if let Some(sum) = due.get_mut(day) {
                *sum = sum.saturating_add(hundredths.saturating_mul(unit));
            }
        }
        let (free, late, caught_up) = plan_late(&supply, &due);
        Self {
            today: plan.today,
            unit,
            weights,
            working,
            capacity: sums(&capacity),
            supply: sums(&supply),
            free: sums(&free),
            weekly: sums(&weekly),
            due: sums(&due),
            late,
            caught_up,
        }
    }

    pub(super) fn days(&self) -> usize {
        self.working.len()
    }

    /// The number of a date's day; the first or the last one for dates outside the calendar.
    pub(super) fn index(&self, date: Date) -> usize {
        usize::try_from(days_between(self.today, date)).unwrap_or(0).min(self.days().saturating_sub(1))
    }

    pub(super) fn date(&self, day: usize) -> Date {
        plus(self.today, i64::try_from(day).unwrap_or(i64::MAX))
    }

    pub(super) fn works(&self, date: Date) -> bool {
        let day = days_between(self.today, date);
        usize::try_from(day).ok().and_then(|day| self.working.get(day)).copied().unwrap_or(false)
    }

    /// Hundredths of an hour that can be given away between two days, both included, without making anything late.
    ///
    /// What is promised can be done earlier than planned, in the free hours before `from`; so the limits are the
    /// hours that can be given away up to `to`, and the hours there are between the two.
    pub(super) fn free(&self, from: Date, to: Date) -> Hours {
        let (from, to) = (self.index(from), self.index(to) + 1);
        if from >= to {
            return Hours::default();
        }
        self.hours(self.free[to].min(self.supply[to] - self.supply[from]))
    }

    fn hours(&self, units: u64) -> Hours {
        Hours::from_hundredths(u32::try_from(units / self.unit).unwrap_or(u32::MAX))
    }

    /// Hours that can be promised at all between two days, both included.
    pub(super) fn capacity(&self, from: Date, to: Date) -> Hours {
        let (from, to) = (self.index(from), self.index(to) + 1);
        self.hours(self.capacity[to.max(from)] - self.capacity[from])
    }

    /// Hours that are promised up to a day: due until then, or taken every week.
    pub(super) fn committed(&self, to: Date) -> Hours {
        let to = self.index(to) + 1;
        self.hours(self.due[to] + self.weekly[to])
    }

    /// The day, not before `to`, whose due hours decide how many are free up to `to`.
    pub(super) fn deciding_day(&self, to: Date) -> Date {
        let first = self.index(to);
        let left = |day: usize| i128::from(self.supply[day + 1]) - i128::from(self.due[day + 1]);
        let day = (first..self.days()).min_by_key(|day| (left(*day), *day)).unwrap_or(first);
        self.date(day)
    }

    /// Whether so many hundredths more every week, from one day to another, fit beside everything else.
    pub(super) fn fits_weekly(&self, plan: &Plan<'_>, more: Weekly) -> bool {
        let busy = self.late > 0 && more.from < self.caught_up;
        let days = more.from..=more.to.min(self.days().saturating_sub(1));
        let room = |day: usize| {
            let weight = u64::from(self.weights[(weekday(self.today) + day) % 7]);
            let needed = if self.working[day] { more.hundredths * PERCENTS * weight } else { 0 };
            needed <= self.supply[day + 1] - self.supply[day]
        };
        if busy || !days.into_iter().all(room) {
            return false;
        }
        let mut plan = plan.clone();
        plan.weekly.push(more);
        Self::of(&plan).late <= self.late
    }

    /// The day on which something is delivered in a week, after a date and not after another: Friday, or the last
    /// working day before it, or else the last one.
    pub(super) fn delivery_day(&self, monday: Date, after: Date, last: Date) -> Option<Date> {
        let mut days = [4, 3, 2, 1, 0, 6, 5].into_iter().map(|day| plus(monday, day));
        days.find(|date| *date > after && *date <= last && self.works(*date))
    }

    /// The first working day of a week.
    pub(super) fn first_day(&self, monday: Date) -> Option<Date> {
        (0..7).map(|day| plus(monday, day)).find(|date| self.works(*date))
    }

    /// The last working day up to a date; today where there is none.
    pub(super) fn last_working_day(&self, to: Date) -> Date {
        let days = (0..=self.index(to)).rev();
        days.map(|day| self.date(day)).find(|date| self.works(*date)).unwrap_or(self.today)
    }

    /// The working day that comes so many working days after a date.
    pub(super) fn working_day_after(&self, date: Date, count: u8) -> Option<Date> {
        let mut left = count;
        (self.index(date) + 1..self.days()).map(|day| self.date(day)).find(|date| {
            if self.works(*date) {
                left = left.saturating_sub(1);
            }
            left == 0
        })
    }

    /// The weeks from this one on.
    pub(super) fn weeks(&self, count: usize) -> Vec<Span> {
        let mut weeks = Vec::with_capacity(count);
        let mut start = monday(self.today);
        while weeks.len() < count && days_between(self.today, start) < i64::try_from(self.days()).unwrap_or(0) {
            let (from, to) = (self.index(start), self.index(plus(start, 6)) + 1);
            let between = |sums: &[u64]| sums[to] - sums[from];
            let planned = between(&self.supply) - between(&self.free);
            weeks.push(Span {
                monday: start,
                capacity: self.hours(between(&self.capacity)),
                committed: self.hours(between(&self.weekly) + planned),
                free: self.hours(between(&self.free)),
            });
            start = plus(start, 7);
        }
        weeks
    }
}

/// The free hours of each day, the hours that come late, and the day on which nothing is late any more.
fn plan_late(supply: &[u64], due: &[u64]) -> (Vec<u64>, u64, usize) {
    let mut free = supply.to_vec();
    let mut pool = 0_u64;
    for day in (0..free.len()).rev() {
        pool = pool.saturating_add(due[day]);
        let done = pool.min(free[day]);
        free[day] -= done;
        pool -= done;
    }
    let late = pool;
    let mut caught_up = 0;
    for (day, left) in free.iter_mut().enumerate() {
        if pool == 0 {
            break;
        }
        let done = pool.min(*left);
        *left -= done;
        pool -= done;
        caught_up = day + 1;
    }
    (free, late, if pool > 0 { supply.len() } else { caught_up })
}
