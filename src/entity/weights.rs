//! The model's weights: eight bits each, found by a bit set over hashed features, read in place.

use super::crf::{LANES, Transitions};
use super::labels::LABELS;
use super::table::{Words, sections};

/// First bytes of the file.
pub(crate) const MAGIC: &[u8; 4] = b"DLW1";
/// Features are hashed to this many bits.
pub(crate) const BITS: u32 = 21;
/// Weights beyond this are cut; one in 50,000 is.
#[cfg(any(test, feature = "train"))]
const LARGEST: f32 = 1.6;
/// Features between two entries of the counts.
const BLOCK: usize = 256;

/// Sums of weights before scaling; 127 times a few hundred features stays inside.
pub(crate) type Sum = [i16; LANES];

/// The row that a feature has.
#[inline]
pub(crate) fn row(feature: u32) -> usize {
    (feature >> (32 - BITS)) as usize
}

/// Weights of the features that the training kept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weights<'a> {
    bits: Words<'a>,
    counts: Words<'a>,
    rows: &'a [u8],
    numbers: &'a [u8],
}

impl<'a> Weights<'a> {
    /// From a file's bytes; `None` if they are something else.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let [bits, counts, rows, numbers] = sections(MAGIC, bytes)?;
        Some(Self {
            bits: Words::new(bits),
            counts: Words::new(counts),
            rows,
            numbers,
        })
    }

    /// Adds a feature's weights to a sum.
    #[inline]
    pub fn add(&self, feature: u32, sum: &mut Sum) {
        if let Some(weights) = self.of(feature) {
            for (s, w) in sum.iter_mut().zip(weights) {
                *s += i16::from(*w as i8);
            }
        }
    }

    /// How much a feature speaks for a label rather than for no name.
    pub fn speaks(&self, feature: u32, label: usize) -> f32 {
        self.of(feature).map_or(0.0, |w| {
            f32::from(i16::from(w[label] as i8) - i16::from(w[0] as i8)) * self.scale()
        })
    }

    /// The weights of a feature's row, if it was kept.
    #[inline]
    fn of(&self, feature: u32) -> Option<&'a [u8]> {
        let row = row(feature);
        let (word, bit) = (row / 32, row % 32);
        let set = self.bits.get(word);
        if set >> bit & 1 == 0 {
            return None;
        }
        let first = row / BLOCK;
        let mut index = self.counts.get(first) + (set & ((1 << bit) - 1)).count_ones();
        for w in first * (BLOCK / 32)..word {
            index += self.bits.get(w).count_ones();
        }
        let start = index as usize * LABELS;
        self.rows.get(start..start + LABELS)
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

/// Makes the file: rows whose largest weight is below `least` are left out.
#[cfg(any(test, feature = "train"))]
pub(crate) fn pack(all: &[Row], transitions: &[[f32; LABELS]; LABELS], least: f32) -> Vec<u8> {
    let top = |r: &Row| r.iter().fold(0f32, |a, b| a.max(b.abs()));
    let scale = all.iter().map(top).fold(1e-6, f32::max).min(LARGEST) / 127.0;
    let (mut bits, mut counts, mut rows) = (vec![0u32; all.len() / 32], Vec::new(), Vec::new());
    for (i, row) in all.iter().enumerate() {
        if i % BLOCK == 0 {
            counts.push((rows.len() / LABELS) as u32);
        }
        if top(row) >= least {
            bits[i / 32] |= 1 << (i % 32);
            rows.extend(row.iter().map(|w| (w / scale).round() as i8 as u8));
        }
    }
    let bytes = |words: &[u32]| {
        words
            .iter()
            .flat_map(|w| w.to_le_bytes())
            .collect::<Vec<u8>>()
    };
    let mut numbers = scale.to_le_bytes().to_vec();
    numbers.extend(transitions.iter().flatten().flat_map(|w| w.to_le_bytes()));
    super::table::bundle(MAGIC, &[&bytes(&bits), &bytes(&counts), &rows, &numbers])
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
            let mut sum = Sum::default();
            weights.add((i as u32) << (32 - BITS), &mut sum);
            sum.map(|s| f32::from(s) * weights.scale())
        };
        for (n, i) in [0usize, 31, 32, 255, 256, 5000, (1 << BITS) - 1]
            .into_iter()
            .enumerate()
        {
            assert!((look(i)[n] - all[i][n]).abs() < 0.05, "row {i}");
        }
        assert_eq!(look(77), [0.0; LANES]);
        assert_eq!(look(78), [0.0; LANES]);
        assert_eq!(weights.transitions().weights[0][0], 0.5);
    }
}
