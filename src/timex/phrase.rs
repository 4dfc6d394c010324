//! What was found in the words of a date expression.

use super::numerals;
use super::pattern::Capture;
use super::reading::{
    Direction, Narrowing, Reference, Which, direction, part, reference, season, unit, which,
};
use super::value::{Season, TimeOfDay, Unit};
use super::vocabulary::Category;
use super::zone::Zone;
use jiff::civil::Date;

/// The parts of an expression.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs)]
pub struct Fields {
    pub weekday: Option<i8>,
    pub day: Option<i8>,
    pub month: Option<i8>,
    /// Of four digits, or of any number with an era.
    pub year: Option<i16>,
    /// Of two digits: "'98", "2019-20".
    pub short_year: Option<i16>,
    pub before_christ: bool,
    pub decade: Option<i16>,
    pub season: Option<Season>,
    pub quarter: Option<i8>,
    pub half: Option<i8>,
    pub ordinal: Option<f64>,
    pub holiday: Option<usize>,
    /// A war or another stretch with a name.
    pub age: Option<usize>,
    pub numeric: Option<(Date, bool)>,
    /// Whether the numbers of a numeric date prove that the month comes first.
    pub month_first: Option<bool>,
    pub part: Option<TimeOfDay>,
    /// Seconds of the day.
    pub clock: Option<u32>,
    pub day_word: Option<i64>,
    pub which: Option<Which>,
    pub unit: Option<Unit>,
    /// Whether the unit is in the plural.
    pub plural: bool,
    pub number: Option<f64>,
    /// A further number with its unit: "a year and two months".
    pub second: Option<(f64, Unit)>,
    pub vague: bool,
    pub direction: Option<Direction>,
    pub reference: Option<Reference>,
    /// 1 for "every", 2 for "every other".
    pub every: Option<f64>,
    /// Before (-1) or after (1) a date within the expression.
    pub side: Option<i64>,
    pub often: Option<Unit>,
    pub weekdays: Option<i8>,
    pub zone: Option<Zone>,
    /// Hour that "p.m." adds: 0 or 12.
    pub half_day: Option<u32>,
    /// Minutes after (or before) the hour: "half past".
    pub past_hour: Option<i32>,
    /// Which part of a longer stretch, from its end if negative.
    pub place: Option<i8>,
    /// The part's unit: "the last *day* of December".
    pub inner: Option<Unit>,
    /// "early", where it stands inside the expression.
    pub narrowing: Option<Narrowing>,
    /// Whether a year or quarter is one of a company or a state.
    pub fiscal: bool,
}

impl Fields {
    /// Sorts what was captured.
    pub fn of(captures: &[Capture]) -> Self {
        let mut out = Self::default();
        for capture in captures {
            out.take(capture);
        }
        out.tell_clock();
        out
    }

    /// Puts hour, "half past" and "p.m." together.
    fn tell_clock(&mut self) {
        let hours = self.number.filter(|n| (1.0..=24.0).contains(n));
        let hour = hours.or(self.clock.map(|c| f64::from(c / 3600)));
        // "9 in the evening", "10 o'clock last night".
        let by_part = self.half_day.or(match self.part {
            Some(TimeOfDay::Afternoon | TimeOfDay::Evening) => Some(12),
            Some(TimeOfDay::Night) if hour.is_some_and(|n| n > 5.0) => Some(12),
            _ => None,
        });
        if let (Some(minutes), Some(hour)) = (
            self.past_hour,
            hours.or(self.clock.map(|c| f64::from(c) / 3600.0)),
        ) {
            let seconds = (hour as i32 * 60 + minutes).rem_euclid(24 * 60) * 60;
            self.clock = Some(seconds as u32);
            self.number = None;
        } else if let (Some(hour), None, true) = (
            hours,
            self.clock,
            self.half_day.is_some() || self.part.is_some(),
        ) {
            self.clock = Some(hour as u32 % 24 * 3600);
            self.number = None;
        }
        if let (Some(time), Some(half)) = (self.clock, by_part) {
            let hour = time / 3600;
            if hour <= 12 {
                self.clock = Some((hour % 12 + half) * 3600 + time % 3600);
            }
        }
    }

    fn take(&mut self, capture: &Capture) {
        if !self.take_calendar(capture) && !self.take_clock(capture) {
            self.take_relation(capture);
        }
    }

    /// Days, months, years; false for what is none of them.
    fn take_calendar(&mut self, capture: &Capture) -> bool {
        let value = capture.value;
        let small = value as i8;
        match capture.category {
            Category::Month | Category::MonthAbbr => self.month = Some(small),
            Category::Weekday | Category::WeekdayAbbr => self.weekday = Some(small),
            Category::Weekdays => self.weekdays = Some(small),
            Category::Day => self.day = Some(small),
            Category::Ordinal => self.ordinal = Some(value),
            // Of "the winter of 2006–2007" the first.
            Category::Year | Category::Digits => {
                self.year.get_or_insert(value as i16);
            }
            Category::ShortYear | Category::TwoDigits => self.short_year = Some(value as i16),
            Category::Era => self.before_christ = value < 0.0,
            Category::Decade | Category::OldDecade => self.decade = Some(value as i16),
            Category::Season | Category::Seasons => self.season = season(value),
            Category::Quarter => self.quarter = Some(small),
            Category::Half => self.half = Some(small),
            Category::Age => self.age = Some(value as usize),
            Category::Holiday => self.holiday = Some(value as usize),
            Category::Numeric => {
                (self.numeric, self.month_first) = numerals::unpack(value);
            }
            Category::IsoMonth => {
                (self.year, self.month) =
                    (Some((value / 100.0) as i16), Some((value % 100.0) as i8));
            }
            Category::DayWord => match small {
                100 => (self.day_word, self.part) = (Some(0), Some(TimeOfDay::Night)),
                97 => (self.day_word, self.part) = (Some(0), Some(TimeOfDay::Morning)),
                98 => (self.day_word, self.part) = (Some(0), Some(TimeOfDay::Afternoon)),
                99 => (self.day_word, self.part) = (Some(-1), Some(TimeOfDay::Night)),
                n => self.day_word = Some(i64::from(n)),
            },
            _ => return false,
        }
        true
    }

    /// Parts of the day and times; false for what is none of them.
    fn take_clock(&mut self, capture: &Capture) -> bool {
        let value = capture.value;
        match capture.category {
            Category::Part | Category::Parts => self.part = part(value),
            Category::Clock | Category::DotClock | Category::HourMinute => {
                self.clock = Some(value as u32);
            }
            Category::Noon => self.clock = Some(value as u32 * 3600),
            Category::OClock => {
                let hour = self.number.take().map(|hour| hour as u32 * 3600);
                self.clock = self.clock.or(hour);
            }
            Category::HalfDay => self.half_day = Some(value as u32),
            Category::PastHour => self.past_hour = Some(value as i32),
            Category::Zone => self.zone = Zone::of(value),
            _ => return false,
        }
        true
    }

    /// Numbers, units, and the words that hang on something else.
    fn take_relation(&mut self, capture: &Capture) {
        let value = capture.value;
        match capture.category {
            Category::Which => self.which = which(value),
            Category::Unit | Category::Units | Category::UnitAbbr => self.unit_found(capture),
            Category::Number => match self.number {
                Some(first) if self.unit.is_some() => {
                    self.number = Some(first);
                    self.second = Some((value, Unit::Day));
                }
                // Of "two or three" the first.
                _ => {
                    self.number.get_or_insert(value);
                }
            },
            Category::AndHalf => self.number = Some(self.number.unwrap_or(1.0) + value),
            Category::Article => {
                self.number.get_or_insert(1.0);
            }
            Category::Vague => self.vague = true,
            Category::Direction => self.direction = direction(value),
            Category::Reference
            | Category::SoonReference
            | Category::StoryReference
            | Category::SomedayReference => self.reference = reference(value),
            Category::Every => self.every = Some(value),
            Category::Side => self.side = Some(value as i64),
            Category::Often => self.often = unit(value),
            Category::Place => self.place = Some(value as i8),
            Category::Modifier => self.narrowing = Narrowing::of(value),
            Category::Fiscal => self.fiscal = true,
            _ => {}
        }
    }

    fn unit_found(&mut self, capture: &Capture) {
        let value = capture.value;
        if let (Some((n, _)), Some(unit)) = (self.second, unit(value)) {
            self.second = Some((n, unit));
            return;
        }
        if self.place.is_some() && self.inner.is_none() {
            self.inner = unit(value);
            return;
        }
        // "two years ago this month".
        if self.direction.is_some() && self.unit.is_some() {
            self.inner = unit(value);
            return;
        }
        // "weeks or months": the first.
        if self.unit.is_some() && self.plural && self.number.is_none() {
            return;
        }
        self.unit = unit(value);
        self.plural = capture.category != Category::Unit;
        // A fortnight is two weeks.
        if value as usize == 13 {
            self.number = Some(self.number.unwrap_or(1.0) * 2.0);
        }
    }

    /// The year, two digits read as of the century that `near` is in, or of the years around it.
    pub fn year_near(&self, near: i16) -> Option<i16> {
        if let Some(year) = self.year {
            return Some(if self.before_christ { 1 - year } else { year });
        }
        let short = self.short_year?;
        let century = near.div_euclid(100) * 100;
        let guess = century + short;
        Some(if guess > near + 30 {
            guess - 100
        } else {
            guess
        })
    }

    /// Whether more is said than a time of day.
    pub fn says_day(&self) -> bool {
        let time = self.clock.is_some() || self.part.is_some();
        let day = self.day_word.is_some()
            || self.weekday.is_some()
            || self.month.is_some()
            || self.numeric.is_some()
            || self.which.is_some();
        !time || day
    }

    /// An ordinal that may be a day of a month.
    pub fn small_ordinal(&self) -> Option<i8> {
        self.ordinal
            .filter(|n| (1.0..=31.0).contains(n))
            .map(|n| n as i8)
    }
}
