//! What happened, and where articles tell it differently.

use super::{DocId, EntityId, Interval, Span};

/// How an event stands to what is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EventKind {
    /// It took place.
    Happened,
    /// Somebody said something.
    Said,
    /// It was to take place.
    Planned,
}

impl EventKind {
    /// All, in the order of the legend.
    pub const ALL: [Self; 3] = [Self::Happened, Self::Said, Self::Planned];

    /// The word of the JSON contract and of the interface.
    pub fn name(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Said => "said",
            Self::Planned => "planned",
        }
    }
}

/// Index into `Corpus::events`, which are ordered by document and place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventId(pub u32);

/// Index into `Corpus::clusters`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClusterId(pub u32);

/// What one sentence reports, with its time and participants.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The article that tells it.
    pub document: DocId,
    /// The sentence.
    pub span: Span,
    /// Index into the document's timexes of the expression that dates it.
    pub timex: Option<u32>,
    /// When; without `timex` it is known from another article that tells the same. `None` puts the
    /// event into the undated bin.
    pub interval: Option<Interval>,
    /// Happened, said or planned.
    pub kind: EventKind,
    /// Who and where, in the order of the sentence, each once.
    pub entities: Vec<EntityId>,
    /// Indices into the document's figures.
    pub figures: Vec<u32>,
    /// The same event in other articles.
    pub cluster: ClusterId,
    /// Whether another article tells it with another date, figure, place or actor.
    pub disputed: bool,
}

/// One event as several articles (or one) tell it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Its members, ordered.
    pub events: Vec<EventId>,
    /// The member that tells it best.
    pub best: EventId,
}

/// What articles disagree about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum DisagreementKind {
    Figure,
    Date,
    Place,
    Actor,
}

impl DisagreementKind {
    /// The word of the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Place => "place",
            Self::Actor => "actor",
        }
    }
}

/// One side of a disagreement.
#[derive(Clone, Debug, PartialEq)]
pub struct Saying {
    /// The article.
    pub document: DocId,
    /// The words that say it.
    pub span: Span,
    /// What is said, for reading: "50 ventilators", "15 May 2020".
    pub value: String,
}

/// The same thing told differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// What it is about: "Ventilators for Hungary".
    pub about: String,
    /// Figure, date, place or actor.
    pub kind: DisagreementKind,
    /// The sides, at least two, in document order.
    pub says: Vec<Saying>,
    /// The event told, where clusters found it.
    pub cluster: Option<ClusterId>,
}
