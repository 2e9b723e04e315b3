//! Spanish orthography where words meet: *y* and *e*, *o* and *u*, *del* and *al*.

/// *y*, or *e* before the sound /i/: *e informe*, *e hijos*, *e Íñigo*; but *y hielo*, *y ion*.
pub(crate) fn joined_with_and(next: &str) -> &'static str {
    let sound = sound_of(next);
    let mut letters = sound.chars();
    let begins = match letters.next() {
        Some('i' | 'í') => true,
        Some('h') => matches!(letters.next(), Some('i' | 'í')),
        // *Yvonne*, *Ypacaraí*: a y before a consonant is the vowel.
        Some('y') => return if letters.next().is_some_and(|l| !"aeiouáéíóú".contains(l)) { "e" } else { "y" },
        _ => false,
    };
    // After the i another vowel makes a diphthong (*hielo*, *iones*), and the y stays; *Íñigo* and *hijo* have none.
    let glide = letters.next().is_some_and(|letter| "aeoáéó".contains(letter));
    if begins && !glide { "e" } else { "y" }
}

/// *o*, or *u* before the sound /o/: *u otro*, *u horas*, *u ocho*, *u 11*.
pub(crate) fn joined_with_or(next: &str) -> &'static str {
    let sound = sound_of(next);
    let digits: String = sound.chars().take_while(char::is_ascii_digit).collect();
    let spoken_with_o = match digits.len() {
        0 => {
            let bare = sound.strip_prefix('h').unwrap_or(&sound);
            bare.starts_with(['o', 'ó'])
        }
        // 8, 80-89, 800-899, 8000-8999 … and 11, 11 000-11 999: *ocho*, *ochenta*, *ochocientos*, *once*.
        length => digits.starts_with('8') || (digits.starts_with("11") && length % 3 == 2),
    };
    if spoken_with_o { "u" } else { "o" }
}

/// The lower-case beginning of what is said, without quotation and opening marks.
fn sound_of(text: &str) -> String {
    text.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().take(12).flat_map(char::to_lowercase).collect()
}

/// A preposition before a phrase: *de* + *el contrato* = *del contrato*, *a* + *el cliente* = *al cliente*.
///
/// A capital *El* belongs to a name and is not contracted: *de El Salvador*.
pub(crate) fn contracted(preposition: &str, phrase: &str) -> String {
    match (preposition, phrase.strip_prefix("el ")) {
        ("de", Some(rest)) => ["del ", rest].concat(),
        ("a", Some(rest)) => ["al ", rest].concat(),
        _ => [preposition, " ", phrase].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::{contracted, joined_with_and, joined_with_or};

    #[test]
    fn and_becomes_e_before_the_sound_i() {
        for next in ["informe", "hijos", "Íñigo", "«Italia»", "incluir", "historia", "Yvonne", "Ibiza", "Hidalgo"] {
            assert_eq!(joined_with_and(next), "e", "{next}");
        }
        for next in ["hielo", "Hierva", "iones", "yema", "agua", "hiato", "la imagen", "11"] {
            assert_eq!(joined_with_and(next), "y", "{next}");
        }
    }

    #[test]
    fn or_becomes_u_before_the_sound_o() {
        for next in ["otro", "horas", "oro", "8", "11", "80", "800", "11000", "«Otoño»", "ocho", "8000"] {
            assert_eq!(joined_with_or(next), "u", "{next}");
        }
        for next in ["agua", "10", "110", "1100", "18", "hueco", "uno"] {
            assert_eq!(joined_with_or(next), "o", "{next}");
        }
    }

    #[test]
    fn articles_contract_and_names_do_not() {
        assert_eq!(contracted("de", "el contrato"), "del contrato");
        assert_eq!(contracted("a", "el equipo"), "al equipo");
        assert_eq!(contracted("de", "El Salvador"), "de El Salvador");
        assert_eq!(contracted("de", "la tienda"), "de la tienda");
    }
}
