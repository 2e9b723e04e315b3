//! The shapes of English values: what they can stand behind, and where a price fits into them.

mod terms;

use std::borrow::Cow;

use super::super::people::given_name;
use super::super::text::lowered;
use super::going_on::base_of;
use super::is_indefinite;
use crate::decline::{Duration, Referral};
use crate::locale::Language;
use crate::pack::{Shapes, calendar, shapes};

pub(crate) use self::terms::{is_manner, is_payment, priced, stands_alone};

fn words() -> &'static Shapes {
    shapes(Language::English)
}

/// The first word of a phrase, in lower case.
pub(super) fn first_word(phrase: &str) -> Cow<'_, str> {
    lowered(phrase.split_whitespace().next().unwrap_or_default())
}

/// Whether an advice or offer after a choice is the sender's own act (*send you two notes*) rather than the reader's next
/// step (*say how many people each project reached*).
pub(crate) fn is_offer(feedback: &str) -> bool {
    let named = feedback.split_whitespace().any(|word| word.trim_matches(',') == "you");
    named || words().offers.has(&first_word(feedback))
}

/// What is wished for somebody, where a goal tells it as if it were so: *Ava to be happy* of *Ava being happy*.
pub(crate) fn wished(goal: &str) -> Option<String> {
    const LAST: usize = 3;
    let named = goal.starts_with(char::is_uppercase);
    let (at, act) = goal.split(' ').enumerate().take(LAST + 1).skip(1).find_map(|(at, part)| {
        let state = words().states_of_somebody.iter().find(|[state, _]| state == part);
        let act = state.map(|[_, act]| act.clone());
        // *Diego playing soccer*: a name before it does it.
        let does = || base_of(part).filter(|_| named && at == 1 && !words().things_in_ing.has(part));
        Some((at, act.or_else(does)?))
    })?;
    let parts: Vec<&str> = goal.split(' ').collect();
    // *The coming year* and *help with staying dry* are things.
    let before = parts[at - 1];
    let thing = words().definite.has(&lowered(before)) || words().before_nouns.has(before);
    (!thing).then(|| format!("{} to {act} {}", parts[..at].join(" "), parts[at + 1..].join(" ")).trim_end().to_owned())
}

/// What the sender would like to do for an aim, as it stands behind *I'd like to*: *help with the store launch*, *help you
/// get calmer nights*. What is wished away is avoided: *no more delays*.
pub(crate) fn help_towards(goal: &str) -> String {
    if let Some(unwanted) = goal.strip_prefix("no ") {
        format!("help you avoid {}", unwanted.strip_prefix("more ").unwrap_or(unwanted))
    } else if is_indefinite(goal, Language::English) {
        format!("help you get {goal}")
    } else {
        format!("help with {goal}")
    }
}

/// Whether something comes again: *a call every Friday*, *a weekly list*; a date beside it is that of the first one.
pub(crate) fn comes_again(thing: &str) -> bool {
    let calendar = calendar(Language::English);
    thing.split([' ', ',']).any(|word| {
        let weekdays = || calendar.weekdays_plural.iter().any(|day| day == word);
        words().recurring.has(word) || weekdays()
    })
}

/// How a resource tells what it is good for: a directory *lists* it, a page *has* it, anything else *covers* it.
pub(crate) fn holding(resource: &str) -> [&'static str; 2] {
    let head = head_noun(resource);
    if head == "list" {
        // *Our list … lists* would say it twice.
        ["has", "have"]
    } else if words().lists.has(&head) {
        ["lists", "list"]
    } else if words().holders.has(&head) {
        ["has", "have"]
    } else {
        ["covers", "cover"]
    }
}

/// The pronouns that a title gives: *Ms. Ortega, the board secretary*.
pub(crate) fn pronoun_of_title(who: &str) -> Option<[&'static str; 3]> {
    who.split_whitespace().find_map(|word| match word.trim_end_matches('.') {
        "Mr" | "Sir" | "Lord" => Some(["he", "him", "his"]),
        "Ms" | "Mrs" | "Miss" | "Dame" | "Lady" => Some(["she", "her", "her"]),
        _ => None,
    })
}

/// Whether a resource is a place or a body that people go to: *the county record office*.
pub(crate) fn is_place(resource: &str) -> bool {
    words().places.has(&head_noun(resource))
}

/// Whether a phrase speaks of somebody who must have been named before it: *his mock exams*, *getting him back*.
pub(crate) fn is_of_third(phrase: &str) -> bool {
    words().third_persons.has(&first_word(phrase))
}

/// The pronouns of somebody whom the caller has spoken of by one (*tell him to expect you*): subject, object, possessive.
pub(crate) fn pronoun(referral: &Referral) -> Option<[&'static str; 3]> {
    let titled = referral.name.as_deref().and_then(pronoun_of_title);
    // What is done for them tells it (*tell her to expect you*). Elsewhere it may be another's (*assesses children of his
    // age*), unless somebody does something by it.
    let done = referral.intro_offer.iter();
    let said = [&referral.why_fit, &referral.detail].into_iter().flatten();
    let acts = |word: &&str| matches!(*word, "he" | "she" | "He" | "She");
    let spoken = || {
        let of_person = done.flat_map(|text| words_of(text)).find_map(pronouns);
        of_person.or_else(|| said.flat_map(|text| words_of(text)).filter(acts).find_map(pronouns))
    };
    titled.or_else(spoken)
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic())
}

fn pronouns(word: &str) -> Option<[&'static str; 3]> {
    match word {
        "he" | "him" | "his" | "He" | "His" => Some(["he", "him", "his"]),
        "she" | "her" | "She" | "Her" => Some(["she", "her", "her"]),
        _ => None,
    }
}

/// Whether an introduction is itself a question to the person (*ring her for you*), so that there is nothing to ask first.
pub(crate) fn asks(intro: &str) -> bool {
    words().asking.has(&first_word(intro))
}

/// Whether a duty only permits something: *certify only wiring I have tested*.
pub(crate) fn is_permission(duty: &str) -> bool {
    const NEAR: usize = 4;
    duty.split_whitespace().take(NEAR).any(|word| word == "only")
}

/// Whether an authority is a text of rules (*the Wiring Regulations*) rather than those who make them.
pub(crate) fn is_rules(authority: &str) -> bool {
    authority.split_whitespace().any(|word| words().rules.has(&lowered(word.trim_matches(','))))
}

/// Whether a word names what a time for refunds is counted from: *payment*, *booking*.
pub(crate) fn is_sale(word: &str) -> bool {
    words().sales.has(word)
}

/// Whether something is done from afar (*join a call*), so that it matters whose clocks its hours are told by.
pub(crate) fn is_afar(text: &str) -> bool {
    text.split(' ').any(|word| words().afar.has(&lowered(word)))
}

/// Whether a name is of several, by its head noun: *the accounting standards*, not *the Law Society of Scotland*.
pub(crate) fn is_plural(name: &str) -> bool {
    let ends =
        |word: &str| words().prepositions.has(word) || matches!(word, "over" | "by" | "after" | "before" | "every");
    let head = up_to(name, ends, false);
    let head = head.split_whitespace().last().unwrap_or_default();
    head.ends_with('s') && !head.ends_with("ss") && head.chars().any(char::is_lowercase)
}

/// Whether a name is a firm's rather than a person's: *Studio Nord*, *The Broad Review*, *Hart & Daughters*.
pub(crate) fn is_firm(name: &str) -> bool {
    name.split_ascii_whitespace().any(|word| words().firms.has_in_any_case(word.trim_matches([',', '.'])))
}

/// A person who has been named in full, as they are named again: *Theo* of *Theo Okuda*. Nothing for a firm, or where a
/// title stands before the name.
pub(crate) fn called<'a>(name: &'a str, second_given_names: &[String]) -> Option<Cow<'a, str>> {
    let name = name.trim();
    let first = name.split_whitespace().next().unwrap_or_default();
    if is_firm(name) || first.ends_with('.') || words().honours.has(first) || !first.starts_with(char::is_uppercase) {
        return None;
    }
    // Of two words, the second is the surname, though it may be a given name elsewhere: *Ana Lee*.
    if name.split_whitespace().count() == 2 {
        return Some(Cow::Borrowed(first));
    }
    Some(given_name(name, second_given_names).into())
}

/// The verb that a part of the work takes, if the task tells it: *restore* of *restore the east window*, where the part
/// is something that is there already (*the lower panels*), and *draw* of *draw forty icons*, as of most things that are
/// made or looked after.
pub(crate) fn verb_for<'a>(task: &'a str, parts: &[String]) -> Option<&'a str> {
    let task = task.trim();
    let (verb, object) = task.split_once(' ')?;
    // *Design and plant the garden*: both are done to a part of it.
    let (verb, object) = match object.strip_prefix("and ").and_then(|rest| rest.split_once(' ')) {
        Some((_, object)) => (task[..task.len() - object.len()].trim_end(), object),
        None => (verb, object),
    };
    let verbs = || verb.split(' ').filter(|word| *word != "and");
    // *Index the index* would say it twice.
    let doubled = parts.iter().any(|part| part.split(' ').any(|word| verbs().any(|verb| verb == word)));
    let known = |phrase: &str| words().definite.has(&first_word(phrase));
    let made = verbs().all(|verb| words().makings.has(verb)) && !is_particle(&first_word(object));
    let whole = made || (known(object) && !verbs().any(|verb| words().particular.has(verb)));
    (!doubled && whole && parts.iter().all(|part| known(part))).then_some(verb)
}

/// Whether a word belongs to the verb before it: *set up*, *look after*.
fn is_particle(word: &str) -> bool {
    words().prepositions.has(word) || matches!(word, "up" | "out" | "over" | "off" | "down" | "after" | "back" | "you")
}

/// A thing that has been offered, as it is named again: *the video call* of *a video call in which you both sign*.
pub(crate) fn that_thing(thing: &str) -> String {
    let part = |word: &str| begins_a_part(word) || matches!(word, "where" | "while" | "so" | "every" | "each");
    let head = up_to(thing.trim(), part, true);
    match head.split_once(' ') {
        Some(("a" | "an" | "one", noun)) => format!("the {noun}"),
        _ if words().definite.has(&first_word(head)) => head.to_owned(),
        _ => format!("the {head}"),
    }
}

/// Who or what was chosen instead, where a decision says so: *another caterer* of *the award of the contract to another
/// caterer*, and *a bid from a firm with engineers on site*, which is no decision itself.
pub(crate) fn chosen(decision: &str) -> Option<&str> {
    let others = [" another ", " someone else", " somebody else"];
    let shapes = words();
    let named = !shapes.definite.has(&first_word(decision)) && !shapes.decisions.has(&head_noun(decision));
    if named || others.iter().any(|words| decision.starts_with(words.trim_start())) {
        return Some(decision);
    }
    let at = others.iter().find_map(|words| decision.find(words))?;
    Some(decision[at..].trim())
}

/// Whether something can be sent: *a voice note with my remarks*, *a written report*; not *a video call*.
pub(crate) fn can_be_sent(thing: &str) -> bool {
    // *A printed copy at reception* is not sent.
    words().sent.has(&head_noun(thing)) && !thing.contains(" at ")
}

/// Whether something is arranged for a day: *a guided visit for the class*.
pub(crate) fn is_arranged(thing: &str) -> bool {
    words().arranged.has(&head_noun(thing))
}

/// The noun that a thing is called by, in lower case: *note* of *a voice note with my remarks*.
fn head_noun(thing: &str) -> Cow<'_, str> {
    let ends = |word: &str| begins_a_part(word) || matches!(word, "while" | "where" | "so" | "every" | "each");
    lowered(up_to(thing, ends, true).split_whitespace().last().unwrap_or_default())
}

/// Whether a word begins a part of a noun phrase that stands behind its noun.
fn begins_a_part(word: &str) -> bool {
    let relative = matches!(word, "that" | "which" | "before" | "after" | "to" | "the" | "you" | "we" | "I" | "who");
    relative
        || matches!(word, "during" | "over" | "about" | "without" | "between" | "under")
        || matches!(word, "of" | "for" | "on" | "in" | "with" | "at" | "by" | "from")
}

/// A phrase up to the first of these words behind its own first one, or up to its first comma.
fn up_to(phrase: &str, ends: impl Fn(&str) -> bool, comma: bool) -> &str {
    let mut end = 0;
    let mut words = phrase.split(' ').peekable();
    while let Some(word) = words.next() {
        let last = words.peek().is_none();
        if end > 0 && !last && ends(word) {
            return &phrase[..end - 1];
        }
        if comma && !last && word.ends_with(',') {
            return &phrase[..end + word.len() - 1];
        }
        end += word.len() + 1;
    }
    phrase
}

/// Whether a thing takes so many words that what stands behind it would seem to belong to the last of them.
pub(crate) fn is_long(phrase: &str) -> bool {
    const SHORT: usize = 4;
    phrase.split_whitespace().count() > SHORT
}

/// Whether a phrase is so long, or has a comma of its own, that a date behind it would seem to belong to a part of it.
pub(crate) fn is_heavy(phrase: &str) -> bool {
    const LIGHT: usize = 6;
    phrase.contains(',') || phrase.split_whitespace().count() > LIGHT
}

/// What is done with the time it lasts before the thing that lasts: *take your dad for a 45-minute walk*. Nothing where
/// no such thing is named.
pub(crate) fn lasting(what: &str, time: Duration) -> Option<String> {
    let length = match time {
        Duration::Minutes(minutes @ 1..=120) if minutes != 60 && minutes != 90 => match minutes {
            30 => "half-hour".to_owned(),
            _ => format!("{minutes}-minute"),
        },
        Duration::Minutes(60) => "one-hour".to_owned(),
        Duration::Hours(hours) => match hours.hundredths() {
            50 => "half-hour".to_owned(),
            100 => "one-hour".to_owned(),
            200 => "two-hour".to_owned(),
            _ => return None,
        },
        _ => return None,
    };
    let words: Vec<&str> = what.split_whitespace().collect();
    let at = (1..words.len())
        .find(|at| words[at - 1] == "a" && self::words().lasting.has(words[*at].trim_end_matches(',')))?;
    Some(format!("{} {length} {}", words[..at].join(" "), words[at..].join(" ")))
}

/// Whether somebody is named in few words, so that a question can name them again (*the tax committee*).
pub(crate) fn is_short_name(who: &str) -> bool {
    const SHORT: usize = 5;
    !who.contains(',') && who.split_whitespace().count() <= SHORT
}

/// Whether a goal is a plain thing that somebody can be helped with (*your Christmas appeal*, *the sale of her house*)
/// rather than how something is to be (*the porch as it was in 1905*, *the house finished for Christmas*, *your money back*).
pub(crate) fn is_plain_aim(goal: &str) -> bool {
    const SHORT: usize = 7;
    let known = words().definite.has(&lowered(goal.split(' ').next().unwrap_or_default()));
    let parts: Vec<&str> = goal.split_whitespace().collect();
    let told = |word: &&str| {
        matches!(*word, "as" | "that" | "who" | "which" | "back" | "ready" | "open" | "done" | "up" | "not")
            || (word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing")) && !words().things_in_ing.has(word))
    };
    known && parts.len() <= SHORT && !goal.contains([',', '$']) && !parts.iter().any(told)
}

/// Whether a task is to take something back that was bought (*refund the walnut desk*).
pub(crate) fn is_return(task: &str) -> bool {
    matches!(&*first_word(task), "refund" | "return" | "exchange" | "replace") || task.starts_with("take back ")
}

/// Whether what brings a matter up again is an act that its condition is followed by (*send us a two-page letter*).
pub(crate) fn follows_condition(trigger: &str) -> bool {
    const ACTS: [&str; 12] =
        ["apply", "bring", "call", "drop", "email", "let", "post", "reply", "ring", "send", "submit", "write"];
    ACTS.contains(&&*first_word(trigger))
}

/// Whether a risk is told as an act (*expose the bank details*).
pub(crate) fn is_act(risk: &str) -> bool {
    // *Damage from light* is a thing.
    let behind = risk.split_whitespace().nth(1).unwrap_or_default();
    words().risks.has(&first_word(risk)) && !words().prepositions.has(behind)
}

/// Whether a risk is told as something that goes on (*exposing the bank details*).
pub(crate) fn is_going_on(risk: &str) -> bool {
    first_word(risk).ends_with("ing")
}

/// Whether a channel is itself a word to whom it reaches: *a call to the office before noon*.
pub(crate) fn is_word_to_somebody(channel: &str) -> bool {
    words().contacts.has(&head_noun(channel))
}

/// How to reach somebody: *at clerk@town.example*, *by email*, *through the trade desk*, *on 0300 555 0142* (American: *at 555-0142*).
pub(crate) fn way(channel: &str, american: bool) -> String {
    let channel = match channel.trim() {
        "the phone" | "telephone" | "the telephone" => "phone",
        channel => channel,
    };
    if let Some(address) = channel.strip_prefix("the address ") {
        format!("at {address}")
    } else if is_figures(channel) {
        format!("{} {channel}", if american { "at" } else { "on" })
    } else if channel.chars().all(char::is_lowercase) {
        format!("by {channel}")
    } else if channel.starts_with('a') && channel.contains(' ') && is_word_to_somebody(channel) {
        format!("with {channel}")
    } else if channel.contains('@')
        || channel.contains("number")
        || !channel.contains(' ')
        || matches!(head_noun(channel).as_ref(), "desk" | "counter")
    {
        format!("at {channel}")
    } else if channel.split(' ').any(|word| words().lines.has(word)) {
        format!("on {channel}")
    } else {
        format!("through {channel}")
    }
}

/// Whether these are the figures of a telephone number.
pub(crate) fn is_figures(channel: &str) -> bool {
    channel.chars().all(|c| c.is_ascii_digit() || " +-()./".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{
        asks, called, can_be_sent, chosen, comes_again, help_towards, is_arranged, is_manner, is_permission, is_rules,
        lasting, priced, pronoun_of_title, that_thing, verb_for, way,
    };
    use crate::decline::Duration;

    #[test]
    fn people_are_named_again_by_their_first_name() {
        assert_eq!(called("Theo Okuda", &[]).as_deref(), Some("Theo"));
        assert_eq!(called("Ana Lee", &["Lee".to_owned()]).as_deref(), Some("Ana"));
        assert_eq!(called("Dr Amy Poole", &[]), None);
        assert_eq!(called("Harbour Plumbing", &[]), None);
    }

    #[test]
    fn a_part_takes_the_verb_of_the_whole() {
        let verb = |task, part: &str| verb_for(task, &[part.to_owned()]);
        assert_eq!(verb("restore the east window", "the lower panels"), Some("restore"));
        assert_eq!(verb("keep Juniper at livery", "the winter months"), None);
        assert_eq!(verb("review the contract", "a list of the risks"), None);
        assert_eq!(verb("give the keynote", "the opening"), None);
        assert_eq!(verb("tune both pianos", "the Steinway"), Some("tune"));
        assert_eq!(verb("design and plant your garden", "the terrace"), Some("design and plant"));
    }

    #[test]
    fn what_was_offered_is_named_again() {
        assert_eq!(that_thing("a video call in which you both sign"), "the video call");
        assert_eq!(that_thing("written notes on your draft"), "the written notes");
        assert_eq!(that_thing("our standard template"), "our standard template");
    }

    #[test]
    fn a_thing_that_lasts_takes_its_length() {
        let minutes = |what, minutes| lasting(what, Duration::Minutes(minutes));
        assert_eq!(minutes("take your dad for a walk", 45).as_deref(), Some("take your dad for a 45-minute walk"));
        assert_eq!(minutes("have a call with you", 30).as_deref(), Some("have a half-hour call with you"));
        assert_eq!(minutes("listen to your pilot", 30), None);
    }

    #[test]
    fn prices_stand_where_they_belong() {
        let priced = |terms| priced(terms, Some("£95".to_owned()));
        assert!(is_manner("digging done by the two of you") && !is_manner("a separate order for the page"));
        assert_eq!(priced("the enquiry at an hourly rate"), "the enquiry at an hourly rate of £95");
        assert_eq!(priced("a wider pair at half price"), "a wider pair at half price for £95");
        assert_eq!(
            priced("a fixed price for the page, outside the plan"),
            "a fixed price of £95 for the page, outside the plan"
        );
    }

    #[test]
    fn duties_and_those_who_set_them() {
        assert!(is_permission("certify only wiring I have tested") && !is_permission("mark every project alike"));
        assert!(is_rules("the Wiring Regulations") && !is_rules("the Veterinary Council"));
        assert_eq!(help_towards("calmer nights with Arlo"), "help you get calmer nights with Arlo");
        assert_eq!(help_towards("no more late starts"), "help you avoid late starts");
        assert_eq!(help_towards("your open day"), "help with your open day");
        assert!(comes_again("a call every Friday at noon") && !comes_again("a call on the Friday"));
        assert_eq!(pronoun_of_title("Ms. Ortega, the board secretary"), Some(["she", "her", "her"]));
        assert!(asks("ring her for you") && !asks("introduce you by email"));
        assert!(is_arranged("a short call while you pay"));
        assert!(is_arranged("a guided visit for the class") && !is_arranged("a voice note with my remarks"));
    }

    #[test]
    fn shapes_of_choices_things_and_channels() {
        assert_eq!(chosen("the award of the contract to another caterer"), Some("another caterer"));
        assert_eq!(chosen("the post of technician"), None);
        assert_eq!(chosen("two candidates from the first round"), Some("two candidates from the first round"));
        assert_eq!(chosen("a decision on the grant"), None);
        assert_eq!(way("a reply to this email", false), "with a reply to this email");
        assert_eq!(way("the searchroom desk", false), "at the searchroom desk");
        assert!(can_be_sent("a voice note with your first weeks") && !can_be_sent("a call on the notes"));
        assert_eq!(way("0300 555 0142", false), "on 0300 555 0142");
        assert_eq!(way("555-0142", true), "at 555-0142");
    }
}
