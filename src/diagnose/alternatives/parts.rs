//! A part of it: as much as everything leaves room for.

use super::Making;
use crate::decline::{Basis, Hours, Money, ReducedScope};
use crate::diagnose::finding::Rule;
use crate::diagnose::request_facts::Part;
use crate::diagnose::rules::{left_in_agreement, offer, overflow, shortage};

impl Making<'_, '_> {
    /// The most hours of the request that everything leaves room for.
    fn room(&self) -> Option<Hours> {
        let time = shortage(self.ground, self.ask).map(|short| short.free);
        let agreed = overflow(self.ask).and_then(|_| left_in_agreement(self.ask));
        [time, agreed, self.affordable()].into_iter().flatten().min()
    }

    /// The hours that the offer pays for at the minimum rate, where it does not pay for all.
    fn affordable(&self) -> Option<Hours> {
        if !self.has(Rule::Rate) {
            return None;
        }
        let (offered, _) = offer(self.ask)?;
        let least = self.ground.situation.person.minimum_rate.as_ref()?.hundredths();
        (least > 0).then(|| Hours::from_hundredths(u32::try_from(offered * 100 / least).unwrap_or(u32::MAX)))
    }

    /// The largest part of the request that there is room for, in whole hours or in its own parts (then also how many
    /// of them), unless it is too small to be worth offering.
    pub(super) fn part(&self, hours: Hours) -> Option<(Hours, usize)> {
        let room = self.room()?.hundredths();
        let (part, kept) = if self.ask.request.parts.is_empty() {
            (room / 100 * 100, 0)
        } else {
            let mut sum = 0;
            let parts = self.ask.request.parts.iter();
            let kept = parts
                .take_while(|part| {
                    sum += part.hours.hundredths();
                    sum <= room
                })
                .count();
            let kept_hours = self.ask.request.parts[..kept].iter().map(|part| part.hours.hundredths()).sum();
            (kept_hours, kept)
        };
        let least = u64::from(hours.hundredths()) * u64::from(self.ground.thresholds().least_part_percent);
        let enough = part > 0 && u64::from(part) * 100 >= least && part < hours.hundredths();
        enough.then(|| (Hours::from_hundredths(part), kept))
    }

    pub(super) fn of_parts(&mut self) {
        if let Some(hours) = self.ask.request.hours_per_week {
            let Some((part, _)) = self.lacks_hours().then(|| self.part(hours)).flatten() else { return };
            let ask = self.ask.with(|request| request.hours_per_week = Some(part));
            let keep = self.words.weekly_part(part);
            self.keep(ReducedScope::new().with_keep([keep]), vec![part], vec![ask]);
            return;
        }
        let Some(hours) = self.ask.hours() else { return };
        let Some((part, kept)) = self.part(hours) else { return };
        let paid = offer(self.ask).map(|(offered, _)| offered);
        let currency = self.ask.request.offered.as_ref().map(|offered| offered.currency().to_owned());
        let ask = self.ask.with(|request| {
            request.hours = Some(part);
            request.parts.clear();
            // The same money for fewer hours.
            if let (Some(paid), Some(currency)) = (paid, &currency) {
                request.offered = Money::from_hundredths(paid, currency).ok();
                request.basis = Some(Basis::Project);
            }
        });
        let mut scope = ReducedScope::new().with_hours(part);
        scope.deadline = self.ask.request.deadline.map(|deadline| self.ground.calendar.last_working_day(deadline));
        let names = |parts: &[Part]| parts.iter().map(|part| part.name.clone()).collect();
        scope.keep = if kept == 0 { vec![self.words.one_part()] } else { names(&self.ask.request.parts[..kept]) };
        scope.drop = names(&self.ask.request.parts[kept..]);
        if kept == 0 {
            scope.drop.clear();
        }
        self.keep(scope, vec![part], vec![ask]);
    }
}
