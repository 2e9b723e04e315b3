//! Spanish syllables by the rules of spelling: one for each nucleus.

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sound {
    Consonant,
    /// i, u without an accent; the letter tells whether two of them are the same.
    Weak(char),
    /// í, ú.
    Accented(char),
    /// A weak vowel that closes a diphthong: *oi* of *paranoia*.
    Closing(char),
    /// a, e, o, with or without an accent.
    Strong,
}

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
    word.split('-').map(part).sum()
}

fn part(word: &str) -> usize {
    let mut count = 0;
    let mut last = Sound::Consonant;
    let mut letters = Letters { rest: word, before: ' ' };
    let mut any = false;
    while let Some((letter, next)) = letters.next() {
        any |= letter.is_alphabetic();
        let before = letters.before;
        letters.before = letter;
        let sound = match letter {
            'a' | 'e' | 'o' | 'á' | 'é' | 'ó' | 'à' | 'è' | 'ò' | 'â' | 'ê' | 'ô' | 'ä' | 'ë' | 'ö' => {
                Sound::Strong
            }
            'í' | 'ú' => Sound::Accented(letter),
            // The silent u of que, qui, gue, gui.
            'u' if before == 'q' || before == 'g' && matches!(next, 'e' | 'i' | 'é' | 'í') => continue,
            'i' => Sound::Weak('i'),
            'u' | 'ü' => Sound::Weak('u'),
            // y is a vowel at the end of a word and between consonants.
            'y' if !is_vowel(next) => Sound::Weak('i'),
            // h separates nothing: *prohibir* has three.
            'h' if before != 'c' => {
                letters.before = before;
                continue;
            }
            _ => Sound::Consonant,
        };
        count += usize::from(begins_nucleus(last, sound));
        last = match (last, sound) {
            (Sound::Strong, Sound::Weak(letter)) => Sound::Closing(letter),
            (_, sound) => sound,
        };
    }
    if any { count.max(1) } else { 0 }
}

fn begins_nucleus(last: Sound, sound: Sound) -> bool {
    match (last, sound) {
        (_, Sound::Consonant | Sound::Closing(_)) => false,
        // *pa-ra-no-ia, al-de-hue-la*: between two strong vowels the weak one goes with the second.
        (Sound::Closing(_), Sound::Strong | Sound::Accented(_)) => true,
        (Sound::Closing(a), Sound::Weak(b)) => a == b,
        (Sound::Consonant, _) | (Sound::Strong, Sound::Strong) => true,
        // An accented weak vowel beside a strong one stands alone.
        (Sound::Strong, Sound::Accented(_)) | (Sound::Accented(_), Sound::Strong) => true,
        (Sound::Strong, Sound::Weak(_)) | (Sound::Weak(_), Sound::Strong) => false,
        (Sound::Weak(a), Sound::Weak(b)) => a == b,
        // *acuífero, interviú*: as second of two weak ones it joins the first.
        (Sound::Weak(a), Sound::Accented(b)) => plain(b) == a,
        (Sound::Accented(a), Sound::Weak(b)) => plain(a) == b,
        (Sound::Accented(_), Sound::Accented(_)) => true,
    }
}

fn plain(letter: char) -> char {
    if letter == 'í' { 'i' } else { 'u' }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'á' | 'é' | 'í' | 'ó' | 'ú' | 'ü')
}

/// Letters in lower case, each with the one behind it; a combining accent is joined to its vowel.
struct Letters<'w> {
    rest: &'w str,
    before: char,
}

impl Letters<'_> {
    fn take(&mut self) -> Option<char> {
        let mut letters = self.rest.chars();
        let letter = letters.next()?;
        self.rest = letters.as_str();
        let small = letter.to_lowercase().next().unwrap_or(letter);
        let joined = match (small, self.rest.chars().next()) {
            ('a', Some('\u{301}')) => 'á',
            ('e', Some('\u{301}')) => 'é',
            ('i', Some('\u{301}')) => 'í',
            ('o', Some('\u{301}')) => 'ó',
            ('u', Some('\u{301}')) => 'ú',
            ('u', Some('\u{308}')) => 'ü',
            ('n', Some('\u{303}')) => 'ñ',
            _ => return Some(small),
        };
        self.rest = &self.rest[self.rest.chars().next().map_or(0, char::len_utf8)..];
        Some(joined)
    }

    fn next(&mut self) -> Option<(char, char)> {
        let letter = self.take()?;
        let mut ahead = Letters { rest: self.rest, before: letter };
        Some((letter, ahead.take().unwrap_or(' ')))
    }
}
