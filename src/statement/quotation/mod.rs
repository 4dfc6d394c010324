//! The quotations of a text: which marked words are somebody's, and whose.

mod ahead;
mod attribution;
mod cast;
mod clause;
mod doubles;
mod inherit;
mod kind;
mod marked;
mod marks;
mod phrase;
mod referent;
mod reporting;
mod reports;
mod singles;
mod speech;
mod subject;

use super::view::View;
use crate::model::{EntityId, Mention, Quotation, Span};
use crate::text::Parsed;
use attribution::Attribution;
use kind::Evidence;
use marked::Marked;
use std::ops::Range;

pub use reports::reports;

pub(super) use cast::{Cast, Last, Subject, with_surnames};
pub(super) use speech::Speech;

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
    let mentions = with_surnames(parsed, mentions, speech);
    let view = View {
        parsed,
        timexes: &[],
        mentions: &mentions,
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
fn pairs(text: &str, speech: &Speech) -> Vec<Marked> {
    let elisions = |w: &str| speech.words.elisions.contains(w);
    let narrates = |passage: &str| speech.narrates(passage);
    marks::pairs(text, &elisions, &narrates)
}

/// A quotation with what the next one needs to know of it.
struct Said {
    quotation: Quotation,
    /// First token behind it.
    after: usize,
    /// First token behind it and the words that name its speaker.
    attributed: usize,
    /// Whether those words name nobody: "one witness said".
    unnamed: bool,
    /// Whether they name a thing: "the affidavit states".
    thing: bool,
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
        let behind = self.behind().filter(|b| !self.is_retelling(b));
        let behind = behind.or_else(|| self.agent());
        let stands_behind = behind.is_some();
        let found = behind.or_else(|| self.ahead()).or_else(|| self.trailing());
        let joined = found.is_none() && before.is_some_and(|b| self.is_joined(b));
        let evidence = Evidence {
            spoken: found.is_some() || self.is_retold(),
            behind: stands_behind,
            saying: found.as_ref().is_some_and(|f| self.cast.is_saying(f)),
            joined,
        };
        if !self.is_quotation(evidence) {
            return None;
        }
        let speaker = match (&found, before) {
            (Some(found), _) => self
                .speaker(found, before)
                .or_else(|| self.main_speaker(found, before)),
            (None, Some(before)) if joined => before.quotation.speaker,
            (None, _) => self.inherited(before),
        };
        let attributed = found.as_ref().map_or(0, |f| f.tokens.end);
        Some(Said {
            unnamed: speaker.is_none()
                && found
                    .as_ref()
                    .is_some_and(|f| self.cast.is_somebody(&f.subject)),
            thing: speaker.is_none()
                && found
                    .as_ref()
                    .is_some_and(|f| self.cast.is_thing(&f.subject)),
            quotation: Quotation {
                span: self.marked.span,
                speaker,
                attribution: found.map(|f| self.cast.view.span_of(f.tokens)),
            },
            after: self.tokens.end,
            attributed: attributed.max(self.tokens.end),
        })
    }

    /// Whom an attribution names. One that the quotation before has too names the same.
    fn speaker(&self, found: &Attribution, before: Option<&Said>) -> Option<EntityId> {
        let near = before.filter(|b| self.tokens.start.saturating_sub(b.after) <= 2 * CONTINUES);
        if let Some(b) = near
            && b.attributed > b.after
            && (b.after..b.attributed).contains(&found.tokens.start)
        {
            return b.quotation.speaker;
        }
        self.cast.resolve(&found.subject, self.last(near))
    }

    /// Where a verb's own subject tells nobody ("reflects it in these comments: ..."): the
    /// sentence's.
    fn main_speaker(&self, found: &Attribution, before: Option<&Said>) -> Option<EntityId> {
        let weak = &self.cast.speech.words.weak;
        let verb = found.tokens.end.saturating_sub(1);
        if !weak.contains(&*self.cast.view.lower(verb)) || self.cast.is_indefinite(&found.subject) {
            return None;
        }
        let lead = self.lead();
        if found.tokens.start == lead.start {
            return None; // "The affidavit states that Khare ..."
        }
        let main = self.cast.first_subject(lead)?;
        self.cast.resolve(&main.subject, self.last(before))
    }

    fn last(&self, before: Option<&Said>) -> Last {
        before.map_or(Last::default(), |b| Last {
            speaker: b.quotation.speaker,
            unnamed: b.unnamed.then_some(b.quotation.span.end),
            thing: b.thing.then_some(b.quotation.span.end),
        })
    }

    /// The verb of speech right behind.
    fn behind(&self) -> Option<Attribution> {
        let view = self.cast.view;
        let words = &self.cast.speech.words;
        let mut start = self.tokens.end;
        if start > 0 && self.cast.is_break(start - 1) || !self.marked.closed {
            return None;
        }
        let ending = self
            .inner()
            .trim_end_matches([']', '['])
            .chars()
            .next_back()?;
        let comma = view.word(start) == ",";
        let dash = matches!(view.word(start), "--" | "—" | "–" | "-");
        if comma || dash {
            start += 1;
        }
        let free = comma || dash || matches!(ending, ',' | '?' | '!' | '…' | '-' | '—' | '–');
        let small = view.is_word(start) && !view.capital(start);
        let verb = small && words.saying.contains(&*view.lower(start));
        if small && words.conjunctions.contains(&*view.lower(start)) {
            return None;
        }
        let end = self.cast.clause_end(start, self.free.end);
        let told = self.told_behind(start);
        if !free && !verb && !told {
            return None;
        }
        if let Some(found) = self.cast.behind(start..end)
            && (comma || dash || small || ending == ',' || self.cast.is_saying(&found))
        {
            return Some(found);
        }
        let m = self.cast.mention_at(start).filter(|_| dash)?;
        Some(Attribution {
            subject: Subject::Mention(m),
            tokens: start..start + 1,
        })
    }

    /// `Khare called it "a gift," according to the Post`: the words are Khare's.
    fn is_retelling(&self, found: &Attribution) -> bool {
        let source = self.cast.according(found.tokens.clone()).is_some();
        let before = || self.ahead().filter(|a| !self.is_weak(a));
        source && before().is_some()
    }

    /// `Amman, described as "mad" by the judge`: who stands behind it with "by".
    fn agent(&self) -> Option<Attribution> {
        let view = self.cast.view;
        let words = &self.cast.speech.words;
        let by = self.tokens.end;
        let near = self.tokens.start.saturating_sub(3).max(self.free.start)..self.tokens.start;
        let passive =
            |t: usize| words.passive.contains(&*view.lower(t)) && self.cast.is_passive_before(t);
        if !words.agents.contains(&*view.lower(by)) || !near.into_iter().any(passive) {
            return None;
        }
        let subject = self
            .cast
            .subject_behind(by + 1, self.cast.clause_end(by, self.free.end))?;
        self.cast.attribution(subject, by)
    }

    fn is_weak(&self, found: &Attribution) -> bool {
        let verb = found.tokens.end.saturating_sub(1);
        self.cast
            .speech
            .words
            .thinking
            .contains(&*self.cast.view.lower(verb))
    }

    /// `"..." Smith told reporters`, without a comma: name or pronoun with its verb.
    fn told_behind(&self, start: usize) -> bool {
        let view = self.cast.view;
        let words = &self.cast.speech.words;
        let verb = match self.cast.mention_at(start) {
            Some(m) => view.parsed.token_at(view.mentions[m].span.end),
            None if self.cast.is_pronoun(&view.lower(start)) => start + 1,
            None => return false,
        };
        let open = !self.inner().ends_with(['.', '!', '?', '…']);
        open && self.lead().is_empty() && words.saying.contains(&*view.lower(verb))
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

    /// The sentence's end: "It was 'a joke' for tenants, Khare said."
    fn trailing(&self) -> Option<Attribution> {
        let start = self.tokens.end;
        let stopped = self.inner().ends_with(['.', '!', '?', '…']);
        if stopped || !self.marked.closed || start > 0 && self.cast.is_break(start - 1) {
            return None;
        }
        let end = self.cast.clause_end(start, self.free.end);
        if end == self.free.end && !self.cast.is_stop(end) {
            return None;
        }
        self.cast.trailing(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EntityKind;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text(text in "([\"'“”‘’«»]|said |he |\\. |, |Khare |told |dijo |según |the minister |according to |: |-- |\\n\\n|\\PC| ){0,50}") {
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
            for language in ["en", "es"] {
                let mut at = 0;
                for q in quotations(&parsed, &mentions, language) {
                    prop_assert!(q.span.start >= at && !q.span.is_empty());
                    prop_assert!(text.get(q.span.range()).is_some());
                    prop_assert!(q.attribution.is_none_or(|a| text.get(a.range()).is_some()));
                    at = q.span.end;
                }
            }
        }
    }
}
