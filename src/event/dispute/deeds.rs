//! The acts that sentences tell, and what their names are called.

use super::frame::{Frame, frames};
use super::side::Side;
use crate::event::words::runs;
use crate::model::{DocId, Document, EntityId, Mention, Span};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// Acts of one article that are weighed.
const MANY: usize = 600;

/// An article with the acts that it tells.
pub(crate) struct Deeds<'a> {
    /// Of the corpus.
    pub(super) id: DocId,
    /// The article.
    pub(super) document: &'a Document,
    /// In order.
    pub(super) frames: Vec<Frame<'a>>,
    /// What each name is called, looked up when first asked for.
    called: OnceCell<Called>,
}

impl<'a> Deeds<'a> {
    /// Reads the acts of some sentences.
    pub fn of(id: DocId, document: &'a Document, sentences: &[Span]) -> Self {
        let frames = sentences.iter().flat_map(|s| frames(document, *s));
        Self {
            id,
            document,
            frames: frames.take(MANY).collect(),
            called: OnceCell::new(),
        }
    }

    /// The sentence of an act.
    pub(super) fn side(&self, frame: &Frame) -> Side<'a> {
        Side {
            id: self.id,
            document: self.document,
            span: frame.sentence,
            interval: None,
            kind: None,
        }
    }

    /// Whether a name is called so in the article.
    pub(super) fn calls(&self, name: &Mention, word: &str) -> bool {
        let called = self.called.get_or_init(|| called(self.document));
        called
            .get(&name.entity)
            .is_some_and(|words| words.contains(word))
    }
}

/// What names are called: "Judge Moretti", "the brewery Holm"; lower-case.
type Called = BTreeMap<EntityId, BTreeSet<String>>;

/// Titles of names, and the words right before them.
fn called(document: &Document) -> Called {
    let text = &document.text;
    let mut out = Called::new();
    for mention in &document.mentions {
        let words = out.entry(mention.entity).or_default();
        let title = mention.title.map_or("", |t| t.of(text));
        words.extend(runs(title).map(str::to_lowercase));
        let before = text[..mention.span.start as usize].trim_end();
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
        words.extend(word.map(str::to_lowercase));
    }
    out
}
