//! Which sentences greet, which take leave, which are the signature.

use super::language::builtin::*;
use super::language::rows::Label;
use super::recognise::Hits;
use super::text::document::{Document, Part};

/// A greeting or a leave has so many words at the most.
const SHORT: usize = 9;
/// A signature has so many lines at the most.
const SIGNATURE_LINES: usize = 8;

/// Gives the first and the last sentences their parts. `ends` says for each sentence how many hits lie up to its end.
pub(crate) fn assign(document: &mut Document<'_>, hits: &Hits, ends: &[usize]) {
    if document.sentences.is_empty() {
        return;
    }
    let of = |sentence: usize| &hits.all[if sentence == 0 { 0 } else { ends[sentence - 1] }..ends[sentence]];
    let begins_with = |document: &Document<'_>, sentence: usize, label: Label| {
        let first = document.sentences[sentence].first;
        of(sentence).iter().any(|hit| hit.label == label && hit.first <= first + 1)
    };
    greeting(document, &begins_with);
    leave(document, &begins_with);
}

fn greeting(document: &mut Document<'_>, begins_with: &dyn Fn(&Document<'_>, usize, Label) -> bool) {
    let sentence = &document.sentences[0];
    let short = sentence.word_count() <= SHORT;
    let greets = begins_with(document, 0, Label::Greeting);
    let alone = document.sentences.get(1).is_none_or(|next| next.begins_line);
    let behind = document.text[sentence.end as usize..].trim_start_matches(['!', '.', ')', ' ']).chars().next();
    let vocative = !sentence.terminated
        && sentence.word_count() <= 5
        && behind.is_some_and(|sign| matches!(sign, ':' | ',' | '\n' | '\r' | '—' | '-'))
        && document.words[sentence.first as usize].shape & bit(CAPITAL) != 0;
    // *Hola, Cami! Te escribo …*: a greeting that ends in a mark of its own.
    let closed = greets && sentence.terminated && sentence.word_count() <= 5 && document.sentences.len() > 1;
    if alone && short && (greets || vocative) || closed {
        document.sentences[0].part = Part::Greeting;
    } else if greets {
        cut(document);
    }
}

/// *Hola, Marta, te escribo porque …*: the greeting ends at the comma behind the name.
fn cut(document: &mut Document<'_>) {
    let sentence = document.sentences[0].clone();
    let words = sentence.words();
    let mut at = words.start + 1;
    let mut breaks = 0;
    while at < words.end && at - words.start <= 6 {
        if document.words[at].before != 1 {
            breaks += 1;
            let name = document.words[at].shape & bit(CAPITAL) != 0 && at - words.start <= 2;
            if breaks == 2 || !name {
                break;
            }
        }
        at += 1;
    }
    if at >= words.end || document.words[at].before == 1 {
        return;
    }
    let mut head = sentence.clone();
    head.last = at as u32;
    head.end = document.words[at - 1].end;
    head.part = Part::Greeting;
    head.question = false;
    head.terminated = false;
    let mut rest = sentence;
    rest.first = at as u32;
    rest.start = document.words[at].start;
    rest.begins_line = false;
    document.greeting = Some(head);
    document.sentences[0] = rest;
}

fn leave(document: &mut Document<'_>, begins_with: &dyn Fn(&Document<'_>, usize, Label) -> bool) {
    let count = document.sentences.len();
    let from = count.saturating_sub(SIGNATURE_LINES + 1).max(1);
    let leaves = (from..count).find(|index| {
        let sentence = &document.sentences[*index];
        let own_line = document.sentences.get(index + 1).is_none_or(|next| next.begins_line);
        sentence.word_count() <= SHORT
            && own_line
            && begins_with(document, *index, Label::SignOff)
            && all_short(document, index + 1)
    });
    if let Some(leaves) = leaves {
        document.sentences[leaves].part = Part::SignOff;
        for sentence in &mut document.sentences[leaves + 1..] {
            if sentence.part == Part::Body {
                sentence.part = Part::Signature;
            }
        }
        return;
    }
    // Without a leave, the last short lines that begin with a name are the signature.
    for index in (1..count).rev() {
        let sentence = &document.sentences[index];
        let first = document.words[sentence.first as usize];
        let name = first.shape & bit(CAPITAL) != 0
            && sentence.word_count() <= 6
            && !sentence.terminated
            && sentence.begins_line
            && document.words[sentence.words()]
                .iter()
                .filter(|word| word.shape & (bit(CAPITAL) | bit(NUMBER)) != 0)
                .count()
                * 2
                >= sentence.word_count();
        if !name {
            break;
        }
        document.sentences[index].part = Part::Signature;
    }
}

/// Whether everything from a sentence on looks like the lines under a leave.
fn all_short(document: &Document<'_>, from: usize) -> bool {
    document.sentences[from..].iter().all(|sentence| sentence.word_count() <= SHORT + 3 && sentence.begins_line)
}
