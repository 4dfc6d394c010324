//! Word clusters: words used alike share numbers, at four grains.

use super::hash;
use super::table::{Words, sections};

/// How many clusters there are at each grain.
pub(crate) const GRAINS: [usize; 4] = [64, 256, 1024, 4096];
/// First bytes of the file.
pub(crate) const MAGIC: &[u8; 4] = b"DLC1";
/// Bytes of a record: 6 + 8 + 10 + 12 bits.
pub(crate) const RECORD: usize = 5;
/// The numbers of an unknown word; known ones count from 1.
pub(crate) const NONE: [u16; 4] = [0; 4];

/// The clusters of some 200,000 lower-case words, read in place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clusters<'a> {
    keys: Words<'a>,
    records: &'a [u8],
}

impl<'a> Clusters<'a> {
    /// From a file's bytes; `None` if they are something else.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let [keys, records] = sections(MAGIC, bytes)?;
        Some(Self {
            keys: Words::new(keys),
            records,
        })
    }

    /// The clusters of the word of an index.
    pub fn at(&self, index: Option<usize>) -> [u16; 4] {
        let record = index.and_then(|i| self.records.get(i * RECORD..(i + 1) * RECORD));
        record.map_or(NONE, |b| {
            unpack(u64::from_le_bytes([b[0], b[1], b[2], b[3], b[4], 0, 0, 0]))
        })
    }

    /// The index of a lower-case word: its own, or with digits as 0, or of its ASCII form.
    pub fn index(&self, lower: &str) -> Option<usize> {
        let exact = |word: &str| self.keys.find(hash::of(word.as_bytes()));
        if let Some(found) = exact(lower) {
            return Some(found);
        }
        if lower.contains(|c: char| c.is_ascii_digit()) {
            let zeros: String = lower
                .chars()
                .map(|c| if c.is_ascii_digit() { '0' } else { c })
                .collect();
            if let Some(found) = exact(&zeros) {
                return Some(found);
            }
        }
        if lower.is_ascii() {
            return None;
        }
        exact(&super::fold::ascii(lower))
    }
}

fn unpack(bits: u64) -> [u16; 4] {
    [
        (bits & 63) as u16 + 1,
        (bits >> 6 & 255) as u16 + 1,
        (bits >> 14 & 1023) as u16 + 1,
        (bits >> 24 & 4095) as u16 + 1,
    ]
}

/// Packs cluster numbers that count from 0.
#[cfg(any(test, feature = "train"))]
pub(crate) fn pack(clusters: [u16; 4]) -> [u8; RECORD] {
    let [a, b, c, d] = clusters.map(u64::from);
    let bytes = (a | b << 6 | c << 14 | d << 24).to_le_bytes();
    [bytes[0], bytes[1], bytes[2], bytes[3], bytes[4]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_keeps_the_numbers() {
        for clusters in [[0; 4], [63, 255, 1023, 4095], [5, 77, 600, 3001]] {
            let b = pack(clusters);
            let bits = u64::from_le_bytes([b[0], b[1], b[2], b[3], b[4], 0, 0, 0]);
            assert_eq!(unpack(bits), clusters.map(|c| c + 1));
        }
    }
}
