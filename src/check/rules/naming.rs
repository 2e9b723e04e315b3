//! Whether a mail names what it refuses.

use super::Rule;
use super::structure::{body, body_start, first_move, refuses};
use crate::check::findings::{Context, Fault};
use crate::check::language::builtin::*;
use crate::check::language::rows::Label;
use crate::check::text::document::Sentence;
use crate::locale::Language;
use crate::moves::Move;

/// What verbs are among.
const VERBS: u64 = bit(PRESENT)
    | bit(PAST)
    | bit(FUTURE)
    | bit(INFINITIVE)
    | bit(SUBJUNCTIVE)
    | bit(CONDITIONAL)
    | bit(IMPERATIVE)
    | bit(GERUND)
    | bit(PARTICIPLE)
    | bit(BASE)
    | bit(THIRD);

/// What names nothing by itself.
const NOT_THINGS: u64 = bit(FUNCTION) | bit(OTHER_FUNCTION) | bit(DETERMINER) | bit(NUMBER) | bit(NUMBER_WORD);

/// When something is to be is not what it is.
const DAYS: u64 = bit(WEEKDAY) | bit(MONTH);

/// The mail never names what was asked for: none of the words that the caller gave, or, without any, nothing but
/// pronouns and verbs up to the end of the no. `words` are too general to name anything; `*mente` is an ending; `limit`
/// is how long a word must be that no determiner stands before.
pub(super) fn request_unnamed(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    if !refuses(context) {
        return;
    }
    let topic = context.checker.topic_keys();
    let words = &context.document.words;
    let named = if topic.is_empty() {
        let end = refusal_end(context);
        // *The Monday off* is a thing, *el lunes* is when.
        let days = if context.engine.language == Language::English { 0 } else { DAYS };
        body(context).flat_map(Sentence::words).take_while(|index| *index < end).any(|index| {
            let word = &words[index];
            let classes = word.listed | word.shape;
            // *the logo*, *your van*: what a determiner stands before is a thing, however short.
            let determined = index.checked_sub(1).is_some_and(|before| words[before].is(DETERMINER));
            let (least, others) = if determined { (2, days) } else { (rule.limit.max(1), VERBS | DAYS) };
            let told = word.end - word.start >= least && classes & (others | NOT_THINGS) == 0;
            let text = context.document.word_text(index);
            (told || classes & bit(NAME) != 0) && !text.contains(['\'', '’']) && !general(text, rule)
        })
    } else {
        words.iter().any(|word| topic.contains(&word.key))
    };
    if !named {
        faults.push(Fault::at(first_move(context, Move::Refusal).unwrap_or_else(|| body_start(context))));
    }
}

/// Behind the last word of the first no, and of what it refuses; its reason is no longer part of it.
fn refusal_end(context: &Context<'_>) -> usize {
    let reasons = Label::Reason.bit() | Label::ReasonSpecific.bit() | Label::ReasonVague.bit();
    let words = &context.document.words;
    let Some(no) = context.hits.with(Label::Refusal).next() else {
        let end = first_move(context, Move::Refusal).map_or(usize::MAX, |range| range.end);
        return words.partition_point(|word| (word.start as usize) < end);
    };
    let sentence = &context.document.sentences[no.sentence as usize];
    let clause = context.document.clause(sentence, no.last as usize - 1).end;
    let hits = context.hits.in_sentence(no.sentence as usize).iter();
    let reason =
        hits.filter(|hit| hit.label.bit() & reasons != 0 && hit.first >= no.last).map(|hit| hit.first as usize);
    reason.min().map_or(clause, |first| first.min(clause))
}

/// Whether a word is among those of the rule, which name nothing.
fn general(word: &str, rule: &Rule) -> bool {
    let word = word.to_lowercase();
    rule.words.iter().any(|known| match known.strip_prefix('*') {
        Some(ending) => word.ends_with(ending),
        None => word == **known,
    })
}
