//! One language's lists, cues and rules, compiled.

pub(crate) mod builtin;
mod english;
pub(crate) mod files;
mod loader;
pub(crate) mod rows;
pub(crate) mod spanish;
pub(crate) mod vocabulary;

use std::sync::LazyLock;

use self::rows::Row;
use self::vocabulary::{ClassSet, Form, UNKNOWN, Vocabulary};
use super::model::Model;
use super::pattern::automaton::Automaton;
use super::rules::Rule;
use super::text::fold::Folded;
use crate::error::Error;
use crate::locale::Language;
use crate::pack::checking_files;

/// Everything that checking a text of one language needs; never changes once built.
#[derive(Debug)]
pub(crate) struct Engine {
    pub(crate) language: Language,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) automaton: Automaton,
    pub(crate) rows: Vec<Row>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) model: Option<Model>,
}

static SPANISH: LazyLock<Engine> = LazyLock::new(|| built_in(Language::Spanish));
static ENGLISH: LazyLock<Engine> = LazyLock::new(|| built_in(Language::English));

#[allow(clippy::expect_used, reason = "the embedded files are constants that the tests compile")]
fn built_in(language: Language) -> Engine {
    Engine::new(language, &[]).expect("the files of the crate are sound")
}

impl Engine {
    /// The engine of the crate's own files, built once.
    pub(crate) fn shared(language: Language) -> &'static Self {
        match language {
            Language::Spanish => &SPANISH,
            Language::English => &ENGLISH,
        }
    }

    /// An engine with a user's rule files besides the crate's own.
    pub(crate) fn new(language: Language, own: &[String]) -> Result<Self, Error> {
        loader::load(language, &checking_files(language), own)
    }

    /// The form of a word with its classes, the classes that this very spelling has besides those of the form,
    /// and the hash of its folded letters.
    pub(crate) fn look_up(&self, word: &Folded) -> (Form, &ClassSet, u64, u32) {
        let hash = word.hash();
        let (form, kind) = self.vocabulary.find(word.mark, hash);
        if form != UNKNOWN {
            return (form, &self.vocabulary.kinds()[kind], 0, hash as u32);
        }
        let (form, shape) = look_up(self.language, word.as_bytes(), word.mark, |folded, mark| {
            let form = self.vocabulary.form(folded, mark);
            (form != UNKNOWN).then(|| (form, *self.vocabulary.classes(form)))
        });
        (form, self.vocabulary.classes(form), shape, hash as u32)
    }
}

/// Finds a word as it stands or, in Spanish, the verb that clitics hang on; reads the ending of an unlisted one.
fn look_up<T: Default>(
    language: Language,
    folded: &[u8],
    mark: u8,
    listed: impl Fn(&[u8], u8) -> Option<(T, ClassSet)>,
) -> (T, u64) {
    use builtin::*;
    if let Some((form, _)) = listed(folded, mark) {
        return (form, 0);
    }
    if language == Language::English {
        return (T::default(), english::ending(folded) | bit(UNKNOWN_WORD));
    }
    if folded.len() > 3 {
        for base in spanish::without_clitics(folded) {
            let on_last = usize::from(mark) == base.len();
            // *dámelo* and *enviámelo* bear their accent on the base's last vowel; *avísame* before it; *avisame* nowhere.
            let found = if mark == 0 || on_last {
                let vos = listed(base, base.len() as u8).filter(|(_, classes)| classes.contains(VOS));
                vos.or_else(|| listed(base, 0))
            } else {
                listed(base, 0)
            };
            let Some((form, classes)) = found else { continue };
            let shape = enclitic(classes.0[0]);
            if shape != 0 {
                return (form, shape | bit(ENCLITIC));
            }
        }
        for base in spanish::without_clitics(folded) {
            let shape = spanish::ending(base, 0) & (bit(INFINITIVE) | bit(GERUND));
            if shape != 0 && base.len() > 3 {
                return (T::default(), shape | bit(ENCLITIC) | bit(UNKNOWN_WORD));
            }
        }
    }
    (T::default(), spanish::ending(folded, mark) | bit(UNKNOWN_WORD))
}

/// Of a base's classes, those that it has with a clitic behind it.
fn enclitic(classes: u64) -> u64 {
    use builtin::*;
    if classes & (bit(INFINITIVE) | bit(GERUND)) != 0 {
        return classes & (bit(INFINITIVE) | bit(GERUND));
    }
    if classes & bit(IMPERATIVE) == 0 {
        return 0;
    }
    let persons = bit(FAMILIAR) | bit(VOSOTROS);
    let formal = bit(THIRD_SINGULAR) | bit(THIRD_PLURAL);
    let person = if classes & bit(SUBJUNCTIVE) != 0 {
        classes & formal
    } else if classes & bit(VOS) != 0 {
        bit(VOS) | bit(FAMILIAR)
    } else if classes & bit(TU) != 0 {
        bit(TU) | bit(FAMILIAR)
    } else {
        classes & persons
    };
    bit(IMPERATIVE) | person
}
