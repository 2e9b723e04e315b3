//! What may stand in the header of a mail: addresses, message ids, text. Refused here, a value never reaches a crate
//! that writes headers.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;

use crate::decline::shown;
use crate::error::{Error, ErrorKind};

/// RFC 5321 allows paths of 256 octets, brackets included.
const LONGEST_ADDRESS: usize = 254;
/// A header line may hold 998 octets, and an id cannot be folded.
const LONGEST_MESSAGE_ID: usize = 900;
const LONGEST_TEXT: usize = 900;

/// Opens an encoded word (RFC 2047): where it stands in an address or an id, some readers decode it, whatever it hides.
const ENCODED_WORD: &str = "=?";

/// An e-mail address: `ana@example.com`.
///
/// No quoted local part, no comment and no display name: those have their own place, [`Mailbox`]. A letter outside
/// ASCII is accepted (RFC 6532).
///
/// ```
/// use declina::EmailAddress;
///
/// let address = EmailAddress::new("ana@example.com")?;
/// assert_eq!(address.domain(), "example.com");
///
/// let error = EmailAddress::new("ana@example.com\r\nBcc: eve@example.net").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     r#"e-mail address "ana@example.com\r\nBcc: eve@example.net" holds '\r'; expected local@domain, like ana@example.com"#,
/// );
/// # Ok::<(), declina::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Takes an address.
    ///
    /// # Errors
    ///
    /// If it is not `local@domain`, holds a character that an address cannot hold, or is too long.
    pub fn new(address: &str) -> Result<Self, Error> {
        const EXPECTED: &str = "expected local@domain, like ana@example.com";
        let refused = |why: String| Error::new(ErrorKind::Mail, format!("e-mail address {why}; {EXPECTED}"));
        let text: String = address.nfc().collect();
        let Some((local, domain)) = text.split_once('@') else {
            return Err(refused(format!("{} has no @", shown(address))));
        };
        let local_fits = |c: char| fits_anywhere(c) && (c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c));
        let domain_fits = |c: char| fits_anywhere(c) && (c.is_alphanumeric() || "-._".contains(c));
        let odd = local.chars().find(|c| !local_fits(*c)).or_else(|| domain.chars().find(|c| !domain_fits(*c)));
        if let Some(odd) = odd {
            return Err(refused(format!("{} holds {odd:?}", shown(address))));
        }
        if text.contains(ENCODED_WORD) {
            return Err(refused(format!("{} holds \"=?\"", shown(address))));
        }
        if local.is_empty() || domain.is_empty() {
            return Err(refused(format!("{} lacks a half", shown(address))));
        }
        if text.len() > LONGEST_ADDRESS {
            return Err(refused(format!("{} is {} bytes long, over {LONGEST_ADDRESS}", shown(address), text.len())));
        }
        Ok(Self(text))
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `@`.
    #[must_use]
    pub fn local_part(&self) -> &str {
        self.0.split_once('@').map_or("", |(local, _)| local)
    }

    /// What stands behind the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }
}

/// The id of a message, without its angle brackets: `20261120.1@mail.example.com`.
///
/// ```
/// use declina::MessageId;
///
/// assert_eq!(MessageId::new("a1@mail.example.com")?.to_string(), "a1@mail.example.com");
/// assert_eq!(
///     MessageId::new("a1@mail.example.com> Bcc: eve@example.net").unwrap_err().to_string(),
///     r#"message id "a1@mail.example.com> Bcc: eve@example.ne…" holds '>'; expected an id without its angle brackets, like 20261120.1@mail.example.com"#,
/// );
/// # Ok::<(), declina::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MessageId(String);

impl MessageId {
    /// Takes an id, without its angle brackets.
    ///
    /// # Errors
    ///
    /// If it is empty, too long, or holds anything but visible ASCII characters without `<` and `>`.
    pub fn new(id: &str) -> Result<Self, Error> {
        const EXPECTED: &str = "expected an id without its angle brackets, like 20261120.1@mail.example.com";
        let refused = |why: String| Error::new(ErrorKind::Mail, format!("message id {why}; {EXPECTED}"));
        if let Some(odd) = id.chars().find(|c| !c.is_ascii_graphic() || matches!(c, '<' | '>')) {
            return Err(refused(format!("{} holds {odd:?}", shown(id))));
        }
        if id.contains(ENCODED_WORD) {
            return Err(refused(format!("{} holds \"=?\"", shown(id))));
        }
        if id.is_empty() {
            return Err(refused("is empty".to_owned()));
        }
        if id.len() > LONGEST_MESSAGE_ID {
            return Err(refused(format!("{} is {} bytes long, over {LONGEST_MESSAGE_ID}", shown(id), id.len())));
        }
        Ok(Self(id.to_owned()))
    }

    /// The id as text, without its angle brackets.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One line of text for a header: a subject, the name of a person. Normalised (NFC), with single spaces.
///
/// ```
/// use declina::HeaderText;
///
/// assert_eq!(HeaderText::new("Instagram  de la tienda ")?.as_str(), "Instagram de la tienda");
/// assert_eq!(
///     HeaderText::new("Reunión\nBcc: eve@example.net").unwrap_err().to_string(),
///     r#"header text "Reunión\nBcc: eve@example.net" holds '\n'; expected one line without control characters"#,
/// );
/// # Ok::<(), declina::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HeaderText(String);

impl HeaderText {
    /// Takes a line of text.
    ///
    /// # Errors
    ///
    /// If it is empty, too long, or holds a control character, a line separator or a mark that turns the direction of
    /// writing round.
    pub fn new(text: &str) -> Result<Self, Error> {
        const EXPECTED: &str = "expected one line without control characters";
        let refused = |why: String| Error::new(ErrorKind::Mail, format!("header text {why}; {EXPECTED}"));
        if let Some(odd) = text.chars().find(|c| !fits_anywhere(*c)) {
            return Err(refused(format!("{} holds {odd:?}", shown(text))));
        }
        let plain = single_spaced(text);
        match plain.chars().count() {
            0 => Err(refused("is empty".to_owned())),
            count if count > LONGEST_TEXT => {
                Err(refused(format!("{} is {count} characters long, over {LONGEST_TEXT}", shown(text))))
            }
            _ => Ok(Self(plain)),
        }
    }

    /// What can be kept of a text that somebody else wrote: what does not fit becomes a space, what is too long is cut.
    pub(crate) fn salvaged(text: &str) -> Option<Self> {
        let spaced: String = text.chars().map(|c| if fits_anywhere(c) { c } else { ' ' }).collect();
        let mut plain = single_spaced(&spaced);
        if let Some((cut, _)) = plain.char_indices().nth(LONGEST_TEXT) {
            plain.truncate(cut);
        }
        let plain = plain.trim_end();
        (!plain.is_empty()).then(|| Self(plain.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a reader would take a part of the text for an encoded word, though it is none.
    pub(crate) fn looks_encoded(&self) -> bool {
        self.0.contains(ENCODED_WORD)
    }
}

/// A person or a place in a header: a name, if there is one, and an address.
///
/// ```
/// use declina::{EmailAddress, HeaderText, Mailbox};
///
/// let lucia = Mailbox::new(EmailAddress::new("lucia@example.com")?).with_name(HeaderText::new("Lucía Ramos")?);
/// assert_eq!(lucia.to_string(), "Lucía Ramos <lucia@example.com>");
/// # Ok::<(), declina::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mailbox {
    name: Option<HeaderText>,
    address: EmailAddress,
}

impl Mailbox {
    /// A mailbox without a name.
    #[must_use]
    pub const fn new(address: EmailAddress) -> Self {
        Self { name: None, address }
    }

    /// Sets the name that is shown.
    #[must_use]
    pub fn with_name(mut self, name: HeaderText) -> Self {
        self.name = Some(name);
        self
    }

    /// The name that is shown.
    #[must_use]
    pub fn name(&self) -> Option<&HeaderText> {
        self.name.as_ref()
    }

    /// The address.
    #[must_use]
    pub const fn address(&self) -> &EmailAddress {
        &self.address
    }
}

impl fmt::Display for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name} <{}>", self.address),
            None => self.address.fmt(f),
        }
    }
}

macro_rules! text_like {
    ($($name:ident)*) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                Self::new(text)
            }
        }
    )*};
}

text_like! { EmailAddress MessageId HeaderText }

/// Whether a character may stand in a header at all: it ends no line, controls nothing and does not turn the text round.
fn fits_anywhere(c: char) -> bool {
    let line_end = matches!(c, '\u{2028}' | '\u{2029}');
    let turns_round =
        matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    !c.is_control() && !line_end && !turns_round
}

fn single_spaced(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    words.join(" ").nfc().collect()
}
