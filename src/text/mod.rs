//! A text cut into tokens and sentences, once, for all who read it.

mod language;
mod numbers;
mod sentences;
mod tokens;

use crate::model::Span;
use std::ops::Range;

pub use language::language;
pub use numbers::{Number, NumberWords};
pub use tokens::{Token, TokenClass};

/// A text with its tokens and sentences.
#[derive(Clone, Debug)]
pub struct Parsed<'a> {
    /// The text that all spans index.
    pub text: &'a str,
    /// All tokens, ordered, not overlapping; white space lies between them.
    pub tokens: Vec<Token>,
    /// Sentences, ordered, not overlapping.
    pub sentences: Vec<Sentence>,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Indices of its tokens.
    pub tokens: Range<usize>,
}

impl<'a> Parsed<'a> {
    /// Cuts the text. Never fails; an empty text has no sentences.
    pub fn new(text: &'a str) -> Self {
        let tokens = tokens::split(text);
        let sentences = sentences::split(text, &tokens);
        Self {
            text,
            tokens,
            sentences,
        }
    }

    /// The words of a token.
    pub fn word(&self, token: usize) -> &'a str {
        self.text
            .get(self.tokens[token].span.range())
            .unwrap_or_default()
    }

    /// Index of the first token that ends after the byte offset.
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.end <= byte)
    }
}
