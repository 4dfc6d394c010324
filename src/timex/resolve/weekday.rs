//! Weekdays: of which week, by "last" and "next" and by the verb.

use super::super::calendar;
use super::super::context::Origin;
use super::super::grammar::Phrase;
use super::super::reading::Which;
use super::super::tense::{Cue, Tense};
use super::super::value::{Partial, Stretch, Unit};
use super::day::nearest;
use super::{Found, Resolver, is};
use jiff::civil::Date;

impl Resolver<'_> {
    /// A weekday, alone or with "last", "next" and their like.
    pub(super) fn weekday(&self, phrase: &Phrase, weekday: i8) -> Found {
        let which = phrase.fields.which;
        if let Some(found) = self.weekday_told(which, weekday) {
            return found;
        }
        let any = which.is_none() && self.is_any(phrase);
        let Some(today) = self.context.today().filter(|_| !any) else {
            let mut found = Found::partial(Partial::Weekday(weekday));
            if any {
                found.rule = "no one day is meant".to_owned();
            }
            return found;
        };
        let cue = self.cue(phrase);
        let (side, by) = side_of(which, cue, today, weekday);
        let name = calendar::weekday_name(weekday);
        let strictly = matches!(
            which,
            Some(Which::Last | Which::Past | Which::Previous | Which::Next | Which::Following)
        );
        let (day, rule) = match side {
            Side::Here => (Some(today), "the same day".to_owned()),
            Side::Before => (
                calendar::weekday_before(today, weekday, !strictly),
                format!("the {name} before"),
            ),
            Side::After => (
                calendar::weekday_after(today, weekday, !strictly),
                format!("the {name} after"),
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

    /// "the following Monday", "that Friday": by the day told before.
    fn weekday_told(&self, which: Option<Which>, weekday: i8) -> Option<Found> {
        let told = self.context.told(Unit::Day)?;
        let (day, rule) = match which? {
            Which::Previous => (
                calendar::weekday_before(told.day, weekday, false),
                "the one before",
            ),
            Which::Following => (
                calendar::weekday_after(told.day, weekday, false),
                "the one after",
            ),
            Which::Same => (
                calendar::weekday_after(told.day, weekday, true),
                "the one of those days",
            ),
            _ => return None,
        };
        Some(Found::stretch(
            Stretch::Day(day?),
            rule,
            Origin::Told(told.clone()),
        ))
    }

    /// "on a Tuesday", but not "a Tuesday meeting".
    fn is_any(&self, phrase: &Phrase) -> bool {
        let known = self.scan.known();
        let before = phrase
            .first
            .checked_sub(1)
            .map_or(0, |t| self.scan.lists(t));
        before & known.any != 0 && self.scan.lists(phrase.end) & known.closed != 0
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

/// On which side of today a weekday lies.
enum Side {
    Here,
    Before,
    After,
}

/// The side, and the verb if it decided.
fn side_of(
    which: Option<Which>,
    cue: Option<Cue>,
    today: Date,
    weekday: i8,
) -> (Side, Option<Cue>) {
    // "the vote, to mark which they met Friday": yesterday rather than in six days.
    let ahead = |c: &Cue| c.tense == Tense::Future && !(c.weak && was_lately(today, weekday));
    match which {
        Some(Which::Last | Which::Past | Which::Previous) => (Side::Before, None),
        Some(Which::Next | Which::Following) => (Side::After, None),
        Some(Which::This) if !is(cue, Tense::Past) => (Side::After, None),
        _ if calendar::weekday(today) == weekday => (Side::Here, None),
        _ if cue.as_ref().is_some_and(ahead) => (Side::After, cue),
        _ => (Side::Before, cue),
    }
}

/// Whether the weekday was yesterday or the day before.
fn was_lately(today: Date, weekday: i8) -> bool {
    (1..=2).contains(&(calendar::weekday(today) - weekday).rem_euclid(7))
}
