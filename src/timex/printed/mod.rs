//! Dates as headers, metadata, addresses and file names print them: any order, any separator, months
//! of many languages.

mod atoms;
mod clock;

use crate::model::{Moment, Precision};
use atoms::{Atom, What, atoms, joined};
use clock::clock;
use jiff::civil::Date;
use std::ops::Range;

pub use atoms::month_of;

/// Which number comes first in "03/04/2020".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DayOrder {
    /// 3 April.
    DayFirst,
    /// March 4.
    MonthFirst,
    /// Nothing tells; read as day first and reported as ambiguous.
    #[default]
    Unknown,
}

/// A date read by [`parse_date`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedDate {
    /// The date; local time as printed, the zone is not applied.
    pub moment: Moment,
    /// Whether day and month could be exchanged ("03/04/2020"), whatever order was used.
    pub ambiguous: bool,
    /// What the numbers themselves prove: "13/04/2020" is day first.
    pub proves: Option<DayOrder>,
    /// Bytes of the text that the date (without its time of day) takes.
    pub range: Range<usize>,
}

/// The first date that is printed in a text such as `Updated 18:59, 07-Mar-2021`, `/2020/0517/` or
/// `17 de mayo de 2020`.
///
/// `order` decides between day and month where the numbers do not. A month with a year gives the
/// precision `Month`; a year alone is read only if the text holds nothing else. Years 1600 to 2199.
pub fn parse_date(text: &str, order: DayOrder) -> Option<PrintedDate> {
    let atoms = atoms(text);
    let mut found = None;
    for i in 0..atoms.len() {
        found = named_month(&atoms, i).or_else(|| numeric(text, &atoms, i, order));
        if found.is_some() {
            break;
        }
    }
    let mut found = found
        .or_else(|| month_and_year(&atoms))
        .or_else(|| year_alone(&atoms))?;
    if found.moment.precision == Precision::Day
        && let Some(time) = clock(text, &atoms, &found.range)
    {
        found.moment.time = Some(time);
        found.moment.precision = Precision::Minute;
    }
    Some(found)
}

fn year(what: What, two_digits: bool) -> Option<i16> {
    match what {
        What::Number(n @ 1600..=2199, 4) => Some(n as i16),
        // As POSIX has it: 69 to 99 are of the last century.
        What::Number(n, 2) if two_digits => Some(n as i16 + if n < 69 { 2000 } else { 1900 }),
        _ => None,
    }
}

fn small(what: What) -> Option<i8> {
    match what {
        What::Number(n @ 1..=31, 1 | 2) => Some(n as i8),
        _ => None,
    }
}

/// The atom `step` places on (forwards or backwards), small words left out.
fn beside(atoms: &[Atom], from: usize, step: isize) -> Option<usize> {
    let mut i = from;
    loop {
        i = i.checked_add_signed(step)?;
        match atoms.get(i)?.what {
            What::Glue => {}
            _ => return Some(i),
        }
    }
}

/// "7 March 2021", "March 7, 2021", "2021-Mar-07", "07-Mar-21"; `i` is the month.
fn named_month(atoms: &[Atom], i: usize) -> Option<PrintedDate> {
    let What::Month(month) = atoms[i].what else {
        return None;
    };
    let before = beside(atoms, i, -1);
    let after = beside(atoms, i, 1);
    let then = after.and_then(|a| beside(atoms, a, 1));
    let what = |n: Option<usize>| n.map(|n| atoms[n].what);
    let day_of = |n| what(n).and_then(small);
    let year_of = |n, short| what(n).and_then(|w| year(w, short));
    let tries = [
        // The 2nd of "May 17, 2020" is tried before "15 May 17" since its year has four digits.
        (day_of(after), year_of(then, false), after, then),
        (day_of(before), year_of(after, false), before, after),
        (day_of(after), year_of(before, false), before, after),
        (day_of(before), year_of(after, true), before, after),
    ];
    tries.into_iter().find_map(|(day, year, a, b)| {
        let date = Date::new(year?, month, day?).ok()?;
        let places = [a?, b?, i];
        Some(PrintedDate {
            moment: Moment::day(date),
            ambiguous: false,
            proves: None,
            range: cover(atoms, &places),
        })
    })
}

fn cover(atoms: &[Atom], places: &[usize]) -> Range<usize> {
    let start = places.iter().map(|p| atoms[*p].range.start).min();
    let end = places.iter().map(|p| atoms[*p].range.end).max();
    start.unwrap_or(0)..end.unwrap_or(0)
}

/// "2021-03-07", "20210307", "2020/0517", "202005/17", "07.03.2021", "3/7/21", "2021年3月7日";
/// `i` is the first number.
fn numeric(text: &str, atoms: &[Atom], i: usize, order: DayOrder) -> Option<PrintedDate> {
    let What::Number(n, digits) = atoms[i].what else {
        return None;
    };
    if i > 0 && joined(text, &atoms[i - 1], &atoms[i]).is_some_and(|s| s == ":") {
        return None;
    }
    let plain = |y: u32, m: u32, d: u32, last: usize| {
        let date = Date::new(year(What::Number(y, 4), false)?, m as i8, d as i8).ok()?;
        Some(PrintedDate {
            moment: Moment::day(date),
            ambiguous: false,
            proves: None,
            range: atoms[i].range.start..atoms[last].range.end,
        })
    };
    // Eight digits, or fourteen with the time of day.
    if digits == 8 {
        return plain(n / 10_000, n / 100 % 100, n % 100, i);
    }
    let second = i + 1 + usize::from(atoms.get(i + 1)?.what == What::Cjk);
    let separator = joined(text, &atoms[i], atoms.get(second)?)?;
    let What::Number(b, b_digits) = atoms[second].what else {
        return None;
    };
    match (digits, b_digits) {
        (4, 4) if is_separator(separator) => return plain(n, b / 100, b % 100, second),
        (6, 1 | 2) if is_separator(separator) => return plain(n / 100, n % 100, b, second),
        _ => {}
    }
    let third = second + 1 + usize::from(atoms.get(second + 1)?.what == What::Cjk);
    let What::Number(c, c_digits) = atoms.get(third)?.what else {
        return None;
    };
    let again = joined(text, &atoms[second], &atoms[third])?;
    if !is_separator(separator) || !is_separator(again) || b_digits > 2 {
        return None;
    }
    if digits == 4 && c_digits <= 2 {
        return plain(n, b, c, third);
    }
    if digits > 2 || !(c_digits == 4 || c_digits == 2) {
        return None;
    }
    let year = year(What::Number(c, c_digits), true)?;
    let (a, b) = (n as i8, b as i8);
    let day_first = Date::new(year, b, a).ok();
    let month_first = Date::new(year, a, b).ok();
    let (date, proves) = match (day_first, month_first) {
        (Some(date), None) => (date, Some(DayOrder::DayFirst)),
        (None, Some(date)) => (date, Some(DayOrder::MonthFirst)),
        (Some(d), Some(m)) => (if order == DayOrder::MonthFirst { m } else { d }, None),
        (None, None) => return None,
    };
    Some(PrintedDate {
        moment: Moment::day(date),
        ambiguous: proves.is_none() && a != b,
        proves,
        range: atoms[i].range.start..atoms[third].range.end,
    })
}

fn is_separator(between: &str) -> bool {
    let mut signs = between.trim().chars();
    match (signs.next(), signs.next()) {
        (Some(c), None) => matches!(c, '-' | '/' | '.' | '_' | '–' | '年' | '월' | '月' | '년'),
        (None, _) => between.len() == 1,
        _ => false,
    }
}

/// "March 2021", "2021/03" of a path is left alone: too many other things look so.
fn month_and_year(atoms: &[Atom]) -> Option<PrintedDate> {
    (0..atoms.len()).find_map(|i| {
        let What::Month(month) = atoms[i].what else {
            return None;
        };
        [beside(atoms, i, 1), beside(atoms, i, -1)]
            .into_iter()
            .flatten()
            .find_map(|other| {
                let year = year(atoms[other].what, false)?;
                let date = Date::new(year, month, 1).ok()?;
                Some(coarse(date, Precision::Month, cover(atoms, &[i, other])))
            })
    })
}

fn year_alone(atoms: &[Atom]) -> Option<PrintedDate> {
    let [only] = atoms else { return None };
    let date = Date::new(year(only.what, false)?, 1, 1).ok()?;
    Some(coarse(date, Precision::Year, only.range.clone()))
}

fn coarse(date: Date, precision: Precision, range: Range<usize>) -> PrintedDate {
    PrintedDate {
        moment: Moment {
            date,
            time: None,
            precision,
        },
        ambiguous: false,
        proves: None,
        range,
    }
}

#[cfg(test)]
mod tests;
