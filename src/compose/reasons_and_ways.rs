//! What the reasons of a mail and the ways that it offers have to do with each other.

use jiff::civil::Date;

use super::shape::english;
use crate::decline::{Alternative, ChangedTerms, Decline, Length, Money, Reason};
use crate::locale::Language;

/// The ways that the mail tells: a brief one has room for the first.
fn told(decline: &Decline) -> impl Iterator<Item = &Alternative> {
    let most = if decline.style.length == Length::Brief { 1 } else { decline.alternatives.len() };
    decline.alternatives.iter().take(most)
}

/// Whether the first way that the mail offers is to turn to somebody else.
pub(crate) fn asks_elsewhere(decline: &Decline) -> bool {
    told(decline).any(|one| matches!(one, Alternative::Escalation(_)))
}

/// The day by which a decision of somebody else's must be asked for, where the reason does not tell it with the way to ask.
pub(crate) fn ask_by(decline: &Decline, brief: bool) -> Option<Date> {
    decline.reasons.iter().find_map(|reason| match reason {
        Reason::NotMyDecision(it) => it.by_when.filter(|_| brief || it.how_to_ask.is_none()),
        _ => None,
    })
}

/// What is to be handed in where somebody else decides, as an act that whom it goes to may stand behind: *send a one-page
/// request*. An English mail that names them tells it once, with them.
pub(crate) fn to_hand_in(decline: &Decline) -> Option<&str> {
    const SHORT: usize = 8;
    let named = decline.locale.language() == Language::English && asks_elsewhere(decline);
    decline.reasons.iter().find_map(|reason| match reason {
        Reason::NotMyDecision(it) if named => {
            it.how_to_ask.as_deref().filter(|how| {
                let (verb, thing) = how.split_once(' ').unwrap_or_default();
                // *Send the board a request* has named them, and *send them a request* too.
                let somebody = thing.contains(" a ") || thing.contains(" an ") || thing.contains(" to ");
                let it = thing.starts_with("the ") || thing.starts_with("a ") || thing.starts_with("your ");
                matches!(verb, "send" | "submit" | "email") && it && !somebody && how.split(' ').count() <= SHORT
            })
        }
        _ => None,
    })
}

/// Whether an amount is that of one payment among several: they are *two equal payments*, and it is less than the price
/// that the mail has named.
pub(crate) fn is_one_of_several(terms: &ChangedTerms, decline: &Decline) -> bool {
    let price = decline.reasons.iter().find_map(|reason| match reason {
        Reason::BudgetMismatch(it) => it.quote.as_ref().or(it.minimum.as_ref()),
        _ => None,
    });
    let less = |amount: &Money| price.is_some_and(|price| amount.hundredths() < price.hundredths());
    english::is_payment(&terms.what_changes) && terms.amount.as_ref().is_some_and(less)
}

/// Whether a way that the mail offers has the work done by this date.
pub(crate) fn offers_on(decline: &Decline, date: Date) -> bool {
    told(decline).any(|one| match one {
        Alternative::LongerDeadline(it) => it.new_deadline == date,
        Alternative::Phased(it) => it.phases.iter().any(|phase| phase.when == date),
        Alternative::ReducedScope(it) => it.deadline == Some(date),
        _ => false,
    })
}
