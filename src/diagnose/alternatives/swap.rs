//! What could wait so that the request fits.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{FeasibleAlternative, Making};
use crate::decline::{Hours, PausedTask, PrioritySwap};
use crate::diagnose::days::{monday, plus};
use crate::diagnose::finding::Rule;
use crate::diagnose::rules::{overflow, shortage};

/// Commitments that wait until another day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moved {
    pub(super) commitments: Vec<usize>,
    pub(super) to: Date,
}

impl Making<'_, '_> {
    /// The fewest commitments of lower priority that can wait and make enough room, and the first day until which
    /// they have to.
    pub(super) fn of_swaps(&mut self) {
        let by_scope = overflow(self.ask).is_some() && self.has(Rule::Scope);
        if !self.lacks_hours() && !by_scope {
            return;
        }
        let (missing, last) = match shortage(self.ground, self.ask) {
            Some(short) if short.need.every_week => return,
            Some(short) => (short.need.hours.hundredths().saturating_sub(short.free.hundredths()), short.deciding),
            None => (overflow(self.ask).unwrap_or_default().hundredths(), self.ground.horizon()),
        };
        let movable = self.movable(last, by_scope);
        let most = usize::from(self.ground.thresholds().most_paused).min(movable.len());
        let swap = (1..=most).find_map(|count| {
            let moved = fewest(&movable, count, u64::from(missing))?;
            self.swap(&moved, by_scope)
        });
        self.made.extend(swap);
    }

    /// The commitments that may wait, with their hours, the largest first.
    fn movable(&self, last: Date, in_agreement: bool) -> Vec<(u64, usize)> {
        let last = self.ground.calendar.index(last);
        let commitments = self.ground.situation.commitments.iter().enumerate();
        let may_wait = commitments.filter(|(number, one)| {
            one.movable == Some(true)
                && one.priority.unwrap_or_default() < self.ground.stakes()
                && one.hours_left.is_some()
                && one.at.is_none()
                && self.ground.plan.due[*number].0 <= last
                && (!in_agreement || one.in_agreement == Some(true))
        });
        let mut movable: Vec<_> = may_wait.map(|(number, _)| (self.ground.plan.due[number].1, number)).collect();
        movable.sort_unstable_by_key(|(hours, number)| (Reverse(*hours), *number));
        movable
    }

    fn swap(&self, moved: &[usize], by_scope: bool) -> Option<FeasibleAlternative> {
        let commitments: Vec<_> = moved.iter().map(|number| &self.ground.situation.commitments[*number]).collect();
        let agreeing: BTreeSet<&str> = commitments.iter().filter_map(|one| one.needs_ok_from.as_deref()).collect();
        // A mail names one who has to agree.
        if agreeing.len() > 1 {
            return None;
        }
        let mut ask = self.ask.clone();
        if by_scope && let Some(agreement) = &mut ask.agreement {
            let freed = commitments.iter().filter_map(|one| one.hours_left).map(Hours::hundredths).sum::<u32>();
            let used = agreement.hours_used.unwrap_or_default().hundredths();
            agreement.hours_used = Some(Hours::from_hundredths(used.saturating_sub(freed)));
        }
        let today = self.ground.today();
        let due = commitments.iter().filter_map(|one| one.due).max()?.max(today);
        // The hours of a month are free again only when the work is done in another month.
        let after = if by_scope { due.max(today.last_of_month()) } else { due };
        let mut week = monday(after);
        while week <= self.ground.horizon() {
            if let Some(to) = self.ground.calendar.delivery_day(week, after, self.ground.horizon()) {
                let pause = commitments.iter().map(|one| PausedTask::new(one.alias.as_str()).with_new_date(to));
                let mut swap = PrioritySwap::new().with_pause(pause);
                swap.needs_ok_from = agreeing.first().map(|role| (*role).to_owned());
                let made = FeasibleAlternative {
                    alternative: swap.into(),
                    hours: self.whole(),
                    asks: vec![ask.clone()],
                    moved: Some(Moved { commitments: moved.to_vec(), to }),
                };
                if made.passes(self.ground, None, self.words) {
                    return Some(made);
                }
            }
            week = plus(week, 7);
        }
        None
    }
}

/// Of the commitments, largest first, so many that together have enough hours: the largest but the last, which is
/// the smallest that is still enough.
fn fewest(movable: &[(u64, usize)], count: usize, missing: u64) -> Option<Vec<usize>> {
    let (largest, rest) = movable.split_at_checked(count - 1)?;
    let sum: u64 = largest.iter().map(|(hours, _)| hours).sum();
    let (_, last) = rest.iter().rev().find(|(hours, _)| sum + hours >= missing)?;
    Some(largest.iter().map(|(_, number)| *number).chain([*last]).collect())
}
