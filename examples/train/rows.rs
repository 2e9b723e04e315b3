//! The sentences that the rows promise to hit and to miss, as lessons: each tells of one label only.

use std::path::Path;

use serde::Deserialize;

use crate::Failure;
use declina::check::{LABELS, label_of_rule};

use crate::corpus::Lesson;

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    cue: Vec<Row>,
    #[serde(default)]
    not: Vec<Row>,
    #[serde(default)]
    rule: Vec<Row>,
    #[serde(default)]
    phrase: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    #[serde(rename = "as", default)]
    label: String,
    #[serde(default)]
    cancels: Vec<String>,
    #[serde(default)]
    id: String,
    #[serde(default)]
    rule: String,
    #[serde(default)]
    hit: Vec<String>,
    #[serde(default)]
    miss: Vec<String>,
}

/// How much the sentence of a row counts beside a sentence of a labelled mail.
const SENTENCE: f32 = 0.5;
/// How much the whole text of a rule counts.
const TEXT: f32 = 16.0;

pub fn lessons(templates: &Path) -> Result<Vec<Lesson>, Failure> {
    let spanish = templates.ends_with("es");
    let mut lessons = Vec::new();
    for name in ["cues.toml", "tone.toml", "clarity.toml", "structure.toml"] {
        let path = templates.join(name);
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let file: File = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        for row in file.cue.iter().chain(&file.phrase) {
            let Some(label) = label(if row.label.is_empty() { &row.rule } else { &row.label }) else { continue };
            lessons.extend(row.hit.iter().map(|hit| sentence(hit, label, true, spanish)));
            lessons.extend(row.miss.iter().map(|miss| sentence(miss, label, false, spanish)));
        }
        for row in &file.not {
            for label in row.cancels.iter().filter_map(|name| label(name)) {
                lessons.extend(row.hit.iter().map(|hit| sentence(hit, label, false, spanish)));
            }
        }
        for row in &file.rule {
            lessons.extend(row.hit.iter().filter_map(|hit| whole(hit, &row.id, true)));
            lessons.extend(row.miss.iter().filter_map(|miss| whole(miss, &row.id, false)));
        }
    }
    Ok(lessons)
}

fn label(name: &str) -> Option<usize> {
    let name = match label_of_rule(name) {
        Some("harsh") => "harsh",
        _ => name,
    };
    LABELS.iter().position(|label| *label == name)
}

/// One sentence between a greeting and a name; in a mail so short only some outputs can be told by its label.
fn sentence(text: &str, label: usize, has: bool, spanish: bool) -> Lesson {
    let (before, behind) =
        if spanish { ("Hola, Ana:\n\n", "\n\nUn saludo,\nLucía") } else { ("Hi Ana,\n\n", "\n\nBest,\nTom") };
    let whole = format!("{before}{text}{behind}");
    let mut unmarked = [0.0; LABELS.len()];
    let mut outputs = [None; 15];
    let mut marked = Vec::new();
    if has {
        marked.push((LABELS[label], before.len()..before.len() + text.len()));
        match label {
            0 => outputs[..3].copy_from_slice(&[Some(true), Some(false), Some(false)]),
            1 => outputs[..3].copy_from_slice(&[Some(false), Some(true), Some(false)]),
            2 | 3 => {}
            _ => outputs[label + 2] = Some(true),
        }
    } else {
        unmarked[label] = 1.0;
        if label > 3 {
            outputs[label + 2] = Some(false);
        }
    }
    Lesson { fresh: true, alone: true, text: whole, weight: SENTENCE, marked, unmarked, outputs }
}

/// A whole text of a rule that looks at what a mail is.
fn whole(text: &str, rule: &str, hits: bool) -> Option<Lesson> {
    let mut outputs = [None; 15];
    let mut choose = |from: usize, which: usize| {
        (0..3).for_each(|class| outputs[from + class] = Some(class == which));
    };
    match (rule, hits) {
        ("exclamation-excess", false) => choose(0, 2),
        ("refusal-missing" | "refusal-hedged", true) => choose(0, 1),
        ("refusal-missing" | "refusal-hedged", false) => choose(0, 0),
        ("reason-missing", true) => {
            choose(0, 0);
            choose(3, 2);
        }
        ("reason-vague", true) => {
            choose(0, 0);
            choose(3, 1);
        }
        ("reason-vague", false) => choose(3, 0),
        ("alternative-missing", _) => {
            choose(0, 0);
            outputs[6] = Some(!hits);
        }
        ("next-step-missing", _) => {
            choose(0, 0);
            outputs[7] = Some(!hits);
            // Only an offer wants a next step.
            outputs[6] = hits.then_some(true);
        }
        ("curt" | "inclusion-of-request" | "reason-excess", true) => choose(0, 0),
        _ => return None,
    }
    // What the text as a whole has not, no sentence of it has.
    let none = |label: &str| match label {
        "refusal" => outputs[0] == Some(false),
        "reason-specific" | "reason-vague" => outputs[5] == Some(true),
        "alternative" => outputs[6] == Some(false),
        "next_step" => outputs[7] == Some(false),
        _ => false,
    };
    Some(Lesson {
        fresh: true,
        alone: false,
        text: text.to_owned(),
        weight: TEXT,
        marked: Vec::new(),
        unmarked: LABELS.map(|label| if none(label) { 1.0 / TEXT } else { 0.0 }),
        outputs,
    })
}
