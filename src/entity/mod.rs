//! Names: recognised, classified, merged inside a document and linked across documents.

use crate::model::{Document, Entity, Mention};
use crate::text::Parsed;

/// The names of one text, ordered, not overlapping. `Mention::entity` numbers the persons and things
/// named in this text alone, from 0 in the order of first mention.
pub fn recognise(_parsed: &Parsed, _language: &str) -> Vec<Mention> {
    Vec::new()
}

/// Merges the entities of all documents. Rewrites every `EntityId` in them (mentions, speakers of
/// quotations and figures) into an index of the list returned.
pub fn link(_documents: &mut [Document]) -> Vec<Entity> {
    Vec::new()
}
