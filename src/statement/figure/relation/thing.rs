//! What figures count, so that phrases for the same thing are known as such.

use crate::model::Figure;
use crate::statement::figure::tables::Tables;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::BTreeSet;

/// Whether two figures count the same.
pub(super) fn same_thing(a: &Figure, b: &Figure, tables: &Tables) -> bool {
    let (Some(a), Some(b)) = (&a.of, &b.of) else {
        return false;
    };
    if a.eq_ignore_ascii_case(b) {
        return true;
    }
    let (x, y) = (Thing::of(a, tables), Thing::of(b, tables));
    if x.marked != y.marked {
        return false;
    }
    let (small, large) = if x.words.len() <= y.words.len() {
        (&x, &y)
    } else {
        (&y, &x)
    };
    !small.words.is_empty()
        && large.words.contains(&small.head)
        && small.words.is_subset(&large.words)
}

/// What a phrase counts, so that phrases for the same thing give the same words: stems in which
/// synonyms are one, in alphabetical order. Empty if it says nothing.
pub fn thing_counted(phrase: &str) -> String {
    let thing = Thing::of(phrase, Tables::english());
    let words: BTreeSet<&str> = thing
        .words
        .iter()
        .chain(&thing.marked)
        .map(|w| &**w)
        .collect();
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// A thing counted, as stems in which synonyms are one.
struct Thing {
    head: String,
    words: BTreeSet<String>,
    /// Words that set it apart.
    marked: BTreeSet<String>,
}

impl Thing {
    fn of(phrase: &str, tables: &Tables) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut words = BTreeSet::new();
        let mut marked = BTreeSet::new();
        let mut head = String::new();
        let mut before_preposition = true;
        for word in phrase.split(|c: char| !c.is_alphanumeric() && c != '\'') {
            let word = word.to_lowercase();
            let word = word.trim_end_matches("'s");
            if word.is_empty() {
                continue;
            }
            if tables.stops.contains(word) && !tables.apart.contains(word) {
                before_preposition &= head.is_empty();
                continue;
            }
            let stem = stem(word, &stemmer, tables);
            if tables.apart.contains(word) {
                marked.insert(stem.clone());
                if !words.is_empty() || tables.same.contains_key(word) && head.is_empty() {
                    // "killed" alone is what is counted.
                    if head.is_empty() {
                        head.clone_from(&stem);
                        words.insert(stem);
                    }
                }
                continue;
            }
            if before_preposition {
                head.clone_from(&stem);
            }
            words.insert(stem);
        }
        let mut out = Self {
            head,
            words,
            marked,
        };
        out.fate(&stemmer, tables);
        out
    }

    /// "People killed", "dead" and "deaths" are one.
    fn fate(&mut self, stemmer: &Stemmer, tables: &Tables) {
        let mut marked = self.marked.iter();
        let Some(fate) = marked.next().filter(|m| m.starts_with('=')).cloned() else {
            return;
        };
        let anybody = |w: &String| {
            let mut words = tables.beings.iter();
            *w == fate || words.any(|a| stem(a, stemmer, tables) == *w)
        };
        if marked.next().is_none() && self.words.iter().all(anybody) {
            self.words = BTreeSet::from([fate.clone()]);
            self.marked.clear();
            self.head = fate;
        }
    }
}

/// The stem of a lower-case word, or what stands for its synonyms.
fn stem(word: &str, stemmer: &Stemmer, tables: &Tables) -> String {
    match tables.same.get(word) {
        Some(group) => format!("={group}"),
        None => stemmer.stem(word).into_owned(),
    }
}
