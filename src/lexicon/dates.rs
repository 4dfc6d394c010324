//! The date tables of a language as they stand in `assets/lang/*/dates.toml`.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// Vocabulary, named sub-patterns and rules of one language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateTable {
    /// Publication date that the examples are read with.
    pub example_date: String,
    /// Whether a numeric date has the month first where nothing in the text decides.
    #[serde(default)]
    pub month_first: bool,
    /// Category, then value, then the forms that have it. A form written with a capital is read
    /// only with one; a form may have several words and signs.
    pub words: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Named sets of words, for what stands around an expression. `*ed` is an ending.
    pub lists: BTreeMap<String, Vec<String>>,
    /// Words that tell of one kind of event, by its name: "death" and "died".
    #[serde(default)]
    pub kin: BTreeMap<String, Vec<String>>,
    /// Named sub-patterns.
    pub parts: BTreeMap<String, String>,
    /// Days with a name.
    #[serde(default)]
    pub holiday: Vec<HolidayEntry>,
    /// Wars and other stretches with a name.
    #[serde(default)]
    pub age: Vec<AgeEntry>,
    /// Rules; the longest match wins, then the first in the file.
    pub rule: Vec<RuleEntry>,
}

/// A rule: what it looks like, what it means, and examples that a test runs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleEntry {
    /// Its name, as errors and tests give it.
    pub name: String,
    /// Its form; see `timex::pattern`.
    pub pattern: Spanned<String>,
    /// Which reading the parts get.
    pub means: String,
    /// One of these lists must hold the word before.
    #[serde(default)]
    pub after: Vec<String>,
    /// None of these lists may hold the word before.
    #[serde(default)]
    pub not_after: Vec<String>,
    /// One of these lists must hold the word behind.
    #[serde(default)]
    pub before: Vec<String>,
    /// None of these lists may hold the word behind.
    #[serde(default)]
    pub not_before: Vec<String>,
    /// `news` or `story` if it is read only in such texts.
    #[serde(default)]
    pub only: Option<String>,
    /// `said on {Friday|2020-05-15}`: exactly what is marked is found, with these values. An
    /// example without a mark shows what is no date.
    #[serde(default)]
    pub examples: Vec<String>,
}

/// A day with a name. Exactly one of the ways to reckon it is given.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayEntry {
    /// Its names.
    pub names: Vec<String>,
    /// Month and day.
    pub day: Option<[i8; 2]>,
    /// Month, which (negative from the end), weekday (Monday is 1).
    pub nth: Option<[i8; 3]>,
    /// Days after Easter Sunday.
    pub easter: Option<i16>,
    /// Month and day of the Islamic calendar.
    pub islamic: Option<[i8; 2]>,
    /// The day itself, where there was but one: "D-Day".
    pub once: Option<String>,
    /// Name of a list of days by year, in `assets/lang/feasts.tsv`.
    pub listed: Option<String>,
    /// The days themselves, where neither rule nor list says them.
    #[serde(default)]
    pub on: Vec<String>,
    /// Days after the day reckoned so far ("Boxing Day" or "eve").
    #[serde(default)]
    pub plus: i8,
    /// Number of days that it takes; 1 if not given.
    #[serde(default)]
    pub days: i8,
}

/// A stretch of time with a name: a war.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeEntry {
    /// Its names.
    pub names: Vec<String>,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
}

/// Reads a table; the error names the line.
pub fn parse(text: &str) -> Result<DateTable, String> {
    toml::from_str(text).map_err(|e| e.to_string())
}

/// Line of a byte of a table, from 1, for errors in what the table's strings say.
pub fn line_of(text: &str, byte: usize) -> usize {
    1 + text.bytes().take(byte).filter(|b| *b == b'\n').count()
}
