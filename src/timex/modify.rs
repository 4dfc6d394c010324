//! "early", "mid-", "late", "the end of": the part of a stretch that is meant.

use super::calendar::add_days;
use super::resolve::Meaning;
use super::value::{Stretch, Value};
use crate::model::{Interval, Modifier, Precision};
use jiff::civil::Date;

/// Narrows the days of a meaning to the part that the modifier names. The value stays.
///
/// Early and late are the first and last third of a month or year, and halves of a decade
/// ("early 2000s": 2000 to 2004; "mid-1980s": 1982 to 1988).
pub fn narrow(meaning: &mut Meaning, modifier: Option<Modifier>) {
    let (Some(modifier), Value::Date(stretch), Some(whole)) =
        (modifier, &meaning.value, meaning.interval)
    else {
        return;
    };
    let Some((from, to)) = part(*stretch, modifier, whole) else {
        return;
    };
    meaning.interval = Some(Interval::new(from, to, whole.precision));
}

/// Widens the days of a fiscal year or quarter to all that it may mean: such years begin in any
/// month, and are called by the year in which they begin or end. The value stays.
pub fn fiscal(meaning: &mut Meaning) {
    let (Stretch::Year(year) | Stretch::Quarter(year, _)) = (match meaning.value {
        Value::Date(stretch) => stretch,
        _ => return,
    }) else {
        return;
    };
    let days = Date::new(year - 1, 2, 1)
        .ok()
        .zip(Date::new(year + 1, 3, 31).ok());
    // A quarter that is said to end on a day is known.
    let known = meaning
        .interval
        .is_some_and(|i| i.precision == Precision::Range);
    if let Some((from, to)) = days.filter(|_| !known) {
        meaning.interval = Some(Interval::new(from, to, Precision::Range));
        meaning.assumed = Some("it need not be the calendar's".to_owned());
    }
}

fn part(stretch: Stretch, modifier: Modifier, whole: Interval) -> Option<(Date, Date)> {
    let (first, last) = (whole.earliest, whole.latest);
    let day = |y: i16, m, d| Date::new(y, m, d).ok();
    match (stretch, modifier) {
        (Stretch::Decade(_) | Stretch::Century(_), _) => {
            let ten = if matches!(stretch, Stretch::Decade(_)) {
                1
            } else {
                10
            };
            let y = first.year();
            let (a, b) = match modifier {
                Modifier::Start => (0, 4),
                Modifier::Mid => (2, 8),
                Modifier::End => (5, 9),
                _ => return None,
            };
            let end = y + (b + 1) * ten - 1;
            Some((day(y + a * ten, 1, 1)?, day(end, 12, 31)?))
        }
        (Stretch::Year(y), Modifier::Start) => Some((first, day(y, 4, 30)?)),
        (Stretch::Year(y), Modifier::Mid) => Some((day(y, 5, 1)?, day(y, 8, 31)?)),
        (Stretch::Year(y), Modifier::End) => Some((day(y, 9, 1)?, last)),
        (Stretch::Month(y, m), Modifier::Start) => Some((first, day(y, m, 10)?)),
        (Stretch::Month(y, m), Modifier::Mid) => Some((day(y, m, 11)?, day(y, m, 20)?)),
        (Stretch::Month(y, m), Modifier::End) => Some((day(y, m, 21)?, last)),
        (Stretch::Quarter(..) | Stretch::Half(..) | Stretch::Season(..), _) => {
            let third = whole.days() / 3;
            match modifier {
                Modifier::Start => Some((first, add_days(first, third - 1)?)),
                Modifier::Mid => Some((add_days(first, third)?, add_days(last, -third)?)),
                Modifier::End => Some((add_days(last, 1 - third)?, last)),
                _ => None,
            }
        }
        (Stretch::Week(..), Modifier::Start) => Some((first, add_days(first, 2)?)),
        (Stretch::Week(..), Modifier::Mid) => Some((add_days(first, 1)?, add_days(first, 4)?)),
        (Stretch::Week(..), Modifier::End) => Some((add_days(first, 3)?, last)),
        _ => None,
    }
}
