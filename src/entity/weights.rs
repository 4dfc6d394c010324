//! The model's weights: eight bits each, found by a bit set over hashed features, read in place.

use super::crf::{LANES, Transitions};
use super::labels::LABELS;
use super::table::{Words, sections};

/// First bytes of the file.
pub(crate) const MAGIC: &[u8; 4] = b"DLW2";
/// Features are hashed to this many bits.
pub(crate) const BITS: u32 = 21;
/// Weights beyond this are cut; one in 50,000 is.
#[cfg(any(test, feature = "train"))]
const LARGEST: f32 = 1.6;
/// Rows behind the last one are zeros for this many bytes: what a feature without weights adds.
const NOTHING: usize = LANES;

/// Sums of weights before scaling; 127 times a few hundred features stays inside.
pub(crate) type Sum = [i16; LANES];

/// Features that are looked for together.
const TOGETHER: usize = 64;

/// The row that a feature has.
#[inline]
pub(crate) fn row(feature: u32) -> usize {
    (feature >> (32 - BITS)) as usize
}

/// Weights of the features that the training kept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weights<'a> {
    /// Of each 32 features, which were kept (a bit each), and how many were before them.
    kept: Words<'a>,
    rows: &'a [u8],
    numbers: &'a [u8],
}

impl<'a> Weights<'a> {
    /// From a file's bytes; `None` if they are something else.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let [kept, rows, numbers] = sections(MAGIC, bytes)?;
        Some(Self {
            kept: Words::new(kept),
            rows,
            numbers,
        })
    }

    /// How much a feature speaks for a label rather than for no name.
    pub fn speaks(&self, feature: u32, label: usize) -> f32 {
        let w = self.at(self.start(feature));
        f32::from(i16::from(w[label] as i8) - i16::from(w[0] as i8)) * self.scale()
    }

    /// Where a feature's weights start; where zeros do if it was not kept.
    #[inline]
    fn start(&self, feature: u32) -> usize {
        let row = row(feature);
        let (word, bit) = (row / 32, row % 32);
        let (set, before) = (self.kept.get(2 * word), self.kept.get(2 * word + 1));
        let index = before + (set & ((1 << bit) - 1)).count_ones();
        // No branch: whether a feature was kept cannot be foreseen.
        match set >> bit & 1 {
            1 => index as usize * LABELS,
            _ => self.rows.len() - NOTHING,
        }
    }

    /// The weights that start there, and what follows them.
    #[inline]
    fn at(&self, start: usize) -> &'a [u8; LANES] {
        const ZEROS: [u8; LANES] = [0; LANES];
        let row = self.rows.get(start..).and_then(<[u8]>::first_chunk);
        row.unwrap_or(&ZEROS)
    }

    /// What one step of a weight is worth.
    pub fn scale(&self) -> f32 {
        self.number(0)
    }

    /// Weights of one label after another.
    pub fn transitions(&self) -> Transitions {
        Transitions::new(|from, to| self.number(1 + from * LABELS + to))
    }

    fn number(&self, i: usize) -> f32 {
        self.numbers
            .get(4 * i..4 * i + 4)
            .map_or(0.0, |b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]))
    }
}

/// Sums the weights of features.
pub(crate) struct Adder<'w, 'a> {
    weights: &'w Weights<'a>,
    waiting: [u32; TOGETHER],
    len: usize,
    sum: Sum,
}

impl<'w, 'a> Adder<'w, 'a> {
    /// Begins with a sum.
    pub fn new(weights: &'w Weights<'a>, sum: Sum) -> Self {
        Self {
            weights,
            waiting: [0; TOGETHER],
            len: 0,
            sum,
        }
    }

    /// Adds a feature's weights, sooner or later.
    #[inline]
    pub fn add(&mut self, feature: u32) {
        if self.len == TOGETHER {
            self.settle();
        }
        self.waiting[self.len] = feature;
        self.len += 1;
    }

    /// The sum. What stands behind the labels means nothing.
    pub fn sum(mut self) -> Sum {
        self.settle();
        self.sum
    }

    /// All rows are found before the first is added: memory answers many questions at once.
    fn settle(&mut self) {
        let mut starts = [0; TOGETHER];
        let waiting = &self.waiting[..self.len];
        for (start, feature) in starts.iter_mut().zip(waiting) {
            *start = self.weights.start(*feature);
        }
        for start in &starts[..self.len] {
            for (s, w) in self.sum.iter_mut().zip(self.weights.at(*start)) {
                *s = s.wrapping_add(i16::from(*w as i8));
            }
        }
        self.len = 0;
    }
}

/// Makes the file: rows whose largest weight is below `least` are left out.
#[cfg(any(test, feature = "train"))]
pub(crate) fn pack(all: &[Row], transitions: &[[f32; LABELS]; LABELS], least: f32) -> Vec<u8> {
    let top = |r: &Row| r.iter().fold(0f32, |a, b| a.max(b.abs()));
    let scale = all.iter().map(top).fold(1e-6, f32::max).min(LARGEST) / 127.0;
    let (mut kept, mut rows) = (Vec::new(), Vec::new());
    for block in all.chunks(32) {
        let (mut bits, before) = (0u32, rows.len() / LABELS);
        for (i, row) in block.iter().enumerate().filter(|r| top(r.1) >= least) {
            bits |= 1 << i;
            rows.extend(row.iter().map(|w| (w / scale).round() as i8 as u8));
        }
        kept.extend([bits, before as u32]);
    }
    rows.extend([0; NOTHING]);
    let kept: Vec<u8> = kept.iter().flat_map(|w| w.to_le_bytes()).collect();
    let mut numbers = scale.to_le_bytes().to_vec();
    numbers.extend(transitions.iter().flatten().flat_map(|w| w.to_le_bytes()));
    super::table::bundle(MAGIC, &[&kept, &rows, &numbers])
}

/// Weights of one feature, before packing.
#[cfg(any(test, feature = "train"))]
pub(crate) type Row = [f32; LABELS];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_found() {
        let mut all = vec![[0f32; LABELS]; 1 << BITS];
        for (n, i) in [0usize, 31, 32, 255, 256, 5000, (1 << BITS) - 1]
            .into_iter()
            .enumerate()
        {
            all[i][n] = 1.0 + n as f32 / 20.0;
        }
        all[77][0] = 0.01;
        let bytes = pack(&all, &[[0.5; LABELS]; LABELS], 0.05);
        let weights = Weights::new(&bytes).unwrap();
        let look = |i: usize| {
            let mut adder = Adder::new(&weights, Sum::default());
            adder.add((i as u32) << (32 - BITS));
            let sum = adder.sum().map(|s| f32::from(s) * weights.scale());
            sum[..LABELS].to_vec()
        };
        for (n, i) in [0usize, 31, 32, 255, 256, 5000, (1 << BITS) - 1]
            .into_iter()
            .enumerate()
        {
            assert!((look(i)[n] - all[i][n]).abs() < 0.05, "row {i}");
        }
        assert_eq!(look(77), [0.0; LABELS]);
        assert_eq!(look(78), [0.0; LABELS]);
        assert_eq!(weights.transitions().weights[0][0], 0.5);
    }
}
