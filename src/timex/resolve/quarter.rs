//! Parts of a business year: quarters and halves, "a year earlier", "year-end"; centuries.

use super::super::calendar;
use super::super::context::Origin;
use super::super::grammar::Phrase;
use super::super::phrase::Fields;
use super::super::reading::Which;
use super::super::tense::Tense;
use super::super::value::{Partial, Stretch, Unit};
use super::{Found, Meaning, Resolver, dated, is, unit_word, unknown};
use crate::model::Interval;
use jiff::civil::Date;

impl Resolver<'_> {
    pub(super) fn quarter(&self, phrase: &Phrase) -> Option<Found> {
        let f = &phrase.fields;
        let q = f
            .quarter
            .or(f.ordinal.map(|n| n as i8))
            // "the October-December quarter".
            .or(f.month.filter(|m| m % 3 == 0).map(|m| m / 3))
            .filter(|q| (1..=4).contains(q))?;
        if let Some(year) = self.year_of(f) {
            return Some(Found::stretch(
                Stretch::Quarter(year.0, q),
                "the quarter",
                year.1,
            ));
        }
        let Some(here) = self.context.month_anchor() else {
            return Some(Found::partial(Partial::Quarter(Some(q))));
        };
        let now = (here.month() + 2) / 3;
        let cue = self.cue(phrase);
        let to_come = q == now + 1 && is(cue, Tense::Future);
        let (year, rule) = if q <= now || to_come {
            (here.year(), "the one of that year")
        } else {
            (here.year() - 1, "the one before")
        };
        Some(Found::stretch(
            Stretch::Quarter(year, q),
            rule,
            Origin::Published,
        ))
    }

    pub(super) fn half(&self, f: &Fields) -> Option<Found> {
        let h = f
            .half
            .or(f.ordinal.map(|n| n as i8))
            .or(f.place.map(|p| if p < 0 { 2 } else { p }))
            .filter(|h| (1..=2).contains(h))?;
        if let Some(year) = self.year_of(f) {
            return Some(Found::stretch(
                Stretch::Half(year.0, h),
                "the half of the year",
                year.1,
            ));
        }
        let Some(here) = self.context.month_anchor() else {
            return Some(Found::partial(Partial::Half(h)));
        };
        Some(Found::stretch(
            Stretch::Half(here.year(), h),
            "of the year of it",
            Origin::Published,
        ))
    }

    /// The year that a quarter or half is of, if the expression says.
    pub(super) fn year_of(&self, f: &Fields) -> Option<(i16, Origin)> {
        if let Some(year) = f.year_near(self.context.near_year()) {
            return Some((year, Origin::None));
        }
        let unit = f.unit.filter(|u| *u == Unit::Year)?;
        let here = self.context.published_for(unit)?;
        Some((here.year() + steps(f.which), Origin::Published))
    }

    pub(super) fn century(&self, f: &Fields) -> Option<Found> {
        let n = f.ordinal.filter(|n| (1.0..=30.0).contains(n))? as i16;
        let century = if f.before_christ { -n } else { n - 1 };
        Some(Found::stretch(
            Stretch::Century(century),
            "the century",
            Origin::None,
        ))
    }

    /// The quarter told last, a year before; else the year before.
    pub(super) fn year_ago(&self) -> Option<Found> {
        if let Some(told) = self.context.quarter_told()
            && let Stretch::Quarter(y, q) = told.stretch
        {
            return Some(Found::stretch(
                Stretch::Quarter(y - 1, q),
                "the same quarter a year before",
                Origin::Told(told.clone()),
            ));
        }
        Some(match self.context.published_for(Unit::Year) {
            Some(day) => Found::stretch(
                Stretch::Year(day.year() - 1),
                "the year before",
                Origin::Published,
            ),
            None => unknown(Unit::Year),
        })
    }

    /// "the 1988 quarter": the quarter told last, in that year; "the 1988 period" may be a year.
    pub(super) fn same_quarter(&self, f: &Fields) -> Option<Found> {
        let (year, origin) = match (f.year, f.which) {
            (Some(year), _) => (year, Origin::None),
            (None, which) => {
                let here = self.context.published_for(Unit::Year)?;
                (here.year() + steps(which), Origin::Published)
            }
        };
        let told = match f.unit {
            Some(Unit::Quarter) => self.context.last_quarter(),
            None | Some(Unit::Year) => self.context.quarter_told(),
            Some(_) => return None,
        };
        Some(match told.map(|t| (t.stretch, t)) {
            Some((Stretch::Quarter(_, q), told)) => Found::stretch(
                Stretch::Quarter(year, q),
                "the same quarter of that year",
                Origin::Told(told.clone()),
            ),
            _ => Found::stretch(Stretch::Year(year), "the year", origin),
        })
    }

    /// "the same month last year", "the corresponding week a year earlier".
    pub(super) fn same_of_year(&self, f: &Fields) -> Option<Found> {
        let unit = f.unit?;
        let told = self.context.told(unit);
        let near = told.filter(|t| t.sentence + 1 >= self.context.sentence);
        let (base, origin) = match near {
            Some(told) => (told.day, Origin::Told(told.clone())),
            None => (self.context.published_for(unit)?, Origin::Published),
        };
        let year = match (f.year, f.which) {
            (Some(year), _) => year,
            (None, Some(which)) => {
                let here = self.context.published_for(Unit::Year)?;
                here.year() + steps(Some(which))
            }
            (None, None) => base.year() - 1,
        };
        let years = i64::from(year - base.year());
        let day = match unit {
            // The week of the same number.
            Unit::Week | Unit::Weekend => calendar::add_days(base, years * 364)?,
            _ => calendar::add_months(base, years * 12)?,
        };
        let rule = format!("the same {} of that year", unit_word(unit));
        Some(Found::stretch(Stretch::around(day, unit), rule, origin))
    }

    /// "by year-end"; "since year-end" is that of the year before.
    pub(super) fn year_end(&self, phrase: &Phrase) -> Option<Meaning> {
        let before = phrase
            .first
            .checked_sub(1)
            .map_or(0, |t| self.scan.lists(t));
        let since = before & self.scan.known().since != 0;
        // "it closed at year's end", told in spring.
        let here = self.context.month_anchor().filter(|d| d.month() <= 6);
        let over = here.is_some() && is(self.cue(phrase), Tense::Past);
        let back = i16::from(since || over);
        // "year-end" is a day, "the year's end" may be longer.
        let is_day =
            (phrase.first..phrase.end).any(|t| self.scan.lists(t) & self.scan.known().dash != 0);
        let found = match self.context.published_for(Unit::Year) {
            Some(here) => {
                let year = here.year() - back;
                let last = Date::new(year, 12, 31).ok().filter(|_| is_day);
                let stretch = last.map_or(Stretch::Year(year), Stretch::Day);
                Found::stretch(stretch, "its end", Origin::Published)
            }
            None => unknown(Unit::Year),
        };
        let mut out = dated(found);
        // Its last day.
        out.interval = out.interval.map(|i| Interval {
            earliest: i.latest,
            ..i
        });
        Some(out)
    }
}

/// How many units on from the present one.
fn steps(which: Option<Which>) -> i16 {
    match which {
        Some(Which::Last | Which::Past | Which::Previous) => -1,
        Some(Which::Next | Which::Following) => 1,
        _ => 0,
    }
}
