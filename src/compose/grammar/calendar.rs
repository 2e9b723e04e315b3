//! Dates, times of day, periods, slots, weekdays and zones in words.

use jiff::civil::{Date, Time};

use super::Grammar;
use crate::decline::{Period, Slot, TimeZone, Weekday};
use crate::locale::{Language, Locale};

/// Days between which a date without its year is plain: half a year either way.
const PLAIN_WITHOUT_YEAR: i32 = 183;

pub(super) fn date(grammar: &Grammar<'_>, date: Date, with_weekday: bool) -> String {
    let mut words = String::with_capacity(40);
    push_date(&mut words, grammar, date, with_weekday);
    words
}

pub(super) fn push_date(words: &mut String, grammar: &Grammar<'_>, date: Date, with_weekday: bool) {
    let calendar = &grammar.words.calendar;
    let weekday = &calendar.weekdays[Weekday::of(date) as usize];
    let month = &calendar.months[usize::from(date.month().unsigned_abs()) - 1];
    let year_needed = far(grammar, date);
    let mut figures = [0_u8; 2];
    let day = figures_of(date.day().unsigned_abs(), &mut figures);
    // What stands after the weekday, between day and month, and before the year.
    let (parts, before_year) = match grammar.locale {
        locale if locale.language() == Language::Spanish => ([weekday, " ", day, " de ", month], " de "),
        Locale::EnUs => ([weekday, ", ", month, " ", day], ", "),
        _ => ([weekday, " ", day, " ", month], " "),
    };
    words.extend(parts.into_iter().skip(if with_weekday { 0 } else { 2 }));
    if year_needed {
        words.push_str(before_year);
        words.push_str(&date.year().to_string());
    }
}

/// Whether a date is so far away, or so little is known of the present, that it needs its year.
pub(super) fn far(grammar: &Grammar<'_>, date: Date) -> bool {
    grammar
        .reference
        .is_none_or(|reference| reference.until(date).map_or(true, |span| span.get_days().abs() > PLAIN_WITHOUT_YEAR))
}

/// A date that the mail has named in full already: *viernes 4* / *4 December*.
pub(super) fn date_again(grammar: &Grammar<'_>, date: Date) -> String {
    let calendar = &grammar.words.calendar;
    let mut figures = [0_u8; 2];
    let day = figures_of(date.day().unsigned_abs(), &mut figures);
    let month = &calendar.months[usize::from(date.month().unsigned_abs()) - 1];
    match grammar.locale {
        locale if locale.language() == Language::Spanish => {
            format!("{} {day}", calendar.weekdays[Weekday::of(date) as usize])
        }
        Locale::EnUs => format!("{month} {day}"),
        _ => format!("{day} {month}"),
    }
}

/// A day of the month in figures.
fn figures_of(day: u8, figures: &mut [u8; 2]) -> &str {
    *figures = [b'0' + day / 10, b'0' + day % 10];
    let digits = if day < 10 { &figures[1..] } else { &figures[..] };
    std::str::from_utf8(digits).unwrap_or_default()
}

/// How a region writes the time of day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Clock {
    /// *15:30*
    Hours24,
    /// *15.30*, and *10* for the full hour
    PointedHours24,
    /// *3:30 p. m.*
    SpacedHalves,
    /// *3:30 p.m.*, and *9 a.m.* for the full hour
    PointedHalves,
    /// *3.30pm*
    BritishHalves,
    /// *3:30 pm*
    PlainHalves,
}

const fn clock(locale: Locale) -> Clock {
    match locale {
        Locale::Es | Locale::EsEs | Locale::EsCl | Locale::EsCr | Locale::EsUy => Clock::Hours24,
        Locale::EsAr => Clock::PointedHours24,
        Locale::EsMx | Locale::EsCo | Locale::EsPe | Locale::EsUs => Clock::SpacedHalves,
        Locale::EnUs => Clock::PointedHalves,
        Locale::EnGb | Locale::EnIe => Clock::BritishHalves,
        Locale::En => Clock::PlainHalves,
    }
}

/// The figures of a time, and the half of the day where the clock has twelve hours.
fn parts(clock: Clock, time: Time) -> (String, &'static str) {
    let (hour, minute) = (time.hour(), time.minute());
    if clock == Clock::Hours24 {
        return (format!("{hour}:{minute:02}"), "");
    }
    if clock == Clock::PointedHours24 {
        return (if minute == 0 { hour.to_string() } else { format!("{hour}.{minute:02}") }, "");
    }
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    let morning = hour < 12;
    let half = match (clock, morning) {
        (Clock::SpacedHalves, true) => " a. m.",
        (Clock::SpacedHalves, false) => " p. m.",
        (Clock::PointedHalves, true) => " a.m.",
        (Clock::PointedHalves, false) => " p.m.",
        (Clock::PlainHalves, true) => " am",
        (Clock::PlainHalves, false) => " pm",
        (_, true) => "am",
        (_, false) => "pm",
    };
    let figures = match (clock, minute) {
        (Clock::SpacedHalves, _) => format!("{twelve}:{minute:02}"),
        (_, 0) => twelve.to_string(),
        (Clock::BritishHalves, _) => format!("{twelve}.{minute:02}"),
        _ => format!("{twelve}:{minute:02}"),
    };
    (figures, half)
}

pub(super) fn time(locale: Locale, time: Time) -> String {
    if locale.language() == Language::English && time.minute() == 0 {
        match time.hour() {
            0 => return "midnight".to_owned(),
            12 => return "noon".to_owned(),
            _ => {}
        }
    }
    let (figures, half) = parts(clock(locale), time);
    format!("{figures}{half}")
}

pub(super) fn time_range(locale: Locale, from: Time, to: Time) -> String {
    let (start, end) = (time(locale, from), time(locale, to));
    let (figures, half) = parts(clock(locale), from);
    let same_half = (from.hour() < 12) == (to.hour() < 12) && end.ends_with(half);
    if locale.language() == Language::Spanish {
        return if same_half { format!("de {figures} a {end}") } else { format!("de {start} a {end}") };
    }
    if same_half && start != "noon" && start != "midnight" {
        format!("{figures} to {end}")
    } else {
        format!("{start} to {end}")
    }
}

pub(super) fn period(grammar: &Grammar<'_>, period: Period) -> String {
    let one_day = period.from == period.to;
    let (before, between) = match grammar.language() {
        Language::Spanish if one_day => ("el ", ""),
        Language::Spanish => ("del ", " al "),
        Language::English if one_day => ("on ", ""),
        Language::English if grammar.locale == Locale::EnUs => ("from ", " through "),
        Language::English => ("from ", " to "),
    };
    let mut words = String::with_capacity(96);
    words.push_str(before);
    // *del 4 de enero al 30 de junio de 2027*: so far away the weekday says nothing.
    let bare = grammar.language() == Language::Spanish && !one_day && far(grammar, period.to);
    let push = |words: &mut String, date| match bare {
        true => words.push_str(&grammar.day(date)),
        false => grammar.push_date(words, date),
    };
    push(&mut words, period.from);
    // *del martes 1 al viernes 18 de diciembre*
    let one_month = (period.from.year(), period.from.month()) == (period.to.year(), period.to.month());
    if grammar.language() == Language::Spanish && !one_day && one_month {
        let end = words.find(" de ").unwrap_or(words.len());
        words.truncate(end);
    }
    if !one_day {
        words.push_str(between);
        push(&mut words, period.to);
    }
    words
}

pub(super) fn slots(grammar: &Grammar<'_>, slots: &[Slot]) -> String {
    let hours = |slot: &Slot| (slot.start, slot.end, slot.time_zone.as_ref().map(|zone| zone.name().to_owned()));
    let alike = slots.windows(2).all(|pair| hours(&pair[0]) == hours(&pair[1]));
    // *On Monday 7 December, from 7.30 to 8.15am or from 4.45 to 5.30pm*
    if let ([one, other], Language::English) = (slots, grammar.language())
        && one.date == other.date
        && one.start.is_some()
        && other.start.is_some()
    {
        let (day, first) = (day_of(grammar, one), hours_of(grammar, one));
        return format!("{day},{first} or{}", hours_of(grammar, other));
    }
    // Several hours of one day: *el lunes 30 de noviembre, de 9:30 a 10:15 o de 17:00 a 17:45*.
    let same_day = slots.windows(2).all(|pair| pair[0].date == pair[1].date && pair[1].start.is_some());
    if let ([first, _, ..], Language::Spanish, true, true) =
        (slots, grammar.language(), same_day, slots.first().is_some_and(|slot| slot.start.is_some()))
    {
        let hours: Vec<String> = slots.iter().map(|slot| hours_of(grammar, slot)).collect();
        let hours: Vec<&str> = hours.iter().map(|hours| hours.trim_start_matches([',', ' '])).collect();
        return format!("{}, {}", day_of(grammar, first), grammar.or_list(&hours));
    }
    let Some(first) = slots.first().filter(|first| alike && slots.len() > 1 && first.start.is_some()) else {
        let slots: Vec<String> = slots.iter().map(|slot| grammar.slot(slot)).collect();
        return grammar.or_list(&slots);
    };
    let days: Vec<String> = slots.iter().map(|slot| day_of(grammar, slot)).collect();
    // In an English list of days the first one has the preposition.
    let days: Vec<&str> = (days.iter().enumerate())
        .map(|(at, day)| if at > 0 { day.strip_prefix("on ").unwrap_or(day) } else { day })
        .collect();
    let hours = hours_of(grammar, first);
    // Where a date has a comma of its own, *or* alone parts the days.
    let list = if days.len() == 2 && grammar.language() == Language::English {
        days.join(" or ")
    } else {
        grammar.or_list(&days)
    };
    let comma = if hours.starts_with(',') { "" } else { "," };
    format!("{list}{comma}{hours}")
}

fn day_of(grammar: &Grammar<'_>, slot: &Slot) -> String {
    let date = grammar.date(slot.date);
    if grammar.language() == Language::Spanish { format!("el {date}") } else { format!("on {date}") }
}

pub(super) fn slot(grammar: &Grammar<'_>, slot: &Slot) -> String {
    let mut words = day_of(grammar, slot);
    words.push_str(&hours_of(grammar, slot));
    words
}

/// The hours of a slot as they stand behind its day.
pub(super) fn hours_of(grammar: &Grammar<'_>, slot: &Slot) -> String {
    let zone = slot.time_zone.as_ref().filter(|_| slot.start.is_some()).and_then(|zone| grammar.zone(zone));
    let zone = zone.map(|zone| format!(" ({zone})")).unwrap_or_default();
    let (spanish, locale) = (grammar.language() == Language::Spanish, grammar.locale);
    match (slot.start, slot.end) {
        (Some(start), Some(end)) if spanish => format!(", {}{zone}", time_range(locale, start, end)),
        (Some(start), Some(end)) => format!(" from {}{zone}", time_range(locale, start, end)),
        (Some(start), None) if spanish => {
            let article = if start.hour() == 1 || (start.hour() == 13 && clock(locale) == Clock::SpacedHalves) {
                "la"
            } else {
                "las"
            };
            format!(" a {article} {}{zone}", time(locale, start))
        }
        (Some(start), None) => format!(" at {}{zone}", time(locale, start)),
        _ => String::new(),
    }
}

pub(super) fn weekdays(grammar: &Grammar<'_>, days: &[Weekday]) -> String {
    let calendar = &grammar.words.calendar;
    let mut days = days.to_vec();
    days.sort_unstable();
    days.dedup();
    let spanish = grammar.language() == Language::Spanish;
    let numbers: Vec<usize> = days.iter().map(|day| *day as usize).collect();
    let running = numbers.len() >= 3 && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1);
    if let (true, Some(first), Some(last)) = (running, numbers.first(), numbers.last()) {
        let (first, last) = (&calendar.weekdays[*first], &calendar.weekdays[*last]);
        let until = if grammar.locale == Locale::EnUs { "through" } else { "to" };
        return if spanish { format!("de {first} a {last}") } else { format!("{first} {until} {last}") };
    }
    let names: Vec<String> = numbers.iter().map(|number| calendar.weekdays_plural[*number].clone()).collect();
    let list = grammar.and_list(&names);
    if spanish { format!("los {list}") } else { list }
}

/// The zone that a country's clocks show, where there is one (Mexico and Chile have others at their edges).
pub(super) const fn home_zone(locale: Locale) -> Option<&'static str> {
    Some(match locale {
        Locale::EsEs => "Europe/Madrid",
        Locale::EsMx => "America/Mexico_City",
        Locale::EsAr => "America/Argentina/Buenos_Aires",
        Locale::EsCo => "America/Bogota",
        Locale::EsCl => "America/Santiago",
        Locale::EsPe => "America/Lima",
        Locale::EsUy => "America/Montevideo",
        Locale::EsCr => "America/Costa_Rica",
        Locale::EnGb => "Europe/London",
        Locale::EnIe => "Europe/Dublin",
        Locale::Es | Locale::EsUs | Locale::En | Locale::EnUs => return None,
    })
}

pub(super) fn zone(grammar: &Grammar<'_>, zone: &TimeZone) -> String {
    let name = zone.name();
    let city = name.rsplit('/').next().unwrap_or(name).replace('_', " ");
    let city = grammar.words.calendar.cities.get(name).cloned().unwrap_or(city);
    match grammar.language() {
        Language::Spanish if name == "UTC" => "hora UTC".to_owned(),
        Language::Spanish => format!("hora de {city}"),
        Language::English if name == "UTC" => "UTC".to_owned(),
        Language::English => format!("{city} time"),
    }
}
