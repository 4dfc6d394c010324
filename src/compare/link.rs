//! Two sentences of two articles, joined.

use super::PairKind;

/// Two sentences that belong together, by their indices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    pub x: usize,
    pub y: usize,
    pub kind: PairKind,
    pub score: f32,
    /// Few words in common: they may tell of other things.
    pub loose: bool,
}
