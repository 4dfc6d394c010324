//! Whom an article is about: two reports of one pattern on two companies disagree about nothing.

use crate::event::spans::within;
use crate::model::{Disagreement, DisagreementKind, Document, EntityId, EntityKind};
use std::collections::{BTreeMap, BTreeSet};

/// Figures told differently by reports of two days from which they are two of a series.
const SERIES: usize = 4;

/// The name that an article is about, and all that it names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heads {
    first: Option<EntityId>,
    /// The body that its first sentence begins with: "Norvik Ltd said ...".
    lead: Option<EntityId>,
    all: BTreeSet<EntityId>,
}

impl Heads {
    /// Counts an article's names; of those named as often the first is its head.
    pub fn of(document: &Document) -> Self {
        let mut counts: BTreeMap<EntityId, (u32, std::cmp::Reverse<u32>)> = BTreeMap::new();
        let named = document
            .mentions
            .iter()
            .filter(|m| m.kind != EntityKind::Other);
        for mention in named {
            let entry = counts.entry(mention.entity);
            let count = entry.or_insert((0, std::cmp::Reverse(mention.span.start)));
            count.0 += 1;
        }
        let first = counts.iter().max_by_key(|(_, n)| **n).map(|(e, _)| *e);
        Self {
            first,
            lead: lead(document),
            all: document.mentions.iter().map(|m| m.entity).collect(),
        }
    }

    /// Whether one article names whom the other is about.
    pub fn meet(&self, other: &Self) -> bool {
        let (Some(p), Some(q)) = (self.first, other.first) else {
            return true;
        };
        let named = other.all.contains(&p) || self.all.contains(&q);
        let leads = self.lead.zip(other.lead);
        // Two firms' news in the words of one bank.
        let rivals = leads.is_some_and(|(p, q)| !other.all.contains(&p) && !self.all.contains(&q));
        named && !rivals
    }

    /// Whether both articles name somebody or something.
    pub fn share(&self, other: &Self) -> bool {
        self.all.intersection(&other.all).next().is_some()
    }
}

/// The body that an article's first sentence begins with.
fn lead(document: &Document) -> Option<EntityId> {
    let first = document.sentences.first()?;
    let (_, mention) = within(&document.mentions, *first, |m| m.span).next()?;
    let before = &document.text[first.start as usize..mention.span.start as usize];
    let bare = matches!(before.trim(), "" | "The");
    (bare && mention.kind == EntityKind::Org).then_some(mention.entity)
}

/// Whether so many figures differ between reports of two days that both are of a series: the second
/// brings the first up to date.
pub(crate) fn of_a_series(list: &[Disagreement], a: &Document, b: &Document) -> bool {
    let day = |d: &Document| d.published.moment.map(|m| m.date);
    let other_day = day(a).zip(day(b)).is_some_and(|(p, q)| p != q);
    let figure = |d: &&Disagreement| d.kind == DisagreementKind::Figure;
    other_day && list.iter().filter(figure).count() >= SERIES
}
