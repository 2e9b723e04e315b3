//! How a diagnosis puts facts into words.

use jiff::civil::{Date, Time};

use super::days::weekday;
use super::finding::{FactValue, Facts};
use super::person::{PolicyLimit, Sensitive};
use crate::decline::{Conflict, Hours, LONGEST_VALUE, Money, Slot};
use crate::locale::{Language, Locale};
use crate::pack::{Counted, DiagnosisWords, LimitWords, SafeguardWords, calendar, diagnosis_words};

/// The words of one language, as one region writes its numbers.
#[derive(Clone, Copy)]
pub(super) struct Words {
    locale: Locale,
    /// The words of the mail.
    mail: &'static DiagnosisWords,
    /// The words of the explanations.
    own: &'static DiagnosisWords,
    language: Language,
}

/// Puts values into the places of a text that their names mark.
fn fill<'a>(text: &str, value: impl Fn(&str) -> Option<String> + 'a) -> String {
    let mut filled = String::with_capacity(text.len() + 32);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else { break };
        filled.push_str(&value(name).unwrap_or_default());
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn counted(forms: &Counted, number: u32) -> String {
    fill(&forms[usize::from(number != 1)], |_| Some(number.to_string()))
}

impl Words {
    pub(super) fn of(locale: Locale, explain_in: Language) -> Self {
        Self {
            locale,
            mail: diagnosis_words(locale.language()),
            own: diagnosis_words(explain_in),
            language: explain_in,
        }
    }

    /// The explanation of a finding.
    pub(super) fn explanation(&self, sentence: &str, facts: &Facts) -> String {
        let text = self.own.sentences.get(sentence).map_or("", String::as_str);
        fill(text, |name| facts.get(name).map(|value| self.value(value)))
    }

    fn value(&self, value: &FactValue) -> String {
        match value {
            FactValue::Hours(hours) => self.decimal(*hours),
            FactValue::Date(date) => self.date(*date),
            FactValue::Money(money) => self.money(money),
            FactValue::Number(number) => number.to_string(),
            FactValue::Text(text) => text.clone(),
            FactValue::Texts(texts) => self.list(texts),
        }
    }

    fn decimal_mark(&self) -> char {
        match (self.language, self.locale) {
            (Language::English, _) | (_, Locale::EsMx | Locale::EsPe | Locale::EsUs) => '.',
            _ => ',',
        }
    }

    fn decimal(&self, hours: Hours) -> String {
        hours.to_string().replace('.', &self.decimal_mark().to_string())
    }

    fn money(&self, money: &Money) -> String {
        let (whole, part) = (money.hundredths() / 100, money.hundredths() % 100);
        let digits = whole.to_string();
        let mut amount = String::with_capacity(digits.len() + 8);
        for (index, digit) in digits.chars().enumerate() {
            // Thousands stand apart, as they may in every language.
            if index > 0 && digits.len() > 4 && (digits.len() - index).is_multiple_of(3) {
                amount.push('\u{A0}');
            }
            amount.push(digit);
        }
        if part > 0 {
            amount.push_str(&format!("{}{part:02}", self.decimal_mark()));
        }
        format!("{amount}\u{A0}{}", money.currency())
    }

    fn date(&self, date: Date) -> String {
        Self::date_in(self.language, &self.own.dates.full, date)
    }

    fn date_in(language: Language, pattern: &str, date: Date) -> String {
        let calendar = calendar(language);
        fill(pattern, |name| {
            Some(match name {
                "weekday" => calendar.weekdays[weekday(date)].clone(),
                "day" => date.day().to_string(),
                "month" => calendar.months[usize::from(date.month().unsigned_abs()) - 1].clone(),
                _ => date.year().to_string(),
            })
        })
    }

    /// *jueves 3 de diciembre de 2026, 18:30–19:30*
    pub(super) fn slot(&self, slot: &Slot) -> String {
        let time = |time: Time| format!("{}:{:02}", time.hour(), time.minute());
        let date = self.date(slot.date);
        match (slot.start, slot.end) {
            (Some(start), Some(end)) => format!("{date}, {}–{}", time(start), time(end)),
            (Some(start), None) => format!("{date}, {}", time(start)),
            _ => date,
        }
    }

    fn list(&self, items: &[String]) -> String {
        and_list(items, self.language)
    }

    /// As many of the items as a value of a mail has room for.
    pub(super) fn short_list(&self, items: &[String]) -> String {
        let language = self.locale.language();
        let counts = (1..=items.len()).rev();
        let lists = counts.map(|count| and_list(&items[..count], language));
        lists.into_iter().find(|list| list.chars().count() <= LONGEST_VALUE).unwrap_or_default()
    }

    fn safeguard_in(words: &'static DiagnosisWords, asked: Sensitive) -> &'static SafeguardWords {
        match asked {
            Sensitive::Credentials => &words.safeguards.credentials,
            Sensitive::OffPlatformPayment => &words.safeguards.off_platform_payment,
            Sensitive::PersonalData => &words.safeguards.personal_data,
        }
    }

    /// What a mail says of something sensitive.
    pub(super) fn safeguard(&self, asked: Sensitive) -> &'static SafeguardWords {
        Self::safeguard_in(self.mail, asked)
    }

    /// What a finding calls the thing that is asked for.
    pub(super) fn sensitive(&self, asked: Sensitive) -> &'static str {
        &Self::safeguard_in(self.own, asked).what
    }

    pub(super) fn conflict(&self, conflict: Conflict) -> &'static str {
        match conflict {
            Conflict::Exclusivity => &self.own.conflicts.exclusivity,
            Conflict::CompetingClient => &self.own.conflicts.competing_client,
            Conflict::PersonalLink => &self.own.conflicts.personal_link,
        }
    }

    const fn limit_words(words: &'static DiagnosisWords, measure: PolicyLimit) -> &'static LimitWords {
        match measure {
            PolicyLimit::Days(_) => &words.limits.days,
            PolicyLimit::Percent(_) => &words.limits.percent,
            PolicyLimit::Count(_) => &words.limits.count,
        }
    }

    /// A limit as a verb phrase: *admite hasta un 10 %*.
    pub(super) fn limit(&self, measure: PolicyLimit, number: u32) -> String {
        counted(&Self::limit_words(self.mail, measure).phrase, number)
    }

    /// How far a request goes beyond a limit, as a sentence.
    pub(super) fn beyond_limit(&self, measure: PolicyLimit, number: u32) -> String {
        counted(&Self::limit_words(self.mail, measure).beyond, number)
    }

    /// What can be granted at a limit, as an infinitive phrase; nothing where time has passed it.
    pub(super) fn grant(&self, measure: PolicyLimit, number: u32) -> Option<String> {
        let grant = Self::limit_words(self.mail, measure).grant.as_ref()?;
        Some(fill(grant, |_| Some(number.to_string())))
    }

    /// A number in the measure of a limit: *30 días*.
    pub(super) fn measured(&self, measure: PolicyLimit, number: u32) -> String {
        counted(&Self::limit_words(self.own, measure).measure, number)
    }

    pub(super) fn first_part(&self, hours: Hours) -> String {
        self.of_hours(&self.mail.mail.first_part, hours)
    }

    pub(super) fn the_rest(&self, hours: Hours) -> String {
        self.of_hours(&self.mail.mail.the_rest, hours)
    }

    pub(super) fn one_part(&self) -> String {
        self.mail.mail.one_part.clone()
    }

    pub(super) fn weekly_part(&self, hours: Hours) -> String {
        self.of_hours(&self.mail.mail.weekly_part, hours)
    }

    /// The sentence that says how many whole hours are left; none where there are none.
    pub(super) fn hours_left(&self, whole: u32) -> Option<String> {
        (whole > 0).then(|| counted(&self.mail.mail.hours_left, whole))
    }

    /// The sentence that says when all is delivered. The date lies within the horizon: no year is needed.
    pub(super) fn delivered_on(&self, date: Date) -> String {
        let dates = &self.mail.dates;
        let american = dates.american.as_ref().filter(|_| self.locale == Locale::EnUs);
        let pattern = american.unwrap_or(&dates.without_year);
        let date = Self::date_in(self.locale.language(), pattern, date);
        fill(&self.mail.mail.delivered_on, |_| Some(date.clone()))
    }

    pub(super) fn extra_hours(&self, hours: Hours) -> String {
        self.of_hours(&self.mail.mail.extra_hours, hours)
    }

    pub(super) fn separate_quote(&self) -> String {
        self.mail.mail.separate_quote.clone()
    }

    pub(super) fn full_price(&self, hours: Hours) -> String {
        self.of_hours(&self.mail.mail.full_price, hours)
    }

    pub(super) fn hourly_rate(&self) -> String {
        self.mail.mail.hourly_rate.clone()
    }

    pub(super) fn on_call(&self) -> String {
        self.mail.mail.on_call.clone()
    }

    pub(super) fn missing_arrives(&self) -> String {
        self.mail.mail.missing_arrives.clone()
    }

    fn of_hours(&self, forms: &Counted, hours: Hours) -> String {
        let number = match self.locale {
            locale if locale.language() == Language::English => hours.to_string(),
            Locale::EsMx | Locale::EsPe | Locale::EsUs => hours.to_string(),
            _ => hours.to_string().replace('.', ","),
        };
        fill(&forms[usize::from(hours.hundredths() != 100)], |_| Some(number.clone()))
    }
}

fn and_list(items: &[String], language: Language) -> String {
    let Some((last, others)) = items.split_last() else { return String::new() };
    if others.is_empty() {
        return last.clone();
    }
    let lower = last.to_lowercase();
    let and = match language {
        Language::English => "and",
        // Before the sound i, y becomes e: padres e hijos, but nieve y hielo.
        Language::Spanish if lower.starts_with('i') || lower.starts_with('í') => "e",
        Language::Spanish if lower.starts_with("hi") && !lower.starts_with("hie") => "e",
        Language::Spanish => "y",
    };
    format!("{} {and} {last}", others.join(", "))
}
