//! Dates and lists against ICU, whose data is CLDR's, and the places where our rule is deliberately another.
//!
//! The grammar is not public, so dates and lists are read from mails that carry them.

use std::sync::LazyLock;

use declina::{Composer, Decline, Language, Locale};
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{MDE, YMDE};
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use serde_json::{Value, json};

fn icu(locale: Locale) -> icu_locale::Locale {
    locale.tag().parse().expect("a locale")
}

/// A mail that carries a list of phrases (in what the sender does do) and a date (in the answer day).
fn mail(locale: Locale, phrases: &[&str], received: &str, reply_by: &str) -> String {
    let (task, skill) = match locale.language() {
        Language::Spanish => ("animar el vídeo", "la animación"),
        _ => ("animate the film", "animation"),
    };
    let decline: Value = json!({
        "locale": locale.tag(),
        "recipient": {"name": "Marta"},
        "sender": {"name": "Lucía Ramos"},
        "request": {"task": task, "received": received},
        "reasons": [{"kind": "out_of_expertise", "skill": skill, "what_i_do": phrases}],
        "reply_by": reply_by,
        "style": {"length": "full"}
    });
    let decline = Decline::from_json(&decline.to_string()).expect("it reads");
    declina::compose(&decline).expect("it composes").text().to_owned()
}

/// In running text Spanish and British English put no comma behind the weekday, where CLDR's form for a line of its own
/// has one.
fn in_running_text(locale: Locale, date: String) -> String {
    if locale == Locale::EnUs { date } else { date.replacen(", ", " ", 1) }
}

/// What CLDR would write, in the words that we write.
///
/// CLDR says *setiembre* in Peru and Uruguay; both spellings are right there, and we keep the one that all know. English
/// without a region is American in CLDR; ours is neutral, the day before the month.
fn icu_locale_for_dates(locale: Locale) -> icu_locale::Locale {
    match locale {
        Locale::EsPe | Locale::EsUy => icu(Locale::Es),
        Locale::En => icu(Locale::EnGb),
        other => icu(other),
    }
}

#[test]
fn dates_of_every_month_in_every_locale() {
    for &locale in Locale::ALL {
        let prefs = icu_locale_for_dates(locale);
        let with_year = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new((&prefs).into(), YMDE::long())
            .expect("a formatter");
        let plain =
            FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new((&prefs).into(), MDE::long()).expect("a formatter");
        for month in 1..=12_u8 {
            let date = Date::try_new_gregorian(2027, month, 2 * month).expect("a date");
            let written = format!("2027-{month:02}-{:02}", 2 * month);
            // Far from the day of the request the year is named, near it is not.
            let far = in_running_text(locale, with_year.format(&date).to_string());
            let text = mail(locale, &[], "2024-01-01", &written);
            assert!(text.contains(&far), "{locale}: {far:?} is not in {text}");
            let near = in_running_text(locale, plain.format(&date).to_string());
            let text = mail(locale, &[], &format!("2027-{month:02}-01"), &written);
            assert!(text.contains(&near), "{locale}: {near:?} is not in {text}");
            assert!(!text.contains("2027"), "{locale}: a year that is plain in {text}");
        }
    }
}

#[test]
fn september_has_one_spelling() {
    for locale in [Locale::EsPe, Locale::EsUy] {
        let prefs = icu(locale);
        let icu = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new((&prefs).into(), YMDE::long())
            .expect("a formatter");
        let date = Date::try_new_gregorian(2027, 9, 6).expect("a date");
        assert!(icu.format(&date).to_string().contains("setiembre"), "CLDR's word in {locale}");
        assert!(mail(locale, &[], "2027-09-01", "2027-09-06").contains("6 de septiembre"), "{locale}");
    }
}

fn and_list(locale: Locale, items: &[&str]) -> String {
    let options = ListFormatterOptions::default().with_length(ListLength::Wide);
    let prefs = icu(if locale == Locale::En { Locale::EnGb } else { locale });
    ListFormatter::try_new_and((&prefs).into(), options).expect("a formatter").format(items.iter()).to_string()
}

fn or_list(items: &[&str]) -> String {
    let options = ListFormatterOptions::default().with_length(ListLength::Wide);
    ListFormatter::try_new_or((&icu(Locale::Es)).into(), options).expect("a formatter").format(items.iter()).to_string()
}

#[test]
fn lists_in_every_locale() {
    let spanish: [&[&str]; 10] = [
        &["la web", "los folletos"],
        &["la web", "los folletos", "el sello"],
        &["la web", "los folletos", "el sello", "las fichas"],
        &["agua", "hielo"],
        &["España", "Italia"],
        &["padres", "hijos"],
        &["aguja", "hilo"],
        &["leche", "hierbas"],
        &["leche", "yogur"],
        &["texto", "imágenes", "informes"],
    ];
    let english: [&[&str]; 3] = [&["tea", "cake"], &["tea", "cake", "fruit"], &["tea", "cake", "fruit", "nuts"]];
    for &locale in Locale::ALL {
        let lists: &[&[&str]] = if locale.language() == Language::Spanish { &spanish } else { &english };
        for items in lists {
            let (ours, expected) = (mail(locale, items, "2026-11-23", "2026-11-30"), and_list(locale, items));
            assert!(ours.contains(&expected), "{locale}: {expected:?} is not in {ours}");
        }
    }
}

/// Our words for two things joined by *y* or *o*: a wording of one's own with the filters for them.
fn joined(filter: &str, first: &str, second: &str) -> String {
    static COMPOSER: LazyLock<Composer> = LazyLock::new(|| {
        let wording = "---\n¦{{ goal | y }}¦{{ goal | o }}¦\n";
        Composer::new().with_wordings(Language::Spanish, "goodwill", wording).expect("a wording")
    });
    let decline = json!({
        "locale": "es",
        "recipient": {"name": "Marta"},
        "sender": {"name": "Lucía Ramos"},
        "request": {"task": "animar el vídeo", "goal": second},
        "reasons": [{"kind": "out_of_expertise", "skill": "la animación"}],
        "style": {"length": "full"}
    });
    let decline = Decline::from_json(&decline.to_string()).expect("it reads");
    let draft = COMPOSER.compose(&decline).expect("it composes");
    let place = if filter == "y" { 1 } else { 2 };
    // The first letter of a sentence is a capital.
    let words = draft.text().split('¦').nth(place).expect("the joined words").to_owned();
    format!("{first} {}{}", words[..1].to_lowercase(), &words[1..])
}

#[test]
fn words_joined_by_or() {
    for (first, second) in [
        ("plata", "oro"),
        ("siete", "ocho"),
        ("7", "8"),
        ("agua", "vino"),
        ("uno", "otro"),
        ("minutos", "horas"),
        ("9", "10"),
        ("7", "8000"),
        ("1", "110"),
    ] {
        assert_eq!(joined("o", first, second), or_list(&[first, second]));
    }
}

/// ICU looks at the first letters as they are written, and so misses an accent, a quotation mark before the word, and
/// the decimals of eleven.
#[test]
fn three_places_where_our_rule_is_better() {
    let icu = |list: String, words: &str| assert_eq!(list, words, "ICU has changed: look at our rule again");
    for (first, second) in [("Ana", "Íñigo"), ("Francia", "«Italia»")] {
        icu(and_list(Locale::Es, &[first, second]), &format!("{first} y {second}"));
        assert_eq!(joined("y", first, second), format!("{first} e {second}"));
    }
    for (first, second) in [("acuarela", "óleo"), ("verano", "«otoño»"), ("10", "11.5")] {
        icu(or_list(&[first, second]), &format!("{first} o {second}"));
        assert_eq!(joined("o", first, second), format!("{first} u {second}"));
    }
    // Where the sound of *ion* is open to choice, ICU takes the one and we the other: both are right.
    icu(and_list(Locale::Es, &["sales", "iones"]), "sales e iones");
    assert_eq!(joined("y", "sales", "iones"), "sales y iones");
    // What mails say, not only the filters.
    assert!(mail(Locale::Es, &["Ana", "Íñigo"], "2026-11-23", "2026-11-30").contains("Ana e Íñigo"));
}
