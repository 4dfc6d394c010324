//! What articles say of a person: walk of life and country.

use crate::entity::lexicon::Lexicon;
use crate::model::{Document, Mention};
use std::collections::{BTreeMap, BTreeSet};

/// Text looked at before and behind a name, in bytes.
const BEFORE: usize = 60;
const BEHIND: usize = 90;

/// What articles say of a person: how often each word for a walk of life and each country.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// By word: the walk and how often.
    walks: BTreeMap<&'static str, (usize, u32)>,
    lands: BTreeMap<&'static str, u32>,
}

impl Evidence {
    pub fn is_empty(&self) -> bool {
        self.walks.is_empty() && self.lands.is_empty()
    }

    pub fn add(&mut self, other: &Self) {
        for (word, (walk, n)) in &other.walks {
            self.walks.entry(word).or_insert((*walk, 0)).1 += n;
        }
        for (land, n) in &other.lands {
            *self.lands.entry(land).or_default() += n;
        }
    }

    fn numbers(&self) -> BTreeSet<usize> {
        self.walks.values().map(|w| w.0).collect()
    }

    /// Whether both tell a walk, or both a country, and none in common: an Australian and a British
    /// minister are two.
    pub fn contradicts(&self, other: &Self) -> bool {
        let (a, b) = (self.numbers(), other.numbers());
        let walks = !a.is_empty() && !b.is_empty() && a.is_disjoint(&b);
        let lands = !self.lands.is_empty()
            && !other.lands.is_empty()
            && !self.lands.keys().any(|l| other.lands.contains_key(l));
        walks || lands
    }

    /// The word that tells this person from others.
    pub fn label(&self) -> Option<&'static str> {
        let walk = self.walks.iter().rev().max_by_key(|(_, n)| n.1);
        let land = self.lands.iter().rev().max_by_key(|(_, n)| **n);
        walk.map(|w| *w.0).or(land.map(|l| *l.0))
    }
}

/// Reads what stands with a name: the title, the word before, and "..., the Australian batsman,".
pub(super) fn read(
    document: &Document,
    mention: &Mention,
    lexicon: &'static Lexicon,
    out: &mut Evidence,
) {
    let text = &document.text;
    let (start, end) = (mention.span.start as usize, mention.span.end as usize);
    let mut take = |words: &str| {
        let mut land = None;
        for word in words.split_whitespace() {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if let Some((role, walk)) = lexicon.walk(&word.to_lowercase()) {
                out.walks.entry(role).or_insert((walk, 0)).1 += 1;
                // "Australian batsman", but not "Australian Open".
                if let Some(land) = land.take() {
                    *out.lands.entry(land).or_default() += 1;
                }
            } else {
                let known = lexicon.land(word).filter(|k| k.country.is_some());
                land = known.map(|k| k.name.as_str());
            }
        }
    };
    take(mention.title.map_or("", |t| t.of(text)));
    let before = mention.title.map_or(start, |t| t.start as usize);
    let before = &text[floor(text, before.saturating_sub(BEFORE))..before];
    let words = before.split_inclusive(char::is_whitespace).rev();
    let close = words.take(2).take_while(|w| {
        let word = w.trim();
        lexicon.land(word).is_some() || lexicon.walk(&word.to_lowercase()).is_some()
    });
    take(&before[before.len() - close.map(str::len).sum::<usize>()..]);
    let behind = &text[end..floor(text, (end + BEHIND).min(text.len()))];
    take(apposition(behind));
}

/// ", 34, a striker" or " is a striker": what is said of a name right behind it.
fn apposition(behind: &str) -> &str {
    let stop = |s: &str| {
        s.find(['.', ',', ';', ':', ')', '\n', '"', '”'])
            .unwrap_or(s.len())
    };
    for verb in [" is a", " was a", " is the", " was the"] {
        if let Some(rest) = behind.strip_prefix(verb) {
            return &rest[..stop(rest)];
        }
    }
    let Some(mut rest) = behind.strip_prefix(", ").or(behind.strip_prefix(" (")) else {
        return "";
    };
    let age = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    if age > 0
        && let Some(after) = rest[age..].strip_prefix(", ")
    {
        rest = after;
    }
    let article = ["a ", "an ", "the ", "who is ", "who was "];
    let says = article.iter().any(|a| rest.starts_with(a));
    if says { &rest[..stop(rest)] } else { "" }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_name_is_found() {
        for (behind, said) in [
            (", 34, a striker with Leeds, said", "a striker with Leeds"),
            (", the Australian batsman, left", "the Australian batsman"),
            (" is a lawmaker. He", " lawmaker"),
            (" (the mayor)", "the mayor"),
            (", Paris", ""),
            (" said", ""),
            ("", ""),
        ] {
            assert_eq!(apposition(behind), said);
        }
    }
}
