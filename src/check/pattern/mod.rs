//! Patterns over words: the language that cues and rules are written in.

pub(crate) mod automaton;
pub(crate) mod builder;
pub(crate) mod syntax;
