//! What the figures before one count.

use super::amount::Amount;
use super::reader::Reader;
use super::tables::Unit;

/// Counts that are kept in mind, and the sentences for which they are.
const KEPT: usize = 12;
const SENTENCES: usize = 3;
/// The same for counts above two.
const MORE_SENTENCES: usize = 8;

/// The figures before one: those of its sentence, and the last counts of those before it.
#[derive(Default)]
pub(super) struct Before {
    /// The last thing counted.
    pub counted: Option<String>,
    /// The last thing that any figure is about.
    pub any: Option<String>,
    /// First token behind the last figure.
    pub after: usize,
    /// Value and unit of the last figure, and whether a scale was written out.
    pub value: f64,
    pub unit: Option<&'static Unit>,
    pub scaled: bool,
    /// Whether "from" leads to it.
    pub from: bool,
    /// The last counts of the text with what they count, the oldest first.
    kept: Vec<Kept>,
    /// Sentences begun.
    sentence: usize,
}

struct Kept {
    value: f64,
    unit: Option<&'static Unit>,
    thing: String,
    sentence: usize,
}

impl Before {
    /// Forgets the figures of the sentence before, but not what was counted there.
    pub fn begin_sentence(&mut self) {
        let kept = std::mem::take(&mut self.kept);
        *self = Self {
            kept,
            sentence: self.sentence + 1,
            ..Self::default()
        };
    }

    /// Adds a figure and what it is about.
    pub fn note(&mut self, reader: &Reader, amount: &Amount, of: Option<&String>) {
        self.after = amount.after;
        self.any = of.cloned();
        let bracketed =
            (amount.first.saturating_sub(2)..amount.first).any(|t| reader.view.word(t) == "(");
        if !bracketed || self.unit.is_none() {
            self.from = reader.is(amount.first.wrapping_sub(1), &reader.tables.from);
            self.value = amount.value;
            self.unit = amount.unit;
            self.scaled = reader.is_scaled(amount);
        }
        let per = reader.is(amount.first.wrapping_sub(1), &reader.tables.per);
        let fate = |thing: &&String| reader.tables.fates.contains_key(thing.as_str());
        if let Some(thing) = of.filter(|_| amount.unit.is_none() && !per) {
            self.counted = Some(thing.clone());
        }
        if let Some(thing) = of.filter(|thing| !per && !fate(thing)) {
            if self.kept.len() == KEPT {
                self.kept.remove(0);
            }
            self.kept.push(Kept {
                value: amount.value,
                unit: amount.unit,
                thing: thing.clone(),
                sentence: self.sentence,
            });
        }
    }

    /// What the last count of the sentences before counted.
    pub fn last_count(&self) -> Option<String> {
        let near = |k: &&Kept| k.unit.is_none() && k.sentence + SENTENCES > self.sentence;
        self.kept.iter().rfind(near).map(|k| k.thing.clone())
    }

    /// What the last figure of a unit was of.
    pub fn last(&self, unit: Option<&'static Unit>) -> Option<String> {
        let symbol = |u: Option<&'static Unit>| u.map(|u| u.symbol.as_str());
        let fits = |k: &&Kept| {
            symbol(k.unit) == symbol(unit) && k.sentence + MORE_SENTENCES > self.sentence
        };
        self.kept.iter().rfind(fits).map(|k| k.thing.clone())
    }

    /// What the last figure of the same value was of: "the six" after "six men".
    pub fn same(&self, value: f64, unit: Option<&'static Unit>) -> Option<String> {
        let far = if value > 2.0 {
            MORE_SENTENCES
        } else {
            SENTENCES
        };
        let symbol = |u: Option<&'static Unit>| u.map(|u| u.symbol.as_str());
        let equal = |k: &&Kept| k.value == value && symbol(k.unit) == symbol(unit);
        let near = |k: &&Kept| equal(k) && k.sentence + far > self.sentence;
        let same = self.kept.iter().rfind(near);
        same.map(|k| k.thing.clone())
    }
}
