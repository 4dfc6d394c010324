//! A corpus with all that is looked up in it.

use crate::event::Reuse;
use crate::index::Index;
use crate::ledger;
use crate::model::{Corpus, EventId, Generation, Quotation};
use crate::timeline::{self, Axis, LaneBy};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

/// A corpus with its columns. Replaced whole.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// Which one this is.
    pub generation: Generation,
    /// What is loaded.
    pub corpus: Corpus,
    /// Look-up tables over it.
    pub index: Index,
    /// The stretch where most is told.
    pub core: Option<Axis>,
    /// How many dated events lie wholly outside that.
    pub beyond: usize,
    /// From the first to the last dated event.
    pub extent: Option<Axis>,
    /// The event to begin with.
    pub opening: Option<EventId>,
    /// By article: sentences that report somebody's words. Read when first asked for.
    reports: OnceLock<Vec<Vec<Quotation>>>,
    /// What articles have from each other. Looked for when an article is read.
    reuse: OnceLock<Arc<Reuse>>,
}

impl View {
    /// Builds the columns; the generation is given when it is shown.
    pub fn new(corpus: Corpus) -> Self {
        let index = Index::new(&corpus);
        let core = timeline::core(&corpus, &index);
        let extent = timeline::extent(&corpus, &index);
        let opening = opening(&corpus, &index, core);
        let beyond = core.map_or(0, |core| beyond(&corpus, &index, core));
        Self {
            generation: 0,
            corpus,
            index,
            core,
            beyond,
            extent,
            opening,
            reports: OnceLock::new(),
            reuse: OnceLock::new(),
        }
    }

    /// The same with its number.
    pub(super) fn numbered(mut self, generation: Generation) -> Self {
        self.generation = generation;
        self
    }

    /// By article: sentences that report somebody's words without quoting them. Reads all texts
    /// again when first called.
    pub(super) fn reports(&self) -> &[Vec<Quotation>] {
        let read = || (self.corpus.documents.par_iter().map(ledger::reports)).collect();
        self.reports.get_or_init(read)
    }

    /// The passages that articles have from each other, once they have been looked for.
    pub fn reuse(&self) -> Option<&Reuse> {
        self.reuse.get().map(Arc::as_ref)
    }

    /// Looks for them. Reads all texts: not for the window's thread.
    pub(super) fn find_reuse(&self) {
        let found = || Arc::new(Reuse::of(&self.corpus.documents));
        self.reuse.get_or_init(found);
    }

    /// The same with what is known of the texts from `before`, which had the same.
    pub(super) fn knowing(self, before: &Self) -> Self {
        if let Some(reuse) = before.reuse.get() {
            let _ = self.reuse.set(Arc::clone(reuse));
        }
        self
    }

    /// What lanes stand for until the user says otherwise.
    pub(super) fn lanes_at_first(&self) -> LaneBy {
        match self.index.sources.len() {
            0 | 1 => LaneBy::Kind,
            _ => LaneBy::Source,
        }
    }
}

fn beyond(corpus: &Corpus, index: &Index, core: Axis) -> usize {
    let stretches = (index.by_time.iter()).filter_map(|id| corpus.event(*id).interval);
    stretches
        .map(timeline::days)
        .filter(|(from, to)| !core.shows(*from, *to))
        .count()
}

/// The event that shows most of what there is to see: told differently or by several, with names
/// and a date that was worked out, where most is told.
fn opening(corpus: &Corpus, index: &Index, core: Option<Axis>) -> Option<EventId> {
    let core = core?;
    let worth = |id: &&EventId| {
        let event = corpus.event(**id);
        let document = corpus.document(event.document);
        let relative = event
            .timex
            .and_then(|t| document.timexes.get(t as usize))
            .is_some_and(|t| !t.why.anchor.is_empty());
        let tellings = corpus
            .clusters
            .get(event.cluster.0 as usize)
            .map_or(1, |c| c.events.len().min(3));
        let exact = event.interval.is_some_and(|i| i.earliest == i.latest);
        (
            exact,
            relative,
            event.disputed,
            tellings,
            event.entities.len().min(4),
            Reverse(id.0),
        )
    };
    let inside = |id: &&EventId| {
        let interval = corpus.event(**id).interval.map(timeline::days);
        interval.is_some_and(|(from, to)| core.shows(from, to))
    };
    index
        .by_time
        .iter()
        .filter(inside)
        .max_by_key(worth)
        .copied()
}
