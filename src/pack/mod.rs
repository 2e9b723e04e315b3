//! The words of each language, as embedded text: the only place that reads files at compile time.

mod checking;
mod composing;
mod diagnosing;
#[cfg(feature = "mail")]
mod replying;
mod shaping;
mod word_list;

pub(crate) use checking::{checking_table, checking_texts, english_syllable_exceptions};
pub(crate) use composing::{Agreement, HTML_FRAME, Joints, Words, agreement, calendar, wordings, words};
pub(crate) use diagnosing::{Counted, DiagnosisWords, LimitWords, SafeguardWords, diagnosis_words};
#[cfg(feature = "mail")]
pub(crate) use replying::{AddressWords, NameWords, replying};
pub(crate) use shaping::{Shapes, shapes};
