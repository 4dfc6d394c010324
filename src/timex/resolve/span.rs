//! Lengths of time in the text ("the past five years", "months of talks"), and what recurs.

use super::super::calendar::add_days;
use super::super::context::Origin;
use super::super::grammar::Phrase;
use super::super::lookalike;
use super::super::reading::Which;
use super::super::scan::Scan;
use super::super::tense::Tense;
use super::super::value::{Partial, Stretch, Unit, Value};
use super::super::vocabulary::Category;
use super::lengths::{counted, length, whole};
use super::{Meaning, Resolver, dated, is, plain, shift, unit_word};
use crate::model::{Interval, Precision, TimexKind};

impl Resolver<'_> {
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
        // "on days 1, 7 and 14", "eighteen-years-old".
        let behind = self.scan.lists(phrase.end);
        let counts = !said && behind & self.scan.known().number != 0;
        let age = self.scan.glued(phrase.end)
            && behind & self.scan.known().dash != 0
            && self.scan.lists(phrase.end + 1) & self.scan.known().old != 0;
        let value =
            length(&phrase.fields).filter(|_| (long || said) && !short && !counts && !age)?;
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
        let value = length(&phrase.fields)?;
        let per = self.scan.lists(phrase.first) & self.scan.known().per != 0;
        (per || self.counts_before(phrase))
            .then(|| plain(TimexKind::Set, value, "something that recurs"))
    }

    /// "annually" of what is done once a year; not of a rate.
    pub(super) fn annually(&self, phrase: &Phrase) -> Option<Meaning> {
        let value = Value::Length(Some(100), Unit::Year);
        let grows = (1..=4usize)
            .filter_map(|n| phrase.first.checked_sub(n))
            .any(|t| self.scan.lists(t) & self.scan.known().growth != 0);
        (!grows && !self.counts_before(phrase))
            .then(|| plain(TimexKind::Set, value, "something that recurs"))
    }

    /// Whether a number stands in the few words before.
    fn counts_before(&self, phrase: &Phrase) -> bool {
        let sentence = self.scan.sentence(phrase.first);
        (1..=6usize)
            .filter_map(|n| phrase.first.checked_sub(n))
            .take_while(|t| self.scan.sentence(*t) == sentence)
            .any(|t| {
                let many = self.scan.lists(t) & self.scan.known().many != 0;
                many || self.scan.sense(t, Category::Number).is_some()
            })
    }
}

/// Whether an adverb begins with a capital within a sentence: "the People's Daily".
fn is_paper(scan: &Scan, phrase: &Phrase) -> bool {
    phrase.fields.often.is_some()
        && scan.capital(phrase.first)
        && !scan.begins_sentence(phrase.first)
}

pub(super) fn set(scan: &Scan, phrase: &Phrase) -> Option<Meaning> {
    let f = &phrase.fields;
    if is_paper(scan, phrase) {
        return None;
    }
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
