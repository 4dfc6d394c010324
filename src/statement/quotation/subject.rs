//! The subject of a verb of speech: a name, a pronoun or a noun, before the verb or behind it.

use super::cast::{Cast, Subject};
use crate::model::EntityKind;
use std::ops::Range;

/// Tokens that a subject behind its verb may take.
const BEHIND: usize = 24;
/// Words of a title between two names.
const TITLE: usize = 6;
/// Words of a noun with its article before the verb.
const NOUN: usize = 5;

impl Cast<'_> {
    /// The subject that stands behind its verb: "said Khare", "said the minister".
    pub(super) fn subject_behind(&self, start: usize, end: usize) -> Option<Subject> {
        let view = self.view;
        let words = &self.speech.words;
        let mut fallback = None;
        let mut at = start;
        let end = end.min(start + BEHIND);
        if words.prepositions.contains(&*view.lower(start)) {
            return None; // "wrote of Khare"
        }
        while at < end {
            let word = view.lower(at);
            if self.is_pronoun(&word) && at < start + 2 {
                return Some(Subject::Pronoun(at));
            }
            if let Some(m) = self.mention_at(at) {
                let mention = &view.mentions[m];
                let last = view.parsed.token_at(mention.span.end);
                match mention.kind {
                    EntityKind::Person if !self.is_possessive(m) => {
                        let named = self.titled_behind(m).unwrap_or(m);
                        return Some(Subject::Mention(self.apposed_behind(named, at, start)));
                    }
                    EntityKind::Org if fallback.is_none() && !self.is_possessive(m) => {
                        fallback = Some(m)
                    }
                    EntityKind::Place
                        if at == start
                            && fallback.is_none()
                            && !self.is_possessive(m)
                            && !view.capital(last) =>
                    {
                        fallback = Some(m);
                    }
                    _ => {}
                }
                at = last.max(at + 1);
                continue;
            }
            // "said the head of police (north), Inés Prieto"
            if at > start && word.contains('(') {
                let close = (at..end).find(|t| view.word(*t).contains(')'));
                if let Some(close) = close.filter(|c| view.word(c + 1) == ",") {
                    at = close + 2;
                    continue;
                }
            }
            if view.is_small(at, &words.subject_end)
                || self.is_speech(at)
                || word.contains(['"', '“', '(', ':'])
            {
                break;
            }
            at += 1;
        }
        if let Some(m) = fallback {
            return Some(Subject::Mention(m));
        }
        // "a report by the Audit Office"
        let source = at > start && words.spokesmen.contains(&*view.lower(at - 1));
        // "a tweet on Monday by Khare"
        if source && at + 2 < end && words.before_days.contains(&*view.lower(at)) {
            at += if self.is_day(at + 1) { 2 } else { 0 };
        }
        if source && at < end && words.by.contains(&*view.lower(at)) {
            let named = || (at + 1..end.min(at + 10)).filter_map(|t| self.mention_at(t));
            let person = |m: &usize| view.mentions[*m].kind == EntityKind::Person;
            let owner = named().find(person).or_else(|| named().next());
            if let Some(m) = owner {
                return Some(Subject::Mention(m));
            }
        }
        let nominal = start..(start..at).find(|t| view.word(*t) == ",").unwrap_or(at);
        (nominal.len() > 1 || nominal.len() == 1 && view.is_word(start))
            .then_some(Subject::Nominal(nominal))
    }

    /// "the lawyer of Cuesta, | Inés Prieto": the name behind the comma, if the first hangs on a
    /// preposition.
    pub(super) fn apposed_behind(&self, mention: usize, at: usize, start: usize) -> usize {
        let view = self.view;
        let led = at > start
            && self
                .speech
                .words
                .prepositions
                .contains(&*view.lower(at - 1));
        let next = view.parsed.token_at(view.mentions[mention].span.end);
        if !led || view.word(next) != "," {
            return mention;
        }
        let other = self
            .mention_at(next + 1)
            .filter(|m| view.mentions[*m].kind == EntityKind::Person && !self.is_possessive(*m));
        other.unwrap_or(mention)
    }

    /// "said | Lens founder | Inés Prieto": a name, nouns in lower case, and the name that they are of.
    fn titled_behind(&self, mention: usize) -> Option<usize> {
        let view = self.view;
        let words = &self.speech.words;
        let first = view.parsed.token_at(view.mentions[mention].span.end);
        let noun = |t: &usize| {
            let word = view.lower(*t);
            let end = words.prepositions.contains(&*word)
                || words.conjunctions.contains(&*word)
                || words.subject_end.contains(&*word)
                || self.is_speech(*t);
            let hyphen = view.hyphen(*t) || view.hyphen(t + 1);
            view.is_word(*t) && !end && self.mention_at(*t).is_none() || hyphen
        };
        let last = (first..first + TITLE).find(|t| !noun(t))?;
        // "said Lens spokeswoman, | Inés Prieto"
        let role = last > first && words.spokesmen.contains(&*view.lower(last - 1));
        let last = last + usize::from(role && view.word(last) == ",");
        let other = self.mention_at(last).filter(|_| last > first)?;
        let person = view.mentions[other].kind == EntityKind::Person;
        (person && !self.is_possessive(other)).then_some(other)
    }

    pub(super) fn is_pronoun(&self, word: &str) -> bool {
        let words = &self.speech.words;
        [
            &words.pronouns_he,
            &words.pronouns_she,
            &words.pronouns_it,
            &words.pronouns_they,
            &words.pronouns_i,
        ]
        .iter()
        .any(|set| set.contains(word))
    }

    /// The subject of a verb: the name, pronoun or noun before it, or that of the verb before
    /// ("Khare rose and said").
    pub(super) fn subject_before(&self, verb: usize, start: usize) -> Option<Subject> {
        let view = self.view;
        let words = &self.speech.words;
        let mut at = verb;
        for _ in 0..12 {
            if at <= start {
                return None;
            }
            let t = at - 1;
            let word = view.lower(t);
            if words.between.contains(&*word) || self.is_adverb(t) {
                at = t;
            } else if &*word == "," {
                let comma = (start..t).rev().find(|c| view.word(*c) == ",");
                let Some(comma) = comma else {
                    at = t;
                    continue;
                };
                if let Some(m) = self.bare_mention(comma + 1..t) {
                    return Some(Subject::Mention(m));
                }
                at = comma;
            } else if &*word == ")" {
                at = (start..t).rev().find(|c| view.word(*c) == "(")?;
            } else if self.is_day(t) {
                at = t;
                if at > start && words.before_days.contains(&*view.lower(at - 1)) {
                    at -= 1;
                }
            } else {
                break;
            }
        }
        if at > start && words.coordinators.contains(&*view.lower(at - 1)) {
            return self.main_subject(start..at - 1);
        }
        let subject = self.noun_before(at, start)?;
        // "Dorn of Kent University and contributor to Lens wrote"
        if let Subject::Nominal(tokens) = &subject
            && tokens.start > start
            && words.coordinators.contains(&*view.lower(tokens.start - 1))
            && let Some(Subject::Mention(m)) = self.main_subject(start..tokens.start - 1)
            && view.mentions[m].kind == EntityKind::Person
        {
            return Some(Subject::Mention(m));
        }
        Some(subject)
    }

    pub(super) fn is_adverb(&self, token: usize) -> bool {
        let word = self.view.lower(token);
        let ending = &self.speech.words.adverb_endings;
        word.len() > 4
            && ending.iter().any(|e| word.ends_with(e.as_str()))
            && self.mention_at(token).is_none()
    }

    /// Weekdays and months between subject and verb: "Khare on Friday said".
    pub(super) fn is_day(&self, token: usize) -> bool {
        let word = self.view.lower(token);
        let ending = &self.speech.words.day_endings;
        let day = ending.iter().any(|e| word.ends_with(e.as_str()));
        (self.view.capital(token) && day || self.view.in_timex(token))
            && self.mention_at(token).is_none()
    }

    pub(super) fn first_token(&self, mention: usize) -> usize {
        let span = self.view.mentions[mention].span;
        self.view.parsed.token_at(span.start)
    }

    /// The subject of a sentence as far as it can be told without its verb: the first name, pronoun
    /// or role that hangs on no preposition and owns nothing.
    pub(super) fn main_subject(&self, clause: Range<usize>) -> Option<Subject> {
        let view = self.view;
        let words = &self.speech.words;
        if let Some(noun) = self.opening_noun(&clause) {
            return Some(Subject::Nominal(noun));
        }
        let mut t = clause.start;
        while t < clause.end {
            let word = view.lower(t);
            let led = t > clause.start && words.prepositions.contains(&*view.lower(t - 1));
            let he = words.pronouns_he.contains(&*word) || words.pronouns_she.contains(&*word);
            if he {
                return Some(Subject::Pronoun(t));
            }
            if let Some(m) = self.mention_at(t) {
                let place = view.mentions[m].kind == EntityKind::Place;
                if !led && !place && !self.is_possessive(m) && !self.is_oblique(m) {
                    return Some(Subject::Mention(m));
                }
                t = view.parsed.token_at(view.mentions[m].span.end).max(t + 1);
                continue;
            }
            if !led
                && words.definite.contains(&*word)
                && let Some(role) = self.role_after(t, clause.end)
            {
                return Some(Subject::Nominal(t..role + 1));
            }
            t += 1;
        }
        None
    }

    /// "A Shanghai court | sentenced": a noun with an article, right before the clause's verb.
    fn opening_noun(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        let view = self.view;
        let words = &self.speech.words;
        let opening = view.lower(clause.start);
        if !words.definite.contains(&*opening) && !words.indefinite.contains(&*opening) {
            return None;
        }
        let first = clause.start + 1;
        let verb = |t: usize| {
            let word = view.lower(t);
            let past = words
                .past_endings
                .iter()
                .any(|e| word.ends_with(e.as_str()));
            !view.capital(t) && (past || words.be.contains(&*word) || self.is_speech(t))
        };
        for t in first..clause.end.min(first + NOUN) {
            let named = self.mention_at(t);
            if t > first && verb(t) {
                return Some(clause.start..t);
            }
            let body = named.is_some_and(|m| view.mentions[m].kind != EntityKind::Place);
            let ends = words.prepositions.contains(&*view.lower(t))
                || view.is_small(t, &words.conjunctions);
            if body || ends || !view.is_word(t) && !view.hyphen(t) {
                return None;
            }
        }
        None
    }

    /// "the | Danish | minister" with no name behind it.
    pub(super) fn role_after(&self, token: usize, end: usize) -> Option<usize> {
        let words = &self.speech.words;
        let role = (token + 1..end.min(token + 5))
            .take_while(|t| self.view.is_word(*t) && self.mention_at(*t).is_none())
            .find(|t| words.human.contains(&*self.view.lower(*t)))?;
        (role + 1 < end && self.mention_at(role + 1).is_none()).then_some(role)
    }

    /// The nearest person or organisation before a participle; behind "with", what follows it
    /// ("with Scalise calling").
    pub(super) fn person_before(&self, verb: usize, start: usize) -> Option<Subject> {
        let words = &self.speech.words;
        let near = verb.saturating_sub(10).max(start);
        let with = (near..verb).rev().find(|t| {
            let comma = *t > start && self.view.word(*t - 1) == ",";
            words.absolute.contains(&*self.view.lower(*t)) && (comma || *t == start)
        });
        let start = with.map_or(start, |t| t + 1);
        let mut found = None;
        for t in start..verb {
            let that = || {
                words
                    .relatives
                    .contains(&*self.view.lower(t.wrapping_sub(1)))
            };
            if let Some(m) = self.mention_at(t)
                && !self.is_possessive(m)
                && self.view.mentions[m].kind != EntityKind::Place
                && (found.is_none() || that())
            {
                found = Some(Subject::Mention(m));
            }
            if found.is_none() && self.is_pronoun(&self.view.lower(t)) {
                found = Some(Subject::Pronoun(t));
            }
        }
        found
    }
}
