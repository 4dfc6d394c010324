//! Numbers in words: "a hundred and five", "half a million", "two and a half".

use super::{MOST_WORDS, Number, NumberWords, lower, spelled, step};
use crate::text::Parsed;

impl NumberWords {
    /// "half a million", "half-million".
    pub(super) fn half_a_scale(&self, parsed: &Parsed, token: usize) -> Option<Number> {
        if !self.half.contains(&lower(parsed, token)?) {
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
    pub(super) fn in_words(&self, parsed: &Parsed, token: usize) -> Option<Number> {
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
                sum.add_half(extra);
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
        if room > 10.0 && !self.bare_half || !self.joiners.contains(&lower(parsed, and)?) {
            return None;
        }
        let article = step(parsed, and)?;
        if self.bare_half {
            let fits = self.half.contains(&lower(parsed, article)?);
            return fits.then_some((0.5, article + 1 - token));
        }
        let half = step(parsed, article)?;
        let fits = self.articles.contains(&lower(parsed, article)?)
            && self.half.contains(&lower(parsed, half)?);
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
        self.room = match value {
            v if v >= 100.0 => 100.0,
            v if v >= 20.0 => 10.0,
            _ => 0.0,
        };
        true
    }

    /// "two and a half", "dos millones y medio": half of the last unit.
    fn add_half(&mut self, half: f64) {
        match self.last_scale.filter(|_| self.current == 0.0) {
            Some(scale) => self.total += half * scale,
            None => self.current += half,
        }
    }

    fn multiply(&mut self, scale: f64) -> bool {
        let thousand = self.last_scale == Some(1e3) && scale >= 1e6;
        if !thousand && self.last_scale.is_some_and(|last| scale >= last) && self.current == 0.0 {
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
        if self.last_scale == Some(1e3) && scale >= 1e6 {
            // "five thousand million"
            self.total = (self.total + self.current) * scale;
            self.current = 0.0;
            self.last_scale = Some(scale);
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
