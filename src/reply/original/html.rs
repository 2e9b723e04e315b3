//! HTML as text: what a reader of the page would see, line by line, quotes behind `>`.

use super::markup::{Piece, Pieces, Tag, decoded};

/// Deeper quotes are shown at this depth: nobody reads so far, and every line carries its marks.
const DEEPEST_QUOTE: usize = 20;
/// Longer link targets carry tracking data, not information.
const LONGEST_LINK: usize = 200;

pub(super) fn to_text(html: &str) -> String {
    let mut pieces = Pieces::new(html);
    let mut page = Page::default();
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Tag(tag) if is_never_text(&tag.name) => {
                if !tag.closing {
                    pieces.skip_content(&tag.name);
                }
            }
            Piece::Tag(tag) => page.tag(&tag),
            Piece::Text(text) => page.text(&decoded(text)),
        }
    }
    page.finish()
}

fn is_never_text(name: &str) -> bool {
    matches!(name, "script" | "style" | "title" | "template" | "textarea" | "select" | "iframe" | "object")
}

/// Elements that have no content, so that hiding one hides nothing else.
fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "input" | "meta" | "link" | "col" | "wbr" | "area" | "base")
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "div"
            | "table"
            | "tr"
            | "tbody"
            | "thead"
            | "tfoot"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "center"
            | "address"
            | "form"
            | "body"
            | "html"
            | "dl"
            | "dt"
            | "dd"
            | "figure"
            | "main"
            | "hr"
            | "li"
    )
}

/// Elements with empty space above and below.
fn is_spaced(name: &str) -> bool {
    matches!(name, "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" | "ul" | "ol" | "blockquote")
}

#[derive(Default)]
struct Page {
    lines: Vec<String>,
    line: String,
    /// White space seen since the last visible character.
    space: bool,
    /// An empty line is due before the next visible character, at this depth of quoting.
    gap: Option<usize>,
    /// The line holds the mark of a list item and nothing else yet.
    only_mark: bool,
    /// The open paragraph has no space around it.
    tight: bool,
    quote_depth: usize,
    preformatted: usize,
    lists: Vec<List>,
    link: Option<Link>,
    /// The element that hides what it holds, and how many of its kind are open in it.
    hidden: Option<(String, usize)>,
}

struct List {
    numbering: Option<Numbering>,
    count: usize,
}

#[derive(Clone, Copy)]
enum Numbering {
    Figures,
    Letters,
}

struct Link {
    target: String,
    text: String,
}

impl Page {
    fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        for c in text.chars() {
            match c {
                '\n' if self.preformatted > 0 => self.end_line(),
                '\r' if self.preformatted > 0 => {}
                ' ' | '\t' | '\n' | '\r' | '\u{c}' if self.preformatted == 0 => self.space = true,
                // The space that HTML needs where text just has one more.
                '\u{a0}' => self.visible(' '),
                _ => self.visible(c),
            }
        }
    }

    fn visible(&mut self, c: char) {
        if let Some(depth) = self.gap.take()
            && !self.lines.is_empty()
        {
            self.push(quoted("", depth.min(self.quote_depth)));
        }
        self.only_mark = false;
        if std::mem::take(&mut self.space) && !self.line.is_empty() && !self.line.ends_with(' ') {
            self.line.push(' ');
        }
        self.line.push(c);
        if let Some(link) = &mut self.link {
            link.text.push(c);
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.push(quoted(line.trim_end(), self.quote_depth));
        self.space = false;
        self.only_mark = false;
    }

    /// Adds a line, unless it is empty below an empty one: pages space their paragraphs in many ways at once.
    fn push(&mut self, line: String) {
        let is_empty = |line: &str| line.trim_start_matches('>').is_empty();
        if !is_empty(&line) || self.lines.last().is_some_and(|last| !is_empty(last)) {
            self.lines.push(line);
        }
    }

    fn end_block(&mut self) {
        if !self.line.is_empty() {
            self.end_line();
        }
        self.space = false;
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        if self.hides(tag) {
            return;
        }
        let name = tag.name.as_str();
        let stays_at_mark = self.only_mark && !matches!(name, "li" | "ul" | "ol");
        if (is_block(name) || is_spaced(name)) && !stays_at_mark {
            self.end_block();
            // Word gives its paragraphs no space around them and writes empty ones where it wants some.
            let is_tight = name == "p" && tag.attribute("class").is_some_and(|class| class.starts_with("Mso"));
            self.tight = if name == "p" && !tag.closing { is_tight } else { self.tight };
            if is_spaced(name) && self.lists.is_empty() && !(name == "p" && self.tight) {
                self.gap = Some(self.quote_depth);
            }
        }
        match (name, tag.closing) {
            ("br", _) => self.end_line(),
            ("td" | "th", true) => self.space = true,
            ("pre", false) => self.preformatted += 1,
            ("pre", true) => self.preformatted = self.preformatted.saturating_sub(1),
            ("blockquote", false) => self.quote_depth += 1,
            ("blockquote", true) => self.quote_depth = self.quote_depth.saturating_sub(1),
            ("ul", false) => self.lists.push(List { numbering: None, count: 0 }),
            ("ol", false) => {
                let letters = tag.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("a"));
                let numbering = if letters { Numbering::Letters } else { Numbering::Figures };
                self.lists.push(List { numbering: Some(numbering), count: 0 });
            }
            ("ul" | "ol", true) => {
                self.lists.pop();
                self.gap = Some(self.quote_depth).filter(|_| self.lists.is_empty());
            }
            ("li", false) => self.item(),
            ("img", _) => {
                if let Some(description) = tag.attribute("alt") {
                    self.text(&description);
                }
            }
            ("a", false) => {
                let target = tag.attribute("href").unwrap_or_default();
                self.link = is_worth_showing(&target).then(|| Link { target, text: String::new() });
            }
            ("a", true) => self.end_link(),
            _ => {}
        }
    }

    /// Whether the tag is hidden itself, or stands in something hidden.
    fn hides(&mut self, tag: &Tag<'_>) -> bool {
        if let Some((name, open)) = &mut self.hidden {
            if *name == tag.name {
                *open = if tag.closing { *open - 1 } else { *open + 1 };
                if *open == 0 {
                    self.hidden = None;
                }
            }
            return true;
        }
        let style = if tag.closing || is_void(&tag.name) { None } else { tag.attribute("style") };
        let hidden = style.is_some_and(|style| {
            let plain: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            plain.to_ascii_lowercase().contains("display:none")
        });
        if hidden {
            self.hidden = Some((tag.name.clone(), 1));
        }
        hidden
    }

    fn item(&mut self) {
        let indent = "  ".repeat(self.lists.len().saturating_sub(1).min(8));
        let mark = match self.lists.last_mut() {
            Some(List { numbering: Some(numbering), count }) => {
                *count += 1;
                match (numbering, u8::try_from(*count)) {
                    (Numbering::Letters, Ok(number @ 1..=26)) => format!("{}. ", char::from(b'A' + number - 1)),
                    _ => format!("{count}. "),
                }
            }
            _ => "- ".to_owned(),
        };
        for c in indent.chars().chain(mark.chars()) {
            self.visible(c);
        }
        self.only_mark = true;
    }

    fn end_link(&mut self) {
        let Some(link) = self.link.take() else { return };
        let bare = |text: &str| {
            let text = text.trim().trim_end_matches('/');
            let text = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(text);
            text.to_owned()
        };
        if !link.text.trim().is_empty() && !bare(&link.target).contains(&bare(&link.text)) {
            let space = if self.line.ends_with(' ') { "" } else { " " };
            self.line.push_str(&format!("{space}<{}>", link.target.trim()));
        }
    }

    fn finish(mut self) -> String {
        self.end_block();
        self.lines.join("\n")
    }
}

fn quoted(line: &str, depth: usize) -> String {
    let marks = ">".repeat(depth.min(DEEPEST_QUOTE));
    match (depth, line) {
        (0, _) => line.to_owned(),
        (_, "") => marks,
        _ => format!("{marks} {line}"),
    }
}

fn is_worth_showing(target: &str) -> bool {
    let target = target.trim();
    let is_web = target.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"))
        || target.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"));
    is_web && target.len() <= LONGEST_LINK && !target.contains(|c: char| c.is_whitespace() || c == '<' || c == '>')
}
