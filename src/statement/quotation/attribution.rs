//! Attribution: the words that say whose a quotation or a statement is.

use super::cast::{Cast, Last, Subject};
use crate::model::EntityKind;
use std::ops::Range;

/// Tokens between "quoted" and "as saying".
const QUOTED: usize = 14;
/// Verbs of speech looked at in one sentence.
const VERBS: usize = 4;

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
    }

    /// "May's proposed deal", "the reported cost": no verb.
    fn is_attribute(&self, token: usize) -> bool {
        let before = self.view.lower(token.wrapping_sub(1));
        &*before == "'s" || self.speech.words.definite.contains(&*before)
    }

    /// Whether an attribution has a verb that can only mean speech.
    pub fn is_saying(&self, found: &Attribution) -> bool {
        let saying = &self.speech.words.saying;
        let view = self.view;
        found
            .tokens
            .clone()
            .any(|t| saying.contains(&*view.lower(t)))
    }

    /// Whether a subject is somebody of whom the text has not told: "one witness".
    pub fn is_indefinite(&self, subject: &Subject) -> bool {
        let Subject::Nominal(tokens) = subject else {
            return false;
        };
        let words = &self.speech.words;
        words.indefinite.contains(&*self.view.lower(tokens.start))
    }

    /// The attribution behind a quotation: "..., said Khare", "..., Khare told reporters".
    pub fn behind(&self, clause: Range<usize>) -> Option<Attribution> {
        let start = clause.start;
        // "ha asegurado el consejero"
        let helper = usize::from(self.speech.words.between.contains(&*self.view.lower(start)));
        let first = start + helper;
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
    pub fn trailing(&self, clause: Range<usize>) -> Option<Attribution> {
        let view = self.view;
        let comma = clause.clone().rev().find(|t| view.word(*t) == ",")?;
        let tail = comma + 1..clause.end;
        if self.reports(tail.start) && !self.is_passive(tail.start) {
            return self.inverted(tail.start, tail.end);
        }
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
    fn odd_verb(&self, verb: usize, end: usize) -> Option<Attribution> {
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

    /// The attribution before a quotation: "Khare said: ...". Of two verbs the inner one, unless
    /// it only thinks or agrees: "Straw told the house that the army had agreed to ...".
    pub fn ahead(&self, clause: Range<usize>) -> Option<Attribution> {
        let clause = self.without_aside(clause);
        if let Some(found) = self.according(clause.clone()) {
            return Some(found);
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
        if let Some(found) = weak.filter(|w| self.resolve(&w.subject, Last::default()).is_some()) {
            return Some(found);
        }
        self.label(&clause)
    }

    /// "Manchester United coach Sir Alex Ferguson: '...'".
    fn label(&self, clause: &Range<usize>) -> Option<Attribution> {
        let last = clause.end.checked_sub(2).filter(|t| *t >= clause.start)?;
        let m = self.mention_at(last)?;
        let view = self.view;
        let person = view.mentions[m].kind == EntityKind::Person;
        if !person || view.word(last + 1) != ":" || self.is_oblique(m) {
            return None;
        }
        self.attribution(Subject::Mention(m), self.first_token(m))
    }

    /// "For Khare, '...'".
    fn viewpoint(&self, clause: &Range<usize>) -> Option<Attribution> {
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

    /// Whether a verb makes what follows somebody's words, and not only what somebody thinks.
    fn governs(&self, verb: usize, found: &Attribution, end: usize) -> bool {
        let word = self.view.lower(verb);
        if !self.speech.words.weak.contains(&*word) {
            return true;
        }
        let noun = matches!(found.subject, Subject::Nominal(_));
        end - verb <= 2 && !noun
    }

    /// Whom a verb before a quotation has as its subject.
    fn leader(&self, verb: usize, clause: &Range<usize>) -> Option<Attribution> {
        let view = self.view;
        let words = &self.speech.words;
        let word = view.lower(verb);
        if let Some(found) = self.quoted_as(verb, clause.end) {
            return Some(found);
        }
        if self.is_passive(verb) {
            return None;
        }
        // "described by the Daily Hive as"
        if words.agents.contains(&*view.lower(verb + 1))
            && self.is_passive_before(verb)
            && let Some(found) = self.inverted(verb + 1, clause.end)
        {
            return Some(found);
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

    /// "..., he claimed, | saying": the subject of the verb before, else the first name.
    fn participle(&self, verb: usize, clause: &Range<usize>) -> Option<Attribution> {
        let saying = |t: &usize| {
            self.speech.words.saying.contains(&*self.view.lower(*t)) && !self.is_passive(*t)
        };
        let main = (clause.start..verb).rev().find(saying);
        let told = main.and_then(|v| self.subject_before(v, clause.start));
        let subject = told.or_else(|| self.person_before(verb, clause.start))?;
        self.attribution(subject, verb)
    }

    /// "was described", "described" behind a comma or noun: not if it has a subject of its own.
    fn is_passive_before(&self, verb: usize) -> bool {
        let words = &self.speech.words;
        let before = self.view.lower(verb.wrapping_sub(1));
        words.be.contains(&*before) || !self.is_pronoun(&before)
    }

    fn is_aside(&self, verb: usize) -> bool {
        self.view.word(verb.wrapping_sub(1)) == ","
    }

    /// "Khare, said it": the pronoun is no subject there.
    fn stands_behind(&self, subject: &Subject) -> bool {
        !matches!(subject, Subject::Pronoun(t) if self.speech.words.pronouns_it.contains(&*self.view.lower(*t)))
    }

    fn is_verb_ahead(&self, token: usize) -> bool {
        let participles = &self.speech.words.participles;
        self.is_speech(token)
            || self.view.is_word(token) && participles.contains(&*self.view.lower(token))
    }

    /// No verb of speech: the sentence's subject.
    pub fn first_subject(&self, clause: Range<usize>) -> Option<Attribution> {
        let subject = self.main_subject(clause)?;
        let at = match &subject {
            Subject::Mention(m) => self.first_token(*m),
            Subject::Pronoun(t) | Subject::Dropped(t) => *t,
            Subject::Nominal(tokens) => tokens.start,
        };
        self.attribution(subject, at)
    }

    /// Who a sentence says to speak, quotation or not: "Khare said the road was open".
    pub fn reporting(&self, clause: Range<usize>) -> Option<Attribution> {
        self.reportings(clause).into_iter().next()
    }

    /// All that a sentence says to speak: "Khare said 50 came, but police said 70".
    pub fn reportings(&self, clause: Range<usize>) -> Vec<Attribution> {
        let mut out: Vec<Attribution> = self.according(clause.clone()).into_iter().collect();
        let says = |t: &usize| self.reports(*t);
        for verb in clause.clone().filter(says).take(VERBS) {
            out.extend(self.reporter(verb, &clause));
        }
        out
    }

    fn reports(&self, token: usize) -> bool {
        let view = self.view;
        let words = &self.speech.words;
        if !view.is_word(token) || view.capital(token) || self.is_attribute(token) {
            return false;
        }
        let word = view.lower(token);
        self.is_aside(token) && words.participles.contains(&*word) || words.saying.contains(&*word)
    }

    /// Whom a verb of speech in running text has as its subject.
    fn reporter(&self, verb: usize, clause: &Range<usize>) -> Option<Attribution> {
        if self.is_passive(verb) {
            return None;
        }
        let words = &self.speech.words;
        if words.participles.contains(&*self.view.lower(verb)) {
            return self.participle(verb, clause);
        }
        if (self.is_aside(verb) || verb == clause.start)
            && let Some(found) = self.inverted(verb, clause.end)
            && self.stands_behind(&found.subject)
            && !self.is_named_before(verb, clause.start, &found)
        {
            return Some(found);
        }
        self.attribution(self.subject_before(verb, clause.start)?, verb)
    }

    /// "Its leader, Holt, said | the virus came": the noun behind the verb is not its subject.
    fn is_named_before(&self, verb: usize, start: usize, found: &Attribution) -> bool {
        matches!(found.subject, Subject::Nominal(_))
            && matches!(
                self.subject_before(verb, start),
                Some(Subject::Mention(_) | Subject::Pronoun(_))
            )
    }

    /// "Jurors were told": the subject does not speak.
    fn is_passive(&self, verb: usize) -> bool {
        let words = &self.speech.words;
        words.passive.contains(&*self.view.lower(verb))
            && words.be.contains(&*self.view.lower(verb.wrapping_sub(1)))
    }

    fn attribution(&self, subject: Subject, verb: usize) -> Option<Attribution> {
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
    fn according(&self, clause: Range<usize>) -> Option<Attribution> {
        let view = self.view;
        let sources = &self.speech.words.sources;
        let (at, behind) = clause.clone().find_map(|t| {
            if !self.speech.source_starts.contains(&*view.lower(t)) {
                return None;
            }
            let mut phrases = view.phrases(t, 4, clause.end).into_iter();
            phrases.find_map(|(n, p)| sources.contains(&p).then_some((t, t + n)))
        })?;
        let subject = self.subject_behind(behind, clause.end)?;
        self.attribution(subject, at)
    }

    /// "said Khare", "said the minister".
    fn inverted(&self, verb: usize, end: usize) -> Option<Attribution> {
        let subject = self.subject_behind(verb + 1, end)?;
        self.attribution(subject, verb)
    }

    /// "«...», añadió.": in a language that may leave the subject out.
    fn dropped(&self, verb: usize) -> Option<Attribution> {
        self.speech
            .drops_subjects
            .then(|| self.attribution(Subject::Dropped(verb), verb))?
    }

    /// "The Daily Post quoted Harding as saying".
    fn quoted_as(&self, verb: usize, end: usize) -> Option<Attribution> {
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
