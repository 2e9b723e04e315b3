//! Values as the fields of a header.

use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;

use super::envelope::{HeaderText, Mailbox};

/// A line of text as a header. What looks like an encoded word is encoded, so that it reads back as it stands.
pub(super) fn text(text: &str) -> HeaderType<'_> {
    if text.contains("=?") { Raw::new(encoded_words(text)).into() } else { Text::new(text).into() }
}

pub(super) fn mailboxes(list: &[Mailbox]) -> HeaderType<'_> {
    if !list.iter().filter_map(Mailbox::name).any(HeaderText::looks_encoded) {
        let one = |mailbox: &'_ Mailbox| {
            Address::new_address(mailbox.name().map(ToString::to_string), mailbox.address().to_string())
        };
        return Address::new_list(list.iter().map(one).collect()).into();
    }
    let one = |mailbox: &Mailbox| match mailbox.name() {
        Some(name) => format!("{} <{}>", encoded_words(name.as_str()), mailbox.address()),
        None => format!("<{}>", mailbox.address()),
    };
    Raw::new(list.iter().map(one).collect::<Vec<_>>().join(", ")).into()
}

/// A text as encoded words (RFC 2047), none longer than 75 characters and no character cut.
fn encoded_words(text: &str) -> String {
    const BYTES_IN_A_WORD: usize = 20;
    let mut words = String::new();
    let mut room = 0;
    for c in text.chars() {
        if room < c.len_utf8() {
            words.push_str(if words.is_empty() { "=?utf-8?Q?" } else { "?= =?utf-8?Q?" });
            room = BYTES_IN_A_WORD;
        }
        room -= c.len_utf8();
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            words.push_str(&format!("={byte:02X}"));
        }
    }
    words.push_str("?=");
    words
}
