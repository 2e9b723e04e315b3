//! What the linear model sees of a sentence: its words and pairs of words, the rows that hit, its place in the mail.
//!
//! Triples of words, words with one between them, pairs of stems, ends, commas, grammar and what stands behind a denial
//! were tried too: mails of a kind that was not learnt from are told no better by them.
//!
//! A feature is a list of tokens, written with spaces between them; its key is made from the keys of its tokens, so
//! that checking never builds the text of one.

use super::key::chain;
use crate::check::facts;
use crate::check::language::builtin::*;
use crate::check::language::rows::{Label, scope};
use crate::check::language::vocabulary::hash;
use crate::check::recognise::Hit;
use crate::check::text::document::{Document, Part};

/// A token that is no word of the text.
#[derive(Clone, Copy, Debug)]
struct Token {
    name: &'static str,
    key: u32,
}

const fn token(name: &'static str) -> Token {
    Token { name, key: hash(name.as_bytes()) as u32 }
}

const fn tokens<const N: usize>(names: [&'static str; N]) -> [Token; N] {
    let mut all = [token(""); N];
    let mut at = 0;
    while at < N {
        all[at] = token(names[at]);
        at += 1;
    }
    all
}

/// Classes that stand for the words in them: the first that a word is in.
const REPLACED: [(usize, Token); 11] = [
    (EMAIL, token("#email")),
    (URL, token("#url")),
    (MONEY, token("#money")),
    (PERCENT, token("#percent")),
    (CLOCK, token("#clock")),
    (FIGURE_DATE, token("#date")),
    (YEAR, token("#year")),
    (NUMBER, token("#number")),
    (NAME, token("#name")),
    (WEEKDAY, token("#weekday")),
    (MONTH, token("#month")),
];
const REPLACED_BITS: u64 = {
    let mut bits = 0;
    let mut at = 0;
    while at < REPLACED.len() {
        bits |= bit(REPLACED[at].0);
        at += 1;
    }
    bits
};

const START: Token = token("^");
/// Takes features as they come.
pub(crate) trait Sink {
    /// A feature by its key, if it is there at all; `name` gives its text. The condition is handed on, so that a sink
    /// may go without a branch that nothing foretells.
    fn feature(&mut self, there: bool, key: u64, name: impl Fn() -> String);
}

/// Gives the features of one sentence to `sink`. `hits` are the hits in it, `earlier` those in the sentence before it.
pub(crate) fn sentence(
    document: &Document<'_>,
    index: usize,
    place: Place,
    (earlier, hits): (&[Hit], &[Hit]),
    sink: &mut impl Sink,
) {
    let sentence = &document.sentences[index];
    let words = sentence.words();
    // Before the first word stands the start of the sentence. What ends in a word begins the next word's pair.
    let mut alone = chain(0, START.key);
    for at in words.clone() {
        let word = &document.words[at];
        let bits = word.listed | word.shape;
        let here = if bits & REPLACED_BITS == 0 { word.key } else { replaced(bits) };
        let next = chain(0, here);
        sink.feature(true, next, || token_text(document, at));
        sink.feature(here == word.key && word.stem != 0, chain(0, word.stem), || stem_text(document, at));
        sink.feature(true, chain(alone, here), || {
            let before = if at == words.start { START.name.to_owned() } else { token_text(document, at - 1) };
            format!("{before} {}", token_text(document, at))
        });
        alone = next;
    }
    flags(document, index, place, (earlier, hits), sink);
}

/// Where a sentence stands in the body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// How many sentences of the body stand before it.
    pub(crate) before: usize,
    /// How many sentences the body has.
    pub(crate) count: usize,
}

const FIRST_OF_BODY: [Token; 3] = tokens(["@first", "@second", "@third"]);
const LAST_OF_BODY: [Token; 2] = tokens(["@last", "@last-but-one"]);
const MIDDLE: Token = token("@middle");
const ONLY: Token = token("@only");
const QUESTION: Token = token("@question");
const EXCLAMATION: Token = token("@exclamation");
const ITEM: Token = token("@item");
/// The most words of a sentence, and the token of its length.
const LENGTHS: [(usize, Token); 5] = [
    (3, token("@words-3")),
    (7, token("@words-7")),
    (14, token("@words-14")),
    (24, token("@words-24")),
    (usize::MAX, token("@words-many")),
];
const FACT: Token = token("@fact");
const BEGINS: Token = token("@begins");
const SCOPES: [(u8, Token); 3] = [
    (scope::CONDITIONAL, token("@conditional")),
    (scope::REPORTED, token("@reported")),
    (scope::QUOTED, token("@quoted")),
];

/// What is true of the sentence as a whole.
fn flags(document: &Document<'_>, index: usize, place: Place, (earlier, hits): (&[Hit], &[Hit]), sink: &mut impl Sink) {
    let mut flag = |there: bool, token: Token| sink.feature(there, chain(0, token.key), || token.name.to_owned());
    let sentence = &document.sentences[index];
    let behind = place.count - place.before - 1;
    let stands = FIRST_OF_BODY.get(place.before).or(LAST_OF_BODY.get(behind)).unwrap_or(&MIDDLE);
    flag(true, *stands);
    flag(place.count == 1, ONLY);
    flag(sentence.question, QUESTION);
    flag(sentence.exclamation, EXCLAMATION);
    flag(sentence.item, ITEM);
    let length = LENGTHS.iter().find(|(most, _)| sentence.word_count() <= *most);
    length.into_iter().for_each(|(_, token)| flag(true, *token));
    flag(facts::any(document, sentence.words()), FACT);
    flag(index > 0 && document.sentences[index - 1].paragraph != sentence.paragraph, BEGINS);
    let scopes = document.words[sentence.words()].iter().fold(0, |all, word| all | word.scope);
    for (bit, token) in SCOPES {
        flag(scopes & bit != 0, token);
    }
    let mut seen = 0_u32;
    for hit in earlier {
        if let Some(token) = EARLIER_FLAGS.get(hit.label as usize) {
            flag(seen & hit.label.bit() == 0, *token);
            seen |= hit.label.bit();
        }
    }
    seen = 0;
    for hit in hits {
        flag(hit.label != Label::Phrase && seen & hit.label.bit() == 0, HIT_FLAGS[hit.label as usize]);
        seen |= hit.label.bit();
    }
}

/// `@hit-` and the name of the label, in the order of [`Label`].
const HIT_FLAGS: [Token; 25] = tokens([
    "@hit-refusal",
    "@hit-hedge",
    "@hit-reason",
    "@hit-reason-specific",
    "@hit-reason-vague",
    "@hit-alternative",
    "@hit-next_step",
    "@hit-gratitude",
    "@hit-regret",
    "@hit-positive",
    "@hit-boundary",
    "@hit-goodwill",
    "@hit-greeting",
    "@hit-sign_off",
    "@hit-acceptance",
    "@hit-tu",
    "@hit-vos",
    "@hit-usted",
    "@hit-vosotros",
    "@hit-ustedes",
    "@hit-familiar",
    "@hit-maybe-usted",
    "@hit-maybe-ustedes",
    "@hit-not",
    "@hit-phrase",
]);

/// The same of the sentence before, for the labels that are moves.
const EARLIER_FLAGS: [Token; 15] = tokens([
    "@after-refusal",
    "@after-hedge",
    "@after-reason",
    "@after-reason-specific",
    "@after-reason-vague",
    "@after-alternative",
    "@after-next_step",
    "@after-gratitude",
    "@after-regret",
    "@after-positive",
    "@after-boundary",
    "@after-goodwill",
    "@after-greeting",
    "@after-sign_off",
    "@after-acceptance",
]);

/// The key of the token that stands for a word.
fn replaced(bits: u64) -> u32 {
    REPLACED.iter().find(|(class, _)| bits & bit(*class) != 0).map_or(0, |(_, token)| token.key)
}

fn token_text(document: &Document<'_>, at: usize) -> String {
    let word = &document.words[at];
    let bits = word.listed | word.shape;
    match REPLACED.iter().find(|(class, _)| bits & bit(*class) != 0) {
        Some((_, token)) => token.name.to_owned(),
        None => {
            let folded = crate::check::text::fold::Folded::of(&document.text[word.range()]);
            String::from_utf8_lossy(folded.as_bytes()).into_owned()
        }
    }
}

fn stem_text(document: &Document<'_>, at: usize) -> String {
    let whole = token_text(document, at);
    let stems = document.words[at].stem != 0 && !whole.starts_with('#');
    if stems { format!("{}~", &whole[..5]) } else { whole }
}

/// The sentences of the body with their places, in order.
pub(crate) fn body(document: &Document<'_>) -> impl Iterator<Item = (usize, Place)> {
    let is_body = |index: &usize| document.sentences[*index].part == Part::Body;
    let count = (0..document.sentences.len()).filter(is_body).count();
    (0..document.sentences.len())
        .filter(is_body)
        .enumerate()
        .map(move |(before, index)| (index, Place { before, count }))
}
