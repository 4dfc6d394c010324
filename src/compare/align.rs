//! Which sentence of one article goes with which of another.

use super::PairKind;
use super::reuse;
use crate::event::evidence;
use crate::event::telling::{Line, Telling};
use std::collections::{BTreeMap, HashMap};

/// Sentences that are this far up may say the same with few words in common.
const TOP: u32 = 5;
/// Further down they need this share of stems in common.
const LIKE: f32 = 0.2;
/// Partners that a sentence keeps at most in one other article.
const PARTNERS: usize = 8;
/// Steps that the search for candidates may take; stems too common for it are passed over.
const STEPS: usize = 40_000_000;
/// Article evidence from which two articles are taken to tell the same event.
const SAME_EVENT: f32 = 2.0;

/// Two sentences that belong together, by their indices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    pub x: usize,
    pub y: usize,
    pub kind: PairKind,
    pub score: f32,
}

/// Two articles aligned.
#[derive(Clone, Debug, Default)]
pub(super) struct Alignment {
    /// By `x`, then `y`.
    pub links: Vec<Link>,
    /// Whether the two tell of the same event.
    pub same_event: bool,
}

/// Aligns two articles.
pub(super) fn align(a: &Telling, b: &Telling) -> Alignment {
    let articles = evidence::articles(a, b);
    let mut found: BTreeMap<(usize, usize), Link> = BTreeMap::new();
    for (x, y) in candidates(a, b) {
        let sum = articles + evidence::sentences(a, &a.lines[x], b, &b.lines[y]);
        if sum >= evidence::ENOUGH {
            let link = Link {
                x,
                y,
                kind: PairKind::SameClaim,
                score: strength(sum),
            };
            found.insert((x, y), link);
        }
    }
    let copies = reuse::passages(a, b);
    let same_event = articles >= SAME_EVENT || copies.len() * 4 > a.content.min(b.content);
    for link in copies {
        found.insert((link.x, link.y), link);
    }
    Alignment {
        links: best(found.into_values().collect()),
        same_event,
    }
}

/// A sum of evidence as a strength below that of copied words.
fn strength(sum: f32) -> f32 {
    0.9 / (1.0 + (-(sum - evidence::ENOUGH) / 4.0).exp())
}

/// Pairs of sentences worth weighing, sorted: those at the top of both, and those with words in common.
fn candidates(a: &Telling, b: &Telling) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let lists = postings(b);
    let longest = STEPS / (a.lines.len() * 12).max(1);
    let mut counts = vec![0_u16; b.lines.len()];
    let mut touched = Vec::new();
    for (x, line) in content(a) {
        for list in line.stems.iter().filter_map(|s| lists.get(s)) {
            for &y in list.iter().take(longest.max(16)) {
                if counts[y] == 0 {
                    touched.push(y);
                }
                counts[y] = counts[y].saturating_add(1);
            }
        }
        for y in touched.drain(..) {
            let other = &b.lines[y];
            let top = line.content < Some(TOP) && other.content < Some(TOP);
            let norm = ((line.stems.len() + 1) as f32 * (other.stems.len() + 1) as f32).sqrt();
            if top || f32::from(counts[y]) >= LIKE * norm {
                out.push((x, y));
            }
            counts[y] = 0;
        }
    }
    out.sort_unstable();
    out
}

/// Content sentences with their indices.
fn content(t: &Telling) -> impl Iterator<Item = (usize, &Line)> {
    t.lines
        .iter()
        .enumerate()
        .filter(|(_, l)| l.content.is_some())
}

fn postings(b: &Telling) -> HashMap<u64, Vec<usize>> {
    let mut out: HashMap<u64, Vec<usize>> = HashMap::new();
    for (y, line) in content(b) {
        for stem in &line.stems {
            out.entry(*stem).or_default().push(y);
        }
    }
    out
}

/// Keeps the best partners of each sentence: a link stays if it is among the best of either end.
fn best(links: Vec<Link>) -> Vec<Link> {
    let keep_x = among_best(&links, |l| l.x);
    let keep_y = among_best(&links, |l| l.y);
    links
        .into_iter()
        .enumerate()
        .filter(|(i, _)| keep_x[*i] && keep_y[*i])
        .map(|(_, l)| l)
        .collect()
}

fn among_best(links: &[Link], end: fn(&Link) -> usize) -> Vec<bool> {
    let mut order: Vec<usize> = (0..links.len()).collect();
    order.sort_by(|i, j| {
        let (p, q) = (&links[*i], &links[*j]);
        (end(p).cmp(&end(q))).then(q.score.total_cmp(&p.score))
    });
    let mut keep = vec![false; links.len()];
    for group in order.chunk_by(|i, j| end(&links[*i]) == end(&links[*j])) {
        for i in group.iter().take(PARTNERS) {
            keep[*i] = true;
        }
    }
    keep
}
