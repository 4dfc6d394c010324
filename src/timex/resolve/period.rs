//! Longer stretches: "last week", months.

use super::super::calendar::{self, add_months};
use super::super::context::Origin;
use super::super::grammar::Phrase;
use super::super::lookalike;
use super::super::reading::Which;
use super::super::tense::{self, Cue, Tense};
use super::super::value::{Partial, Stretch, Unit};
use super::{Found, Resolver, is, shift, unit_word, unknown};

impl Resolver<'_> {
    /// "last year", "the same day", "this week": the stretch of the unit.
    pub(super) fn which_unit(&self, phrase: &Phrase, which: Which, unit: Unit) -> Option<Found> {
        let the = self.scan.lists(phrase.first) & self.scan.known().article != 0;
        let told = self.context.told(unit);
        let story = self.context.narrative && told.is_some();
        let hang = matches!(which, Which::Previous | Which::Following | Which::Same)
            || (which == Which::Next && the && (unit == Unit::Day || story))
            || (story && matches!(which, Which::This | Which::Next));
        let is_length = match unit {
            Unit::Day => matches!(which, Which::Last | Which::Past),
            Unit::Decade | Unit::Century => which == Which::Past,
            unit => unit < Unit::Day,
        };
        if is_length || lookalike::is_title(self.scan, phrase) {
            return None;
        }
        let n = match which {
            Which::This if unit == Unit::Weekend => self.which_weekend(phrase),
            Which::Last | Which::Past | Which::Previous => -1,
            Which::Latest if unit == Unit::Quarter => -1,
            Which::This | Which::Same | Which::Latest => 0,
            Which::Next | Which::Following => 1,
        };
        let (base, origin) = if hang {
            match told {
                Some(told) => (told.day, Origin::Told(told.clone())),
                None if self.context.narrative => return Some(unknown(unit)),
                // "trades made that day", of no day in particular.
                None if which == Which::Same && unit == Unit::Day => return None,
                None => match self.context.published_for(unit) {
                    Some(day) => (day, Origin::Published),
                    None => return Some(unknown(unit)),
                },
            }
        } else {
            match self.context.published_for(unit) {
                Some(day) => (day, Origin::Published),
                None => return Some(unknown(unit)),
            }
        };
        let rule = match (which, n) {
            (Which::Same, _) => format!("the {} told before", unit_word(unit)),
            (_, -1) => format!("the {} before", unit_word(unit)),
            (_, 0) => format!("the {} of it", unit_word(unit)),
            _ => format!("the {} after", unit_word(unit)),
        };
        Some(match shift(base, unit, n) {
            Some(day) => Found::stretch(Stretch::around(day, unit), rule, origin),
            None => unknown(unit),
        })
    }

    /// "the weekend": the one before (-1) or the one of the week (0).
    pub(super) fn which_weekend(&self, phrase: &Phrase) -> i64 {
        let Some(today) = self.context.today() else {
            return 0;
        };
        let weekday = calendar::weekday(today);
        match self.cue(phrase).map(|c| c.tense) {
            _ if weekday >= 6 => 0,
            Some(Tense::Past) => -1,
            Some(Tense::Future) => 0,
            None if weekday <= 2 => -1,
            None => 0,
        }
    }

    pub(super) fn month(&self, phrase: &Phrase, month: i8) -> Option<Found> {
        let which = phrase.fields.which;
        if which.is_none() && !lookalike::is_month(self.scan, phrase) {
            return None;
        }
        if self.context.narrative
            && which.is_none()
            && let Some((year, told)) = self.context.carried(month)
        {
            return Some(Found::stretch(
                Stretch::Month(year, month),
                "in the year that the story has reached",
                Origin::Told(told),
            ));
        }
        if let (Some(year), None) = (self.context.year_only(), which) {
            return Some(Found::stretch(
                Stretch::Month(year, month),
                "in the same year",
                Origin::Published,
            ));
        }
        let Some(here) = self.context.month_anchor() else {
            return Some(Found::partial(Partial::Month(Some(month))));
        };
        let back = i32::from((here.month() - month).rem_euclid(12));
        let cue = self.cue(phrase);
        let (months, rule) = match which {
            Some(Which::Last | Which::Past | Which::Previous) => {
                (if back == 0 { -12 } else { -back }, "the one before")
            }
            Some(Which::Next | Which::Following) => {
                (if back == 0 { 12 } else { 12 - back }, "the next one")
            }
            Some(Which::This | Which::Same | Which::Latest) => {
                (i32::from(month - here.month()), "this year's")
            }
            None if back == 0 => (0, "the month of it"),
            None => self.month_near(phrase, cue, back),
        };
        let first = add_months(here.first_of_month(), i64::from(months))?;
        let rule = self.with_cue(rule, cue.filter(|_| which.is_none() && back != 0));
        Some(Found::stretch(
            Stretch::Month(first.year(), first.month()),
            rule,
            Origin::Published,
        ))
    }

    /// How many months on a month lies whose year nothing says: the one before, so many months
    /// `back`, if that is not farther than the words beside it allow.
    fn month_near(&self, phrase: &Phrase, cue: Option<Cue>, back: i32) -> (i32, &'static str) {
        let before = self.scan.lists(phrase.first.wrapping_sub(1));
        let known = self.scan.known();
        // "sales rose through August".
        let upto = before & known.upto != 0 && is(cue, Tense::Past);
        let by = before & known.by != 0 && !upto;
        let most_back = match cue {
            _ if upto => 6,
            _ if self.is_back(phrase) => 11,
            _ if by && !tense::opens_past(self.scan, phrase) => 0,
            Some(cue) if cue.tense == Tense::Past && cue.near => 11,
            Some(cue) if cue.tense == Tense::Past => 9,
            Some(cue) if !cue.weak => 2,
            Some(_) => 4,
            None => 6,
        };
        if back <= most_back {
            (-back, "the one before")
        } else {
            (12 - back, "the next one")
        }
    }

    /// "back in February".
    fn is_back(&self, phrase: &Phrase) -> bool {
        let back = phrase.first.checked_sub(2);
        back.is_some_and(|t| self.scan.lists(t) & self.scan.known().back != 0)
    }
}
