//! Which events are worth comparing: those that share two of their rarest words, names or days.
//!
//! Each event is compared with a bounded number of others, so that cost grows with their number.

use super::sets::mix;
use rayon::prelude::*;
use std::collections::HashMap;

/// Rarest features of an event; each two of them are a place where it may meet others.
const RARE: usize = 12;
/// Events that meet in one place and are all counted; in larger crowds each with its neighbours.
const CROWD: usize = 16;
/// Neighbours in a larger crowd.
const NEIGHBOURS: usize = 3;
/// Others that an event is compared with: those that it meets most often.
const PARTNERS: usize = 12;

/// Pairs of events that may be one, the earlier first, sorted.
///
/// `features` has for each event what it is known by, each with the number of events that have it.
pub(super) fn candidates(features: Vec<Vec<(u32, u64)>>) -> Vec<(usize, usize)> {
    let places: Vec<Vec<u64>> = features.into_par_iter().map(places).collect();
    let mut meetings: HashMap<u64, Vec<u32>> = HashMap::new();
    for (i, places) in places.iter().enumerate() {
        for place in places {
            meetings.entry(*place).or_default().push(i as u32);
        }
    }
    let partners = |(i, places): (usize, &Vec<u64>)| {
        let crowds = places.iter().filter_map(|p| meetings.get(p));
        let met: Vec<u32> = crowds.flat_map(|c| later(c, i as u32)).copied().collect();
        let most = most_met(met);
        most.into_iter().map(move |j| (i, j as usize))
    };
    places
        .par_iter()
        .enumerate()
        .flat_map_iter(partners)
        .collect()
}

/// One key for each two of the rarest features that others have too.
fn places(mut features: Vec<(u32, u64)>) -> Vec<u64> {
    features.retain(|(n, _)| *n > 1);
    features.sort_unstable();
    features.dedup();
    features.truncate(RARE);
    let pairs = (0..features.len()).flat_map(|k| (k + 1..features.len()).map(move |l| (k, l)));
    pairs
        .map(|(k, l)| {
            let (f, g) = (features[k].1, features[l].1);
            mix(f.min(g), f.max(g))
        })
        .collect()
}

/// Those of a crowd that come after `i`, as many as are looked at.
fn later(crowd: &[u32], i: u32) -> &[u32] {
    let from = crowd.partition_point(|j| *j <= i);
    let reach = if crowd.len() <= CROWD {
        CROWD
    } else {
        NEIGHBOURS
    };
    &crowd[from..crowd.len().min(from + reach)]
}

/// The events met most often, in order.
fn most_met(mut met: Vec<u32>) -> Vec<u32> {
    met.sort_unstable();
    let mut counts: Vec<(usize, u32)> = met
        .chunk_by(|a, b| a == b)
        .map(|c| (c.len(), c[0]))
        .collect();
    counts.sort_unstable_by_key(|(n, j)| (std::cmp::Reverse(*n), *j));
    let mut out: Vec<u32> = counts.into_iter().take(PARTNERS).map(|(_, j)| j).collect();
    out.sort_unstable();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_rare_features_in_common_make_a_meeting() {
        let features = vec![
            vec![(2, 10), (2, 11), (1, 12)],
            vec![(2, 10), (2, 11)],
            vec![(2, 10)],
        ];
        assert_eq!(candidates(features), [(0, 1)]);
    }

    #[test]
    fn a_crowd_costs_each_no_more_than_its_neighbours() {
        let crowd = vec![vec![(1000, 1), (1000, 2), (1000, 3)]; 1000];
        assert!(candidates(crowd).len() <= 1000 * PARTNERS);
    }
}
