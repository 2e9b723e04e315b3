//! Which words lie in a question, a condition or somebody else's speech.

use super::document::Document;
use crate::check::language::builtin::*;
use crate::check::language::rows::scope;
use crate::check::pattern::automaton::NONE_BREAK;
use crate::locale::Language;

/// Marks the words of each sentence.
pub(super) fn mark(document: &mut Document<'_>, language: Language) {
    for index in 0..document.sentences.len() {
        let (first, last, question) = {
            let sentence = &document.sentences[index];
            (sentence.first as usize, sentence.last as usize, sentence.question)
        };
        let words = &mut document.words[first..last];
        let mut conditional = false;
        let mut reported = false;
        let mut opened = false;
        for word in words.iter_mut() {
            if word.before != NONE_BREAK {
                conditional = false;
                reported = false;
            }
            conditional |= word.is(CONDITIONAL_START);
            if conditional {
                word.scope |= scope::CONDITIONAL;
            }
            if reported {
                word.scope |= scope::REPORTED;
            }
            reported |= word.is(REPORT);
            opened |= word.scope & scope::QUESTION != 0;
        }
        if question && !opened {
            let from = question_start(document, language, first, last);
            for word in &mut document.words[from..last] {
                word.scope |= scope::QUESTION;
            }
        }
    }
}

/// Where the question of a sentence begins that has no opening mark.
fn question_start(document: &Document<'_>, language: Language, first: usize, last: usize) -> usize {
    let words = &document.words;
    let has = |word: usize, class: usize| words[word].is(class);
    let begins = |word: usize| word == first || words[word].before != NONE_BREAK;
    if language == Language::English {
        for word in (first..last).rev().filter(|word| begins(*word)) {
            let asks = has(word, QUESTION_START)
                || (word + 1 < last
                    && has(word, FUNCTION)
                    && words[word + 1].before == NONE_BREAK
                    && has(word + 1, QUESTION_START));
            if asks {
                return word;
            }
        }
        return first;
    }
    (first..last).rev().find(|word| begins(*word)).unwrap_or(first)
}
