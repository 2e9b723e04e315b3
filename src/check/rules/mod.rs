//! The kinds of rule. A rule is a row of data; its kind says how it is judged.

mod figures;
mod length;
mod marks;
mod mixture;
mod spelling;
mod structure;

use super::findings::{Context, Fault};
use super::language::files::RuleRow;
use super::language::rows::Label;
use super::report::{Aspect, Severity};
use crate::locale::Language;

/// A rule, ready to be judged.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) id: Box<str>,
    pub(crate) aspect: Aspect,
    pub(crate) severity: Severity,
    judge: Judge,
    pub(crate) limit: u32,
    pub(crate) notice: u32,
    /// The two classes that `class-pair` compares.
    pub(crate) classes: [usize; 2],
    /// A hit does not count where the mail makes this move.
    pub(crate) silent_if: Option<Label>,
    /// Words that the kind reads, and those behind a bar.
    pub(crate) words: Vec<Box<str>>,
    pub(crate) others: Vec<Box<str>>,
    /// Which of the labels of faults the rule belongs to: over-apology, blame, harsh, time-vague.
    pub(crate) group: Option<usize>,
    /// The label of the model that this rule also speaks for.
    pub(crate) model: Option<Box<str>>,
    /// The message in each language, in pieces between which what was found is shown.
    messages: [Box<[Box<str>]>; 2],
}

/// Judges a text by a rule.
type Judge = fn(&Context<'_>, &Rule, &mut Vec<Fault>);

macro_rules! kinds {
    ($($name:literal => $judge:path,)*) => {
        /// The kinds of rule, and what judges each.
        const KINDS: &[(&str, Judge)] = &[$(($name, $judge)),*];
    };
}

kinds! {
    "phrase" => none,
    "refusal-missing" => structure::refusal_missing,
    "refusal-hedged" => structure::refusal_hedged,
    "refusal-late" => structure::refusal_late,
    "reason-missing" => structure::reason_missing,
    "reason-vague" => structure::reason_vague,
    "reason-excess" => structure::reason_excess,
    "alternative-missing" => structure::alternative_missing,
    "next-step-missing" => structure::next_step_missing,
    "too-many-regrets" => structure::too_many_regrets,
    "greeting-missing" => structure::greeting_missing,
    "signoff-missing" => structure::signoff_missing,
    "request-unnamed" => structure::request_unnamed,
    "curt" => structure::curt,
    "sentence-long" => length::sentence_long,
    "paragraph-long" => length::paragraph_long,
    "body-long" => length::body_long,
    "readability-low" => length::readability_low,
    "date-ambiguous" => figures::date_ambiguous,
    "number-ambiguous" => figures::number_ambiguous,
    "weekday-mismatch" => figures::weekday_mismatch,
    "shouting" => marks::shouting,
    "exclamation-excess" => marks::exclamation_excess,
    "emoji" => marks::emoji,
    "placeholder-left" => marks::placeholder,
    "address-mixed" => mixture::address,
    "class-pair" => mixture::classes,
    "wrong-language" => mixture::language,
    "opening-marks" => spelling::opening_marks,
    "conjunction" => spelling::conjunction,
    "contraction" => spelling::contraction,
    "capital-month" => spelling::capital_month,
    "article" => spelling::article,
    "greeting-punctuation" => spelling::greeting_punctuation,
}

fn none(_: &Context<'_>, _: &Rule, _: &mut Vec<Fault>) {}

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
        let kind = row.kind.as_deref().unwrap_or("phrase");
        let judge = KINDS.iter().find(|(known, _)| *known == kind).map(|(_, judge)| *judge).ok_or_else(|| {
            let known: Vec<_> = KINDS.iter().map(|(name, _)| *name).collect();
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
        let list = |words: &str| words.split_whitespace().map(Into::into).collect();
        let (words, others) = row.words.split_once('|').unwrap_or((&row.words, ""));
        Ok(Self {
            id: row.id.as_ref().into(),
            aspect,
            severity,
            judge,
            limit: row.limit.unwrap_or(0),
            notice: row.notice.unwrap_or(0),
            classes: [0; 2],
            silent_if,
            words: list(words),
            others: list(others),
            group: group(&row.id),
            model: row.model.as_deref().map(Into::into),
            messages: [spanish.as_ref().unwrap_or(&either), english.as_ref().unwrap_or(&either)]
                .map(|text| text.split("{found}").map(Into::into).collect()),
        })
    }

    /// Adds what the kind of the rule finds.
    pub(crate) fn find(&self, context: &Context<'_>, faults: &mut Vec<Fault>) {
        (self.judge)(context, self, faults);
    }

    /// The message in a language, with what was found in its place.
    pub(crate) fn message(&self, language: Language, found: &str) -> String {
        let pieces = &self.messages[usize::from(language == Language::English)];
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
