//! Tables and expressions of our own, read.

use super::compile::TABLES;
use super::*;
use crate::lexicon::dates;
use crate::model::{Moment, Published, PublishedBy};
use crate::text::Parsed;

/// A publication date as if given by the user.
pub fn published(date: &str) -> Published {
    let Ok(day) = date.parse() else {
        return Published::unknown();
    };
    Published {
        moment: Some(Moment::day(day)),
        by: PublishedBy::Given,
        ..Published::unknown()
    }
}

/// Splits `said on {Friday|2020-05-15}` into the text and what is marked in it.
pub fn marked(example: &str) -> (String, Vec<(String, String)>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = example;
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        let close = open + rest[open..].find('}').expect("a { is closed");
        let (words, value) = rest[open + 1..close]
            .split_once('|')
            .expect("a mark has a value");
        text.push_str(words);
        marks.push((words.to_owned(), value.to_owned()));
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    (text, marks)
}

/// What is wrong with an example; nothing if it is read as marked.
pub fn wrong(grammar: &Grammar, date: &str, example: &str) -> Option<String> {
    let (text, marks) = marked(example);
    let parsed = Parsed::new(&text);
    let found: Vec<(String, String)> = crate::timex::read_with(grammar, &parsed, &published(date))
        .into_iter()
        .map(|t| (t.span.of(&text).to_owned(), t.value))
        .collect();
    (found != marks).then(|| format!("{example}\n      read as {found:?}"))
}

#[test]
fn the_tables_compile_and_their_examples_hold() {
    for (language, text) in TABLES {
        let grammar = match Grammar::compile(text, language) {
            Ok(grammar) => grammar,
            Err(e) => panic!("{language}: {e}"),
        };
        let table = dates::parse(text).expect("it was compiled");
        let mut wrongs = Vec::new();
        for rule in &table.rule {
            assert!(!rule.examples.is_empty(), "{}: no example", rule.name);
            for example in &rule.examples {
                if let Some(w) = wrong(&grammar, &table.example_date, example) {
                    wrongs.push(format!("{language}, {}: {w}", rule.name));
                }
            }
        }
        assert!(wrongs.is_empty(), "{}", wrongs.join("\n"));
    }
}

/// Expressions in every kind, of our own, in `tests/dates/`.
#[test]
fn expressions_in_every_kind() {
    for (language, text) in [
        ("en", include_str!("../../../tests/dates/en.txt")),
        ("es", include_str!("../../../tests/dates/es.txt")),
    ] {
        let grammar = Grammar::of(language);
        let lines = text
            .lines()
            .filter(|l| !l.starts_with('#') && !l.is_empty());
        let wrongs: Vec<String> = lines
            .filter_map(|line| {
                let (date, example) = line.split_once(' ')?;
                wrong(grammar, date, example)
            })
            .collect();
        assert!(wrongs.is_empty(), "{}", wrongs.join("\n"));
    }
}

#[test]
fn errors_name_the_line() {
    let table = "example_date = \"2020-05-17\"\n[words]\n[lists]\n[parts]\n[[rule]]\nname = \"a\"\npattern = \"moon\"\nmeans = \"date\"\n";
    let error = Grammar::compile(table, "en").err();
    assert_eq!(
        error.as_deref(),
        Some("line 7, rule “a”: no category is called moon")
    );
}
