//! Names in running text: the field's probabilities, smoothed over the document.

use super::clusters::Clusters;
use super::crf::{Chain, LANES, Row, Transitions, best};
use super::features::{Evidence, Forms, PLACES, REACH, Sequence};
use super::gazetteer::Gazetteer;
use super::labels::{KINDS, LABELS, Part, class, label, opens};
use super::weights::{Sum, Weights};
use crate::model::EntityKind;
use crate::text::Parsed;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

static CLUSTERS: &[u8] = include_bytes!("../../assets/model/clusters.bin");
static WEIGHTS: &[u8] = include_bytes!("../../assets/model/weights.bin");
static PLACES_FILE: &[u8] = include_bytes!("../../assets/gazetteer/places.bin");

/// Sentences longer than this are read in parts.
const LONGEST: usize = 400;
/// How strongly what a word is elsewhere in the document counts.
const SMOOTHING: f32 = 0.8;
/// What "no name" is weighed down by: its probability stands against that of names divided among
/// kinds and boundaries. Makes precision and recall alike.
const DOUBT: f32 = 0.6;

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
    clusters: Clusters<'static>,
    weights: Weights<'static>,
    transitions: Transitions,
    pub gazetteer: Gazetteer<'static>,
}

static ENGINE: LazyLock<Option<Engine>> = LazyLock::new(|| {
    let weights = Weights::new(WEIGHTS)?;
    Some(Engine {
        clusters: Clusters::new(CLUSTERS)?,
        transitions: weights.transitions(),
        weights,
        gazetteer: Gazetteer::new(PLACES_FILE)?,
    })
});

/// Weights that the trainer tries out.
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

    /// Puts weights in place of the built-in ones, to measure them.
    #[cfg(feature = "train")]
    pub fn try_weights(bytes: Vec<u8>) -> Option<()> {
        let weights = Weights::new(bytes.leak())?;
        let engine = Self {
            clusters: Clusters::new(CLUSTERS)?,
            transitions: weights.transitions(),
            weights,
            gazetteer: Gazetteer::new(PLACES_FILE)?,
        };
        *TRIED.lock().ok()? = Some(Box::leak(Box::new(engine)));
        Some(())
    }

    /// The names of a text, ordered, not overlapping.
    pub fn find(&self, parsed: &Parsed) -> Vec<Found> {
        let (mut rows, parts) = self.probabilities(parsed);
        smooth(parsed, &mut rows);
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
        let mut forms = Forms::new(self.clusters);
        let mut sums = UnitSums::default();
        let (mut chain, mut sequence) = (Chain::default(), Sequence::default());
        let mut rows: Vec<Row> = vec![[0.0; LANES]; parsed.tokens.len()];
        rows.iter_mut().for_each(|r| r[0] = 1.0);
        let mut parts = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        for sentence in &parsed.sentences {
            let mut start = sentence.tokens.start;
            while start < sentence.tokens.end {
                let end = sentence.tokens.end.min(start + LONGEST);
                words.clear();
                words.extend((start..end).map(|i| parsed.word(i)));
                sequence.read(&words, &mut forms, &self.gazetteer);
                self.score(&sequence, &forms, &mut sums, &mut rows[start..end]);
                chain.marginals(&mut rows[start..end], &self.transitions);
                parts.push(start..end);
                start = end;
            }
        }
        (rows, parts)
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
        for (i, row) in rows.iter_mut().enumerate() {
            let mut sum = Sum::default();
            for place in 0..PLACES {
                let number = sequence.forms[i + place] as usize;
                for (s, u) in sum
                    .iter_mut()
                    .zip(sums.get(number, place, forms, &self.weights))
                {
                    *s += u;
                }
            }
            sequence.context(i, forms, |_, f| self.weights.add(f, &mut sum));
            for (r, s) in row.iter_mut().zip(sum) {
                *r = f32::from(s) * scale;
            }
        }
    }
}

/// The sums of what a form alone adds, at each place, made when first needed.
#[derive(Default)]
struct UnitSums(Vec<Option<Box<[Sum; PLACES]>>>);

impl UnitSums {
    fn get(&mut self, number: usize, place: usize, forms: &Forms, weights: &Weights) -> Sum {
        if self.0.len() <= number {
            self.0.resize(forms.list.len(), None);
        }
        let sums = self.0[number].get_or_insert_with(|| {
            Box::new(std::array::from_fn(|place| {
                let mut sum = Sum::default();
                forms.list[number].unit(place, |_, f| weights.add(f, &mut sum));
                sum
            }))
        });
        sums[place]
    }
}

fn of_class(row: &Row, kind: usize) -> f32 {
    (0..LABELS)
        .filter(|l| class(*l) == kind)
        .map(|l| row[l])
        .sum()
}

/// Draws the occurrences of one capitalised word towards what they are on the whole.
fn smooth(parsed: &Parsed, rows: &mut [Row]) {
    let mut seen: HashMap<&str, ([f32; 4], u32)> = HashMap::new();
    let counts = |word: &str| word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some();
    for (i, row) in rows.iter().enumerate() {
        let word = parsed.word(i);
        if counts(word) {
            let entry = seen.entry(word).or_default();
            (0..4).for_each(|k| entry.0[k] += of_class(row, k));
            entry.1 += 1;
        }
    }
    for (i, row) in rows.iter_mut().enumerate() {
        let Some((sums, n)) = seen.get(parsed.word(i)).filter(|s| s.1 > 1) else {
            continue;
        };
        let mut factors = [1f32; 4];
        for (k, f) in factors.iter_mut().enumerate() {
            let mean = sums[k] / *n as f32;
            *f = ((mean + 1e-4) / (of_class(row, k) + 1e-4)).powf(SMOOTHING);
        }
        let mut total = 0.0;
        for (l, p) in row.iter_mut().enumerate().take(LABELS) {
            *p *= factors[class(l)];
            total += *p;
        }
        row.iter_mut()
            .for_each(|p| *p /= total.max(f32::MIN_POSITIVE));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_is_whole() {
        assert!(Engine::get().is_some());
    }
}
