//! The facts of a part, as its wordings name them; each is put into words when a wording asks for it.

use std::borrow::Cow;

use jiff::civil::Date;
use tera::{Context, Value};

use super::grammar::{Grammar, phrases as english};
use super::shape::{Channel, can_be_sent, channel, is_done_by_sender, names_amount};
use super::text::one_line;
use crate::decline::{
    Alternative, Basis, Boundaries, Conflict, Duration, EndsRelationship, Hours, Money, Owner, Period, Reason, Slot,
};
use crate::locale::Language;

/// Renders the items that a list of facts is made of (a commitment, a phase …), each through its own wordings.
pub(crate) trait Items {
    fn item(&self, group: &'static str, facts: Facts<'_>) -> String;
}

/// One fact, not yet in words: most wordings of a part leave some of its facts out.
#[derive(Debug)]
enum Fact<'a> {
    /// Something holds.
    Flag,
    /// Words as they are to stand.
    Words(Cow<'a, str>),
    /// A value of the input.
    Value(&'a str),
    List(Cow<'a, [String]>),
    Date(Date),
    Period(Period),
    Hours(Hours),
    Duration(Duration),
    Money(&'a Money),
}

impl Fact<'_> {
    /// Appends the fact in words.
    fn push_to(&self, text: &mut String, grammar: &Grammar<'_>) {
        match self {
            Self::Flag => text.push_str("true"),
            Self::Words(words) => text.push_str(words),
            Self::Value(value) => text.push_str(&one_line(value)),
            Self::List(values) => match &values[..] {
                [value] => text.push_str(&one_line(value)),
                values => {
                    let lines: Vec<_> = values.iter().map(|value| one_line(value)).collect();
                    text.push_str(&grammar.and_list(&lines));
                }
            },
            Self::Date(date) => grammar.push_date(text, *date),
            Self::Period(period) => text.push_str(&grammar.period(*period)),
            Self::Hours(hours) => text.push_str(&grammar.hours(*hours)),
            Self::Duration(duration) => text.push_str(&grammar.duration(*duration)),
            Self::Money(money) => text.push_str(&grammar.money(money)),
        }
    }
}

/// Facts for one part. Absent ones are left out, so that a wording can ask for them.
pub(crate) struct Facts<'a>(Vec<(&'static str, Fact<'a>)>);

impl<'a> Facts<'a> {
    pub(crate) fn new() -> Self {
        Self(Vec::with_capacity(16))
    }

    /// Appends a fact in words, and tells whether there is such a fact.
    pub(crate) fn push_to(&self, text: &mut String, key: &str, grammar: &Grammar<'_>) -> bool {
        let found = self.0.iter().find(|(name, _)| *name == key);
        found.inspect(|(_, fact)| fact.push_to(text, grammar)).is_some()
    }

    /// The facts that are asked for, in words, for Tera.
    pub(crate) fn context(&self, grammar: &Grammar<'_>, asked: impl Fn(&str) -> bool) -> Context {
        let mut context = Context::new();
        let mut words = String::with_capacity(128);
        for (key, fact) in self.0.iter().filter(|(key, _)| asked(key)) {
            let value = if matches!(fact, Fact::Flag) {
                Value::from(true)
            } else {
                words.clear();
                fact.push_to(&mut words, grammar);
                Value::from(words.as_str())
            };
            context.insert_value(*key, value);
        }
        context
    }

    fn add(&mut self, key: &'static str, fact: Option<Fact<'a>>) {
        if let Some(fact) = fact {
            debug_assert!(self.0.iter().all(|(name, _)| *name != key), "{key} is given once");
            self.0.push((key, fact));
        }
    }

    pub(crate) fn text(&mut self, key: &'static str, words: impl Into<Cow<'a, str>>) {
        self.add(key, Some(Fact::Words(words.into())));
    }

    pub(crate) fn value(&mut self, key: &'static str, value: Option<&'a str>) {
        self.add(key, value.map(Fact::Value));
    }

    pub(crate) fn flag(&mut self, key: &'static str, given: bool) {
        self.add(key, given.then_some(Fact::Flag));
    }

    pub(crate) fn list(&mut self, key: &'static str, values: impl Into<Cow<'a, [String]>>) {
        let values = values.into();
        self.add(key, (!values.is_empty()).then_some(Fact::List(values)));
    }

    pub(crate) fn date(&mut self, key: &'static str, date: Option<Date>) {
        self.add(key, date.map(Fact::Date));
    }

    fn period(&mut self, key: &'static str, period: Option<Period>) {
        self.add(key, period.map(Fact::Period));
    }

    fn hours(&mut self, key: &'static str, hours: Option<Hours>) {
        self.add(key, hours.map(Fact::Hours));
    }

    fn duration(&mut self, key: &'static str, duration: Option<Duration>) {
        self.add(key, duration.map(Fact::Duration));
    }

    pub(crate) fn money(&mut self, key: &'static str, money: Option<&'a Money>) {
        self.add(key, money.map(Fact::Money));
    }

    /// Slots are put into words at once: only the first of a mail that has a time zone tells it.
    fn slots(&mut self, key: &'static str, slots: &[Slot], grammar: &Grammar<'_>) {
        if !slots.is_empty() {
            self.text(key, grammar.slots(slots));
        }
    }
}

/// Whether a Spanish noun phrase is plural, by its article.
pub(crate) fn is_plural(phrase: &str) -> bool {
    const PLURAL: [&str; 17] = [
        "los", "las", "unos", "unas", "mis", "sus", "tus", "nuestros", "nuestras", "dos", "tres", "cuatro", "cinco",
        "seis", "varios", "varias", "todos",
    ];
    let first = phrase.split_whitespace().next().unwrap_or_default();
    PLURAL.iter().any(|word| word.eq_ignore_ascii_case(first))
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

pub(crate) fn reason<'a>(reason: &'a Reason, grammar: &Grammar<'_>, items: &impl Items) -> Facts<'a> {
    let mut facts = Facts::new();
    match reason {
        Reason::Capacity(it) => {
            facts.hours("committed", it.committed_hours);
            facts.hours("capacity", it.capacity_hours);
            facts.hours("requested", it.requested_hours);
            facts.date("free_from", it.free_from);
            facts.date("to", it.period.map(|period| period.to));
            facts.period("period", it.period);
            let parted = it.commitments.len() > 1 || (it.commitments.len() == 1 && it.committed_hours.is_none());
            let timed = parted && it.commitments.iter().all(|one| one.hours.is_some());
            let commitments: Vec<String> = it
                .commitments
                .iter()
                .map(|one| {
                    let mut item = Facts::new();
                    item.value("name", Some(&one.name));
                    item.flag("timed", timed);
                    // What the sentence around it says is not said again.
                    let alone = it.commitments.len() == 1;
                    item.hours("hours", one.hours.filter(|hours| !alone || it.committed_hours != Some(*hours)));
                    let until = one.until.filter(|until| !alone || it.period.map(|period| period.to) != Some(*until));
                    // Inside a list the weekday would only make the sentence long.
                    if let Some(until) = until {
                        item.text("until", grammar.day(until));
                    }
                    items.item("item/commitment", item)
                })
                .collect();
            facts.flag("several", commitments.len() > 1 || it.commitments.iter().any(|one| is_plural(&one.name)));
            facts.flag("listed", commitments.len() > 1);
            facts.list("commitments", commitments);
            facts.flag("each_timed", timed);
            let names: Vec<String> = it.commitments.iter().map(|one| one.name.clone()).collect();
            facts.list("names", names);
            facts.date("until", it.commitments.iter().filter_map(|one| one.until).max());
        }
        Reason::ScheduleConflict(it) => {
            facts.text("slot", grammar.slot(&it.when));
            facts.value("label", it.conflict_label.as_deref());
            facts.slots("next_slots", &it.next_slots, grammar);
        }
        Reason::DeadlineTooShort(it) => {
            facts.date("requested", Some(it.requested_deadline));
            facts.duration("needed", it.needed_time);
            facts.date("earliest", it.earliest_delivery);
            facts.flag("several", it.why_needed.len() > 1 || it.why_needed.iter().any(|step| is_plural(step)));
            facts.list("steps", &it.why_needed);
        }
        Reason::OutOfScope(it) => {
            facts.value("agreement", Some(&it.agreement_ref));
            facts.value("excluded", it.item_excluded.as_deref());
            facts.flag("excluded_plural", it.item_excluded.as_deref().is_some_and(is_plural));
            facts.list("included", &it.included);
            facts.hours("hours_included", it.hours_included);
            facts.hours("hours_used", it.hours_used);
        }
        Reason::OutOfExpertise(it) => {
            facts.value("skill", Some(&it.skill));
            facts.flag("skill_plural", is_plural(&it.skill));
            facts.list("what_i_do", &it.what_i_do);
            facts.value("risk", it.risk.as_deref());
        }
        Reason::WorkingHours(it) => {
            facts.text("days", grammar.weekdays(&it.hours.days));
            facts.text("hours", grammar.time_range(it.hours.from, it.hours.to));
            if let Some(zone) = it.hours.time_zone.as_ref().and_then(|zone| grammar.zone(zone)) {
                facts.text("zone", zone);
            }
            facts.value("channel", it.channel.as_deref());
            facts.duration("response", it.response_time);
            if let Some(window) = &it.next_window {
                facts.text("next_window", grammar.slot(window));
            }
            facts.value("emergency", it.emergency_path.as_deref());
            facts.flag("emergency_plural", it.emergency_path.as_deref().is_some_and(is_plural));
        }
        Reason::BudgetMismatch(it) => {
            facts.money("offered", it.offered.as_ref());
            facts.money("minimum", it.minimum.as_ref());
            facts.money("quote", it.quote.as_ref());
            if let Some(basis) = it.basis {
                facts.text("basis", self::basis(basis));
            }
            facts.value("terms", it.terms.as_deref());
            facts.flag("terms_plural", it.terms.as_deref().is_some_and(is_plural));
        }
        Reason::Policy(it) => {
            facts.value("policy", Some(&it.policy_name));
            facts.value("clause", it.clause.as_deref());
            facts.value("limit", it.limit.as_deref());
            if let Some(dates) = &it.date_facts {
                facts.date("bought", dates.bought_on);
                facts.date("asked", dates.asked_on);
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
                        facts.flag("elapsed_many", days > 1);
                    }
                }
            }
            facts.value("link", it.link.as_deref());
            facts.value("why", it.plain_why.as_deref());
            let english = grammar.locale.language() == Language::English;
            if let Some(because) = it.plain_why.as_deref().filter(|_| english).and_then(english::clause) {
                facts.text("because", because);
            }
        }
        Reason::LegalOrEthical(it) => {
            facts.value("duty", Some(&it.duty));
            facts.value("authority", it.authority.as_deref());
            facts.flag("authority_plural", it.authority.as_deref().is_some_and(english::is_plural));
        }
        Reason::ConflictOfInterest(it) => {
            facts.flag("exclusivity", it.conflict == Conflict::Exclusivity);
            facts.flag("competing_client", it.conflict == Conflict::CompetingClient);
            facts.flag("personal_link", it.conflict == Conflict::PersonalLink);
            facts.date("until", it.until);
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
                    item.flag("yours", one.owner == Some(Owner::You) && it.missing.len() > 1);
                    items.item("item/missing", item)
                })
                .collect();
            facts.flag("several", missing.len() > 1 || it.missing.iter().any(|one| is_plural(&one.item)));
            facts.list("missing", missing);
            facts.date("due", it.due);
            facts.value("next", it.what_happens_next.as_deref());
        }
        Reason::SecurityOrPrivacy(it) => {
            facts.value("rule", Some(&it.rule));
            facts.value("risk", it.risk.as_deref());
            facts.flag("risk_acts", it.risk.as_deref().is_some_and(english::is_act));
            facts.flag("risk_going_on", it.risk.as_deref().is_some_and(english::is_going_on));
            facts.value("safe_way", it.safe_way.as_deref());
        }
        Reason::StrategicFit(it) => {
            facts.value("focus", Some(&it.focus));
            facts.date("decided", it.decision_date);
            facts.date("review", it.review_date);
            facts.list("criteria", &it.criteria);
            facts.flag("several", it.criteria.len() > 1 || it.criteria.iter().any(|one| is_plural(one)));
        }
        Reason::NotSelected(it) => {
            facts.value("decision", Some(&it.decision));
            facts.list("criterion", &it.criterion);
            facts.flag("several", it.criterion.len() > 1 || it.criterion.iter().any(|one| is_plural(one)));
            facts.value("feedback", it.feedback.as_deref());
            facts.flag("offered", it.feedback.as_deref().is_some_and(english::is_offer));
            facts.flag("by_sender", it.feedback.as_deref().is_some_and(is_done_by_sender));
        }
        Reason::Leave(it) => {
            if let Some(away) = it.away {
                facts.period("away", Some(away));
                facts.flag("one_day", away.from == away.to);
                facts.date("back", away.to.tomorrow().ok());
                facts.date("to", Some(away.to));
            }
            if let Some(reduced) = &it.reduced_to {
                facts.hours("hours", Some(reduced.hours_per_week));
                facts.date("until", reduced.until);
            }
            facts.value("cover", it.cover.as_deref());
        }
        Reason::NotMyDecision(it) => {
            facts.value("decider", Some(&it.decider_role));
            facts.flag("decider_plural", is_plural(&it.decider_role));
            facts.value("how", it.how_to_ask.as_deref());
            facts.date("by", it.by_when);
        }
        Reason::Other(_) => {}
    }
    facts
}

/// What a price is for, as the wordings name it.
pub(crate) const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Hour => "hour",
        Basis::Day => "day",
        Basis::Month => "month",
        Basis::Project => "project",
    }
}

/// `reply_by` is told by the closing: an offer that is kept until that day does not tell it too.
pub(crate) fn alternative<'a>(
    alternative: &'a Alternative,
    reply_by: Option<Date>,
    grammar: &Grammar<'_>,
    items: &impl Items,
) -> Facts<'a> {
    // What is open until the day of the answer is told with that day.
    let beyond_reply = |date: &Date| Some(*date) != reply_by;
    let mut facts = Facts::new();
    match alternative {
        Alternative::LaterDate(it) => {
            facts.date("start", it.start);
            facts.slots("slots", &it.slots, grammar);
            facts.flag("several", it.slots.len() > 1);
            facts.date("hold", it.hold_until.filter(beyond_reply));
        }
        Alternative::LongerDeadline(it) => {
            facts.date("deadline", Some(it.new_deadline));
            facts.value("gives", it.gives.as_deref());
        }
        Alternative::ReducedScope(it) => {
            facts.list("keep", &it.keep);
            facts.list("drop", &it.drop);
            // Spanish joins what is left out with *ni*.
            if grammar.locale.language() == Language::Spanish && !it.drop.is_empty() {
                let lines: Vec<_> = it.drop.iter().map(|one| one_line(one)).collect();
                let without = match &lines[..] {
                    [first @ .., last] if !first.is_empty() => format!("{} ni {last}", first.join(", ")),
                    all => all.join(", "),
                };
                facts.text("without", without);
            }
            facts.flag("drop_plural", it.drop.len() > 1 || it.drop.iter().any(|one| is_plural(one)));
            facts.duration("hours", it.hours.map(Duration::Hours));
            facts.date("deadline", it.deadline);
        }
        Alternative::Phased(it) => {
            let phases: Vec<String> = it
                .phases
                .iter()
                .map(|phase| {
                    let mut item = Facts::new();
                    item.value("what", Some(&phase.what));
                    item.flag("inner", phase.what.contains(','));
                    item.date("when", Some(phase.when));
                    items.item("item/phase", item)
                })
                .collect();
            facts.list("phases", phases);
        }
        Alternative::PrioritySwap(it) => {
            let paused: Vec<String> = it
                .pause
                .iter()
                .map(|one| {
                    let mut item = Facts::new();
                    item.value("task", Some(&one.task));
                    item.date("date", one.new_date);
                    items.item("item/paused", item)
                })
                .collect();
            facts.flag("several", paused.len() > 1 || it.pause.iter().any(|one| is_plural(&one.task)));
            facts.list("paused", paused);
            facts.value("ok_from", it.needs_ok_from.as_deref());
            facts.flag("ok_plural", it.needs_ok_from.as_deref().is_some_and(is_plural));
        }
        Alternative::ChangedTerms(it) => {
            facts.value("what", Some(&it.what_changes));
            if grammar.locale.language() == Language::English {
                facts
                    .text("terms", english::priced(&it.what_changes, it.amount.as_ref().map(|sum| grammar.money(sum))));
            }
            facts.flag("what_plural", is_plural(&it.what_changes));
            let spanish = grammar.locale.language() == Language::Spanish;
            let untold = |amount: &&Money| !(spanish && names_amount(&it.what_changes, &amount.amount()));
            facts.money("amount", it.amount.as_ref().filter(untold));
            facts.date("valid", it.valid_until.filter(beyond_reply));
        }
        Alternative::Referral(it) => {
            let consent = it.consent == Some(true);
            facts.flag("consent", consent);
            facts.value("person", it.name.as_deref().or(it.role.as_deref()));
            facts.flag("unnamed", it.name.is_none());
            if it.name.is_some() {
                facts.value("role", it.role.as_deref());
            }
            // Without the person's consent the mail gives no way to reach them.
            facts.value("contact", it.contact.as_deref().filter(|_| consent));
            facts.value("fit", it.why_fit.as_deref());
            facts.flag("writes", it.contact.as_deref().is_some_and(|contact| contact.contains('@')));
            let english = consent && grammar.locale.language() == Language::English;
            if let Some(contact) = it.contact.as_deref().filter(|_| english) {
                facts.text("way", english::way(contact));
            }
            if grammar.locale.language() == Language::English {
                let firm = it.name.as_deref().is_some_and(english::is_firm);
                facts.text("who", if firm { "which" } else { "who" });
            }
            facts.date("available", it.available_from);
            facts.value("intro", it.intro_offer.as_deref());
        }
        Alternative::SelfService(it) => {
            facts.value("resource", Some(&it.resource));
            facts.flag("resource_plural", is_plural(&it.resource));
            facts.value("url", it.url.as_deref());
            facts.duration("time", it.time_needed);
            facts.value("covers", it.covers.as_deref());
            facts.flag("covers_comma", it.covers.as_deref().is_some_and(|covers| covers.contains(", ")));
            facts.flag("covers_plural", it.covers.as_deref().is_some_and(is_plural));
        }
        Alternative::OtherFormat(it) => {
            facts.value("to", Some(&it.to));
            facts.flag("sent", can_be_sent(&it.to));
            facts.value("from", it.from.as_deref());
            facts.date("when", it.when);
        }
        Alternative::SmallHelp(it) => {
            facts.value("what", Some(&it.what));
            facts.duration("time", it.time_box);
            facts.date("when", it.when);
        }
        Alternative::ReopenCondition(it) => {
            facts.value("condition", it.condition.as_deref());
            facts.date("review", it.review_date);
            facts.value("trigger", it.how_to_trigger.as_deref());
        }
        Alternative::Escalation(it) => {
            facts.value("who", Some(&it.who));
            facts.flag("who_plural", is_plural(&it.who));
            // An apposition (*la responsable, Irene Campos*) is closed by a comma.
            facts.flag("who_comma", it.who.contains(", "));
            match it.channel.as_deref().map(channel) {
                Some(Channel::Mail(address)) => facts.value("mail", Some(address)),
                Some(Channel::Telephone(number)) => facts.value("telephone", Some(number)),
                Some(Channel::Other(words)) => facts.value("elsewhere", Some(words)),
                None => {}
            }
            facts.value("channel", it.channel.as_deref());
            if let Some(channel) = it.channel.as_deref().filter(|_| grammar.locale.language() == Language::English) {
                facts.text("way", english::way(channel));
                facts.flag("writes", channel.contains('@'));
            }
            facts.duration("reply", it.expected_reply);
        }
        Alternative::Other(_) => {}
    }
    facts
}

pub(crate) fn boundary<'a>(
    boundaries: &'a Boundaries,
    hours_told: bool,
    response_told: bool,
    grammar: &Grammar<'_>,
) -> Facts<'a> {
    let mut facts = Facts::new();
    facts.duration("response", boundaries.response_time.filter(|_| !response_told));
    facts.duration("notice", boundaries.notice);
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

pub(crate) fn ending(ends: &EndsRelationship) -> Facts<'_> {
    let mut facts = Facts::new();
    facts.date("last_day", Some(ends.last_day));
    facts.list("handover", &ends.handover);
    facts
}
