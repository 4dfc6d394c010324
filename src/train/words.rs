//! Makes `assets/model/clusters.bin` from word vectors.

use super::Failure;
use super::kmeans::{Vectors, cluster};
use crate::entity::net::vectors;
use crate::entity::{clusters, hash, table};
use std::path::Path;

/// Words that get clusters: the most frequent.
const WORDS: usize = 200_000;

/// Reads `glove-words.txt` (one word a line, most frequent first) and `glove.npy` (float32, one
/// vector a word, by columns) and returns the files of clusters and of vectors.
pub(super) fn make(folder: &Path) -> Result<(Vec<u8>, Vec<u8>), Failure> {
    let words = std::fs::read_to_string(folder.join("glove-words.txt"))?;
    let words: Vec<&str> = words.lines().take(WORDS).collect();
    let vectors = read_vectors(&folder.join("glove.npy"), words.len())?;
    let mut codes = vec![[0u16; 4]; words.len()];
    for (grain, k) in clusters::GRAINS.into_iter().enumerate() {
        for (code, c) in codes.iter_mut().zip(cluster(&vectors, k, grain as u64 + 1)) {
            code[grain] = c;
        }
        println!("{k} clusters of {} words", words.len());
    }
    let mut rows: Vec<(u32, usize)> = words
        .iter()
        .enumerate()
        .map(|(i, w)| (hash::of(w.as_bytes()), i))
        .collect();
    rows.sort_by_key(|r| r.0);
    rows.dedup_by_key(|r| r.0);
    let keys: Vec<u8> = rows.iter().flat_map(|r| r.0.to_le_bytes()).collect();
    let records: Vec<u8> = rows
        .iter()
        .flat_map(|r| clusters::pack(codes[r.1]))
        .collect();
    let sorted = rows.iter().map(|r| vectors.get(r.1));
    Ok((
        table::bundle(clusters::MAGIC, &[&keys, &records]),
        vectors::pack(sorted, &vectors.spreads()),
    ))
}

/// The first `n` rows of a Fortran-ordered float32 array of NumPy.
fn read_vectors(path: &Path, n: usize) -> Result<Vectors, Failure> {
    let bytes = std::fs::read(path)?;
    let head = bytes.get(8..10).ok_or("glove.npy is too short")?;
    let start = 10 + usize::from(u16::from_le_bytes([head[0], head[1]]));
    let title = String::from_utf8_lossy(&bytes[10..start]).into_owned();
    if !title.contains("'<f4'") || !title.contains("'fortran_order': True") {
        return Err("glove.npy must be float32 by columns".into());
    }
    let shape = title
        .split('(')
        .nth(1)
        .and_then(|s| s.split(')').next())
        .unwrap_or_default();
    let sizes: Vec<usize> = shape
        .split(',')
        .filter_map(|s| s.trim().parse().ok())
        .collect();
    let [rows, dims] = sizes[..] else {
        return Err("glove.npy must have two dimensions".into());
    };
    let mut data = Vec::with_capacity(n * dims);
    for i in 0..n {
        for d in 0..dims {
            let at = start + 4 * (d * rows + i);
            let b = bytes.get(at..at + 4).ok_or("glove.npy ends early")?;
            data.push(f32::from_le_bytes([b[0], b[1], b[2], b[3]]));
        }
    }
    let mut vectors = Vectors { dims, data };
    vectors.normalise();
    Ok(vectors)
}
