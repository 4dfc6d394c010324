//! Articles side by side.

use super::document::DocumentOut;
use super::extract::{EntityOut, lines};
use super::places::{PlaceOut, Places};
use super::values::{Each, Id, share};
use super::{SCHEMA, write};
use crate::compare::{Comparison, Nearest, Pair, Place};
use crate::model::{Corpus, EntityId};
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// Writes a comparison as one object.
///
/// # Errors
/// Those of `out`.
pub fn compare(out: &mut dyn Write, corpus: &Corpus, comparison: &Comparison) -> io::Result<()> {
    let c = comparison;
    let side = Side::new(corpus, c);
    let document = |id| DocumentOut::new(corpus, id);
    write(
        out,
        &CompareOut {
            schema: SCHEMA,
            documents: Each(|| c.documents.iter().map(|id| document(*id))),
            pairs: Each(|| c.pairs.iter().map(|pair| side.pair(pair))),
            only: Each(|| c.only.iter().map(|place| side.place(*place))),
            nearest: Each(|| c.nearest.iter().map(|n| side.nearest(n))),
            entities: EntitiesOut {
                shared: side.entities(&c.shared),
                only: ByDocument(&side),
            },
            disagreements: Each(|| c.disagreements.iter().map(|d| side.places.disagreement(d))),
            agreements: &c.agreements,
            covered: c.covered.iter().map(|c| share(*c)).collect(),
            same_event: &c.same_event,
        },
    )
}

/// Writes a comparison as JSON lines: documents, pairs, sentences without partner, the likest ones of
/// these and disagreements,
/// each with a field `is`.
///
/// # Errors
/// Those of `out`.
pub fn compare_lines(
    out: &mut dyn Write,
    corpus: &Corpus,
    comparison: &Comparison,
) -> io::Result<()> {
    let c = comparison;
    let side = Side::new(corpus, c);
    let documents = c.documents.iter().map(|id| DocumentOut::new(corpus, *id));
    lines(out, "document", documents)?;
    lines(out, "pair", c.pairs.iter().map(|pair| side.pair(pair)))?;
    lines(out, "only", c.only.iter().map(|place| side.place(*place)))?;
    lines(out, "nearest", c.nearest.iter().map(|n| side.nearest(n)))?;
    let disagreements = c.disagreements.iter();
    lines(
        out,
        "disagreement",
        disagreements.map(|d| side.places.disagreement(d)),
    )
}

#[derive(Serialize)]
struct CompareOut<'a, D, P, O, N, G> {
    schema: &'static str,
    documents: D,
    pairs: P,
    only: O,
    nearest: N,
    entities: EntitiesOut<'a>,
    disagreements: G,
    agreements: &'a [String],
    covered: Vec<f64>,
    same_event: &'a [bool],
}

#[derive(Serialize)]
struct PairOut {
    a: PlaceOut,
    b: PlaceOut,
    kind: &'static str,
    score: f64,
    loose: bool,
}

#[derive(Serialize)]
struct NearestOut {
    of: PlaceOut,
    there: PlaceOut,
}

#[derive(Serialize)]
struct EntitiesOut<'a> {
    shared: Vec<EntityOut<'a>>,
    only: ByDocument<'a>,
}

/// For each article the entities that only it names.
struct ByDocument<'a>(&'a Side<'a>);

impl Serialize for ByDocument<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Side { comparison: c, .. } = self.0;
        let by_document = c.documents.iter().zip(&c.only_entities);
        serializer.collect_map(by_document.map(|(id, only)| (Id::from(*id), self.0.entities(only))))
    }
}

struct Side<'a> {
    corpus: &'a Corpus,
    comparison: &'a Comparison,
    places: Places<'a>,
}

impl<'a> Side<'a> {
    fn new(corpus: &'a Corpus, comparison: &'a Comparison) -> Self {
        Self {
            corpus,
            comparison,
            places: Places::new(corpus),
        }
    }

    fn nearest(&self, nearest: &Nearest) -> NearestOut {
        NearestOut {
            of: self.place(nearest.of),
            there: self.place(nearest.there),
        }
    }

    fn pair(&self, pair: &Pair) -> PairOut {
        PairOut {
            a: self.place(pair.a),
            b: self.place(pair.b),
            kind: pair.kind.name(),
            score: share(pair.score),
            loose: pair.loose,
        }
    }

    fn place(&self, place: Place) -> PlaceOut {
        let id = self.comparison.documents[place.article];
        let span = self.corpus.document(id).sentences[place.sentence];
        self.places.place(id, span)
    }

    fn entities(&self, ids: &[EntityId]) -> Vec<EntityOut<'a>> {
        ids.iter()
            .map(|id| EntityOut::new(*id, self.corpus.entity(*id)))
            .collect()
    }
}
