//! "early", "mid-", "late", "the end of": the part of a stretch that is meant.

use super::calendar::{add_days, add_months};
use super::grammar::Phrase;
use super::reading::{Part, Which};
use super::resolve::Meaning;
use super::value::{Stretch, Value};
use crate::model::{Interval, Modifier, Precision};
use jiff::civil::Date;

/// Narrows the days of a meaning to the part that the modifier names. The value stays.
///
/// Early, mid and late are the thirds of a month or year, and halves of a decade ("early 2000s":
/// 2000 to 2004; "mid-1980s": 1982 to 1988). The end of a year is its last month, of a month its
/// last week; and `by` the end of it is by its last day. "Later this week" begins today.
pub fn narrow(meaning: &mut Meaning, phrase: &Phrase, by: bool, today: Option<Date>) {
    let (Some(narrowing), Value::Date(stretch), Some(whole)) =
        (phrase.narrowing, &meaning.value, meaning.interval)
    else {
        return;
    };
    let part = match narrowing.part {
        Part::Edge if by && narrowing.modifier == Modifier::End => {
            Some((whole.latest, whole.latest))
        }
        Part::Edge => edge(*stretch, narrowing.modifier, whole),
        Part::Share(n, of) => share(i64::from(n), i64::from(of), whole),
        Part::Rest => today.and_then(|today| rest(Modifier::After, whole, today)),
        Part::Later => today
            .filter(|_| phrase.fields.which == Some(Which::This))
            .and_then(|today| rest(narrowing.modifier, whole, today)),
        Part::Third => third(*stretch, narrowing.modifier, whole),
    };
    let Some((from, to)) = part else { return };
    let meant = match narrowing.part {
        Part::Edge if narrowing.modifier == Modifier::Start => "beginning",
        Part::Edge => "end",
        Part::Share(..) => "part named",
        Part::Rest => "rest",
        _ => "",
    };
    if !meant.is_empty() {
        meaning.rule = format!("{}, of which only the {meant} is meant", meaning.rule);
    }
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

/// The days of a stretch that are gone, or left, today.
fn rest(modifier: Modifier, whole: Interval, today: Date) -> Option<(Date, Date)> {
    let inside = whole.earliest <= today && today <= whole.latest;
    inside.then_some(match modifier {
        Modifier::Before => (whole.earliest, today),
        _ => (today, whole.latest),
    })
}

/// The n-th of so many equal parts: of whole months, where they can be divided so, else of days.
fn share(n: i64, of: i64, whole: Interval) -> Option<(Date, Date)> {
    let (first, next) = (whole.earliest, add_days(whole.latest, 1)?);
    let months =
        i64::from(next.year() - first.year()) * 12 + i64::from(next.month() - first.month());
    let at = |k: i64| {
        if months > 0 && months % of == 0 {
            add_months(first, months / of * k)
        } else {
            add_days(first, whole.days() * k / of)
        }
    };
    Some((at(n - 1)?, add_days(at(n)?, -1)?))
}

/// The very beginning or end.
fn edge(stretch: Stretch, modifier: Modifier, whole: Interval) -> Option<(Date, Date)> {
    let (first, last) = (whole.earliest, whole.latest);
    let months = |n: i64| match modifier {
        Modifier::Start => Some((first, add_days(add_months(first, n)?, -1)?)),
        _ => Some((add_months(add_days(last, 1)?, -n)?, last)),
    };
    let days = |n: i64| match modifier {
        Modifier::Start => Some((first, add_days(first, n - 1)?)),
        _ => Some((add_days(last, 1 - n)?, last)),
    };
    match stretch {
        Stretch::Century(_) => months(120),
        Stretch::Decade(_) => months(24),
        Stretch::Year(_) | Stretch::Half(..) | Stretch::Quarter(..) | Stretch::Season(..) => {
            months(1)
        }
        Stretch::Month(..) => days(7),
        Stretch::Week(..) => days(3),
        _ => None,
    }
}

/// The first, middle or last third.
fn third(stretch: Stretch, modifier: Modifier, whole: Interval) -> Option<(Date, Date)> {
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
