//! A sentence with what is read of it for disputes, each thing once, when it is first asked for.

use super::deeds::Deeds;
use super::side::Side;
use super::words::Words;
use std::cell::OnceCell;

/// One of two tellings, with its words and acts.
pub(crate) struct Told<'a> {
    /// The sentence.
    pub side: Side<'a>,
    words: OnceCell<Words>,
    deeds: OnceCell<Deeds<'a>>,
}

impl<'a> Told<'a> {
    /// Nothing is read yet.
    pub fn of(side: Side<'a>) -> Self {
        Self {
            side,
            words: OnceCell::new(),
            deeds: OnceCell::new(),
        }
    }

    /// The words that say what it tells.
    pub(super) fn words(&self) -> &Words {
        let Side { document, span, .. } = self.side;
        self.words.get_or_init(|| Words::of(document, span))
    }

    /// The acts that it tells.
    pub(super) fn deeds(&self) -> &Deeds<'a> {
        let Side {
            id, document, span, ..
        } = self.side;
        self.deeds.get_or_init(|| Deeds::of(id, document, &[span]))
    }
}
