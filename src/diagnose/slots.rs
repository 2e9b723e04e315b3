//! The next free slots.

use jiff::civil::Date;

use super::days::{days_between, plus};
use super::ground::Ground;
use super::windows::{Minutes, minutes_of, overlap, slot_at};
use crate::decline::{Slot, WorkingHours};

/// How far apart the starts are that are tried, in minutes.
const STEP: usize = 30;

/// The next slots like the one asked for that lie in the working windows and overlap nothing: one a day, from its day
/// on (never today), at its time where that is free or else near it, until the last day that may be offered.
pub(super) fn free_slots(ground: &Ground<'_>, asked: &Slot, last: Option<Date>) -> Vec<Slot> {
    let tomorrow = plus(ground.today(), 1);
    let first = asked.date.max(tomorrow);
    let last = last.unwrap_or_else(|| plus(first, 7 * i64::from(ground.thresholds().horizon_weeks)));
    let wanted = minutes_of(asked, ground.thresholds().slot_minutes);
    let zone = zone(&ground.situation.person.working_windows);
    let days = days_between(first, last) + 1;
    (0..days)
        .map(|day| plus(first, day))
        .filter(|date| ground.calendar.works(*date))
        .filter_map(|date| {
            let minutes = free_minutes(ground, date, wanted)?;
            let slot = slot_at(date, minutes, asked, zone);
            (slot != *asked).then_some(slot)
        })
        .take(usize::from(ground.thresholds().next_slots))
        .collect()
}

fn zone(windows: &[WorkingHours]) -> Option<&crate::decline::TimeZone> {
    windows.iter().find_map(|window| window.time_zone.as_ref())
}

fn free_minutes(ground: &Ground<'_>, date: Date, wanted: Minutes) -> Option<Minutes> {
    let busy = ground.busy.get(&date).map_or(&[][..], Vec::as_slice);
    let free = |minutes: Minutes| {
        ground.windows.contain(date, minutes) && !busy.iter().any(|(taken, _)| overlap(*taken, minutes))
    };
    if free(wanted) {
        return Some(wanted);
    }
    let length = wanted.1.saturating_sub(wanted.0);
    let windows = ground.windows.on(date).iter();
    let starts = windows.flat_map(|(from, to)| (*from..*to).step_by(STEP));
    let slots = starts.filter_map(|from| Some((from, from.checked_add(length)?)).filter(|minutes| free(*minutes)));
    // Later that day before earlier, and near the asked time before far from it.
    slots.min_by_key(|(from, _)| (*from < wanted.0, from.abs_diff(wanted.0)))
}

/// The next window after a day.
pub(super) fn next_window(ground: &Ground<'_>, after: Date) -> Option<Slot> {
    let hours = &ground.situation.person.working_windows;
    let days = 1..=7 * i64::from(ground.thresholds().horizon_weeks);
    let date = days.map(|day| plus(after, day)).find(|date| ground.calendar.works(*date))?;
    let weekday = crate::decline::Weekday::of(date);
    let window = hours.iter().filter(|window| window.days.contains(&weekday)).min_by_key(|window| window.from)?;
    let mut slot = Slot::new(date).with_start(window.from).with_end(window.to);
    slot.time_zone = window.time_zone.clone();
    Some(slot)
}
