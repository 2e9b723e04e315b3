//! Rules about the moves of a mail: what is absent, late, vague or too much.

use std::ops::Range;

use super::Rule;
use crate::check::findings::{Context, Fault};
use crate::check::language::builtin::*;
use crate::check::language::rows::Label;
use crate::check::recognise::Hit;
use crate::check::report::{Reason, Refusal, Severity};
use crate::check::text::document::{Part, Sentence};
use crate::moves::Move;

/// The sentences of the body.
pub(super) fn body<'c>(context: &Context<'c>) -> impl Iterator<Item = &'c Sentence> {
    context.document.sentences.iter().filter(|sentence| sentence.part == Part::Body)
}

/// The bytes of a hit.
pub(super) fn place(context: &Context<'_>, hit: &Hit) -> Range<usize> {
    let words = &context.document.words;
    words[hit.first as usize].start as usize..words[hit.last as usize - 1].end as usize
}

/// Whether the mail refuses: as a whole, or by a sentence that a row and the model both take for a no.
pub(super) fn refuses(context: &Context<'_>) -> bool {
    context.verdict.summary.refusal != Refusal::None || says_no(context)
}

fn says_no(context: &Context<'_>) -> bool {
    context.verdict.says("refusal") && context.hits.any(Label::Refusal)
}

pub(super) fn first_move(context: &Context<'_>, kind: Move) -> Option<Range<usize>> {
    context.verdict.moves.iter().find(|(known, _)| *known == kind).map(|(_, range)| range.clone())
}

/// Where a missing sentence would go: before the first sentence of the body.
pub(super) fn body_start(context: &Context<'_>) -> Range<usize> {
    let at = body(context).next().map_or(context.document.text.len(), |sentence| sentence.start as usize);
    at..at
}

/// Behind the last sentence of the body.
pub(super) fn body_end(context: &Context<'_>) -> Range<usize> {
    let at = body(context).last().map_or(context.document.text.len(), |sentence| sentence.end as usize);
    at..at
}

/// Who is sure of a fault names it as loudly as the rule is; who guesses only hints.
fn sure(mut fault: Fault, sure: bool) -> Fault {
    if !sure {
        fault.severity = Some(Severity::Info);
    }
    fault
}

/// No sentence says no. Where the mail answers a request all the same, with thanks or regret and a reason that stands in
/// the way, the no was meant and left out; of any other mail it is only worth a hint.
pub(super) fn refusal_missing(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let verdict = context.verdict;
    let summary = &verdict.summary;
    let said = says_no(context) || verdict.says("refusal") && summary.refusal == Refusal::Explicit;
    if said || body(context).next().is_none() {
        return;
    }
    let answers = summary.gratitude || summary.regret;
    let hinders = verdict.says("reason-specific") || verdict.says("reason-vague");
    let evades = summary.refusal == Refusal::Hedged && !verdict.says("hedge") && answers && hinders;
    faults.push(sure(Fault::at(body_start(context)), evades));
}

pub(super) fn refusal_hedged(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let hit = context.hits.with(Label::Hedge).next().map(|hit| place(context, hit));
    let hesitates = hit.is_some() || context.verdict.says("hedge");
    let told = context.verdict.summary.refusal == Refusal::Hedged;
    let doubted = context.verdict.summary.refusal == Refusal::Explicit && hesitates && !says_no(context);
    if told || doubted || context.verdict.nearly.hedged {
        let range = hit.or_else(|| first_move(context, Move::Refusal));
        let open = told && hesitates && !context.verdict.nearly.decided;
        faults.push(sure(Fault::at(range.unwrap_or_else(|| body_start(context))), open));
    }
}

/// The no comes late: after so many sentences, so many words, or an alternative. Short mails are never late.
pub(super) fn refusal_late(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    const SHORT_MAIL: usize = 50;
    let words: usize = body(context).map(Sentence::word_count).sum();
    let Some(refusal) = first_move(context, Move::Refusal) else { return };
    if context.checker.indirect() || words < SHORT_MAIL || !refuses(context) {
        return;
    }
    let earlier = || body(context).take_while(|sentence| sentence.end as usize <= refusal.start);
    let sentences = earlier().filter(|sentence| sentence.word_count() > 2).count();
    let read: usize = earlier().map(Sentence::word_count).sum();
    // Thanks for what was asked name a piece of work, which is not on offer.
    let thanks = first_move(context, Move::Gratitude).unwrap_or_default();
    let offered = first_move(context, Move::Alternative)
        .is_some_and(|range| range.end <= refusal.start && !(range.start < thanks.end && thanks.start < range.end));
    if sentences > rule.limit as usize || read > rule.notice as usize || offered {
        faults.push(sure(Fault::at(refusal), context.verdict.refuses()));
    }
}

/// No reason: neither the mail as a whole nor any of its sentences gives one. Where the two differ, it is only a hint.
pub(super) fn reason_missing(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let verdict = context.verdict;
    let told = verdict.summary.reason != Reason::None;
    let said = verdict.says("reason-specific") || verdict.says("reason-vague");
    if refuses(context) && !(told && said) {
        let at = first_move(context, Move::Refusal).map_or_else(|| body_start(context), |range| range.end..range.end);
        let bare = !told && !said && !verdict.nearly.reasoned && !context.hits.reason_beside_refusal();
        faults.push(sure(Fault::at(at), bare && verdict.refuses()));
    }
}

pub(super) fn reason_vague(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let verdict = context.verdict;
    let told = verdict.summary.reason == Reason::Vague;
    let vague = context.hits.with(Label::ReasonVague).next().map(|hit| place(context, hit));
    let said = verdict.says("reason-vague") && !verdict.says("reason-specific");
    let doubted = verdict.nearly.reason_vague || vague.is_some() && !verdict.says("reason-specific");
    if refuses(context) && (told || said || doubted) {
        let range = vague.or_else(|| first_move(context, Move::Reason));
        faults.push(sure(Fault::at(range.unwrap_or_else(|| body_start(context))), told && said && verdict.refuses()));
    }
}

/// More reasons than a reader needs: so many sentences that give one, or so many words of them.
pub(super) fn reason_excess(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    if !refuses(context) {
        return;
    }
    let labels = Label::Reason.bit() | Label::ReasonSpecific.bit() | Label::ReasonVague.bit();
    let mut reasons: Vec<u32> =
        context.hits.all.iter().filter(|hit| hit.label.bit() & labels != 0).map(|hit| hit.sentence).collect();
    reasons.dedup();
    let reasons: Vec<&Sentence> =
        reasons.into_iter().map(|index| &context.document.sentences[index as usize]).collect();
    let words: usize = reasons.iter().map(|sentence| sentence.word_count()).sum();
    if let Some(last) = reasons.last()
        && (reasons.len() >= rule.limit as usize || words > rule.notice as usize && reasons.len() > 1)
    {
        faults.push(Fault::at(last.range()));
    }
}

pub(super) fn alternative_missing(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let verdict = context.verdict;
    let (told, said) = (verdict.summary.alternative, verdict.says("alternative"));
    let offered = context.hits.any(Label::Alternative);
    if refuses(context) && !(told && (said || offered)) {
        // A no for a reason that can be checked stands on its own: no alternative is better than a false one.
        let reasoned = verdict.summary.reason == Reason::Specific;
        let bare = !reasoned && !told && !said && !offered && !verdict.nearly.alternative;
        faults.push(sure(Fault::at(body_end(context)), bare && verdict.refuses()));
    }
}

/// An offer without a next step leaves the reader to guess; a no without an offer may simply end. An offer that only a
/// row or one sentence knows is an offer too.
pub(super) fn next_step_missing(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let verdict = context.verdict;
    let step = verdict.summary.next_step && verdict.says("next_step");
    let offers = verdict.summary.alternative || verdict.says("alternative") || context.hits.any(Label::Alternative);
    if refuses(context) && offers && !step {
        faults.push(Fault::at(body_end(context)));
    }
}

/// So many hits of a label: the last is where it became too much.
pub(super) fn too_many_regrets(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let mut seen: Vec<(u32, u32)> = Vec::new();
    for hit in context.hits.with(Label::Regret) {
        // Two rows may find the same words.
        if seen.last().is_none_or(|(_, end)| hit.first >= *end) {
            seen.push((hit.first, hit.last));
        }
    }
    if let Some((first, last)) = seen.get(rule.limit.max(1) as usize - 1) {
        let words = &context.document.words;
        faults.push(Fault::at(words[*first as usize].start as usize..words[*last as usize - 1].end as usize));
    }
}

/// No word of greeting. Who refuses nothing may well write to a list, or answer in a thread.
pub(super) fn greeting_missing(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let greets = first_move(context, Move::Greeting).is_some() || context.hits.any(Label::Greeting);
    if !greets && body(context).next().is_some() {
        faults.push(sure(Fault::at(body_start(context)), context.verdict.refuses()));
    }
}

/// No word of farewell. Where a name stands under the mail, or nothing is refused, it is only a hint.
pub(super) fn signoff_missing(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let sentences = &context.document.sentences;
    let ends = |part: Part| sentences.iter().any(|sentence| sentence.part == part);
    if !ends(Part::SignOff) && body(context).next().is_some() {
        // A bare name is an ending of sorts.
        let bare = !ends(Part::Signature);
        faults.push(sure(Fault::at(body_end(context)), bare && context.verdict.refuses()));
    }
}

/// A sign-off and then nothing: no name under it, none on its own line, no block of a signature.
pub(super) fn signature_missing(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let document = context.document;
    let Some((last, before)) = document.sentences.split_last() else { return };
    let here = last.end as usize;
    let named = document.words[last.words()].windows(2).any(|pair| {
        let name = pair[1].shape & bit(CAPITAL) != 0;
        // *Best, Tom* and *Un saludo de Marta* name somebody, *Kind Regards* does not.
        name && (pair[1].before != 1 || pair[0].shape & bit(CAPITAL) == 0)
    });
    let block = document.text[here..].trim_start_matches(|sign: char| sign.is_whitespace() || ",.!".contains(sign));
    if last.part == Part::SignOff && !before.is_empty() && !named && !block.starts_with("--") {
        faults.push(Fault::at(here..here));
    }
}

/// A no so bare that it is cold: few words, no thanks, no regret, no reason, no other way.
pub(super) fn curt(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let verdict = context.verdict;
    let summary = &verdict.summary;
    let reasoned = verdict.says("reason-specific") || verdict.says("reason-vague");
    let bare = !reasoned
        && !summary.alternative
        && !summary.gratitude
        && !summary.regret
        && !summary.positive
        && !summary.next_step;
    let words: usize = body(context).map(Sentence::word_count).sum();
    if verdict.refuses() && bare && words <= rule.limit as usize {
        faults.push(Fault::at(body(context).next().map_or(0..0, Sentence::range)));
    }
}
