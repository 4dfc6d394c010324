//! Ranges: "2-3m", "$2m to $3m", "between 20 and 30".

use super::number::{Bare, Kind};
use super::reader::Reader;
use super::tables::Unit;
use std::ops::Range;

/// The upper end of a range, with what both ends share.
pub(super) struct Upper {
    pub lower: f64,
    pub upper: f64,
    pub end: usize,
    pub unit: Option<&'static Unit>,
}

impl Reader<'_> {
    /// "2-3m", "$2m to $3m", "two or three", "between 20 and 30".
    pub(super) fn upper(
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
        let signed =
            view.hyphen(bare.end) && self.money_before(bare.end + 1, sentence.end).is_some();
        let behind = self.unit_at(bare.end, bare.value, sentence.end);
        if let Some((_, next)) = behind.filter(|_| !signed) {
            sign = next;
        }
        let before = view.lower(token.wrapping_sub(1));
        let joiner = view.lower(sign);
        let joins = match &*joiner {
            "-" | "–" | "—" | "\u{2010}" | "\u{2011}" | "−" => {
                view.glued(sign) == view.glued(sign + 1) && (view.glued(sign) || behind.is_none()) // "two points – 12 points"
            }
            _ if self.tables.to.contains(&*joiner) => {
                !self.tables.from.contains(&*before) && !self.is_changing(token, sentence)
            }
            _ if self.tables.or_.contains(&*joiner) => bare.value < 1000.0 || unit.is_some(),
            _ if self.tables.and.contains(&*joiner) => self.tables.between.contains(&*before),
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
    pub(super) fn shared_scale(&self, token: usize, bare: Bare, second: Bare) -> f64 {
        let scaled_itself =
            bare.end > token && (self.scale_at(bare.end - 1).is_some() && bare.end - 1 > token);
        let scale = self.scale_at(second.end - 1).map(|(scale, _)| scale);
        match scale {
            Some(scale) if scale >= 1e2 && !scaled_itself && bare.value < 1e3 => {
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
    pub(super) fn is_changing(&self, token: usize, sentence: &Range<usize>) -> bool {
        let first = token.saturating_sub(2).max(sentence.start);
        (first..token).any(|t| self.tables.changes.contains(&*self.view.lower(t)))
    }

    /// "from 3.2 to 3.9 percent": the first takes the unit of the second.
    pub(super) fn unit_of_change(
        &self,
        token: usize,
        end: usize,
        sentence: &Range<usize>,
    ) -> Option<&'static Unit> {
        let from = self.is(token.wrapping_sub(1), &self.tables.from);
        let range = from && self.is(end, &self.tables.to);
        // "of 3.5 and 3.75 percent"
        let digits = self.view.is_number(token) && self.view.is_number(end + 1);
        let both = digits && self.is(end, &self.tables.joins);
        if !range && !both {
            return None;
        }
        let second = self.bare(end + 1, sentence, false)?;
        let (unit, _) = self.unit_at(second.end, second.value, sentence.end)?;
        (range || unit.dimension == "share").then_some(unit)
    }
}
