//! Where two tellings of one event disagree. Precision before recall: a false dispute costs trust.

mod act;
mod ages;
mod dates;
mod figures;
mod frame;
mod heads;
mod names;
mod parties;
mod roles;
mod scope;
#[cfg(test)]
mod tests;

pub(crate) use act::{Claim, claims};
pub(crate) use ages::of_ages;
pub(crate) use dates::{may_dispute, of_acts};
pub(crate) use heads::{Heads, of_a_series};
pub(crate) use parties::{Deeds, of_deeds, of_quotations};

use super::spans::within;
use crate::model::{
    Disagreement, DocId, Document, Entity, EventKind, Interval, Mention, Saying, Span,
};

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

/// Weighs two tellings.
pub(crate) fn weigh(a: Side, b: Side, meeting: Meeting, entities: &[Entity]) -> Verdict {
    let mut out = Verdict::default();
    let days = a.interval.zip(b.interval);
    if days.is_some_and(|(x, y)| !x.overlaps(y)) {
        if meeting.paired {
            out.disagreements.extend(dates::weigh(a, b, meeting.like));
        }
        return out;
    }
    figures::weigh(a, b, meeting, entities, &mut out);
    if meeting.paired {
        let (p, q) = (
            Deeds::of(a.id, a.document, &[a.span]),
            Deeds::of(b.id, b.document, &[b.span]),
        );
        let found = parties::of_deeds(&p, &q, entities);
        if found.is_empty() {
            let slot = names::weigh(a, b, meeting.like, entities);
            out.disagreements.extend(slot);
        }
        out.disagreements.extend(found);
    }
    out
}

/// Joins disagreements about the same thing; sides in document order, each article's once a value.
pub(crate) fn merge(list: Vec<Disagreement>) -> Vec<Disagreement> {
    let mut out: Vec<Disagreement> = Vec::new();
    for d in list {
        let same = |o: &&mut Disagreement| {
            let meets = o.says.iter().any(|s| d.says.contains(s));
            o.kind == d.kind && o.cluster == d.cluster && (meets || o.about == d.about)
        };
        match out.iter_mut().find(same) {
            Some(known) => {
                known.says.extend(d.says);
                known.says.sort_by_key(|s| (s.document, s.span));
                known.says.dedup();
            }
            None => out.push(d),
        }
    }
    out
}

fn says(a: Side, at: Span, value: String, b: Side, bt: Span, other: String) -> Vec<Saying> {
    let saying = |side: Side, span, value| Saying {
        document: side.id,
        span,
        value,
    };
    vec![saying(a, at, value), saying(b, bt, other)]
}

/// Whether both name the same.
fn common_name(a: Side, b: Side) -> bool {
    within(&a.document.mentions, a.span, |m| m.span).any(|(_, m)| has(b, m))
}

fn has(side: Side, mention: &Mention) -> bool {
    within(&side.document.mentions, side.span, |m| m.span).any(|(_, m)| m.entity == mention.entity)
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}
