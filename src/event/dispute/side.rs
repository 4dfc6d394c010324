//! A sentence as one side of a dispute, and what both sides name.

use crate::event::spans::within;
use crate::event::vocabulary::{self, Contrasts};
use crate::event::words::runs;
use crate::model::{Disagreement, DocId, Document, EventKind, Interval, Mention, Saying, Span};

/// One of two tellings.
#[derive(Clone, Copy)]
pub(crate) struct Side<'a> {
    /// Of the corpus.
    pub id: DocId,
    /// The article.
    pub document: &'a Document,
    /// The sentence.
    pub span: Span,
    /// The days that it tells of, where known.
    pub interval: Option<Interval>,
    /// Happened, said or planned, where it is an event.
    pub kind: Option<EventKind>,
}

/// What speaks for two sentences telling the same.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Meeting {
    /// They were aligned, or are events of one cluster.
    pub paired: bool,
    /// Share of stems in common.
    pub like: f32,
    /// Their articles tell the same event.
    pub same: bool,
    /// One is copied from the other, perhaps with changes.
    pub copied: bool,
    /// Both stand in the leads of articles that surely tell the same event.
    pub news: bool,
}

/// What two sentences that tell the same say of it.
#[derive(Debug, Default)]
pub(crate) struct Verdict {
    /// What they tell differently.
    pub disagreements: Vec<Disagreement>,
    /// What looks different but agrees.
    pub agreements: Vec<String>,
}

pub(super) fn says(
    a: Side,
    at: Span,
    value: String,
    b: Side,
    bt: Span,
    other: String,
) -> Vec<Saying> {
    let saying = |side: Side, span, value| Saying {
        document: side.id,
        span,
        value,
    };
    vec![saying(a, at, value), saying(b, bt, other)]
}

/// Whether both name the same.
pub(super) fn common_name(a: Side, b: Side) -> bool {
    within(&a.document.mentions, a.span, |m| m.span).any(|(_, m)| has(b, m))
}

pub(super) fn has(side: Side, mention: &Mention) -> bool {
    within(&side.document.mentions, side.span, |m| m.span).any(|(_, m)| m.entity == mention.entity)
}

pub(super) fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}

/// Without the capital of a sentence's first word.
pub(super) fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or(String::new(), |c| c.to_lowercase().chain(chars).collect())
}

/// The words of a stretch, lower-case.
pub(super) fn words_in(side: Side, span: Span) -> impl Iterator<Item = String> {
    runs(span.of(&side.document.text)).map(str::to_lowercase)
}

/// What sets two tellings apart, in the language of the article.
pub(super) fn contrasts(side: Side) -> &'static Contrasts {
    &vocabulary::of(&side.document.language).dispute
}
