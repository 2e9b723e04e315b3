//! Rows as the engine keeps them: what a hit means and when it counts.

use crate::check::severity::Severity;
use crate::check::stored::{plain_one_of, stored};

/// What a hit of a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Label {
    Refusal,
    Hedge,
    Reason,
    ReasonSpecific,
    ReasonVague,
    Alternative,
    NextStep,
    Gratitude,
    Regret,
    Positive,
    Boundary,
    Goodwill,
    Greeting,
    SignOff,
    Acceptance,
    Tu,
    Vos,
    Usted,
    Vosotros,
    Ustedes,
    Familiar,
    MaybeUsted,
    MaybeUstedes,
    /// Takes hits of other labels back.
    Not,
    /// Names a fault.
    Phrase,
}

plain_one_of!(
    Label,
    Label::NAMES.iter().map(|(_, label)| *label).chain([Label::Not, Label::Phrase]),
    else Label::Phrase
);

impl Label {
    pub(crate) const NAMES: [(&'static str, Self); 23] = [
        ("refusal", Self::Refusal),
        ("hedge", Self::Hedge),
        ("reason", Self::Reason),
        ("reason-specific", Self::ReasonSpecific),
        ("reason-vague", Self::ReasonVague),
        ("alternative", Self::Alternative),
        ("next_step", Self::NextStep),
        ("gratitude", Self::Gratitude),
        ("regret", Self::Regret),
        ("positive", Self::Positive),
        ("boundary", Self::Boundary),
        ("goodwill", Self::Goodwill),
        ("greeting", Self::Greeting),
        ("sign_off", Self::SignOff),
        ("acceptance", Self::Acceptance),
        ("tu", Self::Tu),
        ("vos", Self::Vos),
        ("usted", Self::Usted),
        ("vosotros", Self::Vosotros),
        ("ustedes", Self::Ustedes),
        ("familiar", Self::Familiar),
        ("maybe-usted", Self::MaybeUsted),
        ("maybe-ustedes", Self::MaybeUstedes),
    ];

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, label)| *label)
    }

    pub(crate) fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, label)| *label == self).map_or("phrase", |(name, _)| name)
    }

    pub(crate) const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// The scopes in which a hit of this label does not count.
    const fn forbidden(self) -> u8 {
        match self {
            Self::Refusal => scope::QUESTION | scope::CONDITIONAL | scope::REPORTED | scope::QUOTED,
            Self::Hedge | Self::Reason | Self::ReasonSpecific | Self::ReasonVague => {
                scope::QUESTION | scope::REPORTED | scope::QUOTED
            }
            Self::Phrase => scope::QUOTED,
            Self::Not => 0,
            _ => scope::REPORTED | scope::QUOTED,
        }
    }
}

/// Where a word stands, as bits.
pub(crate) mod scope {
    pub(crate) const QUESTION: u8 = 1;
    pub(crate) const CONDITIONAL: u8 = 2;
    pub(crate) const REPORTED: u8 = 4;
    pub(crate) const QUOTED: u8 = 8;

    pub(crate) fn named(name: &str) -> Option<u8> {
        Some(match name {
            "question" => QUESTION,
            "conditional" => CONDITIONAL,
            "reported" => REPORTED,
            "quoted" => QUOTED,
            _ => return None,
        })
    }
}

/// Which sentences of the body a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    First,
    Last,
}

plain_one_of!(Place, [Place::First, Place::Last], else Place::First);

/// A row, ready to judge hits.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) label: Label,
    /// A hit does not count in these scopes.
    pub(crate) forbidden: u8,
    /// A hit counts only in these scopes, if any is given.
    pub(crate) demanded: u8,
    pub(crate) place: Option<Place>,
    /// Labels whose hits this row takes back.
    pub(crate) cancels: u32,
    /// The rule that a phrase belongs to.
    pub(crate) rule: usize,
    pub(crate) fix: Option<Box<str>>,
    pub(crate) severity: Option<Severity>,
    /// A phrase counts only in a mail that makes this move.
    pub(crate) only_if: Option<Label>,
    /// It stands in a user's file: what it finds always counts.
    pub(crate) own: bool,
}

stored!(Row { label, forbidden, demanded, place, cancels, rule, fix, severity, only_if, own });

impl Row {
    pub(crate) fn new(label: Label) -> Self {
        let forbidden = label.forbidden();
        Self {
            label,
            forbidden,
            demanded: 0,
            place: None,
            cancels: 0,
            rule: 0,
            fix: None,
            severity: None,
            only_if: None,
            own: false,
        }
    }

    /// Reads the keys that cues and phrases share.
    pub(crate) fn restrict(
        &mut self,
        also_in: &[std::borrow::Cow<'_, str>],
        not_in: &[std::borrow::Cow<'_, str>],
        only_in: &[std::borrow::Cow<'_, str>],
        place: Option<&str>,
    ) -> Result<(), String> {
        let bits = |names: &[std::borrow::Cow<'_, str>]| {
            names.iter().try_fold(0, |bits, name| {
                scope::named(name).map(|bit| bits | bit).ok_or_else(|| {
                    format!("unknown scope {name:?}; expected question, conditional, reported or quoted")
                })
            })
        };
        self.demanded = bits(only_in)?;
        self.forbidden &= !(bits(also_in)? | self.demanded);
        self.forbidden |= bits(not_in)?;
        self.place = match place {
            None => None,
            Some("first") => Some(Place::First),
            Some("last") => Some(Place::Last),
            Some(other) => return Err(format!("unknown place {other:?}; expected first or last")),
        };
        Ok(())
    }
}

/// What a pattern of a row is for; kept in the low bits of an automaton's target.
pub(crate) mod part {
    pub(crate) const HIT: u32 = 0;
    pub(crate) const UNLESS: u32 = 1;
    pub(crate) const UNLESS_SENTENCE: u32 = 2;
    pub(crate) const BITS: u32 = 2;
}
