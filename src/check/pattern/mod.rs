//! Patterns over words: the language that cues and rules are written in.

mod asked;
pub(crate) mod automaton;
mod begin;
pub(crate) mod builder;
mod classes;
mod compile;
mod lists;
mod near;
mod needs;
mod pairs;
mod pile;
pub(crate) mod run;
mod starts;
pub(crate) mod syntax;
mod told;
