//! Lengths of time in numbers and units.

use super::super::phrase::Fields;
use super::super::value::{Unit, Value};
use super::unit_word;

/// "3 days", in words of the reason.
pub(super) fn counted(unit: Unit, n: i64) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{}{plural}", unit_word(unit))
}

/// Part of a unit as a whole number of a smaller one: a year and a half is 18 months.
pub(super) fn whole(unit: Unit, count: f64) -> (Unit, i64) {
    if count.fract() == 0.0 {
        return (unit, count.min(1e6) as i64);
    }
    match unit {
        Unit::Century => (Unit::Year, (count * 100.0) as i64),
        Unit::Decade => (Unit::Year, (count * 10.0) as i64),
        Unit::Year => (Unit::Month, (count * 12.0) as i64),
        Unit::Month => (Unit::Week, (count * 4.0) as i64),
        Unit::Week => (Unit::Day, (count * 7.0) as i64),
        unit => (unit, count.min(1e6) as i64),
    }
}

/// "two years and three months", "three hours and 20 minutes".
fn both((n, unit): (f64, Unit), (m, finer): (f64, Unit)) -> Value {
    let (n, m) = (n.clamp(0.0, 1e6), m.clamp(0.0, 1e6));
    let sixtieths = (unit == Unit::Hour && finer == Unit::Minute)
        || (unit == Unit::Minute && finer == Unit::Second);
    if sixtieths && m < 60.0 {
        return Value::Length(Some(((n + m / 60.0) * 100.0).round() as u32), unit);
    }
    Value::Sum([(n as u32, unit), (m as u32, finer)])
}

/// The length that the fields name.
pub(super) fn length(f: &Fields) -> Option<Value> {
    let mut unit = f.unit?;
    let mut number = match (f.vague, f.number) {
        (false, Some(n)) => Some(n),
        (false, None) if !f.plural => Some(1.0),
        _ => None,
    };
    if let Some(n) = number {
        if n > 1e6 {
            return None;
        }
        if unit == Unit::Decade {
            (unit, number) = (Unit::Year, Some(n * 10.0));
        } else if unit == Unit::Century && n.fract() != 0.0 {
            (unit, number) = (Unit::Year, Some(n * 100.0));
        } else if unit == Unit::Year && n < 1.0 {
            (unit, number) = (Unit::Month, Some(n * 12.0));
        } else if unit == Unit::Hour && n == 24.0 {
            (unit, number) = (Unit::Day, Some(1.0));
        }
    }
    if let (Some(n), Some((m, finer))) = (number, f.second) {
        return Some(both((n, unit), (m, finer)));
    }
    // "two and a half years": two years and six months.
    if let Some(n) = number.filter(|n| unit == Unit::Year && n.fract() == 0.5) {
        return Some(Value::Sum([(n as u32, Unit::Year), (6, Unit::Month)]));
    }
    Some(Value::Length(
        number.map(|n| (n * 100.0).round() as u32),
        unit,
    ))
}
