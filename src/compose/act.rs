//! What the closing question asks for: it comes from what the mail offers.

use jiff::civil::Date;

use super::circumstances::goes_with_another;
use super::tags::Tag;
use crate::decline::Alternative;

/// Which wordings of the closing fit the ways that are offered, and the way they are about, if it is one.
///
/// Two ways that exclude each other are a choice. Of the others one at most needs a yes: a date to be kept, a person to
/// be asked, an hour to be set aside.
pub(crate) fn asked(offered: &[Alternative]) -> (Option<Tag>, Option<&Alternative>) {
    let exclusive = |one: &&Alternative| !goes_with_another(one);
    if offered.len() > 1 && offered.iter().filter(exclusive).count() > 1 {
        return (Some(Tag::either), None);
    }
    let needs_a_yes = |one: &&Alternative| {
        !matches!(one, Alternative::ReopenCondition(_)) && !matches!(tag_of(one), Tag::ask_nothing)
    };
    let act = offered.iter().filter(exclusive).find(needs_a_yes).or_else(|| offered.iter().find(needs_a_yes));
    match (act, offered) {
        (Some(act), _) => (Some(tag_of(act)), Some(act)),
        (None, []) => (None, None),
        (None, [one]) => (Some(tag_of(one)), Some(one)),
        (None, _) => (Some(Tag::ask_nothing), None),
    }
}

const fn tag_of(alternative: &Alternative) -> Tag {
    match alternative {
        Alternative::LaterDate(_) => Tag::ask_date,
        Alternative::Referral(it) if !matches!(it.consent, Some(true)) => Tag::ask_person,
        Alternative::Referral(it) if it.intro_offer.is_some() => Tag::ask_intro,
        Alternative::Referral(_) | Alternative::SelfService(_) | Alternative::Escalation(_) => Tag::ask_nothing,
        Alternative::SmallHelp(_) | Alternative::OtherFormat(_) => Tag::ask_help,
        Alternative::ChangedTerms(_) => Tag::ask_terms,
        Alternative::ReopenCondition(_) | Alternative::Other(_) => Tag::ask_return,
        _ => Tag::ask_work,
    }
}

/// Until when a way that is offered is kept for the reader.
pub(crate) const fn kept_until(alternative: &Alternative) -> Option<Date> {
    match alternative {
        Alternative::LaterDate(it) => it.hold_until,
        Alternative::ChangedTerms(it) => it.valid_until,
        _ => None,
    }
}
