//! Spanish syllables by the rules of spelling: one for each nucleus.

/// What a letter sounds like, as far as nuclei go. The numbers index [`STEPS`].
mod sound {
    pub(super) const CONSONANT: u8 = 0;
    /// i without an accent, and y where it is a vowel.
    pub(super) const I: u8 = 1;
    /// u without an accent.
    pub(super) const U: u8 = 2;
    /// í
    pub(super) const ACUTE_I: u8 = 3;
    /// ú
    pub(super) const ACUTE_U: u8 = 4;
    /// a, e, o, with or without an accent.
    pub(super) const STRONG: u8 = 5;
    /// An i or u that closes a diphthong: *oi* of *paranoia*. Only what came before, never a letter.
    pub(super) const CLOSING_I: u8 = 6;
    pub(super) const CLOSING_U: u8 = 7;
    /// h and silent letters: nothing.
    pub(super) const SILENT: u8 = 8;
}

/// For what came before (row) and what comes (column): whether a nucleus begins, one bit a column.
const STEPS: [u8; 8] = [
    // Behind a consonant every vowel begins one.
    0b11_1110, // i: again i or í; with a, e, o, u, ú it makes one diphthong (*ciu-dad, viu-da*).
    0b00_1010, // u: again u or ú.
    0b01_0100, // í beside a strong vowel stands alone; with u it is one.
    0b11_1010, 0b11_1100, // Behind a strong vowel: a strong one, an accented weak one.
    0b11_1000,
    // *pa-ra-no-ia, al-de-hue-la*: between two strong vowels the weak one goes with the second.
    0b11_1010, 0b11_1100,
];

/// The sounds of the letters that need no look around them; [`sound::SILENT`] for the others.
const PLAIN: [u8; 256] = {
    let mut sounds = [sound::SILENT; 256];
    let letters = b"abcdefgijklmnopqrstvwxz";
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        let sound = match letter {
            b'a' | b'e' | b'o' => sound::STRONG,
            b'i' => sound::I,
            _ => sound::CONSONANT,
        };
        sounds[letter as usize] = sound;
        sounds[letter.to_ascii_uppercase() as usize] = sound;
        at += 1;
    }
    sounds
};

/// How many syllables a Spanish word has, by the norm of spelling: *guion* has one, *río* two. Words with a hyphen
/// count by their parts; figures count as nothing.
///
/// ```
/// use declina::check::readability::spanish_syllables;
///
/// assert_eq!(spanish_syllables("disponibilidad"), 6);
/// ```
#[must_use]
pub fn syllables(word: &str) -> usize {
    let bytes = word.as_bytes();
    let (mut count, mut of_part, mut letters) = (0, 0, false);
    let (mut last, mut before) = (sound::CONSONANT, 0_u8);
    let mut at = 0;
    while at < bytes.len() {
        // Plain letters that are the same wherever they stand.
        let plain = PLAIN[bytes[at] as usize];
        if plain < sound::SILENT && bytes.get(at + 1) != Some(&0xCC) {
            of_part += usize::from(STEPS[last as usize] >> plain & 1);
            last = match (last, plain) {
                (sound::STRONG, sound::I) => sound::CLOSING_I,
                _ => plain,
            };
            letters = true;
            before = bytes[at] | 0x20;
            at += 1;
            continue;
        }
        let (letter, width) = letter(bytes, at);
        at += width;
        if letter == b'-' {
            count += if letters { of_part.max(1) } else { 0 };
            (of_part, letters, last, before) = (0, false, sound::CONSONANT, 0);
            continue;
        }
        letters |= letter.is_ascii_alphabetic() || letter >= 0x80;
        let here = sound(letter, before, bytes, at);
        if here != sound::SILENT {
            of_part += usize::from(STEPS[last as usize] >> here & 1);
            last = match (last, here) {
                (sound::STRONG, sound::I) => sound::CLOSING_I,
                (sound::STRONG, sound::U) => sound::CLOSING_U,
                _ => here,
            };
        }
        // h separates nothing: *prohi-bir* has three vowels and three syllables.
        if letter != b'h' {
            before = letter;
        }
    }
    count + if letters { of_part.max(1) } else { 0 }
}

// Letters with an accent, as one byte each.
const ACUTE_I: u8 = 0xED;
const ACUTE_U: u8 = 0xFA;
const ACUTE_E: u8 = 0xE9;
const STRONG: u8 = 0xE1;
const DIAERESIS_U: u8 = 0xFC;
const OTHER: u8 = 0xFF;

/// The letter at a place, small and as one byte, and how many bytes it takes; an accent written apart is joined.
fn letter(bytes: &[u8], at: usize) -> (u8, usize) {
    let byte = bytes[at];
    if byte < 0x80 {
        let small = byte.to_ascii_lowercase();
        if bytes.get(at + 1) == Some(&0xCC) {
            let joined = match (small, bytes.get(at + 2)) {
                (b'i', Some(0x81)) => ACUTE_I,
                (b'u', Some(0x81)) => ACUTE_U,
                (b'e', Some(0x81)) => ACUTE_E,
                (b'a' | b'o', Some(0x81)) => STRONG,
                (b'u', Some(0x88)) => DIAERESIS_U,
                _ => small,
            };
            return (joined, 3);
        }
        return (small, 1);
    }
    if byte == 0xC3 {
        let letter = match bytes.get(at + 1).map_or(0, |second| second | 0x20) {
            0xAD => ACUTE_I,
            0xBA => ACUTE_U,
            0xA8..=0xAA => ACUTE_E,
            0xA0..=0xA4 | 0xB2..=0xB6 | 0xAB => STRONG,
            0xBC => DIAERESIS_U,
            _ => OTHER,
        };
        return (letter, 2);
    }
    let width = if byte >= 0xF0 {
        4
    } else if byte >= 0xE0 {
        3
    } else {
        2
    };
    (OTHER, width)
}

fn sound(letter: u8, before: u8, bytes: &[u8], next: usize) -> u8 {
    let following = || if next < bytes.len() { self::letter(bytes, next).0 } else { 0 };
    match letter {
        b'a' | b'e' | b'o' | STRONG | ACUTE_E => sound::STRONG,
        b'i' => sound::I,
        // The silent u of que, qui, gue, gui.
        b'u' if before == b'q' || before == b'g' && matches!(following(), b'e' | b'i' | ACUTE_E | ACUTE_I) => {
            sound::SILENT
        }
        b'u' | DIAERESIS_U => sound::U,
        ACUTE_I => sound::ACUTE_I,
        ACUTE_U => sound::ACUTE_U,
        // y is a vowel at the end of a word and between consonants.
        b'y' => match following() {
            b'a' | b'e' | b'i' | b'o' | b'u' | STRONG | ACUTE_E | ACUTE_I | ACUTE_U => sound::CONSONANT,
            _ => sound::I,
        },
        b'h' if before != b'c' => sound::SILENT,
        _ => sound::CONSONANT,
    }
}
