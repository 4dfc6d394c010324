//! Attribution: the words that say whose a quotation or a statement is.

use super::cast::{Cast, Subject};
use crate::model::EntityKind;
use std::ops::Range;

/// Tokens between "quoted" and "as saying".
const QUOTED: usize = 14;

/// A subject with the tokens from it to its verb.
#[derive(Clone, Debug)]
pub(in crate::statement) struct Attribution {
    pub subject: Subject,
    pub tokens: Range<usize>,
}

impl Cast<'_> {
    pub(super) fn is_speech(&self, token: usize) -> bool {
        let view = self.view;
        view.is_word(token)
            && view.word(token).len() <= 16
            && !view.capital(token)
            && self.speech.words.speech.contains(&*view.lower(token))
            && !self.is_attribute(token)
            && !self.goes_on_to(token)
    }

    /// "Algeria continues to block trade": no speech.
    fn goes_on_to(&self, token: usize) -> bool {
        let words = &self.speech.words;
        let (word, next) = (self.view.lower(token), self.view.lower(token + 1));
        // "sales went up"
        let moved = words.going.contains(&*word)
            && self.view.is_word(token + 1)
            && !words.between.contains(&*next);
        moved || words.lasting.contains(&*word) && words.infinitive.contains(&*next)
    }

    /// "May's proposed deal", "an estimated 40", "the five demands", "there are reports", "shares
    /// added 2%": no verb of speech.
    pub(super) fn is_attribute(&self, token: usize) -> bool {
        let view = self.view;
        let words = &self.speech.words;
        let before = view.lower(token.wrapping_sub(1));
        let article = words.definite.contains(&*before) || words.article.contains(&*before);
        let word = view.lower(token);
        let noun = words.nouns.contains(&*word)
            && (words.be.contains(&*before)
                || words.counts.contains(&*before)
                || view.is_number(token.wrapping_sub(1)));
        let next = token + 1;
        let amount = words.adding.contains(&*word)
            && (view.is_number(next) || view.word(next).starts_with(['$', '£', '€']));
        // "with reported losses"
        let past = words
            .past_endings
            .iter()
            .any(|e| word.ends_with(e.as_str()));
        let adjective =
            past && (words.prepositions.contains(&*before) || words.counts.contains(&*before));
        // "Indian states"
        let people = words.nouns.contains(&*word)
            && token > 0
            && view
                .mention_at(token - 1)
                .is_some_and(|m| m.kind == EntityKind::Other);
        &*before == "'s" || article || noun || amount || adjective || people
    }

    /// Whether an attribution has a verb that can only mean speech.
    pub(super) fn is_saying(&self, found: &Attribution) -> bool {
        let saying = &self.speech.words.saying;
        let view = self.view;
        found
            .tokens
            .clone()
            .any(|t| saying.contains(&*view.lower(t)))
    }

    /// Whether a subject is somebody of whom the text has not told: "one witness".
    pub(super) fn is_indefinite(&self, subject: &Subject) -> bool {
        let Subject::Nominal(tokens) = subject else {
            return false;
        };
        let words = &self.speech.words;
        words.indefinite.contains(&*self.view.lower(tokens.start))
    }

    /// Somebody without a name: "one witness", "the lawyer" of whom no name is known.
    pub(super) fn is_somebody(&self, subject: &Subject) -> bool {
        let Subject::Nominal(tokens) = subject else {
            return false;
        };
        self.is_indefinite(subject) || self.is_role(tokens)
    }

    /// "the minister", "a nurse".
    pub(super) fn is_role(&self, tokens: &Range<usize>) -> bool {
        self.noun(tokens)
            .is_some_and(|n| self.speech.words.human.contains(&n))
    }

    /// Something that speaks: "the affidavit".
    pub(super) fn is_thing(&self, subject: &Subject) -> bool {
        let Subject::Nominal(tokens) = subject else {
            return false;
        };
        let words = &self.speech.words;
        self.noun(tokens)
            .is_some_and(|n| words.sourced.contains(&n) && !words.human.contains(&n))
    }

    /// The attribution behind a quotation: "..., said Khare", "..., Khare told reporters".
    pub(super) fn behind(&self, clause: Range<usize>) -> Option<Attribution> {
        let start = clause.start;
        // "ha asegurado el consejero"
        let helper = usize::from(self.speech.words.between.contains(&*self.view.lower(start)));
        let first = start + helper;
        if self.is_speech(first) && self.is_gerund(first) {
            return None; // "..., calling it a victory"
        }
        if self.is_speech(first) {
            let found = self.inverted(first, clause.end);
            return found.or_else(|| self.dropped(first));
        }
        let verb = clause.clone().find(|t| self.is_speech(*t));
        let source = self.according(start..verb.unwrap_or(clause.end));
        if let Some(found) = source.or_else(|| self.odd_verb(start, clause.end)) {
            return Some(found);
        }
        let verb = verb?;
        if let Some(found) = self.quoted_as(verb, clause.end) {
            return Some(found);
        }
        self.attribution(self.subject_before(verb, start)?, verb)
    }

    /// The end of a sentence that says whose all of it was: "... for tenants, Khare said."
    pub(super) fn trailing(&self, clause: Range<usize>) -> Option<Attribution> {
        let view = self.view;
        let commas = clause.clone().filter(|t| view.word(*t) == ",");
        let mut said = commas.clone().map(|c| c + 1);
        if let Some(verb) =
            said.find(|t| self.reports(*t) && !self.is_passive(*t) && !self.is_gerund(*t))
        {
            return self.inverted(verb, clause.end);
        }
        let tail = commas.clone().next_back()? + 1..clause.end;
        if let Some(found) = self
            .according(tail.clone())
            .filter(|a| a.tokens.start == tail.start)
        {
            return Some(found);
        }
        let verb = tail
            .clone()
            .find(|t| self.reports(*t) && !self.is_passive(*t))?;
        let open = view.lower(tail.start);
        let free = self.speech.words.conjunctions.contains(&*open);
        if free || tail.end - verb > 6 {
            return None;
        }
        self.attribution(self.subject_before(verb, tail.start)?, verb)
    }

    /// "..., beamed Mayor Vega": a verb that no table has, right before a person.
    pub(super) fn odd_verb(&self, verb: usize, end: usize) -> Option<Attribution> {
        let view = self.view;
        let word = view.lower(verb);
        let endings = &self.speech.words.past_endings;
        let past = endings.iter().any(|e| word.ends_with(e.as_str()));
        if !past || !view.is_word(verb) || view.capital(verb) {
            return None;
        }
        let found = self.inverted(verb, end)?;
        let Subject::Mention(m) = found.subject else {
            return None;
        };
        let near = self.first_token(m) <= verb + 4;
        (near && view.mentions[m].kind == EntityKind::Person).then_some(found)
    }

    pub(super) fn is_aside(&self, verb: usize) -> bool {
        self.view.word(verb.wrapping_sub(1)) == ","
    }

    /// "Khare, said it": the pronoun is no subject there.
    pub(super) fn stands_behind(&self, subject: &Subject) -> bool {
        !matches!(subject, Subject::Pronoun(t) if self.speech.words.pronouns_it.contains(&*self.view.lower(*t)))
    }

    /// No verb of speech: the sentence's subject.
    pub(super) fn first_subject(&self, clause: Range<usize>) -> Option<Attribution> {
        let end = clause.end;
        let subject = self.main_subject(clause)?;
        // "The court was told that ..."
        if let Subject::Mention(m) = &subject {
            let next = self.view.parsed.token_at(self.view.mentions[*m].span.end);
            if next + 1 < end && self.is_passive(next + 1) {
                return None;
            }
        }
        let at = match &subject {
            Subject::Mention(m) => self.first_token(*m),
            Subject::Pronoun(t) | Subject::Dropped(t) => *t,
            Subject::Nominal(tokens) => tokens.start,
        };
        self.attribution(subject, at)
    }

    pub(super) fn attribution(&self, subject: Subject, verb: usize) -> Option<Attribution> {
        let tokens = match &subject {
            Subject::Mention(m) => {
                let span = self.view.mentions[*m].span;
                self.view.parsed.token_at(span.start)..self.view.parsed.token_at(span.end)
            }
            Subject::Pronoun(t) | Subject::Dropped(t) => *t..*t + 1,
            Subject::Nominal(tokens) => tokens.clone(),
        };
        let tokens = tokens.start.min(verb)..tokens.end.max(verb + 1);
        Some(Attribution { subject, tokens })
    }

    /// "according to Khare".
    pub(super) fn according(&self, clause: Range<usize>) -> Option<Attribution> {
        let view = self.view;
        let sources = &self.speech.words.sources;
        let (at, behind) = clause.clone().find_map(|t| {
            if !self.speech.source_starts.contains(&*view.lower(t)) {
                return None;
            }
            let mut phrases = view.phrases(t, 4, clause.end).into_iter();
            phrases.find_map(|(n, p)| sources.contains(&p).then_some((t, t + n)))
        })?;
        let word = view.lower(behind);
        let words = &self.speech.words;
        let alone = !view.is_word(behind + 1) || behind + 1 >= clause.end;
        if alone && (words.male.contains(&*word) || words.female.contains(&*word)) {
            return self.attribution(Subject::Pronoun(behind), at); // "according to him"
        }
        let subject = self.subject_behind(behind, clause.end)?;
        self.attribution(subject, at)
    }

    /// "said Khare", "said the minister".
    pub(super) fn inverted(&self, verb: usize, end: usize) -> Option<Attribution> {
        let subject = self.subject_behind(verb + 1, end)?;
        self.attribution(subject, verb)
    }

    /// "«...», añadió.": in a language that may leave the subject out.
    pub(super) fn dropped(&self, verb: usize) -> Option<Attribution> {
        self.speech
            .drops_subjects
            .then(|| self.attribution(Subject::Dropped(verb), verb))?
    }

    /// "The Daily Post quoted Harding as saying".
    pub(super) fn quoted_as(&self, verb: usize, end: usize) -> Option<Attribution> {
        let view = self.view;
        let words = &self.speech.words;
        if !words.quoting.contains(&*view.lower(verb)) {
            return None;
        }
        let passive = words.be.contains(&*view.lower(verb.wrapping_sub(1)));
        let says =
            (verb..end.min(verb + QUOTED)).any(|t| words.quoted_as.contains(&*view.lower(t)));
        if passive || !says {
            return None;
        }
        self.inverted(verb, end)
    }
}
