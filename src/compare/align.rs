//! Which sentence of one article goes with which of another.

use super::link::Link;
use super::{PairKind, reuse};
use crate::event::evidence::{self, Likeness, Rarity};
use crate::event::telling::{Line, Telling};
use std::collections::{BTreeMap, HashMap};

/// Sentences that are this far up may say the same with few words in common.
const TOP: u32 = 5;
/// Further down they need this share of stems in common.
const LIKE: f32 = 0.18;
/// Log-odds of the articles and half of the sentences' own from which a pair is shown.
const ENOUGH: f32 = 0.7;
/// Log-odds from which two articles are taken to tell the same event.
const SAME_EVENT: f32 = 0.0;
/// Share of the shorter article that is copied from which two articles tell the same event anyhow.
const COPIED: f32 = 0.25;
/// Partners that a sentence keeps at most in one other article.
const PARTNERS: usize = 8;
/// Candidates that are weighed for one sentence, the likest first.
const WEIGHED: usize = 24;
/// Steps that the search for candidates may take; stems too common for it are passed over.
const STEPS: usize = 40_000_000;

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
    let (candidates, likeness) = candidates(a, b);
    let articles = evidence::articles(a, b, likeness);
    let rarity = Rarity::of([a, b]);
    let mut found: BTreeMap<(usize, usize), Link> = BTreeMap::new();
    for (x, y) in candidates {
        let own = evidence::sentences((a, &a.lines[x]), (b, &b.lines[y]), &rarity);
        if articles + own / 2.0 >= ENOUGH {
            let link = Link {
                x,
                y,
                kind: PairKind::SameClaim,
                score: strength(own),
            };
            found.insert((x, y), link);
        }
    }
    let copies = reuse::passages(a, b);
    let shorter = a.content.min(b.content) as f32;
    let same_event = articles >= SAME_EVENT || copies.len() as f32 > COPIED * shorter;
    for link in copies {
        found.insert((link.x, link.y), link);
    }
    Alignment {
        links: best(found.into_values().collect()),
        same_event,
    }
}

/// Log-odds as a strength below that of copied words.
fn strength(own: f32) -> f32 {
    0.9 / (1.0 + (-own / 2.0).exp())
}

/// Pairs of sentences worth weighing, sorted, and how alike the sentences of the articles are.
fn candidates(a: &Telling, b: &Telling) -> (Vec<(usize, usize)>, Likeness) {
    let mut out = Vec::new();
    let lists = postings(b);
    let longest = (STEPS / (a.lines.len() * 12).max(1)).max(16);
    let mut counts = vec![0_u16; b.lines.len()];
    let mut best_a = vec![0.0_f32; a.lines.len()];
    let mut best_b = vec![0.0_f32; b.lines.len()];
    let mut touched = Vec::new();
    let mut near: Vec<(f32, usize)> = Vec::new();
    for (x, line) in content(a) {
        for list in line.stems.iter().filter_map(|s| lists.get(s)) {
            for &y in list.iter().take(longest) {
                if counts[y] == 0 {
                    touched.push(y);
                }
                counts[y] = counts[y].saturating_add(1);
            }
        }
        for y in touched.drain(..) {
            let other = &b.lines[y];
            let like = f32::from(counts[y]) / evidence::length(line, other);
            counts[y] = 0;
            best_a[x] = best_a[x].max(like);
            best_b[y] = best_b[y].max(like);
            if like >= LIKE || line.content.max(other.content) < Some(TOP) {
                near.push((like, y));
            }
        }
        if near.len() > WEIGHED {
            near.sort_unstable_by(|p, q| q.0.total_cmp(&p.0).then(p.1.cmp(&q.1)));
            near.truncate(WEIGHED);
        }
        out.extend(near.drain(..).map(|(_, y)| (x, y)));
    }
    out.sort_unstable();
    let mean = |best: &[f32], n: usize| best.iter().sum::<f32>() / n.max(1) as f32;
    let likeness = Likeness {
        most: best_a.iter().copied().fold(0.0, f32::max),
        mean: (mean(&best_a, a.content) + mean(&best_b, b.content)) / 2.0,
    };
    (out, likeness)
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
