//! What is known of a word: from the lists, from the verb that clitics hang on, or from its ending.

use super::vocabulary::ClassSet;
use super::{builtin, english, spanish};
use crate::locale::Language;

/// Finds a word as it stands or, in Spanish, the verb that clitics hang on; reads the ending of an unlisted one.
pub(super) fn look_up<T: Default>(
    language: Language,
    folded: &[u8],
    mark: u8,
    listed: impl Fn(&[u8], u8) -> Option<(T, ClassSet)>,
) -> (T, u64) {
    use builtin::*;
    if let Some((form, _)) = listed(folded, mark) {
        return (form, 0);
    }
    if language == Language::English {
        return (T::default(), english::ending(folded) | bit(UNKNOWN_WORD));
    }
    if folded.len() > 3 {
        for base in spanish::without_clitics(folded) {
            let on_last = usize::from(mark) == base.len();
            // *dámelo* and *enviámelo* bear their accent on the base's last vowel; *avísame* before it; *avisame* nowhere.
            let found = if mark == 0 || on_last {
                let vos = listed(base, base.len() as u8).filter(|(_, classes)| classes.contains(VOS));
                vos.or_else(|| listed(base, 0))
            } else {
                listed(base, 0)
            };
            // *mándamelo* hangs on *manda*, even where a list has *mandame*.
            let Some((form, classes)) = found.filter(|(_, classes)| !classes.contains(ENCLITIC)) else { continue };
            let shape = enclitic(classes.0[0]);
            if shape != 0 {
                return (form, shape | bit(ENCLITIC));
            }
        }
        for base in spanish::without_clitics(folded) {
            let shape = spanish::ending(base, 0) & (bit(INFINITIVE) | bit(GERUND));
            if shape != 0 && base.len() > 3 {
                return (T::default(), shape | bit(ENCLITIC) | bit(UNKNOWN_WORD));
            }
        }
    }
    (T::default(), spanish::ending(folded, mark) | bit(UNKNOWN_WORD))
}

/// Of a base's classes, those that it has with a clitic behind it.
fn enclitic(classes: u64) -> u64 {
    use builtin::*;
    if classes & (bit(INFINITIVE) | bit(GERUND)) != 0 {
        return classes & (bit(INFINITIVE) | bit(GERUND));
    }
    if classes & bit(IMPERATIVE) == 0 {
        return 0;
    }
    let persons = bit(FAMILIAR) | bit(VOSOTROS);
    let formal = bit(THIRD_SINGULAR) | bit(THIRD_PLURAL);
    let person = if classes & bit(SUBJUNCTIVE) != 0 {
        classes & formal
    } else if classes & bit(VOS) != 0 {
        bit(VOS) | bit(FAMILIAR)
    } else if classes & bit(TU) != 0 {
        bit(TU) | bit(FAMILIAR)
    } else {
        classes & persons
    };
    bit(IMPERATIVE) | person
}
