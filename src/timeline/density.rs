//! How much is told of each stretch of time.

use super::{Axis, days};
use crate::index::Index;
use crate::model::Corpus;
use crate::query::Results;

/// Events by column, each event counting one in all: a vague one is spread over its columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Density {
    /// All events.
    pub total: Vec<f32>,
    /// Matching events.
    pub matching: Vec<f32>,
    /// The largest total, at least 1.
    pub largest: f32,
}

/// Counts events in `columns` equal parts of the axis. Linear in events and columns.
pub fn density(
    corpus: &Corpus,
    index: &Index,
    results: &Results,
    axis: Axis,
    columns: usize,
) -> Density {
    let mut total = Spread::new(columns);
    let mut matching = Spread::new(columns);
    for id in &index.by_time {
        let Some((from, to)) = corpus.event(*id).interval.map(days) else {
            continue;
        };
        if !axis.shows(from, to) {
            continue;
        }
        let a = axis.at(from) * columns as f64;
        let b = axis.at(to) * columns as f64;
        total.add(a, b);
        if results.has(*id) {
            matching.add(a, b);
        }
    }
    let total = total.columns();
    let largest = total.iter().copied().fold(1.0, f32::max);
    Density {
        total,
        matching: matching.columns(),
        largest,
    }
}

/// Differences from column to column, summed up at the end, so that a long event costs no more.
struct Spread {
    steps: Vec<f32>,
}

impl Spread {
    fn new(columns: usize) -> Self {
        Self {
            steps: vec![0.0; columns + 1],
        }
    }

    fn add(&mut self, from: f64, to: f64) {
        let columns = self.steps.len() - 1;
        if columns == 0 {
            return;
        }
        let first = (from.max(0.0) as usize).min(columns - 1);
        let last = ((to.ceil() - 1.0).max(0.0) as usize).clamp(first, columns - 1);
        let share = 1.0 / (to.ceil() - from.floor()).max(1.0) as f32;
        self.steps[first] += share;
        self.steps[last + 1] -= share;
    }

    fn columns(self) -> Vec<f32> {
        let mut sum = 0.0;
        let mut columns: Vec<f32> = self
            .steps
            .iter()
            .map(|s| {
                sum += s;
                sum.max(0.0)
            })
            .collect();
        columns.pop();
        columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_counts_one_however_vague() {
        let mut spread = Spread::new(10);
        spread.add(2.0, 3.0);
        spread.add(4.0, 9.0);
        let columns = spread.columns();
        assert!((columns.iter().sum::<f32>() - 2.0).abs() < 1e-5);
        assert!((columns[5] - 0.2).abs() < 1e-5);
    }
}
