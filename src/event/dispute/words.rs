//! In which words a stretch of text tells what.

use super::side::{Side, capital, lower};
use crate::event::acts::{Acts, Group};
use crate::event::sets::{common, shared};
use crate::event::spans::{runs_at, within};
use crate::event::vocabulary;
use crate::event::words::{Sentences, Stems, Word, words_of};
use crate::model::{Document, Span};

/// Words that name an act for want of a noun.
const RUN: usize = 8;

/// Bytes between words of one thing: "schools in Manta".
const JOINT: u32 = 4;

/// Bytes between an act and the words for what it was done to: "opened the new bridge".
const NEAR: u32 = 16;

/// The words of a stretch of text that say what it tells.
pub(crate) struct Words {
    /// Where each stands, and what it means; in order.
    pub list: Vec<(Span, u64)>,
    /// The meanings, sorted.
    pub told: Vec<u64>,
    /// Acts told, sorted.
    pub deeds: Vec<Group>,
}

impl Words {
    pub fn of(document: &Document, span: Span) -> Self {
        let language = &document.language;
        let (vocabulary, acts) = (vocabulary::of(language), Acts::of(language));
        let mut stems = Stems::new();
        let words = words_of(span.of(&document.text), vocabulary, &mut stems);
        let places: Vec<Span> = runs_at(span, &document.text).collect();
        let mut out = Self {
            list: Vec::new(),
            told: Vec::new(),
            deeds: Vec::new(),
        };
        let mut skip = false;
        for (i, (word, at)) in words.iter().zip(&places).enumerate() {
            if std::mem::take(&mut skip) {
                continue;
            }
            let next = words.get(i + 1).zip(places.get(i + 1));
            let phrase = next.and_then(|(w, to)| {
                let group = acts.phrase(&word.lower, &w.lower)?;
                Some((group, at.start, to.end))
            });
            if let Some((group, start, end)) = phrase {
                out.deeds.push(group);
                out.list.push((Span { start, end }, acts.meaning_of(group)));
                skip = true;
            } else if says_something(word) {
                out.deeds.extend(acts.act(word.stem));
                out.list.push((*at, acts.meaning(word.stem)));
            }
        }
        out.told = out.list.iter().map(|w| w.1).collect();
        out.told
            .extend(out.deeds.iter().map(|g| acts.meaning_of(*g)));
        out.told.sort_unstable();
        out.told.dedup();
        out.deeds.sort_unstable();
        out.deeds.dedup();
        out
    }

    /// What the words of a phrase mean.
    pub fn meant(phrase: &str, document: &Document) -> Vec<u64> {
        let acts = Acts::of(&document.language);
        let stems = Sentences::default().of_text(phrase, &document.language);
        stems.into_iter().map(|w| acts.meaning(w)).collect()
    }

    /// Whether two stretches tell the same act in mostly the same words.
    pub fn alike(&self, other: &Self) -> bool {
        let n = shared(&self.told, &other.told);
        let small = self.told.len().min(other.told.len());
        let large = self.told.len().max(other.told.len());
        let told = n > 2 || self.common_deed(other).is_some();
        told && n >= 2 && n * 4 >= small * 3 && large <= 2 * n + 1 && !self.other_deeds(other)
    }

    /// Whether each tells an act that the other does not tell: a start is no end.
    pub fn other_deeds(&self, other: &Self) -> bool {
        let n = shared(&self.deeds, &other.deeds);
        n < self.deeds.len() && n < other.deeds.len()
    }

    /// Without the words of a stretch.
    pub fn without(mut self, span: Span) -> Self {
        self.list.retain(|w| !span.overlaps(w.0));
        self.told = self.list.iter().map(|w| w.1).collect();
        self.told.sort_unstable();
        self.told.dedup();
        self
    }

    /// The act that both tell; of several the one that stands first in the table.
    pub fn common_deed(&self, other: &Self) -> Option<Group> {
        common(&self.deeds, &other.deeds).next().copied()
    }

    /// Words that both have, in a row, right before the act or right after it.
    fn object(&self, other: &Self, deed: u64, document: &Document) -> Option<Span> {
        let acts = Acts::of(&document.language);
        let at = self.list.iter().position(|w| w.1 == deed)?;
        let deeds: Vec<u64> = (self.deeds.iter()).map(|d| acts.meaning_of(*d)).collect();
        let told = |w: &(Span, u64)| {
            // "approved", "restored" are no things.
            w.1 == deed || deeds.contains(&w.1) || w.0.of(&document.text).ends_with("ed")
        };
        let common = |w: &&(Span, u64)| other.told.binary_search(&w.1).is_ok() && !told(w);
        let joined = |mut of: Span, rest: &[(Span, u64)]| {
            let next = rest.iter().filter(common);
            for (span, _) in next {
                if span.start > of.end + JOINT {
                    break;
                }
                of.end = span.end;
            }
            of
        };
        let before = &self.list[..at];
        // "Wuhan, a city of 11 million people, was closed": the name that it begins with.
        if let Some(first) = before.first().filter(common) {
            let from = document
                .mentions
                .partition_point(|m| m.span.end <= first.0.start);
            let name = document
                .mentions
                .get(from)
                .filter(|m| m.span.overlaps(first.0));
            if let Some(name) = name {
                return Some(name.span);
            }
        }
        if let Some(i) = before.iter().rposition(|w| common(&w)) {
            let run = before[..i]
                .iter()
                .rposition(|w| !common(&w))
                .map_or(0, |n| n + 1);
            let first = (run..=i)
                .rev()
                .take_while(|n| *n == i || before[*n].0.end + JOINT >= before[n + 1].0.start);
            let first = first.last().unwrap_or(i);
            if before[i].0.end + NEAR >= self.list[at].0.start {
                return Some(joined(before[first].0, &before[first + 1..]));
            }
        }
        let after = &self.list[at + 1..];
        let first = after.first().filter(common)?;
        let near = first.0.start <= self.list[at].0.end + NEAR;
        near.then(|| joined(first.0, &after[1..]))
    }

    /// "ferry across the river": the longest run of words that the other has too.
    pub fn run(&self, other: &Self, side: Side) -> String {
        let text = &side.document.text;
        let vocabulary = vocabulary::of(&side.document.language);
        let times: Vec<Span> = within(&side.document.timexes, side.span, |t| t.span)
            .map(|(_, t)| t.span)
            .collect();
        let common = |at: Span| {
            let lower = at.of(text).to_lowercase();
            let known = self.list.iter().find(|w| w.0.overlaps(at));
            let stop = vocabulary.stop.contains(lower.as_str());
            let time = times.iter().any(|t| t.overlaps(at));
            !time && known.map_or(stop, |w| other.told.binary_search(&w.1).is_ok())
        };
        let words: Vec<Span> = runs_at(side.span, text).collect();
        let runs = words.chunk_by(|x, y| common(*x) && common(*y));
        let said = |run: &&[Span]| {
            run.iter()
                .filter(|w| self.list.iter().any(|l| l.0.overlaps(**w)))
                .count()
        };
        let best = runs.rev().max_by_key(said).filter(|run| said(run) > 0);
        let stop = |w: &Span| vocabulary.stop.contains(w.of(text).to_lowercase().as_str());
        let best = best.map(|run| {
            let run = &run[..run.len().min(RUN)];
            let first = run.iter().position(|w| !stop(w)).unwrap_or(0);
            let bare = run.iter().rposition(|w| !stop(w));
            &run[first..bare.map_or(first, |n| n + 1)]
        });
        let Some((first, last)) = best.and_then(|run| run.first().zip(run.last())) else {
            return String::new();
        };
        let run = Span {
            start: first.start,
            end: last.end,
        };
        let words: Vec<&str> = run.of(text).split_whitespace().collect();
        let words = words.join(" ");
        if first.start == side.span.start {
            lower(&words)
        } else {
            words
        }
    }

    /// "Start of vaccination": the act that both tell, and what they say of it in the same words.
    pub fn name(&self, other: &Self, document: &Document) -> Option<String> {
        let acts = Acts::of(&document.language);
        let deed = self.common_deed(other)?;
        let name = acts.name(deed)?;
        let Some(of) = self.object(other, acts.meaning_of(deed), document) else {
            return Some(format!("Date of the {name}"));
        };
        let text = of.of(&document.text);
        let named =
            within(&document.mentions, of, |m| m.span).any(|(_, m)| m.span.start == of.start);
        let first = document.sentences.iter().any(|s| s.start == of.start);
        let text = if first && !named {
            lower(text)
        } else {
            text.to_owned()
        };
        Some(capital(&format!("{name} of {text}")))
    }
}

/// No stop word, number or word of the calendar.
fn says_something(word: &Word) -> bool {
    let digits = word.text.starts_with(|c: char| c.is_ascii_digit());
    !word.stop && word.time.is_none() && word.number.is_none() && !digits
}
