//! The date of a mail: a time on somebody's clock, and how far that clock is from UTC.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::error::{Error, ErrorKind};

const DAY: i16 = 24 * 60;

/// When a mail was written, by the clock of the one who wrote it.
///
/// ```
/// use declina::MailDate;
/// use jiff::civil::date;
///
/// let sent = MailDate::new(date(2026, 11, 20).at(10, 12, 0, 0), 60)?;
/// assert_eq!(sent.to_string(), "Fri, 20 Nov 2026 10:12:00 +0100");
/// # Ok::<(), declina::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MailDate {
    local: DateTime,
    offset_minutes: i16,
}

impl MailDate {
    /// A time on a clock that is `offset_minutes` ahead of UTC (behind it, if negative).
    ///
    /// # Errors
    ///
    /// If the year is not in 1900 to 9999, or the offset is a day or more.
    pub fn new(local: DateTime, offset_minutes: i16) -> Result<Self, Error> {
        if local.year() < 1900 {
            let message = format!("date of a mail: year {}; expected 1900 to 9999", local.year());
            return Err(Error::new(ErrorKind::Mail, message));
        }
        if offset_minutes <= -DAY || offset_minutes >= DAY {
            let message = format!("date of a mail: offset of {offset_minutes} minutes; expected less than a day");
            return Err(Error::new(ErrorKind::Mail, message));
        }
        Ok(Self { local, offset_minutes })
    }

    /// The time on the writer's clock.
    #[must_use]
    pub const fn local(self) -> DateTime {
        self.local
    }

    /// How many minutes that clock is ahead of UTC.
    #[must_use]
    pub const fn offset_minutes(self) -> i16 {
        self.offset_minutes
    }

    /// One minute later: later than the mail it answers, so that the answer sorts under it.
    pub(crate) fn a_minute_later(self) -> Self {
        Self { local: self.local.checked_add(1.minute()).unwrap_or(self.local), ..self }
    }

    /// The first second that computers count from: the date of an answer whose time nobody knows.
    pub(crate) fn epoch() -> Self {
        Self { local: DateTime::constant(1970, 1, 1, 0, 0, 0, 0), offset_minutes: 0 }
    }
}

/// Writes the date as RFC 5322 has it.
impl fmt::Display for MailDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.offset_minutes < 0 { '-' } else { '+' };
        let offset = self.offset_minutes.unsigned_abs();
        let (hours, minutes) = (offset / 60, offset % 60);
        write!(f, "{} {sign}{hours:02}{minutes:02}", self.local.strftime("%a, %d %b %Y %H:%M:%S"))
    }
}
