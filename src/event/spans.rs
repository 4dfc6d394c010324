//! Stretches of text: what lies in them.

use super::words::runs;
use crate::model::Span;

/// The items of an ordered list that lie inside a span, with their indices.
pub(crate) fn within<T>(
    list: &[T],
    scope: Span,
    span: impl Fn(&T) -> Span,
) -> impl Iterator<Item = (usize, &T)> {
    let first = list.partition_point(|x| span(x).start < scope.start);
    let end = first + list[first..].partition_point(|x| span(x).end <= scope.end);
    (first..end).map(|i| (i, &list[i]))
}

/// Places of the runs of letters or digits of a stretch of text.
pub(crate) fn runs_at(span: Span, text: &str) -> impl Iterator<Item = Span> {
    let part = span.of(text);
    let base = span.start as usize;
    runs(part).map(move |run| {
        let at = base + (run.as_ptr() as usize - part.as_ptr() as usize);
        Span::new(at, at + run.len())
    })
}
