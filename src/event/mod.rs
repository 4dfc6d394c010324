//! Dated sentences to events; the same event across articles; where they disagree.

pub(crate) mod acts;
mod clause;
mod dating;
pub(crate) mod dispute;
mod document;
mod duplicates;
pub(crate) mod evidence;
#[cfg(test)]
pub(crate) mod fixture;
mod grouping;
mod meet;
mod passages;
mod relate;
pub(crate) mod sets;
mod spans;
pub(crate) mod telling;
mod undated;
mod vocabulary;
pub(crate) mod words;

use crate::model::{Cluster, Disagreement, Document, Entity, Event};

pub use document::of_document;
pub use duplicates::mark_duplicates;
pub use passages::{Passage, Reuse};
pub(crate) use spans::runs_at as clause_words;

/// Groups events of several articles that are the same, and finds where they are told differently.
/// Sets `cluster` and `disputed` of each event, and adds those that the head of an article tells without
/// a date, where another article tells them too; undated ones get the date of their cluster. Clusters are ordered by their first event.
pub fn relate(
    documents: &[Document],
    entities: &[Entity],
    events: &mut Vec<Event>,
) -> (Vec<Cluster>, Vec<Disagreement>) {
    relate::relate(documents, entities, events)
}
