//! Amounts: a number with its currency or unit, as a range or alone, and how exact it claims to be.

use super::exclude;
use super::tables::{Tables, Unit};
use crate::model::Qualifier;
use crate::statement::view::View;
use crate::text::NumberWords;
use std::ops::Range;

/// What sort of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// "25", "1.3 million".
    Count,
    /// "a third", "one in five": between 0 and 1.
    Part,
    /// "hundreds of".
    Vague,
}

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
}

/// What reads amounts: the text and the tables of its language.
pub(super) struct Reader<'a> {
    pub view: View<'a>,
    pub numbers: &'static NumberWords,
    pub tables: &'static Tables,
    /// Whether digits with separators may mean something else here.
    pub foreign: bool,
}

/// A number while it is read.
#[derive(Clone, Copy)]
struct Bare {
    value: f64,
    kind: Kind,
    end: usize,
}

impl Reader<'_> {
    /// The amount that begins at a token, or the token to go on with.
    pub fn amount(&self, token: usize, sentence: &Range<usize>) -> Result<Amount, usize> {
        let money = self.money_before(token, sentence.end);
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

    /// Cheap test that spares most words the rest.
    fn may_begin(&self, token: usize) -> bool {
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
            || &*lower == "twice"
            || word.bytes().any(|b| b.is_ascii_digit())
    }

    fn past_number(&self, token: usize) -> usize {
        let mut next = token + 1;
        if self.view.is_number(token) {
            while self.view.is_number(next) && self.view.glued(next) {
                next += 1;
            }
        }
        next
    }

    /// "$", "US$", "Rs.", "EUR" before digits: the unit and the token of the digits.
    fn money_before(&self, token: usize, end: usize) -> Option<(&'static Unit, usize)> {
        let view = &self.view;
        let mut joined = String::new();
        let mut best = None;
        for next in token..end.min(token + 3) {
            if next > token && (view.is_number(next) || !view.glued(next)) {
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

    /// "Rs500", "SFr2.1bn": letters and digits that the tokens do not part.
    fn glued_money(&self, token: usize) -> Option<(&'static Unit, Bare)> {
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
        let mut value = self.numbers.digits(printed)?;
        let mut end = self.view.parsed.token_at((start + printed.len()) as u32);
        if let Some((scale, used)) = self.scale_at(end) {
            value *= scale;
            end += used;
        }
        let kind = Kind::Count;
        Some((unit, Bare { value, kind, end }))
    }

    /// "twofold", "twice the size".
    fn fold(&self, token: usize) -> Option<(&'static Unit, Bare)> {
        let word = self.view.lower(token);
        let value = if &*word == "twice" && self.is_factor(token + 1) {
            2.0
        } else {
            self.numbers.word(word.strip_suffix("fold")?)?
        };
        let unit = self.tables.symbols.get("times")?;
        let (kind, end) = (Kind::Count, token + 1);
        Some((unit, Bare { value, kind, end }))
    }

    /// A scale word or letter at a token, and the tokens it takes.
    fn scale_at(&self, token: usize) -> Option<(f64, usize)> {
        let scale = self
            .numbers
            .suffix(self.view.parsed, token)
            .or_else(|| self.numbers.scale(self.view.word(token)))?;
        Some((scale, 1))
    }

    /// The number alone, in whichever way it is written.
    fn bare(&self, token: usize, sentence: &Range<usize>, money: bool) -> Option<Bare> {
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
            let kind = Kind::Count;
            return Some(Bare { value, kind, end });
        }
        let number = self.numbers.vague(parsed, token)?;
        let end = token + number.tokens;
        let kind = Kind::Vague;
        let value = number.value;
        Some(Bare { value, kind, end })
    }

    /// What "m", "k", "b", "t" on the digits multiplies by, if it is no unit here.
    fn letter(&self, token: usize, money: bool, value: f64) -> Option<f64> {
        let scale = self.numbers.suffix(self.view.parsed, token)?;
        let next = self.view.lower(token + 1);
        let is_unit = match &*self.view.lower(token) {
            _ if money => false,
            "m" => {
                let noun = self.tables.is_plural(&next);
                let money = self.tables.units.get(&*next).is_some_and(|u| u.money);
                !noun && !money && (self.tables.metres.contains(&*next) || value.fract() == 0.0)
            }
            "t" => true,
            _ => false,
        };
        (!is_unit).then_some(scale)
    }

    /// "2-1/2", "3 1/2", "1/3 of".
    fn mixed(&self, token: usize) -> Option<Bare> {
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
            let of = view.lower(token + 3) == "of";
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

    /// "one in five children", "nine out of ten voters".
    fn ratio(&self, token: usize, sentence: &Range<usize>) -> Option<Bare> {
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
        let long = view.lower(next) == "out" && view.lower(next + 1) == "of";
        if view.lower(next) != "in" && !long {
            return None;
        }
        next += if long { 2 } else { 1 };
        next += usize::from(view.hyphen(next));
        let every = usize::from(view.lower(next) == "every");
        next += every;
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
    fn part(&self, token: usize) -> Option<Bare> {
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
        let of = next == "of";
        if of && let Some(scale) = self.million_after(end + 1) {
            let (value, kind) = (number.value * scale.0, Kind::Count);
            return Some(Bare {
                value,
                kind,
                end: scale.1,
            });
        }
        let several = view.lower(end - 1).ends_with('s') && number.tokens > 1;
        let one =
            &*view.lower(token) == "one" || &*view.lower(end - 1) == "quarter" && &*next != "in";
        let measured = matches!(
            &*before,
            "by" | "than"
                | "nearly"
                | "almost"
                | "about"
                | "over"
                | "around"
                | "roughly"
                | "under"
                | "up"
                | "down"
                | "only"
                | "to"
                | "some"
                | "least"
        );
        let open = !view.is_word(end) || self.tables.stops.contains(&*next);
        let half = number.value == 0.5 && number.tokens == 1;
        let whole = matches!(
            &*next,
            "the" | "its" | "their" | "his" | "her" | "all" | "our" | "those" | "these" | "that"
        );
        let bound = matches!(
            &*before,
            "first"
                | "second"
                | "other"
                | "latter"
                | "better"
                | "a"
                | "the"
                | "this"
                | "that"
                | "last"
                | "and"
                | "opening"
                | "-"
        ) || before.ends_with("'s");
        let fits = if half {
            !bound && !view.hyphen(end) && (of || whole || measured && open)
        } else {
            several || of || measured && open || one && open
        };
        let time = self.tables.time.contains(&*view.lower(end + 2)) || view.in_timex(token);
        let (value, kind) = (number.value, Kind::Part);
        (fits && !time).then_some(Bare { value, kind, end })
    }

    /// "a million" at a token: its value and the token behind it.
    fn million_after(&self, token: usize) -> Option<(f64, usize)> {
        let number = self.numbers.cardinal(self.view.parsed, token)?;
        let article = matches!(&*self.view.lower(token), "a" | "one");
        (article && number.value >= 1e6).then_some((number.value, token + number.tokens))
    }

    /// The range, the unit and the qualifiers around a number.
    fn finish(
        &self,
        token: usize,
        bare: Bare,
        money: Option<&'static Unit>,
        sentence: &Range<usize>,
    ) -> Result<Amount, usize> {
        let end_of = sentence.end;
        let mut first = token;
        let mut value = bare.value;
        let mut unit = money.map(|u| (u, bare.end));
        if unit.is_none() {
            unit = self.unit_at(bare.end, bare.value, end_of);
        }
        if unit.is_none() && bare.kind == Kind::Vague && &*self.view.lower(bare.end) == "of" {
            // "hundreds of dollars"
            unit = self.unit_at(bare.end + 1, value, end_of);
        }
        let mut end = unit.map_or(bare.end, |(_, next)| next);
        let mut upper = None;
        if let Some(range) = self.upper(token, bare, unit.map(|(u, _)| u), sentence) {
            value = range.lower;
            upper = Some(range.upper);
            end = range.end;
            unit = range.unit.map(|u| (u, end)).or(unit);
        }
        if unit.is_none() {
            unit = self.unit_of_change(token, end, sentence).map(|u| (u, end));
        }
        if unit.is_none() && self.is_time(end) {
            return Err(end + 1);
        }
        if let Some(minus) = self.minus(token, unit.map(|(u, _)| u)) {
            first = minus;
            value = -value;
        }
        let unit = unit.map(|(u, _)| u);
        if let Some(unit) = unit {
            value *= unit.scale;
            upper = upper.map(|u| u * unit.scale);
        }
        let tokens = first..end;
        let (first, before) = self.qualifier_before(first, sentence.start);
        let (after, behind) = self.qualifier_after(end, end_of);
        let joined = after == end && self.view.hyphen(end);
        let vague = (bare.kind == Kind::Vague).then_some(Qualifier::Over);
        Ok(Amount {
            tokens,
            first,
            after,
            value: tidy(value),
            upper: upper.map(tidy),
            unit,
            qualifier: behind.or(before).or(vague),
            joined,
        })
    }

    /// "from 3.2 to 3.9 percent": the first takes the unit of the second.
    fn unit_of_change(
        &self,
        token: usize,
        end: usize,
        sentence: &Range<usize>,
    ) -> Option<&'static Unit> {
        let from = &*self.view.lower(token.wrapping_sub(1)) == "from";
        if !from || &*self.view.lower(end) != "to" {
            return None;
        }
        let second = self.bare(end + 1, sentence, false)?;
        let (unit, _) = self.unit_at(second.end, second.value, sentence.end)?;
        Some(unit)
    }

    /// The unit at a token, and the token behind it. A hyphen may lead to it.
    pub fn unit_at(&self, token: usize, value: f64, end: usize) -> Option<(&'static Unit, usize)> {
        let view = &self.view;
        let start = if view.hyphen(token) { token + 1 } else { token };
        if start >= end || !self.tables.unit_starts.contains(&*view.lower(start)) {
            return None;
        }
        let glued = view.glued(start) && start == token;
        if &*view.lower(start) == "times" {
            let times = self.tables.symbols.get("times")?;
            return self.is_factor(start + 1).then_some((times, start + 1));
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
                if n == 1 && !self.unit_fits(start, unit) {
                    return None;
                }
                let unit = self.weight(token, start, unit);
                return Some((unit, start + n));
            }
        }
        None
    }

    /// "5g" of sugar, but "5G" networks; "38.5C", but "4c".
    fn letter_fits(&self, token: usize) -> bool {
        let networks = ["G", "T", "K", "D", "IN", "P"];
        let coins = ["c", "f"];
        let word = self.view.word(token);
        !networks.contains(&word) && !coins.contains(&word)
    }

    /// "times as many", "times higher": a factor, not a frequency.
    fn is_factor(&self, token: usize) -> bool {
        let next = self.view.lower(token);
        self.tables.factor.contains(&*next)
            || next.len() > 4 && next.ends_with("er") && &*self.view.lower(token + 1) == "than"
    }

    /// Unit words that are other words too, told by what stands around them.
    fn unit_fits(&self, token: usize, unit: &Unit) -> bool {
        let view = &self.view;
        let next = view.lower(token + 1);
        match &*view.lower(token) {
            // "5 in", "6 real estate firms", "7 mark": a noun or a verb follows.
            "real" | "mark" | "point" | "foot" | "stone" => {
                view.hyphen(token.wrapping_sub(1))
                    || !view.is_word(token + 1)
                    || self.tables.stops.contains(&*next)
            }
            "pc" => unit.symbol == "%" && view.word(token) == "pc",
            _ => true,
        }
    }

    /// Pounds are weight where something weighs them.
    fn weight(&self, number: usize, token: usize, unit: &'static Unit) -> &'static Unit {
        if !matches!(&*self.view.lower(token), "pounds" | "pound") {
            return unit;
        }
        let weighs = |t: usize| {
            let word = self.view.lower(t);
            matches!(
                &*word,
                "weigh"
                    | "weighs"
                    | "weighed"
                    | "weighing"
                    | "weight"
                    | "heavy"
                    | "heavier"
                    | "lighter"
                    | "lost"
                    | "shed"
                    | "gained"
                    | "bomb"
                    | "baby"
                    | "thrust"
                    | "explosives"
                    | "tnt"
                    | "ounces"
            )
        };
        let around = (number.saturating_sub(5)..number).chain(token + 1..token + 4);
        let of_stuff =
            self.view.lower(token + 1) == "of" && !self.view.word(number).starts_with('£');
        if around.into_iter().any(weighs) || of_stuff && self.view.hyphen(token.wrapping_sub(1)) {
            self.tables.symbols.get("lb").unwrap_or(unit)
        } else {
            unit
        }
    }

    /// Whether a unit of time follows: dates read that.
    fn is_time(&self, token: usize) -> bool {
        let start = if self.view.hyphen(token) {
            token + 1
        } else {
            token
        };
        let word = self.view.lower(start);
        if word.len() == 1 && !self.view.glued(start) {
            return false;
        }
        let adjective = matches!(
            &*word,
            "full"
                | "more"
                | "consecutive"
                | "straight"
                | "long"
                | "short"
                | "additional"
                | "further"
                | "successive"
                | "whole"
                | "working"
                | "business"
                | "calendar"
                | "separate"
        );
        let noun = if adjective {
            self.view.lower(start + 1)
        } else {
            word
        };
        self.tables.time.contains(&*noun) || &*noun == "times"
    }

    /// The token of a minus sign or word, where negative numbers make sense.
    fn minus(&self, token: usize, unit: Option<&Unit>) -> Option<usize> {
        let before = token.checked_sub(1)?;
        let word = self.view.lower(before);
        let below = matches!(unit?.symbol.as_str(), "°" | "°C" | "°F" | "%");
        if word == "minus" {
            return Some(before);
        }
        let sign =
            matches!(&*word, "-" | "−" | "–") && self.view.glued(token) && !self.view.glued(before);
        (below && sign).then_some(before)
    }

    fn qualifier_before(&self, token: usize, start: usize) -> (usize, Option<Qualifier>) {
        let mut phrases = self.view.phrases_before(token, 5, start).into_iter();
        let found = phrases.find_map(|(n, phrase)| Some((n, *self.tables.before.get(&phrase)?)));
        let Some((n, qualifier)) = found else {
            return match self.view.word(token.wrapping_sub(1)) {
                "~" | "≈" | "c." => (token - 1, Some(Qualifier::About)),
                ">" | "≥" => (token - 1, Some(Qualifier::Over)),
                "<" | "≤" => (token - 1, Some(Qualifier::Under)),
                _ => (token, None),
            };
        };
        if n == 1 && self.is_preposition(token, start) {
            return (token, None);
        }
        // "just over": the inner one decides; what stands before it may be doubled.
        let (outer, _) = if token - n > start && qualifier == Qualifier::About {
            self.qualifier_before(token - n, start.max((token - n).saturating_sub(3)))
        } else {
            (token - n, None)
        };
        (outer, Some(qualifier))
    }

    /// "drones over three regions": "over" behind a noun and before a small number in words.
    fn is_preposition(&self, token: usize, start: usize) -> bool {
        let view = &self.view;
        let noun = token >= start + 2 && self.tables.is_plural(&view.lower(token - 2));
        let place = matches!(
            &*view.lower(token - 1),
            "over" | "around" | "near" | "above" | "below" | "under"
        );
        noun && place && view.is_word(token) && self.numbers.scale(view.word(token + 1)).is_none()
    }

    fn qualifier_after(&self, token: usize, end: usize) -> (usize, Option<Qualifier>) {
        if self.view.word(token) == "+" && self.view.glued(token) {
            return (token + 1, Some(Qualifier::Over));
        }
        let hyphen = usize::from(self.view.hyphen(token));
        for (n, phrase) in self.view.phrases(token + hyphen, 3, end) {
            if let Some(qualifier) = self.tables.after.get(&phrase) {
                if phrase == "plus" && hyphen == 0 && !self.view.glued(token) {
                    continue;
                }
                return (token + hyphen + n, Some(*qualifier));
            }
        }
        (token, None)
    }
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

/// The upper end of a range, with what both ends share.
struct Upper {
    lower: f64,
    upper: f64,
    end: usize,
    unit: Option<&'static Unit>,
}

impl Reader<'_> {
    /// "2-3m", "$2m to $3m", "two or three", "between 20 and 30".
    fn upper(
        &self,
        token: usize,
        bare: Bare,
        unit: Option<&'static Unit>,
        sentence: &Range<usize>,
    ) -> Option<Upper> {
        if bare.kind == Kind::Vague {
            return None;
        }
        let view = &self.view;
        let mut sign = bare.end;
        if let Some((_, next)) = self.unit_at(bare.end, bare.value, sentence.end) {
            sign = next;
        }
        let before = view.lower(token.wrapping_sub(1));
        let joiner = view.lower(sign);
        let joins = match &*joiner {
            "-" | "–" | "—" | "\u{2010}" | "\u{2011}" | "−" => {
                view.glued(sign) == view.glued(sign + 1)
            }
            "to" => before != "from" && !self.is_change(token, sentence),
            "or" => bare.value < 1000.0 || unit.is_some(),
            "and" => before == "between",
            _ => false,
        };
        if !joins {
            return None;
        }
        let money = self.money_before(sign + 1, sentence.end);
        let start = money.map_or(sign + 1, |(_, next)| next);
        let second = self.bare(
            start,
            sentence,
            money.is_some() || unit.is_some_and(|u| u.money),
        )?;
        if second.end > sentence.end || second.kind != bare.kind || view.in_timex(start) {
            return None;
        }
        let behind = self.unit_at(second.end, second.value, sentence.end);
        if unit.is_some() && behind.is_none() && money.is_none() && sign != bare.end {
            return None; // "16% to 250,000"
        }
        let second_unit = money.map(|(u, _)| u).or(behind.map(|(u, _)| u));
        let shared = match (unit, second_unit) {
            (Some(a), Some(b)) if a.symbol != b.symbol => return None,
            (a, b) => b.or(a),
        };
        let lower = self.shared_scale(token, bare, second);
        let end = behind
            .filter(|_| money.is_none())
            .map_or(second.end, |(_, next)| next);
        (lower < second.value).then_some(Upper {
            lower,
            upper: second.value,
            end,
            unit: shared,
        })
    }

    /// The lower end of "2-3 million" takes the upper end's scale.
    fn shared_scale(&self, token: usize, bare: Bare, second: Bare) -> f64 {
        let scaled_itself =
            bare.end > token && (self.scale_at(bare.end - 1).is_some() && bare.end - 1 > token);
        let scale = self.scale_at(second.end - 1).map(|(scale, _)| scale);
        match scale {
            Some(scale) if scale >= 1e3 && !scaled_itself && bare.value < 1e3 => {
                let lower = bare.value * scale;
                if lower < second.value {
                    lower
                } else {
                    bare.value
                }
            }
            _ => bare.value,
        }
    }

    /// "rose 5 to 7", "won 52 to 48": two figures, no range.
    fn is_change(&self, token: usize, sentence: &Range<usize>) -> bool {
        let first = token.saturating_sub(2).max(sentence.start);
        (first..token).any(|t| self.tables.changes.contains(&*self.view.lower(t)))
    }
}
