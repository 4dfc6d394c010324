//! Seasons: by the date told before, by "last" and "next", by the verb.

use super::super::calendar;
use super::super::context::Origin;
use super::super::grammar::Phrase;
use super::super::reading::Which;
use super::super::tense::Tense;
use super::super::value::{Partial, Season, Stretch, Unit, first_day};
use super::{Found, Resolver, is};

impl Resolver<'_> {
    /// "the following spring", "that summer": by the date told before.
    fn season_told(&self, which: Option<Which>, season: Season) -> Option<Found> {
        let next = self.context.narrative && which == Some(Which::Next);
        let hangs = matches!(
            which,
            Some(Which::Following | Which::Previous | Which::Same)
        );
        let told = self.context.told(Unit::Year).filter(|_| hangs || next)?;
        let told_days = told.stretch.interval()?;
        let year = told.day.year();
        let mut seasons = (year - 2..=year + 2).map(|y| Stretch::Season(y, season));
        let (found, rule) = match which? {
            Which::Previous => (
                seasons.rfind(|s| s.interval().is_some_and(|i| i.latest < told_days.earliest)),
                "the one before",
            ),
            Which::Same if told_days.days() > 31 => (
                Some(Stretch::Season(year, season)),
                "of the year told before",
            ),
            Which::Same => (
                seasons.min_by_key(|s| calendar::days_between(first_day(*s), told.day).abs()),
                "the one nearest to it",
            ),
            _ => (
                seasons.find(|s| first_day(*s) > told_days.latest),
                "the one after",
            ),
        };
        found.map(|s| Found::stretch(s, rule, Origin::Told(told.clone())))
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
        if let Some(found) = self.season_told(phrase.fields.which, season) {
            return found;
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
            None if is(cue, Tense::Future) && cue.is_some_and(|c| !c.weak) => {
                (next, "the next one")
            }
            None if is(cue, Tense::Past) => (last, "the one before"),
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
}
