//! From the facts of a working week to the reason that holds and the alternatives that are feasible, or "you can
//! accept".
//!
//! [`diagnose`] takes a [`Situation`] and gives a [`Diagnosis`], whose [`decline`](Diagnosis::decline) is ready for
//! [`compose`](crate::compose()). No model, no chance: facts go in, and every conclusion carries its rule and the facts
//! it used. The way: situation → calendar → rules → alternatives, run through the rules again → diagnosis.
//!
//! # The rules
//!
//! They are tried in this order. All that fire are reported, the first two become reasons. What is not known makes no
//! rule fire.
//!
//! | rule | fires when | reason | computed alternatives |
//! |---|---|---|---|
//! | D1 | a tag touches a law or a professional duty | `legal_or_ethical` | |
//! | D2 | credentials, a payment outside the platform or personal data are asked for | `security_or_privacy` | the safe way |
//! | D3 | an exclusivity or another conflict touches a tag, and stands until after the start | `conflict_of_interest` | its end as a condition |
//! | D4 | the limit of a policy is exceeded | `policy` | |
//! | D5 | somebody else decides | `not_my_decision` | that role |
//! | D6 | no tag is in the agreement, one is excluded, or its hours of the month overflow | `out_of_scope` | a quote for the overflow, what can wait, the hours that are left |
//! | D7 | a needed skill is missing | `out_of_expertise` | |
//! | D8 | something has to be there first | `missing_prerequisites` | its arrival as a condition, by the last day that leaves time |
//! | D9 | the slot or the channel lies outside the working windows, or the answer is wanted sooner than answers come | `working_hours` | the next free slots, the fee on call, the usual channel |
//! | D10 | the slot overlaps a commitment or leave; or the hours would be there, were it not for leave | `schedule_conflict`, `leave` | the next free slots; the dates of D11 |
//! | D11 | there are fewer free hours than the request needs | `capacity`, `deadline_too_short` | later start, longer deadline, parts in turn, a part of it, what can wait |
//! | D12 | the offer is below the minimum rate | `budget_mismatch` | the full price, the hours that the offer pays for |
//! | D13 | no tag is in the chosen focus | `strategic_fit` | the review of the choice |
//! | D14 | none of these fires | none: *you can accept*; `strategic_fit` only where [`by_choice`](Context::by_choice) says so | |
//!
//! D11 says `capacity` when the free hours are at most [a fifth](Thresholds::capacity_percent) of the request;
//! otherwise `deadline_too_short` when [two weeks](Thresholds::widening_weeks) more are enough, and else `capacity`. In
//! weeks to which nothing is promised it is always the deadline that is too short: they are not full.
//!
//! # How hours are counted
//!
//! Exactly, in whole fractions of a hundredth of an hour; hours that are reported are rounded down to the hundredth.
//!
//! - A week begins on Monday. What can be promised of it, after the buffer and the factor for strain, is spread over its
//!   working days in proportion to the length of their windows; without windows, evenly from Monday to Friday. So the
//!   current week counts from today, today included, with the share of the days that are left, and the last day of a
//!   window counts whole.
//! - Days away have no hours, days with fewer hours have the share of the lower number.
//! - What is promised every week is taken off each day first, as far as there are hours.
//! - Hours are free up to a day when they can be given away without making anything late: neither what is due until
//!   then, nor what is due after it and has to be begun before.
//! - Delivery is on Friday, or on the last working day before it; after it only where there is none.
//!
//! # The alternatives
//!
//! A later start is the first working day of the first week from which the request fits in as many days as it was
//! given; a longer deadline is the delivery day of the first week in which there are hours enough. Both are looked for
//! [twelve weeks](Thresholds::horizon_weeks) ahead. A part is offered from [a quarter](Thresholds::least_part_percent)
//! of the request on. A mail offers the three best alternatives that can wait for an answer.

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
