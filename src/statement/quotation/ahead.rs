//! The attribution before a quotation: "Khare said: ...".

use super::attribution::Attribution;
use super::cast::{Cast, Subject};
use crate::model::EntityKind;
use std::ops::Range;

impl Cast<'_> {
    /// The attribution before a quotation: "Khare said: ...". Of two verbs the inner one, unless
    /// it only thinks or agrees: "Straw told the house that the army had agreed to ...".
    pub(super) fn ahead(&self, clause: Range<usize>) -> Option<Attribution> {
        let clause = self.without_aside(clause);
        if let Some(found) = self.according(clause.clone()) {
            return self.told_within(&found, &clause).or(Some(found));
        }
        if let Some(found) = self.viewpoint(&clause) {
            return Some(found);
        }
        let mut weak = None;
        let mut end = clause.end;
        while let Some(verb) = (clause.start..end).rev().find(|t| self.is_verb_ahead(*t)) {
            end = verb;
            let Some(found) = self.leader(verb, &clause) else {
                continue;
            };
            let own = self.governs(verb, &found, clause.end);
            if own || weak.is_some() && self.speech.words.saying.contains(&*self.view.lower(verb)) {
                return Some(found);
            }
            weak = weak.or(Some(found));
        }
        self.label(&clause).or(weak)
    }

    /// "According to Khare | the general said: ...": whose words they are.
    fn told_within(&self, found: &Attribution, clause: &Range<usize>) -> Option<Attribution> {
        let words = &self.speech.words;
        let last = clause
            .end
            .checked_sub(2)
            .filter(|t| *t > found.tokens.end)?;
        let says = words.saying.contains(&*self.view.lower(last)) && !self.is_passive(last);
        let subject = says.then(|| self.subject_before(last, found.tokens.end))??;
        self.attribution(subject, last)
    }

    /// "For Khare, '...'".
    pub(super) fn viewpoint(&self, clause: &Range<usize>) -> Option<Attribution> {
        let view = self.view;
        let words = &self.speech.words;
        if !words.viewpoint.contains(&*view.lower(clause.start)) || clause.len() > 12 {
            return None;
        }
        let last = clause
            .end
            .checked_sub(2)
            .filter(|t| view.word(t + 1) == ",")?;
        let m = self.mention_at(last)?;
        let person = view.mentions[m].kind == EntityKind::Person;
        self.attribution(Subject::Mention(m), clause.start)
            .filter(|_| person)
    }

    /// "Manchester United coach Sir Alex Ferguson: '...'".
    pub(super) fn label(&self, clause: &Range<usize>) -> Option<Attribution> {
        let last = clause.end.checked_sub(2).filter(|t| *t >= clause.start)?;
        let m = self.mention_at(last)?;
        let view = self.view;
        let person = view.mentions[m].kind == EntityKind::Person;
        if !person || view.word(last + 1) != ":" || self.is_oblique(m) {
            return None;
        }
        self.attribution(Subject::Mention(m), self.first_token(m))
    }

    /// Whether a verb makes what follows somebody's words, and not only what somebody thinks.
    pub(super) fn governs(&self, verb: usize, found: &Attribution, end: usize) -> bool {
        let word = self.view.lower(verb);
        if !self.speech.words.weak.contains(&*word) {
            return true;
        }
        let noun = matches!(found.subject, Subject::Nominal(_));
        let words = &self.speech.words;
        // "which Khare referred to as"
        let linked = end - verb <= 4
            && (verb + 1..end).all(|t| words.as_links.contains(&*self.view.lower(t)));
        (end - verb <= 2 || linked) && !noun
    }

    /// Whom a verb before a quotation has as its subject.
    pub(super) fn leader(&self, verb: usize, clause: &Range<usize>) -> Option<Attribution> {
        let view = self.view;
        let words = &self.speech.words;
        let word = view.lower(verb);
        if let Some(found) = self.quoted_as(verb, clause.end) {
            return Some(found);
        }
        // "described by the Daily Hive as"
        if words.agents.contains(&*view.lower(verb + 1))
            && self.is_passive_before(verb)
            && let Some(subject) = self.subject_behind(verb + 2, clause.end)
        {
            return self.attribution(subject, verb);
        }
        if self.is_passive(verb) {
            return None;
        }
        let quoting = |t: usize| words.quoting.contains(&*view.lower(t));
        if words.quoted_as.contains(&*word) && (clause.start..verb).any(quoting) {
            return None;
        }
        if words.participles.contains(&*word) {
            return self.participle(verb, clause);
        }
        if self.is_aside(verb)
            && let Some(found) = self.inverted(verb, clause.end)
            && view.word(found.tokens.end) == ","
            && self.stands_behind(&found.subject)
            && !(found.tokens.end + 1 >= clause.end
                && self.is_named_before(verb, clause.start, &found))
        {
            return Some(found);
        }
        if let Some(subject) = self.subject_before(verb, clause.start) {
            return self.attribution(subject, verb);
        }
        if verb > clause.start {
            return self.dropped(verb);
        }
        self.inverted(verb, clause.end)
    }

    pub(super) fn is_verb_ahead(&self, token: usize) -> bool {
        let participles = &self.speech.words.participles;
        self.is_speech(token)
            || self.view.is_word(token) && participles.contains(&*self.view.lower(token))
    }

    /// "was described", "described" behind a comma or noun: not if it has a subject of its own.
    pub(super) fn is_passive_before(&self, verb: usize) -> bool {
        let words = &self.speech.words;
        let before = self.view.lower(verb.wrapping_sub(1));
        words.be.contains(&*before) || !self.is_pronoun(&before)
    }
}
