//! The first step: which labels a sentence has.

use std::collections::BTreeMap;
use std::fmt::Write;

use declina::check::{Example, LABELS as LABEL_NAMES, model_names};

use crate::corpus::Lesson;
use crate::optimise::minimise;

const LABELS: usize = LABEL_NAMES.len();
/// Room for the labels that the processor likes better.
const WIDTH: usize = 16;
/// What weighs one in the file.
const UNIT: f32 = 100.0;
/// The most features that are kept: reading them is part of the first check in a process.
const MOST: usize = 10_000;
/// Features of fewer sentences are not learnt.
const LEAST: usize = 2;
/// How much of a sentence or of a marked place must be common to both.
const MARKED: f32 = 0.4;

/// How much of the features a sentence loses by chance while it is learnt from.
const DROP: f32 = 0.35;
/// How much rarer labels gain: the power of how rare they are.
const GAIN: f32 = 0.25;
const STEPS: usize = 80;

/// All sentences with their features as numbers.
pub struct Features {
    pub names: Vec<String>,
    /// The sentences of each mail.
    mails: Vec<Vec<Sentence>>,
}

struct Sentence {
    features: Vec<u32>,
    gold: [f32; LABELS],
    /// How much the sentence counts for each label.
    weight: [f32; LABELS],
}

impl Features {
    pub fn new(lessons: &[Lesson], examples: &[Example]) -> Self {
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        for feature in examples.iter().flat_map(|example| &example.sentences).flat_map(|sentence| &sentence.features) {
            numbers.insert(feature, 0);
        }
        let names: Vec<String> = numbers.keys().map(|name| (*name).to_owned()).collect();
        numbers.values_mut().enumerate().for_each(|(number, value)| *value = number as u32);
        let mails = lessons.iter().zip(examples).enumerate().map(|(number, (lesson, example))| {
            let sentences = example.sentences.iter().map(|sentence| {
                let mut gold = [0.0; LABELS];
                let mut weight = lesson.unmarked.map(|weight| weight * lesson.weight);
                for (label, name) in LABEL_NAMES.iter().enumerate() {
                    let shared = lesson.marked.iter().filter(|(known, _)| known == name).map(|(_, range)| {
                        let both = range.end.min(sentence.end).saturating_sub(range.start.max(sentence.start));
                        both as f32 / (range.len().min(sentence.end - sentence.start).max(1)) as f32
                    });
                    if shared.fold(0.0, f32::max) >= MARKED {
                        gold[label] = 1.0;
                        weight[label] = lesson.weight;
                    }
                }
                Sentence {
                    features: sentence
                        .features
                        .iter()
                        .filter(|name| lesson.fresh || !of_rows(name) || chance(number, name) >= DROP)
                        .map(|name| numbers[name.as_str()])
                        .collect(),
                    gold,
                    weight,
                }
            });
            sentences.collect()
        });
        Self { mails: mails.collect(), names }
    }
}

/// Whether a feature tells of a row that hit.
fn of_rows(name: &str) -> bool {
    name.starts_with("@hit-") || name.starts_with("@after-")
}

/// A number from 0 to 1 that is always the same for the same lesson and label.
fn chance(lesson: usize, name: &str) -> f32 {
    let label = name.rsplit_once('-').map_or(name, |(_, label)| label);
    let mut state =
        label.bytes().fold(lesson as u64, |state, byte| (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    state = (state ^ state >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    state = (state ^ state >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((state ^ state >> 31) >> 40) as f32 / (1_u64 << 24) as f32
}

/// The weights of the features that are kept.
pub struct SentenceStep {
    bias: [f32; LABELS],
    weights: Vec<(u32, [f32; LABELS])>,
}

impl SentenceStep {
    /// Learns from the mails of these numbers.
    pub fn learn(features: &Features, seen: &[usize]) -> Self {
        let sentences: Vec<&Sentence> = seen.iter().flat_map(|mail| &features.mails[*mail]).collect();
        let mut counts = vec![0; features.names.len()];
        for sentence in &sentences {
            let mut own = sentence.features.clone();
            own.sort_unstable();
            own.dedup();
            own.iter().for_each(|feature| counts[*feature as usize] += 1);
        }
        let kept: Vec<u32> =
            (0..features.names.len() as u32).filter(|feature| counts[*feature as usize] >= LEAST).collect();
        let first = fit(features, &sentences, &kept);
        if kept.len() <= MOST {
            return Self::new(&kept, &first);
        }
        let mut ranked: Vec<(f32, u32)> = kept
            .iter()
            .zip(first.chunks(WIDTH))
            .map(|(feature, row)| {
                let largest = row.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
                (largest * (counts[*feature as usize] as f32).powf(0.25), *feature)
            })
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut best: Vec<u32> = ranked[..MOST].iter().map(|(_, feature)| *feature).collect();
        best.sort_unstable();
        Self::new(&best, &fit(features, &sentences, &best))
    }

    fn new(kept: &[u32], point: &[f32]) -> Self {
        let row = |at: usize| std::array::from_fn(|label| point[at * WIDTH + label]);
        let weights = kept.iter().enumerate().map(|(at, feature)| (*feature, row(at)));
        Self { weights: weights.collect(), bias: row(kept.len()) }
    }

    /// The lines of `model.txt`.
    pub fn text(&self, features: &Features) -> String {
        let mut text = String::new();
        for (label, bias) in model_names().0.iter().zip(self.bias) {
            let _ = writeln!(text, "bias {label} {}", (bias * UNIT).round());
        }
        for (feature, weights) in &self.weights {
            let pairs: Vec<String> = weights
                .iter()
                .enumerate()
                .map(|(label, weight)| (label, (weight * UNIT).round() as i32))
                .filter(|(_, weight)| weight.abs() >= 2)
                .map(|(label, weight)| format!("{label}:{weight}"))
                .collect();
            if !pairs.is_empty() {
                let _ = writeln!(text, "{}\t{}", features.names[*feature as usize], pairs.join(" "));
            }
        }
        text
    }
}

/// Logistic regression of all labels at once; the last row of the result is the bias.
fn fit(features: &Features, sentences: &[&Sentence], kept: &[u32]) -> Vec<f32> {
    let mut places = vec![u32::MAX; features.names.len()];
    kept.iter().enumerate().for_each(|(place, feature)| places[*feature as usize] = place as u32);
    let rows: Vec<Vec<u32>> = sentences
        .iter()
        .map(|sentence| {
            let places = sentence.features.iter().map(|feature| places[*feature as usize]);
            places.filter(|place| *place != u32::MAX).chain([kept.len() as u32]).collect()
        })
        .collect();
    let hold = |feature: &u32| hold(&features.names[*feature as usize]);
    let holds: Vec<f32> = kept.iter().map(hold).chain([0.01]).collect();
    let mut gain = [1.0_f32; LABELS];
    for (label, gain) in gain.iter_mut().enumerate() {
        let positive: f32 = sentences.iter().map(|sentence| sentence.gold[label]).sum();
        *gain = (sentences.len() as f32 / positive.max(1.0)).powf(GAIN);
    }
    let mut point = vec![0.0; holds.len() * WIDTH];
    minimise(&mut point, STEPS, |point, slope| {
        slope.fill(0.0);
        let mut loss = 0.0;
        for (sentence, row) in sentences.iter().zip(&rows) {
            let mut scores = [0.0_f32; WIDTH];
            for place in row {
                let weights = &point[*place as usize * WIDTH..][..WIDTH];
                scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
            }
            let mut steps = [0.0_f32; WIDTH];
            for label in 0..LABELS {
                let gold = sentence.gold[label];
                let weight = sentence.weight[label] * if gold > 0.0 { gain[label] } else { 1.0 };
                let chance = 1.0 / (1.0 + (-scores[label]).exp());
                let toward = if gold > 0.0 { scores[label] } else { -scores[label] };
                loss += f64::from(weight * (softplus(-toward)));
                steps[label] = weight * (chance - gold);
            }
            for place in row {
                let slopes = &mut slope[*place as usize * WIDTH..][..WIDTH];
                slopes.iter_mut().zip(steps).for_each(|(slope, step)| *slope += step);
            }
        }
        for (at, hold) in holds.iter().enumerate() {
            for label in 0..LABELS {
                let weight = point[at * WIDTH + label];
                loss += 0.5 * f64::from(hold * weight * weight);
                slope[at * WIDTH + label] += hold * weight;
            }
        }
        loss
    });
    point
}

/// How strongly a feature is held back. Held back less, mails of a kind that was not learnt from are told worse; the
/// rows are to be heard most.
fn hold(name: &str) -> f32 {
    match name {
        _ if of_rows(name) => 4.0,
        _ if name.contains(' ') => 4.0,
        _ if name.starts_with('@') => 8.0,
        _ => 2.8,
    }
}

fn softplus(x: f32) -> f32 {
    if x > 0.0 { x + (-x).exp().ln_1p() } else { x.exp().ln_1p() }
}
