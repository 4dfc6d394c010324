//! What the net looks at beside a token, for whole pages, and the way back.

use crate::entity::net::page::{NONE, Page};
use crate::entity::net::{WIDTH, add};

/// Each token with its neighbours in the sentence.
pub(super) fn neighbours(h: &[f32], page: &Page) -> Vec<f32> {
    let mut out = vec![0f32; h.len() * 3];
    for (i, x) in out.chunks_exact_mut(3 * WIDTH).enumerate() {
        let (own, there) = span(page, i);
        x[own].copy_from_slice(&h[there]);
    }
    out
}

/// Where a token and its neighbours stand among its own numbers and among those of the page.
fn span(page: &Page, i: usize) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
    let from = usize::from(page.starts[i]);
    let to = 3 - usize::from(page.ends(i));
    let at = |n: usize| (i + n) * WIDTH - WIDTH;
    (from * WIDTH..to * WIDTH, at(from)..at(to))
}

/// Brings the slopes of [`neighbours`] back.
pub(super) fn neighbours_back(slopes: &[f32], page: &Page, h: &mut [f32]) {
    for (i, x) in slopes.chunks_exact(3 * WIDTH).enumerate() {
        let (own, there) = span(page, i);
        add(&mut h[there], &x[own]);
    }
}

/// Each token with the mean of all occurrences of its word, if it is a capitalised one.
pub(super) fn recall(h: &[f32], page: &Page) -> Vec<f32> {
    let means = means(h.chunks_exact(WIDTH), page);
    let mut out = vec![0f32; h.len() * 2];
    let rows = out.chunks_exact_mut(2 * WIDTH).zip(h.chunks_exact(WIDTH));
    for ((x, h), group) in rows.zip(&page.groups) {
        x[..WIDTH].copy_from_slice(h);
        if *group != NONE {
            x[WIDTH..].copy_from_slice(&means[*group as usize]);
        }
    }
    out
}

/// Brings the slopes of [`recall`] back.
pub(super) fn recall_back(slopes: &[f32], page: &Page, h: &mut [f32]) {
    let means = means(slopes.chunks_exact(2 * WIDTH).map(|x| &x[WIDTH..]), page);
    let rows = slopes
        .chunks_exact(2 * WIDTH)
        .zip(h.chunks_exact_mut(WIDTH));
    for ((x, h), group) in rows.zip(&page.groups) {
        add(h, &x[..WIDTH]);
        if *group != NONE {
            add(h, &means[*group as usize]);
        }
    }
}

fn means<'h>(rows: impl Iterator<Item = &'h [f32]>, page: &Page) -> Vec<[f32; WIDTH]> {
    let mut out = vec![[0f32; WIDTH]; page.counts.len()];
    for (row, group) in rows.zip(&page.groups) {
        if *group != NONE {
            add(&mut out[*group as usize], row);
        }
    }
    for (mean, count) in out.iter_mut().zip(&page.counts) {
        mean.iter_mut().for_each(|m| *m /= *count as f32);
    }
    out
}
