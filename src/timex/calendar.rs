//! Arithmetic of the calendar. `None` where a date would leave the years -9999 to 9999.

use jiff::civil::{Date, ISOWeekDate, Weekday};

/// So many days on (back if negative).
pub fn add_days(day: Date, n: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(n).ok()?).ok()
}

/// So many months on; the day is cut to the month's length.
pub fn add_months(day: Date, n: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_months(n).ok()?).ok()
}

/// ISO 8601 year and week of a day.
pub fn week_of(day: Date) -> (i16, i8) {
    let iso = day.iso_week_date();
    (iso.year(), iso.week())
}

/// The Monday of an ISO week.
pub fn monday_of(year: i16, week: i8) -> Option<Date> {
    ISOWeekDate::new(year, week, Weekday::Monday)
        .ok()
        .map(ISOWeekDate::date)
}

/// Monday is 1, Sunday 7.
pub fn weekday(day: Date) -> i8 {
    day.weekday().to_monday_one_offset()
}

/// Name of a weekday; of the nearest one if there is no such number.
pub fn weekday_name(which: i8) -> &'static str {
    const NAMES: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    NAMES[which.clamp(1, 7) as usize - 1]
}

/// The latest such weekday before the day, or on it if `or_same`.
pub fn weekday_before(day: Date, which: i8, or_same: bool) -> Option<Date> {
    let back = i64::from((weekday(day) - which).rem_euclid(7));
    add_days(day, if back == 0 && !or_same { -7 } else { -back })
}

/// The next such weekday after the day, or on it if `or_same`.
pub fn weekday_after(day: Date, which: i8, or_same: bool) -> Option<Date> {
    let on = i64::from((which - weekday(day)).rem_euclid(7));
    add_days(day, if on == 0 && !or_same { 7 } else { on })
}

/// The n-th such weekday of a month; from the end if n is negative.
pub fn nth_weekday(year: i16, month: i8, n: i8, which: i8) -> Option<Date> {
    let first = Date::new(year, month, 1).ok()?;
    first
        .nth_weekday_of_month(n, Weekday::from_monday_one_offset(which).ok()?)
        .ok()
}

/// The first year whose Easter the Gregorian calendar set.
const GREGORIAN: i16 = 1583;

/// Easter Sunday, before 1583 of the Julian calendar (Meeus, Astronomical Algorithms, chapter 8).
pub fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    if year < GREGORIAN {
        let d = (19 * y.rem_euclid(19) + 15).rem_euclid(30);
        let e = (2 * y.rem_euclid(4) + 4 * y.rem_euclid(7) - d + 34).rem_euclid(7);
        let n = d + e + 114;
        return Date::new(year, (n / 31) as i8, (n % 31 + 1) as i8).ok();
    }
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, (n / 31) as i8, (n % 31 + 1) as i8).ok()
}

/// First day of a month of the tabular Islamic calendar that falls into a year; the sighted moon may
/// differ by a day. The earlier one if there are two. (Civil epoch, 16 July 622 Julian.)
pub fn islamic(year: i16, month: i8, day: i8) -> Option<Date> {
    // About 33 Islamic years are 32 of the sun.
    let about = (i64::from(year) - 622) * 33 / 32;
    (about - 1..=about + 2).find_map(|h| {
        let m = i64::from(month) - 1;
        let days = (h - 1) * 354 + (3 + 11 * h).div_euclid(30) + 29 * m + (m + 1) / 2;
        let date = add_days(jiff::civil::date(622, 7, 19), days + i64::from(day) - 1)?;
        (date.year() == year).then_some(date)
    })
}

/// Days from one day to another.
pub fn days_between(a: Date, b: Date) -> i64 {
    a.until((jiff::Unit::Day, b))
        .map_or(0, |s| i64::from(s.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weekdays_and_feasts() {
        let sunday = date(2020, 5, 17);
        assert_eq!(weekday_before(sunday, 5, true), Some(date(2020, 5, 15)));
        assert_eq!(weekday_before(sunday, 7, true), Some(sunday));
        assert_eq!(weekday_before(sunday, 7, false), Some(date(2020, 5, 10)));
        assert_eq!(weekday_after(sunday, 1, true), Some(date(2020, 5, 18)));
        assert_eq!(nth_weekday(2020, 11, 4, 4), Some(date(2020, 11, 26)));
        assert_eq!(nth_weekday(2020, 5, -1, 1), Some(date(2020, 5, 25)));
        assert_eq!(easter(2024), Some(date(2024, 3, 31)));
        assert_eq!(easter(1961), Some(date(1961, 4, 2)));
        // By the Julian calendar.
        assert_eq!(easter(1199), Some(date(1199, 4, 18)));
        // Ramadan 2020 began on 24 April, 2023 on 23 March; the table may be a day off.
        let near = |a: Option<Date>, b| a.is_some_and(|a| days_between(a, b).abs() <= 1);
        assert!(near(islamic(2020, 9, 1), date(2020, 4, 24)));
        assert!(near(islamic(2023, 9, 1), date(2023, 3, 23)));
        assert!(near(islamic(2024, 10, 1), date(2024, 4, 10)));
    }
}
