//! Slots, channels and answering times; commitments and leave that overlap them.

use jiff::civil::Date;

use super::Fired;
use super::hours::leave_takes_it;
use crate::decline::{Duration, Leave, OutsideWorkingHours, Period, ReducedTo, ScheduleConflict, Slot, WorkingHours};
use crate::diagnose::finding::{Facts, Rule};
use crate::diagnose::ground::{Ask, Ground};
use crate::diagnose::person::Absence;
use crate::diagnose::slots::{free_slots, next_window};
use crate::diagnose::tags;
use crate::diagnose::windows::minutes_of;
use crate::diagnose::words::Words;

/// Whether the asked slot lies outside the working windows.
pub(in crate::diagnose) fn outside(ground: &Ground<'_>, slot: &Slot) -> bool {
    !ground.windows.contain(slot.date, minutes_of(slot, ground.thresholds().slot_minutes))
}

/// The working hours that a slot lies in, or else the first ones; with all the days on which they are the same.
fn hours_of(ground: &Ground<'_>, slot: Option<&Slot>) -> Option<WorkingHours> {
    let hours = &ground.situation.person.working_windows;
    let weekday = slot.map(|slot| crate::decline::Weekday::of(slot.date));
    let inside = |window: &&WorkingHours| {
        let start = slot.and_then(|slot| slot.start);
        weekday.is_some_and(|day| window.days.contains(&day))
            && start.is_none_or(|start| window.from <= start && start < window.to)
    };
    let mut found = hours.iter().find(inside).or_else(|| hours.first())?.clone();
    let same = hours.iter().filter(|window| (window.from, window.to) == (found.from, found.to));
    found.days = same.flat_map(|window| window.days.clone()).collect();
    found.days.sort_unstable();
    found.days.dedup();
    Some(found)
}

pub(super) fn window(ground: &Ground<'_>, ask: &Ask, words: &Words) -> Option<Fired> {
    let (request, person) = (&ask.request, &ground.situation.person);
    if !ground.windows.are_given() {
        return None;
    }
    if let Some(slot) = request.at.as_ref().filter(|slot| outside(ground, slot)) {
        let next = free_slots(ground, slot, request.deadline);
        let mut reason = OutsideWorkingHours::new(hours_of(ground, next.first())?);
        reason.emergency_path.clone_from(&person.emergency_path);
        let facts = Facts::default().with("slot", words.slot(slot).as_str());
        let facts = facts.with_some("next_slot", next.first().map(|slot| words.slot(slot)).as_deref());
        return Some(Fired::new(Rule::Window, "window_slot", reason, facts));
    }
    let next = next_window(ground, ground.today());
    let mut reason = OutsideWorkingHours::new(hours_of(ground, next.as_ref())?);
    reason.emergency_path.clone_from(&person.emergency_path);
    let next_facts = Facts::default().with_some("next_window", next.as_ref().map(|slot| words.slot(slot)).as_deref());
    reason.next_window = next;
    let channel = request
        .channel
        .as_deref()
        .filter(|channel| !person.channels.is_empty() && !tags::contains(&person.channels, channel));
    if let Some(channel) = channel {
        reason.channel = person.channels.first().cloned();
        let facts = next_facts.with("channel", channel).with("channels", person.channels.as_slice());
        return Some(Fired::new(Rule::Window, "window_channel", reason, facts));
    }
    let (asked, own) = (request.reply_within_hours?, person.response_hours?);
    if asked >= own {
        return None;
    }
    reason.response_time = Some(Duration::Hours(own)).filter(|duration| !duration.is_zero());
    let facts = next_facts.with("reply_within_hours", asked).with("response_hours", own);
    Some(Fired::new(Rule::Window, "window_reply", reason, facts))
}

fn covering<'a>(ground: &Ground<'a>, date: Date) -> Option<&'a Absence> {
    let leave = ground.situation.person.leave.iter();
    leave
        .filter(|one| one.hours_per_week.is_none_or(|hours| hours.hundredths() == 0))
        .find(|one| (one.from..=one.to).contains(&date))
}

fn leave(ground: &Ground<'_>, absence: &Absence) -> Leave {
    let mut reason = Leave::new();
    reason.cover.clone_from(&absence.cover);
    match absence.hours_per_week.filter(|hours| hours.hundredths() > 0) {
        Some(hours) => reason.with_reduced_to(ReducedTo::new(hours).with_until(absence.to)),
        // Days that are over are nobody's reason.
        None => reason.with_away(Period::new(absence.from.max(ground.today()), absence.to)),
    }
}

pub(super) fn overlap(ground: &Ground<'_>, ask: &Ask, words: &Words) -> Option<Fired> {
    let Some(slot) = &ask.request.at else { return leave_in_the_way(ground, ask) };
    let facts = Facts::default().with("slot", words.slot(slot).as_str());
    if let Some(absence) = covering(ground, slot.date) {
        let facts = facts.with("leave_from", absence.from).with("leave_to", absence.to);
        return Some(Fired::new(Rule::Overlap, "overlap_leave", leave(ground, absence), facts));
    }
    let commitment = ground.overlapping(slot)?;
    let next = free_slots(ground, slot, ask.request.deadline);
    let next: Vec<String> = next.iter().map(|slot| words.slot(slot)).collect();
    let reason = ScheduleConflict::new(slot.clone()).with_conflict_label(commitment.alias.as_str());
    let facts = facts.with("commitment", commitment.alias.as_str()).with("next_slots", next.as_slice());
    Some(Fired::new(Rule::Overlap, "overlap", reason, facts))
}

/// Leave that takes the hours which the request needs: without it they would be there.
fn leave_in_the_way(ground: &Ground<'_>, ask: &Ask) -> Option<Fired> {
    let need = ground.need(ask)?;
    let absence = leave_takes_it(ground, need)?;
    let facts = Facts::default()
        .with("leave_from", absence.from)
        .with("leave_to", absence.to)
        .with("until", need.to)
        .with("free_hours", ground.free_for(need))
        .with("hours", need.hours);
    let away = absence.hours_per_week.is_none_or(|hours| hours.hundredths() == 0);
    let sentence = if away { "leave" } else { "leave_reduced" };
    Some(Fired::new(Rule::Overlap, sentence, leave(ground, absence), facts))
}
