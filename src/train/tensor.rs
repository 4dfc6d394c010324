//! Numbers that are learned, with the state of their learning (AdamW: Loshchilov and Hutter 2019).

use super::random::Random;
use crate::entity::crf::LANES;
use crate::entity::net::add;
use crate::entity::net::layers::multiply;

const FIRST: f32 = 0.9;
const SECOND: f32 = 0.999;
const SMALL: f32 = 1e-8;

/// Numbers that are learned.
pub(super) struct Tensor {
    pub value: Vec<f32>,
    pub slope: Vec<f32>,
    mean: Vec<f32>,
    square: Vec<f32>,
    steps: i32,
    /// Rows that have slopes, and whether each row is among them.
    touched: Vec<usize>,
    marked: Vec<bool>,
}

impl Tensor {
    /// Numbers by chance, with this spread.
    pub fn new(size: usize, spread: f32, random: &mut Random) -> Self {
        let reach = spread * 3f32.sqrt();
        let value = (0..size).map(|_| (random.unit() as f32 * 2.0 - 1.0) * reach);
        Self {
            value: value.collect(),
            slope: vec![0.0; size],
            mean: vec![0.0; size],
            square: vec![0.0; size],
            steps: 0,
            touched: Vec::new(),
            marked: Vec::new(),
        }
    }

    /// A row of numbers.
    pub fn row(&self, row: usize, width: usize) -> &[f32] {
        &self.value[row * width..(row + 1) * width]
    }

    /// Adds what these numbers, as a layer, make of inputs `x`; their last row is always added.
    pub fn apply(&self, x: &[f32], inputs: usize, width: usize, y: &mut [f32]) {
        for row in y.chunks_exact_mut(width) {
            add(row, &self.value[inputs * width..]);
        }
        multiply(x, inputs, &self.value, width, y);
    }

    /// Notes the slopes of the layer, given its inputs and the slopes of what it made; returns the
    /// slopes of the inputs.
    pub fn back(&mut self, x: &[f32], inputs: usize, width: usize, y: &[f32]) -> Vec<f32> {
        let n = y.len() / width;
        for row in y.chunks_exact(width) {
            add(&mut self.slope[inputs * width..], row);
        }
        let turned = transpose(x, inputs, n);
        multiply(&turned, n, y, width, &mut self.slope[..inputs * width]);
        let wide = inputs.next_multiple_of(LANES);
        let weights = transpose(&self.value[..inputs * width], width, wide);
        let mut out = vec![0f32; n * wide];
        multiply(y, width, &weights, wide, &mut out);
        if wide == inputs {
            return out;
        }
        let rows = out.chunks_exact(wide);
        rows.flat_map(|r| &r[..inputs]).copied().collect()
    }

    /// Adds to the slope of a row; rows are as long as what is added.
    pub fn add_row(&mut self, row: usize, slope: &[f32]) {
        if self.marked.is_empty() {
            self.marked.resize(self.value.len() / slope.len(), false);
        }
        if !std::mem::replace(&mut self.marked[row], true) {
            self.touched.push(row);
        }
        add(&mut self.slope[row * slope.len()..], slope);
    }

    /// Changes all numbers by their slopes, which are then forgotten.
    pub fn learn(&mut self, rate: f32, decay: f32) {
        self.steps += 1;
        self.change(0, self.value.len(), rate, decay);
    }

    /// Changes the rows that have slopes.
    pub fn learn_rows(&mut self, width: usize, rate: f32) {
        self.steps += 1;
        for row in std::mem::take(&mut self.touched) {
            self.marked[row] = false;
            self.change(row * width, (row + 1) * width, rate, 0.0);
        }
    }

    fn change(&mut self, from: usize, to: usize, rate: f32, decay: f32) {
        let first = 1.0 - FIRST.powi(self.steps);
        let second = 1.0 - SECOND.powi(self.steps);
        let state = self.mean[from..to].iter_mut();
        let state = state.zip(&mut self.square[from..to]);
        let numbers = self.value[from..to].iter_mut();
        let numbers = numbers.zip(&mut self.slope[from..to]);
        for ((value, slope), (mean, square)) in numbers.zip(state) {
            *mean = FIRST * *mean + (1.0 - FIRST) * *slope;
            *square = SECOND * *square + (1.0 - SECOND) * *slope * *slope;
            let step = (*mean / first) / ((*square / second).sqrt() + SMALL);
            *value -= rate * (step + decay * *value);
            *slope = 0.0;
        }
    }
}

/// Rows of `width` numbers as columns: `width` rows, padded with zeros to `wide`.
fn transpose(x: &[f32], width: usize, wide: usize) -> Vec<f32> {
    let mut out = vec![0f32; width * wide];
    for (i, row) in x.chunks_exact(width).enumerate() {
        for (j, v) in row.iter().enumerate() {
            out[j * wide + i] = *v;
        }
    }
    out
}

/// Chance in steps of one in 65,536.
pub(super) struct Chance<'a> {
    random: &'a mut Random,
    bits: u64,
    left: u32,
}

impl<'a> Chance<'a> {
    /// Draws from a stream.
    pub fn new(random: &'a mut Random) -> Self {
        Self {
            random,
            bits: 0,
            left: 0,
        }
    }

    /// 0 if something is left out, which is so for a share of all; else what makes up for it.
    pub fn keep(&mut self, dropped: f32) -> f32 {
        if self.left == 0 {
            (self.bits, self.left) = (self.random.bits(), 4);
        }
        let kept = (self.bits & 0xffff) as f32 >= dropped * 65_536.0;
        self.bits >>= 16;
        self.left -= 1;
        if kept { 1.0 / (1.0 - dropped) } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The slopes of a layer's weights and inputs are those that small changes show.
    #[test]
    fn the_way_back_is_the_slope_of_the_way_forward() {
        let (inputs, width) = (5, 16);
        let mut random = Random::new(3);
        let mut layer = Tensor::new((inputs + 1) * width, 0.5, &mut random);
        let x: Vec<f32> = (0..3 * inputs).map(|_| random.unit() as f32).collect();
        let sum = |layer: &Tensor, x: &[f32]| {
            let mut y = vec![0f32; 3 * width];
            layer.apply(x, inputs, width, &mut y);
            let weigh = |(i, y): (usize, &f32)| f64::from(*y) * (i % 5) as f64;
            y.iter().enumerate().map(weigh).sum::<f64>()
        };
        let slopes: Vec<f32> = (0..3 * width).map(|i| (i % 5) as f32).collect();
        let back = layer.back(&x, inputs, width, &slopes);
        let before = sum(&layer, &x);
        for i in 0..x.len() {
            let mut other = x.clone();
            other[i] += 0.01;
            let found = (sum(&layer, &other) - before) / 0.01;
            assert!((found - f64::from(back[i])).abs() < 0.05, "input {i}");
        }
        for i in 0..layer.value.len() {
            layer.value[i] += 0.01;
            let found = (sum(&layer, &x) - before) / 0.01;
            layer.value[i] -= 0.01;
            assert!(
                (found - f64::from(layer.slope[i])).abs() < 0.05,
                "weight {i}"
            );
        }
    }
}
