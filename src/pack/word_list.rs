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
    /// The edges of the words and where these stand, in order.
    by_edge: Vec<(usize, usize)>,
}

impl WordList {
    pub(crate) fn has(&self, word: &str) -> bool {
        self.alike(word).any(|known| known == word)
    }

    /// The same of a word that may be written with capitals; those of the list are not.
    pub(crate) fn has_in_any_case(&self, word: &str) -> bool {
        if !word.is_ascii() {
            return self.has(&word.to_lowercase());
        }
        self.alike(word).any(|known| known.eq_ignore_ascii_case(word))
    }

    /// The words of the list that have the same edge.
    fn alike(&self, word: &str) -> impl Iterator<Item = &str> {
        let edge = edge(word);
        let none = self.edges[edge / 64] & (1 << (edge % 64)) == 0;
        let first = if none { self.by_edge.len() } else { self.by_edge.partition_point(|(known, _)| *known < edge) };
        let alike = self.by_edge[first..].iter().take_while(move |(known, _)| *known == edge);
        alike.map(|(_, at)| self.words[*at].as_str())
    }
}

impl From<Vec<String>> for WordList {
    fn from(words: Vec<String>) -> Self {
        let mut by_edge: Vec<_> = words.iter().enumerate().map(|(at, word)| (edge(word), at)).collect();
        by_edge.sort_unstable();
        let mut edges = [0; 16];
        for (edge, _) in &by_edge {
            edges[edge / 64] |= 1 << (edge % 64);
        }
        Self { words, edges, by_edge }
    }
}

impl Deref for WordList {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.words
    }
}

/// The first letter, the last one and the length of a word as one number, whatever the case. Several words share one.
fn edge(word: &str) -> usize {
    let bytes = word.as_bytes();
    let letter = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default().to_ascii_lowercase());
    let [first, last] = [letter(bytes.first()), letter(bytes.last())];
    (first * 5 + last * 83 + bytes.len() * 37) % 1024
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
