//! The words that reading and answering a mail needs.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::locale::Language;

/// What `reply.toml` of a language holds.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReplyWords {
    pub(crate) attribution: Attribution,
    pub(crate) language: LanguageWords,
    pub(crate) names: NameWords,
    /// Of a language in which the reader is addressed in more than one way.
    #[serde(default)]
    pub(crate) address: AddressWords,
}

/// The line above a quoted mail, and the mark under one that was cut.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Attribution {
    /// With its date, by the way a region writes dates.
    pub(crate) dated: DatedAttribution,
    pub(crate) undated: String,
    pub(crate) cut: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DatedAttribution {
    pub(crate) general: String,
    /// In a region that writes dates its own way.
    #[serde(default)]
    pub(crate) american: Option<String>,
    /// Where the hour takes another article: *a la 1:05*.
    #[serde(default)]
    pub(crate) at_one: Option<String>,
}

/// The signs of a language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LanguageWords {
    /// Common words that few other languages have.
    pub(crate) common: Vec<String>,
    /// Common words of languages that look like this one.
    pub(crate) of_others: Vec<String>,
}

/// Words, and two words in a row, by the way of addressing the reader that they show.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressWords {
    pub(crate) tu: Vec<String>,
    pub(crate) vos: Vec<String>,
    /// Tú or vos.
    pub(crate) familiar: Vec<String>,
    pub(crate) usted: Vec<String>,
    pub(crate) vosotros: Vec<String>,
    pub(crate) vosotros_endings: Vec<String>,
    pub(crate) not_vosotros: Vec<String>,
    pub(crate) ustedes: Vec<String>,
    /// Usted, unless they speak of somebody else.
    pub(crate) maybe_usted: Vec<String>,
    pub(crate) maybe_ustedes: Vec<String>,
}

/// What tells the name of a person from other names.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NameWords {
    /// Usual given names.
    pub(crate) given: Vec<String>,
    /// Given names that often follow another one.
    pub(crate) second: Vec<String>,
    /// Words of which a name of an office, a firm or a list is made.
    pub(crate) not_persons: Vec<String>,
    /// What may stand before a name.
    pub(crate) titles: Vec<String>,
    /// Small words inside a surname.
    pub(crate) particles: Vec<String>,
    /// Words that close a mail, with the name in the line below.
    pub(crate) closings: Vec<String>,
}

/// The words of a language. The files are part of the crate, and a test reads each of them.
pub(crate) fn replying(language: Language) -> &'static ReplyWords {
    static SPANISH: LazyLock<ReplyWords> = LazyLock::new(|| read(include_str!("../../templates/es/reply.toml")));
    static ENGLISH: LazyLock<ReplyWords> = LazyLock::new(|| read(include_str!("../../templates/en/reply.toml")));
    match language {
        Language::Spanish => &SPANISH,
        Language::English => &ENGLISH,
    }
}

fn read(file: &str) -> ReplyWords {
    let words = toml::from_str(file);
    debug_assert!(words.is_ok(), "reply.toml: {words:?}");
    words.unwrap_or_default()
}
