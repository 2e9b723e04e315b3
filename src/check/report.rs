//! What a check tells.

use std::fmt;

use serde::{Serialize, Serializer};

use super::readability::Readability;
pub use super::severity::{Aspect, Severity};
use crate::locale::{Address, Locale};
use crate::moves::Move;

/// Whether and how a mail says no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Refusal {
    /// A reader cannot miss it.
    Explicit,
    /// It means no, or perhaps no, and never says so.
    Hedged,
    /// The mail refuses nothing.
    #[default]
    None,
}

/// Whether and how a mail says what stands in the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// So that it could be checked.
    Specific,
    /// In general words only.
    Vague,
    /// Not at all.
    #[default]
    None,
}

/// How the reader is addressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Addressed {
    /// In one form.
    As(Address),
    /// As *tú* and as *usted*, or as *vos* and as *usted*.
    Mixed,
}

impl Serialize for Addressed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::As(address) => address.serialize(serializer),
            Self::Mixed => serializer.serialize_str("mixed"),
        }
    }
}

/// The mail in a few words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// Whether and how it says no.
    pub refusal: Refusal,
    /// Whether and how it says why.
    pub reason: Reason,
    /// It offers another way.
    pub alternative: bool,
    /// It says what the reader does next, or what happens next.
    pub next_step: bool,
    /// It thanks.
    pub gratitude: bool,
    /// It regrets.
    pub regret: bool,
    /// It shows a good opinion or care.
    pub positive: bool,
    /// How it addresses the reader; `None` where it does not, and in English.
    pub address: Option<Addressed>,
}

/// A move and the words that make it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct MoveAt {
    /// Which move.
    #[serde(rename = "move")]
    pub kind: Move,
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

/// What to put in place of which bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Fix {
    /// The first byte to replace.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// What to write instead.
    pub text: String,
}

/// One thing that is wrong, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// The rule: `"time-vague"`.
    pub rule: String,
    /// What the rule watches over.
    pub aspect: Aspect,
    /// How much it matters.
    pub severity: Severity,
    /// The first byte; where something is absent, the place where it would go.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
    /// The words found.
    pub excerpt: String,
    /// What is wrong, and what to write instead.
    pub message: String,
    /// A mend that needs no thought, where there is one.
    pub fix: Option<Fix>,
    /// The line, counted from 1.
    #[serde(skip)]
    pub line: usize,
    /// The character in the line, counted from 1.
    #[serde(skip)]
    pub column: usize,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {}: {}", self.line, self.column, self.severity, self.rule, self.message)
    }
}

/// What a text does and what is wrong with it.
///
/// Serialises as the JSON of the crate's tools; displays as one line a finding.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// The locale it was checked in.
    pub locale: Locale,
    /// The mail in a few words.
    pub summary: Summary,
    /// The moves in the order of the text.
    pub moves: Vec<MoveAt>,
    /// The findings, by place, then by rule.
    pub findings: Vec<Finding>,
    /// How easy it reads; `None` where the text is too short to say.
    pub readability: Option<Readability>,
}

impl Report {
    /// The gravest severity among the findings.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }

    /// The text with every fix applied that does not overlap one before it. `text` is the text that was checked.
    ///
    /// ```
    /// use declina::{Locale, check};
    ///
    /// let text = "I can't take this on: I need a hour in order to finish.";
    /// let report = check(text, Locale::En);
    /// assert_eq!(report.apply_fixes(text), "I can't take this on: I need an hour to finish.");
    /// ```
    #[must_use]
    pub fn apply_fixes(&self, text: &str) -> String {
        let mut fixes: Vec<&Fix> = self.findings.iter().filter_map(|finding| finding.fix.as_ref()).collect();
        fixes.sort_by_key(|fix| (fix.start, fix.end));
        let mut mended = String::with_capacity(text.len());
        let mut at = 0;
        for fix in fixes {
            let sound = fix.start >= at && fix.start <= fix.end;
            if let (true, Some(kept), Some(_)) = (sound, text.get(at..fix.start), text.get(fix.start..fix.end)) {
                mended.push_str(kept);
                mended.push_str(&fix.text);
                at = fix.end;
            }
        }
        mended.push_str(text.get(at..).unwrap_or_default());
        mended
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.findings.iter().try_for_each(|finding| writeln!(f, "{finding}"))
    }
}
