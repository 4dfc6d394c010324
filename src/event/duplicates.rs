//! Near-copies of articles, found by sketches of their word runs; cost grows with the number of words.

use super::sets::{hash, mix, shared};
use super::words::runs;
use crate::model::{DocId, Document, Duplicate};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// Words in a run.
const RUN: usize = 4;
/// Bands of a sketch, and hashes in a band: near-copies share a whole band.
const BANDS: usize = 24;
const ROWS: usize = 3;
/// Share of the shorter article's runs from which it is a near-copy.
const NEAR: f32 = 0.6;
/// A near-copy has at least this share of the other's length.
const LENGTH: f32 = 0.33;
/// Shorter texts say too little to be copies of each other.
const WORDS: usize = 12;
/// Articles that one band may name; a band of more than this many originals is of page furniture.
const CROWD: usize = 24;

/// Marks near-copies: sets `Document::duplicate` to the first article that each is a copy of.
pub fn mark_duplicates(documents: &mut [Document]) {
    let sketches: Vec<Sketch> = documents.par_iter().map(|d| Sketch::of(&d.text)).collect();
    let mut bands: HashMap<u64, Vec<u32>> = HashMap::new();
    for i in 0..documents.len() {
        let original = nearest(&sketches, i, &bands);
        documents[i].duplicate = original;
        if original.is_none() {
            for key in &sketches[i].bands {
                let crowd = bands.entry(*key).or_default();
                if crowd.len() < CROWD {
                    crowd.push(i as u32);
                }
            }
        }
    }
}

/// The earlier original that has most in common with the article, if it is a near-copy.
fn nearest(sketches: &[Sketch], i: usize, bands: &HashMap<u64, Vec<u32>>) -> Option<Duplicate> {
    let met = sketches[i].bands.iter().filter_map(|k| bands.get(k));
    let met: BTreeSet<u32> = met.flatten().copied().collect();
    let mut best: Option<Duplicate> = None;
    for j in met {
        let likeness = sketches[i].likeness(&sketches[j as usize]);
        if likeness >= NEAR && best.is_none_or(|b| likeness > b.likeness) {
            best = Some(Duplicate {
                of: DocId(j),
                likeness,
            });
        }
    }
    best
}

/// What is kept of an article.
struct Sketch {
    /// Distinct hashes of its word runs, sorted; of long articles a sample by hash.
    runs: Vec<u64>,
    /// One key a band; none for a text that is too short.
    bands: Vec<u64>,
}

impl Sketch {
    fn of(text: &str) -> Self {
        let words: Vec<u64> = runs(text).map(|w| hash(&w.to_lowercase())).collect();
        if words.len() < WORDS {
            return Self {
                runs: Vec::new(),
                bands: Vec::new(),
            };
        }
        let mut all: Vec<u64> = (words.windows(RUN))
            .map(|w| w.iter().fold(0, |h, x| mix(h, *x)))
            .collect();
        all.sort_unstable();
        all.dedup();
        Self {
            bands: bands_of(&all),
            runs: all,
        }
    }

    /// Share of the shorter one's runs that the other has; 0 if one is far shorter.
    fn likeness(&self, other: &Self) -> f32 {
        let (short, long) = if self.runs.len() <= other.runs.len() {
            (self, other)
        } else {
            (other, self)
        };
        let (n, m) = (short.runs.len() as f32, long.runs.len() as f32);
        if n < LENGTH * m {
            return 0.0;
        }
        shared(&short.runs, &long.runs) as f32 / n.max(1.0)
    }
}

/// The least value of the runs under each of many hash functions, a few at a time.
fn bands_of(runs: &[u64]) -> Vec<u64> {
    let mut least = [u64::MAX; BANDS * ROWS];
    for run in runs {
        let mut h = *run;
        for slot in &mut least {
            // xorshift: the next hash function is a step on from the last.
            h ^= h << 13;
            h ^= h >> 7;
            h ^= h << 17;
            *slot = (*slot).min(h.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        }
    }
    let band = |(i, rows): (usize, &[u64])| rows.iter().fold(i as u64, |h, x| mix(h, *x));
    least.chunks(ROWS).enumerate().map(band).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::document;

    /// Words that differ from seed to seed.
    fn text(seed: u64, words: usize) -> String {
        let word = |i: usize| format!("w{:x}", mix(seed, i as u64) % 5000);
        (0..words).map(word).collect::<Vec<_>>().join(" ")
    }

    fn originals(texts: &[String]) -> Vec<Option<u32>> {
        let mut documents: Vec<Document> = texts.iter().map(|t| document(t)).collect();
        mark_duplicates(&mut documents);
        let of = |d: &Document| d.duplicate.map(|d| d.of.0);
        documents.iter().map(of).collect()
    }

    #[test]
    fn edited_and_cut_copies_are_found_and_others_are_not() {
        let edited = text(1, 300).replace("w12", "other");
        let cut = text(1, 180);
        let got = originals(&[text(1, 300), text(2, 300), edited, cut, text(3, 300)]);
        assert_eq!(got, [None, None, Some(0), Some(0), None]);
    }

    #[test]
    fn short_texts_are_no_copies() {
        assert_eq!(originals(&["Yes.".into(), "Yes.".into()]), [None, None]);
    }
}
