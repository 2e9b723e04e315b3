//! Checking: which moves a text makes, whether its no is clear, what is wrong, where, and how to mend it.

mod address;
mod facts;
mod findings;
mod language;
mod model;
mod parts;
mod pattern;
pub mod readability;
mod recognise;
mod report;
mod room;
mod rows_proven;
mod rules;
mod sequence;
mod severity;
mod stored;
mod text;
mod verdict;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

#[doc(hidden)]
pub use self::model::{Example, ExampleSentence, LABELS, model_names};
pub use self::readability::Readability;
pub use self::report::{Addressed, Aspect, Finding, Fix, MoveAt, Reason, Refusal, Report, Severity, Summary};
#[doc(hidden)]
pub use self::rows_proven::broken_rows;
#[doc(hidden)]
pub use self::rules::label_of_rule;

#[cfg(feature = "mail")]
pub(crate) use self::text::quoted::own_ranges;

use self::language::Engine;
pub(crate) use self::language::files::Texts;
use self::pattern::run::Scratch;
use self::room::Rooms;
pub(crate) use self::stored::Aligned;
use self::text::document::Document;
use crate::error::Error;
use crate::locale::{Language, Locale};

/// Checks a text with everything as it comes: [`Checker::new`] and [`Checker::check`] in one.
///
/// ```
/// use declina::{Locale, Refusal, check};
///
/// let report = check("Hola, Ana:\n\nNo puedo asumir el encargo hasta enero.\n\nUn saludo,\nLucía", Locale::Es);
/// assert_eq!(report.summary.refusal, Refusal::Explicit);
/// ```
#[must_use]
pub fn check(text: &str, locale: Locale) -> Report {
    Checker::new(locale).check(text)
}

/// Checks texts of one locale.
///
/// ```
/// use declina::{Checker, Language, Locale};
///
/// let checker = Checker::new(Locale::En).messages_in(Language::Spanish).without("idiom");
/// let report = checker.check("Hi Ana,\n\nI can't take this on.\n\nBest,\nTom");
/// assert!(report.findings.iter().all(|finding| finding.rule != "idiom"));
/// ```
#[derive(Clone, Debug)]
pub struct Checker {
    locale: Locale,
    messages: Language,
    severities: BTreeMap<Box<str>, Option<Severity>>,
    indirect: bool,
    topic: Vec<u32>,
    own: Vec<String>,
    engine: Shared,
}

#[derive(Clone, Debug)]
enum Shared {
    BuiltIn(&'static Engine, &'static Rooms),
    Own(Arc<(Engine, Rooms)>),
}

impl Shared {
    fn own(engine: Engine) -> Self {
        Self::Own(Arc::new((engine, Rooms::new())))
    }
}

/// The rooms for the built-in engines.
static SPANISH_ROOMS: Rooms = Rooms::new();
static ENGLISH_ROOMS: Rooms = Rooms::new();

impl Checker {
    /// A checker with every rule of the language, at its own severity, and messages in the language of the text.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        Self {
            locale,
            messages: locale.language(),
            severities: BTreeMap::new(),
            indirect: false,
            topic: Vec::new(),
            own: Vec::new(),
            engine: Shared::BuiltIn(
                Engine::shared(locale.language()),
                match locale.language() {
                    Language::Spanish => &SPANISH_ROOMS,
                    Language::English => &ENGLISH_ROOMS,
                },
            ),
        }
    }

    /// A checker that shares nothing with others: what the first one of a process costs.
    #[doc(hidden)]
    #[must_use]
    pub fn fresh(locale: Locale) -> Self {
        let engine = Shared::own(Engine::load(locale.language()));
        Self { engine, ..Self::new(locale) }
    }

    /// Sets the language of the messages.
    #[must_use]
    pub fn messages_in(mut self, language: Language) -> Self {
        self.messages = language;
        self
    }

    /// Switches a rule off. A name that no rule has changes nothing.
    #[must_use]
    pub fn without(mut self, rule: &str) -> Self {
        self.severities.insert(rule.into(), None);
        self
    }

    /// Sets how much a rule matters.
    #[must_use]
    pub fn severity(mut self, rule: &str, severity: Severity) -> Self {
        self.severities.insert(rule.into(), Some(severity));
        self
    }

    /// Expects the reason before the no, so that a late no is no fault.
    #[must_use]
    pub fn reason_first(mut self) -> Self {
        self.indirect = true;
        self
    }

    /// Says what was asked for, so that a mail that never names it can be told: *la cuenta de Instagram*.
    #[must_use]
    pub fn about(mut self, topic: &str) -> Self {
        let engine = self.engine();
        let document = Document::new(topic, engine);
        let content = document.words.iter().filter(|word| {
            word.end - word.start > 2
                && !word.is(language::builtin::FUNCTION)
                && !word.is(language::builtin::DETERMINER)
        });
        self.topic = content.map(|word| word.key).collect();
        self
    }

    /// Adds rules of your own: TOML with `[[rule]]` and `[[phrase]]` as in the crate's `templates/README.md`.
    ///
    /// # Errors
    ///
    /// When the TOML, a pattern, a class, a severity or a rule name is wrong; the message names the row.
    pub fn with_rules(mut self, toml: &str) -> Result<Self, Error> {
        self.own.push(toml.to_owned());
        self.engine = Shared::own(Engine::new(self.locale.language(), &self.own)?);
        Ok(self)
    }

    /// The names of the rules, with their severities as this checker has them, in the order of their names.
    #[must_use]
    pub fn rules(&self) -> Vec<(String, Severity)> {
        let rules = self.engine().rules.iter();
        let mut names: Vec<_> = rules
            .filter_map(|rule| {
                self.severity_of(&rule.id, rule.severity).map(|severity| (rule.id.to_string(), severity))
            })
            .collect();
        names.sort();
        names
    }

    /// Checks a text. Any text gets a report, in time that grows with its length and no faster.
    #[must_use]
    pub fn check(&self, text: &str) -> Report {
        // Places are kept in 32 bits; nobody writes a mail of four gigabytes, but the promise is for any text.
        let text = shorten(text);
        let engine = self.engine();
        let mut room = self.rooms().enter();
        let mut document = Document::new_in(&text, engine, &mut room);
        let hits = recognise::find(&mut document, engine, &mut room.scratch);
        let evidence = address::evidence(&document, engine, &hits);
        let verdict = verdict::judge(&document, engine, &hits, &evidence, self.locale);
        let readability = readability::of(&document, self.locale.language());
        let context = findings::Context {
            checker: self,
            engine,
            document: &document,
            hits: &hits,
            verdict: &verdict,
            evidence: &evidence,
            readability: readability.as_ref(),
        };
        let findings = findings::find(&context);
        document.leave(&mut room);
        self.rooms().leave(room);
        let verdict::Verdict { summary, moves, .. } = verdict;
        Report {
            locale: self.locale,
            summary,
            moves: moves.into_iter().map(|(kind, range)| MoveAt { kind, start: range.start, end: range.end }).collect(),
            findings,
            readability,
        }
    }

    /// A checker that weighs by this text instead of `model.txt`; an empty one leaves all to the rows.
    ///
    /// # Errors
    ///
    /// When the text is no model; the message names the line.
    #[doc(hidden)]
    pub fn with_model(mut self, text: &str) -> Result<Self, Error> {
        let mut engine = Engine::new(self.locale.language(), &self.own)?;
        let fault = |message: String| Error::new(crate::error::ErrorKind::Rule, message);
        engine.model = model::Model::read(text).map_err(fault)?;
        self.engine = Shared::own(engine);
        Ok(self)
    }

    /// The text as the training of the model sees it.
    #[doc(hidden)]
    #[must_use]
    pub fn example(&self, text: &str) -> Example {
        let engine = self.engine();
        let mut document = Document::new(text, engine);
        let hits = recognise::find(&mut document, engine, &mut Scratch::default());
        model::example(&document, engine, &hits)
    }

    fn engine(&self) -> &Engine {
        match &self.engine {
            Shared::BuiltIn(engine, _) => engine,
            Shared::Own(own) => &own.0,
        }
    }

    fn rooms(&self) -> &Rooms {
        match &self.engine {
            Shared::BuiltIn(_, rooms) => rooms,
            Shared::Own(own) => &own.1,
        }
    }

    fn indirect(&self) -> bool {
        self.indirect
    }

    fn topic_keys(&self) -> &[u32] {
        &self.topic
    }

    fn severity_of(&self, rule: &str, own: Severity) -> Option<Severity> {
        self.severities.get(rule).copied().unwrap_or(Some(own))
    }
}

fn shorten(text: &str) -> Cow<'_, str> {
    const MOST: usize = u32::MAX as usize - 8;
    if text.len() <= MOST {
        return Cow::Borrowed(text);
    }
    let end = (0..=MOST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    Cow::Borrowed(&text[..end])
}
