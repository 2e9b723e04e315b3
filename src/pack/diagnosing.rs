//! The file that a diagnosis takes its words from.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::locale::Language;

/// The words of a diagnosis in one language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DiagnosisWords {
    pub(crate) sentences: BTreeMap<String, String>,
    pub(crate) conflicts: ConflictWords,
    pub(crate) safeguards: Safeguards,
    pub(crate) limits: Limits,
    pub(crate) mail: MailWords,
    pub(crate) dates: DatePatterns,
}

/// What each kind of conflict is called.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConflictWords {
    pub(crate) exclusivity: String,
    pub(crate) competing_client: String,
    pub(crate) personal_link: String,
}

/// The words for each sensitive thing.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Safeguards {
    pub(crate) credentials: SafeguardWords,
    pub(crate) off_platform_payment: SafeguardWords,
    pub(crate) personal_data: SafeguardWords,
}

/// The words for each measure of a limit.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Limits {
    pub(crate) days: LimitWords,
    pub(crate) percent: LimitWords,
    pub(crate) count: LimitWords,
}

/// What is asked for, the rule against it, and the safe way.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SafeguardWords {
    pub(crate) what: String,
    pub(crate) rule: String,
    pub(crate) safe_way: String,
}

/// A form for one and a form for more.
pub(crate) type Counted = [String; 2];

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LimitWords {
    pub(crate) phrase: Counted,
    pub(crate) beyond: Counted,
    pub(crate) measure: Counted,
    /// None for a limit that time has passed.
    #[serde(default)]
    pub(crate) grant: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailWords {
    pub(crate) first_part: Counted,
    pub(crate) the_rest: Counted,
    pub(crate) one_part: String,
    pub(crate) weekly_part: Counted,
    pub(crate) hours_left: Counted,
    pub(crate) delivered_on: String,
    pub(crate) extra_hours: Counted,
    pub(crate) separate_quote: String,
    pub(crate) full_price: Counted,
    pub(crate) hourly_rate: String,
    pub(crate) on_call: String,
    pub(crate) missing_arrives: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DatePatterns {
    pub(crate) full: String,
    pub(crate) without_year: String,
    /// In a region that writes dates its own way.
    #[serde(default)]
    pub(crate) american: Option<String>,
}

fn read(text: &str) -> DiagnosisWords {
    let words = toml::from_str(text);
    debug_assert!(words.is_ok(), "diagnosis.toml: {words:?}");
    words.unwrap_or_default()
}

/// The words of a diagnosis. The files are part of the crate, and a test reads each of them.
pub(crate) fn diagnosis_words(language: Language) -> &'static DiagnosisWords {
    static SPANISH: LazyLock<DiagnosisWords> =
        LazyLock::new(|| read(include_str!("../../templates/es/diagnosis.toml")));
    static ENGLISH: LazyLock<DiagnosisWords> =
        LazyLock::new(|| read(include_str!("../../templates/en/diagnosis.toml")));
    match language {
        Language::Spanish => &SPANISH,
        Language::English => &ENGLISH,
    }
}
