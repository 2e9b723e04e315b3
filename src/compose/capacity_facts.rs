//! The facts of hours that are full: how many there are, what takes them, how many are left.

use super::facts::{Facts, Items};
use super::grammar::Grammar;
use super::shape::english;
use super::shape::spanish::is_plural;
use super::text::one_line;
use crate::decline::{Capacity, Decline, Duration, Hours, Leave, Length, Reason};
use crate::locale::Language;

/// `decline` is the one that the reason stands in.
pub(crate) fn capacity<'a>(
    it: &'a Capacity,
    decline: &'a Decline,
    grammar: &Grammar<'_>,
    items: &impl Items,
    facts: &mut Facts<'a>,
) {
    let spanish = grammar.locale.language() == Language::Spanish;
    let begun = it.period.is_some_and(|period| grammar.is_now(period.from));
    let filled = it.capacity_hours.is_some() && it.committed_hours >= it.capacity_hours;
    // *tengo llenas las 16 horas de la semana*
    facts.flag("filled", spanish && filled);
    // In Spanish what alone takes the hours is said to take them.
    let whole = match &it.commitments[..] {
        [one] if spanish && !filled && it.capacity_hours.is_some() => {
            let until = one.until.is_none() || one.until == it.period.map(|period| period.to);
            let hours = one.hours.is_none() || one.hours == it.committed_hours;
            until && hours && (begun || it.period.is_none())
        }
        _ => false,
    };
    let together = spanish && !filled && takes_together(it);
    let whole = whole || together;
    // *The audit extract takes 26 of my 30 hours a week*
    let alone = match &it.commitments[..] {
        [one] if !spanish && it.committed_hours.is_none() && it.capacity_hours.is_some() => one.hours,
        _ => None,
    };
    facts.hours("committed", it.committed_hours.or(alone).filter(|_| !whole));
    facts.hours("capacity", it.capacity_hours);
    // *15 hours a week*, *12 of them*
    let capacity = it.capacity_hours;
    let reduced =
        |leave: &Leave| leave.reduced_to.as_ref().is_some_and(|reduced| Some(reduced.hours_per_week) == capacity);
    let told = matches!(&decline.reasons[0], Reason::Leave(leave) if reduced(leave));
    facts.flag("of_them", told && !spanish);
    facts.hours("requested", it.requested_hours);
    if let (Some(committed), Some(capacity), Some(requested), true) =
        (it.committed_hours.or(alone), it.capacity_hours, it.requested_hours, spanish)
    {
        let left = capacity.hundredths().saturating_sub(committed.hundredths());
        // *me quedan cinco horas*
        if (101..requested.hundredths()).contains(&left) {
            facts.text("left", grammar.duration(Duration::Hours(Hours::from_hundredths(left))));
        }
    }
    // The no of an English mail may have named the day: *by 11 December. Until then, …*
    let then = it.period.is_some_and(|period| {
        decline.style.length != Length::Full && decline.request.task.contains(&grammar.date_again(period.to))
    });
    facts.flag("to_then", then && !spanish);
    facts.date("free_from", it.free_from);
    facts.term("to", it.period.map(|period| period.to));
    facts.period("period", it.period);
    // Of what has begun already, only the end is told.
    facts.flag("begun", spanish && begun);
    let parted = it.commitments.len() > 1 || (it.commitments.len() == 1 && it.committed_hours.is_none());
    let timed = parted && alone.is_none() && it.commitments.iter().all(|one| one.hours.is_some());
    let plural = |name: &str| match grammar.locale.language() {
        Language::Spanish => is_plural(name),
        Language::English => english::is_plural(name),
    };
    let commitments: Vec<String> = it
        .commitments
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let mut item = Facts::new();
            item.value("name", Some(&one.name));
            item.flag("timed", timed);
            item.flag("plural", plural(&one.name));
            item.flag("further", at > 0);
            // *Of my 30 hours a week, I'm giving 22 to …*
            item.flag("bare", it.capacity_hours.is_some() && it.committed_hours.is_none());
            // What the sentence around it says is not said again.
            let single = it.commitments.len() == 1;
            let told = it.committed_hours.or(alone);
            item.hours("hours", one.hours.filter(|hours| !single || told != Some(*hours)));
            // Beside the day on which all of it ends, the days of its parts are left to a mail that tells everything.
            let apart = !spanish || it.period.is_none() || decline.style.length == Length::Full;
            let until = one.until.filter(|until| apart && it.period.map(|period| period.to) != Some(*until));
            // Inside a list the weekday would only make the sentence long.
            if let Some(until) = until {
                item.text("until", grammar.day(until));
            }
            items.item("item/commitment", item)
        })
        .collect();
    // *32 de mis 38 horas, 20 de ellas con el catálogo*: the one commitment that is named takes a part of them.
    if let [one] = &it.commitments[..]
        && let (Some(share), Some(committed)) = (one.hours, it.committed_hours)
        && share.hundredths() < committed.hundredths()
    {
        facts.hours("share", Some(share));
        facts.value("share_name", Some(&one.name));
        facts.date("share_until", one.until.filter(|until| it.period.map(|period| period.to) != Some(*until)));
    }
    // *hasta el miércoles 2, los uniformes se llevan 30 de mis 40 horas semanales*
    if let ([one], true) = (&it.commitments[..], spanish && !together && (whole || it.committed_hours.is_none()))
        && let Some(hours) = one.hours.or(it.committed_hours)
    {
        facts.hours("taken", Some(hours));
        facts.value("taken_by", Some(&one.name));
        facts.date("taken_until", one.until.or(it.period.map(|period| period.to)));
    }
    if together {
        // *el cierre contable y el informe de bodegas ocupan 24 de mis 30 horas semanales*
        facts.hours("taken", it.committed_hours);
        let names: Vec<String> = it
            .commitments
            .iter()
            .map(|one| match one.hours.filter(|_| decline.style.length == Length::Full) {
                Some(hours) => format!("{} ({})", one_line(&one.name), grammar.duration(Duration::Hours(hours))),
                None => one_line(&one.name).into_owned(),
            })
            .collect();
        facts.list("taken_by", names);
        facts.date("taken_until", it.commitments[0].until.or(it.period.map(|period| period.to)));
    }
    facts.flag("several", commitments.len() > 1 || it.commitments.iter().any(|one| plural(&one.name)));
    facts.flag("listed", commitments.len() > 1);
    facts.list("commitments", commitments);
    facts.flag("each_timed", timed);
    let names: Vec<String> = it.commitments.iter().map(|one| one.name.clone()).collect();
    facts.list("names", names);
    facts.date("until", it.commitments.iter().filter_map(|one| one.until).max());
}

/// Whether several commitments last until one day, and their hours are told in all.
fn takes_together(it: &Capacity) -> bool {
    let [first, rest @ ..] = &it.commitments[..] else { return false };
    let alike = rest.iter().all(|one| one.until == first.until);
    let end = first.until.is_none() || it.period.is_none_or(|period| Some(period.to) == first.until);
    !rest.is_empty() && alike && end && it.committed_hours.is_some() && it.capacity_hours.is_some()
}
