//! Quotations without a verb of speech: whoever spoke before goes on, or the sentence's subject speaks.

use super::attribution::Attribution;
use super::cast::Subject;
use super::{CONTINUES, Candidate, Said};
use crate::model::{EntityId, EntityKind};
use std::ops::Range;

impl Candidate<'_> {
    /// No verb of speech beside it: the speaker goes on, or the sentence's subject speaks.
    pub(super) fn inherited(&self, before: Option<&Said>) -> Option<EntityId> {
        let lead = self.lead();
        let goes_on = before.filter(|b| self.goes_on(b));
        let within = before.is_some_and(|b| b.after == lead.start);
        if let Some(b) = goes_on
            && (within || lead.is_empty())
        {
            return match self.told_between(b, &lead) {
                Some(found) => self.cast.resolve(&found.subject, self.last(before)),
                None => b.quotation.speaker,
            };
        }
        let own = self.cast.first_subject(lead.clone());
        if let Some(found) = own.or_else(|| self.told_before(&lead)) {
            let near = before.filter(|b| self.tokens.start - b.after <= 2 * CONTINUES);
            return self.cast.resolve(&found.subject, self.last(near));
        }
        if goes_on.is_none()
            && lead.is_empty()
            && let Some(clause) = self.sentence_before(&lead)
            && let Some(found) = self.cast.first_subject(clause)
            && !matches!(found.subject, Subject::Nominal(_))
        {
            return self.cast.resolve(&found.subject, self.last(before)); // "Khare has hope. | '...'"
        }
        goes_on.and_then(|b| b.quotation.speaker)
    }

    /// "The minister said it was late. | '...'": whoever the sentence between two quotations says to
    /// speak.
    fn told_between(&self, before: &Said, lead: &Range<usize>) -> Option<Attribution> {
        let clause = self.sentence_before(lead)?;
        if clause.start < before.attributed {
            return None;
        }
        let found = self.cast.reporting(clause)?;
        let role = matches!(&found.subject, Subject::Nominal(n) if self.cast.is_role(n));
        role.then_some(found)
    }

    /// Whether whoever spoke before may go on: near, and nobody else named between.
    pub(super) fn goes_on(&self, before: &Said) -> bool {
        self.tokens.start.saturating_sub(before.attributed) <= CONTINUES
            && !self.names_person(before.attributed..self.tokens.start)
    }

    /// The sentence before: its subject in the same paragraph, else only whom it says to speak.
    pub(super) fn told_before(&self, lead: &Range<usize>) -> Option<Attribution> {
        let clause = self.sentence_before(lead)?;
        let found = self.cast.reporting(clause.clone());
        if self.cast.is_break(clause.end - 1) {
            return found;
        }
        found.or_else(|| self.cast.first_subject(clause))
    }

    pub(super) fn names_person(&self, tokens: Range<usize>) -> bool {
        tokens.clone().take(2 * CONTINUES).any(|t| {
            self.cast
                .mention_at(t)
                .is_some_and(|m| self.cast.view.mentions[m].kind == EntityKind::Person)
        })
    }

    /// The sentence before a clause, if no quotation parts them.
    pub(super) fn sentence_before(&self, lead: &Range<usize>) -> Option<Range<usize>> {
        let end = lead.start;
        if end <= self.free.start || end == 0 {
            return None;
        }
        let start = self.cast.clause_start(end - 1, self.free.start);
        Some(start..end)
    }

    /// Whether the sentence before tells what somebody said, so that this one may go on with it.
    pub(super) fn is_retold(&self) -> bool {
        let lead = self.lead();
        let words = &self.cast.speech.words;
        let before = self.cast.view.lower(self.tokens.start.wrapping_sub(1));
        words.be.contains(&*before)
            && self.sentence_before(&lead).is_some_and(|clause| {
                !self.cast.is_break(clause.end - 1) && self.cast.reporting(clause).is_some()
            })
    }

    /// `"bitter" and | "personal"`.
    pub(super) fn is_joined(&self, before: &Said) -> bool {
        let view = self.cast.view;
        let words = &self.cast.speech.words;
        let gap = before.after..self.tokens.start;
        // `"bad" and that the town had | "gone under"`
        let that = gap.len() <= CONTINUES / 2
            && words.coordinators.contains(&*view.lower(gap.start))
            && words.relatives.contains(&*view.lower(gap.start + 1))
            && !gap
                .clone()
                .any(|t| self.cast.is_stop(t) || self.cast.is_speech(t));
        that || (1..=2).contains(&gap.len())
            && gap
                .clone()
                .all(|t| view.word(t) == "," || words.coordinators.contains(&*view.lower(t)))
    }
}
