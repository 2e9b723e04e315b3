//! The first week in which the request could begin and fit.

use jiff::civil::Date;

use super::days::{days_between, monday, plus};
use super::ground::{Ask, Ground, Need};

/// The first working day of the first week, after the asked start, from which the request fits in as many days as it
/// was given; and the last of those days. Looked for within the horizon.
pub(super) fn later_start(ground: &Ground<'_>, ask: &Ask) -> Option<(Date, Date)> {
    let need = ground.need(ask)?;
    if matches!(need, Need::Once { .. }) && ask.request.deadline.is_none() {
        // Without a deadline the whole horizon has been looked at already.
        return None;
    }
    let (Need::Once { from, to, .. } | Need::Weekly { from, to, .. }) = need;
    let length = days_between(from, to);
    let mut week = plus(monday(from), 7);
    while week <= ground.horizon() {
        let start = ground.calendar.first_day(week).filter(|start| *start <= ground.horizon());
        let fits = |start: Date| {
            let to = plus(start, length);
            ground.fits(match need {
                Need::Once { hours, .. } => Need::Once { hours, from: start, to },
                Need::Weekly { hours, .. } => Need::Weekly { hours, from: start, to },
            })
        };
        if let Some(start) = start.filter(|start| fits(*start)) {
            return Some((start, plus(start, length)));
        }
        week = plus(week, 7);
    }
    None
}
