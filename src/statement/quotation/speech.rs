//! The tables of `assets/lang/*/quotations.toml`, typed.

use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a first name, a title or a pronoun says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::statement) enum Gender {
    Male,
    Female,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Whether a verb of speech may stand without a subject.
    #[serde(default)]
    drops_subjects: bool,
    words: Words,
    /// Run by a test.
    #[serde(default, rename = "example")]
    _examples: Vec<toml::Value>,
    names: HashMap<String, String>,
}

type Set = HashSet<String>;

/// Word lists, all in lower case; the file says of each what it is for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::statement) struct Words {
    pub speech: Set,
    pub saying: Set,
    pub weak: Set,
    #[serde(default)]
    pub thinking: Set,
    pub passive: Set,
    #[serde(default)]
    pub offices: Set,
    #[serde(default)]
    pub deputies: Set,
    #[serde(default)]
    pub article: Set,
    #[serde(default)]
    pub nouns: Set,
    #[serde(default)]
    pub counts: Set,
    #[serde(default)]
    pub adding: Set,
    #[serde(default)]
    pub lasting: Set,
    #[serde(default)]
    pub infinitive: Set,
    #[serde(default)]
    pub going: Set,
    #[serde(default)]
    pub as_links: Set,
    pub be: Set,
    pub quoting: Set,
    pub quoted_as: Set,
    pub participles: Set,
    pub between: Set,
    pub conjunctions: Set,
    pub coordinators: Set,
    pub relatives: Set,
    pub absolute: Set,
    pub definite: Set,
    pub indefinite: Set,
    pub before_days: Set,
    pub day_endings: Set,
    pub adverb_endings: Set,
    pub past_endings: Set,
    pub gerund_endings: Set,
    pub subject_end: Set,
    pub sources: Set,
    pub viewpoint: Set,
    pub by: Set,
    pub agents: Set,
    pub spokesmen: Set,
    pub sourced: Set,
    pub aged: Set,
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
    pub pronouns_i: Set,
    pub human: Set,
    pub bodies: Set,
    pub abbreviations: Set,
    pub elisions: Set,
    pub small: Set,
}

/// The tables of a language, ready for look-up.
#[derive(Debug, Default)]
pub(in crate::statement) struct Speech {
    pub words: Words,
    /// Whether a verb of speech may stand without a subject.
    pub drops_subjects: bool,
    /// First words of `sources`.
    pub source_starts: Set,
    pub first_names: HashMap<String, Gender>,
}

static ENGLISH: LazyLock<Speech> =
    LazyLock::new(|| Speech::read(include_str!("../../../assets/lang/en/quotations.toml")));

static SPANISH: LazyLock<Speech> =
    LazyLock::new(|| Speech::read(include_str!("../../../assets/lang/es/quotations.toml")));

impl Speech {
    /// The tables of a language; English where there are none.
    pub fn of(language: &str) -> &'static Self {
        if language == "es" { &SPANISH } else { &ENGLISH }
    }

    /// Nothing is found with a file that cannot be read; a test reads those there are.
    fn read(file: &str) -> Self {
        Self::build(toml::from_str(file).unwrap_or_default())
    }

    /// Whether a passage tells that somebody said something: "she said", "said Khare".
    pub fn narrates(&self, passage: &str) -> bool {
        let words: Vec<&str> = passage
            .split(|c: char| !c.is_alphabetic())
            .filter(|w| !w.is_empty())
            .collect();
        let someone = |word: Option<&&str>| {
            word.is_some_and(|w| {
                let capital = w.starts_with(char::is_uppercase);
                let own = self.words.pronouns_i.contains(&w.to_lowercase());
                capital && !own
                    || self.words.pronouns_he.contains(*w)
                    || self.words.pronouns_she.contains(*w)
            })
        };
        // "to the point where he says, | 'I regret it'"
        let nested = |word: &str| {
            let end = word.as_ptr() as usize - passage.as_ptr() as usize + word.len();
            let rest = passage.get(end..).unwrap_or_default();
            let rest = rest.trim_start_matches([',', ':', ' ']);
            rest.starts_with(['\'', '‘'])
        };
        words.iter().enumerate().any(|(i, word)| {
            self.words.saying.contains(*word)
                && !(i > 0 && self.words.infinitive.contains(words[i - 1]))
                && !nested(word)
                && (someone(words.get(i + 1)) || i > 0 && someone(words.get(i - 1)))
        })
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
        let source_starts = file
            .words
            .sources
            .iter()
            .filter_map(|phrase| phrase.split(' ').next())
            .map(str::to_owned)
            .collect();
        Self {
            words: file.words,
            drops_subjects: file.drops_subjects,
            source_starts,
            first_names,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_read() {
        for table in [
            include_str!("../../../assets/lang/en/quotations.toml"),
            include_str!("../../../assets/lang/es/quotations.toml"),
        ] {
            let file: Result<File, _> = toml::from_str(table);
            assert!(file.is_ok(), "{file:?}");
        }
        assert_eq!(ENGLISH.first_names["anna"], Gender::Female);
        assert!(!ENGLISH.first_names.contains_key("andrea"));
    }
}
