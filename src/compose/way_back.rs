//! What the way back that a mail offers tells already, so that the reason need not.

use jiff::civil::Date;

use super::facts::Facts;
use super::grammar::Grammar;
use super::plan::Plan;
use super::shape::spanish::each_payment;
use super::text::one_line;
use crate::decline::{Alternative, Decline, Length, NotMyDecision, Reason, ReopenCondition};
use crate::locale::Language;

/// Whether it tells this date of a review.
pub(crate) fn tells_review(decline: &Decline, plan: &Plan, date: Date) -> bool {
    let mut offered = decline.alternatives.iter().take(plan.alternatives);
    offered.any(|one| matches!(one, Alternative::ReopenCondition(it) if it.review_date == Some(date)))
}

/// Whether that of an English mail names the day by which what is missing should be there.
pub(crate) fn tells_due(decline: &Decline, plan: &Plan, reason: &Reason, grammar: &Grammar<'_>) -> bool {
    let Reason::MissingPrerequisites(it) = reason else { return false };
    let mut offered = decline.alternatives.iter().take(plan.alternatives);
    let conditions = offered.find_map(|one| match one {
        Alternative::ReopenCondition(it) => it.condition.as_deref(),
        _ => None,
    });
    decline.locale.language() == Language::English
        && conditions.is_some_and(|text| it.due.is_none_or(|due| text.contains(&grammar.date_again(due))))
}

/// The day by which what is missing is needed, where neither the reason nor the condition of an English way back tells it.
pub(crate) fn due_untold(decline: &Decline, way: &ReopenCondition, grammar: &Grammar<'_>) -> Option<Date> {
    let due = decline.reasons.iter().find_map(|reason| match reason {
        Reason::MissingPrerequisites(it) => it.due,
        _ => None,
    });
    let told = |date: &Date| way.condition.as_deref().is_some_and(|text| text.contains(&grammar.date_again(*date)));
    due.filter(|date| decline.style.length != Length::Brief && way.review_date.is_none() && !told(date))
}

/// Whether what an English mail waits for is due on another day than that of the answer.
pub(crate) fn is_due_apart(decline: &Decline, way: &ReopenCondition, grammar: &Grammar<'_>) -> bool {
    let Some(answer) = decline.reply_by else { return false };
    let due = decline.reasons.iter().find_map(|reason| match reason {
        Reason::MissingPrerequisites(it) => Some(it.due),
        _ => None,
    });
    let Some(due) = due else { return false };
    let condition = way.condition.as_deref().unwrap_or_default();
    let bounded = [" by ", " before "].iter().any(|word| condition.contains(word));
    due.is_some_and(|due| due != answer) || (bounded && !condition.contains(&grammar.date_again(answer)))
}

/// Whether a way that is offered leads to whoever decides, so that it tells how to ask.
pub(crate) fn leads_to_decider(alternative: &Alternative, reason: &NotMyDecision) -> bool {
    let Alternative::Escalation(it) = alternative else { return false };
    let (who, decider) = (it.who.trim(), reason.decider_role.trim());
    who.contains(decider) || decider.contains(who)
}

/// What a Spanish way takes from the reasons: how to ask whoever decides, whether the sender is back by then, what has
/// to be there in time.
pub(crate) fn of_spanish_way<'a>(
    alternative: &'a Alternative,
    decline: &'a Decline,
    plan: &Plan,
    facts: &mut Facts<'a>,
) {
    let length = decline.style.length;
    match alternative {
        Alternative::Escalation(_) if length != Length::Brief => {
            let asked = decline.reasons.iter().find_map(|reason| match reason {
                Reason::NotMyDecision(it) if leads_to_decider(alternative, it) => Some(it),
                _ => None,
            });
            if let Some(it) = asked {
                facts.value("how", it.how_to_ask.as_deref());
                facts.date("by", it.by_when.filter(|_| it.how_to_ask.is_some()));
            }
        }
        // *el pago en cuatro mensualidades, de $24,000 cada una*: as far as the quote tells what the sum is of.
        Alternative::ChangedTerms(it) => {
            let quote = decline.reasons.iter().find_map(|reason| match reason {
                Reason::BudgetMismatch(it) => it.quote.as_ref().or(it.minimum.as_ref()),
                _ => None,
            });
            let Some((sum, quote)) = it.amount.as_ref().zip(quote) else { return };
            facts.flag("in_all", sum == quote);
            let part = sum != quote && sum.hundredths() > 0 && quote.hundredths() % sum.hundredths() == 0;
            if part {
                facts.text("each", each_payment(&it.what_changes));
            }
        }
        Alternative::LaterDate(it) => {
            let away = decline.reasons.iter().find_map(|reason| match reason {
                Reason::Leave(it) => it.away,
                _ => None,
            });
            // Who works again some days before is not back on that day.
            const SOON: i32 = 3;
            let soon = |away: Date, start: Date| (1..=SOON).contains(&away.until(start).map_or(0, |it| it.get_days()));
            facts.flag("back", away.zip(it.start).is_some_and(|(away, start)| soon(away.to, start)));
        }
        Alternative::ReopenCondition(it) if length != Length::Full && due_with_answer(decline) => {
            // The closing asks for the day itself.
            let closes = plan.alternatives == 1;
            let condition = it.condition.as_deref().filter(|_| closes).and_then(|condition| {
                let bounds = [" a más tardar ", " como muy tarde ", " antes del "];
                let at = bounds.iter().find_map(|bound| condition.find(bound))?;
                let day = decline.reply_by?.day().to_string();
                let told = condition[at..].split(|c: char| !c.is_ascii_digit()).any(|figures| figures == day);
                told.then(|| [one_line(&condition[..at]).as_ref(), " a tiempo"].concat())
            });
            if let Some(condition) = condition {
                facts.text("in_time", condition);
            }
        }
        _ => {}
    }
}

/// Whether what is missing is due on the day of the answer.
pub(crate) fn due_with_answer(decline: &Decline) -> bool {
    let due = decline.reasons.iter().find_map(|reason| match reason {
        Reason::MissingPrerequisites(it) => it.due,
        _ => None,
    });
    due.is_some() && due == decline.reply_by
}
