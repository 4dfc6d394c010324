//! Measures the alignment on annotated articles, without starting the program for every pair.
//!
//! `DATELINE_ECBPLUS=FILE cargo test --release --no-default-features --lib compare::measure -- --ignored --nocapture`

mod clusters;

use super::{Comparison, of_documents};
use crate::ingest::Article;
use crate::model::{Document, Moment, Published, PublishedBy, Span};
use crate::{entity, pipeline};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

#[derive(serde::Deserialize)]
struct Annotated {
    topic: u32,
    id: String,
    sentences: Vec<Sentence>,
}

#[derive(serde::Deserialize)]
struct Sentence {
    text: String,
    validated: bool,
    events: BTreeSet<String>,
}

struct Read {
    document: Document,
    /// Where each annotated sentence stands.
    spans: Vec<(usize, usize)>,
}

fn read(a: &Annotated) -> Read {
    let (mut spans, mut at) = (Vec::new(), 0);
    for s in &a.sentences {
        spans.push((at, at + s.text.len()));
        at += s.text.len() + 1;
    }
    let texts: Vec<&str> = a.sentences.iter().map(|s| s.text.as_str()).collect();
    let mut document = pipeline::analyse(Article {
        path: a.id.clone(),
        title: a.id.clone(),
        source: None,
        byline: None,
        url: None,
        published: Published {
            moment: Some(Moment::day(jiff::civil::date(2010, 1, 1))),
            by: PublishedBy::Given,
            evidence: String::new(),
            assumed: None,
        },
        text: texts.join("\n"),
    });
    if std::env::var_os("DATELINE_GOLD_SENTENCES").is_some() {
        document.sentences = spans.iter().map(|s| Span::new(s.0, s.1)).collect();
    }
    Read { document, spans }
}

/// The annotated articles, in the order of the file.
fn articles() -> Vec<Annotated> {
    let Ok(path) = std::env::var("DATELINE_ECBPLUS") else {
        panic!("set DATELINE_ECBPLUS to ecbplus-dev.json");
    };
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The annotated sentence that one of the program's overlaps most; the later of two.
fn sentence_at(read: &Read, sentence: usize) -> usize {
    let span = read.document.sentences[sentence].range();
    let over = |s: &(usize, usize)| span.end.min(s.1) as i64 - span.start.max(s.0) as i64;
    (0..read.spans.len())
        .max_by_key(|k| over(&read.spans[*k]))
        .unwrap_or(0)
}

#[derive(Default)]
struct Counts {
    right: usize,
    got: usize,
    gold: usize,
    asked: usize,
    partner: f64,
    /// The same, with the nearest sentence where no pair is shown.
    nearest: f64,
    shown: usize,
    same: usize,
    shown_other: usize,
    other: usize,
}

fn weigh(counts: &mut Counts, a: (&Annotated, &Read), b: (&Annotated, &Read), found: &Comparison) {
    let mut got: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for p in &found.pairs {
        let at = (
            sentence_at(a.1, p.a.sentence),
            sentence_at(b.1, p.b.sentence),
        );
        let best = got.entry(at).or_insert(0.0);
        *best = best.max(p.score);
    }
    let (sa, sb) = (&a.0.sentences, &b.0.sentences);
    let mut gold = BTreeSet::new();
    for (i, s) in sa.iter().enumerate() {
        for (j, t) in sb.iter().enumerate() {
            if !s.events.is_disjoint(&t.events) {
                gold.insert((i, j));
            }
        }
    }
    if gold.is_empty() {
        counts.other += 1;
        counts.shown_other += found.pairs.len();
    } else {
        counts.same += 1;
        counts.shown += found.pairs.len();
    }
    got.retain(|(i, j), _| sa[*i].validated && sb[*j].validated);
    counts.gold += gold.len();
    counts.got += got.len();
    counts.right += got.keys().filter(|k| gold.contains(k)).count();
    (counts.asked, counts.partner) = {
        let (asked, right) = partners(sa, sb, &gold, &got);
        (counts.asked + asked, counts.partner + right)
    };
    for n in &found.nearest {
        let (x, y) = if n.of.article == 0 {
            (n.of, n.there)
        } else {
            (n.there, n.of)
        };
        let at = (sentence_at(a.1, x.sentence), sentence_at(b.1, y.sentence));
        if sa[at.0].validated && sb[at.1].validated {
            got.entry(at).or_insert(0.0);
        }
    }
    counts.nearest += partners(sa, sb, &gold, &got).1;
}

/// Of the sentences that have a partner in the other article, but not in its every sentence: how many
/// there are, and for how many the best scored pair is right.
fn partners(
    sa: &[Sentence],
    sb: &[Sentence],
    gold: &BTreeSet<(usize, usize)>,
    got: &BTreeMap<(usize, usize), f32>,
) -> (usize, f64) {
    let (mut asked, mut sum) = (0, 0.0);
    for turned in [false, true] {
        let (here, there) = if turned { (sb, sa) } else { (sa, sb) };
        let key = |i, j| if turned { (j, i) } else { (i, j) };
        let opposite: Vec<usize> = (0..there.len()).filter(|j| there[*j].validated).collect();
        for (i, _) in here.iter().enumerate().filter(|(_, s)| s.validated) {
            let good = opposite
                .iter()
                .filter(|j| gold.contains(&key(i, **j)))
                .count();
            if good == 0 || good == opposite.len() {
                continue;
            }
            asked += 1;
            let score = |j: &usize| got.get(&key(i, *j)).copied();
            let best = opposite.iter().filter_map(score).fold(f32::MIN, f32::max);
            let ties: Vec<_> = (opposite.iter())
                .filter(|j| score(j) == Some(best))
                .collect();
            let right = ties.iter().filter(|j| gold.contains(&key(i, ***j))).count();
            sum += right as f64 / ties.len().max(1) as f64;
        }
    }
    (asked, sum)
}

#[test]
#[ignore = "needs the annotated articles"]
fn alignment_on_annotated_articles() {
    let articles = articles();
    let reads: Vec<Read> = articles.par_iter().map(read).collect();
    let mut topics: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (i, a) in articles.iter().enumerate() {
        topics.entry(a.topic).or_default().push(i);
    }
    let pairs: Vec<(usize, usize)> = (topics.values())
        .flat_map(|t| {
            t.iter()
                .enumerate()
                .flat_map(|(n, i)| t[n + 1..].iter().map(|j| (*i, *j)))
        })
        .collect();
    let found: Vec<Comparison> = pairs
        .par_iter()
        .map(|(i, j)| {
            let mut both = vec![reads[*i].document.clone(), reads[*j].document.clone()];
            let entities = entity::link(&mut both);
            of_documents(&[&both[0], &both[1]], &entities)
        })
        .collect();
    let mut counts = Counts::default();
    for ((i, j), found) in pairs.iter().zip(&found) {
        let (a, b) = ((&articles[*i], &reads[*i]), (&articles[*j], &reads[*j]));
        weigh(&mut counts, a, b, found);
    }
    counts.print();
}

impl Counts {
    fn print(&self) {
        let share = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
        let (p, r) = (share(self.right, self.got), share(self.right, self.gold));
        println!(
            "P {p:.2} R {r:.2} F1 {:.2} ({} gold pairs)",
            2.0 * p * r / (p + r),
            self.gold
        );
        let partner = 100.0 * self.partner / self.asked.max(1) as f64;
        println!("best partner right {partner:.2} ({} sentences)", self.asked);
        let nearest = 100.0 * self.nearest / self.asked.max(1) as f64;
        println!("with the nearest sentence where none is shown {nearest:.2}");
        let per = |n: usize, of: usize| n as f64 / of.max(1) as f64;
        println!(
            "pairs shown: {:.1} per same-event article pair, {:.1} per other",
            per(self.shown, self.same),
            per(self.shown_other, self.other)
        );
    }
}
