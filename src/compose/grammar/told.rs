//! The dates that a Spanish mail has told: a month that is plain is not said again.

use std::cell::RefCell;

use jiff::civil::Date;

use crate::pack::Words;

/// What the mail has told so far, wherever it stood: in a wording or in the caller's own words.
#[derive(Debug, Default)]
pub(crate) struct Told(RefCell<Dates>);

#[derive(Debug, Default)]
struct Dates {
    /// Day and month of each date.
    days: Vec<(u8, u8)>,
    /// The month that was named last, with a day or alone (*la feria de enero*).
    month: Option<u8>,
    /// Whether this paragraph has named one.
    here: bool,
    /// The last day that was told in it.
    day: u8,
    /// The month of the day on which the mail is read.
    present: Option<u8>,
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
    pub(crate) fn new(present: Option<Date>) -> Self {
        let present = present.and_then(|date| u8::try_from(date.month() - 1).ok());
        Self(RefCell::new(Dates { present, ..Dates::default() }))
    }

    /// The clause with its dates as short as what has been told allows: *viernes 4 de diciembre*, then *viernes 4*, and a
    /// later day of that month is *miércoles 9*. Once another month has been named, what is known is *4 de diciembre*,
    /// and what is new is said in full. Only dates with a weekday are changed: the wordings write them so.
    pub(crate) fn shorten(&self, clause: String, words: &Words) -> String {
        let mut dates = self.0.borrow_mut();
        let mut shorter = String::new();
        let (mut kept, mut here) = (0, false);
        for named in named_in(&clause, words) {
            if let Named::Date(found) = &named
                && let Some(weekday) = found.weekday.filter(|_| !found.with_year)
            {
                let known = dates.days.contains(&(found.number, found.month));
                // Far from the date with its month, a day before it (*el viernes 11 de diciembre. … el miércoles 2*) or in a
                // month that is not soon may be taken for one of another month.
                // So may one that lies a week or more before it in the same sentence.
                let near = here && found.number + 6 >= dates.day;
                let plain =
                    known || (dates.here && (near || (dates.day <= found.number && dates.is_soon(found.month))));
                if dates.month == Some(found.month) && plain {
                    shorter.push_str(&clause[kept..found.day.1]);
                    kept = found.end;
                } else if known && dates.here {
                    shorter.push_str(&clause[kept..weekday]);
                    kept = found.day.0;
                }
            }
            here |= matches!(named, Named::Date(_));
            dates.note(&named);
        }
        if kept == 0 {
            return clause;
        }
        shorter.push_str(&clause[kept..]);
        shorter
    }

    /// A month that another paragraph has named is not plain any more.
    pub(crate) fn begin_paragraph(&self) {
        self.0.borrow_mut().here = false;
    }

    /// Remembers the dates of a text that stays as it is.
    pub(crate) fn read(&self, text: &str, words: &Words) {
        let mut dates = self.0.borrow_mut();
        named_in(text, words).for_each(|named| dates.note(&named));
    }
}

impl Dates {
    /// Whether a month is this one or the next.
    fn is_soon(&self, month: u8) -> bool {
        self.present.is_some_and(|present| month == present || month == (present + 1) % 12)
    }

    fn note(&mut self, named: &Named) {
        self.here = true;
        match named {
            // The same day of another year is another day.
            Named::Date(found) if found.with_year => self.month = None,
            Named::Date(found) => {
                self.days.push((found.number, found.month));
                self.month = Some(found.month);
                self.day = found.number;
            }
            Named::Month(month) if self.month != Some(*month) => {
                self.month = Some(*month);
                self.day = 0;
            }
            Named::Month(_) => {}
        }
    }
}

/// What a text names of the calendar.
enum Named {
    Date(Found),
    /// A month without a day.
    Month(u8),
}

fn named_in<'text>(text: &'text str, words: &'text Words) -> impl Iterator<Item = Named> + 'text {
    let bytes = text.as_bytes();
    // Four letters at a time are compared sooner than a search for the word is set up.
    let found = bytes.windows(4).enumerate().filter(|(_, four)| four == b" de ");
    found.filter_map(move |(at, _)| {
        let behind = &text[at + 4..];
        let first = *behind.as_bytes().first()?;
        let month = words.calendar.months.iter().position(|month| {
            let rest =
                (month.as_bytes().first() == Some(&first)).then(|| behind.strip_prefix(month.as_str())).flatten();
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })?;
        let end = at + 4 + words.calendar.months[month].len();
        let month = u8::try_from(month).ok()?;
        let figures = bytes[..at].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let start = at - figures;
        if !(1..=2).contains(&figures) || start == 0 || bytes[start - 1] != b' ' {
            return Some(Named::Month(month));
        }
        let number = text[start..at].parse().ok()?;
        let year = text[end..].strip_prefix(" de ").is_some_and(|year| year.starts_with(|c: char| c.is_ascii_digit()));
        let before = &text[..start - 1];
        let weekday = words.calendar.weekdays.iter().find(|weekday| before.ends_with(weekday.as_str()));
        Some(Named::Date(Found {
            weekday: weekday.map(|weekday| before.len() - weekday.len()),
            day: (start, at),
            end,
            number,
            month,
            with_year: year,
        }))
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Told;
    use crate::locale::Language;
    use crate::pack::words;

    #[test]
    fn a_month_that_is_plain_is_not_said_again() {
        let words = words(Language::Spanish).expect("the words read");
        let told = Told::new(Some(date(2026, 11, 23)));
        let shorten = |clause: &str| told.shorten(clause.to_owned(), &words);
        assert_eq!(shorten("la asamblea del jueves 3 de diciembre"), "la asamblea del jueves 3 de diciembre");
        assert_eq!(shorten("el viernes 4 de diciembre o el 9 de diciembre"), "el viernes 4 o el 9 de diciembre");
        assert_eq!(shorten("el miércoles 2 de diciembre"), "el miércoles 2 de diciembre");
        assert_eq!(shorten("el viernes 11 de diciembre o el jueves 10 de diciembre"), "el viernes 11 o el jueves 10");
        assert_eq!(shorten("desde el viernes 22 de enero"), "desde el viernes 22 de enero");
        assert_eq!(shorten("el viernes 29 de enero"), "el viernes 29 de enero");
        assert_eq!(shorten("el viernes 4 de diciembre"), "el 4 de diciembre");
        assert_eq!(
            shorten("la feria de enero, el martes 8 de diciembre"),
            "la feria de enero, el martes 8 de diciembre"
        );
        assert_eq!(shorten("el martes 1 de junio de 2027"), "el martes 1 de junio de 2027");
        assert_eq!(shorten("el lunes 25 de enero"), "el lunes 25 de enero");
    }
}
