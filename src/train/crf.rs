//! Trains the field: FTRL-proximal (McMahan 2013) on the exact likelihood, a sentence at a time.

use super::random::Random;
use crate::entity::crf::{Chain, LANES, Row, Transitions};
use crate::entity::features::{Forms, PLACES, Sequence};
use crate::entity::labels::{LABELS, follows};
use crate::entity::weights;

const ALPHA: f32 = 0.1;
const BETA: f32 = 1.0;
const L1: f32 = 0.3;
const L2: f32 = 1.0;
/// Smaller gradients change nothing.
const LEAST: f32 = 5e-4;

/// A sentence with the right label of each token.
#[derive(Clone, Debug)]
pub(super) struct Example {
    pub sequence: Sequence,
    pub labels: Vec<u8>,
}

/// What was learned.
pub(super) struct Trained {
    pub rows: Vec<weights::Row>,
    pub transitions: [[f32; LABELS]; LABELS],
}

#[derive(Clone, Copy, Default)]
struct Weight {
    value: f32,
    z: f32,
    n: f32,
}

impl Weight {
    fn learn(&mut self, gradient: f32) {
        let n = self.n + gradient * gradient;
        let sigma = (n.sqrt() - self.n.sqrt()) / ALPHA;
        self.z += gradient - sigma * self.value;
        self.n = n;
        self.value = if self.z.abs() <= L1 {
            0.0
        } else {
            (L1 * self.z.signum() - self.z) / ((BETA + n.sqrt()) / ALPHA + L2)
        };
    }
}

/// Trains for some passes over the examples.
pub(super) fn train(examples: &[Example], forms: &Forms, passes: usize) -> Trained {
    let size = 1usize << weights::BITS;
    let mut values = vec![[0f32; LABELS]; size];
    let mut states = vec![[(0f32, 0f32); LABELS]; size];
    let mut steps = [[Weight::default(); LABELS]; LABELS];
    let mut random = Random::new(11);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let (mut chain, mut features, mut ends, mut scores) =
        (Chain::default(), Vec::new(), Vec::new(), Vec::new());
    for pass in 0..passes {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        let mut tokens = 0;
        for example in order.iter().map(|i| &examples[*i]) {
            rows(&example.sequence, forms, &mut features, &mut ends);
            score(&features, &ends, &values, &mut scores);
            let transitions = Transitions::new(|a, b| steps[a][b].value);
            loss += gold(&scores, &example.labels, &transitions);
            let sum = chain.marginals(&mut scores, &transitions);
            loss += sum;
            tokens += scores.len();
            let mut first = 0;
            for ((row, end), label) in scores.iter_mut().zip(&ends).zip(&example.labels) {
                row[*label as usize] -= 1.0;
                for l in 0..LABELS {
                    let gradient = row[l];
                    if gradient.abs() < LEAST {
                        continue;
                    }
                    for f in &features[first..*end] {
                        let (z, n) = states[*f as usize][l];
                        let mut weight = Weight {
                            value: values[*f as usize][l],
                            z,
                            n,
                        };
                        weight.learn(gradient);
                        values[*f as usize][l] = weight.value;
                        states[*f as usize][l] = (weight.z, weight.n);
                    }
                }
                first = *end;
            }
            let mut gradients = [[0f32; LABELS]; LABELS];
            for i in 1..example.labels.len() {
                chain.pair(i, &transitions, |a, b, p| gradients[a][b] += p);
                gradients[example.labels[i - 1] as usize][example.labels[i] as usize] -= 1.0;
            }
            for a in 0..LABELS {
                for b in 0..LABELS {
                    if follows(a, b) && gradients[a][b].abs() >= LEAST {
                        steps[a][b].learn(gradients[a][b]);
                    }
                }
            }
        }
        println!(
            "pass {}: loss {:.4} a token ({tokens} tokens)",
            pass + 1,
            loss / f64::from(tokens as u32)
        );
    }
    Trained {
        rows: values,
        transitions: steps.map(|row| row.map(|w| w.value)),
    }
}

/// The rows of all features of a sentence; those of token `i` end at `ends[i]`.
fn rows(sequence: &Sequence, forms: &Forms, features: &mut Vec<u32>, ends: &mut Vec<usize>) {
    features.clear();
    ends.clear();
    for i in 0..sequence.len() {
        for place in 0..PLACES {
            let form = &forms.list[sequence.forms[i + place] as usize];
            form.unit(place, |f| features.push(weights::row(f) as u32));
        }
        sequence.context(i, forms, |f| features.push(weights::row(f) as u32));
        ends.push(features.len());
    }
}

fn score(features: &[u32], ends: &[usize], values: &[weights::Row], scores: &mut Vec<Row>) {
    scores.clear();
    let mut first = 0;
    for end in ends {
        let mut row = [0.0; LANES];
        for f in &features[first..*end] {
            for (r, w) in row.iter_mut().zip(&values[*f as usize]) {
                *r += w;
            }
        }
        scores.push(row);
        first = *end;
    }
}

/// Minus the score of the right labels.
fn gold(scores: &[Row], labels: &[u8], transitions: &Transitions) -> f64 {
    let own: f32 = scores
        .iter()
        .zip(labels)
        .map(|(row, l)| row[*l as usize])
        .sum();
    let steps: f32 = labels
        .windows(2)
        .map(|w| transitions.weights[w[0] as usize][w[1] as usize])
        .sum();
    -f64::from(own + steps)
}
