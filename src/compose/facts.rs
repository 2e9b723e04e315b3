//! The facts of a part, in words, as its wordings name them.

use jiff::civil::Date;
use tera::{Context, Value};

use super::grammar::Grammar;
use super::text::one_line;
use crate::decline::{
    Alternative, Basis, Boundaries, Conflict, Duration, EndsRelationship, Hours, Money, Owner, Reason, Slot,
};
use crate::locale::Language;

/// Renders the items that a list of facts is made of (a commitment, a phase …), each through its own wordings.
pub(crate) trait Items {
    fn item(&self, group: &'static str, facts: Facts) -> String;
}

/// Facts for one wording. Absent ones are left out, so that a wording can ask for them.
pub(crate) struct Facts(pub(crate) Context);

impl Facts {
    pub(crate) fn new() -> Self {
        Self(Context::new())
    }

    pub(crate) fn text(&mut self, key: &'static str, value: String) {
        self.0.insert_value(key, Value::from(value));
    }

    pub(crate) fn value(&mut self, key: &'static str, value: Option<&str>) {
        if let Some(value) = value {
            self.0.insert_value(key, Value::from(one_line(value).as_ref()));
        }
    }

    pub(crate) fn flag(&mut self, key: &'static str, given: bool) {
        if given {
            self.0.insert_value(key, Value::from(true));
        }
    }

    pub(crate) fn list(&mut self, key: &'static str, values: &[String], grammar: &Grammar<'_>) {
        if !values.is_empty() {
            let lines: Vec<_> = values.iter().map(|value| one_line(value)).collect();
            self.text(key, grammar.and_list(&lines));
        }
    }

    fn date(&mut self, key: &'static str, date: Option<Date>, grammar: &Grammar<'_>) {
        if let Some(date) = date {
            self.text(key, grammar.date(date));
        }
    }

    fn hours(&mut self, key: &'static str, hours: Option<Hours>, grammar: &Grammar<'_>) {
        if let Some(hours) = hours {
            self.text(key, grammar.hours(hours));
        }
    }

    fn duration(&mut self, key: &'static str, duration: Option<Duration>, grammar: &Grammar<'_>) {
        if let Some(duration) = duration {
            self.text(key, grammar.duration(duration));
        }
    }

    fn money(&mut self, key: &'static str, money: Option<&Money>, grammar: &Grammar<'_>) {
        if let Some(money) = money {
            self.text(key, grammar.money(money));
        }
    }

    fn slots(&mut self, key: &'static str, slots: &[Slot], grammar: &Grammar<'_>) {
        if !slots.is_empty() {
            let slots: Vec<String> = slots.iter().map(|slot| grammar.slot(slot)).collect();
            self.text(key, grammar.or_list(&slots));
        }
    }
}

/// Whether a Spanish noun phrase is plural, by its article.
pub(crate) fn is_plural(phrase: &str) -> bool {
    let first = phrase.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "los" | "las" | "unos" | "unas" | "mis" | "sus" | "tus" | "nuestros" | "nuestras")
        || matches!(first.as_str(), "dos" | "tres" | "cuatro" | "cinco" | "seis" | "varios" | "varias" | "todos")
}

/// Whether a noun phrase names something that is not there yet: in Spanish it begins with an indefinite article (*un
/// trabajo estable*), in English with no definite word (*a steady job*, *one screen*, *good reviews*), unless it is an
/// activity (*planting in early spring*) or a name.
pub(crate) fn is_indefinite(phrase: &str, language: Language) -> bool {
    let mut words = phrase.split_whitespace();
    let first = words.next().unwrap_or_default();
    let word = first.to_lowercase();
    match language {
        Language::Spanish => matches!(word.as_str(), "un" | "una" | "unos" | "unas"),
        Language::English => {
            let definite = matches!(
                word.as_str(),
                "the" | "your" | "our" | "my" | "his" | "her" | "its" | "their" | "this" | "that" | "these" | "those"
            );
            let possessive = |word: &str| word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'");
            let named =
                first.starts_with(char::is_uppercase) || possessive(first) || words.next().is_some_and(possessive);
            !(definite || named || word.ends_with("ing"))
        }
    }
}

pub(crate) fn reason(reason: &Reason, grammar: &Grammar<'_>, items: &impl Items) -> Facts {
    let mut facts = Facts::new();
    match reason {
        Reason::Capacity(it) => {
            facts.hours("committed", it.committed_hours, grammar);
            facts.hours("capacity", it.capacity_hours, grammar);
            facts.hours("requested", it.requested_hours, grammar);
            facts.date("free_from", it.free_from, grammar);
            facts.date("to", it.period.map(|period| period.to), grammar);
            if let Some(period) = it.period {
                facts.text("period", grammar.period(period));
            }
            let commitments: Vec<String> = it
                .commitments
                .iter()
                .map(|one| {
                    let mut item = Facts::new();
                    item.value("name", Some(&one.name));
                    item.hours("hours", one.hours, grammar);
                    // Inside a list the weekday would only make the sentence long.
                    if let Some(until) = one.until {
                        item.text("until", grammar.day(until));
                    }
                    items.item("item/commitment", item)
                })
                .collect();
            facts.flag("several", commitments.len() > 1 || it.commitments.iter().any(|one| is_plural(&one.name)));
            facts.flag("listed", commitments.len() > 1);
            facts.list("commitments", &commitments, grammar);
            let names: Vec<String> = it.commitments.iter().map(|one| one.name.clone()).collect();
            facts.list("names", &names, grammar);
            facts.date("until", it.commitments.iter().filter_map(|one| one.until).max(), grammar);
        }
        Reason::ScheduleConflict(it) => {
            facts.text("slot", grammar.slot(&it.when));
            facts.value("label", it.conflict_label.as_deref());
            facts.slots("next_slots", &it.next_slots, grammar);
        }
        Reason::DeadlineTooShort(it) => {
            facts.date("requested", Some(it.requested_deadline), grammar);
            facts.duration("needed", it.needed_time, grammar);
            facts.date("earliest", it.earliest_delivery, grammar);
            facts.flag("several", it.why_needed.len() > 1 || it.why_needed.iter().any(|step| is_plural(step)));
            facts.list("steps", &it.why_needed, grammar);
        }
        Reason::OutOfScope(it) => {
            facts.value("agreement", Some(&it.agreement_ref));
            facts.value("excluded", it.item_excluded.as_deref());
            facts.flag("excluded_plural", it.item_excluded.as_deref().is_some_and(is_plural));
            facts.list("included", &it.included, grammar);
            facts.hours("hours_included", it.hours_included, grammar);
            facts.hours("hours_used", it.hours_used, grammar);
        }
        Reason::OutOfExpertise(it) => {
            facts.value("skill", Some(&it.skill));
            facts.flag("skill_plural", is_plural(&it.skill));
            facts.list("what_i_do", &it.what_i_do, grammar);
            facts.value("risk", it.risk.as_deref());
        }
        Reason::WorkingHours(it) => {
            facts.text("days", grammar.weekdays(&it.hours.days));
            facts.text("hours", grammar.time_range(it.hours.from, it.hours.to));
            if let Some(zone) = it.hours.time_zone.as_ref().and_then(|zone| grammar.zone(zone)) {
                facts.text("zone", zone);
            }
            facts.value("channel", it.channel.as_deref());
            facts.duration("response", it.response_time, grammar);
            if let Some(window) = &it.next_window {
                facts.text("next_window", grammar.slot(window));
            }
            facts.value("emergency", it.emergency_path.as_deref());
            facts.flag("emergency_plural", it.emergency_path.as_deref().is_some_and(is_plural));
        }
        Reason::BudgetMismatch(it) => {
            facts.money("offered", it.offered.as_ref(), grammar);
            facts.money("minimum", it.minimum.as_ref(), grammar);
            facts.money("quote", it.quote.as_ref(), grammar);
            if let Some(basis) = it.basis {
                let basis = match basis {
                    Basis::Hour => "hour",
                    Basis::Day => "day",
                    Basis::Month => "month",
                    Basis::Project => "project",
                };
                facts.text("basis", basis.to_owned());
            }
            facts.value("terms", it.terms.as_deref());
            facts.flag("terms_plural", it.terms.as_deref().is_some_and(is_plural));
        }
        Reason::Policy(it) => {
            facts.value("policy", Some(&it.policy_name));
            facts.value("clause", it.clause.as_deref());
            facts.value("limit", it.limit.as_deref());
            if let Some(dates) = &it.date_facts {
                facts.date("bought", dates.bought_on, grammar);
                facts.date("asked", dates.asked_on, grammar);
                if let (Some(bought), Some(asked)) = (dates.bought_on, dates.asked_on) {
                    let days = bought.until(asked).map_or(0, |span| span.get_days()).unsigned_abs();
                    if days > 0 {
                        let days = u16::try_from(days).unwrap_or(u16::MAX);
                        facts.text("elapsed", grammar.duration(Duration::Days(days)));
                        facts.flag("elapsed_many", days > 1);
                    }
                }
            }
            facts.value("link", it.link.as_deref());
            facts.value("why", it.plain_why.as_deref());
        }
        Reason::LegalOrEthical(it) => {
            facts.value("duty", Some(&it.duty));
            facts.value("authority", it.authority.as_deref());
        }
        Reason::ConflictOfInterest(it) => {
            facts.flag("exclusivity", it.conflict == Conflict::Exclusivity);
            facts.flag("competing_client", it.conflict == Conflict::CompetingClient);
            facts.flag("personal_link", it.conflict == Conflict::PersonalLink);
            facts.date("until", it.until, grammar);
        }
        Reason::MissingPrerequisites(it) => {
            let missing: Vec<String> = it
                .missing
                .iter()
                .map(|one| {
                    let mut item = Facts::new();
                    item.value("item", Some(&one.item));
                    if let Some(Owner::Other(owner)) = &one.owner {
                        item.value("owner", Some(owner));
                    }
                    item.flag("ours", one.owner == Some(Owner::Us));
                    items.item("item/missing", item)
                })
                .collect();
            facts.flag("several", missing.len() > 1 || it.missing.iter().any(|one| is_plural(&one.item)));
            facts.list("missing", &missing, grammar);
            facts.date("due", it.due, grammar);
            facts.value("next", it.what_happens_next.as_deref());
        }
        Reason::SecurityOrPrivacy(it) => {
            facts.value("rule", Some(&it.rule));
            facts.value("risk", it.risk.as_deref());
            facts.value("safe_way", it.safe_way.as_deref());
        }
        Reason::StrategicFit(it) => {
            facts.value("focus", Some(&it.focus));
            facts.date("decided", it.decision_date, grammar);
            facts.date("review", it.review_date, grammar);
            facts.list("criteria", &it.criteria, grammar);
            facts.flag("several", it.criteria.len() > 1 || it.criteria.iter().any(|one| is_plural(one)));
        }
        Reason::NotSelected(it) => {
            facts.value("decision", Some(&it.decision));
            facts.list("criterion", &it.criterion, grammar);
            facts.flag("several", it.criterion.len() > 1 || it.criterion.iter().any(|one| is_plural(one)));
            facts.value("feedback", it.feedback.as_deref());
        }
        Reason::Leave(it) => {
            if let Some(away) = it.away {
                facts.text("away", grammar.period(away));
                facts.flag("one_day", away.from == away.to);
                facts.date("back", away.to.tomorrow().ok(), grammar);
                facts.date("to", Some(away.to), grammar);
            }
            if let Some(reduced) = &it.reduced_to {
                facts.hours("hours", Some(reduced.hours_per_week), grammar);
                facts.date("until", reduced.until, grammar);
            }
            facts.value("cover", it.cover.as_deref());
        }
        Reason::NotMyDecision(it) => {
            facts.value("decider", Some(&it.decider_role));
            facts.flag("decider_plural", is_plural(&it.decider_role));
            facts.value("how", it.how_to_ask.as_deref());
            facts.date("by", it.by_when, grammar);
        }
        Reason::Other(_) => {}
    }
    facts
}

pub(crate) fn alternative(alternative: &Alternative, grammar: &Grammar<'_>, items: &impl Items) -> Facts {
    let mut facts = Facts::new();
    match alternative {
        Alternative::LaterDate(it) => {
            facts.date("start", it.start, grammar);
            facts.slots("slots", &it.slots, grammar);
            facts.flag("several", it.slots.len() > 1);
            facts.date("hold", it.hold_until, grammar);
        }
        Alternative::LongerDeadline(it) => {
            facts.date("deadline", Some(it.new_deadline), grammar);
            facts.value("gives", it.gives.as_deref());
        }
        Alternative::ReducedScope(it) => {
            facts.list("keep", &it.keep, grammar);
            facts.list("drop", &it.drop, grammar);
            facts.flag("drop_plural", it.drop.len() > 1 || it.drop.iter().any(|one| is_plural(one)));
            if let Some(hours) = it.hours {
                facts.text("hours", grammar.duration(Duration::Hours(hours)));
            }
            facts.date("deadline", it.deadline, grammar);
        }
        Alternative::Phased(it) => {
            let phases: Vec<String> = it
                .phases
                .iter()
                .map(|phase| {
                    let mut item = Facts::new();
                    item.value("what", Some(&phase.what));
                    item.flag("inner", phase.what.contains(','));
                    item.date("when", Some(phase.when), grammar);
                    items.item("item/phase", item)
                })
                .collect();
            facts.list("phases", &phases, grammar);
        }
        Alternative::PrioritySwap(it) => {
            let paused: Vec<String> = it
                .pause
                .iter()
                .map(|one| {
                    let mut item = Facts::new();
                    item.value("task", Some(&one.task));
                    item.date("date", one.new_date, grammar);
                    items.item("item/paused", item)
                })
                .collect();
            facts.flag("several", paused.len() > 1 || it.pause.iter().any(|one| is_plural(&one.task)));
            facts.list("paused", &paused, grammar);
            facts.value("ok_from", it.needs_ok_from.as_deref());
            facts.flag("ok_plural", it.needs_ok_from.as_deref().is_some_and(is_plural));
        }
        Alternative::ChangedTerms(it) => {
            facts.value("what", Some(&it.what_changes));
            facts.flag("what_plural", is_plural(&it.what_changes));
            facts.money("amount", it.amount.as_ref(), grammar);
            facts.date("valid", it.valid_until, grammar);
        }
        Alternative::Referral(it) => {
            let consent = it.consent == Some(true);
            facts.flag("consent", consent);
            facts.value("person", it.name.as_deref().or(it.role.as_deref()));
            if it.name.is_some() {
                facts.value("role", it.role.as_deref());
            }
            // Without the person's consent the mail gives no way to reach them.
            facts.value("contact", it.contact.as_deref().filter(|_| consent));
            facts.value("fit", it.why_fit.as_deref());
            facts.date("available", it.available_from, grammar);
            facts.value("intro", it.intro_offer.as_deref());
        }
        Alternative::SelfService(it) => {
            facts.value("resource", Some(&it.resource));
            facts.flag("resource_plural", is_plural(&it.resource));
            facts.value("url", it.url.as_deref());
            facts.duration("time", it.time_needed, grammar);
            facts.value("covers", it.covers.as_deref());
        }
        Alternative::OtherFormat(it) => {
            facts.value("to", Some(&it.to));
            facts.value("from", it.from.as_deref());
            facts.date("when", it.when, grammar);
        }
        Alternative::SmallHelp(it) => {
            facts.value("what", Some(&it.what));
            facts.duration("time", it.time_box, grammar);
            facts.date("when", it.when, grammar);
        }
        Alternative::ReopenCondition(it) => {
            facts.value("condition", it.condition.as_deref());
            facts.date("review", it.review_date, grammar);
            facts.value("trigger", it.how_to_trigger.as_deref());
        }
        Alternative::Escalation(it) => {
            facts.value("who", Some(&it.who));
            facts.flag("who_plural", is_plural(&it.who));
            // An apposition (*la responsable, Irene Campos*) is closed by a comma.
            facts.flag("who_comma", it.who.contains(", "));
            facts.value("channel", it.channel.as_deref());
            facts.duration("reply", it.expected_reply, grammar);
        }
        Alternative::Other(_) => {}
    }
    facts
}

pub(crate) fn boundary(boundaries: &Boundaries, hours_told: bool, grammar: &Grammar<'_>) -> Facts {
    let mut facts = Facts::new();
    facts.duration("response", boundaries.response_time, grammar);
    facts.duration("notice", boundaries.notice, grammar);
    if hours_told {
        return facts;
    }
    if !boundaries.days.is_empty() {
        facts.text("days", grammar.weekdays(&boundaries.days));
    }
    if let Some(hours) = boundaries.hours {
        facts.text("hours", grammar.time_range(hours.from, hours.to));
    }
    if let Some(zone) = boundaries.time_zone.as_ref().and_then(|zone| grammar.zone(zone)) {
        facts.text("zone", zone);
    }
    facts
}

pub(crate) fn ending(ends: &EndsRelationship, grammar: &Grammar<'_>) -> Facts {
    let mut facts = Facts::new();
    facts.text("last_day", grammar.date(ends.last_day));
    facts.list("handover", &ends.handover, grammar);
    facts
}
