//! The one error type of the crate.

use std::error::Error as StdError;
use std::fmt;

/// What kind of thing went wrong.
///
/// ```
/// use declina::{Decline, ErrorKind};
///
/// let error = Decline::from_json("{").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Syntax);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text is not in the format it should be in (not JSON, not TOML, not a mail).
    Syntax,
    /// A key or a kind that is not known, a value of the wrong type, a required key that is absent.
    Shape,
    /// A value that is well-formed but cannot be used: empty, too long, an impossible date, dates in the wrong order …
    Value,
    /// Values that do not go together: an alternative that fits none of the reasons, an address form of another language …
    Fit,
    /// A template or a language file that cannot be used.
    Template,
    /// A rule for the checker that cannot be used.
    Rule,
    /// An original mail or a header value that cannot be used.
    Mail,
}

impl ErrorKind {
    /// The name in the JSON forms: `"value"`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::Shape => "shape",
            Self::Value => "value",
            Self::Fit => "fit",
            Self::Template => "template",
            Self::Rule => "rule",
            Self::Mail => "mail",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Why an input, a template or a rule was refused.
///
/// The message names the place, what was found and what was expected, in lower case and without a full stop:
/// `alternatives[1]: later_date does not fit the reason legal_or_ethical; expected one of …`. An error that another
/// error caused keeps it as its [`source`](StdError::source).
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(Box<Repr>);

#[derive(Debug, thiserror::Error)]
#[error("{message}")]
struct Repr {
    kind: ErrorKind,
    message: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Repr { kind, message: message.into(), source: None }))
    }

    pub(crate) fn caused_by(mut self, source: impl StdError + Send + Sync + 'static) -> Self {
        self.0.source = Some(Box::new(source));
        self
    }

    /// What kind of thing went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }
}
