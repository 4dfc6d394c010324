//! Spans in several articles, and what is said there.

use super::values::{Id, ends};
use crate::model::{CharMap, Corpus, Disagreement, DocId, Span};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::HashMap;

/// A span with the article that it stands in.
#[derive(Serialize)]
pub struct PlaceOut {
    document: Id,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
pub struct DisagreementOut<'a> {
    about: &'a str,
    kind: &'static str,
    says: Vec<SayingOut<'a>>,
}

#[derive(Serialize)]
struct SayingOut<'a> {
    #[serde(flatten)]
    place: PlaceOut,
    value: &'a str,
}

/// Counts characters in any article; counts each article once.
pub struct Places<'a> {
    corpus: &'a Corpus,
    counted: RefCell<HashMap<DocId, CharMap<'a>>>,
}

impl<'a> Places<'a> {
    pub fn new(corpus: &'a Corpus) -> Self {
        Self {
            corpus,
            counted: RefCell::default(),
        }
    }

    pub fn place(&self, document: DocId, span: Span) -> PlaceOut {
        let mut counted = self.counted.borrow_mut();
        let chars = counted
            .entry(document)
            .or_insert_with(|| CharMap::new(&self.corpus.document(document).text));
        let (start, end) = ends(chars, span);
        PlaceOut {
            document: document.into(),
            start,
            end,
        }
    }

    pub fn disagreement(&self, disagreement: &'a Disagreement) -> DisagreementOut<'a> {
        let says = disagreement.says.iter().map(|s| SayingOut {
            place: self.place(s.document, s.span),
            value: &s.value,
        });
        DisagreementOut {
            about: &disagreement.about,
            kind: disagreement.kind.name(),
            says: says.collect(),
        }
    }
}
