//! The same, later: a later start, a longer deadline, parts in turn, other slots.

use jiff::civil::Date;

use super::Making;
use crate::decline::{Hours, LaterDate, LongerDeadline, Phase, Phased, Reason};
use crate::diagnose::finding::Rule;
use crate::diagnose::ground::Ask;
use crate::diagnose::later::later_start;
use crate::diagnose::request_facts::Part;
use crate::diagnose::rules::{outside, shortage};
use crate::diagnose::slots::free_slots;

impl Making<'_, '_> {
    pub(super) fn of_time(&mut self) {
        if !self.lacks_hours() {
            return;
        }
        let short = self.fired.iter().any(|one| matches!(one.reason, Reason::DeadlineTooShort(_)));
        let delivery = shortage(self.ground, self.ask).and_then(|short| short.delivery);
        // Where the deadline is what is too short, a longer one says the same as a later start, and says it better.
        if !(short && delivery.is_some())
            && let Some((start, to)) = later_start(self.ground, self.ask)
        {
            let ask = self.ask.with(|request| {
                request.start_not_before = Some(start);
                request.deadline = request.deadline.map(|_| to);
            });
            let mut later = LaterDate::new().with_start(start);
            if self.ask.request.hours_per_week.is_none() {
                let delivery = self.ground.calendar.last_working_day(to);
                later.detail = Some(self.words.delivered_on(delivery));
            }
            self.keep(later, self.whole(), vec![ask]);
        }
        let Some(delivery) = delivery else { return };
        let whole = self.ask.with(|request| request.deadline = Some(delivery));
        self.keep(LongerDeadline::new(delivery), self.whole(), vec![whole.clone()]);
        self.of_phases(delivery, whole);
    }

    fn of_phases(&mut self, delivery: Date, whole: Ask) {
        let (Some(hours), Some(deadline)) = (self.ask.hours(), self.ask.request.deadline) else { return };
        let Some((first, kept)) = self.part(hours) else { return };
        let rest = Hours::from_hundredths(hours.hundredths() - first.hundredths());
        let parts = &self.ask.request.parts;
        let (first_name, rest_name) = match kept {
            0 => (self.words.first_part(first), self.words.the_rest(rest)),
            kept => {
                let name = |parts: &[Part]| {
                    let names: Vec<String> = parts.iter().map(|part| part.name.clone()).collect();
                    self.words.short_list(&names)
                };
                (name(&parts[..kept]), name(&parts[kept..]))
            }
        };
        let handed_over = self.ground.calendar.last_working_day(deadline);
        let phases = [Phase::new(first_name, handed_over), Phase::new(rest_name, delivery)];
        let first_ask = self.ask.with(|request| {
            request.hours = Some(first);
            request.parts.clear();
        });
        self.keep(Phased::new().with_phases(phases), vec![first, rest], vec![first_ask, whole]);
    }

    pub(super) fn of_slots(&mut self) {
        let Some(asked) = self.ask.request.at.as_ref() else { return };
        let elsewhere = self.has(Rule::Overlap) || (self.has(Rule::Window) && outside(self.ground, asked));
        if !elsewhere {
            return;
        }
        let slots = free_slots(self.ground, asked, self.ask.request.deadline);
        if slots.is_empty() {
            return;
        }
        let asks = slots.iter().map(|slot| self.ask.with(|request| request.at = Some(slot.clone()))).collect();
        self.keep(LaterDate::new().with_slots(slots), self.whole(), asks);
    }
}
