//! Numbers in digits and words: "1,960,000", "1.3bn", "a hundred and five", "21st", "two-thirds".
//!
//! What a number counts, and whether it is part of a date, is for others to say.

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
    half: String,
    ordinal_endings: Vec<String>,
    cardinals: HashMap<String, f64>,
    scales: HashMap<String, f64>,
    suffixes: HashMap<String, f64>,
    vague: HashMap<String, f64>,
    ordinals: HashMap<String, f64>,
    parts: HashMap<String, f64>,
}

static ENGLISH: LazyLock<NumberWords> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/lang/en/numbers.toml")).unwrap_or_default()
});

static SPANISH: LazyLock<NumberWords> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/lang/es/numbers.toml")).unwrap_or_default()
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
        let articles = self.articles.iter().chain([&self.half]);
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
        if word == self.half {
            return Some(spelled(0.5, 1));
        }
        let count = if self.articles.contains(&word) {
            1.0
        } else {
            *self.cardinals.get(&word)?
        };
        let next = step(parsed, token)?;
        let &parts = self.parts.get(&lower(parsed, next)?)?;
        (count >= 1.0 && count < parts).then(|| spelled(count / parts, next + 1 - token))
    }

    /// An unknown number of a known size: "dozens", "hundreds of thousands", "tens of millions".
    /// The value is the least that it says, taken as one of each.
    pub fn vague(&self, parsed: &Parsed, token: usize) -> Option<Number> {
        let &outer = self.vague.get(&lower(parsed, token)?)?;
        let inner = lower(parsed, token + 1)
            .filter(|of| of == "of")
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
            || word == self.half
            || self.articles.iter().any(|a| a == word)
    }

    /// The value of one number word alone: the "two" of "twofold".
    pub fn word(&self, word: &str) -> Option<f64> {
        let value = self.cardinals.get(word).or_else(|| self.scales.get(word));
        value.copied()
    }

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
    fn in_digits(&self, parsed: &Parsed, token: usize) -> Option<Number> {
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
    fn scale_after(&self, parsed: &Parsed, token: usize) -> Option<(f64, usize)> {
        let next = step(parsed, token)?;
        let &scale = self.scales.get(&lower(parsed, next)?)?;
        Some((scale, next - token))
    }

    /// "half a million", "half-million".
    fn half_a_scale(&self, parsed: &Parsed, token: usize) -> Option<Number> {
        if lower(parsed, token)? != self.half {
            return None;
        }
        let mut next = step(parsed, token)?;
        if self.articles.contains(&lower(parsed, next)?) {
            next = step(parsed, next)?;
        }
        let &scale = self.scales.get(&lower(parsed, next)?)?;
        Some(spelled(scale / 2.0, next + 1 - token))
    }

    /// Words: addends fill the room that the word before leaves, scales multiply.
    fn in_words(&self, parsed: &Parsed, token: usize) -> Option<Number> {
        let mut sum = Sum::default();
        let mut at = token;
        let mut end = token;
        if self.articles.contains(&lower(parsed, at)?) {
            at += 1;
            if !self.scales.contains_key(&lower(parsed, at)?) {
                return None;
            }
        }
        while at < token + MOST_WORDS {
            let Some(word) = lower(parsed, at) else { break };
            let took = if let Some(&value) = self.cardinals.get(&word) {
                sum.add(value)
            } else if let Some(&scale) = self.scales.get(&word) {
                // "hundreds of" alone is no number, nor is "mln".
                let begins = !self.vague.contains_key(&word) && !is_abbreviation(&word);
                (end > token || begins) && sum.multiply(scale)
            } else {
                false
            };
            if !took {
                break;
            }
            end = at + 1;
            if let Some((extra, used)) = self.and_a_half(parsed, end, sum.room) {
                sum.current += extra;
                end += used;
            }
            match self.next_word(parsed, end, sum.room) {
                Some(next) => at = next,
                None => break,
            }
        }
        (end > token).then(|| spelled(sum.total + sum.current, end - token))
    }

    /// Index of the word that may go on: after nothing, a glued hyphen, or a joiner where room is.
    fn next_word(&self, parsed: &Parsed, end: usize, room: f64) -> Option<usize> {
        let next = step(parsed, end - 1)?;
        let joins = room >= self.join_room && self.joiners.contains(&lower(parsed, next)?);
        if !joins {
            return Some(next);
        }
        let after = lower(parsed, next + 1)?;
        self.cardinals.contains_key(&after).then_some(next + 1)
    }

    /// "and a half", "-and-a-half" after the number that ends before the token.
    fn and_a_half(&self, parsed: &Parsed, token: usize, room: f64) -> Option<(f64, usize)> {
        let and = step(parsed, token - 1)?;
        if room > 10.0 || !self.joiners.contains(&lower(parsed, and)?) {
            return None;
        }
        let article = step(parsed, and)?;
        let half = step(parsed, article)?;
        let fits =
            self.articles.contains(&lower(parsed, article)?) && lower(parsed, half)? == self.half;
        fits.then_some((0.5, half + 1 - token))
    }
}

/// A number in words while it is read.
#[derive(Default)]
struct Sum {
    total: f64,
    current: f64,
    /// What follows must be smaller than this; 0 at the beginning.
    room: f64,
    begun: bool,
    /// Scales must fall: "two million five thousand".
    last_scale: Option<f64>,
}

impl Sum {
    fn add(&mut self, value: f64) -> bool {
        if self.begun && value >= self.room {
            return false;
        }
        self.begun = true;
        self.current += value;
        self.room = if value >= 20.0 { 10.0 } else { 0.0 };
        true
    }

    fn multiply(&mut self, scale: f64) -> bool {
        if self.last_scale.is_some_and(|last| scale >= last) && self.current == 0.0 {
            return false;
        }
        self.begun = true;
        let of = if self.current == 0.0 {
            1.0
        } else {
            self.current
        };
        self.room = scale;
        if scale <= 100.0 {
            if self.current >= 100.0 {
                return false;
            }
            self.current = of * scale;
            return true;
        }
        if self.last_scale.is_some_and(|last| scale >= last) {
            return false;
        }
        self.total += of * scale;
        self.current = 0.0;
        self.last_scale = Some(scale);
        true
    }
}

/// "mln", "bn": no vowel.
fn is_abbreviation(word: &str) -> bool {
    !word.contains(['a', 'e', 'i', 'o', 'u'])
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
            include_str!("../../assets/lang/en/numbers.toml"),
            include_str!("../../assets/lang/es/numbers.toml"),
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
