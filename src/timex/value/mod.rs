//! TIMEX3 values: what an expression means. [`print`] and [`parse`] give and take their text.

mod parse;
mod print;

use super::calendar;
use crate::model::{Interval, Precision};
use jiff::civil::{Date, date};

pub use parse::NotAValue;

/// A stretch of the calendar. Years are astronomical: 264 BC is -263.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stretch {
    /// A hundred years; 19 is 1900 to 1999, the 20th century.
    Century(i16),
    /// Ten years; 197 is 1970 to 1979.
    Decade(i16),
    /// A year.
    Year(i16),
    /// Half a year, 1 or 2.
    Half(i16, i8),
    /// A quarter of a year, 1 to 4.
    Quarter(i16, i8),
    /// A season of the northern half of the earth; winter begins in the December of its year.
    Season(i16, Season),
    /// A month, 1 to 12.
    Month(i16, i8),
    /// A week of ISO 8601, 1 to 53, Monday to Sunday.
    Week(i16, i8),
    /// Saturday and Sunday of a week.
    Weekend(i16, i8),
    /// A day.
    Day(Date),
}

/// A season.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A part of the day, or a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeOfDay {
    /// Morning.
    Morning,
    /// Midday.
    Midday,
    /// Afternoon.
    Afternoon,
    /// Evening.
    Evening,
    /// Night.
    Night,
    /// Daytime.
    Daytime,
    /// Hour alone, 0 to 24.
    Hour(i8),
    /// Hour and minute.
    Minute(i8, i8),
    /// Hour, minute and second.
    Second(i8, i8, i8),
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

/// What an expression means.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A stretch of the calendar.
    Date(Stretch),
    /// A time on a day.
    Time(Date, TimeOfDay),
    /// So many units, in hundredths; `None` for an unknown number.
    Length(Option<u32>, Unit),
    /// Two lengths together, in whole units: two years and three months.
    Sum([(u32, Unit); 2]),
    /// Now, without a date.
    Present,
    /// Some time ago.
    Past,
    /// Some time to come.
    Future,
    /// Parts of it are not known: `XXXX-05-15`, `XXXX-WXX-5`, `XXXX-XX-XXTMO`.
    Partial(Partial),
}

/// A date of which the year, at least, is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Partial {
    /// `XXXX`
    Year,
    /// `XXXX-05`, or `XXXX-XX`.
    Month(Option<i8>),
    /// `XXXX-05-15`; the month may be unknown.
    Day(Option<i8>, Option<i8>),
    /// `XXXX-WXX`, `XXXX-WXX-WE`
    Week {
        /// Whether only its end is meant.
        end: bool,
    },
    /// `XXXX-WXX-5`: Monday is 1.
    Weekday(i8),
    /// `XXXX-Q2`, or `XXXX-QX`
    Quarter(Option<i8>),
    /// `XXXX-H1`
    Half(i8),
    /// `XXXX-SU`
    Season(Season),
    /// `XXX`
    Decade,
    /// `XX`
    Century,
    /// `XXXX-XX-XXTMO`, `XXXX-XX-XXT10:30`
    Time(TimeOfDay),
    /// `XXXX-WXX-5TMO`
    WeekdayTime(i8, TimeOfDay),
    /// `XXXX-05-15TEV`
    DayTime(i8, i8, TimeOfDay),
}

impl Season {
    pub(super) const ALL: [(Self, &'static str, i8); 4] = [
        (Self::Spring, "SP", 3),
        (Self::Summer, "SU", 6),
        (Self::Autumn, "FA", 9),
        (Self::Winter, "WI", 12),
    ];

    fn code(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// Its first month.
    pub fn month(self) -> i8 {
        Self::ALL[self as usize].2
    }
}

const PARTS: [(TimeOfDay, &str); 6] = [
    (TimeOfDay::Morning, "MO"),
    (TimeOfDay::Midday, "MI"),
    (TimeOfDay::Afternoon, "AF"),
    (TimeOfDay::Evening, "EV"),
    (TimeOfDay::Night, "NI"),
    (TimeOfDay::Daytime, "DT"),
];

const UNITS: [(Unit, &str); 13] = [
    (Unit::Second, "TS"),
    (Unit::Minute, "TM"),
    (Unit::Hour, "TH"),
    (Unit::Weekend, "WE"),
    (Unit::Day, "D"),
    (Unit::Week, "W"),
    (Unit::Month, "M"),
    (Unit::Quarter, "Q"),
    (Unit::Half, "H"),
    (Unit::Year, "Y"),
    (Unit::Decade, "DE"),
    (Unit::Century, "CE"),
    (Unit::Millennium, "ML"),
];

impl Stretch {
    /// The days of it. `None` outside the years -9999 to 9999.
    pub fn interval(self) -> Option<Interval> {
        let years = |first: i32, n: i32, precision| {
            let first = i16::try_from(first).ok()?;
            let last = i16::try_from(i32::from(first) + n - 1).ok()?;
            Some(Interval::new(
                Date::new(first, 1, 1).ok()?,
                Date::new(last, 12, 31).ok()?,
                precision,
            ))
        };
        let months = |year: i16, first: i8, n: i8, precision| {
            let start = Date::new(year, first, 1).ok()?;
            let last = calendar::add_months(start, i64::from(n) - 1)?.last_of_month();
            Some(Interval::new(start, last, precision))
        };
        let week = |year, week, from: i64, precision| {
            let monday = calendar::monday_of(year, week)?;
            let first = calendar::add_days(monday, from)?;
            Some(Interval::new(
                first,
                calendar::add_days(monday, 6)?,
                precision,
            ))
        };
        match self {
            // The 470s BC end with 470 BC, which is the year -469.
            Self::Century(c) if c < 0 => years(i32::from(c) * 100 + 1, 100, Precision::Century),
            Self::Decade(d) if d < 0 => years(i32::from(d) * 10 + 2, 10, Precision::Decade),
            Self::Century(c) => years(i32::from(c) * 100, 100, Precision::Century),
            Self::Decade(d) => years(i32::from(d) * 10, 10, Precision::Decade),
            Self::Year(y) => years(i32::from(y), 1, Precision::Year),
            Self::Half(y, h) => months(y, h * 6 - 5, 6, Precision::Half),
            Self::Quarter(y, q) => months(y, q * 3 - 2, 3, Precision::Quarter),
            Self::Season(y, s) => months(y, s.month(), 3, Precision::Quarter),
            Self::Month(y, m) => months(y, m, 1, Precision::Month),
            Self::Week(y, w) => week(y, w, 0, Precision::Week),
            Self::Weekend(y, w) => week(y, w, 5, Precision::Week),
            Self::Day(d) => Some(Interval::day(d)),
        }
    }

    /// The stretch of a unit that holds a day.
    pub fn around(day: Date, unit: Unit) -> Self {
        let (year, month) = (day.year(), day.month());
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(day),
            Unit::Week | Unit::Weekend => {
                let (y, w) = calendar::week_of(day);
                if unit == Unit::Week {
                    Self::Week(y, w)
                } else {
                    Self::Weekend(y, w)
                }
            }
            Unit::Month => Self::Month(year, month),
            Unit::Quarter => Self::Quarter(year, (month + 2) / 3),
            Unit::Half => Self::Half(year, (month + 5) / 6),
            Unit::Year => Self::Year(year),
            // 490 BC, the year -489, is of the 490s.
            Unit::Decade if year < 1 => Self::Decade(-1 - (1 - year) / 10),
            Unit::Century | Unit::Millennium if year < 1 => Self::Century((year - 100) / 100),
            Unit::Decade => Self::Decade(year.div_euclid(10)),
            Unit::Century | Unit::Millennium => Self::Century(year.div_euclid(100)),
        }
    }
}

impl Value {
    /// The days it names, if it names any.
    pub fn interval(&self) -> Option<Interval> {
        match self {
            Self::Date(stretch) => stretch.interval(),
            Self::Time(day, time) => Some(Interval {
                precision: match time {
                    TimeOfDay::Hour(_) | TimeOfDay::Minute(..) | TimeOfDay::Second(..) => {
                        Precision::Minute
                    }
                    _ => Precision::PartOfDay,
                },
                ..Interval::day(*day)
            }),
            _ => None,
        }
    }
}

/// The day that begins a stretch; the first of 1970 outside the calendar.
pub(super) fn first_day(stretch: Stretch) -> Date {
    stretch.interval().map_or(date(1970, 1, 1), |i| i.earliest)
}

#[cfg(test)]
mod tests;
