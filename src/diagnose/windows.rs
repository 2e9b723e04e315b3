//! The windows of the week in which somebody works.

use jiff::civil::{Date, Time};

use super::days::weekday;
use crate::decline::{Place, Slot, Weekday, WorkingHours, list_length, times_in_order};
use crate::error::{Error, ErrorKind};

/// Minutes of a working day where no windows are given. Only its proportion to the other days counts.
const PLAIN_DAY: u32 = 480;

/// From one minute of the day to another.
pub(super) type Minutes = (u16, u16);

/// The windows of each weekday, Monday first, in the order of the day.
#[derive(Clone, Debug, Default)]
pub(super) struct Windows {
    days: [Vec<Minutes>; 7],
}

pub(super) fn minute(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs())
}

fn time(minute: u16) -> Time {
    let (hour, minute) = (minute.min(1439) / 60, minute.min(1439) % 60);
    Time::midnight()
        .with()
        .hour(i8::try_from(hour).unwrap_or(23))
        .minute(i8::try_from(minute).unwrap_or(59))
        .build()
        .unwrap_or(Time::midnight())
}

/// The minutes of a slot: the whole day when it has no time, and a default length when it has no end.
pub(super) fn minutes_of(slot: &Slot, usual_length: u16) -> Minutes {
    match (slot.start, slot.end) {
        (Some(start), Some(end)) => (minute(start), minute(end)),
        (Some(start), None) => (minute(start), minute(start).saturating_add(usual_length).min(1440)),
        (None, _) => (0, 1440),
    }
}

pub(super) const fn overlap(one: Minutes, other: Minutes) -> bool {
    one.0 < other.1 && other.0 < one.1
}

/// The slot at those minutes of a day, as the asked one is written: with an end, or a start, or neither.
pub(super) fn slot_at(date: Date, minutes: Minutes, asked: &Slot, zone: Option<&crate::decline::TimeZone>) -> Slot {
    let mut slot = Slot::new(date);
    if asked.start.is_some() {
        slot.start = Some(time(minutes.0));
        slot.end = asked.end.map(|_| time(minutes.1));
        slot.time_zone = asked.time_zone.clone().or_else(|| zone.cloned());
    }
    slot
}

impl Windows {
    /// Reads the windows, and refuses those that end before they begin, overlap, or are in several zones.
    pub(super) fn read(place: Place<'_>, hours: &[WorkingHours]) -> Result<Self, Error> {
        let zone = hours.iter().find_map(|window| window.time_zone.as_ref());
        for (index, window) in hours.iter().enumerate() {
            let place = place.item(index);
            list_length(place.key("days"), window.days.len(), 1, 7)?;
            times_in_order(place.key("to"), ("from", window.from), window.to)?;
            if let (Some(zone), Some(other)) = (zone, &window.time_zone)
                && zone != other
            {
                let (zone, other) = (zone.name(), other.name());
                let message = format_args!("expected one zone for all windows, {zone}, but found {other}");
                return Err(place.key("time_zone").error(ErrorKind::Fit, message));
            }
        }
        let windows = Self::of(hours);
        if let Some(day) = windows.days.iter().position(|day| day.windows(2).any(|pair| overlap(pair[0], pair[1]))) {
            let day = format!("{:?}", Weekday::ALL[day]);
            let message = format_args!("expected windows that do not overlap, but found two on {day} that do");
            return Err(place.error(ErrorKind::Value, message));
        }
        Ok(windows)
    }

    pub(super) fn of(hours: &[WorkingHours]) -> Self {
        let mut windows = Self::default();
        for window in hours {
            let mut days = window.days.clone();
            days.sort_unstable();
            days.dedup();
            for day in days {
                windows.days[day as usize].push((minute(window.from), minute(window.to)));
            }
        }
        windows.days.iter_mut().for_each(|day| day.sort_unstable());
        windows
    }

    pub(super) fn are_given(&self) -> bool {
        self.days.iter().any(|day| !day.is_empty())
    }

    pub(super) fn on(&self, date: Date) -> &[Minutes] {
        &self.days[weekday(date)]
    }

    /// Minutes of work on each weekday; without windows the same from Monday to Friday.
    pub(super) fn weights(&self) -> [u32; 7] {
        if !self.are_given() {
            return [PLAIN_DAY, PLAIN_DAY, PLAIN_DAY, PLAIN_DAY, PLAIN_DAY, 0, 0];
        }
        std::array::from_fn(|day| self.days[day].iter().map(|(from, to)| u32::from(to.saturating_sub(*from))).sum())
    }

    /// Whether the minutes lie inside a window of that day. A whole day lies inside when there is any window.
    pub(super) fn contain(&self, date: Date, (from, to): Minutes) -> bool {
        let windows = self.on(date);
        if !self.are_given() {
            return true;
        }
        if (from, to) == (0, 1440) {
            return !windows.is_empty();
        }
        windows.iter().any(|window| window.0 <= from && to <= window.1)
    }
}
