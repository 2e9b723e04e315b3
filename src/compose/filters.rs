//! The filters that wordings may use.

use tera::{Kwargs, State, Tera};

use super::grammar::{contracted, gerund, indefinite_article, joined_with_and, joined_with_or};
use super::outline;
use super::text::capitalised;
use crate::locale::Language;

/// A filter, by its name in the wordings.
pub(crate) struct Filter {
    pub(crate) name: &'static str,
    pub(crate) apply: fn(&str) -> String,
}

const CAPITAL: Filter = Filter { name: "capital", apply: capitalised };

const SPANISH: &[Filter] = &[
    CAPITAL,
    Filter { name: "de", apply: |phrase| contracted("de", phrase) },
    Filter { name: "a", apply: |phrase| contracted("a", phrase) },
    Filter { name: "y", apply: |phrase| format!("{} {phrase}", joined_with_and(phrase)) },
    Filter { name: "o", apply: |phrase| format!("{} {phrase}", joined_with_or(phrase)) },
];

const ENGLISH: &[Filter] = &[
    CAPITAL,
    Filter { name: "gerund", apply: gerund },
    Filter { name: "an", apply: |phrase| format!("{} {phrase}", indefinite_article(phrase)) },
];

/// The filters of a language.
pub(crate) const fn filters(language: Language) -> &'static [Filter] {
    match language {
        Language::Spanish => SPANISH,
        Language::English => ENGLISH,
    }
}

/// Makes them known to Tera. Of a fact that has no words yet, they are noted beside its name.
pub(crate) fn register(tera: &mut Tera, language: Language) {
    for Filter { name, apply } in filters(language) {
        tera.register_filter(*name, |phrase: &str, _: Kwargs, _: &State| {
            outline::filtered(phrase, name).unwrap_or_else(|| apply(phrase))
        });
    }
}
