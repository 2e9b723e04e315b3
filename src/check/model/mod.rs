//! A small model beside the cues: it weighs the words of each sentence, then the sentences of the mail. Both steps are
//! linear, but that a few small trees behind the second one tell what its inputs tell only together.
//!
//! The weights are text, `templates/<language>/model.txt`, one line a feature, sorted; they are made by
//! `examples/train` from labelled mails that were written for this project. The same text always gets the same
//! scores: sentences are weighed in whole numbers.

pub(crate) mod features;
mod key;
mod table;
mod trees;
mod weights;

use self::features::{Place, Sink};
use self::key::feature_key;
use self::table::Sum;
pub use self::weights::LABELS;
use self::weights::{EXTRAS, INPUTS, OF_NO, ROWS, SCORES, UNIT, WIDTH};
pub(crate) use self::weights::{Model, OUTPUTS};
use super::language::Engine;
use super::language::rows::{Label, scope};
use super::recognise::{Hit, Hits};
use super::text::document::Document;

/// The scores of a mail.
#[derive(Debug)]
pub(crate) struct Scores {
    /// Each sentence of the body with its scores.
    pub(crate) sentences: Vec<(usize, [i32; WIDTH])>,
    /// The scores of [`OUTPUTS`]; what is above 0 holds, and of the refusals and the reasons the highest.
    pub(crate) mail: [f32; OUTPUTS.len() + 1],
}

impl Model {
    /// Weighs a mail.
    pub(crate) fn score(&self, document: &Document<'_>, engine: &Engine, hits: &Hits) -> Scores {
        let mut sentences = Vec::with_capacity(document.sentences.len());
        let mut sum = Sum::new(&self.table);
        let mut next = 0;
        for (index, place) in features::body(document) {
            features::sentence(document, index, place, hits.around(&mut next, index), &mut sum);
            sentences.push((index, sum.take(&self.bias)));
        }
        let inputs = inputs(document, engine, &sentences, hits);
        let mut mail = [0.0; OUTPUTS.len() + 1];
        for (input, weights) in inputs.iter().zip(&self.mail) {
            for (output, weight) in mail.iter_mut().zip(weights) {
                *output += weight * input;
            }
        }
        self.trees.iter().for_each(|tree| tree.add(&inputs, &mut mail));
        Scores { sentences, mail }
    }
}

impl Sink for Sum<'_> {
    fn feature(&mut self, there: bool, key: u64, _: impl Fn() -> String) {
        self.add(there, key);
    }
}

/// What the second step sees: for each label the best and the second best sentence, squeezed into -1 to 1, which
/// labels' rows hit, and the size of the mail.
fn inputs(document: &Document<'_>, engine: &Engine, sentences: &[(usize, [i32; WIDTH])], hits: &Hits) -> [f32; INPUTS] {
    let mut inputs = [0.0; INPUTS];
    // All labels side by side, so that a processor can take several at a time.
    let (mut best, mut second) = ([i32::MIN; WIDTH], [i32::MIN; WIDTH]);
    let mut sum = [0.0; WIDTH];
    for (_, scores) in sentences {
        for label in 0..WIDTH {
            let score = scores[label];
            sum[label] += squeeze(score);
            second[label] = second[label].max(best[label].min(score));
            best[label] = best[label].max(score);
        }
    }
    for label in 0..LABELS.len() {
        inputs[label * SCORES] = squeeze(best[label]);
        inputs[label * SCORES + 1] = squeeze(second[label]);
        inputs[label * SCORES + 2] = sum[label] / sentences.len().max(1) as f32;
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
    inputs[INPUTS - OF_NO..].copy_from_slice(&of_no(document, sentences, hits));
    inputs
}

/// What the second step sees of the sentence that is likeliest the no, and of what stands about it: whether it asks, is
/// conditional or has a row, each as much as it is a no, its place, its own reason, the reasons of it and of its
/// neighbours, and the other way from it on.
fn of_no(document: &Document<'_>, sentences: &[(usize, [i32; WIDTH])], hits: &Hits) -> [f32; OF_NO] {
    const NO: usize = 0;
    const HEDGE: usize = 1;
    const SPECIFIC: usize = 2;
    const VAGUE: usize = 3;
    const ALTERNATIVE: usize = 4;
    let no = |scores: &[i32; WIDTH]| scores[NO].max(scores[HEDGE]);
    // Of sentences that are as likely, the first.
    let likeliest = sentences.iter().enumerate().rev().max_by_key(|(_, (_, scores))| no(scores));
    let Some((at, (index, scores))) = likeliest else { return [0.0; OF_NO] };
    let sure = f32::midpoint(squeeze(no(scores)), 1.0);
    let sentence = &document.sentences[*index];
    let when = |there: bool| if there { sure } else { 0.0 };
    let conditional = document.words[sentence.words()].iter().any(|word| word.scope & scope::CONDITIONAL != 0);
    let row = hits.in_sentence(*index).iter().any(|hit| hit.label == Label::Refusal);
    let best = |range: std::ops::Range<usize>, label: usize| {
        let scores = sentences[range].iter().map(|(_, scores)| scores[label]);
        squeeze(scores.max().unwrap_or(i32::MIN))
    };
    let near = at.saturating_sub(1)..(at + 2).min(sentences.len());
    [
        when(sentence.question),
        when(conditional),
        when(row),
        sure * at as f32 / (sentences.len() - 1).max(1) as f32,
        squeeze(scores[SPECIFIC]),
        best(near.clone(), SPECIFIC),
        best(near, VAGUE),
        best(at..sentences.len(), ALTERNATIVE),
    ]
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
    fn feature(&mut self, there: bool, key: u64, name: impl Fn() -> String) {
        if there {
            let name = name();
            debug_assert_eq!(feature_key(&name), key, "{name:?} is not the text of its key");
            self.0.push(name);
        }
    }
}

pub(crate) fn example(document: &Document<'_>, engine: &Engine, hits: &Hits) -> Example {
    let mut next = 0;
    let sentence = |(index, place): (usize, Place)| {
        let mut names = Names(Vec::new());
        features::sentence(document, index, place, hits.around(&mut next, index), &mut names);
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

impl Hits {
    /// The hits in one sentence.
    pub(crate) fn in_sentence(&self, index: usize) -> &[Hit] {
        let first = self.all.partition_point(|hit| (hit.sentence as usize) < index);
        let last = self.all.partition_point(|hit| hit.sentence as usize <= index);
        &self.all[first..last]
    }

    /// The hits in the sentence before one, and those in it. Sentences are asked for in their order; `next` is where
    /// the hits of the next one may begin.
    fn around(&self, next: &mut usize, index: usize) -> (&[Hit], &[Hit]) {
        let mut end = *next;
        while self.all.get(end).is_some_and(|hit| (hit.sentence as usize) < index) {
            end += 1;
        }
        let first = end;
        while self.all.get(end).is_some_and(|hit| hit.sentence as usize == index) {
            end += 1;
        }
        *next = end;
        let earlier = self.all[..first].iter().rev().take_while(|hit| hit.sentence as usize + 1 == index).count();
        (&self.all[first - earlier..first], &self.all[first..end])
    }
}
