//! Answering a mail: read the original, answer in its thread, hand over a draft for any mail client.

mod body;
mod digest;
mod envelope;
mod fields;
mod flowed;
mod mail_date;
mod message;
mod original;
mod page;
mod quote;
mod thread;

pub use body::ReplyBody;
pub use envelope::{EmailAddress, HeaderText, Mailbox, MessageId};
pub use mail_date::MailDate;
pub use message::Reply;
pub use original::{LanguageGuess, Original};
pub use quote::Quote;
