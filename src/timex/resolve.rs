//! What an expression means, given the publication date and what was told before.

use super::calendar::{self, add_days, add_months};
use super::context::{Context, Origin, Tense, Told};
use super::grammar::{Grammar, Phrase};
use super::phrase::{Direction, Fields, Reading, Reference, Which};
use super::scan::Scan;
use super::value::{Partial, Stretch, TimeOfDay, Unit, Value, first_day};
use crate::model::{Interval, Precision, TimexKind};
use jiff::civil::Date;

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
            Reading::OffsetFrom => self.offset_from(phrase).map(dated),
            Reading::TheUnit => self.the_unit(phrase),
            Reading::Span => self.span(phrase),
            Reading::Length => {
                let value = length(f).filter(|_| super::lookalike::is_length(self.scan, phrase))?;
                Some(plain(TimexKind::Duration, value, "a length of time"))
            }
            Reading::Set => set(f),
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
            Reading::YearEnd => self.year_end().map(dated),
            Reading::SameQuarter => {
                let year = f.year?;
                Some(dated(
                    match self.context.quarter_told().map(|t| (t.stretch, t)) {
                        Some((Stretch::Quarter(_, q), told)) => Found::stretch(
                            Stretch::Quarter(year, q),
                            "the same quarter of that year",
                            Origin::Told(told.clone()),
                        ),
                        _ => Found::stretch(Stretch::Year(year), "the year", Origin::None),
                    },
                ))
            }
            Reading::Present => Some(plain(
                TimexKind::Date,
                Value::Present,
                "no date is meant by it",
            )),
        }
    }

    fn date(&mut self, phrase: &Phrase) -> Option<Meaning> {
        let f = &phrase.fields;
        let mut found = self.stretch(phrase)?;
        if let Some(time) = time_of_day(f) {
            found.value = with_time(found.value, time)?;
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
            return Some(Found::stretch(
                Stretch::Decade(decade),
                "the decade",
                Origin::None,
            ));
        }
        match (f.which, f.unit) {
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

    fn numeric(&self, day: Date, open: bool) -> Found {
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

    fn day_word(&self, n: i64) -> Found {
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

    fn holiday(&self, f: &Fields, holiday: usize) -> Option<Found> {
        let entry = self.grammar.holidays.get(holiday)?;
        let near = self.context.near_year();
        let rough = |mut found: Found| {
            if entry.is_rough() {
                found.assumed = Some("reckoned by the calendar; it may be a day off".to_owned());
            }
            found
        };
        if let Some(year) = f.year_near(near) {
            let day = entry.in_year(year);
            return Some(match day {
                Some(day) => rough(Found::stretch(
                    Stretch::Day(day),
                    "the feast of that year",
                    Origin::None,
                )),
                None => Found::stretch(
                    Stretch::Year(year),
                    "the feast's day is not known",
                    Origin::None,
                ),
            });
        }
        let Some((today, origin)) = self.context.here() else {
            return Some(match entry.in_year(2001).zip(entry.in_year(2002)) {
                Some((a, b)) if (a.month(), a.day()) == (b.month(), b.day()) => {
                    Found::partial(Partial::Day(Some(a.month()), Some(a.day())))
                }
                _ => Found::partial(Partial::Year),
            });
        };
        let years = (today.year() - 1..=today.year() + 1).filter_map(|y| entry.in_year(y));
        let days: Vec<Date> = years.collect();
        let last = days.iter().copied().filter(|d| *d < today).max();
        let next = days.iter().copied().filter(|d| *d > today).min();
        let (day, rule) = match (f.which, f.unit) {
            (Some(which), Some(Unit::Year)) => {
                let n = match which {
                    Which::Last | Which::Past | Which::Previous => -1,
                    Which::Next | Which::Following => 1,
                    _ => 0,
                };
                (entry.in_year(today.year() + n), "the feast of that year")
            }
            (Some(Which::Last | Which::Past), _) => (last, "the last one before"),
            (Some(Which::Next), _) => (next, "the next one"),
            (Some(Which::This), _) => (entry.in_year(today.year()), "this year's"),
            _ => (nearest(&days, today), "the nearest one"),
        };
        Some(match day {
            Some(day) => rough(Found::stretch(Stretch::Day(day), rule, origin)),
            None => Found::partial(Partial::Year),
        })
    }

    /// "last year", "the same day", "this week": the stretch of the unit.
    fn which_unit(&self, phrase: &Phrase, which: Which, unit: Unit) -> Option<Found> {
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
        if is_length || super::lookalike::is_title(self.scan, phrase) {
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
    fn which_weekend(&self, phrase: &Phrase) -> i64 {
        let Some(today) = self.context.today() else {
            return 0;
        };
        let weekday = calendar::weekday(today);
        match self.context.tense(self.scan, phrase) {
            _ if weekday >= 6 => 0,
            Some((Tense::Past, _)) => -1,
            Some((Tense::Future, _)) => 0,
            None if weekday <= 2 => -1,
            None => 0,
        }
    }

    fn month_day(&self, phrase: &Phrase, month: i8, day: i8) -> Option<Found> {
        Date::new(2000, month, day).ok()?;
        if self.context.narrative
            && let Some((year, told)) = self.context.carried(month)
        {
            let date = Date::new(year, month, day).ok()?;
            return Some(Found::stretch(
                Stretch::Day(date),
                "in the year that the story has reached",
                Origin::Told(told),
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
        let years = here.year() - 1..=here.year() + 1;
        let days: Vec<Date> = years
            .filter_map(|y| Date::new(y, month, day).ok())
            .collect();
        let before = self.scan.lists(phrase.first.wrapping_sub(1));
        let (found, rule) = if before & self.scan.list("ended") != 0 {
            (
                days.iter().copied().filter(|d| *d <= here).max(),
                "the last one",
            )
        } else if before & self.scan.list("ending") != 0 {
            (
                days.iter().copied().filter(|d| *d >= here).min(),
                "the next one",
            )
        } else {
            (nearest(&days, here), "in the nearest year")
        };
        Some(Found::stretch(
            Stretch::Day(found?),
            rule,
            Origin::Published,
        ))
    }

    fn month(&self, phrase: &Phrase, month: i8) -> Option<Found> {
        let which = phrase.fields.which;
        if which.is_none() && !super::lookalike::is_month(self.scan, phrase) {
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
        let tense = self.context.tense(self.scan, phrase);
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
                let most_back = match tense {
                    _ if before & self.scan.list("by") != 0 => 0,
                    Some((Tense::Past, _)) => 9,
                    Some((Tense::Future, _)) => 4,
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
        let rule = with_cue(rule, tense.filter(|_| which.is_none() && back != 0));
        Some(Found::stretch(
            Stretch::Month(first.year(), first.month()),
            rule,
            Origin::Published,
        ))
    }

    fn weekday(&self, phrase: &Phrase, weekday: i8) -> Found {
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
        let tense = self.context.tense(self.scan, phrase);
        let name = WEEKDAYS[(weekday as usize).clamp(1, 7) - 1];
        let (day, rule, cue) = match which {
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
            Some(Which::This) if !matches!(tense, Some((Tense::Past, _))) => (
                calendar::weekday_after(today, weekday, true),
                format!("the next {name}"),
                None,
            ),
            _ if calendar::weekday(today) == weekday => {
                (Some(today), "the same day".to_owned(), None)
            }
            _ if matches!(tense, Some((Tense::Future, _))) => (
                calendar::weekday_after(today, weekday, true),
                format!("the {name} after"),
                tense,
            ),
            _ => (
                calendar::weekday_before(today, weekday, true),
                format!("the {name} before"),
                tense,
            ),
        };
        match day {
            Some(day) => Found::stretch(Stretch::Day(day), with_cue(&rule, cue), Origin::Published),
            None => Found::partial(Partial::Weekday(weekday)),
        }
    }

    fn season(&self, phrase: &Phrase, season: super::value::Season) -> Found {
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
        let tense = self.context.tense(self.scan, phrase);
        let found = match phrase.fields.which {
            Some(Which::Last | Which::Past | Which::Previous) => (last, "the one before"),
            Some(Which::Next | Which::Following) => (next, "the next one"),
            Some(_) => (
                now.or_else(|| choices.iter().find(|s| first_day(**s).year() == year)),
                "this year's",
            ),
            None if now.is_some() => (now, "the one of those days"),
            None if matches!(tense, Some((Tense::Future, _))) => (next, "the next one"),
            None if tense.is_some() => (last, "the one before"),
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

    /// "this morning", "noon": a part of the day told in the same sentence, or of today.
    fn this_day(&self, f: &Fields) -> Option<Found> {
        let hangs = matches!(
            f.which,
            None | Some(Which::Same | Which::Following | Which::Previous | Which::Next)
        );
        if hangs
            && let Some(told) = self.context.told(Unit::Day).filter(|t| {
                f.which.is_some()
                    || self.context.narrative
                    || t.sentence == self.context.sentence
                    || self.context.today().is_none()
            })
        {
            let n = match f.which {
                Some(Which::Following | Which::Next) => 1,
                Some(Which::Previous) => -1,
                _ => 0,
            };
            let day = add_days(told.day, n)?;
            return Some(Found::stretch(
                Stretch::Day(day),
                "on the day told before",
                Origin::Told(told.clone()),
            ));
        }
        let Some(today) = self.context.today() else {
            return Some(Found::partial(Partial::Day(None, None)));
        };
        let n = match f.which {
            Some(Which::Last | Which::Previous | Which::Past) => -1,
            Some(Which::Next | Which::Following) => 1,
            _ => 0,
        };
        Some(Found::stretch(
            Stretch::Day(add_days(today, n)?),
            "on the day itself",
            Origin::Published,
        ))
    }

    fn quarter(&self, phrase: &Phrase) -> Option<Found> {
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
        let tense = self.context.tense(self.scan, phrase);
        let to_come = q == now + 1 && matches!(tense, Some((Tense::Future, _)));
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

    fn half(&self, f: &Fields) -> Option<Found> {
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
    fn year_of(&self, f: &Fields) -> Option<(i16, Origin)> {
        if let Some(year) = f.year_near(self.context.near_year()) {
            return Some((year, Origin::None));
        }
        let unit = f.unit.filter(|u| *u == Unit::Year)?;
        let here = self.context.published_for(unit)?;
        let n = match f.which {
            Some(Which::Last | Which::Past | Which::Previous) => -1,
            Some(Which::Next | Which::Following) => 1,
            _ => 0,
        };
        Some((here.year() + n, Origin::Published))
    }

    fn century(&self, f: &Fields) -> Option<Found> {
        let n = f.ordinal.filter(|n| (1.0..=30.0).contains(n))? as i16;
        let century = if f.before_christ { -n } else { n - 1 };
        Some(Found::stretch(
            Stretch::Century(century),
            "the century",
            Origin::None,
        ))
    }

    /// "two weeks ago", "a year earlier", "three days later".
    fn offset(&self, phrase: &Phrase) -> Option<Meaning> {
        let f = &phrase.fields;
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
        if unit == Unit::Year && count == 1.0 && sign < 0 && self.context.quarter_told().is_some() {
            return self.year_ago().map(dated);
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
        let Some(base) = base else {
            return Some(dated(unknown(unit)));
        };
        if unit < Unit::Day {
            let value = Value::Partial(Partial::Day(None, None));
            return Some(plain(TimexKind::Time, value, "a time that is not said"));
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
        let fine = f.second.map_or(unit, |(_, u)| u);
        let side = if sign < 0 { "before" } else { "after" };
        let plural = if count == 1 { "" } else { "s" };
        let rule = format!("{count} {}{plural} {side}", unit_word(unit));
        Some(dated(Found::stretch(
            Stretch::around(day, fine.max(Unit::Day)),
            rule,
            origin,
        )))
    }

    /// The quarter told last, a year before; else the year before.
    fn year_ago(&self) -> Option<Found> {
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

    fn year_end(&self) -> Option<Found> {
        Some(match self.context.published_for(Unit::Year) {
            Some(day) => Found::stretch(Stretch::Year(day.year()), "its end", Origin::Published),
            None => unknown(Unit::Year),
        })
    }

    fn offset_from(&mut self, phrase: &Phrase) -> Option<Found> {
        let f = &phrase.fields;
        let unit = f.unit?;
        let sign = f.side.unwrap_or(1);
        let mut inner = phrase.clone();
        inner.fields.unit = None;
        inner.fields.number = None;
        inner.fields.side = None;
        let found = self.stretch(&inner)?;
        let Value::Date(stretch) = found.value else {
            return Some(Found::partial(Partial::Day(None, None)));
        };
        let (unit, count) = whole(unit, f.number.unwrap_or(1.0));
        let Some(interval) = stretch.interval() else {
            return Some(found);
        };
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
        let date = super::why::date_words(stretch);
        Some(Found::stretch(
            Stretch::around(day, if unit == Unit::Week { Unit::Day } else { unit }),
            format!(
                "{count} {}{} {side} {date}",
                unit_word(unit),
                if count == 1 { "" } else { "s" }
            ),
            found.origin,
        ))
    }

    fn the_unit(&self, phrase: &Phrase) -> Option<Meaning> {
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
        let behind = self.scan.lists(phrase.end);
        let closed = behind & (self.scan.list("ended") | self.scan.list("ending")) != 0;
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

    /// "the past five years", "recent weeks", "the first nine months".
    fn span(&self, phrase: &Phrase) -> Option<Meaning> {
        let f = &phrase.fields;
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
            if let Some(other) = shift(today, unit, if forward { n } else { -n }) {
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

    /// "a year" as a rate: behind a number, not behind "for" or "in".
    fn rate(&self, phrase: &Phrase) -> Option<Meaning> {
        let before = phrase.first.checked_sub(1)?;
        if self.scan.lists(before) & self.scan.list("for") != 0 {
            return None;
        }
        let sentence = self.scan.sentence(phrase.first);
        let number = (1..=6usize)
            .filter_map(|n| phrase.first.checked_sub(n))
            .take_while(|t| self.scan.sentence(*t) == sentence)
            .any(|t| {
                self.scan
                    .sense(t, super::vocabulary::Category::Number)
                    .is_some()
            });
        let value = length(&phrase.fields)?;
        (number || self.scan.parsed.word(phrase.first) == "per")
            .then(|| plain(TimexKind::Set, value, "something that recurs"))
    }
}

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

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

/// The rule with the verb that decided.
fn with_cue(rule: &str, cue: Option<(Tense, String)>) -> String {
    match cue {
        Some((_, word)) => format!("with “{word}”: {rule}"),
        None => rule.to_owned(),
    }
}

fn time_of_day(f: &Fields) -> Option<TimeOfDay> {
    match f.clock {
        Some(t) if !t.is_multiple_of(60) => Some(TimeOfDay::Second(
            (t / 3600) as i8,
            (t / 60 % 60) as i8,
            (t % 60) as i8,
        )),
        Some(86_400) => Some(TimeOfDay::Hour(24)),
        Some(t) => Some(TimeOfDay::Minute((t / 3600) as i8, (t / 60 % 60) as i8)),
        None => f.part,
    }
}

fn with_time(value: Value, time: TimeOfDay) -> Option<Value> {
    Some(match value {
        Value::Date(Stretch::Day(day)) => Value::Time(day, time),
        Value::Partial(Partial::Weekday(w)) => Value::Partial(Partial::WeekdayTime(w, time)),
        Value::Partial(Partial::Day(Some(m), Some(d))) => {
            Value::Partial(Partial::DayTime(m, d, time))
        }
        Value::Partial(Partial::Day(..)) | Value::Present => Value::Partial(Partial::Time(time)),
        _ => return None,
    })
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

/// Part of a unit as a whole number of a smaller one: a year and a half is 18 months.
fn whole(unit: Unit, count: f64) -> (Unit, i64) {
    if count.fract() == 0.0 {
        return (unit, count.min(1e6) as i64);
    }
    match unit {
        Unit::Century => (Unit::Year, (count * 100.0) as i64),
        Unit::Decade => (Unit::Year, (count * 10.0) as i64),
        Unit::Year => (Unit::Month, (count * 12.0) as i64),
        Unit::Month => (Unit::Week, (count * 4.0) as i64),
        Unit::Week => (Unit::Day, (count * 7.0) as i64),
        unit => (unit, count.min(1e6) as i64),
    }
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

fn nearest(days: &[Date], to: Date) -> Option<Date> {
    days.iter()
        .copied()
        .min_by_key(|d| calendar::days_between(*d, to).abs())
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

/// The length that the fields name.
fn length(f: &Fields) -> Option<Value> {
    let mut unit = f.unit?;
    let mut number = match (f.vague, f.number) {
        (false, Some(n)) => Some(n),
        (false, None) if !f.plural => Some(1.0),
        _ => None,
    };
    if let Some(n) = number {
        if n > 1e6 {
            return None;
        }
        if unit == Unit::Decade {
            (unit, number) = (Unit::Year, Some(n * 10.0));
        } else if unit == Unit::Year && n < 1.0 {
            (unit, number) = (Unit::Month, Some(n * 12.0));
        } else if unit == Unit::Hour && n == 24.0 {
            (unit, number) = (Unit::Day, Some(1.0));
        }
    }
    Some(Value::Length(
        number.map(|n| (n * 100.0).round() as u32),
        unit,
    ))
}

fn set(f: &Fields) -> Option<Meaning> {
    let times = f.every.unwrap_or(1.0);
    let partial = match (f.weekdays.or(f.weekday), f.month, f.day, f.season, f.part) {
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
        })
    }
}
