//! Word vectors, four bits a number, read in place.

use super::{VECTOR, floats};
use crate::entity::table::sections;

/// First bytes of the file.
pub(crate) const MAGIC: &[u8; 4] = b"DLV1";

/// Word vectors in the order of the clusters' keys.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vectors<'a> {
    step: f32,
    codes: &'a [u8],
}

impl<'a> Vectors<'a> {
    /// From a file's bytes; `None` if they are something else.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let [step, codes] = sections(MAGIC, bytes)?;
        Some(Self {
            step: floats(step).next()?,
            codes,
        })
    }

    /// The vector of the word of an index; zeros if there is none.
    pub fn get(&self, word: u32, out: &mut [f32]) {
        let start = word as usize * (VECTOR / 2);
        let Some(codes) = self.codes.get(start..start + VECTOR / 2) else {
            out.fill(0.0);
            return;
        };
        for (pair, code) in out.chunks_exact_mut(2).zip(codes) {
            pair[0] = (f32::from(code & 15) - 7.5) * self.step;
            pair[1] = (f32::from(code >> 4) - 7.5) * self.step;
        }
    }
}

/// Makes the file from vectors in a row; `spreads` is the spread of each of their numbers.
#[cfg(feature = "train")]
pub(crate) fn pack<'v>(vectors: impl Iterator<Item = &'v [f32]>, spreads: &[f32]) -> Vec<u8> {
    // A step of a third of the spread loses least where numbers are spread like errors.
    const STEP: f32 = 0.335;
    let code = |x: f32, spread: f32| (x / (spread * STEP) + 8.0).clamp(0.0, 15.0) as u8;
    let codes: Vec<u8> = vectors
        .flat_map(|v| v.chunks_exact(2).zip(spreads.chunks_exact(2)))
        .map(|(x, s)| code(x[0], s[0]) | code(x[1], s[1]) << 4)
        .collect();
    crate::entity::table::bundle(MAGIC, &[&STEP.to_le_bytes(), &codes])
}
