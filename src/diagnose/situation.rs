//! The facts of a working week: the input of [`diagnose`](super::diagnose).

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::person::Person;
use super::request_facts::{Agreement, Context, Letter, OpenCommitment, RequestFacts};
use super::thresholds::Thresholds;
use crate::decline::{Alternative, date, read_json};
use crate::error::Error;
use crate::locale::{Language, Locale};

/// The most bytes that a situation in JSON may have: room for some ten thousand commitments.
const LARGEST_SITUATION: usize = 4 * 1024 * 1024;

/// The facts of a working week and of a request that came into it: the input of [`diagnose`](crate::diagnose()).
///
/// Read it from JSON with [`Situation::from_json`] (or from any serde format), or build it with [`Situation::new`]
/// and the `with_` methods. Hours are decimal hours (`7.5`), dates are civil dates (`"2026-12-04"`), both exact; a day
/// that is given as the last one counts whole. Free text is documented at each field by its grammatical form.
///
/// ```
/// use declina::{Hours, OpenCommitment, Person, RequestFacts, Situation, diagnose};
/// use jiff::civil::date;
///
/// let situation = Situation::new(
///     declina::Locale::EnGb,
///     date(2026, 11, 23),
///     Person::new(30),
///     RequestFacts::new().with_hours(20).with_deadline(date(2026, 12, 4)),
/// )
/// .with_commitments([OpenCommitment::new("another project").with_hours_left(46).with_due(date(2026, 12, 4))]);
/// situation.validate()?;
/// let diagnosis = diagnose(&situation);
/// assert_eq!(diagnosis.reasons()[0].kind(), declina::ReasonKind::DeadlineTooShort);
/// # Ok::<(), declina::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
#[non_exhaustive]
pub struct Situation {
    /// Language and region of the mail, and of the explanations unless `explain_in` says otherwise.
    pub locale: Locale,
    /// The language of the explanations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explain_in: Option<Language>,
    /// Today. Today is still a whole day of work.
    #[serde(with = "date")]
    pub today: Date,
    /// The person who is asked.
    pub person: Person,
    /// What is already promised.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub commitments: Vec<OpenCommitment>,
    /// What was agreed with the one who asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Agreement>,
    /// What is asked.
    pub request: RequestFacts,
    /// What stands around the request.
    #[serde(default = "Context::new")]
    pub context: Context,
    /// What the person could offer besides what the calendar gives: a `referral`, `self_service`, `other_format`,
    /// `small_help`, `escalation`, or `other`. Each is offered only where it fits and is feasible.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<Alternative>,
    /// The numbers that the rules measure with.
    #[serde(default)]
    pub thresholds: Thresholds,
    /// Who writes to whom; not needed to diagnose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letter: Option<Letter>,
}

impl Situation {
    /// A situation with nothing promised and nothing agreed; the rest is set with the `with_` methods.
    #[must_use]
    pub fn new(locale: Locale, today: Date, person: Person, request: RequestFacts) -> Self {
        Self {
            locale,
            explain_in: None,
            today,
            person,
            commitments: Vec::new(),
            agreement: None,
            request,
            context: Context::new(),
            offers: Vec::new(),
            thresholds: Thresholds::default(),
            letter: None,
        }
    }

    /// Sets the language of the explanations.
    #[must_use]
    pub fn with_explain_in(mut self, language: Language) -> Self {
        self.explain_in = Some(language);
        self
    }

    /// Sets what is already promised.
    #[must_use]
    pub fn with_commitments(mut self, commitments: impl IntoIterator<Item = OpenCommitment>) -> Self {
        self.commitments = commitments.into_iter().collect();
        self
    }

    /// Sets what was agreed with the one who asks.
    #[must_use]
    pub fn with_agreement(mut self, agreement: Agreement) -> Self {
        self.agreement = Some(agreement);
        self
    }

    /// Sets what stands around the request.
    #[must_use]
    pub fn with_context(mut self, context: Context) -> Self {
        self.context = context;
        self
    }

    /// Sets what the person could offer besides what the calendar gives.
    #[must_use]
    pub fn with_offers<Item: Into<Alternative>>(mut self, offers: impl IntoIterator<Item = Item>) -> Self {
        self.offers = offers.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the numbers that the rules measure with.
    #[must_use]
    pub fn with_thresholds(mut self, thresholds: Thresholds) -> Self {
        self.thresholds = thresholds;
        self
    }

    /// Sets who writes to whom.
    #[must_use]
    pub fn with_letter(mut self, letter: Letter) -> Self {
        self.letter = Some(letter);
        self
    }

    /// The language of the explanations: the one that was set, or the mail's own.
    #[must_use]
    pub fn explanation_language(&self) -> Language {
        self.explain_in.unwrap_or(self.locale.language())
    }

    /// Reads a situation from JSON and validates it.
    ///
    /// # Errors
    ///
    /// What [`Situation::validate`] refuses, and before that: text of more than 4 MiB, text that is not JSON, unknown
    /// keys and kinds, values of the wrong type, required keys that are absent. The message begins with the place.
    ///
    /// ```
    /// use declina::Situation;
    ///
    /// let json = r#"{"locale": "en", "today": "2026-11-25", "person": {"hours_per_week": 30},
    ///     "request": {"hours": 20, "deadline": "2026-11-20"}}"#;
    /// let error = Situation::from_json(json).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "request.deadline: expected a date not before today, 2026-11-25, but found 2026-11-20"
    /// );
    /// ```
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let situation = read_json(json, LARGEST_SITUATION, |deserializer| Self::deserialize(deserializer))?;
        situation.validate()?;
        Ok(situation)
    }
}

impl Serialize for Situation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Situation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let situation = Self::deserialize(deserializer)?;
        situation.validate().map_err(de::Error::custom)?;
        Ok(situation)
    }
}
