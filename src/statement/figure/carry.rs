//! What an amount takes over from the one before it: "to 3.65 billion dollars from 3.39 billion".

use super::amount::Amount;
use super::before::Before;
use super::reader::Reader;
use super::tables::Unit;

/// Tokens between two amounts that are set against each other.
const NEAR: usize = 10;
/// Words between the link and the amount: "from | a slightly revised".
const REVISED: usize = 4;
/// Two amounts of one thing differ by less than this.
const ALIKE: f64 = 1000.0;
/// The same where neither is in millions.
const CLOSE: f64 = 10.0;

impl Reader<'_> {
    /// The unit of the figure before, where the text leaves it out.
    pub(super) fn carried_unit(&self, amount: &Amount, before: &Before) -> Option<&'static Unit> {
        let unit = before.unit.filter(|u| u.scale == 1.0)?;
        let range = before.from && self.is(amount.first.wrapping_sub(1), &self.tables.to);
        let kind = unit.money || !self.tables.ratios.contains(&unit.dimension) || range;
        let alone = !self.has_noun(amount.after)
            && !amount.joined
            && !self.is(amount.after, &self.tables.of);
        if amount.unit.is_some() || !kind || !alone {
            return None;
        }
        let ratio = (amount.value / before.value).abs();
        let alike = |most: f64| ratio < most && ratio > 1.0 / most;
        let large = self.is_scaled(amount) && before.scaled && alike(ALIKE);
        let next =
            amount.first == before.after + 1 && self.is(before.after, &self.tables.same_links);
        let linked = (next && unit.money || self.opposed(amount, before)) && alike(CLOSE);
        (large || linked || range && alike(CLOSE)).then_some(unit)
    }

    /// "100kg (220 pounds)": in brackets behind a weight pounds are one too.
    pub(super) fn converted(&self, amount: &Amount, before: &Before) -> Option<&'static Unit> {
        let pound = self.tables.symbols.get("lb")?;
        let near = amount.first.checked_sub(before.after)? <= 2;
        let bracketed = near && (before.after..amount.first).any(|t| self.view.word(t) == "(");
        let mass = before.unit.is_some_and(|u| u.dimension == pound.dimension);
        let last = amount.tokens.end.wrapping_sub(1);
        (bracketed && mass && self.is(last, &self.tables.pounds)).then_some(pound)
    }

    /// Whether a scale is written out: "3.39 billion".
    pub(super) fn is_scaled(&self, amount: &Amount) -> bool {
        let scale = |t: usize| {
            self.numbers
                .scale(self.view.word(t))
                .is_some_and(|s| s >= 1e3)
        };
        amount.tokens.clone().skip(1).any(scale)
    }

    /// Whether it is about the same as the figure before: "$600m (£322m)", "fell 46% to
    /// 1.6bn", "in May from 3.39 billion".
    pub(super) fn is_same(&self, amount: &Amount, before: &Before) -> bool {
        if before.after == 0 || amount.first <= before.after {
            return false;
        }
        let gap = amount.first - before.after;
        let link = self.view.lower(amount.first - 1);
        let money = amount.unit.is_some_and(|u| u.money);
        match &*link {
            "(" => gap <= 3 && amount.unit.is_some(),
            ";" | "/" => gap <= 3 && money,
            _ if self.tables.or_.contains(&*link) => {
                let comma = gap == 2 && self.view.word(before.after) == ",";
                // "(56km/h or 35mph)"
                let dimension = |u: Option<&'static Unit>| u.map(|u| u.dimension.as_str());
                let other = amount.unit.is_some()
                    && dimension(amount.unit) == dimension(before.unit)
                    && amount.unit.map(|u| &u.symbol) != before.unit.map(|u| &u.symbol);
                (money || other) && gap == 1 || amount.unit.is_some() && comma
            }
            _ if self.tables.same_links.contains(&*link) && gap == 1 => {
                !self.has_noun(amount.after)
            }
            _ if self.tables.by.contains(&*link) && gap == 1 => {
                amount.unit.is_some_and(|u| u.dimension == "length") // "12cm by 7cm"
            }
            _ if self.is_elliptic(amount, before) => true,
            _ => {
                self.opposed(amount, before)
                    || before.any.is_some() && self.is_share_of_same(amount, before)
            }
        }
    }

    /// "a rise of 4.4% in wages and | 1.1% in benefits": the noun is not said again.
    fn is_elliptic(&self, amount: &Amount, before: &Before) -> bool {
        let unit = |u: Option<&'static Unit>| u.map(|u| u.symbol.as_str());
        let link = amount.first - 1;
        let gap = before.after..link;
        let joined = self.is(link, &self.tables.joins) && gap.len() < NEAR;
        let same = amount.unit.is_some() && unit(amount.unit) == unit(before.unit);
        if !joined || !same || before.any.is_none() || self.has_noun(amount.after) {
            return false;
        }
        let money = amount.unit.is_some_and(|u| u.money);
        let own = self.is(amount.after, &self.tables.of)
            || money && self.is(amount.after, &self.tables.in_)
            || self.is(amount.after, &self.tables.purpose_links);
        let apart = |t: usize| {
            self.looks_verbal(t)
                || self.is(t, &self.tables.copula)
                || self.is(t, &self.tables.changes)
                || !self.view.is_word(t) && !self.view.is_number(t)
        };
        !own && !gap.into_iter().any(apart)
    }

    /// "54% of the vote to his | 46%".
    fn is_share_of_same(&self, amount: &Amount, before: &Before) -> bool {
        let unit = |u: Option<&'static Unit>| u.map(|u| u.symbol.as_str());
        let his = self.is(amount.first - 1, &self.tables.owners);
        let same = amount.unit.is_some() && unit(amount.unit) == unit(before.unit);
        his && same && !self.has_noun(amount.after)
    }

    /// "..., compared with | 7.95bn", "from a revised | 3.6 mln": set against the figure before,
    /// with no noun of its own.
    fn opposed(&self, amount: &Amount, before: &Before) -> bool {
        let Some(link) = self.opposing_link(amount.first) else {
            return false;
        };
        let unit = |u: Option<&'static Unit>| u.map(|u| u.symbol.as_str());
        let same_unit = amount.unit.is_none() || unit(amount.unit) == unit(before.unit);
        let far = link < before.after || link - before.after > NEAR;
        let verb = |t: usize| {
            self.is(t, &self.tables.changes)
                || self.is(t, &self.tables.becoming)
                || self.is(t, &self.tables.setting)
        };
        same_unit
            && !far
            && !self.is(amount.after, &self.tables.of)
            && !self.has_noun(amount.after)
            && !(before.after..link).any(|t| verb(t) && !self.is(t, &self.tables.directions))
    }

    fn opposing_link(&self, first: usize) -> Option<usize> {
        let mut at = first;
        for _ in 0..REVISED {
            let t = at.checked_sub(1)?;
            if self.is(t, &self.tables.opposing) {
                return Some(t);
            }
            let compared = self.is(t, &self.tables.compared_with)
                && t > 0
                && self.is(t - 1, &self.tables.compared);
            if compared {
                return Some(t - 1);
            }
            let revised = self.is(t, &self.tables.revising)
                || self.is_adverb_form(t)
                || self.view.capital(t)
                || self.possessive(t);
            if !revised {
                return None;
            }
            at = t;
        }
        None
    }
}
