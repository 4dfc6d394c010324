//! Evidence that two articles tell the same event, and that two sentences of them say the same.
//!
//! The features, their signs, weights (one over the spread) and the threshold were chosen in a study on
//! ECB+ (topics 1-35, annotations CC BY 3.0).

use super::telling::{Line, Telling, common, shared};

/// A pair of sentences whose articles' and own evidence reaches this sum says the same.
pub(crate) const ENOUGH: f32 = 9.25;

/// Evidence that two articles tell the same event; around 3 it begins to be likely.
pub(crate) fn articles(a: &Telling, b: &Telling) -> f32 {
    const WEIGHTS: [f32; 8] = [3.0, 6.0, 4.0, 2.0, 1.0, 2.0, -5.0, -2.0];
    let features = article_features(a, b);
    features.iter().zip(WEIGHTS).map(|(f, w)| f * w).sum()
}

/// What is known of two articles without looking at single sentences.
pub(crate) fn article_features(a: &Telling, b: &Telling) -> [f32; 8] {
    [
        names(a, b),
        pairs(a, b),
        lead_numbers(a, b),
        months(a, b),
        years(a, b),
        weekdays(a, b),
        protagonist_missing(a, b),
        other_counts(a, b),
    ]
}

/// Cosine of the numbers of sentences that have each name.
fn names(a: &Telling, b: &Telling) -> f32 {
    let norm = |t: &Telling| {
        let squares = t.names.iter().map(|n| (n.1 as f32).powi(2));
        squares.sum::<f32>().sqrt()
    };
    let dot: f32 = a
        .names
        .iter()
        .map(|(name, n)| *n as f32 * b.sentences_with(*name) as f32)
        .sum();
    dot / (norm(a) * norm(b)).max(1e-6)
}

/// Near pairs of stems that both have.
fn pairs(a: &Telling, b: &Telling) -> f32 {
    let norm = (a.pairs.len() as f32 * b.pairs.len() as f32).sqrt();
    (shared(&a.pairs, &b.pairs) as f32 / norm.max(1.0)).sqrt()
}

/// Whether the numbers of each lead stand in the other article.
fn lead_numbers(a: &Telling, b: &Telling) -> f32 {
    let half = |x: &Telling, y: &Telling| match x.lead_numbers.len() {
        0 => 0.5,
        n => shared(&x.lead_numbers, &y.numbers) as f32 / n as f32,
    };
    (half(a, b) + half(b, a)) / 2.0
}

fn months(a: &Telling, b: &Telling) -> f32 {
    agreement(a.months != 0 && b.months != 0, a.months & b.months != 0)
}

fn years(a: &Telling, b: &Telling) -> f32 {
    agreement(
        !a.years.is_empty() && !b.years.is_empty(),
        shared(&a.years, &b.years) > 0,
    )
}

fn weekdays(a: &Telling, b: &Telling) -> f32 {
    agreement(
        a.weekdays != 0 && b.weekdays != 0,
        a.weekdays & b.weekdays != 0,
    )
}

fn agreement(both_name_some: bool, common: bool) -> f32 {
    match (both_name_some, common) {
        (true, true) => 1.0,
        (true, false) => -1.0,
        _ => 0.0,
    }
}

/// How much each article is about somebody whom the other's lead does not name; the smaller of the two.
fn protagonist_missing(a: &Telling, b: &Telling) -> f32 {
    let missing = |x: &Telling, y: &Telling| {
        x.protagonists
            .iter()
            .filter(|n| y.lead_names.binary_search(n).is_err())
            .map(|n| x.sentences_with(*n) as f32 / x.content.max(1) as f32)
            .fold(0.0, f32::max)
    };
    missing(a, b).min(missing(b, a))
}

/// Things that both count, without a number in common.
fn other_counts(a: &Telling, b: &Telling) -> f32 {
    let (mut i, mut j, mut conflicts) = (0, 0, 0);
    while i < a.counted.len() && j < b.counted.len() {
        let (x, y) = (a.counted[i].0, b.counted[j].0);
        let xs = run(&a.counted[i..]);
        let ys = run(&b.counted[j..]);
        if x == y && shared(xs, ys) == 0 {
            conflicts += 1;
        }
        i += if x <= y { xs.len() } else { 0 };
        j += if y <= x { ys.len() } else { 0 };
    }
    (1.0 + conflicts as f32).ln()
}

/// The entries at the head of the list that count the same noun.
fn run(list: &[(u64, u64)]) -> &[(u64, u64)] {
    let n = list.partition_point(|x| x.0 == list[0].0);
    &list[..n]
}

/// Stems in common, by length.
pub(crate) fn stems(x: &Line, y: &Line) -> f32 {
    let norm = ((x.stems.len() + 1) as f32 * (y.stems.len() + 1) as f32).sqrt();
    shared(&x.stems, &y.stems) as f32 / norm
}

/// Evidence that two sentences of these articles say the same.
pub(crate) fn sentences(a: &Telling, x: &Line, b: &Telling, y: &Line) -> f32 {
    let strange = |x: &Line, other: &Telling| {
        let n = x
            .names
            .iter()
            .filter(|n| other.sentences_with(**n) == 0)
            .count();
        (1.0 + n as f32).ln()
    };
    let length = x.words.len().min(y.words.len()) as f32;
    let acts = common(&x.acts, &y.acts).count() as f32;
    6.0 * stems(x, y) + acts.sqrt() - 0.9 * (strange(x, b) + strange(y, a))
        + 2.0 * (1.0 + length).ln()
}
