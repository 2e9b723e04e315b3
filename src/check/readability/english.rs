//! English syllables by rules of spelling and a list of words that break them.

use std::sync::LazyLock;

use crate::check::language::vocabulary::{hash, hash_in};
use crate::pack::english_syllable_exceptions;

/// Words that break the rules: the hash of each with its syllables in place of the last byte; 0 is an empty slot.
static EXCEPTIONS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let lines = || english_syllable_exceptions().lines().filter_map(|line| line.split_once(':'));
    let words: usize = lines().map(|(_, words)| words.split_whitespace().count()).sum();
    let mut slots = vec![0; (words * 2 + 4).next_power_of_two()];
    for (count, words) in lines() {
        let Ok(count) = count.trim().parse::<u8>() else { continue };
        for word in words.split_whitespace() {
            let hash = hash(word.as_bytes());
            let mut slot = (hash >> 8) as usize & (slots.len() - 1);
            while slots[slot] != 0 {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = hash & !0xFF | u64::from(count);
        }
    }
    slots
});

/// The longest word that is looked at.
const LONGEST: usize = 48;

/// How many syllables an English word has. Contractions count as spoken; words with a hyphen count by their parts;
/// figures count as nothing.
///
/// ```
/// use declina::check::readability::english_syllables;
///
/// assert_eq!(english_syllables("business"), 2);
/// assert_eq!(english_syllables("couldn't"), 2);
/// ```
#[must_use]
pub fn syllables(word: &str) -> usize {
    let mut letters = Letters::default();
    let (mut count, mut apostrophe, mut full) = (0, None, false);
    for letter in word.chars() {
        let small = match letter {
            'a'..='z' => letter as u8,
            'A'..='Z' => letter as u8 | 0x20,
            '-' => {
                count += part(&letters, apostrophe);
                letters = Letters::default();
                (apostrophe, full) = (None, false);
                continue;
            }
            'é' | 'è' | 'ê' | 'É' => b'e',
            'á' | 'à' | 'â' | 'ä' => b'a',
            'ï' | 'í' | 'î' => b'i',
            'ó' | 'ô' | 'ö' => b'o',
            'ú' | 'û' | 'ü' => b'u',
            'ç' => b'c',
            'ñ' => b'n',
            '\'' | '’' => {
                apostrophe = if full { apostrophe } else { Some(letters.length) };
                continue;
            }
            _ => continue,
        };
        full = letters.length == LONGEST;
        if !full {
            letters.push(small);
        }
    }
    count + part(&letters, apostrophe)
}

/// The letters of a word, a to z.
#[derive(Clone, Copy)]
struct Letters {
    /// With room for a block behind the last letter.
    room: [u8; LONGEST + 8],
    length: usize,
    /// One bit for each letter that is a vowel.
    vowels: u64,
    /// One bit for each u behind a q.
    silent: u64,
}

impl Default for Letters {
    fn default() -> Self {
        Self { room: [0; LONGEST + 8], length: 0, vowels: 0, silent: 0 }
    }
}

impl Letters {
    fn push(&mut self, letter: u8) {
        let behind_q = self.length > 0 && self.room[self.length - 1] == b'q';
        self.room[self.length] = letter;
        self.vowels |= u64::from(vowel(letter)) << self.length;
        self.silent |= u64::from(behind_q && letter == b'u') << self.length;
        self.length += 1;
    }

    fn as_bytes(&self) -> &[u8] {
        &self.room[..self.length]
    }

    /// The first letters alone.
    fn first(&self, length: usize) -> Self {
        let bits = (1 << length) - 1;
        Self { length, vowels: self.vowels & bits, silent: self.silent & bits, ..*self }
    }
}

fn part(letters: &Letters, apostrophe: Option<usize>) -> usize {
    match apostrophe {
        _ if letters.length == 0 => 0,
        Some(at) => contraction(letters, at),
        None => listed(letters).unwrap_or_else(|| by_rule(letters)),
    }
}

/// *can't* is one, *couldn't* two: *n't* adds one behind a consonant other than n and r.
fn contraction(letters: &Letters, at: usize) -> usize {
    let (stem, tail) = letters.as_bytes().split_at(at);
    let of = |stem: &[u8]| {
        let stem = letters.first(stem.len());
        listed(&stem).unwrap_or_else(|| by_rule(&stem))
    };
    match tail {
        b"t" => {
            let stem = stem.strip_suffix(b"n").unwrap_or(stem);
            match stem {
                b"ca" | b"wo" | b"do" | b"are" | b"were" | b"sha" | b"ai" => 1,
                _ => of(stem) + 1,
            }
        }
        b"s" if matches!(stem, [.., b's' | b'x'] | [.., b'c', b'h'] | [.., b'c' | b'g', b'e']) => of(stem) + 1,
        b"ll" | b"d" if matches!(stem, b"it" | b"that" | b"what") => of(stem) + 1,
        b"ve" if !matches!(stem, b"i" | b"we" | b"you" | b"they") => of(stem) + 1,
        _ => of(stem).max(1),
    }
}

fn listed(letters: &Letters) -> Option<usize> {
    let slots = &*EXCEPTIONS;
    let find = |length: usize| {
        let hash = hash_in(&letters.room, length);
        let mut slot = (hash >> 8) as usize & (slots.len() - 1);
        loop {
            match slots[slot] {
                0 => return None,
                found if found >> 8 == hash >> 8 => return Some((found & 0xFF) as usize),
                _ => slot = (slot + 1) & (slots.len() - 1),
            }
        }
    };
    find(letters.length).or_else(|| {
        // A plain plural sounds like its singular, unless the s needs a vowel of its own.
        let singular = letters.as_bytes().strip_suffix(b"s")?;
        let hisses = matches!(
            singular,
            [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] | [.., b'c' | b'g' | b's' | b'z', b'e']
        );
        (!hisses).then(|| find(singular.len())).flatten()
    })
}

fn vowel(letter: u8) -> bool {
    /// One bit for each of a, e, i, o, u and y.
    const VOWELS: u32 = 1 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20 | 1 << 24;
    VOWELS >> (letter - b'a') & 1 != 0
}

fn by_rule(letters: &Letters) -> usize {
    let (w, vowels) = (letters.as_bytes(), letters.vowels);
    let mut heard = vowels & !letters.silent;
    if matches!(w, [b'y', _, ..]) {
        heard &= !1;
    }
    // Each run of vowels is one syllable, or more where it has two at least.
    let mut pairs = heard & heard << 1;
    let mut count = (heard & !(heard << 1)).count_ones() as i32;
    while pairs != 0 {
        let start = pairs.trailing_zeros() as usize - 1;
        let end = start + (heard >> start).trailing_ones() as usize;
        count += hiatus(w, start, end);
        pairs &= !((1 << end) - 1);
    }
    count -= silent_e(w, vowels);
    if w.len() > 3 && matches!(w, [.., b'i', b's', b'm'] | [.., b'i', b's', b'm', b's']) {
        count += 1;
    }
    if matches!(w, [.., b't', b'h', b'm'] | [.., b's', b'm', b's']) {
        count += 1;
    }
    if w.starts_with(b"mc") {
        count += 1;
    }
    count.max(1) as usize
}

/// How many more syllables a run of vowels has than one.
fn hiatus(w: &[u8], start: usize, end: usize) -> i32 {
    let run = &w[start..end];
    let before = if start > 0 { w[start - 1] } else { b' ' };
    let rest = &w[end..];
    let first = start == 0;
    match run {
        b"ia" if matches!(before, b'c' | b't' | b's') && matches!(rest, b"l" | b"ls" | b"lly" | b"n" | b"ns") => 0,
        b"ia" if before == b'r' && matches!(rest, b"ge" | b"ges" | b"geable") => 0,
        b"ia" => 1,
        b"io"
            if matches!(before, b't' | b's' | b'c' | b'g' | b'x' | b'n' | b'l')
                && rest.starts_with(b"n")
                && !matches!(before, b'n' | b'l') =>
        {
            0
        }
        b"io" if matches!(before, b'c' | b't' | b'g') && rest.starts_with(b"us") => 0,
        b"io" if matches!(before, b'n' | b'l') && rest.starts_with(b"n") => 0,
        b"io" | b"iu" => 1,
        b"iou" if matches!(before, b'c' | b't' | b'g' | b'x') => 0,
        b"iou" => 1,
        b"eo"
            if matches!(before, b'g' | b'p')
                && (rest.starts_with(b"n") || rest.starts_with(b"us") || rest.starts_with(b"p")) =>
        {
            0
        }
        b"eo" if rest.is_empty() || before != b'p' => 1,
        b"ea" if first || matches!(rest, [b't', b'e', ..] | [b't', b'i', ..]) && matches!(before, b'r' | b'n') => {
            i32::from(!first)
        }
        b"ea" if before == b'i' => 1,
        b"ua" if !matches!(before, b'g' | b'q') => {
            i32::from(!matches!(rest, b"de" | b"ded" | b"des" | b"ding" | b"sion" | b"sive" | b"ve"))
        }
        b"ue"
            if matches!(rest, b"l" | b"ls" | b"nt" | b"nce" | b"nces" | b"ntly" | b"nt's")
                && !matches!(before, b'q' | b'g') =>
        {
            1
        }
        b"ui"
            if matches!(rest, b"ty" | b"ties" | b"tous" | b"n" | b"ns" | b"ng" | b"sh")
                && !matches!(before, b'q' | b'g') =>
        {
            i32::from(!(before == b'b' || before == b'u'))
        }
        b"uou" => 1,
        b"ie"
            if matches!(
                rest,
                b"t" | b"nt"
                    | b"nts"
                    | b"nce"
                    | b"nces"
                    | b"ty"
                    | b"ties"
                    | b"r"
                    | b"rs"
                    | b"st"
                    | b"ntly"
                    | b"tly"
                    | b"ntist"
                    | b"ntific"
                    | b"nc"
                    | b"ncy"
            ) && !(matches!(before, b'c' | b't')
                && rest.starts_with(b"nt") | rest.starts_with(b"nc") | rest.starts_with(b"ncy"))
                && !(rest == b"r" && matches!(before, b'p' | b't' | b'd' | b'f' | b's')) =>
        {
            1
        }
        b"eau" => i32::from(rest.starts_with(b"t")),
        b"oi" if rest.starts_with(b"ng") => 1,
        b"ayi" | b"eyi" | b"oyi" | b"uyi" | b"yi" | b"eei" | b"oei" | b"uei" | b"aye" | b"oye" | b"uye" | b"awi"
        | b"iei" => {
            i32::from(!matches!(run, b"aye" | b"oye" | b"uye") || rest.starts_with(b"r") || rest.starts_with(b"e"))
        }
        b"oe" if matches!(rest, b"t" | b"ts" | b"m" | b"ms" | b"tic" | b"try") => 1,
        b"yo" if start > 0 => 1,
        b"ya" | b"ye" if start > 0 && !rest.is_empty() && rest != b"d" && rest != b"s" => 1,
        _ => 0,
    }
}

/// Whether a final e, es or ed is not heard; `vowels` has one bit for each letter.
fn silent_e(w: &[u8], vowels: u64) -> i32 {
    let n = w.len();
    // The letter so many from the end is a consonant behind some vowel.
    let consonant = |from_end: usize| n >= from_end && vowels >> (n - from_end) & 1 == 0;
    let closed = |from_end: usize| consonant(from_end) && vowels & ((1 << (n - from_end)) - 1) != 0;
    let heard_l = |from_end: usize| w[n - from_end] == b'l' && n > from_end && consonant(from_end + 1);
    match w {
        [.., b'e'] if closed(2) => {
            // -le behind a consonant is heard: *table*; *people* too, but *while* not.
            i32::from(!heard_l(2))
        }
        [.., b'e', b's'] if closed(3) => {
            let hiss =
                matches!(w[n - 3], b's' | b'c' | b'g' | b'z' | b'x') || matches!(w[..n - 2], [.., b's' | b'c', b'h']);
            i32::from(!hiss && !heard_l(3))
        }
        [.., b'e', b'd'] if closed(3) => {
            let heard = matches!(w[n - 3], b't' | b'd') || heard_l(3) && !matches!(w[n - 4], b'l' | b'r');
            i32::from(!heard)
        }
        // An e before an ending that begins with a consonant: *lately, hopeless, homework*.
        _ => {
            let tail = match w {
                [.., b'e', b'l', b'y'] => 3,
                [.., b'e', b'f', b'u', b'l'] => 4,
                [.., b'e', b'l' | b'n', b'e', b's', b's'] | [.., b'e', b'm', b'e', b'n', b't'] => 5,
                [.., b'e', b's', b'h', b'i', b'p'] | [.., b'e', b'w', b'o', b'r', b'k'] => 5,
                [.., b'e', b'b', b'a', b'c', b'k'] | [.., b'e', b'b', b'o', b'o', b'k'] => 5,
                [.., b'e', b'm', b'e', b'n', b't', b's'] | [.., b'e', b'f', b'u', b'l', b'l', b'y'] => 6,
                [.., b'e', b'b', b'o', b'a', b'r', b'd'] => 6,
                _ => return 0,
            };
            i32::from(n > tail + 2 && closed(tail + 1))
        }
    }
}
