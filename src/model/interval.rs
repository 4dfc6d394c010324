//! Calendar time with an honest precision.

use jiff::civil::{Date, Time};

/// How finely a date is known. Ordered from fine to coarse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// A minute of a day.
    Minute,
    /// A part of a day (morning, night).
    PartOfDay,
    /// A whole day.
    Day,
    /// Monday to Sunday, or a weekend.
    Week,
    /// A month.
    Month,
    /// A quarter of a year, or a season.
    Quarter,
    /// A half year.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// Anything else with two ends ("from 3 to 9 May", "the last five years").
    Range,
}

impl Precision {
    /// The word of the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Minute => "minute",
            Self::PartOfDay => "part-of-day",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Range => "range",
        }
    }
}

/// Days from `earliest` to `latest`, both included; `earliest <= latest`.
///
/// Proleptic Gregorian; 264 BC is the year -263.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Interval {
    /// First day that is possible.
    pub earliest: Date,
    /// Last day that is possible.
    pub latest: Date,
    /// How finely the text names it.
    pub precision: Precision,
}

impl Interval {
    /// One day.
    pub fn day(date: Date) -> Self {
        Self {
            earliest: date,
            latest: date,
            precision: Precision::Day,
        }
    }

    /// Days from the first to the last, both included; swapped if given in the wrong order.
    pub fn new(a: Date, b: Date, precision: Precision) -> Self {
        Self {
            earliest: a.min(b),
            latest: a.max(b),
            precision,
        }
    }

    /// Number of days, at least 1.
    pub fn days(self) -> i64 {
        day_number(self.latest) - day_number(self.earliest) + 1
    }

    /// Whether the two have a day in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.earliest <= other.latest && other.earliest <= self.latest
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.earliest <= other.earliest && other.latest <= self.latest
    }
}

/// Days since 1970-01-01: the unit of the timeline's axis.
pub(crate) fn day_number(date: Date) -> i64 {
    date.to_datetime(Time::midnight())
        .duration_since(jiff::civil::date(1970, 1, 1).to_datetime(Time::midnight()))
        .as_hours()
        / 24
}

/// Name of a month of the year, from 1; empty if there is no such month.
pub(crate) fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let index = usize::try_from(month.saturating_sub(1)).ok();
    index
        .and_then(|i| NAMES.get(i))
        .copied()
        .unwrap_or_default()
}

/// A publication date, as finely as it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The day (the first of the month or year where only these are known).
    pub date: Date,
    /// Time of day, where given.
    pub time: Option<Time>,
    /// `Minute`, `Day`, `Month` or `Year`.
    pub precision: Precision,
}

impl Moment {
    /// A whole day.
    pub fn day(date: Date) -> Self {
        Self {
            date,
            time: None,
            precision: Precision::Day,
        }
    }

    /// The days that it may mean.
    pub fn interval(self) -> Interval {
        match self.precision {
            Precision::Month => Interval::new(
                self.date.first_of_month(),
                self.date.last_of_month(),
                Precision::Month,
            ),
            Precision::Year => Interval::new(
                self.date.first_of_year(),
                self.date.last_of_year(),
                Precision::Year,
            ),
            _ => Interval::day(self.date),
        }
    }

    /// ISO 8601, cut to the precision: `2021-03-07T18:59`, `2021-03-07`, `2021-03`, `2021`.
    pub fn iso(self) -> String {
        let (y, m, d) = (self.date.year(), self.date.month(), self.date.day());
        match (self.precision, self.time) {
            (Precision::Year, _) => format!("{y:04}"),
            (Precision::Month, _) => format!("{y:04}-{m:02}"),
            (Precision::Minute, Some(t)) => {
                format!("{y:04}-{m:02}-{d:02}T{:02}:{:02}", t.hour(), t.minute())
            }
            _ => format!("{y:04}-{m:02}-{d:02}"),
        }
    }
}
