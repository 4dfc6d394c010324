//! Events in lanes, one a source, person or kind.

use super::{Axis, days};
use crate::index::Index;
use crate::model::{Corpus, EntityKind, Event, EventId, EventKind, Precision};
use crate::query::Results;
use std::collections::HashMap;
use std::sync::Arc;

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
    /// Events known to the day, in time's order.
    points: Arc<[Mark]>,
    /// Events known less exactly, by their beginning.
    bars: Arc<[Mark]>,
}

/// The matching dated events in lanes, however many these are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lanes {
    /// What each stands for.
    pub by: LaneBy,
    /// The fullest first, but kinds in their order.
    lanes: Vec<Lane>,
}

/// Name of the lane of all that have none of their own.
pub const OTHERS: &str = "others";

impl Lanes {
    /// Sorts the matching dated events into lanes.
    pub fn new(corpus: &Corpus, index: &Index, results: &Results, by: LaneBy) -> Self {
        let mut found: Vec<(&str, Vec<Mark>)> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for id in index.by_time.iter().filter(|id| results.has(**id)) {
            let event = corpus.event(*id);
            let Some(mark) = mark(*id, event) else {
                continue;
            };
            let label = label(corpus, index, event, by);
            let place = *places.entry(label).or_insert_with(|| {
                found.push((label, Vec::new()));
                found.len() - 1
            });
            found[place].1.push(mark);
        }
        found.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.0.cmp(b.0)));
        if by == LaneBy::Kind {
            found.sort_by_key(|lane| EventKind::ALL.iter().position(|k| k.name() == lane.0));
        }
        let lane = |(label, marks)| Lane::new(label, marks);
        Self {
            by,
            lanes: found.into_iter().map(lane).collect(),
        }
    }

    /// At most `most` lanes: the fullest, the rest share the last one.
    pub fn folded(&self, most: usize) -> Vec<Lane> {
        let named = || self.lanes.iter().filter(|lane| lane.label != OTHERS);
        let fits = self.lanes.len() <= most && named().count() == self.lanes.len();
        let room = if fits { most } else { most.max(2) - 1 };
        let mut shown: Vec<Lane> = named().take(room).cloned().collect();
        let others = self.lanes.iter().filter(|lane| lane.label == OTHERS);
        let mut rest: Vec<Mark> = (named().skip(room).chain(others))
            .flat_map(|lane| lane.points.iter().chain(lane.bars.iter()).copied())
            .collect();
        if !rest.is_empty() {
            rest.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.event.cmp(&b.event)));
            shown.push(Lane::new(OTHERS, rest));
        }
        shown
    }
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
    /// `marks` in time's order.
    fn new(label: &str, marks: Vec<Mark>) -> Self {
        let (bars, points): (Vec<Mark>, Vec<Mark>) = marks.into_iter().partition(|m| m.vague);
        Self {
            label: label.to_owned(),
            points: points.into(),
            bars: bars.into(),
        }
    }

    /// The events known to the day that a stretch may show, in time's order.
    pub fn points(&self, axis: Axis) -> &[Mark] {
        // Each is a day long.
        let first = self.points.partition_point(|m| m.from + 1.0 < axis.from);
        let end = self.points.partition_point(|m| m.from <= axis.to);
        &self.points[first..end.max(first)]
    }

    /// The less exact ones that a stretch may show, by their beginning.
    pub fn bars(&self, axis: Axis) -> impl Iterator<Item = &Mark> {
        let end = self.bars.partition_point(|m| m.from <= axis.to);
        self.bars[..end].iter().filter(move |m| m.to >= axis.from)
    }

    /// How many events begin in each of `columns` equal parts of a stretch.
    pub fn beginnings(&self, axis: Axis, columns: usize) -> Vec<usize> {
        let before = |marks: &[Mark], day: f64| marks.partition_point(|m| m.from < day);
        let edge = |i: usize| {
            let day = axis.day(i as f64 / columns as f64);
            before(&self.points, day) + before(&self.bars, day)
        };
        let edges: Vec<usize> = (0..=columns).map(edge).collect();
        edges.windows(2).map(|w| w[1] - w[0]).collect()
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
        Lane::new(label, (0..n).map(mark).collect())
    }

    #[test]
    fn what_does_not_fit_shares_the_last_lane() {
        let labels = |lanes: &[Lane]| lanes.iter().map(|l| l.label.clone()).collect::<Vec<_>>();
        let all = Lanes {
            by: LaneBy::Source,
            lanes: vec![lane("a", 5), lane("b", 4), lane("c", 3)],
        };
        assert_eq!(labels(&all.folded(3)), ["a", "b", "c"]);
        let folded = all.folded(2);
        assert_eq!(labels(&folded), ["a", OTHERS]);
        assert_eq!(folded[1].points.len(), 7);
    }

    #[test]
    fn only_what_shows() {
        let axis = Axis { from: 2.5, to: 4.0 };
        assert_eq!(lane("a", 9).points(axis).len(), 3);
        assert_eq!(lane("a", 9).beginnings(axis, 3), [0, 1, 0]);
    }
}
