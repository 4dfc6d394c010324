//! How exact a number claims to be, and its minus sign.

use super::reader::Reader;
use super::tables::Unit;
use crate::model::Qualifier;

impl Reader<'_> {
    pub(super) fn qualifier_before(
        &self,
        token: usize,
        start: usize,
    ) -> (usize, Option<Qualifier>) {
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
        // "handed over $5m"
        let phrasal = token > start + 1
            && self.is(token - 1, &self.tables.off_over)
            && self.is(token - 2, &self.tables.handing);
        if n == 1 && (phrasal || self.is_preposition(token, start)) {
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
    pub(super) fn is_preposition(&self, token: usize, start: usize) -> bool {
        let view = &self.view;
        let noun = token >= start + 2 && self.tables.is_plural(&view.lower(token - 2));
        let place = self.tables.placing.contains(&*view.lower(token - 1));
        noun && place && view.is_word(token) && self.numbers.scale(view.word(token + 1)).is_none()
    }

    pub(super) fn qualifier_after(&self, token: usize, end: usize) -> (usize, Option<Qualifier>) {
        if self.view.word(token) == "+" && self.view.glued(token) {
            return (token + 1, Some(Qualifier::Over));
        }
        let hyphen = usize::from(self.view.hyphen(token));
        for (n, phrase) in self.view.phrases(token + hyphen, 3, end) {
            if let Some(qualifier) = self.tables.after.get(&phrase) {
                if self.tables.plus.contains(&*phrase) && hyphen == 0 && !self.view.glued(token) {
                    continue;
                }
                return (token + hyphen + n, Some(*qualifier));
            }
        }
        (token, None)
    }

    /// The token of a minus sign or word, where negative numbers make sense.
    pub(super) fn minus(&self, token: usize, unit: Option<&Unit>) -> Option<usize> {
        let before = token.checked_sub(1)?;
        let word = self.view.lower(before);
        let below = matches!(unit?.symbol.as_str(), "°" | "°C" | "°F" | "%");
        if self.tables.minus.contains(&*word) {
            return Some(before);
        }
        let sign =
            matches!(&*word, "-" | "−" | "–") && self.view.glued(token) && !self.view.glued(before);
        (below && sign).then_some(before)
    }
}
