//! The facts of each kind of alternative.

use jiff::civil::Date;

use super::circumstances::echoes;
use super::facts::{Facts, Items};
use super::grammar::Grammar;
use super::request::as_object;
use super::shape::act::{deed_done, done_as_deed, done_by_sender};
use super::shape::going_on::act_in;
use super::shape::spanish::{
    Channel, can_be_given, can_be_sent, channel, comes_again, comes_along, denied, house, is_a_meeting, is_infinitive,
    is_made_by_reader, is_payment, is_plural, is_the_rest, is_with_reader, more_of_them, price_basis, priced, teaches,
    titled,
};
use super::shape::{english, is_indefinite, names_a_time, names_amount, names_day};
use super::text::one_line;
use crate::decline::{Alternative, Duration, Money, Phase};
use crate::locale::{Language, Locale};

/// What a Spanish indirect question begins with: *cuánto darle de comer*.
const QUESTION_WORDS: [&str; 11] =
    ["cómo", "qué", "cuándo", "dónde", "cuánto", "cuánta", "cuántos", "cuántas", "cuál", "cuáles", "quién"];

/// The most words about a person in one English sentence with the day from which they have time.
const LONG_FIT: usize = 9;

/// `reply_by` is told by the closing: an offer that is kept until that day does not tell it too.
pub(crate) fn alternative<'a>(
    alternative: &'a Alternative,
    task: &'a str,
    reply_by: Option<Date>,
    we: bool,
    detailed: bool,
    grammar: &Grammar<'_>,
    items: &impl Items,
) -> Facts<'a> {
    let spanish = grammar.locale.language() == Language::Spanish;
    // In Spanish what the sender does is told as something that happens.
    let act = |infinitive: &Option<String>| {
        infinitive.as_deref().filter(|_| spanish).and_then(|it| done_by_sender(&one_line(it), we))
    };
    // What is open until the day of the answer is told with that day.
    let beyond_reply = |date: &Date| Some(*date) != reply_by;
    let mut facts = Facts::new();
    match alternative {
        Alternative::LaterDate(it) => {
            facts.date("start", it.start);
            if let Some(act) = it.start.filter(|_| spanish).and_then(|_| asked_act(task, we)) {
                facts.text("task_act", act);
            }
            if !spanish && !it.slots.is_empty() {
                let slots = grammar.slots(&it.slots);
                facts.text("times", slots.trim_start_matches("on ").replace(" or on ", " or "));
                facts.text("slots", slots);
            } else {
                facts.slots("slots", &it.slots, grammar);
            }
            facts.flag("several", it.slots.len() > 1);
            facts.flag("two", it.slots.len() == 2);
            facts.date("hold", it.hold_until.filter(beyond_reply));
        }
        Alternative::LongerDeadline(it) => {
            facts.date("deadline", Some(it.new_deadline));
            // *sumo el pago con QR para el miércoles 23, y tenés la migración en su fecha*
            let echoed = it.gives.as_deref().is_some_and(|gives| echoes(task, gives));
            if let Some(act) = asked_act(task, we).filter(|_| spanish && !echoed) {
                facts.text("task_act", act);
            }
            // What was asked for by a time (*adelantar la entrega al lunes*) is not done later.
            // *preparo el informe: el análisis completo con gráficos*
            let known = |gives: &str| ["el ", "la ", "los ", "las "].iter().any(|it| gives.starts_with(it));
            facts.flag("gives_is", spanish && it.gives.as_deref().is_some_and(known));
            facts.flag("timed_task", spanish && names_a_time(task, Language::Spanish));
            facts.value("gives", it.gives.as_deref());
            // *lo tienes todo, con dos fondos distintos*: what the time is good for is not the whole of it.
            facts.flag("gives_with", spanish && it.gives.as_deref().is_some_and(comes_along));
            // Time that is left over is not the work itself: *I do all of it by Friday, which leaves time to add …*.
            let spare = |gives: &str| ["time ", "room ", "space "].iter().any(|it| gives.starts_with(it));
            facts.flag("leaves", !spanish && it.gives.as_deref().is_some_and(spare));
            if let Some(act) = it.gives.as_deref().filter(|_| spanish).and_then(|gives| done_as_deed(gives, we)) {
                facts.text("gives_act", act);
            }
        }
        Alternative::ReducedScope(it) => {
            facts.list("keep", &it.keep);
            // A date behind a comma would seem to belong to what stands there.
            facts.flag("inner", spanish && it.keep.iter().any(|one| one.contains(',')));
            if let ([keep], true) = (&it.keep[..], spanish)
                && let Some(act) = done_as_deed(keep, we)
            {
                facts.text("keep_act", act);
            }
            // *cuarenta tazas, sin las otras veinte*: what is left over says nothing.
            facts.flag("drop_rest", spanish && matches!(&it.drop[..], [rest] if is_the_rest(rest)));
            facts.list("drop", &it.drop);
            // Spanish joins what is left out with *ni*.
            if grammar.locale.language() == Language::Spanish && !it.drop.is_empty() {
                let mut lines: Vec<_> = it.drop.iter().map(|one| one_line(one)).collect();
                // *sin las instalaciones eléctricas ni las sanitarias*
                if let [first, second] = &mut lines[..]
                    && let Some(short) = without_its_noun(first, second)
                {
                    *second = short.into();
                }
                let without = match &lines[..] {
                    [first @ .., last] if !first.is_empty() => format!("{} ni {last}", first.join(", ")),
                    all => all.join(", "),
                };
                facts.text("without", without);
            }
            if grammar.locale.language() == Language::English {
                // *Without the speech or the toast*, but *leave out the speech and the toast*.
                if it.drop.len() > 1 {
                    let lines: Vec<_> = it.drop.iter().map(|one| one_line(one)).collect();
                    facts.text("without", grammar.or_list(&lines));
                } else {
                    facts.list("without", &it.drop);
                }
                match english::verb_for(task, &it.keep) {
                    Some(verb) => facts.value("verb", Some(verb)),
                    None => facts.flag("new", it.keep.iter().all(|one| is_indefinite(one, Language::English))),
                }
            }
            facts.flag("drop_plural", it.drop.len() > 1 || it.drop.iter().any(|one| is_plural(one)));
            let words = |list: &[String]| list.iter().map(|one| one.split_whitespace().count()).sum::<usize>();
            // A short part can take its length along.
            const TIGHT: usize = 6;
            facts.flag("tight", !spanish && !it.drop.is_empty() && words(&it.keep) + words(&it.drop) <= TIGHT);
            facts.flag("ready", !spanish && it.deadline.is_some());
            // Behind more, what it takes is another sentence; before a sentence of the caller's it would part that from the
            // things it speaks of.
            const JOINED: usize = 7;
            let room = !spanish && words(&it.keep) + words(&it.drop) <= JOINED;
            facts.flag("room", room);
            facts.flag("before", room && it.detail.is_some());
            facts.duration("hours", it.hours.map(Duration::Hours));
            facts.date("deadline", it.deadline);
        }
        Alternative::Phased(it) => {
            let parts: Vec<String> = it.phases.iter().map(|phase| phase.what.clone()).collect();
            facts.value("verb", english::verb_for(task, &parts).filter(|_| !spanish));
            // A date behind a long phrase would seem to belong to it.
            if let ([first, rest @ ..], true) =
                (&it.phases[..], !spanish && parts.iter().any(|part| english::is_heavy(part)))
            {
                facts.date("first_day", Some(first.when));
                facts.value("first", Some(&first.what));
                let told = |phase: &Phase| format!("; on {}, {}", grammar.date(phase.when), one_line(&phase.what));
                facts.text("then", rest.iter().map(told).collect::<String>());
            }
            let phase = |at: usize, phase: &'a Phase| {
                let mut item = Facts::new();
                // In Spanish each begins with its day: *el 4 te entrego treinta y el 11, las otras cincuenta*.
                item.flag("days_first", spanish);
                item.flag("comma", spanish && at > 0);
                item.value("what", Some(&phase.what));
                item.flag("inner", phase.what.contains(','));
                item.date("when", Some(phase.when));
                items.item("item/phase", item)
            };
            let phases: Vec<String> = it.phases.iter().enumerate().map(|(at, one)| phase(at, one)).collect();
            let number = grammar.words.durations.numbers.get(phases.len()).filter(|word| !word.is_empty());
            let several = if spanish { "varias" } else { "several" };
            facts.text("parts", number.map_or(several, String::as_str).to_owned());
            if spanish {
                facts.text("phases", parted(&phases));
            } else {
                facts.list("phases", phases);
            }
        }
        Alternative::PrioritySwap(it) => {
            let moved = it.pause.iter().all(|one| one.new_date.is_some());
            facts.flag("moved", moved);
            let paused: Vec<String> = it
                .pause
                .iter()
                .map(|one| {
                    let mut item = Facts::new();
                    item.value("task", Some(&one.task));
                    item.date("date", one.new_date);
                    item.flag("moved", moved);
                    item.flag("plural", spanish && is_plural(&one.task));
                    items.item("item/paused", item)
                })
                .collect();
            facts.flag("several", paused.len() > 1 || it.pause.iter().any(|one| is_plural(&one.task)));
            facts.list("paused", paused);
            facts.value("ok_from", it.needs_ok_from.as_deref());
            // *las cortinas de tu mamá, si está de acuerdo*
            let told = |who: &str| it.pause.iter().any(|one| one.task.contains(who));
            facts.flag("ok_told", spanish && it.needs_ok_from.as_deref().is_some_and(told));
            // *si Verónica, de Operaciones, está de acuerdo*
            facts.flag("ok_comma", spanish && it.needs_ok_from.as_deref().is_some_and(|who| who.contains(", ")));
            let plural = if spanish { is_plural } else { english::is_plural };
            facts.flag("ok_plural", it.needs_ok_from.as_deref().is_some_and(plural));
        }
        Alternative::ChangedTerms(it) => {
            facts.value("what", Some(&it.what_changes));
            if !spanish {
                facts
                    .text("terms", english::priced(&it.what_changes, it.amount.as_ref().map(|sum| grammar.money(sum))));
            }
            facts.flag("what_plural", is_plural(&it.what_changes));
            facts.flag("paid", !spanish && english::is_manner(&it.what_changes));
            let untold = |amount: &&Money| !(spanish && names_amount(&it.what_changes, &amount.amount()));
            let amount = it.amount.as_ref().filter(untold);
            if spanish {
                let terms = one_line(&it.what_changes);
                let mut price = amount.map(|sum| grammar.money(sum));
                // *$90 por sábado*
                if let (Some(price), Some(basis)) = (&mut price, it.detail.as_deref().and_then(price_basis)) {
                    price.push(' ');
                    price.push_str(basis);
                }
                facts.flag("paid", amount.is_some() && is_payment(&terms));
                let terms = price.map_or_else(|| terms.to_string(), |price| priced(&terms, &price));
                // *ampliamos el presupuesto a la terraza*
                if let Some(act) = done_as_deed(&terms, we) {
                    facts.text("terms_act", act);
                } else if let Some(act) =
                    asked_act(task, we).filter(|_| terms.contains(" aparte") && !echoes(task, &terms))
                {
                    // *monto la tienda en línea con un encargo aparte*
                    facts.text("terms_act", [&act, " con ", &terms].concat());
                }
                facts.text("terms", terms);
            }
            facts.money("amount", amount);
            facts.term("valid", it.valid_until.filter(beyond_reply));
        }
        Alternative::Referral(it) => {
            let consent = it.consent == Some(true);
            facts.flag("consent", consent);
            let titles = &grammar.words.titles;
            let named = |name: &str| house(name).or_else(|| titled(name, &titles.feminine, &titles.masculine));
            match it.name.as_deref().filter(|_| spanish).and_then(named) {
                Some(house) => facts.text("person", house),
                None => facts.value("person", it.name.as_deref().or(it.role.as_deref())),
            }
            facts.flag("unnamed", it.name.is_none());
            if it.name.is_some() {
                facts.value("role", it.role.as_deref());
            }
            // Without the person's consent the mail gives no way to reach them.
            facts.value("contact", it.contact.as_deref().filter(|_| consent));
            // *fotografía y filma quinces, y tiene libre el sábado 19*
            match (it.why_fit.as_deref(), it.detail.as_deref().filter(|_| spanish).and_then(more_of_them)) {
                (Some(fit), Some(more)) if detailed => {
                    let and = if fit.contains(" y ") { ", y " } else { " y " };
                    facts.text("fit", [one_line(fit).as_ref(), and, &more].concat());
                }
                _ => facts.value("fit", it.why_fit.as_deref()),
            }
            facts.flag("fit_and", it.why_fit.as_deref().is_some_and(|fit| fit.contains(" and ")));
            facts.flag("writes", it.contact.as_deref().is_some_and(|contact| contact.contains('@')));
            let american = grammar.locale == Locale::EnUs;
            if grammar.locale.language() == Language::English {
                if let Some(contact) = it.contact.as_deref().filter(|_| consent) {
                    facts.text("way", english::way(contact, american));
                    facts.flag("rings", english::is_figures(contact));
                }
                let person = it.name.as_deref().and_then(|name| english::called(name, &grammar.words.given_names));
                let firm = match (it.name.as_deref(), it.role.as_deref()) {
                    (Some(name), _) => person.is_none() && english::is_firm(name),
                    // *A naming studio in Portland*, but *a clockmaker accredited by the Institute*
                    (None, Some(role)) => english::is_firm(english::that_thing(role).trim_start_matches("the ")),
                    _ => false,
                };
                facts.text("who", if firm { "which" } else { "who" });
                // A house, or somebody known by what they do, is not free: *the duty doctor is available from …*.
                facts.flag("free", person.is_some());
                let pronoun = english::pronoun(it);
                if let Some([he, ..]) = pronoun {
                    facts.text("he", he);
                }
                facts.text("whom", as_object(pronoun, || person.clone()));
                if let Some(called) = person.filter(|called| Some(called.as_ref()) != it.name.as_deref()) {
                    facts.text("called", called);
                }
                facts.flag("american", american);
                facts.flag("intro_asks", it.intro_offer.as_deref().is_some_and(english::asks));
                let words = |text: &Option<String>| text.as_deref().map_or(0, |text| text.split_whitespace().count());
                facts.flag("long", words(&it.role) + words(&it.why_fit) > LONG_FIT);
            }
            facts.date("available", it.available_from);
            // *es gasista y trabaja por tu barrio; está libre desde el lunes 30*
            facts.flag(
                "fit_joined",
                spanish && (detailed || it.why_fit.as_deref().is_some_and(|fit| fit.contains(" y "))),
            );
            facts.value("intro", it.intro_offer.as_deref());
            if let Some(act) = act(&it.intro_offer) {
                facts.text("intro_act", act);
            }
            if let Some(contact) = it.contact.as_deref().filter(|_| spanish && consent) {
                // *la oficina 3 de la biblioteca* is no number.
                if let Channel::Telephone(number) = channel(contact)
                    && number.contains(|c: char| c.is_ascii_digit())
                {
                    facts.flag("calls", true);
                    facts.value("number", Some(number));
                }
            }
        }
        Alternative::SelfService(it) => {
            facts.value("resource", Some(&it.resource));
            let plural = match grammar.locale.language() {
                Language::Spanish => is_plural(&it.resource),
                Language::English => english::is_plural(&it.resource),
            };
            facts.flag("resource_plural", plural);
            facts.flag("place", !spanish && english::is_place(&it.resource));
            if !spanish {
                let [one, several] = english::holding(&it.resource);
                facts.text("holds", if plural { several } else { one });
            }
            facts.value("url", it.url.as_deref());
            facts.duration("time", it.time_needed);
            // *el envío de los recordatorios* is what the reader can do there: *enviar los recordatorios*.
            let deed = it.covers.as_deref().filter(|_| spanish).and_then(|covers| deed_done(&one_line(covers)));
            facts.flag("covers_act", deed.is_some());
            let done = deed.is_some();
            match deed {
                Some(deed) => facts.text("covers", deed),
                None => facts.value("covers", it.covers.as_deref()),
            }
            let first = it.covers.as_deref().and_then(|covers| covers.split_whitespace().next()).unwrap_or_default();
            // *la guía explica cómo pasar el inventario*, but *en el portal puedes descargarlo*
            facts.flag("teaches", spanish && teaches(&it.resource));
            if let Some(act) = it.covers.as_deref().filter(|_| !spanish).and_then(|covers| act_in(&one_line(covers))) {
                facts.text("does", act);
            }
            facts.flag("covers_act", spanish && !done && is_infinitive(first));
            facts.flag("covers_made", spanish && !done && it.covers.as_deref().is_some_and(is_made_by_reader));
            facts.flag("covers_plural", spanish && it.covers.as_deref().is_some_and(is_plural));
            facts.flag("covers_how", spanish && QUESTION_WORDS.contains(&first));
        }
        Alternative::OtherFormat(it) => {
            facts.value("to", Some(&it.to));
            let sent = match grammar.locale.language() {
                Language::Spanish => can_be_sent(&it.to),
                Language::English => english::can_be_sent(&it.to),
            };
            facts.flag("sent", sent);
            facts.flag("heavy", !spanish && english::is_heavy(&it.to));
            facts.flag("lasts", !spanish && !sent && (english::is_plural(&it.to) || !it.to.starts_with(['a', 'o'])));
            facts.flag("to_you", sent && !it.to.split(' ').any(|word| word == "your"));
            facts.flag("arranged", !spanish && it.when.is_some() && english::is_arranged(&it.to));
            facts.flag("given", spanish && can_be_given(&it.to));
            facts.flag("met", spanish && is_a_meeting(&it.to));
            // *una nota de voz los viernes*: the date is that of the first one.
            // In English it is told with the first one, behind whatever it is: *a call every Friday, starting on …*.
            let again = if spanish { comes_again(&it.to) } else { english::comes_again(&it.to) };
            facts.flag("again", again);
            facts.value("from", it.from.as_deref());
            facts.date(if again && !spanish { "first" } else { "when" }, it.when);
        }
        Alternative::SmallHelp(it) => {
            let timed = it.time_box.filter(|_| !spanish).and_then(|time| english::lasting(&it.what, time));
            let time = it.time_box.filter(|_| timed.is_none());
            match timed {
                Some(what) => facts.text("what", what),
                None => facts.value("what", Some(&it.what)),
            }
            facts.flag("much", time.is_some_and(is_much));
            facts.flag("days", !spanish && matches!(time, Some(Duration::Days(_) | Duration::Weeks(_))));
            // How long something takes matters to whoever takes part in it.
            facts.flag("met", spanish && is_with_reader(&it.what));
            const SHORT: usize = 8;
            let plain = ![",", " que ", " antes ", " para ", " cómo "].iter().any(|mark| it.what.contains(mark));
            facts.flag("act_short", spanish && plain && it.what.split(' ').count() <= SHORT);
            facts.flag("heavy", !spanish && english::is_heavy(&it.what));
            if let Some(act) = done_by_sender(&one_line(&it.what), we).filter(|_| spanish) {
                facts.text("act", act);
                facts.flag("joined", denied(&it.what).is_some());
            }
            facts.duration("time", time);
            // *le prestamos un coche durante cuatro días*
            facts.flag("lasts", spanish && matches!(time, Some(Duration::Days(_) | Duration::Weeks(_))));
            facts.date("when", it.when);
        }
        Alternative::ReopenCondition(it) => {
            facts.value("condition", it.condition.as_deref());
            // *si llega revisada antes del 15 de marzo, ese día la volvemos a leer*
            let told =
                |date: &Date| it.condition.as_deref().is_some_and(|text| names_day(text, *date, Language::Spanish));
            facts.flag("that_day", spanish && it.review_date.as_ref().is_some_and(told));
            facts.term("review", it.review_date);
            facts.value("trigger", it.how_to_trigger.as_deref());
            if !spanish {
                let trigger = it.how_to_trigger.as_deref();
                facts.flag("follows", trigger.is_some_and(english::follows_condition));
                // *To be put on the list, you need only ask.*
                facts.value("to_be", trigger.and_then(|it| it.strip_prefix("ask to ")));
            }
        }
        Alternative::Escalation(it) => {
            facts.value("who", Some(&it.who));
            facts.flag("who_plural", is_plural(&it.who));
            // An apposition (*la responsable, Irene Campos*) is closed by a comma.
            facts.flag("who_comma", it.who.contains(", "));
            match it.channel.as_deref().map(channel) {
                Some(Channel::Mail(address)) => facts.value("mail", Some(address)),
                Some(Channel::Telephone(number)) => facts.value("telephone", Some(number)),
                Some(Channel::Other(words)) => facts.value("elsewhere", Some(words)),
                None => {}
            }
            facts.value("channel", it.channel.as_deref());
            if let Some(channel) = it.channel.as_deref().filter(|_| grammar.locale.language() == Language::English) {
                facts.text("way", english::way(channel, grammar.locale == Locale::EnUs));
                facts.flag("writes", channel.contains('@'));
                facts.flag("rings", english::is_figures(channel));
                // What is handed in is no way to reach somebody: *a reconsideration of value request*.
                let thing = channel.starts_with("a ") || channel.starts_with("an ");
                facts.flag("filed", thing && !english::is_word_to_somebody(channel));
                // *Answers calls to 020 7946 0120*, *answers mail to desk@fern.example*.
                if english::is_figures(channel) {
                    facts.text("address", format!("calls to {channel}"));
                } else if channel.contains('@') {
                    let address = channel.strip_prefix("the address ").unwrap_or(channel);
                    facts.text("address", format!("messages to {address}"));
                }
            }
            if !spanish {
                facts.flag("of_several", english::is_plural(it.who.split(',').next().unwrap_or_default()));
            }
            facts.duration("reply", it.expected_reply);
        }
        Alternative::Other(_) => {}
    }
    facts
}

/// The second of two things of one kind, without the noun that the first has named.
fn without_its_noun(first: &str, second: &str) -> Option<String> {
    let parts = |thing: &'_ str| {
        let (article, rest) = thing.split_once(' ')?;
        let (noun, kind) = rest.split_once(' ')?;
        Some((article.to_owned(), noun.to_owned(), kind.to_owned()))
    };
    let (first, second) = (parts(first)?, parts(second)?);
    let plain = !second.2.contains(' ') && !first.2.contains(' ');
    (plain && (&first.0, &first.1) == (&second.0, &second.1)).then(|| [second.0.as_str(), " ", &second.2].concat())
}

/// What was asked for, as something that the sender does later: it is short, and names no time and no price of its own.
fn asked_act(task: &str, we: bool) -> Option<String> {
    const SHORT: usize = 7;
    let task = without_its_time(task);
    let plain = task.split(' ').count() <= SHORT
        && !task.contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | ';'))
        && denied(task).is_none()
        && !["por ", "gratis", "dentro ", "esta ", "este "].iter().any(|word| task.contains(word))
        && !names_a_time(task, Language::Spanish);
    plain.then(|| done_by_sender(&one_line(task), we)).flatten()
}

/// A task without the time at its end: *grabar el módulo tres* of *grabar el módulo tres en diciembre*.
fn without_its_time(task: &str) -> &str {
    const LONGEST: usize = 5;
    let begins = [" en ", " para ", " antes ", " esta ", " este ", " el ", " los ", " hoy", " mañana"];
    let ends = begins.iter().filter_map(|begin| task.rfind(begin)).filter(|at| {
        let (act, time) = task.split_at(*at);
        let tells = time.contains(|c: char| c.is_ascii_digit()) || names_a_time(time, Language::Spanish);
        let words = time.split_whitespace().count();
        let whole = ![" para", " antes", " de", " a", " por"].iter().any(|word| act.ends_with(word));
        tells && words <= LONGEST && whole && act.contains(' ') && !names_a_time(act, Language::Spanish)
    });
    ends.min().map_or(task, |at| &task[..at])
}

/// Phases of a Spanish mail one after another: with *y* where they are short, with a semicolon where one of them has a
/// comma of its own or is long.
fn parted(phases: &[String]) -> String {
    const SHORT: usize = 10;
    let Some((last, first)) = phases.split_last() else { return String::new() };
    let plain = |at: usize, phase: &String| {
        let what = if at > 0 { phase.split_once(", ").map_or("", |(_, what)| what) } else { phase.as_str() };
        !what.contains(',') && phase.split_whitespace().count() <= SHORT
    };
    let short = phases.iter().enumerate().all(|(at, phase)| plain(at, phase));
    match (first.is_empty(), short && first.len() == 1) {
        (true, _) => last.clone(),
        (false, true) => [first[0].as_str(), " y ", last].concat(),
        (false, false) => [first.join("; ").as_str(), "; ", last].concat(),
    }
}

/// Whether a help is work of its own rather than an hour with the reader.
fn is_much(time: Duration) -> bool {
    match time {
        Duration::Minutes(minutes) => minutes > 120,
        Duration::Hours(hours) => hours.hundredths() > 200,
        Duration::Days(_) | Duration::Weeks(_) => true,
    }
}
