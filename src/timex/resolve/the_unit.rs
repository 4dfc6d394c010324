//! A unit with its article: "the year", "later in the day", "the quarter ended March 31".

use super::super::calendar;
use super::super::context::Origin;
use super::super::grammar::Phrase;
use super::super::reading::Which;
use super::super::tense::Tense;
use super::super::value::{Stretch, Unit};
use super::lengths::length;
use super::{Found, Meaning, Resolver, dated, is, plain, shift, unit_word};
use crate::model::{Interval, Precision, TimexKind};
use jiff::civil::Date;

impl Resolver<'_> {
    /// "the year", "the latest quarter": a stretch, or a length where its end or what it began with
    /// is said.
    pub(super) fn the_unit(&self, phrase: &Phrase) -> Option<Meaning> {
        let f = &phrase.fields;
        let behind = self.scan.lists(phrase.end);
        let known = self.scan.known();
        // "the quarter-to-quarter comparison".
        if self.scan.glued(phrase.end) && behind & known.dash != 0 {
            return None;
        }
        if f.fiscal && !matches!(f.unit, None | Some(Unit::Year | Unit::Quarter)) {
            return None;
        }
        // "the latest period" is a quarter.
        let unit = f.unit.unwrap_or(Unit::Quarter);
        if unit <= Unit::Day || matches!(unit, Unit::Half | Unit::Millennium) {
            return later_that_day(phrase).then(|| self.this_day(f).map(dated))?;
        }
        if let Some(last) = self.closed_by(phrase) {
            return self.closed(phrase, unit, last);
        }
        let closed = behind & (known.ended | known.ending) != 0;
        // "In the year since the vote" little changed.
        let since = behind & known.since != 0 && unit != Unit::Weekend;
        if closed && unit == Unit::Year || since {
            let value = length(f)?;
            return Some(plain(TimexKind::Duration, value, "a length of time"));
        }
        self.unit_told(unit)
            .or_else(|| {
                let report = unit == Unit::Quarter && !self.context.narrative;
                let which = if report { Some(Which::Last) } else { f.which };
                self.which_unit(phrase, which.unwrap_or(Which::This), unit)
            })
            .map(dated)
    }

    /// In news the quarter, in a story any unit that was told before.
    fn unit_told(&self, unit: Unit) -> Option<Found> {
        let (stretch, told) = if self.context.narrative {
            let told = self.context.told(unit)?;
            (Stretch::around(told.day, unit), told)
        } else {
            let told = self
                .context
                .last_quarter()
                .filter(|_| unit == Unit::Quarter)?;
            (told.stretch, told)
        };
        let rule = format!("the {} told before", unit_word(unit));
        Some(Found::stretch(stretch, rule, Origin::Told(told.clone())))
    }

    /// The day with which a stretch closes: "ended March 31" behind the expression.
    pub(super) fn closed_by(&self, phrase: &Phrase) -> Option<Date> {
        let behind = self.scan.lists(phrase.end);
        let known = self.scan.known();
        // "the year to March".
        let to = behind & known.to != 0;
        let ended = behind & known.ended != 0 || to;
        if !ended && behind & known.ending == 0 {
            return None;
        }
        let next = self.grammar.first_phrase(self.scan, phrase.end + 1)?;
        let month = next.fields.month?;
        let day = match next.fields.day {
            Some(day) if !to => day,
            None if to => Date::new(2001, month, 1).ok()?.days_in_month(),
            _ => return None,
        };
        // "In the week ending May 9 claims rose."
        let ended = ended || is(self.cue(phrase), Tense::Past);
        let here = self.context.month_anchor();
        let year = match next.fields.year {
            Some(year) => year,
            None => {
                let here = here?;
                let same = Date::new(here.year(), month, day).ok()?;
                match (ended, same <= here) {
                    (true, false) => here.year() - 1,
                    (false, true) => here.year() + 1,
                    _ => here.year(),
                }
            }
        };
        Date::new(year, month, day).ok()
    }

    /// A stretch with its last day: "the quarter ended July 31" is mostly the second one.
    fn closed(&self, phrase: &Phrase, unit: Unit, last: Date) -> Option<Meaning> {
        let middle = calendar::add_days(last, -45)?;
        let fiscal = self.context.last_quarter().filter(|t| t.fiscal);
        let mut out = match (unit, fiscal) {
            // It has been called by its fiscal number.
            (Unit::Quarter, Some(told)) => dated(Found::stretch(
                told.stretch,
                "the fiscal quarter told before",
                Origin::Told(told.clone()),
            )),
            (Unit::Quarter, None) => dated(Found::stretch(
                Stretch::around(middle, unit),
                "the three months up to the day said behind it",
                Origin::None,
            )),
            _ => plain(
                TimexKind::Duration,
                length(&phrase.fields)?,
                "the time up to the day said behind it",
            ),
        };
        let next = calendar::add_days(last, 1)?;
        let first = shift(next, unit, -1)?;
        out.interval = Some(Interval::new(first, last, Precision::Range));
        Some(out)
    }
}

/// "later in the day".
fn later_that_day(phrase: &Phrase) -> bool {
    phrase.fields.unit == Some(Unit::Day) && phrase.narrowing.is_some_and(|n| n.is_later())
}
