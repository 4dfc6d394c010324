//! All that is loaded.

use super::{Cluster, Disagreement, DocId, Document, Entity, EntityId, Event, EventId};

/// Counts the corpora that a running program has had; derived views are kept by it.
pub type Generation = u64;

/// Something that went wrong without stopping the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The file, as shown.
    pub path: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// The loaded articles with everything found in and between them. Never changed, only replaced.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// In the order of their paths.
    pub documents: Vec<Document>,
    /// Most mentioned first.
    pub entities: Vec<Entity>,
    /// By document, then by place in the text.
    pub events: Vec<Event>,
    /// The same event in several articles.
    pub clusters: Vec<Cluster>,
    /// Where articles differ.
    pub disagreements: Vec<Disagreement>,
    /// Files that could not be read, and the like.
    pub warnings: Vec<Warning>,
}

impl Corpus {
    /// The document of an id of this corpus.
    pub fn document(&self, id: DocId) -> &Document {
        &self.documents[id.0 as usize]
    }

    /// The entity of an id of this corpus.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// The event of an id of this corpus.
    pub fn event(&self, id: EventId) -> &Event {
        &self.events[id.0 as usize]
    }

    /// All events with their ids.
    pub fn events(&self) -> impl Iterator<Item = (EventId, &Event)> {
        self.events
            .iter()
            .enumerate()
            .map(|(i, e)| (EventId(i as u32), e))
    }

    /// All documents with their ids.
    pub fn documents(&self) -> impl Iterator<Item = (DocId, &Document)> {
        self.documents
            .iter()
            .enumerate()
            .map(|(i, d)| (DocId(i as u32), d))
    }

    /// The words of an event's sentence.
    pub fn words(&self, event: &Event) -> &str {
        event.span.of(&self.document(event.document).text)
    }
}
