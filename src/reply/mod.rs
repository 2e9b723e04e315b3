//! Answering a mail: read the original, answer in its thread, hand over a draft for any mail client.

mod digest;
mod envelope;
mod flowed;
mod mail_date;
mod message;
mod original;
mod page;
mod quote;
mod thread;

pub use envelope::{EmailAddress, HeaderText, Mailbox, MessageId};
pub use mail_date::MailDate;
pub use message::{Reply, ReplyBody};
pub use original::{LanguageGuess, Original};
pub use quote::Quote;
