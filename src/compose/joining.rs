//! How a part is joined to what stands before it: after a colon, after *because*, or as a sentence of its own.

use super::plan::Part;
use super::shape::clause as as_clause;
use super::text::{end_sentence, has_any, push_capitalised};
use crate::decline::{Decline, Reason};
use crate::locale::Language;
use crate::pack::Joints;

/// What the joining of a mail's parts depends on.
#[derive(Clone, Copy)]
pub(crate) struct Joining<'a> {
    pub(crate) decline: &'a Decline,
    pub(crate) joints: &'a Joints,
}

impl Joining<'_> {
    /// Puts a clause behind `text`.
    pub(crate) fn join(self, previous: Option<Part>, part: Part, clause: &str, text: &mut String) {
        match (previous, part) {
            (Some(Part::Refusal), Part::Reason(index)) => {
                let joints = &self.joints.reason;
                // One *because* a sentence.
                let chosen = match self.explains(clause) {
                    true => 0,
                    false => self.decline.style.variant as usize % joints.len(),
                };
                let explained = self.explains(last_sentence(text));
                self.join_reason(index, clause, Some(&joints[chosen]).filter(|_| !explained), text);
            }
            // A further reason goes on with the sentence of the one before.
            (Some(Part::Reason(_)), Part::Reason(index)) => {
                self.join_reason(index, clause, Some(&self.joints.addition), text);
            }
            (Some(Part::LeadIn), Part::Alternative(_)) if text.ends_with(':') => {
                text.push(' ');
                text.push_str(clause);
            }
            (Some(Part::Care | Part::LeadIn), _) if self.hangs_open(text) => {
                text.push(' ');
                text.push_str(clause);
            }
            _ => push_sentence(text, clause),
        }
    }

    /// A reason goes on with the sentence before it where there is a joint for it, both are plain clauses, and the
    /// sentence does not grow too long.
    fn join_reason(self, index: usize, clause: &str, joint: Option<&String>, text: &mut String) {
        let sentence = last_sentence(text);
        let whole = matches!(self.decline.reasons[index], Reason::Other(_))
            && as_clause(clause, self.decline.locale.language()).is_none();
        let plain = !whole
            && !text.ends_with(['.', '?'])
            && !has_any(clause, b":;?")
            && !has_any(sentence, b":;")
            && words_in(sentence) + words_in(first_sentence(clause)) <= self.longest();
        match joint.filter(|joint| plain && !joint.starts_with('.')) {
            Some(joint) => {
                text.push_str(joint);
                text.push_str(clause);
            }
            None => push_sentence(text, clause),
        }
    }

    /// Whether a clause goes on with the sentence that waits for it (*… and*, *… so*), or the two are longer than one
    /// sentence should be.
    pub(crate) fn may_go_on(self, clause: &str, text: &str) -> bool {
        text.ends_with(',')
            || !self.hangs_open(text)
            || words_in(last_sentence(text)) + words_in(first_sentence(clause)) <= self.longest()
    }

    /// Whether a text waits for the sentence that follows it.
    pub(crate) fn hangs_open(self, text: &str) -> bool {
        text.ends_with(',') || self.joints.open.iter().any(|word| text.ends_with(word.as_str()))
    }

    fn explains(self, text: &str) -> bool {
        text.contains(&self.joints.because)
    }

    /// The most words of a no and its reason in one sentence; longer ones are parted. Spanish takes more words to say
    /// the same.
    const fn longest(self) -> usize {
        match self.decline.locale.language() {
            Language::Spanish => 29,
            Language::English => 24,
        }
    }
}

/// Whether a text ends in a full stop behind a web or mail address.
pub(crate) fn ends_in_address(text: &str) -> bool {
    let last = text.rsplit([' ', '\n']).next().unwrap_or_default();
    last.ends_with('.') && !last.ends_with(").") && (last.contains("://") || last.contains('@'))
}

fn push_sentence(text: &mut String, clause: &str) {
    end_sentence(text);
    text.push(' ');
    push_capitalised(text, clause);
}

fn last_sentence(text: &str) -> &str {
    &text[text.bytes().rposition(|byte| matches!(byte, b'.' | b'\n')).map_or(0, |at| at + 1)..]
}

fn first_sentence(clause: &str) -> &str {
    clause.split(". ").next().unwrap_or_default()
}

fn words_in(text: &str) -> usize {
    text.split_ascii_whitespace().count()
}
