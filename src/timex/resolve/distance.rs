//! Distances ("two weeks ago"), lengths ("the past five years"), and what recurs.

use super::super::calendar::{add_days, weekday_after, weekday_before};
use super::super::context::Origin;
use super::super::grammar::Phrase;
use super::super::lookalike;
use super::super::phrase::Fields;
use super::super::reading::{Direction, Which};
use super::super::tense::Tense;
use super::super::value::{Partial, Stretch, Unit, Value};
use super::super::vocabulary::Category;
use super::super::why;
use super::lengths::{counted, length, whole};
use super::{Found, Meaning, Resolver, dated, is, plain, shift, unit_word, unknown};
use crate::model::{Interval, Precision, TimexKind};

impl Resolver<'_> {
    /// "two weeks ago", "a year earlier", "three days later".
    pub(super) fn offset(&self, phrase: &Phrase) -> Option<Meaning> {
        let f = &phrase.fields;
        if let Some(weekday) = f.weekdays {
            return self.weekdays_off(f, weekday).map(dated);
        }
        let unit = f.unit?;
        let direction = match f.side {
            Some(n) if n < 0 => Direction::Earlier,
            Some(_) => Direction::Later,
            None => f.direction?,
        };
        let sign = if matches!(direction, Direction::Ago | Direction::Earlier) {
            -1
        } else {
            1
        };
        let count = f.number.unwrap_or(1.0);
        if f.vague || (f.plural && f.number.is_none()) {
            let value = if sign < 0 { Value::Past } else { Value::Future };
            return Some(plain(TimexKind::Date, value, "how far is not said"));
        }
        let to_the_day = f.day_word.is_some();
        if unit == Unit::Year
            && count == 1.0
            && sign < 0
            && !to_the_day
            && self.context.quarter_told().is_some()
        {
            return self.year_ago().map(dated);
        }
        if unit == Unit::Year
            && count == 1.0
            && direction == Direction::Earlier
            && !to_the_day
            && let Some(told) = self.context.month_reported()
            && let Stretch::Month(y, m) = told.stretch
        {
            return Some(dated(Found::stretch(
                Stretch::Month(y - 1, m),
                "the same month a year before",
                Origin::Told(told.clone()),
            )));
        }
        let told = self
            .context
            .told(unit.min(Unit::Year))
            .filter(|t| self.context.narrative || t.sentence + 1 >= self.context.sentence);
        let (base, origin) = match direction {
            Direction::Ago | Direction::Hence if !(self.context.narrative && told.is_some()) => (
                self.context.published_for(unit.max(Unit::Day)),
                Origin::Published,
            ),
            _ => match told {
                Some(told) => (Some(told.day), Origin::Told(told.clone())),
                None => (
                    self.context.published_for(unit.max(Unit::Day)),
                    Origin::Published,
                ),
            },
        };
        let base = match to_the_day {
            true => self.context.today(),
            false => base,
        };
        let Some(base) = base else {
            return Some(dated(unknown(if to_the_day { Unit::Day } else { unit })));
        };
        if unit < Unit::Day {
            let rule = "some hours off; which is not said";
            let mut found = Found::stretch(Stretch::Day(base), rule, origin);
            found.assumed = Some("taken to be the same day".to_owned());
            let mut out = dated(found);
            out.kind = TimexKind::Time;
            return Some(out);
        }
        let (unit, count) = whole(unit, count);
        let (unit, count) = if unit == Unit::Decade {
            (Unit::Year, count * 10)
        } else {
            (unit, count)
        };
        let day = shift(base, unit, sign * count)?;
        let day = match f.second {
            Some((n, u)) => shift(day, u, sign * n as i64)?,
            None => day,
        };
        // "a year ago today".
        let (day, fine) = match f.day_word {
            Some(n) => (add_days(day, n)?, Unit::Day),
            None => (day, f.second.map_or(unit, |(_, u)| u)),
        };
        let side = if sign < 0 { "before" } else { "after" };
        let rule = format!("{count} {} {side}", counted(unit, count));
        Some(dated(Found::stretch(
            Stretch::around(day, fine.max(Unit::Day)),
            rule,
            origin,
        )))
    }

    /// "three Sundays ago".
    fn weekdays_off(&self, f: &Fields, weekday: i8) -> Option<Found> {
        let today = self
            .context
            .today()
            .filter(|_| (1..=7).contains(&weekday))?;
        let n = f.number.filter(|n| (1.0..1000.0).contains(n))? as i64;
        let (nearest, sign) = match f.direction? {
            Direction::Ago => (weekday_before(today, weekday, false)?, -1),
            Direction::Hence => (weekday_after(today, weekday, false)?, 1),
            _ => return None,
        };
        let day = add_days(nearest, sign * 7 * (n - 1))?;
        let rule = format!("the {n}. such weekday counted from then");
        Some(Found::stretch(Stretch::Day(day), rule, Origin::Published))
    }

    /// "the Monday after Easter", "two Fridays before Christmas".
    fn weekday_from(&self, f: &Fields, weekday: i8, days: Interval) -> Option<Stretch> {
        let sign = f.side?;
        let nearest = if sign < 0 {
            weekday_before(days.earliest, weekday, false)
        } else {
            weekday_after(days.latest, weekday, false)
        }?;
        let weeks = f.number.map_or(0, |n| n.min(1000.0) as i64 - 1);
        add_days(nearest, sign * 7 * weeks).map(Stretch::Day)
    }

    pub(super) fn offset_from(&mut self, phrase: &Phrase) -> Option<Found> {
        let f = &phrase.fields;
        let ago = matches!(f.direction, Some(Direction::Ago | Direction::Earlier));
        let sign = f.side.unwrap_or(if ago { -1 } else { 1 });
        let mut inner = phrase.clone();
        inner.fields.unit = f.inner;
        inner.fields.weekdays = None;
        if f.unit.is_none() {
            inner.fields.weekday = None;
        }
        inner.fields.number = None;
        inner.fields.side = None;
        let found = self.stretch(&inner)?;
        let Value::Date(stretch) = found.value else {
            return Some(Found::partial(Partial::Day(None, None)));
        };
        let Some(interval) = stretch.interval() else {
            return Some(found);
        };
        let Some(unit) = f.unit else {
            let day = self.weekday_from(f, f.weekday.or(f.weekdays)?, interval)?;
            let rule = format!("counted from {}", why::date_words(stretch));
            return Some(Found::stretch(day, rule, found.origin));
        };
        let (unit, count) = whole(unit, f.number.unwrap_or(1.0));
        if f.vague || unit < Unit::Day {
            return Some(Found::new(Value::Past, "how far is not said", Origin::None));
        }
        let base = if sign < 0 {
            interval.earliest
        } else {
            interval.latest
        };
        let day = shift(base, unit, sign * count)?;
        let side = if sign < 0 { "before" } else { "after" };
        let date = why::date_words(stretch);
        let fine = match stretch {
            // "a year ago last March", "a year ago Monday".
            _ if f.inner.is_some() => f.inner.unwrap_or(unit),
            Stretch::Month(..) if ago => Unit::Month,
            _ if ago || unit == Unit::Week => Unit::Day,
            _ => unit,
        };
        Some(Found::stretch(
            Stretch::around(day, fine),
            format!("{count} {} {side} {date}", counted(unit, count)),
            found.origin,
        ))
    }

    /// "the past five years", "recent weeks", "the first nine months".
    pub(super) fn span(&self, phrase: &Phrase) -> Option<Meaning> {
        let f = &phrase.fields;
        // "this years winner", with the apostrophe forgotten.
        if f.which == Some(Which::This) && f.plural && f.number.is_none() && !f.vague {
            return self.which_unit(phrase, Which::This, f.unit?).map(dated);
        }
        let value = length(f)?;
        let coming = f.which == Some(Which::Next) && f.plural && f.number.is_none() && !f.vague;
        if coming && f.unit? >= Unit::Month {
            return Some(plain(
                TimexKind::Date,
                Value::Future,
                "no date is meant by it",
            ));
        }
        let mut out = plain(TimexKind::Duration, value, "a length of time");
        let unit = f.unit?;
        let forward = match f.which {
            Some(Which::Last | Which::Past) => false,
            Some(Which::Next) => true,
            _ => return Some(out),
        };
        if let (Some(n), Some(today), false) = (
            f.number,
            self.context.today(),
            self.context.narrative || unit < Unit::Day,
        ) {
            let (unit, n) = whole(unit, n);
            // Today is the last, or the first, of so many.
            let other = shift(today, unit, if forward { n } else { -n })
                .and_then(|d| add_days(d, if forward { -1 } else { 1 }));
            if let Some(other) = other.filter(|_| n > 0) {
                out.interval = Some(Interval::new(today, other, Precision::Range));
                out.origin = Origin::Published;
                out.rule = format!(
                    "{n} {}s {}",
                    unit_word(unit),
                    if forward { "from then" } else { "up to then" }
                );
            }
        }
        Some(out)
    }

    /// "two years"; "in a month" with a verb of the future is a month from now.
    pub(super) fn length(&self, phrase: &Phrase) -> Option<Meaning> {
        let f = &phrase.fields;
        let value = length(f).filter(|_| lookalike::is_length(self.scan, phrase))?;
        let mut out = plain(TimexKind::Duration, value, "a length of time");
        let before = phrase
            .first
            .checked_sub(1)
            .map_or(0, |t| self.scan.lists(t));
        let known = self.scan.known();
        if let Some(last) = self.closed_by(phrase) {
            let (unit, n) = whole(f.unit?, f.number.unwrap_or(1.0));
            let first = add_days(last, 1).and_then(|d| shift(d, unit, -n));
            if let Some(first) = first.filter(|first| *first <= last && unit >= Unit::Week) {
                out.interval = Some(Interval::new(first, last, Precision::Range));
                out.rule = "the time up to the day said behind it".to_owned();
                return Some(out);
            }
        }
        let ahead = before & known.ahead != 0 && is(self.cue(phrase), Tense::Future);
        let (unit, n) = whole(f.unit?, f.number.unwrap_or(1.0));
        if let Some(today) = self.context.published_for(unit.max(Unit::Day))
            && ahead
            && !f.vague
            && unit >= Unit::Day
            && !self.context.narrative
            && let Some(day) = shift(today, unit, n)
        {
            out.interval = Stretch::around(day, unit).interval();
            out.origin = Origin::Published;
            out.rule = format!("{n} {} after", counted(unit, n));
        }
        Some(out)
    }

    /// "months of talks", "over the years"; of hours and less only behind "for", "within".
    pub(super) fn units(&self, phrase: &Phrase) -> Option<Meaning> {
        let unit = phrase.fields.unit?;
        // "three-quarters of the men".
        let long = unit >= Unit::Day && unit != Unit::Quarter;
        let before = phrase
            .first
            .checked_sub(1)
            .map_or(0, |t| self.scan.lists(t));
        let said = before & self.scan.known().lasting != 0;
        // "the weeks before the vote": these are no length, but their word is worth marking.
        let short = unit < Unit::Month && phrase.end - phrase.first == 2;
        let value = length(&phrase.fields).filter(|_| (long || said) && !short)?;
        Some(plain(TimexKind::Duration, value, "a length of time"))
    }

    /// "the past decade", where "last decade" would be one of the calendar.
    pub(super) fn past_unit(&self, phrase: &Phrase) -> Option<Meaning> {
        let f = &phrase.fields;
        let unit = f.unit?;
        let past = f.which == Some(Which::Past) && (unit <= Unit::Day || unit >= Unit::Decade);
        if !past {
            return None;
        }
        let mut one = phrase.clone();
        one.fields.number = Some(1.0);
        self.span(&one)
    }

    /// "a year" as a rate: behind a number, not behind "for" or "in".
    pub(super) fn rate(&self, phrase: &Phrase) -> Option<Meaning> {
        let before = phrase.first.checked_sub(1)?;
        if self.scan.lists(before) & self.scan.known().lasting != 0 {
            return None;
        }
        let sentence = self.scan.sentence(phrase.first);
        let number = (1..=6usize)
            .filter_map(|n| phrase.first.checked_sub(n))
            .take_while(|t| self.scan.sentence(*t) == sentence)
            .any(|t| self.scan.sense(t, Category::Number).is_some());
        let value = length(&phrase.fields)?;
        (number || self.scan.lists(phrase.first) & self.scan.known().per != 0)
            .then(|| plain(TimexKind::Set, value, "something that recurs"))
    }
}

pub(super) fn set(f: &Fields) -> Option<Meaning> {
    let times = f.every.unwrap_or(1.0);
    let partial = match (f.weekdays.or(f.weekday), f.month, f.day, f.season, f.part) {
        (Some(0), ..) => Some(Partial::Week { end: true }),
        (Some(w), _, _, _, Some(t)) => Some(Partial::WeekdayTime(w, t)),
        (Some(w), ..) => Some(Partial::Weekday(w)),
        (_, Some(m), Some(d), ..) => Some(Partial::Day(Some(m), Some(d))),
        (_, Some(m), ..) => Some(Partial::Month(Some(m))),
        (_, _, _, Some(s), _) => Some(Partial::Season(s)),
        (.., Some(t)) => Some(Partial::Time(t)),
        _ => None,
    };
    let value = match (partial, f.often) {
        (Some(partial), _) => Value::Partial(partial),
        (_, Some(unit)) => Value::Length(Some(100), unit),
        _ if f.vague => Value::Length(None, f.unit.unwrap_or(Unit::Day)),
        _ => {
            let n = if f.every.is_some() {
                f.number.unwrap_or(1.0) * times
            } else {
                1.0
            };
            Value::Length(
                Some((n.min(1e6) * 100.0) as u32),
                f.unit.unwrap_or(Unit::Day),
            )
        }
    };
    Some(plain(TimexKind::Set, value, "something that recurs"))
}
