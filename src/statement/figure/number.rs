//! A number alone, in whichever way it is written: "25", "1.3 million", "2-1/2", "twofold", "Rs500".

use super::reader::Reader;
use super::tables::Unit;
use std::ops::Range;

/// What sort of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// "25", "1.3 million".
    Count,
    /// "a third", "one in five": between 0 and 1.
    Part,
    /// "hundreds of".
    Vague,
}

/// A number while it is read.
#[derive(Clone, Copy)]
pub(super) struct Bare {
    pub value: f64,
    pub kind: Kind,
    /// First token behind it.
    pub end: usize,
}

impl Reader<'_> {
    /// The number alone, in whichever way it is written.
    pub(super) fn bare(&self, token: usize, sentence: &Range<usize>, money: bool) -> Option<Bare> {
        if let Some(mixed) = self.mixed(token) {
            return Some(mixed);
        }
        if !money {
            if let Some(ratio) = self.ratio(token, sentence) {
                return Some(ratio);
            }
            if let Some(part) = self.part(token) {
                return Some(part);
            }
        }
        let parsed = self.view.parsed;
        if let Some(number) = self.numbers.cardinal(parsed, token) {
            let mut end = token + number.tokens;
            let mut value = number.value;
            if let Some(scale) = self.letter(end, money, value) {
                value *= scale;
                end += 1;
            }
            if let Some(half) = self.and_a_half(end) {
                let last = self.numbers.scale(self.view.word(end - 1));
                value += 0.5 * last.unwrap_or(1.0);
                end = half;
            }
            let kind = Kind::Count;
            return Some(Bare { value, kind, end });
        }
        let number = self.numbers.vague(parsed, token)?;
        let end = token + number.tokens;
        if self.is(token, &self.tables.vague_with_of) && !self.is(end, &self.tables.of) {
            return None; // "index scores"
        }
        let kind = Kind::Vague;
        let value = number.value;
        Some(Bare { value, kind, end })
    }

    /// The token behind "-and-a-half": "17-and-a-half years", "a million-and-a-half".
    fn and_a_half(&self, token: usize) -> Option<usize> {
        let view = &self.view;
        let joint = |t: usize| view.hyphen(t);
        let joined = joint(token) && self.is(token + 1, &self.tables.and) && joint(token + 2);
        let half = self
            .numbers
            .fraction(view.parsed, token + 3)
            .filter(|_| joined)?;
        (half.value == 0.5).then_some(token + 3 + half.tokens)
    }

    /// What "m", "k", "b", "t" on the digits multiplies by, if it is no unit here.
    pub(super) fn letter(&self, token: usize, money: bool, value: f64) -> Option<f64> {
        let scale = self.numbers.suffix(self.view.parsed, token)?;
        let next = self.view.lower(token + 1);
        let is_unit = match &*self.view.lower(token) {
            _ if money => false,
            "m" => {
                let near = self.view.lower(token + 2);
                let noun = self.tables.is_plural(&next)
                    || self.inside_at(token + 1) && self.tables.is_plural(&near);
                let money = self.tables.units.get(&*next).is_some_and(|u| u.money);
                self.tables.metres.contains(&*next) || !noun && !money && value.fract() == 0.0
            }
            "t" => true,
            _ => false,
        };
        (!is_unit).then_some(scale)
    }

    /// "2-1/2", "3 1/2", "1/3 of".
    pub(super) fn mixed(&self, token: usize) -> Option<Bare> {
        let view = &self.view;
        if !view.is_number(token) {
            return None;
        }
        let digits = |t: usize| {
            let word = view.word(t);
            let short = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
            short.then(|| word.parse::<f64>().ok()).flatten()
        };
        let part = |t: usize| {
            let slash = view.word(t + 1) == "/" && view.glued(t + 1) && view.glued(t + 2);
            let (a, b) = (digits(t)?, digits(t + 2)?);
            let usual = [2.0, 3.0, 4.0, 5.0, 8.0, 10.0, 16.0, 32.0, 64.0].contains(&b);
            (slash && a < b && a > 0.0 && usual).then_some(a / b)
        };
        let kind = Kind::Count;
        if let Some(value) = part(token) {
            let of = self.is(token + 3, &self.tables.of);
            let (kind, end) = (Kind::Part, token + 3);
            return of.then_some(Bare { value, kind, end });
        }
        let whole = self.numbers.digits(view.word(token))?;
        let next = if view.hyphen(token + 1) {
            token + 2
        } else {
            token + 1
        };
        let value = whole + part(next)?;
        let end = next + 3;
        Some(Bare { value, kind, end })
    }

    /// "6'1″": feet and inches.
    pub(super) fn feet(&self, token: usize) -> Option<(&'static Unit, Bare)> {
        let view = &self.view;
        let glued = (token + 1..token + 4).all(|t| view.glued(t));
        let marks = matches!(view.word(token + 1), "'" | "’" | "′")
            && matches!(view.word(token + 3), "\"" | "”" | "″");
        if !glued || !marks || !view.is_number(token) {
            return None;
        }
        let feet = self.numbers.digits(view.word(token))?;
        let inches = self.numbers.digits(view.word(token + 2))?;
        let unit = self.tables.symbols.get("ft")?;
        let (value, kind, end) = (feet + inches / 12.0, Kind::Count, token + 4);
        (inches < 12.0).then_some((unit, Bare { value, kind, end }))
    }

    /// "twofold", "twice the size".
    pub(super) fn fold(&self, token: usize) -> Option<(&'static Unit, Bare)> {
        let word = self.view.lower(token);
        let value = match self.tables.multiples.get(&*word) {
            Some(value) if self.is_factor(token + 1) && self.is_adverb(token) => *value,
            _ => self.numbers.word(word.strip_suffix("fold")?)?,
        };
        let unit = self.tables.symbols.get("times")?;
        let (kind, end) = (Kind::Count, token + 1);
        Some((unit, Bare { value, kind, end }))
    }

    /// "nearly double the rate", not "they double the rate".
    fn is_adverb(&self, token: usize) -> bool {
        let before = token.wrapping_sub(1);
        !self.is(token, &self.tables.multiplying)
            || self.is(before, &self.tables.degrees)
            || self.is(before, &self.tables.copula)
            || self.is(before, &self.tables.at)
    }

    /// "Rs500", "SFr2.1bn": letters and digits that the tokens do not part.
    pub(super) fn glued_money(&self, token: usize) -> Option<(&'static Unit, Bare)> {
        let word = self.view.word(token);
        if !self.view.is_word(token) || word.len() > 24 || !self.view.capital(token) {
            return None;
        }
        let digits = word.find(|c: char| c.is_ascii_digit())?;
        let unit = self
            .tables
            .money_before
            .get(&word.get(..digits)?.to_lowercase())?;
        let start = self.view.span(token).start as usize + digits;
        let rest = self.view.parsed.text.get(start..)?;
        let len = rest
            .find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
            .unwrap_or(rest.len())
            .min(40);
        let printed = rest.get(..len)?.trim_end_matches([',', '.']);
        let mut end = self.view.parsed.token_at((start + printed.len()) as u32);
        let scale = self.scale_at(end);
        // "ZAR1,7 million": before a scale a comma can be the decimal sign
        let value = self.numbers.digits(printed);
        let decimal = || printed.replace(',', ".").parse().ok();
        let mut value = value.or_else(|| scale.and_then(|_| decimal()))?;
        if digits == 1 && scale.is_none() && value < 1000.0 {
            return None; // "R2"
        }
        if let Some((scale, used)) = scale {
            value *= scale;
            end += used;
        }
        let kind = Kind::Count;
        Some((unit, Bare { value, kind, end }))
    }

    /// A scale word or letter at a token, and the tokens it takes.
    pub(super) fn scale_at(&self, token: usize) -> Option<(f64, usize)> {
        let scale = self
            .numbers
            .suffix(self.view.parsed, token)
            .or_else(|| self.numbers.scale(self.view.word(token)))?;
        Some((scale, 1))
    }
}
