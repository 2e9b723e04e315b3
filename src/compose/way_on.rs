//! What a reason tells the reader to go on with, where an English mail offers no other way: the closing asks about it.

use jiff::civil::Date;

use super::facts::Facts;
use super::grammar::Grammar;
use super::shape::english;
use crate::decline::{Decline, Owner, Reason, Slot};
use crate::locale::Language;

/// A way on that stands in a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WayOn<'a> {
    /// The next time that the sender is free.
    Time(Date),
    /// Several times to choose from.
    Times,
    /// The day by which the work could be done, or from which there is time for it.
    Day(Date),
    /// Something is to be brought or sent.
    Missing,
    /// Somebody else decides, and can be asked.
    Decider(&'a str),
    /// The same can be done in a safe way.
    SafeWay,
}

impl<'a> WayOn<'a> {
    /// The first one that the reasons tell.
    pub(crate) fn of(decline: &'a Decline) -> Option<Self> {
        let english = decline.locale.language() == Language::English;
        let silent = !english || !decline.alternatives.is_empty() || decline.ends_relationship.is_some();
        // Who was not chosen may ask for a word about it: see `feedback`.
        let advised = matches!(&decline.reasons[0], Reason::NotSelected(it) if it.feedback.is_some());
        if silent || advised {
            return None;
        }
        decline.reasons.iter().find_map(|reason| match reason {
            Reason::WorkingHours(it) => it.next_window.as_ref().map(|slot| Self::Time(slot.date)),
            Reason::ScheduleConflict(it) => times(&it.next_slots),
            Reason::DeadlineTooShort(it) => it.earliest_delivery.map(Self::Day),
            Reason::Capacity(it) => it.free_from.filter(|_| decline.reply_by.is_some()).map(Self::Day),
            Reason::MissingPrerequisites(it) => {
                it.missing.iter().any(|one| one.owner != Some(Owner::Us)).then_some(Self::Missing)
            }
            Reason::NotMyDecision(it) => it.how_to_ask.as_ref().map(|_| Self::Decider(&it.decider_role)),
            Reason::SecurityOrPrivacy(it) => it.safe_way.as_ref().map(|_| Self::SafeWay),
            _ => None,
        })
    }

    /// What the closing names of it.
    pub(crate) fn tell(self, decline: &Decline, grammar: &Grammar<'_>, facts: &mut Facts<'a>) {
        match self {
            Self::Time(day) => facts.text("way_time", grammar.day_again(day, decline.reply_by)),
            Self::Times => facts.flag("way_times", true),
            Self::Day(day) => facts.text("way_day", grammar.date_again(day)),
            Self::Missing => facts.flag("way_missing", true),
            Self::Decider(who) => match english::is_short_name(who) {
                true => facts.value("way_decider", Some(who)),
                false => facts.flag("way_asked", true),
            },
            Self::SafeWay => {}
        }
    }
}

const fn times<'a>(slots: &[Slot]) -> Option<WayOn<'a>> {
    match slots {
        [] => None,
        [one] => Some(WayOn::Time(one.date)),
        _ => Some(WayOn::Times),
    }
}
