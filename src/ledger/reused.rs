//! Passages of an article that stand in others too, one entry where they overlap.

use crate::event::Reuse;
use crate::model::{DocId, Span};
use std::collections::BTreeMap;

/// Words of an article that other articles have in the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reused {
    /// Where they stand in the article.
    pub span: Span,
    /// How many words the article that has most of them has.
    pub words: u32,
    /// The other articles, in their order, and where the words begin in each.
    pub elsewhere: BTreeMap<DocId, Span>,
}

/// What an article has in common with others word for word, in the order of its text; entries do not
/// overlap. Linear in the article's passages.
pub fn reused(reuse: &Reuse, id: DocId) -> Vec<Reused> {
    let mut out: Vec<Reused> = Vec::new();
    for passage in reuse.in_document(id) {
        let Some(span) = passage.within(id) else {
            continue;
        };
        let (other, there) = passage.opposite(id);
        match out.last_mut().filter(|last| last.span.overlaps(span)) {
            Some(last) => {
                last.span.end = last.span.end.max(span.end);
                last.words = last.words.max(passage.words);
                last.elsewhere.entry(other).or_insert(there);
            }
            None => out.push(Reused {
                span,
                words: passage.words,
                elsewhere: BTreeMap::from([(other, there)]),
            }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::document;

    /// So many words, other ones for each seed.
    fn words(seed: usize, count: usize) -> String {
        let word = |i: usize| format!("w{}", (seed * 7919 + i * i * 31 + i) % 99_991);
        (0..count).map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn passages_that_overlap_are_one_entry() {
        let wire = words(1, 200);
        let cut = |from: usize, to: usize| {
            let all: Vec<&str> = wire.split(' ').collect();
            all[from..to].join(" ")
        };
        let texts = [
            wire.clone(),
            format!("{} {}", words(2, 90), cut(20, 60)),
            format!("{} {} {}", cut(40, 80), words(3, 120), cut(120, 160)),
            words(4, 200),
        ];
        let documents: Vec<_> = texts.iter().map(|t| document(t)).collect();
        let got = reused(&Reuse::of(&documents), DocId(0));
        let of = |r: &Reused| -> Vec<u32> { r.elsewhere.keys().map(|d| d.0).collect() };
        assert_eq!(got.len(), 2, "{got:?}");
        assert_eq!((of(&got[0]), of(&got[1])), (vec![1, 2], vec![2]));
        assert_eq!(got[0].span.of(&wire), cut(20, 80));
        assert_eq!((got[0].words, got[1].words), (40, 40));
        assert!(reused(&Reuse::of(&documents), DocId(3)).is_empty());
    }
}
