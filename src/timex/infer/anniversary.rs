//! "marks the 75th anniversary of its founding this year".

use super::{Clue, days};
use crate::model::Document;
use crate::text::Parsed;
use crate::timex::grammar::Grammar;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Words of a sentence with which its anniversary is this year's.
const STRONG: [&str; 3] = ["this year", "today", "mark"];

/// Years in which things began, by their names in lower case.
static BEGINNINGS: LazyLock<Vec<(Vec<String>, i16)>> = LazyLock::new(|| {
    include_str!("../../../assets/lang/en/beginnings.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|line| {
            let (year, names) = line.split_once('\t')?;
            let names = names.split('\t').map(str::to_owned).collect();
            Some((names, year.parse().ok()?))
        })
        .collect()
});

/// "marks the 75th anniversary of its founding this year": the first year is in the sentence, or is
/// that of the name that stands nearest in it.
pub(super) fn clues(document: &Document) -> Vec<Clue> {
    let mut out = Vec::new();
    if !document.text.contains("anniversary") {
        return out;
    }
    let grammar = Grammar::of("en");
    for sentence in &document.sentences {
        let text = sentence.of(&document.text);
        let Some(at) = text.find("anniversary") else {
            continue;
        };
        let parsed = Parsed::new(text);
        let token = parsed.token_at(at as u32);
        // "the 75th anniversary": the ordinal just before.
        let ordinal = (1..=4)
            .filter_map(|n| token.checked_sub(n))
            .find_map(|t| {
                let found = grammar.numbers.ordinal(&parsed, t)?;
                (t + found.tokens == token).then_some(found.value)
            })
            .filter(|n| *n >= 1.0 && *n <= 1000.0);
        let Some(ordinal) = ordinal else { continue };
        let years: BTreeSet<i16> = document
            .timexes
            .iter()
            .filter(|t| sentence.contains(t.span))
            .filter_map(days)
            .map(|i| i.earliest.year())
            .collect();
        let first = match years.iter().next() {
            Some(year) if years.len() == 1 => {
                Some((*year, "the year in the same sentence".to_owned()))
            }
            Some(_) => None,
            None => beginning(text, at),
        };
        let Some((year, from)) = first else { continue };
        let Ok(now) = i16::try_from(i32::from(year) + ordinal as i32) else {
            continue;
        };
        if !(1600..=2199).contains(&now) {
            continue;
        }
        let words = around(text, at);
        let strong = STRONG.iter().any(|w| text.contains(w));
        let evidence = format!("“{words}”: {year} ({from}) and {ordinal} years are {now}");
        out.extend(Clue::year(now, evidence, strong));
    }
    out
}

/// The name of the table that stands nearest to the place.
fn beginning(text: &str, at: usize) -> Option<(i16, String)> {
    let mut best: Option<(usize, i16, &str)> = None;
    for (names, year) in BEGINNINGS.iter() {
        for name in names {
            for (found, _) in text.match_indices(name.as_str()) {
                let whole = !text[found + name.len()..].starts_with(char::is_alphanumeric)
                    && !text[..found].ends_with(char::is_alphanumeric);
                let off = found.abs_diff(at);
                if whole && best.is_none_or(|(o, ..)| off < o) {
                    best = Some((off, *year, name));
                }
            }
        }
    }
    best.map(|(_, year, name)| (year, format!("when the {name} began")))
}

/// Some words around a place, for evidence.
fn around(text: &str, at: usize) -> String {
    let from = text[..at]
        .char_indices()
        .rev()
        .filter(|(_, c)| *c == ' ')
        .nth(2);
    let from = from.map_or(0, |(i, _)| i + 1);
    let to = text[at..].char_indices().filter(|(_, c)| *c == ' ').nth(4);
    let to = to.map_or(text.len(), |(i, _)| at + i);
    text[from..to]
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
