//! The pattern language: from the text of a row to elements.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// One place of a pattern.
#[derive(Clone, Debug, PartialEq, Hash)]
pub(crate) enum Item<'a> {
    /// One word out of these.
    Word(Vec<Atom<'a>>),
    /// One word that is none of these.
    Not(Vec<Atom<'a>>),
    /// Alternatives of any length.
    Group(Vec<Vec<Item<'a>>>),
    /// A named group; it is read once and shared by all patterns that use it.
    Macro(Rc<Macro<'a>>),
    /// Once or more, at most so often: the item, the least and the greatest number.
    Repeat(Box<Item<'a>>, u8, u8),
    /// A gap of at most so many words inside a clause.
    Gap(u8),
    /// What must stand before the next word.
    Border(Border),
    /// The place of the hit begins here.
    Open,
    /// The place of the hit ends here.
    Close,
    /// The last word must end a clause or a sentence.
    End(Border),
}

/// What a single word is compared with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Atom<'a> {
    /// The word itself; `exact` demands these accents.
    Literal { text: &'a str, exact: bool },
    /// A class: names that the word must be in, and names that it must not be in.
    Class { all: Vec<&'a str>, none: Vec<&'a str> },
}

/// A boundary between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Border {
    /// A clause ends here.
    Clause,
    /// A clause may end here.
    Maybe,
    /// A clause or a sentence ends here.
    ClauseOrSentence,
    /// A sentence ends here.
    Sentence,
}

/// A named pattern and what it was read as.
#[derive(Debug)]
pub(crate) struct Macro<'a> {
    /// Tells it from all others.
    pub(crate) number: usize,
    pub(crate) item: Item<'a>,
}

impl PartialEq for Macro<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl std::hash::Hash for Macro<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

/// The macros of a language, each read when it is first used.
#[derive(Debug)]
pub(crate) struct Macros<'a> {
    texts: &'a BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    read: RefCell<HashMap<String, Rc<Macro<'a>>>>,
}

impl<'a> Macros<'a> {
    pub(crate) fn new(texts: &'a BTreeMap<Cow<'a, str>, Cow<'a, str>>) -> Self {
        Self { texts, read: RefCell::default() }
    }

    fn get(&self, name: &str, depth: usize) -> Result<Rc<Macro<'a>>, String> {
        if let Some(known) = self.read.borrow().get(name) {
            return Ok(Rc::clone(known));
        }
        let text = self.texts.get(name).ok_or_else(|| format!("unknown macro {name:?}"))?;
        if depth == DEEPEST {
            return Err("macros use each other in a ring".into());
        }
        let mut inner = Parser { rest: text, whole: text, macros: self, depth: depth + 1 };
        let item = inner.alternatives()?;
        if !inner.rest.is_empty() {
            return Err(inner.error("unexpected character"));
        }
        let number = self.read.borrow().len();
        let made = Rc::new(Macro { number, item });
        self.read.borrow_mut().insert(name.to_owned(), Rc::clone(&made));
        Ok(made)
    }
}

const MOST_REPEATS: u8 = 4;
const DEEPEST: usize = 12;

/// Reads a pattern. The error says what is wrong and at which character.
pub(crate) fn parse<'a>(pattern: &'a str, macros: &Macros<'a>) -> Result<Vec<Item<'a>>, String> {
    let mut parser = Parser { rest: pattern, whole: pattern, macros, depth: 0 };
    let items = parser.sequence()?;
    if parser.rest.is_empty() { Ok(items) } else { Err(parser.error("unexpected character")) }
}

struct Parser<'a, 'm> {
    rest: &'a str,
    whole: &'a str,
    macros: &'m Macros<'a>,
    depth: usize,
}

impl<'a> Parser<'a, '_> {
    fn error(&self, what: &str) -> String {
        let at = self.whole.len() - self.rest.len();
        format!("{what} at character {} of {:?}", self.whole[..at].chars().count() + 1, self.whole)
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn take(&mut self, token: &str) -> bool {
        self.rest.strip_prefix(token).map(|rest| self.rest = rest).is_some()
    }

    fn sequence(&mut self) -> Result<Vec<Item<'a>>, String> {
        let mut items = Vec::new();
        loop {
            self.rest = self.rest.trim_start();
            match self.peek() {
                None | Some('|' | ')') => break,
                _ => self.element(&mut items)?,
            }
        }
        Ok(items)
    }

    fn element(&mut self, items: &mut Vec<Item<'a>>) -> Result<(), String> {
        let first = items.is_empty();
        if self.take("[") {
            items.push(Item::Open);
        } else if self.take("]") {
            items.push(Item::Close);
        } else if self.take("^") {
            items.push(Item::Border(Border::Sentence));
        } else if self.take("~") {
            items.push(if first {
                Item::Border(Border::ClauseOrSentence)
            } else {
                Item::End(Border::ClauseOrSentence)
            });
        } else if self.take("$") {
            items.push(Item::End(Border::Sentence));
        } else if self.take(",?") {
            items.push(Item::Border(Border::Maybe));
        } else if self.take(",") {
            items.push(Item::Border(Border::Clause));
        } else if self.take("..") {
            let words = self.number().unwrap_or(4);
            if words == 0 || words > 15 {
                return Err(self.error("a gap has 1 to 15 words"));
            }
            items.push(Item::Gap(words));
        } else {
            let item = self.plain()?;
            items.push(self.repeated(item)?);
        }
        Ok(())
    }

    fn number(&mut self) -> Option<u8> {
        let end = self.rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest.len());
        let number = self.rest[..end].parse().ok();
        self.rest = &self.rest[end..];
        number
    }

    fn repeated(&mut self, item: Item<'a>) -> Result<Item<'a>, String> {
        let (least, most) = if self.take("?") {
            (0, 1)
        } else if self.take("*") {
            (0, MOST_REPEATS)
        } else if self.take("+") {
            (1, MOST_REPEATS)
        } else if self.rest.starts_with('{') && self.rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
            self.take("{");
            let least = self.number().unwrap_or(0);
            let most = if self.take(",") { self.number().unwrap_or(MOST_REPEATS) } else { least };
            if !self.take("}") || most == 0 || most < least || most > 8 {
                return Err(self.error("a repetition is {1,3} with at most 8"));
            }
            (least, most)
        } else {
            return Ok(item);
        };
        Ok(Item::Repeat(Box::new(item), least, most))
    }

    fn plain(&mut self) -> Result<Item<'a>, String> {
        if self.take("(") {
            let alternatives = self.alternatives()?;
            return if self.take(")") { Ok(alternatives) } else { Err(self.error("missing )")) };
        }
        if self.take("!") {
            return match self.plain()? {
                Item::Word(atoms) => Ok(Item::Not(atoms)),
                _ => Err(self.error("! is followed by single words only")),
            };
        }
        if self.take("{") {
            let end = self.rest.find('}').ok_or_else(|| self.error("missing }"))?;
            let name = &self.rest[..end];
            let found = self.macros.get(name, self.depth).map_err(|error| self.error(&error))?;
            self.rest = &self.rest[end + 1..];
            return Ok(match &found.item {
                // Single words stay single words, so that they may be negated and joined with others.
                Item::Word(atoms) => Item::Word(atoms.clone()),
                _ => Item::Macro(found),
            });
        }
        if self.take("<") {
            let end = self.rest.find('>').ok_or_else(|| self.error("missing >"))?;
            let (mut all, mut none) = (Vec::new(), Vec::new());
            for name in self.rest[..end].split('&').map(str::trim) {
                match name.strip_prefix('!') {
                    Some(name) => none.push(name),
                    None => all.push(name),
                }
            }
            self.rest = &self.rest[end + 1..];
            return Ok(Item::Word(vec![Atom::Class { all, none }]));
        }
        let exact = self.take("=");
        let end = self.rest.find(|c: char| !(c.is_alphanumeric() || "'’-.@_·\u{301}\u{303}".contains(c)));
        let end = end.unwrap_or(self.rest.len());
        let text = self.rest[..end].trim_end_matches('.');
        if text.is_empty() {
            return Err(self.error("expected a word"));
        }
        self.rest = &self.rest[text.len()..];
        let mut words = text.split('-').filter(|part| !part.is_empty());
        let literal = |text: &'a str| Item::Word(vec![Atom::Literal { text, exact }]);
        let first = literal(words.next().ok_or_else(|| self.error("expected a word"))?);
        let others: Vec<_> = words.map(literal).collect();
        if others.is_empty() {
            return Ok(first);
        }
        // A word with a hyphen is two words to the segmentation.
        Ok(Item::Group(vec![std::iter::once(first).chain(others).collect()]))
    }

    fn alternatives(&mut self) -> Result<Item<'a>, String> {
        let mut atoms = Vec::new();
        while let Some(word) = self.lone_word() {
            atoms.push(Atom::Literal { text: word, exact: false });
            if !self.rest.starts_with('|') {
                return Ok(one_place(atoms));
            }
            self.take("|");
        }
        let mut alternatives: Vec<Vec<Item<'a>>> = atoms.into_iter().map(|atom| vec![Item::Word(vec![atom])]).collect();
        alternatives.push(self.sequence()?);
        while self.take("|") {
            alternatives.push(self.sequence()?);
        }
        if alternatives.iter().any(Vec::is_empty) {
            return Err(self.error("an empty alternative; write (…)? instead"));
        }
        Ok(group(alternatives))
    }

    /// The plain word that is a whole alternative, if one is; most alternatives are.
    fn lone_word(&mut self) -> Option<&'a str> {
        let end = self.rest.bytes().position(|byte| !(byte.is_ascii_alphanumeric() || byte >= 0x80 || byte == b'\''));
        let end = end.unwrap_or(self.rest.len());
        let (word, behind) = self.rest.split_at(end);
        if word.is_empty() || !(behind.is_empty() || behind.starts_with(['|', ')'])) {
            return None;
        }
        self.rest = behind;
        Some(word)
    }
}

fn one_place(mut atoms: Vec<Atom<'_>>) -> Item<'_> {
    atoms.sort_unstable();
    atoms.dedup();
    Item::Word(atoms)
}

/// Alternatives that are single words are one place with several atoms.
fn group(alternatives: Vec<Vec<Item<'_>>>) -> Item<'_> {
    let single = |items: &Vec<Item>| matches!(items.as_slice(), [Item::Word(_)]);
    if !alternatives.iter().all(single) {
        return Item::Group(alternatives);
    }
    let mut atoms: Vec<Atom<'_>> = Vec::new();
    for items in alternatives {
        if let Some(Item::Word(more)) = items.into_iter().next() {
            atoms.extend(more);
        }
    }
    one_place(atoms)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pattern: &str) -> Result<usize, String> {
        let texts = BTreeMap::from([("date".into(), "(<weekday>|<number> de <month>)".into())]);
        parse(pattern, &Macros::new(&texts)).map(|items| items.len())
    }

    #[test]
    fn every_element_is_read() {
        let pattern = "^ no <clitic>* <can&!past> ..2 (asumir|tomar) ,? [e-mail] {date} !(si|<x>) ~";
        assert_eq!(read(pattern), Ok(13));
        let texts = BTreeMap::new();
        let items = parse("no <clitic>* (a|<b>|c) ~", &Macros::new(&texts)).unwrap();
        assert!(matches!(&items[1], Item::Repeat(_, 0, 4)));
        assert!(matches!(&items[2], Item::Word(atoms) if atoms.len() == 3));
        assert!(matches!(&items[3], Item::End(Border::ClauseOrSentence)));
    }

    #[test]
    fn mistakes_name_their_place() {
        assert!(read("no (a|b").unwrap_err().contains("missing )"));
        assert!(read("no {dat}").unwrap_err().contains("unknown macro"));
        assert!(read("a ..99").unwrap_err().contains("1 to 15"));
        assert!(read("a ) b").unwrap_err().contains("unexpected"));
    }
}
