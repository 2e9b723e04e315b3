//! The words of each language, as embedded text: the only place that reads files at compile time.

mod checking;

pub(crate) use checking::{CheckingFiles, checking_files};
mod composing;

pub(crate) use composing::{Agreement, HTML_FRAME, Words, agreement, wordings, words};
