//! How much is told of each stretch of time.

use super::{Axis, days};
use crate::index::Index;
use crate::model::Corpus;
use crate::query::Results;

/// Events by day, each event counting one in all: a vague one is spread over its days. Made once
/// for an answer, so that any stretch of it costs only its days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DayCounts {
    /// Day number of the first entry.
    first: i64,
    /// Sums of all events before each day, and of all days at the end.
    total: Vec<f64>,
    /// The same of matching events.
    matching: Vec<f64>,
}

/// Events by column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Density {
    /// All events.
    pub total: Vec<f32>,
    /// Matching events.
    pub matching: Vec<f32>,
    /// The largest total, at least 1.
    pub largest: f32,
}

/// Longest stretch that is counted by day, about 4,000 years: bounds the memory.
const MOST_DAYS: i64 = 1_500_000;

impl DayCounts {
    /// Counts the dated events of an answer; those beyond a very long stretch are left out.
    pub fn new(corpus: &Corpus, index: &Index, results: &Results) -> Self {
        let stretch = |id| corpus.event(id).interval.map(days);
        let ends = || index.by_time.iter().filter_map(|id| stretch(*id));
        let last = ends().map(|s| s.1).fold(f64::MIN, f64::max) as i64;
        let first = (ends().map(|s| s.0).fold(f64::MAX, f64::min) as i64).max(last - MOST_DAYS);
        let length = (last - first).max(0) as usize;
        let (mut total, mut matching) = (vec![0.0; length + 2], vec![0.0; length + 2]);
        for id in &index.by_time {
            let Some((from, to)) = stretch(*id) else {
                continue;
            };
            let (a, b) = (from as i64 - first, to as i64 - first);
            if a < 0 || b <= a {
                continue;
            }
            let share = 1.0 / (b - a) as f64;
            let add = |steps: &mut Vec<f64>| {
                steps[a as usize + 1] += share;
                steps[b as usize + 1] -= share;
            };
            add(&mut total);
            if results.has(*id) {
                add(&mut matching);
            }
        }
        Self {
            first,
            total: summed(total),
            matching: summed(matching),
        }
    }

    /// The counts in `columns` equal parts of an axis.
    pub fn density(&self, axis: Axis, columns: usize) -> Density {
        let of = |sums: &[f64]| -> Vec<f32> {
            let edge = |i: usize| self.before(sums, axis.day(i as f64 / columns as f64));
            (0..columns)
                .map(|i| (edge(i + 1) - edge(i)).max(0.0) as f32)
                .collect()
        };
        let total = of(&self.total);
        let largest = total.iter().copied().fold(1.0, f32::max);
        Density {
            matching: of(&self.matching),
            total,
            largest,
        }
    }

    /// Events before a moment; within a day they grow evenly.
    fn before(&self, sums: &[f64], day: f64) -> f64 {
        let at = day - self.first as f64;
        let Some(last) = sums.len().checked_sub(1) else {
            return 0.0;
        };
        if at <= 0.0 {
            return 0.0;
        }
        let whole = (at as usize).min(last);
        let next = (whole + 1).min(last);
        sums[whole] + (sums[next] - sums[whole]) * (at - whole as f64).min(1.0)
    }
}

/// Steps from day to day, summed twice: first to counts of a day, then to counts before it.
fn summed(steps: Vec<f64>) -> Vec<f64> {
    let (mut count, mut before) = (0.0, 0.0);
    let mut sums = Vec::with_capacity(steps.len());
    for step in steps {
        count += step;
        before += count;
        sums.push(before);
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One event on days 2 (half open), one over days 4 to 9.
    fn counts() -> DayCounts {
        let mut steps = vec![0.0; 12];
        for (a, b) in [(2, 3), (4, 9)] {
            let share = 1.0 / (b - a) as f64;
            steps[a + 1] += share;
            steps[b + 1] -= share;
        }
        let sums = summed(steps);
        DayCounts {
            first: 100,
            total: sums.clone(),
            matching: sums,
        }
    }

    #[test]
    fn an_event_counts_one_however_vague() {
        let density = counts().density(
            Axis {
                from: 100.0,
                to: 110.0,
            },
            10,
        );
        assert!((density.total.iter().sum::<f32>() - 2.0).abs() < 1e-5);
        assert!((density.total[2] - 1.0).abs() < 1e-5);
        assert!((density.total[5] - 0.2).abs() < 1e-5);
        assert!(density.total[3] == 0.0);
    }

    #[test]
    fn other_columns_and_stretches_lose_nothing() {
        let wide = counts().density(
            Axis {
                from: 0.0,
                to: 1000.0,
            },
            7,
        );
        assert!((wide.total.iter().sum::<f32>() - 2.0).abs() < 1e-5);
        let beside = counts().density(
            Axis {
                from: 0.0,
                to: 50.0,
            },
            7,
        );
        assert!(beside.total.iter().all(|c| *c == 0.0));
        let fine = counts().density(
            Axis {
                from: 102.0,
                to: 103.0,
            },
            4,
        );
        assert!(fine.total.iter().all(|c| (c - 0.25).abs() < 1e-5));
    }
}
