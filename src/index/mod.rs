//! Columns over the corpus: what filters and views look things up in.

use crate::model::{ClusterId, Corpus, DocId, EntityId, EventId};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// A source with what it published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceColumn {
    /// As the articles have it; "Unknown source" for those that have none.
    pub name: String,
    /// Its articles, ordered.
    pub documents: Vec<DocId>,
    /// Events in them.
    pub events: u32,
}

/// Name under which articles without source are listed.
pub const UNKNOWN_SOURCE: &str = "Unknown source";

/// Look-up tables over a corpus; built once for each.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Dated events by first, then last day; those dated by another article last.
    pub by_time: Vec<EventId>,
    /// Events without a date, ordered.
    pub undated: Vec<EventId>,
    /// By entity: its events, ordered.
    pub entity_events: Vec<Vec<EventId>>,
    /// By entity: the articles that name it, ordered.
    pub entity_documents: Vec<Vec<DocId>>,
    /// Most articles first.
    pub sources: Vec<SourceColumn>,
    /// By document: index into `sources`.
    pub source_of: Vec<u32>,
    /// By document: its events' ids.
    document_events: Vec<Range<u32>>,
    /// By cluster: its disagreements, by their indices. Clusters without any are left out.
    disputes: HashMap<ClusterId, Vec<usize>>,
}

impl Index {
    /// Builds all tables; linear in the size of the corpus, but for sorting.
    pub fn new(corpus: &Corpus) -> Self {
        let mut index = Self::default();
        index.add_events(corpus);
        index.add_mentions(corpus);
        index.add_sources(corpus);
        index.add_disputes(corpus);
        index
    }

    /// The events of a document, in the order of its text.
    pub fn events_of(&self, document: DocId) -> impl Iterator<Item = EventId> + use<> {
        self.document_events[document.0 as usize]
            .clone()
            .map(EventId)
    }

    /// The name of a document's source.
    pub fn source(&self, document: DocId) -> &str {
        &self.sources[self.source_of[document.0 as usize] as usize].name
    }

    /// What the articles disagree about in telling a cluster, by index in the corpus.
    pub fn disputes_of(&self, cluster: ClusterId) -> &[usize] {
        self.disputes.get(&cluster).map_or(&[], Vec::as_slice)
    }

    fn add_disputes(&mut self, corpus: &Corpus) {
        for (i, disagreement) in corpus.disagreements.iter().enumerate() {
            if let Some(cluster) = disagreement.cluster {
                self.disputes.entry(cluster).or_default().push(i);
            }
        }
    }

    fn add_events(&mut self, corpus: &Corpus) {
        self.entity_events = vec![Vec::new(); corpus.entities.len()];
        self.document_events = vec![0..0; corpus.documents.len()];
        for (id, event) in corpus.events() {
            let range = &mut self.document_events[event.document.0 as usize];
            if range.end == 0 {
                range.start = id.0;
            }
            range.end = id.0 + 1;
            for entity in &event.entities {
                self.entity_events[entity.0 as usize].push(id);
            }
            match event.interval {
                Some(_) => self.by_time.push(id),
                None => self.undated.push(id),
            }
        }
        self.by_time.sort_by_key(|id| {
            let event = corpus.event(*id);
            let days = event.interval.map(|i| (i.earliest, i.latest));
            (days, event.timex.is_none(), *id)
        });
    }

    fn add_mentions(&mut self, corpus: &Corpus) {
        self.entity_documents = vec![Vec::new(); corpus.entities.len()];
        for (id, document) in corpus.documents() {
            let mut named: Vec<EntityId> = document.mentions.iter().map(|m| m.entity).collect();
            named.sort_unstable();
            named.dedup();
            for entity in named {
                self.entity_documents[entity.0 as usize].push(id);
            }
        }
    }

    fn add_sources(&mut self, corpus: &Corpus) {
        let mut by_name: BTreeMap<&str, (Vec<DocId>, u32)> = BTreeMap::new();
        for (id, document) in corpus.documents() {
            let entry = by_name
                .entry(document.source.as_deref().unwrap_or(UNKNOWN_SOURCE))
                .or_default();
            entry.0.push(id);
            entry.1 += self.document_events[id.0 as usize].len() as u32;
        }
        self.sources = by_name
            .into_iter()
            .map(|(name, (documents, events))| SourceColumn {
                name: name.to_owned(),
                documents,
                events,
            })
            .collect();
        self.sources
            .sort_by_key(|s| std::cmp::Reverse(s.documents.len()));
        self.source_of = vec![0; corpus.documents.len()];
        for (i, source) in self.sources.iter().enumerate() {
            for document in &source.documents {
                self.source_of[document.0 as usize] = i as u32;
            }
        }
    }
}
