//! The orders of the figure ledger, made once, so that changing the order costs no sorting.

use super::entry::{Figures, Order};
use crate::model::Corpus;
use std::cmp::Reverse;

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

/// The columns that have an order of their own.
const COLUMNS: [Column; 6] = [
    Column::Value,
    Column::Unit,
    Column::Thing,
    Column::Speaker,
    Column::Date,
    Column::Article,
];

impl Figures {
    /// Orders the entries by each column.
    pub(super) fn orders(&self, corpus: &Corpus) -> Vec<Order> {
        let figure = |n: u32| self.entries[n as usize].first().of(corpus);
        let value = |n: u32| {
            // The order of numbers as one of bits.
            let bits = figure(n).value.to_bits() as i64;
            bits ^ (((bits >> 63) as u64) >> 1) as i64
        };
        let days = |n: u32| self.entries[n as usize].told.days();
        let things = self.ranks();
        let thing = |n: u32| self.entries[n as usize].thing.map(|t| things[t]);
        let speaker = |n: u32| {
            let first = self.entries[n as usize].speakers.first();
            first.map(|s| corpus.entity(*s).name.as_str())
        };
        let unit = |n: u32| figure(n).unit.as_deref();
        let article = |n: u32| {
            let entry = &self.entries[n as usize];
            let source = corpus.document(entry.first().document).source.as_deref();
            (Reverse(entry.articles), source.is_none(), source)
        };
        let order = |column| match column {
            Column::Reading | Column::Value => self.by(|_| true, value),
            Column::Unit => self.by(|n| unit(n).is_some(), |n| (unit(n), value(n))),
            Column::Thing => self.by(|n| thing(n).is_some(), |n| (thing(n), days(n))),
            Column::Speaker => self.by(|n| speaker(n).is_some(), speaker),
            Column::Date => self.by(|n| days(n).is_some(), days),
            Column::Article => self.by(|_| true, article),
        };
        COLUMNS.into_iter().map(order).collect()
    }

    fn by<K: Ord>(&self, known: impl Fn(u32) -> bool, key: impl Fn(u32) -> K) -> Order {
        let all = 0..self.entries.len() as u32;
        let (mut entries, rest): (Vec<u32>, Vec<u32>) = all.partition(|n| known(*n));
        entries.sort_by_cached_key(|n| key(*n));
        let known = entries.len();
        entries.extend(rest);
        Order { entries, known }
    }

    /// By thing: its place in the alphabet.
    fn ranks(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.things.len()).collect();
        order.sort_by_cached_key(|t| (self.things[*t].words.to_lowercase(), *t));
        let mut ranks = vec![0; order.len()];
        for (rank, thing) in order.into_iter().enumerate() {
            ranks[thing] = rank;
        }
        ranks
    }

    /// Indices of all entries in the order of a column.
    pub(super) fn order(&self, by: Column, reversed: bool) -> Box<dyn Iterator<Item = usize> + '_> {
        let column = COLUMNS.iter().position(|c| *c == by);
        match (column.and_then(|c| self.orders.get(c)), reversed) {
            (None, false) => Box::new(0..self.entries.len()),
            (None, true) => Box::new((0..self.entries.len()).rev()),
            (Some(order), false) => Box::new(order.entries.iter().map(|n| *n as usize)),
            (Some(order), true) => {
                let (known, rest) = order.entries.split_at(order.known);
                Box::new(known.iter().rev().chain(rest).map(|n| *n as usize))
            }
        }
    }
}
