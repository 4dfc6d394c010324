//! Numbers in digits and words: "1,960,000", "1.3bn", "a hundred and five", "21st", "two-thirds".
//!
//! What a number counts, and whether it is part of a date, is for others to say.

mod digits;
mod words;

use super::{Parsed, TokenClass};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A number that begins at a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// What it comes to.
    pub value: f64,
    /// Tokens used, at least 1.
    pub tokens: usize,
    /// Whether any part of it is written in words.
    pub spelled: bool,
}

/// The number words of a language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWords {
    decimal: char,
    group: char,
    joiners: Vec<String>,
    join_room: f64,
    articles: Vec<String>,
    /// "half" before a scale.
    half: Vec<String>,
    /// "half" of a whole: "la mitad".
    #[serde(default)]
    half_of: Vec<String>,
    /// Whether "and a half" has no article: "dos millones y medio".
    #[serde(default)]
    bare_half: bool,
    /// Behind a fraction, part of it: "una quinta parte".
    #[serde(default)]
    part_nouns: Vec<String>,
    /// Between two vague words: "hundreds of thousands".
    of: Vec<String>,
    ordinal_endings: Vec<String>,
    cardinals: HashMap<String, f64>,
    scales: HashMap<String, f64>,
    suffixes: HashMap<String, f64>,
    vague: HashMap<String, f64>,
    ordinals: HashMap<String, f64>,
    parts: HashMap<String, f64>,
}

static ENGLISH: LazyLock<NumberWords> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../assets/lang/en/numbers.toml")).unwrap_or_default()
});

static SPANISH: LazyLock<NumberWords> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../assets/lang/es/numbers.toml")).unwrap_or_default()
});

/// A scale may follow at most this many words; text without end stays linear.
const MOST_WORDS: usize = 24;

impl NumberWords {
    /// The words of a language (ISO 639-1); English where there is no table.
    pub fn of(language: &str) -> &'static Self {
        if language == "es" { &SPANISH } else { &ENGLISH }
    }

    /// All words that may begin a number, in no order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let articles = self.articles.iter().chain(&self.half);
        let words = self
            .cardinals
            .keys()
            .chain(self.scales.keys())
            .chain(self.ordinals.keys());
        articles.chain(words).map(String::as_str)
    }

    /// The cardinal that begins at a token: "12", "1.3 bn", "a dozen", "two and a half million".
    ///
    /// A suffix of one letter ("5m", "10k") is left alone; see [`Self::suffix`].
    pub fn cardinal(&self, parsed: &Parsed, token: usize) -> Option<Number> {
        let first = parsed.tokens.get(token)?;
        if first.class == TokenClass::Number {
            return self.in_digits(parsed, token);
        }
        if first.class != TokenClass::Word {
            return None;
        }
        self.half_a_scale(parsed, token)
            .or_else(|| self.in_words(parsed, token))
    }

    /// The ordinal that begins at a token: "third", "21st", "twenty-first".
    pub fn ordinal(&self, parsed: &Parsed, token: usize) -> Option<Number> {
        let first = parsed.tokens.get(token)?;
        if first.class == TokenClass::Number {
            let value = self.digits(parsed.word(token))?;
            let ending = glued_word(parsed, token + 1)?;
            return self.ordinal_endings.contains(&ending).then_some(Number {
                value,
                tokens: 2,
                spelled: false,
            });
        }
        let word = lower(parsed, token)?;
        if let Some(&value) = self.ordinals.get(&word) {
            return Some(spelled(value, 1));
        }
        let &tens = self.cardinals.get(&word)?;
        let next = step(parsed, token)?;
        let &units = self.ordinals.get(&lower(parsed, next)?)?;
        (tens >= 20.0 && units < 10.0).then(|| spelled(tens + units, next + 1 - token))
    }

    /// The fraction that begins at a token: "half", "a third", "two-thirds", "three quarters".
    pub fn fraction(&self, parsed: &Parsed, token: usize) -> Option<Number> {
        let word = lower(parsed, token)?;
        if self.half.contains(&word) && !self.bare_half || self.half_of.contains(&word) {
            return Some(spelled(0.5, 1));
        }
        let count = if self.articles.contains(&word) {
            1.0
        } else {
            *self.cardinals.get(&word)?
        };
        let next = step(parsed, token)?;
        let &parts = self.parts.get(&lower(parsed, next)?)?;
        let noun = lower(parsed, next + 1).is_some_and(|w| self.part_nouns.contains(&w));
        let tokens = next + 1 + usize::from(noun) - token;
        (count >= 1.0 && count < parts).then(|| spelled(count / parts, tokens))
    }

    /// An unknown number of a known size: "dozens", "hundreds of thousands", "tens of millions".
    /// The value is the least that it says, taken as one of each.
    pub fn vague(&self, parsed: &Parsed, token: usize) -> Option<Number> {
        let &outer = self.vague.get(&lower(parsed, token)?)?;
        let inner = lower(parsed, token + 1)
            .filter(|of| self.of.contains(of))
            .and_then(|_| self.vague.get(&lower(parsed, token + 2)?));
        match inner {
            Some(&scale) if scale >= 1e3 => Some(spelled(outer * scale, 3)),
            _ => Some(spelled(outer, 1)),
        }
    }

    /// What a letter written onto the digits multiplies by: the "m" of "5m", which may also be metres.
    pub fn suffix(&self, parsed: &Parsed, token: usize) -> Option<f64> {
        self.suffixes.get(&glued_word(parsed, token)?).copied()
    }

    /// The value of a scale word: "million", "bn".
    pub fn scale(&self, word: &str) -> Option<f64> {
        self.scales.get(&word.to_lowercase()).copied()
    }

    /// Whether a word in lower case may begin a number, a fraction or a vague number.
    pub fn begins(&self, word: &str) -> bool {
        self.cardinals.contains_key(word)
            || self.scales.contains_key(word)
            || self.vague.contains_key(word)
            || self.half.iter().chain(&self.half_of).any(|h| h == word)
            || self.articles.iter().any(|a| a == word)
    }

    /// The value of one number word alone: the "two" of "twofold".
    pub fn word(&self, word: &str) -> Option<f64> {
        let value = self.cardinals.get(word).or_else(|| self.scales.get(word));
        value.copied()
    }
}

fn spelled(value: f64, tokens: usize) -> Number {
    Number {
        value,
        tokens,
        spelled: true,
    }
}

/// The token in lower case, if it is a word that may be a number's.
fn lower(parsed: &Parsed, token: usize) -> Option<String> {
    let found = parsed.tokens.get(token)?;
    (found.class == TokenClass::Word && found.span.len() <= 16)
        .then(|| parsed.word(token).to_lowercase())
}

/// The word that is written onto the token before it.
fn glued_word(parsed: &Parsed, token: usize) -> Option<String> {
    glued(parsed, token).then(|| lower(parsed, token)).flatten()
}

/// Whether nothing stands between a token and the one before it.
fn glued(parsed: &Parsed, token: usize) -> bool {
    token > 0
        && parsed
            .tokens
            .get(token)
            .is_some_and(|t| t.span.start == parsed.tokens[token - 1].span.end)
}

/// The next token, or the one behind a hyphen that joins the two.
fn step(parsed: &Parsed, token: usize) -> Option<usize> {
    let next = token + 1;
    parsed.tokens.get(next)?;
    if !matches!(parsed.word(next), "-" | "\u{2010}" | "\u{2011}") {
        return Some(next);
    }
    (glued(parsed, next) && glued(parsed, next + 1)).then_some(next + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<(f64, String)> {
        let parsed = Parsed::new(text);
        let number = ENGLISH.cardinal(&parsed, 0)?;
        let end = parsed.tokens[number.tokens - 1].span.end as usize;
        Some((number.value, text[..end].to_owned()))
    }

    #[test]
    fn the_table_is_read() {
        for text in [
            include_str!("../../../assets/lang/en/numbers.toml"),
            include_str!("../../../assets/lang/es/numbers.toml"),
        ] {
            let table: Result<NumberWords, _> = toml::from_str(text);
            assert!(table.is_ok(), "{table:?}");
        }
    }

    #[test]
    fn cardinals() {
        for (text, value, used) in [
            ("12 people", 12.0, "12"),
            ("1,960,000 cases", 1_960_000.0, "1,960,000"),
            ("1.3bn", 1.3e9, "1.3bn"),
            ("3.5 million", 3.5e6, "3.5 million"),
            ("5-million-euro", 5e6, "5-million"),
            ("20 000 tonnes", 20_000.0, "20 000"),
            ("2½ hours", 2.5, "2½"),
            ("a hundred and five men", 105.0, "a hundred and five"),
            ("a dozen", 12.0, "a dozen"),
            ("two dozen", 24.0, "two dozen"),
            ("twenty-one guns", 21.0, "twenty-one"),
            ("Twenty one", 21.0, "Twenty one"),
            ("two and a half million", 2.5e6, "two and a half million"),
            ("two-and-a-half years", 2.5, "two-and-a-half"),
            ("half a million", 5e5, "half a million"),
            ("half a dozen", 6.0, "half a dozen"),
            ("five hundred thousand", 5e5, "five hundred thousand"),
            (
                "two million five hundred thousand",
                2.5e6,
                "two million five hundred thousand",
            ),
            (
                "one hundred twenty-three thousand four hundred and six",
                123_406.0,
                "one hundred twenty-three thousand four hundred and six",
            ),
            ("two or three", 2.0, "two"),
            ("nine-day trip", 9.0, "nine"),
            ("ten five", 10.0, "ten"),
            ("five and six", 5.0, "five"),
            ("hundred million", 1e8, "hundred million"),
            ("12,50,000 votes", 1_250_000.0, "12,50,000"),
        ] {
            assert_eq!(read(text), Some((value, used.to_owned())), "{text}");
        }
        for text in [
            "a man",
            "hundreds of men",
            "3.11.2019",
            "1,2",
            "half the people",
            "and five",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn ordinals_fractions_and_the_vague() {
        let ordinal = |text| ENGLISH.ordinal(&Parsed::new(text), 0).map(|n| n.value);
        assert_eq!(ordinal("21st century"), Some(21.0));
        assert_eq!(ordinal("twenty-first century"), Some(21.0));
        assert_eq!(ordinal("third"), Some(3.0));
        assert_eq!(ordinal("three"), None);
        let fraction = |text| {
            ENGLISH
                .fraction(&Parsed::new(text), 0)
                .map(|n| (n.value, n.tokens))
        };
        assert_eq!(fraction("a third of"), Some((1.0 / 3.0, 2)));
        assert_eq!(fraction("two-thirds of"), Some((2.0 / 3.0, 3)));
        assert_eq!(fraction("three quarters"), Some((0.75, 2)));
        assert_eq!(fraction("half of"), Some((0.5, 1)));
        assert_eq!(fraction("a man"), None);
        let vague = |text| {
            ENGLISH
                .vague(&Parsed::new(text), 0)
                .map(|n| (n.value, n.tokens))
        };
        assert_eq!(vague("hundreds of thousands of"), Some((1e5, 3)));
        assert_eq!(vague("dozens of men"), Some((12.0, 1)));
        assert_eq!(ENGLISH.suffix(&Parsed::new("5m people"), 1), Some(1e6));
        assert_eq!(ENGLISH.suffix(&Parsed::new("5 m"), 1), None);
    }

    proptest! {
        #[test]
        fn any_text(text in "([0-9,. -]|and|hundred|million|two|twenty|half|a|of|thirds|bn|½|\\PC| ){0,40}") {
            let parsed = Parsed::new(&text);
            for i in 0..=parsed.tokens.len() {
                for read in [
                    ENGLISH.cardinal(&parsed, i),
                    ENGLISH.ordinal(&parsed, i),
                    ENGLISH.fraction(&parsed, i),
                    ENGLISH.vague(&parsed, i),
                ].into_iter().flatten() {
                    prop_assert!(read.tokens >= 1 && i + read.tokens <= parsed.tokens.len());
                    prop_assert!(read.value >= 0.0);
                }
            }
        }
    }
}
