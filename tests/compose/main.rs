//! Composing: what holds for every mail that can be made of the examples, and what happens to hostile values.

#[path = "../support/mod.rs"]
mod support;

mod address;
mod corpus;
mod draft;
mod facts;
mod goals;
mod hostile;
mod moves;
mod orthography;
mod promises;
mod sentences;
mod subsets;
mod together;
mod wordings;
