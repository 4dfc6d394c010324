//! Amounts: a number with its currency or unit, as a range or alone, and how exact it claims to be.

use super::exclude;
use super::number::{Bare, Kind};
use super::reader::Reader;
use super::tables::Unit;
use crate::model::Qualifier;
use std::ops::Range;

/// An amount in the text.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    /// Number and unit.
    pub tokens: Range<usize>,
    /// First token, qualifier included.
    pub first: usize,
    /// First token behind it, qualifier included.
    pub after: usize,
    pub value: f64,
    pub upper: Option<f64>,
    pub unit: Option<&'static Unit>,
    pub qualifier: Option<Qualifier>,
    /// A hyphen joins it to what follows: "45-member".
    pub joined: bool,
    /// "hundreds", "tens of thousands".
    pub vague: bool,
}

impl Reader<'_> {
    /// The amount that begins at a token, or the token to go on with.
    pub(super) fn amount(&self, token: usize, sentence: &Range<usize>) -> Result<Amount, usize> {
        let money = self
            .money_before(token, sentence.end)
            .filter(|(_, number)| !self.is_tournament(token, *number));
        let number = money.map_or(token, |(_, next)| next);
        if money.is_none() && !self.may_begin(token) {
            return Err(token + 1);
        }
        if self.foreign
            && self.view.is_number(number)
            && self.view.word(number).contains(['.', ','])
        {
            return Err(number + 1);
        }
        if let Some((unit, bare)) = self.feet(token) {
            return self.finish(token, bare, Some(unit), sentence);
        }
        if let Some((unit, bare)) = self.fold(token) {
            return self.finish(token, bare, Some(unit), sentence);
        }
        let bare = match self.glued_money(token) {
            Some((unit, bare)) => return self.finish(token, bare, Some(unit), sentence),
            None => match self.bare(number, sentence, money.is_some()) {
                Some(bare) => bare,
                None => return Err(self.past_number(token)),
            },
        };
        if bare.end > sentence.end {
            return Err(token + 1);
        }
        if money.is_none()
            && let Some(next) = exclude::no_figure(self, token, bare.end, bare.value, sentence)
        {
            return Err(next.max(token + 1));
        }
        self.finish(token, bare, money.map(|(unit, _)| unit), sentence)
    }

    /// "Euro 2004": a name with a year.
    fn is_tournament(&self, token: usize, number: usize) -> bool {
        let year = self.view.word(number);
        let shaped = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
        shaped && self.is(token, &self.tables.tournaments)
    }

    /// Cheap test that spares most words the rest.
    pub(super) fn may_begin(&self, token: usize) -> bool {
        let word = self.view.word(token);
        if !self.view.is_word(token) {
            return self.view.is_number(token);
        }
        if word.len() > 24 {
            return false;
        }
        let lower = self.view.lower(token);
        self.numbers.begins(&lower)
            || lower.ends_with("fold")
            || self.tables.multiples.contains_key(&*lower)
            || word.bytes().any(|b| b.is_ascii_digit())
    }

    pub(super) fn past_number(&self, token: usize) -> usize {
        let mut next = token + 1;
        if self.view.is_number(token) {
            while self.view.is_number(next) && self.view.glued(next) {
                next += 1;
            }
        }
        next
    }

    /// The range, the unit and the qualifiers around a number.
    pub(super) fn finish(
        &self,
        token: usize,
        bare: Bare,
        money: Option<&'static Unit>,
        sentence: &Range<usize>,
    ) -> Result<Amount, usize> {
        let printed = self.printed(token, bare, money, sentence)?;
        let (start, end) = (printed.tokens.start, printed.tokens.end);
        let (first, before) = self.qualifier_before(start, sentence.start);
        let first = self.before_average(first, sentence.start);
        let (after, behind) = match self.qualifier_after(bare.end, sentence.end) {
            (inner, Some(found)) if inner < end => (end, Some(found)),
            _ => self.qualifier_after(end, sentence.end),
        };
        if printed.unit.is_none() && after > end && self.is_time(after) {
            return Err(after + 1); // "18+ years"
        }
        // "230-to-197": two counts
        let against = self.is(end + 1, &self.tables.to) && self.view.is_number(end + 3);
        let vague = bare.kind == Kind::Vague;
        let scale = printed.unit.map_or(1.0, |u| u.scale);
        Ok(Amount {
            tokens: printed.tokens,
            first,
            after,
            value: tidy(printed.value * scale),
            upper: printed.upper.map(|u| tidy(u * scale)),
            unit: printed.unit,
            qualifier: behind.or(before).or(vague.then_some(Qualifier::Over)),
            joined: after == end && self.view.hyphen(end) && !against,
            vague,
        })
    }

    /// Number, range, sign and unit, as they are printed.
    fn printed(
        &self,
        token: usize,
        bare: Bare,
        money: Option<&'static Unit>,
        sentence: &Range<usize>,
    ) -> Result<Printed, usize> {
        let mut unit = match money {
            Some(unit) => Some((unit, bare.end)),
            None => self.unit_behind(bare, sentence.end)?,
        };
        let mut end = unit.map_or(bare.end, |(_, next)| next);
        let (mut value, mut upper) = (bare.value, None);
        if let Some(range) = self.upper(token, bare, unit.map(|(u, _)| u), sentence) {
            value = range.lower;
            upper = Some(range.upper);
            end = range.end;
            unit = range.unit.map(|u| (u, end)).or(unit);
        }
        let unit = unit.map(|(u, _)| u);
        let unit = unit.or_else(|| self.unit_of_change(token, end, sentence));
        if unit.is_none() && self.is_time(end) {
            return Err(end + 1);
        }
        let minus = self.minus(token, unit);
        if minus.is_some() {
            value = -value;
        }
        Ok(Printed {
            tokens: minus.unwrap_or(token)..end,
            value,
            upper,
            unit,
        })
    }

    /// The unit behind a number, and the token behind that; the token to go on with where it is time.
    fn unit_behind(&self, bare: Bare, end: usize) -> Result<Option<(&'static Unit, usize)>, usize> {
        let near = self.unit_at(bare.end, bare.value, end);
        if near.is_some() {
            return Ok(near);
        }
        if bare.kind == Kind::Vague && self.is(bare.end, &self.tables.of) {
            if self.is_time(bare.end + 1) {
                return Err(bare.end + 2); // "thousands of years"
            }
            // "hundreds of dollars"
            return Ok(self.unit_at(bare.end + 1, bare.value, end));
        }
        let (loose, _) = self.qualifier_after(bare.end, end);
        if loose > bare.end && !self.is(bare.end, &self.tables.plus) {
            return Ok(self.unit_at(loose, bare.value, end)); // "120 or so | kilometres"
        }
        Ok(None)
    }

    /// "| on average 40", "| a total of 40".
    fn before_average(&self, first: usize, start: usize) -> usize {
        let mut averages = self.view.phrases_before(first, 4, start).into_iter();
        let average = averages.find(|(_, phrase)| self.tables.averages.contains(phrase));
        first - average.map_or(0, |(n, _)| n)
    }
}

/// A number with its unit.
struct Printed {
    tokens: Range<usize>,
    value: f64,
    upper: Option<f64>,
    unit: Option<&'static Unit>,
}

/// Takes off what multiplying by a scale leaves behind the last digit.
fn tidy(value: f64) -> f64 {
    let whole = value.round();
    if (value - whole).abs() < 1e-12 * value.abs().max(1.0) {
        return whole;
    }
    let fine = (value * 1e6).round() / 1e6;
    let near = (value - fine).abs() < 1e-12 * value.abs().max(1.0);
    if near { fine } else { value }
}
