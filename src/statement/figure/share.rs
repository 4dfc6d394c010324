//! Parts of a whole: "a third of", "one in five".

use super::number::{Bare, Kind};
use super::reader::Reader;
use std::ops::Range;

impl Reader<'_> {
    /// "one in five children", "nine out of ten voters".
    pub(super) fn ratio(&self, token: usize, sentence: &Range<usize>) -> Option<Bare> {
        let view = &self.view;
        let parsed = view.parsed;
        let small = |t: usize| {
            let n = self.numbers.cardinal(parsed, t)?;
            (n.tokens <= 3 && n.value >= 1.0 && n.value.fract() == 0.0).then_some(n)
        };
        if !view.is_number(token) && !view.is_word(token) {
            return None;
        }
        let a = small(token)?;
        let mut next = token + a.tokens;
        let hyphen = usize::from(view.hyphen(next));
        next += hyphen;
        let long = self.is(next, &self.tables.out) && self.is(next + 1, &self.tables.of);
        if !self.is(next, &self.tables.ratio_links) && !long {
            return None;
        }
        next += if long { 2 } else { 1 };
        next += usize::from(view.hyphen(next));
        let every = usize::from(self.is(next, &self.tables.every));
        next += every;
        if every == 0 && self.tables.ratios_need_every {
            return None;
        }
        let b = small(next)?;
        let end = next + b.tokens;
        let usual = a.value == 1.0 && b.value <= 1e6 || b.value <= 10.0 || b.value == 100.0;
        let year = view.word(next).len() == 4 && view.is_number(next);
        let noun = end < sentence.end
            && view.is_word(end)
            && !self.tables.time.contains(&*view.lower(end));
        let free = a.value < b.value && usual && !year && noun && !view.in_timex(next);
        let (value, kind) = (a.value / b.value, Kind::Part);
        free.then_some(Bare { value, kind, end })
    }

    /// "a third of", "two-thirds", "half the", "by a fifth", "a quarter of a million".
    pub(super) fn part(&self, token: usize) -> Option<Bare> {
        let view = &self.view;
        if !view.is_word(token) {
            return None;
        }
        let number = self.numbers.fraction(view.parsed, token)?;
        let end = token + number.tokens;
        if self
            .numbers
            .cardinal(view.parsed, token)
            .is_some_and(|n| n.tokens > number.tokens)
        {
            return None;
        }
        let next = view.lower(end);
        let before = view.lower(token.wrapping_sub(1));
        let of = self.tables.of.contains(&*next);
        if of && let Some(scale) = self.million_after(end + 1) {
            let (value, kind) = (number.value * scale.0, Kind::Count);
            return Some(Bare {
                value,
                kind,
                end: scale.1,
            });
        }
        // "a quarter million"
        if let Some(scale) = self.numbers.scale(view.word(end)).filter(|s| *s >= 1e6) {
            let (value, kind, end) = (number.value * scale, Kind::Count, end + 1);
            return Some(Bare { value, kind, end });
        }
        if let Some(half) = self.half_unit(end, number.value) {
            return Some(half);
        }
        let several = view.lower(end - 1).ends_with('s') && number.tokens > 1;
        let quarter = self.is(end - 1, &self.tables.quarter);
        let single = self.is(token, &self.tables.one);
        let one = single != quarter && !(quarter && self.is(end, &self.tables.in_));
        let change = number.tokens > 1
            && (self.is(end, &self.tables.complements) || self.is(end + 1, &self.tables.than));
        // "confined to one quarter" is a time.
        let lasting = quarter && single && self.tables.to.contains(&*before);
        let measured = self.tables.share_measured.contains(&*before) && !lasting;
        let open = !view.is_word(end) || self.tables.stops.contains(&*next);
        let half = number.value == 0.5 && number.tokens == 1;
        let whole = self.tables.wholes.contains(&*next);
        let bound =
            self.tables.share_bound.contains(&*before) || self.possessive(token.wrapping_sub(1));
        let fits = if half {
            let much = self.is(end, &self.tables.as_many) && self.is(end + 1, &self.tables.as_many);
            !bound && (of || whole || much || measured && open)
        } else {
            several || of || change || measured && open || one && open
        };
        let time = self.tables.time.contains(&*view.lower(end + 2)) || view.in_timex(token);
        let (value, kind) = (number.value, Kind::Part);
        (fits && !time && !view.hyphen(end)).then_some(Bare { value, kind, end })
    }

    /// "half-point", "half-mile": a part of a unit, behind a hyphen.
    fn half_unit(&self, end: usize, value: f64) -> Option<Bare> {
        let (unit, _) = self.unit_at(end, value, end + 6)?;
        let parts = self.tables.halved.contains(&unit.dimension) && self.view.hyphen(end);
        let kind = Kind::Count;
        parts.then_some(Bare { value, kind, end })
    }

    /// "a million" at a token: its value and the token behind it.
    pub(super) fn million_after(&self, token: usize) -> Option<(f64, usize)> {
        let number = self.numbers.cardinal(self.view.parsed, token)?;
        let article = self.tables.single.contains(&*self.view.lower(token));
        (article && number.value >= 1e6).then_some((number.value, token + number.tokens))
    }
}
