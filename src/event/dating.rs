//! Date expressions that can date an event.

use crate::model::{Interval, Span};

/// A date expression that can date an event: one timex, or two that are the ends of a stretch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dating {
    /// Index of the (first) timex.
    pub timex: u32,
    /// The words.
    pub span: Span,
    /// The days, if it could be resolved.
    pub interval: Option<Interval>,
    /// Those of the range that it begins or ends.
    pub range: Option<Interval>,
}
