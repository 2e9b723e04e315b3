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

/// A fault that only the model names is worth more than a hint from this score on.
const SURE: f32 = 1.0;
/// Below this score for a fault, what a row takes for it is likely meant otherwise: in a mail that is sober all through,
/// words that could be harsh are not. Of such hits in labelled mails that no writer of rows had read, hardly one was right.
const DOUBTED: f32 = -0.5;
/// Below this one it surely is.
const DENIED: f32 = -3.2;

/// Below this score a sentence does not make the move that a row or its place takes it for. About a third of the moves
/// found in labelled mails that nothing was learnt from were such, and hardly any of those was right.
const DENIED_MOVE: i32 = -100;

/// The faults that the model knows, by its labels, each with its place among the scores of a mail.
const FAULTS: [(usize, &str); 4] = [(11, "over-apology"), (12, "blame"), (13, "harsh"), (14, "time-vague")];

/// What the model nearly answered instead: its score is so close behind that of the answer it gave.
#[derive(Debug, Default)]
pub(crate) struct Nearly {
    pub(crate) hedged: bool,
    /// Something else, where it found the answer left open.
    pub(crate) decided: bool,
    pub(crate) reason_vague: bool,
    /// A reason, where it found none.
    pub(crate) reasoned: bool,
    /// Another way, where it found none.
    pub(crate) alternative: bool,
}

impl Nearly {
    /// The margins are chosen so that at most one sound mail in twelve is doubted.
    fn new(summary: &Summary, scores: &Scores) -> Self {
        const HEDGED: f32 = 1.0;
        const REASON_VAGUE: f32 = 1.5;
        // What is found missing is only hinted at where it may well be there.
        const THERE: f32 = 1.0;
        let [explicit, hedged, none, specific, vague, no_reason, alternative, ..] = scores.mail;
        Self {
            hedged: summary.refusal != Refusal::Hedged && explicit.max(none) - hedged < HEDGED,
            decided: summary.refusal == Refusal::Hedged && hedged - explicit.max(none) < HEDGED,
            reason_vague: summary.reason == Reason::Specific && specific - vague < REASON_VAGUE,
            reasoned: summary.reason == Reason::None && no_reason - specific.max(vague) < THERE,
            alternative: !summary.alternative && alternative > -THERE,
        }
    }
}

/// What the mail is told to be, and where.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) summary: Summary,
    pub(crate) moves: Vec<(Move, Range<usize>)>,
    /// Faults that the model alone names, by the model's label, each with its sentence and whether the model is sure.
    pub(crate) faults: Vec<(&'static str, usize, bool)>,
    /// Faults that the mail as a whole speaks against, by the model's label, and whether it leaves no doubt.
    pub(crate) doubted: Vec<(&'static str, bool)>,
    pub(crate) nearly: Nearly,
    /// What a sentence of its own makes the mail: one bit for each of the model's labels.
    said: u32,
}

impl Verdict {
    /// Whether some sentence says this by itself. What only the mail as a whole suggests is less sure.
    pub(crate) fn says(&self, label: &str) -> bool {
        self.said & 1 << column(label) != 0
    }

    /// Whether the mail is sure to refuse: it is told to, and a sentence says no or leaves the answer open.
    pub(crate) fn refuses(&self) -> bool {
        self.summary.refusal != Refusal::None && (self.says("refusal") || self.says("hedge"))
    }
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
    let mut doubted = Vec::new();
    let mut said = 0;
    let mut nearly = Nearly::default();
    let scores = engine.model.as_ref().map(|model| model.score(document, engine, hits));
    if let Some(scores) = &scores {
        weigh(&mut summary, scores, hits);
        nearly = Nearly::new(&summary, scores);
        said = says(scores, hits);
        complete(document, &summary, scores, &mut moves);
        for (output, label) in FAULTS {
            if scores.mail[output] < DOUBTED {
                doubted.push((label, scores.mail[output] < DENIED));
            }
            // One *I'm sorry* is not too many.
            let too_few = label == "over-apology" && hits.with(Label::Regret).count() < 2;
            if scores.mail[output] > 0.0
                && !too_few
                && let Some(sentence) = best(scores, column(label), |_| true)
            {
                faults.push((label, sentence, scores.mail[output] > SURE));
            }
        }
    }
    if scores.is_none() {
        said = said_by_rows(hits);
    }
    let may = |sentence: usize, kind: Move| {
        let of_sentence = scores.as_ref().and_then(|scores| {
            let at = scores.sentences.binary_search_by_key(&sentence, |(known, _)| *known).ok()?;
            scores.sentences.get(at)
        });
        of_sentence.is_none_or(|(_, scores)| !denies(scores, kind))
    };
    sequence::complete(document, &summary, may, &mut moves);
    Verdict { summary, moves, faults, doubted, nearly, said }
}

/// Which labels a sentence scores for. A no that no row knows has to score well.
fn says(scores: &Scores, hits: &Hits) -> u32 {
    const UNKNOWN_NO: i32 = 100;
    let least = |column: usize| if column == 0 && !hits.any(Label::Refusal) { UNKNOWN_NO } else { 0 };
    let alternative = column("alternative");
    let reasons = ["reason-specific", "reason-vague"].map(column);
    // Who else could do it, and from when, is not why the writer can't.
    let offers = |column: usize, scores: &[i32]| reasons.contains(&column) && scores[alternative] > scores[column];
    (0..LABELS.len())
        .filter(|column| {
            let says = |scores: &[i32]| scores[*column] > least(*column) && !offers(*column, scores);
            scores.sentences.iter().any(|(_, scores)| says(scores))
        })
        .fold(0, |said, column| said | 1 << column)
}

/// Which labels a row found, where there is no model.
fn said_by_rows(hits: &Hits) -> u32 {
    let rows = [
        (Label::Refusal, "refusal"),
        (Label::Hedge, "hedge"),
        (Label::Reason, "reason-specific"),
        (Label::ReasonSpecific, "reason-specific"),
        (Label::ReasonVague, "reason-vague"),
        (Label::Alternative, "alternative"),
        (Label::NextStep, "next_step"),
    ];
    rows.into_iter().filter(|(label, _)| hits.any(*label)).fold(0, |said, (_, name)| said | 1 << column(name))
}

fn by_rows(document: &Document<'_>, hits: &Hits) -> Summary {
    let labels = hits.all.iter().fold(0, |labels, hit| labels | hit.label.bit());
    let any = |label: Label| labels & label.bit() != 0;
    let refusal = if any(Label::Refusal) {
        Refusal::Explicit
    } else if any(Label::Hedge) {
        Refusal::Hedged
    } else {
        Refusal::None
    };
    let fact = |hit: &recognise::Hit| facts::any(document, document.sentences[hit.sentence as usize].words());
    let reason = if refusal == Refusal::None {
        Reason::None
    } else if any(Label::ReasonSpecific)
        || hits.with(Label::Reason).any(fact)
        || (!any(Label::Reason) && !any(Label::ReasonVague) && sequence::fact_behind_refusal(document, hits))
    {
        Reason::Specific
    } else if any(Label::Reason) || any(Label::ReasonVague) {
        Reason::Vague
    } else {
        Reason::None
    };
    Summary {
        refusal,
        reason,
        // Only what is refused has an alternative.
        alternative: refusal != Refusal::None && any(Label::Alternative),
        next_step: any(Label::NextStep),
        gratitude: any(Label::Gratitude),
        regret: any(Label::Regret),
        positive: any(Label::Positive),
        address: None,
    }
}

/// Puts the model's judgement in place of the rows'; the rows are among what it weighs, and where it is in doubt, what a
/// row found stays.
fn weigh(summary: &mut Summary, scores: &Scores, hits: &Hits) {
    /// How close a score may be to the one that would agree with the rows.
    const IN_DOUBT: f32 = 0.5;
    const IN_DOUBT_OF_REASON: f32 = 1.0;
    let highest = |from: usize| {
        let three = &scores.mail[from..from + 3];
        (1..3).fold(0, |best, next| if three[next] > three[best] { next } else { best })
    };
    summary.refusal = [Refusal::Explicit, Refusal::Hedged, Refusal::None][highest(0)];
    summary.reason = [Reason::Specific, Reason::Vague, Reason::None][highest(3)];
    let [_, _, _, specific, vague, no_reason, ..] = scores.mail;
    if summary.reason == Reason::None
        && no_reason - specific.max(vague) < IN_DOUBT_OF_REASON
        && hits.reason_beside_refusal()
    {
        summary.reason = if vague > specific { Reason::Vague } else { Reason::Specific };
    }
    let flags = [
        &mut summary.alternative,
        &mut summary.next_step,
        &mut summary.gratitude,
        &mut summary.regret,
        &mut summary.positive,
    ];
    for (flag, score) in flags.into_iter().zip(&scores.mail[6..]) {
        *flag = *score > if *flag { -IN_DOUBT } else { 0.0 };
    }
    // Only what is refused has a reason and an alternative.
    if summary.refusal == Refusal::None {
        summary.reason = Reason::None;
        summary.alternative = false;
    }
}

/// Makes the moves agree with the summary: what is not there, or not in that sentence, goes; sentences that no row found
/// come in where they score for it, or else the best one does.
fn complete(document: &Document<'_>, summary: &Summary, scores: &Scores, moves: &mut Vec<(Move, Range<usize>)>) {
    let refusal = if summary.refusal == Refusal::Hedged { "hedge" } else { "refusal" };
    let reason = if summary.reason == Reason::Vague { "reason-vague" } else { "reason-specific" };
    let kinds = [
        (Move::Refusal, summary.refusal != Refusal::None, refusal),
        (Move::Reason, summary.reason != Reason::None, reason),
        (Move::Alternative, summary.alternative, "alternative"),
        (Move::NextStep, summary.next_step, "next_step"),
        (Move::Gratitude, summary.gratitude, "gratitude"),
        (Move::Regret, summary.regret, "regret"),
        (Move::Positive, summary.positive, "positive"),
    ]
    .map(|(kind, there, label)| (kind, there, column(label)));
    let bit = |kind: Move| 1_u32 << kind as u32;
    let absent = kinds.iter().filter(|(_, there, _)| !there).fold(0, |bits, (kind, ..)| bits | bit(*kind));
    let mut scored = scores.sentences.iter().peekable();
    moves.retain(|(kind, at)| {
        while scored.next_if(|(sentence, _)| document.sentences[*sentence].range().end <= at.start).is_some() {}
        let denied = scored.peek().is_some_and(|(sentence, scores)| {
            let sentence = &document.sentences[*sentence];
            // "I see two ways:" is no way by itself, and an item is one because of what stands before it.
            let of_list = sentence.item || document.text[sentence.end as usize..].starts_with(':');
            let listed = *kind == Move::Alternative && of_list;
            sentence.range().start <= at.start && !listed && denies(scores, *kind)
        });
        absent & bit(*kind) == 0 && !denied
    });
    let mut made = moves.iter().fold(0, |bits, (kind, _)| bits | bit(*kind));
    let mut added = Vec::new();
    // Sentences and moves come in the order of the text, and no move reaches over the end of its sentence.
    let mut next = 0;
    for (sentence, scores) in &scores.sentences {
        let range = document.sentences[*sentence].range();
        let mut known = 0;
        while let Some((kind, at)) = moves.get(next).filter(|(_, at)| at.start < range.end) {
            if range.start < at.end {
                known |= bit(*kind);
            }
            next += 1;
        }
        for (kind, there, column) in kinds {
            if there && scores[column] > 0 && known & bit(kind) == 0 {
                added.push((kind, range.clone()));
                made |= bit(kind);
            }
        }
    }
    // Where no sentence tells of it, another way is offered from the no onwards.
    let no = moves.iter().chain(&added).find(|(kind, _)| *kind == Move::Refusal).map_or(0, |(_, at)| at.start);
    for (kind, there, column) in kinds {
        if there
            && made & bit(kind) == 0
            && let Some(sentence) = best(scores, column, |sentence| {
                kind != Move::Alternative || document.sentences[sentence].range().end > no
            })
            .or_else(|| best(scores, column, |_| true))
        {
            added.push((kind, document.sentences[sentence].range()));
        }
    }
    moves.append(&mut added);
    moves.sort_by_key(|(kind, range)| (range.start, range.end, *kind));
}

/// Whether a sentence surely does not make a move that a row takes it for.
fn denies(scores: &[i32], kind: Move) -> bool {
    let labels: &[&str] = match kind {
        Move::Refusal => &["refusal", "hedge"],
        Move::Reason => &["reason-specific", "reason-vague"],
        Move::Alternative => &["alternative"],
        Move::NextStep => &["next_step"],
        Move::Gratitude => &["gratitude"],
        Move::Regret => &["regret"],
        Move::Positive => &["positive"],
        _ => return false,
    };
    labels.iter().all(|label| scores[column(label)] < DENIED_MOVE)
}

/// Which of the model's scores is that of a label.
fn column(label: &str) -> usize {
    LABELS.iter().position(|known| *known == label).unwrap_or_default()
}

/// The sentence with the highest score among those that may be chosen.
fn best(scores: &Scores, column: usize, may: impl Fn(usize) -> bool) -> Option<usize> {
    let sentences = scores.sentences.iter().rev().filter(|(sentence, _)| may(*sentence));
    sentences.max_by_key(|(_, scores)| scores[column]).map(|(sentence, _)| *sentence)
}
