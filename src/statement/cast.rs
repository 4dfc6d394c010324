//! Who "he", "the minister" and "a spokeswoman" are.

use super::speech::{Gender, Speech};
use super::view::View;
use crate::model::{EntityId, EntityKind, Mention, Span};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Mentions looked at backwards from a pronoun.
const REACH: usize = 60;
/// Mentions looked at forwards.
const AHEAD: usize = 4;
/// Bytes between a pronoun and whom it means.
const FAR: u32 = 2_500;

/// What names a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Index of a mention.
    Mention(usize),
    /// "he": its token.
    Pronoun(usize),
    /// "the minister": its tokens, head last.
    Nominal(Range<usize>),
}

/// The persons and organisations of a text, with what is told of them in passing.
pub(super) struct Cast<'a> {
    pub view: &'a View<'a>,
    pub speech: &'static Speech,
    /// Whether a mention stands inside a quotation.
    quoted: Vec<bool>,
    gender: HashMap<EntityId, Gender>,
    roles: HashMap<EntityId, HashSet<String>>,
}

impl<'a> Cast<'a> {
    /// Reads genders and roles off the words around each mention.
    pub fn new(view: &'a View<'a>, speech: &'static Speech, quotes: &[Span]) -> Self {
        let inside = |m: &Mention| {
            let after = quotes.partition_point(|q| q.end <= m.span.start);
            quotes.get(after).is_some_and(|q| q.contains(m.span))
        };
        let mut cast = Self {
            view,
            speech,
            quoted: view.mentions.iter().map(inside).collect(),
            gender: HashMap::new(),
            roles: HashMap::new(),
        };
        for mention in view.mentions {
            if mention.kind == EntityKind::Person {
                cast.note(mention);
            }
        }
        cast
    }

    fn note(&mut self, mention: &Mention) {
        let first = self.view.parsed.token_at(mention.span.start);
        let last = self.view.parsed.token_at(mention.span.end);
        let before = self.title_before(first);
        let words = &self.speech.words;
        let mut gender = None;
        for word in &before {
            if words.male.contains(word) {
                gender = Some(Gender::Male);
            } else if words.female.contains(word) {
                gender = Some(Gender::Female);
            }
        }
        let given = self.view.lower(first);
        // A name of one word may be a family name: Lee, Grant.
        let full = last > first + 1;
        let by_name = || self.speech.first_names.get(&*given).copied();
        let gender = gender.or_else(|| if full { by_name() } else { None });
        if let Some(gender) = gender {
            self.gender.entry(mention.entity).or_insert(gender);
        }
        let behind = self.apposition(last);
        let roles = self.roles.entry(mention.entity).or_default();
        roles.extend(before);
        roles.extend(behind);
    }

    /// Words directly before a name that may be its title or role.
    fn title_before(&self, first: usize) -> Vec<String> {
        let words = &self.speech.words;
        let mut out = Vec::new();
        let mut at = first;
        while at > 0 && out.len() < 5 {
            at -= 1;
            if self.view.word(at) == "." || self.view.hyphen(at) {
                continue;
            }
            // "the central bank's governor, Hugo Stern"
            if self.view.word(at) == "," && at + 1 == first {
                continue;
            }
            let word = self.view.lower(at);
            let stop = words.determiners.contains(&*word) || words.prepositions.contains(&*word);
            if !self.view.is_word(at) || stop || words.speech.contains(&*word) {
                break;
            }
            out.push(word.into_owned());
        }
        out
    }

    /// The head words of ", the foreign minister of ...," behind a name.
    fn apposition(&self, last: usize) -> Vec<String> {
        if self.view.word(last) != "," {
            return Vec::new();
        }
        let words = &self.speech.words;
        (last + 1..last + 7)
            .take_while(|t| self.view.is_word(*t) || self.view.hyphen(*t))
            .map(|t| self.view.lower(t).into_owned())
            .take_while(|w| !words.prepositions.contains(w) && !words.speech.contains(w))
            .collect()
    }

    /// Whose words a subject's are. `at` is the byte where it stands.
    pub fn resolve(&self, subject: &Subject, last: Option<EntityId>) -> Option<EntityId> {
        match subject {
            Subject::Mention(i) => self.view.mentions.get(*i).map(|m| m.entity),
            Subject::Pronoun(token) => self.pronoun(*token, last),
            Subject::Nominal(tokens) => self.nominal(tokens),
        }
    }

    fn pronoun(&self, token: usize, last: Option<EntityId>) -> Option<EntityId> {
        let words = &self.speech.words;
        let word = self.view.lower(token);
        let aside = self.view.word(token.wrapping_sub(1)) == ",";
        if words.pronouns_he.contains(&*word) {
            self.person(token, Some(Gender::Male), aside, last)
        } else if words.pronouns_she.contains(&*word) {
            self.person(token, Some(Gender::Female), aside, last)
        } else if words.pronouns_it.contains(&*word) {
            self.body(token, aside)
        } else {
            last.or_else(|| self.body(token, aside))
        }
    }

    /// The person that a pronoun means: before it, else right behind. Whoever spoke last goes
    /// before a name that only owns something: "Mr Blair's government".
    fn person(
        &self,
        token: usize,
        gender: Option<Gender>,
        aside: bool,
        last: Option<EntityId>,
    ) -> Option<EntityId> {
        let agrees = |entity: EntityId| match (gender, self.gender.get(&entity)) {
            (Some(a), Some(b)) => a == *b,
            _ => true,
        };
        let fits = |m: &Mention| agrees(m.entity);
        let last = last.filter(|e| agrees(*e));
        match self.nearest(token, EntityKind::Person, aside, fits) {
            Some((rank, entity)) if rank > 1 || last.is_none() => Some(entity),
            _ => last.or_else(|| self.next_person(token, fits)),
        }
    }

    /// The organisation that "it" means.
    fn body(&self, token: usize, aside: bool) -> Option<EntityId> {
        let found = self.nearest(token, EntityKind::Org, aside, |_| true);
        found.map(|(_, entity)| entity)
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
    ) -> Option<(u8, EntityId)> {
        let start = self.view.span(token).start;
        let end = self.view.mentions.partition_point(|m| m.span.start < start);
        let own = self.sentence_of(start);
        let mut best: Option<(usize, u8, EntityId)> = None;
        for i in (end.saturating_sub(REACH)..end).rev() {
            let mention = &self.view.mentions[i];
            if mention.span.start + FAR < start {
                break;
            }
            let sentence = self.sentence_of(mention.span.start);
            if best.is_some_and(|(s, ..)| s != sentence) {
                break;
            }
            if self.quoted[i] || mention.kind != kind || !fits(mention) || aside && sentence == own
            {
                continue;
            }
            let rank = self.rank(i);
            if best.is_none_or(|(_, r, _)| rank >= r) {
                best = Some((sentence, rank, mention.entity));
            }
        }
        best.map(|(_, rank, entity)| (rank, entity))
    }

    /// How much a mention looks like its sentence's subject.
    fn rank(&self, mention: usize) -> u8 {
        let span = self.view.mentions[mention].span;
        let first = self.view.parsed.token_at(span.start);
        let mut before = first.wrapping_sub(1);
        let words = &self.speech.words;
        for _ in 0..4 {
            if !self.view.capital(before) {
                break;
            }
            before = before.wrapping_sub(1);
        }
        let oblique = words.prepositions.contains(&*self.view.lower(before));
        if self.says(mention, first) {
            return 4;
        }
        match (self.is_possessive(mention), oblique) {
            (false, false) => 3,
            (true, false) => 1,
            (false, true) => 2,
            (true, true) => 0,
        }
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

    fn sentence_of(&self, byte: u32) -> usize {
        self.view
            .parsed
            .sentences
            .partition_point(|s| s.span.end <= byte)
    }

    /// "Khare's": the name owns what follows.
    pub fn is_possessive(&self, mention: usize) -> bool {
        let span = self.view.mentions[mention].span;
        let next = self.view.parsed.token_at(span.end);
        let word = self.view.lower(next);
        &*word == "'s" || matches!(&*word, "'" | "’") && self.view.glued(next)
    }

    /// Index of the mention that covers a token.
    pub fn mention_at(&self, token: usize) -> Option<usize> {
        let span = self.view.span(token);
        let after = self
            .view
            .mentions
            .partition_point(|m| m.span.end <= span.start);
        let found = self.view.mentions.get(after)?;
        (found.span.overlaps(span) && found.kind != EntityKind::Other).then_some(after)
    }

    /// "the minister", "a spokeswoman for Nordbank", "the WHO chief".
    fn nominal(&self, tokens: &Range<usize>) -> Option<EntityId> {
        let words = &self.speech.words;
        let mentions: Vec<usize> = tokens.clone().filter_map(|t| self.mention_at(t)).collect();
        let head = self.head(tokens)?;
        let owner = mentions.iter().map(|i| &self.view.mentions[*i]).next();
        let noun = self.view.lower(head);
        if words.spokesmen.contains(&*noun) {
            return match owner {
                Some(owner) => Some(owner.entity),
                None => self.body(tokens.start, false),
            };
        }
        let known = self.by_role(&noun, tokens.start);
        if known.is_some() {
            return known;
        }
        let definite = &*self.view.lower(tokens.start) == "the"
            || owner.is_some_and(|m| m.kind == EntityKind::Org);
        if words.human.contains(&*noun) && definite && !self.introduced(&noun, tokens.start) {
            let owned = owner.is_some_and(|_| mentions.iter().any(|i| self.is_possessive(*i)));
            return if owned {
                None
            } else {
                self.person(tokens.start, None, false, None)
            };
        }
        if words.bodies.contains(&*noun) && owner.is_none() {
            return self.body(tokens.start, false);
        }
        None
    }

    /// The noun that decides: the last before a preposition.
    fn head(&self, tokens: &Range<usize>) -> Option<usize> {
        let words = &self.speech.words;
        let end = tokens
            .clone()
            .skip(1)
            .find(|t| {
                words.prepositions.contains(&*self.view.lower(*t)) || self.view.word(*t) == ","
            })
            .unwrap_or(tokens.end);
        (tokens.start..end).rev().find(|t| self.view.is_word(*t))
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

    /// Whether "a judge" came up shortly before, without a name.
    fn introduced(&self, noun: &str, token: usize) -> bool {
        (token.saturating_sub(80)..token).any(|t| {
            let article = matches!(&*self.view.lower(t), "a" | "an" | "one" | "another");
            article
                && (t + 1..t + 4)
                    .any(|n| &*self.view.lower(n) == noun && self.mention_at(n + 1).is_none())
        })
    }
}
