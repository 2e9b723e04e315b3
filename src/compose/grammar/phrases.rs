//! What the shape of an English phrase tells: what it can stand behind, and where a price fits into it.

/// The first word of a phrase, in lower case.
fn first_word(phrase: &str) -> String {
    phrase.split_whitespace().next().unwrap_or_default().to_lowercase()
}

/// Whether an advice or offer after a choice is the sender's own act (*send you two notes*) rather than the reader's next
/// step (*say how many people each project reached*).
pub(crate) fn is_offer(feedback: &str) -> bool {
    let named = feedback.split_whitespace().any(|word| word.trim_matches(',') == "you");
    let verb = first_word(feedback);
    named
        || matches!(
            verb.as_str(),
            "share" | "forward" | "discuss" | "arrange" | "provide" | "pass" | "talk" | "go" | "meet" | "call"
        )
}

/// Whether a name is of several, by its head noun: *the accounting standards*, not *the Law Society of Scotland*.
pub(crate) fn is_plural(name: &str) -> bool {
    let head = [" of ", " for ", " on ", " in "].iter().filter_map(|word| name.find(word)).min();
    let head = name[..head.unwrap_or(name.len())].split_whitespace().last().unwrap_or_default();
    head.ends_with('s') && !head.ends_with("ss") && head.chars().any(char::is_lowercase)
}

/// Whether a name is a firm's rather than a person's: *Studio Nord*, *The Broad Review*, *Hart & Daughters*.
pub(crate) fn is_firm(name: &str) -> bool {
    const SIGNS: [&str; 40] = [
        "the",
        "&",
        "and",
        "ltd",
        "llp",
        "llc",
        "inc",
        "plc",
        "co",
        "company",
        "studio",
        "studios",
        "agency",
        "group",
        "review",
        "press",
        "house",
        "lodge",
        "clinic",
        "centre",
        "center",
        "society",
        "association",
        "foundation",
        "trust",
        "club",
        "partners",
        "services",
        "works",
        "lab",
        "labs",
        "college",
        "school",
        "university",
        "bank",
        "firm",
        "collective",
        "media",
        "design",
        "consulting",
    ];
    let mut words = name.split_whitespace().map(|word| word.trim_matches([',', '.']).to_lowercase());
    words.any(|word| SIGNS.contains(&word.as_str()))
}

/// Whether a risk is told as an act (*expose the bank details*).
pub(crate) fn is_act(risk: &str) -> bool {
    matches!(
        first_word(risk).as_str(),
        "expose"
            | "lose"
            | "leak"
            | "share"
            | "give"
            | "let"
            | "put"
            | "open"
            | "reveal"
            | "make"
            | "break"
            | "breach"
            | "leave"
            | "compromise"
            | "send"
            | "allow"
            | "hand"
            | "show"
            | "invite"
            | "damage"
            | "delete"
            | "mix"
            | "disclose"
            | "publish"
            | "have"
            | "pass"
            | "end"
            | "spread"
            | "store"
            | "reach"
            | "fall"
            | "get"
    )
}

/// Whether a risk is told as something that goes on (*exposing the bank details*).
pub(crate) fn is_going_on(risk: &str) -> bool {
    first_word(risk).ends_with("ing")
}

/// A sentence as a clause behind *because*: without its full stop, its first letter small. Nothing where there are
/// several sentences, or where the first word may be a name.
pub(crate) fn clause(sentence: &str) -> Option<String> {
    let sentence = sentence.trim().trim_end_matches('.');
    let first = first_word(sentence);
    let small = matches!(
        first.as_str(),
        "the"
            | "a"
            | "an"
            | "after"
            | "before"
            | "we"
            | "it"
            | "this"
            | "that"
            | "these"
            | "those"
            | "our"
            | "my"
            | "they"
            | "their"
            | "every"
            | "each"
            | "all"
            | "some"
            | "most"
            | "many"
            | "once"
            | "when"
            | "if"
            | "in"
            | "on"
            | "at"
            | "by"
            | "with"
            | "without"
            | "past"
            | "from"
            | "until"
            | "there"
            | "your"
            | "you"
            | "no"
            | "any"
            | "only"
            | "otherwise"
            | "later"
            | "late"
            | "two"
            | "three"
            | "one"
            | "for"
            | "as"
            | "since"
            | "anything"
            | "nobody"
            | "nothing"
            | "everything"
            | "everybody"
            | "everyone"
            | "another"
            | "other"
            | "others"
            | "under"
            | "it's"
            | "we're"
            | "we've"
            | "there's"
            | "both"
            | "few"
            | "people"
            | "its"
            | "last"
            | "next"
    );
    if sentence.contains([':', ';', '?', '!']) || sentence.contains(". ") {
        return None;
    }
    let mut letters = sentence.chars();
    let initial = letters.next()?;
    if small || initial.is_lowercase() {
        return Some(initial.to_lowercase().chain(letters).collect());
    }
    matches!(first.as_str(), "i" | "i'm" | "i've" | "i'll" | "i'd" | "i’m" | "i’ve").then(|| sentence.to_owned())
}

/// How to reach somebody: *at clerk@town.example*, *through the trade desk*.
pub(crate) fn way(channel: &str) -> String {
    let channel = channel.trim();
    if let Some(address) = channel.strip_prefix("the address ") {
        format!("at {address}")
    } else if channel.contains('@') || channel.contains("number") || !channel.contains(' ') || is_figures(channel) {
        format!("at {channel}")
    } else if channel.split(' ').any(|word| matches!(word, "phone" | "line" | "hotline" | "helpline")) {
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
    const SUMS: [&str; 20] = [
        "credit",
        "voucher",
        "refund",
        "discount",
        "rebate",
        "deposit",
        "fee",
        "rate",
        "price",
        "budget",
        "grant",
        "contribution",
        "allowance",
        "bursary",
        "retainer",
        "donation",
        "stipend",
        "instalment",
        "installment",
        "card",
    ];
    let (mut at, mut spent) = (0, false);
    for word in terms.split_inclusive(' ') {
        let bare = word.trim_end_matches([' ', ',']);
        // A sum that stands behind a preposition is another one: *in place of the refund*.
        if matches!(bare, "of" | "for" | "in" | "on" | "with" | "without" | "instead" | "at" | "from" | "to") {
            spent = true;
        }
        if !spent && SUMS.contains(&bare) {
            let end = at + bare.len();
            return format!("{} of {price}{}", &terms[..end], &terms[end..]);
        }
        at += word.len();
    }
    let paid = ["payment", "paid", "instalments", "installments"].iter().any(|word| terms.contains(word));
    if paid {
        format!("{terms}, {price} in all")
    } else if terms.contains(',') {
        format!("{terms}, for {price}")
    } else if terms.contains(" for ") {
        format!("{terms}, at {price}")
    } else {
        format!("{terms} for {price}")
    }
}
