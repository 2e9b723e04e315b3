//! Rules about two things that do not go together: forms of address, dialects, tones, languages.

use super::Rule;
use crate::check::address::Side;
use crate::check::findings::{Context, Fault};
use crate::check::language::builtin::*;
use crate::check::text::document::Part;

/// Tú and usted, vos and usted, vosotros and ustedes: the finding stands at the first word of the form that is used
/// less, of the plural ones at the first word of the one that comes later.
pub(super) fn address(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let evidence = context.evidence;
    if !evidence.mixed() {
        if let (true, [Some(familiar), Some(formal)]) = (evidence.mixed_plural(), evidence.plural) {
            faults.push(Fault::at(context.document.words[familiar.max(formal) as usize].range()));
        }
        return;
    }
    let familiar = evidence.words.iter().filter(|(_, side)| *side == Side::Familiar).count();
    let stray = if familiar * 2 > evidence.words.len() { Side::Formal } else { Side::Familiar };
    if let Some((word, _)) = evidence.words.iter().find(|(_, side)| *side == stray) {
        faults.push(Fault::at(context.document.words[*word as usize].range()));
    }
}

/// Words of two classes in one mail: the finding stands at the first word of the class that is used less.
pub(super) fn classes(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let [one, other] = rule.classes;
    let document = context.document;
    if !document.seen.classes.may_contain(one) || !document.seen.classes.may_contain(other) {
        return;
    }
    let mut found: [Vec<usize>; 2] = [Vec::new(), Vec::new()];
    for sentence in document.greeting.iter().chain(&document.sentences) {
        for index in sentence.words() {
            let classes = context.engine.vocabulary.kinds()[document.words[index].kind as usize];
            for (class, found) in [one, other].into_iter().zip(&mut found) {
                if classes.contains(class) {
                    found.push(index);
                }
            }
        }
    }
    let [one, other] = found;
    if let (Some(first), Some(second)) = (one.first(), other.first()) {
        let stray = if other.len() < one.len() || other.len() == one.len() && second > first { second } else { first };
        faults.push(Fault::at(document.words[*stray].range()));
    }
}

/// So many words in a row that belong to the other language, its commonest words among them.
pub(super) fn language(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let document = context.document;
    if document.seen.foreign * 2 < rule.limit {
        return;
    }
    for sentence in document.sentences.iter().filter(|sentence| sentence.part != Part::Signature) {
        let mut run: Option<(usize, usize, u32)> = None;
        let mut end = |run: Option<(usize, usize, u32)>| {
            if let Some((first, last, foreign)) = run
                && (last - first + 1) as u32 >= rule.limit
                && foreign * 2 >= rule.limit
            {
                faults.push(Fault::at(document.words[first].start as usize..document.words[last].end as usize));
            }
        };
        for index in sentence.words() {
            let word = &document.words[index];
            let foreign = word.is_foreign();
            let own = word.is(FUNCTION) || !word.looks(UNKNOWN_WORD) && !foreign;
            if own || word.looks(NAME) || word.scope & crate::check::language::rows::scope::QUOTED != 0 {
                end(run.take());
            } else if foreign || run.is_some() {
                run = Some(match run {
                    Some((first, _, count)) => (first, index, count + u32::from(foreign)),
                    None => (index, index, 1),
                });
            }
        }
        end(run);
    }
}
