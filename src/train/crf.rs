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
/// The chance, of 65,536, that a feature is left out while learning: 3 in 10.
const DROPPED: u64 = 19_661;
/// What the features left make up for the others by.
const KEPT: f32 = 65_536.0 / (65_536 - DROPPED) as f32;

/// A sentence with the right label of each token.
#[derive(Clone, Debug)]
pub(super) struct Example {
    pub sequence: Sequence,
    pub labels: Vec<u8>,
}

/// What was learned.
#[derive(Clone)]
pub(super) struct Trained {
    pub rows: Vec<weights::Row>,
    pub transitions: [[f32; LABELS]; LABELS],
}

impl Trained {
    /// The mean of several: as good as asking them all, at the price of one.
    pub fn mean(mut all: Vec<Self>) -> Option<Self> {
        let share = 1.0 / all.len() as f32;
        let mut out = all.pop()?;
        let sum = |a: &mut [f32; LABELS], b: &[f32; LABELS]| {
            a.iter_mut().zip(b).for_each(|(a, b)| *a += b);
        };
        for one in &all {
            out.rows
                .iter_mut()
                .chain(&mut out.transitions)
                .zip(one.rows.iter().chain(&one.transitions))
                .for_each(|(a, b)| sum(a, b));
        }
        let rows = out.rows.iter_mut().chain(&mut out.transitions);
        rows.flatten().for_each(|w| *w *= share);
        Some(out)
    }
}

#[derive(Clone, Copy, Default)]
struct Weight {
    value: f32,
    z: f32,
    n: f32,
}

impl Weight {
    #[inline]
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

/// Weights of one feature with the state of their learning; each part fills a cache line.
#[derive(Clone, Copy, Default)]
#[repr(align(64))]
struct Cell {
    value: Row,
    z: Row,
    n: Row,
}

impl Cell {
    /// Labels whose gradient is 0 keep their weight.
    fn learn(&mut self, gradients: &Row) {
        for (l, gradient) in gradients.iter().enumerate() {
            let mut weight = Weight {
                value: self.value[l],
                z: self.z[l],
                n: self.n[l],
            };
            weight.learn(*gradient);
            (self.value[l], self.z[l], self.n[l]) = (weight.value, weight.z, weight.n);
        }
    }
}

/// Trains for some passes over the examples. At each token some features are left out by chance, so
/// that no few of them are leaned on.
pub(super) fn train(examples: &[Example], forms: &Forms, passes: usize, seed: u64) -> Trained {
    let mut learner = Learner {
        forms,
        cells: vec![Cell::default(); 1 << weights::BITS],
        steps: [[Weight::default(); LABELS]; LABELS],
        random: Random::new(seed),
        chain: Chain::default(),
        features: Vec::new(),
        ends: Vec::new(),
        scores: Vec::new(),
    };
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for pass in 0..passes {
        learner.random.shuffle(&mut order);
        let (mut loss, mut tokens) = (0.0, 0);
        for example in order.iter().map(|i| &examples[*i]) {
            loss += learner.learn(example);
            tokens += example.labels.len();
        }
        println!(
            "pass {}: loss {:.4} a token ({tokens} tokens)",
            pass + 1,
            loss / f64::from(tokens as u32)
        );
    }
    let row = |c: &Cell| std::array::from_fn(|l| c.value[l]);
    Trained {
        rows: learner.cells.iter().map(row).collect(),
        transitions: learner.steps.map(|row| row.map(|w| w.value)),
    }
}

struct Learner<'a> {
    forms: &'a Forms<'a>,
    cells: Vec<Cell>,
    steps: [[Weight; LABELS]; LABELS],
    random: Random,
    chain: Chain,
    /// Rows of all features of the sentence at hand; those of token `i` end at `ends[i]`.
    features: Vec<u32>,
    ends: Vec<usize>,
    scores: Vec<Row>,
}

impl Learner<'_> {
    /// Learns from a sentence; returns its loss before.
    fn learn(&mut self, example: &Example) -> f64 {
        rows(
            &example.sequence,
            self.forms,
            &mut self.features,
            &mut self.ends,
        );
        thin(&mut self.features, &mut self.ends, &mut self.random);
        score(&self.features, &self.ends, &self.cells, &mut self.scores);
        let transitions = Transitions::new(|a, b| self.steps[a][b].value);
        let own = gold(&self.scores, &example.labels, &transitions);
        let loss = own + self.chain.marginals(&mut self.scores, &transitions);
        self.learn_features(&example.labels);
        self.learn_steps(&example.labels, &transitions);
        loss
    }

    fn learn_features(&mut self, labels: &[u8]) {
        let mut first = 0;
        for ((row, end), label) in self.scores.iter_mut().zip(&self.ends).zip(labels) {
            row[*label as usize] -= 1.0;
            row[LABELS..].fill(0.0);
            row.iter_mut()
                .filter(|g| g.abs() < LEAST)
                .for_each(|g| *g = 0.0);
            if row.iter().any(|g| *g != 0.0) {
                for f in &self.features[first..*end] {
                    self.cells[*f as usize].learn(row);
                }
            }
            first = *end;
        }
    }

    fn learn_steps(&mut self, labels: &[u8], transitions: &Transitions) {
        let mut gradients = [[0f32; LABELS]; LABELS];
        for i in 1..labels.len() {
            self.chain
                .pair(i, transitions, |a, b, p| gradients[a][b] += p);
            gradients[labels[i - 1] as usize][labels[i] as usize] -= 1.0;
        }
        for (a, row) in gradients.iter().enumerate() {
            for (b, gradient) in row.iter().enumerate() {
                if follows(a, b) && gradient.abs() >= LEAST {
                    self.steps[a][b].learn(*gradient);
                }
            }
        }
    }
}

/// Leaves out features by chance.
fn thin(features: &mut Vec<u32>, ends: &mut [usize], random: &mut Random) {
    let (mut to, mut from) = (0, 0);
    let (mut bits, mut left) = (0u64, 0);
    for end in ends {
        for i in from..*end {
            if left == 0 {
                (bits, left) = (random.bits(), 4);
            }
            if bits & 0xffff >= DROPPED {
                features[to] = features[i];
                to += 1;
            }
            bits >>= 16;
            left -= 1;
        }
        from = *end;
        *end = to;
    }
    features.truncate(to);
}

/// The rows of all features of a sentence; those of token `i` end at `ends[i]`.
fn rows(sequence: &Sequence, forms: &Forms, features: &mut Vec<u32>, ends: &mut Vec<usize>) {
    features.clear();
    ends.clear();
    for i in 0..sequence.len() {
        for place in 0..PLACES {
            let form = &forms.list[sequence.forms[i + place] as usize];
            form.unit(place, |_, f| features.push(weights::row(f) as u32));
        }
        sequence.context(i, forms, |_, f| features.push(weights::row(f) as u32));
        ends.push(features.len());
    }
}

fn score(features: &[u32], ends: &[usize], cells: &[Cell], scores: &mut Vec<Row>) {
    scores.clear();
    let mut first = 0;
    for end in ends {
        let mut row = [0.0; LANES];
        for f in &features[first..*end] {
            for (r, w) in row.iter_mut().zip(&cells[*f as usize].value) {
                *r += w;
            }
        }
        scores.push(row.map(|r| r * KEPT));
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
