//! The words of a text, and which of them are content, names, times or numbers.

use super::sets::hash;
use super::vocabulary::{self, TimeWord, Vocabulary};
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::HashMap;

/// A word on its way into a line.
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub lower: String,
    pub stem: u64,
    /// Starts with a capital letter.
    pub capital: bool,
    pub stop: bool,
    pub time: Option<TimeWord>,
    pub number: Option<u64>,
}

/// Stems with a memory: most words of an article come again.
pub(super) struct Stems {
    stemmer: Stemmer,
    known: HashMap<String, u64>,
}

impl Stems {
    pub fn new() -> Self {
        Self {
            stemmer: Stemmer::create(Algorithm::English),
            known: HashMap::new(),
        }
    }

    pub fn of(&mut self, lower: &str) -> u64 {
        if let Some(stem) = self.known.get(lower) {
            return *stem;
        }
        // Longer words are no words; stemming them would only cost time.
        let stem = if lower.len() > 40 {
            hash(lower)
        } else {
            hash(&self.stemmer.stem(lower))
        };
        self.known.insert(lower.to_owned(), stem);
        stem
    }
}

/// The words of a text.
pub(super) fn words_of<'a>(
    text: &'a str,
    vocabulary: &Vocabulary,
    stems: &mut Stems,
) -> Vec<Word<'a>> {
    runs(text)
        .map(|run| {
            let lower = run.to_lowercase();
            Word {
                text: run,
                stem: stems.of(&lower),
                capital: run.starts_with(char::is_uppercase),
                stop: vocabulary.stop.contains(&*lower),
                time: vocabulary.time.get(&*lower).copied(),
                number: number(run)
                    .or_else(|| vocabulary.numbers.get(&lower).map(|n| u64::from(*n))),
                lower,
            }
        })
        .collect()
}

/// Runs of letters or digits.
pub(crate) fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
}

/// A number of up to four digits.
fn number(run: &str) -> Option<u64> {
    (run.len() <= 4 && run.bytes().all(|b| b.is_ascii_digit()))
        .then(|| run.parse().ok())
        .flatten()
}

/// Which words are names in this article: inside sentences more often with a capital than without.
pub(super) fn names_of<'a>(sentences: &'a [Vec<Word>]) -> HashMap<&'a str, bool> {
    let mut votes: HashMap<&str, i32> = HashMap::new();
    for words in sentences {
        let capitals = words.iter().filter(|w| w.capital).count();
        if capitals * 10 >= words.len() * 6 {
            continue; // a headline
        }
        for word in words.iter().skip(1) {
            let letters = word.text.starts_with(char::is_alphabetic);
            if letters && !word.stop && word.time.is_none() {
                *votes.entry(&word.lower).or_default() += if word.capital { 1 } else { -1 };
            }
        }
    }
    votes.into_iter().map(|(w, n)| (w, n > 0)).collect()
}

/// Whether a line is an address of the web.
pub(super) fn is_address(text: &str) -> bool {
    let start = text.trim_start();
    start
        .get(..4)
        .is_some_and(|s| s.eq_ignore_ascii_case("http") || s.eq_ignore_ascii_case("www."))
}

/// At least three words of letters, and less than half of all are parts of a date line; or half, and
/// there is a word that no date line has ("Gloves arrived on 3 May 2020").
pub(super) fn is_content(words: &[Word]) -> bool {
    let spelt = |w: &&Word| w.text.chars().all(char::is_alphabetic);
    let time = |w: &Word| {
        w.time.is_some() || w.number.is_some() || w.text.bytes().all(|b| b.is_ascii_digit())
    };
    let letters = words.iter().filter(spelt).count();
    let times = words.iter().filter(|w| time(w)).count();
    let mut inner = words.iter().skip(1).filter(spelt);
    let told = inner.any(|w| !w.capital && !w.stop && !time(w));
    letters >= 3 && (times * 2 < words.len() || times * 2 == words.len() && told)
}

/// Whether a sentence tells something: it is no address, date line or scrap.
pub(crate) fn tells(text: &str, vocabulary: &Vocabulary) -> bool {
    let mut stems = Stems::new();
    !is_address(text) && is_content(&words_of(text, vocabulary, &mut stems))
}

/// Turns texts into sets of stems, remembering the words that come again.
pub(crate) struct Sentences(Stems);

impl Default for Sentences {
    fn default() -> Self {
        Self(Stems::new())
    }
}

impl Sentences {
    /// Distinct stems of words that are neither stop words nor numbers, sorted.
    pub fn of_text(&mut self, text: &str, language: &str) -> Vec<u64> {
        let vocabulary = vocabulary::of(language);
        let mut out: Vec<u64> = words_of(text, vocabulary, &mut self.0)
            .iter()
            .filter(|w| !w.stop)
            .map(|w| w.stem)
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}
