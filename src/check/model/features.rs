//! What the linear model sees of a sentence: its words, pairs and triples of words, their grammar, the rows that hit,
//! its place in the mail.
//!
//! A feature is a list of tokens, written with spaces between them; its key is made from the keys of its tokens, so
//! that checking never builds the text of one.

use crate::check::facts;
use crate::check::language::Engine;
use crate::check::language::builtin::*;
use crate::check::language::rows::{Label, scope};
use crate::check::language::vocabulary::hash;
use crate::check::recognise::Hit;
use crate::check::text::document::{Document, Part, Word};

/// The key of a token.
pub(crate) fn token_key(token: &str) -> u32 {
    hash(token.as_bytes()) as u32
}

/// The key of a feature: the keys of its tokens, one after the other.
pub(crate) fn feature_key(tokens: &str) -> u64 {
    let (mut key, mut start) = (0, 0);
    let bytes = tokens.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b' ' {
            key = chain(key, hash(&bytes[start..at]) as u32);
            start = at + 1;
        }
    }
    chain(key, hash(&bytes[start..]) as u32)
}

/// The key of a longer feature.
pub(crate) const fn chain(key: u64, token: u32) -> u64 {
    (key ^ token as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(23) ^ token as u64
}

/// Classes that stand for the words in them.
const REPLACED: [(usize, &str); 9] = [
    (EMAIL, "#email"),
    (URL, "#url"),
    (MONEY, "#money"),
    (PERCENT, "#percent"),
    (CLOCK, "#clock"),
    (FIGURE_DATE, "#date"),
    (YEAR, "#year"),
    (NUMBER, "#number"),
    (NAME, "#name"),
];
const REPLACED_LISTED: [(usize, &str); 2] = [(WEEKDAY, "#weekday"), (MONTH, "#month")];
const REPLACED_BITS: u64 = {
    let mut bits = 0;
    let mut i = 0;
    while i < REPLACED.len() {
        bits |= bit(REPLACED[i].0);
        i += 1;
    }
    bits
};

/// Grammar that is worth a token of its own.
const TAGS: [(u64, &str); 12] = [
    (bit(IMPERATIVE) | bit(ENCLITIC), "@order"),
    (bit(INFINITIVE), "@infinitive"),
    (bit(GERUND), "@gerund"),
    (bit(PARTICIPLE), "@participle"),
    (bit(FIRST) | bit(FUTURE), "@will"),
    (bit(FIRST) | bit(CONDITIONAL), "@would"),
    (bit(FIRST) | bit(PAST), "@did"),
    (bit(FIRST) | bit(PRESENT), "@do"),
    (bit(FAMILIAR), "@you"),
    (bit(VOSOTROS), "@you"),
    (bit(SUBJUNCTIVE), "@subjunctive"),
    (bit(ING), "@ing"),
];
const TAG_BITS: u64 = {
    let mut bits = 0;
    let mut i = 0;
    while i < TAGS.len() {
        bits |= TAGS[i].0;
        i += 1;
    }
    bits
};

/// The tokens of a language's words and the keys of all fixed tokens, made once.
#[derive(Debug)]
pub(crate) struct Tokens {
    replaced: [u32; REPLACED.len()],
    listed: [u32; REPLACED_LISTED.len()],
    tags: [u32; TAGS.len()],
    start: u32,
    end: u32,
    comma: u32,
    any: u32,
    denied: u32,
    denials: Vec<u32>,
}

/// Words behind which what follows is denied.
const DENIALS: [&str; 40] = [
    "no", "ni", "nunca", "tampoco", "jamas", "sin", "nada", "nadie", "ningun", "ninguna", "not", "never", "cannot",
    "cant", "dont", "wont", "isnt", "arent", "didnt", "doesnt", "couldnt", "wouldnt", "shouldnt", "wasnt", "werent",
    "hasnt", "havent", "hadnt", "aint", "nothing", "none", "nobody", "neither", "nor", "without", "unable", "cannae",
    "shant", "mustnt", "neednt",
];
/// How many words behind it a denial reaches.
const REACH: u32 = 5;

impl Tokens {
    pub(crate) fn new() -> Self {
        Self {
            replaced: REPLACED.map(|(_, name)| token_key(name)),
            listed: REPLACED_LISTED.map(|(_, name)| token_key(name)),
            tags: TAGS.map(|(_, name)| token_key(name)),
            start: token_key("^"),
            end: token_key("$"),
            comma: token_key(","),
            any: token_key("*"),
            denied: token_key("!"),
            denials: {
                let mut keys = DENIALS.map(token_key).to_vec();
                keys.sort_unstable();
                keys
            },
        }
    }
}

/// Takes features as they come.
pub(crate) trait Sink {
    /// A feature by its key; `name` gives its text.
    fn feature(&mut self, key: u64, name: &dyn Fn() -> String);
}

/// Gives the features of one sentence to `sink`. `hits` are the hits in it, `earlier` those in the sentence before it.
#[allow(clippy::too_many_arguments, reason = "each is a part of what a sentence is seen by")]
pub(crate) fn sentence(
    document: &Document<'_>,
    engine: &Engine,
    tokens: &Tokens,
    index: usize,
    place: Place,
    hits: &[Hit],
    earlier: &[Hit],
    sink: &mut impl Sink,
) {
    let sentence = &document.sentences[index];
    // Before the first word stands the start of the sentence.
    let (mut before, mut last) = (0_u32, tokens.start);
    let mut last_stem = tokens.start;
    let mut denied = 0_u32;
    let words = sentence.words();
    let name = |at: usize| token_text(document, engine, at);
    for at in words.clone() {
        let word = &document.words[at];
        let bits = engine.vocabulary.classes(word.form).0[0] | word.shape;
        let here = replaced(word, bits, tokens);
        let stem = if here == word.key && word.stem != 0 { word.stem } else { here };
        let previous = || if at == words.start { "^".to_owned() } else { name(at - 1) };
        let stemmed = |at: usize| stem_text(document, engine, at);
        sink.feature(chain(0, here), &|| name(at));
        if stem != here {
            sink.feature(chain(0, stem), &|| stemmed(at));
        }
        sink.feature(chain(chain(0, last), here), &|| format!("{} {}", previous(), name(at)));
        if stem != here || last_stem != last {
            sink.feature(chain(chain(0, last_stem), stem), &|| {
                let before = if at == words.start { "^".to_owned() } else { stemmed(at - 1) };
                format!("{before} {}", stemmed(at))
            });
        }
        if before != 0 {
            let first = || if at - words.start == 1 { "^".to_owned() } else { name(at - 2) };
            sink.feature(chain(chain(chain(0, before), last), here), &|| {
                format!("{} {} {}", first(), previous(), name(at))
            });
            sink.feature(chain(chain(chain(0, before), tokens.any), here), &|| format!("{} * {}", first(), name(at)));
        }
        if word.before == 2 && at != words.start {
            sink.feature(chain(chain(0, tokens.comma), here), &|| format!(", {}", name(at)));
            denied = 0;
        }
        if bits & TAG_BITS != 0 {
            for (tag, key) in TAGS.iter().zip(tokens.tags) {
                if bits & tag.0 == tag.0 {
                    sink.feature(chain(0, key), &|| tag.1.to_owned());
                    sink.feature(chain(chain(0, last), key), &|| format!("{} {}", previous(), tag.1));
                    break;
                }
            }
        }
        if denied > 0 {
            denied -= 1;
            sink.feature(chain(chain(0, tokens.denied), stem), &|| format!("! {}", stemmed(at)));
        }
        if tokens.denials.binary_search(&here).is_ok() {
            denied = REACH;
        }
        (before, last, last_stem) = (last, here, stem);
    }
    sink.feature(chain(chain(0, last), tokens.end), &|| {
        format!("{} $", if words.is_empty() { "^".to_owned() } else { name(words.end - 1) })
    });
    flags(document, engine, index, place, hits, earlier, sink);
}

/// Where a sentence stands in the body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// How many sentences of the body stand before it.
    pub(crate) before: usize,
    /// How many sentences the body has.
    pub(crate) count: usize,
}

fn flags(
    document: &Document<'_>,
    engine: &Engine,
    index: usize,
    place: Place,
    hits: &[Hit],
    earlier: &[Hit],
    sink: &mut impl Sink,
) {
    let mut flag = |name: &'static str| sink.feature(chain(0, token_key(name)), &|| name.to_owned());
    let sentence = &document.sentences[index];
    flag(match place.before {
        0 => "@first",
        1 => "@second",
        2 => "@third",
        _ if place.before + 1 == place.count => "@last",
        _ if place.before + 2 == place.count => "@last-but-one",
        _ => "@middle",
    });
    if place.count == 1 {
        flag("@only");
    }
    if sentence.question {
        flag("@question");
    }
    if sentence.exclamation {
        flag("@exclamation");
    }
    if sentence.item {
        flag("@item");
    }
    flag(match sentence.word_count() {
        0..=3 => "@words-3",
        4..=7 => "@words-7",
        8..=14 => "@words-14",
        15..=24 => "@words-24",
        _ => "@words-many",
    });
    if facts::any(document, engine, sentence.words()) {
        flag("@fact");
    }
    if index > 0 && document.sentences[index - 1].paragraph != sentence.paragraph {
        flag("@begins");
    }
    let scopes = document.words[sentence.words()].iter().fold(0, |all, word| all | word.scope);
    for (bit, name) in
        [(scope::CONDITIONAL, "@conditional"), (scope::REPORTED, "@reported"), (scope::QUOTED, "@quoted")]
    {
        if scopes & bit != 0 {
            flag(name);
        }
    }
    let mut seen = 0_u32;
    for hit in earlier {
        if hit.label < Label::Tu && seen & hit.label.bit() == 0 {
            seen |= hit.label.bit();
            flag(EARLIER_FLAGS[hit.label as usize]);
        }
    }
    seen = 0;
    for hit in hits {
        if hit.label != Label::Phrase && seen & hit.label.bit() == 0 {
            seen |= hit.label.bit();
            flag(HIT_FLAGS[hit.label as usize]);
        }
    }
}

/// `@hit-` and the name of the label, in the order of [`Label`].
const HIT_FLAGS: [&str; 25] = [
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
];

/// The same of the sentence before, for the labels that are moves.
const EARLIER_FLAGS: [&str; 15] = [
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
];

fn replaced(word: &Word, bits: u64, tokens: &Tokens) -> u32 {
    if bits & REPLACED_BITS != 0 {
        for (i, (class, _)) in REPLACED.iter().enumerate() {
            if bits & bit(*class) != 0 {
                return tokens.replaced[i];
            }
        }
    }
    for (i, (class, _)) in REPLACED_LISTED.iter().enumerate() {
        if bits & bit(*class) != 0 {
            return tokens.listed[i];
        }
    }
    word.key
}

fn token_text(document: &Document<'_>, engine: &Engine, at: usize) -> String {
    let word = &document.words[at];
    let bits = engine.vocabulary.classes(word.form).0[0] | word.shape;
    let class = REPLACED.iter().chain(&REPLACED_LISTED).find(|(class, _)| bits & bit(*class) != 0);
    match class {
        Some((_, name)) => (*name).to_owned(),
        None => {
            let folded = crate::check::text::fold::Folded::of(&document.text[word.range()]);
            String::from_utf8_lossy(folded.as_bytes()).into_owned()
        }
    }
}

fn stem_text(document: &Document<'_>, engine: &Engine, at: usize) -> String {
    let whole = token_text(document, engine, at);
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
