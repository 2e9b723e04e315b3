//! The shapes of Spanish values: what is denied, who was chosen, what can be sent, how somebody is reached.

mod terms;

use super::super::text::lowered;
use crate::locale::Language;
use crate::pack::{Shapes, shapes};

pub(crate) use self::terms::{each_payment, is_paid, is_payment, price_basis, price_told, priced};

fn words() -> &'static Shapes {
    shapes(Language::Spanish)
}

/// A task as it stands behind a no: Spanish joins what is denied with *ni* (*no puedo dirigir el trabajo ni darte la
/// prórroga*). Nothing where there is nothing to change.
pub(crate) fn denied(task: &str) -> Option<String> {
    // Most tasks have no such word.
    let apart = |byte: u8| byte <= b' ' || !byte.is_ascii();
    let may_join = |three: &[u8]| matches!(three[1], b'y' | b'e') && apart(three[0]) && apart(three[2]);
    if !task.as_bytes().windows(3).any(may_join) {
        return None;
    }
    let words: Vec<&str> = task.split_whitespace().collect();
    let joins = |at: usize| matches!(words[at], "y" | "e") && words.get(at + 1).is_some_and(|next| is_infinitive(next));
    if !(1..words.len()).any(joins) {
        return None;
    }
    let denied: Vec<&str> = (0..words.len()).map(|at| if at > 0 && joins(at) { "ni" } else { words[at] }).collect();
    Some(denied.join(" "))
}

/// The pronouns that hang on an infinitive, the longer ones first.
const PRONOUNS: [(&str, [&str; 2]); 22] = [
    ("melos", ["me", "los"]),
    ("melas", ["me", "las"]),
    ("melo", ["me", "lo"]),
    ("mela", ["me", "la"]),
    ("telos", ["te", "los"]),
    ("telas", ["te", "las"]),
    ("telo", ["te", "lo"]),
    ("tela", ["te", "la"]),
    ("selos", ["se", "los"]),
    ("selas", ["se", "las"]),
    ("selo", ["se", "lo"]),
    ("sela", ["se", "la"]),
    ("nos", ["nos", ""]),
    ("los", ["los", ""]),
    ("las", ["las", ""]),
    ("les", ["les", ""]),
    ("lo", ["lo", ""]),
    ("la", ["la", ""]),
    ("le", ["le", ""]),
    ("os", ["os", ""]),
    ("me", ["me", ""]),
    ("te", ["te", ""]),
];

/// An infinitive and the pronouns that hang on it.
pub(super) struct Bare<'word> {
    /// What stands before its ending.
    pub(super) stem: &'word str,
    /// *ar*, *er* or *ir*, without the accent that it bears only for the sake of the pronouns.
    pub(super) ending: &'static str,
    pub(super) pronouns: [&'static str; 2],
}

/// A Spanish infinitive, by its ending, and the pronouns that hang on it: *mostrártelo* is *mostr*, *ar*, *te*, *lo*.
pub(super) fn without_pronouns(word: &str) -> Option<Bare<'_>> {
    let word = word.trim_end_matches([',', '.', ';']);
    let hanging = || {
        PRONOUNS.iter().find_map(|(pronoun, parts)| {
            let act = word.strip_suffix(pronoun).filter(|act| act.ends_with('r'))?;
            Some((act, *parts))
        })
    };
    // Nearly every word is told by its last letter.
    let (act, pronouns) = match word.as_bytes().last()? {
        b'r' => (word, ["", ""]),
        b'a' | b'e' | b'o' | b's' => hanging()?,
        _ => return None,
    };
    if act.len() < 3 {
        return None;
    }
    let endings = [("ar", "ar"), ("er", "er"), ("ir", "ir"), ("ár", "ar"), ("ér", "er"), ("ír", "ir")];
    let bare =
        endings.iter().find_map(|(told, ending)| Some(Bare { stem: act.strip_suffix(*told)?, ending, pronouns }));
    // Only the ending of an infinitive bears an accent: *números* is none.
    bare.filter(|bare| pronouns[0].is_empty() || !bare.stem.contains(['á', 'é', 'í', 'ó', 'ú']))
}

/// Whether a task begins with an infinitive on which no pronoun hangs.
pub(crate) fn is_bare_act(task: &str) -> bool {
    ["ar", "er", "ir", "ír"].iter().any(|ending| first(task).ends_with(ending))
}

/// Whether a Spanish word is an infinitive by its ending, with or without the pronouns that hang on it.
pub(crate) fn is_infinitive(word: &str) -> bool {
    word.len() > 2
        && (without_pronouns(word).is_some()
            || word.ends_with("se") && word.len() > 5 && word[..word.len() - 2].ends_with('r'))
}

/// Whether a choice fell on a person, so that Spanish puts *a* before it.
pub(crate) fn is_a_person(chosen: &str) -> bool {
    let mut nouns = chosen.split_whitespace().take(2);
    nouns.any(|noun| {
        // *la candidatura* is no person.
        !noun.starts_with("candidatura") && words().persons.iter().any(|word| noun.contains(word.as_str()))
    })
}

/// Who was chosen, where a decision says that somebody was: *otra persona para el puesto* of *la elección de otra
/// persona para el puesto*, *otra empresa* of *la adjudicación de la obra a otra empresa*. Other decisions name what was
/// decided on (*la convocatoria de coordinación*); what belongs to another, or is another one, is what was chosen (*la
/// propuesta de otra empresa*, *otra candidatura*).
pub(crate) fn chosen(decision: &str) -> Option<&str> {
    let decision = decision.trim();
    // *la selección de proyectos de 2027* tells of no one in particular.
    let somebody = |chosen: &&str| matches!(first(chosen), "un" | "una" | "unos" | "unas") || chosen.starts_with("otr");
    let chosen = || words().choices.iter().find_map(|before| decision.strip_prefix(before.as_str())).filter(somebody);
    let awarded = || words().awards.iter().find_map(|before| decision.strip_prefix(before.as_str()));
    let of_another = || (decision.contains(" de otr") || decision.starts_with("otr")).then_some(decision);
    chosen().or_else(|| awarded()?.rsplit_once(" a ").map(|(_, winner)| winner)).or_else(of_another)
}

/// Whether an act after *puedo* helps the reader by itself (*comentarle la entrevista*, *enviarte las notas*); else it is
/// something that the reader does (*sumar una certificación*).
pub(crate) fn is_done_by_sender(act: &str) -> bool {
    let first = first(act);
    let dative = ["te", "le", "os", "les", "telo", "selo", "oslo"];
    // *contar los proyectos en el currículum* is the reader's, *comentar la entrevista por teléfono* the sender's.
    // So is what somebody has to send: *enviar las notas del jurado*, but not *enviar una muestra más larga*.
    let object = &act[first.len()..];
    let known = ["el", "la", "los", "las"].contains(&self::first(object));
    let sends = ["enviar", "mandar", "compartir", "pasar", "comentar"].contains(&first) && known;
    let offers = || words().offers.iter().any(|known| first.starts_with(known.as_str()));
    sends
        || (is_with_reader(object) && offers())
        || dative.iter().any(|pronoun| first.strip_suffix(pronoun).is_some_and(is_infinitive))
}

/// Whether a task is what the reader would do (*avanzar a la entrevista final*): nobody else can or cannot do it.
pub(crate) fn is_done_by_reader(task: &str) -> bool {
    words().of_reader.has(first(task))
}

/// The first word, as far as it is a word.
fn first(phrase: &str) -> &str {
    phrase.split_whitespace().next().unwrap_or_default()
}

/// What an indefinite noun phrase is called from then on: *una hoja con los ejercicios* is *la hoja*.
pub(crate) fn known_thing(thing: &str) -> Option<String> {
    let mut words = thing.split_whitespace();
    let article = match words.next()? {
        "un" => "el",
        "una" => "la",
        "unos" => "los",
        "unas" => "las",
        _ => return None,
    };
    let noun = words.find(|word| !self::words().before_nouns.has(word))?.trim_end_matches([',', '.', ';']);
    Some([article, " ", noun].concat())
}

/// Whether something is given rather than sent or held: *una cita*, *un acceso*.
pub(crate) fn can_be_given(thing: &str) -> bool {
    let noun = thing.split_whitespace().find(|word| !words().before_nouns.has(word));
    noun.is_some_and(|noun| words().given.has(&lowered(noun.trim_end_matches(','))))
}

/// A firm or an institution with the article that goes before its name: *el Hospital Veterinario Sur*.
pub(crate) fn house(name: &str) -> Option<String> {
    let noun = lowered(first(name));
    let article = match () {
        () if words().houses_masculine.has(&noun) => "el ",
        () if words().houses_feminine.has(&noun) => "la ",
        () => return None,
    };
    name.contains(' ').then(|| [article, name.trim()].concat())
}

/// Somebody who is named with a title, behind the article that goes before it: *la doctora Ruiz*. *Don* and *doña* have
/// none.
pub(crate) fn titled(name: &str, feminine: &[String], masculine: &[String]) -> Option<String> {
    let title = first(name);
    let among = |titles: &[String]| titles.iter().any(|known| known == title && !known.starts_with("do\u{f1}"));
    match (name.contains(' ') && title != "don", among(feminine), among(masculine)) {
        (true, true, _) => Some(["la ", name.trim()].concat()),
        (true, _, true) => Some(["el ", name.trim()].concat()),
        _ => None,
    }
}

/// What a sentence tells of somebody whose name begins like it: *se reúne el miércoles* of *El Comité se reúne el
/// miércoles.* and *el Comité de Becas*.
pub(crate) fn told_of<'a>(sentence: &'a str, who: &str) -> Option<&'a str> {
    let sentence = sentence.trim().trim_end_matches('.');
    let mut name = who.split_whitespace();
    let (article, noun) = (name.next()?, name.next()?.trim_end_matches(','));
    let mut words = sentence.splitn(3, ' ');
    let alike = words.next()?.eq_ignore_ascii_case(article) && words.next()?.eq_ignore_ascii_case(noun);
    let told = words.next()?;
    let goes_on = ["de ", "del ", "que ", "y "].iter().any(|word| told.starts_with(word));
    let plain = !told.contains(['.', ';', ':', ',']) && told.starts_with(char::is_lowercase) && !goes_on;
    (alike && plain).then_some(told)
}

/// A sentence about somebody who has been named, that goes on with what was said of them: *y tiene libre el sábado*.
pub(crate) fn more_of_them(sentence: &str) -> Option<String> {
    let sentence = sentence.trim().trim_end_matches('.');
    let mut letters = sentence.chars();
    let told: String = letters.next()?.to_lowercase().chain(letters).collect();
    let plain = !told.contains(['.', ';', ':', ',']);
    (plain && words().doings.has(first(&told))).then_some(told)
}

/// Whether something can be sent: *un informe escrito*, *un audio con mis comentarios*; not *una llamada*.
pub(crate) fn can_be_sent(thing: &str) -> bool {
    let noun = thing.split_whitespace().find(|word| !words().before_nouns.has(word));
    noun.is_some_and(|noun| words().sent.has(&lowered(noun.trim_end_matches(','))))
}

/// Whether a resource says how something is done: *la guía de migración*, *el manual*.
pub(crate) fn teaches(resource: &str) -> bool {
    let noun = resource.split_whitespace().find(|word| !words().before_nouns.has(word));
    noun.is_some_and(|noun| words().guides.has(&lowered(noun.trim_end_matches(','))))
}

/// Whether people come together for it: *una llamada guiada*, *una sesión en línea*.
pub(crate) fn is_a_meeting(thing: &str) -> bool {
    let noun = thing.split_whitespace().find(|word| !words().before_nouns.has(word));
    noun.is_some_and(|noun| words().meetings.has(&lowered(noun.trim_end_matches(','))))
}

/// Whether it is something that people do for themselves where they may: *el alta de tu usuario*, *la reserva*.
pub(crate) fn is_made_by_reader(thing: &str) -> bool {
    let mut parts = thing.split_whitespace();
    let definite = matches!(parts.next(), Some("el" | "la" | "los" | "las" | "tu" | "su"));
    definite && parts.next().is_some_and(|noun| words().made.has(noun.trim_end_matches(',')))
}

/// Whether a phrase names what is left over and nothing more: *las otras veinte*, *el resto*.
pub(crate) fn is_the_rest(phrase: &str) -> bool {
    const SHORT: usize = 4;
    let rest = ["el otro ", "la otra ", "los otros ", "las otras ", "el resto", "lo demás", "los demás", "las demás"];
    phrase.split(' ').count() <= SHORT && rest.iter().any(|words| phrase.starts_with(words))
}

/// Whether the reader takes part in an act: *revisar el menú con ustedes*.
pub(crate) fn is_with_reader(act: &str) -> bool {
    words().with_reader.iter().any(|word| act.contains(word.as_str()))
}

/// What a rule allows, as the ground of a no: *solo permite devolver …*. Nothing where it forbids, or says so already.
pub(crate) fn nothing_else(rule: &str) -> Option<String> {
    let said = ["solo ", "sola ", "únicamente", "solamente"].iter().any(|word| rule.contains(word));
    let allows = words().allowing.has(first(rule)) && !said;
    allows.then(|| ["solo ", rule.trim()].concat())
}

/// Whether something comes along with what was asked for (*dos fondos distintos*), rather than being that (*el retablo
/// completo*) or more time for it (*una semana más*).
pub(crate) fn comes_along(thing: &str) -> bool {
    let count = [
        "un", "una", "unos", "unas", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
        "doce", "quince", "veinte",
    ];
    count.contains(&first(thing)) && !thing.contains(" más") && !thing.contains("complet")
}

/// Whether a thing comes more than once: *una nota de voz los viernes*, *un resumen cada semana*.
pub(crate) fn comes_again(thing: &str) -> bool {
    words().recurring.iter().any(|again| thing.contains(again.as_str()))
}

/// How somebody is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Channel<'a> {
    /// A mail address, without the words that announce it.
    Mail(&'a str),
    /// A telephone number, without its article.
    Telephone(&'a str),
    /// Anything else, as it was written.
    Other(&'a str),
}

pub(crate) fn channel(words: &str) -> Channel<'_> {
    let words = words.trim();
    let last = words.rsplit(' ').next().unwrap_or_default();
    if last.contains('@') && words.split_whitespace().count() <= 3 {
        return Channel::Mail(last);
    }
    let number = words.strip_prefix("el ").or_else(|| words.strip_prefix("teléfono ")).unwrap_or(words);
    let number = number.strip_prefix("teléfono ").unwrap_or(number);
    let figures = number.bytes().filter(u8::is_ascii_digit).count();
    // *el teléfono del centro*
    if let Some(line) = words.strip_prefix("el ").filter(|line| {
        figures == 0 && ["teléfono", "celular", "móvil", "conmutador"].iter().any(|phone| line.starts_with(phone))
    }) {
        return Channel::Telephone(line);
    }
    if figures >= 3 && !number.contains(char::is_alphabetic) {
        return Channel::Telephone(number);
    }
    Channel::Other(words)
}

/// Whether a noun phrase is plural: by its article, or because it names two things (*la cocina y la plancha*). What
/// stands behind a preposition may be two things of one (*el traslado de la nevera y la lavadora*).
pub(crate) fn is_plural(phrase: &str) -> bool {
    let begins_plural = words().plural.has_in_any_case(first(phrase));
    let and = phrase.as_bytes().windows(3).position(|three| three == b" y ").map(|before| before + 1);
    begins_plural
        || and.is_some_and(|at| {
            let (first_thing, second) = (&phrase[..at], &phrase[at + 1..]);
            let article = |word: &str| matches!(word, "el" | "la" | "los" | "las" | "un" | "una");
            let linked = |word: &str| {
                matches!(
                    word,
                    "de" | "del" | "con" | "para" | "por" | "en" | "sobre" | "que" | "entre" | "a" | "al" | "sin"
                )
            };
            article(first(first_thing)) && article(first(second)) && !first_thing.split_whitespace().any(linked)
        })
}

#[cfg(test)]
mod tests {
    use super::{
        Channel, channel, chosen, denied, is_payment, is_the_rest, more_of_them, nothing_else, price_basis, price_told,
        priced, told_of,
    };

    #[test]
    fn what_is_denied_is_joined_with_ni() {
        let denied = |task| denied(task).unwrap_or_default();
        assert_eq!(denied("dirigir tu trabajo y darte la prórroga"), "dirigir tu trabajo ni darte la prórroga");
        assert_eq!(denied("revisar el texto y enviárselo a Ana"), "revisar el texto ni enviárselo a Ana");
        for task in ["montar el sonido y las luces", "ir al mar y a la playa", "pintar la sala y la cocina"] {
            assert_eq!(denied(task), "", "{task}");
        }
    }

    #[test]
    fn a_choice_of_a_person_is_told_from_a_post() {
        assert_eq!(chosen("la elección de otra persona para el puesto"), Some("otra persona para el puesto"));
        assert_eq!(chosen("la adjudicación de la obra a otra empresa"), Some("otra empresa"));
        assert_eq!(chosen("la propuesta de otra empresa"), Some("la propuesta de otra empresa"));
        assert_eq!(chosen("la convocatoria de coordinación regional"), None);
    }

    #[test]
    fn a_price_is_told_by_a_sentence_of_its_own() {
        assert_eq!(price_told("Su costo es de 60.000 pesos."), Some("60.000 pesos"));
        assert_eq!(price_told("El precio sería de $480.000."), Some("$480.000"));
        assert_eq!(price_told("El precio es por sábado."), None);
        assert_eq!(price_told("Su llegada está prevista para el sábado 12."), None);
    }

    #[test]
    fn what_a_price_is_of_is_told_with_it() {
        assert_eq!(price_basis("El precio es por sábado."), Some("por sábado"));
        assert_eq!(price_basis("El valor es mensual."), Some("al mes"));
        assert_eq!(
            priced("un turno extra los sábados", "$90 por sábado"),
            "un turno extra los sábados a $90 por sábado"
        );
        assert_eq!(price_basis("El precio es el de siempre."), None);
        assert!(is_payment("el pago en cuatro mensualidades") && !is_payment("un plazo de pago más largo"));
    }

    #[test]
    fn what_a_rule_allows_is_all_it_allows() {
        assert_eq!(nothing_else("permite cambios en diez días").as_deref(), Some("solo permite cambios en diez días"));
        assert_eq!(nothing_else("no admite cambios"), None);
        assert_eq!(nothing_else("cubre solo las piezas"), None);
    }

    #[test]
    fn a_price_stands_behind_its_noun_and_what_tells_its_kind() {
        assert_eq!(priced("una cuota mensual sin permanencia", "40 €"), "una cuota mensual de 40 € sin permanencia");
        assert_eq!(priced("un crédito por el depósito", "90 €"), "un crédito de 90 € por el depósito");
        assert_eq!(
            priced("una cuota más baja durante seis meses", "90 €"),
            "una cuota más baja de 90 € durante seis meses"
        );
    }

    #[test]
    fn what_is_left_over_says_nothing() {
        assert!(is_the_rest("las otras veinte") && is_the_rest("el resto"));
        assert!(!is_the_rest("las páginas interiores"));
    }

    #[test]
    fn what_is_told_of_somebody_goes_on_with_their_name() {
        let told = told_of("El Comité se reúne el miércoles 9.", "el Comité de Becas");
        assert_eq!(told, Some("se reúne el miércoles 9"));
        assert_eq!(told_of("La sesión es el miércoles 9.", "el Comité de Becas"), None);
        assert_eq!(more_of_them("Tiene libre el sábado 19.").as_deref(), Some("tiene libre el sábado 19"));
        assert_eq!(more_of_them("Su agenda se abre en enero."), None);
    }

    #[test]
    fn channels_are_told_apart() {
        assert_eq!(channel("el correo ayuda@tienda.example"), Channel::Mail("ayuda@tienda.example"));
        assert_eq!(channel("el 601 555 0142"), Channel::Telephone("601 555 0142"));
        assert_eq!(channel("el teléfono del centro"), Channel::Telephone("teléfono del centro"));
        assert_eq!(channel("el formulario de la web"), Channel::Other("el formulario de la web"));
    }
}
