//! Hashes of words, and sorted lists of them as sets.

/// FNV-1a: the same on every machine and in every run.
pub(crate) fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// One hash of two, in this order.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let x = (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x ^ (x >> 29)
}

/// Sorts counts and adds up those of the same thing.
pub(super) fn add_up(counts: &mut Vec<(u64, u32)>) {
    counts.sort_unstable();
    counts.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
}

/// Sum of the squares of counts.
pub(crate) fn squares(counts: &[(u64, u32)]) -> f32 {
    counts.iter().map(|c| (c.1 as f32).powi(2)).sum()
}

/// How many entries two sorted lists without repetition have in common.
pub(crate) fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    common(a, b).count()
}

/// The entries that two sorted lists without repetition have in common.
pub(crate) fn common<'a, T: Ord>(a: &'a [T], b: &'a [T]) -> impl Iterator<Item = &'a T> {
    let mut rest = b;
    a.iter().filter(move |x| {
        let at = gallop(rest, x);
        rest = &rest[at..];
        rest.first() == Some(x)
    })
}

/// The counts of what two sorted lists of counts have in common.
pub(super) fn both<'a>(
    a: &'a [(u64, u32)],
    b: &'a [(u64, u32)],
) -> impl Iterator<Item = (&'a (u64, u32), &'a (u64, u32))> {
    let mut rest = b;
    a.iter().filter_map(move |x| {
        rest = &rest[rest.partition_point(|y| y.0 < x.0)..];
        rest.first().filter(|y| y.0 == x.0).map(|y| (x, y))
    })
}

/// First place in a sorted list whose entry is not below `x`.
fn gallop<T: Ord>(list: &[T], x: &T) -> usize {
    let mut step = 1;
    while step < list.len() && list[step] < *x {
        step *= 2;
    }
    let (from, to) = (step / 2, list.len().min(step + 1));
    from + list[from..to].partition_point(|y| y < x)
}
