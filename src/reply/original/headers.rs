//! The headers of a mail as values that are safe to use again.

use jiff::civil;
use mail_parser::{Address, HeaderValue, Message};

use crate::reply::envelope::{EmailAddress, HeaderText, Mailbox, MessageId};
use crate::reply::mail_date::MailDate;

/// More addresses than a person would be answered at are a trick.
const MOST_MAILBOXES: usize = 20;

/// The mailboxes of a header that can be used, each address once.
pub(super) fn mailboxes(header: Option<&Address<'_>>) -> Vec<Mailbox> {
    let mut found: Vec<Mailbox> = Vec::new();
    for entry in header.into_iter().flat_map(Address::iter) {
        let Some(address) = entry.address().and_then(|address| EmailAddress::new(address.trim()).ok()) else {
            continue;
        };
        if found.len() == MOST_MAILBOXES || found.iter().any(|mailbox| *mailbox.address() == address) {
            continue;
        }
        // A name that only repeats the address is none.
        let name = entry.name().and_then(HeaderText::salvaged).filter(|name| name.as_str() != address.as_str());
        found.push(match name {
            Some(name) => Mailbox::new(address).with_name(name),
            None => Mailbox::new(address),
        });
    }
    found
}

/// The mailbox in a header that holds one address and nothing else.
pub(super) fn named_mailbox(message: &Message<'_>, name: &'static str) -> Option<Mailbox> {
    let value = message.header(name)?.as_text()?;
    let bare = value.trim().trim_start_matches('<').trim_end_matches('>');
    EmailAddress::new(bare).ok().map(Mailbox::new)
}

/// The ids in a header, in their order; those that cannot be used again are left out.
pub(super) fn message_ids(value: &HeaderValue<'_>) -> Vec<MessageId> {
    let texts = match value {
        HeaderValue::Text(text) => std::slice::from_ref(text),
        HeaderValue::TextList(texts) => texts.as_slice(),
        _ => &[],
    };
    let bare = |text: &str| text.trim().trim_start_matches('<').trim_end_matches('>').to_owned();
    texts.iter().filter_map(|text| MessageId::new(&bare(text)).ok()).collect()
}

/// When the mail was written, if its date is one that exists.
pub(super) fn date(message: &Message<'_>) -> Option<MailDate> {
    let date = message.date()?;
    let part = |number: u8| i8::try_from(number).ok();
    let local = civil::DateTime::new(
        i16::try_from(date.year).ok()?,
        part(date.month)?,
        part(date.day)?,
        part(date.hour)?,
        part(date.minute)?,
        // A leap second, which clocks do not show.
        part(date.second.min(59))?,
        0,
    )
    .ok()?;
    let offset = i16::from(date.tz_hour) * 60 + i16::from(date.tz_minute);
    MailDate::new(local, if date.tz_before_gmt { -offset } else { offset }).ok()
}
