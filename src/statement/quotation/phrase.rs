//! Noun phrases before a verb, with what hangs on them by prepositions.

use super::cast::{Cast, Subject};
use crate::model::EntityKind;
use std::ops::Range;

/// Phrases between a subject and its verb: "the head | of the bank | in Geneva said".
const PHRASES: usize = 5;
/// Tokens of a noun phrase before its noun.
const NOUN: usize = 8;

impl Cast<'_> {
    /// The name, pronoun or noun phrase that ends before a token; what hangs on it by a
    /// preposition is passed over.
    pub(super) fn noun_before(&self, mut end: usize, start: usize) -> Option<Subject> {
        let view = self.view;
        let words = &self.speech.words;
        let mut at = end;
        for _ in 0..PHRASES {
            let last = at.checked_sub(1).filter(|t| *t >= start)?;
            if self.is_pronoun(&view.lower(last)) {
                return Some(Subject::Pronoun(last));
            }
            if view.is_small(last, &words.relatives) {
                at = last - usize::from(last > start && view.word(last - 1) == ",");
                end = at;
                continue;
            }
            let named = self.mention_at(last).filter(|m| !self.is_possessive(*m));
            let named = named.map(|m| self.first_place(m, start));
            let first = match named {
                Some(m) => self.first_of_name(m, start),
                None => self.phrase_start(at, start)?,
            };
            // "Mitsotakis | speaking to the council | called"
            if named.is_none() && first + 1 == at && first > start && self.is_gerund(first) {
                at = first;
                end = at;
                continue;
            }
            let link = self.link_before(first, start);
            let link = link.or_else(|| self.link_of_body(named?, first, start));
            let Some(link) = link else {
                return Some(match named {
                    Some(m) => {
                        let body = view.mentions[m].kind != EntityKind::Person;
                        let person = self.apposed(first, start).filter(|_| body);
                        Subject::Mention(person.unwrap_or_else(|| self.first_of_several(m, start)))
                    }
                    None => self
                        .apposed(first, start)
                        .map_or(Subject::Nominal(first..end), Subject::Mention),
                });
            };
            at = link;
        }
        None
    }

    /// The first token of a name, capitals before it that no name covers counted in: "Equality
    /// Coalition | Taiwan".
    fn first_of_name(&self, mention: usize, start: usize) -> usize {
        let view = self.view;
        let mut first = self.first_token(mention).max(start);
        let person = view.mentions[mention].kind == EntityKind::Person;
        let free = |t: usize| view.is_word(t) && view.capital(t) && view.mention_at(t).is_none();
        while !person && first > start + 1 && free(first - 1) {
            first -= 1;
        }
        first
    }

    /// "Ann Ghosh, a spokeswoman | for the land's governing Party told": the preposition that a body
    /// hangs on, words between passed over, if a person stands before.
    fn link_of_body(&self, mention: usize, first: usize, start: usize) -> Option<usize> {
        let view = self.view;
        let words = &self.speech.words;
        if view.mentions[mention].kind != EntityKind::Org {
            return None;
        }
        let near = first.saturating_sub(5).max(start + 1)..first;
        let link = near
            .rev()
            .take_while(|t| !self.is_speech(*t) && view.word(*t) != ",")
            .find(|t| words.prepositions.contains(&*view.lower(*t)))?;
        let person = (start..link).filter_map(|t| self.mention_at(t));
        person
            .into_iter()
            .any(|m| view.mentions[m].kind == EntityKind::Person)
            .then_some(link)
    }

    /// "the High Court of England and | Wales ruled": the body whose name the place ends.
    fn first_place(&self, mention: usize, start: usize) -> usize {
        let view = self.view;
        let and = self.first_token(mention).wrapping_sub(1);
        let joined = view.mentions[mention].kind == EntityKind::Place
            && and > start
            && self.speech.words.coordinators.contains(&*view.lower(and));
        let body = joined.then(|| self.mention_at(and - 1)).flatten();
        body.filter(|m| view.mentions[*m].kind == EntityKind::Org)
            .unwrap_or(mention)
    }

    /// The preposition (with a participle: "in relaying the news to") by which a phrase hangs on
    /// what stands before it. `None` if the phrase stands for itself.
    pub(super) fn link_before(&self, first: usize, start: usize) -> Option<usize> {
        let words = &self.speech.words;
        let leads = |t: usize| words.prepositions.contains(&*self.view.lower(t));
        let mut before = first.checked_sub(1)?;
        if self.view.hyphen(before) {
            before = before.checked_sub(2)?; // "the pro-| Beijing camp"
        }
        if words.definite.contains(&*self.view.lower(before)) {
            before = before.checked_sub(1)?;
        }
        if !leads(before) && before > start && self.is_gerund(before) {
            before -= 1;
        }
        (before > start && leads(before)).then_some(before)
    }

    pub(super) fn is_gerund(&self, token: usize) -> bool {
        let word = self.view.lower(token);
        let endings = &self.speech.words.gerund_endings;
        endings.iter().any(|e| word.ends_with(e.as_str())) && self.mention_at(token).is_none()
    }

    /// The first token of the noun phrase that ends before a token: back to determiner or owner.
    pub(super) fn phrase_start(&self, end: usize, start: usize) -> Option<usize> {
        let view = self.view;
        let words = &self.speech.words;
        let last = end.checked_sub(1)?;
        if !view.is_word(last) || view.is_small(last, &words.conjunctions) {
            return None;
        }
        let mut first = last;
        for _ in 0..NOUN {
            if first <= start {
                break;
            }
            let word = view.lower(first);
            let owner = self.mention_at(first).is_some() && first != last;
            if words.determiners.contains(&*word) || owner && !view.capital(first - 1) {
                break;
            }
            if !view.is_word(first - 1) && !view.hyphen(first - 1)
                || self.is_speech(first - 1)
                || view.is_small(first - 1, &words.conjunctions)
                || view.is_small(first - 1, &words.prepositions)
            {
                break;
            }
            first -= 1;
        }
        Some(first)
    }

    /// "Mr Prettejohn, Lloyd's chief executive said": the name before the comma.
    pub(super) fn apposed(&self, first: usize, start: usize) -> Option<usize> {
        if first <= start + 1 || self.view.word(first - 1) != "," {
            return None;
        }
        let m = self.mention_at(first - 2)?;
        // "Answering Khare, | the minister said"
        let phrase = self.is_gerund(start) && self.view.word(start).len() > 4;
        (self.view.mentions[m].kind == EntityKind::Person && !phrase).then_some(m)
    }

    /// "Dufay of Unicef and Kasolo of the WHO said": the first named.
    pub(super) fn first_of_several(&self, mention: usize, start: usize) -> usize {
        let view = self.view;
        let person = |m: usize| view.mentions[m].kind == EntityKind::Person;
        let first = self.first_token(mention);
        let joined = first > start + 1
            && self
                .speech
                .words
                .coordinators
                .contains(&*view.lower(first - 1))
            && person(mention);
        if !joined {
            return mention;
        }
        let from = (start..first - 1)
            .rev()
            .take(16)
            .take_while(|t| view.word(*t) != "," && !self.is_speech(*t));
        let other = from.filter_map(|t| self.mention_at(t)).find(|m| person(*m));
        other.filter(|m| !self.is_possessive(*m)).unwrap_or(mention)
    }

    /// A part between commas that is a name and little else: ", Emer Doyle,".
    pub(super) fn bare_mention(&self, tokens: Range<usize>) -> Option<usize> {
        let last = tokens.end.checked_sub(1)?;
        let m = self.mention_at(last)?;
        let first = self.first_token(m);
        let lone = first >= tokens.start
            && first <= tokens.start + 5
            && (tokens.start..first).all(|t| {
                let word = self.view.lower(t);
                let words = &self.speech.words;
                !(words.prepositions.contains(&*word) || words.conjunctions.contains(&*word))
            });
        (lone && self.view.mentions[m].kind == EntityKind::Person).then_some(m)
    }
}
