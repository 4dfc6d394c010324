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
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn prints_as_timex3() {
        let text = |v: Value| v.to_string();
        assert_eq!(text(Value::Date(Stretch::Year(-263))), "BC0264");
        assert_eq!(text(Value::Date(Stretch::Decade(197))), "197");
        assert_eq!(text(Value::Length(Some(550), Unit::Hour)), "PT5H30M");
        assert_eq!(text(Value::Length(None, Unit::Month)), "PXM");
        assert_eq!(text(Value::Length(Some(150), Unit::Year)), "P1.5Y");
        assert_eq!(text(Value::Length(Some(150), Unit::Minute)), "PT1M30S");
        assert_eq!(
            text(Value::Sum([(2, Unit::Year), (3, Unit::Month)])),
            "P2Y3M"
        );
        assert_eq!(
            text(Value::Sum([(1, Unit::Day), (6, Unit::Hour)])),
            "P1DT6H"
        );
        assert_eq!(text(Value::Partial(Partial::Weekday(5))), "XXXX-WXX-5");
    }

    #[test]
    fn intervals_are_the_calendars() {
        let of = |text: &str| {
            let i = text.parse::<Value>().ok()?.interval()?;
            Some(format!("{} {}", i.earliest, i.latest))
        };
        assert_eq!(of("2020-W20").as_deref(), Some("2020-05-11 2020-05-17"));
        assert_eq!(of("2020-W20-WE").as_deref(), Some("2020-05-16 2020-05-17"));
        assert_eq!(of("2019-WI").as_deref(), Some("2019-12-01 2020-02-29"));
        assert_eq!(of("2020-Q2").as_deref(), Some("2020-04-01 2020-06-30"));
        assert_eq!(of("19").as_deref(), Some("1900-01-01 1999-12-31"));
        assert_eq!(of("P3D"), None);
    }

    fn stretches() -> impl Strategy<Value = Stretch> {
        let y = -9998i16..=9998;
        let s = prop_oneof![
            Just(Season::Spring),
            Just(Season::Summer),
            Just(Season::Autumn),
            Just(Season::Winter)
        ];
        prop_oneof![
            (-99i16..=99).prop_map(Stretch::Century),
            (-999i16..=999).prop_map(Stretch::Decade),
            y.clone().prop_map(Stretch::Year),
            (y.clone(), 1i8..=2).prop_map(|(y, n)| Stretch::Half(y, n)),
            (y.clone(), 1i8..=4).prop_map(|(y, n)| Stretch::Quarter(y, n)),
            (y.clone(), s).prop_map(|(y, s)| Stretch::Season(y, s)),
            (y.clone(), 1i8..=12).prop_map(|(y, n)| Stretch::Month(y, n)),
            (y.clone(), 1i8..=52).prop_map(|(y, n)| Stretch::Week(y, n)),
            (y.clone(), 1i8..=52).prop_map(|(y, n)| Stretch::Weekend(y, n)),
            (y, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| Stretch::Day(date(y, m, d))),
        ]
    }

    proptest! {
        #[test]
        fn values_round_trip(stretch in stretches(), n in 0u32..100_000, unit in 0usize..UNITS.len()) {
            let value = Value::Date(stretch);
            prop_assert_eq!(value.to_string().parse::<Value>(), Ok(value.clone()));
            prop_assert!(value.interval().is_some());
            let length = Value::Length(Some(n), UNITS[unit].0);
            let again: Value = length.to_string().parse().unwrap();
            prop_assert_eq!(again.to_string(), length.to_string());
            let sum = Value::Sum([(n, UNITS[unit].0), (n / 7, UNITS[unit / 2].0)]);
            let again: Value = sum.to_string().parse().unwrap();
            prop_assert_eq!(again.to_string(), sum.to_string());
        }

        #[test]
        fn any_text_parses_or_not(text in "[XPTWQ0-9:.BC-]{0,16}|\\PC{0,20}") {
            if let Ok(value) = text.parse::<Value>() {
                let printed = value.to_string();
                prop_assert_eq!(printed.parse::<Value>().map(|v| v.to_string()), Ok(printed));
            }
        }
    }
}
