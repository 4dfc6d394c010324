//! Dated clauses: in which words they tell what, of whom, on which day.

use super::clauses::cuts;
use super::side::Side;
use super::words::Words;
use crate::event::document::of_document;
use crate::event::spans::within;
use crate::model::{
    DocId, Document, EntityId, EntityKind, EventKind, Figure, Interval, Precision, Span,
};

/// A dated clause.
pub(crate) struct Claim<'a> {
    /// The sentence.
    pub sentence: Span,
    /// The clause.
    pub clause: Span,
    /// The words that date it.
    pub date: Span,
    /// Its day.
    pub interval: Interval,
    /// Happened, said or planned.
    pub kind: EventKind,
    /// The clause without other clauses.
    pub words: Words,
    /// Whom and what it names; persons of the whole sentence.
    pub names: Vec<(EntityKind, EntityId)>,
    /// What it counts.
    pub figures: Vec<&'a Figure>,
}

/// The clauses of an article that are of a certain day.
pub(crate) fn claims(document: &Document) -> Vec<Claim<'_>> {
    let events = of_document(DocId(0), document);
    let dated = events.iter().filter_map(|event| {
        let timex = document.timexes.get(event.timex? as usize)?;
        let interval = event.interval.filter(|i| i.days() == 1)?;
        let clause = clause(document, event.span, timex.span);
        Some(Claim {
            sentence: event.span,
            clause,
            date: timex.span,
            interval,
            kind: event.kind,
            words: Words::of(document, clause),
            names: within(&document.mentions, event.span, |m| m.span)
                .filter(|(_, m)| m.kind == EntityKind::Person || clause.contains(m.span))
                .map(|(_, m)| (m.kind, m.entity))
                .collect(),
            figures: within(&document.figures, clause, |f| f.span)
                .map(|(_, f)| f)
                .collect(),
        })
    });
    dated
        .filter(|c| c.interval.precision <= Precision::Day)
        .collect()
}

/// The part of a sentence between two signs that has the date, with the next part if it has little
/// else ("On Friday, the bridge was closed").
fn clause(document: &Document, sentence: Span, date: Span) -> Span {
    let text = &document.text;
    let all = cuts(text, sentence);
    let (before, after): (Vec<usize>, Vec<usize>) =
        (all.into_iter()).partition(|i| *i < date.start as usize);
    let after: Vec<usize> = after
        .into_iter()
        .filter(|i| *i >= date.end as usize)
        .collect();
    let sign = |i: usize| text[i..].chars().next().map_or(0, char::len_utf8);
    let start = before
        .last()
        .map_or(sentence.start as usize, |i| i + sign(*i));
    let end = |n: usize| after.get(n).copied().unwrap_or(sentence.end as usize);
    let small = Words::of(document, Span::new(start, end(0))).told.len() < 2;
    Span::new(start, end(usize::from(small)))
}

impl Claim<'_> {
    /// Its sentence as a side of a dispute.
    pub fn side<'a>(&self, id: DocId, document: &'a Document) -> Side<'a> {
        Side {
            id,
            document,
            span: self.sentence,
            interval: Some(self.interval),
            kind: Some(self.kind),
        }
    }

    /// Whether two dated clauses tell the same act of the same.
    pub fn same_act(&self, other: &Self) -> bool {
        // Who is named again and again speaks on many days.
        let told = self.kind != EventKind::Said || self.words.common_deed(&other.words).is_some();
        let same = self.kind == other.kind && told && self.words.alike(&other.words);
        same && !self.other_names(other)
    }

    /// Whether both name persons, bodies or places, but none in common.
    fn other_names(&self, other: &Self) -> bool {
        EntityKind::ALL.iter().any(|kind| {
            let of = |c: &Self| -> Vec<EntityId> {
                let names = c.names.iter().filter(|n| n.0 == *kind);
                names.map(|n| n.1).collect()
            };
            let (p, q) = (of(self), of(other));
            !p.is_empty() && !q.is_empty() && !p.iter().any(|e| q.contains(e))
        })
    }
}
