//! The HTML side of an answer: its own page, with the original below.

use super::flowed::Line;
use super::quote::Quoted;

const QUOTE_STYLE: &str = "margin:0 0 0 0.8ex;border-left:1px solid #ccc;padding-left:1ex";

/// A text as a small page, for an answer that brings none: its paragraphs, with the lines they have.
pub(super) fn of_text(text: &str, language: &str) -> String {
    let mut page =
        format!("<!DOCTYPE html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\"></head>\n<body>\n");
    for paragraph in text.split("\n\n").map(|paragraph| paragraph.trim_matches('\n')).filter(|text| !text.is_empty()) {
        page.push_str("<p>");
        push_lines(paragraph.lines(), &mut page);
        page.push_str("</p>\n");
    }
    page.push_str("</body>\n</html>\n");
    page
}

/// The page with the signature and the quoted original at its end.
pub(super) fn completed(page: &str, signature: Option<&str>, quoted: Option<&Quoted<'_>>) -> String {
    let mut tail = String::new();
    if let Some(signature) = signature {
        tail.push_str("<p>");
        push_lines(signature.lines(), &mut tail);
        tail.push_str("</p>\n");
    }
    if let Some(quoted) = quoted {
        push_quote(quoted, &mut tail);
    }
    let end = end_of_body(page);
    format!("{}{tail}{}", &page[..end], &page[end..])
}

fn end_of_body(page: &str) -> usize {
    const END: &[u8] = b"</body";
    page.as_bytes().windows(END.len()).rposition(|tag| tag.eq_ignore_ascii_case(END)).unwrap_or(page.len())
}

fn push_quote(quoted: &Quoted<'_>, out: &mut String) {
    out.push_str("<p>");
    push_escaped(&quoted.attribution, out);
    out.push_str("</p>\n");
    let mut depth = 0;
    let mut lines = quoted.lines.iter().peekable();
    while let Some(line) = lines.next() {
        while depth < line.depth {
            out.push_str(&format!("<blockquote type=\"cite\" style=\"{QUOTE_STYLE}\">\n"));
            depth += 1;
        }
        push_line(line, out);
        let next = lines.peek().map_or(0, |next| next.depth);
        if next == depth {
            out.push_str("<br>");
        }
        out.push('\n');
        while depth > next {
            out.push_str("</blockquote>\n");
            depth -= 1;
        }
    }
}

fn push_line(line: &Line<'_>, out: &mut String) {
    // HTML shows one space where the text has several; the others do not break, so they are shown.
    let mut after_space = true;
    let mut shown = String::with_capacity(line.text.len());
    for c in line.text.chars() {
        let is_space = matches!(c, ' ' | '\t');
        shown.push(if is_space && after_space { '\u{a0}' } else { c });
        after_space = is_space;
    }
    push_escaped(&shown, out);
}

fn push_lines<'a>(lines: impl Iterator<Item = &'a str>, out: &mut String) {
    for (number, line) in lines.enumerate() {
        if number > 0 {
            out.push_str("<br>\n");
        }
        push_escaped(line, out);
    }
}

fn push_escaped(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}
