//! English verbs: the five forms of each.

use super::builtin::*;

/// Gives the forms of a verb, written `manage` or `take/took/taken`, to `emit`.
pub(crate) fn inflect(verb: &str, emit: &mut dyn FnMut(&str, u64)) {
    let mut parts = verb.split('/');
    let base = parts.next().unwrap_or(verb);
    emit(base, bit(BASE) | bit(INFINITIVE) | bit(PRESENT));
    emit(&third(base), bit(THIRD) | bit(PRESENT));
    emit(&ing(base), bit(ING));
    let past = parts.next().map_or_else(|| past(base), str::to_owned);
    let participle = parts.next().map_or_else(|| past.clone(), str::to_owned);
    emit(&past, bit(PAST));
    emit(&participle, bit(PARTICIPLE));
}

fn third(base: &str) -> String {
    match base {
        "have" => return "has".into(),
        "be" => return "is".into(),
        _ => {}
    }
    if consonant_y(base) {
        format!("{}ies", &base[..base.len() - 1])
    } else if base.ends_with(['s', 'x', 'z', 'o']) || base.ends_with("ch") || base.ends_with("sh") {
        format!("{base}es")
    } else {
        format!("{base}s")
    }
}

fn ing(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        format!("{stem}ying")
    } else if base.ends_with('e') && !base.ends_with("ee") && base.len() > 2 {
        format!("{}ing", &base[..base.len() - 1])
    } else if doubles(base) {
        format!("{base}{}ing", &base[base.len() - 1..])
    } else {
        format!("{base}ing")
    }
}

fn past(base: &str) -> String {
    if base.ends_with('e') {
        format!("{base}d")
    } else if consonant_y(base) {
        format!("{}ied", &base[..base.len() - 1])
    } else if doubles(base) {
        format!("{base}{}ed", &base[base.len() - 1..])
    } else {
        format!("{base}ed")
    }
}

fn vowel(byte: u8) -> bool {
    b"aeiou".contains(&byte)
}

fn consonant_y(base: &str) -> bool {
    let bytes = base.as_bytes();
    bytes.len() > 1 && base.ends_with('y') && !vowel(bytes[bytes.len() - 2])
}

/// *stop* → *stopped*: one syllable that ends in consonant, vowel, consonant; and the verbs stressed on the last.
fn doubles(base: &str) -> bool {
    let bytes = base.as_bytes();
    let [.., a, b, c] = bytes else { return false };
    let shape = !vowel(*a) && vowel(*b) && !vowel(*c) && !b"wxy".contains(c);
    let syllables = bytes.windows(2).filter(|pair| vowel(pair[0]) && !vowel(pair[1])).count();
    shape && (syllables == 1 || matches!(base, "commit" | "refer" | "permit" | "admit" | "prefer" | "occur" | "cancel"))
}

/// What the ending of an unlisted word tells.
pub(crate) fn ending(folded: &[u8]) -> u64 {
    if folded.len() > 5 && folded.ends_with(b"ing") {
        bit(ING)
    } else if folded.len() > 4 && folded.ends_with(b"ed") {
        bit(PAST) | bit(PARTICIPLE)
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_forms() {
        let forms = |verb: &str| {
            let mut all = Vec::new();
            inflect(verb, &mut |form, _| all.push(form.to_owned()));
            all.join(" ")
        };
        assert_eq!(forms("take/took/taken"), "take takes taking took taken");
        assert_eq!(forms("manage"), "manage manages managing managed managed");
        assert_eq!(forms("carry"), "carry carries carrying carried carried");
        assert_eq!(forms("commit"), "commit commits committing committed committed");
        assert_eq!(forms("put/put"), "put puts putting put put");
        assert_eq!(forms("offer"), "offer offers offering offered offered");
    }
}
