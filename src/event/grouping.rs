//! Pairs that belong together to groups.

/// Members of a group that are asked whether another group fits it.
const ASKED: usize = 2;

/// Groups the indices below `count`, the strongest pairs first; groups by their first member.
///
/// Two groups become one only if a good part of their members belong together, so that no chain of
/// small steps leads from one thing to another.
pub(super) fn group(
    count: usize,
    mut edges: Vec<(f32, usize, usize)>,
    same: impl Fn(usize, usize) -> bool,
) -> Vec<Vec<usize>> {
    edges.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut group: Vec<usize> = (0..count).collect();
    let mut members: Vec<Vec<usize>> = group.iter().map(|i| vec![*i]).collect();
    for (_, i, j) in edges {
        let (mut a, mut b) = (group[i], group[j]);
        if a == b || !fit(&members[a], &members[b], &same) {
            continue;
        }
        if members[a].len() < members[b].len() {
            (a, b) = (b, a);
        }
        let moved = std::mem::take(&mut members[b]);
        for m in &moved {
            group[*m] = a;
        }
        members[a].extend(moved);
    }
    members.retain(|g| !g.is_empty());
    members.iter_mut().for_each(|g| g.sort_unstable());
    members.sort_unstable();
    members
}

fn fit(a: &[usize], b: &[usize], same: &impl Fn(usize, usize) -> bool) -> bool {
    if a.len() + b.len() == 2 {
        return true; // known from the edge between them
    }
    let sample = |g: &[usize]| -> Vec<usize> {
        let step = g.len().div_ceil(ASKED).max(1);
        g.iter().step_by(step).copied().collect()
    };
    let (a, b) = (sample(a), sample(b));
    let pairs = a.iter().flat_map(|i| b.iter().map(|j| (*i, *j)));
    let fits = pairs.filter(|(i, j)| same(*i, *j)).count();
    fits * 2 >= a.len() * b.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_chain_leads_from_one_thing_to_another() {
        let near = |i: usize, j: usize| i.abs_diff(j) == 1;
        let edges = vec![(1.0, 0, 1), (0.9, 2, 3), (0.5, 1, 2)];
        assert_eq!(group(5, edges, near), [vec![0, 1], vec![2, 3], vec![4]]);
    }

    #[test]
    fn what_belongs_together_is_one_group() {
        let edges = vec![(1.0, 0, 1), (0.9, 2, 3), (0.5, 1, 2)];
        assert_eq!(group(4, edges, |_, _| true), [vec![0, 1, 2, 3]]);
    }
}
