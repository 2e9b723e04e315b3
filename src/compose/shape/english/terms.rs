//! The shapes of English terms: what is paid, how, and where a price fits into them.

use super::{first_word, words};

/// Whether new terms are about how the price is paid: *payment in three instalments*.
pub(crate) fn is_payment(terms: &str) -> bool {
    words().payments.iter().any(|word| terms.contains(word))
}

/// Whether new terms are about how the same work is done or paid (*payment in two halves*, *digging done by the two of you*)
/// rather than another thing.
pub(crate) fn is_manner(terms: &str) -> bool {
    let first = first_word(terms);
    is_payment(terms) || (first.ends_with("ing") && !words().things_in_ing.has(&first))
}

/// Whether the terms of a price stand behind it as they are: *in three payments*, *paid monthly*; *half of it up front*
/// takes a *with*.
pub(crate) fn stands_alone(terms: &str) -> bool {
    let first = first_word(terms);
    let joins = ["paid", "payable", "billed", "invoiced", "due", "by", "per", "before", "after", "upon"];
    words().prepositions.has(&first) || joins.contains(&&*first)
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
        // So is one of which a part is told: *at half price*, but *at an hourly rate*.
        spent |= bare == "half" || words().prepositions.has(bare) && bare != "at";
        if !spent && words().sums.has(bare) {
            let end = at + bare.len();
            let (name, rest) = terms.split_at(end);
            // *store credit of $89.50, for half the price*
            let rest = rest.strip_prefix(" for half").map_or(rest.to_owned(), |rest| [", for half", rest].concat());
            return format!("{name} of {price}{rest}");
        }
        at += word.len();
    }
    if terms.ends_with("monthly") || terms.ends_with("a month") {
        format!("{terms} at {price}")
    } else if is_payment(terms) {
        format!("{terms}, {price} in all")
    } else if terms.contains(',') {
        format!("{terms}, for {price}")
    } else if terms.contains(" for ") {
        format!("{terms}, at {price}")
    } else {
        format!("{terms} for {price}")
    }
}
