//! The facts of the request, which several parts of a mail share.

use super::act::asked;
use super::circumstances::asks_first;
use super::facts::Facts;
use super::grammar::Grammar;
use super::plan::Plan;
use super::reason_facts::basis_name;
use super::shape::spanish::{chosen, denied, is_a_person, is_plural};
use crate::decline::{Alternative, Basis, Decline, OtherFormat, Reason, SmallHelp};
use crate::locale::Language;

/// The facts that several parts share: the request, the number of ways, the date of the answer.
pub(crate) fn request_facts<'a>(decline: &'a Decline, plan: &Plan, grammar: &Grammar<'a>) -> Facts<'a> {
    let request = &decline.request;
    let mut facts = Facts::new();
    facts.value("task", Some(&request.task));
    if grammar.locale.language() == Language::Spanish {
        match denied(&request.task) {
            Some(denied) => facts.text("denied", denied),
            None => facts.value("denied", Some(&request.task)),
        }
    }
    facts.value("goal", request.goal.as_deref());
    facts.flag("goal_plural", request.goal.as_deref().is_some_and(is_plural));
    facts.date("received", request.received);
    facts.date("reply_by", decline.reply_by);
    let number = grammar.words.durations.numbers.get(plan.alternatives);
    if let Some(number) = number.filter(|word| !word.is_empty()) {
        facts.text("number", number);
    }
    facts.flag("two", plan.alternatives == 2);
    let mut offered = decline.alternatives.iter().take(plan.alternatives);
    if let Some(Alternative::Referral(it)) = offered.find(|one| asks_first(one)) {
        facts.value("person", it.name.as_deref());
        facts.value("asked_first", it.name.as_deref().or(it.role.as_deref()));
    }
    match asked(&decline.alternatives[..plan.alternatives]).1 {
        Some(Alternative::SmallHelp(SmallHelp { when, .. }) | Alternative::OtherFormat(OtherFormat { when, .. })) => {
            // The item has named the day; beside the day of the answer it would be said twice.
            if let Some(when) = when.filter(|when| Some(*when) != decline.reply_by) {
                facts.text("act_on", grammar.date_again(when));
            }
        }
        Some(Alternative::Referral(it)) => facts.value("act_with", it.name.as_deref().or(it.role.as_deref())),
        Some(Alternative::LaterDate(it)) => facts.flag("several_slots", it.slots.len() > 1),
        _ => {}
    }
    match decline.reasons.first() {
        Some(Reason::NotSelected(it)) => {
            facts.value("decision", Some(&it.decision));
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
