//! The kinds of rule. A rule is a row of data; its kind says how it is judged.

use super::language::files::RuleRow;
use super::report::{Aspect, Severity};
use crate::locale::Language;

/// A rule, ready to be judged.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) id: Box<str>,
    pub(crate) aspect: Aspect,
    pub(crate) severity: Severity,
    pub(crate) kind: Kind,
    pub(crate) limit: u32,
    pub(crate) notice: u32,
    /// Words that the kind reads.
    pub(crate) words: Box<str>,
    /// Which of the labels of faults the rule belongs to: over-apology, blame, harsh, time-vague.
    pub(crate) group: Option<usize>,
    /// The label of the model that this rule also speaks for.
    pub(crate) model: Option<Box<str>>,
    messages: [Box<str>; 2],
}

macro_rules! kinds {
    ($($name:literal $kind:ident,)*) => {
        /// How a rule is judged.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub(crate) enum Kind { $($kind),* }

        impl Kind {
            const ALL: &[(&str, Self)] = &[$(($name, Self::$kind)),*];
        }
    };
}

kinds! {
    "phrase" Phrase,
    "refusal-missing" RefusalMissing,
    "refusal-hedged" RefusalHedged,
}

/// The labels of faults, and the rules that belong to each.
const GROUPS: [(&str, &[&str]); 4] = [
    ("over-apology", &["over-apology"]),
    ("blame", &["blame"]),
    (
        "harsh",
        &[
            "condescension",
            "passive-aggression",
            "sarcasm",
            "disparagement",
            "threat-or-pressure",
            "shouting",
            "command",
            "absolutes",
            "curt",
        ],
    ),
    ("time-vague", &["time-vague", "date-ambiguous"]),
];

fn group(id: &str) -> Option<usize> {
    GROUPS.iter().position(|(_, rules)| rules.contains(&id))
}

/// Which group a label of the model is.
pub(crate) fn group_of_label(label: &str) -> Option<usize> {
    GROUPS.iter().position(|(name, _)| *name == label)
}

impl Rule {
    pub(crate) fn new(row: &RuleRow<'_>, aspect: Aspect) -> Result<Self, String> {
        let severity = Severity::named(&row.severity)
            .ok_or_else(|| format!("unknown severity {:?}; expected error, warning or info", row.severity))?;
        let aspect = match row.aspect.as_deref() {
            None => aspect,
            Some(name) => {
                Aspect::named(name).ok_or_else(|| format!("unknown aspect {name:?}; expected tone or clarity"))?
            }
        };
        let kind = match row.kind.as_deref() {
            None => Kind::Phrase,
            Some(name) => {
                Kind::ALL.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind).ok_or_else(|| {
                    let known: Vec<_> = Kind::ALL.iter().map(|(name, _)| *name).collect();
                    format!("unknown kind {name:?}; expected one of {}", known.join(", "))
                })?
            }
        };
        let message = |code: &str| row.message.get(code).map(|text| Box::from(text.as_ref()));
        let (spanish, english) = (message("es"), message("en"));
        let either = spanish.clone().or_else(|| english.clone());
        let either: Box<str> = either.ok_or("a message in es or en is missing")?;
        Ok(Self {
            id: row.id.as_ref().into(),
            aspect,
            severity,
            kind,
            limit: row.limit.unwrap_or(0),
            notice: row.notice.unwrap_or(0),
            words: row.words.as_ref().into(),
            group: group(&row.id),
            model: row.model.as_deref().map(Into::into),
            messages: [spanish.unwrap_or_else(|| either.clone()), english.unwrap_or(either)],
        })
    }

    /// The message in a language, with what was found in its place.
    pub(crate) fn message(&self, language: Language, found: &str) -> String {
        let text = &self.messages[usize::from(language == Language::English)];
        let shown: String = if found.chars().count() > 80 {
            found.chars().take(79).chain(['…']).collect()
        } else {
            found.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        text.replace("{found}", &shown)
    }
}
