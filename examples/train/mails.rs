//! The second step: what the mail as a whole is.

use std::fmt::Write;

use declina::check::model_names;

use crate::boost::{Boosted, Target, boost};
use crate::corpus::Lesson;
use crate::optimise::minimise;

const OUTPUTS: usize = 15;
/// The outputs of which the highest counts.
const CHOICES: [std::ops::Range<usize>; 2] = [0..3, 3..6];
/// How strongly weights are held back.
const HOLD: f32 = 4.0;
/// The outputs that are said a little before they are likelier than not, and how much before, in log-odds: for F1 that is
/// best, and what stands in a mail of a kind that was not learnt from scores low. Whether a mail refuses does not lean, and
/// no fault is found before it is likelier than not.
const LEANING: [usize; 7] = [3, 4, 6, 7, 8, 9, 10];
const LEAN: f32 = 0.3;
/// How much a mail counts whose wording the writers of the rows have read.
const READ: f32 = 0.3;
/// How much a row's sentence counts beside what it counts in the sentence step: no mail is so short.
const ALONE: f32 = 0.2;

/// Lines of `model.txt` for a mail step that is not learnt yet.
pub fn no_weights() -> String {
    let (_, outputs, inputs) = model_names();
    outputs.iter().map(|output| format!("mail {output}{}\n", " 0".repeat(inputs.len()))).collect()
}

pub struct MailStep {
    /// A row of weights for each output.
    weights: Vec<Vec<f32>>,
    trees: Vec<Boosted>,
}

impl MailStep {
    /// Learns from the lessons `seen`. No threshold is sought for: those that are best on the mails learnt from are worse
    /// on mails of another kind.
    pub fn learn(lessons: &[Lesson], inputs: &[Vec<f32>], seen: &[usize]) -> Self {
        let mut weights = fit(lessons, inputs, seen);
        let trees = trees(lessons, inputs, seen, &weights);
        let one = one();
        for (output, weights) in weights.iter_mut().enumerate() {
            weights[one] += if LEANING.contains(&output) { LEAN } else { 0.0 };
        }
        Self { weights, trees }
    }

    pub fn text(&self) -> String {
        let mut text = String::new();
        for (output, weights) in model_names().1.iter().zip(&self.weights) {
            let _ = write!(text, "mail {output}");
            for weight in weights {
                let _ = write!(text, " {}", (weight * 1000.0).round() / 1000.0);
            }
            text.push('\n');
        }
        for tree in &self.trees {
            let _ = write!(text, "tree {}", model_names().1[tree.output]);
            for (input, threshold) in &tree.questions {
                let _ = write!(text, " {input} {}", (threshold * 10_000.0).round() / 10_000.0);
            }
            for leaf in &tree.leaves {
                let _ = write!(text, " {}", (leaf * 1000.0).round() / 1000.0);
            }
            text.push('\n');
        }
        text
    }
}

/// Trees for what the weights leave unexplained.
fn trees(lessons: &[Lesson], inputs: &[Vec<f32>], seen: &[usize], weights: &[Vec<f32>]) -> Vec<Boosted> {
    let rows: Vec<&[f32]> = seen.iter().map(|mail| inputs[*mail].as_slice()).collect();
    let scores = |output: usize| rows.iter().map(|row| dot(&weights[output], row)).collect();
    let choices = CHOICES.into_iter().map(Iterator::collect::<Vec<_>>);
    let single = (CHOICES[1].end..OUTPUTS).map(|output| vec![output]);
    let mut trees = Vec::new();
    for outputs in choices.chain(single) {
        let gold = |mail: &usize| {
            let all: Option<Vec<bool>> = outputs.iter().map(|output| lessons[*mail].outputs[*output]).collect();
            (all.unwrap_or_default(), weight(&lessons[*mail]))
        };
        let target = Target {
            outputs: outputs.clone(),
            gold: seen.iter().map(gold).collect(),
            scores: outputs.iter().map(|output| scores(*output)).collect(),
        };
        trees.extend(boost(&rows, target));
    }
    trees
}

/// How much a lesson counts in this step.
fn weight(lesson: &Lesson) -> f32 {
    lesson.weight
        * match (lesson.alone, lesson.fresh) {
            (true, _) => ALONE,
            (false, true) => 1.0,
            (false, false) => READ,
        }
}

fn fit(lessons: &[Lesson], inputs: &[Vec<f32>], seen: &[usize]) -> Vec<Vec<f32>> {
    let width = inputs[seen[0]].len();
    let one = one();
    let mut point = vec![0.0; width * OUTPUTS];
    minimise(&mut point, 200, |point, slope| {
        slope.fill(0.0);
        let mut loss = 0.0;
        for mail in seen {
            let scores: [f32; OUTPUTS] =
                std::array::from_fn(|output| dot(&point[output * width..][..width], &inputs[*mail]));
            let mut steps = [0.0; OUTPUTS];
            let gold = &lessons[*mail].outputs;
            let weight = weight(&lessons[*mail]);
            for choice in CHOICES {
                if gold[choice.clone()].contains(&None) {
                    continue;
                }
                let highest = scores[choice.clone()].iter().copied().fold(f32::MIN, f32::max);
                let sum: f32 = scores[choice.clone()].iter().map(|score| (score - highest).exp()).sum();
                for output in choice {
                    let chance = (scores[output] - highest).exp() / sum;
                    let gold = gold[output] == Some(true);
                    steps[output] = weight * (chance - f32::from(u8::from(gold)));
                    if gold {
                        loss -= f64::from(weight * chance.max(1e-12).ln());
                    }
                }
            }
            for output in CHOICES[1].end..OUTPUTS {
                let Some(gold) = gold[output] else { continue };
                let gold = f32::from(u8::from(gold));
                let chance = 1.0 / (1.0 + (-scores[output]).exp());
                steps[output] = weight * (chance - gold);
                let right = if gold > 0.0 { chance } else { 1.0 - chance };
                loss -= f64::from(weight * right.max(1e-12).ln());
            }
            for (output, step) in steps.iter().enumerate() {
                let slopes = &mut slope[output * width..][..width];
                slopes.iter_mut().zip(&inputs[*mail]).for_each(|(slope, input)| *slope += step * input);
            }
        }
        for (at, weight) in point.iter().enumerate().filter(|(at, _)| at % width != one) {
            loss += 0.5 * f64::from(HOLD * weight * weight);
            slope[at] += HOLD * weight;
        }
        loss
    });
    point.chunks(width).map(<[f32]>::to_vec).collect()
}

/// Which input is the constant.
fn one() -> usize {
    model_names().2.iter().position(|name| name == "one").expect("there is a constant")
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
