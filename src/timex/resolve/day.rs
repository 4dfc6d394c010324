//! Days: numeric ones, "yesterday", weekdays, feasts, days of a month without a year, times of day.

use super::super::calendar::{self, add_days};
use super::super::context::Origin;
use super::super::grammar::Phrase;
use super::super::phrase::Fields;
use super::super::reading::Which;
use super::super::tense::Tense;
use super::super::value::{Partial, Stretch, Unit, Value};
use super::{Found, Resolver, is};
use jiff::civil::Date;

impl Resolver<'_> {
    pub(super) fn numeric(&self, day: Date, open: bool) -> Found {
        let mut day = day;
        let mut assumed = None;
        if open {
            let month_first = self.context.month_first.unwrap_or(self.grammar.month_first);
            if month_first && let Ok(swapped) = Date::new(day.year(), day.day(), day.month()) {
                day = swapped;
            }
            let order = if month_first {
                "month before day"
            } else {
                "day before month"
            };
            let by = if self.context.month_first.is_some() {
                "as elsewhere in the text"
            } else {
                "as usual in this language"
            };
            assumed = Some(format!("{order}, {by}"));
        }
        let mut found =
            Found::stretch(Stretch::Day(day), "the date as it is written", Origin::None);
        found.assumed = assumed;
        found
    }

    pub(super) fn day_word(&self, n: i64) -> Found {
        let story = self.context.narrative && n == 0;
        let Some(today) = self.context.today().filter(|_| !story) else {
            return if n == 0 {
                Found::new(Value::Present, "no date is meant by it", Origin::None)
            } else {
                Found::partial(Partial::Day(None, None))
            };
        };
        let rule = match n {
            0 => "the day itself",
            -1 => "the day before",
            1 => "the day after",
            _ if n < 0 => "two days before",
            _ => "two days after",
        };
        match add_days(today, n) {
            Some(day) => Found::stretch(Stretch::Day(day), rule, Origin::Published),
            None => Found::partial(Partial::Day(None, None)),
        }
    }

    pub(super) fn month_day(&self, phrase: &Phrase, month: i8, day: i8) -> Option<Found> {
        Date::new(2000, month, day).ok()?;
        if self.context.narrative
            && let Some((year, told)) = self.context.carried(month)
        {
            // 29 February: of the leap year that is nearest.
            let mut years = (0..4).flat_map(|n| [year + n, year - n]);
            let date = years.find_map(|y| Date::new(y, month, day).ok())?;
            return Some(Found::stretch(
                Stretch::Day(date),
                "in the year that the story has reached",
                Origin::Told(told),
            ));
        }
        if let Some(told) = self.context.same_month(month)
            && phrase.fields.which.is_none()
            && let Ok(date) = Date::new(told.day.year(), month, day)
            && phrase
                .fields
                .weekday
                .is_none_or(|w| calendar::weekday(date) == w)
        {
            return Some(Found::stretch(
                Stretch::Day(date),
                "in the year just told",
                Origin::Told(told.clone()),
            ));
        }
        if let Some(year) = self.context.year_only() {
            let date = Date::new(year, month, day).ok()?;
            return Some(Found::stretch(
                Stretch::Day(date),
                "in the same year",
                Origin::Published,
            ));
        }
        let Some(here) = self.context.month_anchor() else {
            return Some(Found::partial(Partial::Day(Some(month), Some(day))));
        };
        let (found, rule) = self.in_which_year(phrase, here, month, day)?;
        Some(Found::stretch(Stretch::Day(found), rule, Origin::Published))
    }

    /// A day of a month without a year: its year by weekday, "last" or "next", "ended", the verb, or
    /// the nearest.
    fn in_which_year(
        &self,
        phrase: &Phrase,
        here: Date,
        month: i8,
        day: i8,
    ) -> Option<(Date, String)> {
        let f = &phrase.fields;
        let years = here.year() - WEEKDAY_YEARS..=here.year() + WEEKDAY_YEARS;
        let days: Vec<Date> = years
            .filter_map(|y| Date::new(y, month, day).ok())
            .collect();
        // "Friday, Oct. 23" is such a weekday only in some years.
        if let Some(weekday) = f.weekday {
            let fit = |d: &Date| calendar::weekday(*d) == weekday;
            let fitting: Vec<Date> = days.iter().copied().filter(fit).collect();
            if let Some(found) = nearest(&fitting, here) {
                return Some((found, "in the nearest year with that weekday".to_owned()));
            }
        }
        let last = || days.iter().copied().filter(|d| *d <= here).max();
        let next = || days.iter().copied().filter(|d| *d >= here).min();
        let before = self.scan.lists(phrase.first.wrapping_sub(1));
        let known = self.scan.known();
        let cue = self.cue(phrase);
        let (found, rule) = match f.which {
            Some(Which::Last | Which::Past) => (
                days.iter().copied().filter(|d| *d < here).max(),
                "the last one",
            ),
            Some(Which::Next) => (
                days.iter().copied().filter(|d| *d > here).min(),
                "the next one",
            ),
            _ if before & known.ended != 0 => (last(), "the last one"),
            _ if before & known.ending != 0 && is(cue, Tense::Past) => (last(), "the last one"),
            _ if before & known.ending != 0 => (next(), "the next one"),
            _ => {
                let found = nearest(&days, here)?;
                let gone = is(cue, Tense::Past) || before & known.since != 0;
                // "will take effect Jan. 1": not the one that was.
                let to_come = is(cue, Tense::Future) && cue.is_some_and(|c| !c.weak);
                let on = next().filter(|d| calendar::days_between(here, *d) <= MOST_AHEAD);
                if let Some(day) = on.filter(|d| to_come && *d != found) {
                    return Some((day, self.with_cue("the next one", cue)));
                }
                // Half a year on, or half a year ago, the verb decides.
                let back = last().filter(|d| calendar::days_between(*d, here) <= MOST_BACK);
                return Some(match back {
                    Some(day) if gone && day != found => (day, self.with_cue("the last one", cue)),
                    _ => (found, "in the nearest year".to_owned()),
                });
            }
        };
        Some((found?, rule.to_owned()))
    }

    /// "this morning", "noon": a part of the day told in the same sentence, or of today.
    pub(super) fn this_day(&self, f: &Fields) -> Option<Found> {
        let hangs = matches!(
            f.which,
            None | Some(Which::Same | Which::Following | Which::Previous | Which::Next)
        );
        // "the night before".
        let side = f.side.unwrap_or(0);
        if hangs
            && let Some(told) = self.context.told(Unit::Day).filter(|t| {
                f.which.is_some()
                    || side != 0
                    || self.context.narrative
                    || t.sentence == self.context.sentence
                    || self.context.today().is_none()
            })
        {
            let n = match f.which {
                Some(Which::Following | Which::Next) => 1,
                Some(Which::Previous) => -1,
                _ => side,
            };
            let rule = match n {
                0 => "on the day told before",
                1 => "on the day after",
                _ => "on the day before",
            };
            return Some(Found::stretch(
                Stretch::Day(add_days(told.day, n)?),
                rule,
                Origin::Told(told.clone()),
            ));
        }
        let Some(today) = self.context.today() else {
            return Some(Found::partial(Partial::Day(None, None)));
        };
        let n = match f.which {
            Some(Which::Last | Which::Previous | Which::Past) => -1,
            Some(Which::Next | Which::Following) => 1,
            _ => side,
        };
        Some(Found::stretch(
            Stretch::Day(add_days(today, n)?),
            "on the day itself",
            Origin::Published,
        ))
    }
}

/// So many years off a day is looked for that is such a weekday.
const WEEKDAY_YEARS: i16 = 6;
/// So many days back a verb in the past may reach for a day whose next is nearer.
const MOST_BACK: i64 = 270;

/// So many days on a verb of the future may reach for a day whose last is nearer.
const MOST_AHEAD: i64 = 300;

pub(super) fn nearest(days: &[Date], to: Date) -> Option<Date> {
    days.iter()
        .copied()
        .min_by_key(|d| calendar::days_between(*d, to).abs())
}
