//! A passage between two quotation marks, and what stands around a mark.

use crate::model::Span;

/// A pair of marks with what stands between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    /// With the marks.
    pub span: Span,
    /// Without.
    pub inner: Span,
    /// Whether the closing mark is there.
    pub closed: bool,
}

/// The neighbours of a mark.
pub(super) struct Around {
    pub before: Option<char>,
    pub after: Option<char>,
}

impl Around {
    pub fn of(text: &str, start: usize, end: usize) -> Self {
        Self {
            before: text[..start].chars().next_back(),
            after: text[end..].chars().next(),
        }
    }

    /// Text may begin behind the mark.
    pub fn opens(&self) -> bool {
        let before = self
            .before
            .is_none_or(|c| c.is_whitespace() || "([{—–-/:>‘'…*_".contains(c));
        before && self.after.is_some_and(|c| !c.is_whitespace())
    }

    /// Text may end before the mark.
    pub fn closes(&self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace())
            || self
                .after
                .is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation())
    }
}
