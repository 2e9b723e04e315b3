//! Numbers, amounts of money and durations in words.

use super::Grammar;
use crate::decline::{Duration, Money};
use crate::locale::{Language, Locale};

/// The decimal mark and the mark between thousands.
const fn marks(locale: Locale) -> (char, &'static str) {
    match locale {
        Locale::EsEs | Locale::EsAr | Locale::EsCo | Locale::EsCl | Locale::EsUy => (',', "."),
        Locale::Es | Locale::EsCr => (',', "\u{A0}"),
        Locale::EsMx | Locale::EsPe | Locale::EsUs => ('.', ","),
        Locale::En | Locale::EnUs | Locale::EnGb | Locale::EnIe => ('.', ","),
    }
}

/// A number given in hundredths, with no decimals where there are none.
pub(super) fn decimal(locale: Locale, hundredths: u32) -> String {
    let (mark, _) = marks(locale);
    let (whole, part) = (grouped(locale, u64::from(hundredths / 100)), hundredths % 100);
    match part {
        0 => whole,
        part if part % 10 == 0 => format!("{whole}{mark}{}", part / 10),
        part => format!("{whole}{mark}{part:02}"),
    }
}

fn grouped(locale: Locale, number: u64) -> String {
    let digits = number.to_string();
    let (_, separator) = marks(locale);
    // The academies leave numbers of four figures whole; where the comma groups, everyday use groups them too.
    let least = if separator == "," { 4 } else { 5 };
    if digits.len() < least {
        return digits;
    }
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push_str(separator);
        }
        grouped.push(digit);
    }
    grouped
}

pub(super) fn money(locale: Locale, money: &Money) -> String {
    let (mark, _) = marks(locale);
    let whole = grouped(locale, money.hundredths() / 100);
    let part = money.hundredths() % 100;
    let figure = if part == 0 { whole } else { format!("{whole}{mark}{part:02}") };
    let english = locale.language() == Language::English;
    match (money.currency(), locale) {
        ("EUR", _) if english => format!("€{figure}"),
        ("EUR", _) => format!("{figure}\u{A0}€"),
        ("GBP", _) if english => format!("£{figure}"),
        ("GBP", _) => format!("{figure}\u{A0}£"),
        ("USD", Locale::EnUs | Locale::EsUs)
        | ("MXN", Locale::EsMx)
        | ("COP", Locale::EsCo)
        | ("CLP", Locale::EsCl) => format!("${figure}"),
        ("ARS", Locale::EsAr) | ("UYU", Locale::EsUy) => format!("$\u{A0}{figure}"),
        ("PEN", Locale::EsPe) => format!("S/\u{A0}{figure}"),
        ("CRC", Locale::EsCr) => format!("₡{figure}"),
        (currency, _) => format!("{figure}\u{A0}{currency}"),
    }
}

pub(super) fn duration(grammar: &Grammar<'_>, duration: Duration) -> String {
    let words = &grammar.words.durations;
    let (hundredths, [one, many]) = match duration {
        Duration::Minutes(30) => return words.half_hour.clone(),
        Duration::Minutes(90) => return words.hour_and_a_half.clone(),
        Duration::Minutes(60) => (100, &words.hour),
        Duration::Hours(hours) if hours.hundredths() == 50 => return words.half_hour.clone(),
        Duration::Hours(hours) if hours.hundredths() == 150 => return words.hour_and_a_half.clone(),
        Duration::Minutes(minutes) => (u32::from(minutes) * 100, &words.minute),
        Duration::Hours(hours) => (hours.hundredths(), &words.hour),
        Duration::Days(days) => (u32::from(days) * 100, &words.day),
        Duration::Weeks(weeks) => (u32::from(weeks) * 100, &words.week),
    };
    let spelt = (hundredths % 100 == 0).then(|| words.numbers.get((hundredths / 100) as usize)).flatten();
    match (hundredths, spelt) {
        (100, _) => one.clone(),
        (_, Some(number)) => format!("{number} {many}"),
        _ => format!("{} {many}", decimal(grammar.locale, hundredths)),
    }
}
