//! Units of the calendar: so many of them on, their names, and what is left of one that is not known.

use super::super::calendar::{add_days, add_months};
use super::super::value::{Partial, Unit};
use super::found::Found;
use jiff::civil::Date;

/// The value of a stretch of which only the unit is known.
pub(super) fn unknown(unit: Unit) -> Found {
    Found::partial(match unit {
        Unit::Week => Partial::Week { end: false },
        Unit::Weekend => Partial::Week { end: true },
        Unit::Month => Partial::Month(None),
        Unit::Quarter => Partial::Quarter(None),
        Unit::Half | Unit::Year => Partial::Year,
        Unit::Decade => Partial::Decade,
        Unit::Century | Unit::Millennium => Partial::Century,
        _ => Partial::Day(None, None),
    })
}

/// A day so many units on.
pub(super) fn shift(day: Date, unit: Unit, n: i64) -> Option<Date> {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Some(day),
        Unit::Day => add_days(day, n),
        Unit::Week | Unit::Weekend => add_days(day, n.checked_mul(7)?),
        Unit::Month => add_months(day, n),
        Unit::Quarter => add_months(day, n.checked_mul(3)?),
        Unit::Half => add_months(day, n.checked_mul(6)?),
        Unit::Year => add_months(day, n.checked_mul(12)?),
        Unit::Decade => add_months(day, n.checked_mul(120)?),
        Unit::Century => add_months(day, n.checked_mul(1200)?),
        Unit::Millennium => add_months(day, n.checked_mul(12_000)?),
    }
}

/// Its name, in words of the reason.
pub(super) fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Weekend => "weekend",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Half => "half year",
        Unit::Year => "year",
        Unit::Decade => "decade",
        Unit::Century => "century",
        Unit::Millennium => "millennium",
    }
}
