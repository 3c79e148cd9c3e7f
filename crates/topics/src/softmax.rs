//! Multinomial logistic regression with weights that are never negative, trained by stochastic gradient descent with a step of its own for
//! each weight: Duchi, Hazan, Singer, *Adaptive Subgradient Methods for Online Learning and Stochastic Optimization* (2011).

/// Places and values; a place stands once.
pub(crate) type SparseVector = Vec<(usize, f32)>;

/// Rounds over all examples.
const ROUNDS: usize = 12;
/// The first step.
const STEP: f32 = 0.5;
/// What large weights cost beside errors.
const SHRINKING: f32 = 0.000_1;

/// The weights of `size` places for each of `classes`, place by place, that tell the examples of each class from the others. The last place
/// may be negative.
pub(crate) fn train(examples: &[(SparseVector, usize)], classes: usize, size: usize) -> Vec<f32> {
    let mut weights = vec![0.0; size * classes];
    let mut squares = vec![0.001_f32; size * classes];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut errors = vec![0.0; classes];
    for _ in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            order.swap(at, random.below(at + 1));
        }
        for &at in &order {
            let (example, class) = &examples[at];
            errors.fill(0.0);
            for (place, value) in example {
                let row = &weights[place * classes..][..classes];
                errors.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight * value);
            }
            to_probabilities(&mut errors);
            errors[*class] -= 1.0;
            for (place, value) in example {
                let least = if *place + 1 == size { f32::NEG_INFINITY } else { 0.0 };
                let row = weights[place * classes..][..classes].iter_mut();
                for ((weight, square), error) in row.zip(&mut squares[place * classes..][..classes]).zip(&errors) {
                    let gradient = error * value + SHRINKING * *weight;
                    *square += gradient * gradient;
                    *weight = (*weight - STEP / square.sqrt() * gradient).max(least);
                }
            }
        }
    }
    weights
}

/// The soft maximum of scores.
fn to_probabilities(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exp(*score - most);
        sum += *score;
    }
    scores.iter_mut().for_each(|score| *score /= sum);
}

/// e to the power of `x`, which is 0 or less, by additions and multiplications alone: what the system's library gives differs in the last
/// bit from one system to the next, and the table must not.
fn exp(x: f32) -> f32 {
    let power = (x * std::f32::consts::LOG2_E).max(-126.0);
    let whole = power.floor();
    let rest = (power - whole) * std::f32::consts::LN_2;
    let series = [1.0 / 5040.0, 1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let part = series.into_iter().fold(0.0, |sum: f32, factor: f32| sum * rest + factor);
    part * f32::from_bits(((whole as i32 + 127) as u32) << 23)
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
    use super::*;

    #[test]
    fn what_can_be_told_apart_is() {
        let examples = [
            (vec![(0, 1.0), (3, 1.0)], 0),
            (vec![(0, 0.6), (2, 0.8), (3, 1.0)], 0),
            (vec![(1, 1.0), (3, 1.0)], 1),
            (vec![(1, 0.6), (2, 0.8), (3, 1.0)], 1),
        ];
        let weights = train(&examples, 2, 4);
        let of = |place: usize, class: usize| weights[place * 2 + class];
        assert!(of(0, 0) > 1.0 && of(1, 1) > 1.0, "{weights:?}");
        assert!(of(0, 1) == 0.0 && of(1, 0) == 0.0, "never negative: {weights:?}");
        assert!(of(2, 0) < 0.5 && of(2, 1) < 0.5, "what both have tells little: {weights:?}");
    }

    #[test]
    fn the_power_of_e_is_right() {
        for x in [0.0, -0.1, -0.5, -1.0, -10.0, -80.0] {
            let difference = f64::from(exp(x)) / f64::from(x).exp() - 1.0;
            assert!(difference.abs() < 1e-5, "{x}: {difference}");
        }
        assert!(exp(-1000.0) < 1e-30);
    }

    #[test]
    fn scores_become_parts_of_one() {
        let mut scores = [1.0, 1.0, -2000.0];
        to_probabilities(&mut scores);
        assert!((scores[0] - 0.5).abs() < 1e-6 && scores[2] < 1e-6, "{scores:?}");
    }
}
