//! Lines around an article that say when, by whom and where it was published.

mod byline;
mod dateline;
mod dates;
mod source;

use crate::timex::month_of;
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;

pub use byline::{byline, is_personal_name};
pub use dateline::{Dateline, dateline, story_start};
pub use dates::{DateLine, Label, date_line, leading_date};
pub use source::{outlet, source_line};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    published: Vec<String>,
    updated: Vec<String>,
    small: Vec<String>,
    byline: Vec<String>,
    byline_ends: Vec<String>,
    source: Vec<String>,
    outlets: Vec<String>,
    particles: Vec<String>,
}

#[derive(Default)]
struct Words {
    published: HashSet<String>,
    updated: HashSet<String>,
    small: HashSet<String>,
    /// Longest first.
    byline: Vec<String>,
    byline_ends: HashSet<String>,
    source: HashSet<String>,
    outlets: HashSet<String>,
    particles: HashSet<String>,
}

const FILES: [&str; 2] = [
    include_str!("../../../assets/lang/en/header.toml"),
    include_str!("../../../assets/lang/es/header.toml"),
];

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut all = Words::default();
    for text in FILES {
        // A faulty file gives no words here; a test below names the fault.
        let file: File = toml::from_str(text).unwrap_or_default();
        all.published.extend(file.published);
        all.updated.extend(file.updated);
        all.small.extend(file.small);
        all.byline.extend(file.byline);
        all.byline_ends.extend(file.byline_ends);
        all.source.extend(file.source);
        all.outlets.extend(file.outlets);
        all.particles.extend(file.particles);
    }
    all.byline.sort_by_key(|w| std::cmp::Reverse(w.len()));
    all
});

/// Lower case, without the signs around it.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

/// A word that is no part of a date, of a time of day or of what introduces them.
fn is_news(word: &str) -> bool {
    let word = bare(word);
    let label = |set: &HashSet<String>| set.iter().any(|l| l.split(' ').any(|w| w == word));
    !(word.is_empty()
        || word.starts_with(|c: char| c.is_ascii_digit())
        || WORDS.small.contains(&word)
        || month_of(&word).is_some()
        || label(&WORDS.published)
        || label(&WORDS.updated)
        || WORDS.source.contains(&word))
}

/// Begins as a name does, or stands between the words of one.
fn is_name_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || matches!(c, '\'' | '’'))
        || WORDS.particles.contains(word)
}

/// A name in capitals as it is usually printed: "HARBOUR DAILY" is "Harbour Daily". One word alone
/// ("CGTN"), and short words, stay as they are.
pub fn recased(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() < 2 || name.contains(char::is_lowercase) {
        return words.join(" ");
    }
    let word = |word: &&str| {
        let lower = word.to_lowercase();
        if WORDS.particles.contains(&lower) || matches!(lower.as_str(), "of" | "in") {
            return lower;
        }
        if word.chars().count() <= 3 && !word.contains(['A', 'E', 'I', 'O', 'U']) {
            return (*word).to_owned();
        }
        let mut chars = word.chars();
        let first = chars.next().map(String::from).unwrap_or_default();
        first + &chars.as_str().to_lowercase()
    };
    words.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// The last character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|i| text.is_char_boundary(*i))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::lines::Line;
    use crate::timex::DayOrder;
    use proptest::prelude::*;

    #[test]
    fn tables_are_whole() {
        for file in FILES {
            toml::from_str::<File>(file).unwrap();
        }
    }

    #[test]
    fn capitals_become_names() {
        for (capitals, name) in [
            ("HARBOUR DAILY", "Harbour Daily"),
            ("ANN LEE AND BO EK", "Ann Lee and Bo Ek"),
            ("CGTN", "CGTN"),
            ("NHK RADIO", "NHK Radio"),
            ("Port  Post", "Port Post"),
        ] {
            assert_eq!(recased(capitals), name);
        }
    }

    proptest! {
        #[test]
        fn any_line_is_read_without_fault(text in "\\PC{0,200}|(By|Updated|Date|[(|,.–-]|May|17|2020| |[A-Za-zßİ]{1,8}){0,30}") {
            let line = Line::new(text.clone(), true);
            date_line(&line, DayOrder::Unknown);
            byline(&line);
            source_line(&line);
            outlet(&text);
            is_personal_name(&line);
            dateline(&text, DayOrder::Unknown);
            if let Some((_, _, at)) = leading_date(&text, DayOrder::Unknown) {
                prop_assert!(text.is_char_boundary(at));
            }
        }
    }
}
