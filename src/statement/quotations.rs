//! The quotations of a text: which marked words are somebody's, and whose.

use super::cast::{Cast, Subject};
use super::marks::{self, Marked};
use super::speaker::Attribution;
use super::speech::Speech;
use super::view::View;
use crate::model::{EntityId, EntityKind, Mention, Quotation, Span};
use crate::text::{Parsed, TokenClass};
use std::ops::Range;

/// Tokens between two quotations of one speaker, if nobody else is named there.
const CONTINUES: usize = 40;

/// All quotations of a text, ordered. Speakers are the mentions' entities.
///
/// Titles of works and words held at arm's length ("so-called") are none.
pub fn quotations(parsed: &Parsed, mentions: &[Mention], language: &str) -> Vec<Quotation> {
    let speech = Speech::of(language);
    let pairs = pairs(parsed.text, speech);
    if pairs.is_empty() {
        return Vec::new();
    }
    let view = View {
        parsed,
        timexes: &[],
        mentions,
    };
    let spans: Vec<Span> = pairs.iter().map(|p| p.span).collect();
    let cast = Cast::new(&view, speech, &spans);
    let mut out: Vec<Said> = Vec::new();
    for i in 0..pairs.len() {
        let candidate = Candidate::new(&cast, &pairs, i, out.last().map_or(0, |s| s.after));
        if let Some(said) = candidate.judge(out.last()) {
            out.push(said);
        }
    }
    out.into_iter().map(|s| s.quotation).collect()
}

/// The marked passages of a text.
pub(super) fn pairs(text: &str, speech: &Speech) -> Vec<Marked> {
    let elisions = |w: &str| speech.words.elisions.contains(w);
    let narrates = |passage: &str| {
        passage
            .split(|c: char| !c.is_alphabetic())
            .any(|w| speech.words.saying.contains(w))
    };
    marks::pairs(text, &elisions, &narrates)
}

/// A quotation with what the next one needs to know of it.
struct Said {
    quotation: Quotation,
    /// First token behind it.
    after: usize,
}

/// Marked words with the tokens around them.
struct Candidate<'a> {
    cast: &'a Cast<'a>,
    marked: Marked,
    /// Token of the opening mark, and first token behind the closing mark.
    tokens: Range<usize>,
    /// First token behind the quotation before, first token of the pair that follows.
    free: Range<usize>,
}

impl<'a> Candidate<'a> {
    /// `before`: first token behind the last quotation.
    fn new(cast: &'a Cast<'a>, pairs: &[Marked], i: usize, before: usize) -> Self {
        let parsed = cast.view.parsed;
        let tokens = |m: &Marked| parsed.token_at(m.span.start)..parsed.token_at(m.span.end);
        let own = tokens(&pairs[i]);
        let behind = pairs
            .get(i + 1)
            .map_or(parsed.tokens.len(), |m| tokens(m).start);
        Self {
            cast,
            marked: pairs[i],
            free: before.min(own.start)..behind.max(own.end),
            tokens: own,
        }
    }

    fn inner(&self) -> &'a str {
        self.marked.inner.of(self.cast.view.parsed.text).trim()
    }

    /// The quotation, if it is one.
    fn judge(&self, before: Option<&Said>) -> Option<Said> {
        let behind = self.behind();
        let ahead = if behind.is_some() { None } else { self.ahead() };
        let spoken = behind.is_some() || ahead.is_some();
        if !self.is_quotation(spoken, behind.is_some()) {
            return None;
        }
        let found = behind.or(ahead);
        let near = before.filter(|b| self.tokens.start.saturating_sub(b.after) <= 2 * CONTINUES);
        let last = near.and_then(|b| b.quotation.speaker);
        let (speaker, attribution) = match found {
            Some(found) => {
                let speaker = self.cast.resolve(&found.subject, last);
                let span = self.cast.view.span_of(found.tokens.clone());
                (speaker, Some(span))
            }
            None => (self.inherited(before), None),
        };
        let quotation = Quotation {
            span: self.marked.span,
            speaker,
            attribution,
        };
        Some(Said {
            quotation,
            after: self.tokens.end,
        })
    }

    fn behind(&self) -> Option<Attribution> {
        let view = self.cast.view;
        let mut start = self.tokens.end;
        if start > 0 && self.cast.is_break(start - 1) || !self.marked.closed {
            return None;
        }
        let ending = self.inner().chars().next_back()?;
        let comma = view.word(start) == ",";
        let dash = matches!(view.word(start), "--" | "—" | "–" | "-");
        if comma || dash {
            start += 1;
        }
        let free = comma || dash || matches!(ending, ',' | '?' | '!' | '…' | '-' | '—' | '–');
        let verb = view.is_word(start)
            && !view.capital(start)
            && self.cast.speech.words.saying.contains(&*view.lower(start));
        if !free && !verb {
            return None;
        }
        let open = &self.cast.speech.words.conjunctions;
        if open.contains(&*view.lower(start)) && !view.capital(start) {
            return None;
        }
        let end = self.cast.clause_end(start, self.free.end);
        if let Some(found) = self.cast.behind(start..end) {
            return Some(found);
        }
        let m = self.cast.mention_at(start).filter(|_| dash)?;
        Some(Attribution {
            subject: Subject::Mention(m),
            tokens: start..start + 1,
        })
    }

    /// The clause that leads to the opening mark.
    fn lead(&self) -> Range<usize> {
        let start = self.cast.clause_start(self.tokens.start, self.free.start);
        start..self.tokens.start
    }

    fn ahead(&self) -> Option<Attribution> {
        let lead = self.lead();
        if lead.is_empty() {
            return None;
        }
        self.cast.ahead(lead)
    }

    /// No verb of speech beside it: the speaker goes on, or the sentence's subject speaks.
    fn inherited(&self, before: Option<&Said>) -> Option<EntityId> {
        let lead = self.lead();
        let within = before.is_some_and(|b| b.after == lead.start) && !lead.is_empty();
        if let Some(b) = before
            && (within || lead.is_empty())
            && self.tokens.start.saturating_sub(b.after) <= CONTINUES
            && !self.names_person(b.after..self.tokens.start)
        {
            return b.quotation.speaker;
        }
        if let Some(found) = self.cast.first_subject(lead.clone()) {
            return self.cast.resolve(&found.subject, None);
        }
        // The sentence before: its subject in the same paragraph, else only whom it says to speak.
        let end = lead.start;
        if end > self.free.start && end > 0 {
            let start = self.cast.clause_start(end - 1, self.free.start);
            let found = if self.cast.is_break(end - 1) {
                self.cast.reporting(start..end)
            } else {
                let found = self.cast.reporting(start..end);
                found.or_else(|| self.cast.first_subject(start..end))
            };
            if let Some(found) = found {
                return self.cast.resolve(&found.subject, None);
            }
        }
        if let Some(b) = before
            && self.tokens.start.saturating_sub(b.after) <= CONTINUES
            && !self.names_person(b.after..self.tokens.start)
        {
            return b.quotation.speaker;
        }
        None
    }

    fn names_person(&self, tokens: Range<usize>) -> bool {
        tokens.clone().take(2 * CONTINUES).any(|t| {
            self.cast
                .mention_at(t)
                .is_some_and(|m| self.cast.view.mentions[m].kind == EntityKind::Person)
        })
    }

    /// Whether the marks hold somebody's words, and not a title or a word held at arm's length.
    fn is_quotation(&self, spoken: bool, behind: bool) -> bool {
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
        if behind && small && !lead.is_empty() && !introduced {
            // "in the form of 'cloud diplomacy,' calling for ..."
            return !(words.prepositions.contains(&*before) || words.titled.contains(&*before));
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
                || shape.words >= 6;
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text(text in "([\"'“”‘’«»]|said |he |\\. |, |Khare |told |the minister |according to |: |-- |\\n\\n|\\PC| ){0,50}") {
            let mentions: Vec<Mention> = text
                .match_indices("Khare")
                .map(|(at, name)| Mention {
                    span: Span::new(at, at + name.len()),
                    kind: EntityKind::Person,
                    entity: EntityId(0),
                    score: 1.0,
                    title: None,
                })
                .collect();
            let parsed = Parsed::new(&text);
            let mut at = 0;
            for q in quotations(&parsed, &mentions, "en") {
                prop_assert!(q.span.start >= at && !q.span.is_empty());
                prop_assert!(text.get(q.span.range()).is_some());
                prop_assert!(q.attribution.is_none_or(|a| text.get(a.range()).is_some()));
                at = q.span.end;
            }
        }
    }
}
