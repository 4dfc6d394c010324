//! What reads figures: a text with its dates and names, and the tables of its language.

use super::tables::Tables;
use super::words::Words;
use crate::statement::view::View;
use crate::text::NumberWords;

/// The text and the tables of its language.
pub(super) struct Reader<'a> {
    pub view: View<'a>,
    pub numbers: &'static NumberWords,
    pub tables: &'static Tables,
    /// Whether digits with separators may mean something else here.
    pub foreign: bool,
}

impl Reader<'_> {
    /// Whether a token, in lower case, is one of the words.
    pub fn is(&self, token: usize, words: &Words) -> bool {
        words.contains(&*self.view.lower(token))
    }
}
