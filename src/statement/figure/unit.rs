//! Currencies before and behind a number, and units behind it.

use super::reader::Reader;
use super::tables::Unit;
use crate::model::EntityKind;

impl Reader<'_> {
    /// "$", "US$", "Rs.", "EUR" before digits: the unit and the token of the digits.
    pub(super) fn money_before(&self, token: usize, end: usize) -> Option<(&'static Unit, usize)> {
        let view = &self.view;
        let mut joined = String::new();
        let mut best = None;
        for next in token..end.min(token + 3) {
            // "US $5m"
            let apart = view.word(next) == "$" && self.is_dollar_land(token, next);
            if next > token && (view.is_number(next) || !view.glued(next) && !apart) {
                break;
            }
            if view.word(next).len() > 5 {
                break;
            }
            joined.push_str(&view.lower(next));
            let Some(unit) = self.tables.money_before.get(&joined) else {
                continue;
            };
            // "Re" and "no. 5 are" are words: letters need capitals.
            let letters = view.is_word(token) && !view.capital(token);
            let dot = usize::from(
                view.word(next + 1) == "." && view.glued(next + 1) && view.is_word(next),
            );
            let number = next + 1 + dot;
            if !letters && view.is_number(number) {
                best = Some((unit, number));
            }
        }
        best
    }

    /// Capitals that say whose dollars follow: "US | $".
    fn is_dollar_land(&self, token: usize, sign: usize) -> bool {
        let word = self.view.word(token);
        let capitals = word.len() == 2 && word.bytes().all(|b| b.is_ascii_uppercase());
        capitals && sign == token + 1 && self.view.is_number(sign + 1)
    }

    /// The unit at a token, and the token behind it. A hyphen may lead to it.
    pub(super) fn unit_at(
        &self,
        token: usize,
        value: f64,
        end: usize,
    ) -> Option<(&'static Unit, usize)> {
        let view = &self.view;
        let joint = view.hyphen(token)
            || value.abs() >= 1e6 && self.tables.money_joined && self.is(token, &self.tables.of);
        let start = if joint { token + 1 } else { token };
        if start >= end || !self.tables.unit_starts.contains(&*view.lower(start)) {
            return None;
        }
        let glued = view.glued(start) && start == token;
        if self.is(start, &self.tables.times) {
            let times = self.tables.symbols.get("times")?;
            // "1.7 times Earth's radius", "13 times China"
            let place = self.view.mention_at(start + 1);
            let named = place.is_some_and(|m| m.kind == EntityKind::Place);
            let owned = self.view.capital(start + 1) && self.possessive(start + 2);
            // "speed has leapt 500 times"
            let near = token.saturating_sub(5)..token.saturating_sub(1);
            let by = !view.hyphen(token) && near.into_iter().any(|t| self.is(t, &self.tables.by));
            let grown = by
                || token > 1
                    && !view.hyphen(token)
                    && self.is(token - 2, &self.tables.changes)
                    && !self.is(token - 2, &self.tables.by);
            let factor =
                grown || self.is_factor(start + 1) || value.fract() != 0.0 || named || owned;
            return factor.then_some((times, start + 1));
        }
        for (n, phrase) in view.phrases(start, 5, end) {
            let found = self.tables.units.get(&phrase);
            let found = found.or_else(|| {
                self.tables
                    .glued_units
                    .get(&phrase)
                    .filter(|_| glued && self.letter_fits(start))
            });
            let found = found.or_else(|| {
                self.tables
                    .scaled_units
                    .get(&phrase)
                    .filter(|_| value >= 1e3)
            });
            if let Some(unit) = found {
                if n == 1 && !(unit.money && value >= 1e5) && !self.unit_fits(start, unit) {
                    return None;
                }
                let unit = self.weight(token, start, unit);
                return Some((unit, start + n));
            }
        }
        None
    }

    /// "5g" of sugar, but "5G" networks; "38.5C", but "4c".
    pub(super) fn letter_fits(&self, token: usize) -> bool {
        let networks = ["G", "T", "K", "D", "IN", "P"];
        let coins = ["c", "f"];
        let word = self.view.word(token);
        !networks.contains(&word) && !coins.contains(&word)
    }

    /// "times as many", "times higher": a factor, not a frequency.
    pub(super) fn is_factor(&self, token: usize) -> bool {
        let next = self.view.lower(token);
        self.tables.factor.contains(&*next)
            || next.len() > 4 && next.ends_with("er") && self.is(token + 1, &self.tables.than)
    }

    /// Unit words that are other words too, told by what stands around them.
    pub(super) fn unit_fits(&self, token: usize, unit: &Unit) -> bool {
        let view = &self.view;
        let next = view.lower(token + 1);
        match &*view.lower(token) {
            // "5 in", "6 real estate firms", "7 mark": a noun or a verb follows.
            "real" | "mark" | "foot" | "stone" => {
                view.hyphen(token.wrapping_sub(1))
                    || !view.is_word(token + 1)
                    || self.tables.stops.contains(&*next)
            }
            "pc" => unit.symbol == "%" && view.word(token) == "pc",
            _ => true,
        }
    }

    /// Pounds are weight where something weighs them.
    pub(super) fn weight(&self, number: usize, token: usize, unit: &'static Unit) -> &'static Unit {
        if !self.tables.pounds.contains(&*self.view.lower(token)) {
            return unit;
        }
        let weighs = |t: usize| {
            let word = self.view.lower(t);
            self.tables.weighing.contains(&*word)
        };
        // "700 pounds (320kg)"
        let next = token + 2;
        let converted = self.view.word(token + 1) == "("
            && self.view.is_number(next)
            && self
                .tables
                .units
                .get(&*self.view.lower(next + 1))
                .is_some_and(|u| u.dimension == "mass");
        if converted {
            return self.tables.symbols.get("lb").unwrap_or(unit);
        }
        let around = (number.saturating_sub(5)..number).chain(token + 1..token + 4);
        let of_stuff =
            self.is(token + 1, &self.tables.of) && !self.view.word(number).starts_with('£');
        if around.into_iter().any(weighs) || of_stuff && self.view.hyphen(token.wrapping_sub(1)) {
            self.tables.symbols.get("lb").unwrap_or(unit)
        } else {
            unit
        }
    }

    /// Whether a unit of time follows: dates read that.
    pub(super) fn is_time(&self, token: usize) -> bool {
        let start = if self.view.hyphen(token) {
            token + 1
        } else {
            token
        };
        let word = self.view.lower(start);
        if word.len() == 1 && !self.view.glued(start) {
            return false;
        }
        if self.tables.periodic.contains(&*word) && self.inside_at(start + 1) {
            return false; // "1,000 daily visitors"
        }
        let adjective = self.tables.time_adjectives.contains(&*word);
        let noun = if adjective {
            self.view.lower(start + 1)
        } else {
            word
        };
        self.tables.time.contains(&*noun) || self.tables.times.contains(&*noun)
    }
}
