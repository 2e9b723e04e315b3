//! The files that composing reads: wordings, agreement, and the words of grammar.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::error::{Error, ErrorKind};
use crate::locale::Language;

/// The wordings of one move, as a file: its name without the ending, and its text.
pub(crate) type WordingFile = (&'static str, &'static str);

macro_rules! wordings {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../templates/", $folder, "/", $name, ".txt")))),*]
    };
}

macro_rules! wordings_of_both {
    ($($name:literal)*) => {
        const SPANISH: &[WordingFile] = wordings!("es": $($name)*);
        const ENGLISH: &[WordingFile] = wordings!("en": $($name)*);
    };
}

wordings_of_both! {
    "subject" "greeting" "acknowledgement" "refusal" "care" "lead_in" "boundary" "next_step" "goodwill"
    "ending" "sign_off" "item/commitment" "item/missing" "item/paused" "item/phase"
    "reason/capacity" "reason/schedule_conflict" "reason/deadline_too_short" "reason/out_of_scope"
    "reason/out_of_expertise" "reason/working_hours" "reason/budget_mismatch" "reason/policy"
    "reason/legal_or_ethical" "reason/conflict_of_interest" "reason/missing_prerequisites"
    "reason/security_or_privacy" "reason/strategic_fit" "reason/not_selected" "reason/leave" "reason/not_my_decision"
    "alternative/later_date" "alternative/longer_deadline" "alternative/reduced_scope" "alternative/phased"
    "alternative/priority_swap" "alternative/changed_terms" "alternative/referral" "alternative/self_service"
    "alternative/other_format" "alternative/small_help" "alternative/reopen_condition" "alternative/escalation"
}

/// The HTML frame, the same for every language.
pub(crate) const HTML_FRAME: &str = include_str!("../../templates/html/mail.html");

/// The wordings of a language.
pub(crate) const fn wordings(language: Language) -> &'static [WordingFile] {
    match language {
        Language::Spanish => SPANISH,
        Language::English => ENGLISH,
    }
}

/// The agreement table of a language, as it stands on disk.
const fn agreement_file(language: Language) -> &'static str {
    match language {
        Language::Spanish => include_str!("../../templates/es/address.toml"),
        Language::English => include_str!("../../templates/en/address.toml"),
    }
}

const fn grammar_file(language: Language) -> &'static str {
    match language {
        Language::Spanish => include_str!("../../templates/es/grammar.toml"),
        Language::English => include_str!("../../templates/en/grammar.toml"),
    }
}

/// How the marked words of the wordings agree.
///
/// `reader` has a form for each way of addressing the reader: in Spanish tú, vos, usted, vosotros, ustedes; in English
/// contracted and written out. `sender` has a form for I and one for we.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Agreement {
    #[serde(default)]
    pub(crate) reader: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(crate) sender: BTreeMap<String, [String; 2]>,
    #[serde(default)]
    pub(crate) both: BTreeMap<String, BothForms>,
}

/// The forms of a word that agrees with the reader and with the sender.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BothForms {
    pub(crate) i: Vec<String>,
    pub(crate) we: Vec<String>,
}

/// The words of grammar.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub(crate) calendar: Calendar,
    pub(crate) durations: Durations,
    pub(crate) feeling: Feeling,
    pub(crate) joints: Joints,
    pub(crate) group_nouns: Genders,
    pub(crate) titles: Titles,
    /// Names that stand second in a given name of two words.
    pub(crate) given_names: Vec<String>,
}

#[derive(Debug, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Calendar {
    pub(crate) weekdays: [String; 7],
    pub(crate) weekdays_plural: [String; 7],
    pub(crate) months: [String; 12],
    pub(crate) cities: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Durations {
    pub(crate) minute: [String; 2],
    pub(crate) hour: [String; 2],
    pub(crate) day: [String; 2],
    pub(crate) week: [String; 2],
    pub(crate) half_hour: String,
    pub(crate) hour_and_a_half: String,
    pub(crate) numbers: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Feeling {
    pub(crate) words: Vec<String>,
}

/// What stands between a no and its reason, one for each variant in turn.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Joints {
    pub(crate) reason: Vec<String>,
    /// Between two reasons in one sentence.
    pub(crate) addition: String,
    /// Before a further reason in a sentence of its own.
    #[serde(default)]
    pub(crate) again: Option<String>,
    /// Until when an offer is kept, in a sentence behind what the caller adds to it.
    #[serde(default)]
    pub(crate) kept: Option<String>,
    /// What gives a reason inside a sentence: once is enough.
    pub(crate) because: String,
    /// Words at the end of a text that waits for another sentence.
    pub(crate) open: Vec<String>,
    /// How a promise to answer begins, and how the words by which it is asked to write do: they become one sentence.
    #[serde(default)]
    pub(crate) answer: Vec<String>,
    #[serde(default)]
    pub(crate) write: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Genders {
    pub(crate) masculine: Vec<String>,
    pub(crate) feminine: Vec<String>,
    #[serde(default)]
    pub(crate) masculine_plural: Vec<String>,
    #[serde(default)]
    pub(crate) feminine_plural: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Titles {
    pub(crate) masculine: Vec<String>,
    pub(crate) feminine: Vec<String>,
    pub(crate) with_first_name: Vec<String>,
}

pub(crate) fn agreement(language: Language) -> Result<Agreement, Error> {
    read(language, "address.toml", agreement_file(language))
}

pub(crate) fn words(language: Language) -> Result<Words, Error> {
    read(language, "grammar.toml", grammar_file(language))
}

/// The names of months and weekdays.
pub(crate) fn calendar(language: Language) -> &'static Calendar {
    static SPANISH: LazyLock<Calendar> = LazyLock::new(|| calendar_of(Language::Spanish));
    static ENGLISH: LazyLock<Calendar> = LazyLock::new(|| calendar_of(Language::English));
    match language {
        Language::Spanish => &SPANISH,
        Language::English => &ENGLISH,
    }
}

fn calendar_of(language: Language) -> Calendar {
    let words = words(language);
    debug_assert!(words.is_ok(), "{words:?}");
    words.map(|words| words.calendar).unwrap_or_default()
}

fn read<Content: serde::de::DeserializeOwned>(language: Language, name: &str, text: &str) -> Result<Content, Error> {
    toml::from_str(text).map_err(|error: toml::de::Error| {
        let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
        let message = format!("{language}/{name}, line {line}: {}", error.message());
        Error::new(ErrorKind::Template, message).caused_by(error)
    })
}
