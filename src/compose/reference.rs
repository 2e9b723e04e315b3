//! The day that a mail is taken to be written on.

use jiff::civil::Date;

use crate::decline::{Alternative, Decline, Reason};
use crate::locale::Language;

/// The day that the dates of a mail are told from. Without a date of the request or of the answer, the last day is the
/// best guess at the present.
pub(crate) fn reference(decline: &Decline) -> Option<Date> {
    let last_day = decline.ends_relationship.as_ref().map(|ends| ends.last_day);
    decline.request.received.or(decline.reply_by).or(last_day).or_else(|| first_day(decline))
}

/// The first day of what an English mail without any other date of its own offers: it is not far.
fn first_day(decline: &Decline) -> Option<Date> {
    let days = decline.alternatives.iter().filter_map(|one| match one {
        Alternative::OtherFormat(it) => it.when,
        Alternative::SmallHelp(it) => it.when,
        Alternative::LaterDate(it) => it.start.or(it.slots.first().map(|slot| slot.date)),
        _ => None,
    });
    let asked = decline.reasons.iter().filter_map(|reason| match reason {
        Reason::Policy(it) => it.date_facts.as_ref()?.asked_on,
        Reason::ScheduleConflict(it) => Some(it.when.date),
        Reason::DeadlineTooShort(it) => Some(it.requested_deadline),
        _ => None,
    });
    days.chain(asked).min().filter(|_| decline.locale.language() == Language::English)
}
