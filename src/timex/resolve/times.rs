//! Times of day.

use super::super::phrase::Fields;
use super::super::value::{Partial, Stretch, TimeOfDay, Value};

/// What a time in a zone, so many minutes from Greenwich, is in Universal Time, to follow the rule.
pub(super) fn universal(clock: u32, zone: i64) -> String {
    let minutes = i64::from(clock / 60) - zone;
    let day = match minutes.div_euclid(24 * 60) {
        0 => "",
        n if n < 0 => " of the day before",
        _ => " of the day after",
    };
    let (hour, minute) = (minutes.rem_euclid(24 * 60) / 60, minutes.rem_euclid(60));
    format!(", {hour:02}:{minute:02}{day} in Universal Time")
}

/// The time of day that the fields name.
pub(super) fn time_of_day(f: &Fields) -> Option<TimeOfDay> {
    match f.clock {
        Some(t) if !t.is_multiple_of(60) => Some(TimeOfDay::Second(
            (t / 3600) as i8,
            (t / 60 % 60) as i8,
            (t % 60) as i8,
        )),
        Some(86_400) => Some(TimeOfDay::Hour(24)),
        Some(t) => Some(TimeOfDay::Minute((t / 3600) as i8, (t / 60 % 60) as i8)),
        None => f.part,
    }
}

/// A day with its time; `None` for longer stretches.
pub(super) fn with_time(value: Value, time: TimeOfDay) -> Option<Value> {
    Some(match value {
        Value::Date(Stretch::Day(day)) => Value::Time(day, time),
        Value::Partial(Partial::Weekday(w)) => Value::Partial(Partial::WeekdayTime(w, time)),
        Value::Partial(Partial::Day(Some(m), Some(d))) => {
            Value::Partial(Partial::DayTime(m, d, time))
        }
        Value::Partial(Partial::Day(..)) | Value::Present => Value::Partial(Partial::Time(time)),
        _ => return None,
    })
}
