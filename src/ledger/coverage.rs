//! Which article tells of which event: the coverage grid.

use crate::model::{ClusterId, Corpus, DocId, EventId};
use crate::query::Results;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What orders the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CoverageOrder {
    /// When it happened.
    #[default]
    Date,
    /// How many articles tell it, most first.
    Articles,
    /// What they disagree about first.
    Disagreement,
}

impl CoverageOrder {
    /// All, in the order of the buttons.
    pub const ALL: [Self; 3] = [Self::Date, Self::Articles, Self::Disagreement];

    /// As the interface says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Date => "Date",
            Self::Articles => "Number of articles",
            Self::Disagreement => "Disagreement",
        }
    }
}

/// An event told by several articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageLine {
    /// The event.
    pub cluster: ClusterId,
    /// A telling in each article that has one; a disputed one if there is one.
    pub tellings: BTreeMap<DocId, EventId>,
    /// Tellings that are disputed.
    pub disputed: usize,
}

/// Rows are events told by at least two articles, columns are articles by date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The articles that tell any of the events, by date.
    pub columns: Vec<DocId>,
    /// The events, by date.
    pub lines: Vec<CoverageLine>,
}

impl Coverage {
    /// Gathers what matches.
    pub fn new(corpus: &Corpus, results: &Results) -> Self {
        let mut lines: Vec<CoverageLine> = Vec::new();
        for (i, cluster) in corpus.clusters.iter().enumerate() {
            let mut tellings: BTreeMap<DocId, EventId> = BTreeMap::new();
            for event in cluster.events.iter().filter(|e| results.has(**e)) {
                let told = tellings.entry(corpus.event(*event).document);
                let kept = told.or_insert(*event);
                if corpus.event(*event).disputed && !corpus.event(*kept).disputed {
                    *kept = *event;
                }
            }
            if tellings.len() > 1 {
                let disputed = tellings.values().filter(|e| corpus.event(**e).disputed);
                lines.push(CoverageLine {
                    cluster: ClusterId(i as u32),
                    disputed: disputed.count(),
                    tellings,
                });
            }
        }
        let best = |l: &CoverageLine| corpus.clusters[l.cluster.0 as usize].best;
        // What has no date comes last.
        lines.sort_by_key(|l| {
            let interval = corpus.event(best(l)).interval;
            (interval.is_none(), interval)
        });
        Self {
            columns: columns(corpus, &lines),
            lines,
        }
    }

    /// Place among the columns of the first article that tells the event of a line.
    pub fn first_column(&self, line: &CoverageLine) -> Option<usize> {
        let tells = |d: &DocId| line.tellings.contains_key(d);
        self.columns.iter().position(tells)
    }

    /// Indices of the lines in an order.
    pub fn ordered(&self, order: CoverageOrder) -> Vec<usize> {
        let mut rows: Vec<usize> = (0..self.lines.len()).collect();
        let line = |n: &usize| &self.lines[*n];
        match order {
            CoverageOrder::Date => {}
            CoverageOrder::Articles => rows.sort_by_key(|n| Reverse(line(n).tellings.len())),
            CoverageOrder::Disagreement => rows.sort_by_key(|n| Reverse(line(n).disputed)),
        }
        rows
    }
}

fn columns(corpus: &Corpus, lines: &[CoverageLine]) -> Vec<DocId> {
    let telling: BTreeSet<DocId> = lines
        .iter()
        .flat_map(|l| l.tellings.keys().copied())
        .collect();
    let mut columns: Vec<DocId> = telling.into_iter().collect();
    columns.sort_by_key(|d| {
        let moment = corpus.document(*d).published.moment;
        (moment.is_none(), moment.map(|m| (m.date, m.time)), *d)
    });
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::document;
    use crate::model::{Cluster, Event, EventKind, Interval, Span};
    use jiff::civil::date;

    fn corpus() -> (Corpus, Results) {
        let event = |document: u32, day: Option<i8>, cluster: u32, disputed| Event {
            document: DocId(document),
            span: Span::new(0, 1),
            timex: None,
            interval: day.map(|d| Interval::day(date(2020, 5, d))),
            kind: EventKind::Happened,
            entities: vec![],
            figures: vec![],
            cluster: ClusterId(cluster),
            disputed,
        };
        let events = vec![
            event(0, Some(9), 0, false),
            event(0, Some(3), 1, true),
            event(1, Some(9), 0, false),
            event(1, Some(3), 1, true),
            event(2, Some(9), 0, false),
            event(2, Some(1), 2, false),
        ];
        let cluster = |ids: &[u32]| Cluster {
            events: ids.iter().map(|i| EventId(*i)).collect(),
            best: EventId(ids[0]),
        };
        let corpus = Corpus {
            documents: vec![document("a"), document("b"), document("c")],
            clusters: vec![cluster(&[0, 2, 4]), cluster(&[1, 3]), cluster(&[5])],
            events,
            ..Corpus::default()
        };
        let results = Results {
            event_matches: vec![true; 6],
            ..Results::default()
        };
        (corpus, results)
    }

    #[test]
    fn rows_are_events_of_several_articles_in_three_orders() {
        let (corpus, results) = corpus();
        let grid = Coverage::new(&corpus, &results);
        let clusters: Vec<u32> = grid.lines.iter().map(|l| l.cluster.0).collect();
        assert_eq!(clusters, [1, 0]);
        assert_eq!(grid.columns, [DocId(0), DocId(1), DocId(2)]);
        assert_eq!(grid.ordered(CoverageOrder::Date), [0, 1]);
        assert_eq!(grid.ordered(CoverageOrder::Articles), [1, 0]);
        assert_eq!(grid.ordered(CoverageOrder::Disagreement), [0, 1]);
        assert_eq!(grid.lines[0].disputed, 2);
        assert_eq!(grid.first_column(&grid.lines[0]), Some(0));
    }
}
