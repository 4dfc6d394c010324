//! Days and longer stretches: which of the readings of a calendar expression fits its fields.

use super::super::calendar::add_days;
use super::super::context::Origin;
use super::super::grammar::Phrase;
use super::super::lookalike;
use super::super::phrase::Fields;
use super::super::reading::Which;
use super::super::value::{Partial, Stretch, Unit, Value, first_day};
use super::Resolver;
use super::found::Found;
use jiff::civil::Date;

impl Resolver<'_> {
    /// The day or longer stretch that the fields name.
    pub(super) fn stretch(&mut self, phrase: &Phrase) -> Option<Found> {
        let f = &phrase.fields;
        if let Some((day, open)) = f.numeric {
            return Some(self.numeric(day, open));
        }
        if let Some(n) = f.day_word {
            if lookalike::is_name(self.scan, phrase) {
                return None;
            }
            return Some(self.day_word(n));
        }
        if let Some(holiday) = f.holiday {
            return self.holiday(f, holiday);
        }
        let near = self.context.near_year();
        if let Some(year) = f.year_near(near) {
            return in_year(f, year)
                .map(|s| Found::stretch(s, "the date as it is written", Origin::None));
        }
        if let Some(decade) = f.decade {
            if lookalike::is_age(self.scan, phrase) {
                // Of a life: in a story worth marking, without a date.
                let story = self.context.narrative;
                return story.then(|| Found::partial(Partial::Decade));
            }
            // The 470s BC are told by their number.
            let decade = if f.before_christ { -1 - decade } else { decade };
            return Some(Found::stretch(
                Stretch::Decade(decade),
                "the decade",
                Origin::None,
            ));
        }
        match (f.which, f.unit) {
            // "the 15th of the year".
            (_, Some(unit)) if f.ordinal.is_some() && f.month.is_none() && unit != Unit::Month => {
                return None;
            }
            // "Prices fall next week."
            (_, Some(unit)) if f.season.is_some() && unit != Unit::Year => return None,
            (Some(which), Some(unit)) => {
                let base = self.which_unit(phrase, which, unit)?;
                return Some(within(f, unit, base));
            }
            (None, Some(unit)) => {
                let base = self.which_unit(phrase, Which::This, unit)?;
                return Some(within(f, unit, base));
            }
            _ => {}
        }
        if let Some(month) = f.month {
            return match f.day.or(f.small_ordinal()) {
                Some(day) => self.month_day(phrase, month, day),
                None => self.month(phrase, month),
            };
        }
        if let Some(weekday) = f.weekday {
            if let Some(day) = f.small_ordinal() {
                return self.weekday_the(weekday, day);
            }
            if lookalike::is_named(self.scan, phrase) {
                return None;
            }
            return Some(self.weekday(phrase, weekday));
        }
        if let Some(season) = f.season {
            let is_season = f.which.is_some() || lookalike::is_season(self.scan, phrase);
            return is_season.then(|| self.season(phrase, season));
        }
        if f.which.is_some() || f.part.is_some() || f.clock.is_some() {
            return self.this_day(f);
        }
        None
    }
}

/// The stretch of a year that the fields name; `None` if it does not exist (30 February).
fn in_year(f: &Fields, year: i16) -> Option<Stretch> {
    match (f.month, f.day.or(f.small_ordinal())) {
        (Some(m), Some(d)) => Date::new(year, m, d).ok().map(Stretch::Day),
        (Some(m), None) => Some(Stretch::Month(year, m)),
        _ if f.season.is_some() => f.season.map(|s| Stretch::Season(year, s)),
        _ => Some(Stretch::Year(year)),
    }
}

/// A finer part of a stretch: "January this year", "Tuesday of last week", "the summer of last year".
fn within(f: &Fields, unit: Unit, base: Found) -> Found {
    let Value::Date(stretch) = base.value else {
        let partial = match (f.month, f.day, f.weekday, f.season) {
            (Some(m), Some(d), ..) => Partial::Day(Some(m), Some(d)),
            (Some(m), None, ..) => Partial::Month(Some(m)),
            (_, _, Some(w), _) => Partial::Weekday(w),
            (.., Some(s)) => Partial::Season(s),
            _ => return base,
        };
        return Found::new(Value::Partial(partial), base.rule, base.origin);
    };
    let first = first_day(stretch);
    let finer = match unit {
        Unit::Year => in_year(f, first.year()),
        Unit::Month => f
            .small_ordinal()
            .and_then(|d| Date::new(first.year(), first.month(), d).ok())
            .map(Stretch::Day),
        Unit::Week => f
            .weekday
            .and_then(|w| add_days(first, i64::from(w) - 1))
            .map(Stretch::Day),
        _ => None,
    };
    Found {
        value: Value::Date(finer.unwrap_or(stretch)),
        ..base
    }
}
