//! Text that flows to the width of the window it is read in: `format=flowed` (RFC 3676), read and written.

/// The width of our own paragraphs, which leaves room to be quoted.
const OWN_WIDTH: usize = 72;
/// The width that no line exceeds, if its words let it.
const WIDEST: usize = 78;
/// Deeper marks of quoting stay marks, but as text.
const DEEPEST_QUOTE: usize = 20;

/// The line between a mail and its signature: neither flowed nor trimmed.
pub(crate) const SIGNATURE_MARK: &str = "-- ";

/// One line of a text, as long as it is, at its depth of quoting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    pub(crate) depth: usize,
    pub(crate) text: &'a str,
}

impl<'a> Line<'a> {
    /// Reads the marks of quoting in front of a line, written together or apart (`>>`, `> >`).
    pub(crate) fn read(line: &'a str) -> Self {
        let (mut depth, mut rest) = (0, line);
        while depth < DEEPEST_QUOTE {
            let spaced = if depth > 0 { rest.strip_prefix(' ').unwrap_or(rest) } else { rest };
            let Some(after) = spaced.strip_prefix('>') else { break };
            (depth, rest) = (depth + 1, after);
        }
        let text = if depth > 0 { rest.strip_prefix(' ').unwrap_or(rest) } else { rest };
        Self { depth, text }
    }
}

/// Writes one line as one or more lines that flow.
pub(crate) fn flow(line: Line<'_>, out: &mut String) {
    let text = if line.text == SIGNATURE_MARK { line.text } else { line.text.trim_end_matches([' ', '\t']) };
    let marks = ">".repeat(line.depth);
    if text.is_empty() || text == SIGNATURE_MARK {
        out.push_str(&marks);
        out.push_str(if line.depth > 0 && !text.is_empty() { " " } else { "" });
        out.push_str(text);
        out.push('\n');
        return;
    }
    let width = if line.depth == 0 { OWN_WIDTH } else { WIDEST.saturating_sub(line.depth) };
    for piece in pieces(text, width) {
        out.push_str(&marks);
        if line.depth > 0 || needs_stuffing(piece) {
            out.push(' ');
        }
        out.push_str(piece);
        out.push('\n');
    }
}

/// Whether a reader of a flowed text would take the start of the line for something else.
fn needs_stuffing(piece: &str) -> bool {
    piece.starts_with([' ', '>']) || piece.starts_with("From ")
}

/// Cuts a line behind spaces, so that each piece but the last ends in one and none is wider than `width`, unless it is
/// one word.
fn pieces(text: &str, width: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut end, mut columns) = (0, 0, 0);
    for word in text.split_inclusive(' ') {
        let length = word.chars().count();
        let piece = &text[start..end];
        // A space or a mark may have to be stuffed in front, so one column stays free.
        let is_full = columns + length >= width;
        // Cut before a space, the next line would begin with one; cut behind the signature mark, it would become one.
        if !piece.is_empty() && is_full && word != " " && piece != SIGNATURE_MARK {
            pieces.push(piece);
            (start, columns) = (end, 0);
        }
        end += word.len();
        columns += length;
    }
    pieces.push(&text[start..end]);
    pieces
}

/// Reads a flowed text: its paragraphs as one line each, quotes behind `>`.
pub(crate) fn unflow(text: &str, deletes_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut open: Option<usize> = None;
    for line in text.split('\n') {
        let depth = line.bytes().take_while(|byte| *byte == b'>').count();
        let content = &line[depth..];
        let content = content.strip_prefix(' ').unwrap_or(content);
        let is_mark = content == SIGNATURE_MARK;
        let flows = content.ends_with(' ') && !is_mark;
        // An empty line ends a paragraph even where the line above it says that it goes on.
        if open != Some(depth) || is_mark || content.is_empty() {
            if !out.is_empty() || open.is_some() {
                end_line(&mut out);
            }
            out.push_str(&">".repeat(depth));
            if depth > 0 && !content.is_empty() {
                out.push(' ');
            }
        }
        out.push_str(if flows && deletes_space { &content[..content.len() - 1] } else { content });
        open = flows.then_some(depth);
        if !flows {
            out.push('\n');
        }
    }
    out
}

fn end_line(out: &mut String) {
    if !out.ends_with('\n') {
        out.push('\n');
    }
}
