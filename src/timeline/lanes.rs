//! Events in lanes, one a source, person or kind.

use super::{Axis, days};
use crate::index::Index;
use crate::model::{Corpus, EntityKind, Event, EventId, EventKind, Precision};
use crate::query::Results;
use std::collections::HashMap;

/// What each lane stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LaneBy {
    /// A source.
    #[default]
    Source,
    /// The person named first.
    Person,
    /// Happened, said, planned.
    Kind,
}

impl LaneBy {
    /// All, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Source, Self::Person, Self::Kind];

    /// As the interface says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Source => "by source",
            Self::Person => "by person",
            Self::Kind => "by kind",
        }
    }
}

/// An event on the timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// The event.
    pub event: EventId,
    /// Left end in days.
    pub from: f64,
    /// Right end in days.
    pub to: f64,
    /// Whether it is a bar, not a dot: known less exactly than to the day.
    pub vague: bool,
    /// Happened, said, planned.
    pub kind: EventKind,
    /// Told differently elsewhere.
    pub disputed: bool,
}

/// A lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Its name.
    pub label: String,
    /// Matching events in time's order.
    pub marks: Vec<Mark>,
}

/// Name of the lane of all that have none of their own.
pub const OTHERS: &str = "others";

/// The matching dated events in at most `most` lanes, the fullest first; the rest share a last one.
pub fn lanes(
    corpus: &Corpus,
    index: &Index,
    results: &Results,
    by: LaneBy,
    most: usize,
) -> Vec<Lane> {
    let mut found: Vec<Lane> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for id in index.by_time.iter().filter(|id| results.has(**id)) {
        let event = corpus.event(*id);
        let Some(mark) = mark(*id, event) else {
            continue;
        };
        let label = label(corpus, index, event, by);
        let place = *places.entry(label).or_insert_with(|| {
            found.push(Lane {
                label: label.to_owned(),
                marks: Vec::new(),
            });
            found.len() - 1
        });
        found[place].marks.push(mark);
    }
    found.sort_by(|a, b| {
        b.marks
            .len()
            .cmp(&a.marks.len())
            .then_with(|| a.label.cmp(&b.label))
    });
    if by == LaneBy::Kind {
        found.sort_by_key(|lane| EventKind::ALL.iter().position(|k| k.name() == lane.label));
    }
    fold_rest(found, most.max(1))
}

fn fold_rest(mut found: Vec<Lane>, most: usize) -> Vec<Lane> {
    let mut rest: Vec<Mark> = Vec::new();
    let own = found
        .iter()
        .position(|lane| lane.label == OTHERS)
        .map(|i| found.remove(i));
    rest.extend(own.into_iter().flat_map(|lane| lane.marks));
    let room = if found.len() > most || !rest.is_empty() {
        most.saturating_sub(1).max(1)
    } else {
        most
    };
    for lane in found.drain(room.min(found.len())..) {
        rest.extend(lane.marks);
    }
    if !rest.is_empty() {
        rest.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.event.cmp(&b.event)));
        found.push(Lane {
            label: OTHERS.to_owned(),
            marks: rest,
        });
    }
    found
}

fn label<'a>(corpus: &'a Corpus, index: &'a Index, event: &Event, by: LaneBy) -> &'a str {
    match by {
        LaneBy::Source => index.source(event.document),
        LaneBy::Kind => event.kind.name(),
        LaneBy::Person => {
            let person = |e: &&crate::model::Entity| e.kind == EntityKind::Person;
            event
                .entities
                .iter()
                .map(|e| corpus.entity(*e))
                .find(person)
                .map_or(OTHERS, |e| &e.name)
        }
    }
}

fn mark(id: EventId, event: &Event) -> Option<Mark> {
    let interval = event.interval?;
    let (from, to) = days(interval);
    let vague = interval.precision > Precision::Day || interval.days() > 1;
    Some(Mark {
        event: id,
        from,
        to,
        vague,
        kind: event.kind,
        disputed: event.disputed,
    })
}

/// Matching events without a date.
pub fn undated<'a>(index: &'a Index, results: &'a Results) -> impl Iterator<Item = EventId> + 'a {
    index.undated.iter().copied().filter(|id| results.has(*id))
}

/// Matching events as the list shows them: by time, the undated last.
pub fn reading_order(index: &Index, results: &Results) -> Vec<EventId> {
    index
        .by_time
        .iter()
        .chain(&index.undated)
        .copied()
        .filter(|id| results.has(*id))
        .collect()
}

impl Lane {
    /// The marks that a stretch may show, in time's order.
    pub fn visible(&self, axis: Axis) -> impl Iterator<Item = &Mark> {
        let end = self.marks.partition_point(|m| m.from <= axis.to);
        self.marks[..end].iter().filter(move |m| m.to >= axis.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(label: &str, n: u32) -> Lane {
        let mark = |i| Mark {
            event: EventId(i),
            from: f64::from(i),
            to: f64::from(i) + 1.0,
            vague: false,
            kind: EventKind::Happened,
            disputed: false,
        };
        Lane {
            label: label.to_owned(),
            marks: (0..n).map(mark).collect(),
        }
    }

    #[test]
    fn what_does_not_fit_shares_the_last_lane() {
        let labels = |lanes: &[Lane]| lanes.iter().map(|l| l.label.clone()).collect::<Vec<_>>();
        let all = vec![lane("a", 5), lane("b", 4), lane("c", 3)];
        assert_eq!(labels(&fold_rest(all.clone(), 3)), ["a", "b", "c"]);
        let folded = fold_rest(all, 2);
        assert_eq!(labels(&folded), ["a", OTHERS]);
        assert_eq!(folded[1].marks.len(), 7);
    }

    #[test]
    fn only_what_shows() {
        let axis = Axis { from: 2.5, to: 4.0 };
        assert_eq!(lane("a", 9).visible(axis).count(), 3);
    }
}
