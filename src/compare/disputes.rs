//! What aligned sentences disagree about.

use super::{Comparison, Pair, PairKind, Place};
use crate::event::dispute::{self, Claim, Deeds, Heads, Meeting, Side, Told};
use crate::event::telling::{Line, Telling};
use crate::event::{evidence, of_document};
use crate::model::{Disagreement, DisagreementKind, DocId, Document, Entity, Event};
use std::collections::{BTreeMap, BTreeSet};

/// Content sentences that are the lead, whose figures stand for the event.
const LEAD: u32 = 3;
/// Sentences with figures that are weighed all against all; of longer articles the first.
const MANY: usize = 150;

/// Fills in disagreements and agreements of the compared articles.
///
/// A sentence is weighed against its best partner in each other article; in articles that tell the
/// same event also sentences that count the same, and clauses that tell the same act.
pub(super) fn fill(
    out: &mut Comparison,
    articles: &[&Document],
    tellings: &[Telling],
    entities: &[Entity],
) {
    let reading = Reading {
        ids: &out.documents,
        articles,
        same_events: &out.same_events,
        tellings,
        events: articles.iter().map(|d| dated(d)).collect(),
        pairs: best_pairs(out),
        copied: copied(out),
    };
    let heads: Vec<Heads> = articles.iter().map(|d| Heads::of(d)).collect();
    let claims: Vec<Vec<Claim<'_>>> = articles.iter().map(|d| dispute::claims(d)).collect();
    let deeds: Vec<Deeds<'_>> = (out.documents.iter().zip(articles))
        .map(|(id, d)| Deeds::of(*id, d, &d.sentences))
        .collect();
    let mut agreements = Vec::new();
    let mut by_pair: BTreeMap<(usize, usize), Vec<Disagreement>> = BTreeMap::new();
    let meetings = reading.meetings();
    let told: BTreeMap<Place, Told> = (meetings.iter())
        .flat_map(|(a, b)| [a, b])
        .map(|at| (*at, Told::of(reading.side(*at))))
        .collect();
    for (a, b) in meetings {
        if heads[a.article].meet(&heads[b.article]) {
            let meeting = reading.meeting(a, b);
            let verdict = dispute::weigh(&told[&a], &told[&b], meeting, entities);
            let pair = by_pair.entry((a.article, b.article)).or_default();
            pair.extend(verdict.disagreements);
            agreements.extend(verdict.agreements);
        }
    }
    for (i, j) in &out.same_events {
        if heads[*i].meet(&heads[*j]) {
            let side = |n: usize| (out.documents[n], articles[n], claims[n].as_slice());
            let whole = |n: usize| (out.documents[n], articles[n]);
            let pair = by_pair.entry((*i, *j)).or_default();
            pair.extend(dispute::of_acts(side(*i), side(*j)));
            pair.extend(dispute::of_deeds(&deeds[*i], &deeds[*j], entities));
            pair.extend(dispute::of_quotations(whole(*i), whole(*j), entities));
            pair.extend(dispute::of_ages(whole(*i), whole(*j), entities));
        }
    }
    let found = by_pair.into_iter().flat_map(|((i, j), mut pair)| {
        if dispute::of_a_series(&pair, articles[i], articles[j]) {
            pair.retain(|d| d.kind != DisagreementKind::Figure);
        }
        pair
    });
    let mut told = BTreeSet::new();
    agreements.retain(|words| told.insert(words.clone()));
    out.disagreements = dispute::merge(found.collect());
    out.agreements = agreements;
}

struct Reading<'a> {
    ids: &'a [DocId],
    articles: &'a [&'a Document],
    same_events: &'a BTreeSet<(usize, usize)>,
    tellings: &'a [Telling],
    /// For each article its events by where their sentence starts.
    events: Vec<BTreeMap<u32, Event>>,
    /// Aligned sentences that are the best of both their ends.
    pairs: BTreeSet<(Place, Place)>,
    /// Aligned sentences that are copied.
    copied: BTreeSet<(Place, Place)>,
}

impl<'a> Reading<'a> {
    fn side(&self, at: Place) -> Side<'a> {
        let document = self.articles[at.article];
        let span = document.sentences[at.sentence];
        let event = self.events[at.article].get(&span.start);
        Side {
            id: self.ids[at.article],
            document,
            span,
            interval: event.and_then(|e| e.interval),
            kind: event.map(|e| e.kind),
        }
    }

    fn line(&self, at: Place) -> &Line {
        &self.tellings[at.article].lines[at.sentence]
    }

    fn meeting(&self, a: Place, b: Place) -> Meeting {
        let lead = |at| self.line(at).content.is_some_and(|c| c < LEAD);
        Meeting {
            paired: self.pairs.contains(&(a, b)),
            same: self.same_events.contains(&(a.article, b.article)),
            like: evidence::stems(self.line(a), self.line(b)),
            copied: self.copied.contains(&(a, b)),
            news: lead(a) && lead(b),
        }
    }

    /// Sentences to be weighed against each other, in order.
    fn meetings(&self) -> BTreeSet<(Place, Place)> {
        let mut out: BTreeSet<(Place, Place)> = self.pairs.union(&self.copied).copied().collect();
        let counting: Vec<Vec<Place>> =
            (0..self.articles.len()).map(|i| self.counting(i)).collect();
        for (i, j) in self.same_events {
            for a in &counting[*i] {
                out.extend(counting[*j].iter().map(|b| (*a, *b)));
            }
        }
        out
    }

    /// Sentences of an article that have figures.
    fn counting(&self, article: usize) -> Vec<Place> {
        let document = self.articles[article];
        let mut out: Vec<Place> = (document.figures.iter())
            .filter_map(|f| document.sentence_at(f.span.start))
            .map(|sentence| Place { article, sentence })
            .collect();
        out.dedup();
        out.truncate(MANY);
        out
    }
}

/// Events by where their sentence starts; the first of a sentence.
fn dated(document: &Document) -> BTreeMap<u32, Event> {
    let mut out = BTreeMap::new();
    for event in of_document(DocId(0), document) {
        out.entry(event.span.start).or_insert(event);
    }
    out
}

/// Pairs that are the best of both their ends in each other's article.
fn best_pairs(comparison: &Comparison) -> BTreeSet<(Place, Place)> {
    let mut best: BTreeMap<(Place, usize), f32> = BTreeMap::new();
    for p in &comparison.pairs {
        for key in [(p.a, p.b.article), (p.b, p.a.article)] {
            let score = best.entry(key).or_insert(0.0);
            *score = score.max(p.score);
        }
    }
    let is_best = |at, other: usize, score: f32| best.get(&(at, other)) == Some(&score);
    let mutual =
        |p: &&Pair| is_best(p.a, p.b.article, p.score) && is_best(p.b, p.a.article, p.score);
    comparison
        .pairs
        .iter()
        .filter(mutual)
        .map(|p| (p.a, p.b))
        .collect()
}

fn copied(comparison: &Comparison) -> BTreeSet<(Place, Place)> {
    let verbatim = |p: &&Pair| p.kind == PairKind::Verbatim;
    comparison
        .pairs
        .iter()
        .filter(verbatim)
        .map(|p| (p.a, p.b))
        .collect()
}
