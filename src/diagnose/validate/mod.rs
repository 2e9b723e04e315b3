//! What a situation must hold to be diagnosed: values in their form and range, dates in order and within sight.

mod person;
mod request;

use jiff::civil::Date;

use super::days::days_between;
use super::request_facts::OpenCommitment;
use super::situation::Situation;
use super::thresholds::Thresholds;
use crate::decline::{
    AlternativeKind, Form, Hours, Inspector, LONGEST_LIST, Place, check_alternative, check_people, check_slot,
    in_order, list_length,
};
use crate::error::{Error, ErrorKind};

/// The most days from today that a date in the calendar may lie away: ten years.
pub(super) const FARTHEST_DAY: i64 = 3653;
/// The most commitments.
const MOST_COMMITMENTS: usize = 10_000;
/// The most items of the other lists that no mail names one by one.
const LONG_LIST: usize = 200;
/// The hours of a week.
const HOURS_OF_A_WEEK: u32 = 168;

impl Situation {
    /// Checks the whole input, as reading does. [`diagnose`](crate::diagnose()) expects a situation that passes.
    ///
    /// # Errors
    ///
    /// The first thing that cannot be used, with its place: a value not of its grammatical form or out of its range;
    /// a deadline or a slot in the past; dates in the wrong order, or more than ten years from today; windows that
    /// end before they begin, or overlap; amounts in two currencies; a tag `legal` or `ethics` without a policy that
    /// says the duty; an offer of a kind that is computed here; more than 10 000 commitments.
    pub fn validate(&self) -> Result<(), Error> {
        let root = Place::Root;
        let check = Check { situation: self, today: self.today };
        if !(1900..=2999).contains(&self.today.year()) {
            let message = format_args!("expected a date from 1900 to 2999, but found {}", self.today);
            return Err(root.key("today").error(ErrorKind::Value, message));
        }
        let mut inspector = Inspector::new(self.locale.language());
        check.person(&mut inspector, root.key("person"), &self.person)?;
        check.commitments(root.key("commitments"), &self.commitments)?;
        if let Some(agreement) = &self.agreement {
            check.agreement(&mut inspector, root.key("agreement"), agreement)?;
        }
        check.request(&mut inspector, root.key("request"), &self.request)?;
        check.context(&mut inspector, root.key("context"))?;
        check.offers(&mut inspector, root.key("offers"))?;
        thresholds(root.key("thresholds"), &self.thresholds)?;
        if let Some(letter) = &self.letter {
            let place = root.key("letter");
            check_people(&mut inspector, place, &letter.recipient, &letter.sender, &letter.request)?;
        }
        Ok(())
    }
}

struct Check<'a> {
    situation: &'a Situation,
    today: Date,
}

fn number(place: Place<'_>, found: u64, least: u64, most: u64) -> Result<(), Error> {
    if (least..=most).contains(&found) {
        return Ok(());
    }
    let message = format_args!("expected a number from {least} to {most}, but found {found}");
    Err(place.error(ErrorKind::Value, message))
}

fn phrases(inspector: &mut Inspector, place: Place<'_>, values: &[String], most: usize) -> Result<(), Error> {
    list_length(place, values.len(), 0, most)?;
    let mut each = values.iter().enumerate();
    each.try_for_each(|(index, value)| inspector.text(place.item(index), value, Form::NounPhrase))
}

fn weekly_hours(place: Place<'_>, hours: Option<Hours>, above_zero: bool) -> Result<(), Error> {
    let Some(hours) = hours else { return Ok(()) };
    if hours.hundredths() > HOURS_OF_A_WEEK * 100 || (above_zero && hours.hundredths() == 0) {
        let least = if above_zero { "above 0 and up to" } else { "from 0 to" };
        let message = format_args!("expected hours {least} {HOURS_OF_A_WEEK}, but found {hours}");
        return Err(place.error(ErrorKind::Value, message));
    }
    Ok(())
}

fn above_zero(place: Place<'_>, hours: Option<Hours>) -> Result<(), Error> {
    if hours.is_some_and(|hours| hours.hundredths() == 0) {
        return Err(place.error(ErrorKind::Value, "expected hours above 0, but found 0"));
    }
    Ok(())
}

impl Check<'_> {
    fn within_sight(&self, place: Place<'_>, date: Option<Date>) -> Result<(), Error> {
        let Some(date) = date else { return Ok(()) };
        if days_between(self.today, date).abs() <= FARTHEST_DAY {
            return Ok(());
        }
        let message = format_args!("expected a date at most ten years from today, {}, but found {date}", self.today);
        Err(place.error(ErrorKind::Value, message))
    }

    fn to_come(&self, place: Place<'_>, date: Option<Date>) -> Result<(), Error> {
        in_order(place, ("today", Some(self.today)), date, true)?;
        self.within_sight(place, date)
    }

    fn commitments(&self, place: Place<'_>, commitments: &[OpenCommitment]) -> Result<(), Error> {
        list_length(place, commitments.len(), 0, MOST_COMMITMENTS)?;
        for (index, one) in commitments.iter().enumerate() {
            let place = place.item(index);
            // Each has its own measure: a mail never names more than a few of them.
            let mut inspector = Inspector::new(self.situation.locale.language());
            inspector.text(place.key("alias"), &one.alias, Form::NounPhrase)?;
            inspector.optional(place.key("needs_ok_from"), one.needs_ok_from.as_deref(), Form::NounPhrase)?;
            match (one.hours_left, one.hours_per_week, &one.at) {
                (None, None, None) => {
                    let message = "expected one of hours_left, hours_per_week, at, but found none";
                    return Err(place.error(ErrorKind::Value, message));
                }
                (Some(_), Some(_), _) => {
                    let message = "expected hours_left or hours_per_week, but found both";
                    return Err(place.error(ErrorKind::Value, message));
                }
                (Some(_), None, None) if one.due.is_none() => {
                    return Err(place.error(ErrorKind::Value, "expected due beside hours_left, but found none"));
                }
                _ => {}
            }
            weekly_hours(place.key("hours_per_week"), one.hours_per_week, false)?;
            self.within_sight(place.key("due"), one.due)?;
            if let Some(slot) = &one.at {
                check_slot(place.key("at"), slot)?;
                self.within_sight(place.key("at").key("date"), Some(slot.date))?;
                self.same_zone(place.key("at"), slot.time_zone.as_ref())?;
            }
        }
        Ok(())
    }

    /// Times in two zones cannot be compared without the rules of the zones, which change and are not known here.
    fn same_zone(&self, place: Place<'_>, zone: Option<&crate::decline::TimeZone>) -> Result<(), Error> {
        let windows = self.situation.person.working_windows.iter();
        let own = windows.filter_map(|window| window.time_zone.as_ref()).next();
        match (own, zone) {
            (Some(own), Some(zone)) if own != zone => {
                let (own, zone) = (own.name(), zone.name());
                let message = format_args!("expected the zone of the working windows, {own}, but found {zone}");
                Err(place.key("time_zone").error(ErrorKind::Fit, message))
            }
            _ => Ok(()),
        }
    }

    fn past(&self, place: Place<'_>, date: Option<Date>) -> Result<(), Error> {
        let Some(found) = date.filter(|date| *date > self.today) else { return Ok(()) };
        let message = format_args!("expected a date not after today, {}, but found {found}", self.today);
        Err(place.error(ErrorKind::Value, message))
    }

    fn context(&self, inspector: &mut Inspector, place: Place<'_>) -> Result<(), Error> {
        let context = &self.situation.context;
        if let Some(ends) = &context.ends_relationship {
            let place = place.key("ends_relationship");
            self.to_come(place.key("last_day"), Some(ends.last_day))?;
            phrases(inspector, place.key("handover"), &ends.handover, LONGEST_LIST)?;
        }
        if context.by_choice == Some(true) && self.situation.person.focus.is_none() {
            let message = "expected person.focus beside it, which is the reason then, but found none";
            return Err(place.key("by_choice").error(ErrorKind::Fit, message));
        }
        Ok(())
    }

    fn offers(&self, inspector: &mut Inspector, place: Place<'_>) -> Result<(), Error> {
        use AlternativeKind::{Escalation, Other, OtherFormat, Referral, SelfService, SmallHelp};
        const SUPPLIED: [AlternativeKind; 6] = [Referral, SelfService, OtherFormat, SmallHelp, Escalation, Other];
        list_length(place, self.situation.offers.len(), 0, LONGEST_LIST)?;
        for (index, offer) in self.situation.offers.iter().enumerate() {
            let place = place.item(index);
            if !SUPPLIED.contains(&offer.kind()) {
                let expected: Vec<_> = SUPPLIED.iter().map(|kind| kind.name()).collect();
                let (expected, found) = (expected.join(", "), offer.kind().name());
                let message = format_args!("expected one of {expected}; {found} is computed from the calendar");
                return Err(place.error(ErrorKind::Fit, message));
            }
            check_alternative(inspector, place, offer)?;
            self.to_come(place.key("when"), super::alternatives::date_of(offer))?;
        }
        Ok(())
    }
}

fn thresholds(place: Place<'_>, thresholds: &Thresholds) -> Result<(), Error> {
    let all = [
        ("buffer_percent", u64::from(thresholds.buffer_percent), 0, 99),
        ("strained_percent", thresholds.strained_percent.into(), 1, 100),
        ("exhausted_percent", thresholds.exhausted_percent.into(), 1, 100),
        ("capacity_percent", thresholds.capacity_percent.into(), 0, 100),
        ("widening_weeks", thresholds.widening_weeks.into(), 0, 52),
        ("least_part_percent", thresholds.least_part_percent.into(), 1, 100),
        ("horizon_weeks", thresholds.horizon_weeks.into(), 1, 52),
        ("slot_minutes", thresholds.slot_minutes.into(), 5, 1440),
        ("next_slots", thresholds.next_slots.into(), 1, 8),
        ("most_paused", thresholds.most_paused.into(), 1, 8),
        ("reply_days", thresholds.reply_days.into(), 1, 60),
    ];
    all.into_iter().try_for_each(|(key, found, least, most)| number(place.key(key), found, least, most))
}
