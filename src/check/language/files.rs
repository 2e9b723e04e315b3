//! The shape of the data files.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;

/// One language's files for the checker, as they stand on disk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Texts<'a> {
    /// Classes, verbs, macros.
    pub(crate) words: &'a str,
    /// Which words make which move.
    pub(crate) cues: &'a str,
    /// Rules that count, compare or compute.
    pub(crate) structure: &'a str,
    /// Rules of tone.
    pub(crate) tone: &'a str,
    /// Rules of clarity.
    pub(crate) clarity: &'a str,
}

/// `words.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordsFile<'a> {
    #[serde(borrow, default)]
    pub(crate) words: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) verbs: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) irregular: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) macros: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
}

/// `cues.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CuesFile<'a> {
    #[serde(borrow, default)]
    pub(crate) cue: Vec<CueRow<'a>>,
    #[serde(borrow, default)]
    pub(crate) not: Vec<NotRow<'a>>,
}

/// `tone.toml`, `clarity.toml` and the rules of a user.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RulesFile<'a> {
    #[serde(borrow, default)]
    pub(crate) rule: Vec<RuleRow<'a>>,
    #[serde(borrow, default)]
    pub(crate) phrase: Vec<PhraseRow<'a>>,
}

/// One pattern or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Patterns<'a> {
    One(#[serde(borrow)] Cow<'a, str>),
    Many(#[serde(borrow)] Vec<Cow<'a, str>>),
}

impl Default for Patterns<'_> {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl Patterns<'_> {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        let all = match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::Many(many) => many.as_slice(),
        };
        all.iter().map(AsRef::as_ref)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CueRow<'a> {
    #[serde(rename = "as", borrow)]
    pub(crate) label: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) pattern: Patterns<'a>,
    #[serde(borrow, default)]
    pub(crate) unless: Patterns<'a>,
    #[serde(borrow, default)]
    pub(crate) unless_sentence: Patterns<'a>,
    #[serde(borrow, default)]
    pub(crate) also_in: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) not_in: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) only_in: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) place: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) hit: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) miss: Vec<Cow<'a, str>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NotRow<'a> {
    #[serde(borrow)]
    pub(crate) cancels: Vec<Cow<'a, str>>,
    #[serde(borrow)]
    pub(crate) pattern: Patterns<'a>,
    #[serde(borrow, default)]
    pub(crate) unless: Patterns<'a>,
    #[serde(borrow, default)]
    pub(crate) unless_sentence: Patterns<'a>,
    #[serde(borrow, default)]
    pub(crate) hit: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) miss: Vec<Cow<'a, str>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleRow<'a> {
    #[serde(borrow)]
    pub(crate) id: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) severity: Cow<'a, str>,
    #[serde(borrow, default)]
    pub(crate) aspect: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) kind: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    #[allow(dead_code, reason = "where the rule comes from: for those who read the file")]
    pub(crate) why: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) message: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    /// A label: the rule's phrases do not count in a mail that makes this move.
    #[serde(borrow, default)]
    pub(crate) silent_if: Option<Cow<'a, str>>,
    /// In a mail that refuses nothing, the rule only hints.
    #[serde(default)]
    pub(crate) refusals: bool,
    /// A threshold of the kind.
    #[serde(default)]
    pub(crate) limit: Option<u32>,
    /// A second, lower threshold, from which the rule speaks as `info`.
    #[serde(default)]
    pub(crate) notice: Option<u32>,
    /// A label of the model (over-apology, blame, harsh, time-vague) that this rule also speaks for.
    #[serde(borrow, default)]
    pub(crate) model: Option<Cow<'a, str>>,
    /// Words or pairs of words that the kind reads.
    #[serde(borrow, default)]
    pub(crate) words: Cow<'a, str>,
    #[serde(borrow, default)]
    pub(crate) hit: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) miss: Vec<Cow<'a, str>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PhraseRow<'a> {
    #[serde(borrow)]
    pub(crate) rule: Cow<'a, str>,
    #[serde(borrow)]
    pub(crate) pattern: Patterns<'a>,
    #[serde(borrow, default)]
    pub(crate) unless: Patterns<'a>,
    #[serde(borrow, default)]
    pub(crate) unless_sentence: Patterns<'a>,
    #[serde(borrow, default)]
    pub(crate) also_in: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) not_in: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) only_in: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) place: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) fix: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) severity: Option<Cow<'a, str>>,
    /// A label: the phrase counts only in a mail that makes this move.
    #[serde(borrow, default)]
    pub(crate) only_if: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) hit: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    pub(crate) miss: Vec<Cow<'a, str>>,
}
