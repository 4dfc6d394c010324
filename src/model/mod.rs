//! Plain data that every other layer speaks in. No I/O, no clock, no interface.

mod corpus;
mod document;
mod entity;
mod event;
mod interval;
mod span;
mod statement;
mod timex;

pub use corpus::{Corpus, Generation, Warning};
pub use document::{DocId, Document, Duplicate, Published, PublishedBy};
pub use entity::{Alias, AliasKind, Entity, EntityId, EntityKind, Mention};
pub use event::{
    Cluster, ClusterId, Disagreement, DisagreementKind, Event, EventId, EventKind, Saying,
};
pub use interval::{Interval, Moment, Precision};
pub(crate) use interval::{day_number, month_name};
pub use span::{CharMap, Span};
pub use statement::{Figure, Qualifier, Quotation};
pub use timex::{Derivation, Modifier, Timex, TimexKind};
