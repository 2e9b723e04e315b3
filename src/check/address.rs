//! How the reader is addressed: verb agreement, clitics, possessives.

use super::language::Engine;
use super::language::builtin::*;
use super::language::rows::{Label, scope};
use super::recognise::Hits;
use super::report::Addressed;
use super::text::document::{Document, Part};
use crate::locale::{Address, Language, Locale};

/// How often each form was used; `first` is the first word of each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evidence {
    /// Certain evidence by [`Address`], in its order.
    pub(crate) certain: [u32; 5],
    /// Evidence of tú or vos.
    pub(crate) familiar: u32,
    /// *su, le*: usted unless somebody else is meant.
    pub(crate) maybe: [u32; 2],
    /// The words that are evidence of the familiar singular and of usted, in order.
    pub(crate) words: Vec<(u32, Side)>,
}

/// The two forms that a mail must not mix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Familiar,
    Formal,
}

const TU_: usize = 0;
const VOS_: usize = 1;
const USTED: usize = 2;
const VOSOTROS_: usize = 3;
const USTEDES: usize = 4;

/// Gathers what the words and the rows tell.
pub(crate) fn evidence(document: &Document<'_>, engine: &Engine, hits: &Hits) -> Evidence {
    let mut evidence = Evidence::default();
    if engine.language != Language::Spanish {
        return evidence;
    }
    for sentence in document.greeting.iter().chain(&document.sentences) {
        if sentence.part != Part::Signature {
            for index in sentence.words() {
                evidence.word(document, index, index == sentence.first as usize);
            }
        }
    }
    for hit in &hits.all {
        let side = match hit.label {
            Label::Tu => evidence.count(TU_),
            Label::Vos => evidence.count(VOS_),
            Label::Usted => evidence.count(USTED),
            Label::Vosotros => evidence.count(VOSOTROS_),
            Label::Ustedes => evidence.count(USTEDES),
            Label::Familiar => {
                evidence.familiar += 1;
                Some(Side::Familiar)
            }
            Label::MaybeUsted => {
                evidence.maybe[0] += 1;
                None
            }
            Label::MaybeUstedes => {
                evidence.maybe[1] += 1;
                None
            }
            _ => None,
        };
        if let Some(side) = side {
            evidence.words.push((hit.first, side));
        }
    }
    evidence.words.sort_unstable_by_key(|(word, _)| *word);
    evidence
}

/// Whether the writer leaves accents out: none in a long text, or a word that lacks its own.
fn careless(document: &Document<'_>) -> bool {
    const LONG: usize = 25;
    !document.seen.accents && (document.words.len() > LONG || document.words.iter().any(|word| word.is(LACKS_ACCENT)))
}

/// *las pruebas, sin dudas*: a noun that looks like a verb.
fn is_noun(document: &Document<'_>, index: usize) -> bool {
    let before = &document.words[index - 1];
    before.is(DETERMINER) || before.looks(NUMBER)
}

impl Evidence {
    fn count(&mut self, form: usize) -> Option<Side> {
        self.certain[form] += 1;
        match form {
            TU_ | VOS_ => Some(Side::Familiar),
            USTED => Some(Side::Formal),
            _ => None,
        }
    }

    fn word(&mut self, document: &Document<'_>, index: usize, first: bool) {
        let word = &document.words[index];
        let listed = word.listed;
        // Most words address nobody.
        let mute = (listed | word.shape) & (bit(ENCLITIC) | bit(TU) | bit(VOS) | bit(VOSOTROS) | bit(FAMILIAR)) == 0;
        if mute || word.scope & (scope::QUOTED | scope::REPORTED) != 0 || word.looks(NAME) || word.is(NO_ADDRESS) {
            return;
        }
        let has = |bits: u64, class: usize| bits & bit(class) != 0;
        let side = if word.shape & bit(ENCLITIC) != 0 {
            let shape = word.shape;
            if !has(shape, IMPERATIVE) {
                None
            } else if has(shape, VOS) {
                // From who leaves accents out, *avisame* may be either.
                if careless(document) { self.familiar() } else { self.count(VOS_) }
            } else if has(shape, TU) {
                self.count(TU_)
            } else if has(shape, VOSOTROS) {
                self.count(VOSOTROS_)
            } else if has(shape, THIRD_SINGULAR) {
                self.count(USTED)
            } else if has(shape, THIRD_PLURAL) {
                self.count(USTEDES)
            } else if has(shape, FAMILIAR) {
                self.familiar()
            } else {
                None
            }
        } else {
            let bits = listed | (word.shape & (bit(VOSOTROS) | bit(VOS) | bit(FAMILIAR) | bit(PRESENT)));
            let noun = !first && word.before == 1 && is_noun(document, index);
            if noun || has(bits, FAMILIAR) && has(bits, VOSOTROS) {
                None
            } else if has(bits, VOS) && !has(bits, PAST) && !has(bits, FIRST) {
                self.count(VOS_)
            } else if has(bits, TU) && has(bits, PRESENT) && !has(bits, THIRD_SINGULAR) {
                self.count(TU_)
            } else if has(bits, VOSOTROS) {
                self.count(VOSOTROS_)
            } else if has(bits, FAMILIAR) && !has(bits, THIRD_SINGULAR) && !has(bits, FIRST) {
                self.familiar()
            } else {
                None
            }
        };
        if let Some(side) = side {
            self.words.push((index as u32, side));
        }
    }

    fn familiar(&mut self) -> Option<Side> {
        self.familiar += 1;
        Some(Side::Familiar)
    }

    /// Whether the familiar singular and usted are both certain.
    pub(crate) fn mixed(&self) -> bool {
        self.certain[TU_] + self.certain[VOS_] + self.familiar > 0 && self.certain[USTED] > 0
    }

    /// The form of address that the evidence is for.
    pub(crate) fn address(&self, locale: Locale) -> Option<Addressed> {
        if self.mixed() {
            return Some(Addressed::Mixed);
        }
        let [tu, vos, usted, vosotros, ustedes] = self.certain;
        let voseo = matches!(locale, Locale::EsAr | Locale::EsUy);
        let singular =
            if vos > 0 && vos >= tu || voseo && vos + self.familiar > tu { Address::Vos } else { Address::Tu };
        let candidates = [
            (tu + vos + self.familiar, singular),
            (usted, Address::Usted),
            (vosotros, Address::Vosotros),
            (ustedes, Address::Ustedes),
        ];
        let best = candidates.into_iter().rev().max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 0);
        let best = best.map(|(_, address)| address).or({
            match self.maybe {
                [0, 0] => None,
                [one, many] if one >= many => Some(Address::Usted),
                _ => Some(Address::Ustedes),
            }
        });
        best.map(Addressed::As)
    }
}
