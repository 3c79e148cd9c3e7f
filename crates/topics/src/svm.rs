//! A linear support vector machine: L2-regularized, squared hinge loss, trained by dual coordinate descent (Hsieh and others,
//! 2008, algorithm 1, with D = 1/2C and no upper bound).

/// Places and values; a place stands once.
pub(crate) type SparseVector = Vec<(usize, f64)>;

/// Rounds over all examples at most.
const ROUNDS: usize = 30;
/// It is done when no projected gradient of a round differs from another by more.
const TOLERANCE: f64 = 0.1;

/// The weights of `size` places that tell the `true` examples from the others. `price` is `C`.
pub(crate) fn train(examples: &[SparseVector], labels: &[bool], size: usize, price: f64) -> Vec<f64> {
    let diagonal = 0.5 / price;
    let squares: Vec<f64> =
        examples.iter().map(|x| x.iter().map(|(_, value)| value * value).sum::<f64>() + diagonal).collect();
    let mut weights = vec![0.0; size];
    let mut alphas = vec![0.0; examples.len()];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        let (mut most, mut least) = (f64::NEG_INFINITY, f64::INFINITY);
        for &at in &order {
            let label = if labels[at] { 1.0 } else { -1.0 };
            let dot: f64 = examples[at].iter().map(|(place, value)| weights[*place] * value).sum();
            let gradient = label * dot - 1.0 + diagonal * alphas[at];
            let projected = if alphas[at] == 0.0 { gradient.min(0.0) } else { gradient };
            (most, least) = (most.max(projected), least.min(projected));
            if projected == 0.0 {
                continue;
            }
            let before = alphas[at];
            alphas[at] = (before - gradient / squares[at]).max(0.0);
            let step = (alphas[at] - before) * label;
            for (place, value) in &examples[at] {
                weights[*place] += step * value;
            }
        }
        if most - least < TOLERANCE {
            break;
        }
    }
    weights
}

/// Marsaglia's xorshift64: the same order on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::train;

    #[test]
    fn what_can_be_told_apart_is() {
        let examples = [vec![(0, 1.0)], vec![(0, 0.6), (2, 0.8)], vec![(1, 1.0)], vec![(1, 0.6), (2, 0.8)]];
        let weights = train(&examples, &[true, true, false, false], 3, 1.0);
        assert!(weights[0] > 0.5 && weights[1] < -0.5 && weights[2].abs() < 0.2, "{weights:?}");
    }

    #[test]
    fn the_optimum_of_one_example_is_found() {
        // Minimizes w²/2 + C (1 - w)²: w = 2C / (1 + 2C).
        let weights = train(&[vec![(0, 1.0)]], &[true], 1, 2.0);
        assert!((weights[0] - 0.8).abs() < 1e-9, "{weights:?}");
    }
}
