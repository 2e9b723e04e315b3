//! Rules of orthography, each with its mend.

use super::Rule;
use crate::check::findings::{Context, Fault};
use crate::check::language::builtin::*;
use crate::check::language::vocabulary::hash;
use crate::check::report::Severity;
use crate::check::text::document::{Document, Part};
use crate::check::text::fold::Folded;

/// Whether nothing but one space stands between a word and the one before it.
fn adjoins(document: &Document<'_>, index: usize) -> bool {
    index > 0 && document.words[index].before == 1 && document.gap_before(index).trim().is_empty()
}

/// Whether a word stands in a sentence that is no part of the signature.
fn counts(document: &Document<'_>, index: usize) -> bool {
    let at = document.sentences.partition_point(|sentence| sentence.words().end <= index);
    let sentence = document.sentences.get(at).filter(|sentence| sentence.words().contains(&index));
    sentence.is_some_and(|sentence| sentence.part != Part::Signature)
}

/// The words that directly follow one of these, whatever its case.
fn behind<'c, const N: usize>(context: &'c Context<'_>, words: [&str; N]) -> impl Iterator<Item = usize> + 'c {
    let document = context.document;
    let keys = words.map(|word| hash(word.as_bytes()) as u32);
    // Most words are longer, and their length is soon seen.
    let longest = words.map(str::len).into_iter().max().unwrap_or(0) as u32;
    let short = document.words.iter().enumerate().filter(move |(_, word)| word.end - word.start <= longest);
    let found = short.filter(move |(_, word)| keys.contains(&word.key));
    let next = found.map(|(index, _)| index + 1).filter(|index| *index < document.words.len());
    next.filter(|index| adjoins(document, *index) && counts(document, *index))
}

/// A question or an exclamation without its opening mark.
pub(super) fn opening_marks(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let document = context.document;
    for sentence in &document.sentences {
        if sentence.part == Part::Signature || !(sentence.question || sentence.exclamation) {
            continue;
        }
        let text = &document.text[sentence.range()];
        let last = document.words[sentence.last as usize - 1].end as usize;
        let tail = &document.text[last..sentence.end as usize];
        let (closing, opening) = if tail.contains('?') { ('?', '¿') } else { ('!', '¡') };
        if !tail.contains(closing) || text.contains(['¿', '¡']) {
            continue;
        }
        let quoted = document.words[sentence.first as usize].scope & crate::check::language::rows::scope::QUOTED != 0;
        let last_word = &document.words[sentence.last as usize - 1];
        if quoted || last_word.shape & bit(URL) != 0 {
            continue;
        }
        // The question begins where its scope does; an exclamation with its sentence.
        let question = crate::check::language::rows::scope::QUESTION;
        let first = if closing == '?' {
            sentence
                .words()
                .find(|index| document.words[*index].scope & question != 0)
                .unwrap_or(sentence.first as usize)
        } else {
            sentence.first as usize
        };
        let start = document.words[first].start as usize;
        let mut fault = Fault::at(start..sentence.end as usize);
        fault.fix = Some((start..start, opening.to_string()));
        faults.push(fault);
    }
}

/// *y informe*, *o ocho*: before the same sound *e* and *u*.
pub(super) fn conjunction(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let document = context.document;
    for index in behind(context, ["y", "o", "e", "u"]) {
        let conjunction = document.word_text(index - 1);
        let becomes = match conjunction {
            "y" => "e",
            "o" => "u",
            "e" => "y",
            "u" => "o",
            _ => continue,
        };
        let next = Folded::of(document.word_text(index));
        let sound = next.as_bytes();
        let word = document.word_text(index);
        let i = (sound.starts_with(b"i") || sound.starts_with(b"hi"))
            && !["hie", "ia", "ie", "io"].iter().any(|glide| sound.starts_with(glide.as_bytes()));
        let o = sound.starts_with(b"o")
            || sound.starts_with(b"ho")
            || word == "8"
            || word == "11"
            || word.len() == 2 && word.starts_with('8');
        let wrong = match conjunction {
            "y" => i,
            "o" => o,
            "e" => {
                sound.first().is_some_and(u8::is_ascii_alphabetic)
                    && !i
                    && !sound.starts_with(b"i")
                    && !sound.starts_with(b"h")
                    && !sound.starts_with(b"y")
            }
            _ => sound.first().is_some_and(u8::is_ascii_alphabetic) && !o,
        };
        if wrong {
            let range = document.words[index - 1].start as usize..document.words[index].end as usize;
            let mut fault = Fault::at(range);
            fault.fix = Some((document.words[index - 1].range(), becomes.to_owned()));
            faults.push(fault);
        }
    }
}

/// *de el lunes*, *a el cliente*.
pub(super) fn contraction(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let document = context.document;
    for index in behind(context, ["de", "a"]) {
        if document.word_text(index) != "el" {
            continue;
        }
        let becomes = match document.word_text(index - 1) {
            "de" => "del",
            "De" => "Del",
            "a" => "al",
            "A" => "Al",
            _ => continue,
        };
        let range = document.words[index - 1].start as usize..document.words[index].end as usize;
        let mut fault = Fault::at(range.clone());
        fault.fix = Some((range, becomes.to_owned()));
        faults.push(fault);
    }
}

/// A month or a weekday with a capital that nothing asks for.
pub(super) fn capital_month(context: &Context<'_>, _: &Rule, faults: &mut Vec<Fault>) {
    let document = context.document;
    for (index, word) in document.words.iter().enumerate() {
        let named = word.is(MONTH) || word.is(WEEKDAY);
        if !named || word.shape & (bit(CAPITAL) | bit(CAPS)) != bit(CAPITAL) || word.before == 4 {
            continue;
        }
        if !adjoins(document, index) || !counts(document, index) {
            continue;
        }
        // A street, a firm or a feast: *avenida Nueve de Julio*, *Viernes Santo*.
        let beside = |at: usize| document.words.get(at).is_some_and(|word| word.shape & bit(NAME) != 0);
        let dated = document.words[index - 1].is(DETERMINER);
        if beside(index + 1) || beside(index - 1) || index > 1 && beside(index - 2) || !dated {
            continue;
        }
        let mut fault = Fault::at(word.range());
        fault.fix = Some((word.range(), document.word_text(index).to_lowercase()));
        faults.push(fault);
    }
}

/// *a hour*, *an user*: by sound. `words` lists words that begin with a vowel sound against their letter, then, behind
/// a bar, words that begin with a consonant sound against theirs.
pub(super) fn article(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let document = context.document;
    for index in behind(context, ["a", "an"]) {
        let article = document.word_text(index - 1);
        if !matches!(article, "a" | "an" | "A" | "An") {
            continue;
        }
        let word = document.word_text(index);
        let Some(vowel) = begins_with_vowel_sound(word, rule) else { continue };
        let has_n = article.len() == 2;
        if vowel != has_n {
            let mut becomes = String::from(&article[..1]);
            if vowel {
                becomes.push('n');
            }
            let range = document.words[index - 1].start as usize..document.words[index].end as usize;
            let mut fault = Fault::at(range);
            fault.fix = Some((document.words[index - 1].range(), becomes));
            faults.push(fault);
        }
    }
}

/// `None` where nobody can tell.
fn begins_with_vowel_sound(word: &str, rule: &Rule) -> Option<bool> {
    let lower = word.to_ascii_lowercase();
    let listed = |list: &[Box<str>]| {
        let mut near = list.iter().filter(|stem| stem.as_bytes().first() == lower.as_bytes().first());
        near.any(|stem| match stem.strip_suffix('*') {
            Some(stem) => lower.starts_with(stem),
            None => lower == **stem,
        })
    };
    if listed(&rule.words) {
        return Some(true);
    }
    if listed(&rule.others) {
        return Some(false);
    }
    let first = lower.bytes().next()?;
    if first.is_ascii_digit() {
        let digits = lower.bytes().take_while(u8::is_ascii_digit).count();
        let number = &lower[..digits];
        return Some(number.starts_with('8') || matches!(number, "11" | "18"));
    }
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    // Two capitals are enough: an MSc.
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    let spelled = letters <= 5
        && letters == word.chars().count()
        && capitals > 1
        && word.starts_with(char::is_uppercase)
        && (capitals == letters || letters <= 3);
    if spelled || letters == 1 && word.len() == 1 {
        return Some("aefhilmnorsx".as_bytes().contains(&first));
    }
    first.is_ascii_alphabetic().then(|| b"aeiou".contains(&first))
}

/// The salutation and its marks: in Spanish a comma before the name and a colon behind it; in English a comma.
pub(super) fn greeting_punctuation(context: &Context<'_>, rule: &Rule, faults: &mut Vec<Fault>) {
    let document = context.document;
    let greeting = document.sentences.first().filter(|sentence| sentence.part == Part::Greeting);
    let Some(greeting) = greeting else { return };
    let last = document.words[greeting.last as usize - 1].end as usize;
    let behind = document.text[last..].chars().next();
    let spanish = context.engine.language == crate::locale::Language::Spanish;
    let wrong =
        if spanish { matches!(behind, Some(',' | '.' | ';')) } else { matches!(behind, Some('.' | ';' | ':' | '-')) };
    if wrong {
        let mut fault = Fault::at(document.words[greeting.first as usize].start as usize..last + 1);
        fault.fix = Some((last..last + 1, if spanish { ":" } else { "," }.to_owned()));
        fault.severity = Some(Severity::Info);
        faults.push(fault);
    } else if behind.is_none_or(|sign| sign == '\n' || sign == '\r') && document.sentences.len() > 1 {
        let mut fault = Fault::at(document.words[greeting.first as usize].start as usize..last);
        fault.fix = Some((last..last, if spanish { ":" } else { "," }.to_owned()));
        faults.push(fault);
    }
    // The comma of the vocative: *Hola, Ana:*
    if spanish && greeting.word_count() >= 2 {
        let first = greeting.first as usize;
        let salutes = rule.words.iter().any(|word| word.eq_ignore_ascii_case(document.word_text(first)));
        let (second, word) = (first + 1, &document.words[first + 1]);
        if salutes && word.before == 1 && word.shape & bit(CAPITAL) != 0 {
            let at = document.words[first].end as usize;
            let mut fault = Fault::at(document.words[first].start as usize..document.words[second].end as usize);
            fault.fix = Some((at..at, ",".to_owned()));
            faults.push(fault);
        }
    }
}
