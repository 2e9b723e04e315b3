//! Every example decline in every fitting form of address, formality, length, order, and three variants.

use std::sync::LazyLock;

use declina::{Address, Decline, Draft, Formality, Language, Length, Move, Order, Style, compose};

use crate::support;

pub struct Mail {
    /// Which example it is, and how it is written.
    pub name: String,
    pub decline: Decline,
    pub draft: Draft,
}

/// The variants that are tried: the first wordings, and with them the second and the third.
const VARIANTS: u32 = 3;

pub fn mails() -> &'static [Mail] {
    static MAILS: LazyLock<Vec<Mail>> = LazyLock::new(|| {
        let mut mails = Vec::new();
        for (name, json) in support::examples() {
            let decline = Decline::from_json(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
            for address in addresses(&decline) {
                for style in styles() {
                    let mut decline = decline.clone().with_style(style);
                    decline.address = address;
                    let name = format!("{name} {}", described(address, style));
                    let draft = compose(&decline).unwrap_or_else(|error| panic!("{name}: {error}"));
                    mails.push(Mail { name, decline, draft });
                }
            }
        }
        mails
    });
    &MAILS
}

/// The forms of address that fit: all five, the two of the plural for a group, none in English.
fn addresses(decline: &Decline) -> Vec<Option<Address>> {
    match decline.locale.language() {
        Language::Spanish => {
            let group = decline.recipient.group == Some(true);
            Address::ALL.into_iter().filter(|address| !group || address.is_plural()).map(Some).collect()
        }
        _ => vec![None],
    }
}

pub fn styles() -> Vec<Style> {
    let mut styles = Vec::new();
    for formality in Formality::ALL {
        for length in Length::ALL {
            for order in Order::ALL {
                for variant in 0..VARIANTS {
                    let style = Style::new().with_formality(formality).with_length(length).with_order(order);
                    styles.push(style.with_variant(variant));
                }
            }
        }
    }
    styles
}

fn described(address: Option<Address>, style: Style) -> String {
    let address = address.map_or("-", Address::name);
    format!("[{address} {} {:?} {:?} {}]", style.formality.name(), style.length, style.order, style.variant)
}

impl Mail {
    pub fn language(&self) -> Language {
        self.decline.locale.language()
    }

    /// What stands between the greeting and the sign-off.
    pub fn body(&self) -> &str {
        let moves = self.draft.moves();
        let (first, last) = (&moves[0], &moves[moves.len() - 1]);
        assert_eq!((first.movement, last.movement), (Move::Greeting, Move::SignOff), "{}", self.name);
        self.draft.text()[first.range.end..last.range.start].trim()
    }

    /// The text of the first move of this kind.
    pub fn first(&self, movement: Move) -> Option<&str> {
        let found = self.draft.moves().iter().find(|one| one.movement == movement)?;
        Some(&self.draft.text()[found.range.clone()])
    }

    pub fn sentences(&self) -> Vec<&str> {
        sentences(self.body())
    }
}

/// The sentences of a body; the letter of a list's item belongs to none.
pub fn sentences(body: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in body.lines() {
        let mut rest = match line.as_bytes() {
            [b'A'..=b'C', b'.', b' ', ..] => &line[3..],
            _ => line,
        };
        while let Some(end) = sentence_end(rest) {
            let (sentence, after) = rest.split_at(end);
            found.push(sentence.trim());
            rest = after.trim_start();
        }
        if !rest.trim().is_empty() {
            found.push(rest.trim());
        }
    }
    found
}

/// Behind a full stop, a question mark or an exclamation mark that a capital follows.
fn sentence_end(text: &str) -> Option<usize> {
    text.char_indices().find_map(|(at, mark)| {
        let end = at + mark.len_utf8();
        let next = text[end..].strip_prefix(' ')?.chars().next()?;
        (".?!".contains(mark) && (next.is_uppercase() || "¿¡«“\"".contains(next))).then_some(end)
    })
}

/// Fails with the first of the faults and how many there are.
pub fn none(faults: &[String]) {
    // Few of each example, so that one fault does not hide the others.
    let mut first: Vec<&str> = Vec::new();
    for fault in faults {
        let example = fault.split([' ', '[']).next().unwrap_or_default();
        if first.iter().filter(|shown| shown.starts_with(example)).count() < 2 && first.len() < 24 {
            first.push(fault);
        }
    }
    assert!(faults.is_empty(), "{} faults, the first:\n{}", faults.len(), first.join("\n"));
}

/// Collects what a check finds in each mail.
pub fn faults(mut check: impl FnMut(&Mail) -> Vec<String>) -> Vec<String> {
    mails()
        .iter()
        .flat_map(|mail| check(mail).into_iter().map(|fault| format!("{}: {fault}", mail.name)).collect::<Vec<_>>())
        .collect()
}
