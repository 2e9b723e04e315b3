//! The filters that wordings may use.

use tera::{Kwargs, State, Tera};

use super::grammar::{contracted, gerund, indefinite_article, joined_with_and, joined_with_or};
use super::text::capitalised;
use crate::locale::Language;

pub(crate) fn register(tera: &mut Tera, language: Language) {
    tera.register_filter("capital", |phrase: &str, _: Kwargs, _: &State| capitalised(phrase));
    match language {
        Language::Spanish => {
            tera.register_filter("de", |phrase: &str, _: Kwargs, _: &State| contracted("de", phrase));
            tera.register_filter("a", |phrase: &str, _: Kwargs, _: &State| contracted("a", phrase));
            tera.register_filter("y", |phrase: &str, _: Kwargs, _: &State| {
                format!("{} {phrase}", joined_with_and(phrase))
            });
            tera.register_filter("o", |phrase: &str, _: Kwargs, _: &State| {
                format!("{} {phrase}", joined_with_or(phrase))
            });
        }
        Language::English => {
            tera.register_filter("gerund", |phrase: &str, _: Kwargs, _: &State| gerund(phrase));
            tera.register_filter("an", |phrase: &str, _: Kwargs, _: &State| {
                format!("{} {phrase}", indefinite_article(phrase))
            });
        }
    }
}
