//! An article as the comparison reads it: its sentences as sets of stems, names and numbers.
//!
//! Words are runs of letters or digits; everything is kept as hashes of stems, so that two articles
//! can be compared by walking sorted lists.

use super::acts::{Acts, Group};
use super::sets::{add_up, hash, mix};
use super::spans::within;
use super::vocabulary::{self, TimeWord};
use super::words::{Stems, Word, is_address, is_content, names_of, words_of};
use crate::model::{Document, EntityKind, Span};
use jiff::civil::Date;
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
    /// The same, with one hash for words that tell the same act or thing, sorted.
    pub told: Vec<u64>,
    /// Acts that its words tell, sorted.
    pub deeds: Vec<Group>,
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
    pub lead_people: Vec<u64>,
    /// Stems of the lead, sorted.
    pub lead_stems: Vec<u64>,
    /// Those of them that are long, no name and no time word, sorted.
    pub lead_acts: Vec<u64>,
    /// Names (single words) of the lead, sorted.
    pub lead_names: Vec<u64>,
    /// Persons with the number of content sentences that mention them, sorted.
    pub people: Vec<(u64, u32)>,
    /// Places, the same.
    pub places: Vec<(u64, u32)>,
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

impl Telling {
    /// Reads a document's sentences, and the names and dates found in them.
    pub fn of(document: &Document) -> Self {
        let text = &document.text;
        let vocabulary = vocabulary::of(&document.language);
        let acts = Acts::of(&document.language);
        let mut stems = Stems::new();
        let raw: Vec<Vec<Word>> = (document.sentences.iter())
            .map(|s| words_of(s.of(text), vocabulary, &mut stems))
            .collect();
        let named = names_of(&raw);
        let mut out = Self::default();
        for (words, span) in raw.iter().zip(&document.sentences) {
            let before = out.content;
            out.take(words, span.of(text), &named, acts);
            if out.content > before {
                out.take_entities(document, *span);
            }
            out.take_days(document, *span);
        }
        out.finish();
        out
    }

    /// Counts who and where a content sentence names, each once.
    fn take_entities(&mut self, document: &Document, span: Span) {
        let (mut people, mut places) = (Vec::new(), Vec::new());
        for (_, mention) in within(&document.mentions, span, |m| m.span) {
            match mention.kind {
                EntityKind::Person => people.push(u64::from(mention.entity.0)),
                EntityKind::Place => places.push(u64::from(mention.entity.0)),
                _ => {}
            }
        }
        if self.content <= LEAD {
            self.lead_people.extend(&people);
        }
        for (list, all) in [(people, &mut self.people), (places, &mut self.places)] {
            let mut list = list;
            list.sort_unstable();
            list.dedup();
            all.extend(list.into_iter().map(|e| (e, 1)));
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
    fn take(&mut self, words: &[Word], text: &str, named: &HashMap<&str, bool>, acts: &Acts) {
        let address = is_address(text);
        let mut line = Line {
            words: words.iter().map(|w| hash(&w.lower)).collect(),
            ..Line::default()
        };
        if !address {
            self.note_times(words);
            line.fill(words, named, acts);
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
            self.lead_stems.extend(&line.stems);
            self.lead_acts.extend(&line.acts);
            self.lead_names.extend(&line.names);
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
        add_up(&mut self.people);
        add_up(&mut self.places);
        for list in [
            &mut self.pairs,
            &mut self.numbers,
            &mut self.lead_numbers,
            &mut self.lead_stems,
            &mut self.lead_acts,
            &mut self.lead_names,
            &mut self.lead_people,
            &mut self.years,
        ] {
            list.sort_unstable();
            list.dedup();
        }
        self.counted.sort_unstable();
        self.counted.dedup();
        self.days.sort_unstable();
        self.days.dedup();
    }

    /// In how many content sentences a stem stands.
    pub fn sentences_of(&self, stem: u64) -> u32 {
        let at = self.stems.binary_search_by_key(&stem, |s| s.0);
        at.map_or(0, |i| self.stems[i].1)
    }

    /// In how many content sentences a name stands.
    pub fn sentences_with(&self, name: u64) -> u32 {
        self.names
            .binary_search_by_key(&name, |n| n.0)
            .map_or(0, |i| self.names[i].1)
    }
}

impl Line {
    fn fill(&mut self, words: &[Word], named: &HashMap<&str, bool>, acts: &Acts) {
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
                    self.told.push(acts.meaning(word.stem));
                    self.deeds.extend(acts.act(word.stem));
                }
            }
        }
        let phrases = words.windows(2);
        self.deeds
            .extend(phrases.filter_map(|w| acts.phrase(&w[0].lower, &w[1].lower)));
        self.deeds.sort_unstable();
        self.deeds.dedup();
        for list in [
            &mut self.stems,
            &mut self.acts,
            &mut self.told,
            &mut self.names,
            &mut self.numbers,
        ] {
            list.sort_unstable();
            list.dedup();
        }
    }
}
