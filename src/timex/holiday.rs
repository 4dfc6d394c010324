//! Days with a name: fixed, reckoned from a weekday, from Easter, by the Islamic calendar, or listed.

use super::calendar;
use crate::lexicon::dates::HolidayEntry;
use jiff::civil::Date;

/// How a holiday is reckoned.
#[derive(Debug)]
pub struct Holiday {
    rule: Rule,
    plus: i64,
}

#[derive(Debug)]
enum Rule {
    Day(i8, i8),
    Nth(i8, i8, i8),
    Easter(i64),
    Islamic(i8, i8),
    Once(Date),
    Listed(Vec<Date>),
}

impl Holiday {
    /// Checks an entry of a table.
    pub fn new(entry: &HolidayEntry) -> Result<Self, String> {
        let rule = if let Some([month, day]) = entry.day {
            Rule::Day(month, day)
        } else if let Some([month, n, weekday]) = entry.nth {
            Rule::Nth(month, n, weekday)
        } else if let Some(days) = entry.easter {
            Rule::Easter(i64::from(days))
        } else if let Some([month, day]) = entry.islamic {
            Rule::Islamic(month, day)
        } else if let Some(day) = &entry.once {
            Rule::Once(day.parse().map_err(|e| format!("{day}: {e}"))?)
        } else if !entry.on.is_empty() {
            let day = |d: &String| d.parse().map_err(|e| format!("{d}: {e}"));
            Rule::Listed(entry.on.iter().map(day).collect::<Result<_, _>>()?)
        } else if let Some(name) = &entry.listed {
            Rule::Listed(listed(name).ok_or_else(|| format!("no feast is listed as {name}"))?)
        } else {
            return Err(format!("{:?}: nothing says when it is", entry.names));
        };
        Ok(Self {
            rule,
            plus: i64::from(entry.plus),
        })
    }

    /// Its (first) day in a year; `None` where no list or calendar reaches.
    pub fn in_year(&self, year: i16) -> Option<Date> {
        let day = match &self.rule {
            Rule::Day(month, day) => Date::new(year, *month, *day).ok(),
            Rule::Nth(month, n, weekday) => calendar::nth_weekday(year, *month, *n, *weekday),
            Rule::Easter(days) => calendar::add_days(calendar::easter(year)?, *days),
            Rule::Islamic(month, day) => calendar::islamic(year, *month, *day),
            Rule::Once(day) => (day.year() == year).then_some(*day),
            Rule::Listed(days) => days.iter().copied().find(|d| d.year() == year),
        }?;
        calendar::add_days(day, self.plus)
    }

    /// The day, if there was but one.
    pub fn once(&self) -> Option<Date> {
        match self.rule {
            Rule::Once(day) => Some(day),
            _ => None,
        }
    }

    /// Whether the day is reckoned only to within a day.
    pub fn is_rough(&self) -> bool {
        matches!(self.rule, Rule::Islamic(..))
    }
}

/// The days of a feast in `assets/lang/feasts.tsv`.
fn listed(name: &str) -> Option<Vec<Date>> {
    let table = include_str!("../../assets/lang/feasts.tsv");
    let line = table.lines().find(|l| l.split('\t').next() == Some(name))?;
    let days: Option<Vec<Date>> = line
        .split('\t')
        .skip(1)
        .map(|day| day.parse::<Date>().ok())
        .collect();
    days
}
