//! A small linear model beside the cues: it weighs the words of each sentence, then the sentences of the mail.
//!
//! The weights are text, `templates/<language>/model.txt`, one line a feature, sorted; they are made by
//! `examples/train.rs` from labelled mails that were written for this project. The same text always gets the same
//! scores: sentences are weighed in whole numbers.

pub(crate) mod features;

use self::features::{Place, Sink, Tokens, feature_key};
use super::language::Engine;
use super::language::rows::Label;
use super::recognise::{Hit, Hits};
use super::text::document::Document;

/// What the model tells apart.
pub(crate) const LABELS: [&str; 13] = [
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
/// How many labels a row of weights has room for.
const WIDTH: usize = 16;
/// How many blocks of 64 bits the filter has.
const FILTER: usize = 1 << 13;
/// What weighs one in the file.
const UNIT: f32 = 100.0;
/// What the second step sees of the mail besides two scores a label and the rows that hit.
const EXTRAS: [&str; 8] = [
    "sentences",
    "words",
    "questions",
    "one",
    "phrase-over-apology",
    "phrase-blame",
    "phrase-harsh",
    "phrase-time-vague",
];
const ROWS: usize = Label::NAMES.len();
/// The length of a line of the second step.
const INPUTS: usize = LABELS.len() * SCORES + ROWS + EXTRAS.len();
/// How many numbers of the second step tell of one label: its best and second best sentence, and the mean of all.
const SCORES: usize = 3;

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
#[derive(Debug)]
pub(crate) struct Model {
    slots: Vec<(u32, u32)>,
    rows: Vec<[i16; WIDTH]>,
    bias: [i32; WIDTH],
    mail: Vec<[f32; INPUTS]>,
    tokens: Tokens,
    /// One bit for each feature, several for none.
    filter: Vec<u64>,
}

/// The scores of a mail.
#[derive(Debug)]
pub(crate) struct Scores {
    /// Each sentence of the body with its scores.
    pub(crate) sentences: Vec<(usize, [i32; WIDTH])>,
    /// The scores of [`OUTPUTS`]; what is above 0 holds, and of the refusals and the reasons the highest.
    pub(crate) mail: [f32; OUTPUTS.len()],
}

impl Model {
    /// Reads `model.txt`: `bias LABEL VALUE`, `mail OUTPUT` and its weights, and features with a tab and pairs
    /// `label:weight`. An empty text is no model.
    pub(crate) fn read(text: &str) -> Result<Option<Self>, String> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let size = (text.len() / 12).next_power_of_two().max(16);
        let mut model = Self {
            slots: vec![(0, 0); size],
            rows: Vec::with_capacity(text.len() / 24),
            bias: [0; WIDTH],
            mail: Vec::new(),
            tokens: Tokens::new(),
            filter: vec![0; FILTER],
        };
        for (number, line) in text.lines().enumerate() {
            model.line(line).map_err(|what| format!("line {}: {what}", number + 1))?;
        }
        if model.mail.len() != OUTPUTS.len() {
            return Err(format!("expected {} lines that begin with mail, found {}", OUTPUTS.len(), model.mail.len()));
        }
        Ok(Some(model))
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        if let Some(tab) = line.as_bytes().iter().position(|byte| *byte == b'\t') {
            let row = weights(&line.as_bytes()[tab + 1..])?;
            return self.insert(feature_key(&line[..tab]), row);
        }
        let mut fields = line.split(' ');
        match (fields.next(), fields.next()) {
            (Some("bias"), Some(label)) => {
                let label = LABELS.iter().position(|known| *known == label).ok_or("no such label")?;
                let value = fields.next().and_then(|value| value.parse().ok());
                self.bias[label] = value.ok_or("expected a whole number")?;
            }
            (Some("mail"), Some(output)) => {
                if OUTPUTS.get(self.mail.len()) != Some(&output) {
                    return Err(format!("expected the outputs in the order {}", OUTPUTS.join(", ")));
                }
                let mut weights = [0.0; INPUTS];
                let mut count = 0;
                for field in fields {
                    *weights.get_mut(count).ok_or("too many weights")? =
                        field.parse().map_err(|_| "expected a number")?;
                    count += 1;
                }
                if count != INPUTS {
                    return Err(format!("expected {INPUTS} weights, found {count}"));
                }
                self.mail.push(weights);
            }
            (Some("" | "#"), _) | (None, _) => {}
            _ => return Err("expected bias, mail, or a feature and a tab".into()),
        }
        Ok(())
    }

    fn insert(&mut self, key: u64, row: [i16; WIDTH]) -> Result<(), String> {
        if (self.rows.len() + 1) * 2 > self.slots.len() {
            return Err("more features than lines of this length allow".into());
        }
        let mask = self.slots.len() - 1;
        let mut slot = key as usize & mask;
        while self.slots[slot].1 != 0 {
            slot = (slot + 1) & mask;
        }
        self.rows.push(row);
        let bit = (key >> 20) as usize % (FILTER * 64);
        self.filter[bit / 64] |= 1 << (bit % 64);
        self.slots[slot] = ((key >> 32) as u32, self.rows.len() as u32);
        Ok(())
    }

    fn row(&self, key: u64) -> Option<&[i16; WIDTH]> {
        let mask = self.slots.len() - 1;
        let tag = (key >> 32) as u32;
        let mut slot = key as usize & mask;
        loop {
            let (found, index) = self.slots[slot];
            if index == 0 {
                return None;
            }
            if found == tag {
                return self.rows.get(index as usize - 1);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Whether a feature may have weights: most have none, and the filter is small enough to stay near.
    fn may_have(&self, key: u64) -> bool {
        let bit = (key >> 20) as usize % (self.filter.len() * 64);
        self.filter[bit / 64] >> (bit % 64) & 1 != 0
    }

    /// Weighs a mail.
    pub(crate) fn score(&self, document: &Document<'_>, engine: &Engine, hits: &Hits) -> Scores {
        let mut sentences = Vec::with_capacity(document.sentences.len());
        for (index, place) in features::body(document) {
            let mut sum = Sum { model: self, scores: self.bias };
            features::sentence(
                document,
                engine,
                &self.tokens,
                index,
                place,
                hits.in_sentence(index),
                hits.before_sentence(index),
                &mut sum,
            );
            sentences.push((index, sum.scores));
        }
        let inputs = inputs(document, engine, &sentences, hits);
        let mut mail = [0.0; OUTPUTS.len()];
        for (output, weights) in mail.iter_mut().zip(&self.mail) {
            *output = weights.iter().zip(inputs).map(|(weight, input)| weight * input).sum();
        }
        Scores { sentences, mail }
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

struct Sum<'m> {
    model: &'m Model,
    scores: [i32; WIDTH],
}

impl Sink for Sum<'_> {
    fn feature(&mut self, key: u64, _: &dyn Fn() -> String) {
        if !self.model.may_have(key) {
            return;
        }
        if let Some(row) = self.model.row(key) {
            for (score, weight) in self.scores.iter_mut().zip(row) {
                *score += i32::from(*weight);
            }
        }
    }
}

/// What the second step sees: for each label the best and the second best sentence, squeezed into -1 to 1, which
/// labels' rows hit, and the size of the mail.
fn inputs(document: &Document<'_>, engine: &Engine, sentences: &[(usize, [i32; WIDTH])], hits: &Hits) -> [f32; INPUTS] {
    let mut inputs = [0.0; INPUTS];
    for label in 0..LABELS.len() {
        let (mut best, mut second) = (i32::MIN, i32::MIN);
        let mut sum = 0.0;
        for (_, scores) in sentences {
            let score = scores[label];
            sum += squeeze(score);
            if score > best {
                (best, second) = (score, best);
            } else if score > second {
                second = score;
            }
        }
        inputs[label * SCORES] = squeeze(best);
        inputs[label * SCORES + 1] = squeeze(second);
        inputs[label * SCORES + 2] = sum / sentences.len().max(1) as f32;
    }
    for hit in &hits.all {
        if let Some(input) =
            inputs.get_mut(LABELS.len() * SCORES + hit.label as usize).filter(|_| (hit.label as usize) < ROWS)
        {
            *input = 1.0;
        }
    }
    let extras = LABELS.len() * SCORES + ROWS;
    let questions = sentences.iter().filter(|(index, _)| document.sentences[*index].question).count();
    inputs[extras] = (sentences.len().min(20) as f32) / 10.0;
    inputs[extras + 1] = (document.words.len().min(300) as f32) / 100.0;
    inputs[extras + 2] = questions.min(3) as f32;
    inputs[extras + 3] = 1.0;
    for hit in hits.with(Label::Phrase) {
        if let Some(group) = engine.rules[engine.rows[hit.row as usize].rule].group {
            inputs[extras + 4 + group] = 1.0;
        }
    }
    inputs
}

/// `x / (1 + |x|)`: simple arithmetic, so that every machine computes the same.
fn squeeze(score: i32) -> f32 {
    if score == i32::MIN {
        return -1.0;
    }
    let score = score as f32 / UNIT;
    score / (1.0 + score.abs())
}

/// A mail as the training of the model sees it.
#[doc(hidden)]
#[derive(Debug)]
pub struct Example {
    /// Each sentence of the body.
    pub sentences: Vec<ExampleSentence>,
    /// What the second step sees under the model in use, in the order of `model_inputs`.
    pub inputs: Vec<f32>,
}

/// A sentence as the training of the model sees it.
#[doc(hidden)]
#[derive(Debug)]
pub struct ExampleSentence {
    /// Its bytes in the text.
    pub start: usize,
    /// The byte behind its last.
    pub end: usize,
    /// Its features.
    pub features: Vec<String>,
}

struct Names(Vec<String>);

impl Sink for Names {
    fn feature(&mut self, key: u64, name: &dyn Fn() -> String) {
        let name = name();
        debug_assert_eq!(feature_key(&name), key, "{name:?} is not the text of its key");
        self.0.push(name);
    }
}

pub(crate) fn example(document: &Document<'_>, engine: &Engine, hits: &Hits) -> Example {
    let tokens = Tokens::new();
    let sentence = |(index, place): (usize, Place)| {
        let mut names = Names(Vec::new());
        features::sentence(
            document,
            engine,
            &tokens,
            index,
            place,
            hits.in_sentence(index),
            hits.before_sentence(index),
            &mut names,
        );
        let range = document.sentences[index].range();
        ExampleSentence { start: range.start, end: range.end, features: names.0 }
    };
    let scored = engine.model.as_ref().map(|model| model.score(document, engine, hits).sentences).unwrap_or_default();
    Example {
        sentences: features::body(document).map(sentence).collect(),
        inputs: inputs(document, engine, &scored, hits).to_vec(),
    }
}

/// The names of the model's labels, outputs and mail inputs.
#[doc(hidden)]
#[must_use]
pub fn model_names() -> (Vec<String>, Vec<String>, Vec<String>) {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let mut inputs = Vec::new();
    for label in LABELS {
        inputs.push(format!("best-{label}"));
        inputs.push(format!("second-{label}"));
        inputs.push(format!("mean-{label}"));
    }
    inputs.extend(Label::NAMES.iter().map(|(name, _)| format!("hit-{name}")));
    inputs.extend(EXTRAS.iter().map(|name| (*name).to_owned()));
    (owned(&LABELS), owned(&OUTPUTS), inputs)
}

/// The hits in one sentence.
impl Hits {
    pub(crate) fn in_sentence(&self, index: usize) -> &[Hit] {
        let first = self.all.partition_point(|hit| (hit.sentence as usize) < index);
        let last = self.all.partition_point(|hit| hit.sentence as usize <= index);
        &self.all[first..last]
    }

    /// The hits in the sentence before it.
    pub(crate) fn before_sentence(&self, index: usize) -> &[Hit] {
        index.checked_sub(1).map_or(&[], |index| self.in_sentence(index))
    }
}
