//! Mini-batch k-means on unit vectors (Sculley 2010), one thread, the same on every run.

use super::random::Random;

/// Words trained on; the rest are only put into the clusters found.
const TRAINED: usize = 100_000;
const PASSES: usize = 12;
const BATCH: usize = 8192;
/// Centroids scored together, so that their sums stay in registers.
const LANE: usize = 32;

/// Vectors in a row, `dims` numbers each, brought to length 1.
pub(super) struct Vectors {
    pub dims: usize,
    pub data: Vec<f32>,
}

impl Vectors {
    /// The vector of an index.
    pub fn get(&self, i: usize) -> &[f32] {
        &self.data[i * self.dims..(i + 1) * self.dims]
    }

    fn len(&self) -> usize {
        self.data.len() / self.dims
    }

    /// The spread of each number, about 0.
    pub fn spreads(&self) -> Vec<f32> {
        let mut sums = vec![0f64; self.dims];
        for v in self.data.chunks(self.dims) {
            for (sum, x) in sums.iter_mut().zip(v) {
                *sum += f64::from(x * x);
            }
        }
        let spread = |sum: f64| (sum / self.len() as f64).sqrt() as f32;
        sums.into_iter().map(spread).collect()
    }

    /// Scales each vector to length 1.
    pub fn normalise(&mut self) {
        for v in self.data.chunks_mut(self.dims) {
            let length = v.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
            v.iter_mut().for_each(|x| *x /= length);
        }
    }
}

/// The cluster of each vector, for `k` clusters.
pub(super) fn cluster(vectors: &Vectors, k: usize, seed: u64) -> Vec<u16> {
    let trained = vectors.len().min(TRAINED);
    let mut random = Random::new(seed);
    let mut order: Vec<usize> = (0..trained).collect();
    random.shuffle(&mut order);
    let mut centres = Centres::new(vectors, &order[..k]);
    let mut counts = vec![0u32; k];
    for pass in 0..PASSES {
        random.shuffle(&mut order);
        for batch in order.chunks(BATCH) {
            centres.lay_out();
            let nearest: Vec<u16> = batch
                .iter()
                .map(|i| centres.nearest(vectors.get(*i)))
                .collect();
            for (i, c) in batch.iter().zip(nearest) {
                let count = &mut counts[c as usize];
                *count += 1;
                centres.pull(c as usize, vectors.get(*i), 1.0 / *count as f32);
            }
        }
        // A centre that nobody chose starts anew at a random word.
        if pass < PASSES / 2 {
            for (c, count) in counts.iter_mut().enumerate() {
                if *count < 2 {
                    centres.set(c, vectors.get(random.below(trained)));
                }
                *count = (*count).min(20);
            }
        }
    }
    centres.lay_out();
    (0..vectors.len())
        .map(|i| centres.nearest(vectors.get(i)))
        .collect()
}

struct Centres {
    dims: usize,
    k: usize,
    rows: Vec<f32>,
    /// Blocks of `LANE` centroids, dimension by dimension.
    blocks: Vec<f32>,
    half_norms: Vec<f32>,
}

impl Centres {
    fn new(vectors: &Vectors, first: &[usize]) -> Self {
        Self {
            dims: vectors.dims,
            k: first.len(),
            rows: first
                .iter()
                .flat_map(|i| vectors.get(*i).to_vec())
                .collect(),
            blocks: Vec::new(),
            half_norms: Vec::new(),
        }
    }

    fn set(&mut self, c: usize, v: &[f32]) {
        self.rows[c * self.dims..(c + 1) * self.dims].copy_from_slice(v);
    }

    fn pull(&mut self, c: usize, v: &[f32], rate: f32) {
        let row = &mut self.rows[c * self.dims..(c + 1) * self.dims];
        for (r, x) in row.iter_mut().zip(v) {
            *r += rate * (x - *r);
        }
    }

    fn lay_out(&mut self) {
        self.blocks.clear();
        self.half_norms.clear();
        for block in 0..self.k.div_ceil(LANE) {
            for d in 0..self.dims {
                for lane in 0..LANE {
                    let c = block * LANE + lane;
                    self.blocks.push(if c < self.k {
                        self.rows[c * self.dims + d]
                    } else {
                        0.0
                    });
                }
            }
        }
        for row in self.rows.chunks(self.dims) {
            self.half_norms
                .push(row.iter().map(|x| x * x).sum::<f32>() / 2.0);
        }
    }

    fn nearest(&self, v: &[f32]) -> u16 {
        let mut best = (f32::MIN, 0);
        for (b, block) in self.blocks.chunks(LANE * self.dims).enumerate() {
            let mut sums = [0f32; LANE];
            for (x, lane) in v.iter().zip(block.chunks_exact(LANE)) {
                for (s, c) in sums.iter_mut().zip(lane) {
                    *s += x * c;
                }
            }
            for (lane, s) in sums.iter().enumerate() {
                let c = b * LANE + lane;
                if c < self.k && s - self.half_norms[c] > best.0 {
                    best = (s - self.half_norms[c], c);
                }
            }
        }
        best.1 as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_together_gets_one_number() {
        let mut random = Random::new(1);
        let mut data = Vec::new();
        for i in 0..400 {
            let (x, y) = if i % 2 == 0 { (1.0, 0.0) } else { (0.0, 1.0) };
            data.push(x + 0.1 * random.unit() as f32);
            data.push(y + 0.1 * random.unit() as f32);
        }
        let mut vectors = Vectors { dims: 2, data };
        vectors.normalise();
        let found = cluster(&vectors, 2, 7);
        assert!((2..400).all(|i| found[i] == found[i % 2]));
        assert_ne!(found[0], found[1]);
    }
}
