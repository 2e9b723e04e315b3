//! The words by which the shape of a value is known.

use std::sync::LazyLock;

use serde::Deserialize;

use super::word_list::WordList;
use crate::locale::Language;

/// Lists of words; `templates/<language>/shapes.toml` says beside each what it is for. A language leaves out what it
/// does not need.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Shapes {
    pub(crate) leads: WordList,
    pub(crate) offers: WordList,
    pub(crate) of_reader: WordList,
    pub(crate) asking: WordList,
    pub(crate) contacts: WordList,
    pub(crate) decisions: WordList,
    pub(crate) rules: WordList,
    pub(crate) arranged: WordList,
    pub(crate) sales: WordList,
    pub(crate) places: WordList,
    pub(crate) afar: WordList,
    pub(crate) plural: WordList,
    pub(crate) indefinite: WordList,
    pub(crate) definite: WordList,
    pub(crate) states_of_somebody: Vec<[String; 2]>,
    pub(crate) dropped_e: WordList,
    pub(crate) doubled_l: WordList,
    pub(crate) things_in_ing: WordList,
    pub(crate) third_persons: WordList,
    pub(crate) lasting: WordList,
    pub(crate) choices: WordList,
    pub(crate) awards: WordList,
    pub(crate) persons: WordList,
    pub(crate) sent: WordList,
    pub(crate) before_nouns: WordList,
    pub(crate) firms: WordList,
    pub(crate) risks: WordList,
    pub(crate) sums: WordList,
    pub(crate) prepositions: WordList,
    pub(crate) payments: WordList,
    pub(crate) paid: WordList,
    pub(crate) lines: WordList,
    pub(crate) times: WordList,
    pub(crate) small: WordList,
    pub(crate) honours: WordList,
    pub(crate) particular: WordList,
    pub(crate) acts: Vec<String>,
    pub(crate) given: WordList,
    pub(crate) states: WordList,
    pub(crate) events: Vec<String>,
    pub(crate) feasts: Vec<String>,
    pub(crate) meetings: WordList,
    pub(crate) deeds: WordList,
    pub(crate) doings: WordList,
    pub(crate) recurring: WordList,
    pub(crate) makings: WordList,
    pub(crate) lists: WordList,
    pub(crate) holders: WordList,
    pub(crate) guides: WordList,
    pub(crate) made: WordList,
    pub(crate) allowing: WordList,
    pub(crate) with_reader: WordList,
    pub(crate) collectives: WordList,
    pub(crate) houses_masculine: WordList,
    pub(crate) houses_feminine: WordList,
}

impl Shapes {
    /// The form of *yo* of a verb among the `acts`, which is told in two parts; empty where it is regular.
    pub(crate) fn act(&self, stem: &str, ending: &str) -> Option<&str> {
        let at = self.acts.binary_search_by(|known| {
            let verb = known.bytes().take_while(|byte| *byte != b'/');
            verb.cmp(stem.bytes().chain(ending.bytes()))
        });
        Some(verb_of(&self.acts[at.ok()?]).1)
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
