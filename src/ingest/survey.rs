//! What only all articles together show: lines that a site repeats, and the order of day and month.

use super::draft::Draft;
use super::lines::Line;
use crate::timex::{DayOrder, parse_date};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Lines of all articles counted, dates that prove an order of day and month.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// In how many articles of a folder a line stands, by the hash of folder and line.
    lines: HashMap<u64, u32>,
    /// Articles in each folder.
    folders: HashMap<String, u32>,
    day_first: Proof,
    month_first: Proof,
}

/// How many dates prove an order, and the least of them as an example.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Proof {
    dates: usize,
    example: Option<String>,
}

/// Longer lines are not counted.
const LONGEST: usize = 2000;
/// A short line in so many articles of a folder is the site's, and in one of so many.
const REPEATED: u32 = 3;
const SHARE: u32 = 100;
/// A sentence in so many articles of a folder is the site's, and in one of as many.
const SENTENCE_REPEATED: u32 = 5;

impl Survey {
    /// Counts one article.
    pub fn add(&mut self, draft: &Draft) {
        let mut keys: Vec<u64> = draft
            .lines()
            .iter()
            .filter(|l| l.text.len() <= LONGEST)
            .map(|l| key(draft.folder(), l))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *self.lines.entry(key).or_default() += 1;
        }
        *self.folders.entry(draft.folder().to_owned()).or_default() += 1;
        let edges = draft.lines().iter().take(8).map(|l| l.text.as_str());
        let meta = [&draft.meta.date, &draft.meta.shown_date];
        for text in edges.chain(meta.into_iter().flatten().map(String::as_str)) {
            if text.len() <= 200 && text.contains(|c: char| c.is_ascii_digit()) {
                self.prove(text);
            }
        }
    }

    fn prove(&mut self, text: &str) {
        let Some(found) = parse_date(text, DayOrder::Unknown) else {
            return;
        };
        let proof = match found.proves {
            Some(DayOrder::DayFirst) => &mut self.day_first,
            Some(DayOrder::MonthFirst) => &mut self.month_first,
            _ => return,
        };
        let example = text.get(found.range).unwrap_or_default().to_owned();
        proof.merge(Proof {
            dates: 1,
            example: Some(example),
        });
    }

    /// Adds what another part of the articles shows.
    pub fn merge(mut self, other: Self) -> Self {
        let (mut into, from) = if self.lines.len() < other.lines.len() {
            (other.lines, self.lines)
        } else {
            (self.lines, other.lines)
        };
        for (key, count) in from {
            *into.entry(key).or_default() += count;
        }
        self.lines = into;
        for (folder, count) in other.folders {
            *self.folders.entry(folder).or_default() += count;
        }
        self.day_first.merge(other.day_first);
        self.month_first.merge(other.month_first);
        self
    }

    /// The order that the dates of the corpus prove, and a date that proves it.
    pub fn order(&self) -> (DayOrder, Option<&str>) {
        let (day, month) = (&self.day_first, &self.month_first);
        // A few dates of another kind are mistakes or strangers.
        if day.dates > 4 * month.dates {
            (DayOrder::DayFirst, day.example.as_deref())
        } else if month.dates > 4 * day.dates {
            (DayOrder::MonthFirst, month.example.as_deref())
        } else {
            (DayOrder::Unknown, None)
        }
    }

    /// Which lines of an article its site repeats. None are, if most of the article stands elsewhere
    /// too: then it is a copy, and repetition says nothing.
    pub fn repeated(&self, folder: &str, lines: &[Line]) -> Vec<bool> {
        let count = |l: &Line| self.lines.get(&key(folder, l)).copied().unwrap_or(0);
        let (mut body, mut copied) = (0, 0);
        for line in lines.iter().filter(|l| l.is_body()) {
            body += 1;
            copied += usize::from(count(line) > 1);
        }
        if copied * 2 >= body.max(1) {
            return vec![false; lines.len()];
        }
        let share = self.folders.get(folder).copied().unwrap_or(0) / SHARE;
        let limit = |l: &Line| {
            let least = if l.is_sentence() {
                SENTENCE_REPEATED
            } else {
                REPEATED
            };
            least.max(share)
        };
        lines.iter().map(|l| count(l) >= limit(l)).collect()
    }
}

impl Proof {
    fn merge(&mut self, other: Self) {
        self.dates += other.dates;
        self.example = match (self.example.take(), other.example) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    }
}

/// The same in every run: the hasher has fixed keys.
fn key(folder: &str, line: &Line) -> u64 {
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    line.text.hash(&mut hasher);
    hasher.finish()
}
