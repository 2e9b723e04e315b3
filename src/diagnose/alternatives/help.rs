//! Other ways to help: the safe way, another channel, whoever decides, and what the person offers.

use jiff::civil::Date;

use super::Making;
use crate::decline::{Alternative, Duration, Escalation, Hours, OtherFormat, SmallHelp};
use crate::diagnose::finding::Rule;
use crate::diagnose::ground::{Ask, Ground};
use crate::diagnose::person::PolicyLimit;
use crate::diagnose::request_facts::RequestFacts;
use crate::diagnose::rules::broken_policy;

impl Making<'_, '_> {
    pub(super) fn of_help(&mut self) {
        if self.has(Rule::Safety) {
            let safe = self.ask.with(|request| request.asks_for.clear());
            let mut asked = self.ask.request.asks_for.clone();
            asked.dedup();
            for sensitive in asked {
                let own = self.ground.situation.person.safeguards.iter().find(|one| one.asks_for == sensitive);
                let way = match own {
                    Some(own) => own.safe_way.clone(),
                    None => Some(self.words.safeguard(sensitive).safe_way.clone()),
                };
                if let Some(way) = way {
                    self.keep(SmallHelp::new(way), Vec::new(), vec![safe.clone()]);
                }
            }
        }
        if let Some((policy, Some((limit, _)))) = broken_policy(self.ground, &self.ask.request)
            && let Some(measure) = policy.limit.filter(|_| limit > 0)
            && let Some(grant) = self.words.grant(measure, limit)
        {
            let ask = self.ask.with(|request| match measure {
                PolicyLimit::Percent(_) => request.percent = Some(limit),
                _ => request.count = Some(limit),
            });
            self.keep(SmallHelp::new(grant), Vec::new(), vec![ask]);
        }
        let channels = &self.ground.situation.person.channels;
        if let (true, Some(channel), Some(from)) = (self.has(Rule::Window), channels.first(), &self.ask.request.channel)
        {
            let ask = self.ask.with(|request| request.channel = Some(channel.clone()));
            self.keep(OtherFormat::new(channel.as_str()).with_from(from.as_str()), Vec::new(), vec![ask]);
        }
        let barred = [Rule::Duty, Rule::Safety, Rule::Conflict].into_iter().any(|rule| self.has(rule));
        if let (false, Some(decider)) = (barred, &self.ask.request.decided_by) {
            let mut escalation = Escalation::new(decider.role.as_str());
            escalation.channel.clone_from(&decider.channel);
            escalation.expected_reply = decider.expected_reply;
            self.keep(escalation, Vec::new(), Vec::new());
        }
        for offer in &self.ground.situation.offers {
            if can_be_kept(self.ground, offer) {
                let ask = time_of(self.ground, offer);
                let hours = ask.iter().filter_map(Ask::hours).collect();
                self.keep(offer.clone(), hours, ask.into_iter().collect());
            }
        }
    }
}

/// The day on which the person does something for an offer.
pub(in crate::diagnose) fn date_of(offer: &Alternative) -> Option<Date> {
    match offer {
        Alternative::OtherFormat(facts) => facts.when,
        Alternative::SmallHelp(facts) => facts.when,
        _ => None,
    }
}

/// Whether the day of an offer is a working day, and the person it names has room before the deadline.
fn can_be_kept(ground: &Ground<'_>, offer: &Alternative) -> bool {
    let in_time = match (offer, ground.situation.request.deadline) {
        (Alternative::Referral(facts), Some(deadline)) => facts.available_from.is_none_or(|from| from <= deadline),
        _ => true,
    };
    in_time && date_of(offer).is_none_or(|date| ground.calendar.works(date))
}

/// The time that an offer takes, as a request of its own.
fn time_of(ground: &Ground<'_>, offer: &Alternative) -> Option<Ask> {
    let Alternative::SmallHelp(facts) = offer else { return None };
    let mut request = RequestFacts::new().with_hours(hours_of(ground, facts.time_box?));
    request.deadline = facts.when;
    Some(Ask { request, agreement: None, settled: None })
}

fn hours_of(ground: &Ground<'_>, duration: Duration) -> Hours {
    let week = u64::from(ground.situation.person.hours_per_week.hundredths());
    let days = ground.plan.weights.iter().filter(|minutes| **minutes > 0).count().max(1) as u64;
    let hundredths = match duration {
        Duration::Minutes(minutes) => (u64::from(minutes) * 100).div_ceil(60),
        Duration::Hours(hours) => u64::from(hours.hundredths()),
        Duration::Days(count) => (u64::from(count) * week).div_ceil(days),
        Duration::Weeks(count) => u64::from(count) * week,
    };
    Hours::from_hundredths(u32::try_from(hundredths).unwrap_or(u32::MAX))
}
