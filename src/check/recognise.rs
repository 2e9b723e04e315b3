//! From the words to the moves: which rows hit, which hits count, which sentences make which moves.

use std::ops::Range;

use super::language::Engine;
use super::language::rows::{Label, Place, part};
use super::pattern::automaton::Match;
use super::pattern::run::Scratch;
use super::text::document::{Document, Part};
use crate::moves::Move;

/// A hit that counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub(crate) row: u32,
    pub(crate) label: Label,
    pub(crate) sentence: u32,
    /// Its words.
    pub(crate) first: u32,
    pub(crate) last: u32,
}

/// All that the rows found, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Hits {
    pub(crate) all: Vec<Hit>,
}

impl Hits {
    pub(crate) fn with(&self, label: Label) -> impl Iterator<Item = &Hit> {
        self.all.iter().filter(move |hit| hit.label == label)
    }

    pub(crate) fn any(&self, label: Label) -> bool {
        self.with(label).next().is_some()
    }

    /// Whether a reason stands in the very sentence of a no: *No la acepto: he firmado con otra empresa*.
    pub(crate) fn reason_beside_refusal(&self) -> bool {
        let reasons = Label::Reason.bit() | Label::ReasonSpecific.bit() | Label::ReasonVague.bit();
        self.all.chunk_by(|one, next| one.sentence == next.sentence).any(|sentence| {
            let made = sentence.iter().fold(0, |labels, hit| labels | hit.label.bit());
            made & Label::Refusal.bit() != 0 && made & reasons != 0
        })
    }
}

/// Runs the automaton over every sentence and keeps the hits that count.
pub(crate) fn find(document: &mut Document<'_>, engine: &Engine, scratch: &mut Scratch) -> Hits {
    let mut found: Vec<Match> = Vec::with_capacity(64);
    let mut hits = Hits { all: Vec::with_capacity(document.sentences.len() * 3) };
    let mut ends = Vec::with_capacity(document.sentences.len());
    for (index, sentence) in document.sentences.iter().enumerate() {
        found.clear();
        let words = &document.words[sentence.words()];
        engine.automaton.find(words, sentence.first as usize, &engine.vocabulary, scratch, &mut found);
        keep(document, engine, index as u32, &found, &mut hits.all);
        ends.push(hits.all.len());
    }
    super::parts::assign(document, &hits, &ends);
    let sentences = &document.sentences;
    let bodies: Vec<u32> =
        (0..sentences.len() as u32).filter(|index| sentences[*index as usize].part == Part::Body).collect();
    let early = bodies.get(2).or(bodies.last()).copied().unwrap_or(0);
    let late = bodies.len().checked_sub(3).map_or(0, |at| bodies[at]);
    hits.all.retain(|hit| {
        let place = match engine.rows[hit.row as usize].place {
            None => true,
            Some(Place::First) => hit.sentence <= early,
            Some(Place::Last) => hit.sentence >= late,
        };
        place && fits(sentences[hit.sentence as usize].part, hit.label)
    });
    hits
}

/// Whether a row's patterns match anywhere, with its own exceptions but nothing else.
pub(crate) fn matches_row(document: &Document<'_>, engine: &Engine, row: u32) -> bool {
    let mut scratch = Scratch::default();
    document.sentences.iter().any(|sentence| {
        let mut found = Vec::new();
        let words = &document.words[sentence.words()];
        engine.automaton.find(words, sentence.first as usize, &engine.vocabulary, &mut scratch, &mut found);
        found.iter().any(|hit| hit.target == row << part::BITS | part::HIT && !excused(hit, &found))
    })
}

/// Which labels count in which part of a mail.
fn fits(part: Part, label: Label) -> bool {
    match part {
        Part::Body => !matches!(label, Label::SignOff),
        Part::Greeting => !matches!(label, Label::SignOff | Label::NextStep | Label::Alternative | Label::Hedge),
        Part::SignOff => matches!(
            label,
            Label::SignOff
                | Label::Goodwill
                | Label::Phrase
                | Label::Familiar
                | Label::Tu
                | Label::Vos
                | Label::Usted
                | Label::MaybeUsted
                | Label::MaybeUstedes
                | Label::Vosotros
                | Label::Ustedes
        ),
        Part::Signature => matches!(label, Label::Phrase),
    }
}

/// Of the matches in one sentence, those that no exclusion and no scope takes back.
fn keep(document: &Document<'_>, engine: &Engine, sentence: u32, found: &[Match], hits: &mut Vec<Hit>) {
    for hit in found {
        if hit.target & ((1 << part::BITS) - 1) != part::HIT {
            continue;
        }
        let row = &engine.rows[(hit.target >> part::BITS) as usize];
        if row.label == Label::Not {
            continue;
        }
        let scope = document.words[hit.inner_start as usize].scope;
        if scope & row.forbidden != 0 || (row.demanded != 0 && scope & row.demanded == 0) {
            continue;
        }
        let taken_back = found.iter().any(|other| {
            let other_part = other.target & ((1 << part::BITS) - 1);
            if other.target >> part::BITS == hit.target >> part::BITS {
                return match other_part {
                    part::UNLESS => touches(other, hit),
                    part::UNLESS_SENTENCE => true,
                    _ => false,
                };
            }
            other_part == part::HIT && {
                let other_row = &engine.rows[(other.target >> part::BITS) as usize];
                other_row.cancels & row.label.bit() != 0 && overlaps(other, hit) && !excused(other, found)
            }
        });
        if !taken_back {
            hits.push(Hit {
                row: hit.target >> part::BITS,
                label: row.label,
                sentence,
                first: hit.inner_start,
                last: hit.inner_end.max(hit.inner_start + 1),
            });
        }
    }
}

/// An exclusion has exceptions of its own.
fn excused(not: &Match, found: &[Match]) -> bool {
    found.iter().any(|other| {
        other.target >> part::BITS == not.target >> part::BITS
            && match other.target & ((1 << part::BITS) - 1) {
                part::UNLESS => touches(other, not),
                part::UNLESS_SENTENCE => true,
                _ => false,
            }
    })
}

fn overlaps(a: &Match, b: &Match) -> bool {
    a.start < b.end && b.start < a.end
}

fn touches(a: &Match, b: &Match) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// The moves of the mail: one for each sentence or clause that makes it.
pub(crate) fn moves(document: &Document<'_>, hits: &Hits) -> Vec<(Move, Range<usize>)> {
    let mut moves: Vec<(Move, Range<usize>)> = Vec::with_capacity(hits.all.len());
    for sentence in document.greeting.iter().chain(&document.sentences) {
        match sentence.part {
            Part::Greeting => moves.push((Move::Greeting, sentence.range())),
            Part::SignOff => moves.push((Move::SignOff, sentence.range())),
            _ => {}
        }
    }
    let mut latest = [None::<usize>; Move::ALL.len()];
    for hit in &hits.all {
        let Some(kind) = kind(hit.label) else { continue };
        let sentence = &document.sentences[hit.sentence as usize];
        if matches!(kind, Move::Greeting | Move::SignOff) {
            continue;
        }
        let first = document.clause(sentence, hit.first as usize);
        let last = document.clause(sentence, hit.last as usize - 1);
        let range = document.words[first.start].start as usize..document.words[last.end - 1].end as usize;
        // Hits come in the order of the text, so that only the last move of a kind can overlap the new one.
        let last = &mut latest[kind as usize];
        match last.map(|index| &mut moves[index]) {
            Some((_, at)) if at.start < range.end && range.start < at.end => {
                *at = at.start.min(range.start)..at.end.max(range.end);
            }
            _ => {
                *last = Some(moves.len());
                moves.push((kind, range));
            }
        }
    }
    moves.sort_by_key(|(kind, range)| (range.start, range.end, *kind));
    moves
}

fn kind(label: Label) -> Option<Move> {
    Some(match label {
        Label::Refusal | Label::Hedge => Move::Refusal,
        Label::Reason | Label::ReasonSpecific | Label::ReasonVague => Move::Reason,
        Label::Alternative => Move::Alternative,
        Label::NextStep => Move::NextStep,
        Label::Gratitude => Move::Gratitude,
        Label::Regret => Move::Regret,
        Label::Positive => Move::Positive,
        Label::Boundary => Move::Boundary,
        Label::Goodwill => Move::Goodwill,
        Label::Greeting => Move::Greeting,
        Label::SignOff => Move::SignOff,
        _ => return None,
    })
}
