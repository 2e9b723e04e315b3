//! What was agreed, what can be done, what has to be there, what it costs.

use jiff::civil::Date;

use super::Fired;
use super::hours::latest_start;
use crate::decline::{Basis, BudgetMismatch, Hours, MissingPrerequisites, Money, OutOfExpertise, OutOfScope};
use crate::diagnose::finding::{Facts, Rule};
use crate::diagnose::ground::{Ask, Ground};
use crate::diagnose::tags;
use crate::diagnose::words::Words;

/// How many of the person's skills a mail names.
const NAMED_SKILLS: usize = 3;

pub(super) fn scope(_: &Ground<'_>, ask: &Ask, _: &Words) -> Option<Fired> {
    let agreement = ask.agreement.as_ref()?;
    let tags = &ask.request.tags;
    let mut reason = OutOfScope::new(agreement.reference.as_str());
    let facts = Facts::default().with("agreement", agreement.reference.as_str());
    if let Some(excluded) = tags::shared(&agreement.excludes, tags) {
        reason.item_excluded = Some(excluded.to_owned());
        return Some(Fired::new(Rule::Scope, "scope_excluded", reason, facts.with("excluded", excluded)));
    }
    if !agreement.includes.is_empty() && !tags.is_empty() && tags::shared(tags, &agreement.includes).is_none() {
        reason.included.clone_from(&agreement.includes);
        let facts = facts.with("included", agreement.includes.as_slice()).with("tags", tags.as_slice());
        return Some(Fired::new(Rule::Scope, "scope_included", reason, facts));
    }
    let overflow = overflow(ask)?;
    let used = agreement.hours_used.unwrap_or_default();
    reason.hours_included = agreement.hours_per_month;
    reason.hours_used = Some(used);
    let facts = facts
        .with_some("hours_per_month", agreement.hours_per_month)
        .with("hours_used", used)
        .with_some("hours", ask.hours())
        .with("overflow_hours", overflow);
    Some(Fired::new(Rule::Scope, "scope_hours", reason, facts))
}

/// The hours by which the request goes beyond those of the agreement, if it goes beyond them.
pub(in crate::diagnose) fn overflow(ask: &Ask) -> Option<Hours> {
    let agreement = ask.agreement.as_ref()?;
    let left = left_in_agreement(ask)?;
    let used = agreement.hours_used.unwrap_or_default().hundredths();
    let asked = ask.hours()?.hundredths();
    let limit = agreement.hours_per_month?.hundredths();
    (asked > left.hundredths()).then(|| Hours::from_hundredths(used.saturating_add(asked).saturating_sub(limit)))
}

/// The hours that the agreement still has.
pub(in crate::diagnose) fn left_in_agreement(ask: &Ask) -> Option<Hours> {
    let agreement = ask.agreement.as_ref()?;
    let used = agreement.hours_used.unwrap_or_default().hundredths();
    Some(Hours::from_hundredths(agreement.hours_per_month?.hundredths().saturating_sub(used)))
}

pub(super) fn skill(ground: &Ground<'_>, ask: &Ask, words: &Words) -> Option<Fired> {
    let skills = &ground.situation.person.skills;
    let needed = ask.request.needs_skills.iter();
    let missing: Vec<String> = needed.filter(|skill| !tags::contains(skills, skill)).cloned().collect();
    if missing.is_empty() {
        return None;
    }
    let mut reason = OutOfExpertise::new(words.short_list(&missing));
    reason.what_i_do = skills.iter().take(NAMED_SKILLS).cloned().collect();
    let facts = Facts::default().with("missing", missing.as_slice());
    Some(Fired::new(Rule::Skill, "skill", reason, facts))
}

pub(super) fn prerequisite(ground: &Ground<'_>, ask: &Ask, _: &Words) -> Option<Fired> {
    let request = &ask.request;
    if request.missing.is_empty() {
        return None;
    }
    let mut reason = MissingPrerequisites::new().with_missing(request.missing.clone());
    reason.due = needed_by(ground, ask);
    reason.what_happens_next.clone_from(&request.then);
    let items: Vec<String> = request.missing.iter().map(|one| one.item.clone()).collect();
    let facts = Facts::default().with("missing", items.as_slice()).with_some("missing_by", reason.due);
    Some(Fired::new(Rule::Prerequisite, "prerequisite", reason, facts))
}

/// By when the missing things are needed: as given, or the last day on which the work can begin and still fit.
pub(in crate::diagnose) fn needed_by(ground: &Ground<'_>, ask: &Ask) -> Option<Date> {
    let from_calendar = || {
        ask.request.deadline?;
        latest_start(ground, ground.need(ask)?)
    };
    ask.request.missing_by.or_else(from_calendar)
}

/// What is offered for the whole and for how many hours, as far as both are known.
pub(in crate::diagnose) fn offer(ask: &Ask) -> Option<(u64, Hours)> {
    let hours = ask.hours()?;
    let offered = ask.request.offered.as_ref()?.hundredths();
    match ask.request.basis.unwrap_or(Basis::Hour) {
        Basis::Project => Some((offered, hours)),
        _ => Some((offered * u64::from(hours.hundredths()) / 100, hours)),
    }
}

/// The price of so many hours at a rate, rounded up to the hundredth.
pub(in crate::diagnose) fn price(rate: &Money, hours: Hours) -> Option<Money> {
    let hundredths = rate.hundredths() * u64::from(hours.hundredths());
    Money::from_hundredths(hundredths.div_ceil(100), rate.currency()).ok()
}

pub(super) fn rate(ground: &Ground<'_>, ask: &Ask, _: &Words) -> Option<Fired> {
    let least = ground.situation.person.minimum_rate.as_ref()?;
    let offered = ask.request.offered.as_ref().filter(|offered| offered.currency() == least.currency())?;
    let facts = Facts::default().with("offered", offered.clone());
    let mut reason = BudgetMismatch::new().with_offered(offered.clone());
    if ask.request.basis == Some(Basis::Project) {
        let (_, hours) = offer(ask)?;
        let quote = price(least, hours)?;
        if offered.hundredths() >= quote.hundredths() {
            return None;
        }
        reason = reason.with_quote(quote.clone()).with_basis(Basis::Project);
        let facts = facts.with("minimum_rate", least.clone()).with("hours", hours).with("minimum", quote);
        return Some(Fired::new(Rule::Rate, "rate_project", reason, facts));
    }
    if offered.hundredths() >= least.hundredths() {
        return None;
    }
    reason = reason.with_minimum(least.clone()).with_basis(Basis::Hour);
    Some(Fired::new(Rule::Rate, "rate", reason, facts.with("minimum", least.clone())))
}
