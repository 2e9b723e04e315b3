//! Counting days. Weeks begin on Monday.

use jiff::ToSpan;
use jiff::civil::Date;

/// Days from one date to another; negative when the other comes first.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// The date so many days later; the last date there is, if it would lie beyond.
pub(super) fn plus(date: Date, days: i64) -> Date {
    date.saturating_add(days.days())
}

/// The Monday of a date's week.
pub(super) fn monday(date: Date) -> Date {
    plus(date, -i64::from(date.weekday().to_monday_zero_offset()))
}

/// The number of the weekday, Monday being 0.
pub(super) fn weekday(date: Date) -> usize {
    usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())
}
