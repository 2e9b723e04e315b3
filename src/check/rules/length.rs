//! Rules about length: sentences, paragraphs, the whole body; and about how easy it reads.

use super::Rule;
use super::structure::body;
use crate::check::findings::{Context, Fault};
use crate::check::report::Severity;
use crate::check::text::document::Sentence;

/// A sentence of more words than the limit; from the lower threshold on as a hint.
pub(super) fn sentence_long(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    for sentence in body(context) {
        let words = sentence.word_count() as u32;
        let list = || sentence.item || context.document.text[sentence.range()].contains("\n-");
        if words > rule.notice.min(rule.limit) && !list() {
            let mut fault = Fault::at(sentence.range());
            fault.severity = (words <= rule.limit).then_some(Severity::Info);
            faults.push(fault);
        }
    }
}

pub(super) fn paragraph_long(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let mut rest: &[&Sentence] = &body(context).collect::<Vec<_>>();
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|sentence| sentence.paragraph == first.paragraph).count();
        let (paragraph, behind) = rest.split_at(length);
        rest = behind;
        let real = paragraph.iter().filter(|sentence| !sentence.item && sentence.word_count() > 2).count() as u32;
        let words: usize = paragraph.iter().map(|sentence| sentence.word_count()).sum();
        let items = paragraph.iter().any(|sentence| sentence.item);
        if !items && (real > rule.limit || words as u32 > rule.notice) {
            faults.push(Fault::at(first.start as usize..paragraph[length - 1].end as usize));
        }
    }
}

pub(super) fn body_long(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let mut words = 0;
    for sentence in body(context) {
        let before = words;
        words += sentence.word_count() as u32;
        if before <= rule.limit && words > rule.limit {
            faults.push(Fault::at(sentence.range()));
        }
    }
}

/// A no in fewer words than the limit.
pub(super) fn body_short(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let words: usize = body(context).map(Sentence::word_count).sum();
    if context.verdict.refuses()
        && (words as u32) < rule.limit
        && let Some(first) = body(context).next()
    {
        faults.push(Fault::at(first.range()));
    }
}

pub(super) fn readability_low(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let Some(readability) = context.readability else { return };
    if readability.score < f64::from(rule.limit)
        && let Some(longest) = body(context).max_by_key(|sentence| sentence.word_count())
    {
        faults.push(Fault::at(longest.range()));
    }
}
