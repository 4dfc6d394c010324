//! What was changed between two near-copies.

use super::words::{Strictness, differences};
use super::{PairKind, align};
use crate::event::telling::Telling;
use crate::model::{Document, Span};
use std::collections::BTreeMap;

/// What was changed between two near-copies, sentence by sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Sentences of the first that the second leaves out.
    pub dropped: Vec<Span>,
    /// Sentences of the second that the first has not.
    pub added: Vec<Span>,
    /// Sentences of both in other words: of the first, of the second. `differences` says which words.
    pub altered: Vec<(Span, Span)>,
}

/// What was changed from `a` to its near-copy `b`.
pub fn changes(a: &Document, b: &Document) -> Changes {
    let links = align::align(&Telling::of(a), &Telling::of(b)).links;
    // Of several partners the best one, copied words before a mere claim.
    let mut best: BTreeMap<usize, (f32, usize)> = BTreeMap::new();
    let mut met = vec![false; b.sentences.len()];
    for link in links.iter().filter(|l| l.kind == PairKind::Verbatim) {
        met[link.y] = true;
        let known = best.entry(link.x).or_insert((link.score, link.y));
        if link.score > known.0 {
            *known = (link.score, link.y);
        }
    }
    let mut out = Changes::default();
    for (x, span) in a.sentences.iter().enumerate() {
        match best.get(&x).map(|(_, y)| b.sentences[*y]) {
            None => out.dropped.push(*span),
            Some(other) if differ((a, *span), (b, other)) => out.altered.push((*span, other)),
            Some(_) => {}
        }
    }
    let new = b.sentences.iter().zip(met).filter(|(_, met)| !met);
    out.added = new.map(|(span, _)| *span).collect();
    out
}

fn differ((a, x): (&Document, Span), (b, y): (&Document, Span)) -> bool {
    let words = differences((&a.text, x), (&b.text, y), Strictness::Words);
    !words.a.is_empty() || !words.b.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::document;

    #[test]
    fn sentences_dropped_added_and_altered() {
        let a = document(
            "The bridge over the Lom was closed on Friday morning. Nobody was hurt in the north of the town. Trains ran late all day long.",
        );
        let b = document(
            "The bridge over the Lom was closed on Monday morning. Trains ran late all day long. The mayor promised a new bridge by the end of summer.",
        );
        let got = changes(&a, &b);
        assert_eq!(got.altered, [(a.sentences[0], b.sentences[0])]);
        assert_eq!(got.dropped, [a.sentences[1]]);
        assert_eq!(got.added, [b.sentences[2]]);
        assert_eq!(changes(&a, &a), Changes::default());
    }
}
