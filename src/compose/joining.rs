//! How a part is joined to what stands before it: after a colon, after *because*, or as a sentence of its own.

use super::plan::Part;
use super::shape::clause as as_clause;
use super::shape::spanish::price_told;
use super::text::{end_sentence, has_any, has_pair, push_capitalised};
use crate::decline::{Alternative, Decline, Length, Reason};
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
        /// The most words of an answer's day and the hours behind it.
        const SHORT: usize = 22;
        /// The most words of a sentence that goes on with *y*.
        const EASY: usize = 25;
        if let (Some(Part::Alternative(_)), Part::AlternativeDetail(_)) = (previous, part)
            && let Some(price) = self.price_in(clause).filter(|_| text.ends_with('.'))
        {
            text.pop();
            text.push_str(", por ");
            text.push_str(price);
            return;
        }
        // *… dentro del abono de mantenimiento, que cubre las copias*
        if let (Some(Part::Refusal), Part::Reason(_), Some(told)) = (previous, part, clause.strip_prefix("que "))
            && self.is_spanish()
        {
            if words_in(last_sentence(text)) + words_in(first_sentence(clause)) <= self.longest() {
                text.push_str(", ");
                text.push_str(clause);
            } else {
                push_sentence(text, told);
            }
            return;
        }
        match (previous, part) {
            // What the caller adds to a way goes on with its sentence.
            (Some(Part::Alternative(_)), Part::AlternativeDetail(index)) if self.is_spanish() => {
                // Until when a day is kept is the end of its sentence.
                let kept = matches!(&self.decline.alternatives[index], Alternative::LaterDate(it)
                    if it.hold_until.is_some() && it.hold_until != self.decline.reply_by);
                let plain = text.ends_with('.') && !ends_in_address(text) && !kept;
                let sentence = last_sentence(text.trim_end_matches('.'));
                let told = as_clause(clause, Language::Spanish).filter(|told| {
                    plain && !has_any(sentence, b";") && words_in(sentence) + words_in(told) <= self.longest()
                });
                // What waits makes room: *paso el informe al viernes 18, y el panel queda migrado el 11*.
                let makes_room = |told: &&str| {
                    matches!(self.decline.alternatives[index], Alternative::PrioritySwap(_))
                        && !told.contains(',')
                        && words_in(sentence) + words_in(told) <= EASY
                };
                let joint = told.as_deref().filter(makes_room).map_or("; ", |_| ", y ");
                match told {
                    Some(told) => {
                        // *6:00 p. m.* keeps its point.
                        if !text.ends_with(". m.") {
                            text.pop();
                        }
                        text.push_str(joint);
                        text.push_str(&told);
                    }
                    None => push_sentence(text, clause),
                }
            }
            (Some(Part::Refusal), Part::Reason(index)) => {
                let joints = &self.joints.reason;
                // One *because* a sentence.
                // A clause that begins with what it is for (*por seguridad, …*) stands behind the colon.
                // So does a sentence of the caller's that keeps its capital.
                let capital = index == 0
                    && clause.starts_with(char::is_uppercase)
                    && matches!(self.decline.reasons[index], Reason::ConflictOfInterest(_))
                    && !clause.starts_with("I ");
                // What is regretted (*lamento no poder …*) has its ground behind a colon: a *because* would give the cause of
                // the regret. So does a plain rule: *los datos de un vecino no se dan sin su permiso*.
                let rule = self.is_spanish() && matches!(self.decline.reasons[index], Reason::SecurityOrPrivacy(_));
                let no = last_sentence(text);
                let regretted = self.is_spanish() && (no.contains("amento no ") || no.contains("amentamos no "));
                let colon = clause.starts_with("por ") || capital || regretted || rule;
                // Before a clause with a colon of its own, *because* is the only joint.
                let parted = self.is_spanish() && has_pair(clause, *b": ");
                let chosen = match self.explains(clause) || colon {
                    true => 0,
                    false if parted => 1 % joints.len(),
                    false => self.decline.style.variant as usize % joints.len(),
                };
                let explained = self.explains(no);
                self.join_reason(index, clause, Some(&joints[chosen]).filter(|_| !explained), text);
            }
            // The cause that the caller tells stands in the sentence of the no, where it is a plain clause.
            // What is told of a choice is no ground of it.
            (Some(Part::Refusal), Part::ReasonDetail(index))
                if self.decline.locale.language() == Language::Spanish
                    && matches!(self.decline.reasons[index], Reason::NotSelected(_)) =>
            {
                push_sentence(text, clause);
            }
            // Who decides on an exception is another matter than the rule.
            (Some(Part::Reason(_) | Part::ReasonDetail(_)), Part::Reason(index))
                if self.decline.locale.language() == Language::Spanish
                    && matches!(self.decline.reasons[index], Reason::NotMyDecision(_)) =>
            {
                push_sentence(text, clause);
            }
            // Hours belong to the day of the answer: *dinos algo el viernes; atendemos de lunes a viernes*.
            (Some(Part::NextStep), Part::Boundary)
                if text.ends_with('.')
                    && self.decline.locale.language() == Language::Spanish
                    && !clause.contains(". ")
                    && words_in(last_sentence(text.trim_end_matches('.'))) + words_in(clause) <= SHORT =>
            {
                text.pop();
                text.push_str("; ");
                text.push_str(clause);
            }
            (Some(Part::Refusal), Part::ReasonDetail(_)) => {
                let colon = &self.joints.reason[0];
                let sentence = last_sentence(text);
                let told = as_clause(clause, self.decline.locale.language()).filter(|told| {
                    !self.has_marks(sentence, b";") && words_in(sentence) + words_in(told) <= self.longest()
                });
                match told {
                    Some(told) => {
                        text.push_str(colon);
                        text.push_str(&told);
                    }
                    None => push_sentence(text, clause),
                }
            }
            // A further reason goes on with the sentence of the one before.
            (Some(Part::Reason(_)), Part::Reason(index)) => {
                let before = text.len();
                self.join_reason(index, clause, Some(&self.joints.addition), text);
                if !text[before..].starts_with(self.joints.addition.as_str()) {
                    text.truncate(before);
                    self.again(index, clause, text);
                }
            }
            (Some(Part::Reason(index)), Part::ReasonDetail(_)) if self.goes_on(index) => {
                let words = words_in(last_sentence(text)) + words_in(clause);
                match as_clause(clause, self.decline.locale.language()).filter(|_| words <= self.longest()) {
                    Some(detail) if !text.ends_with(['.', '?']) => {
                        text.push_str(&self.joints.addition);
                        text.push_str(&detail);
                    }
                    _ => push_sentence(text, clause),
                }
            }
            // *acabo de ser madre y mi jornada es de 12 horas*
            (Some(Part::ReasonDetail(about)), Part::Reason(index)) if about == index && self.is_spanish() => {
                let sentence = last_sentence(text.trim_end_matches('.'));
                let long = words_in(sentence) + words_in(first_sentence(clause)) >= self.longest();
                if long || has_any(sentence, b",;") || matches!(self.decline.reasons[index], Reason::NotSelected(_)) {
                    push_sentence(text, clause);
                } else {
                    text.truncate(text.trim_end_matches('.').len());
                    text.push_str(" y ");
                    text.push_str(clause);
                }
            }
            (Some(Part::ReasonDetail(about)), Part::Reason(index)) if about != index => self.again(index, clause, text),
            // When the sender answers goes on with the date to write by.
            (Some(Part::NextStep), Part::Boundary) if self.answers(clause, text) => {
                text.pop();
                text.push_str(&self.joints.addition);
                text.push_str(clause);
            }
            (Some(Part::LeadIn | Part::Care), _) if text.ends_with(':') => {
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

    /// The price that a sentence about a Spanish offer tells and nothing else: it stands with the offer. A full mail says
    /// it in the caller's words.
    fn price_in(self, sentence: &str) -> Option<&str> {
        let spanish = self.decline.locale.language() == Language::Spanish;
        price_told(sentence).filter(|_| spanish && self.decline.style.length != Length::Full)
    }

    /// Whether what is added to an English reason goes on with it: hours and appointments, and what they leave to be said.
    pub(crate) fn goes_on(self, index: usize) -> bool {
        let reason = &self.decline.reasons[index];
        let plain = reason.detail().is_some_and(|detail| !detail.contains(','));
        let kept = matches!(reason, Reason::WorkingHours(_) | Reason::ScheduleConflict(_));
        self.decline.locale.language() == Language::English && plain && kept
    }

    /// Whether a clause says when the sender answers and nothing else, right behind the words *let me know by …* of an English mail.
    fn answers(self, clause: &str, text: &str) -> bool {
        let told = last_sentence(text.trim_end_matches('.'));
        let told = told.rsplit_once("? ").map_or(told, |(_, told)| told).trim_start();
        let plain = !has_any(clause, b",;");
        plain
            && self.joints.answer.iter().any(|it| clause.starts_with(it.as_str()))
            && self.joints.write.iter().any(|it| told.starts_with(it.as_str()))
    }

    /// A further reason in a sentence of its own.
    fn again(self, index: usize, clause: &str, text: &mut String) {
        match self.joints.again.as_deref().filter(|_| !self.is_whole(index, clause)) {
            Some(again) => push_sentence(text, &[again, clause].concat()),
            None => push_sentence(text, clause),
        }
    }

    /// Whether a reason is the caller's own sentence and cannot stand inside another one.
    fn is_whole(self, index: usize, clause: &str) -> bool {
        matches!(self.decline.reasons[index], Reason::Other(_))
            && as_clause(clause, self.decline.locale.language()).is_none()
    }

    /// A reason goes on with the sentence before it where there is a joint for it, both are plain clauses, and the
    /// sentence does not grow too long.
    fn join_reason(self, index: usize, clause: &str, joint: Option<&String>, text: &mut String) {
        let sentence = last_sentence(text);
        // *… y harían falta 25, y además …* would go on too long.
        let goes_on = self.is_spanish()
            && joint.is_some_and(|joint| *joint == self.joints.addition)
            && (sentence.contains(", y ") || clause.contains(", y "));
        // Behind *because* a clause may have a colon of its own: *…, porque nos faltan dos cosas: …*.
        let marked = match joint.is_some_and(|joint| joint.starts_with(", porque")) {
            true => has_any(clause, b";?"),
            false => self.has_marks(clause, b";?"),
        };
        let plain = !goes_on
            && !self.is_whole(index, clause)
            && !text.ends_with(['.', '?'])
            && !marked
            && !self.has_marks(sentence, b";")
            && words_in(sentence) + words_in(first_sentence(clause)) + joint.map_or(0, |joint| words_in(joint))
                <= self.longest();
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
        /// The most words that are read in one breath.
        const BREATH: usize = 25;
        // In English two of its own *and* would be one too many.
        let joined = !self.is_spanish() && text.ends_with("and") && first_sentence(clause).contains(", and ");
        text.ends_with(',')
            || !(self.hangs_open(text) || text.ends_with(':'))
            || !joined && words_in(last_sentence(text)) + words_in(first_sentence(clause)) <= BREATH
    }

    /// Whether a text waits for the sentence that follows it.
    pub(crate) fn hangs_open(self, text: &str) -> bool {
        let last = text.as_bytes().last();
        let ends = |word: &String| word.as_bytes().last() == last && text.ends_with(word.as_str());
        last == Some(&b',') || self.joints.open.iter().any(ends)
    }

    /// Whether a text has a colon or one of these marks; the colon of an hour (*de 6:00 a 8:00*) is none in Spanish.
    fn has_marks<const COUNT: usize>(self, text: &str, marks: &[u8; COUNT]) -> bool {
        let colon = match self.decline.locale.language() {
            Language::Spanish => has_pair(text, *b": "),
            Language::English => has_any(text, b":"),
        };
        colon || has_any(text, marks)
    }

    fn explains(self, text: &str) -> bool {
        text.contains(&self.joints.because)
    }

    fn is_spanish(self) -> bool {
        self.decline.locale.language() == Language::Spanish
    }

    /// The most words of a no and its reason in one sentence; longer ones are parted. Spanish takes more words to say
    /// the same.
    const fn longest(self) -> usize {
        match self.decline.locale.language() {
            Language::Spanish => 29,
            Language::English => 25,
        }
    }
}

/// Whether a text ends in a full stop behind a web or mail address.
pub(crate) fn ends_in_address(text: &str) -> bool {
    let Some(bare) = text.strip_suffix('.').filter(|bare| !bare.ends_with(')')) else { return false };
    let before = bare.bytes().rposition(|byte| matches!(byte, b' ' | b'\n'));
    let last = &bare[before.map_or(0, |at| at + 1)..];
    has_any(last, b"@") || last.starts_with("www.") || (has_any(last, b":") && last.contains("://"))
}

fn push_sentence(text: &mut String, clause: &str) {
    end_sentence(text);
    text.push(' ');
    push_capitalised(text, clause);
}

fn last_sentence(text: &str) -> &str {
    &text[text.bytes().rposition(|byte| matches!(byte, b'.' | b'\n')).map_or(0, |at| at + 1)..]
}

/// Up to a full stop that a capital follows: *de 10:00 a. m. a 12:00 p. m.* goes on.
fn first_sentence(clause: &str) -> &str {
    let mut pairs = clause.as_bytes().windows(2).enumerate();
    let end = pairs.find(|(at, two)| two == b". " && clause[at + 2..].starts_with(char::is_uppercase));
    &clause[..end.map_or(clause.len(), |(at, _)| at)]
}

fn words_in(text: &str) -> usize {
    let (bytes, space) = (text.as_bytes(), |byte: &u8| *byte <= b' ');
    let first = usize::from(bytes.first().is_some_and(|byte| !space(byte)));
    let begins = |(before, byte): (&u8, &u8)| usize::from(space(before) & !space(byte));
    first + bytes.iter().zip(bytes.iter().skip(1)).map(begins).sum::<usize>()
}
