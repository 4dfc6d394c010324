//! Tokens: words, numbers, signs.

use crate::model::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenClass {
    /// Letters (and marks, inner apostrophes as in "O'Brien"; "U.S." with its dots).
    Word,
    /// Digits with inner separators ("1,960,000", "3.5").
    Number,
    /// One sign, or a run of the same ("...", "--").
    Sign,
}

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub class: TokenClass,
}

/// Cuts a text into tokens. Hyphens, and a possessive `'s`, are tokens of their own.
pub(super) fn split(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let rest = &text[at..];
        let (len, class) = if c.is_numeric() {
            (number_len(rest), TokenClass::Number)
        } else if c.is_alphabetic() {
            (
                acronym_len(rest).unwrap_or_else(|| word_len(rest)),
                TokenClass::Word,
            )
        } else if is_apostrophe(c) && possessive(text, at) {
            (c.len_utf8() + 1, TokenClass::Word)
        } else {
            (
                rest.chars()
                    .take_while(|d| *d == c)
                    .map(char::len_utf8)
                    .sum(),
                TokenClass::Sign,
            )
        };
        out.push(Token {
            span: Span::new(at, at + len),
            class,
        });
        at += len;
    }
    out
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// `'s` after a letter or digit and before anything else.
fn possessive(text: &str, at: usize) -> bool {
    let before = text[..at]
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric);
    let mut after = text[at..].chars().skip(1);
    before
        && matches!(after.next(), Some('s' | 'S'))
        && !after.next().is_some_and(char::is_alphanumeric)
}

fn number_len(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let inner =
            matches!(c, ',' | '.') && chars.peek().is_some_and(|(_, d)| d.is_numeric()) && i > 0;
        if !c.is_numeric() && !inner {
            break;
        }
        len = i + c.len_utf8();
    }
    len
}

/// "U.S.", "a.m.", "J.R.R.": single letters, each with its dot, at least two.
fn acronym_len(rest: &str) -> Option<usize> {
    let mut len = 0;
    let mut letters = 0;
    let mut chars = rest.chars();
    while let (Some(a), Some('.')) = (chars.next(), chars.next()) {
        if !a.is_alphabetic() {
            break;
        }
        len += a.len_utf8() + 1;
        letters += 1;
    }
    (letters >= 2).then_some(len)
}

fn word_len(rest: &str) -> usize {
    let mut len = 0;
    for (i, c) in rest.char_indices() {
        let inner = is_apostrophe(c) && !possessive(rest, i) && next_is_letter(&rest[i..]);
        if !c.is_alphanumeric() && !is_mark(c) && !inner {
            break;
        }
        len = i + c.len_utf8();
    }
    len
}

fn next_is_letter(rest: &str) -> bool {
    rest.chars().nth(1).is_some_and(char::is_alphabetic)
}

/// Combining marks of Latin, Greek and Cyrillic, and Arabic vowel signs.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{64b}'..='\u{65f}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        split(text).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn cuts_as_a_reader_would() {
        assert_eq!(
            words("The UN’s U.S. envoy didn't pay $1,960.50."),
            [
                "The", "UN", "’s", "U.S.", "envoy", "didn't", "pay", "$", "1,960.50", "."
            ]
        );
        assert_eq!(
            words("nine-day trip -- G20, COVID-19"),
            [
                "nine", "-", "day", "trip", "--", "G20", ",", "COVID", "-", "19"
            ]
        );
    }

    proptest! {
        #[test]
        fn any_text_is_covered_in_order(text in "\\PC{0,200}") {
            let mut at = 0;
            for token in split(&text) {
                let range = token.span.range();
                prop_assert!(!token.span.is_empty());
                prop_assert!(text.get(range.clone()).is_some());
                prop_assert!(text[at..range.start].chars().all(char::is_whitespace));
                at = range.end;
            }
            prop_assert!(text[at..].chars().all(char::is_whitespace));
        }
    }
}
