//! Which wordings of several articles are one quotation.

use super::saying::{Saying, Version};
use super::wording::key;
use crate::model::{Corpus, EntityId};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words in a run by which wordings meet.
const RUN: usize = 3;
/// Share of the shorter wording's runs from which two are the same quotation.
const SAME: f32 = 0.6;
/// Runs that so many wordings share tell nothing.
const CROWD: usize = 48;
/// Shorter wordings are the same only if every word is, and the speaker.
const SHORT: usize = 5;

/// A wording as hashes of its words.
struct Wording {
    words: usize,
    whole: u64,
    runs: Vec<u64>,
}

impl Wording {
    fn of(text: &str) -> Self {
        let words: Vec<String> = (text.split_whitespace().map(key))
            .filter(|w| !w.is_empty())
            .collect();
        let mut runs: Vec<u64> = words.windows(RUN).map(hash).collect();
        runs.sort_unstable();
        runs.dedup();
        Self {
            words: words.len(),
            whole: hash(&words),
            runs,
        }
    }

    fn like(&self, other: &Self) -> bool {
        if self.words.min(other.words) < SHORT {
            return self.whole == other.whole;
        }
        let (short, long) = match self.runs.len() <= other.runs.len() {
            true => (self, other),
            false => (other, self),
        };
        let shared = short
            .runs
            .iter()
            .filter(|r| long.runs.binary_search(r).is_ok());
        shared.count() as f32 >= SAME * short.runs.len().max(1) as f32
    }
}

fn hash(words: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

/// Puts the versions of one saying together. Nearly linear: runs that many share are passed over.
pub(super) fn together(corpus: &Corpus, versions: Vec<Version>) -> Vec<Saying> {
    let mut sayings: Vec<Saying> = Vec::new();
    let mut wordings: Vec<(Wording, usize)> = Vec::new();
    let mut met: HashMap<u64, Vec<usize>> = HashMap::new();
    for version in versions {
        let text = version.span.of(&corpus.document(version.document).text);
        let wording = Wording::of(text);
        let keys = match wording.words < SHORT {
            true => vec![wording.whole],
            false => wording.runs.clone(),
        };
        let mut candidates: Vec<usize> = (keys.iter())
            .filter_map(|k| met.get(k))
            .filter(|crowd| crowd.len() < CROWD)
            .flatten()
            .copied()
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let home = candidates.into_iter().find_map(|n| {
            let (other, saying) = &wordings[n];
            let short = wording.words.min(other.words) < SHORT;
            let one = one_speaker(sayings[*saying].speaker, version.speaker, short);
            (one && wording.like(other)).then_some(*saying)
        });
        let at = match home {
            Some(at) => {
                add(&mut sayings[at], version);
                at
            }
            None => {
                sayings.push(Saying {
                    versions: vec![version],
                    speaker: version.speaker,
                    articles: 1,
                });
                sayings.len() - 1
            }
        };
        for key in keys {
            let crowd = met.entry(key).or_default();
            if crowd.len() < CROWD {
                crowd.push(wordings.len());
            }
        }
        wordings.push((wording, at));
    }
    sayings
}

/// Whether two can be one person's words; few words only if the speaker of both is known.
fn one_speaker(a: Option<EntityId>, b: Option<EntityId>, short: bool) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b,
        _ => !short,
    }
}

fn add(saying: &mut Saying, version: Version) {
    let known = saying
        .versions
        .iter()
        .any(|v| v.document == version.document);
    saying.articles += usize::from(!known);
    saying.speaker = saying.speaker.or(version.speaker);
    saying.versions.push(version);
}
