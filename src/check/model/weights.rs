//! The weights of a language, and the text that they are read from.

use super::key::feature_key;
use super::table::Table;
use super::trees::Tree;
use crate::check::language::rows::Label;
use crate::check::stored::{List, stored};

/// What the model tells apart.
#[doc(hidden)]
pub const LABELS: [&str; 13] = [
    "refusal",
    "hedge",
    "reason-specific",
    "reason-vague",
    "alternative",
    "next_step",
    "gratitude",
    "regret",
    "positive",
    "over-apology",
    "blame",
    "harsh",
    "time-vague",
];
/// How many labels there is room for, so that a processor can take several at a time.
pub(super) const WIDTH: usize = 16;
/// What weighs one in the file.
pub(super) const UNIT: f32 = 100.0;
/// What the second step sees of the mail besides two scores a label and the rows that hit.
pub(super) const EXTRAS: [&str; 16] = [
    "sentences",
    "words",
    "questions",
    "one",
    "phrase-over-apology",
    "phrase-blame",
    "phrase-harsh",
    "phrase-time-vague",
    "no-question",
    "no-conditional",
    "no-row",
    "no-place",
    "no-reason-specific",
    "near-reason-specific",
    "near-reason-vague",
    "behind-alternative",
];
/// How many of these tell of the sentence that is likeliest the no; they are the last.
pub(super) const OF_NO: usize = 8;
pub(super) const ROWS: usize = Label::NAMES.len();
/// The length of a line of the second step.
pub(super) const INPUTS: usize = LABELS.len() * SCORES + ROWS + EXTRAS.len();
/// How many numbers of the second step tell of one label: its best and second best sentence, and the mean of all.
pub(super) const SCORES: usize = 3;

/// What the mail as a whole is told to be.
pub(crate) const OUTPUTS: [&str; 15] = [
    "explicit",
    "hedged",
    "no-refusal",
    "specific",
    "vague",
    "no-reason",
    "alternative",
    "next_step",
    "gratitude",
    "regret",
    "positive",
    "over-apology",
    "blame",
    "harsh",
    "time-vague",
];

/// The weights of one language.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub(super) table: Table,
    pub(super) bias: [i32; WIDTH],
    /// For each input its weights for the outputs, and room that fills a line.
    pub(super) mail: [[f32; OUTPUTS.len() + 1]; INPUTS],
    /// What the trees add to the outputs.
    pub(super) trees: List<Tree>,
}

stored!(Model { table, bias, mail, trees });

impl Model {
    /// Reads `model.txt`: `bias LABEL VALUE`, `mail OUTPUT` and its weights, `tree OUTPUT` with three questions and eight
    /// leaves, and features with a tab and pairs `label:weight`. An empty text is no model.
    pub(crate) fn read(text: &str) -> Result<Option<Self>, String> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let features = text.bytes().filter(|byte| *byte == b'\t').count();
        let table = Table::with_capacity(features);
        let mut model =
            Self { table, bias: [0; WIDTH], mail: [[0.0; OUTPUTS.len() + 1]; INPUTS], trees: List::default() };
        let mut outputs = 0;
        for (number, line) in text.lines().enumerate() {
            model.line(line, &mut outputs).map_err(|what| format!("line {}: {what}", number + 1))?;
        }
        if outputs != OUTPUTS.len() {
            return Err(format!("expected {} lines that begin with mail, found {outputs}", OUTPUTS.len()));
        }
        Ok(Some(model))
    }

    /// Reads a line; `outputs` counts those that begin with mail.
    fn line(&mut self, line: &str, outputs: &mut usize) -> Result<(), String> {
        if let Some(tab) = line.as_bytes().iter().position(|byte| *byte == b'\t') {
            let row = weights(&line.as_bytes()[tab + 1..])?;
            let fits = self.table.insert(feature_key(&line[..tab]), &row);
            return if fits { Ok(()) } else { Err("more features than tabs".into()) };
        }
        let mut fields = line.split(' ');
        match (fields.next(), fields.next()) {
            (Some("bias"), Some(label)) => {
                let label = LABELS.iter().position(|known| *known == label).ok_or("no such label")?;
                let value = fields.next().and_then(|value| value.parse().ok());
                self.bias[label] = value.ok_or("expected a whole number")?;
            }
            (Some("mail"), Some(output)) => {
                if OUTPUTS.get(*outputs) != Some(&output) {
                    return Err(format!("expected the outputs in the order {}", OUTPUTS.join(", ")));
                }
                let mut count = 0;
                for field in fields {
                    self.mail.get_mut(count).ok_or("too many weights")?[*outputs] =
                        field.parse().map_err(|_| "expected a number")?;
                    count += 1;
                }
                if count != INPUTS {
                    return Err(format!("expected {INPUTS} weights, found {count}"));
                }
                *outputs += 1;
            }
            (Some("tree"), Some(output)) => {
                let output = OUTPUTS.iter().position(|known| *known == output).ok_or("no such output")?;
                self.trees.to_mut().push(Tree::read(output, INPUTS, fields)?);
            }
            (Some("" | "#"), _) | (None, _) => {}
            _ => return Err("expected bias, mail, tree, or a feature and a tab".into()),
        }
        Ok(())
    }
}

/// Reads `label:weight` pairs with spaces between them.
fn weights(bytes: &[u8]) -> Result<[i16; WIDTH], &'static str> {
    let mut row = [0; WIDTH];
    let mut at = 0;
    while at < bytes.len() {
        let mut label = 0;
        while let Some(digit) = bytes.get(at).filter(|byte| byte.is_ascii_digit()) {
            label = label * 10 + usize::from(digit - b'0');
            at += 1;
        }
        if bytes.get(at) != Some(&b':') {
            return Err("expected label:weight");
        }
        at += 1;
        let minus = bytes.get(at) == Some(&b'-');
        at += usize::from(minus);
        let (start, mut value) = (at, 0_i32);
        while let Some(digit) = bytes.get(at).filter(|byte| byte.is_ascii_digit()) {
            value = value * 10 + i32::from(digit - b'0');
            at += 1;
        }
        if start == at || at - start > 5 {
            return Err("expected a whole number");
        }
        let weight = if minus { -value } else { value };
        *row[..LABELS.len()].get_mut(label).ok_or("no such label")? =
            i16::try_from(weight).map_err(|_| "expected a whole number")?;
        if at < bytes.len() && bytes[at] != b' ' {
            return Err("expected a space");
        }
        at += 1;
    }
    Ok(row)
}
