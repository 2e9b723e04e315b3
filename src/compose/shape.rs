//! The shapes that a value of free text can have, as far as a wording depends on them.

/// A task as it stands behind a no: Spanish joins what is denied with *ni* (*no puedo dirigir el trabajo ni darte la
/// prórroga*). Nothing where there is nothing to change.
pub(crate) fn denied(task: &str) -> Option<String> {
    let words: Vec<&str> = task.split_whitespace().collect();
    let joins = |at: usize| matches!(words[at], "y" | "e") && words.get(at + 1).is_some_and(|next| is_infinitive(next));
    if !(1..words.len()).any(joins) {
        return None;
    }
    let denied: Vec<&str> = (0..words.len()).map(|at| if at > 0 && joins(at) { "ni" } else { words[at] }).collect();
    Some(denied.join(" "))
}

/// Whether a Spanish word is an infinitive by its ending, with or without the pronouns that hang on it.
fn is_infinitive(word: &str) -> bool {
    const PRONOUNS: [&str; 11] = ["melo", "selo", "telo", "me", "te", "se", "le", "lo", "la", "nos", "os"];
    let word = word.trim_end_matches([',', '.', ';']);
    let plural = word.strip_suffix('s').filter(|word| word.ends_with(['e', 'o', 'a'])).unwrap_or(word);
    let stem = PRONOUNS.iter().find_map(|pronoun| {
        let stem = word.strip_suffix(pronoun).or_else(|| plural.strip_suffix(pronoun))?;
        stem.ends_with('r').then_some(stem)
    });
    let stem = stem.unwrap_or(word);
    stem.len() > 2 && ["ar", "er", "ir", "ár", "ér", "ír"].iter().any(|ending| stem.ends_with(ending))
}

/// Whether a choice fell on a person, so that Spanish puts *a* before it.
pub(crate) fn is_a_person(chosen: &str) -> bool {
    ["persona", "candidat", "profesional", "aspirante", "equipo", "compañer", "colega"]
        .iter()
        .any(|word| chosen.contains(word))
}

/// Whether a whole sentence may hang behind a colon: its first word is known to need no capital.
pub(crate) fn may_hang(sentence: &str) -> bool {
    const LOWERED: [&str; 40] = [
        "el", "la", "los", "las", "un", "una", "mi", "mis", "nuestro", "nuestra", "tengo", "tenemos", "estoy",
        "estamos", "desde", "hasta", "en", "ya", "no", "ese", "esa", "esos", "esas", "este", "esta", "estos", "estas",
        "me", "nos", "voy", "vamos", "con", "para", "por", "hay", "todos", "todas", "durante", "a", "solo",
    ];
    let first = sentence.split_whitespace().next().unwrap_or_default();
    LOWERED.iter().any(|word| word.eq_ignore_ascii_case(first))
        && !sentence.trim_end_matches('.').contains(['.', '?', '!'])
}

/// Who was chosen, where a decision says that somebody was: *otra persona para el puesto* of *la elección de otra
/// persona para el puesto*, *otra empresa* of *la adjudicación de la obra a otra empresa*. Other decisions name what was
/// decided on (*la convocatoria de coordinación*).
pub(crate) fn chosen(decision: &str) -> Option<&str> {
    const CHOICES: [&str; 6] = [
        "la elección de ",
        "la selección de ",
        "la contratación de ",
        "la incorporación de ",
        "el nombramiento de ",
        "la designación de ",
    ];
    let decision = decision.trim();
    let awarded = || decision.strip_prefix("la adjudicación")?.rsplit_once(" a ").map(|(_, winner)| winner);
    CHOICES.iter().find_map(|before| decision.strip_prefix(before)).or_else(awarded)
}

/// Whether an act after *puedo* helps the reader by itself (*comentarle la entrevista*, *enviarte las notas*); else it is
/// something that the reader does (*sumar una certificación*).
pub(crate) fn is_done_by_sender(act: &str) -> bool {
    const ACTS: [&str; 12] = [
        "comentar",
        "enviar",
        "mandar",
        "explicar",
        "compartir",
        "contar",
        "dar",
        "pasar",
        "hablar",
        "ofrecer",
        "repasar",
        "detallar",
    ];
    let first = act.split_whitespace().next().unwrap_or_default();
    ACTS.iter().any(|known| first.starts_with(known))
        || ["te", "le", "os", "les"].iter().any(|pronoun| first.strip_suffix(pronoun).is_some_and(is_infinitive))
}

/// Whether something can be sent: *un informe escrito*, *un audio con mis comentarios*; not *una llamada*.
pub(crate) fn can_be_sent(thing: &str) -> bool {
    const SENT: [&str; 30] = [
        "audio",
        "informe",
        "vídeo",
        "video",
        "documento",
        "resumen",
        "correo",
        "mail",
        "guía",
        "archivo",
        "texto",
        "nota",
        "notas",
        "carta",
        "plantilla",
        "presentación",
        "grabación",
        "lista",
        "comentarios",
        "boceto",
        "bocetos",
        "ficha",
        "tabla",
        "hoja",
        "esquema",
        "borrador",
        "fotos",
        "planos",
        "cuestionario",
        "escrito",
    ];
    let noun = thing.split_whitespace().find(|word| {
        !matches!(
            *word,
            "el" | "la" | "los" | "las" | "un" | "una" | "unos" | "unas" | "mi" | "mis" | "breve" | "pequeño"
        )
    });
    noun.is_some_and(|noun| SENT.contains(&noun.trim_end_matches(',').to_lowercase().as_str()))
}

/// How somebody is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Channel<'a> {
    /// A mail address, without the words that announce it.
    Mail(&'a str),
    /// A telephone number, without its article.
    Telephone(&'a str),
    /// Anything else, as it was written.
    Other(&'a str),
}

pub(crate) fn channel(words: &str) -> Channel<'_> {
    let words = words.trim();
    let last = words.rsplit(' ').next().unwrap_or_default();
    if last.contains('@') && words.split_whitespace().count() <= 3 {
        return Channel::Mail(last);
    }
    let number = words.strip_prefix("el ").or_else(|| words.strip_prefix("teléfono ")).unwrap_or(words);
    let number = number.strip_prefix("teléfono ").unwrap_or(number);
    let figures = number.bytes().filter(u8::is_ascii_digit).count();
    if figures >= 3 && !number.contains(char::is_alphabetic) {
        return Channel::Telephone(number);
    }
    Channel::Other(words)
}

/// Whether a text names an amount, in whatever way its figures are parted: *18,000 pesos* for 18000.00.
pub(crate) fn names_amount(text: &str, amount: &str) -> bool {
    let whole = amount.split('.').next().unwrap_or(amount);
    let figures = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
    whole.len() > 1
        && text.split(char::is_whitespace).any(|word| {
            let word = word.trim_end_matches([',', '.']);
            figures(word) == whole || figures(word) == figures(amount)
        })
}

#[cfg(test)]
mod tests {
    use super::{Channel, channel, chosen, denied, names_amount};

    #[test]
    fn what_is_denied_is_joined_with_ni() {
        let denied = |task| denied(task).unwrap_or_default();
        assert_eq!(denied("dirigir tu trabajo y darte la prórroga"), "dirigir tu trabajo ni darte la prórroga");
        assert_eq!(denied("revisar el texto y enviárselo a Ana"), "revisar el texto ni enviárselo a Ana");
        for task in ["montar el sonido y las luces", "ir al mar y a la playa", "pintar la sala y la cocina"] {
            assert_eq!(denied(task), "", "{task}");
        }
    }

    #[test]
    fn a_choice_of_a_person_is_told_from_a_post() {
        assert_eq!(chosen("la elección de otra persona para el puesto"), Some("otra persona para el puesto"));
        assert_eq!(chosen("la adjudicación de la obra a otra empresa"), Some("otra empresa"));
        assert_eq!(chosen("la convocatoria de coordinación regional"), None);
    }

    #[test]
    fn channels_are_told_apart() {
        assert_eq!(channel("el correo ayuda@tienda.example"), Channel::Mail("ayuda@tienda.example"));
        assert_eq!(channel("el 601 555 0142"), Channel::Telephone("601 555 0142"));
        assert_eq!(channel("el formulario de la web"), Channel::Other("el formulario de la web"));
    }

    #[test]
    fn an_amount_in_words_of_any_region() {
        assert!(names_amount("montar el sonido por 18,000 pesos", "18000.00"));
        assert!(names_amount("traducirlo por 2.400 €", "2400.00"));
        assert!(!names_amount("montar 18 luces", "18000.00"));
    }
}
