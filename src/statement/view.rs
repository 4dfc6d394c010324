//! A parsed text with its dates and names, as figures and quotations look at it.

use crate::model::{Mention, Span, Timex};
use crate::text::{Parsed, TokenClass};
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

/// Look-ups by token. Indices beyond the text are answered as if nothing stood there.
pub(super) struct View<'a> {
    pub parsed: &'a Parsed<'a>,
    pub timexes: &'a [Timex],
    pub mentions: &'a [Mention],
}

impl<'a> View<'a> {
    /// The words of a token; empty if there is none.
    pub fn word(&self, token: usize) -> &'a str {
        if token < self.parsed.tokens.len() {
            self.parsed.word(token)
        } else {
            ""
        }
    }

    /// The words of a token in lower case, curly apostrophes made straight.
    pub fn lower(&self, token: usize) -> Cow<'a, str> {
        let word = self.word(token);
        if word
            .bytes()
            .all(|b| b.is_ascii() && !b.is_ascii_uppercase())
        {
            Cow::Borrowed(word)
        } else {
            Cow::Owned(word.to_lowercase().replace('’', "'"))
        }
    }

    pub fn span(&self, token: usize) -> Span {
        self.parsed.tokens.get(token).map_or_else(
            || Span::new(self.parsed.text.len(), self.parsed.text.len()),
            |t| t.span,
        )
    }

    /// The span from the first to the last token of a range that is not empty.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        let start = self.span(tokens.start).start;
        let end = self.span(tokens.end.saturating_sub(1)).end;
        Span {
            start,
            end: end.max(start),
        }
    }

    pub fn class(&self, token: usize) -> Option<TokenClass> {
        self.parsed.tokens.get(token).map(|t| t.class)
    }

    pub fn is_number(&self, token: usize) -> bool {
        self.class(token) == Some(TokenClass::Number)
    }

    pub fn is_word(&self, token: usize) -> bool {
        self.class(token) == Some(TokenClass::Word)
    }

    /// Whether nothing stands between a token and the one before it.
    pub fn glued(&self, token: usize) -> bool {
        token > 0
            && token < self.parsed.tokens.len()
            && self.span(token).start == self.span(token - 1).end
    }

    /// A hyphen written onto both neighbours.
    pub fn hyphen(&self, token: usize) -> bool {
        matches!(self.word(token), "-" | "\u{2010}" | "\u{2011}" | "–")
            && self.glued(token)
            && self.glued(token + 1)
    }

    pub fn capital(&self, token: usize) -> bool {
        self.word(token).starts_with(char::is_uppercase)
    }

    /// Whether a word is one of a list of small words; "WHO" and "US" are not.
    pub fn is_small(&self, token: usize, words: &HashSet<String>) -> bool {
        let word = self.word(token);
        let acronym = word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c == '.');
        !acronym && words.contains(&*self.lower(token))
    }

    /// Whether a date expression covers the token.
    pub fn in_timex(&self, token: usize) -> bool {
        let span = self.span(token);
        let after = self.timexes.partition_point(|t| t.span.end <= span.start);
        self.timexes
            .get(after)
            .is_some_and(|t| t.span.overlaps(span))
    }

    /// The same, but not "now", "current", "recently".
    pub fn in_dated_timex(&self, token: usize) -> bool {
        let span = self.span(token);
        let after = self.timexes.partition_point(|t| t.span.end <= span.start);
        let found = self.timexes.get(after).filter(|t| t.span.overlaps(span));
        found.is_some_and(|t| !t.value.ends_with("_REF"))
    }

    /// Whether a length of time covers the token: "25 minutes".
    pub fn in_length(&self, token: usize) -> bool {
        let span = self.span(token);
        let after = self.timexes.partition_point(|t| t.span.end <= span.start);
        let found = self.timexes.get(after).filter(|t| t.span.overlaps(span));
        found.is_some_and(|t| t.value.starts_with('P') && !t.value.ends_with("_REF"))
    }

    /// The name that covers the token.
    pub fn mention_at(&self, token: usize) -> Option<&'a Mention> {
        let span = self.span(token);
        let after = self.mentions.partition_point(|m| m.span.end <= span.start);
        self.mentions.get(after).filter(|m| m.span.overlaps(span))
    }

    /// Up to `most` tokens from `first`, each a phrase longer than the one before it:
    /// (tokens, words in lower case joined by a space). Longest first.
    pub fn phrases(&self, first: usize, most: usize, end: usize) -> Vec<(usize, String)> {
        let mut out: Vec<(usize, String)> = Vec::with_capacity(most);
        let mut phrase = String::new();
        for n in 0..most {
            if first + n >= end || self.word(first + n).len() > 20 {
                break;
            }
            if n > 0 {
                phrase.push(' ');
            }
            phrase.push_str(&self.lower(first + n));
            out.push((n + 1, phrase.clone()));
        }
        out.reverse();
        out
    }

    /// The same backwards: phrases that end before the token `end`. Longest first.
    pub fn phrases_before(&self, end: usize, most: usize, first: usize) -> Vec<(usize, String)> {
        let mut out: Vec<(usize, String)> = Vec::with_capacity(most);
        for n in 1..=most {
            if end < first + n || self.word(end - n).len() > 20 {
                break;
            }
            let word = self.lower(end - n);
            let phrase = match out.last() {
                Some((_, rest)) => format!("{word} {rest}"),
                None => word.into_owned(),
            };
            out.push((n, phrase));
        }
        out.reverse();
        out
    }
}
