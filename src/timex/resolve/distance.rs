//! Distances: "two weeks ago", "three days later", "two days before Christmas".

use super::super::calendar::{add_days, weekday_after, weekday_before};
use super::super::context::{Origin, Told};
use super::super::grammar::Phrase;
use super::super::phrase::Fields;
use super::super::reading::Direction;
use super::super::value::{Partial, Stretch, Unit, Value};
use super::super::why;
use super::lengths::{counted, length, whole};
use super::{Found, Meaning, Resolver, dated, plain, shift, unknown};
use crate::model::{Interval, TimexKind};
use jiff::civil::Date;

impl Resolver<'_> {
    /// "two weeks ago", "a year earlier", "three days later".
    pub(super) fn offset(&self, phrase: &Phrase) -> Option<Meaning> {
        let f = &phrase.fields;
        if let Some(weekday) = f.weekdays {
            return self.weekdays_off(f, weekday).map(dated);
        }
        let direction = direction_of(f)?;
        if f.season.is_some() && f.unit.is_none() {
            return self.seasons_off(f, direction).map(dated);
        }
        let unit = f.unit?;
        let back = matches!(direction, Direction::Ago | Direction::Earlier);
        if f.vague || (f.plural && f.number.is_none()) {
            // "A few days later" is told of the past; histories mark it as what came.
            if direction == Direction::Later && !self.context.narrative {
                return length(f).map(|v| plain(TimexKind::Duration, v, "how far is not said"));
            }
            let value = if back { Value::Past } else { Value::Future };
            return Some(plain(TimexKind::Date, value, "how far is not said"));
        }
        let a_year_back = back && unit == Unit::Year && f.number.unwrap_or(1.0) == 1.0;
        if a_year_back
            && f.day_word.is_none()
            && let Some(found) = self.year_before_period(direction)
        {
            return Some(dated(found));
        }
        let (base, origin) = self.offset_base(f, unit, direction);
        let Some(base) = base else {
            let fine = if f.day_word.is_some() {
                Unit::Day
            } else {
                unit
            };
            return Some(dated(unknown(fine)));
        };
        if unit < Unit::Day {
            let rule = "some hours off; which is not said";
            let mut found = Found::stretch(Stretch::Day(base), rule, origin);
            found.assumed = Some("taken to be the same day".to_owned());
            let mut out = dated(found);
            out.kind = TimexKind::Time;
            // "two hours later": so long, on the day told.
            if matches!(direction, Direction::Earlier | Direction::Later) {
                out.kind = TimexKind::Duration;
                out.value = length(f)?;
            }
            return Some(out);
        }
        let (stretch, rule) = shifted(f, unit, base, if back { -1 } else { 1 })?;
        Some(dated(Found::stretch(stretch, rule, origin)))
    }

    /// "a year ago" behind a quarter, "a year earlier" behind a month: the same one a year before.
    fn year_before_period(&self, direction: Direction) -> Option<Found> {
        if self.context.quarter_told().is_some() {
            return self.year_ago();
        }
        let told = self.context.month_reported()?;
        let Stretch::Month(year, month) = told.stretch else {
            return None;
        };
        (direction == Direction::Earlier).then(|| {
            Found::stretch(
                Stretch::Month(year - 1, month),
                "the same month a year before",
                Origin::Told(told.clone()),
            )
        })
    }

    /// What a distance is counted from: today, or what was told just before.
    fn offset_base(&self, f: &Fields, unit: Unit, direction: Direction) -> (Option<Date>, Origin) {
        // "a year ago today".
        if f.day_word.is_some() {
            return (self.context.today(), Origin::Published);
        }
        let near = |t: &&Told| self.context.narrative || t.sentence + 1 >= self.context.sentence;
        let told = self.context.told(unit.min(Unit::Year)).filter(near);
        let from_today = matches!(direction, Direction::Ago | Direction::Hence);
        match told.filter(|_| self.context.narrative || !from_today) {
            Some(told) => (Some(told.day), Origin::Told(told.clone())),
            None => (
                self.context.published_for(unit.max(Unit::Day)),
                Origin::Published,
            ),
        }
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

    /// "two summers ago".
    fn seasons_off(&self, f: &Fields, direction: Direction) -> Option<Found> {
        let back = matches!(direction, Direction::Ago | Direction::Earlier);
        if f.vague {
            let value = if back { Value::Past } else { Value::Future };
            return Some(Found::new(value, "how far is not said", Origin::None));
        }
        let (base, origin) = self.offset_base(f, Unit::Year, direction);
        let n = f.number.filter(|n| (1.0..1000.0).contains(n))? as i16;
        let year = base?.year() + if back { -n } else { n };
        let rule = "the season of the year so far off";
        Some(Found::stretch(
            Stretch::Season(year, f.season?),
            rule,
            origin,
        ))
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
}

fn direction_of(f: &Fields) -> Option<Direction> {
    match f.side {
        Some(n) if n < 0 => Some(Direction::Earlier),
        Some(_) => Some(Direction::Later),
        None => f.direction,
    }
}

/// The stretch so far from a day, and the rule.
fn shifted(f: &Fields, unit: Unit, base: Date, sign: i64) -> Option<(Stretch, String)> {
    let (unit, count) = match whole(unit, f.number.unwrap_or(1.0)) {
        (Unit::Decade, count) => (Unit::Year, count * 10),
        other => other,
    };
    let mut day = shift(base, unit, sign * count)?;
    let mut fine = unit;
    if let Some((n, finer)) = f.second {
        day = shift(day, finer, sign * n as i64)?;
        fine = finer;
    }
    if let Some(n) = f.day_word {
        day = add_days(day, n)?;
        fine = Unit::Day;
    }
    let side = if sign < 0 { "before" } else { "after" };
    let rule = format!("{count} {} {side}", counted(unit, count));
    Some((Stretch::around(day, fine.max(Unit::Day)), rule))
}
