//! What aligned sentences disagree about.

use super::{Comparison, Place};
use crate::event::dispute::{self, Side};
use crate::event::telling::Telling;
use crate::event::{evidence, of_document};
use crate::model::{DocId, Document, Entity, Event};
use std::collections::BTreeMap;

/// Fills in disagreements and agreements of the aligned pairs.
///
/// A sentence is weighed against its best partner in each other article only.
pub(super) fn fill(
    out: &mut Comparison,
    articles: &[&Document],
    tellings: &[Telling],
    entities: &[Entity],
) {
    let events: Vec<BTreeMap<u32, Event>> = articles.iter().map(|d| dated(d)).collect();
    let side = |at: Place| {
        let document = articles[at.article];
        let span = document.sentences[at.sentence];
        let event = events[at.article].get(&span.start);
        Side {
            id: out.documents[at.article],
            document,
            span,
            interval: event.and_then(|e| e.interval),
            kind: event.map(|e| e.kind),
        }
    };
    let mut found = Vec::new();
    let mut agreements = Vec::new();
    for pair in best_pairs(out) {
        let line = |at: Place| &tellings[at.article].lines[at.sentence];
        let like = evidence::stems(line(pair.0), line(pair.1));
        let verdict = dispute::weigh(side(pair.0), side(pair.1), like, entities);
        found.extend(verdict.disagreements);
        agreements.extend(verdict.agreements);
    }
    agreements.dedup();
    out.disagreements = dispute::merge(found);
    out.agreements = agreements;
}

/// Events by where their sentence starts; the first of a sentence.
fn dated(document: &Document) -> BTreeMap<u32, Event> {
    let mut out = BTreeMap::new();
    for event in of_document(DocId(0), document) {
        out.entry(event.span.start).or_insert(event);
    }
    out
}

/// Pairs that are the best of both their ends in each other's article, in order.
fn best_pairs(comparison: &Comparison) -> Vec<(Place, Place)> {
    let mut best: BTreeMap<(Place, usize), f32> = BTreeMap::new();
    for p in &comparison.pairs {
        for key in [(p.a, p.b.article), (p.b, p.a.article)] {
            let score = best.entry(key).or_insert(0.0);
            *score = score.max(p.score);
        }
    }
    let is_best = |at, other: usize, score: f32| best.get(&(at, other)) == Some(&score);
    comparison
        .pairs
        .iter()
        .filter(|p| is_best(p.a, p.b.article, p.score) && is_best(p.b, p.a.article, p.score))
        .map(|p| (p.a, p.b))
        .collect()
}
