//! Articles side by side, as a view model: aligned sentences, what only one has, disagreements.

mod align;
mod changes;
mod claims;
mod disputes;
mod facing;
mod link;
mod lock;
#[cfg(test)]
mod measure;
mod reuse;
#[cfg(test)]
mod reuse_test;
mod words;

pub use changes::{Changes, changes};
pub use facing::{Disputed, Elsewhere, Facing, Line, Link, Rank, Sheet, Standing, Stop};
pub use words::{Differences, Strictness, differences};

use crate::event::telling::Telling;
use crate::model::{Corpus, Disagreement, DocId, Document, Entity, EntityId};
use std::collections::{BTreeMap, BTreeSet};

/// How two sentences belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PairKind {
    /// The same words, however wrapped or moved.
    Verbatim,
    /// Other words for the same.
    SameClaim,
}

impl PairKind {
    /// The word of the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::SameClaim => "same_claim",
        }
    }
}

/// A sentence of one of the compared articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Index into `Comparison::documents`.
    pub article: usize,
    /// Index into the document's sentences.
    pub sentence: usize,
}

/// Two sentences that belong together; `a` is of an earlier article than `b`.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// One sentence.
    pub a: Place,
    /// The other.
    pub b: Place,
    /// Same words or same claim.
    pub kind: PairKind,
    /// Strength, 0 to 1; tells the best of several partners.
    pub score: f32,
    /// Whether so little speaks for it that the sentences may tell of other things.
    pub loose: bool,
}

/// The likest sentence of another article, for one that has no partner there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Nearest {
    /// The sentence without partner.
    pub of: Place,
    /// The likest one of the other article.
    pub there: Place,
}

/// What articles share, what only one says, and where they disagree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The articles, in the order given.
    pub documents: Vec<DocId>,
    /// Aligned sentences, by `a`, then `b`.
    pub pairs: Vec<Pair>,
    /// Sentences without partner, ordered.
    pub only: Vec<Place>,
    /// For sentences without partner in another article the likest one there, which tells something
    /// else; ordered. Those with hardly a word in common have none.
    pub nearest: Vec<Nearest>,
    /// Entities that at least two of them name, most mentioned first.
    pub shared: Vec<EntityId>,
    /// For each article the entities that only it names, most mentioned first.
    pub only_entities: Vec<Vec<EntityId>>,
    /// The same told differently.
    pub disagreements: Vec<Disagreement>,
    /// What looks different but agrees: `“more than 150” and “some 153” countries`.
    pub agreements: Vec<String>,
    /// For each article the share of its sentences (by words) that another one has too, 0 to 1.
    pub covered: Vec<f32>,
    /// Whether each article tells of the same event as the first.
    pub same_event: Vec<bool>,
    /// Articles that tell of the same event, each two.
    pub same_events: BTreeSet<(usize, usize)>,
}

/// Compares two to six articles of a corpus.
pub fn compare(corpus: &Corpus, documents: &[DocId]) -> Comparison {
    let articles: Vec<&Document> = documents.iter().map(|d| corpus.document(*d)).collect();
    between(&articles, documents, &corpus.entities)
}

/// Compares articles that belong to no corpus; `Comparison::documents` numbers them from 0.
pub fn of_documents(articles: &[&Document], entities: &[Entity]) -> Comparison {
    let ids: Vec<DocId> = (0..articles.len() as u32).map(DocId).collect();
    between(articles, &ids, entities)
}

fn between(articles: &[&Document], ids: &[DocId], entities: &[Entity]) -> Comparison {
    let tellings: Vec<Telling> = articles.iter().map(|d| Telling::of(d)).collect();
    let mut out = Comparison {
        documents: ids.to_vec(),
        same_event: vec![true; articles.len()],
        ..Comparison::default()
    };
    for i in 0..articles.len() {
        for j in i + 1..articles.len() {
            let alignment = align::align(&tellings[i], &tellings[j]);
            if i == 0 {
                out.same_event[j] = alignment.same_event;
            }
            if alignment.same_event {
                out.same_events.insert((i, j));
            }
            out.pairs
                .extend(alignment.links.iter().map(|l| pair(i, j, l)));
            let of_a = alignment.nearest_of_a.iter().map(|n| nearest(i, j, *n));
            let of_b = alignment.nearest_of_b.iter();
            let of_b = of_b.map(|(x, y)| nearest(j, i, (*y, *x)));
            out.nearest.extend(of_a.chain(of_b));
        }
    }
    out.pairs.sort_by_key(|p| (p.a, p.b));
    out.nearest.sort_unstable();
    without_partner(&mut out, &tellings);
    names(&mut out, articles);
    disputes::fill(&mut out, articles, &tellings, entities);
    out
}

fn pair(i: usize, j: usize, link: &link::Link) -> Pair {
    let place = |article, sentence| Place { article, sentence };
    Pair {
        a: place(i, link.x),
        b: place(j, link.y),
        kind: link.kind,
        score: link.score,
        loose: link.loose,
    }
}

fn nearest(of: usize, there: usize, (sentence, like): (usize, usize)) -> Nearest {
    let place = |article, sentence| Place { article, sentence };
    Nearest {
        of: place(of, sentence),
        there: place(there, like),
    }
}

/// Fills in which sentences stand alone, and how much of each article does not.
fn without_partner(out: &mut Comparison, tellings: &[Telling]) {
    let joined: BTreeSet<Place> = out.pairs.iter().flat_map(|p| [p.a, p.b]).collect();
    for (article, telling) in tellings.iter().enumerate() {
        let (mut all, mut shared) = (0, 0);
        for (sentence, line) in telling.lines.iter().enumerate() {
            let place = Place { article, sentence };
            all += line.words.len();
            if joined.contains(&place) {
                shared += line.words.len();
            } else {
                out.only.push(place);
            }
        }
        out.covered.push(shared as f32 / all.max(1) as f32);
    }
}

/// Fills in which entities several of the articles name, and which only one.
fn names(out: &mut Comparison, articles: &[&Document]) {
    let mut counts: BTreeMap<EntityId, Vec<u32>> = BTreeMap::new();
    for (i, document) in articles.iter().enumerate() {
        for mention in &document.mentions {
            counts
                .entry(mention.entity)
                .or_insert_with(|| vec![0; articles.len()])[i] += 1;
        }
    }
    let mut order: Vec<(EntityId, Vec<u32>)> = counts.into_iter().collect();
    order.sort_by_key(|(id, n)| (std::cmp::Reverse(n.iter().sum::<u32>()), *id));
    out.only_entities = vec![Vec::new(); articles.len()];
    for (id, n) in order {
        let mut naming = n
            .iter()
            .enumerate()
            .filter(|(_, n)| **n > 0)
            .map(|(i, _)| i);
        match (naming.next(), naming.next()) {
            (Some(only), None) => out.only_entities[only].push(id),
            _ => out.shared.push(id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::{document, named};
    use crate::model::EntityKind;

    const ONE: &str = "Beijing sealed the northern district on Thursday morning. The mayor promised ten thousand beds within the week. Nobody was allowed to leave by train.";
    const TWO: &str = "Opposition deputies asked who would pay.\n\nOn Thursday morning Beijing sealed the\nnorthern district. The weather was fine in the south.";

    #[test]
    fn moved_words_are_verbatim_and_the_rest_stands_alone() {
        let (a, b) = (document(ONE), document(TWO));
        let got = of_documents(&[&a, &b], &[]);
        assert_eq!(got.pairs.len(), 1, "{:?}", got.pairs);
        let pair = &got.pairs[0];
        assert_eq!((pair.a.sentence, pair.b.sentence), (0, 1));
        assert_eq!(pair.kind, PairKind::Verbatim);
        assert_eq!(got.only.len(), 4);
        assert!(got.covered[0] > 0.2 && got.covered[0] < 0.5);
    }

    #[test]
    fn a_sentence_without_partner_is_told_the_likest_one() {
        let a = document(
            "Beijing sealed the northern district on Thursday morning. Trains to the coast were cancelled.",
        );
        let b = document(
            "The mayor opened a library in the south. Buses to the coast were cheap in spring.",
        );
        let got = of_documents(&[&a, &b], &[]);
        let place = |article, sentence| Place { article, sentence };
        let near = |of, there| Nearest { of, there };
        assert_eq!(got.pairs, []);
        assert_eq!(
            got.nearest,
            [
                near(place(0, 1), place(1, 1)),
                near(place(1, 1), place(0, 1))
            ]
        );
    }

    #[test]
    fn names_are_shared_or_of_one_article() {
        let a = named(document(ONE), "Beijing", 3, EntityKind::Place);
        let a = named(a, "mayor", 4, EntityKind::Person);
        let b = named(document(TWO), "Beijing", 3, EntityKind::Place);
        let got = of_documents(&[&a, &b], &[]);
        assert_eq!(got.shared, [EntityId(3)]);
        assert_eq!(got.only_entities, [vec![EntityId(4)], vec![]]);
    }

    #[test]
    fn nothing_is_compared_with_nothing() {
        let (a, b) = (document(""), document(""));
        assert!(of_documents(&[&a, &b], &[]).pairs.is_empty());
        assert_eq!(of_documents(&[], &[]).pairs, []);
    }
}
