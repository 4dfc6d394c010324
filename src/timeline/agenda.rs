//! The matching events as a list: grouped by the time they are known for, tellings of one event in
//! one entry.

use super::{label, reading_order, weekday};
use crate::index::Index;
use crate::model::{ClusterId, Corpus, DocId, EventId, Interval, Precision};
use crate::query::Results;
use std::collections::{HashMap, HashSet};

/// The matching events by time, and the rows that a list of them has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// By time, the undated last.
    pub groups: Vec<Group>,
    /// Row of each group's head, and the number of rows at the end.
    heads: Vec<usize>,
    /// Row of the entry that shows an event, itself or among others.
    places: HashMap<EventId, usize>,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AgendaRow<'a> {
    /// The head of a group.
    Head(&'a Group),
    /// An event.
    Event(&'a Entry),
}

impl Agenda {
    fn new(groups: Vec<Group>) -> Self {
        let (mut heads, mut places, mut row) = (Vec::new(), HashMap::new(), 0);
        for group in &groups {
            heads.push(row);
            for entry in &group.entries {
                row += 1;
                places.extend(entry.tellings().map(|event| (event, row)));
            }
            row += 1;
        }
        heads.push(row);
        Self {
            groups,
            heads,
            places,
        }
    }

    /// Number of rows: heads and entries.
    pub fn rows(&self) -> usize {
        self.heads.last().copied().unwrap_or_default()
    }

    /// A row, from the top.
    pub fn row(&self, row: usize) -> Option<AgendaRow<'_>> {
        let at = self
            .heads
            .partition_point(|head| *head <= row)
            .checked_sub(1)?;
        let group = self.groups.get(at)?;
        Some(match (row - self.heads[at]).checked_sub(1) {
            None => AgendaRow::Head(group),
            Some(entry) => AgendaRow::Event(group.entries.get(entry)?),
        })
    }

    /// The row that shows an event.
    pub fn row_of(&self, event: EventId) -> Option<usize> {
        self.places.get(&event).copied()
    }
}

impl Entry {
    /// All tellings that match.
    pub fn tellings(&self) -> impl Iterator<Item = EventId> + '_ {
        std::iter::once(self.event).chain(self.others.iter().copied())
    }
}

/// Events of one day, or of one longer stretch that is all that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The time; `None` for undated events.
    pub interval: Option<Interval>,
    /// "Friday 15 May 2020", "April 2020", "Undated".
    pub title: String,
    /// "2 events, 1 article", "month only".
    pub note: String,
    /// What is told of that time.
    pub entries: Vec<Entry>,
}

/// One event with all its tellings that match.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The telling that is shown.
    pub event: EventId,
    /// Further tellings in other articles.
    pub others: Vec<EventId>,
    /// The articles that tell it, the one shown first.
    pub articles: Vec<DocId>,
}

/// Groups by time, the undated last.
pub fn agenda(corpus: &Corpus, index: &Index, results: &Results) -> Agenda {
    let mut groups: Vec<Group> = Vec::new();
    let mut clusters: HashMap<ClusterId, usize> = HashMap::new();
    for id in reading_order(index, results) {
        let event = corpus.event(id);
        let stretch = |i: Interval| (i.earliest, i.latest);
        let open = groups
            .last()
            .is_some_and(|g| g.interval.map(stretch) == event.interval.map(stretch));
        if !open {
            clusters.clear();
            groups.push(Group {
                interval: event.interval,
                title: event.interval.map_or_else(|| "Undated".to_owned(), title),
                note: String::new(),
                entries: Vec::new(),
            });
        }
        let Some(group) = groups.last_mut() else {
            continue;
        };
        match clusters.get(&event.cluster) {
            Some(entry) => group.entries[*entry].others.push(id),
            None => {
                clusters.insert(event.cluster, group.entries.len());
                group.entries.push(Entry {
                    event: id,
                    others: Vec::new(),
                    articles: Vec::new(),
                });
            }
        }
    }
    for group in &mut groups {
        for entry in &mut group.entries {
            show_best(corpus, entry);
            entry.articles = articles(corpus, entry);
        }
        group.note = note(group);
    }
    Agenda::new(groups)
}

/// The telling that the cluster holds to be the best goes first, if it matches.
fn show_best(corpus: &Corpus, entry: &mut Entry) {
    let cluster = corpus.event(entry.event).cluster;
    let best = corpus.clusters.get(cluster.0 as usize).map(|c| c.best);
    if let Some(place) = entry.others.iter().position(|e| Some(*e) == best) {
        std::mem::swap(&mut entry.event, &mut entry.others[place]);
        entry.others.sort_unstable();
    }
}

fn articles(corpus: &Corpus, entry: &Entry) -> Vec<DocId> {
    let mut seen = HashSet::new();
    let documents = entry.tellings().map(|e| corpus.event(e).document);
    documents.filter(|d| seen.insert(*d)).collect()
}

fn title(interval: Interval) -> String {
    let words = label(interval);
    if interval.earliest == interval.latest {
        format!("{} {words}", weekday(interval.earliest))
    } else {
        words
    }
}

fn note(group: &Group) -> String {
    let events = group.entries.len();
    let articles: HashSet<DocId> = (group.entries.iter())
        .flat_map(|e| e.articles.iter().copied())
        .collect();
    let articles = articles.len();
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    let counts = format!(
        "{events} event{}, {articles} article{}",
        plural(events),
        plural(articles)
    );
    match group.interval.map(whole) {
        None => format!("no date could be read · {counts}"),
        Some(Some(Precision::Month)) => format!("month only · {counts}"),
        Some(Some(Precision::Year)) => format!("year only · {counts}"),
        Some(_) => counts,
    }
}

/// The precision of an interval that is a whole month or year; of a part of one ("late January") the
/// title says the days.
fn whole(interval: Interval) -> Option<Precision> {
    let (a, b) = (interval.earliest, interval.latest);
    let ends = match interval.precision {
        Precision::Month => (a.first_of_month(), a.last_of_month()),
        _ => (a.first_of_year(), a.last_of_year()),
    };
    ((a, b) == ends).then_some(interval.precision)
}
