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

fn refuses(context: &Context<'_>) -> bool {
    context.verdict.summary.refusal != Refusal::None
}

fn first_move(context: &Context<'_>, kind: Move) -> Option<Range<usize>> {
    context.verdict.moves.iter().find(|(known, _)| *known == kind).map(|(_, range)| range.clone())
}

/// Where a missing sentence would go: before the first sentence of the body.
fn body_start(context: &Context<'_>) -> Range<usize> {
    let at = body(context).next().map_or(context.document.text.len(), |sentence| sentence.start as usize);
    at..at
}

/// Behind the last sentence of the body.
pub(super) fn body_end(context: &Context<'_>) -> Range<usize> {
    let at = body(context).last().map_or(context.document.text.len(), |sentence| sentence.end as usize);
    at..at
}

pub(super) fn refusal_missing(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    if !refuses(context) && body(context).next().is_some() {
        faults.push(Fault::at(body_start(context)));
    }
}

pub(super) fn refusal_hedged(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    if context.verdict.summary.refusal == Refusal::Hedged {
        let hit = context.hits.with(Label::Hedge).next().map(|hit| place(context, hit));
        let range = hit.or_else(|| first_move(context, Move::Refusal));
        faults.push(Fault::at(range.unwrap_or_else(|| body_start(context))));
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
        faults.push(Fault::at(refusal));
    }
}

pub(super) fn reason_missing(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    if refuses(context) && context.verdict.summary.reason == Reason::None {
        let at = first_move(context, Move::Refusal).map_or_else(|| body_start(context), |range| range.end..range.end);
        faults.push(Fault::at(at));
    }
}

pub(super) fn reason_vague(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    if refuses(context) && context.verdict.summary.reason == Reason::Vague {
        let vague = context.hits.with(Label::ReasonVague).next().map(|hit| place(context, hit));
        let range = vague.or_else(|| first_move(context, Move::Reason));
        faults.push(Fault::at(range.unwrap_or_else(|| body_start(context))));
    }
}

/// More reasons than a reader needs: so many sentences that give one, or so many words of them.
pub(super) fn reason_excess(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    if !refuses(context) {
        return;
    }
    let mut sentences: Vec<u32> = context
        .hits
        .all
        .iter()
        .filter(|hit| matches!(hit.label, Label::Reason | Label::ReasonSpecific | Label::ReasonVague))
        .map(|hit| hit.sentence)
        .collect();
    sentences.dedup();
    let all = &context.document.sentences;
    let words: usize = sentences.iter().map(|sentence| all[*sentence as usize].word_count()).sum();
    if let Some(last) = sentences.last()
        && (sentences.len() >= rule.limit as usize || words > rule.notice as usize && sentences.len() > 1)
    {
        faults.push(Fault::at(all[*last as usize].range()));
    }
}

pub(super) fn alternative_missing(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    if refuses(context) && !context.verdict.summary.alternative {
        let mut fault = Fault::at(body_end(context));
        // A no for a reason that can be checked stands on its own: no alternative is better than a false one.
        fault.severity = (context.verdict.summary.reason == Reason::Specific).then_some(Severity::Info);
        faults.push(fault);
    }
}

/// An offer without a next step leaves the reader to guess; a no without an offer may simply end.
pub(super) fn next_step_missing(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let summary = &context.verdict.summary;
    if refuses(context) && summary.alternative && !summary.next_step {
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

pub(super) fn greeting_missing(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let greets = first_move(context, Move::Greeting).is_some() || context.hits.any(Label::Greeting);
    if !greets && body(context).next().is_some() {
        faults.push(Fault::at(body_start(context)));
    }
}

pub(super) fn signoff_missing(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let sentences = &context.document.sentences;
    let leaves = sentences.iter().any(|sentence| matches!(sentence.part, Part::SignOff | Part::Signature));
    if !leaves && body(context).next().is_some() {
        faults.push(Fault::at(body_end(context)));
    }
}

/// The mail never names what was asked for: none of the words that the caller gave, or, without any, nothing but
/// pronouns and verbs.
pub(super) fn request_unnamed(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    if !refuses(context) {
        return;
    }
    let topic = context.checker.topic_keys();
    let words = &context.document.words;
    let named = if topic.is_empty() {
        let verb = bit(PRESENT)
            | bit(PAST)
            | bit(FUTURE)
            | bit(INFINITIVE)
            | bit(SUBJUNCTIVE)
            | bit(CONDITIONAL)
            | bit(FUNCTION);
        body(context).flat_map(Sentence::words).any(|index| {
            let word = &words[index];
            let classes = word.listed | word.shape;
            let long = word.end - word.start >= rule.limit.max(1);
            long && classes & verb == 0 || classes & (bit(NUMBER) | bit(NAME) | bit(WEEKDAY) | bit(MONTH)) != 0
        })
    } else {
        words.iter().any(|word| topic.contains(&word.key))
    };
    if !named {
        faults.push(Fault::at(first_move(context, Move::Refusal).unwrap_or_else(|| body_start(context))));
    }
}

/// A no so bare that it is cold: few words, no thanks, no regret, no reason, no other way.
pub(super) fn curt(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let summary = &context.verdict.summary;
    let bare = summary.reason == Reason::None
        && !summary.alternative
        && !summary.gratitude
        && !summary.regret
        && !summary.positive
        && !summary.next_step;
    let words: usize = body(context).map(Sentence::word_count).sum();
    if refuses(context) && bare && words <= rule.limit as usize {
        faults.push(Fault::at(body(context).next().map_or(0..0, Sentence::range)));
    }
}
