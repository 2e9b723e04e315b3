//! How the greeting names its reader, and how the sender signs.

use super::shape::titled;
use super::tags::{Tag, Tags};
use super::text::{capitalised, lowered, one_line};
use crate::decline::{Decline, Gender, Length, Voice};
use crate::locale::{Address, Formality, Language};
use crate::pack::{Words, shapes};

/// The name as the greeting uses it, and which wordings of the greeting fit.
pub(crate) struct Salutation {
    pub(crate) name: String,
    pub(crate) tags: Tags,
}

pub(crate) fn salutation(decline: &Decline, words: &Words) -> Salutation {
    let recipient = &decline.recipient;
    let name = recipient.name.trim();
    let title = recipient.title.as_deref().map(|title| lowered(title.trim()));
    let group = recipient.group == Some(true);
    let listed = |list: &[String], word: &str| list.iter().any(|known| known == word);
    let first_word = lowered(name.split_whitespace().next().unwrap_or_default());

    let gender = recipient.gender.or_else(|| {
        let (title, nouns) = (title.as_deref().unwrap_or_default(), &words.group_nouns);
        if listed(&words.titles.feminine, title) || (group && listed(&nouns.feminine, &first_word)) {
            Some(Gender::Feminine)
        } else if listed(&words.titles.masculine, title) || (group && listed(&nouns.masculine, &first_word)) {
            Some(Gender::Masculine)
        } else {
            None
        }
    });
    // A group without a noun that agrees is greeted in words that need no gender.
    let of_several = match () {
        () if group && listed(&words.group_nouns.masculine_plural, &first_word) => Some(Gender::Masculine),
        () if group && listed(&words.group_nouns.feminine_plural, &first_word) => Some(Gender::Feminine),
        () => None,
    };
    let gender = of_several.or(gender.filter(|_| {
        !group || listed(&words.group_nouns.feminine, &first_word) || listed(&words.group_nouns.masculine, &first_word)
    }));
    let familiar = !group && familiar(decline);
    let name = match &title {
        _ if familiar && !has_honour(name) => given_name(name, &words.given_names),
        Some(title) if !listed(&words.titles.with_first_name, title) => family_name(name, decline.locale.language()),
        // *Dear parish council*, not *Dear the parish council*.
        _ if group => name.strip_prefix("the ").unwrap_or(name).to_owned(),
        // *don Sergio*, *doña Ana María*
        Some(_) => given_name(name, &words.given_names),
        None => name.to_owned(),
    };
    let tags = Tags::default()
        .with(match gender {
            Some(Gender::Feminine) => Tag::feminine,
            Some(Gender::Masculine) => Tag::masculine,
            None => Tag::unknown,
        })
        .with_if(of_several.is_some(), Tag::several)
        .with_if(!recipient.name.trim().contains(' '), Tag::single)
        .with_if(title.is_some(), Tag::titled)
        .with_if(group, Tag::group);
    Salutation { name, tags }
}

/// Whether a name brings what somebody is (*Coach Daniels*), so that the first word alone is no name.
fn has_honour(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    shapes(Language::English).honours.iter().any(|honour| honour == first.trim_end_matches('.'))
}

/// The lines under the closing. Who writes to somebody close signs with the first name, and a short mail that is not formal
/// with the name alone; a full mail tells all.
pub(crate) fn signature(decline: &Decline, words: &Words) -> Vec<String> {
    let (sender, style) = (&decline.sender, &decline.style);
    let name = one_line(&sender.name);
    if style.formality == Formality::Close && style.length != Length::Full {
        let we = sender.voice == Some(Voice::We);
        return vec![if we { name.into_owned() } else { given_name(&name, &words.given_names) }];
    }
    if style.length == Length::Brief && style.formality != Formality::Formal {
        // An English one tells the house all the same: a name alone says little to its customers.
        let house = sender.organisation.as_deref().filter(|_| decline.locale.language() == Language::English);
        return [Some(name), house.map(one_line)].into_iter().flatten().map(std::borrow::Cow::into_owned).collect();
    }
    let role = sender.role.as_deref().map(|role| match decline.locale.language() {
        // What somebody is takes capitals under an English name.
        Language::English => titled(&one_line(role)),
        Language::Spanish => capitalised(&one_line(role)),
    });
    let place = [role, sender.organisation.as_deref().map(|name| one_line(name).into_owned())];
    let place: Vec<String> = place.into_iter().flatten().collect();
    let lines = [name.into_owned(), place.join(", ")];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// The family name after a title: *Benavides* of *Augusto Benavides*, *del Río* of *Maricarmen del Río*.
///
/// A Spanish name of three words or more may have two given names or two family names; it is used whole.
fn family_name(name: &str, language: Language) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let particle = words.iter().position(|word| word.starts_with(char::is_lowercase)).filter(|at| *at > 0);
    match (language, particle, &words[..]) {
        (_, Some(at), _) => words[at..].join(" "),
        (Language::Spanish, None, [_, family]) | (Language::English, None, [_, .., family]) => (*family).to_owned(),
        _ => name.to_owned(),
    }
}

/// Whether the reader is called by the first name.
fn familiar(decline: &Decline) -> bool {
    match decline.effective_address() {
        Some(Address::Tu | Address::Vos) => true,
        Some(Address::Usted) | None => {
            decline.style.formality != Formality::Formal && decline.recipient.title.is_none()
        }
        Some(Address::Vosotros | Address::Ustedes) => false,
    }
}

/// The given name of a whole name: *Esteban* of *Esteban Mora*, *Juan Camilo* of *Juan Camilo Restrepo*.
pub(crate) fn given_name(name: &str, second_given_names: &[String]) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let two =
        words.get(1).is_some_and(|second| second_given_names.iter().any(|known| known.eq_ignore_ascii_case(second)));
    match words[..] {
        [_, second, ..] if second.starts_with(char::is_lowercase) => name.to_owned(),
        [given, second, ..] if two => format!("{given} {second}"),
        [given, _, ..] => given.to_owned(),
        _ => name.to_owned(),
    }
}
