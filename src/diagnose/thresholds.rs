//! The numbers that the rules measure with.

use serde::{Deserialize, Serialize};

/// The numbers that the rules measure with.
///
/// **All of the defaults are ours.** They are plain defaults without an empirical source; set what fits your work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Thresholds {
    /// How much of a week is kept free for what nobody foresees, in per cent: 15.
    pub buffer_percent: u8,
    /// How much of the week can be promised after `strained_weeks` in a row above it, or with energy 2, in per
    /// cent: 80.
    pub strained_percent: u8,
    /// Weeks in a row after which `strained_percent` holds: 2.
    pub strained_weeks: u16,
    /// How much of the week can be promised after `exhausted_weeks` in a row above it, or with energy 1, in per
    /// cent: 60.
    pub exhausted_percent: u8,
    /// Weeks in a row after which `exhausted_percent` holds: 4.
    pub exhausted_weeks: u16,
    /// Free hours up to this share of the request, in per cent, make the reason `capacity` and not the deadline: 20.
    pub capacity_percent: u8,
    /// How many weeks a deadline may have to move for the reason to be the deadline: 2.
    pub widening_weeks: u8,
    /// The least share of the request, in per cent, that is offered as a part of it: 25.
    pub least_part_percent: u8,
    /// How many weeks ahead dates are looked for: 12.
    pub horizon_weeks: u8,
    /// How many minutes a meeting lasts whose end is not given: 60.
    pub slot_minutes: u16,
    /// How many free slots are looked for: 2.
    pub next_slots: u8,
    /// How many commitments may be asked to wait: 2.
    pub most_paused: u8,
    /// Within how many working days the reader is asked to choose: 2.
    pub reply_days: u8,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            buffer_percent: 15,
            strained_percent: 80,
            strained_weeks: 2,
            exhausted_percent: 60,
            exhausted_weeks: 4,
            capacity_percent: 20,
            widening_weeks: 2,
            least_part_percent: 25,
            horizon_weeks: 12,
            slot_minutes: 60,
            next_slots: 2,
            most_paused: 2,
            reply_days: 2,
        }
    }
}

impl Thresholds {
    /// The defaults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}
