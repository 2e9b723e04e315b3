//! The facts of the request, which several parts of a mail share.

use std::borrow::Cow;

use super::act::asked;
use super::circumstances::{asks_first, only_choice};
use super::facts::Facts;
use super::goal::Goal;
use super::grammar::{Grammar, contracted};
use super::naming_ways::name_ways;
use super::plan::Plan;
use super::reason_facts::basis_name;
use super::shape::act::done_by_sender;
use super::shape::english::{self, called, that_thing};
use super::shape::spanish::{chosen, denied, is_a_person, is_done_by_reader, is_plural, is_with_reader, known_thing};
use super::text::one_line;
use super::way_back::{due_with_answer, is_due_apart};
use super::way_on::WayOn;
use crate::decline::{Alternative, Basis, Decline, OtherFormat, Reason, Referral, SmallHelp, Voice};
use crate::locale::{Language, Locale};

/// The most words of an act that the closing asks about in its own words.
const SHORT_ACT: usize = 7;

/// The facts that several parts share: the request, the number of ways, the date of the answer.
pub(crate) fn request_facts<'a>(decline: &'a Decline, plan: &Plan, told: &'a Goal, grammar: &Grammar<'a>) -> Facts<'a> {
    let request = &decline.request;
    let mut facts = Facts::new();
    facts.value("task", Some(&request.task));
    if grammar.locale.language() == Language::Spanish {
        match denied(&request.task) {
            Some(denied) => facts.text("denied", denied),
            None => facts.value("denied", Some(&request.task)),
        }
    }
    if let Some(latest) = latest(decline) {
        facts.text("latest", latest);
    }
    facts.value("goal", request.goal.as_deref());
    if grammar.locale.language() == Language::English
        && let Some(goal) = request.goal.as_deref()
    {
        match (&told.wish, &told.act) {
            (Some(wish), _) => facts.text("help", format!("help {wish}")),
            (None, Some(act)) => facts.text("help", format!("help you {act}")),
            (None, None) => facts.help(goal),
        }
        if let Some(act) = &told.act {
            facts.text("act", act);
        }
        facts.flag("wished", told.wish.is_some());
        facts.flag("plain_aim", english::is_plain_aim(&one_line(goal)));
    }
    let plural = match grammar.locale.language() {
        Language::Spanish => is_plural,
        Language::English => super::shape::english::is_plural,
    };
    // The goal behind *a*: a wording without a filter costs less.
    if let (Some(goal), Language::Spanish) = (request.goal.as_deref(), grammar.locale.language()) {
        facts.text("to_goal", contracted("a", &one_line(goal)));
    }
    facts.flag("goal_plural", request.goal.as_deref().is_some_and(plural));
    facts.date("received", request.received);
    facts.date("reply_by", decline.reply_by);
    let number = grammar.words.durations.numbers.get(plan.alternatives);
    if let Some(number) = number.filter(|word| !word.is_empty()) {
        facts.text("number", number);
    }
    facts.flag("two", plan.alternatives == 2);
    let offered = &decline.alternatives[..plan.alternatives];
    if let Some(Alternative::Referral(it)) = offered.iter().find(|one| asks_first(one)) {
        facts.value("person", it.name.as_deref());
        let english = grammar.locale.language() == Language::English;
        match (it.name.as_deref(), it.role.as_deref()) {
            (None, Some(role)) if english => facts.text("asked_first", that_thing(role)),
            _ => {
                if let Some(person) = again(it, grammar) {
                    facts.text("asked_first", person);
                }
            }
        }
        // Who is asked by the introduction itself.
        if let Some(intro) =
            it.intro_offer.as_deref().filter(|intro| english && plan.alternatives > 1 && english::asks(intro))
        {
            facts.value("intro", Some(intro));
            facts.flag("intro_asks", true);
        }
    }
    let act = asked(offered).1;
    // In English the one way that needs a yes is asked about by its letter, and where none does the first that helps at once.
    let lettered = match grammar.locale.language() {
        Language::Spanish => act.or_else(|| only_choice(offered, false)),
        Language::English => {
            let first = || offered.iter().find(|one| !matches!(one, Alternative::ReopenCondition(_)));
            only_choice(offered, true).or(act).or_else(first)
        }
    };
    if let Some(at) = lettered.and_then(|one| offered.iter().position(|it| it == one)) {
        facts.text("letter", ["A", "B", "C"].get(at).copied().unwrap_or_default());
    }
    match act {
        Some(Alternative::SmallHelp(SmallHelp { when, .. }) | Alternative::OtherFormat(OtherFormat { when, .. })) => {
            if let Some(Alternative::OtherFormat(it)) = act {
                name_thing(&mut facts, &it.to, grammar.locale.language());
            }
            // The item has named the day; beside the day of the answer it would be said twice.
            let among_others = plan.alternatives > 1 || grammar.locale.language() == Language::English;
            if let Some(when) = when.filter(|when| among_others && Some(*when) != decline.reply_by) {
                facts.text("act_on", grammar.date_again(when));
            }
        }
        Some(Alternative::Referral(it)) => {
            let we = decline.sender.voice == Some(Voice::We);
            let intro = it.intro_offer.as_deref().filter(|_| grammar.locale.language() == Language::Spanish);
            if let Some(act) = intro.and_then(|intro| done_by_sender(&one_line(intro), we)) {
                facts.text("intro_act", act);
            }
            if let Some(person) = again(it, grammar) {
                facts.text("act_with", person);
            }
        }
        Some(Alternative::ChangedTerms(it)) => name_thing(&mut facts, &it.what_changes, grammar.locale.language()),
        Some(Alternative::LaterDate(it)) => facts.flag("several_slots", it.slots.len() > 1),
        _ => {}
    }
    if grammar.locale.language() == Language::English {
        named_again(decline, plan, grammar, &mut facts);
    } else {
        facts.flag("due_then", due_with_answer(decline));
        if let Some(Alternative::SmallHelp(it)) = act
            && let Some(time) = it.time_box.filter(|_| is_with_reader(&it.what))
        {
            facts.text("act_time", that_long(&grammar.duration(time)));
        }
        if let Some(Alternative::SmallHelp(it)) = act
            && let Some(act) = asked_about(&it.what, decline.sender.voice == Some(Voice::We))
        {
            facts.text("act_asked", act);
        }
    }
    match decline.reasons.first() {
        Some(Reason::OutOfScope(it)) => {
            facts.value("agreement", Some(&it.agreement_ref));
            if grammar.locale.language() == Language::Spanish {
                facts.text("of_agreement", contracted("de", &one_line(&it.agreement_ref)));
            }
        }
        Some(Reason::NotSelected(it)) => {
            facts.value("feedback", it.feedback.as_deref());
            facts.value("decision", Some(&it.decision));
            facts.flag("weighed", !it.criterion.is_empty());
            facts.flag("by_reader", is_done_by_reader(&request.task));
            facts.value("chosen", chosen(&it.decision));
            facts.flag("chosen_person", chosen(&it.decision).is_some_and(is_a_person));
        }
        Some(Reason::DeadlineTooShort(it)) => facts.date("asked_by", Some(it.requested_deadline)),
        Some(Reason::BudgetMismatch(it)) => {
            facts.money("offered", it.offered.as_ref());
            if let Some(basis) = it.basis.filter(|basis| *basis != Basis::Project) {
                facts.text("per", basis_name(basis));
            }
        }
        _ => {}
    }
    facts
}

/// A time that has been named, as it is named again: *esa media hora*, *esos 20 minutos*.
fn that_long(duration: &str) -> String {
    match duration.strip_prefix("una ").or_else(|| duration.strip_prefix("un ")) {
        Some(one @ ("minuto" | "día")) => ["ese ", one].concat(),
        Some(one) => ["esa ", one].concat(),
        None if duration.ends_with("minutos") || duration.ends_with("días") => ["esos ", duration].concat(),
        None if duration.ends_with('s') => ["esas ", duration].concat(),
        None => ["esa ", duration].concat(),
    }
}

/// The same in English: *that hour*, *those 20 minutes*.
pub(crate) fn that_long_in_english(duration: &str) -> String {
    let one = ["a ", "an "].iter().find_map(|article| duration.strip_prefix(article));
    match one.or_else(|| duration.starts_with("half ").then_some("half hour")) {
        Some(one) => ["that ", one].concat(),
        None => ["those ", duration].concat(),
    }
}

/// A help as a Spanish closing asks about it, without what it is for: *llamar al consultorio para pedir la receta* is
/// *¿llamo al consultorio?*
fn asked_about(help: &str, we: bool) -> Option<String> {
    let help = one_line(help);
    let words = |text: &str| text.split(' ').count();
    let mut asked = help.as_ref();
    if words(asked) > SHORT_ACT {
        let ends = [", ", " que ", " para ", " antes ", " cuando "].iter().filter_map(|end| asked.find(end));
        asked = ends.min().map_or(asked, |end| &asked[..end]);
    }
    // What the way has said whole is not said again as a question.
    let again = asked.len() == help.len();
    (2..=SHORT_ACT + 2).contains(&words(asked)).then(|| done_by_sender(asked, we)).flatten().filter(|_| !again)
}

/// Somebody who has been named, as they are named again: an English mail uses the first name then.
pub(crate) fn again<'a>(referral: &'a Referral, grammar: &Grammar<'_>) -> Option<Cow<'a, str>> {
    let name = referral.name.as_deref();
    let english = grammar.locale.language() == Language::English;
    let first = name.filter(|_| english).and_then(|name| called(name, &grammar.words.given_names));
    first.or_else(|| name.or(referral.role.as_deref()).map(Cow::Borrowed))
}

/// Somebody who has been named, as the object of a verb: by the pronoun that the caller has used, or the first name.
fn whom<'a>(referral: &'a Referral, grammar: &Grammar<'_>) -> Cow<'a, str> {
    let named = || referral.name.as_deref().and_then(|name| called(name, &grammar.words.given_names));
    as_object(english::pronoun(referral), named)
}

/// The same, where it is known which pronouns were used of them; `named` is the first name.
pub(crate) fn as_object<'a>(
    pronoun: Option<[&'static str; 3]>,
    named: impl FnOnce() -> Option<Cow<'a, str>>,
) -> Cow<'a, str> {
    let pronoun = pronoun.map(|[_, whom, _]| Cow::Borrowed(whom));
    pronoun.or_else(named).unwrap_or(Cow::Borrowed("them"))
}

/// What the closing question of an English mail names again of the way it asks about: its day, its time, the thing.
fn named_again<'a>(decline: &'a Decline, plan: &Plan, grammar: &Grammar<'_>, facts: &mut Facts<'a>) {
    let offered = &decline.alternatives[..plan.alternatives];
    if let Some(way) = WayOn::of(decline) {
        way.tell(decline, grammar, facts);
    }
    name_ways(decline, offered, grammar, facts);
    let offers = |kinds: &dyn Fn(&Alternative) -> bool| offered.iter().any(kinds);
    facts.flag("held_amount", offers(&|one| matches!(one, Alternative::ChangedTerms(it) if it.amount.is_some())));
    // What can be turned to besides is no other choice: *write to our director*.
    facts.flag("beside", !offers(&|one| matches!(one, Alternative::SelfService(_) | Alternative::Other(_))));
    // An introduction is offered with the way to reach somebody, and waits for a yes as well.
    facts.flag(
        "also_intro",
        offered.len() == 2
            && offers(&|one| matches!(one, Alternative::Referral(it) if !asks_first(one) && it.intro_offer.is_some())),
    );
    if let [Alternative::Referral(it)] = offered {
        let intro = it.intro_offer.as_deref();
        facts.value("intro", intro);
        facts.flag("intro_asks", intro.is_some_and(english::asks));
        facts.text("whom", whom(it, grammar));
        if let Some([he, ..]) = english::pronoun(it) {
            facts.text("he", he);
        }
    }
    if let [Alternative::ReopenCondition(it)] = offered {
        facts.value("trigger", it.how_to_trigger.as_deref());
        // The day that the condition names is not named again.
        let named = |date| it.condition.as_deref().is_some_and(|told| told.contains(&grammar.date_again(date)));
        facts.flag("by_then", decline.reply_by.is_some_and(named));
        facts.flag("apart", is_due_apart(decline, it, grammar));
        facts.flag("trigger_long", it.how_to_trigger.as_deref().is_some_and(|trigger| trigger.contains(" so ")));
    }
    let mut helps = offered.iter().filter(|one| matches!(one, Alternative::SmallHelp(_)));
    if let (Some(Alternative::SmallHelp(it)), None) = (helps.next(), helps.next()) {
        if let Some(time) = it.time_box {
            facts.text("that_time", that_long_in_english(&grammar.duration(time)));
        }
        facts.value("act_do", Some(it.what.as_str()).filter(|act| act.split(' ').count() <= SHORT_ACT));
    }
    let mut swaps = offered.iter().filter_map(|one| match one {
        Alternative::PrioritySwap(it) => it.needs_ok_from.as_deref(),
        _ => None,
    });
    facts.value("ok_from", swaps.next());
    for one in offered {
        match one {
            // *One of us* is no thing to be named again.
            Alternative::OtherFormat(it) if it.to.starts_with("one of ") => return,
            Alternative::OtherFormat(it) => return facts.text("act_what", that_thing(&it.to)),
            Alternative::LaterDate(it) => {
                let day = it.start.or(it.slots.first().map(|slot| slot.date)).filter(|_| it.slots.len() < 2);
                if let Some(day) = day {
                    facts.text("day", grammar.day_again(day, decline.reply_by));
                }
                facts.flag("two_slots", it.slots.len() == 2);
                return;
            }
            _ => {}
        }
    }
}

/// Something that the mail has named is asked about by its noun: *una hoja con los ejercicios*, *¿te sirve la hoja?*
fn name_thing(facts: &mut Facts<'_>, thing: &str, language: Language) {
    if let Some(thing) = known_thing(thing).filter(|_| language == Language::Spanish) {
        let it = match thing.split(' ').next() {
            Some("el") => "lo",
            Some(article) => article,
            None => "",
        };
        facts.text("act_it", it.to_owned());
        facts.text("act_thing", thing);
    }
}

/// How Spanish says that a day is the last one for an answer.
pub(crate) const fn latest(decline: &Decline) -> Option<&'static str> {
    match decline.locale {
        Locale::EsEs => Some("como muy tarde"),
        locale if matches!(locale.language(), Language::Spanish) => Some("a más tardar"),
        _ => None,
    }
}
