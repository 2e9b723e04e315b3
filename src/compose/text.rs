//! Small work on finished words: capitals, full stops, spaces.

use std::borrow::Cow;

/// Appends a text with its first letter as a capital; opening marks before it are passed over.
pub(crate) fn push_capitalised(into: &mut String, text: &str) {
    // Nearly every text begins with a letter that is plain to see.
    if let Some(first) = text.as_bytes().first().filter(|first| first.is_ascii_alphanumeric()) {
        if !first.is_ascii_lowercase() || text.starts_with("http") {
            into.push_str(text);
        } else {
            into.push(char::from(first.to_ascii_uppercase()));
            into.push_str(&text[1..]);
        }
        return;
    }
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

/// A word in small letters; most words are so already.
pub(crate) fn lowered(word: &str) -> Cow<'_, str> {
    let small = word.bytes().fold(true, |small, byte| small & byte.is_ascii() & !byte.is_ascii_uppercase());
    if small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
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

/// Between neighbouring letters of a text, as [`joints`] tells them: a gap that an absent fact left in a wording, or two
/// full stops.
pub(crate) const GAP: u8 = 1;
/// Another: a sign that ends a sentence, and a space.
pub(crate) const STOP: u8 = 2;

/// Which of [`GAP`] and [`STOP`] there are in a text.
pub(crate) fn joints(text: &str) -> u8 {
    marks_in(text.as_bytes(), |first, second| {
        let gap = (first == second) & ((first == b' ') | (first == b'.'));
        let stop = (second == b' ') & ((first == b'.') | (first == b'?') | (first == b'!'));
        (u8::from(gap) * GAP) | (u8::from(stop) * STOP)
    })
}

/// Whether two neighbouring bytes are such.
fn any_pair(bytes: &[u8], such: impl Fn(u8, u8) -> bool) -> bool {
    marks_in(bytes, |first, second| u8::from(such(first, second))) != 0
}

/// The marks of all pairs of neighbouring bytes together. All pairs are looked at without a way out, sixteen at a time:
/// that is what a processor does at once. The last sixteen may overlap those before them, which changes nothing.
fn marks_in(bytes: &[u8], mark: impl Fn(u8, u8) -> u8) -> u8 {
    const SIDE_BY_SIDE: usize = 16;
    let sixteen = |firsts: &[u8; SIDE_BY_SIDE], seconds: &[u8; SIDE_BY_SIDE]| {
        let mut marks = 0;
        for index in 0..SIDE_BY_SIDE {
            marks |= mark(firsts[index], seconds[index]);
        }
        marks
    };
    let Some((_, seconds)) = bytes.split_first() else { return 0 };
    let firsts = &bytes[..seconds.len()];
    let (Some(last_firsts), Some(last_seconds)) = (firsts.last_chunk(), seconds.last_chunk()) else {
        return firsts.iter().zip(seconds).fold(0, |marks, (first, second)| marks | mark(*first, *second));
    };
    let ((firsts, _), (seconds, _)) = (firsts.as_chunks(), seconds.as_chunks());
    let marks = firsts.iter().zip(seconds).fold(0, |marks, (firsts, seconds)| marks | sixteen(firsts, seconds));
    marks | sixteen(last_firsts, last_seconds)
}

/// Whether one of these signs, which are ASCII, stands in a text. All of it is looked at, which a processor does faster
/// than to ask after each letter whether to go on.
pub(crate) fn has_any<const COUNT: usize>(text: &str, signs: &[u8; COUNT]) -> bool {
    text.bytes().fold(false, |found, byte| signs.iter().fold(found, |found, sign| found | (byte == *sign)))
}

/// Whether these two signs, which are ASCII, stand side by side in a text.
pub(crate) fn has_pair(text: &str, [first, second]: [u8; 2]) -> bool {
    any_pair(text.as_bytes(), |one, other| (one == first) & (other == second))
}

/// Where [`fnv`] begins.
pub(crate) const FNV_SEED: u64 = 0xcbf2_9ce4_8422_2325;

const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// FNV-1a: stable over machines and versions, which the standard hasher does not promise.
pub(crate) fn fnv(seed: u64, text: &str) -> u64 {
    text.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME))
}

/// Of each byte, the letter it stands for where beginnings are compared; 0 where it is none.
static FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0_u8;
    loop {
        if byte.is_ascii_alphanumeric() || byte >= 0x80 || byte == b'\'' {
            folded[byte as usize] = byte.to_ascii_lowercase();
        }
        if byte == u8::MAX {
            break folded;
        }
        byte += 1;
    }
};

/// How the sentences of a text begin: the first two words of each, folded, as hashes. Enough for a part of a mail,
/// which has one or two sentences; of more, the first eight are looked at.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Beginnings {
    hashes: [u64; 8],
    count: usize,
}

impl Beginnings {
    /// `joints` are those of the text.
    pub(crate) fn of(text: &str, joints: u8) -> Self {
        let mut beginnings = Self::default();
        let bytes = text.as_bytes();
        let mut start = 0;
        if joints & STOP == 0 {
            beginnings.add(bytes);
            return beginnings;
        }
        let mut at = 0;
        while let Some(behind) = bytes[at..].iter().position(|byte| matches!(byte, b'.' | b'?' | b'!')) {
            at += behind + 1;
            let ends = bytes.get(at) == Some(&b' ')
                && text[at + 1..].starts_with(|c: char| c.is_uppercase() || "¿¡".contains(c));
            if ends {
                beginnings.add(&bytes[start..at - 1]);
                start = at + 1;
            }
        }
        beginnings.add(&bytes[start..]);
        beginnings
    }

    fn add(&mut self, sentence: &[u8]) {
        let (hash, words) = two_words(sentence);
        if words > 0 && self.count < self.hashes.len() {
            self.hashes[self.count] = hash;
            self.count += 1;
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = u64> {
        self.hashes.into_iter().take(self.count)
    }
}

/// The first two words as a hash, and how many of the two there are.
fn two_words(sentence: &[u8]) -> (u64, usize) {
    // FNV-1a over their bytes. Letters beyond ASCII are rare at a beginning and keep their case.
    let mut hash = FNV_SEED;
    let (mut words, mut inside) = (0, false);
    for byte in sentence {
        let letter = FOLDED[usize::from(*byte)];
        if letter != 0 {
            inside = true;
            hash = (hash ^ u64::from(letter)).wrapping_mul(FNV_PRIME);
        } else if inside {
            words += 1;
            inside = false;
            if words == 2 {
                break;
            }
            hash = (hash ^ u64::from(b' ')).wrapping_mul(FNV_PRIME);
        }
    }
    (hash, words + usize::from(inside))
}

/// How a text begins whose first words these are, if they are enough to tell.
pub(crate) fn beginning_of(first_words: &str) -> Option<u64> {
    // The word that nothing stands behind may go on, and behind the first one the sentence must.
    let (two, _) = first_words.rsplit_once(' ')?;
    let (hash, words) = two_words(two.as_bytes());
    (words == 2 && !two.contains(['.', '?', '!'])).then_some(hash)
}

/// Takes out the second of two spaces, which an absent fact leaves behind in a wording, and the full stop after a value
/// that brings its own (*6:00 p. m.*). What stands inside a value stays: it has no double space, and two points in it,
/// as in an address, have no space behind them.
pub(crate) fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let second_space = letter == ' ' && tidied.ends_with(' ');
        // Three points are meant.
        let behind_abbreviation =
            tidied.strip_suffix('.').is_some_and(|before| before.ends_with(char::is_alphanumeric));
        let second_stop = letter == '.' && behind_abbreviation && letters.peek().is_none_or(|next| *next == ' ');
        if !second_space && !second_stop {
            tidied.push(letter);
        }
    }
    tidied
}
