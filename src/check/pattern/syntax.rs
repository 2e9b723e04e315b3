//! The pattern language: from the text of a row to elements.

/// One place of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Item {
    /// One word out of these.
    Word(Vec<Atom>),
    /// One word that is none of these.
    Not(Vec<Atom>),
    /// Alternatives of any length.
    Group(Vec<Vec<Item>>),
    /// Once or more, at most so often: the item, the least and the greatest number.
    Repeat(Box<Item>, u8, u8),
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
pub(crate) enum Atom {
    /// The word itself; `exact` demands these accents.
    Literal { text: String, exact: bool },
    /// A class: names that the word must be in, and names that it must not be in.
    Class { all: Vec<String>, none: Vec<String> },
}

/// A boundary between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Looks up a macro by name.
pub(crate) type Macros<'a> = &'a dyn Fn(&str) -> Option<&'a str>;

const MOST_REPEATS: u8 = 4;
const DEEPEST: usize = 12;

/// Reads a pattern. The error says what is wrong and at which character.
pub(crate) fn parse(pattern: &str, macros: Macros<'_>) -> Result<Vec<Item>, String> {
    let mut parser = Parser { rest: pattern, whole: pattern, macros, depth: 0 };
    let items = parser.sequence()?;
    if parser.rest.is_empty() { Ok(items) } else { Err(parser.error("unexpected character")) }
}

struct Parser<'p, 'm> {
    rest: &'p str,
    whole: &'p str,
    macros: Macros<'m>,
    depth: usize,
}

impl Parser<'_, '_> {
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

    fn sequence(&mut self) -> Result<Vec<Item>, String> {
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

    fn element(&mut self, items: &mut Vec<Item>) -> Result<(), String> {
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

    fn repeated(&mut self, item: Item) -> Result<Item, String> {
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

    fn plain(&mut self) -> Result<Item, String> {
        if self.take("(") {
            let alternatives = self.alternatives()?;
            return if self.take(")") { Ok(group(alternatives)) } else { Err(self.error("missing )")) };
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
            let text = (self.macros)(name).ok_or_else(|| self.error(&format!("unknown macro {name:?}")))?;
            self.rest = &self.rest[end + 1..];
            if self.depth == DEEPEST {
                return Err(self.error("macros use each other in a ring"));
            }
            let mut inner = Parser { rest: text, whole: text, macros: self.macros, depth: self.depth + 1 };
            let alternatives = inner.alternatives()?;
            return if inner.rest.is_empty() {
                Ok(group(alternatives))
            } else {
                Err(inner.error("unexpected character"))
            };
        }
        if self.take("<") {
            let end = self.rest.find('>').ok_or_else(|| self.error("missing >"))?;
            let (mut all, mut none) = (Vec::new(), Vec::new());
            for name in self.rest[..end].split('&').map(str::trim) {
                match name.strip_prefix('!') {
                    Some(name) => none.push(name.to_owned()),
                    None => all.push(name.to_owned()),
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
        let literal = |text: &str| Item::Word(vec![Atom::Literal { text: text.to_owned(), exact }]);
        let first = literal(words.next().ok_or_else(|| self.error("expected a word"))?);
        let others: Vec<_> = words.map(literal).collect();
        if others.is_empty() {
            return Ok(first);
        }
        // A word with a hyphen is two words to the segmentation.
        Ok(Item::Group(vec![std::iter::once(first).chain(others).collect()]))
    }

    fn alternatives(&mut self) -> Result<Vec<Vec<Item>>, String> {
        let mut alternatives = vec![self.sequence()?];
        while self.take("|") {
            alternatives.push(self.sequence()?);
        }
        if alternatives.iter().any(Vec::is_empty) {
            return Err(self.error("an empty alternative; write (…)? instead"));
        }
        Ok(alternatives)
    }
}

/// Alternatives that are single words are one place with several atoms.
fn group(alternatives: Vec<Vec<Item>>) -> Item {
    let single = |items: &Vec<Item>| matches!(items.as_slice(), [Item::Word(_)]);
    if !alternatives.iter().all(single) {
        return Item::Group(alternatives);
    }
    let mut atoms: Vec<Atom> = Vec::new();
    for items in alternatives {
        if let Some(Item::Word(more)) = items.into_iter().next() {
            atoms.extend(more);
        }
    }
    atoms.sort();
    atoms.dedup();
    Item::Word(atoms)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pattern: &str) -> Result<Vec<Item>, String> {
        parse(pattern, &|name| (name == "date").then_some("(<weekday>|<number> de <month>)"))
    }

    #[test]
    fn every_element_is_read() {
        let items = read("^ no <clitic>* <can&!past> ..2 (asumir|tomar) ,? [e-mail] {date} !(si|<x>) ~").unwrap();
        assert_eq!(items.len(), 13);
        assert!(matches!(&items[2], Item::Repeat(_, 0, 4)));
        assert!(matches!(&items[12], Item::End(Border::ClauseOrSentence)));
    }

    #[test]
    fn mistakes_name_their_place() {
        assert!(read("no (a|b").unwrap_err().contains("missing )"));
        assert!(read("no {dat}").unwrap_err().contains("unknown macro"));
        assert!(read("a ..99").unwrap_err().contains("1 to 15"));
        assert!(read("a ) b").unwrap_err().contains("unexpected"));
    }
}
