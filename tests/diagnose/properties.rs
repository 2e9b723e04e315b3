//! What holds for every situation, tried on thousands of random ones.

use declina::diagnose::Rule;
use declina::{
    Alternative, AlternativeKind, Basis, Diagnosis, Hours, Recipient, Request, RequestFacts, Sender, Situation,
    diagnose,
};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;

use super::worlds::{hours_alone, situations};

fn has(diagnosis: &Diagnosis, rule: Rule) -> bool {
    diagnosis.findings().iter().any(|finding| finding.rule == rule)
}

fn of_kind(diagnosis: &Diagnosis, kind: AlternativeKind) -> Option<&Alternative> {
    diagnosis.alternatives().iter().map(|one| &one.alternative).find(|one| one.kind() == kind)
}

/// The first day on which the request can be worked on.
fn start(situation: &Situation) -> Date {
    situation.request.start_not_before.map_or(situation.today, |start| start.max(situation.today))
}

fn works(situation: &Situation, day: Date) -> bool {
    let person = &situation.person;
    let weekday = declina::Weekday::of(day);
    let by_windows = person.working_windows.iter().any(|window| window.days.contains(&weekday));
    let by_week = person.working_windows.is_empty() && weekday <= declina::Weekday::Friday;
    let away = person.leave.iter().any(|one| one.hours_per_week.is_none() && (one.from..=one.to).contains(&day));
    (by_windows || by_week) && !away
}

/// The days of each week from the one after a date, as far as dates are looked for.
fn weeks_after(situation: &Situation, date: Date) -> Vec<Vec<Date>> {
    let monday = date.saturating_sub(i64::from(date.weekday().to_monday_zero_offset()).days());
    let horizon = situation.today.saturating_add((7 * i64::from(situation.thresholds.horizon_weeks)).days());
    let days = |week: i64| (0..7_i64).map(move |day| monday.saturating_add((7 * week + day).days()));
    let within = |week: i64| days(week).filter(|day| *day <= horizon && works(situation, *day)).collect();
    (0..60_i64).map(within).collect()
}

/// The first working day of each week after the one in which the request could begin.
fn first_days(situation: &Situation) -> Vec<Date> {
    let weeks = weeks_after(situation, start(situation));
    weeks.into_iter().skip(1).filter_map(|week| week.first().copied()).collect()
}

/// The delivery day of each week, after the deadline: the last working day up to Friday, or else the last one.
fn delivery_days(situation: &Situation, deadline: Date) -> Vec<Date> {
    let up_to_friday = |day: &&Date| day.weekday().to_monday_zero_offset() < 5;
    let weeks = weeks_after(situation, deadline).into_iter();
    let weeks = weeks.map(|week| week.into_iter().filter(|day| *day > deadline).collect::<Vec<_>>());
    weeks.filter_map(|week| week.iter().rfind(up_to_friday).or(week.last()).copied()).collect()
}

fn changed(situation: &Situation, change: impl FnOnce(&mut Situation)) -> Situation {
    let mut other = situation.clone();
    // A choice is no obstacle to an alternative.
    other.context.by_choice = None;
    change(&mut other);
    other
}

/// The request moved so that it begins on another day, with as many days as it had.
fn begun(situation: &Situation, day: Date) -> Situation {
    changed(situation, |other| {
        let length = other.request.deadline.map(|deadline| start(situation).until(deadline).unwrap());
        other.request.start_not_before = Some(day);
        other.request.deadline = length.map(|length| day.saturating_add(length));
    })
}

fn hours_of(situation: &Situation) -> Option<Hours> {
    let parts = situation.request.parts.iter().map(|part| part.hours.hundredths()).sum();
    situation.request.hours.or((parts > 0).then(|| Hours::from_hundredths(parts)))
}

fn with_hours(situation: &mut Situation, hours: Hours) {
    situation.request.parts.clear();
    situation.request.hours = Some(hours);
}

/// The situations that an alternative makes of a situation: as somebody else would read the offer.
fn accepted(situation: &Situation, diagnosis: &Diagnosis, index: usize) -> Vec<Situation> {
    let offer = &diagnosis.alternatives()[index];
    match &offer.alternative {
        Alternative::LaterDate(later) => {
            let start = later.start.map(|start| begun(situation, start));
            let slots = later.slots.iter();
            let slots = slots.map(|slot| changed(situation, |other| other.request.at = Some(slot.clone())));
            start.into_iter().chain(slots).collect()
        }
        Alternative::LongerDeadline(longer) => {
            vec![changed(situation, |other| other.request.deadline = Some(longer.new_deadline))]
        }
        Alternative::Phased(phased) => {
            assert_eq!(
                offer.hours.iter().map(|hours| hours.hundredths()).sum::<u32>(),
                hours_of(situation).unwrap().hundredths()
            );
            let first = changed(situation, |other| {
                with_hours(other, offer.hours[0]);
                other.request.deadline = Some(phased.phases[0].when);
            });
            let whole = changed(situation, |other| other.request.deadline = Some(phased.phases[1].when));
            vec![first, whole]
        }
        Alternative::ReducedScope(_) if situation.request.hours_per_week.is_some() => {
            vec![changed(situation, |other| other.request.hours_per_week = Some(offer.hours[0]))]
        }
        Alternative::ReducedScope(reduced) => vec![changed(situation, |other| {
            // The same money for less work.
            let offered = other.request.offered.clone();
            if let (Some(offered), Some(hours)) = (offered, hours_of(situation))
                && other.request.basis != Some(Basis::Project)
            {
                let total = offered.hundredths() * u64::from(hours.hundredths()) / 100;
                other.request.offered = declina::Money::from_hundredths(total, offered.currency()).ok();
                other.request.basis = Some(Basis::Project);
            }
            with_hours(other, reduced.hours.unwrap());
        })],
        Alternative::PrioritySwap(swap) => vec![changed(situation, |other| {
            let mut freed = 0;
            for paused in &swap.pause {
                let one = other.commitments.iter_mut().find(|one| one.alias == paused.task).unwrap();
                assert_eq!(one.movable, Some(true));
                assert!(one.priority.unwrap_or_default() < other.context.stakes.unwrap_or_default());
                assert!(one.due < paused.new_date);
                one.due = paused.new_date;
                freed += one.hours_left.unwrap().hundredths();
            }
            if let Some(agreement) = other.agreement.as_mut().filter(|_| has(diagnosis, Rule::Scope)) {
                let used = agreement.hours_used.unwrap().hundredths();
                agreement.hours_used = Some(Hours::from_hundredths(used.saturating_sub(freed)));
            }
        })],
        Alternative::ChangedTerms(terms) if terms.what_changes.contains("on-call") => {
            // At that hour, for that fee: everything but the windows still has to allow it.
            let free = diagnose(situation).findings().iter().all(|finding| finding.rule == Rule::Window);
            assert!(free);
            Vec::new()
        }
        Alternative::ChangedTerms(_) => vec![changed(situation, |other| {
            if has(diagnosis, Rule::Scope) {
                other.agreement = None;
            } else {
                other.request.offered = None;
            }
        })],
        Alternative::SmallHelp(help) if help.time_box.is_some() => vec![changed(situation, |other| {
            other.request = RequestFacts::new().with_hours(offer.hours[0]);
            other.request.deadline = help.when;
            other.agreement = None;
        })],
        Alternative::SmallHelp(help) => vec![changed(situation, |other| {
            let limit = help.what.split_whitespace().find_map(|word| word.trim_end_matches(['%', ',']).parse().ok());
            match limit {
                Some(limit) if help.what.contains('%') => other.request.percent = Some(limit),
                Some(limit) => other.request.count = Some(limit),
                None => other.request.asks_for.clear(),
            }
        })],
        Alternative::OtherFormat(format) => {
            vec![changed(situation, |other| other.request.channel = Some(format.to.clone()))]
        }
        Alternative::ReopenCondition(reopen) if reopen.condition.is_some() => {
            let at_once = changed(situation, |other| other.request.missing.clear());
            let last = diagnosis.reasons().iter().find_map(|reason| match reason {
                declina::Reason::MissingPrerequisites(facts) => facts.due,
                _ => None,
            });
            let at_last = changed(&at_once, |other| {
                other.request.start_not_before = other.request.start_not_before.max(last);
            });
            vec![at_once, at_last]
        }
        Alternative::ReopenCondition(reopen) => vec![changed(situation, |other| {
            other.request.start_not_before = reopen.review_date;
            other.request.deadline = None;
            other.request.at = None;
            if has(diagnosis, Rule::Focus) || has(diagnosis, Rule::Nothing) {
                other.person.focus = None;
            }
        })],
        Alternative::Escalation(_) => {
            for rule in [Rule::Duty, Rule::Safety, Rule::Conflict] {
                assert!(!has(diagnosis, rule));
            }
            Vec::new()
        }
        Alternative::Referral(_) => Vec::new(),
        other => panic!("nobody expected {other:?}"),
    }
}

/// Two thousand situations for each property, or as many as `PROPTEST_CASES` asks for above that.
fn thousands() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases.max(2000), failure_persistence: None, ..usual }
}

proptest! {
    #![proptest_config(thousands())]

    #[test]
    fn every_situation_is_diagnosed_and_the_decline_is_valid(situation in situations()) {
        situation.validate().unwrap();
        let diagnosis = diagnose(&situation);
        prop_assert_eq!(&diagnosis, &diagnose(&situation));
        let rules: Vec<Rule> = diagnosis.findings().iter().map(|finding| finding.rule).collect();
        prop_assert!(rules.is_sorted_by(|one, next| one < next));
        let filled = diagnosis.findings().iter().all(|finding| !finding.explanation.contains(['{', '}']));
        prop_assert!(filled);
        let reasons: Vec<_> = diagnosis.findings().iter().filter_map(|finding| finding.reason).take(2).collect();
        let kinds: Vec<_> = diagnosis.reasons().iter().map(|reason| reason.kind()).collect();
        prop_assert_eq!(reasons, kinds);
        let decline = diagnosis.decline(Recipient::new("Ann"), Sender::new("Tom"), Request::new("write it"));
        prop_assert_eq!(decline.is_none(), diagnosis.can_accept());
        if let Some(decline) = decline {
            decline.validate().unwrap();
        }
        let written = serde_json::to_string(&situation).unwrap();
        prop_assert_eq!(Situation::from_json(&written).unwrap(), situation);
    }

    #[test]
    fn no_alternative_would_have_to_be_refused(situation in situations()) {
        let diagnosis = diagnose(&situation);
        for index in 0..diagnosis.alternatives().len() {
            for taken in accepted(&situation, &diagnosis, index) {
                let again = diagnose(&taken);
                prop_assert!(
                    again.can_accept(),
                    "{:?} is offered, but {:?}", diagnosis.alternatives()[index], again.findings()
                );
            }
        }
    }

    #[test]
    fn an_answer_on_the_last_day_still_leaves_time(situation in situations()) {
        let diagnosis = diagnose(&situation);
        let Some(reply_by) = diagnosis.reply_by() else { return Ok(()) };
        let decline = diagnosis.decline(Recipient::new("Ann"), Sender::new("Tom"), Request::new("write it")).unwrap();
        let day = reply_by.saturating_add(1.day());
        for (index, offer) in diagnosis.alternatives().iter().enumerate() {
            let told = decline.alternatives.iter().any(|one| match (one, &offer.alternative) {
                (Alternative::LaterDate(one), Alternative::LaterDate(offer)) if offer.start.is_none() => {
                    one.slots.iter().all(|slot| offer.slots.contains(slot))
                }
                (one, offer) => one == offer,
            });
            if !told {
                continue;
            }
            for taken in accepted(&situation, &diagnosis, index) {
                let late = changed(&taken, |other| other.request.start_not_before = other.request.start_not_before.max(Some(day)));
                prop_assert!(late.request.deadline.is_none_or(|deadline| deadline >= day));
                prop_assert!(diagnose(&late).can_accept(), "{:?} after {}", offer, reply_by);
            }
        }
    }

    #[test]
    fn no_earlier_week_would_do(situation in hours_alone()) {
        let diagnosis = diagnose(&situation);
        if diagnosis.can_accept() || !diagnosis.alternatives().iter().any(|one| one.kind() == AlternativeKind::LaterDate) {
            return Ok(());
        }
        let Some(Alternative::LaterDate(later)) = of_kind(&diagnosis, AlternativeKind::LaterDate) else { panic!() };
        let offered = later.start.unwrap();
        for day in first_days(&situation).into_iter().filter(|day| *day < offered) {
            let earlier = diagnose(&begun(&situation, day));
            prop_assert!(!earlier.can_accept(), "{offered} is offered, but {day} would do");
        }
    }

    #[test]
    fn no_earlier_delivery_would_do(situation in hours_alone()) {
        let diagnosis = diagnose(&situation);
        let Some(Alternative::LongerDeadline(longer)) = of_kind(&diagnosis, AlternativeKind::LongerDeadline) else {
            return Ok(());
        };
        let deadline = situation.request.deadline.unwrap();
        let days = delivery_days(&situation, deadline);
        prop_assert!(days.contains(&longer.new_deadline));
        for day in days.into_iter().filter(|day| *day < longer.new_deadline) {
            let earlier = diagnose(&changed(&situation, |other| other.request.deadline = Some(day)));
            prop_assert!(!earlier.can_accept(), "{} is offered, but {day} would do", longer.new_deadline);
        }
    }

    #[test]
    fn where_no_later_date_is_offered_none_would_do(situation in hours_alone()) {
        let diagnosis = diagnose(&situation);
        let kinds = [AlternativeKind::LaterDate, AlternativeKind::LongerDeadline];
        let asked = situation.request.deadline.is_some() || situation.request.hours_per_week.is_some();
        if diagnosis.can_accept() || !asked || kinds.iter().any(|kind| of_kind(&diagnosis, *kind).is_some()) {
            return Ok(());
        }
        for day in first_days(&situation) {
            prop_assert!(!diagnose(&begun(&situation, day)).can_accept(), "{day} would do");
        }
    }

    #[test]
    fn an_hour_more_a_week_never_makes_the_answer_worse(situation in hours_alone(), more in 1..400_u32) {
        let before = diagnose(&situation);
        let after = diagnose(&changed(&situation, |other| {
            other.person.hours_per_week = Hours::from_hundredths(other.person.hours_per_week.hundredths() + more);
        }));
        no_worse(&situation, &before, &after)?;
    }

    #[test]
    fn an_hour_less_promised_never_makes_the_answer_worse(situation in hours_alone(), which in 0..7_usize, less in 1..400_u32) {
        let before = diagnose(&situation);
        let after = diagnose(&changed(&situation, |other| {
            let Some(one) = other.commitments.get_mut(which) else { return };
            let fewer = |hours: Hours| Hours::from_hundredths(hours.hundredths().saturating_sub(less));
            one.hours_left = one.hours_left.map(fewer);
            one.hours_per_week = one.hours_per_week.map(fewer);
        }));
        no_worse(&situation, &before, &after)?;
    }

    #[test]
    fn an_hour_less_asked_never_makes_the_answer_worse(situation in hours_alone(), less in 1..400_u32) {
        let Some(hours) = situation.request.hours.filter(|hours| hours.hundredths() > less) else { return Ok(()) };
        let fewer = Hours::from_hundredths(hours.hundredths() - less);
        let before = diagnose(&situation);
        let after = diagnose(&changed(&situation, |other| other.request.hours = Some(fewer)));
        prop_assert!(!before.can_accept() || after.can_accept());
        prop_assert!(delivered(&after) <= delivered(&before));
    }

    #[test]
    fn without_its_cause_a_reason_is_gone(situation in situations()) {
        let diagnosis = diagnose(&situation);
        for finding in diagnosis.findings() {
            let removed = changed(&situation, |other| match finding.rule {
                Rule::Duty | Rule::Policy => other.person.policies.clear(),
                Rule::Safety => other.request.asks_for.clear(),
                Rule::Conflict => other.person.conflicts.clear(),
                Rule::Decision => other.request.decided_by = None,
                Rule::Scope => other.agreement = None,
                Rule::Skill => other.request.needs_skills.clear(),
                Rule::Prerequisite => other.request.missing.clear(),
                Rule::Window => {
                    other.request.at = None;
                    other.request.channel = None;
                    other.request.reply_within_hours = None;
                }
                Rule::Overlap => {
                    other.person.leave.clear();
                    other.commitments.retain(|one| one.at.is_none());
                }
                Rule::Hours => {
                    other.request.hours = None;
                    other.request.hours_per_week = None;
                    other.request.parts.clear();
                }
                Rule::Rate => other.request.offered = None,
                Rule::Focus => other.person.focus = None,
                _ => {}
            });
            let again = diagnose(&removed);
            prop_assert!(finding.rule == Rule::Nothing || !has(&again, finding.rule), "{:?}", finding);
        }
    }

    #[test]
    fn what_is_accepted_makes_nothing_late(situation in hours_alone()) {
        let situation = changed(&situation, |other| {
            // Days of equal length, and no meetings: what the simulation below knows.
            other.person.working_windows.clear();
            other.person.leave.clear();
            other.commitments.retain(|one| one.hours_left.is_some());
            other.request.hours_per_week = None;
        });
        let (Some(hours), Some(deadline)) = (hours_of(&situation), situation.request.deadline) else { return Ok(()) };
        let alone = late(&situation, None);
        let beside = late(&situation, Some((hours, deadline)));
        // What is late anyway may not become later, and what is in time may not become late.
        let fits = alone == beside;
        prop_assert_eq!(diagnose(&situation).can_accept(), fits);
    }
}

/// The first day on which the whole is delivered.
fn delivered(diagnosis: &Diagnosis) -> Date {
    match of_kind(diagnosis, AlternativeKind::LongerDeadline) {
        Some(Alternative::LongerDeadline(longer)) => longer.new_deadline,
        _ if diagnosis.can_accept() => Date::MIN,
        _ => Date::MAX,
    }
}

fn no_worse(situation: &Situation, before: &Diagnosis, after: &Diagnosis) -> Result<(), TestCaseError> {
    prop_assert!(!before.can_accept() || after.can_accept());
    if after.can_accept() {
        return Ok(());
    }
    prop_assert!(delivered(after) <= delivered(before));
    let part = |diagnosis: &Diagnosis| {
        let reduced = diagnosis.alternatives().iter().find(|one| one.kind() == AlternativeKind::ReducedScope);
        reduced.map(|one| one.hours[0])
    };
    prop_assert!(part(after) >= part(before), "{:?} < {:?}", part(after), part(before));
    let later = |diagnosis: &Diagnosis| match of_kind(diagnosis, AlternativeKind::LaterDate) {
        Some(Alternative::LaterDate(later)) => later.start,
        _ => None,
    };
    if let Some(start_before) = later(before) {
        let start_after = later(after);
        // Where a longer deadline is enough, a later start is not offered any more.
        let enough = of_kind(after, AlternativeKind::LongerDeadline).is_some();
        prop_assert!(
            start_after.is_some_and(|start| start <= start_before) || (start_after.is_none() && enough),
            "{:?} after {:?} in {:?}",
            start_after,
            start_before,
            situation
        );
    }
    Ok(())
}

/// By how much each commitment is late, when the work is done day by day, what is due first coming first; in units
/// so small that every share of a day is whole. With the request, as one more commitment that may not be late.
fn late(situation: &Situation, request: Option<(Hours, Date)>) -> Vec<(Date, u64)> {
    const UNITS: u64 = 50_000;
    let person = &situation.person;
    let buffer = u64::from(person.buffer_percent.unwrap_or(situation.thresholds.buffer_percent));
    let factor = match person.overtime_weeks.unwrap_or(0) {
        0..=1 => 100,
        2..=3 => 80,
        _ => 60,
    };
    let a_day = u64::from(person.hours_per_week.hundredths()) * (100 - buffer) * factor;
    let mut jobs: Vec<(Date, Date, u64)> = situation
        .commitments
        .iter()
        .map(|one| {
            (
                one.due.unwrap().max(situation.today),
                situation.today,
                u64::from(one.hours_left.unwrap().hundredths()) * UNITS,
            )
        })
        .collect();
    if let Some((hours, deadline)) = request {
        jobs.push((deadline, start(situation), u64::from(hours.hundredths()) * UNITS));
    }
    let mut day = situation.today;
    let mut missed = Vec::new();
    for _ in 0..400 {
        let mut left = if Date::weekday(day).to_monday_zero_offset() < 5 { a_day } else { 0 };
        jobs.sort();
        for (_, release, hours) in jobs.iter_mut().filter(|(_, release, _)| *release <= day) {
            let done = left.min(*hours);
            (*hours, left) = (*hours - done, left - done);
            let _ = release;
        }
        missed.extend(
            jobs.iter().filter(|(due, _, hours)| *due <= day && *hours > 0).map(|(due, _, hours)| (*due, *hours)),
        );
        day = day.saturating_add(1.day());
    }
    missed.sort();
    missed
}
