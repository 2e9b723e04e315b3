//! What goes on, told as an act: *keeping his bill paid* becomes *keep his bill paid*, so that it can stand behind *you can*.

use crate::locale::Language;
use crate::pack::shapes;

/// An English phrase that begins with something going on, as an act. Nothing where the first word only names a thing
/// (*parking for residents*, *planting in spring*).
pub(crate) fn act_of(phrase: &str) -> Option<String> {
    let (first, second) =
        phrase.split_once(' ').map(|(first, rest)| (first, rest.split(' ').next().unwrap_or(rest)))?;
    if !first.ends_with("ing") {
        return None;
    }
    let shapes = shapes(Language::English);
    let has_object = shapes.definite.has(second) || shapes.third_persons.has(second);
    let object_ahead = has_object || matches!(second, "a" | "an" | "and" | "or" | "no");
    if !object_ahead && (shapes.things_in_ing.has(first) || shapes.before_nouns.has(second)) {
        return None;
    }
    told_as_act(phrase)
}

/// The same of what a resource is for, where more can only be an act: *writing to late payers*.
pub(crate) fn act_in(phrase: &str) -> Option<String> {
    let (first, rest) = phrase.split_once(' ')?;
    let thing =
        shapes(Language::English).things_in_ing.has(first) || ["of ", "for "].iter().any(|it| rest.starts_with(it));
    act_of(phrase).or_else(|| told_as_act(phrase).filter(|_| !thing))
}

fn told_as_act(phrase: &str) -> Option<String> {
    let mut words = phrase.split(' ');
    let first = words.next()?;
    let mut told = base_of(first)?;
    let mut before = "";
    for word in words {
        told.push(' ');
        // *Choosing and ordering prints*: what is joined to the first act is one as well.
        let joined = matches!(before, "and" | "or");
        match joined.then(|| base_of(word)).flatten() {
            Some(base) => told.push_str(&base),
            None => told.push_str(word),
        }
        before = word;
    }
    Some(told)
}

/// *keep* of *keeping*, *get* of *getting*, *have* of *having*.
pub(super) fn base_of(word: &str) -> Option<String> {
    let stem =
        word.strip_suffix("ing").filter(|stem| stem.len() > 1 && stem.chars().all(|c| c.is_ascii_lowercase()))?;
    // *Everything your view needs* goes on nowhere.
    let pronoun = matches!(stem, "everyth" | "someth" | "anyth" | "noth");
    if pronoun || !stem.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
        return None;
    }
    let words = shapes(Language::English);
    // *Graduating*, *celebrating*, but *repeating* and *floating*.
    let verb_in_ate = stem.len() > 5 && stem.ends_with("at") && !stem.ends_with("eat") && !stem.ends_with("oat");
    if verb_in_ate || words.dropped_e.has(stem) {
        return Some(format!("{stem}e"));
    }
    let letters = stem.as_bytes();
    let doubled = letters.len() > 2 && letters[letters.len() - 1] == letters[letters.len() - 2];
    let kept = stem.ends_with(['l', 's', 'z', 'f', 'e', 'o']) && !words.doubled_l.has(stem);
    Some(if doubled && !kept { stem[..stem.len() - 1].to_owned() } else { stem.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::{act_in, act_of};

    #[test]
    fn what_goes_on_becomes_an_act() {
        for (phrase, act) in [
            ("keeping his phone bill paid", "keep his phone bill paid"),
            ("getting him back on his feet", "get him back on his feet"),
            ("having the house ready", "have the house ready"),
            ("choosing and ordering prints", "choose and order prints"),
            ("selling the flat", "sell the flat"),
            ("cancelling the order", "cancel the order"),
            ("moving out by March", "move out by March"),
            ("celebrating the opening", "celebrate the opening"),
            ("repeating the course", "repeat the course"),
            ("opening the shop on time", "open the shop on time"),
        ] {
            assert_eq!(act_of(phrase).as_deref(), Some(act));
        }
        for phrase in
            ["parking for residents", "planting in early spring", "the opening", "opening night", "Beijing trips"]
        {
            assert_eq!(act_of(phrase), None, "{phrase}");
        }
        for phrase in ["everything your view needs", "something the client can keep", "nothing a reader would miss"] {
            assert_eq!(act_in(phrase), None, "{phrase}");
        }
    }
}
