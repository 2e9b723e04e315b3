//! A list of words that is asked again and again whether a word is in it.

use std::ops::Deref;

use serde::Deserialize;

/// Words of a kind. Nearly every word that is looked for is not among them, which one look at its edges tells.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub(crate) struct WordList {
    words: Vec<String>,
    /// A bit for every edge that one of the words has.
    edges: [u64; 16],
}

impl WordList {
    pub(crate) fn has(&self, word: &str) -> bool {
        let (at, bit) = edge(word);
        self.edges[at] & bit != 0 && self.words.iter().any(|known| known == word)
    }

    /// The same of a word that may be written with capitals; those of the list are not.
    pub(crate) fn has_in_any_case(&self, word: &str) -> bool {
        if !word.is_ascii() {
            return self.has(&word.to_lowercase());
        }
        let (at, bit) = edge(word);
        self.edges[at] & bit != 0 && self.words.iter().any(|known| known.eq_ignore_ascii_case(word))
    }
}

impl From<Vec<String>> for WordList {
    fn from(words: Vec<String>) -> Self {
        let mut edges = [0; 16];
        for word in &words {
            let (at, bit) = edge(word);
            edges[at] |= bit;
        }
        Self { words, edges }
    }
}

impl Deref for WordList {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.words
    }
}

/// Where the bit of the first letter, the last one and the length of a word stands, whatever the case. Several words
/// share one.
fn edge(word: &str) -> (usize, u64) {
    let bytes = word.as_bytes();
    let letter = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default().to_ascii_lowercase());
    let [first, last] = [letter(bytes.first()), letter(bytes.last())];
    let number = (first * 5 + last * 83 + bytes.len() * 37) % 1024;
    (number / 64, 1 << (number % 64))
}

#[cfg(test)]
mod tests {
    use super::WordList;

    #[test]
    fn only_the_words_of_a_list_are_in_it() {
        let words = ["el", "la", "los", "", "está", "&"].map(str::to_owned);
        let list = WordList::from(words.to_vec());
        assert!(words.iter().all(|word| list.has(word)));
        assert!(["le", "lo", "las", "al", "esta", "El"].iter().all(|word| !list.has(word)));
        assert!(!WordList::default().has(""));
        assert!(["El", "LOS", "Está", "ESTÁ"].iter().all(|word| list.has_in_any_case(word)));
        assert!(["Lo", "ESTA", "Él"].iter().all(|word| !list.has_in_any_case(word)));
    }
}
