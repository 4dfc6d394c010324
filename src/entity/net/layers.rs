//! Products of matrices, the same on every machine: each sum is taken in one order.

/// Columns worked on at once; the width of a matrix is a multiple of it.
const LANES: usize = 16;

/// Adds `x · m` to `y`. Rows of `x` have `k` numbers, those of `m` and `y` have `width`.
pub(crate) fn multiply(x: &[f32], k: usize, m: &[f32], width: usize, y: &mut [f32]) {
    for column in (0..width).step_by(LANES) {
        let mut rows = x.chunks_exact(4 * k);
        let mut sums = y.chunks_exact_mut(4 * width);
        for (x, y) in (&mut rows).zip(&mut sums) {
            tile::<4>(x, k, m, width, column, y);
        }
        let rest = sums.into_remainder().chunks_exact_mut(width);
        for (x, y) in rows.remainder().chunks_exact(k).zip(rest) {
            tile::<1>(x, k, m, width, column, y);
        }
    }
}

#[inline(always)]
fn tile<const ROWS: usize>(
    x: &[f32],
    k: usize,
    m: &[f32],
    width: usize,
    column: usize,
    y: &mut [f32],
) {
    let xs: [&[f32]; ROWS] = std::array::from_fn(|r| &x[r * k..(r + 1) * k]);
    let mut sums = [[0f32; LANES]; ROWS];
    for (sum, y) in sums.iter_mut().zip(y.chunks_exact(width)) {
        sum.copy_from_slice(&y[column..column + LANES]);
    }
    for (j, row) in m.chunks_exact(width).take(k).enumerate() {
        let Some(row) = row[column..].first_chunk::<LANES>() else {
            continue;
        };
        for (sum, x) in sums.iter_mut().zip(&xs) {
            let x = x[j];
            for l in 0..LANES {
                sum[l] += x * row[l];
            }
        }
    }
    for (sum, y) in sums.iter().zip(y.chunks_exact_mut(width)) {
        y[column..column + LANES].copy_from_slice(sum);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_right() {
        let (n, k, width) = (7, 5, 32);
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
