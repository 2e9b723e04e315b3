//! What of a mail is not its writer's: the quoted original, the attribution line, header blocks.
//!
//! The marks below are those of mail programs, which write them in the language of the program, not of the mail, so
//! they are the same for every language of the crate.

use std::ops::Range;

const ATTRIBUTION_ENDS: [&str; 6] = ["escribió:", "escribio:", "ha escrito:", "wrote:", "writes:", "escribió :"];
const ATTRIBUTION_STARTS: [&str; 6] = ["el ", "on ", "le ", "en ", "a las ", "at "];
const SEPARATORS: [&str; 8] = [
    "original message",
    "mensaje original",
    "forwarded message",
    "mensaje reenviado",
    "begin forwarded",
    "correo original",
    "mensaje remitido",
    "original mail",
];
const HEADER_KEYS: [&str; 18] = [
    "de:",
    "from:",
    "enviado:",
    "enviado el:",
    "sent:",
    "para:",
    "to:",
    "asunto:",
    "subject:",
    "fecha:",
    "date:",
    "cc:",
    "cco:",
    "bcc:",
    "reply-to:",
    "responder a:",
    "enviada el:",
    "importancia:",
];
const DEVICE_LINES: [&str; 6] = [
    "enviado desde mi",
    "sent from my",
    "enviado desde el",
    "get outlook for",
    "obtener outlook para",
    "sent from outlook",
];

/// The ranges of the text that its writer wrote, in order.
pub(crate) fn own_ranges(text: &str) -> Vec<Range<usize>> {
    let mut own = Vec::new();
    let mut current: Option<Range<usize>> = None;
    let mut start = 0;
    let mut headers = 0..0;
    let mut signature = false;
    while start < text.len() {
        let end = text[start..].find('\n').map_or(text.len(), |at| start + at + 1);
        let line = text[start..end].trim();
        let skip = match line.as_bytes().first() {
            None => false,
            Some(b'>') => {
                signature = false;
                true
            }
            _ if signature => true,
            Some(_) if start < headers.end => true,
            Some(_) => match kind(text, start, end, line) {
                Line::Own => false,
                Line::Rest => break,
                Line::Attribution { from, quoted_follows } => {
                    if let Some(range) = &mut current {
                        range.end = range.end.min(from).max(range.start);
                    }
                    if !quoted_follows {
                        break;
                    }
                    true
                }
                Line::Headers(until) => {
                    headers = start..until;
                    // Headers below the writer's words belong to the original; on top they belong to this mail.
                    if own.iter().chain(&current).any(|range| !text[range.clone()].trim().is_empty()) {
                        break;
                    }
                    true
                }
                Line::Signature => {
                    signature = true;
                    true
                }
                Line::Device => true,
            },
        };
        match (&mut current, skip) {
            (Some(range), false) => range.end = end,
            (None, false) => current = Some(start..end),
            (_, true) => own.extend(current.take()),
        }
        start = end;
    }
    own.extend(current);
    own
}

enum Line {
    Own,
    /// From here on nothing is the writer's.
    Rest,
    Attribution {
        from: usize,
        quoted_follows: bool,
    },
    Headers(usize),
    Signature,
    Device,
}

fn kind(text: &str, start: usize, end: usize, line: &str) -> Line {
    let first = line.as_bytes()[0] | 0x20;
    if line.ends_with(':') && ATTRIBUTION_ENDS.iter().any(|mark| line.ends_with(mark)) {
        return attribution(text, start, end, line);
    }
    match first {
        b'-' | b'_' | b'*' | b'=' => {
            if line == "--" {
                return Line::Signature;
            }
            let inner = line.trim_matches(|c: char| !c.is_alphanumeric());
            if inner.len() < 40 && SEPARATORS.iter().any(|mark| starts(inner, mark)) {
                return Line::Rest;
            }
            if line.len() >= 20 && line.bytes().all(|byte| byte == b'_') {
                let next = text[end..].lines().find(|line| !line.trim().is_empty()).unwrap_or("");
                if HEADER_KEYS.iter().any(|key| starts(next.trim(), key)) {
                    return Line::Rest;
                }
            }
            Line::Own
        }
        b'b' if starts(line, "begin forwarded message") => Line::Rest,
        b'd' | b'f' | b's' | b't' | b'p' | b'a' | b'r' | b'e' | b'c'
            if HEADER_KEYS.iter().any(|key| starts(line, key)) =>
        {
            headers(text, start)
        }
        b'e' | b's' | b'g' | b'o' if line.len() < 60 && DEVICE_LINES.iter().any(|mark| starts(line, mark)) => {
            Line::Device
        }
        _ => Line::Own,
    }
}

/// A header block has at least two header lines, one behind the other.
fn headers(text: &str, start: usize) -> Line {
    let (mut at, mut found) = (start, 0);
    while at < text.len() {
        let end = text[at..].find('\n').map_or(text.len(), |line| at + line + 1);
        let line = text[at..end].trim();
        if !HEADER_KEYS.iter().any(|key| starts(line, key)) {
            break;
        }
        found += 1;
        at = end;
    }
    if found >= 2 { Line::Headers(at) } else { Line::Own }
}

fn attribution(text: &str, start: usize, end: usize, line: &str) -> Line {
    let mut from = start;
    let mut whole = line.to_owned();
    for _ in 0..2 {
        if ATTRIBUTION_STARTS.iter().any(|mark| starts(&whole, mark)) || from == 0 {
            break;
        }
        let before = text[..from - 1].rfind('\n').map_or(0, |at| at + 1);
        let previous = text[before..from].trim();
        if previous.is_empty() || previous.len() > 200 {
            break;
        }
        whole = format!("{previous} {whole}");
        from = before;
    }
    if !ATTRIBUTION_STARTS.iter().any(|mark| starts(&whole, mark)) {
        from = start;
    }
    let quoted_follows =
        text[end..].lines().find(|line| !line.trim().is_empty()).is_some_and(|line| line.trim_start().starts_with('>'));
    // A sentence of the mail may end in *wrote:* too; a mail program gives a date or an address, or a quote follows.
    if !quoted_follows && !whole.bytes().any(|byte| byte.is_ascii_digit() || byte == b'@') {
        return Line::Own;
    }
    Line::Attribution { from, quoted_follows }
}

fn starts(line: &str, mark: &str) -> bool {
    line.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark))
}

#[cfg(test)]
mod tests {
    use super::own_ranges;

    fn own(text: &str) -> String {
        own_ranges(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn quoted_originals_are_left_out() {
        let reply = "No puedo.\n\nAna\n\n";
        for tail in [
            "El vie, 20 nov 2026 a las 10:12, Eva (<eva@x.es>) escribió:\n> ¿Puedes?\n",
            "On Friday, 20 November 2026 at 10:12, Eva Ruiz\n<eva@x.es> wrote:\n> Can you?\n",
            "Eva Ruiz escribió:\n> ¿Puedes?\n",
            "-----Mensaje original-----\nDe: Eva\nAsunto: Hola\n\n¿Puedes?\n",
            "De: Eva <eva@x.es>\nEnviado el: viernes\nPara: Ana\nAsunto: Hola\n\n¿Puedes?\n",
            "---------- Forwarded message ---------\nFrom: Eva\n",
        ] {
            assert_eq!(own(&format!("{reply}{tail}")), reply, "{tail}");
        }
    }

    #[test]
    fn answers_below_and_headers_above_are_the_writers() {
        assert_eq!(own("> ¿Puedes?\nNo.\n> ¿Y tú?\nTampoco.\n"), "No.\nTampoco.\n");
        assert_eq!(own("From: a@x.es\nTo: b@x.es\nSubject: Hi\n\nNo.\n"), "\nNo.\n");
        assert_eq!(own("She said what I wrote:\nno.\n"), "She said what I wrote:\nno.\n");
        assert_eq!(own("No.\n-- \nAna\n600 123 123\n"), "No.\n");
    }
}
