//! What a query found, as a corpus of its own.

use super::Results;
use crate::model::{
    Cluster, ClusterId, Corpus, Disagreement, DocId, Document, EntityId, Event, EventId,
};
use std::collections::BTreeSet;

/// The articles and events found, with the names and disagreements in them. All ids are new;
/// mentions are counted anew; warnings stay.
pub fn select(corpus: &Corpus, results: &Results) -> Corpus {
    let with_events = results.events.iter().map(|e| corpus.event(*e).document);
    let kept: BTreeSet<DocId> = results
        .documents
        .iter()
        .copied()
        .chain(with_events)
        .collect();
    let documents = Renumbered::new(kept.iter().map(|d| d.0), corpus.documents.len());
    let events = Renumbered::new(results.events.iter().map(|e| e.0), corpus.events.len());
    let named: Vec<Named> = named(corpus, &kept);
    let entities = Renumbered::new(named.iter().map(|n| n.id.0), corpus.entities.len());
    let clusters: Vec<(u32, Cluster)> = (0..)
        .zip(&corpus.clusters)
        .filter_map(|(i, c)| Some((i, cluster(c, &events)?)))
        .collect();
    let cluster_ids = Renumbered::new(clusters.iter().map(|c| c.0), corpus.clusters.len());
    Corpus {
        documents: kept
            .iter()
            .map(|id| document(corpus.document(*id), &documents, &entities))
            .collect(),
        entities: named
            .iter()
            .map(|n| {
                let mut entity = corpus.entity(n.id).clone();
                (entity.mentions, entity.documents) = (n.mentions, n.documents);
                entity
            })
            .collect(),
        events: results
            .events
            .iter()
            .map(|id| event(corpus.event(*id), &documents, &entities, &cluster_ids))
            .collect(),
        clusters: clusters.into_iter().map(|(_, c)| c).collect(),
        disagreements: corpus
            .disagreements
            .iter()
            .filter_map(|d| disagreement(d, &documents, &cluster_ids))
            .collect(),
        warnings: corpus.warnings.clone(),
    }
}

/// New numbers for those that are kept.
struct Renumbered(Vec<Option<u32>>);

impl Renumbered {
    /// The kept ones in their new order, and how many there were.
    fn new(kept: impl Iterator<Item = u32>, of: usize) -> Self {
        let mut new = vec![None; of];
        for (n, old) in (0..).zip(kept) {
            new[old as usize] = Some(n);
        }
        Self(new)
    }

    fn of(&self, old: u32) -> Option<u32> {
        self.0.get(old as usize).copied().flatten()
    }

    fn entity(&self, old: EntityId) -> Option<EntityId> {
        self.of(old.0).map(EntityId)
    }
}

/// An entity that the kept articles name.
struct Named {
    id: EntityId,
    mentions: u32,
    documents: u32,
}

/// Most mentioned first.
fn named(corpus: &Corpus, kept: &BTreeSet<DocId>) -> Vec<Named> {
    let mut all: Vec<Named> = (0..corpus.entities.len() as u32)
        .map(|i| Named {
            id: EntityId(i),
            mentions: 0,
            documents: 0,
        })
        .collect();
    for id in kept {
        let mut met = BTreeSet::new();
        for mention in &corpus.document(*id).mentions {
            let named = &mut all[mention.entity.0 as usize];
            named.mentions += 1;
            named.documents += u32::from(met.insert(mention.entity));
        }
    }
    all.retain(|n| n.mentions > 0);
    all.sort_by_key(|n| (std::cmp::Reverse(n.mentions), n.id));
    all
}

fn document(old: &Document, documents: &Renumbered, entities: &Renumbered) -> Document {
    let mut new = old.clone();
    for mention in &mut new.mentions {
        mention.entity = entities.entity(mention.entity).unwrap_or(mention.entity);
    }
    for figure in &mut new.figures {
        figure.speaker = figure.speaker.and_then(|s| entities.entity(s));
    }
    for quotation in &mut new.quotations {
        quotation.speaker = quotation.speaker.and_then(|s| entities.entity(s));
    }
    new.duplicate = new.duplicate.and_then(|mut copy| {
        copy.of = DocId(documents.of(copy.of.0)?);
        Some(copy)
    });
    new
}

fn event(
    old: &Event,
    documents: &Renumbered,
    entities: &Renumbered,
    clusters: &Renumbered,
) -> Event {
    Event {
        document: DocId(documents.of(old.document.0).unwrap_or_default()),
        entities: old
            .entities
            .iter()
            .filter_map(|e| entities.entity(*e))
            .collect(),
        cluster: ClusterId(clusters.of(old.cluster.0).unwrap_or_default()),
        ..old.clone()
    }
}

fn cluster(old: &Cluster, events: &Renumbered) -> Option<Cluster> {
    let members: Vec<EventId> = old
        .events
        .iter()
        .filter_map(|e| events.of(e.0).map(EventId))
        .collect();
    let best = events
        .of(old.best.0)
        .map(EventId)
        .or(members.first().copied())?;
    Some(Cluster {
        events: members,
        best,
    })
}

fn disagreement(
    old: &Disagreement,
    documents: &Renumbered,
    clusters: &Renumbered,
) -> Option<Disagreement> {
    let mut new = old.clone();
    new.says.retain_mut(|saying| {
        let found = documents.of(saying.document.0);
        saying.document = found.map_or(saying.document, DocId);
        found.is_some()
    });
    new.cluster = new.cluster.and_then(|c| clusters.of(c.0).map(ClusterId));
    (new.says.len() > 1).then_some(new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Index;
    use crate::pipeline::{Options, load_sample};
    use crate::query::{parse, run};
    use std::sync::atomic::AtomicBool;

    fn sample() -> Corpus {
        load_sample(&Options::default(), &|_| {}, &AtomicBool::new(false)).unwrap()
    }

    fn selected(corpus: &Corpus, query: &str) -> Corpus {
        select(corpus, &run(corpus, &Index::new(corpus), &parse(query)))
    }

    #[test]
    fn an_empty_query_selects_everything_as_it_is() {
        let whole = sample();
        let same = selected(&whole, "");
        assert_eq!(same.documents, whole.documents);
        assert_eq!(same.events, whole.events);
        assert_eq!(same.clusters, whole.clusters);
        assert_eq!(same.disagreements, whole.disagreements);
    }

    #[test]
    fn all_ids_of_a_part_lead_to_what_they_led_to() {
        let whole = sample();
        let part = selected(&whole, "pledge");
        assert!(!part.documents.is_empty() && part.documents.len() < whole.documents.len());
        let old = |d: &Document| whole.documents.iter().find(|o| o.path == d.path).unwrap();
        for document in &part.documents {
            for (new, before) in document.mentions.iter().zip(&old(document).mentions) {
                assert_eq!(part.entity(new.entity).key, whole.entity(before.entity).key);
            }
        }
        for (id, event) in part.events() {
            assert!(part.words(event).to_lowercase().contains("pledge"));
            let cluster = &part.clusters[event.cluster.0 as usize];
            assert!(cluster.events.contains(&id) && cluster.events.contains(&cluster.best));
            assert!(
                event
                    .entities
                    .iter()
                    .all(|e| (e.0 as usize) < part.entities.len())
            );
        }
        for saying in part.disagreements.iter().flat_map(|d| &d.says) {
            assert!(
                !saying
                    .span
                    .of(&part.document(saying.document).text)
                    .is_empty()
            );
        }
    }
}
