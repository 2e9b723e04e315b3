//! The values of the input that are not free text: money, hours, durations, periods, times, weekdays.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::error::{Error, ErrorKind};

/// Dates as `"2026-12-04"`.
pub(crate) mod date {
    use super::*;

    pub(crate) fn read(text: &str) -> Result<Date, String> {
        let wrong = || format!("expected a date that exists, written YYYY-MM-DD, but found {}", shown(text));
        let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts[..] else { return Err(wrong()) };
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return Err(wrong());
        }
        let number = |part: &str| part.parse().map_err(|_| wrong());
        Date::new(year.parse().map_err(|_| wrong())?, number(month)?, number(day)?).map_err(|_| wrong())
    }

    pub(crate) fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(date)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        read(&text).map_err(de::Error::custom)
    }

    pub(crate) mod optional {
        use super::*;

        pub(crate) fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
            match date {
                Some(date) => serializer.collect_str(date),
                None => serializer.serialize_none(),
            }
        }

        pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
            let text = Option::<String>::deserialize(deserializer)?;
            text.map(|text| read(&text).map_err(de::Error::custom)).transpose()
        }
    }
}

/// Times of day as `"15:30"`.
pub(crate) mod time {
    use super::*;

    fn read(text: &str) -> Result<Time, String> {
        let wrong = || format!("expected a time of day, written HH:MM, but found {}", shown(text));
        let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
        let number = |part: &str| {
            let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            if digits { part.parse().map_err(|_| wrong()) } else { Err(wrong()) }
        };
        Time::new(number(hour)?, number(minute)?, 0, 0).map_err(|_| wrong())
    }

    fn written(time: Time) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    pub(crate) fn serialize<S: Serializer>(time: &Time, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&written(*time))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
        let text = String::deserialize(deserializer)?;
        read(&text).map_err(de::Error::custom)
    }

    pub(crate) mod optional {
        use super::*;

        pub(crate) fn serialize<S: Serializer>(time: &Option<Time>, serializer: S) -> Result<S::Ok, S::Error> {
            match time {
                Some(time) => serializer.serialize_str(&written(*time)),
                None => serializer.serialize_none(),
            }
        }

        pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Time>, D::Error> {
            let text = Option::<String>::deserialize(deserializer)?;
            text.map(|text| read(&text).map_err(de::Error::custom)).transpose()
        }
    }
}

/// A value as an error message shows it: quoted, and never longer than forty characters.
pub(crate) fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("{short:?}")
}

/// An amount of money, exact to the hundredth.
///
/// ```
/// use declina::Money;
///
/// let money = Money::new("1800.00", "EUR")?;
/// assert_eq!((money.amount(), money.currency()), ("1800.00".to_owned(), "EUR"));
/// assert!(Money::new("1.800,00", "EUR").is_err());
/// # Ok::<(), declina::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    hundredths: u64,
    currency: String,
}

impl Money {
    /// An amount as digits with a point before the decimals (none, one or two), and an ISO 4217 code.
    ///
    /// # Errors
    ///
    /// When the amount is written in another way or is above 999 999 999.99, or the code is not three capitals.
    pub fn new(amount: &str, currency: &str) -> Result<Self, Error> {
        let wrong_amount = || {
            Error::new(
                ErrorKind::Value,
                format!("expected an amount in digits, such as \"1800.00\", but found {}", shown(amount)),
            )
        };
        let (whole, decimals) = amount.split_once('.').unwrap_or((amount, "00"));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if !((1..=9).contains(&whole.len()) && (1..=2).contains(&decimals.len()) && digits(whole) && digits(decimals)) {
            return Err(wrong_amount());
        }
        let whole: u64 = whole.parse().map_err(|_| wrong_amount())?;
        let part: u64 = decimals.parse().map_err(|_| wrong_amount())?;
        let hundredths = whole * 100 + if decimals.len() == 1 { part * 10 } else { part };
        if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Error::new(
                ErrorKind::Value,
                format!("expected a currency code of three capitals, such as \"EUR\", but found {}", shown(currency)),
            ));
        }
        Ok(Self { hundredths, currency: currency.to_owned() })
    }

    /// An amount in hundredths of the currency's unit.
    ///
    /// # Errors
    ///
    /// As [`Money::new`].
    pub fn from_hundredths(hundredths: u64, currency: &str) -> Result<Self, Error> {
        Self::new(&format!("{}.{:02}", hundredths / 100, hundredths % 100), currency)
    }

    /// The amount in digits, with two decimals.
    #[must_use]
    pub fn amount(&self) -> String {
        format!("{}.{:02}", self.hundredths / 100, self.hundredths % 100)
    }

    /// The amount in hundredths of the currency's unit.
    #[must_use]
    pub const fn hundredths(&self) -> u64 {
        self.hundredths
    }

    /// The ISO 4217 code.
    #[must_use]
    pub fn currency(&self) -> &str {
        &self.currency
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenMoney {
    amount: String,
    currency: String,
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        WrittenMoney { amount: self.amount(), currency: self.currency.clone() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = WrittenMoney::deserialize(deserializer)?;
        Self::new(&written.amount, &written.currency).map_err(de::Error::custom)
    }
}

/// A number of hours, exact to the hundredth of an hour.
///
/// ```
/// use declina::Hours;
///
/// assert_eq!(Hours::new(2.5)?.to_string(), "2.5");
/// assert_eq!(Hours::from(38).as_f64(), 38.0);
/// assert!(Hours::new(-1.0).is_err());
/// # Ok::<(), declina::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours(u32);

impl Hours {
    /// A number of hours, rounded to the hundredth.
    ///
    /// # Errors
    ///
    /// When the number is negative, above 10 000 or not a number.
    pub fn new(hours: f64) -> Result<Self, Error> {
        if (0.0..=10_000.0).contains(&hours) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range was just checked")]
            Ok(Self((hours * 100.0).round() as u32))
        } else {
            Err(Error::new(ErrorKind::Value, format!("expected hours from 0 to 10000, but found {hours}")))
        }
    }

    /// A number of hundredths of an hour.
    #[must_use]
    pub const fn from_hundredths(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// The hours in hundredths.
    #[must_use]
    pub const fn hundredths(self) -> u32 {
        self.0
    }

    /// The hours as a floating-point number.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl From<u16> for Hours {
    fn from(hours: u16) -> Self {
        Self(u32::from(hours) * 100)
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.as_f64())
    }
}

impl Serialize for Hours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(100) {
            serializer.serialize_u32(self.0 / 100)
        } else {
            serializer.serialize_f64(self.as_f64())
        }
    }
}

impl<'de> Deserialize<'de> for Hours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(f64::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

/// How long something takes; in JSON `{"days": 8}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Duration {
    /// Minutes.
    Minutes(u16),
    /// Hours.
    Hours(Hours),
    /// Days; working days unless the text says otherwise.
    Days(u16),
    /// Weeks.
    Weeks(u16),
}

impl Duration {
    /// Whether the duration is nothing at all.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        match self {
            Self::Minutes(amount) | Self::Days(amount) | Self::Weeks(amount) => amount == 0,
            Self::Hours(hours) => hours.hundredths() == 0,
        }
    }
}

/// Days from one date to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The first day.
    #[serde(with = "date")]
    pub from: Date,
    /// The last day.
    #[serde(with = "date")]
    pub to: Date,
}

impl Period {
    /// A period from its first and its last day.
    #[must_use]
    pub const fn new(from: Date, to: Date) -> Self {
        Self { from, to }
    }
}

/// A time zone by its IANA name: `"Europe/Madrid"`.
///
/// A mail names it once, as *hora de Madrid* or *Madrid time*, unless it is the zone of the locale's own country, which
/// goes without saying.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TimeZone(String);

impl TimeZone {
    /// The IANA name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl FromStr for TimeZone {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let sound = name.contains('/')
            && name.len() <= 64
            && name.split('/').all(|part| {
                part.starts_with(|first: char| first.is_ascii_uppercase())
                    && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+'))
            });
        if sound || name == "UTC" {
            return Ok(Self(name.to_owned()));
        }
        Err(Error::new(
            ErrorKind::Value,
            format!("expected the IANA name of a time zone, such as \"Europe/Madrid\", but found {}", shown(name)),
        ))
    }
}

impl TryFrom<String> for TimeZone {
    type Error = Error;

    fn try_from(name: String) -> Result<Self, Error> {
        name.parse()
    }
}

impl From<TimeZone> for String {
    fn from(zone: TimeZone) -> Self {
        zone.0
    }
}

/// A day of the week; in JSON `"mon"` … `"sun"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Weekday {
    #[serde(rename = "mon")]
    Monday,
    #[serde(rename = "tue")]
    Tuesday,
    #[serde(rename = "wed")]
    Wednesday,
    #[serde(rename = "thu")]
    Thursday,
    #[serde(rename = "fri")]
    Friday,
    #[serde(rename = "sat")]
    Saturday,
    #[serde(rename = "sun")]
    Sunday,
}

impl Weekday {
    /// The seven days, Monday first.
    pub const ALL: [Self; 7] =
        [Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday, Self::Sunday];

    /// The weekday of a date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        let offset = date.weekday().to_monday_zero_offset();
        Self::ALL[usize::from(offset.unsigned_abs())]
    }
}
