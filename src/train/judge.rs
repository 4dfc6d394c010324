//! Trains the judge on what field and net say of texts that they were not trained on.

use super::random::Random;
use super::tensor::{Chance, Tensor};
use crate::entity::crf::{LANES, Row};
use crate::entity::judge::{self, HIDDEN, INPUTS, Views};
use crate::entity::net::softmax;

const PASSES: usize = 8;
const BATCH: usize = 256;
const RATE: f32 = 3e-3;
const DECAY: f32 = 0.02;
const DROPPED: f32 = 0.1;
/// Judges whose mean is shipped; each has its share of the hidden numbers.
const JUDGES: usize = 3;
const OWN: usize = HIDDEN / JUDGES;

/// Tokens with what their judgement rests on and the right label.
#[derive(Default)]
pub(super) struct Examples {
    inputs: Vec<f32>,
    judged: Vec<Row>,
    labels: Vec<u8>,
}

impl Examples {
    /// Adds the tokens of a page that are to be judged, and all that are parts of names.
    pub fn add(&mut self, views: &Views, labels: impl Iterator<Item = u8>) {
        for (i, label) in labels.enumerate() {
            if views.open(i) || label != 0 {
                views.inputs(i, &mut self.inputs);
                self.judged.push(views.mixed[i].map(|p| p.max(1e-9).ln()));
                self.labels.push(label);
            }
        }
    }
}

/// The file of weights learned.
pub(super) fn train(examples: &Examples, random: &mut Random) -> Vec<u8> {
    println!("judge: {} tokens", examples.labels.len());
    let all: Vec<One> = (0..JUDGES).map(|_| One::learn(examples, random)).collect();
    // Side by side they are one, whose scores are the mean of theirs.
    let mut hidden = vec![0f32; (INPUTS + 1) * HIDDEN];
    let mut labels = vec![0f32; (HIDDEN + 1) * LANES];
    let mut scale = 0.0;
    let share = 1.0 / JUDGES as f32;
    for (n, one) in all.iter().enumerate() {
        let rows = hidden.chunks_exact_mut(HIDDEN);
        for (to, from) in rows.zip(one.hidden.value.chunks_exact(OWN)) {
            to[n * OWN..(n + 1) * OWN].copy_from_slice(from);
        }
        let (own, always) = one.labels.value.split_at(OWN * LANES);
        let put = |to: &mut [f32], from: &[f32]| {
            to.iter_mut().zip(from).for_each(|(a, b)| *a += b * share);
        };
        put(&mut labels[n * OWN * LANES..(n + 1) * OWN * LANES], own);
        put(&mut labels[HIDDEN * LANES..], always);
        scale += one.scale.value[0] * share;
    }
    judge::pack(scale, &hidden, &labels)
}

struct One {
    hidden: Tensor,
    labels: Tensor,
    scale: Tensor,
}

impl One {
    fn learn(examples: &Examples, random: &mut Random) -> Self {
        let spread = (2.0 / INPUTS as f32).sqrt();
        let mut one = Self {
            hidden: Tensor::new((INPUTS + 1) * OWN, spread, random),
            labels: Tensor::new((OWN + 1) * LANES, 0.0, random),
            scale: Tensor::new(1, 0.0, random),
        };
        one.scale.value[0] = 1.0;
        let mut order: Vec<usize> = (0..examples.labels.len()).collect();
        let batches = order.len().div_ceil(BATCH) * PASSES;
        let mut done = 0;
        for pass in 0..PASSES {
            random.shuffle(&mut order);
            let mut loss = 0.0;
            for batch in order.chunks(BATCH) {
                let left = 1.0 - done as f32 / batches as f32;
                loss += one.step(examples, batch, RATE * left, random);
                done += 1;
            }
            if pass + 1 == PASSES {
                let tokens = f64::from(order.len() as u32);
                println!("judge: loss {:.4} a token", loss / tokens);
            }
        }
        one
    }

    fn step(&mut self, all: &Examples, batch: &[usize], rate: f32, random: &mut Random) -> f64 {
        let mut x = Vec::with_capacity(batch.len() * INPUTS);
        for i in batch {
            x.extend_from_slice(&all.inputs[i * INPUTS..(i + 1) * INPUTS]);
        }
        let mut chance = Chance::new(random);
        x.iter_mut().for_each(|x| *x *= chance.keep(DROPPED));
        let mut h = vec![0f32; batch.len() * OWN];
        self.hidden.apply(&x, INPUTS, OWN, &mut h);
        h.iter_mut().for_each(|h| *h = h.max(0.0));
        let mut rows: Vec<Row> = vec![[0.0; LANES]; batch.len()];
        self.labels.apply(&h, OWN, LANES, rows.as_flattened_mut());
        let (mut loss, mut slope) = (0.0, 0.0);
        for (row, i) in rows.iter_mut().zip(batch) {
            let judged = &all.judged[*i];
            let scale = self.scale.value[0];
            row.iter_mut()
                .zip(judged)
                .for_each(|(r, j)| *r += scale * j);
            softmax(row);
            let label = all.labels[*i] as usize;
            loss -= f64::from(row[label].max(1e-9).ln());
            row[label] -= 1.0;
            row.iter_mut().for_each(|r| *r /= batch.len() as f32);
            slope += row.iter().zip(judged).map(|(r, j)| r * j).sum::<f32>();
        }
        let mut back = self.labels.back(&h, OWN, LANES, rows.as_flattened());
        back.iter_mut()
            .zip(&h)
            .for_each(|(b, h)| *b *= f32::from(u8::from(*h > 0.0)));
        self.hidden.back(&x, INPUTS, OWN, &back);
        self.scale.slope[0] = slope;
        self.scale.learn(rate, 0.0);
        self.hidden.learn(rate, DECAY);
        self.labels.learn(rate, DECAY);
        loss
    }
}
