//! Text reuse: sentences with the same words, however wrapped, cut, moved or lightly edited.

use super::PairKind;
use super::link::Link;
use crate::event::sets::{mix, shared};
use crate::event::telling::{Line, Telling};
use std::collections::{HashMap, HashSet};

/// Words in a row that show reuse.
const RUN: usize = 3;
/// Share of the shorter sentence's words that must stand in such runs.
const COVERED: f32 = 0.5;
/// Of fewer words in such runs the shorter sentence must consist nearly whole, or the longer one be
/// hardly longer.
const WORDS: f32 = 6.0;
const WHOLE: f32 = 0.75;
const AS_LONG: f32 = 0.7;
/// Share of the shorter one's content words that the other must have, so that "this is the time for"
/// alone shows nothing.
const CONTENT: f32 = 0.6;
/// Content words below which a part of a sentence is not worth naming.
const FEW: usize = 3;
/// Words that are no names which copied sentences have in common at least.
const TOLD: usize = 2;
/// Shorter sentences must be wholly the same.
const SHORT: usize = 5;
/// Sentences that a run of words may stand in before it shows nothing.
const COMMON: usize = 64;

/// All reused sentences, by `x`, then `y`.
pub(super) fn passages(a: &Telling, b: &Telling) -> Vec<Link> {
    let runs = runs_of(b);
    let whole = whole_of(b);
    let mut out = Vec::new();
    for (x, line) in a.lines.iter().enumerate() {
        if line.words.len() < SHORT {
            let same = whole
                .get(line.words.as_slice())
                .into_iter()
                .flatten()
                .take(COMMON);
            out.extend(same.map(|y| link(x, *y, 1.0)));
            continue;
        }
        let mut near: Vec<usize> = (line.words.windows(RUN))
            .filter_map(|w| runs.get(&key(w)))
            .filter(|list| list.len() <= COMMON)
            .flatten()
            .copied()
            .collect();
        near.sort_unstable();
        for met in near.chunk_by(|y, z| y == z) {
            let y = met[0];
            let (long, other) = (line.words.len() as f32, b.lines[y].words.len() as f32);
            let shorter = long.min(other);
            if ((met.len() * RUN) as f32) < COVERED * shorter {
                continue; // even side by side these runs would not do
            }
            let share = covered(line, &b.lines[y]);
            let alike = share >= WHOLE || shorter >= AS_LONG * long.max(other);
            let much = alike || share * shorter >= WORDS;
            if share >= COVERED && much && same_content(line, &b.lines[y]) {
                out.push(link(x, y, share));
            }
        }
    }
    out
}

fn link(x: usize, y: usize, share: f32) -> Link {
    Link {
        x,
        y,
        kind: PairKind::Verbatim,
        score: 0.9 + 0.1 * share.min(1.0),
        loose: false,
    }
}

/// Where each run of words stands.
fn runs_of(b: &Telling) -> HashMap<u64, Vec<usize>> {
    let mut out: HashMap<u64, Vec<usize>> = HashMap::new();
    for (y, line) in b.lines.iter().enumerate() {
        if line.words.len() < SHORT {
            continue;
        }
        for w in line.words.windows(RUN) {
            let list = out.entry(key(w)).or_default();
            if list.last() != Some(&y) {
                list.push(y);
            }
        }
    }
    out
}

/// Where each short sentence stands.
fn whole_of(b: &Telling) -> HashMap<&[u64], Vec<usize>> {
    let mut out: HashMap<&[u64], Vec<usize>> = HashMap::new();
    for (y, line) in b.lines.iter().enumerate() {
        if (1..SHORT).contains(&line.words.len()) {
            out.entry(&line.words).or_default().push(y);
        }
    }
    out
}

fn same_content(x: &Line, y: &Line) -> bool {
    let shortest = x.stems.len().min(y.stems.len());
    let common = shared(&x.stems, &y.stems);
    // Names alone ("The United States of America") are no passage.
    let told = shared(&x.acts, &y.acts);
    x.words == y.words
        || (shortest >= FEW && told >= TOLD && common as f32 >= CONTENT * shortest as f32)
}

/// Share of the shorter sentence's words that stand in runs which the other has too.
fn covered(x: &Line, y: &Line) -> f32 {
    let (short, long) = if x.words.len() <= y.words.len() {
        (x, y)
    } else {
        (y, x)
    };
    let there: HashSet<u64> = long.words.windows(RUN).map(key).collect();
    let mut until = 0;
    let mut count = 0;
    for (i, w) in short.words.windows(RUN).enumerate() {
        if there.contains(&key(w)) {
            count += i + RUN - until.max(i);
            until = i + RUN;
        }
    }
    count as f32 / short.words.len().max(1) as f32
}

fn key(words: &[u64]) -> u64 {
    words.iter().fold(0, |h, w| mix(h, *w))
}
