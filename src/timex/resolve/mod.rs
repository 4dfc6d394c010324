//! What an expression means, given the publication date and what was told before.

mod day;
mod distance;
mod event;
mod lengths;
mod named;
mod part;
mod period;
mod quarter;
mod times;

use super::calendar::{add_days, add_months};
use super::context::{Context, Origin, Told};
use super::grammar::{Grammar, Phrase};
use super::phrase::Fields;
use super::reading::{Reading, Reference, Which};
use super::scan::Scan;
use super::tense::{self, Cue, Tense};
use super::value::{Partial, Stretch, TimeOfDay, Unit, Value, first_day};
use crate::model::{Interval, TimexKind};
use jiff::civil::Date;
use times::{time_of_day, universal, with_time};

/// What an expression means and why.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value.
    pub value: Value,
    /// The days; may be narrower than the value's.
    pub interval: Option<Interval>,
    /// The rule, in words that go on from the quoted expression.
    pub rule: String,
    /// What it was counted from.
    pub origin: Origin,
    /// What was assumed.
    pub assumed: Option<String>,
}

/// A stretch or what is known of it, and how it came about.
struct Found {
    value: Value,
    rule: String,
    origin: Origin,
    assumed: Option<String>,
}

impl Found {
    fn new(value: Value, rule: impl Into<String>, origin: Origin) -> Self {
        Self {
            value,
            rule: rule.into(),
            origin,
            assumed: None,
        }
    }

    fn stretch(stretch: Stretch, rule: impl Into<String>, origin: Origin) -> Self {
        Self::new(Value::Date(stretch), rule, origin)
    }

    fn partial(partial: Partial) -> Self {
        Self::new(
            Value::Partial(partial),
            "the year is not known, since the article has no date",
            Origin::None,
        )
    }
}

/// Resolves the expressions of one text, in order.
pub struct Resolver<'a> {
    pub(super) scan: &'a Scan<'a>,
    pub(super) grammar: &'a Grammar,
    pub(super) context: Context<'a>,
}

impl Resolver<'_> {
    /// The meaning; `None` if the expression is no date after all.
    pub fn meaning(&mut self, phrase: &Phrase) -> Option<Meaning> {
        let f = &phrase.fields;
        match phrase.reading {
            Reading::Date => self.date(phrase),
            Reading::Year => {
                let year = super::lookalike::year(self.scan, phrase)?;
                Some(dated(Found::stretch(
                    Stretch::Year(year),
                    "the year",
                    Origin::None,
                )))
            }
            Reading::Quarter => self.quarter(phrase).map(dated),
            Reading::Half => self.half(f).map(dated),
            Reading::Century => self.century(f).map(dated),
            Reading::Offset => self.offset(phrase),
            Reading::OffsetEvent => self.offset_event(phrase),
            Reading::OffsetFrom => self.offset_from(phrase).map(dated),
            Reading::TheUnit => self.the_unit(phrase),
            Reading::Span => self.span(phrase),
            Reading::Length => self.length(phrase),
            Reading::Units => self.units(phrase),
            Reading::Set => distance::set(f),
            Reading::Rate => self.rate(phrase),
            Reading::Reference => Some(plain(
                TimexKind::Date,
                match f.reference? {
                    Reference::Present => Value::Present,
                    Reference::Past => Value::Past,
                    Reference::Future => Value::Future,
                },
                "no date is meant by it",
            )),
            Reading::YearAgo => self.year_ago().map(dated),
            Reading::AnyTime => Some(plain(
                TimexKind::Time,
                Value::Partial(Partial::Time(TimeOfDay::Night)),
                "no one day is meant",
            )),
            Reading::YearEnd => {
                let mut out = dated(self.year_end(phrase)?);
                // Its last day.
                out.interval = out.interval.map(|i| Interval {
                    earliest: i.latest,
                    ..i
                });
                Some(out)
            }
            Reading::SameOfYear => self.same_of_year(f).map(dated),
            Reading::YearInWords => self.year_in_words(phrase).map(dated),
            Reading::ShortYear => self.short_year(phrase).map(dated),
            Reading::TurnOf => self.turn_of(phrase),
            Reading::PartAlone => self.part_alone(phrase),
            Reading::StoryDay => self.story_day(f).map(dated),
            Reading::Overnight => self.overnight(phrase),
            Reading::Nothing => None,
            Reading::SameQuarter => self.same_quarter(f).map(dated),
            Reading::PartOf => self.part_of(phrase),
            Reading::WeekOf => self.week_of(phrase).map(dated),
            Reading::Beyond => self.beyond(phrase).map(dated),
            Reading::DotClock => {
                let first = phrase.first.checked_sub(1)?;
                let sentence = self.scan.parsed.sentences.get(self.scan.sentence(first))?;
                (sentence.tokens.start == first).then(|| self.date(phrase))?
            }
            Reading::Present => Some(plain(
                TimexKind::Date,
                Value::Present,
                "no date is meant by it",
            )),
        }
    }

    /// The verb beside an expression.
    fn cue(&self, phrase: &Phrase) -> Option<Cue> {
        tense::cue(self.scan, phrase)
    }

    /// The rule with the verb that decided.
    fn with_cue(&self, rule: &str, cue: Option<Cue>) -> String {
        match cue {
            Some(cue) => format!("with “{}”: {rule}", self.scan.parsed.word(cue.token)),
            None => rule.to_owned(),
        }
    }

    fn date(&mut self, phrase: &Phrase) -> Option<Meaning> {
        let f = &phrase.fields;
        if let Some(length) = self.past_unit(phrase) {
            return Some(length);
        }
        let mut found = self.stretch(phrase)?;
        if let Some(time) = time_of_day(f) {
            found.value = with_time(found.value, time)?;
            // "quarter past eight" does not say of which half of the day.
            if f.past_hour.is_some() && f.half_day.is_none() && f.part.is_none() {
                found.assumed = Some("it may be twelve hours later".to_owned());
            }
        }
        if let (Some(zone), Some(clock), Value::Time(day, _)) = (f.zone, f.clock, &found.value)
            && let Some(minutes) = zone.minutes_on(*day)
        {
            found.rule.push_str(&universal(clock, minutes));
        }
        let mut out = dated(found);
        if time_of_day(f).is_some() {
            out.kind = TimexKind::Time;
        }
        Some(out)
    }

    /// The day or longer stretch that the fields name.
    fn stretch(&mut self, phrase: &Phrase) -> Option<Found> {
        let f = &phrase.fields;
        if let Some((day, open)) = f.numeric {
            return Some(self.numeric(day, open));
        }
        if let Some(n) = f.day_word {
            if super::lookalike::is_name(self.scan, phrase) {
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
            if super::lookalike::is_age(self.scan, phrase) {
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
            if super::lookalike::is_named(self.scan, phrase) {
                return None;
            }
            return Some(self.weekday(phrase, weekday));
        }
        if let Some(season) = f.season {
            let is_season = f.which.is_some() || super::lookalike::is_season(self.scan, phrase);
            return is_season.then(|| self.season(phrase, season));
        }
        if f.which.is_some() || f.part.is_some() || f.clock.is_some() {
            return self.this_day(f);
        }
        None
    }
}

fn is(cue: Option<Cue>, tense: Tense) -> bool {
    cue.is_some_and(|c| c.tense == tense)
}

fn dated(found: Found) -> Meaning {
    let interval = found.value.interval();
    Meaning {
        kind: TimexKind::Date,
        value: found.value,
        interval,
        rule: found.rule,
        origin: found.origin,
        assumed: found.assumed,
    }
}

fn plain(kind: TimexKind, value: Value, rule: &str) -> Meaning {
    Meaning {
        kind,
        interval: None,
        value,
        rule: rule.to_owned(),
        origin: Origin::None,
        assumed: None,
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

/// The value of a stretch of which only the unit is known.
fn unknown(unit: Unit) -> Found {
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

/// A day so many units on.
fn shift(day: Date, unit: Unit, n: i64) -> Option<Date> {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Some(day),
        Unit::Day => add_days(day, n),
        Unit::Week | Unit::Weekend => add_days(day, n.checked_mul(7)?),
        Unit::Month => add_months(day, n),
        Unit::Quarter => add_months(day, n.checked_mul(3)?),
        Unit::Half => add_months(day, n.checked_mul(6)?),
        Unit::Year => add_months(day, n.checked_mul(12)?),
        Unit::Decade => add_months(day, n.checked_mul(120)?),
        Unit::Century => add_months(day, n.checked_mul(1200)?),
        Unit::Millennium => add_months(day, n.checked_mul(12_000)?),
    }
}

fn unit_word(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Weekend => "weekend",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Half => "half year",
        Unit::Year => "year",
        Unit::Decade => "decade",
        Unit::Century => "century",
        Unit::Millennium => "millennium",
    }
}

impl Told {
    /// What a resolved expression tells to those after it.
    pub fn of(meaning: &Meaning, words: &str, sentence: usize) -> Option<Self> {
        let stretch = match meaning.value {
            Value::Date(stretch) => stretch,
            Value::Time(day, _) => Stretch::Day(day),
            _ => return None,
        };
        Some(Self {
            stretch,
            day: stretch.interval()?.earliest,
            words: words.to_owned(),
            sentence,
            token: 0,
            fiscal: false,
        })
    }
}
