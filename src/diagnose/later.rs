//! The first week in which the request could begin and fit.

use jiff::civil::Date;

use super::days::{days_between, monday, plus};
use super::ground::{Ask, Ground, Need};

/// The first working day of the first week, after the asked start, from which the request fits in as many days as it
/// was given; and the last of those days. Looked for within the horizon.
pub(super) fn later_start(ground: &Ground<'_>, ask: &Ask) -> Option<(Date, Date)> {
    let need = ground.need(ask)?;
    if !need.every_week && ask.request.deadline.is_none() {
        // Without a deadline the whole horizon has been looked at already.
        return None;
    }
    let length = days_between(need.from, need.to);
    let mut week = plus(monday(need.from), 7);
    while week <= ground.horizon() {
        let start = ground.calendar.first_day(week).filter(|start| *start <= ground.horizon());
        let fits = |start: Date| ground.fits(Need { from: start, to: plus(start, length), ..need });
        if let Some(start) = start.filter(|start| fits(*start)) {
            return Some((start, plus(start, length)));
        }
        week = plus(week, 7);
    }
    None
}
