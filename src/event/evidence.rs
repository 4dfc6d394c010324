//! Evidence that two articles tell the same event, and that two sentences of them say the same.
//!
//! Both are sums of plain features, as log-odds. The features and their weights were fitted on ECB+
//! (topics 1-35, annotations CC BY 3.0), checked on topics left out, and rounded; nothing else of that
//! data is in here.

use super::sets::{both, common, shared, squares};
use super::telling::{Line, Telling};
use std::collections::HashMap;

/// Evidence that two articles tell the same event: log-odds.
pub(crate) fn articles(a: &Telling, b: &Telling) -> f32 {
    4.0 * pairs(a, b)
        + 0.65 * months(a, b)
        + 0.8 * met(&a.years, &b.years)
        + 0.3 * met(&a.days, &b.days)
        + 1.8 * cosine(&a.people, &b.people)
        + 0.9 * cosine(&a.places, &b.places)
        + 4.0 * keys_in_common(&a.stems, &b.stems)
        + 3.3 * in_common(&a.lead_stems, &b.lead_stems)
        - 2.3 * in_common(&a.lead_acts, &b.lead_acts)
        + 1.2 * in_common(&a.numbers, &b.numbers)
        + 1.4 * lead_names(a, b)
        - 0.85 * other_counts(a, b)
        - 1.5 * missing(a, b).min(missing(b, a))
        - 3.55
}

/// Cosine of two lists of counts.
fn cosine(a: &[(u64, u32)], b: &[(u64, u32)]) -> f32 {
    let dot: f32 = both(a, b).map(|(x, y)| (x.1 * y.1) as f32).sum();
    dot / (squares(a) * squares(b)).sqrt().max(1e-6)
}

/// Entries in common, by the lengths of the lists: 0 to 1.
fn in_common(a: &[u64], b: &[u64]) -> f32 {
    shared(a, b) as f32 / (a.len() as f32 * b.len() as f32).sqrt().max(1.0)
}

/// The same for what is counted.
fn keys_in_common(a: &[(u64, u32)], b: &[(u64, u32)]) -> f32 {
    both(a, b).count() as f32 / (a.len() as f32 * b.len() as f32).sqrt().max(1.0)
}

/// Share of the names in each lead that the other article has.
fn lead_names(a: &Telling, b: &Telling) -> f32 {
    let half = |x: &Telling, y: &Telling| match x.lead_names.len() {
        0 => 0.5,
        n => {
            let there = x.lead_names.iter().filter(|u| y.sentences_with(**u) > 0);
            there.count() as f32 / n as f32
        }
    };
    (half(a, b) + half(b, a)) / 2.0
}

/// The share of sentences of the most named person of the lead whom the other article never names.
fn missing(a: &Telling, b: &Telling) -> f32 {
    let named = |list: &[(u64, u32)], e: u64| {
        let at = list.binary_search_by_key(&e, |c| c.0);
        at.map_or(0, |i| list[i].1)
    };
    let strangers = a.lead_people.iter().filter(|e| named(&b.people, **e) == 0);
    let most = strangers.map(|e| named(&a.people, *e)).max().unwrap_or(0);
    most as f32 / a.content.max(1) as f32
}

/// Near pairs of stems that both have.
fn pairs(a: &Telling, b: &Telling) -> f32 {
    let norm = (a.pairs.len() as f32 * b.pairs.len() as f32).sqrt();
    (shared(&a.pairs, &b.pairs) as f32 / norm.max(1.0)).sqrt()
}

fn months(a: &Telling, b: &Telling) -> f32 {
    match (a.months != 0 && b.months != 0, a.months & b.months != 0) {
        (true, true) => 1.0,
        (true, false) => -1.0,
        _ => 0.0,
    }
}

/// 1 if two lists have something in common, -1 if both have something but nothing in common.
pub(crate) fn met<T: Ord>(a: &[T], b: &[T]) -> f32 {
    if a.is_empty() || b.is_empty() {
        0.0
    } else if shared(a, b) > 0 {
        1.0
    } else {
        -1.0
    }
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

/// Stems in common, by length: 0 to 1.
pub(crate) fn stems(x: &Line, y: &Line) -> f32 {
    shared(&x.stems, &y.stems) as f32 / length(x, y)
}

/// What the number of stems in common is divided by.
pub(crate) fn length(x: &Line, y: &Line) -> f32 {
    ((x.stems.len() + 1) as f32 * (y.stems.len() + 1) as f32).sqrt()
}

/// How rare each stem is in some articles together.
pub(crate) struct Rarity(HashMap<u64, f32>);

impl Rarity {
    /// Squares of the logarithm of the share of sentences without the stem.
    pub fn of<'a>(tellings: impl IntoIterator<Item = &'a Telling>) -> Self {
        let mut counts: HashMap<u64, f32> = HashMap::new();
        let mut all = 1.0;
        for telling in tellings {
            all += telling.content as f32;
            for (stem, n) in &telling.stems {
                *counts.entry(*stem).or_default() += *n as f32;
            }
        }
        let rarity = |n: f32| (all / (n + 0.5)).ln().max(0.05).powi(2);
        counts.values_mut().for_each(|n| *n = rarity(*n));
        Self(counts)
    }

    /// Sum over a line's stems.
    pub fn sum<'a>(&self, stems: impl Iterator<Item = &'a u64>) -> f32 {
        stems.filter_map(|s| self.0.get(s)).sum()
    }
}

/// Evidence that two dated sentences of a corpus say the same, if the articles tell the same event:
/// log-odds.
pub(crate) fn sentences(
    (a, x): (&Telling, &Line),
    (b, y): (&Telling, &Line),
    rarity: &Rarity,
) -> f32 {
    let strange = |x: &Line, other: &Telling| {
        let strange = x.names.iter().filter(|n| other.sentences_with(**n) == 0);
        (1.0 + strange.count() as f32).ln()
    };
    let words = |x: &Line| (1.0 + x.words.len() as f32).ln();
    let place = |x: &Line| (1.0 + x.content.unwrap_or(10).min(10) as f32).ln();
    let acts = common(&x.acts, &y.acts).count() as f32;
    let rare = rarity.sum(common(&x.stems, &y.stems));
    let all = rarity.sum(x.stems.iter()) * rarity.sum(y.stems.iter());
    3.85 * stems(x, y) + 0.44 * acts.sqrt() + 1.5 * rare / all.sqrt().max(0.1)
        - 0.5 * (strange(x, b) + strange(y, a))
        + 0.8 * (words(x) + words(y))
        - 0.4 * (place(x) + place(y))
        + 0.25 * met(&x.days, &y.days)
        - 3.5
}
