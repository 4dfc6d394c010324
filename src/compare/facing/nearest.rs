//! What comes nearest to a sentence that only one article has.

use super::Facing;
use crate::compare::{Comparison, Place};
use std::collections::BTreeMap;

impl Facing {
    /// Notes for each sentence without link the likest one of each article shown: the strongest of the
    /// loose partners that were left out, or else one that tells something else.
    pub(super) fn find_nearest(&mut self, comparison: &Comparison) {
        let mut found: BTreeMap<(Place, usize), (f32, Place)> = BTreeMap::new();
        let told = comparison.nearest.iter().map(|n| (n.of, n.there, 0.0));
        let pairs = comparison.pairs.iter();
        let loose = pairs.flat_map(|p| [(p.a, p.b, p.score), (p.b, p.a, p.score)]);
        for (of, there, score) in told.chain(loose) {
            let known = found.entry((of, there.article)).or_insert((score, there));
            if score > known.0 {
                *known = (score, there);
            }
        }
        for ((of, article), (_, there)) in found {
            let shown = self.column(article).is_some();
            if let Some(column) = self.column(of.article).filter(|_| shown)
                && let Some(line) = self.sheets[column].lines.get_mut(of.sentence)
                && line.links.is_empty()
            {
                line.nearest.push(there);
            }
        }
    }
}
