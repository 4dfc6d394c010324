//! Where a clause around a quotation begins and ends.

use super::cast::Cast;
use std::ops::Range;

/// Tokens looked at on either side of a quotation.
const REACH: usize = 60;

impl Cast<'_> {
    /// Whether the token ends a sentence.
    pub fn is_stop(&self, token: usize) -> bool {
        let view = self.view;
        let word = view.word(token);
        let last = token + 1 >= view.parsed.tokens.len();
        if !word.starts_with(['.', '!', '?', '…', '。']) {
            return false;
        }
        let before = view.lower(token.wrapping_sub(1));
        let short = view.glued(token) && view.is_word(token.wrapping_sub(1));
        let initial = before.chars().count() == 1 && view.capital(token.wrapping_sub(1));
        if word == "." && short && (initial || self.speech.words.abbreviations.contains(&*before)) {
            return false;
        }
        last || !view.glued(token + 1)
            || view
                .word(token + 1)
                .starts_with(['"', '”', '’', '\'', ')', '»'])
    }

    /// Whether a paragraph ends behind the token. A line that goes on in lower case is none.
    pub fn is_break(&self, token: usize) -> bool {
        let view = self.view;
        let (a, b) = (view.span(token).end, view.span(token + 1).start);
        let gap = view.parsed.text.get(a as usize..b as usize);
        gap.is_none_or(|g| g.bytes().filter(|b| *b == b'\n').count() >= 2)
            && !view.word(token + 1).starts_with(char::is_lowercase)
    }

    /// The end of the clause that goes on at a token; not beyond `limit`.
    pub fn clause_end(&self, token: usize, limit: usize) -> usize {
        let limit = limit.min(token + REACH);
        let mut at = token;
        while at < limit {
            if self.is_stop(at) || self.view.word(at) == ";" {
                return at;
            }
            if self.is_break(at) {
                return at + 1;
            }
            at += 1;
        }
        at
    }

    /// The beginning of the clause that leads to a token; not before `limit`.
    pub fn clause_start(&self, token: usize, limit: usize) -> usize {
        let limit = limit.max(token.saturating_sub(REACH));
        let mut at = token;
        while at > limit {
            if self.is_stop(at - 1) {
                return at;
            }
            if self.is_break(at - 1) && !(at == token && self.view.word(at - 1) == ":") {
                return at;
            }
            at -= 1;
        }
        at
    }

    /// A clause without the aside that stands between dashes at its end: "He spoke of it — which
    /// some noted — | ...".
    pub fn without_aside(&self, clause: Range<usize>) -> Range<usize> {
        let dash = |t: usize| matches!(self.view.word(t), "--" | "—" | "–");
        let Some(last) = clause.clone().next_back().filter(|t| dash(*t)) else {
            return clause;
        };
        let first = (clause.start..last).rev().find(|t| dash(*t));
        clause.start..first.unwrap_or(clause.end)
    }
}
