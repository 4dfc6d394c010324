//! Values of a filter, with how often they are stated.

use std::collections::BTreeMap;

/// A value of a filter with how often it is stated.
pub type Stated<T> = (T, usize);

/// Values with their counts, the largest count first.
pub(super) fn most_first<T: Ord>(counts: BTreeMap<T, usize>) -> Vec<Stated<T>> {
    let mut out: Vec<Stated<T>> = counts.into_iter().collect();
    out.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    out
}
