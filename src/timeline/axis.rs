//! A stretch of time on a line.

use crate::index::Index;
use crate::model::{Corpus, EventId, Interval, day_number};
use crate::query::Results;
use jiff::civil::{Date, date};

/// A visible stretch of time, in days since 1970-01-01; `from < to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Left end.
    pub from: f64,
    /// Right end.
    pub to: f64,
}

/// Shortest stretch one can zoom to.
const SHORTEST: f64 = 2.0;

/// Longest stretch: all years that dates can have.
const LONGEST: f64 = 7_000_000.0;

impl Axis {
    /// From one day to another; widened to the shortest stretch if need be.
    pub fn new(from: f64, to: f64) -> Self {
        let (from, to) = if from <= to { (from, to) } else { (to, from) };
        let lack = (SHORTEST - (to - from)).max(0.0) / 2.0;
        Self {
            from: from - lack,
            to: to + lack,
        }
    }

    /// Length in days.
    pub fn length(self) -> f64 {
        self.to - self.from
    }

    /// Where a day lies, 0 at the left end and 1 at the right.
    pub fn at(self, day: f64) -> f64 {
        (day - self.from) / self.length()
    }

    /// The day at a place, 0 at the left end and 1 at the right.
    pub fn day(self, at: f64) -> f64 {
        self.from + at * self.length()
    }

    /// Zoomed so that the day under `at` stays there; `factor` over 1 shows less.
    pub fn zoomed(self, at: f64, factor: f64) -> Self {
        let length = (self.length() / factor).clamp(SHORTEST, LONGEST);
        let from = self.day(at) - at * length;
        Self {
            from,
            to: from + length,
        }
    }

    /// Moved by so many days.
    pub fn moved(self, days: f64) -> Self {
        Self {
            from: self.from + days,
            to: self.to + days,
        }
    }

    /// Kept inside another stretch, as far as it fits.
    pub fn within(self, outer: Axis) -> Self {
        let length = self.length().min(outer.length());
        let from = self.from.clamp(outer.from, outer.to - length);
        Self {
            from,
            to: from + length,
        }
    }

    /// With a margin of this share on both sides.
    pub fn padded(self, share: f64) -> Self {
        let pad = self.length() * share;
        Self {
            from: self.from - pad,
            to: self.to + pad,
        }
    }

    /// Whether something from `a` to `b` is at least partly visible.
    pub fn shows(self, a: f64, b: f64) -> bool {
        b >= self.from && a <= self.to
    }

    /// First and last whole day, as far as the calendar reaches.
    pub fn dates(self) -> (Date, Date) {
        (
            to_date(self.from.floor()),
            to_date((self.to - 1e-6).floor()),
        )
    }
}

/// The stretch of an interval: from the start of its first day to the end of its last.
pub fn days(interval: Interval) -> (f64, f64) {
    (
        day_number(interval.earliest) as f64,
        day_number(interval.latest) as f64 + 1.0,
    )
}

/// The date of a day number, at the calendar's ends if it lies beyond.
pub(super) fn to_date(day: f64) -> Date {
    let offset = jiff::Span::new().try_days(day as i64);
    let at = offset.and_then(|span| date(1970, 1, 1).checked_add(span));
    at.unwrap_or(if day < 0.0 { Date::MIN } else { Date::MAX })
}

/// From the first to the last day that any event touches; `None` without dated events.
pub fn extent(corpus: &Corpus, index: &Index) -> Option<Axis> {
    around(corpus, &index.by_time)
}

/// From the first to the last day that matching events touch; `None` if none is dated.
pub fn span_of(corpus: &Corpus, results: &Results) -> Option<Axis> {
    around(corpus, &results.events)
}

fn around(corpus: &Corpus, events: &[EventId]) -> Option<Axis> {
    let intervals = || events.iter().filter_map(|id| corpus.event(*id).interval);
    let from = intervals().map(|i| days(i).0).reduce(f64::min)?;
    let to = intervals().map(|i| days(i).1).reduce(f64::max)?;
    Some(Axis::new(from, to))
}

/// Share of the events that the stretch where most is told is found by, and how much more is shown at
/// either side: of events that are spread evenly all are shown.
const MOST: f64 = 0.7;
const REACH: f64 = 0.8;

/// The stretch where most is told: lone events far off ("since 1949", "by 2060") are left outside,
/// as they would squeeze all others into a corner. `None` without dated events.
pub fn core(corpus: &Corpus, index: &Index) -> Option<Axis> {
    let whole = extent(corpus, index)?;
    let mut middles: Vec<f64> = index
        .by_time
        .iter()
        .filter_map(|id| corpus.event(*id).interval)
        .map(|i| {
            let (a, b) = days(i);
            (a + b) / 2.0
        })
        .collect();
    middles.sort_by(f64::total_cmp);
    let (from, to) = densest(&middles)?;
    Some(
        Axis::new(from - 1.0, to + 1.0)
            .padded(0.02)
            .within(whole.padded(0.02)),
    )
}

/// From the first to the last of the ordered days that lie in the shortest stretch with most of them,
/// or not far from it.
fn densest(middles: &[f64]) -> Option<(f64, f64)> {
    let most = (middles.len().checked_sub(1)? as f64 * MOST).round() as usize;
    let stretches = middles.iter().zip(&middles[most..]);
    let (low, high) = stretches.min_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))?;
    let reach = ((high - low) * REACH).max(45.0);
    let inside = |m: &&f64| **m >= low - reach && **m <= high + reach;
    let first = middles.iter().find(inside)?;
    let last = middles.iter().rev().find(inside)?;
    Some((*first, *last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_spread_evenly_is_all_shown_and_a_long_past_is_not() {
        let even: Vec<f64> = (0..400).map(|day| f64::from(day) * 10.0).collect();
        assert_eq!(densest(&even), Some((0.0, 3990.0)));
        // A year of news, with every fifth event told of the thirty years before.
        let mut told: Vec<f64> = (0..80).map(|n| f64::from(n) * 135.0).collect();
        told.extend((0..320).map(|n| 10_900.0 + f64::from(n)));
        let (from, to) = densest(&told).unwrap_or_default();
        assert!(from > 10_000.0 && to == 11_219.0, "{from} to {to}");
        assert_eq!(densest(&[7.0]), Some((7.0, 7.0)));
        assert_eq!(densest(&[]), None);
    }

    #[test]
    fn dates_of_days() {
        assert_eq!(to_date(18_399.0), date(2020, 5, 17));
        assert_eq!(days(Interval::day(date(2020, 5, 17))), (18_399.0, 18_400.0));
        assert_eq!(
            Axis {
                from: 18_399.0,
                to: 18_401.0
            }
            .dates()
            .1,
            date(2020, 5, 18)
        );
        assert_eq!(to_date(1e12), Date::MAX);
    }

    proptest! {
        #[test]
        fn zooming_keeps_the_day_under_the_pointer(at in 0.0..1.0f64, factor in 0.1..10.0f64) {
            let axis = Axis { from: 18_000.0, to: 18_500.0 };
            let zoomed = axis.zoomed(at, factor);
            prop_assert!((zoomed.day(at) - axis.day(at)).abs() < 1e-6);
            prop_assert!(zoomed.length() >= SHORTEST);
        }

        #[test]
        fn kept_inside(from in -1e5..1e5f64, length in 2.0..1e4f64) {
            let outer = Axis { from: 0.0, to: 1000.0 };
            let axis = Axis { from, to: from + length }.within(outer);
            prop_assert!(axis.from >= outer.from - 1e-6 && axis.to <= outer.to + 1e-6);
        }
    }
}
