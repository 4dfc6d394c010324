//! The tables of `assets/lang/*/figures.toml`, typed.

use crate::model::Qualifier;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a unit word means.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    /// ISO 4217, `%`, `points`, or an SI symbol.
    pub symbol: String,
    /// Units of one dimension can be compared; money is a dimension per currency.
    pub dimension: String,
    /// Turns the unit into the first unit of its dimension.
    pub factor: f64,
    /// What the printed number is multiplied by (a penny is 0.01 GBP).
    pub scale: f64,
    pub money: bool,
}

/// What is read from the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    qualifiers: HashMap<String, Vec<String>>,
    qualifiers_after: HashMap<String, Vec<String>>,
    currency: Vec<CurrencyRow>,
    unit: Vec<UnitRow>,
    words: HashMap<String, HashSet<String>>,
    same: Same,
    acts: HashMap<String, Vec<String>>,
    fates: HashMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CurrencyRow {
    code: String,
    #[serde(default = "one")]
    factor: f64,
    before: Vec<String>,
    after: Vec<String>,
    #[serde(default)]
    glued_after: Vec<String>,
    /// Only behind a number of at least a thousand: "won" is also a verb.
    #[serde(default)]
    scaled_after: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitRow {
    symbol: String,
    dimension: String,
    factor: f64,
    words: Vec<String>,
    #[serde(default)]
    glued: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Same {
    groups: Vec<Vec<String>>,
    apart: Words,
    generic: Words,
}

fn one() -> f64 {
    1.0
}

/// Words of one kind.
pub(super) type Words = HashSet<String>;

/// The tables of a language, ready for look-up. All words in lower case, tokens joined by a space.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub before: HashMap<String, Qualifier>,
    pub after: HashMap<String, Qualifier>,
    pub money_before: HashMap<String, Unit>,
    /// Behind a number, spaced or glued.
    pub units: HashMap<String, Unit>,
    /// Behind a number, glued only.
    pub glued_units: HashMap<String, Unit>,
    /// Behind a number of at least a thousand only.
    pub scaled_units: HashMap<String, Unit>,
    /// First tokens of `units`.
    pub unit_starts: Words,
    /// By symbol.
    pub symbols: HashMap<String, Unit>,
    pub acts: HashMap<String, String>,
    pub fates: HashMap<String, String>,
    pub time: Words,
    pub months: Words,
    pub named: Words,
    pub one_counts: Words,
    pub scores: Words,
    pub metres: Words,
    pub factor: Words,
    pub changes: Words,
    pub spending: Words,
    pub streets: Words,
    pub relative: Words,
    pub articles: Words,
    pub determiners: Words,
    pub auxiliaries: Words,
    pub loose: Words,
    pub stops: Words,
    pub verbs: Words,
    pub plurals: Words,
    pub not_plurals: Words,
    pub containers: Words,
    pub complements: Words,
    /// Words that count the same, by number of their group.
    pub same: HashMap<String, usize>,
    /// Words that make a thing another one: "new cases".
    pub apart: Words,
    pub generic: Words,
}

static ENGLISH: LazyLock<Tables> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("../../../assets/lang/en/figures.toml")).unwrap_or_default();
    Tables::build(file)
});

impl Tables {
    /// The English tables, the only ones so far; symbols and factors of units hold for every
    /// language.
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    fn build(mut file: File) -> Self {
        let mut tables = Self {
            before: qualifiers(&file.qualifiers),
            after: qualifiers(&file.qualifiers_after),
            acts: inverted(&file.acts),
            fates: inverted(&file.fates),
            ..Self::default()
        };
        for row in &file.currency {
            tables.add_currency(row);
        }
        for row in &file.unit {
            tables.add_unit(row);
        }
        tables.unit_starts = tables
            .units
            .keys()
            .chain(tables.glued_units.keys())
            .chain(tables.scaled_units.keys())
            .filter_map(|phrase| phrase.split(' ').next())
            .map(str::to_owned)
            .chain(["times".to_owned()])
            .collect();
        let mut take = |name: &str| file.words.remove(name).unwrap_or_default();
        tables.time = take("time");
        tables.months = take("months");
        tables.named = take("named");
        tables.one_counts = take("one_counts");
        tables.scores = take("scores");
        tables.metres = take("metres");
        tables.factor = take("factor");
        tables.changes = take("changes");
        tables.spending = take("spending");
        tables.streets = take("streets");
        tables.relative = take("relative");
        tables.articles = take("articles");
        tables.determiners = take("determiners");
        tables.auxiliaries = take("auxiliaries");
        tables.loose = take("loose");
        tables.stops = take("stops");
        tables.verbs = take("verbs");
        tables.plurals = take("plurals");
        tables.not_plurals = take("not_plurals");
        tables.containers = take("containers");
        tables.complements = take("complements");
        tables.same = file
            .same
            .groups
            .iter()
            .enumerate()
            .flat_map(|(i, group)| group.iter().map(move |word| (word.clone(), i)))
            .collect();
        tables.apart = file.same.apart;
        tables.generic = file.same.generic;
        tables
    }

    fn add_currency(&mut self, row: &CurrencyRow) {
        let unit = Unit {
            symbol: row.code.clone(),
            dimension: row.code.clone(),
            factor: 1.0,
            scale: row.factor,
            money: true,
        };
        for (words, into) in [
            (&row.before, &mut self.money_before),
            (&row.after, &mut self.units),
            (&row.glued_after, &mut self.glued_units),
            (&row.scaled_after, &mut self.scaled_units),
        ] {
            for word in words {
                into.entry(word.clone()).or_insert_with(|| unit.clone());
            }
        }
        self.symbols.entry(row.code.clone()).or_insert(unit);
    }

    fn add_unit(&mut self, row: &UnitRow) {
        let unit = Unit {
            symbol: row.symbol.clone(),
            dimension: row.dimension.clone(),
            factor: row.factor,
            scale: 1.0,
            money: false,
        };
        for (words, into) in [
            (&row.words, &mut self.units),
            (&row.glued, &mut self.glued_units),
        ] {
            for word in words {
                into.entry(word.clone()).or_insert_with(|| unit.clone());
            }
        }
        self.symbols.entry(row.symbol.clone()).or_insert(unit);
    }

    /// Whether a word in lower case looks like the plural of a noun.
    pub fn is_plural(&self, word: &str) -> bool {
        if self.plurals.contains(word) {
            return true;
        }
        word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us")
            && !word.ends_with("'s")
            && !self.not_plurals.contains(word)
            && !self.stops.contains(word)
    }
}

fn qualifiers(rows: &HashMap<String, Vec<String>>) -> HashMap<String, Qualifier> {
    let kinds = [Qualifier::About, Qualifier::Over, Qualifier::Under];
    kinds
        .iter()
        .filter_map(|kind| Some((kind, rows.get(kind.name())?)))
        .flat_map(|(kind, words)| words.iter().map(|word| (word.clone(), *kind)))
        .collect()
}

fn inverted(rows: &HashMap<String, Vec<String>>) -> HashMap<String, String> {
    rows.iter()
        .flat_map(|(name, forms)| forms.iter().map(|form| (form.clone(), name.clone())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        let file: File =
            toml::from_str(include_str!("../../../assets/lang/en/figures.toml")).unwrap();
        for name in file.qualifiers.keys().chain(file.qualifiers_after.keys()) {
            assert!(
                matches!(name.as_str(), "about" | "over" | "under"),
                "{name}"
            );
        }
        let names: Vec<_> = file.words.keys().cloned().collect();
        assert_eq!(names.len(), 21, "{names:?}");
        let tables = Tables::build(file);
        assert_eq!(tables.units["per cent"].symbol, "%");
        assert_eq!(tables.units["pounds"].symbol, "GBP");
    }

    #[test]
    fn plurals() {
        for word in ["cases", "people", "women", "glasses", "series"] {
            assert!(ENGLISH.is_plural(word), "{word}");
        }
        for word in ["virus", "was", "this", "boss", "donation", "across"] {
            assert!(!ENGLISH.is_plural(word), "{word}");
        }
    }
}
