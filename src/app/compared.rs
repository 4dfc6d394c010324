//! A comparison as it is shown.

use super::view::View;
use crate::compare::{Comparison, Facing};
use crate::model::DocId;
use std::sync::Arc;

/// A comparison and the articles it was made for.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Which comparison of this session it is.
    pub ticket: u64,
    /// Where the articles are: the folder's corpus, or that of pasted texts.
    pub view: Arc<View>,
    /// The comparison.
    pub comparison: Comparison,
    /// Those of the articles that are shown side by side.
    pub facing: Facing,
    /// Whether loose links are shown.
    pub loose: bool,
}

impl Compared {
    /// Compares, and faces all articles; the window shows as many as fit.
    pub(super) fn new(ticket: u64, view: Arc<View>, documents: &[DocId], loose: bool) -> Self {
        let comparison = crate::compare::compare(&view.corpus, documents);
        let mut out = Self {
            ticket,
            view,
            comparison,
            facing: Facing::default(),
            loose,
        };
        let all: Vec<usize> = (0..documents.len()).collect();
        out.face(&all, loose);
        out
    }

    /// Faces some of the articles, with or without loose links.
    pub(super) fn face(&mut self, shown: &[usize], loose: bool) {
        let document = |id| self.view.corpus.document(id);
        self.facing = Facing::new(&self.comparison, document, shown, loose);
        self.loose = loose;
    }
}
