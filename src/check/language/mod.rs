//! One language's lists, cues and rules, compiled.

pub(crate) mod builtin;
mod engine;
mod english;
pub(crate) mod files;
mod loader;
mod look_up;
pub(crate) mod rows;
pub(crate) mod spanish;
pub(crate) mod vocabulary;

use std::sync::LazyLock;

pub(crate) use self::engine::Engine;
use self::loader::Fault;
use self::look_up::look_up;
use self::vocabulary::{Known, UNKNOWN};
use super::text::fold::Folded;
use crate::error::{Error, ErrorKind};
use crate::locale::Language;
use crate::pack::{checking_table, checking_texts};

static SPANISH: LazyLock<Engine> = LazyLock::new(|| Engine::load(Language::Spanish));
static ENGLISH: LazyLock<Engine> = LazyLock::new(|| Engine::load(Language::English));

impl Engine {
    /// The engine of the crate's own files, loaded once.
    pub(crate) fn shared(language: Language) -> &'static Self {
        match language {
            Language::Spanish => &SPANISH,
            Language::English => &ENGLISH,
        }
    }

    /// The engine of the crate's own files, loaded anew from the table that the build made of them.
    pub(crate) fn load(language: Language) -> Self {
        Self::from_table(language, checking_table(language))
    }

    /// An engine compiled from the crate's own texts and a user's rule files.
    pub(crate) fn new(language: Language, own: &[String]) -> Result<Self, Error> {
        let mut engine = loader::load(language, &checking_texts(language), own).map_err(error)?;
        engine.model.clone_from(&Self::shared(language).model);
        Ok(engine)
    }

    /// Finds a word in the lists.
    pub(crate) fn look_up(&self, word: &Folded) -> Found {
        let hash = word.hash();
        let known = self.vocabulary.find(word.mark, hash);
        if known.form != UNKNOWN {
            return Found { known, ending: 0, key: hash as u32 };
        }
        let (form, ending) = look_up(self.language, word.as_bytes(), word.mark, |folded, mark| {
            let form = self.vocabulary.form(folded, mark);
            (form != UNKNOWN).then(|| (form, *self.vocabulary.classes(form)))
        });
        Found { known: self.vocabulary.known(form), ending, key: hash as u32 }
    }

    /// Of what vos is told with clitics behind it, whether tú is told the same but for its accent: *avisame* (*avísame*),
    /// but not *decime* (*dime*).
    pub(crate) fn tu_but_for_its_accent(&self, word: &Folded) -> bool {
        spanish::without_clitics(word.as_bytes()).any(|base| {
            let classes = self.vocabulary.classes(self.vocabulary.form(base, 0));
            classes.contains(builtin::TU) && classes.contains(builtin::IMPERATIVE)
        })
    }
}

/// A word as the lists have it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) known: Known,
    /// The classes that this very spelling has besides those of its form.
    pub(crate) ending: u64,
    /// The hash of its folded letters.
    pub(crate) key: u32,
}

fn error(fault: Fault) -> Error {
    let error = Error::new(ErrorKind::Rule, fault.message);
    match fault.source {
        Some(source) => error.caused_by(source),
        None => error,
    }
}
