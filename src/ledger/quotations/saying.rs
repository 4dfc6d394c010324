//! What somebody said.

use crate::model::{DocId, EntityId, Span};

/// How somebody's words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Manner {
    /// In quotation marks.
    Direct,
    /// In the article's own words.
    Reported,
}

/// A quotation as one article has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// The article.
    pub document: DocId,
    /// The words, with quotation marks; a whole sentence if they are reported.
    pub span: Span,
    /// Whose words, where known.
    pub speaker: Option<EntityId>,
    /// Quoted or reported.
    pub manner: Manner,
}

/// What somebody said, in all articles that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// As the articles have it, in their order; at least one.
    pub versions: Vec<Version>,
    /// Whose words, where any article says so.
    pub speaker: Option<EntityId>,
    /// How many articles have it.
    pub articles: usize,
}

impl Saying {
    /// Whether an article gives it so; always if nothing is asked.
    pub fn is(&self, manner: Option<Manner>) -> bool {
        manner.is_none_or(|m| self.versions.iter().any(|v| v.manner == m))
    }
}
