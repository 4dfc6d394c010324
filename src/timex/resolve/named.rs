//! Years in words and of two digits, "the turn of the century", "overnight".

use super::super::calendar::{add_days, days_between};
use super::super::context::Origin;
use super::super::grammar::Phrase;
use super::super::lookalike;
use super::super::phrase::Fields;
use super::super::tense::Tense;
use super::super::value::{Stretch, TimeOfDay, Unit, Value};
use super::{Found, Meaning, Resolver, dated, is, plain};
use crate::model::{Interval, Precision, TimexKind};
use jiff::civil::Date;

/// So many years before and after its first the turn of a century takes.
const TURN: i16 = 5;

impl Resolver<'_> {
    /// "the year two thousand", "in two thousand and eight".
    pub(super) fn year_in_words(&self, phrase: &Phrase) -> Option<Found> {
        let year = phrase.fields.number.filter(|n| n.fract() == 0.0)?;
        let last = self.scan.parsed.word(phrase.end - 1);
        let spelled = last.starts_with(char::is_alphabetic);
        let said = (1000.0..2200.0).contains(&year) && spelled;
        said.then(|| Found::stretch(Stretch::Year(year as i16), "the year", Origin::None))
    }

    /// "in 80 and 84", if a year of four digits stands nearby.
    pub(super) fn short_year(&self, phrase: &Phrase) -> Option<Found> {
        let f = &phrase.fields;
        if f.year.is_none() && !lookalike::is_short_year(self.scan, phrase) {
            return None;
        }
        let year = f.year_near(self.context.near_year())?;
        Some(Found::stretch(
            Stretch::Year(year),
            "the year, of the century that is nearest",
            Origin::None,
        ))
    }

    /// "the turn of the century": the years about its beginning.
    pub(super) fn turn_of(&self, phrase: &Phrase) -> Option<Meaning> {
        let f = &phrase.fields;
        // A year told just before says which century it is of.
        let told = self.context.told(Unit::Year);
        let told = told.filter(|t| t.sentence + 1 >= self.context.sentence);
        let near = told.map_or(self.context.near_year(), |t| t.day.year());
        let size = match f.unit? {
            Unit::Century => 100,
            Unit::Millennium => 1000,
            _ => return None,
        };
        let year = match f.ordinal {
            Some(n) => (n as i16 - 1).checked_mul(size)?,
            // In the second half of a century the next one's, unless it is over.
            None if near.rem_euclid(size) >= size / 2
                && (told.is_some() || !is(self.cue(phrase), Tense::Past)) =>
            {
                (near.div_euclid(size) + 1).checked_mul(size)?
            }
            None => near.div_euclid(size) * size,
        };
        let mut out = dated(Found::stretch(
            Stretch::Year(year),
            "the years about its beginning",
            Origin::None,
        ));
        let first = Date::new(year - TURN, 1, 1).ok()?;
        let last = Date::new(year + TURN, 12, 31).ok()?;
        out.interval = Some(Interval::new(first, last, Precision::Range));
        Some(out)
    }

    /// "In the morning": of the day told in this sentence or the one before.
    pub(super) fn part_alone(&self, phrase: &Phrase) -> Option<Meaning> {
        let told = self.context.told(Unit::Day)?;
        let near = told.sentence + 1 >= self.context.sentence;
        let time = phrase.fields.part.filter(|_| near)?;
        let day = Value::Time(told.day, time);
        let mut out = dated(Found::new(
            day,
            "on the day told before",
            Origin::Told(told.clone()),
        ));
        out.kind = TimexKind::Time;
        Some(out)
    }

    /// "on the 18th": of the month that the story has reached.
    pub(super) fn story_day(&self, f: &Fields) -> Option<Found> {
        let told = self.context.told(Unit::Month)?;
        let near = told.sentence + 2 >= self.context.sentence;
        let day = f.day.filter(|_| near)?;
        let day = Date::new(told.day.year(), told.day.month(), day).ok()?;
        Some(Found::stretch(
            Stretch::Day(day),
            "in the month told before",
            Origin::Told(told.clone()),
        ))
    }

    /// "during World War II": a length of years with its days.
    pub(super) fn age(&self, f: &Fields) -> Option<Meaning> {
        let (from, to) = *self.grammar.ages.get(f.age?)?;
        let days = days_between(from, to) + 1;
        let (n, unit) = match (days as f64 / 365.25).round() as u32 {
            0 => (days as u32, Unit::Day),
            years => (years, Unit::Year),
        };
        let length = Value::Length(Some(n.min(10_000) * 100), unit);
        let mut out = plain(
            TimexKind::Duration,
            length,
            "from its first day to its last",
        );
        out.interval = Some(Interval::new(from, to, Precision::Range));
        Some(out)
    }

    /// "overnight": the night up to today, or the one to come.
    pub(super) fn overnight(&self, phrase: &Phrase) -> Option<Meaning> {
        let today = self.context.today().filter(|_| !self.context.narrative)?;
        let cue = self.cue(phrase);
        let (from, rule) = if is(cue, Tense::Future) {
            (today, "the night to come")
        } else {
            (add_days(today, -1)?, "the night before")
        };
        let mut out = dated(Found::new(
            Value::Time(from, TimeOfDay::Night),
            rule,
            Origin::Published,
        ));
        out.kind = TimexKind::Time;
        out.interval = Some(Interval::new(
            from,
            add_days(from, 1)?,
            Precision::PartOfDay,
        ));
        Some(out)
    }
}
