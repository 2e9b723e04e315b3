//! Small work on finished words: capitals, full stops, spaces.

use std::borrow::Cow;

/// Appends a text with its first letter as a capital; opening marks before it are passed over.
pub(crate) fn push_capitalised(into: &mut String, text: &str) {
    let Some((at, first)) = text.char_indices().find(|(_, c)| c.is_alphanumeric()) else {
        into.push_str(text);
        return;
    };
    // An address stays as it is written.
    if !first.is_lowercase() || text[at..].starts_with("http") {
        into.push_str(text);
        return;
    }
    into.push_str(&text[..at]);
    into.extend(first.to_uppercase());
    into.push_str(&text[at + first.len_utf8()..]);
}

/// The text with its first letter as a capital.
pub(crate) fn capitalised(text: &str) -> String {
    let mut capitalised = String::with_capacity(text.len() + 1);
    push_capitalised(&mut capitalised, text);
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
pub(crate) fn one_line(value: &str) -> Cow<'_, str> {
    let bytes = value.as_bytes();
    let spaced = |first: u8, second: u8| (first < b' ') | ((first == b' ') & (second <= b' '));
    let edges = [bytes.first(), bytes.last()].into_iter().flatten().any(|byte| *byte <= b' ');
    if !edges && !any_pair(bytes, spaced) {
        return Cow::Borrowed(value);
    }
    let mut line = String::with_capacity(value.len());
    for word in value.split_ascii_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    Cow::Owned(line)
}

/// Whether a wording left a gap where a fact is absent, or two full stops.
pub(crate) fn has_gap(text: &str) -> bool {
    any_pair(text.as_bytes(), |first, second| (first == second) & ((first == b' ') | (first == b'.')))
}

/// Whether two neighbouring bytes are such. All pairs are looked at without a way out: that is what a processor does
/// many at a time, and these texts are short.
fn any_pair(bytes: &[u8], such: impl Fn(u8, u8) -> bool) -> bool {
    let behind = bytes.get(1..).unwrap_or_default();
    bytes.iter().zip(behind).fold(0, |any, (first, second)| any | u8::from(such(*first, *second))) != 0
}

/// Whether one of these signs, which are ASCII, stands in a text.
pub(crate) fn has_any(text: &str, signs: &[u8]) -> bool {
    text.bytes().any(|byte| signs.contains(&byte))
}

/// Where [`fnv`] begins.
pub(crate) const FNV_SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a: stable over machines and versions, which the standard hasher does not promise.
pub(crate) fn fnv(seed: u64, text: &str) -> u64 {
    text.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// How the sentences of a text begin: the first two words of each, folded, as hashes. Enough for a part of a mail,
/// which has one or two sentences; of more, the first eight are looked at.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Beginnings {
    hashes: [u64; 8],
    count: usize,
}

impl Beginnings {
    pub(crate) fn of(text: &str) -> Self {
        let mut beginnings = Self::default();
        let bytes = text.as_bytes();
        let mut start = 0;
        if !any_pair(bytes, |first, second| (second == b' ') & ((first == b'.') | (first == b'?') | (first == b'!'))) {
            beginnings.add(bytes);
            return beginnings;
        }
        for (at, byte) in bytes.iter().enumerate() {
            let ends = matches!(byte, b'.' | b'?' | b'!')
                && bytes.get(at + 1) == Some(&b' ')
                && text[at + 2..].starts_with(|c: char| c.is_uppercase() || "¿¡".contains(c));
            if ends {
                beginnings.add(&bytes[start..at]);
                start = at + 2;
            }
        }
        beginnings.add(&bytes[start..]);
        beginnings
    }

    fn add(&mut self, sentence: &[u8]) {
        // FNV-1a over the bytes of two words. Letters beyond ASCII are rare at a beginning and keep their case.
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        let (mut words, mut inside) = (0, false);
        for byte in sentence {
            let letter = byte.is_ascii_alphanumeric() || *byte >= 0x80 || *byte == b'\'';
            if letter {
                inside = true;
                hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
            } else if inside {
                words += 1;
                inside = false;
                if words == 2 {
                    break;
                }
                hash = (hash ^ u64::from(b' ')).wrapping_mul(0x0100_0000_01b3);
            }
        }
        if (words > 0 || inside) && self.count < self.hashes.len() {
            self.hashes[self.count] = hash;
            self.count += 1;
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = u64> {
        self.hashes.into_iter().take(self.count)
    }
}
