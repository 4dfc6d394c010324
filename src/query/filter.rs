//! A query run over the corpus.

use super::{Clause, Field, Matcher, PatternError, Query, Several};
use crate::index::Index;
use crate::model::{Corpus, DocId, EntityId, EntityKind, Event, EventId, Interval};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// What a query answers.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// Matching events, ordered by document and place.
    pub events: Vec<EventId>,
    /// By event: whether it matches.
    pub event_matches: Vec<bool>,
    /// Matching articles, in corpus order.
    pub documents: Vec<DocId>,
    /// For marking the words looked for.
    pub matcher: Matcher,
    /// Expressions that could not be read.
    pub errors: Vec<PatternError>,
    /// Names asked for that several entities bear.
    pub several: Vec<Several>,
}

impl Results {
    /// Whether the event is among them.
    pub fn has(&self, event: EventId) -> bool {
        self.event_matches
            .get(event.0 as usize)
            .copied()
            .unwrap_or_default()
    }
}

/// Runs a query. An event matches by its own sentence, names, time and source; an article by its
/// whole text and all its names, and if events are asked for (dates, kinds, disputes) by having one.
pub fn run(corpus: &Corpus, index: &Index, query: &Query) -> Results {
    let (matcher, errors) = Matcher::new(query);
    let plan = Plan::new(corpus, query);
    let event_matches: Vec<bool> = corpus
        .events
        .par_iter()
        .map(|event| {
            plan.event(event, index.source(event.document))
                && (matcher.is_empty() || matcher.accepts(corpus.words(event)))
        })
        .collect();
    let documents = corpus
        .documents
        .par_iter()
        .enumerate()
        .filter(|(i, document)| {
            let id = DocId(*i as u32);
            plan.document(id, index)
                && (!plan.asks_events || index.events_of(id).any(|e| event_matches[e.0 as usize]))
                && (matcher.is_empty()
                    || matcher.accepts(&document.text)
                    || matcher.accepts(&document.title))
        })
        .map(|(i, _)| DocId(i as u32))
        .collect();
    let events = (0..event_matches.len() as u32)
        .map(EventId)
        .filter(|id| event_matches[id.0 as usize])
        .collect();
    Results {
        events,
        event_matches,
        documents,
        matcher,
        errors,
        several: query
            .clauses
            .iter()
            .filter_map(|c| c.several(corpus))
            .collect(),
    }
}

/// The facet clauses with names turned into ids.
struct Plan<'a> {
    query: &'a Query,
    names: Vec<Named>,
    asks_events: bool,
}

/// One name of one facet; several entities may bear it.
struct Named {
    field: Field,
    ids: BTreeSet<EntityId>,
    excluded: bool,
}

impl<'a> Plan<'a> {
    fn new(corpus: &Corpus, query: &'a Query) -> Self {
        let names = query
            .clauses
            .iter()
            .filter_map(|clause| {
                Some(Named {
                    field: clause.field,
                    ids: entity_kind(clause.field).map(|_| clause.entities(corpus))?,
                    excluded: clause.excluded,
                })
            })
            .collect();
        let of_events = |c: &Clause| matches!(c.field, Field::Kind | Field::Is);
        let asks_events = query.dates.is_some() || query.clauses.iter().any(of_events);
        Self {
            query,
            names,
            asks_events,
        }
    }

    fn event(&self, event: &Event, source: &str) -> bool {
        self.names_hold(&|ids| event.entities.iter().any(|e| ids.contains(e)))
            && self.values_hold(Field::Source, &|value| value == source)
            && self.values_hold(Field::Kind, &|value| value == event.kind.name())
            && self.values_hold(Field::Is, &|value| is(event, value))
            && self.time_holds(event.interval)
    }

    fn document(&self, id: DocId, index: &Index) -> bool {
        self.names_hold(&|ids| {
            ids.iter().any(|e| {
                index.entity_documents[e.0 as usize]
                    .binary_search(&id)
                    .is_ok()
            })
        }) && self.values_hold(Field::Source, &|value| value == index.source(id))
    }

    fn names_hold(&self, has: &dyn Fn(&BTreeSet<EntityId>) -> bool) -> bool {
        [Field::Who, Field::Org, Field::Where, Field::What]
            .into_iter()
            .all(|field| {
                let of = || self.names.iter().filter(move |n| n.field == field);
                let wanted = || of().filter(|n| !n.excluded);
                !of().any(|n| n.excluded && has(&n.ids))
                    && if self.query.all.contains(&field) {
                        wanted().all(|n| has(&n.ids))
                    } else {
                        wanted().next().is_none() || wanted().any(|n| has(&n.ids))
                    }
            })
    }

    fn values_hold(&self, field: Field, is: &dyn Fn(&str) -> bool) -> bool {
        let of = || self.query.clauses.iter().filter(move |c| c.field == field);
        let wanted = || of().filter(|c| !c.excluded);
        !of().any(|c| c.excluded && is(&c.value))
            && (wanted().next().is_none() || wanted().any(|c| is(&c.value)))
    }

    fn time_holds(&self, interval: Option<Interval>) -> bool {
        let Some(range) = self.query.dates else {
            return true;
        };
        interval.is_some_and(|i| {
            range.from.is_none_or(|from| i.latest >= from)
                && range.to.is_none_or(|to| i.earliest <= to)
        })
    }
}

fn is(event: &Event, value: &str) -> bool {
    match value {
        "disputed" => event.disputed,
        "undated" => event.interval.is_none(),
        _ => false,
    }
}

/// The kind of entity that a facet lists.
pub(crate) fn entity_kind(field: Field) -> Option<EntityKind> {
    match field {
        Field::Who => Some(EntityKind::Person),
        Field::Org => Some(EntityKind::Org),
        Field::Where => Some(EntityKind::Place),
        Field::What => Some(EntityKind::Other),
        _ => None,
    }
}
