//! Places with their country and coordinates, read in place.

use super::hash;
use super::table::{Words, sections};

/// First bytes of the file.
pub(crate) const MAGIC: &[u8; 4] = b"DLG1";
/// Bytes of a record: kinds, country's index, latitude and longitude in hundredths of a degree,
/// inhabitants (base-2 logarithm), spare.
pub(crate) const RECORD: usize = 8;

/// A country or continent.
pub(crate) const COUNTRY: u8 = 1;
/// A city of 100,000 inhabitants or more.
pub(crate) const CITY: u8 = 2;
/// A town of 5,000 or more.
pub(crate) const TOWN: u8 = 4;
/// A state, province or region.
pub(crate) const REGION: u8 = 8;

/// Longest name looked up, in tokens.
const LONGEST: usize = 5;

/// A place that the gazetteer knows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    /// What bears this name: bits.
    pub kinds: u8,
    /// ISO 3166-1 alpha-2, unless it is a continent or sea.
    pub country: Option<[u8; 2]>,
    /// Latitude and longitude in degrees.
    pub coordinates: Option<(f32, f32)>,
}

/// Names of places, in normal capitals.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gazetteer<'a> {
    keys: Words<'a>,
    records: &'a [u8],
    countries: &'a [u8],
}

impl<'a> Gazetteer<'a> {
    /// From a file's bytes; `None` if they are something else.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let [keys, records, countries] = sections(MAGIC, bytes)?;
        Some(Self {
            keys: Words::new(keys),
            records,
            countries,
        })
    }

    /// The place of this name, in normal capitals; the most populous of several.
    pub fn find(&self, name: &str) -> Option<Place> {
        let i = self.keys.find(hash::of(name.as_bytes()))?;
        let r = self.records.get(i * RECORD..(i + 1) * RECORD)?;
        let country = self
            .countries
            .get(2 * r[1] as usize..2 * r[1] as usize + 2)
            .map(|c| [c[0], c[1]]);
        let degrees = |a, b| f32::from(i16::from_le_bytes([a, b])) / 100.0;
        let (lat, lon) = (degrees(r[2], r[3]), degrees(r[4], r[5]));
        Some(Place {
            kinds: r[0],
            country,
            coordinates: (lat.abs() <= 90.0).then_some((lat, lon)),
        })
    }

    /// Sets a code for each token that is part of a place's name; the longest names win.
    ///
    /// The code holds the kinds, `INNER` if the token is not the name's first, `LONG` if the name
    /// has several tokens.
    pub fn mark(&self, words: &[&str], codes: &mut Vec<u8>) {
        codes.clear();
        codes.resize(words.len(), 0);
        let mut name = String::new();
        let mut i = 0;
        while i < words.len() {
            let mut found = 0;
            if starts_upper(words[i]) {
                let run = words[i + 1..]
                    .iter()
                    .take(LONGEST - 1)
                    .take_while(|w| starts_upper(w) || is_link(w))
                    .count();
                for n in (1..=run + 1).rev() {
                    if n > 1 && !starts_upper(words[i + n - 1]) {
                        continue;
                    }
                    spell(&words[i..i + n], &mut name);
                    if let Some(place) = self.find(&name) {
                        let long = if n > 1 { LONG } else { 0 };
                        codes[i] = place.kinds | long;
                        codes[i + 1..i + n].fill(place.kinds | long | INNER);
                        found = n;
                        break;
                    }
                }
            }
            i += found.max(1);
        }
    }
}

/// Not the first token of the name.
pub(crate) const INNER: u8 = 16;
/// The name has several tokens.
pub(crate) const LONG: u8 = 32;

/// Printed in small letters.
pub(crate) const SMALL: u8 = 64;

fn starts_upper(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn is_link(word: &str) -> bool {
    matches!(
        word,
        "-" | "de"
            | "la"
            | "del"
            | "da"
            | "do"
            | "dos"
            | "das"
            | "le"
            | "les"
            | "el"
            | "al"
            | "of"
            | "the"
            | "and"
            | "sur"
            | "an"
            | "am"
            | "upon"
            | "on"
            | "."
            | "di"
            | "’"
            | "'"
    )
}

/// Tokens as one name: a space between them but not around a hyphen; capitals made normal.
fn spell(words: &[&str], out: &mut String) {
    out.clear();
    let mut glue = true;
    for word in words {
        let sign = matches!(*word, "-" | "." | "’" | "'");
        if !glue && !sign {
            out.push(' ');
        }
        glue = matches!(*word, "-" | "’" | "'");
        let caps = word.chars().count() > 3 && word.chars().all(char::is_uppercase);
        if caps {
            let mut chars = word.chars();
            out.extend(chars.next());
            out.extend(chars.flat_map(char::to_lowercase));
        } else {
            out.push_str(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelt_as_the_table_has_them() {
        let mut out = String::new();
        for (words, name) in [
            (&["New", "York"][..], "New York"),
            (
                &["Stratford", "-", "upon", "-", "Avon"],
                "Stratford-upon-Avon",
            ),
            (&["ST", ".", "PETERSBURG"], "ST. Petersburg"),
            (&["GENEVA"], "Geneva"),
        ] {
            spell(words, &mut out);
            assert_eq!(out, name);
        }
    }
}
