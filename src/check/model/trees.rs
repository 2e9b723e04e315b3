//! What the second step adds where inputs tell something only together: small decision trees.
//!
//! A tree asks three questions, the same ones on every way down, so that going through it is three comparisons and no
//! branch. Each was learnt from what the weights and the trees before it had left unexplained.

use bytemuck::AnyBitPattern;

use crate::check::stored::flat;

/// How many questions a tree asks.
const DEPTH: usize = 3;
/// How many answers there are to all of them.
const LEAVES: usize = 1 << DEPTH;

/// A tree that adds to one output.
#[derive(Clone, Copy, Debug, AnyBitPattern)]
#[repr(C)]
pub(super) struct Tree {
    /// What an input has to be above.
    thresholds: [f32; DEPTH],
    /// What is added, by which of the questions hold, one bit each.
    leaves: [f32; LEAVES],
    /// Which inputs are asked about.
    inputs: [u8; DEPTH],
    /// The output that is added to.
    output: u8,
}

flat!(Tree { thresholds: [f32; DEPTH], leaves: [f32; LEAVES], inputs: [u8; DEPTH], output: u8 });

impl Tree {
    /// Reads the fields behind the name of the output: for each question an input and its threshold, then the leaves.
    pub(super) fn read<'t>(
        output: usize,
        inputs: usize,
        mut fields: impl Iterator<Item = &'t str>,
    ) -> Result<Self, &'static str> {
        let mut tree = Self { thresholds: [0.0; DEPTH], leaves: [0.0; LEAVES], inputs: [0; DEPTH], output: 0 };
        tree.output = u8::try_from(output).map_err(|_| "too many outputs")?;
        let mut field = || fields.next().ok_or("expected more fields");
        for question in 0..DEPTH {
            let input = field()?.parse().ok().filter(|input| usize::from(*input) < inputs);
            tree.inputs[question] = input.ok_or("expected the number of an input")?;
            tree.thresholds[question] = field()?.parse().map_err(|_| "expected a threshold")?;
        }
        for leaf in &mut tree.leaves {
            *leaf = field()?.parse().map_err(|_| "expected what a leaf adds")?;
        }
        if fields.next().is_some() { Err("expected fewer fields") } else { Ok(tree) }
    }

    /// Adds to its output.
    #[inline]
    pub(super) fn add(&self, inputs: &[f32], outputs: &mut [f32]) {
        let mut leaf = 0;
        for (question, (input, threshold)) in self.inputs.iter().zip(self.thresholds).enumerate() {
            let holds = inputs.get(usize::from(*input)).is_some_and(|input| *input > threshold);
            leaf |= usize::from(holds) << question;
        }
        if let Some(output) = outputs.get_mut(usize::from(self.output)) {
            *output += self.leaves[leaf];
        }
    }
}
