//! Gradient boosting with trees that ask the same question everywhere on a level (Friedman 2001; the trees are those of
//! CatBoost, Prokhorenkova et al. 2018).

/// How many questions a tree asks.
const DEPTH: usize = 3;
const LEAVES: usize = 1 << DEPTH;
/// How many trees there are for an output.
const TREES: usize = 40;
/// How much of its step a tree makes.
const RATE: f32 = 0.15;
/// How strongly leaves are held back.
const HOLD: f32 = 8.0;
/// Into how many parts the values of an input are cut at the most.
const PARTS: usize = 32;

/// What is to be told: one output, or several of which one holds.
pub struct Target {
    pub outputs: Vec<usize>,
    /// For each row what holds, or nothing where that is not known, and how much the row counts.
    pub gold: Vec<(Vec<bool>, f32)>,
    /// For each output the scores of the rows so far.
    pub scores: Vec<Vec<f32>>,
}

/// A tree.
pub struct Boosted {
    pub output: usize,
    /// The inputs asked about, and what they have to be above.
    pub questions: [(usize, f32); DEPTH],
    pub leaves: [f32; LEAVES],
}

/// The slope and the curvature of the loss, of one row or of many.
#[derive(Clone, Copy, Default)]
struct Pull {
    slope: f32,
    curve: f32,
}

impl Pull {
    fn add(&mut self, other: Self) {
        self.slope += other.slope;
        self.curve += other.curve;
    }

    fn gain(self) -> f32 {
        self.slope * self.slope / (self.curve + HOLD)
    }
}

/// An input whose values are cut into parts.
struct Cut {
    thresholds: Vec<f32>,
    /// For each row how many thresholds its value is above.
    parts: Vec<u8>,
}

impl Cut {
    fn new(rows: &[&[f32]], input: usize) -> Self {
        let mut values: Vec<f32> = rows.iter().map(|row| row[input]).collect();
        values.sort_by(f32::total_cmp);
        let mut thresholds: Vec<f32> = (1..PARTS).map(|part| values[part * values.len() / PARTS]).collect();
        // Between two values, so that rounding changes nothing; nothing is above the greatest.
        thresholds.dedup();
        let between = |threshold: &f32| {
            let next = values[values.partition_point(|value| value <= threshold)..].first()?;
            Some(f32::midpoint(*threshold, *next))
        };
        // What is rare is a part too: the least value and all above it.
        let least = between(&values[0]);
        let mut thresholds: Vec<f32> = least.into_iter().chain(thresholds.iter().filter_map(between)).collect();
        thresholds.sort_by(f32::total_cmp);
        thresholds.dedup();
        let part = |row: &&[f32]| thresholds.partition_point(|threshold| row[input] > *threshold) as u8;
        Self { parts: rows.iter().map(part).collect(), thresholds }
    }
}

/// Learns trees that correct the scores of `target`.
pub fn boost(rows: &[&[f32]], mut target: Target) -> Vec<Boosted> {
    let cuts: Vec<Cut> = (0..rows[0].len()).map(|input| Cut::new(rows, input)).collect();
    let mut trees = Vec::new();
    for _ in 0..TREES {
        let pulls = pulls(&target);
        for (number, pulls) in pulls.iter().enumerate() {
            let (tree, leaf_of) = grow(&cuts, pulls, target.outputs[number]);
            for (score, leaf) in target.scores[number].iter_mut().zip(leaf_of) {
                *score += tree.leaves[leaf];
            }
            trees.push(tree);
        }
    }
    trees
}

/// For each output how each row pulls at its score.
fn pulls(target: &Target) -> Vec<Vec<Pull>> {
    let outputs = target.outputs.len();
    let mut all = vec![vec![Pull::default(); target.gold.len()]; outputs];
    for (row, (gold, weight)) in target.gold.iter().enumerate().filter(|(_, (gold, _))| !gold.is_empty()) {
        let scores: Vec<f32> = target.scores.iter().map(|scores| scores[row]).collect();
        let chances: Vec<f32> = match scores[..] {
            [score] => vec![1.0 / (1.0 + (-score).exp())],
            _ => {
                let highest = scores.iter().copied().fold(f32::MIN, f32::max);
                let sum: f32 = scores.iter().map(|score| (score - highest).exp()).sum();
                scores.iter().map(|score| (score - highest).exp() / sum).collect()
            }
        };
        for output in 0..outputs {
            let chance = chances[output];
            all[output][row] = Pull {
                slope: weight * (chance - f32::from(u8::from(gold[output]))),
                curve: weight * chance * (1.0 - chance),
            };
        }
    }
    all
}

/// The tree that lowers the loss most, question by question, and the leaf that each row falls in.
fn grow(cuts: &[Cut], pulls: &[Pull], output: usize) -> (Boosted, Vec<usize>) {
    let mut leaf_of = vec![0; pulls.len()];
    let mut tree = Boosted { output, questions: [(0, f32::MAX); DEPTH], leaves: [0.0; LEAVES] };
    for level in 0..DEPTH {
        let mut best = (0.0, 0, 0);
        for (input, cut) in cuts.iter().enumerate() {
            let mut parts = vec![[Pull::default(); LEAVES]; cut.thresholds.len() + 1];
            for ((pull, part), leaf) in pulls.iter().zip(&cut.parts).zip(&leaf_of) {
                parts[usize::from(*part)][*leaf].add(*pull);
            }
            let mut above = [Pull::default(); LEAVES];
            parts.iter().for_each(|part| above.iter_mut().zip(part).for_each(|(sum, pull)| sum.add(*pull)));
            let mut below = [Pull::default(); LEAVES];
            for (at, part) in parts.iter().enumerate().take(cut.thresholds.len()) {
                for (leaf, moved) in part.iter().enumerate().take(1 << level) {
                    below[leaf].add(*moved);
                    above[leaf].add(Pull { slope: -moved.slope, curve: -moved.curve });
                }
                let gain: f32 = below.iter().chain(&above).map(|pull| pull.gain()).sum();
                if gain > best.0 {
                    best = (gain, input, at);
                }
            }
        }
        let (gain, input, at) = best;
        if gain > 0.0 {
            tree.questions[level] = (input, cuts[input].thresholds[at]);
            for (leaf, part) in leaf_of.iter_mut().zip(&cuts[input].parts) {
                *leaf |= usize::from(usize::from(*part) > at) << level;
            }
        }
    }
    let mut sums = [Pull::default(); LEAVES];
    leaf_of.iter().zip(pulls).for_each(|(leaf, pull)| sums[*leaf].add(*pull));
    tree.leaves = sums.map(|sum| -RATE * sum.slope / (sum.curve + HOLD));
    (tree, leaf_of)
}
