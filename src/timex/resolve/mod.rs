//! What an expression means, given the publication date and what was told before.

mod day;
mod distance;
mod event;
mod feast;
mod found;
mod lengths;
mod named;
mod part;
mod period;
mod quarter;
mod season;
mod span;
mod stretch;
mod the_unit;
mod times;
mod units;
mod weekday;

use super::context::{Context, Origin, Told};
use super::grammar::{Grammar, Phrase};
use super::lookalike;
use super::reading::{Reading, Reference};
use super::scan::Scan;
use super::tense::{self, Cue, Tense};
use super::value::{Partial, Stretch, TimeOfDay, Value};
use crate::model::TimexKind;
pub use found::Meaning;

use found::{Found, dated, plain};
use times::{time_of_day, universal, with_time};
use units::{shift, unit_word, unknown};

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
            Reading::Year => lookalike::year(self.scan, phrase).map(|year| {
                dated(Found::stretch(
                    Stretch::Year(year),
                    "the year",
                    Origin::None,
                ))
            }),
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
            Reading::Set => span::set(self.scan, phrase),
            Reading::Rate => self.rate(phrase),
            Reading::Annually => self.annually(phrase),
            Reading::Reference => self.reference(phrase),
            Reading::YearAgo => self.year_ago().map(dated),
            Reading::AnyTime => Some(plain(
                TimexKind::Time,
                Value::Partial(Partial::Time(TimeOfDay::Night)),
                "no one day is meant",
            )),
            Reading::YearEnd => self.year_end(phrase),
            Reading::SameOfYear => self.same_of_year(f).map(dated),
            Reading::YearInWords => self.year_in_words(phrase).map(dated),
            Reading::ShortYear => self.short_year(phrase).map(dated),
            Reading::TurnOf => self.turn_of(phrase),
            Reading::PartAlone => self.part_alone(phrase),
            Reading::StoryDay => self.story_day(f).map(dated),
            Reading::Age => self.age(f),
            Reading::Overnight => self.overnight(phrase),
            Reading::Nothing => None,
            Reading::SameQuarter => self.same_quarter(f).map(dated),
            Reading::PartOf => self.part_of(phrase),
            Reading::WeekOf => self.week_of(phrase).map(dated),
            Reading::Beyond => self.beyond(phrase).map(dated),
            Reading::DotClock => self.dot_clock(phrase),
            Reading::Present => Some(plain(
                TimexKind::Date,
                Value::Present,
                "no date is meant by it",
            )),
        }
    }

    /// "recently", "soon"; but not "soon became", "was soon released", nor "Once Upon a Time".
    fn reference(&self, phrase: &Phrase) -> Option<Meaning> {
        let title = phrase.end > phrase.first + 1 && self.scan.capital(phrase.first + 1);
        if title || lookalike::is_past_soon(self.scan, phrase) {
            return None;
        }
        let value = match phrase.fields.reference? {
            Reference::Present => Value::Present,
            Reference::Past => Value::Past,
            Reference::Future => Value::Future,
        };
        Some(plain(TimexKind::Date, value, "no date is meant by it"))
    }

    /// "At 6.31" is a time where a sentence begins with it.
    fn dot_clock(&mut self, phrase: &Phrase) -> Option<Meaning> {
        let first = phrase.first.checked_sub(1)?;
        let sentence = self.scan.parsed.sentences.get(self.scan.sentence(first))?;
        (sentence.tokens.start == first).then(|| self.date(phrase))?
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
}

fn is(cue: Option<Cue>, tense: Tense) -> bool {
    cue.is_some_and(|c| c.tense == tense)
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
