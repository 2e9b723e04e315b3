//! The second step: what the mail as a whole is.

use std::fmt::Write;

use declina::check::model_names;

use crate::corpus::Lesson;
use crate::optimise::minimise;

const OUTPUTS: usize = 15;
/// The outputs of which the highest counts.
const CHOICES: [std::ops::Range<usize>; 2] = [0..3, 3..6];
/// Where the faults begin.
const FAULTS: usize = 11;
/// How many parts the thresholds are chosen by.
const PARTS: usize = 10;
/// How strongly weights are held back.
const HOLD: f32 = 1.0;
/// How much a mail counts whose wording the writers of the rows have read.
const READ: f32 = 0.3;
/// How far, in eighths, thresholds may be moved.
const REACH: i32 = 8;
/// How much better a threshold must be to be moved further.
const SHY: f32 = 1e-4;

/// Lines of `model.txt` for a mail step that is not learnt yet.
pub fn no_weights() -> String {
    let (_, outputs, inputs) = model_names();
    outputs.iter().map(|output| format!("mail {output}{}\n", " 0".repeat(inputs.len()))).collect()
}

pub struct MailStep {
    /// A row of weights for each output.
    weights: Vec<Vec<f32>>,
}

impl MailStep {
    /// Learns from the lessons `seen`; thresholds are chosen by the labelled mails alone, for which `fired` says what
    /// the rows name.
    pub fn learn(lessons: &[Lesson], inputs: &[Vec<f32>], fired: &[[bool; 4]], seen: &[usize]) -> Self {
        let gold: Vec<[bool; OUTPUTS]> =
            lessons[..fired.len()].iter().map(|lesson| lesson.outputs.map(|known| known == Some(true))).collect();
        let mut weights = fit(lessons, inputs, seen);
        // Scores that no mail had a part in, to choose the thresholds by.
        let mut scores = vec![[0.0_f32; OUTPUTS]; lessons.len()];
        for part in 0..PARTS {
            let others: Vec<usize> = seen.iter().copied().filter(|mail| mail / 5 % PARTS != part).collect();
            let model = fit(lessons, inputs, &others);
            for mail in seen.iter().filter(|mail| **mail / 5 % PARTS == part) {
                scores[*mail] = std::array::from_fn(|output| dot(&model[output], &inputs[*mail]));
            }
        }
        let judged: Vec<usize> =
            seen.iter().copied().filter(|mail| *mail < fired.len() && lessons[*mail].fresh).collect();
        let one = model_names().2.iter().position(|name| name == "one").expect("there is a constant");
        for choice in CHOICES {
            for (output, shift) in choice.clone().zip(shift_choice(&gold, &scores, &judged, choice.start)) {
                weights[output][one] += shift;
            }
        }
        for (output, weights) in weights.iter_mut().enumerate().take(FAULTS).skip(CHOICES[1].end) {
            weights[one] += shift_flag(&gold, &scores, &judged, output, |_| false, [0.0; 3]).0;
        }
        // Faults are judged together: a false alarm counts the same whichever fault it names.
        let mut counts = [[0.0_f32; 3]; OUTPUTS - FAULTS];
        let mut shifts = [0.0; OUTPUTS - FAULTS];
        for _ in 0..3 {
            for fault in 0..shifts.len() {
                let others = (0..shifts.len()).filter(|other| *other != fault);
                let others = others.fold([0.0; 3], |sum, other| std::array::from_fn(|at| sum[at] + counts[other][at]));
                (shifts[fault], counts[fault]) =
                    shift_flag(&gold, &scores, &judged, FAULTS + fault, |mail| fired[mail][fault], others);
            }
        }
        shifts.iter().enumerate().for_each(|(fault, shift)| weights[FAULTS + fault][one] += shift);
        Self { weights }
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
        text
    }
}

fn fit(lessons: &[Lesson], inputs: &[Vec<f32>], seen: &[usize]) -> Vec<Vec<f32>> {
    let width = inputs[seen[0]].len();
    let one = model_names().2.iter().position(|name| name == "one").expect("there is a constant");
    let mut point = vec![0.0; width * OUTPUTS];
    minimise(&mut point, 200, |point, slope| {
        slope.fill(0.0);
        let mut loss = 0.0;
        for mail in seen {
            let scores: [f32; OUTPUTS] =
                std::array::from_fn(|output| dot(&point[output * width..][..width], &inputs[*mail]));
            let mut steps = [0.0; OUTPUTS];
            let Lesson { outputs: gold, weight, fresh, .. } = &lessons[*mail];
            let weight = weight * if *fresh { 1.0 } else { READ };
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

/// What to add to the outputs of a choice so that the mean F1 of its classes is best.
fn shift_choice(gold: &[[bool; OUTPUTS]], scores: &[[f32; OUTPUTS]], seen: &[usize], from: usize) -> [f32; 3] {
    let mut best = (f32::MIN, [0.0; 3]);
    for second in -REACH..=REACH {
        for third in -REACH..=REACH {
            let shift = [0.0, second as f32 / 8.0, third as f32 / 8.0];
            let mut counts = [[0.0_f32; 3]; 3];
            for mail in seen {
                let said = (0..3).fold(0, |best, next| {
                    let value = |class: usize| scores[*mail][from + class] + shift[class];
                    if value(next) > value(best) { next } else { best }
                });
                for (class, count) in counts.iter_mut().enumerate() {
                    tally(count, gold[*mail][from + class], said == class);
                }
            }
            // Of shifts that are as good, the smallest.
            let size = (second * second + third * third) as f32;
            let value = counts.iter().map(f1).sum::<f32>() / 3.0 - size * SHY;
            if value > best.0 {
                best = (value, shift);
            }
        }
    }
    best.1
}

/// What to add to an output so that the F1 of its counts and of the `others` is best, and the counts.
fn shift_flag(
    gold: &[[bool; OUTPUTS]],
    scores: &[[f32; OUTPUTS]],
    seen: &[usize],
    output: usize,
    spoken: impl Fn(usize) -> bool,
    others: [f32; 3],
) -> (f32, [f32; 3]) {
    let mut best = (f32::MIN, 0.0, [0.0; 3]);
    for step in -16_i32..=16 {
        let shift = step as f32 / 8.0;
        let mut count = [0.0; 3];
        for mail in seen {
            tally(&mut count, gold[*mail][output], scores[*mail][output] + shift > 0.0 || spoken(*mail));
        }
        let together = std::array::from_fn(|at| count[at] + others[at]);
        let value = f1(&together) - (step * step) as f32 * SHY;
        if value > best.0 {
            best = (value, shift, count);
        }
    }
    (best.1, best.2)
}

/// Counts what is right, what is said wrongly and what is missed.
fn tally(count: &mut [f32; 3], gold: bool, said: bool) {
    match (gold, said) {
        (true, true) => count[0] += 1.0,
        (false, true) => count[1] += 1.0,
        (true, false) => count[2] += 1.0,
        (false, false) => {}
    }
}

fn f1(count: &[f32; 3]) -> f32 {
    let [right, wrong, missed] = count;
    if right + wrong + missed == 0.0 { 1.0 } else { 2.0 * right / (2.0 * right + wrong + missed) }
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
