//! Two ways as the closing question of an English mail names them again: *the recorded session or an introduction to
//! Siobhán*.

use super::facts::Facts;
use super::grammar::Grammar;
use super::request::{again, that_long_in_english};
use super::shape::english::{is_firm, that_thing};
use crate::decline::{Alternative, Decline};

/// The most words of a way that is named again.
const SHORT: usize = 6;

/// Both ways, where exactly two are offered and each has a short name.
pub(crate) fn name_ways(decline: &Decline, offered: &[Alternative], grammar: &Grammar<'_>, facts: &mut Facts<'_>) {
    let [first, second] = offered else { return };
    let name = |one| name(one, decline, grammar).filter(|name| name.split_ascii_whitespace().count() <= SHORT);
    if let (Some(first), Some(second)) = (name(first), name(second))
        && first != second
    {
        facts.text("this_way", first);
        facts.text("that_way", second);
    }
}

fn name(way: &Alternative, decline: &Decline, grammar: &Grammar<'_>) -> Option<String> {
    match way {
        Alternative::LaterDate(it) if it.slots.len() > 1 => Some("one of those times".to_owned()),
        Alternative::LaterDate(it) => {
            let day = it.start.or(it.slots.first().map(|slot| slot.date))?;
            Some(grammar.day_again(day, decline.reply_by))
        }
        Alternative::LongerDeadline(it) => Some(format!("all of it by {}", grammar.date_again(it.new_deadline))),
        Alternative::ReducedScope(it) => match &it.keep[..] {
            [part] => Some(thing(part)),
            [one, other] => Some(format!("{one} and {other}")),
            _ => None,
        },
        Alternative::Phased(_) => Some("the work in stages".to_owned()),
        Alternative::PrioritySwap(it) => match &it.pause[..] {
            [paused] => Some(format!("moving {}", paused.task)),
            _ => None,
        },
        Alternative::ChangedTerms(it) => Some(thing(&it.what_changes)),
        Alternative::Referral(it) => {
            let person = again(it, grammar)?;
            Some(match it.name.as_deref() {
                None => that_thing(&person),
                Some(name) if is_firm(name) => name.to_owned(),
                Some(_) => format!("an introduction to {person}"),
            })
        }
        // *One of us* is no thing to be named again.
        Alternative::OtherFormat(it) => (!it.to.starts_with("one of ")).then(|| thing(&it.to)),
        Alternative::SmallHelp(it) => it.time_box.map(|time| that_long_in_english(&grammar.duration(time))),
        _ => None,
    }
}

/// A thing without what its name goes on with: *the short video* of *a short video working through the questions*.
fn thing(named: &str) -> String {
    let mut name = that_thing(named);
    if let Some((thing, "through" | "about" | "on" | "with" | "for" | "of")) = name.rsplit_once(' ') {
        let acts = thing.rsplit_once(' ').filter(|(_, last)| last.ends_with("ing"));
        name.truncate(acts.map_or(thing, |(thing, _)| thing).len());
    }
    name
}
