//! What an answer says.

use unicode_normalization::UnicodeNormalization;

use super::envelope::HeaderText;
use super::flowed::SIGNATURE_MARK;
use crate::compose::Draft;
use crate::locale::Locale;

/// What an answer says: its text, and the same as HTML.
///
/// Made from a [`Draft`](crate::Draft), or from a text of your own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyBody {
    pub(super) locale: Locale,
    text: String,
    pub(super) html: Option<String>,
    pub(super) subject: Option<HeaderText>,
}

impl ReplyBody {
    /// A text in the language and the ways of a region. A line is as long as its paragraph; an empty line parts two.
    ///
    /// What stands behind a line `-- ` is the signature: in the plain text of the mail it comes last.
    #[must_use]
    pub fn new(locale: Locale, text: &str) -> Self {
        let text = text.replace("\r\n", "\n").nfc().collect();
        Self { locale, text, html: None, subject: None }
    }

    /// Sets the text as an HTML page; without it, the page is made of the text.
    #[must_use]
    pub fn with_html(mut self, html: impl Into<String>) -> Self {
        self.html = Some(html.into());
        self
    }

    /// Sets the subject for an answer to a mail that has none.
    #[must_use]
    pub fn with_subject(mut self, subject: HeaderText) -> Self {
        self.subject = Some(subject);
        self
    }

    /// The text before the signature, and the signature.
    pub(super) fn parts(&self) -> (&str, Option<&str>) {
        let text = self.text.trim_end();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if line.trim_end_matches('\n') == SIGNATURE_MARK {
                return (text[..start].trim_end(), Some(&text[start + line.len()..]));
            }
            start += line.len();
        }
        (text, None)
    }
}

impl From<&Draft> for ReplyBody {
    fn from(draft: &Draft) -> Self {
        let body = Self::new(draft.locale(), draft.text()).with_html(draft.html());
        match HeaderText::salvaged(draft.subject()) {
            Some(subject) => body.with_subject(subject),
            None => body,
        }
    }
}

impl From<Draft> for ReplyBody {
    fn from(draft: Draft) -> Self {
        Self::from(&draft)
    }
}
