//! Figures and quotations of what matches.

use super::answer::Answer;
use super::view::View;
use crate::ledger::{Figures, Quotes};
use std::sync::Arc;

/// What the articles that match state.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// Where the articles are.
    pub view: Arc<View>,
    /// What matches.
    pub answer: Arc<Answer>,
    /// Its figures.
    pub figures: Figures,
    /// Its quotations.
    pub quotes: Quotes,
}

impl Gathered {
    /// Gathers. Takes as long as the corpus is large: not for the window's thread.
    pub(super) fn new(view: Arc<View>, answer: Arc<Answer>) -> Self {
        let documents = &answer.results.documents;
        Self {
            figures: Figures::new(&view.corpus, documents),
            quotes: Quotes::new(&view.corpus, documents, view.reports()),
            view,
            answer,
        }
    }
}
