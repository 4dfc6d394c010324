//! Values as TIMEX3 prints them.

use super::{PARTS, Partial, Stretch, TimeOfDay, UNITS, Unit, Value};
use std::fmt;

/// A year as TIMEX3 has it: `1984`, `BC0264`.
struct Y(i16);

impl fmt::Display for Y {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if self.0 > 0 {
            write!(f, "{:04}", self.0)
        } else {
            write!(f, "BC{:04}", 1 - i32::from(self.0))
        }
    }
}

impl fmt::Display for Stretch {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match *self {
            Self::Century(c) if c < 0 => write!(f, "BC{:02}", -1 - i32::from(c)),
            Self::Century(c) => write!(f, "{c:02}"),
            Self::Decade(d) if d < 0 => write!(f, "BC{:03}", -1 - i32::from(d)),
            Self::Decade(d) => write!(f, "{d:03}"),
            Self::Year(y) => Y(y).fmt(f),
            Self::Half(y, h) => write!(f, "{}-H{h}", Y(y)),
            Self::Quarter(y, q) => write!(f, "{}-Q{q}", Y(y)),
            Self::Season(y, s) => write!(f, "{}-{}", Y(y), s.code()),
            Self::Month(y, m) => write!(f, "{}-{m:02}", Y(y)),
            Self::Week(y, w) => write!(f, "{}-W{w:02}", Y(y)),
            Self::Weekend(y, w) => write!(f, "{}-W{w:02}-WE", Y(y)),
            Self::Day(d) => write!(f, "{}-{:02}-{:02}", Y(d.year()), d.month(), d.day()),
        }
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match *self {
            Self::Hour(h) => write!(f, "T{h:02}"),
            Self::Minute(h, m) => write!(f, "T{h:02}:{m:02}"),
            Self::Second(h, m, s) => write!(f, "T{h:02}:{m:02}:{s:02}"),
            part => {
                let code = PARTS
                    .iter()
                    .find(|(p, _)| *p == part)
                    .map_or("", |(_, c)| c);
                write!(f, "T{code}")
            }
        }
    }
}

impl fmt::Display for Partial {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let two = |n: Option<i8>| n.map_or("XX".to_owned(), |n| format!("{n:02}"));
        match *self {
            Self::Year => f.write_str("XXXX"),
            Self::Month(m) => write!(f, "XXXX-{}", two(m)),
            Self::Day(m, d) => write!(f, "XXXX-{}-{}", two(m), two(d)),
            Self::Week { end: false } => f.write_str("XXXX-WXX"),
            Self::Week { end: true } => f.write_str("XXXX-WXX-WE"),
            Self::Weekday(d) => write!(f, "XXXX-WXX-{d}"),
            Self::Quarter(None) => f.write_str("XXXX-QX"),
            Self::Quarter(Some(q)) => write!(f, "XXXX-Q{q}"),
            Self::Half(h) => write!(f, "XXXX-H{h}"),
            Self::Season(s) => write!(f, "XXXX-{}", s.code()),
            Self::Decade => f.write_str("XXX"),
            Self::Century => f.write_str("XX"),
            Self::Time(t) => write!(f, "XXXX-XX-XX{t}"),
            Self::WeekdayTime(d, t) => write!(f, "XXXX-WXX-{d}{t}"),
            Self::DayTime(m, d, t) => write!(f, "XXXX-{m:02}-{d:02}{t}"),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Date(stretch) => stretch.fmt(f),
            Self::Time(day, time) => write!(f, "{}{time}", Stretch::Day(*day)),
            Self::Length(number, unit) => length(f, *number, *unit),
            Self::Sum(parts) => sum(f, parts),
            Self::Present => f.write_str("PRESENT_REF"),
            Self::Past => f.write_str("PAST_REF"),
            Self::Future => f.write_str("FUTURE_REF"),
            Self::Partial(partial) => partial.fmt(f),
        }
    }
}

/// `P2Y3M`, `P1DT6H`
fn sum(f: &mut fmt::Formatter, parts: &[(u32, Unit); 2]) -> fmt::Result {
    f.write_str("P")?;
    let mut clock = "T";
    for (number, unit) in parts {
        let code = code(*unit);
        match code.strip_prefix('T') {
            Some(code) => write!(f, "{}{number}{code}", std::mem::take(&mut clock))?,
            None => write!(f, "{number}{code}")?,
        }
    }
    Ok(())
}

fn code(unit: Unit) -> &'static str {
    let found = UNITS.iter().find(|(u, _)| *u == unit);
    found.map_or("D", |(_, code)| code)
}

/// `P2Y`, `PT5H30M`, `PXM`, `P1.5Y`
fn length(f: &mut fmt::Formatter, number: Option<u32>, unit: Unit) -> fmt::Result {
    let code = code(unit);
    let (time, code) = match code.strip_prefix('T') {
        Some(code) => ("T", code),
        None => ("", code),
    };
    match number {
        None => write!(f, "P{time}X{code}"),
        Some(n) if n % 100 == 0 => write!(f, "P{time}{}{code}", n / 100),
        Some(n) if matches!(unit, Unit::Hour | Unit::Minute) => {
            let finer = if unit == Unit::Hour { "M" } else { "S" };
            let sixtieths = (u64::from(n) * 60 + 50) / 100;
            match (sixtieths / 60, sixtieths % 60) {
                (0, m) => write!(f, "PT{m}{finer}"),
                (h, 0) => write!(f, "PT{h}{code}"),
                (h, m) => write!(f, "PT{h}{code}{m}{finer}"),
            }
        }
        Some(n) if n % 10 == 0 => write!(f, "P{time}{}.{}{code}", n / 100, n % 100 / 10),
        Some(n) => write!(f, "P{time}{}.{:02}{code}", n / 100, n % 100),
    }
}
