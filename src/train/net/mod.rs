//! Trains the net: back-propagation by hand, one thread, the same on every run.

mod back;

use super::crf::Example;
use super::random::Random;
use super::tensor::{Chance, Tensor};
use crate::entity::crf::{LANES, Row};
use crate::entity::features::Forms;
use crate::entity::net::page::{MARKS, NONE, Page, Tallies};
use crate::entity::net::vectors::Vectors;
use crate::entity::net::{self, INPUT, LAYERS, RECALL, ROW, ROWS, VECTOR, WIDTH, add};

const PASSES: usize = 4;
/// Tokens learned from at once, at least.
const BATCH: usize = 1000;
const RATE: f32 = 3e-3;
/// Tokens over which the rate rises at first.
const RISE: f32 = 100_000.0;
const DECAY: f32 = 0.01;
/// Shares of what is left out by chance: of what is held of a token, of its inputs, of its row.
const DROPPED: f32 = 0.2;
const DROPPED_INPUT: f32 = 0.1;
const DROPPED_WORD: f32 = 0.4;

/// A document with the right labels.
pub(super) struct Document {
    page: Page,
    labels: Vec<u8>,
}

impl Document {
    /// From its sentences.
    pub fn new(examples: &[Example], forms: &Forms, tallies: &mut Tallies) -> Self {
        let mut page = Page::default();
        let mut labels = Vec::new();
        for example in examples {
            page.add(&example.sequence, &[]);
            labels.extend_from_slice(&example.labels);
        }
        page.finish(forms, tallies);
        Self { page, labels }
    }

    /// Several as one.
    fn join<'d>(all: impl Iterator<Item = &'d Self>) -> Self {
        let (mut page, mut labels) = (Page::default(), Vec::new());
        for d in all {
            let shift = page.counts.len() as u32;
            let moved = |g: &u32| if *g == NONE { NONE } else { g + shift };
            page.groups.extend(d.page.groups.iter().map(moved));
            page.counts.extend(&d.page.counts);
            page.forms.extend(&d.page.forms);
            page.marks.extend(&d.page.marks);
            page.starts.extend(&d.page.starts);
            labels.extend(&d.labels);
        }
        Self { page, labels }
    }
}

/// The file of weights learned. Each document comes in one or more versions, one a pass.
pub(super) fn train(
    documents: &[Vec<Document>],
    forms: &Forms,
    vectors: Vectors,
    random: &mut Random,
) -> Vec<u8> {
    let size = |d: &[Document]| d.iter().map(|d| d.labels.len()).max().unwrap_or(0);
    let tokens: usize = documents.iter().map(|d| size(d)).sum();
    let mut trainer = Trainer::new(forms, vectors, random);
    let mut order: Vec<usize> = (0..documents.len()).collect();
    let (total, mut done) = ((PASSES * tokens) as f32, 0);
    for pass in 0..PASSES {
        random.shuffle(&mut order);
        let (mut loss, mut batch, mut count) = (0.0, Vec::new(), 0);
        for (i, d) in order.iter().enumerate() {
            let versions = &documents[*d];
            batch.extend(versions.get(pass % versions.len().max(1)));
            count += size(versions);
            if count >= BATCH || i + 1 == order.len() {
                let rise = ((done + count) as f32 / RISE).min(1.0);
                let left = (1.0 - done as f32 / total).max(0.0);
                let joined = Document::join(batch.drain(..));
                loss += trainer.step(&joined, RATE * rise * left, random);
                done += std::mem::take(&mut count);
            }
        }
        let tokens_ = f64::from(tokens as u32);
        println!("net, pass {}: loss {:.4} a token", pass + 1, loss / tokens_);
    }
    let tensors = [&trainer.marks].into_iter().chain(&trainer.layers);
    net::pack(&trainer.rows.value, tensors.map(|t| &t.value[..]))
}

struct Trainer<'a> {
    forms: &'a Forms<'a>,
    vectors: Vectors<'a>,
    rows: Tensor,
    marks: Tensor,
    layers: Vec<Tensor>,
}

/// What a pass forward leaves for the way back.
struct Trace {
    /// Which inputs were kept, and by what they make up for the others.
    mask: Vec<f32>,
    /// Of each layer.
    inputs: Vec<Vec<f32>>,
    /// What each layer but the last added.
    parts: Vec<Vec<f32>>,
    /// Probabilities of the labels.
    rows: Vec<Row>,
}

impl<'a> Trainer<'a> {
    fn new(forms: &'a Forms, vectors: Vectors<'a>, random: &mut Random) -> Self {
        let layers = LAYERS.iter().enumerate().map(|(i, (inputs, width))| {
            let gain = if i + 1 == LAYERS.len() { 1.0 } else { 2.0 };
            let spread = (gain / *inputs as f32).sqrt();
            let mut tensor = Tensor::new((inputs + 1) * width, spread, random);
            tensor.value[inputs * width..].fill(0.0);
            tensor
        });
        Self {
            layers: layers.collect(),
            forms,
            vectors,
            rows: Tensor::new(ROWS * ROW, 0.1, random),
            marks: Tensor::new(MARKS[6] * WIDTH, 0.05, random),
        }
    }

    /// Learns from a batch; returns its loss before, summed over tokens.
    fn step(&mut self, batch: &Document, rate: f32, random: &mut Random) -> f64 {
        let trace = self.forward(&batch.page, random);
        let mut loss = 0.0;
        let n = batch.labels.len() as f32;
        let mut slopes = Vec::with_capacity(trace.rows.len() * trace.rows[0].len());
        for (row, label) in trace.rows.iter().zip(&batch.labels) {
            let mut row = *row;
            loss -= f64::from(row[*label as usize].max(1e-9).ln());
            row[*label as usize] -= 1.0;
            slopes.extend(row.map(|r| r / n));
        }
        self.back(&batch.page, &trace, &slopes);
        for tensor in self.layers.iter_mut().chain([&mut self.marks]) {
            tensor.learn(rate, DECAY);
        }
        self.rows.learn_rows(ROW, rate);
        loss
    }

    fn forward(&self, page: &Page, random: &mut Random) -> Trace {
        let n = page.len();
        let mask = input_mask(n, random);
        let (mut x, mut h) = (vec![0f32; n * INPUT], vec![0f32; n * WIDTH]);
        let rows = x.chunks_exact_mut(INPUT).zip(h.chunks_exact_mut(WIDTH));
        for (i, (x, h)) in rows.enumerate() {
            let form = &self.forms.list[page.forms[i] as usize];
            self.vectors.get(form.word, &mut x[..VECTOR]);
            for (n, row) in form.rows().into_iter().enumerate() {
                let at = VECTOR + if n == 0 { 0 } else { ROW };
                add(&mut x[at..at + ROW], self.rows.row(row, ROW));
            }
            for mark in marks(form.marks(), page, i) {
                add(h, self.marks.row(mark, WIDTH));
            }
        }
        x.iter_mut().zip(&mask).for_each(|(x, m)| *x *= m);
        self.layer(0, &x, &mut h);
        let mut chance = Chance::new(random);
        let mut thin = |h: &mut [f32]| {
            h.iter_mut()
                .for_each(|h| *h = chance.keep(DROPPED) * h.max(0.0));
        };
        thin(&mut h);
        let (mut inputs, mut parts) = (vec![x], vec![h.clone()]);
        for layer in 1..LAYERS.len() - 1 {
            let x = match layer {
                RECALL => back::recall(&h, page),
                _ => back::neighbours(&h, page),
            };
            let mut y = vec![0f32; n * WIDTH];
            self.layer(layer, &x, &mut y);
            thin(&mut y);
            add(&mut h, &y);
            inputs.push(x);
            parts.push(y);
        }
        let mut rows: Vec<Row> = vec![[0.0; LANES]; n];
        self.layer(LAYERS.len() - 1, &h, rows.as_flattened_mut());
        rows.iter_mut().for_each(net::softmax);
        inputs.push(h);
        Trace {
            mask,
            inputs,
            parts,
            rows,
        }
    }

    /// Notes the slopes of all numbers that took part.
    fn back(&mut self, page: &Page, trace: &Trace, slopes: &[f32]) {
        const KEPT: f32 = 1.0 / (1.0 - DROPPED);
        let through = |slopes: &mut [f32], part: &[f32]| {
            let both = slopes.iter_mut().zip(part);
            both.for_each(|(s, p)| *s *= if *p > 0.0 { KEPT } else { 0.0 });
        };
        let last = LAYERS.len() - 1;
        let mut h = self.layer_back(last, &trace.inputs[last], slopes);
        for layer in (1..last).rev() {
            let mut y = h.clone();
            through(&mut y, &trace.parts[layer]);
            let x = self.layer_back(layer, &trace.inputs[layer], &y);
            match layer {
                RECALL => back::recall_back(&x, page, &mut h),
                _ => back::neighbours_back(&x, page, &mut h),
            }
        }
        through(&mut h, &trace.parts[0]);
        let mut x = self.layer_back(0, &trace.inputs[0], &h);
        x.iter_mut().zip(&trace.mask).for_each(|(x, m)| *x *= m);
        let rows = x.chunks_exact(INPUT).zip(h.chunks_exact(WIDTH));
        for (i, (x, h)) in rows.enumerate() {
            let form = &self.forms.list[page.forms[i] as usize];
            for mark in marks(form.marks(), page, i) {
                add(&mut self.marks.slope[mark * WIDTH..(mark + 1) * WIDTH], h);
            }
            for (n, row) in form.rows().into_iter().enumerate() {
                let at = VECTOR + if n == 0 { 0 } else { ROW };
                self.rows.add_row(row, &x[at..at + ROW]);
            }
        }
    }

    fn layer(&self, layer: usize, x: &[f32], y: &mut [f32]) {
        let (inputs, width) = LAYERS[layer];
        self.layers[layer].apply(x, inputs, width, y);
    }

    fn layer_back(&mut self, layer: usize, x: &[f32], y: &[f32]) -> Vec<f32> {
        let (inputs, width) = LAYERS[layer];
        self.layers[layer].back(x, inputs, width, y)
    }
}

fn marks(own: [usize; 2], page: &Page, i: usize) -> impl Iterator<Item = usize> {
    own.into_iter().chain(page.marks[i].map(usize::from))
}

fn input_mask(n: usize, random: &mut Random) -> Vec<f32> {
    let mut chance = Chance::new(random);
    let mut mask = vec![0f32; n * INPUT];
    for row in mask.chunks_exact_mut(INPUT) {
        row.iter_mut().for_each(|m| *m = chance.keep(DROPPED_INPUT));
        row[VECTOR..VECTOR + ROW].fill(chance.keep(DROPPED_WORD));
    }
    mask
}
