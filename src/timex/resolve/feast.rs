//! Days with a name: Christmas, Super Tuesday, Thanksgiving weekend.

use super::super::context::Origin;
use super::super::phrase::Fields;
use super::super::reading::Which;
use super::super::value::{Partial, Stretch, Unit, Value};
use super::day::nearest;
use super::{Found, Resolver};
use jiff::civil::Date;

impl Resolver<'_> {
    pub(super) fn holiday(&self, f: &Fields, holiday: usize) -> Option<Found> {
        let mut found = self.feast(f, holiday)?;
        // "Thanksgiving weekend".
        if let (Value::Date(Stretch::Day(day)), Some(unit @ (Unit::Week | Unit::Weekend)), None) =
            (&found.value, f.unit, f.which)
        {
            found.value = Value::Date(Stretch::around(*day, unit));
        }
        Some(found)
    }

    fn feast(&self, f: &Fields, holiday: usize) -> Option<Found> {
        let entry = self.grammar.holidays.get(holiday)?;
        if let Some(day) = entry.once() {
            let rule = "the day that is called so";
            return Some(Found::stretch(Stretch::Day(day), rule, Origin::None));
        }
        let near = self.context.near_year();
        let rough = |mut found: Found| {
            if entry.is_rough() {
                found.assumed = Some("reckoned by the calendar; it may be a day off".to_owned());
            }
            found
        };
        if let Some(year) = f.year_near(near) {
            let day = entry.in_year(year);
            return Some(match day {
                Some(day) => rough(Found::stretch(
                    Stretch::Day(day),
                    "the feast of that year",
                    Origin::None,
                )),
                None => Found::stretch(
                    Stretch::Year(year),
                    "the feast's day is not known",
                    Origin::None,
                ),
            });
        }
        let Some((today, origin)) = self.context.here() else {
            return Some(match entry.in_year(2001).zip(entry.in_year(2002)) {
                Some((a, b)) if (a.month(), a.day()) == (b.month(), b.day()) => {
                    Found::partial(Partial::Day(Some(a.month()), Some(a.day())))
                }
                _ => Found::partial(Partial::Year),
            });
        };
        // Some are held every four years.
        let years = (today.year() - 4..=today.year() + 4).filter_map(|y| entry.in_year(y));
        let days: Vec<Date> = years.collect();
        let last = days.iter().copied().filter(|d| *d < today).max();
        let next = days.iter().copied().filter(|d| *d > today).min();
        let (day, rule) = match (f.which, f.unit) {
            (Some(which), Some(Unit::Year)) => {
                let n = match which {
                    Which::Last | Which::Past | Which::Previous => -1,
                    Which::Next | Which::Following => 1,
                    _ => 0,
                };
                (entry.in_year(today.year() + n), "the feast of that year")
            }
            (Some(Which::Last | Which::Past), _) => (last, "the last one before"),
            (Some(Which::Next), _) => (next, "the next one"),
            (Some(Which::This), _) => (entry.in_year(today.year()), "this year's"),
            _ => (nearest(&days, today), "the nearest one"),
        };
        Some(match day {
            Some(day) => rough(Found::stretch(Stretch::Day(day), rule, origin)),
            None => Found::partial(Partial::Year),
        })
    }
}
