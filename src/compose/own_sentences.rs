//! What a sentence of the caller's tells of a reason, as a clause that the mail can go on with.

use super::shape::clause;
use super::shape::spanish::told_of;
use super::text::one_line;
use crate::decline::{Conflict, Decline, Length, Reason};
use crate::locale::Language;

/// The personal tie that a sentence of the caller's tells (*mi hija canta en uno de los coros*), as a clause: it is the
/// reason, and what it means for the sender follows from it.
pub(crate) fn tie(reason: &Reason, language: Language) -> Option<String> {
    let Reason::ConflictOfInterest(it) = reason else { return None };
    let tells = it.conflict == Conflict::PersonalLink && it.until.is_none();
    let detail = one_line(it.detail.as_deref().filter(|_| tells)?);
    // In English a sentence that begins with a name (*Brian is my cousin*) keeps its capital behind the colon.
    let named = || language == Language::English && !detail.trim_end_matches('.').contains(['.', ':', ';', '?', '!']);
    clause(&detail, language).or_else(|| named().then(|| detail.trim_end_matches('.').to_owned()))
}

/// A sentence of the caller's that tells who alone decides (*Only the committee can make an exception*), as a clause:
/// nothing need be said before it. At full length the decider is named by the role.
pub(crate) fn only(reason: &Reason, decline: &Decline) -> Option<String> {
    let Reason::NotMyDecision(it) = reason else { return None };
    let english = decline.locale.language() == Language::English && decline.style.length == Length::Standard;
    let detail = it.detail.as_deref().filter(|detail| english && detail.starts_with("Only "))?;
    clause(&one_line(detail), Language::English)
}

/// Who decides, with what a sentence of the caller's tells of them: *el Comité de Becas, que se reúne el miércoles 9*.
pub(crate) fn decided_by(reason: &Reason, decline: &Decline) -> Option<String> {
    let Reason::NotMyDecision(it) = reason else { return None };
    let told = decline.locale.language() == Language::Spanish && decline.style.length == Length::Standard;
    let detail = it.detail.as_deref().filter(|_| told)?;
    let decider = one_line(&it.decider_role);
    told_of(detail, &decider).filter(|_| !decider.contains(',')).map(|of_them| format!("{decider}, que {of_them}"))
}

/// A sentence of the caller's that tells how a rule bears on what was asked (*su llegada es el sábado 12*), as a clause: it
/// goes on with the rule of a Spanish mail. A long one stands behind it.
pub(crate) fn rule_applied(reason: &Reason, decline: &Decline) -> Option<String> {
    const LONGEST: usize = 14;
    let Reason::Policy(it) = reason else { return None };
    let rule = it.limit.is_some() || it.clause.is_some();
    let detail = one_line(it.detail.as_deref().filter(|_| rule && decline.locale.language() == Language::Spanish)?);
    clause(&detail, Language::Spanish).filter(|detail| detail.split(' ').count() <= LONGEST && !detail.contains(" y "))
}
