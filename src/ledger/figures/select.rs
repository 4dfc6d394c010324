//! Which entries of the figure ledger are shown, and in which order.

use super::entry::{Entry, Figures, Thing};
use super::order::Column;
use crate::model::{Corpus, EntityId};
use std::collections::{BTreeSet, HashSet};

/// What of the ledger is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FigureFilter {
    /// Words that must stand in thing, unit, speaker or source.
    pub text: String,
    /// Only of this unit; `Some(None)` for plain counts.
    pub unit: Option<Option<String>>,
    /// Only of this thing, as `Thing::words` and `Thing::unit`.
    pub thing: Option<(String, Option<String>)>,
    /// Only stated by this one.
    pub speaker: Option<EntityId>,
    /// Only those that articles disagree about.
    pub disputed: bool,
    /// Only things counted for three dates or more.
    pub growing: bool,
    /// The column that orders.
    pub by: Column,
    /// From the end to the beginning.
    pub reversed: bool,
}

impl FigureFilter {
    /// Whether all entries are shown.
    pub fn is_empty(&self) -> bool {
        *self == self.cleared()
    }

    /// The same order, and everything shown.
    pub fn cleared(&self) -> Self {
        Self {
            by: self.by,
            reversed: self.reversed,
            ..Self::default()
        }
    }

    /// Orders by a column; by the same one again the other way round.
    pub fn ordered(&self, by: Column) -> Self {
        Self {
            by,
            reversed: self.by == by && !self.reversed,
            ..self.clone()
        }
    }
}

impl Figures {
    /// Indices of the entries asked for, in the order asked for. Linear.
    pub fn select(&self, corpus: &Corpus, asked: &FigureFilter) -> Vec<usize> {
        let words = Words::new(self, corpus, &asked.text);
        let thing = asked.thing.as_ref().map(|(words, unit)| {
            let same = |t: &Thing| t.words == *words && t.unit == *unit;
            self.things.iter().position(same)
        });
        let shown = |n: &usize| {
            let entry = &self.entries[*n];
            thing.is_none_or(|t| t.is_some() && entry.thing == t)
                && (asked.unit.as_ref()).is_none_or(|u| entry.first().of(corpus).unit == *u)
                && asked.speaker.is_none_or(|s| entry.speakers.contains(&s))
                && (!asked.disputed || !entry.disputes.is_empty())
                && (!asked.growing || self.grows(entry))
                && words.iter().all(|w| w.fit(corpus, entry))
        };
        self.order(asked.by, asked.reversed).filter(shown).collect()
    }

    /// Whether what an entry counts is counted for three dates or more.
    pub fn grows(&self, entry: &Entry) -> bool {
        entry.thing.is_some_and(|t| self.things[t].series.is_some())
    }
}

/// What has a word in it; looked up once for all entries.
struct Words {
    things: Vec<bool>,
    speakers: BTreeSet<EntityId>,
    sources: HashSet<String>,
}

impl Words {
    /// One for each word of a text.
    fn new(figures: &Figures, corpus: &Corpus, text: &str) -> Vec<Self> {
        let words = text.split_whitespace().map(str::to_lowercase);
        words.map(|w| Self::of(figures, corpus, &w)).collect()
    }

    fn of(figures: &Figures, corpus: &Corpus, word: &str) -> Self {
        let has = |text: &str| text.to_lowercase().contains(word);
        let thing = |t: &Thing| has(&t.words) || t.unit.as_deref().is_some_and(has);
        let speakers = figures.speakers.iter().map(|(id, _)| *id);
        let sources: HashSet<&str> = (corpus.documents.iter())
            .filter_map(|d| d.source.as_deref())
            .collect();
        Self {
            things: figures.things.iter().map(thing).collect(),
            speakers: speakers
                .filter(|id| has(&corpus.entity(*id).name))
                .collect(),
            sources: (sources.into_iter().filter(|s| has(s)))
                .map(str::to_owned)
                .collect(),
        }
    }

    fn fit(&self, corpus: &Corpus, entry: &Entry) -> bool {
        let source = corpus.document(entry.first().document).source.as_deref();
        entry.thing.is_some_and(|t| self.things[t])
            || entry.speakers.iter().any(|s| self.speakers.contains(s))
            || source.is_some_and(|s| self.sources.contains(s))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::{counted, document};
    use crate::ledger::figures::gather::tests::gathered;

    fn some() -> (Corpus, Figures) {
        let told = |n: f64, of: &str, unit: Option<&str>| {
            let words = format!("{n} {of}");
            let mut d = counted(document(&format!("There were {words}.")), &words, n, of);
            d.figures[0].unit = unit.map(str::to_owned);
            d
        };
        gathered(vec![
            told(50.0, "masks", None),
            told(7.0, "roads", Some("km")),
            told(900.0, "gloves", None),
        ])
    }

    fn asked(filter: &FigureFilter) -> Vec<usize> {
        let (corpus, figures) = some();
        figures.select(&corpus, filter)
    }

    #[test]
    fn columns_order_and_the_other_way_round() {
        let by = |by| FigureFilter::default().ordered(by);
        assert_eq!(asked(&by(Column::Value)), [1, 0, 2]);
        assert_eq!(asked(&by(Column::Value).ordered(Column::Value)), [2, 0, 1]);
        assert_eq!(asked(&by(Column::Thing)), [2, 0, 1]);
        // Plain counts have no unit and stay last.
        assert_eq!(asked(&by(Column::Unit))[0], 1);
        assert_eq!(asked(&by(Column::Unit).ordered(Column::Unit))[0], 1);
        assert_eq!(asked(&by(Column::Date)), [0, 1, 2]);
    }

    #[test]
    fn filters_narrow() {
        let all = FigureFilter::default();
        let text = |text: &str| FigureFilter {
            text: text.to_owned(),
            ..all.clone()
        };
        assert_eq!(asked(&text("GLOV")), [2]);
        assert_eq!(asked(&text("nothing")), [0usize; 0]);
        let unit = FigureFilter {
            unit: Some(Some("km".to_owned())),
            ..all.clone()
        };
        assert_eq!(asked(&unit), [1]);
        let thing = FigureFilter {
            thing: Some(("masks".to_owned(), None)),
            ..all.clone()
        };
        assert_eq!(asked(&thing), [0]);
        assert!(!thing.is_empty() && thing.cleared().is_empty());
        let gone = FigureFilter {
            thing: Some(("ships".to_owned(), None)),
            ..all.clone()
        };
        assert_eq!(asked(&gone), [0usize; 0]);
        let disputed = FigureFilter {
            disputed: true,
            ..all
        };
        assert_eq!(asked(&disputed), [0usize; 0]);
    }
}
