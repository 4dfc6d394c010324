//! Passages that several articles have in the same words, wherever they stand in them.
//!
//! Each article is known by a sample of its word runs that is the same for the same words
//! (winnowing: Schleimer, Wilkerson, Aiken 2003), so that cost grows with the number of words. Only
//! articles that share some of the sample are read side by side.

use super::sets::{hash, mix};
use super::spans::runs_at;
use super::words::runs;
use crate::model::{DocId, Document, Span};
use rayon::prelude::*;
use std::collections::HashMap;

/// Words in a run.
const RUN: usize = 6;
/// Of so many runs in a row the one with the least hash is kept: what two articles share is found if
/// it is `RUN + WINDOW - 1` words long.
const WINDOW: usize = 8;
/// Words that a passage has in common at least: a long sentence.
const FEW: usize = 20;
/// Words put in or left out that do not end a passage.
const GAP: usize = 6;
/// Articles that one run may stand in; what stands in more is page furniture.
const CROWD: usize = 48;
/// Runs of the sample that two articles share before they are read side by side.
const MET: usize = 2;

/// The same words in two articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The article that comes first in the corpus, and where the words stand in it.
    pub first: (DocId, Span),
    /// Where they stand again.
    pub again: (DocId, Span),
    /// How many words are the same.
    pub words: u32,
}

/// All passages that articles of a corpus have from each other. Near-copies of one article count as
/// that article; a passage is told of the first article that has it and of each other one.
#[derive(Clone, Debug, Default)]
pub struct Reuse {
    passages: Vec<Passage>,
    /// For each document indices into `passages`, in the order of its text.
    of: Vec<Vec<u32>>,
}

impl Reuse {
    /// Looks through all articles; best done away from the window's thread.
    pub fn of(documents: &[Document]) -> Self {
        let mut out = Self {
            passages: found(documents),
            of: vec![Vec::new(); documents.len()],
        };
        for (i, passage) in out.passages.iter().enumerate() {
            for (document, _) in [passage.first, passage.again] {
                out.of[document.0 as usize].push(i as u32);
            }
        }
        for (id, list) in out.of.iter_mut().enumerate() {
            let here = |i: &u32| out.passages[*i as usize].within(DocId(id as u32));
            list.sort_by_key(|i| (here(i), *i));
        }
        out
    }

    /// All passages, by their first article, the other article, and place.
    pub fn passages(&self) -> &[Passage] {
        &self.passages
    }

    /// The passages of one article, in the order of its text.
    pub fn in_document(&self, id: DocId) -> impl Iterator<Item = &Passage> {
        let list = self.of.get(id.0 as usize).map_or(&[][..], Vec::as_slice);
        list.iter().map(|i| &self.passages[*i as usize])
    }
}

impl Passage {
    /// Where the words stand in one of the two articles.
    pub fn within(&self, id: DocId) -> Option<Span> {
        [self.first, self.again]
            .into_iter()
            .find(|(document, _)| *document == id)
            .map(|(_, span)| span)
    }

    /// The other article, and where the words stand in it.
    pub fn opposite(&self, id: DocId) -> (DocId, Span) {
        if self.first.0 == id {
            self.again
        } else {
            self.first
        }
    }
}

fn found(documents: &[Document]) -> Vec<Passage> {
    let pairs = pairs(documents);
    let groups: Vec<&[(u32, u32)]> = pairs.chunk_by(|p, q| p.0 == q.0).collect();
    let side_by_side = |group: &&[(u32, u32)]| {
        let first = Words::of(documents, group[0].0);
        let index = first.index();
        let again = group.iter().map(|(_, j)| Words::of(documents, *j));
        again
            .flat_map(|again| first.passages(&index, &again))
            .collect::<Vec<Passage>>()
    };
    groups.par_iter().flat_map_iter(side_by_side).collect()
}

/// Articles that may share a passage, each with the first one that has it; sorted.
fn pairs(documents: &[Document]) -> Vec<(u32, u32)> {
    let sample = |(i, d): (usize, &Document)| -> Vec<(u64, u32)> {
        sample(&d.text).into_iter().map(|h| (h, i as u32)).collect()
    };
    let mut all: Vec<(u64, u32)> = documents
        .par_iter()
        .enumerate()
        .flat_map_iter(sample)
        .collect();
    all.par_sort_unstable();
    let original = |i: u32| documents[i as usize].duplicate.map_or(i, |d| d.of.0);
    let mut met: Vec<(u32, u32)> = Vec::new();
    for same in all.chunk_by(|p, q| p.0 == q.0) {
        if same.len() < 2 || same.len() > CROWD {
            continue;
        }
        let first = same[0].1;
        let others = same[1..].iter().map(|(_, i)| *i);
        // Of near-copies only the first is told of.
        let others = others.filter(|i| original(*i) != original(first) && original(*i) == *i);
        met.extend(others.map(|i| (first, i)));
    }
    met.par_sort_unstable();
    let often = met.chunk_by(|p, q| p == q).filter(|c| c.len() >= MET);
    often.map(|c| c[0]).collect()
}

/// Distinct hashes of the runs that stand for a text.
fn sample(text: &str) -> Vec<u64> {
    let words: Vec<u64> = runs(text).map(|w| hash(&w.to_lowercase())).collect();
    let runs: Vec<u64> = words.windows(RUN).map(key).collect();
    let mut out: Vec<u64> = Vec::new();
    let mut least = 0;
    for end in 0..runs.len() {
        let from = (end + 1).saturating_sub(WINDOW);
        if least < from {
            // The last of equals, so that it stays in the window for long.
            least = (from..=end)
                .min_by_key(|i| (runs[*i], end - *i))
                .unwrap_or(end);
        } else if runs[end] <= runs[least] {
            least = end;
        }
        if end + 1 >= WINDOW && out.last() != Some(&runs[least]) {
            out.push(runs[least]);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn key(words: &[u64]) -> u64 {
    words.iter().fold(0, |h, w| mix(h, *w))
}

/// The words of an article with their places.
struct Words {
    id: DocId,
    hashes: Vec<u64>,
    spans: Vec<Span>,
}

/// Words in a row that two articles have: `here` in one, `there` in the other.
#[derive(Clone, Copy)]
struct Block {
    here: usize,
    there: usize,
    len: usize,
}

impl Words {
    fn of(documents: &[Document], id: u32) -> Self {
        let text = &documents[id as usize].text;
        let all = Span::new(0, text.len());
        let spans: Vec<Span> = runs_at(all, text).collect();
        Self {
            id: DocId(id),
            hashes: spans
                .iter()
                .map(|s| hash(&s.of(text).to_lowercase()))
                .collect(),
            spans,
        }
    }

    /// Where each run stands first.
    fn index(&self) -> HashMap<u64, usize> {
        let mut out = HashMap::new();
        for (i, run) in self.hashes.windows(RUN).enumerate() {
            out.entry(key(run)).or_insert(i);
        }
        out
    }

    fn passages(&self, index: &HashMap<u64, usize>, again: &Self) -> Vec<Passage> {
        let blocks = self.blocks(index, again);
        let near = |p: &Block, q: &Block| {
            let (here, there) = (p.here + p.len, p.there + p.len);
            (here..=here + GAP).contains(&q.here) && (there..=there + GAP).contains(&q.there)
        };
        let long = |chain: &&[Block]| chain.iter().map(|b| b.len).sum::<usize>() >= FEW;
        let chains = blocks.chunk_by(near).filter(long);
        chains.map(|chain| self.passage(again, chain)).collect()
    }

    /// Runs of the same words, in the order of the other article.
    fn blocks(&self, index: &HashMap<u64, usize>, again: &Self) -> Vec<Block> {
        let mut out = Vec::new();
        let mut there = 0;
        while there + RUN <= again.hashes.len() {
            let run = key(&again.hashes[there..there + RUN]);
            let len = index.get(&run).map_or(0, |here| {
                let (a, b) = (&self.hashes[*here..], &again.hashes[there..]);
                let len = a.iter().zip(b).take_while(|(x, y)| x == y).count();
                out.push(Block {
                    here: *here,
                    there,
                    len,
                });
                len
            });
            there += len.max(1);
        }
        out.retain(|b| b.len >= RUN);
        out
    }

    fn passage(&self, again: &Self, chain: &[Block]) -> Passage {
        let (first, last) = (chain[0], chain[chain.len() - 1]);
        let span = |words: &Self, from: usize, last: usize| Span {
            start: words.spans[from].start,
            end: words.spans[last].end,
        };
        Passage {
            first: (self.id, span(self, first.here, last.here + last.len - 1)),
            again: (
                again.id,
                span(again, first.there, last.there + last.len - 1),
            ),
            words: chain.iter().map(|b| b.len as u32).sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::document;
    use crate::model::Duplicate;
    use proptest::prelude::*;

    /// Sentences of words that differ from seed to seed.
    fn text(seed: u64, words: usize) -> String {
        let word = |i: usize| format!("w{:x}", mix(seed, i as u64) % 5000);
        (0..words).map(word).collect::<Vec<_>>().join(" ")
    }

    fn corpus(texts: &[String]) -> Vec<Document> {
        texts.iter().map(|t| document(t)).collect()
    }

    #[test]
    fn a_passage_of_a_wire_report_is_found_with_its_place() {
        let wire = text(1, 300);
        let passage = &wire[600..900];
        let passage = &passage[passage.find(' ').unwrap() + 1..passage.rfind(' ').unwrap()];
        let other = format!("{}. {passage}. {}", text(2, 200), text(3, 200));
        let documents = corpus(&[wire.clone(), text(4, 400), other.clone()]);
        let reuse = Reuse::of(&documents);
        assert_eq!(reuse.passages().len(), 1, "{:?}", reuse.passages());
        let got = reuse.in_document(DocId(2)).next().unwrap();
        assert_eq!(got.within(DocId(2)).unwrap().of(&other), passage);
        assert_eq!(got.opposite(DocId(2)).0, DocId(0));
        assert_eq!(got.opposite(DocId(2)).1.of(&wire), passage);
        assert_eq!(reuse.in_document(DocId(1)).count(), 0);
    }

    #[test]
    fn some_words_put_in_do_not_cut_a_passage_in_two() {
        let wire = text(1, 60);
        let edited = wire
            .replacen("w", "quite newly w", 31)
            .replacen("quite newly w", "w", 30);
        let documents = corpus(&[wire, format!("{} {edited} {}", text(2, 90), text(3, 90))]);
        let reuse = Reuse::of(&documents);
        assert_eq!(reuse.passages().len(), 1, "{:?}", reuse.passages());
        assert_eq!(reuse.passages()[0].words, 60);
    }

    #[test]
    fn near_copies_count_as_one_article() {
        let wire = text(1, 300);
        let mut documents = corpus(&[
            wire.clone(),
            wire.clone(),
            text(2, 300) + " " + &wire[..400],
        ]);
        documents[1].duplicate = Some(Duplicate {
            of: DocId(0),
            likeness: 1.0,
        });
        let reuse = Reuse::of(&documents);
        let ends: Vec<_> = reuse
            .passages()
            .iter()
            .map(|p| (p.first.0.0, p.again.0.0))
            .collect();
        assert_eq!(ends, [(0, 2)]);
    }

    #[test]
    fn few_words_in_common_are_no_passage() {
        let start = text(9, 12);
        let documents = corpus(&[
            format!("{start} {}", text(1, 90)),
            format!("{start} {}", text(2, 90)),
        ]);
        assert!(Reuse::of(&documents).passages().is_empty());
    }

    proptest! {
        #[test]
        fn any_texts_have_passages_inside_them(a in "[ab ]{0,200}\\PC{0,60}", b in "[ab ]{0,200}\\PC{0,60}") {
            let documents = corpus(&[a, b]);
            for passage in Reuse::of(&documents).passages() {
                for (id, span) in [passage.first, passage.again] {
                    prop_assert!(documents[id.0 as usize].text.get(span.range()).is_some());
                }
            }
        }
    }
}
