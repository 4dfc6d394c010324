//! Scrolling along an alignment: heights in one article carried over to another.

/// Pairs of sentences that rise in both articles.
pub(super) type Chain = Vec<(usize, usize)>;

/// The longest chain among pairs of sentences. Takes `n log n` steps.
pub(super) fn chain(mut pairs: Vec<(usize, usize)>) -> Chain {
    // Of pairs with the same first sentence at most one is taken, since the second must rise.
    pairs.sort_unstable_by_key(|(x, y)| (*x, std::cmp::Reverse(*y)));
    // For each length the pair that ends such a chain lowest, and for each pair the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (n, (_, y)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|e| pairs[*e].1 < *y);
        before[n] = length.checked_sub(1).map(|l| ends[l]);
        match ends.get_mut(length) {
            Some(end) => *end = n,
            None => ends.push(n),
        }
    }
    let mut out = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(n) = at {
        out.push(pairs[n]);
        at = before[n];
    }
    out.reverse();
    out
}

/// Carries a height over: linear within a pair of sentences and between two pairs. `turned` goes from
/// the chain's second article to its first. `tops` and `others` hold where sentences begin, and the end.
pub(super) fn carry(
    chain: &[(usize, usize)],
    turned: bool,
    tops: &[f32],
    others: &[f32],
    at: f32,
) -> f32 {
    let (Some(end), Some(other_end)) = (tops.last(), others.last()) else {
        return at;
    };
    let pair = |i: usize| {
        let (x, y) = chain[i];
        if turned { (y, x) } else { (x, y) }
    };
    let top = |tops: &[f32], i: usize, end: f32| tops.get(i).copied().unwrap_or(end);
    let begin = |i: usize| {
        let (x, y) = pair(i);
        (top(tops, x, *end), top(others, y, *other_end))
    };
    let finish = |i: usize| {
        let (x, y) = pair(i);
        (top(tops, x + 1, *end), top(others, y + 1, *other_end))
    };
    let after = partition(chain.len(), |i| begin(i).0 <= at);
    let next = if after < chain.len() {
        begin(after)
    } else {
        (*end, *other_end)
    };
    match after.checked_sub(1) {
        None => between((0.0, 0.0), next, at),
        Some(i) if at < finish(i).0 => between(begin(i), finish(i), at),
        Some(i) => between(finish(i), next, at),
    }
}

/// How many of the first `count` indices hold.
fn partition(count: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = (low + high) / 2;
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

fn between(a: (f32, f32), b: (f32, f32), at: f32) -> f32 {
    let share = if b.0 > a.0 {
        ((at - a.0) / (b.0 - a.0)).clamp(0.0, 1.0)
    } else {
        0.0
    };
    a.1 + share * (b.1 - a.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_longest_chain_is_kept() {
        assert_eq!(
            chain(vec![(0, 5), (1, 1), (2, 2), (3, 0), (4, 4)]),
            [(1, 1), (2, 2), (4, 4)]
        );
        assert_eq!(chain(vec![]), []);
        assert_eq!(chain(vec![(1, 3), (1, 2)]), [(1, 2)]);
    }

    #[test]
    fn partners_stand_at_one_height() {
        let tops = [10.0, 30.0, 50.0, 90.0];
        let others = [20.0, 120.0, 160.0];
        let chain = [(1, 1)];
        let there = |at| carry(&chain, false, &tops, &others, at);
        assert_eq!(there(30.0), 120.0);
        assert_eq!(there(40.0), 140.0);
        assert_eq!(there(0.0), 0.0);
        assert_eq!(there(15.0), 60.0);
        assert_eq!(there(90.0), 160.0);
        assert_eq!(carry(&chain, true, &others, &tops, 140.0), 40.0);
    }

    proptest! {
        #[test]
        fn what_is_carried_never_goes_back(
            heights in prop::collection::vec(0.0f32..50.0, 1..30),
            other_heights in prop::collection::vec(0.0f32..50.0, 1..30),
            pairs in prop::collection::vec((0usize..30, 0usize..30), 0..20),
            at in 0.0f32..1500.0, further in 0.0f32..50.0,
        ) {
            let tops = |heights: &[f32]| -> Vec<f32> {
                let mut sum = 0.0;
                std::iter::once(0.0).chain(heights.iter().map(|h| { sum += h; sum })).collect()
            };
            let (tops, others) = (tops(&heights), tops(&other_heights));
            let pairs = pairs.into_iter().filter(|(x, y)| *x < heights.len() && *y < other_heights.len());
            let chain = chain(pairs.collect());
            prop_assert!(chain.windows(2).all(|w| w[0].0 < w[1].0 && w[0].1 < w[1].1));
            let a = carry(&chain, false, &tops, &others, at);
            let b = carry(&chain, false, &tops, &others, at + further);
            prop_assert!(a <= b + 0.01 && b <= others[others.len() - 1] + 0.01);
        }
    }
}
