//! A sentence as the model sees it.

use super::{Forms, REACH};
use crate::entity::gazetteer::Gazetteer;
use std::ops::Range;

/// How a sentence is printed: in some, capitals tell nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Print {
    #[default]
    Usual,
    /// Without capitals, "I" aside.
    Small,
    /// All in capitals.
    Loud,
}

/// A sentence as the model sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sequence {
    /// Numbers of the forms, with `REACH` edges at both ends.
    pub forms: Vec<u32>,
    /// The gazetteer's code of each token.
    pub places: Vec<u8>,
    /// How it is printed.
    pub print: Print,
    /// Of each token, the run of capitalised words that it stands in; empty if in none.
    pub runs: Vec<Range<u16>>,
}

impl Sequence {
    /// Reads a sentence.
    pub fn read(&mut self, words: &[&str], forms: &mut Forms, gazetteer: &Gazetteer) {
        self.forms.clear();
        self.forms.extend([0; REACH]);
        self.forms.extend(words.iter().map(|w| forms.number(w)));
        self.forms.extend([1; REACH]);
        gazetteer.mark(words, &mut self.places);
        let numbers = &self.forms[REACH..];
        for (code, (word, n)) in self.places.iter_mut().zip(words.iter().zip(numbers)) {
            if *code == 0 {
                *code = forms.small_place(*n, word, gazetteer);
            }
        }
        self.mark_runs(words);
        self.print = print(words);
    }

    /// Finds runs of capitalised words, with small words inside: "Ministry of Foreign Affairs".
    fn mark_runs(&mut self, words: &[&str]) {
        self.runs.clear();
        self.runs.resize(words.len(), 0..0);
        let upper = |i: usize| {
            words
                .get(i)
                .is_some_and(|w| w.starts_with(char::is_uppercase))
        };
        let mut i = 0;
        while i < words.len() {
            if !upper(i) {
                i += 1;
                continue;
            }
            let mut end = i + 1;
            loop {
                let links = words[end..]
                    .iter()
                    .take(2)
                    .take_while(|w| is_link(w))
                    .count();
                match (0..=links).find(|n| upper(end + n)) {
                    Some(n) => end += n + 1,
                    None => break,
                }
            }
            self.runs[i..end].fill(i as u16..end as u16);
            i = end;
        }
    }

    #[cfg(feature = "train")]
    /// Tokens.
    pub fn len(&self) -> usize {
        self.places.len()
    }
}

fn print(words: &[&str]) -> Print {
    let upper = |w: &&str| w.starts_with(char::is_uppercase);
    let long = |w: &&str| w.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
    let mut letters = words
        .iter()
        .filter(|w| w.starts_with(char::is_alphabetic))
        .copied();
    let Some(first) = letters.next() else {
        return Print::Usual;
    };
    if first.starts_with(char::is_lowercase) {
        return match letters.any(|w| upper(&w) && w.chars().nth(1).is_some()) {
            false => Print::Small,
            true => Print::Usual,
        };
    }
    let mut many = words.iter().copied().filter(long);
    match many.clone().nth(1).is_some() && many.all(|w| !w.contains(char::is_lowercase)) {
        true => Print::Loud,
        false => Print::Usual,
    }
}

/// Small words inside names.
fn is_link(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "the"
            | "de"
            | "la"
            | "del"
            | "du"
            | "des"
            | "al"
            | "-"
            | "&"
            | "on"
            | "in"
            | "'s"
            | "’s"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn print_is_told_by_capitals() {
        for (text, expected) in [
            ("i live in san francisco", Print::Small),
            ("i live in San Francisco", Print::Usual),
            ("yes , I do", Print::Small),
            ("We met", Print::Usual),
            ("FLOODS HIT ACCRA", Print::Loud),
            ("NATO met", Print::Usual),
            ("WHO", Print::Usual),
            ("-", Print::Usual),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            assert_eq!(print(&words), expected, "{text}");
        }
    }
}
