//! From the facts of a working week to the reason that holds, and the alternatives that are really feasible.
//!
//! situation (the facts) → ground (the calendar) → rules D1 to D13 → alternatives, run through the rules again →
//! diagnosis.

mod alternatives;
mod calendar;
mod days;
mod diagnosis;
mod finding;
mod ground;
mod later;
mod person;
mod request_facts;
mod rules;
mod situation;
mod slots;
mod tags;
mod thresholds;
mod validate;
mod windows;
mod words;

pub use alternatives::FeasibleAlternative;
pub use diagnosis::{Diagnosis, Week, diagnose};
pub use finding::{FactValue, Facts, Finding, Rule};
pub use person::{
    Absence, Focus, Person, PolicyBasis, PolicyLimit, Safeguard, Sensitive, StandingConflict, StandingPolicy,
};
pub use request_facts::{Agreement, Context, Decider, Letter, OpenCommitment, Part, Priority, Relation, RequestFacts};
pub use situation::Situation;
pub use thresholds::Thresholds;
