//! An article as the comparison reads it: its sentences as sets of stems, names and numbers.
//!
//! Words are runs of letters or digits; everything is kept as hashes of stems, so that two articles
//! can be compared by walking sorted lists.

use super::document::within;
use super::vocabulary::{self, TimeWord, Vocabulary};
use crate::model::{Document, EntityId, EntityKind, Span};
use jiff::civil::Date;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::HashMap;

/// How far apart two stems of a pair may stand, in content words.
const PAIR_REACH: usize = 3;
/// How many content sentences are the lead.
const LEAD: usize = 3;
/// How many sentences of any kind may say when the article was written.
const HEAD: usize = 6;

/// One sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    /// All words in order, lower-cased and hashed.
    pub words: Vec<u64>,
    /// Distinct stems of words that are no stop words, sorted.
    pub stems: Vec<u64>,
    /// Those of them that are long, no name and no time word, sorted.
    pub acts: Vec<u64>,
    /// Distinct names (single words), sorted.
    pub names: Vec<u64>,
    /// Distinct numbers, sorted.
    pub numbers: Vec<u64>,
    /// Days that it names, sorted.
    pub days: Vec<Date>,
    /// Place among the content sentences; `None` for address lines, date lines and scraps.
    pub content: Option<u32>,
}

/// One article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Telling {
    /// Its sentences, as in the document.
    pub lines: Vec<Line>,
    /// Number of content sentences.
    pub content: usize,
    /// Names with the number of content sentences that have them, sorted.
    pub names: Vec<(u64, u32)>,
    /// Distinct unordered pairs of near stems, sorted.
    pub pairs: Vec<u64>,
    /// Numbers of the content sentences, sorted.
    pub numbers: Vec<u64>,
    /// Numbers of the lead, sorted.
    pub lead_numbers: Vec<u64>,
    /// Persons that the lead names, sorted.
    pub lead_people: Vec<EntityId>,
    /// Places that the lead names, sorted.
    pub lead_places: Vec<EntityId>,
    /// Distinct stems with the number of content sentences that have them, sorted.
    pub stems: Vec<(u64, u32)>,
    /// Days that the first sentences name, sorted.
    pub days: Vec<Date>,
    /// Months named, one bit each.
    pub months: u16,
    /// Years named, sorted.
    pub years: Vec<u64>,
    /// What is counted, and by which numbers: (noun, number), sorted.
    pub counted: Vec<(u64, u64)>,
}

/// A word on its way into a line.
struct Word<'a> {
    text: &'a str,
    lower: String,
    stem: u64,
    /// Starts with a capital letter.
    capital: bool,
    stop: bool,
    time: Option<TimeWord>,
    number: Option<u64>,
}

impl Telling {
    /// Reads a document's sentences, and the names and dates found in them.
    pub fn of(document: &Document) -> Self {
        let text = &document.text;
        let vocabulary = vocabulary::of(&document.language);
        let mut stems = Stems::new();
        let raw: Vec<Vec<Word>> = (document.sentences.iter())
            .map(|s| words_of(s.of(text), vocabulary, &mut stems))
            .collect();
        let named = names_of(&raw);
        let mut out = Self::default();
        for (words, span) in raw.iter().zip(&document.sentences) {
            if out.content < LEAD {
                out.take_lead(document, *span);
            }
            out.take(words, span.of(text), &named);
            out.take_days(document, *span);
        }
        out.finish();
        out
    }

    fn take_lead(&mut self, document: &Document, span: Span) {
        for (_, mention) in within(&document.mentions, span, |m| m.span) {
            match mention.kind {
                EntityKind::Person => self.lead_people.push(mention.entity),
                EntityKind::Place => self.lead_places.push(mention.entity),
                _ => {}
            }
        }
    }

    fn take_days(&mut self, document: &Document, span: Span) {
        let mut days: Vec<Date> = within(&document.timexes, span, |t| t.span)
            .filter_map(|(_, t)| t.interval)
            .filter(|i| i.earliest == i.latest)
            .map(|i| i.earliest)
            .collect();
        days.sort_unstable();
        days.dedup();
        if self.lines.len() <= HEAD {
            self.days.extend(&days);
        }
        if let Some(line) = self.lines.last_mut() {
            line.days = days;
        }
    }

    /// Adds one sentence.
    fn take(&mut self, words: &[Word], text: &str, named: &HashMap<&str, bool>) {
        let address = is_address(text);
        let mut line = Line {
            words: words.iter().map(|w| hash(&w.lower)).collect(),
            ..Line::default()
        };
        if !address {
            self.note_times(words);
            line.fill(words, named);
            if is_content(words) {
                line.content = Some(self.content as u32);
                self.take_content(&line, words);
                self.content += 1;
            }
        }
        self.lines.push(line);
    }

    fn note_times(&mut self, words: &[Word]) {
        for word in words {
            match word.time {
                Some(TimeWord::Month(m)) if word.capital => self.months |= 1 << m,
                _ => {}
            }
            if let Some(n) = word.number
                && (1900..2100).contains(&n)
                && word.text.len() == 4
            {
                self.years.push(n);
            }
        }
    }

    fn take_content(&mut self, line: &Line, words: &[Word]) {
        self.numbers.extend(&line.numbers);
        if self.content < LEAD {
            self.lead_numbers.extend(&line.numbers);
        }
        self.stems.extend(line.stems.iter().map(|s| (*s, 1)));
        self.names.extend(line.names.iter().map(|n| (*n, 1)));
        self.take_pairs(words);
        self.take_counts(words);
    }

    fn take_pairs(&mut self, words: &[Word]) {
        let kept: Vec<u64> = words.iter().filter(|w| !w.stop).map(|w| w.stem).collect();
        for (i, a) in kept.iter().enumerate() {
            for b in &kept[i + 1..kept.len().min(i + 1 + PAIR_REACH)] {
                if a != b {
                    self.pairs.push(mix(*a.min(b), *a.max(b)));
                }
            }
        }
    }

    fn take_counts(&mut self, words: &[Word]) {
        for (i, word) in words.iter().enumerate() {
            let Some(number) = word.number else { continue };
            let nouns = words[i + 1..].iter().take(3).take_while(|w| !w.stop);
            self.counted.extend(
                nouns
                    .filter(|w| w.number.is_none())
                    .map(|w| (w.stem, number)),
            );
        }
    }

    fn finish(&mut self) {
        add_up(&mut self.names);
        add_up(&mut self.stems);
        for list in [
            &mut self.pairs,
            &mut self.numbers,
            &mut self.lead_numbers,
            &mut self.years,
        ] {
            list.sort_unstable();
            list.dedup();
        }
        self.counted.sort_unstable();
        self.counted.dedup();
        for list in [&mut self.lead_people, &mut self.lead_places] {
            list.sort_unstable();
            list.dedup();
        }
        self.days.sort_unstable();
        self.days.dedup();
    }

    /// In how many content sentences a name stands.
    pub fn sentences_with(&self, name: u64) -> u32 {
        self.names
            .binary_search_by_key(&name, |n| n.0)
            .map_or(0, |i| self.names[i].1)
    }
}

impl Line {
    fn fill(&mut self, words: &[Word], named: &HashMap<&str, bool>) {
        for word in words {
            let is_name = word.capital && named.get(&*word.lower).is_some_and(|n| *n);
            if is_name {
                self.names.push(hash(&word.lower));
            }
            if let Some(n) = word.number {
                self.numbers.push(n);
            }
            if !word.stop {
                self.stems.push(word.stem);
                let long = word.lower.chars().nth(2).is_some();
                if long && !is_name && word.time.is_none() {
                    self.acts.push(word.stem);
                }
            }
        }
        for list in [
            &mut self.stems,
            &mut self.acts,
            &mut self.names,
            &mut self.numbers,
        ] {
            list.sort_unstable();
            list.dedup();
        }
    }
}

/// Stems with a memory: most words of an article come again.
struct Stems {
    stemmer: Stemmer,
    known: HashMap<String, u64>,
}

impl Stems {
    fn new() -> Self {
        Self {
            stemmer: Stemmer::create(Algorithm::English),
            known: HashMap::new(),
        }
    }

    fn of(&mut self, lower: &str) -> u64 {
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

fn words_of<'a>(text: &'a str, vocabulary: &Vocabulary, stems: &mut Stems) -> Vec<Word<'a>> {
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
fn names_of<'a>(sentences: &'a [Vec<Word>]) -> HashMap<&'a str, bool> {
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

fn is_address(text: &str) -> bool {
    let start = text.trim_start();
    start
        .get(..4)
        .is_some_and(|s| s.eq_ignore_ascii_case("http") || s.eq_ignore_ascii_case("www."))
}

/// At least three words of letters, and less than half of all are parts of a date line.
fn is_content(words: &[Word]) -> bool {
    let letters = words
        .iter()
        .filter(|w| w.text.chars().all(char::is_alphabetic))
        .count();
    let times = words
        .iter()
        .filter(|w| {
            w.time.is_some() || w.number.is_some() || w.text.bytes().all(|b| b.is_ascii_digit())
        })
        .count();
    letters >= 3 && times * 2 < words.len()
}

/// FNV-1a: the same on every machine and in every run.
pub(crate) fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// One hash of two, in this order.
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let x = (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x ^ (x >> 29)
}

/// Sorts counts and adds up those of the same thing.
fn add_up(counts: &mut Vec<(u64, u32)>) {
    counts.sort_unstable();
    counts.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
}

/// Sum of the squares of counts.
pub(crate) fn squares(counts: &[(u64, u32)]) -> f32 {
    counts.iter().map(|c| (c.1 as f32).powi(2)).sum()
}

/// How many entries two sorted lists without repetition have in common.
pub(crate) fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    common(a, b).count()
}

/// The entries that two sorted lists without repetition have in common.
pub(crate) fn common<'a, T: Ord>(a: &'a [T], b: &'a [T]) -> impl Iterator<Item = &'a T> {
    let mut rest = b;
    a.iter().filter(move |x| {
        let at = gallop(rest, x);
        rest = &rest[at..];
        rest.first() == Some(x)
    })
}

/// First place in a sorted list whose entry is not below `x`.
fn gallop<T: Ord>(list: &[T], x: &T) -> usize {
    let mut step = 1;
    while step < list.len() && list[step] < *x {
        step *= 2;
    }
    let (from, to) = (step / 2, list.len().min(step + 1));
    from + list[from..to].partition_point(|y| y < x)
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
