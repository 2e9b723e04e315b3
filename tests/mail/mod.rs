//! Reads mails without the crate and without the crate that wrote them: raw header lines, flowed text.
#![allow(dead_code, reason = "every test file uses a part of it")]

use declina::{Locale, Original, Reply, ReplyBody};

/// The header lines of a mail, in their order: name and unfolded value, nothing decoded.
pub fn headers(eml: &str) -> Vec<(String, String)> {
    let head = eml.split("\r\n\r\n").next().unwrap();
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in head.split("\r\n") {
        assert!(!line.contains(['\r', '\n', '\0']), "a bare line end or NUL in {line:?}");
        if line.starts_with([' ', '\t']) {
            headers.last_mut().expect("a mail does not begin with a folded line").1.push_str(line);
        } else {
            let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no header line: {line:?}"));
            headers.push((name.to_owned(), value.trim_start().to_owned()));
        }
    }
    headers
}

pub fn header(eml: &str, name: &str) -> Option<String> {
    let mut found = headers(eml).into_iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
    let value = found.next().map(|(_, value)| value);
    assert!(found.next().is_none(), "{name} twice");
    value
}

pub fn header_names(eml: &str) -> Vec<String> {
    headers(eml).into_iter().map(|(name, _)| name).collect()
}

/// The names that a reply has, in their order; the third and fourth last only if it stands in a thread.
pub fn expected_names(threaded: bool) -> Vec<&'static str> {
    let mut names = vec!["From", "To", "Subject", "Date", "Message-ID"];
    if threaded {
        names.extend(["In-Reply-To", "References"]);
    }
    names.extend(["X-Unsent", "MIME-Version", "Content-Type"]);
    names
}

/// The decoded text of the plain part (0) or the HTML part (1), line ends as `\n`.
pub fn part(eml: &str, number: usize) -> String {
    let message = mail_parser::MessageParser::default().parse(eml.as_bytes()).expect("the reply is a mail");
    let part = message.parts.get(number + 1).expect("a reply has two parts");
    part.text_contents().expect("a part of text").replace("\r\n", "\n")
}

/// Joins the lines of a flowed text (RFC 3676, 4): depth of quoting and text of each paragraph.
pub fn unflowed(text: &str) -> Vec<(usize, String)> {
    let mut paragraphs: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        let content = line.trim_start_matches('>');
        let depth = line.len() - content.len();
        let content = content.strip_prefix(' ').unwrap_or(content);
        let goes_on = content.ends_with(' ') && content != "-- ";
        match paragraphs.last_mut() {
            Some(last) if open && last.0 == depth && content != "-- " => last.1.push_str(content),
            _ => paragraphs.push((depth, content.to_owned())),
        }
        open = goes_on;
    }
    paragraphs
}

pub fn original(headers: &str, text: &str) -> Original {
    let mail = format!("From: Ana Ruiz <ana@example.com>\r\nTo: lucia@example.org\r\n{headers}\r\n{text}\r\n");
    Original::parse(mail.as_bytes()).expect("a mail that can be answered")
}

pub fn spanish(text: &str) -> ReplyBody {
    ReplyBody::new(Locale::EsEs, text)
}

pub fn english(text: &str) -> ReplyBody {
    ReplyBody::new(Locale::EnGb, text)
}

pub fn eml(reply: &Reply<'_>) -> String {
    reply.to_eml().expect("the original tells whom it reached")
}
