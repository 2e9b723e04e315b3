//! Free hours: whether there are enough, what decides it, and until when there would be.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Fired;
use crate::decline::{Capacity, Commitment, DeadlineTooShort, Duration, Hours, Period};
use crate::diagnose::days::{days_between, monday, plus};
use crate::diagnose::finding::{Facts, Rule};
use crate::diagnose::ground::{Ask, Ground, Need};
use crate::diagnose::later::later_start;
use crate::diagnose::person::Absence;
use crate::diagnose::words::Words;

/// How many commitments a mail names.
const NAMED_COMMITMENTS: usize = 2;
/// Hours in a mail are rounded to half an hour.
const HALF_AN_HOUR: u32 = 50;

/// What is missing when a need does not fit.
#[derive(Clone, Copy, Debug)]
pub(in crate::diagnose) struct Shortage {
    pub(in crate::diagnose) need: Need,
    pub(in crate::diagnose) free: Hours,
    /// The day whose due hours decide how much is free.
    pub(in crate::diagnose) deciding: Date,
    /// Hours that are promised until then.
    pub(in crate::diagnose) committed: Hours,
    /// The first delivery day by which the need would fit.
    pub(in crate::diagnose) delivery: Option<Date>,
}

/// What is missing for a request, if something is.
pub(in crate::diagnose) fn shortage(ground: &Ground<'_>, ask: &Ask) -> Option<Shortage> {
    let need = ground.need(ask).filter(|need| !ground.fits(*need))?;
    let deciding = if need.every_week { need.to } else { ground.calendar.deciding_day(need.to) };
    let delivery = if ask.request.deadline.is_some() { longer_delivery(ground, need) } else { None };
    let committed = ground.calendar.committed(deciding);
    Some(Shortage { need, free: ground.free_for(need), deciding, committed, delivery })
}

/// The delivery day of the first week in which there are enough free hours; after the deadline, within the horizon.
pub(in crate::diagnose) fn longer_delivery(ground: &Ground<'_>, need: Need) -> Option<Date> {
    let Need { hours, every_week: false, from, to } = need else { return None };
    let mut week = monday(to);
    while week <= ground.horizon() {
        let day = ground.calendar.delivery_day(week, to, ground.horizon());
        if let Some(day) = day.filter(|day| ground.calendar.free(from, *day) >= hours) {
            return Some(day);
        }
        week = plus(week, 7);
    }
    None
}

/// The last working day on which work on a need can begin and still fit.
pub(in crate::diagnose) fn latest_start(ground: &Ground<'_>, need: Need) -> Option<Date> {
    let Need { hours, every_week: false, from, to } = need else { return None };
    let days = ground.calendar.index(from)..=ground.calendar.index(to);
    let mut dates = days.rev().map(|day| ground.calendar.date(day));
    dates.find(|date| ground.calendar.works(*date) && ground.calendar.free(*date, to) >= hours)
}

/// The absence that takes the hours of a need: without leave it would fit.
pub(super) fn leave_takes_it<'a>(ground: &Ground<'a>, need: Need) -> Option<&'a Absence> {
    let Need { from, to, .. } = need;
    let leave = &ground.situation.person.leave;
    let to_come = |one: &&Absence| one.to >= from && one.from <= ground.calendar.date(ground.calendar.days());
    if !leave.iter().any(|one| to_come(&one)) || ground.fits(need) || !ground.without_leave().fits(need) {
        return None;
    }
    // The one in the window counts before one that takes the hours of what is due later.
    let in_window = leave.iter().filter(|one| one.to >= from && one.from <= to).min_by_key(|one| one.from);
    in_window.or_else(|| leave.iter().filter(to_come).min_by_key(|one| one.from))
}

pub(super) fn hours(ground: &Ground<'_>, ask: &Ask, words: &Words) -> Option<Fired> {
    let shortage = shortage(ground, ask)?;
    if ask.request.at.is_none() && leave_takes_it(ground, shortage.need).is_some() {
        return None;
    }
    let Need { hours, every_week, from, to } = shortage.need;
    let facts = Facts::default()
        .with("promised_per_week", ground.promised_per_week())
        .with("from", from)
        .with("until", to)
        .with("counted_until", shortage.deciding)
        .with("capacity_hours", ground.calendar.capacity(ground.today(), shortage.deciding))
        .with("committed_hours", shortage.committed)
        .with("free_hours", shortage.free)
        .with("hours", hours)
        .with("missing_hours", Hours::from_hundredths(hours.hundredths().saturating_sub(shortage.free.hundredths())))
        .with_some("delivery", shortage.delivery);
    if too_short(ground, ask, &shortage) {
        let reason = deadline_too_short(ask, &shortage, words);
        let sentence = if shortage.delivery.is_some() { "deadline" } else { "deadline_open" };
        return Some(Fired::new(Rule::Hours, sentence, reason, facts));
    }
    let later = later_start(ground, ask);
    let facts = facts.with_some("later_start", later.map(|(start, _)| start));
    let sentence = match (every_week, shortage.committed.hundredths()) {
        (true, _) => "capacity_weekly",
        (false, 0) => "capacity_open",
        (false, _) => "capacity",
    };
    Some(Fired::new(Rule::Hours, sentence, capacity(ground, &shortage, later.map(|(start, _)| start)), facts))
}

/// Whether it is the deadline that is too short, and not the week that is full.
fn too_short(ground: &Ground<'_>, ask: &Ask, shortage: &Shortage) -> bool {
    let Need { hours, every_week, to, .. } = shortage.need;
    if every_week || ask.request.deadline.is_none() {
        return false;
    }
    // A week in which nothing is promised is not full, however much is asked.
    if shortage.committed.hundredths() == 0 {
        return true;
    }
    let thresholds = ground.thresholds();
    let share = u64::from(hours.hundredths()) * u64::from(thresholds.capacity_percent);
    if u64::from(shortage.free.hundredths()) * 100 <= share {
        return false;
    }
    let weeks = |delivery: Date| days_between(monday(to), monday(delivery)) / 7;
    shortage.delivery.is_some_and(|delivery| weeks(delivery) <= i64::from(thresholds.widening_weeks))
}

fn deadline_too_short(ask: &Ask, shortage: &Shortage, words: &Words) -> DeadlineTooShort {
    let Need { hours, to, .. } = shortage.need;
    let mut reason = DeadlineTooShort::new(to).with_needed_time(Duration::Hours(hours));
    reason.earliest_delivery = shortage.delivery;
    reason.why_needed = ask.request.parts.iter().map(|part| part.name.clone()).collect();
    reason.detail = words.hours_left(shortage.free.hundredths() / 100);
    reason
}

fn half_hours(hundredths: u64) -> Hours {
    let halves = (hundredths + u64::from(HALF_AN_HOUR) / 2) / u64::from(HALF_AN_HOUR);
    Hours::from_hundredths(u32::try_from(halves).unwrap_or(u32::MAX / HALF_AN_HOUR).saturating_mul(HALF_AN_HOUR))
}

/// The full weeks as a mail says them: hours a week, the few commitments that weigh most, until when, free from when.
fn capacity(ground: &Ground<'_>, shortage: &Shortage, free_from: Option<Date>) -> Capacity {
    let today = ground.today();
    let Need { hours, every_week, .. } = shortage.need;
    // What is asked for every week finds full weeks until there is room every week.
    let deciding = match free_from {
        Some(start) if every_week => ground.calendar.last_working_day(plus(start, -1)),
        _ => shortage.deciding,
    };
    let mut reason = Capacity::new().with_period(Period::new(today, deciding));
    // Beside hours a week, only hours a week can be compared.
    reason.requested_hours = every_week.then_some(hours);
    // Work that can begin before the full weeks are over is an alternative, and no date on which they end.
    reason.free_from = free_from.filter(|start| *start > deciding);
    let committed = ground.calendar.committed(deciding);
    let week = u64::from(ground.promised_per_week().hundredths());
    let all = u64::from(ground.calendar.capacity(today, deciding).hundredths());
    let per_week = u64::from(committed.hundredths()) * week / all.max(1);
    let capacity = half_hours(week);
    // All the hours there are is said without numbers: the week is full.
    if committed.hundredths() > 0 && all > 0 && half_hours(per_week) < capacity {
        reason.committed_hours = Some(half_hours(per_week));
        reason.capacity_hours = Some(capacity);
    }
    // A sentence has room for the hours that are asked for every week, or for what the time is promised to.
    reason.commitments = if every_week { Vec::new() } else { named_commitments(ground, today, deciding) };
    reason
}

fn named_commitments(ground: &Ground<'_>, today: Date, deciding: Date) -> Vec<Commitment> {
    let last = ground.calendar.index(deciding);
    let weeks = u64::try_from(days_between(today, deciding) / 7 + 1).unwrap_or(1);
    let weight = |number: usize| {
        let one = &ground.situation.commitments[number];
        let (day, due) = ground.plan.due[number];
        let weekly = one.hours_per_week.filter(|_| one.due.is_none_or(|due| due >= today));
        let weekly = weekly.map_or(0, |hours| u64::from(hours.hundredths()) * weeks);
        if day <= last { due + weekly } else { weekly }
    };
    let mut numbers: Vec<(u64, usize)> = (0..ground.situation.commitments.len())
        .map(|number| (weight(number), number))
        .filter(|(weight, number)| *weight > 0 && ground.situation.commitments[*number].at.is_none())
        .collect();
    numbers.sort_unstable_by_key(|(weight, number)| (std::cmp::Reverse(*weight), *number));
    let mut names = BTreeSet::new();
    let commitments = numbers.into_iter().map(|(_, number)| &ground.situation.commitments[number]);
    let named = commitments.filter(|one| names.insert(one.alias.as_str())).take(NAMED_COMMITMENTS);
    // The hours of a week and their end are said of all of them together.
    named.map(|one| Commitment::new(one.alias.as_str())).collect()
}
