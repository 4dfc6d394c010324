//! Whether marked words are a quotation, or a title, a term, a word held at arm's length.

use super::Candidate;
use crate::text::TokenClass;

/// What speaks for a quotation beside the words themselves.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// A verb of speech is beside it.
    pub spoken: bool,
    /// That verb stands behind it.
    pub behind: bool,
    /// And can only mean speech.
    pub saying: bool,
    /// It goes on from a quotation right before: "bitter" and "personal".
    pub joined: bool,
}

impl Candidate<'_> {
    /// Whether the marks hold somebody's words, and not a title or a word held at arm's length.
    pub(super) fn is_quotation(&self, evidence: Evidence) -> bool {
        let Evidence {
            spoken,
            behind,
            saying,
            joined,
        } = evidence;
        let inner = self.inner();
        let shape = Shape::of(self);
        if shape.words == 0 {
            return false;
        }
        let view = self.cast.view;
        let words = &self.cast.speech.words;
        let before = view.lower(self.tokens.start.wrapping_sub(1));
        let lead = self.lead();
        let introduced = !lead.is_empty() && matches!(&*before, ":" | ",");
        let stopped = inner.ends_with(['.', '!', '?', ',', '…']);
        let small = shape.words <= 3 && inner.starts_with(char::is_lowercase);
        if joined {
            return inner.starts_with(char::is_lowercase);
        }
        let named = words.titled.contains(&*before);
        if behind && named && shape.title && shape.words <= 4 && !lead.is_empty() {
            return false; // 'promoting his autobiography "Boone," said'
        }
        if behind && small && !lead.is_empty() && !introduced {
            // "in the form of 'cloud diplomacy,' calling for ..."
            return !(words.prepositions.contains(&*before) && !saying || named);
        }
        if behind {
            return stopped || !shape.title || lead.is_empty();
        }
        if !self.marked.closed {
            return spoken && introduced && shape.words >= 3;
        }
        if introduced && spoken {
            return stopped || !shape.title || shape.words > 6;
        }
        if shape.title && !(stopped && shape.words > 1 && !inner.ends_with(',')) && shape.words <= 9
        {
            return spoken && inner.ends_with(['!', '?']);
        }
        if lead.is_empty() || view.word(self.tokens.start.wrapping_sub(1)) == ":" {
            // A sentence of its own.
            return shape.words >= 2 && inner.ends_with(['.', '!', '?', '…', ','])
                || shape.words >= 6
                || spoken && shape.words >= 2;
        }
        let earlier = view.lower(self.tokens.start.wrapping_sub(2));
        let named =
            words.titled.contains(&*before) || &*before == "as" && words.titled.contains(&*earlier);
        let written = lead
            .clone()
            .any(|t| words.written.contains(&*view.lower(t)));
        if spoken {
            return !(shape.words <= 1 && named
                || shape.words <= 2 && (written || &*before == "as" && named))
                && !(written && shape.words <= 4 && !stopped);
        }
        if named || written {
            return shape.words >= 6;
        }
        shape.words >= 4 || stopped && shape.words >= 3
    }
}

/// What the marked words look like.
struct Shape {
    words: usize,
    /// Every word that matters has a capital: "The Glass Road".
    title: bool,
}

impl Shape {
    fn of(candidate: &Candidate) -> Self {
        let view = candidate.cast.view;
        let small = &candidate.cast.speech.words.small;
        let mut words = 0;
        let mut low = 0;
        for t in candidate.tokens.clone().take(60) {
            if view.class(t) == Some(TokenClass::Sign) {
                continue;
            }
            if view.lower(t).starts_with('\'') {
                continue;
            }
            words += 1;
            let word = view.lower(t);
            low += usize::from(view.is_word(t) && !view.capital(t) && !small.contains(&*word));
        }
        let first_small = view
            .word(candidate.tokens.start + 1)
            .starts_with(char::is_lowercase);
        Self {
            words,
            title: low == 0 && !first_small,
        }
    }
}
