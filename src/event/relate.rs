//! The same event in several articles.
//!
//! Cost grows with the number of events: only events that share two of their rarest words, names or
//! days are ever compared.

use super::dispute::{self, Heads, Meeting, Side, Told};
use super::evidence::{self, Rarity};
use super::grouping;
use super::meet;
use super::sets::mix;
use super::telling::{Line, Telling};
use super::undated::Undated;
use crate::model::{
    Cluster, ClusterId, Disagreement, DocId, Document, Entity, Event, EventId, EventKind, Interval,
};
use rayon::prelude::*;
use std::collections::HashMap;

/// Corpora of more articles are related by a sample of each article's word pairs.
const MANY: usize = 500;
/// One pair in so many.
const SAMPLE: u64 = 4;
/// Evidence from which two events are one.
const SAME: f32 = 1.5;
/// Stems in common, by length, below which no evidence is enough: on the same day with a common name...
const LIKE: f32 = 0.15;
/// ...and otherwise.
const LIKE_OTHERWISE: f32 = 0.28;
/// Months of the calendar to which a vague date may stretch and still be that of the event.
const VAGUE: i64 = 62;

/// What speaks against two being one if a date of theirs is not told.
const UNDATED: f32 = -1.0;
/// Days before and after publication on which an article's news without a date may have happened.
const NEWS: (i32, i32) = (7, 1);

/// Members of a cluster that are weighed against each other for disputes.
const WEIGHED: usize = 8;

/// What relating needs to know of the corpus.
pub(super) struct Relating<'a> {
    events: &'a [Event],
    tellings: Vec<Telling>,
    lines: Vec<Line>,
    rarity: Rarity,
    /// By document: when what it tells without a date may have happened, if its date is known.
    news: Vec<Option<Interval>>,
}

/// Groups events of several articles that are the same, and finds where they are told differently.
/// What the head of an article tells without a date becomes an event if another article tells it too;
/// if one names its day, it has that day.
pub(super) fn relate(
    documents: &[Document],
    entities: &[Entity],
    events: &mut Vec<Event>,
) -> (Vec<Cluster>, Vec<Disagreement>) {
    let undated = Undated::add(documents, events);
    let relating = Relating::new(documents, events);
    let mut groups = relating.groups();
    undated.drop_alone(&mut groups);
    let disputes = relating.disputes(&groups, documents, entities);
    for i in disputes.iter().flat_map(|(disputed, _)| disputed) {
        events[*i].disputed = true;
    }
    Undated::remove(events, &mut groups);
    let clusters: Vec<Cluster> = groups
        .iter()
        .map(|group| Cluster {
            best: best(events, group),
            events: group.iter().map(|i| EventId(*i as u32)).collect(),
        })
        .collect();
    for (id, cluster) in clusters.iter().enumerate() {
        let when = events[cluster.best.0 as usize].interval;
        for i in &cluster.events {
            let event = &mut events[i.0 as usize];
            event.cluster = ClusterId(id as u32);
            event.interval = event.interval.or(when);
        }
    }
    let disagreements = disputes.into_iter().flat_map(|(_, found)| found).collect();
    (clusters, disagreements)
}

/// The member that tells most; the first of equals.
fn best(events: &[Event], group: &[usize]) -> EventId {
    let rank = |i: usize| {
        let e = &events[i];
        let day = e.interval.is_some_and(|d| d.earliest == d.latest);
        (
            e.interval.is_some(),
            day,
            e.figures.len() + e.entities.len(),
        )
    };
    let best = group
        .iter()
        .max_by_key(|i| (rank(**i), std::cmp::Reverse(**i)));
    EventId(best.map_or(0, |i| *i as u32))
}

impl<'a> Relating<'a> {
    fn new(documents: &[Document], events: &'a [Event]) -> Self {
        let mut wanted: Vec<Vec<usize>> = vec![Vec::new(); documents.len()];
        for (i, event) in events.iter().enumerate() {
            wanted[event.document.0 as usize].push(i);
        }
        let read: Vec<(Telling, Vec<(usize, Line)>)> = documents
            .par_iter()
            .zip(&wanted)
            .map(|(d, wanted)| {
                let mut telling = Telling::of(d);
                let lines = std::mem::take(&mut telling.lines);
                if documents.len() > MANY {
                    telling.pairs.retain(|pair| pair % SAMPLE == 0);
                }
                let line = |i: &usize| {
                    let at = d.sentence_at(events[*i].span.start).unwrap_or(usize::MAX);
                    let mut line = lines.get(at).cloned().unwrap_or_default();
                    line.words.truncate(200);
                    (*i, line)
                };
                (telling, wanted.iter().map(line).collect())
            })
            .collect();
        let mut lines = vec![Line::default(); events.len()];
        let mut tellings = Vec::with_capacity(read.len());
        for (telling, own) in read {
            tellings.push(telling);
            for (i, line) in own {
                lines[i] = line;
            }
        }
        Self {
            events,
            rarity: Rarity::of(&tellings),
            news: documents.iter().map(news).collect(),
            tellings,
            lines,
        }
    }

    /// Indices of events that are one, groups by their first member.
    fn groups(&self) -> Vec<Vec<usize>> {
        let edges: Vec<(f32, usize, usize)> = self
            .candidates()
            .into_par_iter()
            .filter_map(|(i, j)| Some((self.same(i, j)?, i, j)))
            .collect();
        grouping::group(self.events.len(), edges, |i, j| self.same(i, j).is_some())
    }

    /// Evidence that two events are one, if it is enough.
    fn same(&self, i: usize, j: usize) -> Option<f32> {
        let (x, y) = (&self.events[i], &self.events[j]);
        if x.document == y.document {
            return None;
        }
        let (a, b) = (self.telling(x), self.telling(y));
        let (s, t) = (&self.lines[i], &self.lines[j]);
        let like = evidence::stems(s, t);
        let common = x.entities.iter().any(|e| y.entities.contains(e));
        let same_day = x.interval == y.interval && x.interval.is_some_and(|d| d.days() == 1);
        let needed = if common && same_day {
            LIKE
        } else {
            LIKE_OTHERWISE
        };
        if like < needed {
            return None;
        }
        let dates = self.dates(x, y, like)?;
        let strangers = !common && !x.entities.is_empty() && !y.entities.is_empty();
        let undated = x.interval.is_none() || y.interval.is_none();
        if (dates < 0.0 && strangers) || (undated && !common) {
            return None; // other people and places, and no common day: a like event, not the same
        }
        let own = evidence::sentences((a, s), (b, t), &self.rarity);
        let other_kind = f32::from(u8::from(
            (x.kind == EventKind::Said) != (y.kind == EventKind::Said),
        ));
        let sum = evidence::articles(a, b) + own / 2.0 + dates - other_kind;
        (sum >= SAME).then_some(sum)
    }

    /// For each group the members that are told differently, and how.
    fn disputes(
        &self,
        groups: &[Vec<usize>],
        documents: &[Document],
        entities: &[Entity],
    ) -> Vec<(Vec<usize>, Vec<Disagreement>)> {
        let side = |i: usize| {
            let event = &self.events[i];
            Side {
                id: event.document,
                document: &documents[event.document.0 as usize],
                span: event.span,
                interval: event.interval,
                kind: Some(event.kind),
            }
        };
        let heads: Vec<Heads> = documents.par_iter().map(Heads::of).collect();
        let met = |a: DocId, b: DocId| {
            let (a, b) = (&heads[a.0 as usize], &heads[b.0 as usize]);
            a.share(b) && a.meet(b)
        };
        let weigh = |(id, group): (usize, &Vec<usize>)| {
            // Figures without a date may be of another day.
            let dated = group.iter().filter(|i| self.events[**i].interval.is_some());
            let told: Vec<(usize, Told)> = dated
                .take(WEIGHED)
                .map(|i| (*i, Told::of(side(*i))))
                .collect();
            let mut found = Vec::new();
            let mut disputed = Vec::new();
            for (n, (i, x)) in told.iter().enumerate() {
                for (j, y) in &told[n + 1..] {
                    if x.side.id == y.side.id || !met(x.side.id, y.side.id) {
                        continue;
                    }
                    let meeting = Meeting {
                        paired: true,
                        like: evidence::stems(&self.lines[*i], &self.lines[*j]),
                        ..Meeting::default()
                    };
                    let disagreements = dispute::weigh(x, y, meeting, entities).disagreements;
                    if !disagreements.is_empty() {
                        disputed.extend([*i, *j]);
                    }
                    found.extend(disagreements.into_iter().map(|d| Disagreement {
                        cluster: Some(ClusterId(id as u32)),
                        ..d
                    }));
                }
            }
            (disputed, dispute::merge(found))
        };
        groups.par_iter().enumerate().map(weigh).collect()
    }

    /// How well two dates are those of one event; `None` where they cannot be.
    fn dates(&self, x: &Event, y: &Event, like: f32) -> Option<f32> {
        let days = |e: &Event| e.interval.or(self.news[e.document.0 as usize]);
        let (Some(a), Some(b)) = (days(x), days(y)) else {
            return Some(UNDATED);
        };
        if x.interval.is_none() || y.interval.is_none() {
            a.overlaps(b).then_some(UNDATED)
        } else if a == b {
            Some(1.0)
        } else if a.overlaps(b) && a.days().max(b.days()) <= VAGUE {
            Some(0.0)
        } else if dispute::may_dispute(a, b, like) {
            Some(-2.0)
        } else {
            None
        }
    }

    fn telling(&self, event: &Event) -> &Telling {
        &self.tellings[event.document.0 as usize]
    }

    /// Pairs of events that may be one.
    fn candidates(&self) -> Vec<(usize, usize)> {
        let features: Vec<Vec<u64>> = (0..self.events.len()).map(|i| self.features(i)).collect();
        let mut known: HashMap<u64, u32> = HashMap::new();
        for feature in features.iter().flatten() {
            *known.entry(*feature).or_default() += 1;
        }
        let counted = |list: Vec<u64>| list.into_iter().map(|f| (known[&f], f)).collect();
        meet::candidates(features.into_iter().map(counted).collect())
    }

    /// Words, names and day of an event, hashed.
    fn features(&self, i: usize) -> Vec<u64> {
        let event = &self.events[i];
        let mut out = self.lines[i].stems.clone();
        out.extend(event.entities.iter().map(|e| mix(1, u64::from(e.0))));
        if let Some(interval) = event.interval {
            let day = interval.earliest;
            out.push(mix(2, mix(day.year() as u64, day.day_of_year() as u64)));
        }
        out
    }
}

/// The days around its publication, if they are known.
fn news(document: &Document) -> Option<Interval> {
    let published = document.published.moment?.interval();
    let days = |n: i32| jiff::Span::new().days(n);
    let (before, after) = NEWS;
    let earliest = published.earliest.saturating_sub(days(before));
    let latest = published.latest.saturating_add(days(after));
    Some(Interval {
        earliest,
        latest,
        ..published
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::{dated, document, named};
    use crate::event::of_document;
    use crate::model::{DocId, EntityKind};
    use jiff::civil::{Date, date};

    const BRIDGE: &str =
        "The old bridge over the Lom river fell into the water on Friday. Nobody was hurt.";
    const AGAIN: &str =
        "On Friday the old Lom bridge fell into the river, the mayor told us. Nobody was hurt.";
    const SCHOOL: &str = "A new school opened in the north on Friday. Two hundred children came.";

    fn told(text: &str, day: Date) -> Document {
        let d = dated(document(text), "Friday", Some(day));
        named(d, "Lom", 0, EntityKind::Place)
    }

    fn related(documents: &[Document]) -> (Vec<Event>, Vec<Cluster>, Vec<Disagreement>) {
        let mut events = Vec::new();
        for (i, d) in documents.iter().enumerate() {
            events.extend(of_document(DocId(i as u32), d));
        }
        let (clusters, disagreements) = relate(documents, &[], &mut events);
        (events, clusters, disagreements)
    }

    #[test]
    fn the_same_event_is_one_cluster_and_another_is_not() {
        let friday = date(2020, 5, 15);
        let documents = [BRIDGE, AGAIN, SCHOOL].map(|t| told(t, friday));
        let (events, clusters, disagreements) = related(&documents);
        assert_eq!(events.len(), 3);
        assert_eq!(clusters.len(), 2, "{clusters:?}");
        assert_eq!(clusters[0].events, [EventId(0), EventId(1)]);
        assert!(disagreements.is_empty() && events.iter().all(|e| !e.disputed));
        assert_eq!(events[2].cluster, ClusterId(1));
    }

    #[test]
    fn what_a_head_tells_without_a_date_has_that_of_another_article() {
        let undated = "The old bridge over the Lom river fell into the water.\n\nA school opened on Monday in the north of the country.";
        let undated = dated(document(undated), "Monday", Some(date(2020, 5, 11)));
        let documents = [
            told(BRIDGE, date(2020, 5, 15)),
            named(undated, "Lom", 0, EntityKind::Place),
        ];
        let (events, clusters, _) = related(&documents);
        let told: Vec<(u32, bool)> = (events.iter())
            .map(|e| (e.cluster.0, e.timex.is_some()))
            .collect();
        assert_eq!(told, [(0, true), (0, false), (1, true)]);
        assert_eq!(events[1].interval, events[0].interval);
        assert_eq!(clusters[0].best, EventId(0));
    }

    #[test]
    fn another_day_of_the_same_is_a_dispute() {
        let other = BRIDGE.replace("old ", "").replace("Friday", "8 May");
        let other = dated(document(&other), "8 May", Some(date(2020, 5, 8)));
        let documents = [
            told(BRIDGE, date(2020, 5, 15)),
            named(other, "Lom", 0, EntityKind::Place),
        ];
        let (events, clusters, disagreements) = related(&documents);
        assert_eq!(clusters.len(), 1);
        assert!(events.iter().all(|e| e.disputed));
        let values: Vec<&str> = disagreements[0]
            .says
            .iter()
            .map(|s| s.value.as_str())
            .collect();
        assert_eq!(values, ["15 May 2020", "8 May 2020"]);
    }

    #[test]
    fn the_like_on_another_day_in_another_town_is_no_dispute() {
        let flood = |town: &str, day: &str, n: u32, entity: u32| {
            let text = format!("The river flooded the old town of {town} on {day}.");
            let d = dated(document(&text), day, Some(date(2020, 5, n as i8)));
            named(d, town, entity, EntityKind::Place)
        };
        let documents = [flood("Turin", "2 May", 2, 0), flood("Lyon", "3 May", 3, 1)];
        let (_, clusters, disagreements) = related(&documents);
        assert!(clusters.len() == 2 && disagreements.is_empty());
    }
}
