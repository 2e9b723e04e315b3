//! Cuts HTML, however broken, into text and tags. Linear in its length: what is found missing once is not looked for again.

use mail_parser::decoders::html::add_html_token;

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text, its entities not yet decoded.
    Text(&'a str),
    Tag(Tag<'a>),
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// In lower case.
    pub(super) name: String,
    pub(super) closing: bool,
    attributes: &'a str,
}

impl Tag<'_> {
    /// The value of an attribute, its entities decoded.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/').unwrap_or(rest.len());
            if end == 0 && !rest.starts_with('=') {
                return None;
            }
            let found = rest[..end].eq_ignore_ascii_case(name);
            let after = rest[end..].trim_start();
            let Some(value) = after.strip_prefix('=') else {
                rest = after;
                continue;
            };
            let value = value.trim_start();
            let (value, after) = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
            };
            if found {
                return Some(decoded(value));
            }
            rest = after;
        }
    }
}

pub(super) struct Pieces<'a> {
    rest: &'a str,
    /// Behind here, the rest holds no `>`.
    tags_end: bool,
    /// Behind here, a quoted attribute value does not end.
    quotes_end: bool,
    /// Behind here, a comment does not end.
    comments_end: bool,
}

impl<'a> Pieces<'a> {
    pub(super) const fn new(html: &'a str) -> Self {
        Self { rest: html, tags_end: false, quotes_end: false, comments_end: false }
    }

    /// Jumps over the content of an element whose content is no text, up to its closing tag.
    pub(super) fn skip_content(&mut self, name: &str) {
        let bytes = self.rest.as_bytes();
        let closes = |at: usize| {
            bytes[at..].starts_with(b"</")
                && bytes
                    .get(at + 2..at + 2 + name.len())
                    .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        };
        let end = (0..bytes.len()).find(|at| bytes[*at] == b'<' && closes(*at)).unwrap_or(bytes.len());
        self.rest = &self.rest[end..];
    }

    /// The tag, comment or declaration at the start of the rest; `None` where `<` is only a sign.
    fn markup(&mut self) -> Option<(Option<Tag<'a>>, usize)> {
        let inner = &self.rest[1..];
        if self.tags_end {
            return None;
        }
        if let Some(comment) = inner.strip_prefix("!--").filter(|_| !self.comments_end) {
            match comment.find("-->") {
                Some(end) => return Some((None, 1 + 3 + end + 3)),
                None => self.comments_end = true,
            }
        }
        let closing = inner.starts_with('/');
        let name_start = usize::from(closing);
        let first = inner[name_start..].bytes().next()?;
        let Some(plain_end) = inner.find('>') else {
            self.tags_end = true;
            return None;
        };
        if !first.is_ascii_alphabetic() {
            let is_declaration = closing || matches!(first, b'!' | b'?');
            return is_declaration.then_some((None, 1 + plain_end + 1));
        }
        let end = self.end_of_tag(inner).unwrap_or(plain_end);
        let name_end = inner[name_start..end]
            .find(|c: char| c.is_ascii_whitespace() || c == '/')
            .map_or(end, |length| name_start + length);
        let name = inner[name_start..name_end].to_ascii_lowercase();
        Some((Some(Tag { name, closing, attributes: &inner[name_end..end] }), 1 + end + 1))
    }

    /// The first `>` that does not stand in a quoted value.
    fn end_of_tag(&mut self, inner: &str) -> Option<usize> {
        if self.quotes_end {
            return None;
        }
        let (mut quote, mut behind_equals) = (None, false);
        for (at, byte) in inner.bytes().enumerate() {
            match quote {
                Some(open) if byte == open => quote = None,
                Some(_) => {}
                None if byte == b'>' => return Some(at),
                None if behind_equals && matches!(byte, b'"' | b'\'') => quote = Some(byte),
                None if byte.is_ascii_whitespace() => continue,
                None => behind_equals = byte == b'=',
            }
        }
        self.quotes_end = true;
        None
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        while self.rest.starts_with('<') {
            match self.markup() {
                Some((tag, length)) => {
                    self.rest = &self.rest[length..];
                    if let Some(tag) = tag {
                        return Some(Piece::Tag(tag));
                    }
                }
                None => break,
            }
        }
        // A `<` in front is only a sign here, so the search for the next piece starts behind the first character.
        let first = self.rest.chars().next()?.len_utf8();
        let end = self.rest[first..].find('<').map_or(self.rest.len(), |at| first + at);
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(Piece::Text(text))
    }
}

/// A text with its entities decoded.
pub(super) fn decoded(text: &str) -> String {
    const LONGEST_ENTITY: usize = 32;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let name_end = rest[1..]
            .bytes()
            .take(LONGEST_ENTITY)
            .position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#')
            .map_or(rest.len().min(1 + LONGEST_ENTITY), |length| length + 1);
        if rest.as_bytes().get(name_end) == Some(&b';') {
            add_html_token(&mut out, &rest.as_bytes()[..=name_end], false);
            rest = &rest[name_end + 1..];
        } else {
            let bare = match &rest[1..name_end] {
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                "quot" => "\"",
                "nbsp" => "\u{a0}",
                _ => &rest[..name_end],
            };
            out.push_str(bare);
            rest = &rest[name_end..];
        }
    }
    out.push_str(rest);
    out
}
