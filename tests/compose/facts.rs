//! At full length a mail tells every fact it was given.

use declina::{Length, Locale, ReasonKind};
use jiff::civil::Date;
use serde_json::Value;

use crate::corpus::{Mail, faults, none};

const MONTHS_ES: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The zone that the clocks of a country show.
const HOME_ZONES: [(&str, &str); 10] = [
    ("es-ES", "Europe/Madrid"),
    ("es-MX", "America/Mexico_City"),
    ("es-AR", "America/Argentina/Buenos_Aires"),
    ("es-CO", "America/Bogota"),
    ("es-CL", "America/Santiago"),
    ("es-PE", "America/Lima"),
    ("es-UY", "America/Montevideo"),
    ("es-CR", "America/Costa_Rica"),
    ("en-GB", "Europe/London"),
    ("en-IE", "Europe/Dublin"),
];

const WEEKDAYS_ES: [&str; 7] = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];

/// Whether the text names the day, in the way of either language. Spanish says a month that is plain once: *el viernes 4
/// de diciembre o el miércoles 9*.
pub fn names_date(text: &str, date: Date) -> bool {
    names_in_full(text, date) || names_in_short(text, date)
}

fn names_in_short(text: &str, date: Date) -> bool {
    let month = MONTHS_ES[usize::from(date.month().unsigned_abs()) - 1];
    let weekday = WEEKDAYS_ES[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs())];
    let short = format!("{weekday} {}", date.day());
    text.match_indices(&short).any(|(at, _)| {
        let behind = &text[at + short.len()..];
        // The month of the last date before it is the one that is meant.
        let last = MONTHS_ES.iter().filter_map(|name| Some((text[..at].rfind(&format!(" de {name}"))?, *name))).max();
        let plain = last.is_some_and(|(_, name)| name == month);
        plain && !behind.starts_with(|c: char| c.is_ascii_digit()) && !behind.starts_with(" de ")
    })
}

fn names_in_full(text: &str, date: Date) -> bool {
    let month = usize::from(date.month().unsigned_abs()) - 1;
    let (day, spanish, english) = (date.day(), MONTHS_ES[month], MONTHS_EN[month]);
    [format!(" {day} de {spanish}"), format!(" {day} {english}"), format!("{english} {day}")].iter().any(|form| {
        text.match_indices(form.as_str())
            .any(|(at, _)| !text[at + form.len()..].starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// The mails of the tests are written in the last week of November 2026; what has begun by this day has begun for their
/// readers.
const BEGUN: Date = Date::constant(2026, 12, 5);

/// Whether a deed is told by its verb, right before what it is done to: *la traducción del texto*, *traduzco el texto*.
fn deed_told(leaf: &str, lower: &str) -> bool {
    let Some((deed, object)) = leaf.split_once(" de") else { return false };
    let noun = deed.trim_start_matches("la ").trim_start_matches("el ");
    let object = match object.strip_prefix("l ") {
        Some(object) => format!("el {object}"),
        None => object.trim_start().to_owned(),
    };
    let stem = |word: &str| word.chars().take(3).collect::<String>().replace('í', "i");
    lower
        .match_indices(&object.to_lowercase())
        .any(|(at, _)| lower[..at].split_whitespace().next_back().is_some_and(|verb| stem(verb) == stem(noun)))
}

/// What the mail does not say of what it was given.
pub fn untold(value: &Value, text: &str, locale: Locale) -> Vec<String> {
    let mut missing = Vec::new();
    walk("", value, &mut |key, value| {
        if !told(key, value, text, locale) {
            missing.push(format!("{key}: {value}"));
        }
    });
    missing
}

/// Calls `see` with every fact: a leaf of the JSON, or money, a duration.
fn walk(key: &str, value: &Value, see: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(object) if object.contains_key("currency") => see(key, value),
        Value::Object(object)
            if object.len() == 1
                && ["minutes", "hours", "days", "weeks"]
                    .iter()
                    .any(|unit| object.contains_key(*unit) && object[*unit].is_number()) =>
        {
            see(key, value)
        }
        Value::Object(object) => object.iter().for_each(|(key, value)| walk(key, value, see)),
        Value::Array(items) => items.iter().for_each(|item| walk(key, item, see)),
        leaf => see(key, leaf),
    }
}

fn told(key: &str, value: &Value, text: &str, locale: Locale) -> bool {
    let lower = text.to_lowercase();
    match (key, value) {
        // What these decide is wording, which the other tests look at.
        ("kind" | "consent" | "conflict" | "basis" | "permanent" | "days", _) => true,
        ("owner", Value::String(owner)) if owner == "you" || owner == "us" => true,
        ("time_zone", Value::String(zone)) => {
            // The zone of the reader's own country goes without saying. Of another the city stands in the mail, in its own
            // name or in the language's.
            if HOME_ZONES.contains(&(locale.tag(), zone.as_str())) {
                return true;
            }
            let city = zone.rsplit('/').next().unwrap_or_default().replace('_', " ");
            text.contains(&city) || text.contains(" time)") || text.contains("(hora de ")
        }
        (_, Value::Object(money)) if money.contains_key("currency") => {
            let amount =
                money["amount"].as_str().expect("an amount").trim_end_matches('0').trim_end_matches('.').to_owned();
            let digits = digits_of(text);
            let plain = amount.replace('.', "");
            digits.iter().any(|number| *number == plain || *number == format!("{plain}0"))
        }
        (_, Value::Object(duration)) => {
            let (unit, amount) = duration.iter().next().expect("one unit");
            duration_told(unit, amount.as_f64().expect("a number"), &lower)
        }
        (_, Value::Number(number)) => {
            let written = number.to_string();
            digits_of(text).contains(&written.replace('.', ""))
                || duration_told("hours", number.as_f64().expect("a number"), &lower)
        }
        // What has begun by now is said to last until its end: *hasta el viernes 8 de enero*.
        ("from", Value::String(leaf)) if leaf.parse::<Date>().is_ok_and(|date| names_date(text, date)) => true,
        ("from", Value::String(leaf)) if leaf.parse::<Date>().is_ok_and(|date| date <= BEGUN) => {
            lower.contains("hasta el ")
        }
        // A deed may be told by its verb: *la traducción del texto*, *traduzco el texto*.
        ("keep" | "gives", Value::String(leaf)) if locale.language() == declina::Language::Spanish => {
            phrase_told(leaf, &lower) || deed_told(leaf, &lower)
        }
        // New terms may have their price inside them, once: *a weekend rate of €300 for a third subtitler*.
        ("what_changes", Value::String(leaf)) => {
            let leaf = leaf.to_lowercase();
            if deed_told(&leaf, &lower) {
                return true;
            }
            let words: Vec<&str> = leaf.split_whitespace().skip(1).collect();
            (1..=words.len()).any(|at| {
                let (before, behind) = (words[..at].join(" "), words[at..].join(" "));
                lower.match_indices(&before).any(|(start, _)| {
                    let rest = &lower[start + before.len()..];
                    rest.find(&behind).is_some_and(|gap| {
                        gap <= 1 || rest[..gap].chars().any(|c| c.is_ascii_digit()) && rest[..gap].len() < 20
                    })
                })
            })
        }
        // A help may have its length inside it: *put a 20-minute meeting in the diary*.
        ("what", Value::String(leaf)) => {
            let timed = |word: &&str| !["-minute", "-hour"].iter().any(|unit| word.ends_with(unit));
            let plain: Vec<&str> = lower.split_whitespace().filter(timed).collect();
            phrase_told(leaf, &lower) || phrase_told(leaf, &plain.join(" "))
        }
        (_, Value::String(leaf)) => match leaf.parse::<Date>() {
            Ok(date) if leaf.len() == 10 => names_date(text, date),
            _ if is_time(leaf) => time_told(leaf, &lower, locale),
            _ => phrase_told(leaf, &lower),
        },
        _ => true,
    }
}

/// The numbers of a text without the marks inside them.
fn digits_of(text: &str) -> Vec<String> {
    let joined: Vec<char> = text.chars().collect();
    let mut numbers = vec![String::new()];
    for (index, c) in joined.iter().enumerate() {
        let between = |offset: usize| joined.get(index + offset).is_some_and(char::is_ascii_digit);
        if c.is_ascii_digit() {
            numbers.last_mut().expect("one").push(*c);
        } else if !(matches!(c, '.' | ',' | '\u{A0}') && index > 0 && joined[index - 1].is_ascii_digit() && between(1))
        {
            numbers.push(String::new());
        }
    }
    numbers.retain(|number| !number.is_empty());
    numbers
}

fn duration_told(unit: &str, amount: f64, text: &str) -> bool {
    const SPANISH: [&str; 11] = ["", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"];
    const ENGLISH: [&str; 11] = ["", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let minutes = if unit == "minutes" { amount } else { amount * 60.0 };
    let of_hours = unit == "minutes" || unit == "hours";
    if of_hours && minutes == 30.0 {
        return ["media hora", "half an hour", "half-hour"].iter().any(|half| text.contains(half));
    }
    if of_hours && minutes == 90.0 {
        return text.contains("hora y media") || text.contains("an hour and a half");
    }
    if of_hours && minutes == 60.0 {
        return ["una hora", "an hour", "one-hour"].iter().any(|hour| text.contains(hour));
    }
    let (spanish, english) = match unit {
        "minutes" => ("minuto", "minute"),
        "hours" => ("hora", "hour"),
        "days" => ("día", "day"),
        _ => ("semana", "week"),
    };
    let spelt = |words: [&str; 11], unit: &str| {
        let word = if amount.fract() == 0.0 && amount <= 10.0 { words[amount as usize] } else { "" };
        !word.is_empty() && [" ", "a ", "-"].iter().any(|end| text.contains(&format!("{word}{end}{unit}")))
    };
    spelt(SPANISH, spanish)
        || spelt(ENGLISH, english)
        || text.contains(&format!("{amount} {spanish}"))
        || [" ", "-"].iter().any(|mark| text.contains(&format!("{amount}{mark}{english}")))
}

fn is_time(leaf: &str) -> bool {
    leaf.len() == 5 && leaf.as_bytes()[2] == b':' && leaf.bytes().filter(u8::is_ascii_digit).count() == 4
}

fn time_told(leaf: &str, text: &str, locale: Locale) -> bool {
    let (hour, minute): (u8, &str) = (leaf[..2].parse().expect("an hour"), &leaf[3..]);
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    if locale.language() == declina::Language::English && minute == "00" && hour % 12 == 0 {
        return text.contains(if hour == 0 { "midnight" } else { "noon" });
    }
    let mut forms = vec![format!("{hour}:{minute}"), format!("{twelve}:{minute}"), format!("{twelve}.{minute}")];
    if minute == "00" && locale.language() == declina::Language::English {
        forms.extend([format!("{twelve}am"), format!("{twelve}pm"), format!("{twelve} "), format!("{twelve}, ")]);
    }
    forms.iter().any(|form| text.contains(form.as_str()))
}

/// Whether the phrase is in the text; its first word may have changed: *el* in *del*, *run* in *running*.
fn phrase_told(phrase: &str, text: &str) -> bool {
    let phrase = phrase.trim().trim_end_matches('.').to_lowercase();
    let phrase = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
    // *the address desk@shop.example* may stand as *at desk@shop.example*.
    let phrase = ["the address ", "el correo "].iter().find_map(|it| phrase.strip_prefix(it)).unwrap_or(&phrase);
    text.contains(phrase) || phrase.split_once(' ').is_some_and(|(_, rest)| text.contains(rest))
}

/// The facts of the mail that its body tells; names stand in greeting and sign-off, the subject in the subject line.
///
/// `received` is not told: it is the day from which the mail counts the year of its other dates.
pub fn given(mail: &Mail) -> Vec<(&'static str, Value)> {
    let all = serde_json::to_value(&mail.decline).expect("a decline serialises");
    let mut facts: Vec<_> = ["alternatives", "boundaries", "reply_by", "ends_relationship", "reasons"]
        .into_iter()
        .map(|key| (key, all[key].clone()))
        .collect();
    if !mail.decline.alternatives.is_empty() && mail.decline.ends_relationship.is_none() {
        // The goal leads to the ways that are offered; without one, and at the end of all work, it would be a phrase.
        facts.push(("goal", all["request"]["goal"].clone()));
    }
    if mail.decline.reasons[0].kind() != ReasonKind::NotSelected {
        // What was decided on says it better than what was asked for.
        facts.push(("task", all["request"]["task"].clone()));
    }
    facts.push(("role", all["sender"]["role"].clone()));
    facts.push(("organisation", all["sender"]["organisation"].clone()));
    facts.push(("sender", all["sender"]["name"].clone()));
    for alternative in facts[0].1.as_array_mut().into_iter().flatten() {
        // Without the person's consent the mail keeps to itself how to reach them.
        if alternative["consent"] != true
            && let Some(object) = alternative.as_object_mut()
        {
            object.remove("contact");
        }
    }
    facts
}

#[test]
fn a_full_mail_tells_everything() {
    none(&faults(|mail| {
        if mail.decline.style.length != Length::Full {
            return Vec::new();
        }
        let text = mail.draft.text();
        given(mail)
            .iter()
            .flat_map(|(part, value)| {
                let missing = untold(value, text, mail.decline.locale);
                missing.into_iter().map(move |fact| format!("{part}: {fact}"))
            })
            .collect()
    }));
}

#[test]
fn every_mail_names_the_task_and_the_days_that_matter() {
    none(&faults(|mail| {
        let text = format!("{}\n{}", mail.draft.subject(), mail.draft.text());
        let all = given(mail);
        let due = all.iter().filter(|(part, _)| ["task", "reply_by", "ends_relationship"].contains(part));
        due.flat_map(|(_, value)| untold(value, &text, mail.decline.locale)).collect()
    }));
}

#[test]
fn a_person_who_has_not_agreed_is_not_given_away() {
    none(&faults(|mail| {
        let contacts = mail.decline.alternatives.iter().filter_map(|one| match one {
            declina::Alternative::Referral(it) if it.consent != Some(true) => it.contact.as_deref(),
            _ => None,
        });
        contacts.filter(|contact| mail.draft.text().contains(contact)).map(str::to_owned).collect()
    }));
}

/// Who was not chosen is asked about nothing that the mail has not named.
#[test]
fn a_brief_mail_names_the_advice_that_it_asks_about() {
    let mut silent = Vec::new();
    for (address, voice, variant) in [("tu", "we", 0), ("vos", "i", 1), ("usted", "we", 2), ("ustedes", "i", 3)] {
        let decline = serde_json::json!({
            "locale": "es", "address": address, "recipient": {"name": "Irene"},
            "sender": {"name": "Mateo Luna", "voice": voice},
            "request": {"task": "conceder la beca de verano", "received": "2026-11-02"},
            "reasons": [{"kind": "not_selected", "decision": "otra candidatura", "feedback": "enviar las notas del jurado"}],
            "reply_by": "2026-12-11", "style": {"length": "brief", "variant": variant}
        });
        let draft =
            declina::compose(&declina::Decline::from_json(&decline.to_string()).expect("sound")).expect("a mail");
        if !draft.text().contains("las notas del jurado") {
            silent.push(draft.text().to_owned());
        }
    }
    none(&silent);
}
