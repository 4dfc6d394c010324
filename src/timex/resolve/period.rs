//! Longer stretches: "last week", months, seasons, quarters and halves without a year, centuries.

use super::super::calendar::{self, add_months};
use super::super::context::Origin;
use super::super::grammar::Phrase;
use super::super::lookalike;
use super::super::phrase::{Fields, Which};
use super::super::tense::Tense;
use super::super::value::{Partial, Season, Stretch, Unit, first_day};
use super::distance::length;
use super::{Found, Meaning, Resolver, dated, is, plain, shift, unit_word};
use crate::model::{Interval, Precision, TimexKind};
use jiff::civil::Date;

impl Resolver<'_> {
    /// "last year", "the same day", "this week": the stretch of the unit.
    pub(super) fn which_unit(&self, phrase: &Phrase, which: Which, unit: Unit) -> Option<Found> {
        let the = self
            .scan
            .parsed
            .word(phrase.first)
            .eq_ignore_ascii_case("the");
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
                None if self.context.narrative || (which == Which::Same && unit == Unit::Day) => {
                    return Some(unknown(unit));
                }
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
        let before = self.scan.lists(phrase.first.wrapping_sub(1));
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
            None => {
                let most_back = match cue {
                    _ if before & self.scan.known().by != 0 => 0,
                    Some(cue) if cue.tense == Tense::Past => {
                        if cue.near {
                            11
                        } else {
                            9
                        }
                    }
                    Some(_) => 4,
                    None => 6,
                };
                if back <= most_back {
                    (-back, "the one before")
                } else {
                    (12 - back, "the next one")
                }
            }
        };
        let first = add_months(here.first_of_month(), i64::from(months))?;
        let rule = self.with_cue(rule, cue.filter(|_| which.is_none() && back != 0));
        Some(Found::stretch(
            Stretch::Month(first.year(), first.month()),
            rule,
            Origin::Published,
        ))
    }

    pub(super) fn season(&self, phrase: &Phrase, season: Season) -> Found {
        if self.context.narrative
            && matches!(phrase.fields.which, None | Some(Which::Same))
            && let Some((year, told)) = self.context.carried(season.month())
        {
            return Found::stretch(
                Stretch::Season(year, season),
                "in the year that the story has reached",
                Origin::Told(told),
            );
        }
        let Some(here) = self.context.month_anchor() else {
            return Found::partial(Partial::Season(season));
        };
        let year = here.year();
        let choices: Vec<Stretch> = (year - 2..=year + 1)
            .map(|y| Stretch::Season(y, season))
            .collect();
        let begins = |s: &&Stretch| first_day(**s);
        let holds = |s: &&Stretch| {
            s.interval()
                .is_some_and(|i| i.earliest <= here && here <= i.latest)
        };
        let ended = |s: &&Stretch| s.interval().is_some_and(|i| i.latest < here);
        let now = choices.iter().find(holds);
        let last = choices.iter().filter(ended).max_by_key(begins);
        let next = choices
            .iter()
            .filter(|s| first_day(**s) > here)
            .min_by_key(begins);
        let cue = self.cue(phrase);
        let found = match phrase.fields.which {
            Some(Which::Last | Which::Past | Which::Previous) => (last, "the one before"),
            Some(Which::Next | Which::Following) => (next, "the next one"),
            // "that we did this summer", told in spring.
            Some(Which::This) if now.is_none() && is(cue, Tense::Past) => (last, "the one before"),
            Some(_) => (
                now.or_else(|| choices.iter().find(|s| first_day(**s).year() == year)),
                "this year's",
            ),
            None if now.is_some() => (now, "the one of those days"),
            None if is(cue, Tense::Future) => (next, "the next one"),
            None if cue.is_some() => (last, "the one before"),
            None => (
                choices
                    .iter()
                    .min_by_key(|s| calendar::days_between(first_day(**s), here).abs()),
                "the nearest one",
            ),
        };
        match found {
            (Some(stretch), rule) => Found::stretch(*stretch, rule, Origin::Published),
            _ => Found::partial(Partial::Season(season)),
        }
    }

    pub(super) fn quarter(&self, phrase: &Phrase) -> Option<Found> {
        let f = &phrase.fields;
        let q = f
            .quarter
            .or(f.ordinal.map(|n| n as i8))
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

    pub(super) fn year_end(&self) -> Option<Found> {
        Some(match self.context.published_for(Unit::Year) {
            Some(day) => Found::stretch(Stretch::Year(day.year()), "its end", Origin::Published),
            None => unknown(Unit::Year),
        })
    }

    pub(super) fn the_unit(&self, phrase: &Phrase) -> Option<Meaning> {
        let year = matches!(phrase.fields.unit, None | Some(Unit::Year | Unit::Quarter));
        if phrase.fields.fiscal && !year {
            return None;
        }
        // "the latest period" is a quarter.
        let unit = phrase.fields.unit.unwrap_or(Unit::Quarter);
        if !matches!(
            unit,
            Unit::Year
                | Unit::Quarter
                | Unit::Week
                | Unit::Weekend
                | Unit::Month
                | Unit::Decade
                | Unit::Century
        ) {
            return None;
        }
        if let Some(last) = self.closed_by(phrase) {
            return self.closed(phrase, unit, last);
        }
        let behind = self.scan.lists(phrase.end);
        let closed = behind & (self.scan.known().ended | self.scan.known().ending) != 0;
        if closed && unit == Unit::Year {
            return length(&phrase.fields)
                .map(|v| plain(TimexKind::Duration, v, "a length of time"));
        }
        if unit == Unit::Quarter && !self.context.narrative {
            if let Some(told) = self.context.last_quarter() {
                return Some(dated(Found::stretch(
                    told.stretch,
                    "the quarter told before",
                    Origin::Told(told.clone()),
                )));
            }
            return self.which_unit(phrase, Which::Last, unit).map(dated);
        }
        if self.context.narrative
            && let Some(told) = self.context.told(unit)
        {
            return Some(dated(Found::stretch(
                Stretch::around(told.day, unit),
                format!("the {} told before", unit_word(unit)),
                Origin::Told(told.clone()),
            )));
        }
        let this = match phrase.fields.which {
            Some(which) => which,
            None => Which::This,
        };
        self.which_unit(phrase, this, unit).map(dated)
    }
}

impl Resolver<'_> {
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

/// How many units on from the present one.
fn steps(which: Option<Which>) -> i16 {
    match which {
        Some(Which::Last | Which::Past | Which::Previous) => -1,
        Some(Which::Next | Which::Following) => 1,
        _ => 0,
    }
}

pub(super) fn unknown(unit: Unit) -> Found {
    Found::partial(match unit {
        Unit::Week => Partial::Week { end: false },
        Unit::Weekend => Partial::Week { end: true },
        Unit::Month => Partial::Month(None),
        Unit::Quarter => Partial::Quarter(None),
        Unit::Half | Unit::Year => Partial::Year,
        Unit::Decade => Partial::Decade,
        Unit::Century | Unit::Millennium => Partial::Century,
        _ => Partial::Day(None, None),
    })
}
