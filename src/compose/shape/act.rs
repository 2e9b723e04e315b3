//! What somebody does, told as something that happens: *revisar el equipo* becomes *reviso el equipo*, *mostrarle cómo
//! funciona* becomes *le mostramos cómo funciona*.

use super::super::grammar::joined_with_and;
use super::spanish::{Bare, without_pronouns};
use crate::locale::Language;
use crate::pack::shapes;

/// An infinitive and all that belongs to it, as what the sender does. Nothing where one of its verbs is not listed among
/// the `acts` of `shapes.toml`: then the infinitive stands behind *puedo*.
pub(crate) fn done_by_sender(act: &str, we: bool) -> Option<String> {
    let mut words = act.split(' ');
    let mut told = String::with_capacity(act.len() + 8);
    push_finite(&mut told, words.next()?, we)?;
    let mut before = "";
    for word in words {
        told.push(' ');
        // *leer tu índice y anotarlo*: what is joined to the first verb is done as well.
        if matches!(before, "y" | "e") && without_pronouns(word).is_some() {
            let mut finite = String::with_capacity(word.len() + 8);
            push_finite(&mut finite, word, we)?;
            // *e indicarle*, but *y le indico*.
            told.truncate(told.len() - "y ".len());
            told.push_str(joined_with_and(&finite));
            told.push(' ');
            told.push_str(&finite);
        } else {
            told.push_str(word);
        }
        before = word;
    }
    Some(told)
}

/// The name of a deed with what it is done to, as what the sender does: *la traducción del texto* becomes *traduzco el
/// texto*. Only the nouns among the `deeds` of `shapes.toml` are such.
pub(crate) fn done_as_deed(phrase: &str, we: bool) -> Option<String> {
    done_by_sender(&deed_done(phrase)?, we)
}

/// The same as what is to be done: *traducir el texto*.
pub(crate) fn deed_done(phrase: &str) -> Option<String> {
    if !phrase.starts_with("la ") && !phrase.starts_with("el ") {
        return None;
    }
    let (deed, verb) =
        shapes(Language::Spanish).deeds.iter().filter_map(|known| known.split_once('/')).find_map(|(deed, verb)| {
            let object = phrase.strip_prefix(deed)?.strip_prefix(" de")?;
            Some((object, verb))
        })?;
    let object = match deed.strip_prefix("l ") {
        Some(object) => ["el ", object].concat(),
        None => deed.strip_prefix(' ')?.to_owned(),
    };
    Some([verb, " ", &object].concat())
}

/// Appends the finite form, its pronouns before it: *anotarlo*, *lo anoto*.
fn push_finite(told: &mut String, word: &str, we: bool) -> Option<()> {
    let Bare { stem, ending, pronouns } = without_pronouns(word)?;
    let listed = shapes(Language::Spanish).act(stem, ending)?;
    for pronoun in pronouns.iter().filter(|pronoun| !pronoun.is_empty()) {
        told.push_str(pronoun);
        told.push(' ');
    }
    if we {
        told.push_str(stem);
        told.push_str(match ending {
            "ar" => "amos",
            "er" => "emos",
            _ => "imos",
        });
    } else if listed.is_empty() {
        told.push_str(stem);
        told.push('o');
    } else {
        told.push_str(listed);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::{done_as_deed, done_by_sender};

    #[test]
    fn an_act_becomes_something_that_happens() {
        let i = |act| done_by_sender(act, false).unwrap_or_default();
        let we = |act| done_by_sender(act, true).unwrap_or_default();
        assert_eq!(i("revisar el equipo y la condición física"), "reviso el equipo y la condición física");
        assert_eq!(i("leer tu índice y anotarlo"), "leo tu índice y lo anoto");
        assert_eq!(i("revisar los planos e indicarle el orden"), "reviso los planos y le indico el orden");
        assert_eq!(i("revisar los planos e indicar el orden"), "reviso los planos e indico el orden");
        assert_eq!(i("poneros en contacto"), "os pongo en contacto");
        assert_eq!(i("mostrártelo"), "te lo muestro");
        assert_eq!(
            we("mostrarle por videollamada cómo preparar café"),
            "le mostramos por videollamada cómo preparar café"
        );
        assert_eq!(we("escribirle para presentarte"), "le escribimos para presentarte");
        assert_eq!(i("zurcir la vela"), "");
        assert_eq!(done_as_deed("la traducción del texto", false).as_deref(), Some("traduzco el texto"));
        assert_eq!(done_as_deed("la revisión de tu informe", true).as_deref(), Some("revisamos tu informe"));
        assert_eq!(done_as_deed("la primera mitad de la novela", false), None);
    }
}
