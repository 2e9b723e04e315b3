//! The draft as HTML, through the frame in `templates/html/`.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Serialize;
use tera::{Context, Tera};

use super::draft::{Block, Draft};
use crate::pack::HTML_FRAME;

/// The name ends in `.html`, so Tera escapes every value.
const FRAME: &str = "mail.html";

static ENGINE: LazyLock<Tera> = LazyLock::new(|| {
    let mut tera = Tera::new();
    // The frame is part of the crate and its tests render it; there is no input that could make this fail.
    let added = tera.add_raw_template(FRAME, HTML_FRAME);
    debug_assert!(added.is_ok(), "the HTML frame compiles");
    tera
});

#[derive(Serialize)]
struct Frame<'a> {
    language: &'a str,
    subject: &'a str,
    blocks: Vec<FramedBlock<'a>>,
}

#[derive(Serialize)]
struct FramedBlock<'a> {
    kind: &'static str,
    lines: Vec<&'a str>,
}

pub(crate) fn render(draft: &Draft) -> String {
    let line = |range: &Range<usize>| &draft.text[range.clone()];
    let blocks = draft
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(range) => FramedBlock { kind: "paragraph", lines: vec![line(range)] },
            Block::List(ranges) => FramedBlock { kind: "list", lines: ranges.iter().map(line).collect() },
            Block::Lines(ranges) => FramedBlock { kind: "lines", lines: ranges.iter().map(line).collect() },
        })
        .collect();
    let frame = Frame { language: draft.locale.language().code(), subject: &draft.subject, blocks };
    Context::from_serialize(&frame).and_then(|context| ENGINE.render(FRAME, &context)).unwrap_or_default()
}
