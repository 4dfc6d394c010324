//! A small convolution net that labels tokens: another kind of model than the field, which errs
//! elsewhere, so that the two together are better than either.
//!
//! Word vector, hashed word and affixes, case, shape and gazetteer of a token become 64 numbers; two
//! convolutions over three tokens; what the same capitalised word is elsewhere in the document; a
//! third convolution; the labels. All but the first and last steps add to what was there before.

pub(crate) mod layers;
pub(crate) mod page;
mod reader;
pub(crate) mod vectors;

use super::crf::{LANES, Row};
use super::labels::LABELS;
use super::table::sections;
use layers::multiply;
use page::MARKS;
pub(crate) use reader::{Reader, Units};
use vectors::Vectors;

/// First bytes of the file of weights.
pub(crate) const MAGIC: &[u8; 4] = b"DLN1";
/// Numbers in a word vector.
pub(crate) const VECTOR: usize = 50;
/// Numbers in a row of the hashed table.
pub(crate) const ROW: usize = 16;
/// Numbers that tell of a word form: its vector, its row, the sum of its affixes' rows.
pub(crate) const INPUT: usize = VECTOR + 2 * ROW;
/// Numbers that the net holds of a token.
pub(crate) const WIDTH: usize = 64;
/// Words are hashed to this many bits,
pub(crate) const WORD_BITS: u32 = 15;
/// each sort of affix to this many.
pub(crate) const AFFIX_BITS: u32 = 13;
/// Rows for words, then for each of seven sorts of affixes.
pub(crate) const ROWS: usize = (1 << WORD_BITS) + 7 * (1 << AFFIX_BITS);
/// The layer that recalls the other occurrences of a word.
pub(crate) const RECALL: usize = 3;
/// Inputs and outputs of the layers: word form, two convolutions, recall, a convolution, labels.
/// A layer has one more row of weights, which is always added.
pub(crate) const LAYERS: [(usize, usize); 6] = [
    (INPUT, WIDTH),
    (3 * WIDTH, WIDTH),
    (3 * WIDTH, WIDTH),
    (2 * WIDTH, WIDTH),
    (3 * WIDTH, WIDTH),
    (WIDTH, LANES),
];

/// The net's weights.
#[derive(Clone, Debug)]
pub(crate) struct Net<'a> {
    vectors: Vectors<'a>,
    rows: &'a [u8],
    scale: f32,
    marks: Vec<f32>,
    layers: Vec<Vec<f32>>,
}

impl<'a> Net<'a> {
    /// From the bytes of its two files; `None` if they are something else.
    pub fn new(vectors: &'a [u8], bytes: &'a [u8]) -> Option<Self> {
        let vectors = Vectors::new(vectors)?;
        let [rows, numbers] = sections(MAGIC, bytes)?;
        let mut numbers = floats(numbers);
        let scale = numbers.next()?;
        let mut take = |n: usize| -> Vec<f32> { (&mut numbers).take(n).collect() };
        let marks = take(MARKS[6] * WIDTH);
        let sizes = LAYERS.map(|(inputs, width)| (inputs + 1) * width);
        let layers: Vec<Vec<f32>> = sizes.map(&mut take).into();
        let whole = rows.len() == ROWS * ROW && layers.iter().map(Vec::len).eq(sizes);
        whole.then_some(Self {
            vectors,
            rows,
            scale,
            marks,
            layers,
        })
    }

    /// Adds what a layer makes of its inputs.
    fn layer(&self, layer: usize, x: &[f32], y: &mut [f32]) {
        let (inputs, width) = LAYERS[layer];
        let weights = &self.layers[layer];
        for row in y.chunks_exact_mut(width) {
            add(row, &weights[inputs * width..]);
        }
        multiply(x, inputs, weights, width, y);
    }

    fn mark(&self, row: usize) -> &[f32] {
        &self.marks[row * WIDTH..(row + 1) * WIDTH]
    }
}

/// Makes the file: eight bits a number of the hashed table, the rest as it is.
#[cfg(any(test, feature = "train"))]
pub(crate) fn pack<'t>(rows: &[f32], others: impl Iterator<Item = &'t [f32]>) -> Vec<u8> {
    let scale = rows.iter().fold(1e-6f32, |a, b| a.max(b.abs())) / 127.0;
    let rows: Vec<u8> = rows
        .iter()
        .map(|w| (w / scale).round() as i8 as u8)
        .collect();
    let mut numbers = scale.to_le_bytes().to_vec();
    numbers.extend(others.flatten().flat_map(|w| w.to_le_bytes()));
    super::table::bundle(MAGIC, &[&rows, &numbers])
}

/// Little-endian numbers in a row.
pub(crate) fn floats(bytes: &[u8]) -> impl Iterator<Item = f32> {
    let number = |b: &[u8]| f32::from_le_bytes([b[0], b[1], b[2], b[3]]);
    bytes.chunks_exact(4).map(number)
}

/// Adds one row to another.
pub(crate) fn add(to: &mut [f32], from: &[f32]) {
    to.iter_mut().zip(from).for_each(|(a, b)| *a += b);
}

/// Turns scores into probabilities.
pub(crate) fn softmax(row: &mut Row) {
    let top = row[..LABELS].iter().fold(f32::MIN, |a, b| a.max(*b));
    let mut sum = 0.0;
    for r in &mut row[..LABELS] {
        *r = (*r - top).exp();
        sum += *r;
    }
    row[..LABELS].iter_mut().for_each(|r| *r /= sum);
    row[LABELS..].fill(0.0);
}
