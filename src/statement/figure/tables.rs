//! The tables of `assets/lang/*/figures.toml`, typed.

use super::words::{WordLists, Words};
use crate::model::Qualifier;
use serde::Deserialize;
use std::collections::HashMap;
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
    /// "one in three", but "uno de cada tres".
    #[serde(default)]
    ratios_need_every: bool,
    /// "5 millones de euros".
    #[serde(default)]
    money_joined: bool,
    qualifiers: HashMap<String, Vec<String>>,
    qualifiers_after: HashMap<String, Vec<String>>,
    currency: Vec<CurrencyRow>,
    unit: Vec<UnitRow>,
    words: WordLists,
    same: Same,
    /// Run by a test.
    #[serde(default, rename = "example")]
    _examples: Vec<toml::Value>,
    acts: HashMap<String, Vec<String>>,
    /// Acts whose verb stands right before the amount.
    #[serde(default)]
    direct_acts: HashMap<String, Vec<String>>,
    fates: HashMap<String, Vec<String>>,
    /// "twice", "double" and what they multiply by.
    #[serde(default)]
    multiples: HashMap<String, f64>,
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
    /// Left out where the English table has the symbol.
    #[serde(default)]
    dimension: String,
    #[serde(default = "one")]
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
    #[serde(default)]
    beings: Words,
}

fn one() -> f64 {
    1.0
}

impl std::ops::Deref for Tables {
    type Target = WordLists;

    fn deref(&self) -> &WordLists {
        &self.words
    }
}

/// The tables of a language, ready for look-up. All words in lower case, tokens joined by a space.
#[derive(Debug, Default)]
pub(super) struct Tables {
    words: WordLists,
    /// "one in three", but "uno de cada tres".
    pub ratios_need_every: bool,
    /// "5 millones de euros".
    pub money_joined: bool,
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
    /// Acts whose verb stands right before the amount.
    pub direct_acts: HashMap<String, String>,
    pub fates: HashMap<String, String>,
    /// "twice", "double" and what they multiply by.
    pub multiples: HashMap<String, f64>,
    /// Words that count the same, by number of their group.
    pub same: HashMap<String, usize>,
    /// Words that make a thing another one: "new cases".
    pub apart: Words,
    pub generic: Words,
    /// Those of them that say nothing beside a fate: "people killed".
    pub beings: Words,
}

static ENGLISH: LazyLock<Tables> = LazyLock::new(|| {
    let file = File::read(include_str!("../../../assets/lang/en/figures.toml"));
    Tables::build(file, &HashMap::new())
});

static SPANISH: LazyLock<Tables> = LazyLock::new(|| {
    let file = File::read(include_str!("../../../assets/lang/es/figures.toml"));
    Tables::build(file, &ENGLISH.symbols)
});

impl File {
    /// Nothing is found with a file that cannot be read; a test reads those there are.
    fn read(text: &str) -> Self {
        toml::from_str(text).unwrap_or_default()
    }
}

impl Tables {
    /// The tables of a language; English where there are none.
    pub fn of(language: &str) -> &'static Self {
        if language == "es" { &SPANISH } else { &ENGLISH }
    }

    /// The English tables; their symbols and factors of units hold for every language.
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    /// `known` are the units whose dimension and factor the file leaves out.
    fn build(file: File, known: &HashMap<String, Unit>) -> Self {
        let mut tables = Self {
            ratios_need_every: file.ratios_need_every,
            money_joined: file.money_joined,
            before: qualifiers(&file.qualifiers),
            after: qualifiers(&file.qualifiers_after),
            acts: inverted(&file.acts),
            direct_acts: inverted(&file.direct_acts),
            fates: inverted(&file.fates),
            multiples: file.multiples,
            ..Self::default()
        };
        for row in &file.currency {
            tables.add_currency(row);
        }
        for row in &file.unit {
            tables.add_unit(row, known);
        }
        tables.unit_starts = tables
            .units
            .keys()
            .chain(tables.glued_units.keys())
            .chain(tables.scaled_units.keys())
            .filter_map(|phrase| phrase.split(' ').next())
            .map(str::to_owned)
            .chain(file.words.times.iter().cloned())
            .collect();
        tables.words = file.words;
        tables.same = file
            .same
            .groups
            .iter()
            .enumerate()
            .flat_map(|(i, group)| group.iter().map(move |word| (word.clone(), i)))
            .collect();
        tables.apart = file.same.apart;
        tables.generic = file.same.generic;
        tables.beings = file.same.beings;
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

    fn add_unit(&mut self, row: &UnitRow, known: &HashMap<String, Unit>) {
        let own = Unit {
            symbol: row.symbol.clone(),
            dimension: row.dimension.clone(),
            factor: row.factor,
            scale: 1.0,
            money: false,
        };
        let unit = known.get(&row.symbol).cloned().unwrap_or(own);
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
    fn the_tables_are_read() {
        for text in [
            include_str!("../../../assets/lang/en/figures.toml"),
            include_str!("../../../assets/lang/es/figures.toml"),
        ] {
            let file: File = toml::from_str(text).unwrap();
            for name in file.qualifiers.keys().chain(file.qualifiers_after.keys()) {
                let known = matches!(name.as_str(), "about" | "over" | "under");
                assert!(known, "{name}");
            }
        }
        assert_eq!(ENGLISH.units["per cent"].symbol, "%");
        assert_eq!(ENGLISH.units["pounds"].symbol, "GBP");
        assert_eq!(SPANISH.units["toneladas"], ENGLISH.units["tonnes"]);
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
