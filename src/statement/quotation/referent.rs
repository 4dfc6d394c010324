//! Who "he", "the minister" and "a spokeswoman" are.

use super::cast::{Cast, Last, Subject};
use super::speech::Gender;
use crate::model::{EntityId, EntityKind, Mention};
use std::ops::Range;

/// Mentions looked at backwards from a pronoun.
const REACH: usize = 60;
/// Mentions looked at forwards.
const AHEAD: usize = 4;
/// Bytes between a pronoun and whom it means.
const FAR: u32 = 2_500;
/// Tokens back to "a judge", by which "the judge" is nobody named.
const INTRODUCED: usize = 80;

/// Tokens of a sentence that is looked at for a speaker without a name.
const SENTENCE: usize = 80;
/// Sentences with "it" back to what it means.
const PAPER: usize = 6;

/// Tokens of an interview's answer.
const LONG_TURN: usize = 600;

/// A name that a pronoun may mean.
struct Found {
    /// How much it looks like its sentence's subject.
    rank: u8,
    entity: EntityId,
    start: u32,
    sentence: usize,
}

impl Cast<'_> {
    /// Whose words a subject's are.
    pub fn resolve(&self, subject: &Subject, last: Last) -> Option<EntityId> {
        match subject {
            Subject::Mention(i) => self.view.mentions.get(*i).map(|m| m.entity),
            Subject::Pronoun(token) => self.pronoun(*token, last),
            Subject::Nominal(tokens) => self.nominal(tokens, last),
            Subject::Dropped(token) => last
                .speaker
                .or_else(|| self.person(*token, None, false, last)),
        }
    }

    fn pronoun(&self, token: usize, last: Last) -> Option<EntityId> {
        let words = &self.speech.words;
        let word = self.view.lower(token);
        // "Parliament, it said, ..."; not "Asked why, she said"
        let aside = self.view.word(token.wrapping_sub(1)) == ","
            && (self.mention_at(token.wrapping_sub(2)).is_some() || self.trails(token));
        let token = self.first_of_chain(token, &word);
        if let Some(role) = self.role_before(token, &word) {
            return self.nominal(&role, last);
        }
        if words.pronouns_he.contains(&*word) || words.male.contains(&*word) {
            self.person(token, Some(Gender::Male), aside, last)
        } else if words.pronouns_she.contains(&*word) || words.female.contains(&*word) {
            self.person(token, Some(Gender::Female), aside, last)
        } else if words.pronouns_it.contains(&*word) {
            if let Some(paper) = self.paper_before(token) {
                return self.nominal(&paper, last);
            }
            let spoke = last.speaker.filter(|e| self.is_body(*e));
            spoke.or_else(|| self.body_since(token, aside, last.thing))
        } else if words.pronouns_i.contains(&*word) {
            self.turn(token)
        } else {
            last.speaker.or_else(|| self.body(token, aside))
        }
    }

    /// "Mr Khare has it, | he said.": a pronoun with its verb at the end of a sentence is not whom the
    /// sentence is about.
    fn trails(&self, token: usize) -> bool {
        let said = self
            .speech
            .words
            .saying
            .contains(&*self.view.lower(token + 1));
        said && self.is_stop(token + 2)
    }

    /// "He noted it. | He added": where the pronoun stands first of sentences that begin with it.
    fn first_of_chain(&self, token: usize, word: &str) -> usize {
        let words = &self.speech.words;
        let he = words.pronouns_he.contains(word) || words.pronouns_she.contains(word);
        let sentences = &self.view.parsed.sentences;
        let mut at = token;
        let mut own = self.sentence_of(self.view.span(token).start);
        for _ in 0..PAPER {
            let before = own.checked_sub(1).and_then(|i| sentences.get(i));
            let mut first = before.map_or(0, |s| s.tokens.start);
            first += usize::from(words.coordinators.contains(&*self.view.lower(first)));
            if !he || before.is_none() || &*self.view.lower(first) != word {
                break;
            }
            at = first;
            own -= 1;
        }
        at
    }

    /// "One nurse warned of it. | 'It is true,' he said": whom the sentence before says to speak, if
    /// that is somebody without a name and nobody else is named.
    fn role_before(&self, token: usize, word: &str) -> Option<Range<usize>> {
        let words = &self.speech.words;
        let he = words.pronouns_he.contains(word) || words.pronouns_she.contains(word);
        let own = self.sentence_of(self.view.span(token).start);
        let sentence = self.view.parsed.sentences.get(own.checked_sub(1)?)?;
        let tokens = sentence.tokens.clone();
        if !he || tokens.len() > SENTENCE {
            return None;
        }
        let named = |t: usize| {
            let m = self.mention_at(t);
            m.is_some_and(|m| self.view.mentions[m].kind == EntityKind::Person)
        };
        match self.reporting(tokens.clone())?.subject {
            Subject::Nominal(role)
                if words.indefinite.contains(&*self.view.lower(role.start))
                    && !tokens.into_iter().any(named) =>
            {
                Some(role)
            }
            _ => None,
        }
    }

    /// "I" in an interview: the name by which the paragraph begins, marked off by a sign.
    fn turn(&self, token: usize) -> Option<EntityId> {
        let first = (token.saturating_sub(LONG_TURN)..=token)
            .rev()
            .find(|t| *t == 0 || self.is_break(t - 1))?;
        let m = (first..first + 3).find_map(|t| self.mention_at(t))?;
        let mention = &self.view.mentions[m];
        let next = self.view.parsed.token_at(mention.span.end);
        let marked = self.view.word(next).starts_with([':', ')', ']', '—', '–']);
        (mention.kind == EntityKind::Person && marked).then_some(mention.entity)
    }

    /// The person that a pronoun means: before it, else right behind. Whoever spoke last goes
    /// before a name that only owns something: "Mr Blair's government".
    fn person(
        &self,
        token: usize,
        gender: Option<Gender>,
        aside: bool,
        last: Last,
    ) -> Option<EntityId> {
        let agrees = |entity: EntityId| match (gender, self.gender.get(&entity)) {
            (Some(a), Some(b)) => a == *b,
            _ => true,
        };
        let fits = |m: &Mention| agrees(m.entity);
        // "he" is no body
        let speaker = last
            .speaker
            .filter(|e| agrees(*e) && (gender.is_none() || !self.is_body(*e)));
        let found = self.nearest(token, EntityKind::Person, aside, fits);
        if let Some(since) = last.unnamed
            && found.as_ref().is_none_or(|f| f.start < since)
        {
            return None;
        }
        match found {
            Some(found) if found.rank > 1 || speaker.is_none() => Some(found.entity),
            _ => speaker.or_else(|| self.next_person(token, fits)),
        }
    }

    fn is_body(&self, entity: EntityId) -> bool {
        self.bodies.contains(&entity)
    }

    /// The organisation that "it" means.
    fn body(&self, token: usize, aside: bool) -> Option<EntityId> {
        self.body_since(token, aside, None)
    }

    /// The same; not one from before a byte, where a thing spoke.
    fn body_since(&self, token: usize, aside: bool, since: Option<u32>) -> Option<EntityId> {
        let found = self.nearest(token, EntityKind::Org, aside, |_| true)?;
        since
            .is_none_or(|s| found.start >= s)
            .then_some(found.entity)
    }

    /// What "It states" goes on with, if the sentence before begins with such a thing: "The
    /// affidavit was filed on Friday."
    fn paper_before(&self, token: usize) -> Option<Range<usize>> {
        let words = &self.speech.words;
        let sentences = &self.view.parsed.sentences;
        let own = self.sentence_of(self.view.span(token).start);
        let opens = sentences.get(own)?.tokens.start == token;
        let mut at = own.checked_sub(1).filter(|_| opens)?;
        for _ in 0..PAPER {
            let first = sentences.get(at)?.tokens.start;
            if !words.pronouns_it.contains(&*self.view.lower(first)) {
                break;
            }
            at = at.checked_sub(1)?;
        }
        let first = sentences.get(at)?.tokens.start;
        let definite = words.definite.contains(&*self.view.lower(first));
        let noun = (first + 1..first + 4).find(|t| words.sourced.contains(&*self.view.lower(*t)));
        noun.filter(|n| definite && !words.human.contains(&*self.view.lower(*n)))
            .map(|n| first..n + 1)
    }

    fn next_person(&self, token: usize, fits: impl Fn(&Mention) -> bool) -> Option<EntityId> {
        let start = self.view.span(token).start;
        let first = self.view.mentions.partition_point(|m| m.span.start < start);
        (first..self.view.mentions.len())
            .take(AHEAD)
            .filter(|i| !self.quoted[*i])
            .map(|i| &self.view.mentions[i])
            .find(|m| m.kind == EntityKind::Person && m.span.start < start + FAR / 4 && fits(m))
            .map(|m| m.entity)
    }

    /// The nearest mention before a token, sentence by sentence, subjects first. `aside`: the
    /// sentence itself is passed over, as in "Parliament, it said, ...".
    fn nearest(
        &self,
        token: usize,
        kind: EntityKind,
        aside: bool,
        fits: impl Fn(&Mention) -> bool,
    ) -> Option<Found> {
        let start = self.view.span(token).start;
        let end = self.view.mentions.partition_point(|m| m.span.start < start);
        let own = self.sentence_of(start);
        let mut best: Option<Found> = None;
        for i in (end.saturating_sub(REACH)..end).rev() {
            let mention = &self.view.mentions[i];
            if mention.span.start + FAR < start {
                break;
            }
            let sentence = self.sentence_of(mention.span.start);
            if best.as_ref().is_some_and(|b| b.sentence != sentence) {
                break;
            }
            if self.quoted[i] || mention.kind != kind || !fits(mention) || aside && sentence == own
            {
                continue;
            }
            let rank = self.rank(i);
            if best.as_ref().is_none_or(|b| rank >= b.rank) {
                best = Some(Found {
                    rank,
                    entity: mention.entity,
                    start: mention.span.start,
                    sentence,
                });
            }
        }
        best
    }

    /// How much a mention looks like its sentence's subject.
    fn rank(&self, mention: usize) -> u8 {
        if self.says(mention, self.first_token(mention)) {
            return 4;
        }
        match (self.is_possessive(mention), self.is_oblique(mention)) {
            (false, false) => 3,
            (true, false) => 1,
            (false, true) => 2,
            (true, true) => 0,
        }
    }

    /// Whether a mention hangs on a preposition: "for Foreign Minister Khare".
    pub(super) fn is_oblique(&self, mention: usize) -> bool {
        let words = &self.speech.words;
        let mut before = self.first_token(mention).wrapping_sub(1);
        for _ in 0..4 {
            if !self.view.capital(before) {
                break;
            }
            before = before.wrapping_sub(1);
        }
        words.prepositions.contains(&*self.view.lower(before))
    }

    /// "Howard said", "said Howard", "Howard has said".
    fn says(&self, mention: usize, first: usize) -> bool {
        let words = &self.speech.words;
        let end = self
            .view
            .parsed
            .token_at(self.view.mentions[mention].span.end);
        let said = |t: usize| words.saying.contains(&*self.view.lower(t));
        let behind = (end..end + 3).find(|t| !words.between.contains(&*self.view.lower(*t)));
        said(first.wrapping_sub(1)) || behind.is_some_and(said)
    }

    /// "the minister", "a spokeswoman for Nordbank", "the WHO chief".
    fn nominal(&self, tokens: &Range<usize>, last: Last) -> Option<EntityId> {
        let words = &self.speech.words;
        let mentions: Vec<usize> = tokens.clone().filter_map(|t| self.mention_at(t)).collect();
        let noun = self.noun(tokens)?;
        let owner = mentions.first().map(|i| &self.view.mentions[*i]);
        let opening = self.view.lower(tokens.start);
        if words.spokesmen.contains(&*noun) {
            return match owner {
                Some(owner) => Some(owner.entity),
                None if words.sourced.contains(&*noun) => None,
                None if self.is_named(tokens) => None, // "a Nordbank spokesman", a name not known
                None => self.represented(tokens, last),
            };
        }
        if words.indefinite.contains(&*opening) {
            return None;
        }
        let last = tokens.end - 1;
        let title = words.male.contains(&*opening) || words.female.contains(&*opening);
        let named = tokens.len() == 1 || tokens.len() == 2 && title;
        if named && self.view.capital(last) {
            return self.by_name(last, |m| m.kind != EntityKind::Place);
        }
        // "Secretary of State Antony Blinken", of which only "Blinken" is known
        if tokens.len() > 1 && self.view.capital(last) && self.view.capital(last - 1) {
            let known = self.by_name(last, |m| m.kind == EntityKind::Person);
            if known.is_some() {
                return known;
            }
        }
        if let Some(known) = self.by_role(&noun, tokens.start) {
            return Some(known);
        }
        let definite =
            words.definite.contains(&*opening) || owner.is_some_and(|m| m.kind == EntityKind::Org);
        let role = noun
            .split_once('-')
            .filter(|(d, _)| words.deputies.contains(*d));
        let human = words.human.contains(role.map_or(&*noun, |(_, role)| role))
            || tokens
                .clone()
                .any(|t| words.aged.contains(&*self.view.lower(t)));
        if human && definite && !self.introduced(&noun, tokens.start) {
            let owned = mentions.iter().any(|i| self.is_possessive(*i));
            let holds = |e: &EntityId| !self.has_other_office(*e, &noun);
            return if owned {
                None
            } else {
                self.person(tokens.start, None, false, Last::default())
                    .filter(holds)
            };
        }
        let named = definite && mentions.is_empty();
        let body = |m: &Mention| m.kind == EntityKind::Org;
        if named
            && let Some(known) = self
                .by_name(tokens.end - 1, body)
                .filter(|_| !words.spokesmen.contains(&*noun))
        {
            return Some(known); // "the commission"
        }
        if !words.bodies.contains(&*noun) {
            return None;
        }
        match owner {
            None if self.introduced(&noun, tokens.start) => None,
            None => self.body(tokens.start, false),
            Some(owner) => (owner.kind == EntityKind::Place).then_some(owner.entity),
        }
    }

    /// "the mayor" is not Prime Minister Khare.
    fn has_other_office(&self, entity: EntityId, noun: &str) -> bool {
        let offices = &self.speech.words.offices;
        let other = |role: &String| {
            role != noun && (offices.contains(role) || role.ends_with(&format!("-{noun}")))
        };
        let roles = self.roles.get(&entity);
        offices.contains(noun) && roles.is_some_and(|r| r.iter().any(other))
    }

    /// Whether a phrase has a capital that is not its first word's.
    fn is_named(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().skip(1).any(|t| self.view.capital(t))
    }

    /// Whom a spokesman without a name speaks for: "the premier's spokesman", "the report".
    fn represented(&self, tokens: &Range<usize>, last: Last) -> Option<EntityId> {
        let words = &self.speech.words;
        let owner = tokens.clone().find(|t| &*self.view.lower(*t) == "'s");
        if let Some(owner) = owner {
            let role = self.noun(&(tokens.start..owner))?;
            if words.human.contains(&*role) {
                return self.by_role(&role, tokens.start);
            }
        }
        let definite = words.definite.contains(&*self.view.lower(tokens.start));
        let noun = self.noun(tokens)?;
        let known = definite.then(|| self.whose(&noun, tokens.start)).flatten();
        if known.is_some() {
            return known;
        }
        let spoke = last.speaker.filter(|e| definite && self.is_body(*e));
        spoke.or_else(|| self.body(tokens.start, false))
    }

    /// "the report" after "the Council report", "the Council's report" or "a report by the Council".
    fn whose(&self, noun: &str, token: usize) -> Option<EntityId> {
        let view = self.view;
        let words = &self.speech.words;
        let start = view.span(token).start;
        let end = view.mentions.partition_point(|m| m.span.start < start);
        let from = end.saturating_sub(2 * REACH);
        (from..end).rev().find_map(|m| {
            let mention = &view.mentions[m];
            let first = self.first_token(m);
            let next = view.parsed.token_at(mention.span.end);
            let next = next + usize::from(self.is_possessive(m));
            let the = usize::from(words.definite.contains(&*view.lower(first.wrapping_sub(1))));
            let by = first.wrapping_sub(1 + the);
            let behind =
                words.by.contains(&*view.lower(by)) && &*view.lower(by.wrapping_sub(1)) == noun;
            let whose = &*view.lower(next) == noun || behind;
            (mention.kind == EntityKind::Org && whose).then_some(mention.entity)
        })
    }

    /// The noun that decides: the last before a preposition, with what a hyphen joins to it.
    pub(super) fn noun(&self, tokens: &Range<usize>) -> Option<String> {
        let words = &self.speech.words;
        let ends = |t: &usize| {
            words.prepositions.contains(&*self.view.lower(*t)) || self.view.word(*t) == ","
        };
        let end = tokens.clone().skip(1).find(ends).unwrap_or(tokens.end);
        let head = (tokens.start..end).rev().find(|t| self.view.is_word(*t))?;
        let noun = self.view.lower(head);
        if head > tokens.start + 1 && self.view.hyphen(head - 1) {
            return Some(format!("{}-{noun}", self.view.lower(head - 2)));
        }
        let before = self.view.lower(head.saturating_sub(1));
        if head > tokens.start && words.deputies.contains(&*before) {
            return Some(format!("{before}-{noun}"));
        }
        Some(noun.into_owned())
    }

    /// The nearest person of that role before the token, else the first behind it.
    fn by_role(&self, role: &str, token: usize) -> Option<EntityId> {
        let start = self.view.span(token).start;
        let end = self.view.mentions.partition_point(|m| m.span.start < start);
        let has = |m: &&Mention| {
            let roles = self.roles.get(&m.entity);
            m.kind == EntityKind::Person && roles.is_some_and(|r| r.contains(role))
        };
        let from = end.saturating_sub(4 * REACH);
        let before = self.view.mentions[from..end].iter().rev().find(has);
        let behind = || self.view.mentions[end..].iter().take(AHEAD).find(has);
        before.or_else(behind).map(|m| m.entity)
    }

    /// The nearest name before a token that has the token's word and more: "the commission" after
    /// "the Judicial Commission".
    fn by_name(&self, token: usize, fits: impl Fn(&Mention) -> bool) -> Option<EntityId> {
        let view = self.view;
        let word = view.lower(token);
        let start = view.span(token).start;
        let end = view.mentions.partition_point(|m| m.span.start < start);
        let from = end.saturating_sub(4 * REACH);
        let has = |m: &&Mention| {
            let name = m.span.of(view.parsed.text);
            (name.len() > word.len() || m.kind == EntityKind::Person)
                && name.len() < 120
                && fits(m)
                && name.split_whitespace().any(|w| w.to_lowercase() == *word)
        };
        let before = view.mentions[from..end].iter().rev().find(has);
        let person = |m: &&Mention| m.kind == EntityKind::Person && has(m);
        let behind = || view.mentions[end..].iter().take(REACH).find(person);
        before.or_else(behind).map(|m| m.entity)
    }

    /// Whether "a judge" came up shortly before, without a name.
    fn introduced(&self, noun: &str, token: usize) -> bool {
        let indefinite = &self.speech.words.indefinite;
        (token.saturating_sub(INTRODUCED)..token).any(|t| {
            indefinite.contains(&*self.view.lower(t))
                && (t + 1..t + 4)
                    .any(|n| &*self.view.lower(n) == noun && self.mention_at(n + 1).is_none())
        })
    }
}
