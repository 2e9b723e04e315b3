//! How values become words: dates, hours, amounts, lists, contractions, by language and region.

mod calendar;
mod english;
mod numbers;
mod spanish;
mod told;

use std::cell::{Cell, RefCell};

use jiff::civil::{Date, Time};

use crate::decline::{Duration, Hours, Money, Period, Slot, TimeZone, Weekday};
use crate::locale::{Language, Locale};
use crate::pack::Words;

pub(crate) use english::{begun_shorter, gerund, indefinite_article};
pub(crate) use spanish::{contracted, joined_with_and, joined_with_or};
pub(crate) use told::Told;

/// Turns values into words for one mail.
#[derive(Clone, Copy)]
pub(crate) struct Grammar<'a> {
    pub(crate) locale: Locale,
    pub(crate) words: &'a Words,
    /// The day the mail is about to be read: a year is named only where it is far from it.
    pub(crate) reference: Option<Date>,
    /// Whether the mail has named the time zone: once is enough.
    pub(crate) zone_told: &'a Cell<bool>,
    /// Whether nothing in an American mail that does not tell everything is done from afar: its clocks are the reader's.
    pub(crate) near: bool,
    /// The dates that the mail has asked for so far.
    pub(crate) dates: &'a RefCell<Vec<Date>>,
}

impl Grammar<'_> {
    const fn language(&self) -> Language {
        self.locale.language()
    }

    /// *viernes 4 de diciembre* / *Friday 4 December* / *Friday, December 4*; with the year where it is not plain.
    pub(crate) fn date(&self, date: Date) -> String {
        self.note_date(date);
        calendar::date(self, date, true)
    }

    /// Appends it, where it has been noted that the mail asks for it.
    pub(crate) fn push_date(&self, text: &mut String, date: Date) {
        calendar::push_date(text, self, date, true);
    }

    /// Notes that the mail asks for a date. In Spanish, what the mail has told is read in its words.
    pub(crate) fn note_date(&self, date: Date) {
        if self.language() == Language::English {
            self.dates.borrow_mut().push(date);
        }
    }

    /// A clause whose dates are said in full only the first time: *viernes 4 de diciembre*, then *viernes 4*; *Friday 4
    /// December*, then *4 December*. `before` is what the mail has said so far.
    pub(crate) fn without_repeated_dates(&self, clause: String, before: &str) -> String {
        let dates = self.dates.borrow();
        let mut clause = clause;
        for (at, date) in dates.iter().enumerate() {
            let repeated = dates[..at].contains(date) && !dates[at + 1..].contains(date);
            if !repeated {
                continue;
            }
            let full = calendar::date(self, *date, true);
            let Some(first) = clause.find(&full) else { continue };
            let kept = if before.contains(&full) { first } else { first + full.len() };
            if clause[kept..].contains(&full) {
                let rest = clause[kept..].replace(&full, &calendar::date_again(self, *date));
                clause.truncate(kept);
                clause.push_str(&rest);
            }
        }
        clause
    }

    /// A date after which something is over or looked at again: in Spanish one that needs its year has no weekday (*hasta
    /// el 31 de diciembre de 2027*).
    pub(crate) fn push_term(&self, text: &mut String, date: Date) {
        if self.language() == Language::Spanish && calendar::far(self, date) {
            return calendar::push_date(text, self, date, false);
        }
        self.push_date(text, date);
    }

    /// Whether a day is so near, or past, that what begins then has begun for the reader.
    pub(crate) fn is_now(&self, date: Date) -> bool {
        const NEAR: i32 = 10;
        let ahead = self.reference.and_then(|reference| reference.until(date).ok()).map(|span| span.get_days());
        ahead.is_some_and(|days| days <= NEAR)
    }

    /// A clause in which every American date with its weekday is closed by a comma: *by Friday, December 11, and …*.
    pub(crate) fn with_dates_closed(&self, clause: String) -> String {
        if self.locale != Locale::EnUs {
            return clause;
        }
        let mut clause = clause;
        for date in self.dates.borrow().iter() {
            let full = calendar::date(self, *date, true);
            if clause.contains(&full) {
                clause = clause.replace(&[&full, " "].concat(), &[&full, ", "].concat());
            }
        }
        clause
    }

    /// A date that the mail has named already: *viernes 4* / *4 December*.
    pub(crate) fn date_again(&self, date: Date) -> String {
        calendar::date_again(self, date)
    }

    /// The same of a day that comes soon behind the day of the answer: its weekday is enough (*Monday*).
    pub(crate) fn day_again(&self, date: Date, answer: Option<Date>) -> String {
        const SOON: i32 = 7;
        let behind = answer.and_then(|answer| answer.until(date).ok()).map(|span| span.get_days());
        match behind.is_some_and(|days| (1..SOON).contains(&days)) {
            true => self.words.calendar.weekdays[Weekday::of(date) as usize].clone(),
            false => self.date_again(date),
        }
    }

    /// The same without the weekday.
    pub(crate) fn day(&self, date: Date) -> String {
        calendar::date(self, date, false)
    }

    /// *de 15:30 a 19:30* / *3.30 to 7.30pm*.
    pub(crate) fn time_range(&self, from: Time, to: Time) -> String {
        calendar::time_range(self.locale, from, to)
    }

    /// *del lunes 23 de noviembre al viernes 11 de diciembre* / *from Monday 23 November to Friday 11 December*.
    pub(crate) fn period(&self, period: Period) -> String {
        calendar::period(self, period)
    }

    /// *el jueves 3 de diciembre, de 18:30 a 19:30* / *on Thursday 3 December, 6.30 to 7.30pm*.
    pub(crate) fn slot(&self, slot: &Slot) -> String {
        calendar::slot(self, slot)
    }

    /// The hours of a slot as they stand behind its day: * from 10 to 11am*, * at 8pm*.
    pub(crate) fn slot_hours(&self, slot: &Slot) -> String {
        calendar::hours_of(self, slot)
    }

    /// Slots to choose from. The same hours on several days are told once: *on Tuesday 8 December or Thursday 10 December,
    /// from 7 to 8pm*.
    pub(crate) fn slots(&self, slots: &[Slot]) -> String {
        calendar::slots(self, slots)
    }

    /// *de lunes a jueves* / *Monday to Thursday*.
    pub(crate) fn weekdays(&self, days: &[Weekday]) -> String {
        calendar::weekdays(self, days)
    }

    /// *hora de Madrid* / *Madrid time*, the first time a mail asks for it. The zone of the reader's own country goes
    /// without saying.
    pub(crate) fn zone(&self, zone: &TimeZone) -> Option<String> {
        let near = self.near && zone.name().starts_with("America/");
        if near || calendar::home_zone(self.locale) == Some(zone.name()) {
            return None;
        }
        (!self.zone_told.replace(true)).then(|| calendar::zone(self, zone))
    }

    /// *ocho días*, *media hora* / *eight days*, *half an hour*.
    pub(crate) fn duration(&self, duration: Duration) -> String {
        numbers::duration(self, duration)
    }

    /// *2,5* / *2.5*.
    pub(crate) fn hours(&self, hours: Hours) -> String {
        numbers::decimal(self.locale, hours.hundredths())
    }

    /// *1800 €*, *$1,800*, *1.800 USD*.
    pub(crate) fn money(&self, money: &Money) -> String {
        numbers::money(self.locale, money)
    }

    /// *A, B y C* / *A, B and C* / *A, B, and C*.
    pub(crate) fn and_list<Item: AsRef<str>>(&self, items: &[Item]) -> String {
        self.list(items, |last| match self.language() {
            Language::Spanish => joined_with_and(last),
            Language::English => "and",
        })
    }

    /// *A, B o C* / *A, B or C* / *A, B, or C*.
    pub(crate) fn or_list<Item: AsRef<str>>(&self, items: &[Item]) -> String {
        self.list(items, |last| match self.language() {
            Language::Spanish => joined_with_or(last),
            Language::English => "or",
        })
    }

    fn list<Item: AsRef<str>>(&self, items: &[Item], conjunction: impl Fn(&str) -> &'static str) -> String {
        let Some((last, init)) = items.split_last() else { return String::new() };
        let Some((first, rest)) = init.split_first() else { return last.as_ref().to_owned() };
        let length = items.iter().map(|item| item.as_ref().len() + 4).sum();
        let mut list = String::with_capacity(length);
        list.push_str(first.as_ref());
        // An item with a comma of its own needs the stronger mark, or the reader cannot tell the items apart.
        let inner = items.iter().any(|item| item.as_ref().contains(", "));
        let separator = if inner && items.len() > 2 { "; " } else { ", " };
        for item in rest {
            list.push_str(separator);
            list.push_str(item.as_ref());
        }
        let last = last.as_ref();
        if inner && items.len() > 2 {
            list.push(';');
        } else if !list.ends_with(',') {
            // *Boilers, bathrooms, and radiators and pipes*
            let double = || items.iter().any(|item| item.as_ref().contains(" and "));
            let commas = init.iter().any(|item| item.as_ref().contains(", "))
                || (!rest.is_empty() && self.locale == Locale::EnUs)
                || (self.language() == Language::English && double());
            if commas {
                list.push(',');
            }
        }
        list.push(' ');
        list.push_str(conjunction(last));
        list.push(' ');
        list.push_str(last);
        list
    }
}
