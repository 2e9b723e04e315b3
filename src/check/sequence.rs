//! What a sentence is because of its place: the fact behind a no is its reason, what an announcement introduces is an
//! alternative, and what follows on the same line goes on with it.

use std::ops::Range;

use super::facts;
use super::language::rows::Label;
use super::recognise::Hits;
use super::report::{Reason, Summary};
use super::text::document::{Document, Part, Sentence};
use crate::moves::Move;

/// What says that a sentence does something else than give a reason.
const NO_REASON: u32 = Label::Refusal.bit()
    | Label::Hedge.bit()
    | Label::Alternative.bit()
    | Label::NextStep.bit()
    | Label::Gratitude.bit()
    | Label::Regret.bit()
    | Label::Positive.bit()
    | Label::Goodwill.bit()
    | Label::Acceptance.bit();

/// Whether a fact stands right behind a no: behind its colon, or in the next sentence of its paragraph.
pub(crate) fn fact_behind_refusal(document: &Document<'_>, hits: &Hits) -> bool {
    hits.with(Label::Refusal).any(|hit| {
        let index = hit.sentence as usize;
        let sentence = &document.sentences[index];
        let last = document.clause(sentence, hit.last as usize - 1).end;
        if last < sentence.words().end && document.gap_before(last).contains(':') {
            return facts::any(document, last..sentence.words().end);
        }
        document.sentences.get(index + 1).is_some_and(|next| {
            let other = hits.in_sentence(index + 1).iter().any(|hit| hit.label.bit() & NO_REASON != 0);
            goes_on(next) && !other && facts::any(document, next.words())
        })
    })
}

/// Adds the moves that only the order of the sentences tells; what the mail does not make as a whole is not added, nor
/// what a sentence, by its number, may not be.
pub(crate) fn complete(
    document: &Document<'_>,
    summary: &Summary,
    may: impl Fn(usize, Move) -> bool,
    moves: &mut Vec<(Move, Range<usize>)>,
) {
    let mut announced = false;
    let mut before: Option<Move> = None;
    let mut added = Vec::new();
    // Moves come in the order of the text: those of a sentence stand side by side.
    let mut first = 0;
    for (index, sentence) in document.sentences.iter().enumerate() {
        if sentence.part != Part::Body {
            continue;
        }
        let range = sentence.range();
        while moves.get(first).is_some_and(|(_, at)| at.end <= range.start) {
            first += 1;
        }
        let length = moves[first..].iter().take_while(|(_, at)| at.start < range.end).count();
        let moves = &mut moves[first..first + length];
        let makes = |moves: &[(Move, Range<usize>)], kind: Move| moves.iter().any(|(known, _)| *known == kind);
        let same = goes_on(sentence);
        let courtesy = [Move::Refusal, Move::Gratitude, Move::Regret, Move::Goodwill];
        let free = !sentence.question && !courtesy.into_iter().any(|kind| makes(moves, kind));
        let mut told = None;
        if summary.alternative {
            if makes(moves, Move::Alternative) {
                widen(moves, &range);
                told = Some(Move::Alternative);
            } else if sentence.item && announced
                || free && same && before == Some(Move::Alternative) && may(index, Move::Alternative)
            {
                added.push((Move::Alternative, range.clone()));
                told = Some(Move::Alternative);
            }
        }
        if told.is_none() && summary.reason != Reason::None {
            let behind_colon = behind_refusal(document, sentence, moves);
            if makes(moves, Move::Reason) {
                told = Some(Move::Reason);
            } else if let Some(range) = behind_colon {
                added.push((Move::Reason, range));
                told = Some(Move::Reason);
            } else if free && same && matches!(before, Some(Move::Refusal | Move::Reason)) && may(index, Move::Reason) {
                added.push((Move::Reason, range.clone()));
                told = Some(Move::Reason);
            }
        }
        if told.is_none() && makes(moves, Move::Refusal) {
            told = Some(Move::Refusal);
        }
        let behind = document.text[sentence.end as usize..].chars().next();
        let opens_list = behind == Some(':') || document.text[range.clone()].trim_end().ends_with(':');
        if opens_list && told == Some(Move::Alternative) {
            announced = true;
        } else if sentence.begins_line && !sentence.item {
            announced = false;
        }
        before = told;
    }
    moves.append(&mut added);
    moves.sort_by_key(|(kind, range)| (range.start, range.end, *kind));
}

/// It does not begin a line and asks nothing.
fn goes_on(sentence: &Sentence) -> bool {
    sentence.part == Part::Body && !sentence.begins_line && !sentence.question
}

/// What stands behind the colon of a no, where no other move is.
fn behind_refusal(
    document: &Document<'_>,
    sentence: &Sentence,
    moves: &[(Move, Range<usize>)],
) -> Option<Range<usize>> {
    let range = sentence.range();
    let (_, refusal) =
        moves.iter().find(|(kind, at)| *kind == Move::Refusal && at.start < range.end && range.start < at.end)?;
    let colon = sentence
        .words()
        .find(|word| document.words[*word].start as usize >= refusal.end && document.gap_before(*word).contains(':'))?;
    Some(document.words[colon].start as usize..document.words[sentence.last as usize - 1].end as usize)
}

/// An alternative goes on to the end of its sentence, unless another move comes between.
fn widen(moves: &mut [(Move, Range<usize>)], sentence: &Range<usize>) {
    let within = |at: &Range<usize>| at.start < sentence.end && sentence.start < at.end;
    let Some(last) =
        moves.iter().filter(|(kind, at)| *kind == Move::Alternative && within(at)).map(|(_, at)| at.end).max()
    else {
        return;
    };
    let end = moves
        .iter()
        .filter(|(kind, at)| !matches!(kind, Move::Alternative | Move::Reason) && at.start >= last && within(at))
        .map(|(_, at)| at.start)
        .min()
        .unwrap_or(sentence.end);
    for (kind, at) in moves.iter_mut() {
        if *kind == Move::Alternative && at.end == last {
            at.end = last.max(end);
        }
    }
}
