//! The answer itself: whom it goes to, what stands in it, and its bytes.

use mail_builder::MessageBuilder;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::message_id;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::MimePart;

use super::body::ReplyBody;
use super::digest::Digest;
use super::envelope::{HeaderText, Mailbox, MessageId};
use super::fields;
use super::flowed::{self, Line, SIGNATURE_MARK};
use super::mail_date::MailDate;
use super::original::Original;
use super::page;
use super::quote::{Quote, Quoted, quoted};
use super::thread;
use crate::error::{Error, ErrorKind};

/// An answer to a mail, in its thread, as a draft that any mail client opens.
///
/// Nothing here reads a clock: a date or an id that is not given is derived from the answer itself, so the same answer
/// has the same bytes.
///
/// ```
/// use declina::{Locale, Original, Reply, ReplyBody};
///
/// let original = Original::parse(
///     b"From: Priya Shah <priya@example.com>\r\nTo: tom@example.com\r\nSubject: Payroll\r\n\
///       Message-ID: <7@example.com>\r\n\r\nCould you run our payroll too?\r\n",
/// )?;
/// let body = ReplyBody::new(Locale::EnGb, "Hi Priya,\n\nI don't take payroll on.\n\nKind regards,\nTom\n");
/// let mail = Reply::new(&original, body).to_eml()?;
/// assert!(mail.contains("\r\nIn-Reply-To: <7@example.com>\r\n"));
/// assert!(mail.contains("\r\n> Could you run our payroll too?\r\n"));
/// # Ok::<(), declina::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reply<'a> {
    original: &'a Original,
    body: ReplyBody,
    sender: Option<Mailbox>,
    subject: Option<HeaderText>,
    date: Option<MailDate>,
    message_id: Option<MessageId>,
    quote: Quote,
}

impl<'a> Reply<'a> {
    /// An answer to the original that says this: a [`ReplyBody`], or a [`Draft`](crate::Draft).
    #[must_use]
    pub fn new(original: &'a Original, body: impl Into<ReplyBody>) -> Self {
        Self {
            original,
            body: body.into(),
            sender: None,
            subject: None,
            date: None,
            message_id: None,
            quote: Quote::default(),
        }
    }

    /// Sets whom the answer is from; otherwise it is from the one whom the original reached.
    #[must_use]
    pub fn with_sender(mut self, sender: Mailbox) -> Self {
        self.sender = Some(sender);
        self
    }

    /// Sets a subject of its own; otherwise it is that of the original behind one `Re:`.
    #[must_use]
    pub fn with_subject(mut self, subject: HeaderText) -> Self {
        self.subject = Some(subject);
        self
    }

    /// Sets when it was written; otherwise it is a minute after the original. A mail client sets it anew when it sends.
    #[must_use]
    pub fn with_date(mut self, date: MailDate) -> Self {
        self.date = Some(date);
        self
    }

    /// Sets its id; otherwise it is derived from what the answer holds.
    #[must_use]
    pub fn with_message_id(mut self, id: MessageId) -> Self {
        self.message_id = Some(id);
        self
    }

    /// Sets how much of the original stands below.
    #[must_use]
    pub const fn with_quote(mut self, quote: Quote) -> Self {
        self.quote = quote;
        self
    }

    /// The subject it will have.
    #[must_use]
    pub fn subject(&self) -> String {
        let given =
            self.subject.clone().or_else(|| thread::subject(self.original)).or_else(|| self.body.subject.clone());
        given.map_or_else(|| "Re:".to_owned(), |subject| subject.to_string())
    }

    /// Its plain text as a reader sees it: the answer, the quoted original, the signature; no line wrapped.
    #[must_use]
    pub fn text(&self) -> String {
        let quoted = self.quoted();
        let mut text = String::new();
        for line in self.lines(quoted.as_ref()) {
            text.push_str(&">".repeat(line.depth));
            text.push_str(if line.depth > 0 && !line.text.is_empty() { " " } else { "" });
            text.push_str(line.text);
            text.push('\n');
        }
        text
    }

    /// The same as an HTML page.
    #[must_use]
    pub fn html(&self) -> String {
        let (text, signature) = self.body.parts();
        let language = self.body.locale.language().code();
        match &self.body.html {
            Some(page) => page::completed(page, None, self.quoted().as_ref()),
            None => page::completed(&page::of_text(text, language), signature, self.quoted().as_ref()),
        }
    }

    /// The bytes of an `.eml` file: headers, plain text that flows, HTML; marked as a draft (`X-Unsent: 1`).
    ///
    /// # Errors
    ///
    /// If it is not said whom the answer is from, and the original does not tell either.
    pub fn to_eml(&self) -> Result<String, Error> {
        let Some(sender) = self.sender.as_ref().or(self.original.recipient()) else {
            let message = "reply: the original does not tell whom it reached; expected a sender (Reply::with_sender)";
            return Err(Error::new(ErrorKind::Mail, message));
        };
        let (subject, html) = (self.subject(), self.html());
        let mut text = String::new();
        let quoted = self.quoted();
        for line in self.lines(quoted.as_ref()) {
            flowed::flow(line, &mut text);
        }
        let references = thread::references(self.original);
        let digest = || {
            let digest = Digest::new().with(&sender.to_string()).with(&subject).with(&text).with(&html);
            references.iter().fold(digest, |digest, id| digest.with(id.as_str()))
        };
        let date =
            self.date.or_else(|| self.original.sent().map(MailDate::a_minute_later)).unwrap_or_else(MailDate::epoch);
        let derived_id = || format!("declina.{}@{}", digest().with(&date.to_string()).hex(), ascii_domain(sender));
        let id = self.message_id.as_ref().map_or_else(derived_id, ToString::to_string);
        // In quoted-printable `=_` never occurs; a text that needs no encoding may hold anything.
        let boundary = (0..)
            .map(|round: u32| format!("=_{}", digest().with("boundary").with(&round.to_string()).hex()))
            .find(|boundary| !text.contains(boundary.as_str()) && !html.contains(boundary.as_str()))
            .unwrap_or_default();

        let mut builder = MessageBuilder::new()
            .header("From", fields::mailboxes(std::slice::from_ref(sender)))
            .header("To", fields::mailboxes(self.original.reply_addresses()))
            .header("Subject", fields::text(&subject))
            .header("Date", Raw::new(date.to_string()))
            .message_id(id);
        if let Some(parent) = references.last() {
            let thread = references.iter().map(MessageId::as_str);
            builder =
                builder.in_reply_to(parent.as_str()).header("References", message_id::MessageId::new_list(thread));
        }
        let utf8 = |kind: &'static str| ContentType::new(kind).attribute("charset", "utf-8");
        let plain = MimePart::new(utf8("text/plain").attribute("format", "flowed"), text.as_str());
        let page = MimePart::new(utf8("text/html"), html.as_str());
        builder
            .header("X-Unsent", Text::new("1"))
            .body(MimePart::new(
                ContentType::new("multipart/alternative").attribute("boundary", boundary.as_str()),
                vec![plain, page],
            ))
            .write_to_string()
            .map_err(|error| Error::new(ErrorKind::Mail, "reply: cannot be written").caused_by(error))
    }

    fn quoted(&self) -> Option<Quoted<'a>> {
        quoted(self.original, self.body.locale, self.quote)
    }

    /// The lines of the plain text. The signature comes last, as everything behind its mark belongs to it.
    fn lines<'b>(&'b self, quoted: Option<&'b Quoted<'_>>) -> Vec<Line<'b>> {
        let own = |text: &'b str| Line { depth: 0, text };
        let (text, signature) = self.body.parts();
        let mut lines: Vec<Line<'b>> = text.lines().map(own).collect();
        if let Some(quoted) = quoted {
            lines.extend([own(""), own(&quoted.attribution)]);
            lines.extend(quoted.lines.iter().copied());
        }
        if let Some(signature) = signature {
            lines.extend(quoted.map(|_| own("")));
            lines.push(own(SIGNATURE_MARK));
            lines.extend(signature.lines().map(own));
        }
        lines
    }
}

/// The domain of the sender, as far as an id may hold it.
fn ascii_domain(sender: &Mailbox) -> &str {
    let domain = sender.address().domain();
    if domain.is_ascii() { domain } else { "declina.invalid" }
}
