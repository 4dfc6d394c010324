//! Every number of some articles, equal ones as one entry.

use super::entry::{Entry, FigureAt, Figures, Thing, Told};
use super::series::series;
use crate::ledger::stated::most_first;
use crate::model::{Corpus, DisagreementKind, DocId, EntityId, Figure, Span};
use crate::statement::thing_counted;
use std::collections::{BTreeMap, HashMap};

impl Figures {
    /// Gathers the figures of the articles. Linear, but for sorting.
    pub fn new(corpus: &Corpus, documents: &[DocId]) -> Self {
        let mut gathering = Gathering::new(corpus);
        for id in documents {
            if corpus.documents.get(id.0 as usize).is_some() {
                gathering.add(corpus, *id);
            }
        }
        gathering.finish(corpus)
    }
}

/// What makes two figures equal: thing, unit, value, upper end and qualifier.
type Key = (usize, u64, Option<u64>, Option<&'static str>);

struct Gathering {
    /// By article and place: the disagreements about a figure.
    disputes: HashMap<(DocId, Span), Vec<usize>>,
    /// By unit and what is counted: index of the thing.
    known: HashMap<(Option<String>, String), usize>,
    /// What phrases count, as `thing_counted` has it.
    phrases: HashMap<String, String>,
    /// By thing: its unit, and how often it is called what.
    things: Vec<(Option<String>, BTreeMap<String, usize>)>,
    /// By key: the entries of its dates.
    equal: HashMap<Key, Vec<usize>>,
    entries: Vec<Entry>,
}

impl Gathering {
    fn new(corpus: &Corpus) -> Self {
        let mut disputes: HashMap<(DocId, Span), Vec<usize>> = HashMap::new();
        for (n, disagreement) in corpus.disagreements.iter().enumerate() {
            if disagreement.kind == DisagreementKind::Figure {
                for saying in &disagreement.says {
                    let found = disputes.entry((saying.document, saying.span)).or_default();
                    found.push(n);
                }
            }
        }
        Self {
            disputes,
            known: HashMap::new(),
            phrases: HashMap::new(),
            things: Vec::new(),
            equal: HashMap::new(),
            entries: Vec::new(),
        }
    }

    fn add(&mut self, corpus: &Corpus, id: DocId) {
        let document = corpus.document(id);
        let published = document.published.moment.map(|m| m.interval());
        for (n, figure) in document.figures.iter().enumerate() {
            let told = match (figure.as_of, published) {
                (Some(days), _) => Told::Days(days),
                (None, Some(days)) => Told::Published(days),
                (None, None) => Told::Never,
            };
            let at = FigureAt {
                document: id,
                figure: n as u32,
            };
            self.put(at, figure, told);
        }
    }

    fn put(&mut self, at: FigureAt, figure: &Figure, told: Told) {
        let thing = self.thing(figure);
        let entry = Entry {
            places: vec![at],
            thing,
            speakers: figure.speaker.into_iter().collect(),
            told,
            articles: 1,
            disputes: (self.disputes.get(&(at.document, figure.span)))
                .cloned()
                .unwrap_or_default(),
        };
        let Some(thing) = thing else {
            self.entries.push(entry);
            return;
        };
        let key = (
            thing,
            figure.value.to_bits(),
            figure.upper.map(f64::to_bits),
            figure.qualifier.map(|q| q.name()),
        );
        let same = self.equal.entry(key).or_default();
        let fits = |n: &usize| one_date(self.entries[*n].told, told);
        match same.iter().copied().find(fits) {
            Some(n) => join(&mut self.entries[n], entry),
            None => {
                same.push(self.entries.len());
                self.entries.push(entry);
            }
        }
    }

    fn thing(&mut self, figure: &Figure) -> Option<usize> {
        let of = figure.of.as_deref()?;
        if !self.phrases.contains_key(of) {
            self.phrases.insert(of.to_owned(), thing_counted(of));
        }
        let counted = self.phrases.get(of).filter(|c| !c.is_empty())?;
        let key = (figure.unit.clone(), counted.clone());
        let things = &mut self.things;
        let n = *self.known.entry(key).or_insert_with(|| {
            things.push((figure.unit.clone(), BTreeMap::new()));
            things.len() - 1
        });
        *things[n].1.entry(of.to_owned()).or_default() += 1;
        Some(n)
    }

    fn finish(mut self, corpus: &Corpus) -> Figures {
        let mut order: Vec<usize> = (0..self.things.len()).collect();
        let statements = |n: &usize| self.things[*n].1.values().sum::<usize>();
        order.sort_by_key(|n| (std::cmp::Reverse(statements(n)), *n));
        let mut rank = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            rank[*old] = new;
        }
        for entry in &mut self.entries {
            entry.thing = entry.thing.map(|n| rank[n]);
            entry.disputes.sort_unstable();
            entry.disputes.dedup();
        }
        let things = order.iter().map(|n| {
            let (unit, calls) = &self.things[*n];
            let most = calls.iter().rev().max_by_key(|(_, n)| **n);
            Thing {
                words: most.map(|(words, _)| words.clone()).unwrap_or_default(),
                unit: unit.clone(),
                statements: calls.values().sum(),
                series: None,
            }
        });
        let mut out = Figures {
            things: things.collect(),
            entries: self.entries,
            ..Figures::default()
        };
        let found = series(corpus, &out);
        for (thing, series) in found {
            out.things[thing].series = Some(series);
        }
        out.count(corpus);
        out.orders = out.orders(corpus);
        out
    }
}

impl Figures {
    fn count(&mut self, corpus: &Corpus) {
        let mut units: BTreeMap<Option<String>, usize> = BTreeMap::new();
        let mut speakers: BTreeMap<EntityId, usize> = BTreeMap::new();
        for place in self.entries.iter().flat_map(|e| &e.places) {
            let figure = place.of(corpus);
            *units.entry(figure.unit.clone()).or_default() += 1;
            if let Some(speaker) = figure.speaker {
                *speakers.entry(speaker).or_default() += 1;
            }
        }
        self.units = most_first(units);
        self.speakers = most_first(speakers);
    }
}

/// Whether two statements can be for one date. A sentence without a date can be for any.
fn one_date(a: Told, b: Told) -> bool {
    match (a, b) {
        (Told::Days(x), Told::Days(y)) => x == y,
        _ => true,
    }
}

fn join(entry: &mut Entry, other: Entry) {
    let last = entry.places.last().map(|p| p.document);
    let place = other.first();
    entry.articles += usize::from(last != Some(place.document));
    entry.places.push(place);
    if matches!(other.told, Told::Days(_)) || entry.told == Told::Never {
        entry.told = other.told;
    }
    for speaker in other.speakers {
        if !entry.speakers.contains(&speaker) {
            entry.speakers.push(speaker);
        }
    }
    entry.disputes.extend(other.disputes);
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::event::fixture::{counted, document};
    use crate::model::{Document, Entity, EntityKind, Interval, Moment};
    use jiff::civil::date;

    /// A corpus of articles published a day after each other, without events.
    fn corpus(documents: Vec<Document>) -> Corpus {
        let dated = |(i, mut d): (usize, Document)| {
            d.published.moment = Some(Moment::day(date(2020, 5, 1 + i as i8)));
            d
        };
        let entity = |n: u32| Entity {
            key: n.to_string(),
            name: format!("Name {n}"),
            kind: EntityKind::Place,
            aliases: vec![],
            mentions: 1,
            documents: 1,
            country: None,
            coordinates: None,
        };
        Corpus {
            documents: documents.into_iter().enumerate().map(dated).collect(),
            entities: (0..3).map(entity).collect(),
            ..Corpus::default()
        }
    }

    pub fn gathered(documents: Vec<Document>) -> (Corpus, Figures) {
        let corpus = corpus(documents);
        let all: Vec<DocId> = corpus.documents().map(|(id, _)| id).collect();
        let figures = Figures::new(&corpus, &all);
        (corpus, figures)
    }

    fn sent(words: &str, value: f64, of: &str) -> Document {
        counted(
            document(&format!("It sent {words} there.")),
            words,
            value,
            of,
        )
    }

    #[test]
    fn equal_figures_are_one_entry_and_others_stay_apart() {
        let (_, figures) = gathered(vec![
            sent("50 crates", 50.0, "crates"),
            sent("50 crate", 50.0, "crate"),
            sent("70 crates", 70.0, "crates"),
            sent("50 gloves", 50.0, "gloves"),
        ]);
        let told: Vec<(usize, usize)> = (figures.entries.iter())
            .map(|e| (e.places.len(), e.articles))
            .collect();
        assert_eq!(told, [(2, 2), (1, 1), (1, 1)]);
        let things: Vec<(&str, usize)> = (figures.things.iter())
            .map(|t| (t.words.as_str(), t.statements))
            .collect();
        assert_eq!(things, [("crates", 3), ("gloves", 1)]);
        assert_eq!(figures.units, [(None, 4)]);
    }

    #[test]
    fn what_counts_nothing_known_is_never_merged() {
        let nothing = || {
            let mut d = sent("50", 50.0, "x");
            d.figures[0].of = None;
            d
        };
        let (_, figures) = gathered(vec![nothing(), nothing()]);
        assert_eq!(figures.entries.len(), 2);
        assert!(figures.things.is_empty());
    }

    #[test]
    fn statements_for_other_dates_stay_apart() {
        let day = |d| Told::Days(Interval::day(date(2020, 5, d)));
        let published = Told::Published(Interval::day(date(2020, 5, 9)));
        assert!(one_date(day(1), day(1)) && !one_date(day(1), day(2)));
        assert!(one_date(day(1), published) && one_date(published, Told::Never));
    }
}
