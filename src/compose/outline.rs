//! The outline of a wording: all that it says but the words of its facts.
//!
//! Tera decides what a wording says: which branch holds, and what stands where. In nearly every wording that depends on
//! which facts there are, and on nothing in their words. So Tera renders such a wording once for each set of facts, with
//! a mark in the place of each fact, and what it wrote is kept beside the wording as long as that. A mail puts the words
//! of its own facts where the marks stood, as Tera would have done, and needs none of its machinery. A wording that asks
//! for more than that (`==`, `replace`, `{% set %}`) is rendered by Tera for every mail.

use std::sync::OnceLock;

use super::facts::Given;
use super::filters::{Filter, filters};
use super::grammar::Grammar;
use crate::locale::Language;

/// Stands before and behind the name of a fact and the filters that it went through: `⟨person|a⟩`. No value may have it.
pub(crate) const MARK: char = '\u{1A}';

/// The most facts that a wording with outlines may name.
pub(crate) const MOST_FACTS: usize = 32;

/// The most sets of facts for which a wording keeps its outline.
const MOST_KEPT: usize = 8;

/// The outlines of one wording, each made when its facts first come together.
#[derive(Debug)]
pub(crate) struct Outlines {
    /// The facts that the wording names: a set of them has a bit for each, in this order.
    pub(crate) names: Vec<String>,
    kept: [OnceLock<Box<Kept>>; MOST_KEPT],
}

#[derive(Debug)]
struct Kept {
    given: u32,
    /// None where Tera refuses these facts.
    outline: Option<Outline>,
}

/// What a wording says with one set of facts.
#[derive(Debug)]
pub(crate) struct Outline {
    words: String,
    places: Vec<Place>,
}

/// Where the words of a fact belong.
#[derive(Debug)]
struct Place {
    /// Before which of the outline's bytes.
    at: usize,
    /// The number of the fact among the names.
    fact: usize,
    filters: Vec<fn(&str) -> String>,
}

impl Outlines {
    /// Those of a template, unless it asks for more than which facts there are.
    pub(crate) fn of(template: &str, language: Language) -> Option<Self> {
        let names = names_in(template, filters(language)).filter(|names| names.len() <= MOST_FACTS)?;
        Some(Self { names, kept: Default::default() })
    }

    /// The outline for a set of facts; `render` has Tera write it, and is asked once for each set.
    pub(crate) fn with(&self, given: u32, language: Language, render: impl Fn() -> Option<String>) -> Option<&Outline> {
        let read = || Some(Outline::read(&render()?, &self.names, filters(language)));
        let kept = self.kept.iter().map(|slot| slot.get_or_init(|| Box::new(Kept { given, outline: read() })));
        let mut kept = kept.filter(|kept| kept.given == given);
        kept.next()?.outline.as_ref()
    }
}

impl Outline {
    /// Reads what Tera wrote.
    fn read(marked: &str, names: &[String], filters: &[Filter]) -> Self {
        let mut outline = Self { words: String::with_capacity(marked.len()), places: Vec::new() };
        for (at, part) in marked.split(MARK).enumerate() {
            if at % 2 == 0 {
                outline.words.push_str(part);
                continue;
            }
            let mut parts = part.split('|');
            let fact = parts.next().and_then(|name| names.iter().position(|known| known == name));
            let filters = parts.filter_map(|name| filters.iter().find(|filter| filter.name == name));
            let filters = filters.map(|filter| filter.apply).collect();
            outline.places.extend(fact.map(|fact| Place { at: outline.words.len(), fact, filters }));
        }
        outline
    }

    /// The words of a mail.
    pub(crate) fn filled(&self, given: &Given<'_, '_>, grammar: &Grammar<'_>) -> String {
        let mut text = String::with_capacity(self.words.len() + 48 * self.places.len());
        let mut told = 0;
        for place in &self.places {
            text.push_str(&self.words[told..place.at]);
            told = place.at;
            if place.filters.is_empty() {
                given.push_to(&mut text, place.fact, grammar);
            } else {
                let mut words = String::new();
                given.push_to(&mut words, place.fact, grammar);
                text.push_str(&place.filters.iter().fold(words, |words, filter| filter(&words)));
            }
        }
        text.push_str(&self.words[told..]);
        text
    }
}

/// The mark of a fact.
pub(crate) fn mark(name: &str) -> String {
    format!("{MARK}{name}{MARK}")
}

/// The mark of a fact that goes through one more filter. Nothing where a phrase is none.
pub(crate) fn filtered(phrase: &str, filter: &str) -> Option<String> {
    let fact = phrase.strip_prefix(MARK)?.strip_suffix(MARK)?;
    Some(format!("{MARK}{fact}|{filter}{MARK}"))
}

/// The facts that a template names, if it only puts them in, through filters of ours or none, and asks which there are.
fn names_in(template: &str, filters: &[Filter]) -> Option<Vec<String>> {
    if template.contains("{#") || template.contains(MARK) {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if plain && names.iter().all(|known| known != name) {
            names.push(name.to_owned());
        }
        plain.then_some(())
    };
    for tag in template.split("{{").skip(1).map(|behind| behind.split_once("}}")) {
        let mut parts = tag?.0.trim_matches(['-', ' ']).split('|').map(str::trim);
        add(parts.next()?)?;
        if !parts.all(|name| filters.iter().any(|filter| filter.name == name)) {
            return None;
        }
    }
    for tag in template.split("{%").skip(1).map(|behind| behind.split_once("%}")) {
        let inside = tag?.0.trim_matches(['-', ' ']);
        let (keyword, condition) = inside.split_once(' ').unwrap_or((inside, ""));
        match keyword {
            "if" | "elif" => {
                for word in condition.split([' ', '(', ')']).filter(|word| !word.is_empty()) {
                    match word {
                        "and" | "or" | "not" => {}
                        // Both ask for words.
                        "is" | "in" => return None,
                        name => add(name)?,
                    }
                }
            }
            "else" | "endif" => {}
            _ => return None,
        }
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::{filters, names_in};
    use crate::locale::Language;

    #[test]
    fn what_depends_on_which_facts_there_are_alone() {
        let names = |template| names_in(template, filters(Language::Spanish));
        let known = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(names("no puedo"), known(&[]));
        assert_eq!(names("{{ person | a }}, de {{person}}"), known(&["person"]));
        assert_eq!(
            names("{% if a and not (b or c) %}{{ a }}\n{%- elif d -%}x{% else %}y{% endif %}"),
            known(&["a", "b", "c", "d"])
        );
        for more in [
            "{{ a | lower }}",
            "{{ a ~ b }}",
            "{% if a == \"b\" %}x{% endif %}",
            "{% if a is defined %}x{% endif %}",
            "{% set a = b %}{{ a }}",
            "{% for a in b %}{{ a }}{% endfor %}",
            "{# x #}",
            "{{ a",
        ] {
            assert_eq!(names(more), None, "{more}");
        }
    }
}
