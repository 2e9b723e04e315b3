//! The words by which the shape of a value is known.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::locale::Language;

/// Lists of words; `templates/<language>/shapes.toml` says beside each what it is for. A language leaves out what it
/// does not need.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Shapes {
    pub(crate) leads: Vec<String>,
    pub(crate) offers: Vec<String>,
    pub(crate) plural: Vec<String>,
    pub(crate) indefinite: Vec<String>,
    pub(crate) definite: Vec<String>,
    pub(crate) states_of_somebody: Vec<[String; 2]>,
    pub(crate) dropped_e: Vec<String>,
    pub(crate) doubled_l: Vec<String>,
    pub(crate) things_in_ing: Vec<String>,
    pub(crate) third_persons: Vec<String>,
    pub(crate) lasting: Vec<String>,
    pub(crate) choices: Vec<String>,
    pub(crate) awards: Vec<String>,
    pub(crate) persons: Vec<String>,
    pub(crate) sent: Vec<String>,
    pub(crate) before_nouns: Vec<String>,
    pub(crate) firms: Vec<String>,
    pub(crate) risks: Vec<String>,
    pub(crate) sums: Vec<String>,
    pub(crate) prepositions: Vec<String>,
    pub(crate) payments: Vec<String>,
    pub(crate) lines: Vec<String>,
    pub(crate) times: Vec<String>,
    pub(crate) small: Vec<String>,
    pub(crate) honours: Vec<String>,
    pub(crate) particular: Vec<String>,
    pub(crate) acts: Vec<String>,
    pub(crate) given: Vec<String>,
    pub(crate) states: Vec<String>,
    pub(crate) events: Vec<String>,
    pub(crate) feasts: Vec<String>,
    pub(crate) meetings: Vec<String>,
    pub(crate) deeds: Vec<String>,
    pub(crate) recurring: Vec<String>,
    pub(crate) guides: Vec<String>,
    pub(crate) collectives: Vec<String>,
    pub(crate) houses_masculine: Vec<String>,
    pub(crate) houses_feminine: Vec<String>,
}

impl Shapes {
    /// The form of *yo* of a verb among the `acts`; empty where it is regular.
    pub(crate) fn act(&self, verb: &str) -> Option<&str> {
        let at = self.acts.binary_search_by(|known| verb_of(known).0.cmp(verb)).ok()?;
        Some(verb_of(&self.acts[at]).1)
    }
}

/// The lists of a language.
pub(crate) fn shapes(language: Language) -> &'static Shapes {
    static SPANISH: LazyLock<Shapes> = LazyLock::new(|| read(include_str!("../../templates/es/shapes.toml")));
    static ENGLISH: LazyLock<Shapes> = LazyLock::new(|| read(include_str!("../../templates/en/shapes.toml")));
    match language {
        Language::Spanish => &SPANISH,
        Language::English => &ENGLISH,
    }
}

fn read(text: &str) -> Shapes {
    let shapes = toml::from_str(text);
    debug_assert!(shapes.is_ok(), "{shapes:?}");
    let mut shapes: Shapes = shapes.unwrap_or_default();
    // The long lists are searched by halves.
    shapes.acts.sort_by(|one, other| verb_of(one).0.cmp(verb_of(other).0));
    shapes.events.sort();
    shapes.feasts.sort();
    shapes
}

/// The verb of an entry of `acts`, and its form of *yo* where it is not regular.
fn verb_of(act: &str) -> (&str, &str) {
    act.split_once('/').unwrap_or((act, ""))
}
