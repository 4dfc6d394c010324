//! Products of matrices, the same on every machine: each sum is taken in one order.

/// Inputs of a row looked at together.
const INPUTS: usize = 256;

/// Adds `x · m` to `y`. Rows of `x` have `k` numbers, those of `m` and `y` have `width`, a multiple
/// of 16. Half of what layers hand on are zeros: they are passed over.
pub(crate) fn multiply(x: &[f32], k: usize, m: &[f32], width: usize, y: &mut [f32]) {
    let mut kept = Kept {
        starts: [0; INPUTS],
        values: [0.0; INPUTS],
        len: 0,
    };
    for (x, y) in x.chunks_exact(k).zip(y.chunks_exact_mut(width)) {
        for (x, m) in x.chunks(INPUTS).zip(m.chunks(INPUTS * width)) {
            kept.collect(x, width);
            match width % 32 {
                0 => kept.add::<32>(m, y),
                _ => kept.add::<16>(m, y),
            }
        }
    }
}

/// The inputs that are not zero, and where their rows of weights start.
struct Kept {
    starts: [u32; INPUTS],
    values: [f32; INPUTS],
    len: usize,
}

impl Kept {
    fn collect(&mut self, x: &[f32], width: usize) {
        self.len = 0;
        for (j, x) in x.iter().enumerate() {
            self.starts[self.len % INPUTS] = (j * width) as u32;
            self.values[self.len % INPUTS] = *x;
            self.len += usize::from(*x != 0.0);
        }
    }

    /// Adds the product with `m`, as many columns at once as registers of 128 bits hold sums of.
    fn add<const LANES: usize>(&self, m: &[f32], y: &mut [f32]) {
        let list = || self.starts[..self.len].iter().zip(&self.values);
        for (n, y) in y.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
            let mut sums = *y;
            for (start, x) in list() {
                let row = m.get(*start as usize + n * LANES..);
                let Some(row) = row.and_then(|r| r.first_chunk::<LANES>()) else {
                    continue;
                };
                for (sum, weight) in sums.iter_mut().zip(row) {
                    *sum += x * weight;
                }
            }
            *y = sums;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_right() {
        for (n, k, width) in [(7, 5, 32), (3, 600, 16), (1, 256, 96)] {
            product_is_right(n, k, width);
        }
    }

    fn product_is_right(n: usize, k: usize, width: usize) {
        let x: Vec<f32> = (0..n * k).map(|i| (i % 11) as f32 - 5.0).collect();
        let m: Vec<f32> = (0..k * width).map(|i| (i % 7) as f32 - 3.0).collect();
        let mut y = vec![1f32; n * width];
        multiply(&x, k, &m, width, &mut y);
        for i in 0..n {
            for l in 0..width {
                let sum: f32 = (0..k).map(|j| x[i * k + j] * m[j * width + l]).sum();
                assert_eq!(y[i * width + l], sum + 1.0);
            }
        }
    }
}
