//! The facts of a part, as its wordings name them; each is put into words when a wording asks for it.

use std::borrow::Cow;

use jiff::civil::Date;
use tera::{Context, Value};

use super::grammar::Grammar;
use super::outline::{MOST_FACTS, mark};
use super::shape::english::help_towards;
use super::text::one_line;
use super::wording::Names;
use crate::decline::{Boundaries, Duration, EndsRelationship, Hours, Money, Period, Slot};

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
    /// A goal, to be put in the words in which somebody helps towards it.
    Help(&'a str),
    /// A value of the input.
    Value(&'a str),
    List(Cow<'a, [String]>),
    Date(Date),
    /// A date after which something is over or looked at again.
    Term(Date),
    Period(Period),
    Hours(Hours),
    Duration(Duration),
    Money(&'a Money),
}

impl Fact<'_> {
    /// Whether it has words, so that to Tera it holds.
    fn holds(&self) -> bool {
        let blank = |text: &str| text.bytes().all(|byte| byte <= b' ');
        match self {
            Self::Words(words) => !words.is_empty(),
            Self::Value(value) => !blank(value),
            Self::List(values) => !values.iter().all(|value| blank(value)),
            _ => true,
        }
    }

    /// Notes the dates in it.
    fn note_dates(&self, grammar: &Grammar<'_>) {
        match self {
            Self::Date(date) | Self::Term(date) => grammar.note_date(*date),
            Self::Period(period) => {
                grammar.note_date(period.from);
                if period.to != period.from {
                    grammar.note_date(period.to);
                }
            }
            _ => {}
        }
    }

    /// Appends the fact in words.
    fn push_to(&self, text: &mut String, grammar: &Grammar<'_>) {
        match self {
            Self::Flag => text.push_str("true"),
            Self::Words(words) => text.push_str(words),
            Self::Help(goal) => text.push_str(&help_towards(&one_line(goal))),
            Self::Value(value) => text.push_str(&one_line(value)),
            Self::List(values) => match &values[..] {
                [value] => text.push_str(&one_line(value)),
                values => {
                    let lines: Vec<_> = values.iter().map(|value| one_line(value)).collect();
                    text.push_str(&grammar.and_list(&lines));
                }
            },
            Self::Date(date) => grammar.push_date(text, *date),
            Self::Term(date) => grammar.push_term(text, *date),
            Self::Period(period) => text.push_str(&grammar.period(*period)),
            Self::Hours(hours) => text.push_str(&grammar.hours(*hours)),
            Self::Duration(duration) => text.push_str(&grammar.duration(*duration)),
            Self::Money(money) => text.push_str(&grammar.money(money)),
        }
    }
}

/// Facts for one part. Absent ones are left out, so that a wording can ask for them.
pub(crate) struct Facts<'a>(Vec<(&'static str, Fact<'a>)>);

/// Those of a part's facts that a wording names.
pub(crate) struct Given<'facts, 'a> {
    /// Which there are, as bits in the order of the names.
    pub(crate) set: u32,
    facts: [Option<&'facts Fact<'a>>; MOST_FACTS],
}

impl Given<'_, '_> {
    /// Appends the fact with this number in words.
    pub(crate) fn push_to(&self, text: &mut String, number: usize, grammar: &Grammar<'_>) {
        if let Some(fact) = self.facts[number] {
            fact.push_to(text, grammar);
        }
    }

    /// Marks in the places of their words, for Tera.
    pub(crate) fn marks(&self, names: &[String]) -> Context {
        let mut context = Context::new();
        for (name, fact) in names.iter().zip(self.facts) {
            match fact {
                Some(Fact::Flag) => context.insert_value(name.clone(), Value::from(true)),
                Some(_) => context.insert_value(name.clone(), Value::from(mark(name))),
                None => {}
            }
        }
        context
    }

    /// Notes the dates in them.
    pub(crate) fn note_dates(&self, grammar: &Grammar<'_>) {
        self.facts.iter().flatten().for_each(|fact| fact.note_dates(grammar));
    }
}

impl<'a> Facts<'a> {
    pub(crate) fn new() -> Self {
        Self(Vec::with_capacity(16))
    }

    /// Those that a wording names and that hold.
    pub(crate) fn named(&self, names: &[String], asked: Names) -> Given<'_, 'a> {
        let mut given = Given { set: 0, facts: [None; MOST_FACTS] };
        for (key, fact) in self.0.iter().filter(|(key, _)| asked.may_have(key)) {
            if let Some(number) = names.iter().position(|name| name == key).filter(|_| fact.holds()) {
                given.set |= 1 << number;
                given.facts[number] = Some(fact);
            }
        }
        given
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
                fact.note_dates(grammar);
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

    /// What helps towards a goal, in the words that its shape asks for.
    pub(crate) fn help(&mut self, goal: &'a str) {
        self.add("help", Some(Fact::Help(goal)));
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

    pub(crate) fn term(&mut self, key: &'static str, date: Option<Date>) {
        self.add(key, date.map(Fact::Term));
    }

    pub(crate) fn period(&mut self, key: &'static str, period: Option<Period>) {
        self.add(key, period.map(Fact::Period));
    }

    pub(crate) fn hours(&mut self, key: &'static str, hours: Option<Hours>) {
        self.add(key, hours.map(Fact::Hours));
    }

    pub(crate) fn duration(&mut self, key: &'static str, duration: Option<Duration>) {
        self.add(key, duration.map(Fact::Duration));
    }

    pub(crate) fn money(&mut self, key: &'static str, money: Option<&'a Money>) {
        self.add(key, money.map(Fact::Money));
    }

    /// Slots are put into words at once: only the first of a mail that has a time zone tells it.
    pub(crate) fn slots(&mut self, key: &'static str, slots: &[Slot], grammar: &Grammar<'_>) {
        if !slots.is_empty() {
            self.text(key, grammar.slots(slots));
        }
    }
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
