//! How much a rule matters, and for what.

use std::fmt;

use serde::Serialize;

use super::stored::plain_one_of;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A matter of style.
    Info,
    /// Hurts acceptance or clarity.
    Warning,
    /// The mail fails: no clear no, blame, a placeholder left in.
    Error,
}

plain_one_of!(Severity, Severity::ALL, else Severity::Info);
plain_one_of!(Aspect, [Aspect::Tone, Aspect::Clarity], else Aspect::Tone);

impl Severity {
    /// Every degree, mildest first.
    pub const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

    /// The name in the JSON forms: `"warning"`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.name() == name)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What a rule watches over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Aspect {
    /// How the reader is treated.
    Tone,
    /// Whether the reader can tell what is meant.
    Clarity,
}

impl Aspect {
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "tone" => Some(Self::Tone),
            "clarity" => Some(Self::Clarity),
            _ => None,
        }
    }
}
