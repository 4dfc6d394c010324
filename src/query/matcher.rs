//! Words, phrases and expressions found in a text.

use super::{Clause, Field, Query};
use crate::model::Span;
use regex::{Regex, RegexBuilder};

/// An expression that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("/{pattern}/ is no regular expression: {reason}")]
pub struct PatternError {
    /// As typed.
    pub pattern: String,
    /// What is wrong with it.
    pub reason: String,
}

/// Largest compiled expression, in bytes: keeps a hostile one from eating the memory.
const EXPRESSION_LIMIT: usize = 4 << 20;

/// The text clauses of a query, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    wanted: Vec<Regex>,
    unwanted: Vec<Regex>,
}

impl Matcher {
    /// Compiles the clauses; expressions that cannot be read are told and passed over.
    pub fn new(query: &Query) -> (Self, Vec<PatternError>) {
        let (mut matcher, mut errors) = (Self::default(), Vec::new());
        for clause in query.text() {
            match compile(clause) {
                Ok(regex) if clause.excluded => matcher.unwanted.push(regex),
                Ok(regex) => matcher.wanted.push(regex),
                Err(error) => errors.push(error),
            }
        }
        (matcher, errors)
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.unwanted.is_empty()
    }

    /// Whether every clause holds for the text.
    pub fn accepts(&self, text: &str) -> bool {
        self.wanted.iter().all(|r| r.is_match(text))
            && !self.unwanted.iter().any(|r| r.is_match(text))
    }

    /// Where wanted words stand, ordered, not overlapping.
    pub fn hits(&self, text: &str) -> Vec<Span> {
        let mut hits: Vec<Span> = self
            .wanted
            .iter()
            .flat_map(|r| r.find_iter(text))
            .filter(|m| !m.is_empty())
            .map(|m| Span::new(m.start(), m.end()))
            .collect();
        hits.sort_unstable();
        let mut end = 0;
        hits.retain(|h| {
            h.start >= end && {
                end = h.end;
                true
            }
        });
        hits
    }
}

fn compile(clause: &Clause) -> Result<Regex, PatternError> {
    let pattern = match clause.field {
        Field::Regex => clause.value.clone(),
        _ => whole_words(&clause.value),
    };
    RegexBuilder::new(&pattern)
        .case_insensitive(true)
        .size_limit(EXPRESSION_LIMIT)
        .build()
        .map_err(|e| {
            let reason = e.to_string();
            PatternError {
                pattern: clause.value.clone(),
                reason: reason
                    .lines()
                    .last()
                    .unwrap_or_default()
                    .trim_start_matches("error: ")
                    .to_owned(),
            }
        })
}

/// The words, with any white space between them, beginning where a word begins. A last word may go
/// on ("vaccin" finds "vaccines"), as one expects while typing.
fn whole_words(words: &str) -> String {
    let body = words
        .split_whitespace()
        .map(regex::escape)
        .collect::<Vec<_>>()
        .join(r"\s+");
    if words.starts_with(char::is_alphanumeric) {
        format!(r"\b{body}")
    } else {
        body
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    fn hits<'a>(query: &str, text: &'a str) -> Vec<&'a str> {
        Matcher::new(&parse(query))
            .0
            .hits(text)
            .into_iter()
            .map(|s| s.of(text))
            .collect()
    }

    #[test]
    fn finds_words_phrases_and_expressions() {
        let text = "Two doses of vaccine;\nvaccines for all";
        assert_eq!(hits("vaccin", text), ["vaccin", "vaccin"]);
        assert_eq!(hits("\"vaccine; vaccines\"", text), ["vaccine;\nvaccines"]);
        assert_eq!(hits("/d.ses?/ two", text), ["Two", "doses"]);
        assert!(hits("ose", text).is_empty());
    }

    #[test]
    fn a_bad_expression_is_told() {
        let (matcher, errors) = Matcher::new(&parse("/a(/"));
        assert!(matcher.is_empty());
        assert!(
            errors[0].to_string().contains("unclosed group"),
            "{}",
            errors[0]
        );
    }

    #[test]
    fn unwanted_words_refuse() {
        let (matcher, _) = Matcher::new(&parse("masks -gloves"));
        assert!(matcher.accepts("ten masks"));
        assert!(!matcher.accepts("ten masks and gloves"));
    }
}
