//! Which sentence of one article goes with which of another.

use super::claims::Claims;
use super::link::Link;
use super::{PairKind, reuse};
use crate::event::evidence;
use crate::event::telling::{Line, Telling};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Sentences that are this far up may say the same with few words in common.
const TOP: u32 = 5;
/// Further down they need this share of stems in common.
const LIKE: f32 = 0.23;
/// Log-odds of the articles and a part of the sentences' own from which a pair is shown.
const ENOUGH: f32 = -0.1;
const PART: f32 = 0.35;
/// A sentence's best partner is shown even if the articles tell the same event with these log-odds
/// only, if its own are not below `FAIR` and both together not below `FAIR_TOGETHER`.
const DOUBTFUL: f32 = -1.3;
const FAIR: f32 = -0.2;
const FAIR_TOGETHER: f32 = -0.5;
/// How plain it must be to a reader that two sentences say the same for their link to be firm: of a
/// best partner, and of one with much in common.
const PLAIN: f32 = 0.8;
const HARDLY: f32 = -0.5;
/// Log-odds from which two articles are taken to tell the same event.
const SAME_EVENT: f32 = 0.0;
/// Share of the shorter article that is copied from which two articles tell the same event anyhow.
const COPIED: f32 = 0.25;
/// Share of stems in common from which a sentence without partner is told its likest one.
const NEAR: f32 = 0.1;
/// Partners that a sentence keeps at most in one other article.
const PARTNERS: usize = 10;
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
    /// For sentences of the first article without link the likest of the second, as `x` and `y`.
    pub nearest_of_a: Vec<(usize, usize)>,
    /// The same for sentences of the second article, as `x` and `y` too.
    pub nearest_of_b: Vec<(usize, usize)>,
}

/// Aligns two articles.
pub(super) fn align(a: &Telling, b: &Telling) -> Alignment {
    let articles = evidence::articles(a, b);
    let copies = reuse::passages(a, b);
    let shorter = a.content.min(b.content) as f32;
    let all = weighed(a, b);
    let mut found: BTreeMap<(usize, usize), Link> = shown(&all, articles)
        .map(|(c, best)| ((c.x, c.y), c.link(articles, best)))
        .collect();
    let same_event = articles >= SAME_EVENT || copies.len() as f32 > COPIED * shorter;
    for link in copies {
        found.insert((link.x, link.y), link);
    }
    let links = best(found.into_values().collect());
    Alignment {
        nearest_of_a: nearest(&all, &links, |x, _| x),
        nearest_of_b: nearest(&all, &links, |_, y| y),
        links,
        same_event,
    }
}

/// The likest candidate of each sentence of one article that has no link, if it has enough in common;
/// `end` gives that article's sentence of two.
fn nearest(
    all: &[Candidate],
    links: &[Link],
    end: fn(usize, usize) -> usize,
) -> Vec<(usize, usize)> {
    let linked: BTreeSet<usize> = links.iter().map(|l| end(l.x, l.y)).collect();
    let alone = |c: &&Candidate| c.like >= NEAR && !linked.contains(&end(c.x, c.y));
    let near: Vec<&Candidate> = all.iter().filter(alone).collect();
    let best = among_best(&near, 1, |c| (end(c.x, c.y), c.own));
    let best = near.iter().zip(best).filter(|(_, best)| *best);
    best.map(|(c, _)| (c.x, c.y)).collect()
}

/// Two sentences that may say the same.
#[derive(Clone, Copy)]
struct Candidate {
    x: usize,
    y: usize,
    /// Stems in common, by length.
    like: f32,
    /// Log-odds.
    own: f32,
    /// Both stand far up.
    top: bool,
    /// Much in common.
    firm: bool,
    /// How plain to a reader it is that they say the same: log-odds.
    plain: f32,
}

impl Candidate {
    /// `best`: one of the two sentences has no better candidate.
    fn link(&self, articles: f32, best: bool) -> Link {
        let firm = self.firm || best && self.plain >= PLAIN;
        let odds = 0.56 * articles + 0.67 * self.own - 1.0;
        Link {
            x: self.x,
            y: self.y,
            kind: PairKind::SameClaim,
            score: 0.9 / (1.0 + (-odds).exp()),
            loose: !firm || articles < SAME_EVENT,
        }
    }
}

fn weighed(a: &Telling, b: &Telling) -> Vec<Candidate> {
    let claims = Claims::of(a, b);
    let weigh = |(x, y, like): (usize, usize, f32)| {
        let top = a.lines[x].content.max(b.lines[y].content) < Some(TOP);
        let own = claims.weigh(x, y);
        let plain = claims.plain((x, y), like, own, top);
        Candidate {
            x,
            y,
            like,
            own,
            top,
            firm: plain >= HARDLY && claims.firm(x, y),
            plain,
        }
    };
    candidates(a, b).into_iter().map(weigh).collect()
}

/// Those that are worth showing: in articles that surely tell the same event all that are like enough,
/// in doubtful ones only the best partner of each sentence. With whether they are such a best partner.
fn shown(all: &[Candidate], articles: f32) -> impl Iterator<Item = (&Candidate, bool)> {
    let best_x = among_best(all, 1, |c| (c.x, c.own));
    let best_y = among_best(all, 1, |c| (c.y, c.own));
    all.iter().enumerate().filter_map(move |(i, c)| {
        let sure = articles + c.own * PART >= ENOUGH && (c.top || c.like >= LIKE);
        let fair = articles >= DOUBTFUL && c.own >= FAIR && articles + c.own >= FAIR_TOGETHER;
        let best = best_x[i] || best_y[i];
        (sure || fair && best).then_some((c, best))
    })
}

/// Pairs of sentences worth weighing, sorted, each with how alike its sentences are: those with most
/// words in common, and the heads of the articles.
fn candidates(a: &Telling, b: &Telling) -> Vec<(usize, usize, f32)> {
    let mut out = Vec::new();
    let lists = postings(b);
    let longest = (STEPS / (a.lines.len() * 12).max(1)).max(16);
    let mut counts = vec![0_u16; b.lines.len()];
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
            let like = f32::from(counts[y]) / evidence::length(line, &b.lines[y]);
            counts[y] = 0;
            near.push((like, y));
        }
        if near.len() > WEIGHED {
            near.sort_unstable_by(|p, q| q.0.total_cmp(&p.0).then(p.1.cmp(&q.1)));
            near.truncate(WEIGHED);
        }
        out.extend(near.drain(..).map(|(like, y)| (x, y, like)));
    }
    out.sort_unstable_by_key(|c| (c.0, c.1));
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

/// Keeps the best partners of each sentence: a link stays if it is among the best of both ends.
fn best(links: Vec<Link>) -> Vec<Link> {
    let keep_x = among_best(&links, PARTNERS, |l| (l.x, l.score));
    let keep_y = among_best(&links, PARTNERS, |l| (l.y, l.score));
    links
        .into_iter()
        .enumerate()
        .filter(|(i, _)| keep_x[*i] && keep_y[*i])
        .map(|(_, l)| l)
        .collect()
}

/// For each entry whether it is among the best `n` of its end; `of` gives the end and how good it is.
fn among_best<T>(list: &[T], n: usize, of: impl Fn(&T) -> (usize, f32)) -> Vec<bool> {
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by(|i, j| {
        let (p, q) = (of(&list[*i]), of(&list[*j]));
        p.0.cmp(&q.0).then(q.1.total_cmp(&p.1))
    });
    let mut keep = vec![false; list.len()];
    for group in order.chunk_by(|i, j| of(&list[*i]).0 == of(&list[*j]).0) {
        for i in group.iter().take(n) {
            keep[*i] = true;
        }
    }
    keep
}
