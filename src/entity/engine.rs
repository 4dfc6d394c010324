//! Names in running text: what the field says, then the net, then the judge of both.

use super::clusters::Clusters;
use super::crf::{Chain, LANES, Row, Transitions, best};
use super::features::{Evidence, Forms, PLACES, REACH, Sequence};
use super::gazetteer::Gazetteer;
use super::judge::{DECIDED, Judge, Views};
use super::labels::{KINDS, LABELS, Part, class, label, opens};
use super::memory::{Memory, UnitSums, number};
use super::net::page::Page;
use super::net::{Net, Reader};
use super::weights::{Adder, Sum, Weights};
use crate::model::EntityKind;
use crate::text::Parsed;
use std::ops::Range;
use std::sync::LazyLock;

static CLUSTERS: &[u8] = include_bytes!("../../assets/model/clusters.bin");
static WEIGHTS: &[u8] = include_bytes!("../../assets/model/weights.bin");
static VECTORS: &[u8] = include_bytes!("../../assets/model/vectors.bin");
static NET: &[u8] = include_bytes!("../../assets/model/net.bin");
static JUDGE: &[u8] = include_bytes!("../../assets/model/judge.bin");
static PLACES_FILE: &[u8] = include_bytes!("../../assets/gazetteer/places.bin");

/// Sentences longer than this are read in parts.
const LONGEST: usize = 400;
/// Texts longer than this many tokens are looked at page by page.
const PAGE: usize = 20_000;
/// What "no name" is weighed down by: its probability stands against that of names divided among
/// kinds and boundaries. Makes precision and recall alike.
const DOUBT: f32 = 0.7;

/// A name as tokens, before rules.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub tokens: Range<usize>,
    pub kind: EntityKind,
    /// Probability of its kind over its tokens, 0 to 1.
    pub score: f32,
}

/// The model inside the binary.
pub(crate) struct Engine {
    /// Tells it from others that were made.
    number: u64,
    clusters: Clusters<'static>,
    weights: Weights<'static>,
    transitions: Transitions,
    net: Net<'static>,
    judge: Option<Judge>,
    pub gazetteer: Gazetteer<'static>,
}

static ENGINE: LazyLock<Option<Engine>> = LazyLock::new(|| {
    let engine = Engine::new(WEIGHTS, NET, JUDGE)?;
    engine.judge.is_some().then_some(engine)
});

/// A model that the trainer tries out.
#[cfg(feature = "train")]
static TRIED: std::sync::Mutex<Option<&'static Engine>> = std::sync::Mutex::new(None);

impl Engine {
    /// The model; `None` only if its files are damaged, which a test excludes.
    pub fn get() -> Option<&'static Self> {
        #[cfg(feature = "train")]
        if let Some(tried) = TRIED.lock().ok().and_then(|t| *t) {
            return Some(tried);
        }
        ENGINE.as_ref()
    }

    /// From the bytes of the field, the net and the judge; without a judge, both are only mixed.
    pub fn new(weights: &'static [u8], net: &'static [u8], judge: &[u8]) -> Option<Self> {
        let weights = Weights::new(weights)?;
        Some(Self {
            number: number(),
            clusters: Clusters::new(CLUSTERS)?,
            transitions: weights.transitions(),
            weights,
            net: Net::new(VECTORS, net)?,
            judge: Judge::new(judge),
            gazetteer: Gazetteer::new(PLACES_FILE)?,
        })
    }

    /// Puts another model in place of the built-in one, to measure it.
    #[cfg(feature = "train")]
    pub fn try_out(self) -> Option<()> {
        *TRIED.lock().ok()? = Some(Box::leak(Box::new(self)));
        Some(())
    }

    /// The names of a text, ordered, not overlapping.
    pub fn find(&self, parsed: &Parsed) -> Vec<Found> {
        let (mut rows, parts) = self.probabilities(parsed);
        rows.iter_mut().for_each(|r| r[0] *= DOUBT);
        let mut out = Vec::new();
        for part in parts {
            let labels = best(&rows[part.clone()]);
            let mut i = 0;
            while i < labels.len() {
                let kind = class(labels[i] as usize);
                let mut end = i + 1;
                if kind == 0 {
                    i = end;
                    continue;
                }
                while end < labels.len() && !opens(labels[end] as usize) && labels[end] != 0 {
                    end += 1;
                }
                let tokens = part.start + i..part.start + end;
                let score = tokens
                    .clone()
                    .map(|t| of_class(&rows[t], kind))
                    .sum::<f32>();
                out.push(Found {
                    kind: KINDS[kind - 1],
                    score: (score / tokens.len() as f32).clamp(0.0, 1.0),
                    tokens,
                });
                i = end;
            }
        }
        out
    }

    /// Probabilities of the labels of every token, and the stretches that were read as one.
    fn probabilities(&self, parsed: &Parsed) -> (Vec<Row>, Vec<Range<usize>>) {
        let mut rows: Vec<Row> = vec![[0.0; LANES]; parsed.tokens.len()];
        rows.iter_mut().for_each(|r| r[0] = 1.0);
        let mut all = Vec::new();
        self.pages(parsed, |views, parts| {
            let judged = match &self.judge {
                Some(judge) => judge.decide(views),
                None => views.mixed,
            };
            let tokens = parts.iter().cloned().flatten();
            tokens.zip(judged).for_each(|(i, row)| rows[i] = row);
            all.extend_from_slice(parts);
        });
        (rows, all)
    }

    /// Gives what field and net say of each page, with the stretches that it was read in.
    pub fn pages(&self, parsed: &Parsed, mut each: impl FnMut(Views, &[Range<usize>])) {
        let mut memory = Memory::take(self.number, self.clusters);
        let Memory {
            forms,
            sums,
            units,
            tallies,
            ..
        } = &mut *memory;
        let mut reader = Reader::new(&self.net, units);
        let (mut chain, mut sequence) = (Chain::default(), Sequence::default());
        let (mut page, mut parts) = (Page::default(), Vec::new());
        let (mut words, mut rows): (Vec<&str>, Vec<Row>) = (Vec::new(), Vec::new());
        for (n, sentence) in parsed.sentences.iter().enumerate() {
            let mut start = sentence.tokens.start;
            while start < sentence.tokens.end {
                let end = sentence.tokens.end.min(start + LONGEST);
                words.clear();
                words.extend((start..end).map(|i| parsed.word(i)));
                sequence.read(&words, forms, &self.gazetteer);
                rows.clear();
                rows.resize(words.len(), [0.0; LANES]);
                self.score(&sequence, forms, sums, &mut rows);
                chain.marginals(&mut rows, &self.transitions);
                page.add(&sequence, &rows);
                parts.push(start..end);
                start = end;
            }
            if page.len() >= PAGE || n + 1 == parsed.sentences.len() {
                page.finish(forms, tallies);
                let open: Vec<bool> = page.field.iter().map(|r| r[0] < DECIDED).collect();
                let net = reader.read(&page, forms, &open);
                each(Views::new(&page, net), &parts);
                page = Page::default();
                parts.clear();
            }
        }
        memory.keep();
    }

    /// How much each sort of evidence speaks for the tokens of a sentence being a name of this kind,
    /// by template and place (see [`super::features`]), strongest first.
    pub fn evidence(
        &self,
        words: &[&str],
        name: &Range<usize>,
        kind: usize,
    ) -> Vec<(Evidence, f32)> {
        let (mut forms, mut sequence) = (Forms::new(self.clusters), Sequence::default());
        sequence.read(words, &mut forms, &self.gazetteer);
        let mut sums: Vec<(Evidence, f32)> = Vec::new();
        let mut add =
            |evidence: Evidence, weight: f32| match sums.iter_mut().find(|s| s.0 == evidence) {
                Some(s) => s.1 += weight,
                None => sums.push((evidence, weight)),
            };
        for i in name.clone() {
            let part = match (i == name.start, i + 1 == name.end) {
                (true, true) => Part::Whole,
                (true, false) => Part::Begin,
                (false, true) => Part::End,
                (false, false) => Part::Inside,
            };
            let label = usize::from(label(kind, part));
            for place in 0..PLACES {
                let form = &forms.list[sequence.forms[i + place] as usize];
                form.unit(place, |template, f| {
                    let evidence = Evidence::of(template, place).inside(name, i);
                    add(evidence, self.weights.speaks(f, label));
                });
            }
            sequence.context(i, &forms, |template, f| {
                let evidence = Evidence::of(template, REACH).inside(name, i);
                add(evidence, self.weights.speaks(f, label));
            });
        }
        sums.sort_by(|a, b| b.1.total_cmp(&a.1));
        sums
    }

    fn score(&self, sequence: &Sequence, forms: &Forms, sums: &mut UnitSums, rows: &mut [Row]) {
        let scale = self.weights.scale();
        for number in &sequence.forms {
            sums.learn(*number, forms, &self.weights);
        }
        for (i, row) in rows.iter_mut().enumerate() {
            let mut sum = Sum::default();
            for (place, number) in sequence.forms[i..i + PLACES].iter().enumerate() {
                for (s, u) in sum.iter_mut().zip(sums.of(*number, place)) {
                    *s = s.wrapping_add(*u);
                }
            }
            let mut adder = Adder::new(&self.weights, sum);
            sequence.context(i, forms, |_, f| adder.add(f));
            for (r, s) in row.iter_mut().zip(adder.sum()) {
                *r = f32::from(s) * scale;
            }
        }
    }
}

fn of_class(row: &Row, kind: usize) -> f32 {
    (0..LABELS)
        .filter(|l| class(*l) == kind)
        .map(|l| row[l])
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_is_whole() {
        assert!(Engine::get().is_some());
    }
}
