//! Which entries of the figure ledger are shown, and in which order.

use super::figures::{Entry, Figures};
use crate::index::Index;
use crate::model::{Corpus, EntityId};
use std::cmp::Ordering;

/// A column of the ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Column {
    /// By article and place in it: the order in which one reads.
    #[default]
    Reading,
    /// The number.
    Value,
    /// Its unit.
    Unit,
    /// What it counts.
    Thing,
    /// Who states it.
    Speaker,
    /// For which date.
    Date,
    /// How many articles state it, and which.
    Article,
}

/// What of the ledger is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FigureFilter {
    /// Words that must stand in thing, unit, speaker, source or sentence.
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
        let all = Self {
            by: self.by,
            reversed: self.reversed,
            ..Self::default()
        };
        *self == all
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
    /// Indices of the entries asked for, in the order asked for.
    pub fn select(&self, corpus: &Corpus, index: &Index, asked: &FigureFilter) -> Vec<usize> {
        let words: Vec<String> = asked
            .text
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let thing = asked.thing.as_ref().map(|(words, unit)| {
            let same = |t: &super::Thing| t.words == *words && t.unit == *unit;
            self.things.iter().position(same)
        });
        let shown = |entry: &Entry| {
            thing.is_none_or(|t| t.is_some() && entry.thing == t)
                && (asked.unit.as_ref()).is_none_or(|u| entry.first().of(corpus).unit == *u)
                && asked.speaker.is_none_or(|s| entry.speakers.contains(&s))
                && (!asked.disputed || !entry.disputes.is_empty())
                && (!asked.growing || self.grows(entry))
                && (words.is_empty() || self.says(corpus, index, entry, &words))
        };
        let mut rows: Vec<usize> = (0..self.entries.len())
            .filter(|n| shown(&self.entries[*n]))
            .collect();
        self.sort(corpus, index, asked, &mut rows);
        rows
    }

    /// Whether what an entry counts is counted for three dates or more.
    pub fn grows(&self, entry: &Entry) -> bool {
        entry.thing.is_some_and(|t| self.things[t].series.is_some())
    }

    fn says(&self, corpus: &Corpus, index: &Index, entry: &Entry, words: &[String]) -> bool {
        let at = entry.first();
        let document = corpus.document(at.document);
        let figure = at.of(corpus);
        let sentence = document.sentence_at(figure.span.start);
        let mut all = sentence
            .map_or("", |s| document.sentences[s].of(&document.text))
            .to_lowercase();
        let mut add = |words: &str| {
            all.push('\n');
            all.push_str(&words.to_lowercase());
        };
        add(figure.of.as_deref().unwrap_or_default());
        add(figure.unit.as_deref().unwrap_or_default());
        add(index.source(at.document));
        for speaker in &entry.speakers {
            add(&corpus.entity(*speaker).name);
        }
        words.iter().all(|w| all.contains(w.as_str()))
    }

    fn sort(&self, corpus: &Corpus, index: &Index, asked: &FigureFilter, rows: &mut [usize]) {
        let value = |n: &usize| self.entries[*n].first().of(corpus).value;
        // What is not known comes last, whichever way the rest goes.
        let order = |known: (bool, bool), order: Ordering| match known {
            (true, true) if asked.reversed => order.reverse(),
            (true, true) => order,
            (a, b) => b.cmp(&a),
        };
        match asked.by {
            Column::Reading if asked.reversed => rows.reverse(),
            Column::Reading => {}
            Column::Value => {
                rows.sort_by(|a, b| order((true, true), value(a).total_cmp(&value(b))));
            }
            Column::Unit => {
                let unit = |n: &usize| self.entries[*n].first().of(corpus).unit.as_deref();
                rows.sort_by(|a, b| {
                    let (x, y) = (unit(a), unit(b));
                    let same = || value(a).total_cmp(&value(b));
                    order((x.is_some(), y.is_some()), x.cmp(&y).then_with(same))
                });
            }
            Column::Thing => {
                let thing = |n: &usize| self.entries[*n].thing;
                let words = |t: Option<usize>| t.map(|t| self.things[t].words.to_lowercase());
                let mut keyed: Vec<_> = rows
                    .iter()
                    .map(|n| (words(thing(n)), thing(n), *n))
                    .collect();
                keyed.sort_by(|a, b| {
                    let known = (a.0.is_some(), b.0.is_some());
                    let same = || {
                        self.entries[a.2]
                            .told
                            .days()
                            .cmp(&self.entries[b.2].told.days())
                    };
                    order(known, a.0.cmp(&b.0).then(a.1.cmp(&b.1))).then_with(same)
                });
                for (row, (.., n)) in rows.iter_mut().zip(keyed) {
                    *row = n;
                }
            }
            Column::Speaker => {
                let name = |n: &usize| {
                    let first = self.entries[*n].speakers.first();
                    first.map(|s| corpus.entity(*s).name.as_str())
                };
                rows.sort_by(|a, b| {
                    let (x, y) = (name(a), name(b));
                    order((x.is_some(), y.is_some()), x.cmp(&y))
                });
            }
            Column::Date => {
                let days = |n: &usize| self.entries[*n].told.days();
                rows.sort_by(|a, b| {
                    let (x, y) = (days(a), days(b));
                    order((x.is_some(), y.is_some()), x.cmp(&y))
                });
            }
            Column::Article => {
                let key = |n: &usize| {
                    let entry = &self.entries[*n];
                    let source = index.source(entry.first().document);
                    (std::cmp::Reverse(entry.articles), source)
                };
                rows.sort_by(|a, b| order((true, true), key(a).cmp(&key(b))));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::{counted, document};
    use crate::ledger::figures::tests::gathered;

    fn some() -> (Corpus, Figures, Index) {
        let told = |n: f64, of: &str, unit: Option<&str>| {
            let words = format!("{n} {of}");
            let mut d = counted(document(&format!("There were {words}.")), &words, n, of);
            d.figures[0].unit = unit.map(str::to_owned);
            d
        };
        let (corpus, figures) = gathered(vec![
            told(50.0, "masks", None),
            told(7.0, "roads", Some("km")),
            told(900.0, "gloves", None),
        ]);
        let index = Index::new(&corpus);
        (corpus, figures, index)
    }

    fn asked(filter: &FigureFilter) -> Vec<usize> {
        let (corpus, figures, index) = some();
        figures.select(&corpus, &index, filter)
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
        assert_eq!(asked(&text("GLOV there")), [2]);
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
