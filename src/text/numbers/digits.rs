//! Numbers in digits: "1,960,000", "3.5", "2½", "20 000", "1.3 bn".

use super::{MOST_WORDS, Number, NumberWords, lower, step};
use crate::text::Parsed;

impl NumberWords {
    /// The value of digits with the language's separators: "1,960,000", "3.5", "2½".
    /// `None` for what is no single number ("3.11.2019").
    pub fn digits(&self, word: &str) -> Option<f64> {
        let (plain, extra) = match word.char_indices().next_back()? {
            (at, c) if vulgar(c).is_some() => (&word[..at], vulgar(c)?),
            _ => (word, 0.0),
        };
        if plain.is_empty() {
            return Some(extra);
        }
        let mut digits = String::with_capacity(plain.len());
        let mut run = 0;
        let mut grouped = false;
        let mut fraction = false;
        for c in plain.chars() {
            match c {
                '0'..='9' => {
                    digits.push(c);
                    run += 1;
                }
                _ if c == self.group && !fraction && (!grouped && run <= 3 || run == 3) => {
                    grouped = true;
                    run = 0;
                }
                _ if c == self.group && !fraction && run == 2 => run = 0, // 1,23,45,678
                _ if c == self.decimal && !fraction && (!grouped || run == 3) => {
                    digits.push('.');
                    fraction = true;
                }
                _ => return None,
            }
        }
        if grouped && !fraction && run != 3 {
            return None;
        }
        digits.parse::<f64>().ok().map(|value| value + extra)
    }

    /// Digits, groups behind a space ("20 000"), "3 1/2" left to others, and a scale.
    pub(super) fn in_digits(&self, parsed: &Parsed, token: usize) -> Option<Number> {
        let mut value = self.digits(parsed.word(token))?;
        let mut tokens = 1;
        while tokens < 8 && is_group(parsed, token + tokens, value) {
            value = value * 1e3 + self.digits(parsed.word(token + tokens))?;
            tokens += 1;
        }
        let mut spelled = false;
        let mut last = f64::INFINITY;
        while let Some((scale, used)) = self.scale_after(parsed, token + tokens - 1)
            && tokens < MOST_WORDS
            && scale != last
        {
            value *= scale;
            tokens += used;
            last = scale;
            spelled = true;
        }
        Some(Number {
            value,
            tokens,
            spelled,
        })
    }

    /// The scale word that follows a token, and the tokens it takes (hyphen included).
    pub(super) fn scale_after(&self, parsed: &Parsed, token: usize) -> Option<(f64, usize)> {
        let next = step(parsed, token)?;
        let &scale = self.scales.get(&lower(parsed, next)?)?;
        Some((scale, next - token))
    }
}

/// Whether a token is a group of three digits that belongs to a number before it: after a space
/// that does not break, or "000" after any.
fn is_group(parsed: &Parsed, token: usize, before: f64) -> bool {
    let Some(found) = parsed.tokens.get(token) else {
        return false;
    };
    let word = parsed.word(token);
    if word.len() != 3 || !word.bytes().all(|b| b.is_ascii_digit()) || before.fract() != 0.0 {
        return false;
    }
    let previous = parsed.tokens[token - 1].span;
    let gap = &parsed.text[previous.end as usize..found.span.start as usize];
    let short = previous.len() <= 3;
    short && (matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}") || (gap == " " && word == "000"))
}

/// The value of a fraction that is one character.
fn vulgar(c: char) -> Option<f64> {
    Some(match c {
        '½' => 0.5,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅕' => 0.2,
        '⅖' => 0.4,
        '⅗' => 0.6,
        '⅘' => 0.8,
        '⅛' => 0.125,
        _ => return None,
    })
}
