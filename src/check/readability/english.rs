//! English syllables by rules of spelling and a list of words that break them.

use std::sync::LazyLock;

use crate::check::language::vocabulary::hash;
use crate::pack::english_syllable_exceptions;

/// Words that break the rules, by their hash, each with its syllables; 0 is an empty slot.
static EXCEPTIONS: LazyLock<Vec<(u64, usize)>> = LazyLock::new(|| {
    let lines = || english_syllable_exceptions().lines().filter_map(|line| line.split_once(':'));
    let words: usize = lines().map(|(_, words)| words.split_whitespace().count()).sum();
    let mut slots = vec![(0, 0); (words * 4 + 4).next_power_of_two()];
    for (count, words) in lines() {
        let Ok(count) = count.trim().parse() else { continue };
        for word in words.split_whitespace() {
            let hash = hash(word.as_bytes());
            let mut slot = hash as usize & (slots.len() - 1);
            while slots[slot].1 != 0 {
                slot = (slot + 1) & (slots.len() - 1);
            }
            slots[slot] = (hash, count);
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
    word.split('-').map(part).sum()
}

fn part(word: &str) -> usize {
    let mut room = [0; LONGEST];
    let mut length = 0;
    let mut apostrophe = None;
    for letter in word.chars() {
        let small = match letter {
            'a'..='z' => letter as u8,
            'A'..='Z' => letter as u8 | 0x20,
            'é' | 'è' | 'ê' | 'É' => b'e',
            'á' | 'à' | 'â' | 'ä' => b'a',
            'ï' | 'í' | 'î' => b'i',
            'ó' | 'ô' | 'ö' => b'o',
            'ú' | 'û' | 'ü' => b'u',
            'ç' => b'c',
            'ñ' => b'n',
            '\'' | '’' => {
                apostrophe = Some(length);
                continue;
            }
            _ => continue,
        };
        if length == LONGEST {
            break;
        }
        room[length] = small;
        length += 1;
    }
    if length == 0 {
        return 0;
    }
    let letters = &room[..length];
    if let Some(at) = apostrophe {
        return contraction(letters, at);
    }
    listed(letters).unwrap_or_else(|| by_rule(letters))
}

/// *can't* is one, *couldn't* two: *n't* adds one behind a consonant other than n and r.
fn contraction(letters: &[u8], at: usize) -> usize {
    let (stem, tail) = letters.split_at(at);
    let of = |stem: &[u8]| listed(stem).unwrap_or_else(|| by_rule(stem));
    match tail {
        b"t" => {
            let stem = stem.strip_suffix(b"n").unwrap_or(stem);
            match stem {
                b"ca" | b"wo" | b"do" | b"are" | b"were" | b"sha" | b"ai" => 1,
                _ => of(stem) + 1,
            }
        }
        b"s" if stem.ends_with(b"s")
            || stem.ends_with(b"x")
            || stem.ends_with(b"ch")
            || stem.ends_with(b"ce")
            || stem.ends_with(b"ge") =>
        {
            of(stem) + 1
        }
        b"ll" | b"d" if matches!(stem, b"it" | b"that" | b"what") => of(stem) + 1,
        b"ve" if !matches!(stem, b"i" | b"we" | b"you" | b"they") => of(stem) + 1,
        _ => of(stem).max(1),
    }
}

fn listed(letters: &[u8]) -> Option<usize> {
    let find = |word: &[u8]| {
        let hash = hash(word);
        let mut slot = hash as usize & (EXCEPTIONS.len() - 1);
        loop {
            match EXCEPTIONS[slot] {
                (_, 0) => return None,
                (found, count) if found == hash => return Some(count),
                _ => slot = (slot + 1) & (EXCEPTIONS.len() - 1),
            }
        }
    };
    find(letters).or_else(|| {
        // A plain plural sounds like its singular, unless the s needs a vowel of its own.
        let singular = letters.strip_suffix(b"s")?;
        let hisses = matches!(
            singular,
            [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] | [.., b'c' | b'g' | b's' | b'z', b'e']
        );
        (!hisses).then(|| find(singular)).flatten()
    })
}

fn vowel(letter: u8) -> bool {
    b"aeiouy".contains(&letter)
}

fn by_rule(w: &[u8]) -> usize {
    let n = w.len();
    let ends = |tail: &[u8]| w.ends_with(tail);
    let mut count: i32 = 0;
    let mut i = 0;
    while i < n {
        if vowel(w[i]) && !(w[i] == b'y' && i == 0 && n > 1) && !(w[i] == b'u' && i > 0 && w[i - 1] == b'q') {
            let start = i;
            while i < n && vowel(w[i]) {
                i += 1;
            }
            count += 1 + hiatus(w, start, i);
        } else {
            i += 1;
        }
    }
    count -= silent_e(w);
    if (ends(b"ism") || ends(b"isms")) && n > 3 {
        count += 1;
    }
    if ends(b"thm") || ends(b"sms") {
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

/// Whether a final e, es or ed is not heard.
fn silent_e(w: &[u8]) -> i32 {
    let n = w.len();
    let consonant = |at: usize| at < n && !vowel(w[at]);
    let stem_has_vowel = |end: usize| w[..end].iter().any(|letter| vowel(*letter));
    if n > 2 && w[n - 1] == b'e' && consonant(n - 2) && stem_has_vowel(n - 2) {
        // -le behind a consonant is heard: *table*; *people* too, but *while* not.
        let heard = w[n - 2] == b'l' && n > 3 && !vowel(w[n - 3]);
        return i32::from(!heard);
    }
    if n > 3 && w.ends_with(b"es") && consonant(n - 3) && stem_has_vowel(n - 3) {
        let hiss = matches!(w[n - 3], b's' | b'c' | b'g' | b'z' | b'x')
            || w[..n - 2].ends_with(b"sh")
            || w[..n - 2].ends_with(b"ch");
        let heard = w[n - 3] == b'l' && !vowel(w[n - 4]);
        return i32::from(!hiss && !heard);
    }
    if n > 3 && w.ends_with(b"ed") && consonant(n - 3) && stem_has_vowel(n - 3) {
        let heard = matches!(w[n - 3], b't' | b'd')
            || w[n - 3] == b'l' && n > 4 && !vowel(w[n - 4]) && w[n - 4] != b'l' && w[n - 4] != b'r';
        return i32::from(!heard);
    }
    for tail in [
        "ely", "eless", "eful", "ement", "ements", "efully", "eness", "eship", "ework", "etime", "eline", "eback",
        "eboard", "ebook",
    ] {
        if w.ends_with(tail.as_bytes())
            && n > tail.len() + 2
            && consonant(n - tail.len() - 1)
            && stem_has_vowel(n - tail.len() - 1)
        {
            return 1;
        }
    }
    0
}
