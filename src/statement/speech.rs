//! The tables of `assets/lang/*/quotations.toml`, typed.

use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a first name, a title or a pronoun says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: Words,
    names: HashMap<String, String>,
}

type Set = HashSet<String>;

/// Word lists, all in lower case; the file says of each what it is for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub speech: Set,
    pub saying: Set,
    pub participles: Set,
    pub between: Set,
    pub conjunctions: Set,
    pub subject_end: Set,
    pub sources: Set,
    pub spokesmen: Set,
    pub titled: Set,
    pub written: Set,
    pub determiners: Set,
    pub prepositions: Set,
    pub male: Set,
    pub female: Set,
    pub pronouns_he: Set,
    pub pronouns_she: Set,
    pub pronouns_they: Set,
    pub pronouns_it: Set,
    pub human: Set,
    pub bodies: Set,
    pub abbreviations: Set,
    pub elisions: Set,
    pub small: Set,
}

/// The tables of a language, ready for look-up.
#[derive(Debug, Default)]
pub(super) struct Speech {
    pub words: Words,
    pub first_names: HashMap<String, Gender>,
}

static ENGLISH: LazyLock<Speech> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("../../assets/lang/en/quotations.toml")).unwrap_or_default();
    Speech::build(file)
});

impl Speech {
    /// The tables of a language; English where there are none.
    pub fn of(_language: &str) -> &'static Self {
        &ENGLISH
    }

    /// A name that both have tells nothing.
    fn build(file: File) -> Self {
        let names = |kind: &str| -> Set {
            let list = file.names.get(kind).map(String::as_str).unwrap_or_default();
            list.split_whitespace().map(str::to_owned).collect()
        };
        let (male, female) = (names("male"), names("female"));
        let only = |a: &Set, b: &Set, gender| -> Vec<(String, Gender)> {
            a.difference(b).map(|n| (n.clone(), gender)).collect()
        };
        let mut first_names: HashMap<_, _> =
            only(&male, &female, Gender::Male).into_iter().collect();
        first_names.extend(only(&female, &male, Gender::Female));
        Self {
            words: file.words,
            first_names,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read() {
        let file: Result<File, _> =
            toml::from_str(include_str!("../../assets/lang/en/quotations.toml"));
        assert!(file.is_ok(), "{file:?}");
        assert_eq!(ENGLISH.first_names["anna"], Gender::Female);
        assert!(!ENGLISH.first_names.contains_key("andrea"));
    }
}
