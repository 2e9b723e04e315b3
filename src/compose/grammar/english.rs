//! English where words meet: *a* and *an*, the *-ing* form, *I am* as *I'm*.

/// *a* or *an*, by the sound that follows: *an hour*, *an SLA*, *an 8-hour slot*; *a user*, *a one-off*, *a UX review*.
pub(crate) fn indefinite_article(next: &str) -> &'static str {
    let word: String = next
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '\'')
        .collect();
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        // *eight*, *eleven*, *eighteen*, *eighty*, *eleven thousand*
        let spoken_with_vowel = word.starts_with('8')
            || ((word.starts_with("11") || word.starts_with("18")) && (word.len() % 3 == 2 || word.len() == 2));
        return if spoken_with_vowel { "an" } else { "a" };
    }
    let lower = word.to_lowercase();
    let letters = word.chars().count();
    let acronym = letters >= 2 && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    if acronym && !["NASA", "NATO", "FIFA", "LIDAR", "SIM", "RAM", "ROM", "SWAT", "LED"].contains(&word.as_str()) {
        let first = word.chars().next().unwrap_or_default();
        return if "AEFHILMNORSX".contains(first) { "an" } else { "a" };
    }
    const SILENT_H: [&str; 5] = ["hour", "honest", "honour", "honor", "heir"];
    const CONSONANT_SOUND: [&str; 11] = ["uni", "use", "usu", "usa", "euro", "eul", "ewe", "one", "once", "uk", "util"];
    const VOWEL_AFTER_ALL: [&str; 6] = ["unin", "unim", "unid", "unint", "onero", "unil"];
    let vowel = if SILENT_H.iter().any(|start| lower.starts_with(start)) {
        true
    } else if CONSONANT_SOUND.iter().any(|start| lower.starts_with(start))
        && !VOWEL_AFTER_ALL.iter().any(|start| lower.starts_with(start))
    {
        false
    } else {
        lower.starts_with(['a', 'e', 'i', 'o', 'u'])
    };
    if vowel { "an" } else { "a" }
}

/// An infinitive phrase with its verb in the *-ing* form: *run the payroll* → *running the payroll*.
pub(crate) fn gerund(phrase: &str) -> String {
    let (verb, rest) = phrase.find(char::is_whitespace).map_or((phrase, ""), |end| phrase.split_at(end));
    format!("{}{rest}", gerund_of(verb))
}

fn gerund_of(verb: &str) -> String {
    // Two-syllable verbs with the stress on the last, which double as one-syllable ones do.
    const DOUBLING: [&str; 14] = [
        "begin", "commit", "submit", "permit", "admit", "omit", "refer", "defer", "prefer", "occur", "transfer",
        "forget", "reset", "equip",
    ];
    let is_vowel = |letter: char| "aeiou".contains(letter);
    let letters: Vec<char> = verb.chars().collect();
    if let Some(stem) = verb.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    if let Some(stem) = verb.strip_suffix('e')
        && !verb.ends_with("ee")
        && !verb.ends_with("oe")
        && !verb.ends_with("ye")
        && letters.len() > 2
    {
        return format!("{stem}ing");
    }
    let closed = matches!(letters[..], [.., before, vowel, last]
        if !is_vowel(before) && is_vowel(vowel) && !is_vowel(last) && !"wxy".contains(last));
    let one_syllable = letters.iter().filter(|letter| is_vowel(**letter)).count() == 1;
    if closed && (one_syllable || DOUBLING.contains(&verb)) {
        let last = letters.last().copied().unwrap_or_default();
        return format!("{verb}{last}ing");
    }
    format!("{verb}ing")
}

/// A sentence that begins with *I am* or *we are*, as a mail in contracted words says it.
pub(crate) fn begun_shorter(told: String) -> String {
    let begins = [("I am ", "I'm "), ("I have ", "I've "), ("we are ", "we're "), ("We are ", "We're ")];
    let has = |rest: &str| {
        rest.starts_with(|c: char| c.is_ascii_digit())
            || ["a ", "an ", "the ", "no ", "to ", "my "].iter().any(|it| rest.starts_with(it))
    };
    let found = begins.iter().find_map(|(long, short)| {
        let rest = told.strip_prefix(long)?;
        (*long != "I have " || !has(rest)).then(|| [short, rest].concat())
    });
    found.unwrap_or(told)
}

#[cfg(test)]
mod tests {
    use super::{gerund, indefinite_article};

    #[test]
    fn the_article_follows_the_sound() {
        for next in [
            "hour",
            "honest answer",
            "MBA",
            "SLA",
            "NDA",
            "8-hour slot",
            "11 a.m. call",
            "FAQ",
            "11000 euro loan",
            "uninvited guest",
            "apple",
            "18-month plan",
            "XML file",
        ] {
            assert_eq!(indefinite_article(next), "an", "{next}");
        }
        for next in [
            "user",
            "European client",
            "one-off",
            "URL",
            "UX review",
            "10-hour plan",
            "hotel",
            "unit",
            "UK firm",
            "110-page report",
            "union",
            "NASA grant",
        ] {
            assert_eq!(indefinite_article(next), "a", "{next}");
        }
    }

    #[test]
    fn verbs_take_their_ing_form() {
        for (phrase, expected) in [
            ("run the payroll", "running the payroll"),
            ("manage the account", "managing the account"),
            ("stamp the drawings", "stamping the drawings"),
            ("see the plans", "seeing the plans"),
            ("tie it up", "tying it up"),
            ("fix the roof", "fixing the roof"),
            ("submit a bid", "submitting a bid"),
            ("visit the site", "visiting the site"),
            ("be there", "being there"),
            ("play", "playing"),
            ("open the shop", "opening the shop"),
            ("represent you", "representing you"),
        ] {
            assert_eq!(gerund(phrase), expected);
        }
    }
}
