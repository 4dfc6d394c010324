//! Measures the clusters of dated sentences over all articles of a topic.

use super::{Annotated, Read, articles, read, sentence_at};
use crate::model::{DocId, Event};
use crate::{entity, event};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A dated sentence: where it stands, which cluster it is in, and its gold events.
struct Item<'a> {
    at: (usize, usize),
    cluster: u32,
    gold: &'a std::collections::BTreeSet<String>,
}

#[derive(Default)]
struct Counts {
    items: f64,
    precision: f64,
    recall: f64,
    right: usize,
    got: usize,
    wanted: usize,
}

#[test]
#[ignore = "needs the annotated articles"]
fn clusters_on_annotated_articles() {
    let articles = articles();
    let reads: Vec<Read> = articles.par_iter().map(read).collect();
    let mut topics: BTreeMap<u32, Vec<(&Annotated, &Read)>> = BTreeMap::new();
    for (article, read) in articles.iter().zip(&reads) {
        topics
            .entry(article.topic)
            .or_default()
            .push((article, read));
    }
    let (mut found, mut alone) = (Counts::default(), Counts::default());
    for topic in topics.values() {
        let mut documents: Vec<_> = topic.iter().map(|(_, r)| r.document.clone()).collect();
        let entities = entity::link(&mut documents);
        let mut events: Vec<Event> = Vec::new();
        for (i, document) in documents.iter().enumerate() {
            events.extend(event::of_document(DocId(i as u32), document));
        }
        event::relate(&documents, &entities, &mut events);
        let mut items = items(topic, &documents, &events);
        found.add(&items);
        for (n, item) in items.iter_mut().enumerate() {
            item.cluster = n as u32;
        }
        alone.add(&items);
    }
    found.print("clusters");
    alone.print("each sentence for itself");
}

/// The validated dated sentences that mention an annotated event, each once.
fn items<'a>(
    topic: &[(&'a Annotated, &Read)],
    documents: &[crate::model::Document],
    events: &[Event],
) -> Vec<Item<'a>> {
    let mut out: BTreeMap<(usize, usize), Item> = BTreeMap::new();
    for event in events {
        let n = event.document.0 as usize;
        let Some(sentence) = documents[n].sentence_at(event.span.start) else {
            continue;
        };
        let (article, read) = topic[n];
        let at = (n, sentence_at(read, sentence));
        let gold = &article.sentences[at.1];
        if gold.validated && !gold.events.is_empty() {
            let cluster = event.cluster.0;
            out.entry(at).or_insert(Item {
                at,
                cluster,
                gold: &gold.events,
            });
        }
    }
    out.into_values().collect()
}

impl Counts {
    fn add(&mut self, items: &[Item]) {
        for i in items {
            let same = |j: &&Item| !i.gold.is_disjoint(j.gold);
            let cluster: Vec<&Item> = items.iter().filter(|j| j.cluster == i.cluster).collect();
            let gold: Vec<&Item> = items.iter().filter(same).collect();
            let both = cluster.iter().filter(|j| same(j)).count();
            self.items += 1.0;
            self.precision += both as f64 / cluster.len() as f64;
            self.recall += both as f64 / gold.len() as f64;
            let later = |j: &&&Item| j.at.0 > i.at.0;
            self.got += cluster.iter().filter(later).count();
            self.wanted += gold.iter().filter(later).count();
            self.right += cluster.iter().filter(later).filter(|j| same(j)).count();
        }
    }

    fn print(&self, what: &str) {
        let f = |p: f64, r: f64| 2.0 * p * r / (p + r).max(1e-9);
        let of = |n: usize, m: usize| 100.0 * n as f64 / m.max(1) as f64;
        let (p, r) = (
            100.0 * self.precision / self.items,
            100.0 * self.recall / self.items,
        );
        println!(
            "B-cubed, {what}: {:.1} ({p:.1} / {r:.1}) of {} sentences",
            f(p, r),
            self.items
        );
        let (p, r) = (of(self.right, self.got), of(self.right, self.wanted));
        println!(
            "pairs, {what}: {:.1} ({p:.1} / {r:.1}) of {}",
            f(p, r),
            self.wanted
        );
    }
}
