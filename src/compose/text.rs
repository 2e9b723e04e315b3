//! Small work on finished words: capitals, full stops, spaces.

/// The text with its first letter as a capital; opening marks before it are passed over.
pub(crate) fn capitalised(text: &str) -> String {
    let Some((at, first)) = text.char_indices().find(|(_, c)| c.is_alphanumeric()) else { return text.to_owned() };
    // An address stays as it is written.
    if !first.is_lowercase() || text[at..].starts_with("http") {
        return text.to_owned();
    }
    let mut capitalised = String::with_capacity(text.len() + 1);
    capitalised.push_str(&text[..at]);
    capitalised.extend(first.to_uppercase());
    capitalised.push_str(&text[at + first.len_utf8()..]);
    capitalised
}

/// Appends a full stop unless the text already ends a sentence.
pub(crate) fn end_sentence(text: &mut String) {
    let bare = text.trim_end_matches(['"', '»', '”', ')']);
    if !bare.ends_with(['.', '!', '?', '…', ':']) {
        text.push('.');
    }
}

/// A value as it goes into a sentence: trimmed, every run of white space one space.
pub(crate) fn one_line(value: &str) -> String {
    let mut line = String::with_capacity(value.len());
    for word in value.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// How the sentences of a text begin: their first two words, folded, as hashes.
pub(crate) fn beginnings(text: &str) -> impl Iterator<Item = u64> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        while let Some(sentence) = rest {
            let end = sentence.char_indices().find(|(at, c)| {
                matches!(c, '.' | '?' | '!') && {
                    let mut after = sentence[at + 1..].chars();
                    after.next() == Some(' ') && after.next().is_some_and(|c| c.is_uppercase() || "¿¡".contains(c))
                }
            });
            rest = end.map(|(at, _)| &sentence[at + 1..]);
            if let Some(hash) = beginning(sentence) {
                return Some(hash);
            }
        }
        None
    })
}

fn beginning(sentence: &str) -> Option<u64> {
    let mut words = sentence
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty());
    let first = words.next()?;
    let second = words.next().unwrap_or_default();
    let letters = first.chars().chain([' ']).chain(second.chars()).flat_map(char::to_lowercase);
    Some(letters.fold(0xcbf2_9ce4_8422_2325, |hash: u64, letter| {
        (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3)
    }))
}
