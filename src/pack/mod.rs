//! The words of each language, as embedded text: the only place that reads files at compile time.

mod checking;
mod composing;
#[cfg(feature = "mail")]
mod replying;

pub(crate) use checking::{CheckingFiles, checking_files, english_syllable_exceptions};
pub(crate) use composing::{Agreement, HTML_FRAME, Words, agreement, wordings, words};
#[cfg(feature = "mail")]
pub(crate) use replying::{AddressWords, NameWords, calendar, replying};
