//! Dated sentences to events; the same event across articles; where they disagree.

use crate::model::{Cluster, Disagreement, DocId, Document, Event};

/// The events of one document, in the order of the text. Each is a cluster of its own for now.
pub fn of_document(_id: DocId, _document: &Document) -> Vec<Event> {
    Vec::new()
}

/// Groups events of several articles that are the same, and finds where they are told differently.
/// Sets `cluster` and `disputed` of each event.
pub fn relate(_documents: &[Document], _events: &mut [Event]) -> (Vec<Cluster>, Vec<Disagreement>) {
    (Vec::new(), Vec::new())
}

/// Marks near-copies: sets `Document::duplicate`.
pub fn mark_duplicates(_documents: &mut [Document]) {}
