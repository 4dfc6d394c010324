//! What digits and number words may mean: a day, a year, a clock, a whole date.

use super::near::glued;
use super::vocabulary::{Category, Sense};
use crate::text::{NumberWords, Parsed};
use jiff::civil::Date;

/// Added to a packed date whose day and month may be exchanged (the day is taken first).
const OPEN_ORDER: f64 = 1e9;
/// Added to a packed date whose numbers prove that the month, or the day, comes first.
const MONTH_FIRST: f64 = 2e9;
const DAY_FIRST: f64 = 3e9;

/// A date as a number: 20200515.
fn pack(date: Date) -> f64 {
    f64::from(
        i32::from(date.year()) * 10_000 + i32::from(date.month()) * 100 + i32::from(date.day()),
    )
}

/// The date of a packed number with whether its order is open; and whether it proves one, month first.
pub fn unpack(value: f64) -> (Option<(Date, bool)>, Option<bool>) {
    let n = (value % OPEN_ORDER) as i32;
    let date = Date::new((n / 10_000) as i16, (n / 100 % 100) as i8, (n % 100) as i8).ok();
    let proves = match value {
        v if v >= DAY_FIRST => Some(false),
        v if v >= MONTH_FIRST => Some(true),
        _ => None,
    };
    let open = proves.is_none() && value >= OPEN_ORDER;
    (date.map(|d| (d, open)), proves)
}

/// Meanings of a word that may begin a number: "nine", "twenty-first".
pub fn spelled(parsed: &Parsed, at: usize, numbers: &NumberWords, out: &mut Vec<Sense>) {
    if let Some(n) = numbers.cardinal(parsed, at) {
        add(out, Category::Number, n.value, n.tokens);
        // "nineteen ninety-seven".
        if (15.0..=20.0).contains(&n.value)
            && let Some(rest) = numbers.cardinal(parsed, at + n.tokens)
            && rest.spelled
            && (10.0..100.0).contains(&rest.value)
        {
            let year = n.value * 100.0 + rest.value;
            add(out, Category::Year, year, n.tokens + rest.tokens);
        }
    }
    if let Some(n) = numbers.ordinal(parsed, at) {
        add(out, Category::Ordinal, n.value, n.tokens);
    }
}

fn add(out: &mut Vec<Sense>, category: Category, value: f64, tokens: usize) {
    out.push(Sense {
        category,
        value,
        tokens: tokens.min(200) as u8,
    });
}

/// Meanings of a token of digits.
pub fn digits(parsed: &Parsed, at: usize, numbers: &NumberWords, out: &mut Vec<Sense>) {
    let word = parsed.word(at);
    let whole_date = numeric_date(parsed, at);
    if let Some((value, tokens)) = whole_date {
        add(out, Category::Numeric, value, tokens);
    }
    if let Some(month) = iso_month(parsed, at).filter(|_| whole_date.is_none()) {
        add(out, Category::IsoMonth, month, 3);
    }
    if let Some((seconds, tokens)) = clock(parsed, at) {
        add(out, Category::Clock, seconds, tokens);
    } else if let Some((hour, minute)) = word.split_once('.')
        && let Some(seconds) = seconds(hour, minute, "0")
    {
        add(out, Category::DotClock, seconds, 1);
    }
    let plain = word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    let Some(n) = plain.then(|| word.parse::<u16>().ok()).flatten() else {
        if let Some(n) = numbers.cardinal(parsed, at) {
            add(out, Category::Number, n.value, n.tokens);
        }
        return;
    };
    let value = f64::from(n);
    if let Some(tokens) = decade_ending(parsed, at + 1) {
        match word.len() {
            4 if n % 10 == 0 => add(out, Category::Decade, value / 10.0, 1 + tokens),
            3 if n % 10 == 0 => add(out, Category::OldDecade, value / 10.0, 1 + tokens),
            2 if n % 10 == 0 => add(out, Category::Decade, 190.0 + value / 10.0, 1 + tokens),
            _ => {}
        }
    }
    let ending = glued(parsed, at + 1)
        .then(|| numbers.ordinal(parsed, at))
        .flatten();
    if let Some(ordinal) = ending {
        add(out, Category::Ordinal, value, ordinal.tokens);
        if (1..=31).contains(&n) {
            add(out, Category::Day, value, ordinal.tokens);
        }
        return;
    }
    match word.len() {
        1 | 2 if (1..=31).contains(&n) => add(out, Category::Day, value, 1),
        4 => {
            if (1000..=2199).contains(&n) {
                add(out, Category::Year, value, 1);
            }
            if n < 2400 && n % 100 < 60 {
                add(
                    out,
                    Category::HourMinute,
                    f64::from(n / 100 * 60 + n % 100) * 60.0,
                    1,
                );
            }
        }
        _ => {}
    }
    if word.len() == 2 {
        add(out, Category::TwoDigits, value, 1);
    }
    add(out, Category::Digits, value, 1);
    if let Some(part) = fraction(parsed, at + 1) {
        add(out, Category::Number, value + part, 4);
    }
    // "1.5 million" and "20 000" are read by the longer way.
    match numbers.cardinal(parsed, at) {
        Some(n) => add(out, Category::Number, n.value, n.tokens),
        None => add(out, Category::Number, value, 1),
    }
}

/// "2020-05" as year and month, where it cannot be a range of years as "2004-05" is.
fn iso_month(parsed: &Parsed, at: usize) -> Option<f64> {
    let word = parsed.word(at);
    let month = part(parsed, at + 1, &["-"]).filter(|m| m.len() == 2)?;
    let (year, month): (u16, u16) = (word.parse().ok()?, month.parse().ok()?);
    let plausible = word.len() == 4 && (1900..2100).contains(&year) && (1..=12).contains(&month);
    let range = month > year % 100 || year % 100 > 90;
    let more = glued(parsed, at + 3) && matches!(parsed.word(at + 3), "-" | "/" | ":");
    (plausible && !range && !more).then(|| f64::from(year * 10) * 10.0 + f64::from(month))
}

/// The "1/2" of "5 1/2".
fn fraction(parsed: &Parsed, at: usize) -> Option<f64> {
    let upper: f64 = (at < parsed.tokens.len() && !glued(parsed, at))
        .then(|| parsed.word(at).parse().ok())??;
    let lower: f64 = part(parsed, at + 1, &["/"])?.parse().ok()?;
    (upper < lower && lower <= 16.0).then(|| upper / lower)
}

/// "'98", "'90s" at the apostrophe.
pub fn apostrophe(parsed: &Parsed, at: usize, out: &mut Vec<Sense>) {
    if !matches!(parsed.word(at), "'" | "’" | "‘" | "`") || !glued(parsed, at + 1) {
        return;
    }
    let word = parsed.word(at + 1);
    let Some(n) = two_digits(word) else { return };
    match decade_ending(parsed, at + 2) {
        Some(tokens) if n % 10 == 0 => {
            add(
                out,
                Category::Decade,
                190.0 + f64::from(n) / 10.0,
                2 + tokens,
            );
        }
        _ if !glued(parsed, at + 2) || !next_is_word(parsed, at + 2) => {
            add(out, Category::ShortYear, f64::from(n), 2);
        }
        _ => {}
    }
}

fn next_is_word(parsed: &Parsed, at: usize) -> bool {
    at < parsed.tokens.len() && parsed.word(at).starts_with(char::is_alphanumeric)
}

fn two_digits(word: &str) -> Option<u8> {
    (word.len() == 2).then(|| word.parse().ok()).flatten()
}

/// The "s" or "'s" of "1990s", in tokens.
fn decade_ending(parsed: &Parsed, at: usize) -> Option<usize> {
    (glued(parsed, at) && matches!(parsed.word(at), "s" | "'s" | "’s" | "S")).then_some(1)
}

/// Digits of the token after a glued sign.
fn part<'a>(parsed: &'a Parsed, at: usize, signs: &[&str]) -> Option<&'a str> {
    let joined = glued(parsed, at) && glued(parsed, at + 1);
    (joined && signs.contains(&parsed.word(at))).then(|| parsed.word(at + 1))
}

/// "2020-05-15", "15/05/2020", "15.5.2020", "5-15-20", packed, and its tokens.
fn numeric_date(parsed: &Parsed, at: usize) -> Option<(f64, usize)> {
    let word = parsed.word(at);
    let glued_before =
        glued(parsed, at) && matches!(parsed.word(at - 1), "-" | "/" | "." | ":" | "$" | "€" | "£");
    if glued_before {
        return None;
    }
    if word.contains('.') {
        let mut parts = word.split('.');
        let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
        return parts
            .next()
            .is_none()
            .then(|| order(a, b, c))
            .flatten()
            // With dots the day is first, where that makes a date.
            .map(|v| {
                (
                    if (OPEN_ORDER..MONTH_FIRST).contains(&v) {
                        v - OPEN_ORDER
                    } else {
                        v
                    },
                    1,
                )
            });
    }
    for sign in ["-", "/", "‑"] {
        let Some(second) = part(parsed, at + 1, &[sign]) else {
            continue;
        };
        let third = part(parsed, at + 3, &[sign])?;
        let more = part(parsed, at + 5, &["-", "/", ":"]).is_some();
        return (!more)
            .then(|| order(word, second, third))
            .flatten()
            .map(|v| (v, 5));
    }
    None
}

fn order(a: &str, b: &str, c: &str) -> Option<f64> {
    let n = |s: &str| {
        s.parse::<i16>()
            .ok()
            .filter(|_| s.bytes().all(|b| b.is_ascii_digit()))
    };
    let (x, y, z) = (n(a)?, n(b)?, n(c)?);
    if b.len() > 2 {
        return None;
    }
    if a.len() == 4 && c.len() <= 2 {
        return Date::new(x, y as i8, z as i8).ok().map(pack);
    }
    let year = match c.len() {
        4 if (1000..=2199).contains(&z) => z,
        2 if a.len() <= 2 => z + if z < 69 { 2000 } else { 1900 },
        _ => return None,
    };
    if a.len() > 2 {
        return None;
    }
    let day_first = Date::new(year, y as i8, x as i8).ok();
    let month_first = Date::new(year, x as i8, y as i8).ok();
    match (day_first, month_first) {
        (Some(d), Some(m)) if d != m => Some(pack(d) + OPEN_ORDER),
        (Some(d), Some(_)) => Some(pack(d)),
        (Some(d), None) => Some(pack(d) + DAY_FIRST),
        (None, Some(d)) => Some(pack(d) + MONTH_FIRST),
        (None, None) => None,
    }
}

/// "18:59", "6:05:30", in seconds of the day, and its tokens.
fn clock(parsed: &Parsed, at: usize) -> Option<(f64, usize)> {
    let word = parsed.word(at);
    if glued(parsed, at) && matches!(parsed.word(at - 1), ":" | "." | "/" | "-") {
        return None;
    }
    let minute = part(parsed, at + 1, &[":"])?;
    match part(parsed, at + 3, &[":"]) {
        Some(second) => seconds(word, minute, second).map(|s| (s, 5)),
        None => seconds(word, minute, "0").map(|s| (s, 3)),
    }
}

fn seconds(hour: &str, minute: &str, second: &str) -> Option<f64> {
    if hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    let (h, m, s): (u32, u32, u32) = (
        hour.parse().ok()?,
        minute.parse().ok()?,
        second.parse().ok()?,
    );
    (h < 25 && m < 60 && s < 60).then(|| f64::from(h * 3600 + m * 60 + s))
}
