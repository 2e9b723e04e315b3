//! Limited-memory BFGS: the least of a smooth function of many numbers.

/// How many steps are remembered.
const MEMORY: usize = 6;

/// Moves `point` towards the least value of `function`, which gives the value and writes the slope.
pub fn minimise(point: &mut Vec<f32>, steps: usize, mut function: impl FnMut(&[f32], &mut [f32]) -> f64) {
    let size = point.len();
    let mut slope = vec![0.0; size];
    let mut value = function(point, &mut slope);
    let mut history: Vec<(Vec<f32>, Vec<f32>, f64)> = Vec::new();
    for _ in 0..steps {
        let mut direction: Vec<f32> = slope.iter().map(|x| -x).collect();
        let mut along = Vec::with_capacity(history.len());
        for (moved, turned, product) in history.iter().rev() {
            let share = dot(moved, &direction) / product;
            add(&mut direction, turned, -share);
            along.push(share);
        }
        if let Some((_, turned, product)) = history.last() {
            let scale = (product / dot(turned, turned)) as f32;
            direction.iter_mut().for_each(|x| *x *= scale);
        } else {
            let scale = (1.0 / dot(&slope, &slope).sqrt().max(1e-9)) as f32;
            direction.iter_mut().for_each(|x| *x *= scale);
        }
        for ((moved, turned, product), share) in history.iter().zip(along.iter().rev()) {
            let back = dot(turned, &direction) / product;
            add(&mut direction, moved, share - back);
        }
        let descent = dot(&slope, &direction);
        if descent >= 0.0 {
            return;
        }
        let mut length = 1.0;
        let (mut next, mut next_slope) = (point.clone(), vec![0.0; size]);
        let next_value = loop {
            next.copy_from_slice(point);
            add(&mut next, &direction, length);
            let next_value = function(&next, &mut next_slope);
            if next_value <= value + 1e-4 * length * descent {
                break next_value;
            }
            length *= 0.5;
            if length < 1e-6 {
                return;
            }
        };
        let moved: Vec<f32> = next.iter().zip(point.iter()).map(|(a, b)| a - b).collect();
        let turned: Vec<f32> = next_slope.iter().zip(&slope).map(|(a, b)| a - b).collect();
        let product = dot(&moved, &turned);
        if product > 1e-12 {
            history.push((moved, turned, product));
            if history.len() > MEMORY {
                history.remove(0);
            }
        }
        let gained = value - next_value;
        *point = next;
        slope = next_slope;
        value = next_value;
        if gained < 1e-6 * value.abs() {
            return;
        }
    }
}

fn dot(a: &[f32], b: &[f32]) -> f64 {
    a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
}

fn add(to: &mut [f32], what: &[f32], times: f64) {
    let times = times as f32;
    to.iter_mut().zip(what).for_each(|(a, b)| *a += times * b);
}
