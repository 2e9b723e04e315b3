//! The compiled form of one language.

use super::rows::Row;
use super::vocabulary::Vocabulary;
use crate::check::model::Model;
use crate::check::pattern::automaton::Automaton;
use crate::check::rules::Rule;
use crate::check::stored::{Reader, Stored};
use crate::locale::Language;

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

impl Engine {
    /// The engine as a table of bytes, to be read again by [`Engine::from_table`].
    #[allow(dead_code, reason = "tables are written by the build alone")]
    pub(crate) fn table(&self) -> Vec<u8> {
        let mut table = Vec::new();
        self.vocabulary.write(&mut table);
        self.automaton.write(&mut table);
        self.rows.write(&mut table);
        self.rules.write(&mut table);
        self.model.write(&mut table);
        table
    }

    /// The engine that was written as a table.
    pub(crate) fn from_table(language: Language, table: &'static [u8]) -> Self {
        let mut from = Reader::new(table);
        Self {
            language,
            vocabulary: Stored::read(&mut from),
            automaton: Stored::read(&mut from),
            rows: Stored::read(&mut from),
            rules: Stored::read(&mut from),
            model: Stored::read(&mut from),
        }
    }
}
