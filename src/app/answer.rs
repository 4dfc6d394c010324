//! What a query answers, and all that the panels show of it.

use super::view::View;
use crate::facet::{Facet, facets};
use crate::model::{DocId, Document, EventId, Generation};
use crate::query::{self, Query, Results};
use crate::timeline::{Agenda, DayCounts, LaneBy, Lanes, agenda, undated};

/// An answer with the views made from it, so that a frame costs only what is visible.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The corpus asked.
    pub generation: Generation,
    /// What was asked.
    pub query: Query,
    /// What matches.
    pub results: Results,
    /// Filters with counts.
    pub facets: Vec<Facet>,
    /// The matching articles by date of publication, the undated last.
    pub articles: Vec<DocId>,
    /// The matching events as a list.
    pub agenda: Agenda,
    /// The matching events in lanes.
    pub lanes: Lanes,
    /// The matching events without a date.
    pub undated: Vec<EventId>,
    /// How many events each day has.
    pub days: DayCounts,
    /// Figures in the matching articles.
    pub figures: usize,
    /// Quotations in the matching articles.
    pub quotations: usize,
}

impl Answer {
    /// Asks the corpus. Takes as long as the corpus is large: not for the window's thread.
    pub(super) fn new(view: &View, query: Query, lanes: LaneBy) -> Self {
        let (corpus, index) = (&view.corpus, &view.index);
        let results = query::run(corpus, index, &query);
        let count = |of: fn(&Document) -> usize| -> usize {
            let documents = results.documents.iter();
            documents.map(|d| of(corpus.document(*d))).sum()
        };
        let mut articles = results.documents.clone();
        articles.sort_by_key(|d| {
            let moment = corpus.document(*d).published.moment;
            (moment.is_none(), moment.map(|m| (m.date, m.time)))
        });
        Self {
            articles,
            generation: view.generation,
            facets: facets(corpus, index, &query, &results),
            agenda: agenda(corpus, index, &results),
            lanes: Lanes::new(corpus, index, &results, lanes),
            undated: undated(index, &results).collect(),
            days: DayCounts::new(corpus, index, &results),
            figures: count(|d| d.figures.len()),
            quotations: count(|d| d.quotations.len()),
            query,
            results,
        }
    }
}
