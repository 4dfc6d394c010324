//! Values read from their TIMEX3 text.

use super::{PARTS, Partial, Season, Stretch, TimeOfDay, UNITS, Unit, Value};
use jiff::civil::Date;
use std::str::FromStr;

/// The text is no value that Dateline prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAValue;

impl FromStr for Value {
    type Err = NotAValue;

    fn from_str(text: &str) -> Result<Self, NotAValue> {
        match text {
            "PRESENT_REF" => return Ok(Self::Present),
            "PAST_REF" => return Ok(Self::Past),
            "FUTURE_REF" => return Ok(Self::Future),
            _ => {}
        }
        if !text.is_ascii() {
            return Err(NotAValue);
        }
        let parsed = match text.strip_prefix('P') {
            Some(rest) => parse_length(rest).or_else(|| parse_sum(rest)),
            None if text.starts_with("XX") => parse_partial(text).map(Self::Partial),
            None => parse_known(text),
        };
        parsed.ok_or(NotAValue)
    }
}

fn parse_length(rest: &str) -> Option<Value> {
    let (time, rest) = match rest.strip_prefix('T') {
        Some(rest) => ("T", rest),
        None => ("", rest),
    };
    let cut = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != 'X')?;
    let (number, code) = rest.split_at(cut);
    let hundredths = |n: &str| -> Option<u32> {
        let (whole, part) = n.split_once('.').unwrap_or((n, ""));
        let part: u32 = match part.len() {
            0 => 0,
            1 => part.parse::<u32>().ok()? * 10,
            _ => part.parse().ok()?,
        };
        whole
            .parse::<u32>()
            .ok()?
            .checked_mul(100)?
            .checked_add(part)
    };
    let count = if number == "X" {
        None
    } else {
        Some(hundredths(number)?)
    };
    if let (Some(hours), Some(minutes)) = (
        count.filter(|_| time == "T"),
        code.strip_prefix('H').and_then(|m| m.strip_suffix('M')),
    ) {
        let minutes = minutes.parse::<u32>().ok().filter(|m| *m < 60)?;
        let part = (minutes * 100 + 30) / 60;
        return Some(Value::Length(Some(hours.checked_add(part)?), Unit::Hour));
    }
    let code = format!("{time}{code}");
    let (unit, _) = UNITS.iter().find(|(_, c)| *c == code)?;
    Some(Value::Length(count, *unit))
}

fn parse_sum(rest: &str) -> Option<Value> {
    let (mut rest, mut time) = (rest, "");
    let mut part = || -> Option<(u32, Unit)> {
        if let Some(behind) = rest.strip_prefix('T') {
            (rest, time) = (behind, "T");
        }
        let (number, behind) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit())?);
        let end = behind.find(|c: char| c.is_ascii_digit() || c == 'T');
        let (code, behind) = behind.split_at(end.unwrap_or(behind.len()));
        rest = behind;
        let code = format!("{time}{code}");
        let (unit, _) = UNITS.iter().find(|(_, c)| *c == code)?;
        Some((number.parse().ok()?, *unit))
    };
    let parts = [part()?, part()?];
    rest.is_empty().then_some(Value::Sum(parts))
}

fn parse_time(text: &str) -> Option<TimeOfDay> {
    if let Some((part, _)) = PARTS.iter().find(|(_, code)| *code == text) {
        return Some(*part);
    }
    let mut numbers = text.split(':').map(|n| n.parse::<i8>().ok());
    match (numbers.next()?, numbers.next(), numbers.next()) {
        (Some(h), None, None) => Some(TimeOfDay::Hour(h)),
        (Some(h), Some(m), None) => Some(TimeOfDay::Minute(h, m?)),
        (Some(h), Some(m), Some(s)) => Some(TimeOfDay::Second(h, m?, s?)),
        _ => None,
    }
}

fn season(code: &str) -> Option<Season> {
    Season::ALL
        .iter()
        .find(|(_, c, _)| *c == code)
        .map(|(s, ..)| *s)
}

fn parse_partial(text: &str) -> Option<Partial> {
    match text {
        "XX" => return Some(Partial::Century),
        "XXX" => return Some(Partial::Decade),
        "XXXX" => return Some(Partial::Year),
        _ => {}
    }
    let rest = text.strip_prefix("XXXX-")?;
    let (day, time) = match rest.split_once('T') {
        Some((day, time)) => (day, Some(parse_time(time)?)),
        None => (rest, None),
    };
    if let Some(week) = day.strip_prefix("WXX") {
        return Some(match (week.strip_prefix('-'), time) {
            (None, None) => Partial::Week { end: false },
            (Some("WE"), None) => Partial::Week { end: true },
            (Some(d), None) => Partial::Weekday(d.parse().ok()?),
            (Some(d), Some(t)) => Partial::WeekdayTime(d.parse().ok()?, t),
            _ => return None,
        });
    }
    let two = |n: &str| (n != "XX").then(|| n.parse::<i8>().ok());
    match (day.split_once('-'), time) {
        (Some(("XX", "XX")), Some(t)) => Some(Partial::Time(t)),
        (Some((m, d)), Some(t)) => Some(Partial::DayTime(m.parse().ok()?, d.parse().ok()?, t)),
        (Some((m, d)), None) => Some(Partial::Day(
            two(m).map_or(Some(None), |n| n.map(Some))?,
            two(d).map_or(Some(None), |n| n.map(Some))?,
        )),
        (None, None) if day == "QX" => Some(Partial::Quarter(None)),
        (None, None) => season(day)
            .map(Partial::Season)
            .or_else(|| Some(Partial::Quarter(Some(day.strip_prefix('Q')?.parse().ok()?))))
            .or_else(|| Some(Partial::Half(day.strip_prefix('H')?.parse().ok()?)))
            .or_else(|| {
                Some(Partial::Month(
                    two(day).map_or(Some(None), |n| n.map(Some))?,
                ))
            }),
        (None, Some(_)) => None,
    }
}

fn parse_known(text: &str) -> Option<Value> {
    let (bc, rest) = match text.strip_prefix("BC") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (head, tail) = rest.split_once('-').unwrap_or((rest, ""));
    if !head.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number: i16 = head.parse().ok()?;
    let before = |n: i16| if bc { -1 - n } else { n };
    match (head.len(), tail) {
        (2, "") => return Some(Value::Date(Stretch::Century(before(number)))),
        (3, "") => return Some(Value::Date(Stretch::Decade(before(number)))),
        (4, _) => {}
        _ => return None,
    }
    let year = if bc { 1 - number } else { number };
    if tail.is_empty() {
        return Some(Value::Date(Stretch::Year(year)));
    }
    let (day, time) = match tail.split_once('T') {
        Some((day, time)) => (day, Some(parse_time(time)?)),
        None => (tail, None),
    };
    let stretch = parse_in_year(year, day)?;
    match (stretch, time) {
        (Stretch::Day(day), Some(time)) => Some(Value::Time(day, time)),
        (_, Some(_)) => None,
        (stretch, None) => Some(Value::Date(stretch)),
    }
}

fn parse_in_year(year: i16, text: &str) -> Option<Stretch> {
    if let Some(s) = season(text) {
        return Some(Stretch::Season(year, s));
    }
    let number = |n: &str, most: i8| n.parse::<i8>().ok().filter(|n| (1..=most).contains(n));
    if let Some(q) = text.strip_prefix('Q') {
        return Some(Stretch::Quarter(year, number(q, 4)?));
    }
    if let Some(h) = text.strip_prefix('H') {
        return Some(Stretch::Half(year, number(h, 2)?));
    }
    if let Some(w) = text.strip_prefix('W') {
        return match w.strip_suffix("-WE") {
            Some(w) => Some(Stretch::Weekend(year, number(w, 53)?)),
            None => Some(Stretch::Week(year, number(w, 53)?)),
        };
    }
    match text.split_once('-') {
        Some((m, d)) => Some(Stretch::Day(
            Date::new(year, m.parse().ok()?, d.parse().ok()?).ok()?,
        )),
        None => Some(Stretch::Month(year, number(text, 12)?)),
    }
}
