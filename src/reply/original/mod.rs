//! The mail that is answered, read from its bytes.

mod address;
mod body;
mod bytes;
mod greeting;
mod headers;
mod html;
mod language;
mod markup;

use mail_parser::MessageParser;

pub use language::LanguageGuess;

use super::envelope::{HeaderText, Mailbox, MessageId};
use super::mail_date::MailDate;
use crate::error::{Error, ErrorKind};

/// The mail that is answered.
///
/// Read it with [`Original::parse`] from the bytes of an `.eml` file. What its headers say comes out in types that are
/// safe to put into another header. What the text tells about its writer (language, name to greet) is only told where it
/// is sure.
///
/// ```
/// use declina::{Language, Original};
///
/// let mail = "From: Marta Gil <marta@tienda.example>\r\n\
///             Subject: RE: Instagram\r\n\
///             Date: Fri, 20 Nov 2026 10:12:00 +0100\r\n\
///             Message-ID: <a1@tienda.example>\r\n\
///             \r\n\
///             Hola, Lucía:\r\n\r\n¿Te puedes encargar también de la cuenta de la tienda? Sería para diciembre.\r\n\r\n\
///             Un abrazo,\r\nMarta\r\n";
/// let original = Original::parse(mail.as_bytes())?;
/// assert_eq!(original.reply_address().to_string(), "Marta Gil <marta@tienda.example>");
/// assert_eq!(original.language().unwrap().language, Language::Spanish);
/// assert_eq!(original.greeting_name().as_deref(), Some("Marta"));
/// # Ok::<(), declina::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Original {
    sender: Option<Mailbox>,
    reply_addresses: Vec<Mailbox>,
    recipient: Option<Mailbox>,
    subject: Option<HeaderText>,
    message_id: Option<MessageId>,
    in_reply_to: Vec<MessageId>,
    references: Vec<MessageId>,
    sent: Option<MailDate>,
    text: String,
}

impl Original {
    /// Reads a mail from its bytes, as any client writes them.
    ///
    /// # Errors
    ///
    /// If the bytes are no mail, or the mail names nobody who could be answered.
    pub fn parse(mail: &[u8]) -> Result<Self, Error> {
        if mail.trim_ascii().is_empty() {
            return Err(refused("empty; expected the headers and the text of a mail (.eml)"));
        }
        let mended = bytes::without_endless_nesting(bytes::mended(mail));
        let Some(message) = MessageParser::default().parse(&mended) else {
            return Err(refused("no headers; expected lines like From: ana@example.com on top"));
        };

        let from = headers::mailboxes(message.from());
        let sender = from.first().cloned().or_else(|| headers::mailboxes(message.sender()).into_iter().next());
        let mut reply_addresses = headers::mailboxes(message.reply_to());
        if reply_addresses.is_empty() {
            reply_addresses.extend(sender.clone());
        }
        if reply_addresses.is_empty() {
            let is_named = message.from().is_some() || message.reply_to().is_some();
            return Err(refused(if is_named {
                "no address in From and Reply-To that can be used; expected one like ana@example.com"
            } else {
                "no From and no Reply-To; expected a header with an address to answer to"
            }));
        }

        let delivered =
            ["Delivered-To", "X-Original-To"].into_iter().find_map(|name| headers::named_mailbox(&message, name));
        let recipients = headers::mailboxes(message.to());
        let recipient = match (delivered, recipients.as_slice()) {
            (Some(delivered), _) => {
                Some(recipients.iter().find(|one| one.address() == delivered.address()).cloned().unwrap_or(delivered))
            }
            (None, [only]) => Some(only.clone()),
            (None, _) => None,
        };

        Ok(Self {
            sender,
            reply_addresses,
            recipient,
            subject: message.subject().and_then(HeaderText::salvaged),
            message_id: message.message_id().and_then(|id| MessageId::new(id.trim()).ok()),
            in_reply_to: headers::message_ids(message.in_reply_to()),
            references: headers::message_ids(message.references()),
            sent: headers::date(&message),
            text: body::text(&message),
        })
    }

    /// Who wrote the mail, unless it only says whom to answer.
    #[must_use]
    pub const fn sender(&self) -> Option<&Mailbox> {
        self.sender.as_ref()
    }

    /// Where the answer goes: the first address of Reply-To, otherwise the sender.
    #[must_use]
    pub fn reply_address(&self) -> &Mailbox {
        &self.reply_addresses[0]
    }

    /// Everywhere the answer goes: all addresses of Reply-To, otherwise the sender; never empty.
    #[must_use]
    pub fn reply_addresses(&self) -> &[Mailbox] {
        &self.reply_addresses
    }

    /// Whom the mail reached: where it was delivered to, or its only recipient; none where that is not plain.
    #[must_use]
    pub const fn recipient(&self) -> Option<&Mailbox> {
        self.recipient.as_ref()
    }

    /// The name of the one who wrote it, the given name of a person first.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        self.writer().name().map(|name| greeting::in_spoken_order(name.as_str()))
    }

    /// Who wrote the mail, or whom it says to answer.
    pub(super) fn writer(&self) -> &Mailbox {
        self.sender.as_ref().unwrap_or(self.reply_address())
    }

    /// The subject, with its `Re:` and `Fwd:`.
    #[must_use]
    pub const fn subject(&self) -> Option<&HeaderText> {
        self.subject.as_ref()
    }

    /// The id of the mail.
    #[must_use]
    pub const fn message_id(&self) -> Option<&MessageId> {
        self.message_id.as_ref()
    }

    /// The ids of the mails that it answers.
    #[must_use]
    pub fn in_reply_to(&self) -> &[MessageId] {
        &self.in_reply_to
    }

    /// The ids of its thread, from the first mail on.
    #[must_use]
    pub fn references(&self) -> &[MessageId] {
        &self.references
    }

    /// When it was written, by the clock of its writer.
    #[must_use]
    pub const fn sent(&self) -> Option<MailDate> {
        self.sent
    }

    /// The text, quoted mails included: `\n` ends a line, `>` marks what is quoted, no paragraph is wrapped that was
    /// written to flow. Of a mail that is only HTML, what a reader sees of the page.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

fn refused(why: &str) -> Error {
    Error::new(ErrorKind::Mail, format!("original mail: {why}"))
}
