//! Weekdays: of which week, by "last" and "next" and by the verb.

use super::super::calendar;
use super::super::context::Origin;
use super::super::grammar::Phrase;
use super::super::reading::Which;
use super::super::tense::Tense;
use super::super::value::{Partial, Stretch, Unit};
use super::day::nearest;
use super::{Found, Resolver, is};
use jiff::civil::Date;

impl Resolver<'_> {
    pub(super) fn weekday(&self, phrase: &Phrase, weekday: i8) -> Found {
        let which = phrase.fields.which;
        let hangs = matches!(
            which,
            Some(Which::Previous | Which::Following | Which::Same)
        );
        if hangs && let Some(told) = self.context.told(Unit::Day) {
            let origin = Origin::Told(told.clone());
            let (day, rule) = match which {
                Some(Which::Previous) => (
                    calendar::weekday_before(told.day, weekday, false),
                    "the one before",
                ),
                Some(Which::Following) => (
                    calendar::weekday_after(told.day, weekday, false),
                    "the one after",
                ),
                _ => (
                    calendar::weekday_after(told.day, weekday, true),
                    "the one of those days",
                ),
            };
            if let Some(day) = day {
                return Found::stretch(Stretch::Day(day), rule, origin);
            }
        }
        let Some(today) = self.context.today() else {
            return Found::partial(Partial::Weekday(weekday));
        };
        let cue = self.cue(phrase);
        let name = calendar::weekday_name(weekday);
        let (day, rule, by) = match which {
            Some(Which::Last | Which::Past | Which::Previous) => (
                calendar::weekday_before(today, weekday, false),
                format!("the {name} before"),
                None,
            ),
            Some(Which::Next | Which::Following) => (
                calendar::weekday_after(today, weekday, false),
                format!("the {name} after"),
                None,
            ),
            Some(Which::This) if !is(cue, Tense::Past) => (
                calendar::weekday_after(today, weekday, true),
                format!("the next {name}"),
                None,
            ),
            _ if calendar::weekday(today) == weekday => {
                (Some(today), "the same day".to_owned(), None)
            }
            // "the vote, to mark which they met Friday": yesterday rather than in six days.
            _ if is(cue, Tense::Future)
                && !(cue.is_some_and(|c| c.weak) && was_lately(today, weekday)) =>
            {
                (
                    calendar::weekday_after(today, weekday, true),
                    format!("the {name} after"),
                    cue,
                )
            }
            _ => (
                calendar::weekday_before(today, weekday, true),
                format!("the {name} before"),
                cue,
            ),
        };
        match day {
            Some(day) => Found::stretch(
                Stretch::Day(day),
                self.with_cue(&rule, by),
                Origin::Published,
            ),
            None => Found::partial(Partial::Weekday(weekday)),
        }
    }

    /// "Wednesday the 13th": the nearest month in which the day is such a weekday.
    pub(super) fn weekday_the(&self, weekday: i8, day: i8) -> Option<Found> {
        let Some(here) = self.context.month_anchor() else {
            return Some(Found::partial(Partial::Weekday(weekday)));
        };
        let months = (-12..=12).filter_map(|n| calendar::add_months(here.first_of_month(), n));
        let days: Vec<Date> = months
            .filter_map(|m| Date::new(m.year(), m.month(), day).ok())
            .filter(|d| calendar::weekday(*d) == weekday)
            .collect();
        let day = nearest(&days, here)?;
        let rule = "the nearest day with that number and weekday";
        Some(Found::stretch(Stretch::Day(day), rule, Origin::Published))
    }
}

/// Whether the weekday was yesterday or the day before.
fn was_lately(today: Date, weekday: i8) -> bool {
    (1..=2).contains(&(calendar::weekday(today) - weekday).rem_euclid(7))
}
