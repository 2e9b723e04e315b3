//! The dates that a Spanish mail has told: a month that is plain is not said again.

use std::cell::RefCell;

use crate::pack::Words;

/// What the mail has told so far, wherever it stood: in a wording or in the caller's own words.
#[derive(Debug, Default)]
pub(crate) struct Told(RefCell<Dates>);

#[derive(Debug, Default)]
struct Dates {
    /// Day and month of each date.
    days: Vec<(u8, u8)>,
    /// The month of all of them, as long as there is no other.
    only_month: Option<u8>,
    mixed: bool,
}

/// A date in a text: *4 de diciembre*, with or without its weekday.
struct Found {
    /// Where the weekday begins, if there is one.
    weekday: Option<usize>,
    /// Where the day of the month begins, and where it ends.
    day: (usize, usize),
    end: usize,
    number: u8,
    month: u8,
    /// Whether the year stands behind it.
    with_year: bool,
}

impl Told {
    /// The clause with its dates as short as what has been told allows: *viernes 4 de diciembre*, then *viernes 4*, and
    /// another day of that month is *miércoles 9*. Once there are dates of two months, what is known is *4 de diciembre*
    /// and what is new is said in full. Only dates with a weekday are changed: the wordings write them so.
    pub(crate) fn shorten(&self, clause: String, words: &Words) -> String {
        if !clause.contains(" de ") {
            return clause;
        }
        let mut dates = self.0.borrow_mut();
        let mut shorter = String::new();
        let mut kept = 0;
        for found in dates_in(&clause, words) {
            let known = dates.days.contains(&(found.number, found.month));
            let same_month = dates.only_month == Some(found.month) && !dates.mixed;
            if let Some(weekday) = found.weekday.filter(|_| !found.with_year) {
                if same_month {
                    shorter.push_str(&clause[kept..found.day.1]);
                    kept = found.end;
                } else if known {
                    shorter.push_str(&clause[kept..weekday]);
                    kept = found.day.0;
                }
            }
            dates.note(&found);
        }
        if kept == 0 {
            return clause;
        }
        shorter.push_str(&clause[kept..]);
        shorter
    }

    /// Remembers the dates of a text that stays as it is.
    pub(crate) fn read(&self, text: &str, words: &Words) {
        let mut dates = self.0.borrow_mut();
        dates_in(text, words).for_each(|found| dates.note(&found));
    }
}

impl Dates {
    fn note(&mut self, found: &Found) {
        self.days.push((found.number, found.month));
        self.mixed |= found.with_year || self.only_month.is_some_and(|month| month != found.month);
        self.only_month.get_or_insert(found.month);
    }
}

fn dates_in<'text>(text: &'text str, words: &'text Words) -> impl Iterator<Item = Found> + 'text {
    text.match_indices(" de ").filter_map(move |(at, de)| {
        let bytes = text.as_bytes();
        let figures = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let start = at - figures;
        if !(1..=2).contains(&figures) || start == 0 || bytes[start - 1] != b' ' {
            return None;
        }
        let number = text[start..at].parse().ok()?;
        let behind = &text[at + de.len()..];
        let month = words.calendar.months.iter().position(|month| {
            let rest = behind.strip_prefix(month.as_str());
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })?;
        let end = at + de.len() + words.calendar.months[month].len();
        let year = text[end..].strip_prefix(" de ").is_some_and(|year| year.starts_with(|c: char| c.is_ascii_digit()));
        let before = &text[..start - 1];
        let weekday = words.calendar.weekdays.iter().find(|weekday| before.ends_with(weekday.as_str()));
        Some(Found {
            weekday: weekday.map(|weekday| before.len() - weekday.len()),
            day: (start, at),
            end,
            number,
            month: u8::try_from(month).ok()?,
            with_year: year,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::Told;
    use crate::locale::Language;
    use crate::pack::words;

    #[test]
    fn a_month_that_is_plain_is_not_said_again() {
        let words = words(Language::Spanish).expect("the words read");
        let told = Told::default();
        let shorten = |clause: &str| told.shorten(clause.to_owned(), &words);
        assert_eq!(shorten("la asamblea del jueves 3 de diciembre"), "la asamblea del jueves 3 de diciembre");
        assert_eq!(shorten("el viernes 4 de diciembre o el 9 de diciembre"), "el viernes 4 o el 9 de diciembre");
        assert_eq!(shorten("desde el viernes 22 de enero"), "desde el viernes 22 de enero");
        assert_eq!(shorten("el viernes 4 de diciembre"), "el 4 de diciembre");
        assert_eq!(shorten("el martes 1 de junio de 2027"), "el martes 1 de junio de 2027");
        assert_eq!(shorten("el lunes 25 de enero"), "el lunes 25 de enero");
    }
}
