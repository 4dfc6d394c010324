//! Who a sentence says to speak, quotation or not: "Khare said the road was open".

use super::attribution::Attribution;
use super::cast::{Cast, Subject};
use std::ops::Range;

/// Verbs of speech looked at in one sentence.
const VERBS: usize = 4;
/// Tokens before a participle that are looked at for a "with".
const WITH: usize = 10;

impl Cast<'_> {
    /// Who a sentence says to speak, quotation or not: "Khare said the road was open".
    pub(super) fn reporting(&self, clause: Range<usize>) -> Option<Attribution> {
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

    /// Whether a clause that begins at a token, or a word or two before it, is joined to the one
    /// before: "..., but | Khare pledged".
    pub fn is_apart(&self, token: usize, start: usize) -> bool {
        let words = &self.speech.words;
        let from = token.saturating_sub(3).max(start + 1);
        (from..token).any(|t| words.coordinators.contains(&*self.view.lower(t)))
    }

    pub(super) fn reports(&self, token: usize) -> bool {
        let view = self.view;
        let words = &self.speech.words;
        if !view.is_word(token) || view.capital(token) || self.is_attribute(token) {
            return false;
        }
        let word = view.lower(token);
        // "At the same time, reported fraud fell"
        let next = view.lower(token + 1);
        let past = words
            .past_endings
            .iter()
            .any(|e| word.ends_with(e.as_str()));
        let plain = view.is_word(token + 1)
            && !view.capital(token + 1)
            && !words.determiners.contains(&*next)
            && !words.human.contains(&*next)
            && !words.spokesmen.contains(&*next)
            && !words.male.contains(&*next)
            && !words.female.contains(&*next)
            && !words.indefinite.contains(&*next)
            && !words.conjunctions.contains(&*next)
            && !self.is_pronoun(&next);
        if past && plain && self.is_aside(token) {
            return false;
        }
        self.is_aside(token) && words.participles.contains(&*word) || words.saying.contains(&*word)
    }

    /// Whom a verb of speech in running text has as its subject.
    pub(super) fn reporter(&self, verb: usize, clause: &Range<usize>) -> Option<Attribution> {
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
    pub(super) fn is_named_before(&self, verb: usize, start: usize, found: &Attribution) -> bool {
        matches!(found.subject, Subject::Nominal(_))
            && matches!(
                self.subject_before(verb, start),
                Some(Subject::Mention(_) | Subject::Pronoun(_))
            )
    }

    /// "..., he claimed, | saying": the subject of the verb before, else the first name.
    pub(super) fn participle(&self, verb: usize, clause: &Range<usize>) -> Option<Attribution> {
        let saying = |t: &usize| {
            self.speech.words.saying.contains(&*self.view.lower(*t)) && !self.is_passive(*t)
        };
        let main = (clause.start..verb).rev().find(saying);
        let told = main.and_then(|v| self.subject_before(v, clause.start));
        let subject = told
            .or_else(|| self.main_before(verb, clause.start))
            .or_else(|| self.person_before(verb, clause.start))?;
        self.attribution(subject, verb)
    }

    /// "In a letter to the town, Khare spoke of it, | calling": the sentence's subject, if a comma
    /// stands before the participle and nobody comes in by "with".
    fn main_before(&self, verb: usize, start: usize) -> Option<Subject> {
        let view = self.view;
        let words = &self.speech.words;
        let with = |t: usize| words.absolute.contains(&*view.lower(t)) && view.word(t - 1) == ",";
        let near = verb.saturating_sub(WITH).max(start + 1);
        if view.word(verb.wrapping_sub(1)) != "," || (near..verb).any(with) {
            return None;
        }
        let led = words.prepositions.contains(&*view.lower(start));
        let comma = (start..verb - 1).find(|t| view.word(*t) == ",");
        let first = comma.filter(|_| led).map_or(start, |c| c + 1);
        if words.pronouns_it.contains(&*view.lower(first)) {
            return Some(Subject::Pronoun(first));
        }
        self.main_subject(first..verb)
    }

    /// "Jurors were told": the subject does not speak.
    pub(super) fn is_passive(&self, verb: usize) -> bool {
        let words = &self.speech.words;
        let adverb = verb > 1 && self.is_adverb(verb - 1);
        let before = verb.wrapping_sub(1 + usize::from(adverb));
        words.passive.contains(&*self.view.lower(verb))
            && words.be.contains(&*self.view.lower(before))
    }
}
