//! Words that tell the same act or thing: `assets/lang/*/acts.toml`, read once.

use super::sets::{hash, mix};
use rust_stemmers::{Algorithm, Stemmer};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A group of words, by its place in the table. Acts come before other groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Group(pub u16);

/// A language's groups, ready for look-up.
#[derive(Debug, Default)]
pub(crate) struct Acts {
    /// By the hash of a stem.
    stems: HashMap<u64, Group>,
    /// By two words in a row.
    phrases: HashMap<(String, String), Group>,
    /// The acts as nouns, by group.
    names: Vec<String>,
}

#[derive(Deserialize)]
struct Table {
    act: Vec<Act>,
    same: Vec<Same>,
}

#[derive(Deserialize)]
struct Act {
    name: String,
    words: String,
    #[serde(default)]
    phrases: Vec<String>,
}

#[derive(Deserialize)]
struct Same {
    words: String,
}

impl Acts {
    /// The groups of a language; English where there are none of its own.
    pub fn of(_language: &str) -> &'static Self {
        static ENGLISH: LazyLock<Acts> = LazyLock::new(|| {
            read(include_str!("../../assets/lang/en/acts.toml")).unwrap_or_default()
        });
        &ENGLISH
    }

    /// The group of a stem.
    pub fn group(&self, stem: u64) -> Option<Group> {
        self.stems.get(&stem).copied()
    }

    /// One hash for all stems of a group; the stem itself if it is in none.
    pub fn meaning(&self, stem: u64) -> u64 {
        self.group(stem).map_or(stem, |g| self.meaning_of(g))
    }

    /// The hash that stands for a group.
    pub fn meaning_of(&self, group: Group) -> u64 {
        mix(1, u64::from(group.0))
    }

    /// The act that a stem tells.
    pub fn act(&self, stem: u64) -> Option<Group> {
        self.group(stem).filter(|g| self.name(*g).is_some())
    }

    /// The act that two lower-cased words in a row tell.
    pub fn phrase(&self, first: &str, second: &str) -> Option<Group> {
        let words = (first.to_owned(), second.to_owned());
        self.phrases.get(&words).copied()
    }

    /// The act as a noun; `None` for groups that are no acts.
    pub fn name(&self, group: Group) -> Option<&str> {
        self.names.get(usize::from(group.0)).map(String::as_str)
    }
}

fn read(table: &str) -> Result<Acts, toml::de::Error> {
    let table: Table = toml::from_str(table)?;
    let stemmer = Stemmer::create(Algorithm::English);
    let mut out = Acts::default();
    let words = (table.act.iter().map(|a| &a.words)).chain(table.same.iter().map(|s| &s.words));
    for (group, words) in (0..).map(Group).zip(words) {
        for word in words.split_whitespace() {
            out.stems.insert(hash(&stemmer.stem(word)), group);
        }
    }
    for (group, act) in (0..).map(Group).zip(table.act) {
        let pairs = act.phrases.iter().filter_map(|p| p.split_once(' '));
        out.phrases
            .extend(pairs.map(|(a, b)| ((a.to_owned(), b.to_owned()), group)));
        out.names.push(act.name);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    const ENGLISH: &str = include_str!("../../assets/lang/en/acts.toml");

    #[test]
    fn the_english_table_is_whole() {
        let acts = read(ENGLISH).unwrap();
        let stemmer = Stemmer::create(Algorithm::English);
        let group = |w: &str| acts.group(hash(&stemmer.stem(w))).unwrap();
        assert_eq!(group("killed"), group("murders"));
        assert_eq!(acts.name(group("began")), Some("start"));
        assert_eq!(acts.name(group("genome")), None);
        assert_eq!(acts.phrase("made", "public"), Some(group("published")));
    }

    #[test]
    fn a_stem_stands_in_one_group() {
        let table: Table = toml::from_str(ENGLISH).unwrap();
        let stemmer = Stemmer::create(Algorithm::English);
        let words = table.act.iter().map(|a| &a.words);
        let words = words.chain(table.same.iter().map(|s| &s.words)).enumerate();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (group, word) in words.flat_map(|(g, w)| w.split_whitespace().map(move |w| (g, w))) {
            let known = *seen.entry(stemmer.stem(word).into_owned()).or_insert(group);
            assert_eq!(known, group, "{word}");
        }
    }
}
