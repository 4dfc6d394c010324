//! Filters with counts, as a view model.

use crate::index::Index;
use crate::model::{Corpus, EntityId, EventKind};
use crate::query::{Field, Query, Results, Standing, entity_kind};
use std::collections::HashMap;

/// A filter with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// What it filters.
    pub field: Field,
    /// Values: those asked for first, then most matching events first. Those without any event are
    /// left out.
    pub rows: Vec<Row>,
    /// The largest total of a row, at least 1.
    pub largest: u32,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As the query names it: an entity's key, else the name.
    pub value: String,
    /// As the reader sees it.
    pub name: String,
    /// Matching events.
    pub count: u32,
    /// All events that have it.
    pub total: u32,
    /// How it stands in the query.
    pub standing: Standing,
}

/// All facets, in the order of the panel; those without rows are left out.
pub fn facets(corpus: &Corpus, index: &Index, query: &Query, results: &Results) -> Vec<Facet> {
    let entity_counts = entity_counts(corpus, results);
    Field::FACETS
        .into_iter()
        .map(|field| {
            let mut rows = match field {
                Field::Source => source_rows(corpus, index, results),
                Field::Kind => kind_rows(corpus, results),
                Field::Is => flag_rows(corpus, index, results),
                _ => entity_rows(corpus, index, field, &entity_counts),
            };
            let by_name = by_name(corpus, query, field);
            for row in &mut rows {
                let named = by_name.get(row.value.as_str()).copied();
                row.standing = named.unwrap_or_else(|| query.standing(field, &row.value));
            }
            if !matches!(field, Field::Kind | Field::Is) {
                rows.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.name.cmp(&b.name)));
            }
            let largest = rows.iter().map(|r| r.total).max().unwrap_or(1).max(1);
            Facet {
                field,
                rows,
                largest,
            }
        })
        .filter(|facet| !facet.rows.is_empty())
        .collect()
}

/// Included or excluded first, so that it can be taken back; then by matching events, then by all.
fn rank(row: &Row) -> impl Ord + use<> {
    use std::cmp::Reverse;
    (
        row.standing == Standing::Free,
        Reverse(row.count),
        Reverse(row.total),
    )
}

/// How those stand that the query asks for by key or name, by their keys; who is excluded by one clause
/// is so whatever others say.
fn by_name<'a>(corpus: &'a Corpus, query: &Query, field: Field) -> HashMap<&'a str, Standing> {
    let mut out = HashMap::new();
    let of = || query.clauses.iter().filter(|c| c.field == field);
    for clause in of()
        .filter(|c| !c.excluded)
        .chain(of().filter(|c| c.excluded))
    {
        let standing = match clause.excluded {
            true => Standing::Excluded,
            false => Standing::Included,
        };
        for id in clause.entities(corpus) {
            out.insert(corpus.entity(id).key.as_str(), standing);
        }
    }
    out
}

fn entity_counts(corpus: &Corpus, results: &Results) -> Vec<u32> {
    let mut counts = vec![0; corpus.entities.len()];
    for event in &results.events {
        for entity in &corpus.event(*event).entities {
            counts[entity.0 as usize] += 1;
        }
    }
    counts
}

fn row(value: &str, count: usize, total: usize) -> Row {
    Row {
        value: value.to_owned(),
        name: value.to_owned(),
        count: count as u32,
        total: total as u32,
        standing: Standing::Free,
    }
}

fn entity_rows(corpus: &Corpus, index: &Index, field: Field, counts: &[u32]) -> Vec<Row> {
    let Some(kind) = entity_kind(field) else {
        return Vec::new();
    };
    (0..corpus.entities.len())
        .filter(|i| corpus.entities[*i].kind == kind && !index.entity_events[*i].is_empty())
        .map(|i| {
            let entity = corpus.entity(EntityId(i as u32));
            Row {
                name: entity.name.clone(),
                ..row(
                    &entity.key,
                    counts[i] as usize,
                    index.entity_events[i].len(),
                )
            }
        })
        .collect()
}

fn source_rows(corpus: &Corpus, index: &Index, results: &Results) -> Vec<Row> {
    let mut counts = vec![0; index.sources.len()];
    for event in &results.events {
        counts[index.source_of[corpus.event(*event).document.0 as usize] as usize] += 1;
    }
    let of = |(source, count): (&crate::index::SourceColumn, usize)| {
        row(&source.name, count, source.events as usize)
    };
    index.sources.iter().zip(counts).map(of).collect()
}

fn kind_rows(corpus: &Corpus, results: &Results) -> Vec<Row> {
    EventKind::ALL
        .into_iter()
        .map(|kind| {
            let count = results
                .events
                .iter()
                .filter(|e| corpus.event(**e).kind == kind)
                .count();
            let total = corpus.events.iter().filter(|e| e.kind == kind).count();
            row(kind.name(), count, total)
        })
        .filter(|row| row.total > 0)
        .collect()
}

fn flag_rows(corpus: &Corpus, index: &Index, results: &Results) -> Vec<Row> {
    let count = |holds: &dyn Fn(&crate::model::Event) -> bool| {
        results
            .events
            .iter()
            .filter(|e| holds(corpus.event(**e)))
            .count()
    };
    let disputed = corpus.events.iter().filter(|e| e.disputed).count();
    [
        row("disputed", count(&|e| e.disputed), disputed),
        row(
            "undated",
            count(&|e| e.interval.is_none()),
            index.undated.len(),
        ),
    ]
    .into_iter()
    .filter(|row| row.total > 0)
    .collect()
}
