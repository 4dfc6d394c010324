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

    /// The mark of a possessor, as a token: "'s".
    pub fn possessive(&self, token: usize) -> bool {
        self.is(token, &self.tables.possessives)
    }

    /// A form like "rated".
    pub fn is_past_form(&self, token: usize) -> bool {
        self.ends(token, &self.tables.past_endings, 5)
    }

    /// A form like "rising".
    pub fn is_gerund(&self, token: usize) -> bool {
        self.ends(token, &self.tables.gerund_endings, 5)
    }

    /// A word like "sharply".
    pub fn is_adverb_form(&self, token: usize) -> bool {
        self.ends(token, &self.tables.adverb_endings, 6)
    }

    /// Whether a token of at least so many bytes has one of the endings.
    fn ends(&self, token: usize, endings: &[String], least: usize) -> bool {
        let word = self.view.lower(token);
        word.len() >= least && endings.iter().any(|e| word.ends_with(e.as_str()))
    }
}
