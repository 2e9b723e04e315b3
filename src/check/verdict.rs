//! The summary of a mail: what the rows found, weighed by the model where a language has one.

use std::ops::Range;

use super::address::Evidence;
use super::facts;
use super::language::Engine;
use super::language::rows::Label;
use super::model::{LABELS, Scores};
use super::recognise::{self, Hits};
use super::report::{Reason, Refusal, Summary};
use super::sequence;
use super::text::document::Document;
use crate::locale::Locale;
use crate::moves::Move;

/// What the mail is told to be, and where.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) summary: Summary,
    pub(crate) moves: Vec<(Move, Range<usize>)>,
    /// Faults that the model alone names, by the model's label, each with its sentence.
    pub(crate) faults: Vec<(&'static str, usize)>,
}

/// Judges a mail.
pub(crate) fn judge(
    document: &Document<'_>,
    engine: &Engine,
    hits: &Hits,
    evidence: &Evidence,
    locale: Locale,
) -> Verdict {
    let mut summary = by_rows(document, hits);
    summary.address = evidence.address(locale);
    let mut moves = recognise::moves(document, hits);
    let mut faults = Vec::new();
    if let Some(model) = &engine.model {
        let scores = model.score(document, engine, hits);
        weigh(&mut summary, &scores);
        complete(document, &summary, &scores, &mut moves);
        for (output, label) in [(11, "over-apology"), (12, "blame"), (13, "harsh"), (14, "time-vague")] {
            if scores.mail[output] > 0.0
                && let Some(sentence) = best(&scores, label)
            {
                faults.push((label, sentence));
            }
        }
    }
    sequence::complete(document, &summary, &mut moves);
    Verdict { summary, moves, faults }
}

fn by_rows(document: &Document<'_>, hits: &Hits) -> Summary {
    let refusal = if hits.any(Label::Refusal) {
        Refusal::Explicit
    } else if hits.any(Label::Hedge) {
        Refusal::Hedged
    } else {
        Refusal::None
    };
    let fact = |hit: &recognise::Hit| facts::any(document, document.sentences[hit.sentence as usize].words());
    let reason = if refusal == Refusal::None {
        Reason::None
    } else if hits.any(Label::ReasonSpecific)
        || hits.with(Label::Reason).any(fact)
        || (!hits.any(Label::Reason) && !hits.any(Label::ReasonVague) && sequence::fact_behind_refusal(document, hits))
    {
        Reason::Specific
    } else if hits.any(Label::Reason) || hits.any(Label::ReasonVague) {
        Reason::Vague
    } else {
        Reason::None
    };
    Summary {
        refusal,
        reason,
        // Only what is refused has an alternative.
        alternative: refusal != Refusal::None && hits.any(Label::Alternative),
        next_step: hits.any(Label::NextStep),
        gratitude: hits.any(Label::Gratitude),
        regret: hits.any(Label::Regret),
        positive: hits.any(Label::Positive),
        address: None,
    }
}

/// Puts the model's judgement in place of the rows'; the rows are among what it weighs.
fn weigh(summary: &mut Summary, scores: &Scores) {
    let highest = |from: usize| {
        let three = &scores.mail[from..from + 3];
        (1..3).fold(0, |best, next| if three[next] > three[best] { next } else { best })
    };
    summary.refusal = [Refusal::Explicit, Refusal::Hedged, Refusal::None][highest(0)];
    summary.reason = [Reason::Specific, Reason::Vague, Reason::None][highest(3)];
    let flags = [
        &mut summary.alternative,
        &mut summary.next_step,
        &mut summary.gratitude,
        &mut summary.regret,
        &mut summary.positive,
    ];
    for (flag, score) in flags.into_iter().zip(&scores.mail[6..]) {
        *flag = *score > 0.0;
    }
    summary.alternative &= summary.refusal != Refusal::None;
}

/// Makes the moves agree with the summary: what is not there goes; sentences that no row found
/// come in where they score for it, or else the best one does.
fn complete(document: &Document<'_>, summary: &Summary, scores: &Scores, moves: &mut Vec<(Move, Range<usize>)>) {
    let refusal = if summary.refusal == Refusal::Hedged { "hedge" } else { "refusal" };
    let reason = if summary.reason == Reason::Vague { "reason-vague" } else { "reason-specific" };
    for (kind, there, label) in [
        (Move::Refusal, summary.refusal != Refusal::None, refusal),
        (Move::Reason, summary.reason != Reason::None, reason),
        (Move::Alternative, summary.alternative, "alternative"),
        (Move::NextStep, summary.next_step, "next_step"),
        (Move::Gratitude, summary.gratitude, "gratitude"),
        (Move::Regret, summary.regret, "regret"),
        (Move::Positive, summary.positive, "positive"),
    ] {
        if !there {
            moves.retain(|(known, _)| *known != kind);
        } else {
            let rows = moves.len();
            let column = LABELS.iter().position(|known| *known == label).unwrap_or_default();
            for (sentence, scores) in &scores.sentences {
                let range = document.sentences[*sentence].range();
                let known = moves[..rows]
                    .iter()
                    .any(|(known, at)| *known == kind && at.start < range.end && range.start < at.end);
                if scores[column] > 0 && !known {
                    moves.push((kind, range));
                }
            }
            if !moves.iter().any(|(known, _)| *known == kind)
                && let Some(sentence) = best(scores, label)
            {
                moves.push((kind, document.sentences[sentence].range()));
            }
        }
    }
    moves.sort_by_key(|(kind, range)| (range.start, range.end, *kind));
}

/// The sentence with the highest score for a label.
fn best(scores: &Scores, label: &str) -> Option<usize> {
    let label = LABELS.iter().position(|known| *known == label)?;
    scores.sentences.iter().rev().max_by_key(|(_, scores)| scores[label]).map(|(sentence, _)| *sentence)
}
