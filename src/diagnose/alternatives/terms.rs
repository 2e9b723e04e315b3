//! On other terms, and on conditions.

use super::Making;
use crate::decline::{ChangedTerms, Reason, ReopenCondition};
use crate::diagnose::finding::Rule;
use crate::diagnose::rules::{needed_by, outside, overflow, price};

impl Making<'_, '_> {
    /// More hours, the full price, a surcharge.
    pub(super) fn of_terms(&mut self) {
        let person = &self.ground.situation.person;
        if self.has(Rule::Scope) {
            let rate = self.ask.agreement.as_ref().and_then(|agreement| agreement.extra_rate.as_ref());
            let extra = overflow(self.ask);
            let hours = extra.or(self.ask.hours());
            let what = extra.map_or_else(|| self.words.separate_quote(), |hours| self.words.extra_hours(hours));
            if extra.is_some() || rate.is_some() {
                let mut terms = ChangedTerms::new(what);
                terms.amount = rate.zip(hours).and_then(|(rate, hours)| price(rate, hours));
                self.keep(terms, self.whole(), vec![self.ask.settling(Rule::Scope)]);
            }
        }
        if self.has(Rule::Rate)
            && let Some(rate) = &person.minimum_rate
        {
            let (what, amount) = match self.ask.hours() {
                Some(hours) => (self.words.full_price(hours), price(rate, hours)),
                None => (self.words.hourly_rate(), Some(rate.clone())),
            };
            let mut terms = ChangedTerms::new(what);
            terms.amount = amount;
            self.keep(terms, self.whole(), vec![self.ask.settling(Rule::Rate)]);
        }
        let asked_outside = self.ask.request.at.as_ref().is_some_and(|slot| outside(self.ground, slot));
        if let (true, Some(fee)) = (asked_outside, &person.on_call_fee) {
            let terms = ChangedTerms::new(self.words.on_call()).with_amount(fee.clone());
            self.keep(terms, self.whole(), vec![self.ask.settling(Rule::Window)]);
        }
    }

    /// When an exclusivity has ended, what is missing is there, or a choice is looked at again.
    pub(super) fn of_conditions(&mut self) {
        let end = self.fired.iter().find_map(|one| match &one.reason {
            Reason::ConflictOfInterest(facts) => facts.until,
            _ => None,
        });
        if let Some(until) = end {
            let ask = self.ask.with(|request| {
                request.start_not_before = Some(until);
                request.deadline = None;
                request.at = None;
            });
            self.keep(ReopenCondition::new().with_review_date(until), Vec::new(), vec![ask]);
        }
        if self.has(Rule::Prerequisite) {
            // Whether the missing things come at once or at the last moment.
            let at_once = self.ask.with(|request| request.missing.clear());
            let last = needed_by(self.ground, self.ask);
            let at_last = at_once.with(|request| request.start_not_before = request.start_not_before.max(last));
            let condition = ReopenCondition::new().with_condition(self.words.missing_arrives());
            self.keep(condition, Vec::new(), vec![at_once, at_last]);
        }
        let review = self.ground.situation.person.focus.as_ref().and_then(|focus| focus.review_date);
        if let (true, Some(review)) = (self.has(Rule::Focus) || self.has(Rule::Nothing), review) {
            let ask = self.ask.settling(Rule::Focus).with(|request| {
                request.start_not_before = Some(review);
                request.deadline = None;
                request.at = None;
            });
            self.keep(ReopenCondition::new().with_review_date(review), Vec::new(), vec![ask]);
        }
    }
}
