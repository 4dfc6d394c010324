//! What the figure ledger holds.

use crate::ledger::stated::Stated;
use crate::model::{Corpus, DocId, EntityId, Figure, Interval};

/// A figure at a place of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureAt {
    /// The article.
    pub document: DocId,
    /// Index into its figures.
    pub figure: u32,
}

impl FigureAt {
    /// The figure, in the corpus that the ledger was made of.
    pub fn of(self, corpus: &Corpus) -> &Figure {
        &corpus.document(self.document).figures[self.figure as usize]
    }
}

/// For which date a figure is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Told {
    /// The sentence says for which.
    Days(Interval),
    /// It does not: the day on which the article was published.
    Published(Interval),
    /// Neither is known.
    Never,
}

impl Told {
    /// The days, if any are known.
    pub fn days(self) -> Option<Interval> {
        match self {
            Self::Days(days) | Self::Published(days) => Some(days),
            Self::Never => None,
        }
    }
}

/// One number of one thing for one date, in one or several articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Where it stands, in the order of the articles; at least one.
    pub places: Vec<FigureAt>,
    /// Index into `Figures::things`, if what is counted is known.
    pub thing: Option<usize>,
    /// Who states it, where a sentence says so; each once.
    pub speakers: Vec<EntityId>,
    /// For which date.
    pub told: Told,
    /// How many articles state it.
    pub articles: usize,
    /// Indices into `Corpus::disagreements` in which it takes part, ordered.
    pub disputes: Vec<usize>,
}

impl Entry {
    /// The place that is shown.
    pub fn first(&self) -> FigureAt {
        self.places[0]
    }
}

/// What figures count, in a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    /// As most articles call it.
    pub words: String,
    /// The unit; `None` for a plain count.
    pub unit: Option<String>,
    /// How often it is stated.
    pub statements: usize,
    /// How it grows or falls, if it is counted for three dates or more.
    pub series: Option<Series>,
}

/// All figures of some articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// By article and place of the first statement.
    pub entries: Vec<Entry>,
    /// What is counted, most stated first.
    pub things: Vec<Thing>,
    /// Units, most stated first; `None` for plain counts.
    pub units: Vec<Stated<Option<String>>>,
    /// Who states figures, most statements first.
    pub speakers: Vec<Stated<EntityId>>,
    /// The entries in the order of each column.
    pub(super) orders: Vec<Order>,
}

/// A figure on a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Days since 1970-01-01: the unit of the timeline's axis.
    pub day: f64,
    /// The value.
    pub value: f64,
    /// Index into `Figures::entries`.
    pub entry: usize,
}

/// The same thing counted for several dates, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// At least three dates with at least two values.
    pub points: Vec<Point>,
    /// Number of dates.
    pub dates: usize,
}

/// The entries in the order of a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Order {
    pub entries: Vec<u32>,
    /// So many have something in that column; the others come last, whichever way the rest goes.
    pub known: usize,
}
