//! The text as words, clauses and sentences, each a byte range of the text as it was given.

mod block;
pub(crate) mod document;
pub(crate) mod fold;
mod gap;
mod glue;
pub(crate) mod quoted;
mod scan;
mod scope;
mod shape;
mod words;
