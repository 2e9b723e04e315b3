//! The shapes of English values: what they can stand behind, and where a price fits into them.

use super::has;
use crate::locale::Language;
use crate::pack::{Shapes, shapes};

fn words() -> &'static Shapes {
    shapes(Language::English)
}

/// The first word of a phrase, in lower case.
pub(super) fn first_word(phrase: &str) -> String {
    phrase.split_whitespace().next().unwrap_or_default().to_lowercase()
}

/// Whether an advice or offer after a choice is the sender's own act (*send you two notes*) rather than the reader's next
/// step (*say how many people each project reached*).
pub(crate) fn is_offer(feedback: &str) -> bool {
    let named = feedback.split_whitespace().any(|word| word.trim_matches(',') == "you");
    named || has(&words().offers, &first_word(feedback))
}

/// Whether a name is of several, by its head noun: *the accounting standards*, not *the Law Society of Scotland*.
pub(crate) fn is_plural(name: &str) -> bool {
    let head = [" of ", " for ", " on ", " in "].iter().filter_map(|word| name.find(word)).min();
    let head = name[..head.unwrap_or(name.len())].split_whitespace().last().unwrap_or_default();
    head.ends_with('s') && !head.ends_with("ss") && head.chars().any(char::is_lowercase)
}

/// Whether a name is a firm's rather than a person's: *Studio Nord*, *The Broad Review*, *Hart & Daughters*.
pub(crate) fn is_firm(name: &str) -> bool {
    let mut parts = name.split_whitespace().map(|word| word.trim_matches([',', '.']).to_lowercase());
    parts.any(|part| has(&words().firms, &part))
}

/// Whether a risk is told as an act (*expose the bank details*).
pub(crate) fn is_act(risk: &str) -> bool {
    has(&words().risks, &first_word(risk))
}

/// Whether a risk is told as something that goes on (*exposing the bank details*).
pub(crate) fn is_going_on(risk: &str) -> bool {
    first_word(risk).ends_with("ing")
}

/// How to reach somebody: *at clerk@town.example*, *through the trade desk*.
pub(crate) fn way(channel: &str) -> String {
    let channel = channel.trim();
    if let Some(address) = channel.strip_prefix("the address ") {
        format!("at {address}")
    } else if channel.contains('@') || channel.contains("number") || !channel.contains(' ') || is_figures(channel) {
        format!("at {channel}")
    } else if channel.split(' ').any(|word| has(&words().lines, word)) {
        format!("on {channel}")
    } else {
        format!("through {channel}")
    }
}

/// Whether these are the figures of a telephone number.
fn is_figures(channel: &str) -> bool {
    channel.chars().all(|c| c.is_ascii_digit() || " +-()./".contains(c))
}

/// New terms with their price where it belongs: *a store credit of $340 in place of the refund*, *payment in three
/// instalments, £2,400 in all*, *a landing page for $900*.
pub(crate) fn priced(terms: &str, price: Option<String>) -> String {
    let terms = terms.trim();
    let Some(price) = price else { return terms.to_owned() };
    if terms.contains(&price) {
        return terms.to_owned();
    }
    let (mut at, mut spent) = (0, false);
    for word in terms.split_inclusive(' ') {
        let bare = word.trim_end_matches([' ', ',']);
        // A sum that stands behind a preposition is another one: *in place of the refund*.
        spent |= has(&words().prepositions, bare);
        if !spent && has(&words().sums, bare) {
            let end = at + bare.len();
            return format!("{} of {price}{}", &terms[..end], &terms[end..]);
        }
        at += word.len();
    }
    if words().payments.iter().any(|word| terms.contains(word)) {
        format!("{terms}, {price} in all")
    } else if terms.contains(',') {
        format!("{terms}, for {price}")
    } else if terms.contains(" for ") {
        format!("{terms}, at {price}")
    } else {
        format!("{terms} for {price}")
    }
}
