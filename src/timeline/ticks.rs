//! Where the axis is labelled.

use super::Axis;
use super::axis::to_date;
use crate::model::day_number;
use jiff::civil::{Date, date};

/// What the ticks of an axis count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// So many days, from the first of each month.
    Days(i8),
    /// So many months, from January.
    Months(i8),
    /// So many years.
    Years(i16),
}

/// A labelled place on the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Days since 1970-01-01.
    pub day: f64,
    /// Short: "Jan 2020", "Feb", "15".
    pub label: String,
    /// Whether a larger unit begins there.
    pub major: bool,
}

const STEPS: [Unit; 15] = [
    Unit::Days(1),
    Unit::Days(2),
    Unit::Days(5),
    Unit::Days(10),
    Unit::Months(1),
    Unit::Months(3),
    Unit::Months(6),
    Unit::Years(1),
    Unit::Years(2),
    Unit::Years(5),
    Unit::Years(10),
    Unit::Years(25),
    Unit::Years(50),
    Unit::Years(100),
    Unit::Years(1000),
];

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

impl Unit {
    /// Length in days, roughly.
    fn length(self) -> f64 {
        match self {
            Self::Days(n) => f64::from(n),
            Self::Months(n) => f64::from(n) * 30.4,
            Self::Years(n) => f64::from(n) * 365.25,
        }
    }

    /// The last tick on or before a day.
    fn floor(self, day: Date) -> Date {
        match self {
            Self::Days(n) => {
                // The last steps of a month would crowd the next month's first.
                let step = (day.day() - 1) / n * n + 1;
                let step = if n > 1 && step + n / 2 > 30 {
                    step - n
                } else {
                    step
                };
                date(day.year(), day.month(), step.max(1))
            }
            Self::Months(n) => date(day.year(), (day.month() - 1) / n * n + 1, 1),
            Self::Years(n) => date(day.year().div_euclid(n).saturating_mul(n).max(-9999), 1, 1),
        }
    }

    /// The tick after one.
    fn next(self, tick: Date) -> Option<Date> {
        match self {
            Self::Days(n) => {
                let next = tick.checked_add(jiff::Span::new().days(n)).ok()?;
                let crowded = n > 1 && next.day() + n / 2 > 30;
                if next.month() != tick.month() || crowded {
                    tick.first_of_month()
                        .checked_add(jiff::Span::new().months(1))
                        .ok()
                } else {
                    Some(next)
                }
            }
            Self::Months(n) => tick.checked_add(jiff::Span::new().months(n)).ok(),
            Self::Years(n) => tick.checked_add(jiff::Span::new().years(n)).ok(),
        }
    }

    fn label(self, tick: Date, first: bool) -> (String, bool) {
        let month = MONTHS[usize::from(tick.month().unsigned_abs()) - 1];
        let year = year(tick.year());
        match self {
            Self::Years(_) => (year, false),
            Self::Months(_) if tick.month() == 1 || first => {
                (format!("{month} {year}"), tick.month() == 1)
            }
            Self::Months(_) => (month.to_owned(), false),
            Self::Days(_) if first => (format!("{} {month} {year}", tick.day()), tick.day() == 1),
            Self::Days(_) if tick.day() == 1 && tick.month() == 1 => {
                (format!("1 Jan {year}"), true)
            }
            Self::Days(_) if tick.day() == 1 => (format!("1 {month}"), true),
            Self::Days(_) => (tick.day().to_string(), false),
        }
    }
}

/// A year as a reader writes it: 264 BC is the year -263.
fn year(year: i16) -> String {
    if year > 0 {
        year.to_string()
    } else {
        format!("{} BC", 1 - i32::from(year))
    }
}

/// Ticks for an axis that is `width` points wide, at least `gap` points apart.
pub fn ticks(axis: Axis, width: f64, gap: f64) -> (Unit, Vec<Tick>) {
    let least = axis.length() / (width / gap).max(1.0);
    let unit = STEPS
        .into_iter()
        .find(|u| u.length() >= least)
        .unwrap_or(Unit::Years(1000));
    let mut out = Vec::new();
    let mut at = Some(unit.floor(to_date(axis.from.floor())));
    while let Some(tick) = at {
        let day = day_number(tick) as f64;
        if day > axis.to || out.len() > 1000 {
            break;
        }
        if day >= axis.from {
            let (label, major) = unit.label(tick, out.is_empty());
            out.push(Tick { day, label, major });
        }
        at = unit.next(tick);
    }
    (unit, out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(from: Date, to: Date, width: f64) -> Vec<String> {
        let axis = Axis {
            from: day_number(from) as f64,
            to: day_number(to) as f64,
        };
        ticks(axis, width, 60.0)
            .1
            .into_iter()
            .map(|t| t.label)
            .collect()
    }

    #[test]
    fn labels_fit_the_stretch() {
        let d = date;
        assert_eq!(
            labels(d(2020, 1, 1), d(2020, 6, 15), 900.0),
            ["Jan 2020", "Feb", "Mar", "Apr", "May", "Jun"]
        );
        assert_eq!(
            labels(d(2019, 11, 20), d(2021, 6, 30), 240.0),
            ["Jan 2020", "Jul", "Jan 2021"]
        );
        assert_eq!(
            labels(d(2020, 2, 25), d(2020, 3, 4), 600.0)[..6],
            ["25 Feb 2020", "26", "27", "28", "29", "1 Mar"]
        );
        assert_eq!(
            labels(d(-499, 1, 1), d(200, 1, 1), 500.0)[..2],
            ["401 BC", "301 BC"]
        );
    }

    #[test]
    fn never_endless() {
        for (from, to) in [(-5e6, 5e6), (0.0, 2.0), (2_932_000.0, 2_933_000.0)] {
            assert!(ticks(Axis { from, to }, 1000.0, 50.0).1.len() < 200);
        }
    }
}
