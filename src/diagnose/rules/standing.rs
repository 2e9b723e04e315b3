//! What holds whatever the week looks like: duties, safety, conflicts, policies, other deciders, the chosen focus.

use super::Fired;
use crate::decline::{
    ConflictOfInterest, DateFacts, LegalOrEthical, NotMyDecision, Policy, SecurityOrPrivacy, StrategicFit,
};
use crate::diagnose::days::days_between;
use crate::diagnose::finding::{Facts, Rule};
use crate::diagnose::ground::{Ask, Ground};
use crate::diagnose::person::{PolicyBasis, PolicyLimit, StandingPolicy};
use crate::diagnose::request_facts::RequestFacts;
use crate::diagnose::tags;
use crate::diagnose::words::Words;

/// The tag by which a request touches a policy.
fn touched<'a>(policy: &StandingPolicy, request: &'a RequestFacts) -> Option<&'a str> {
    let basis = policy.basis.unwrap_or_default();
    let reserved = || request.tags.iter().map(String::as_str).find(|tag| tags::reserved(tag) == Some(basis));
    tags::shared(&request.tags, &policy.tags).or_else(reserved)
}

pub(super) fn duty(ground: &Ground<'_>, ask: &Ask, _: &Words) -> Option<Fired> {
    let of_law = |policy: &&StandingPolicy| policy.basis.unwrap_or_default() != PolicyBasis::House;
    let mut policies = ground.situation.person.policies.iter().filter(of_law);
    let (policy, tag) = policies.find_map(|policy| Some((policy, touched(policy, &ask.request)?)))?;
    let duty = policy.duty.as_deref()?;
    let mut reason = LegalOrEthical::new(duty);
    reason.authority.clone_from(&policy.authority);
    let facts = Facts::default().with("policy", policy.name.as_str()).with("duty", duty).with("tag", tag);
    Some(Fired::new(Rule::Duty, "duty", reason, facts))
}

pub(super) fn safety(ground: &Ground<'_>, ask: &Ask, words: &Words) -> Option<Fired> {
    let asked = *ask.request.asks_for.first()?;
    let own = ground.situation.person.safeguards.iter().find(|one| one.asks_for == asked);
    let rule = own.map_or(words.safeguard(asked).rule.as_str(), |own| &own.rule);
    let mut reason = SecurityOrPrivacy::new(rule);
    reason.risk = own.and_then(|own| own.risk.clone());
    let facts = Facts::default().with("asks_for", asked.name()).with("what", words.sensitive(asked)).with("rule", rule);
    Some(Fired::new(Rule::Safety, "safety", reason, facts))
}

pub(super) fn conflict(ground: &Ground<'_>, ask: &Ask, words: &Words) -> Option<Fired> {
    let start = ground.start(ask);
    let conflicts = ground.situation.person.conflicts.iter();
    let standing = conflicts.filter(|one| one.until.is_none_or(|until| start < until));
    let (one, tag) = standing
        .filter_map(|one| Some((one, tags::shared(&ask.request.tags, &one.tags)?)))
        // The one that lasts longest decides: what ends sooner leaves the way closed.
        .max_by_key(|(one, _)| (one.until.is_none(), one.until))?;
    let mut reason = ConflictOfInterest::new(one.conflict);
    reason.until = one.until;
    let facts = Facts::default()
        .with("conflict", words.conflict(one.conflict))
        .with("tag", tag)
        .with("start", start)
        .with_some("until", one.until);
    let sentence = if one.until.is_some() { "conflict_until" } else { "conflict" };
    Some(Fired::new(Rule::Conflict, sentence, reason, facts))
}

/// The limit of a policy and what is asked, where that goes beyond it; in the limit's own measure.
fn beyond(ground: &Ground<'_>, request: &RequestFacts, limit: PolicyLimit) -> Option<(u32, u32)> {
    let (limit, actual) = match limit {
        PolicyLimit::Days(limit) => {
            let asked = request.received.unwrap_or(ground.today());
            (limit, u32::try_from(days_between(request.bought_on?, asked)).ok()?)
        }
        PolicyLimit::Percent(limit) => (limit, request.percent?),
        PolicyLimit::Count(limit) => (limit, request.count?),
    };
    (actual > limit).then_some((limit, actual))
}

/// The policy of the house that a request breaks, and, where that is by a limit, the limit and what is asked.
pub(in crate::diagnose) fn broken_policy<'a>(
    ground: &Ground<'a>,
    request: &RequestFacts,
) -> Option<(&'a StandingPolicy, Option<(u32, u32)>)> {
    let of_house = |policy: &&StandingPolicy| policy.basis.unwrap_or_default() == PolicyBasis::House;
    let policies = ground.situation.person.policies.iter().filter(of_house);
    policies.filter(|policy| touched(policy, request).is_some()).find_map(|policy| {
        let found = policy.limit.map(|limit| beyond(ground, request, limit));
        // A policy without a limit rules out what it touches; one with a limit, what goes beyond it.
        match found {
            None => Some((policy, None)),
            Some(found) => found.map(|found| (policy, Some(found))),
        }
    })
}

pub(super) fn policy(ground: &Ground<'_>, ask: &Ask, words: &Words) -> Option<Fired> {
    let request = &ask.request;
    let (policy, found) = broken_policy(ground, request)?;
    let mut reason = Policy::new(policy.name.as_str());
    reason.clause.clone_from(&policy.clause);
    reason.link.clone_from(&policy.link);
    reason.plain_why.clone_from(&policy.plain_why);
    let facts = Facts::default().with("policy", policy.name.as_str());
    let (Some(measure), Some((limit, actual))) = (policy.limit, found) else {
        return Some(Fired::new(Rule::Policy, "policy", reason, facts));
    };
    reason.limit = policy.limit_words.clone().or_else(|| Some(words.limit(measure, limit)));
    if let (PolicyLimit::Days(_), Some(bought)) = (measure, request.bought_on) {
        let asked = request.received.unwrap_or(ground.today());
        reason.date_facts = Some(DateFacts::new().with_bought_on(bought).with_asked_on(asked));
    } else {
        reason.detail = Some(words.beyond_limit(measure, actual));
    }
    let facts = facts
        .with("limit", limit)
        .with("actual", actual)
        .with("limit_measured", words.measured(measure, limit).as_str())
        .with("actual_measured", words.measured(measure, actual).as_str());
    Some(Fired::new(Rule::Policy, "policy_limit", reason, facts))
}

pub(super) fn decision(_: &Ground<'_>, ask: &Ask, _: &Words) -> Option<Fired> {
    let decider = ask.request.decided_by.as_ref()?;
    let mut reason = NotMyDecision::new(decider.role.as_str());
    reason.how_to_ask.clone_from(&decider.how_to_ask);
    reason.by_when = decider.by_when;
    let facts = Facts::default().with("role", decider.role.as_str()).with_some("by_when", decider.by_when);
    Some(Fired::new(Rule::Decision, "decision", reason, facts))
}

pub(super) fn focus(ground: &Ground<'_>, ask: &Ask, _: &Words) -> Option<Fired> {
    let focus = ground.situation.person.focus.as_ref()?;
    let tags = &ask.request.tags;
    if tags.is_empty() || focus.tags.is_empty() || tags::shared(tags, &focus.tags).is_some() {
        return None;
    }
    let facts = Facts::default().with("focus", focus.name.as_str()).with("tags", tags.as_slice());
    Some(Fired::new(Rule::Focus, "focus", strategic_fit(ground)?, facts))
}

/// The reason of somebody who has chosen what to work on.
pub(in crate::diagnose) fn strategic_fit(ground: &Ground<'_>) -> Option<StrategicFit> {
    let focus = ground.situation.person.focus.as_ref()?;
    let mut reason = StrategicFit::new(focus.name.as_str());
    reason.review_date = focus.review_date;
    reason.criteria.clone_from(&focus.criteria);
    Some(reason)
}
