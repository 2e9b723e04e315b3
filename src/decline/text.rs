//! What a piece of free text must look like so that it fits its sentence.

use std::fmt;

use crate::error::{Error, ErrorKind};
use crate::locale::Language;

/// The most characters a value may have.
pub(crate) const LONGEST_VALUE: usize = 500;

/// Where a value stands in the input; shown as `alternatives[1].contact`.
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    Root,
    Key(&'a Place<'a>, &'static str),
    Item(&'a Place<'a>, usize),
}

impl<'a> Place<'a> {
    pub(crate) const fn key(&'a self, key: &'static str) -> Self {
        Self::Key(self, key)
    }

    pub(crate) const fn item(&'a self, index: usize) -> Self {
        Self::Item(self, index)
    }

    pub(crate) fn error(&self, kind: ErrorKind, message: impl fmt::Display) -> Error {
        Error::new(kind, format!("{self}: {message}"))
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Key(Self::Root, key) => f.write_str(key),
            Self::Key(parent, key) => write!(f, "{parent}.{key}"),
            Self::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

/// The grammatical form of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Infinitive,
    NounPhrase,
    Name,
    Clause,
    VerbPhrase,
    Sentence,
    Url,
}

impl Form {
    const fn expected(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Infinitive, Language::Spanish) => {
                "an infinitive phrase, such as \"gestionar la cuenta de Instagram\""
            }
            (Self::Infinitive, Language::English) => {
                "an infinitive phrase without \"to\", such as \"manage the Instagram account\""
            }
            (Self::NounPhrase, Language::Spanish) => {
                "a noun phrase with its article, such as \"el lanzamiento de la tienda\""
            }
            (Self::NounPhrase, Language::English) => "a noun phrase with its article, such as \"the store launch\"",
            (Self::Name, _) => "a name",
            (Self::Clause, Language::Spanish) => {
                "a clause without \"si\" and without a full stop, such as \"llegan los textos antes del viernes\""
            }
            (Self::Clause, Language::English) => {
                "a clause without \"if\" and without a full stop, such as \"the texts arrive before Friday\""
            }
            (Self::VerbPhrase, Language::Spanish) => {
                "a verb phrase in the third person, such as \"lleva redes de tiendas\""
            }
            (Self::VerbPhrase, Language::English) => {
                "a verb phrase in the third person, such as \"looks after shops like this one\""
            }
            (Self::Sentence, _) => "one or two whole sentences that end in a full stop",
            (Self::Url, _) => "an http, https or mailto URL",
        }
    }
}

/// Refuses a value that is empty, too long, not one line of plain text, or plainly not of its form.
pub(crate) fn check(place: &Place<'_>, text: &str, form: Form, language: Language) -> Result<(), Error> {
    let expected = form.expected(language);
    if text.trim().is_empty() {
        return Err(place.error(ErrorKind::Value, format_args!("expected {expected}, but found an empty value")));
    }
    if text.len() > LONGEST_VALUE {
        let length = text.chars().count();
        if length > LONGEST_VALUE {
            let message = format_args!("expected at most {LONGEST_VALUE} characters, but found {length}");
            return Err(place.error(ErrorKind::Value, message));
        }
    }
    // Only these lead bytes begin a character that breaks a line, so most values need no decoding.
    let suspect = text.bytes().fold(false, |any, byte| {
        any | (byte < 0x20) | (byte == 0x7F) | (byte == 0xC2) | (byte == 0xD8) | (byte == 0xE2)
    });
    if suspect && let Some(character) = text.chars().find(|&character| breaks_a_line(character)) {
        let code = u32::from(character);
        let message = format_args!("expected one line of plain text, but found the character U+{code:04X}");
        return Err(place.error(ErrorKind::Value, message));
    }
    if fits(text.trim(), form, language) {
        Ok(())
    } else {
        let found = super::values::shown(text.trim());
        Err(place.error(ErrorKind::Value, format_args!("expected {expected}, but found {found}")))
    }
}

/// Control characters, line and paragraph separators, and the marks that reorder what a reader sees.
const fn breaks_a_line(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{1F}'
            | '\u{7F}'..='\u{9F}'
            | '\u{061C}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
    )
}

fn fits(text: &str, form: Form, language: Language) -> bool {
    match form {
        Form::Name => true,
        Form::Infinitive => {
            !ends_sentence(text) && !begins_with_capital(text) && {
                let first = first_word(text);
                match language {
                    Language::Spanish => {
                        let verb = if first == "no" { first_word(text[2..].trim_start()) } else { first };
                        is_spanish_infinitive(verb)
                    }
                    Language::English => first != "to" && !is_gerund(first),
                }
            }
        }
        Form::NounPhrase | Form::VerbPhrase => !ends_sentence(text),
        Form::Clause => {
            let first = first_word(text).to_lowercase();
            let introduced = match language {
                Language::Spanish => first == "si",
                Language::English => first == "if",
            };
            !introduced && !ends_sentence(text)
        }
        Form::Sentence => text.trim_end_matches(['"', '»', '”', ')', '\'']).ends_with(['.', '!', '?', '…']),
        Form::Url => is_safe_url(text),
    }
}

fn first_word(text: &str) -> &str {
    text.split(|character: char| character.is_whitespace() || character == ',').next().unwrap_or_default()
}

/// Whether the text ends as a sentence does. A final abbreviation (*S. A.*, *etc.*, *Inc.*) is not the end of one.
fn ends_sentence(text: &str) -> bool {
    if text.ends_with(['!', '?', ';', ':']) {
        return true;
    }
    text.strip_suffix('.').is_some_and(|rest| {
        let last = rest.rsplit(char::is_whitespace).next().unwrap_or_default();
        last.chars().count() > 3 && !last.contains('.')
    })
}

fn begins_with_capital(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

fn is_spanish_infinitive(word: &str) -> bool {
    const ENCLITICS: [&str; 11] = ["me", "te", "se", "nos", "os", "le", "les", "lo", "la", "los", "las"];
    let ends = |stem: &str| stem.len() >= 2 && (stem.ends_with("ar") || stem.ends_with("er") || stem.ends_with("ir"));
    if ends(word) {
        return true;
    }
    let plain: String = word
        .chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            other => other,
        })
        .collect();
    let without = |stem: &str| -> Vec<String> {
        ENCLITICS.iter().filter_map(|clitic| stem.strip_suffix(clitic)).map(str::to_owned).collect()
    };
    ends(&plain) || without(&plain).iter().any(|stem| ends(stem) || without(stem).iter().any(|inner| ends(inner)))
}

fn is_gerund(word: &str) -> bool {
    const VERBS: [&str; 12] =
        ["bring", "cling", "fling", "king", "ping", "ring", "sing", "sling", "spring", "sting", "string", "swing"];
    word.ends_with("ing") && word.len() > 4 && !VERBS.contains(&word)
}

fn is_safe_url(text: &str) -> bool {
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let rest = ["https://", "http://", "mailto:"]
        .iter()
        .find(|scheme| lower.starts_with(**scheme))
        .map(|scheme| &text[scheme.len()..]);
    rest.is_some_and(|rest| {
        rest.starts_with(char::is_alphanumeric)
            && !rest.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '`' | '\\'))
    })
}
