//! What an expression hangs on: the publication date, what was told before, the verb beside it.

use super::calendar;
use super::grammar::Phrase;
use super::reading::Reading;
use super::value::{Stretch, Unit};
use crate::model::{Precision, Published};
use jiff::civil::Date;

/// A date that the text has told.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The stretch.
    pub stretch: Stretch,
    /// Its first day.
    pub day: Date,
    /// The expression.
    pub words: String,
    /// Index of its sentence.
    pub sentence: usize,
    /// Its first token.
    pub token: usize,
    /// Whether it is of a fiscal year, whose quarters need not be the calendar's.
    pub fiscal: bool,
}

/// What a date was counted from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// Nothing: it says all itself.
    None,
    /// The publication date.
    Published,
    /// A date told before.
    Told(Told),
    /// The day on which quoted words were said.
    Said(Told),
}

/// All that is known where an expression stands.
pub struct Context<'a> {
    /// The publication date.
    pub published: &'a Published,
    /// Whether the text tells a story of its own time, so that dates hang on each other.
    pub narrative: bool,
    /// Order of numeric dates, if one of them proves it.
    pub month_first: Option<bool>,
    /// Index of the sentence now read.
    pub sentence: usize,
    /// The day on which the words now read were said, if they are quoted and it is told.
    pub said: Option<Told>,
    /// Last told by fineness: day, week, month, year; with the turn it was told in.
    told: [Option<(usize, Told)>; 4],
    turn: usize,
    /// All days told, in the order of the text.
    days: Vec<Told>,
    /// The month told last whose year was said, or that hangs on such a one.
    month_said: Option<Told>,
    period: Option<Told>,
    /// The quarter that the text is about.
    quarter: Option<Told>,
    /// The quarter told last.
    quarter_here: Option<Told>,
    /// Year and month that the story has reached.
    carry: Option<(i16, Option<i8>, Told)>,
    /// The first year that the text names: where a story begins.
    pub first: Option<Told>,
}

impl<'a> Context<'a> {
    /// At the beginning of a text.
    pub fn new(published: &'a Published, narrative: bool, month_first: Option<bool>) -> Self {
        Self {
            published,
            narrative,
            month_first,
            sentence: 0,
            said: None,
            told: [const { None }; 4],
            turn: 0,
            days: Vec::new(),
            month_said: None,
            period: None,
            quarter: None,
            quarter_here: None,
            carry: None,
            first: None,
        }
    }

    fn published_to(&self, precision: Precision) -> Option<Date> {
        if let Some(said) = &self.said {
            return Some(said.day);
        }
        let moment = self.published.moment?;
        (moment.precision <= precision).then_some(moment.date)
    }

    /// The publication day, if it is known to the day.
    pub fn today(&self) -> Option<Date> {
        self.published_to(Precision::Day)
    }

    /// The publication day, if at least its month is known.
    pub fn month_anchor(&self) -> Option<Date> {
        self.published_to(Precision::Month)
    }

    /// A day of publication that is exact enough to count this unit from.
    pub fn published_for(&self, unit: Unit) -> Option<Date> {
        self.published_to(match unit {
            Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => Precision::Year,
            Unit::Month | Unit::Quarter | Unit::Half => Precision::Month,
            _ => Precision::Day,
        })
    }

    /// The year of publication, where no more is known.
    pub fn year_only(&self) -> Option<i16> {
        let moment = self.published.moment?;
        (moment.precision == Precision::Year).then(|| moment.date.year())
    }

    /// What feasts are counted from.
    pub fn here(&self) -> Option<(Date, Origin)> {
        if self.narrative
            && let Some(told) = self.told(Unit::Year)
        {
            return Some((told.day, Origin::Told(told.clone())));
        }
        Some((self.month_anchor()?, Origin::Published))
    }

    /// The year that years of two digits lie near.
    pub fn near_year(&self) -> i16 {
        let told = self.told(Unit::Year).map(|t| t.day.year());
        let published = self.published.moment.map(|m| m.date.year());
        let (first, second) = if self.narrative {
            (told, published)
        } else {
            (published, told)
        };
        first.or(second).unwrap_or(2000)
    }

    /// The date told last that is at least as fine as the unit.
    pub fn told(&self, unit: Unit) -> Option<&Told> {
        let coarsest = match unit {
            Unit::Week | Unit::Weekend => 1,
            Unit::Month => 2,
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => 0,
            _ => 3,
        };
        self.told[..=coarsest]
            .iter()
            .flatten()
            .max_by_key(|(turn, _)| *turn)
            .map(|(_, t)| t)
    }

    /// All days told, in the order of the text.
    pub fn days(&self) -> &[Told] {
        &self.days
    }

    /// The year in which a sentence just before has told of the same month, and said the year.
    pub fn same_month(&self, month: i8) -> Option<&Told> {
        let told = self.month_said.as_ref()?;
        let last = self.told(Unit::Year).is_some_and(|t| t == told);
        let near = told.sentence + 1 >= self.sentence && told.sentence < self.sentence;
        (last && near && told.day.month() == month).then_some(told)
    }

    /// The quarter told in this sentence, else the one that the text is about.
    pub fn last_quarter(&self) -> Option<&Told> {
        let here = |t: &&Told| t.sentence == self.sentence;
        self.quarter_here
            .as_ref()
            .filter(here)
            .or(self.quarter.as_ref())
    }

    /// Several months were told of: "a year earlier" then means these, not a quarter.
    pub fn tell_months(&mut self) {
        self.period = None;
    }

    /// The quarter, if a quarter is the period told last.
    pub fn quarter_told(&self) -> Option<&Told> {
        let told = |t: &&Told| matches!(t.stretch, Stretch::Quarter(..));
        self.period.as_ref().filter(told)?;
        self.last_quarter()
    }

    /// The month, if a month is the period told last, in this sentence or the one before.
    pub fn month_reported(&self) -> Option<&Told> {
        let near = |t: &&Told| t.sentence + 1 >= self.sentence;
        let month = |t: &&Told| matches!(t.stretch, Stretch::Month(..));
        self.period.as_ref().filter(month).filter(near)
    }

    /// The year of a month in a story: that of the date before, the next or last one if the month
    /// lies more than half a year off.
    pub fn carried(&self, month: i8) -> Option<(i16, Told)> {
        let Some((year, reached, told)) = self.carry.as_ref() else {
            let told = self.first.as_ref().or_else(|| self.told(Unit::Year))?;
            return Some((told.day.year(), told.clone()));
        };
        let step = match reached {
            Some(reached) if month - reached > 6 => -1,
            Some(reached) if reached - month > 6 => 1,
            _ => 0,
        };
        Some((year + step, told.clone()))
    }

    /// The period that a report is about: of quarters the latest that is over.
    fn tell_period(&mut self, told: &Told) {
        if !matches!(told.stretch, Stretch::Quarter(..)) {
            self.period = Some(told.clone());
            return;
        }
        self.quarter_here = Some(told.clone());
        let over = |today| told.stretch.interval().is_some_and(|i| i.latest < today);
        let aside = self
            .quarter
            .as_ref()
            .is_some_and(|q| q.day > told.day || !self.today().is_none_or(over));
        if !aside {
            self.period = Some(told.clone());
            self.quarter = Some(told.clone());
        }
    }

    /// Remembers a date. `derived` is whether it was itself counted from another; `anchors` is whether a bare year sets where the story has got to.
    pub fn tell(&mut self, told: Told, anchors: bool, derived: bool, year_said: bool) {
        if matches!(told.stretch, Stretch::Day(_) | Stretch::Month(..)) {
            let hangs = self
                .same_month(told.day.month())
                .is_some_and(|t| t.day.year() == told.day.year());
            if year_said || hangs {
                self.month_said = Some(told.clone());
            }
        }
        let rank = match told.stretch {
            Stretch::Day(_) => 0,
            Stretch::Week(..) | Stretch::Weekend(..) => 1,
            Stretch::Month(..) => 2,
            Stretch::Decade(_) | Stretch::Century(_) => return,
            _ => 3,
        };
        let date = told.day;
        match told.stretch {
            Stretch::Day(_) | Stretch::Month(..) | Stretch::Season(..) => {
                self.carry = Some((date.year(), Some(date.month()), told.clone()));
            }
            Stretch::Year(y) if anchors => self.carry = Some((y, None, told.clone())),
            _ => {}
        }
        // What is to come, or was more than a year ago, is not what a report is about.
        let current = match (self.today(), told.stretch.interval()) {
            (Some(today), Some(i)) if !self.narrative => {
                i.earliest <= today && calendar::add_months(i.latest, 12).is_none_or(|d| d >= today)
            }
            _ => true,
        };
        if !derived
            && current
            && matches!(
                told.stretch,
                Stretch::Quarter(..) | Stretch::Year(_) | Stretch::Half(..) | Stretch::Month(..)
            )
        {
            self.tell_period(&told);
        }
        if rank == 0 {
            self.days.push(told.clone());
        }
        self.turn += 1;
        self.told[rank] = Some((self.turn, told));
    }
}

/// Whether a text tells a story of its own time: most of its years lie off the publication date and
/// few words hang on it. Years of our era, fineness and shares as measured on histories and news.
pub fn is_narrative(phrases: &[Phrase], published: &Published) -> bool {
    let now = published.moment.map(|m| m.date.year());
    let (mut far, mut years, mut near_words, mut before_christ) = (0, 0, 0, 0);
    for phrase in phrases {
        let f = &phrase.fields;
        before_christ += usize::from(f.before_christ);
        match f.year {
            Some(year) => {
                years += 1;
                far += usize::from(now.is_none_or(|now| (year - now).abs() >= 2));
            }
            None => {
                let hangs = f.weekday.is_some()
                    || f.day_word.is_some()
                    || (f.which.is_some() && f.unit.is_some())
                    || phrase.reading == Reading::TheUnit;
                near_words += usize::from(hangs);
            }
        }
    }
    before_christ >= 5 || (far >= 5 && far * 10 >= years * 6 && far >= near_words * 4)
}
