//! The facts of each kind of reason.

use jiff::civil::Date;

use super::capacity_facts;
use super::circumstances::{echoes, names_another, names_thing, tells_agreement};
use super::facts::{Facts, Items};
use super::grammar::Grammar;
use super::own_sentences::{decided_by, only, rule_applied, tie};
use super::reasons_and_ways::{asks_elsewhere, offers_on, to_hand_in};
use super::shape::act::done_by_sender;
use super::shape::spanish::{chosen, is_done_by_sender, is_infinitive, is_paid, is_plural, nothing_else};
use super::shape::{clause, english, names_amount, names_day, names_numbered_day, names_weekday};
use super::text::one_line;
use super::way_back::leads_to_decider;
use crate::decline::{
    Alternative, Basis, Conflict, Decline, Duration, Length, MissingItem, Money, Owner, Reason, Slot, Voice, Weekday,
};
use crate::locale::{Language, Locale};

/// The most days between a purchase and a request that an English mail counts.
const COUNTED: u16 = 99;

/// The most words of a rule and what it is for in one English sentence.
const MOST_JOINED: usize = 20;

/// `decline` is the one that the reason stands in.
pub(crate) fn reason<'a>(
    reason: &'a Reason,
    decline: &'a Decline,
    grammar: &Grammar<'_>,
    items: &impl Items,
) -> Facts<'a> {
    let mut facts = Facts::new();
    let spanish = grammar.locale.language() == Language::Spanish;
    let we = decline.sender.voice == Some(Voice::We);
    let act = |infinitive: &Option<String>| {
        infinitive.as_deref().filter(|_| spanish).and_then(|it| done_by_sender(&one_line(it), we))
    };
    let task_names_weekday = |date| spanish && names_weekday(&decline.request.task, date, grammar.locale.language());
    let task_names = |date| spanish && names_day(&decline.request.task, date, grammar.locale.language());
    match reason {
        Reason::Capacity(it) => capacity_facts::capacity(it, decline, grammar, items, &mut facts),
        Reason::ScheduleConflict(it) => {
            // A day that the task has named is not named again.
            // A full mail tells its month all the same.
            let numbered = spanish
                && decline.style.length != Length::Full
                && names_numbered_day(&decline.request.task, it.when.date, grammar.locale.language());
            let that_weekday = task_names_weekday(it.when.date) && !task_names(it.when.date) && !numbered;
            match spanish {
                true if that_weekday => {
                    let day = grammar.day(it.when.date);
                    facts.text("slot", format!("el {day}{}", grammar.slot_hours(&it.when)));
                }
                false if decline.request.task.contains(&grammar.date_again(it.when.date)) => {
                    facts.flag("that_day", it.when.start.is_none());
                    let day = &grammar.words.calendar.weekdays[Weekday::of(it.when.date) as usize];
                    // A weekday that the task has named is not named again.
                    let day = if decline.request.task.contains(day.as_str()) { "day" } else { day };
                    facts.text("slot", format!("that {day}{}", grammar.slot_hours(&it.when)));
                }
                _ => facts.text("slot", grammar.slot(&it.when)),
            }
            facts.flag("of_another", it.conflict_label.as_deref().is_some_and(|label| label.contains(['\'', '’'])));
            // A day that the no has named just before is not named again.
            let first = decline.reasons.first().is_some_and(|first| std::ptr::eq(first, reason));
            if first && (numbered || task_names(it.when.date)) {
                match (it.when.start, it.when.end) {
                    (Some(from), Some(to)) => facts.text("at", grammar.time_range(from, to)),
                    _ => facts.flag("same_day", it.when.start.is_none()),
                }
            }
            facts.flag("timed", it.when.end.is_some());
            let long = |label: &str| label.split_whitespace().count() > 3;
            facts.flag("label_long", spanish && it.conflict_label.as_deref().is_some_and(long));
            facts.value("label", it.conflict_label.as_deref());
            // What the mail offers is not told before it as well.
            let offered = |slot: &Slot| {
                let mut ways = decline.alternatives.iter();
                ways.any(|one| {
                    matches!(one, Alternative::LaterDate(it)
                    if it.start == Some(slot.date) || it.slots.iter().any(|it| it.date == slot.date))
                })
            };
            if !(spanish && it.next_slots.iter().all(offered)) {
                facts.slots("next_slots", &it.next_slots, grammar);
                facts.flag("alone", decline.alternatives.is_empty());
            }
        }
        Reason::DeadlineTooShort(it) => {
            facts.date("requested", Some(it.requested_deadline).filter(|date| !task_names(*date)));
            facts.duration("needed", it.needed_time);
            // Spanish leaves the date to the way that keeps it.
            let rest = it.needed_time.is_some() || (!it.why_needed.is_empty() && decline.style.length != Length::Brief);
            let told = |date: &Date| spanish && rest && offers_on(decline, *date);
            facts.date("earliest", it.earliest_delivery.filter(|date| !told(date)));
            // A way that keeps the date tells it, and only a full English mail tells it before that too.
            let full = decline.style.length == Length::Full;
            let needs = |date: Date| full || !offers_on(decline, date);
            facts.flag("earliest_needed", !spanish && it.earliest_delivery.is_some_and(needs));
            let plural = |step: &String| match grammar.locale.language() {
                Language::Spanish => is_plural(step),
                Language::English => english::is_plural(step),
            };
            facts.flag("several", it.why_needed.len() > 1 || it.why_needed.iter().any(plural));
            facts.list("steps", &it.why_needed);
        }
        Reason::OutOfScope(it) => {
            facts.value("agreement", Some(&it.agreement_ref));
            // The no of an English mail has named it.
            let first = decline.reasons.first().is_some_and(|first| std::ptr::eq(first, reason));
            let told = tells_agreement(decline) || (!spanish && names_thing(&decline.request.task, &it.agreement_ref));
            facts.flag("agreement_told", first && told);
            let plural = if spanish { is_plural } else { english::is_plural };
            facts.flag("agreement_plural", plural(&it.agreement_ref));
            facts.value("excluded", it.item_excluded.as_deref());
            facts.flag("excluded_plural", it.item_excluded.as_deref().is_some_and(is_plural));
            facts.flag(
                "excluded_told",
                spanish && it.item_excluded.as_deref().is_some_and(|item| names_thing(&decline.request.task, item)),
            );
            facts.list("included", &it.included);
            facts.hours("hours_included", it.hours_included);
            facts.hours("hours_used", it.hours_used);
            facts.flag("hours_gone", it.hours_included.is_some() && it.hours_included == it.hours_used);
        }
        Reason::OutOfExpertise(it) => {
            facts.value("skill", Some(&it.skill));
            facts.flag("skill_plural", is_plural(&it.skill));
            facts.list("what_i_do", &it.what_i_do);
            facts.flag("what_plural", it.what_i_do.len() > 1 || it.what_i_do.iter().any(|one| is_plural(one)));
            facts.value("risk", it.risk.as_deref());
            facts.flag("risk_plural", spanish && it.risk.as_deref().is_some_and(is_plural));
            let words = |text: &str| text.split_whitespace().count();
            let told = it.what_i_do.iter().map(String::as_str).chain([it.skill.as_str()]).chain(it.risk.as_deref());
            facts.flag("long", told.map(words).sum::<usize>() > if spanish { 14 } else { 11 });
        }
        Reason::WorkingHours(it) => {
            facts.text("days", grammar.weekdays(&it.hours.days));
            facts.text("hours", grammar.time_range(it.hours.from, it.hours.to));
            if let Some(zone) = it.hours.time_zone.as_ref().and_then(|zone| grammar.zone(zone)) {
                facts.text("zone", zone);
            }
            facts.value("channel", it.channel.as_deref());
            if let Some(channel) = it.channel.as_deref().filter(|_| !spanish) {
                facts.text("way", english::way(channel, grammar.locale == Locale::EnUs));
            }
            // The time of the answer is told with the way to ask.
            let elsewhere = decline.boundaries.as_ref().and_then(|it| it.response_time);
            facts.duration("response", it.response_time.or(elsewhere.filter(|_| spanish && it.channel.is_some())));
            // A time that the mail offers is not told before it as well.
            let offered = |window: &Slot| {
                let same = |slot: &Slot| {
                    let begins = spanish && (slot.date, slot.start) == (window.date, window.start);
                    let that_day = spanish && decline.style.length != Length::Full && slot.date == window.date;
                    slot == window || that_day || (begins && window.end.is_none())
                };
                let mut alternatives = decline.alternatives.iter();
                alternatives.any(|one| matches!(one, Alternative::LaterDate(it) if it.slots.iter().any(same)))
            };
            // A time to choose makes the next one idle in an English mail that does not tell everything.
            let chosen = !spanish
                && decline.style.length != Length::Full
                && decline.alternatives.iter().any(|one| matches!(one, Alternative::LaterDate(_)));
            if let Some(window) = it.next_window.as_ref().filter(|window| !offered(window) && !chosen) {
                facts.text("next_window", grammar.slot(window));
            }
            facts.value("emergency", it.emergency_path.as_deref());
            facts.flag("channel_plural", spanish && it.channel.as_deref().is_some_and(is_plural));
            facts.flag("emergency_plural", it.emergency_path.as_deref().is_some_and(is_plural));
        }
        Reason::BudgetMismatch(it) => {
            // What the task has named is not named again: *montar el sonido por 2.400 €*.
            // Nor is it told that nothing was offered: *traducir el boletín gratis*.
            let named = |price: &Money| {
                spanish && (price.hundredths() == 0 || names_amount(&decline.request.task, &price.amount()))
            };
            facts.money("offered", it.offered.as_ref().filter(|price| !named(price)));
            facts.money("minimum", it.minimum.as_ref());
            facts.money("quote", it.quote.as_ref());
            if let Some(basis) = it.basis {
                facts.text("basis", basis_name(basis));
            }
            facts.value("terms", it.terms.as_deref());
            facts.flag("terms_alone", !spanish && it.terms.as_deref().is_some_and(english::stands_alone));
            facts.flag("terms_with", spanish && it.terms.as_deref().is_some_and(|terms| terms.contains("con ")));
            // Beside a part of the work, what is asked for is the whole.
            let parts = |one: &Alternative| matches!(one, Alternative::ReducedScope(_));
            facts.flag("whole", decline.alternatives.iter().any(parts));
        }
        Reason::Policy(it) => {
            facts.value("policy", Some(&it.policy_name));
            // What it allows is a reason for a no as far as it allows nothing else.
            for (key, rule, ground) in [("clause", &it.clause, it.limit.is_none()), ("limit", &it.limit, true)] {
                match rule.as_deref().filter(|_| spanish && ground).and_then(|rule| nothing_else(&one_line(rule))) {
                    Some(only) => facts.text(key, only),
                    None => facts.value(key, rule.as_deref()),
                }
            }
            if let Some(dates) = &it.date_facts {
                facts.date("bought", dates.bought_on);
                facts.date("asked", dates.asked_on);
                if spanish {
                    let said =
                        [Some(&decline.request.task), Some(&it.policy_name), it.clause.as_ref(), it.limit.as_ref()];
                    let paid = said.into_iter().flatten().any(|text| is_paid(text));
                    facts.text("sale", if paid { "el pago" } else { "la compra" }.to_owned());
                } else {
                    // What the rule counts from: *within 60 days of payment*.
                    let told = [it.clause.as_deref(), it.limit.as_deref()];
                    let mut words = told.into_iter().flatten().flat_map(|text| text.split(' '));
                    match words.find(|word| english::is_sale(word)) {
                        Some(sale) => facts.value("sale", Some(sale)),
                        None => facts.text("sale", "purchase"),
                    }
                }
                let sold = |text: &Option<String>| {
                    text.as_deref().is_none_or(|it| !it.split(' ').any(english::is_sale) || it.contains("purchase"))
                };
                if !spanish && english::is_return(&decline.request.task) && sold(&it.clause) && sold(&it.limit) {
                    let several = decline.request.task.ends_with('s');
                    facts.text("yours", if several { "them" } else { "it" });
                }
                // Beside a price list or a receipt the weekday says nothing.
                if let Some(bought) = dates.bought_on {
                    facts.text("bought_day", grammar.day(bought));
                }
                if let Some(asked) = dates.asked_on {
                    facts.text("asked_day", grammar.day(asked));
                }
                if let (Some(bought), Some(asked)) = (dates.bought_on, dates.asked_on) {
                    let days = bought.until(asked).map_or(0, |span| span.get_days()).unsigned_abs();
                    if days > 0 {
                        let days = u16::try_from(days).unwrap_or(u16::MAX);
                        facts.duration("elapsed", Some(Duration::Days(days)));
                        // A great many days held against somebody would be counted to blame.
                        facts.duration("apart", Some(Duration::Days(days)).filter(|_| days <= COUNTED));
                    }
                }
            }
            facts.value("link", it.link.as_deref());
            facts.value("why", it.plain_why.as_deref());
            if let Some(detail) = rule_applied(reason, decline) {
                facts.text("applied", detail);
            }
            let told = [Some(&it.policy_name), it.clause.as_ref(), it.limit.as_ref(), it.plain_why.as_ref()];
            let words: usize = told.into_iter().flatten().map(|text| text.split_whitespace().count()).sum();
            // A long reason behind a long rule is a sentence of its own.
            let because = it.plain_why.as_deref().and_then(|why| clause(why, grammar.locale.language()));
            if let Some(because) =
                because.filter(|_| words <= MOST_JOINED || grammar.locale.language() == Language::Spanish)
            {
                facts.text("because", because);
            }
        }
        Reason::LegalOrEthical(it) => {
            facts.value("duty", Some(&it.duty));
            facts.value("authority", it.authority.as_deref());
            // *exige firmar solo lo que uno mismo ha visto*: nobody in particular is told to.
            let oneself = [" uno mismo", " una misma", " uno ", " una ha "];
            facts.flag("oneself", spanish && oneself.iter().any(|one| it.duty.contains(one)));
            facts.flag("permits", english::is_permission(&it.duty));
            facts.flag("rules", it.authority.as_deref().is_some_and(english::is_rules));
            let plural = if spanish { is_plural } else { english::is_plural };
            facts.flag("authority_plural", it.authority.as_deref().is_some_and(plural));
        }
        Reason::ConflictOfInterest(it) => {
            facts.flag("exclusivity", it.conflict == Conflict::Exclusivity);
            facts.flag("competing_client", it.conflict == Conflict::CompetingClient);
            if let Some(tie) = tie(reason, grammar.locale.language()) {
                facts.text("tie", tie);
            }
            facts.term("until", it.until);
        }
        Reason::MissingPrerequisites(it) => {
            // What waits for one and the same is said to wait for them once: *nos faltan dos cosas de su parte: …*.
            let owner = it.missing.first().and_then(|one| one.owner.as_ref()).filter(|owner| {
                spanish && it.missing.len() > 1 && it.missing.iter().all(|one| one.owner.as_ref() == Some(*owner))
            });
            let number = grammar.words.durations.numbers.get(it.missing.len()).filter(|word| !word.is_empty());
            let owner = owner.zip(number);
            if let Some((owner, number)) = owner {
                facts.text("number", number.clone());
                match owner {
                    Owner::You => facts.flag("from_you", true),
                    Owner::Us => facts.flag("from_us", true),
                    Owner::Other(owner) => facts.value("from", Some(owner)),
                }
            }
            // Who has to send all of it is told once.
            let all_yours = !spanish && it.missing.iter().all(|one| one.owner == Some(Owner::You));
            // *Your signed consent* is the reader's without a word.
            let told = it.missing.iter().all(|one| one.item.starts_with("your "));
            facts.flag("all_yours", all_yours && !told);
            // *From your contractor, the drawings; from you, photos of the anchors before they were covered.*
            let heavy = |one: &MissingItem| english::is_long(&one.item) || one.item.contains("'s ");
            let parted = !spanish && !all_yours && it.missing.len() > 1 && it.missing.iter().any(heavy);
            if let (true, Some(number)) = (parted && it.missing.iter().all(|one| one.owner.is_some()), number.as_ref())
            {
                facts.text("parted", parted_in_english(&it.missing, number, we));
            }
            let missing: Vec<String> = match owner {
                Some(_) => it.missing.iter().map(|one| one_line(&one.item).into_owned()).collect(),
                // In Spanish what waits for the same person stands together.
                None => parted_by_owner(&it.missing, spanish)
                    .map(|of_one| {
                        let mut item = Facts::new();
                        let first = &of_one[0];
                        item.flag("plural", spanish && (of_one.len() > 1 || is_plural(&first.item)));
                        let names: Vec<String> = of_one.iter().map(|one| one.item.clone()).collect();
                        item.list("item", names);
                        if let Some(Owner::Other(owner)) = &first.owner {
                            item.value("owner", Some(owner));
                        }
                        item.flag("ours", first.owner == Some(Owner::Us));
                        item.flag("yours", first.owner == Some(Owner::You) && it.missing.len() > 1 && !all_yours);
                        items.item("item/missing", item)
                    })
                    .collect(),
            };
            facts.flag("two", missing.len() == 2);
            facts.flag("several", it.missing.len() > 1 || it.missing.iter().any(|one| is_plural(&one.item)));
            facts.list("missing", missing);
            // What is not all to be sent has to be there: *si está todo*, rather than *si me llegan*.
            facts.flag("with_ours", spanish && it.missing.iter().any(|one| one.owner == Some(Owner::Us)));
            facts.date("due", it.due);
            facts.value("next", it.what_happens_next.as_deref());
            if let Some(act) = act(&it.what_happens_next) {
                facts.text("next_act", act);
            }
        }
        Reason::SecurityOrPrivacy(it) => {
            facts.value("rule", Some(&it.rule));
            facts.value("risk", it.risk.as_deref());
            // *para no dejarlas a la vista*
            if let Some(risk) = it
                .risk
                .as_deref()
                .filter(|risk| spanish && is_infinitive(risk.split_whitespace().next().unwrap_or_default()))
            {
                facts.text("risk_no", ["no ", &one_line(risk)].concat());
            }
            facts.flag("risk_acts", it.risk.as_deref().is_some_and(english::is_act));
            facts.flag("risk_going_on", it.risk.as_deref().is_some_and(english::is_going_on));
            facts.flag("alone", decline.alternatives.is_empty());
            // A way that is offered may be the safe one.
            let told = |way: &str| {
                let mut offered = decline.alternatives.iter();
                let short = !spanish && decline.style.length != Length::Full;
                short
                    && offered.any(|one| match one {
                        Alternative::OtherFormat(it) => echoes(way, &it.to),
                        Alternative::SelfService(it) => echoes(way, &it.resource),
                        Alternative::SmallHelp(it) => echoes(way, &it.what),
                        Alternative::Other(it) => echoes(way, &it.offer),
                        _ => false,
                    })
            };
            facts.value("safe_way", it.safe_way.as_deref().filter(|way| !told(way)));
        }
        Reason::StrategicFit(it) => {
            facts.value("focus", Some(&it.focus));
            facts.date("decided", it.decision_date);
            facts.term("review", it.review_date);
            // Who writes for a house does not decide on its focus alone.
            facts.flag("house", !spanish && decline.sender.organisation.is_some());
            facts.list("criteria", &it.criteria);
            facts.flag("several", it.criteria.len() > 1 || it.criteria.iter().any(|one| is_plural(one)));
        }
        Reason::NotSelected(it) => {
            facts.value("decision", Some(&it.decision));
            if grammar.locale.language() == Language::English {
                facts.flag(
                    "for_decision",
                    english::chosen(&it.decision).is_none()
                        && !names_another(&it.decision)
                        && (decline.style.length == Length::Full || !names_part(&decline.request.task, &it.decision)),
                );
                facts.value("chosen", english::chosen(&it.decision));
            }
            // *otra persona con experiencia en vehículo eléctrico* has told it.
            let echoed = |one: &String| names_thing(&it.decision, one);
            facts.flag("echoed", spanish && !it.criterion.is_empty() && it.criterion.iter().all(echoed));
            facts.list("criterion", &it.criterion);
            // The no has named who was chosen.
            let told = chosen(&it.decision).is_some() || names_thing(&decline.request.task, &it.decision);
            facts.flag("choice_told", spanish && told);
            facts.flag("several", it.criterion.len() > 1 || it.criterion.iter().any(|one| is_plural(one)));
            facts.value("feedback", it.feedback.as_deref());
            // What a mail that offers nothing else asks about at its end is told there.
            let waits = matches!(decline.alternatives[..], [Alternative::ReopenCondition(_)]);
            let closes = decline.alternatives.is_empty() && decline.reply_by.is_some();
            let offered = it.feedback.as_deref().is_some_and(english::is_offer);
            let closes = !spanish && (closes || waits) && decline.ends_relationship.is_none();
            facts.flag("asked", closes && offered);
            facts.flag("offered", it.feedback.as_deref().is_some_and(english::is_offer));
            if let Some(act) = act(&it.feedback) {
                facts.text("feedback_act", act);
            }
            facts.flag("by_sender", it.feedback.as_deref().is_some_and(is_done_by_sender));
        }
        Reason::Leave(it) => {
            if let Some(away) = it.away {
                facts.period("away", Some(away));
                facts.date("to", Some(away.to));
            }
            if let Some(reduced) = &it.reduced_to {
                facts.hours("hours", Some(reduced.hours_per_week));
                // Fewer hours before the time away rather than behind it.
                let before = it.away.zip(reduced.until).is_some_and(|(away, until)| until <= away.from);
                facts.flag("hours_first", before && !spanish);
                facts.term("until", reduced.until);
            }
            // Whoever is recommended further on is not named before.
            let recommended = |name: &str| {
                let mut offered = decline.alternatives.iter();
                offered.any(|one| match one {
                    Alternative::Referral(it) => it.name.as_deref() == Some(name),
                    Alternative::Escalation(it) => !spanish && it.who.contains(name),
                    _ => false,
                })
            };
            facts.value("cover", it.cover.as_deref().filter(|name| !recommended(name)));
            // How full the hours are is told by a reason of its own.
            let counted = decline.reasons.iter().any(|one| matches!(one, Reason::Capacity(_)));
            facts.flag("counted", counted && !spanish);
        }
        Reason::NotMyDecision(it) => {
            match decided_by(reason, decline) {
                Some(decider) => facts.text("decider", decider),
                None => facts.value("decider", Some(&it.decider_role)),
            }
            facts.flag("decider_plural", is_plural(&it.decider_role));
            // Whom to write to, and by when, is told once: with the way that is offered.
            let offered = !spanish && asks_elsewhere(decline);
            let handed = to_hand_in(decline).is_some();
            facts.value("how", it.how_to_ask.as_deref().filter(|_| !handed));
            facts.date("by", it.by_when.filter(|_| !handed && (!offered || it.how_to_ask.is_some())));
            facts.flag("way_told", spanish && decline.alternatives.iter().any(|one| leads_to_decider(one, it)));
            if let Some(only) = only(reason, decline) {
                facts.text("only", only);
            }
        }
        Reason::Other(_) => {}
    }
    facts
}

/// What is missing, each thing behind whoever has it, where a name behind the thing would seem to belong to it.
fn parted_in_english(missing: &[MissingItem], number: &str, we: bool) -> String {
    let told = |one: &MissingItem| {
        let owner = match &one.owner {
            Some(Owner::Other(owner)) => one_line(owner).into_owned(),
            Some(Owner::You) => "you".to_owned(),
            Some(Owner::Us) => format!("{} own side", if we { "our" } else { "my" }),
            None => String::new(),
        };
        match owner.is_empty() {
            true => one_line(&one.item).into_owned(),
            false => format!("from {owner}, {}", one_line(&one.item)),
        }
    };
    format!("{number} things: {}", missing.iter().map(told).collect::<Vec<_>>().join("; "))
}

/// Whether a task names what was decided on, or the thing that this was for: *the spring issue* of *the selection for the
/// spring issue*.
fn names_part(task: &str, decision: &str) -> bool {
    let of = [" for ", " of "].iter().filter_map(|word| Some(decision.split_once(word)?.1)).next();
    names_thing(task, decision) || of.is_some_and(|of| names_thing(task, of))
}

/// What is missing, parted by who is to bring it; in English each thing by itself.
fn parted_by_owner(missing: &[MissingItem], together: bool) -> impl Iterator<Item = &[MissingItem]> {
    missing.chunk_by(move |one, next| together && one.owner.is_some() && one.owner == next.owner)
}

/// What a price is for, as the wordings name it.
pub(crate) const fn basis_name(basis: Basis) -> &'static str {
    match basis {
        Basis::Hour => "hour",
        Basis::Day => "day",
        Basis::Month => "month",
        Basis::Project => "project",
    }
}
