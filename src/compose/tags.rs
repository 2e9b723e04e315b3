//! The conditions under which a wording may be used.

use crate::error::{Error, ErrorKind};

macro_rules! tags {
    ($($name:ident)*) => {
        /// Every tag a wording may name, in the order of their bits.
        const NAMES: &[&str] = &[$(stringify!($name)),*];

        #[derive(Clone, Copy)]
        #[allow(non_camel_case_types, reason = "the variants are the words that the wording files use")]
        pub(crate) enum Tag { $($name),* }
    };
}

tags! {
    close neutral formal
    brief standard full
    warm direct
    i we
    singular plural
    tu vos usted vosotros ustedes
    work petition proposal
    fact rule
    named first second
    none one many
    dated goal indefinite ends received subject
    feminine masculine unknown titled group
    capacity schedule_conflict deadline_too_short out_of_scope out_of_expertise working_hours budget_mismatch policy
    legal_or_ethical conflict_of_interest missing_prerequisites security_or_privacy strategic_fit not_selected leave
    not_my_decision
    later_date longer_deadline reduced_scope phased priority_swap changed_terms referral self_service other_format
    small_help reopen_condition escalation
    deadline priced usable asking kept agreement
    single choice several joined approval handover
    either ask_date ask_person ask_intro ask_help ask_work ask_terms ask_return ask_nothing held_date held_price
    chosen waits triggered
    aim_middle aim_lead
    acts short
    goal_told compact together state collective heart
    event feast doing bare feedback
    us co for_now
    spain echo timed plain own offer
    way_on excluded nameable
}

/// A set of tags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tags(u128);

impl Tags {
    pub(crate) const fn with(self, tag: Tag) -> Self {
        Self(self.0 | 1 << tag as u64)
    }

    pub(crate) const fn with_if(self, given: bool, tag: Tag) -> Self {
        if given { self.with(tag) } else { self }
    }

    pub(crate) const fn with_if_some(self, tag: Option<Tag>) -> Self {
        match tag {
            Some(tag) => self.with(tag),
            None => self,
        }
    }

    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn has(self, tag: Tag) -> bool {
        self.0 & (1 << tag as u64) != 0
    }

    pub(crate) fn named(name: &str) -> Self {
        NAMES.iter().position(|known| *known == name).map_or(Self(0), |bit| Self(1 << bit))
    }
}

/// What must hold for a wording to be used: every term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Condition(pub(crate) Vec<Term>);

/// One term: one tag of the set must be there, or none of them may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    set: u128,
    negated: bool,
}

impl Condition {
    /// Reads `offer formal|neutral !dated`.
    pub(crate) fn read(text: &str) -> Result<Self, Error> {
        let mut terms = Vec::new();
        for term in text.split_whitespace() {
            let (negated, names) = term.strip_prefix('!').map_or((false, term), |names| (true, names));
            let mut set = 0;
            for name in names.split('|') {
                let Tags(bit) = Tags::named(name);
                if bit == 0 {
                    let message = format!("unknown condition {name:?}; expected one of {}", NAMES.join(", "));
                    return Err(Error::new(ErrorKind::Template, message));
                }
                set |= bit;
            }
            terms.push(Term { set, negated });
        }
        Ok(Self(terms))
    }
}

impl Term {
    pub(crate) const fn holds(self, Tags(given): Tags) -> bool {
        (self.set & given != 0) != self.negated
    }
}
