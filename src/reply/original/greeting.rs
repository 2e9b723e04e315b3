//! By which name the writer of a mail is greeted, where that is sure.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Original;
use crate::locale::Language;
use crate::pack::{NameWords, replying};
use crate::reply::envelope::HeaderText;

/// A name in a signature stands within this many lines of the end.
const LINES_OF_SIGNATURE: usize = 12;
const LONGEST_CLOSING: usize = 6;
const LONGEST_NAME: usize = 4;

/// The words of all languages together, without accents: a person may write in another language than her name.
struct Words {
    given: HashSet<String>,
    second: HashSet<String>,
    not_persons: HashSet<String>,
    titles: HashSet<String>,
    particles: HashSet<String>,
    closings: HashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let all = |list: fn(&'static NameWords) -> &'static Vec<String>| {
        Language::ALL.iter().flat_map(|language| list(&replying(*language).names)).map(|word| folded(word)).collect()
    };
    Words {
        given: all(|names| &names.given),
        second: all(|names| &names.second),
        not_persons: all(|names| &names.not_persons),
        titles: all(|names| &names.titles),
        particles: all(|names| &names.particles),
        closings: all(|names| &names.closings),
    }
});

impl Original {
    /// The name by which an answer can greet the writer: *Marta*, *José Luis*.
    ///
    /// It is the given name in the sender's name, or the one below the closing line, if a second sign confirms that it
    /// is the name of a person: the other of the two, the address, or that it is a usual given name.
    ///
    /// ```
    /// # use declina::Original;
    /// let name = |from: &str| {
    ///     Original::parse(format!("From: {from}\r\n\r\n¿Puedes?\r\n").as_bytes()).unwrap().greeting_name()
    /// };
    /// assert_eq!(name("\"Ruiz Soto, Ana\" <ana@example.com>").as_deref(), Some("Ana"));
    /// assert_eq!(name("José Luis Gil <jlgil@example.com>").as_deref(), Some("José Luis"));
    /// assert_eq!(name("Equipo de Compras <compras@example.com>"), None);
    /// ```
    #[must_use]
    pub fn greeting_name(&self) -> Option<String> {
        let sender = self.writer();
        let shown = sender.name().map(HeaderText::as_str).and_then(given_name);
        let signed = self.signed_name();
        let in_address = |name: &str| {
            let local = folded(sender.address().local_part());
            local.split(|c: char| !c.is_alphabetic()).any(|word| word == folded(first_word(name)))
        };
        let is_usual = |name: &str| WORDS.given.contains(&folded(first_word(name)));
        match (shown, signed) {
            // The same name; who leaves accents out in one of them leaves them out below.
            (Some(shown), Some(signed)) if folded(&shown) == folded(&signed) => Some(shown),
            (Some(shown), Some(signed)) if folded(first_word(&shown)) == folded(first_word(&signed)) => Some(signed),
            // People sign with the name they go by: Pepe, not José.
            (_, Some(signed)) if in_address(&signed) || is_usual(&signed) => Some(signed),
            (Some(shown), _) if in_address(&shown) || is_usual(&shown) => Some(shown),
            _ => None,
        }
    }

    /// The name in the line below the closing of the mail.
    fn signed_name(&self) -> Option<String> {
        let own = self.own_text();
        let lines: Vec<&str> = own.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let start = lines.len().saturating_sub(LINES_OF_SIGNATURE);
        let closing = lines[start..].iter().rposition(|line| is_closing(line))?;
        given_name(lines.get(start + closing + 1)?.trim_end_matches(['.', ',']))
    }
}

/// The given name in the whole name of a person; `None` where the name may be that of anything else.
fn given_name(name: &str) -> Option<String> {
    let turned = in_spoken_order(name);
    let words: Vec<&str> = turned.split_whitespace().skip_while(|word| WORDS.titles.contains(&bare(word))).collect();
    let first = *words.first()?;
    let is_name = |word: &&str| is_name_like(word) || WORDS.particles.contains(&bare(word));
    let names_a_thing = words.iter().any(|word| WORDS.not_persons.contains(&bare(word)));
    if words.len() > LONGEST_NAME + 2 || names_a_thing || !is_name_like(first) || !words.iter().all(is_name) {
        return None;
    }
    let has_second = words.get(1).is_some_and(|second| WORDS.second.contains(&bare(second)));
    // *Ana Isabel* may be a whole name; *Ana Rosa* with no surname behind may be a surname too, and is greeted so either way.
    let given = if has_second && WORDS.given.contains(&bare(first)) { &words[..2] } else { &words[..1] };
    let given: Vec<String> = given.iter().map(|word| capitalised(word)).collect();
    Some(given.join(" "))
}

/// *Ruiz Soto, Ana* as *Ana Ruiz Soto*; a name with another comma (*Acme, Inc.*) as it stands.
pub(super) fn in_spoken_order(name: &str) -> String {
    let is_name = |part: &str| {
        part.split_whitespace().all(|word| {
            (is_name_like(word) || WORDS.particles.contains(&bare(word))) && !WORDS.not_persons.contains(&bare(word))
        })
    };
    match name.split_once(',') {
        Some((family, given)) if is_name(family) && is_name(given) => format!("{} {}", given.trim(), family.trim()),
        _ => name.to_owned(),
    }
}

/// Letters, with a capital in front or in capitals throughout; a hyphen or an apostrophe may part them.
fn is_name_like(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let sound = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    sound && letters >= 2 && word.chars().next().is_some_and(char::is_uppercase)
}

fn is_closing(line: &str) -> bool {
    let words: Vec<String> = line.split_whitespace().map(bare).collect();
    words.len() <= LONGEST_CLOSING && words.iter().any(|word| WORDS.closings.contains(word))
}

/// *MARTA* as *Marta*; a name with capitals inside stays as it is.
fn capitalised(word: &str) -> String {
    if word.chars().any(char::is_lowercase) {
        return word.to_owned();
    }
    let mut at_start = true;
    let mut name = String::with_capacity(word.len());
    for c in word.chars() {
        if at_start {
            name.push(c);
        } else {
            name.extend(c.to_lowercase());
        }
        at_start = !c.is_alphabetic();
    }
    name
}

fn first_word(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}

/// A word without the marks around it, folded.
fn bare(word: &str) -> String {
    folded(word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// In lower case, without accents and points.
fn folded(word: &str) -> String {
    word.nfd().filter(|c| !is_combining_mark(*c) && *c != '.').flat_map(char::to_lowercase).collect()
}
