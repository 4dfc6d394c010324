//! Dates in words, never more exact than they are known.

use crate::model::{Interval, Precision, month_name};
use jiff::civil::{Date, Weekday};

/// An interval as a reader would write it: `15 May 2020`, `May 2020`, `3–9 May 2020`, `2015–2020`,
/// `week of 11 May 2020`, `1970s`, `20th century`, `264 BC`.
pub fn label(interval: Interval) -> String {
    let (a, b) = (interval.earliest, interval.latest);
    match interval.precision {
        Precision::Week if interval.days() == 7 => format!("week of {}", day(a)),
        Precision::Decade if whole_years(a, b, 10) => format!("{}s", a.year()),
        Precision::Century if whole_years(a, b, 100) => century(a),
        _ => range(a, b),
    }
}

/// Name of the day of the week.
pub fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// A year as printed: `2020`, `264 BC`.
pub fn year(date: Date) -> String {
    match date.year() {
        y @ 1.. => y.to_string(),
        y => format!("{} BC", 1 - i32::from(y)),
    }
}

/// `May`.
pub fn month(date: Date) -> &'static str {
    month_name(date.month())
}

/// `15 May 2020`.
fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), year(date))
}

/// Both ends, what they share said once.
fn range(a: Date, b: Date) -> String {
    let same_year = a.year() == b.year();
    let same_month = same_year && a.month() == b.month();
    if a == b {
        day(a)
    } else if a == a.first_of_year() && b == b.last_of_year() {
        if same_year {
            year(a)
        } else {
            format!("{}–{}", year(a), year(b))
        }
    } else if a == a.first_of_month() && b == b.last_of_month() {
        match (same_month, same_year) {
            (true, _) => format!("{} {}", month(a), year(a)),
            (_, true) => format!("{}–{} {}", month(a), month(b), year(b)),
            _ => format!("{} {} – {} {}", month(a), year(a), month(b), year(b)),
        }
    } else if same_month {
        format!("{}–{}", a.day(), day(b))
    } else if same_year {
        format!("{} {} – {}", a.day(), month(a), day(b))
    } else {
        format!("{} – {}", day(a), day(b))
    }
}

/// Whether the years begin and end with a decade or century, counted from 0 or from 1.
fn whole_years(a: Date, b: Date, years: i16) -> bool {
    a == a.first_of_year()
        && b == b.last_of_year()
        && b.year() - a.year() == years - 1
        && a.year() > 0
}

fn century(first: Date) -> String {
    let n = (first.year() - 1).max(0) / 100 + if first.year() % 100 == 0 { 2 } else { 1 };
    let ending = match (n % 10, n % 100) {
        (1, r) if r != 11 => "st",
        (2, r) if r != 12 => "nd",
        (3, r) if r != 13 => "rd",
        _ => "th",
    };
    format!("{n}{ending} century")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn of(a: (i16, i8, i8), b: (i16, i8, i8), precision: Precision) -> String {
        label(Interval::new(
            date(a.0, a.1, a.2),
            date(b.0, b.1, b.2),
            precision,
        ))
    }

    #[test]
    fn labels_are_as_exact_as_the_interval() {
        use Precision::*;
        for (a, b, precision, expected) in [
            ((2020, 5, 15), (2020, 5, 15), Day, "15 May 2020"),
            ((2020, 5, 15), (2020, 5, 15), PartOfDay, "15 May 2020"),
            ((2020, 5, 11), (2020, 5, 17), Week, "week of 11 May 2020"),
            ((2020, 5, 16), (2020, 5, 17), Week, "16–17 May 2020"),
            ((2020, 5, 1), (2020, 5, 31), Month, "May 2020"),
            ((2020, 5, 21), (2020, 5, 31), Month, "21–31 May 2020"),
            ((2020, 4, 1), (2020, 6, 30), Quarter, "April–June 2020"),
            (
                (2020, 12, 1),
                (2021, 2, 28),
                Quarter,
                "December 2020 – February 2021",
            ),
            ((2020, 1, 1), (2020, 12, 31), Year, "2020"),
            ((2015, 1, 1), (2020, 12, 31), Range, "2015–2020"),
            ((2020, 5, 28), (2020, 6, 3), Range, "28 May – 3 June 2020"),
            (
                (2020, 12, 28),
                (2021, 1, 3),
                Range,
                "28 December 2020 – 3 January 2021",
            ),
            ((1970, 1, 1), (1979, 12, 31), Decade, "1970s"),
            ((1970, 1, 1), (1979, 12, 31), Range, "1970–1979"),
            ((1900, 1, 1), (1999, 12, 31), Century, "20th century"),
            ((1801, 1, 1), (1900, 12, 31), Century, "19th century"),
            ((2000, 1, 1), (2099, 12, 31), Century, "21st century"),
            ((-263, 1, 1), (-263, 12, 31), Year, "264 BC"),
        ] {
            assert_eq!(of(a, b, precision), expected);
        }
    }

    #[test]
    fn weekdays_are_right() {
        assert_eq!(weekday(date(2020, 5, 17)), "Sunday");
    }
}
