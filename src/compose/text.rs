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

/// The beginnings of the sentences of a text: their first two words, folded.
pub(crate) fn beginnings(text: &str) -> Vec<String> {
    let mut beginnings = Vec::new();
    let mut rest = text;
    loop {
        let start: Vec<String> = rest
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
            .filter(|word| !word.is_empty())
            .take(2)
            .collect();
        if !start.is_empty() {
            beginnings.push(start.join(" "));
        }
        let next = rest.char_indices().find(|(at, c)| {
            matches!(c, '.' | '?' | '!') && {
                let after = &rest[at + 1..];
                after.starts_with(' ') && after[1..].starts_with(|c: char| c.is_uppercase() || "¿¡".contains(c))
            }
        });
        match next {
            Some((at, _)) => rest = &rest[at + 1..],
            None => return beginnings,
        }
    }
}
