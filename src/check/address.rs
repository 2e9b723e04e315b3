//! How the reader is addressed: verb agreement, clitics, possessives.

use super::language::Engine;
use super::language::builtin::*;
use super::language::rows::{Label, scope};
use super::recognise::Hits;
use super::report::Addressed;
use super::text::document::{Document, Part};
use super::text::fold::Folded;
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
    /// Of the certain evidence of vos, what only a missing accent tells apart from tú: *avisame*.
    unaccented: u32,
    /// How often the reader is called *vos*.
    told: u32,
    /// Words of the regions that say vos, and verb forms that vos shares with vosotros only: *elegís*.
    regional: u32,
    /// The greeting is for one reader, by a title: *Sra. Vidal*.
    titled: bool,
    /// The greeting is for several readers.
    several: bool,
    /// The mail begins by what may address several readers: *Familia Astudillo, Les escribo*.
    together: bool,
    /// The first words that are evidence of vosotros and of ustedes.
    pub(crate) plural: [Option<u32>; 2],
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
                evidence.word(document, engine, index, index == sentence.first as usize);
            }
        }
    }
    evidence.titled = titled(document);
    for hit in &hits.all {
        let side = match hit.label {
            Label::Tu => evidence.count(TU_),
            Label::Vos => {
                evidence.told += 1;
                evidence.count(VOS_)
            }
            Label::Usted => evidence.count(USTED),
            Label::Vosotros => evidence.several(VOSOTROS_, hit.first),
            Label::Ustedes => {
                evidence.several |= hit.first < GREETING_WORDS;
                evidence.several(USTEDES, hit.first)
            }
            Label::Familiar => {
                evidence.familiar += 1;
                Some(Side::Familiar)
            }
            // Who begins with *Sra. Vidal* means her by *su* and *le*.
            Label::MaybeUsted if evidence.titled => evidence.count(USTED),
            Label::MaybeUsted => {
                evidence.maybe[0] += 1;
                None
            }
            Label::MaybeUstedes => {
                evidence.maybe[1] += 1;
                evidence.together |= hit.first < GREETING_WORDS;
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

/// So many words at most stand in a greeting.
const GREETING_WORDS: u32 = 6;

/// Whether the text begins by addressing one reader with a title: *Estimada señora Terán*, but not *La señora Terán*.
fn titled(document: &Document<'_>) -> bool {
    let words = &document.words[..document.words.len().min(GREETING_WORDS as usize)];
    words.iter().enumerate().any(|(index, word)| {
        word.is(HONORIFIC) && index.checked_sub(1).is_none_or(|before| !words[before].is(DETERMINER))
    })
}

/// Whether the writer leaves accents out: none in a long text, or a word that lacks its own.
fn careless(document: &Document<'_>) -> bool {
    const LONG: usize = 25;
    !document.seen.accents && document.words.len() > LONG || document.words.iter().any(|word| word.is(LACKS_ACCENT))
}

/// *las pruebas, treinta muestras, cuentas alegres*: a noun, or an adjective behind one, that looks like a verb.
fn is_noun(document: &Document<'_>, index: usize) -> bool {
    let before = &document.words[index - 1];
    let counted = before.is(DETERMINER) || before.is(NUMBER_WORD) || before.looks(NUMBER);
    let plural = !before.is(FUNCTION) && !before.looks(NAME) && {
        let ends_in_s = |index: usize| document.text[document.words[index].range()].ends_with('s');
        ends_in_s(index - 1) && ends_in_s(index)
    };
    counted || plural
}

/// *ábrela, volvé*: what bears an accent is no noun that only looks like a verb.
fn stressed(word: &str) -> bool {
    word.contains(['á', 'é', 'í', 'ó', 'ú'])
}

/// *apuntaos, poneos*: what vosotros are told to do to themselves.
fn reflexive_plural(word: &str) -> bool {
    word.strip_suffix("os").is_some_and(|stem| stem.ends_with(['a', 'e', 'i', 'í']))
}

/// *homóloga*, which is no *homologá*: what is stressed elsewhere than vos stresses its verbs.
fn stressed_early(word: &str) -> bool {
    stressed(word) && !word.strip_suffix('s').unwrap_or(word).ends_with(['á', 'é', 'í'])
}

/// *atenderte, mandártelo*: an infinitive for one reader who is addressed as tú or vos.
fn familiar_enclitic(word: &str) -> bool {
    let bare = word.strip_suffix('s').unwrap_or(word);
    let stem = bare.strip_suffix("lo").or_else(|| bare.strip_suffix("la")).unwrap_or(word);
    stem.ends_with("rte")
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

    fn several(&mut self, form: usize, word: u32) -> Option<Side> {
        let first = &mut self.plural[usize::from(form == USTEDES)];
        *first = Some(first.map_or(word, |known| known.min(word)));
        self.count(form)
    }

    fn word(&mut self, document: &Document<'_>, engine: &Engine, index: usize, first: bool) {
        let word = &document.words[index];
        let listed = word.listed;
        self.regional += u32::from(word.is(VOSEO));
        // Most words address nobody.
        let mute = (listed | word.shape) & (bit(ENCLITIC) | bit(TU) | bit(VOS) | bit(VOSOTROS) | bit(FAMILIAR)) == 0;
        if mute || word.scope & (scope::QUOTED | scope::REPORTED) != 0 || word.looks(NAME) || word.is(NO_ADDRESS) {
            return;
        }
        let has = |bits: u64, class: usize| bits & bit(class) != 0;
        let text = &document.text[word.range()];
        let noun = !first && word.before == 1 && !stressed(text) && is_noun(document, index);
        // A word that a row names bears in its list what its clitics tell of another one.
        let shape = listed | word.shape;
        let side = if shape & bit(ENCLITIC) != 0 {
            if has(shape, INFINITIVE) {
                if familiar_enclitic(text) {
                    self.familiar()
                } else {
                    // *facilitarle* is for usted unless somebody else is meant.
                    self.maybe[0] += u32::from(text.ends_with("rle"));
                    self.maybe[1] += u32::from(text.ends_with("rles"));
                    None
                }
            } else if !has(shape, IMPERATIVE) || noun {
                None
            } else if has(shape, VOS) && reflexive_plural(text) {
                self.several(VOSOTROS_, index as u32)
            } else if has(shape, VOS) {
                // *decime* is vos whoever writes it; from who leaves accents out, *avisame* may be either.
                if !engine.tu_but_for_its_accent(&Folded::of(text)) {
                    self.count(VOS_)
                } else if careless(document) {
                    self.familiar()
                } else {
                    self.unaccented += 1;
                    self.count(VOS_)
                }
            } else if has(shape, TU) {
                self.count(TU_)
            } else if has(shape, VOSOTROS) {
                self.several(VOSOTROS_, index as u32)
            } else if has(shape, THIRD_SINGULAR) {
                self.count(USTED)
            } else if has(shape, THIRD_PLURAL) {
                self.several(USTEDES, index as u32)
            } else if has(shape, FAMILIAR) {
                self.familiar()
            } else {
                None
            }
        } else {
            let bits = listed | (word.shape & (bit(VOSOTROS) | bit(VOS) | bit(FAMILIAR) | bit(PRESENT)));
            if noun {
                None
            } else if has(bits, FAMILIAR) && has(bits, VOSOTROS) {
                self.regional += u32::from(text.ends_with("ís"));
                None
            } else if has(bits, VOS) && !has(bits, PAST) && !has(bits, FIRST) && !stressed_early(text) {
                self.count(VOS_)
            } else if has(bits, TU) && has(bits, PRESENT) && !has(bits, THIRD_SINGULAR) {
                self.count(TU_)
            } else if has(bits, VOSOTROS) {
                self.several(VOSOTROS_, index as u32)
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

    /// Whether vosotros and ustedes are both certain, and more than once: some forms of the one look like the other's.
    pub(crate) fn mixed_plural(&self) -> bool {
        self.certain[VOSOTROS_] > 1 && self.certain[USTEDES] > 1
    }

    /// The form of address that the evidence is for.
    pub(crate) fn address(&self, locale: Locale) -> Option<Addressed> {
        if self.mixed() {
            return Some(Addressed::Mixed);
        }
        let [tu, vos, usted, vosotros, ustedes] = self.certain;
        let voseo = matches!(locale, Locale::EsAr | Locale::EsUy);
        // Who writes *dile* and *marcale* leaves an accent out.
        let sure = if tu > 0 { vos - self.unaccented.min(vos) } else { vos };
        let regional = self.regional > 0 && tu + vosotros == 0;
        let said = self.told > 0 || sure > 0 && vos >= tu || voseo && vos + self.familiar > tu;
        let singular = if said || regional { Address::Vos } else { Address::Tu };
        // Of one reader and those behind them (*te espero; avisad cuando salgáis*), the one is addressed.
        let one = !self.several && 2 * (tu + vos + self.familiar + usted) > vosotros + ustedes;
        let candidates = [
            (tu + vos + self.familiar, singular),
            (usted, Address::Usted),
            (if one { 0 } else { vosotros }, Address::Vosotros),
            (if one { 0 } else { ustedes }, Address::Ustedes),
        ];
        let best = candidates.into_iter().rev().max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 0);
        let best = best.map(|(_, address)| address).or({
            match self.maybe {
                [0, 0] => self.titled.then_some(Address::Usted),
                [one, many] if one >= many && !self.together => Some(Address::Usted),
                _ => Some(Address::Ustedes),
            }
        });
        best.map(Addressed::As)
    }
}
