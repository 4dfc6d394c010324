//! Articles side by side, as a view model: aligned sentences, what only one has, disagreements.

use crate::model::{Corpus, Disagreement, DocId, EntityId};

/// How two sentences belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PairKind {
    /// The same words, however wrapped or moved.
    Verbatim,
    /// Other words for the same.
    SameClaim,
}

impl PairKind {
    /// The word of the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::SameClaim => "same_claim",
        }
    }
}

/// A sentence of one of the compared articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Index into `Comparison::documents`.
    pub article: usize,
    /// Index into the document's sentences.
    pub sentence: usize,
}

/// Two sentences that belong together; `a` is of an earlier article than `b`.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// One sentence.
    pub a: Place,
    /// The other.
    pub b: Place,
    /// Same words or same claim.
    pub kind: PairKind,
    /// Strength, 0 to 1; tells the best of several partners.
    pub score: f32,
}

/// What articles share, what only one says, and where they disagree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The articles, in the order given.
    pub documents: Vec<DocId>,
    /// Aligned sentences, by `a`, then `b`.
    pub pairs: Vec<Pair>,
    /// Sentences without partner, ordered.
    pub only: Vec<Place>,
    /// Entities that at least two of them name, most mentioned first.
    pub shared: Vec<EntityId>,
    /// For each article the entities that only it names, most mentioned first.
    pub only_entities: Vec<Vec<EntityId>>,
    /// The same told differently.
    pub disagreements: Vec<Disagreement>,
    /// What looks different but agrees: `“more than 150” and “some 153” countries`.
    pub agreements: Vec<String>,
    /// For each article the share of its sentences (by words) that another one has too, 0 to 1.
    pub covered: Vec<f32>,
    /// Whether each article tells of the same event as the first.
    pub same_event: Vec<bool>,
}

/// Compares two to six articles of a corpus.
pub fn compare(_corpus: &Corpus, documents: &[DocId]) -> Comparison {
    Comparison {
        documents: documents.to_vec(),
        ..Comparison::default()
    }
}
