//! The shapes that a value of free text can have, as far as a wording depends on them. The words by which they are known
//! stand in `templates/<language>/shapes.toml`.

pub(crate) mod act;
pub(crate) mod english;
pub(crate) mod going_on;
pub(crate) mod spanish;

use jiff::civil::Date;

use super::text::{capitalised, has_any, has_pair, lowered};
use crate::decline::Weekday;
use crate::locale::Language;
use crate::pack::{calendar, shapes};

/// A sentence as a clause inside another one: without its full stop, its first letter small. Nothing where it is more than
/// a plain sentence, or where the first word may be a name.
pub(crate) fn clause(sentence: &str, language: Language) -> Option<String> {
    let sentence = sentence.trim().trim_end_matches('.');
    if has_any(sentence, b":;?!") || has_pair(sentence, *b". ") {
        return None;
    }
    let first = sentence.split_whitespace().next().unwrap_or_default();
    let mut letters = sentence.chars();
    let initial = letters.next()?;
    if initial.is_lowercase() || shapes(language).leads.has_in_any_case(first) {
        let mut clause = String::with_capacity(sentence.len() + 2);
        clause.extend(initial.to_lowercase());
        clause.push_str(letters.as_str());
        return Some(clause);
    }
    // *I* stays a capital.
    let speaks = ["I", "i"]
        .iter()
        .any(|i| first.strip_prefix(i).is_some_and(|rest| rest.is_empty() || rest.starts_with(['\'', '’'])));
    (language == Language::English && speaks).then(|| sentence.to_owned())
}

/// Whether a noun phrase names something that is not there yet: in Spanish it begins with an indefinite article (*un
/// trabajo estable*), in English with no definite word (*a steady job*, *one screen*, *good reviews*), unless it is an
/// activity (*planting in early spring*) or a name.
pub(crate) fn is_indefinite(phrase: &str, language: Language) -> bool {
    let mut words = phrase.split_whitespace();
    let first = words.next().unwrap_or_default();
    let word = lowered(first);
    match language {
        // A noun without a word before it (*compañía por las tardes*, *números frescos*) is not there yet either.
        Language::Spanish => {
            let determined = shapes(language).definite.has(&word) || first.starts_with(|c: char| !c.is_lowercase());
            shapes(language).indefinite.has(&word) || !(determined || is_doing(phrase, language))
        }
        Language::English => {
            // *Your money back* is wished for.
            let back = phrase.split_ascii_whitespace().nth(2) == Some("back");
            let definite = shapes(language).definite.has(&word) && !back;
            let possessive = |word: &str| word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'");
            let named =
                first.starts_with(char::is_uppercase) || possessive(first) || words.next().is_some_and(possessive);
            !(definite || named || word.ends_with("ing"))
        }
    }
}

/// Whether a goal is a state or a quality (*la tranquilidad de la casa*) rather than a thing or an event.
pub(crate) fn is_state(goal: &str, language: Language) -> bool {
    let states = &shapes(language).states;
    goal.split_whitespace().take(2).any(|word| states.has(word))
}

/// Whether a goal is something that takes place (*la feria de diseño*, *the spring fair*). What is celebrated is another
/// list.
pub(crate) fn is_event(goal: &str, language: Language) -> bool {
    // *The December board meeting*: in English it may stand last.
    let most = if language == Language::English { 4 } else { 3 };
    names_one_of(goal, most, &shapes(language).events)
}

/// Whether a goal is something that people celebrate (*los quince años de Renata*).
pub(crate) fn is_feast(goal: &str, language: Language) -> bool {
    names_one_of(goal, 3, &shapes(language).feasts)
}

/// Whether the first words of a phrase are among these, which are sorted.
fn names_one_of(phrase: &str, most: usize, sorted: &[String]) -> bool {
    // The shorter ones are articles.
    let among = |word: &str| word.len() > 3 && sorted.binary_search_by(|known| known.as_str().cmp(word)).is_ok();
    !sorted.is_empty() && phrase.split_whitespace().take(most).any(among)
}

/// Whether a goal is an act (*arreglar la gotera*) or a clause that stands behind the same words (*que el piso no se
/// dañe*); only Spanish asks.
pub(crate) fn is_doing(goal: &str, language: Language) -> bool {
    let mut words = goal.split_whitespace().skip_while(|word| *word == "no");
    let first = words.next().unwrap_or_default();
    language == Language::Spanish && (first == "que" || spanish::is_infinitive(first))
}

/// Whether a group is called by what it is (*organización del certamen*), which is no way to greet friends.
pub(crate) fn is_collective(name: &str, language: Language) -> bool {
    shapes(language).collectives.has(name.split_whitespace().next().unwrap_or_default())
}

/// Whether a task names its deadline itself (*… by November 30*, *… el lunes*, *… this weekend*), so that the no need not.
pub(crate) fn names_deadline(task: &str, deadline: Date, language: Language) -> bool {
    let day = deadline.day().to_string();
    let weekday = &calendar(language).weekdays[Weekday::of(deadline) as usize];
    task.split(|c: char| !c.is_ascii_digit()).any(|figures| figures == day)
        || task
            .split(|c: char| !c.is_alphabetic())
            .any(|word| word == weekday.as_str() || shapes(language).times.has(word))
}

/// Whether a task tells when it should be done (*… antes de las fiestas*, *… este mes*, *… el sábado 5*).
pub(crate) fn names_a_time(task: &str, language: Language) -> bool {
    let (times, calendar) = (&shapes(language).times, calendar(language));
    task.split(|c: char| !c.is_alphabetic()).any(|word| {
        let this = matches!(word, "este" | "esta" | "estos" | "estas" | "mes" | "noche" | "tarde");
        this || times.has(word) || calendar.months.iter().chain(&calendar.weekdays).any(|known| known == word)
    })
}

/// Whether a task names this very day with its month (*… del jueves 3 de diciembre*), so that the mail need not.
pub(crate) fn names_day(task: &str, date: Date, language: Language) -> bool {
    let month = &calendar(language).months[usize::from(date.month().unsigned_abs()) - 1];
    let day = format!(" {} de {month}", date.day());
    task.find(&day).is_some_and(|at| !task[at + day.len()..].starts_with(char::is_alphanumeric))
}

/// Whether a task names this very day by its weekday and its number (*… el sábado 5*), with no other month behind it.
pub(crate) fn names_numbered_day(task: &str, date: Date, language: Language) -> bool {
    let weekday = &calendar(language).weekdays[Weekday::of(date) as usize];
    let day = format!("{weekday} {}", date.day());
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.starts_with(" de ");
    task.find(&day).is_some_and(|at| ends(&task[at + day.len()..]))
}

/// Whether a task names the weekday of a date (*… el sábado*).
pub(crate) fn names_weekday(task: &str, date: Date, language: Language) -> bool {
    let weekday = &calendar(language).weekdays[Weekday::of(date) as usize];
    task.split(|c: char| !c.is_alphabetic()).any(|word| word == weekday.as_str())
}

/// Every word with a capital but the small ones: *Support Specialist*, *Head of Grants*.
pub(crate) fn titled(role: &str) -> String {
    let small = &shapes(Language::English).small;
    let word = |word: &str| if small.has(word) { word.to_owned() } else { capitalised(word) };
    role.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Whether a text names an amount, in whatever way its figures are parted: *18,000 pesos* for 18000.00.
pub(crate) fn names_amount(text: &str, amount: &str) -> bool {
    let whole = amount.split('.').next().unwrap_or(amount);
    let figures = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
    whole.len() > 1
        && text.split(char::is_whitespace).any(|word| {
            let word = word.trim_end_matches([',', '.']);
            figures(word) == whole || figures(word) == figures(amount)
        })
}

#[cfg(test)]
mod tests {
    use super::{clause, names_amount};
    use crate::locale::Language;

    #[test]
    fn an_amount_in_words_of_any_region() {
        assert!(names_amount("montar el sonido por 18,000 pesos", "18000.00"));
        assert!(names_amount("traducirlo por 2.400 €", "2400.00"));
        assert!(!names_amount("montar 18 luces", "18000.00"));
    }

    #[test]
    fn a_plain_sentence_can_stand_inside_another_one() {
        let spanish = |sentence| clause(sentence, Language::Spanish);
        let english = |sentence| clause(sentence, Language::English);
        assert_eq!(spanish("Las tardes son para mis hijos.").as_deref(), Some("las tardes son para mis hijos"));
        assert_eq!(spanish("Marta ya tiene otro encargo."), None);
        assert_eq!(english("The shop closes in May.").as_deref(), Some("the shop closes in May"));
        assert_eq!(english("I'm moving to Cork.").as_deref(), Some("I'm moving to Cork"));
        assert_eq!(english("Iris has left. Nobody took over."), None);
    }

    #[test]
    fn what_somebody_is_becomes_what_is_wished_for_them() {
        use super::english::wished;
        assert_eq!(wished("Ava being happy at school again").as_deref(), Some("Ava to be happy at school again"));
        assert_eq!(wished("Diego playing soccer").as_deref(), Some("Diego to play soccer"));
        assert_eq!(wished("the team staying together").as_deref(), Some("the team to stay together"));
        assert_eq!(wished("your mother getting home safely").as_deref(), Some("your mother to get home safely"));
        for thing in [
            "the coming season",
            "help with staying dry",
            "being on time",
            "a quiet, well-kept place",
            "no more going back",
        ] {
            assert_eq!(wished(thing), None, "{thing}");
        }
    }
}
