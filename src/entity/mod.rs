//! Names: recognised, classified, merged inside a document and linked across documents.

mod alias;
mod canonical;
pub(crate) mod clusters;
pub(crate) mod crf;
mod engine;
pub(crate) mod features;
pub(crate) mod fold;
pub(crate) mod gazetteer;
pub(crate) mod hash;
pub(crate) mod labels;
pub(crate) mod lexicon;
mod link;
mod mentions;
mod name;
pub(crate) mod table;
pub(crate) mod weights;

use crate::model::{Document, Entity, Mention};
use crate::text::Parsed;

/// The names of one text, ordered, not overlapping. `Mention::entity` numbers the persons and things
/// named in this text alone, from 0 in the order of first mention.
pub fn recognise(parsed: &Parsed, _language: &str) -> Vec<Mention> {
    let lexicon = lexicon::Lexicon::english();
    let mut mentions = mentions::read(parsed, lexicon);
    alias::merge(parsed, &mut mentions, lexicon);
    mentions
}

/// Merges the entities of all documents. Rewrites every `EntityId` in them (mentions, speakers of
/// quotations and figures) into an index of the list returned.
pub fn link(documents: &mut [Document]) -> Vec<Entity> {
    link::link(documents, lexicon::Lexicon::english())
}
