//! A rule as the engine keeps it.

use crate::check::language::files::RuleRow;
use crate::check::language::rows::Label;
use crate::check::severity::{Aspect, Severity};
use crate::check::stored::{plain_one_of, stored};
use crate::locale::Language;

/// A rule, ready to be judged.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) id: Box<str>,
    pub(crate) aspect: Aspect,
    pub(crate) severity: Severity,
    pub(super) kind: Kind,
    pub(crate) limit: u32,
    pub(crate) notice: u32,
    /// The two classes that `class-pair` compares.
    pub(crate) classes: [usize; 2],
    /// A hit does not count where the mail makes this move.
    pub(crate) silent_if: Option<Label>,
    /// It is about refusals: in a mail that refuses nothing it only hints.
    pub(crate) refusals: bool,
    /// Words that the kind reads, and those behind a bar.
    pub(crate) words: Vec<Box<str>>,
    pub(crate) others: Vec<Box<str>>,
    /// Which of the labels of faults the rule belongs to: over-apology, blame, harsh, time-vague.
    pub(crate) group: Option<usize>,
    /// The label of the model that this rule also speaks for.
    pub(crate) model: Option<Box<str>>,
    /// The message in each language, in pieces between which what was found is shown.
    spanish: Vec<Box<str>>,
    english: Vec<Box<str>>,
}

stored!(Rule {
    id,
    aspect,
    severity,
    kind,
    limit,
    notice,
    classes,
    silent_if,
    refusals,
    words,
    others,
    group,
    model,
    spanish,
    english,
});

macro_rules! kinds {
    ($($kind:ident $name:literal,)*) => {
        /// The kinds of rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Kind { $($kind),* }

        impl Kind {
            const NAMES: &[(&str, Self)] = &[$(($name, Self::$kind)),*];
        }
    };
}

kinds! {
    Phrase "phrase",
    RefusalMissing "refusal-missing",
    RefusalHedged "refusal-hedged",
    RefusalLate "refusal-late",
    ReasonMissing "reason-missing",
    ReasonVague "reason-vague",
    ReasonExcess "reason-excess",
    AlternativeMissing "alternative-missing",
    NextStepMissing "next-step-missing",
    TooManyRegrets "too-many-regrets",
    GreetingMissing "greeting-missing",
    SignoffMissing "signoff-missing",
    SignatureMissing "signature-missing",
    RequestUnnamed "request-unnamed",
    Curt "curt",
    SentenceLong "sentence-long",
    ParagraphLong "paragraph-long",
    BodyLong "body-long",
    BodyShort "body-short",
    ReadabilityLow "readability-low",
    DateAmbiguous "date-ambiguous",
    NumberAmbiguous "number-ambiguous",
    WeekdayMismatch "weekday-mismatch",
    Shouting "shouting",
    ExclamationExcess "exclamation-excess",
    Emoji "emoji",
    PlaceholderLeft "placeholder-left",
    AddressMixed "address-mixed",
    ClassPair "class-pair",
    WrongLanguage "wrong-language",
    OpeningMarks "opening-marks",
    Conjunction "conjunction",
    Contraction "contraction",
    CapitalMonth "capital-month",
    Article "article",
    GreetingPunctuation "greeting-punctuation",
}

plain_one_of!(Kind, Kind::NAMES.iter().map(|(_, kind)| *kind), else Kind::Phrase);

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

/// The label of the faults that a rule belongs to.
#[doc(hidden)]
#[must_use]
pub fn label_of_rule(id: &str) -> Option<&'static str> {
    group(id).map(|group| GROUPS[group].0)
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
        let kind = row.kind.as_deref().unwrap_or("phrase");
        let kind = Kind::NAMES.iter().find(|(known, _)| *known == kind).map(|(_, kind)| *kind).ok_or_else(|| {
            let known: Vec<_> = Kind::NAMES.iter().map(|(name, _)| *name).collect();
            format!("unknown kind {kind:?}; expected one of {}", known.join(", "))
        })?;
        let silent_if = match row.silent_if.as_deref() {
            None => None,
            Some(name) => Some(Label::named(name).ok_or_else(|| format!("unknown label {name:?} in silent_if"))?),
        };
        let message = |code: &str| row.message.get(code).map(|text| Box::from(text.as_ref()));
        let (spanish, english) = (message("es"), message("en"));
        let either = spanish.clone().or_else(|| english.clone());
        let either: Box<str> = either.ok_or("a message in es or en is missing")?;
        let pieces = |text: &str| text.split("{found}").map(Into::into).collect();
        let list = |words: &str| words.split_whitespace().map(Into::into).collect();
        let (words, others) = row.words.split_once('|').unwrap_or((&row.words, ""));
        Ok(Self {
            id: row.id.as_ref().into(),
            aspect,
            severity,
            kind,
            limit: row.limit.unwrap_or(0),
            notice: row.notice.unwrap_or(0),
            classes: [0; 2],
            silent_if,
            refusals: row.refusals,
            words: list(words),
            others: list(others),
            group: group(&row.id),
            model: row.model.as_deref().map(Into::into),
            spanish: pieces(spanish.as_ref().unwrap_or(&either)),
            english: pieces(english.as_ref().unwrap_or(&either)),
        })
    }

    /// The message in a language, with what was found in its place.
    pub(crate) fn message(&self, language: Language, found: &str) -> String {
        let pieces = match language {
            Language::Spanish => &self.spanish,
            Language::English => &self.english,
        };
        if let [text] = &**pieces {
            return text.clone().into_string();
        }
        let mut shown = String::with_capacity(found.len());
        for word in found.split_whitespace() {
            if !shown.is_empty() {
                shown.push(' ');
            }
            shown.push_str(word);
        }
        if let Some((end, _)) = shown.char_indices().nth(80) {
            shown.truncate(end);
            shown.push('…');
        }
        pieces.join(&*shown)
    }
}
