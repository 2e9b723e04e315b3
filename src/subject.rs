//! The subject of a mail and the marks that mail clients put before it.

use std::borrow::Cow;

/// The subject without the marks of replies and forwards (`Re:`, `RE[2]:`, `RV:`, `Fwd:` …), however many there are.
///
/// A list tag (`[equipo]`) is part of the subject and stays, with the marks behind it gone. A single `R:`, `I:` or `TR:`
/// may be a word of the subject itself, so these go only behind another mark, or where the mail is known to be an answer.
pub(crate) fn without_marks(subject: &str, is_answer: bool) -> Cow<'_, str> {
    let plain = strip_marks(subject.trim(), is_answer);
    let tag = plain.strip_prefix('[').and_then(|inner| inner.find(']')).map(|end| plain.split_at(end + 2));
    let Some((tag, behind)) = tag else { return plain.into() };
    let rest = without_marks(behind, is_answer);
    if rest == behind.trim_start() { plain.into() } else { format!("{tag} {rest}").into() }
}

fn strip_marks(subject: &str, is_answer: bool) -> &str {
    let mut rest = subject;
    let mut behind_a_mark = is_answer;
    while let Some((after, doubtful)) = strip_one_mark(rest) {
        if doubtful && !behind_a_mark {
            break;
        }
        rest = after;
        behind_a_mark = true;
    }
    rest
}

/// The text after one leading mark, and whether the mark may also be a word of the subject.
fn strip_one_mark(text: &str) -> Option<(&str, bool)> {
    const MARKS: [&str; 16] =
        ["re", "rv", "res", "resp", "rm", "fw", "fwd", "reenv", "rif", "aw", "antw", "sv", "wg", "tr", "r", "i"];
    let end = text.find([':', '：'])?;
    let colon = text[end..].chars().next().map_or(0, char::len_utf8);
    let mark = text[..end].trim_end();
    let word_end = mark.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(mark.len());
    let (word, count) = mark.split_at(word_end);
    let counted = |open: char, close: &str| {
        count
            .strip_prefix(open)
            .and_then(|inner| inner.strip_suffix(close))
            .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let sound = count.is_empty() || counted('[', "]") || counted('(', ")") || counted('^', "");
    let known = MARKS.iter().any(|known| known.eq_ignore_ascii_case(word));
    let doubtful = ["r", "i", "tr"].iter().any(|short| short.eq_ignore_ascii_case(word));
    (sound && known).then(|| (text[end + colon..].trim_start(), doubtful))
}

#[cfg(test)]
mod tests {
    use super::without_marks;

    #[test]
    fn marks_of_replies_and_forwards_go() {
        for (subject, plain) in [
            ("Re: Reunión", "Reunión"),
            ("RE: RV: Re[2]: Reunión", "Reunión"),
            ("Fwd: RE^3: Budget", "Budget"),
            ("Re: R: Preventivo", "Preventivo"),
            ("R: the language", "R: the language"),
            ("[equipo] Re: Reunión", "[equipo] Reunión"),
            ("Re: [equipo] Fwd: [urgente] RE: Reunión", "[equipo] [urgente] Reunión"),
            ("[equipo]Reunión", "[equipo]Reunión"),
            ("[sin cerrar Re: Reunión", "[sin cerrar Re: Reunión"),
            ("Reunión: hora y sala", "Reunión: hora y sala"),
            ("  ", ""),
        ] {
            assert_eq!(without_marks(subject, false), plain, "{subject:?}");
        }
        assert_eq!(without_marks("R: Preventivo", true), "Preventivo");
    }
}
