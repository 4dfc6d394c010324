//! Parts of a longer stretch: "the last day of December", "the first week of May", "the year before
//! last".

use super::super::calendar::{add_days, nth_weekday};
use super::super::context::Origin;
use super::super::grammar::Phrase;
use super::super::value::{Stretch, Unit, Value};
use super::{Found, Meaning, Resolver, dated, shift, unknown};
use crate::model::{Interval, Precision};

impl Resolver<'_> {
    /// The n-th day, week, month or weekday of a stretch, from its end if n is negative.
    pub(super) fn part_of(&mut self, phrase: &Phrase) -> Option<Meaning> {
        let (place, inner, weekday) = (
            phrase.fields.place?,
            phrase.fields.inner,
            phrase.fields.weekday,
        );
        let mut whole = phrase.clone();
        whole.fields.place = None;
        whole.fields.inner = None;
        whole.fields.weekday = None;
        let found = self.stretch(&whole)?;
        let Value::Date(stretch) = found.value else {
            return Some(dated(found));
        };
        let days = stretch.interval()?;
        let rule = "that part of it".to_owned();
        let of = |stretch| dated(Found::stretch(stretch, rule.clone(), found.origin.clone()));
        if let Some(weekday) = weekday {
            let Stretch::Month(year, month) = stretch else {
                return None;
            };
            return nth_weekday(year, month, place, weekday).map(|d| of(Stretch::Day(d)));
        }
        let unit = inner?;
        let from_end = place < 0;
        let n = i64::from(place.abs()) - 1;
        match unit {
            Unit::Day => {
                let day = if from_end {
                    add_days(days.latest, -n)
                } else {
                    add_days(days.earliest, n)
                }?;
                (day >= days.earliest && day <= days.latest).then(|| of(Stretch::Day(day)))
            }
            // Seven days each, not the calendar's.
            Unit::Week => {
                let first = if from_end {
                    add_days(days.latest, -6 - 7 * n)
                } else {
                    add_days(days.earliest, 7 * n)
                }?;
                let last = add_days(first, 6)?;
                let mut out = of(Stretch::around(add_days(first, 3)?, unit));
                out.interval = Some(Interval::new(first, last, Precision::Week));
                Some(out)
            }
            Unit::Weekend => {
                let saturday = if from_end {
                    super::super::calendar::weekday_before(days.latest, 6, true)
                        .and_then(|d| add_days(d, -7 * n))
                } else {
                    super::super::calendar::weekday_after(days.earliest, 6, true)
                        .and_then(|d| add_days(d, 7 * n))
                }?;
                Some(of(Stretch::around(saturday, unit)))
            }
            Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade => {
                let day = if from_end {
                    shift(days.latest.first_of_month(), unit, -n)
                } else {
                    shift(days.earliest, unit, n)
                }?;
                let part = Stretch::around(day, unit);
                let inside = part.interval()?;
                (inside.earliest >= days.earliest
                    && inside.latest <= days.latest
                    && part != stretch)
                    .then(|| of(part))
            }
            _ => None,
        }
    }

    /// "the week of May 4": the week that holds the day.
    pub(super) fn week_of(&mut self, phrase: &Phrase) -> Option<Found> {
        let unit = phrase.fields.unit?;
        if !matches!(unit, Unit::Week | Unit::Weekend) {
            return None;
        }
        let mut day = phrase.clone();
        day.fields.unit = None;
        let mut found = self.stretch(&day)?;
        if let Value::Date(Stretch::Day(day)) = found.value {
            found.value = Value::Date(Stretch::around(day, unit));
        }
        Some(found)
    }

    /// "the year before last", "the week after next".
    pub(super) fn beyond(&self, phrase: &Phrase) -> Option<Found> {
        let f = &phrase.fields;
        let unit = f.unit?;
        let steps = 2 * f.side?;
        let Some(here) = self.context.published_for(unit) else {
            return Some(unknown(unit));
        };
        let day = shift(here, unit, steps)?;
        let rule = if steps < 0 { "two before" } else { "two after" };
        Some(Found::stretch(
            Stretch::around(day, unit),
            rule,
            Origin::Published,
        ))
    }
}
