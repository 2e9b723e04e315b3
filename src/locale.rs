//! Where and how a mail speaks: language, region, form of address, formality.

mod language;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use self::language::Language;
use crate::error::{Error, ErrorKind};

macro_rules! locales {
    ($($(#[$doc:meta])* $variant:ident $tag:literal $language:ident;)*) => {
        /// A language, alone or with a region; written as a BCP 47 tag.
        ///
        /// `es` and `en` alone are neutral: no word and no format that belongs to one region only.
        ///
        /// ```
        /// use declina::{Language, Locale};
        ///
        /// let locale: Locale = "es-MX".parse()?;
        /// assert_eq!(locale.language(), Language::Spanish);
        /// assert_eq!(locale.to_string(), "es-MX");
        /// assert!("fr".parse::<Locale>().is_err());
        /// # Ok::<(), declina::Error>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "&'static str")]
        #[non_exhaustive]
        pub enum Locale { $($(#[$doc])* $variant,)* }

        impl Locale {
            /// Every locale.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The language.
            #[must_use]
            pub const fn language(self) -> Language {
                match self { $(Self::$variant => Language::$language,)* }
            }

            /// The BCP 47 tag: `"es-MX"`.
            #[must_use]
            pub const fn tag(self) -> &'static str {
                match self { $(Self::$variant => $tag,)* }
            }
        }
    };
}

locales! {
    /// Spanish, no region.
    Es "es" Spanish;
    /// Spanish of Spain.
    EsEs "es-ES" Spanish;
    /// Spanish of Mexico.
    EsMx "es-MX" Spanish;
    /// Spanish of Argentina.
    EsAr "es-AR" Spanish;
    /// Spanish of Colombia.
    EsCo "es-CO" Spanish;
    /// Spanish of Chile.
    EsCl "es-CL" Spanish;
    /// Spanish of Peru.
    EsPe "es-PE" Spanish;
    /// Spanish of Uruguay.
    EsUy "es-UY" Spanish;
    /// Spanish of Costa Rica.
    EsCr "es-CR" Spanish;
    /// Spanish of the United States.
    EsUs "es-US" Spanish;
    /// English, no region.
    En "en" English;
    /// English of the United States.
    EnUs "en-US" English;
    /// English of Great Britain.
    EnGb "en-GB" English;
    /// English of Ireland.
    EnIe "en-IE" English;
}

impl FromStr for Locale {
    type Err = Error;

    /// Reads a BCP 47 tag; letter case and the separator (`-` or `_`) do not matter.
    fn from_str(tag: &str) -> Result<Self, Error> {
        let plain = tag.replace('_', "-");
        Self::ALL.iter().copied().find(|locale| locale.tag().eq_ignore_ascii_case(&plain)).ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|locale| locale.tag()).collect();
            let shown: String = tag.chars().take(20).collect();
            Error::new(ErrorKind::Value, format!("unknown locale {shown:?}; expected one of {}", known.join(", ")))
        })
    }
}

impl TryFrom<String> for Locale {
    type Error = Error;

    fn try_from(tag: String) -> Result<Self, Error> {
        tag.parse()
    }
}

impl From<Locale> for &'static str {
    fn from(locale: Locale) -> Self {
        locale.tag()
    }
}

impl From<Language> for Locale {
    fn from(language: Language) -> Self {
        match language {
            Language::Spanish => Self::Es,
            Language::English => Self::En,
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// How a Spanish mail addresses its reader. English has one form and uses none of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Address {
    /// One person, familiar.
    Tu,
    /// One person, familiar, in the voseo of the River Plate.
    Vos,
    /// One person, formal; the default.
    Usted,
    /// Several people, familiar, in Spain.
    Vosotros,
    /// Several people: formal in Spain, the only plural in America.
    Ustedes,
}

impl Address {
    /// Every form of address.
    pub const ALL: [Self; 5] = [Self::Tu, Self::Vos, Self::Usted, Self::Vosotros, Self::Ustedes];

    /// The name in the JSON forms: `"usted"`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tu => "tu",
            Self::Vos => "vos",
            Self::Usted => "usted",
            Self::Vosotros => "vosotros",
            Self::Ustedes => "ustedes",
        }
    }

    /// Whether several people are addressed.
    #[must_use]
    pub const fn is_plural(self) -> bool {
        matches!(self, Self::Vosotros | Self::Ustedes)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How close or formal a mail sounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Formality {
    /// To somebody one knows well.
    Close,
    /// The everyday mail at work; the default.
    #[default]
    Neutral,
    /// To an institution, or where distance is due.
    Formal,
}

impl Formality {
    /// Every degree of formality.
    pub const ALL: [Self; 3] = [Self::Close, Self::Neutral, Self::Formal];

    /// The name in the JSON forms: `"neutral"`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Close => "close",
            Self::Neutral => "neutral",
            Self::Formal => "formal",
        }
    }
}
