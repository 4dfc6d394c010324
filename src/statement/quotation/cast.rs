//! The persons of a text, with what is told of them in passing: gender, title, role.

use super::speech::{Gender, Speech};
use crate::model::{EntityId, EntityKind, Mention, Span};
use crate::statement::view::View;
use crate::text::Parsed;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Words before a name that may be its title.
const TITLE: usize = 5;
/// Words behind a name and a comma that may be its role.
const ROLE: usize = 7;

/// The mentions, where one word that was not taken for a person is the family name of one: "Bloomberg"
/// in an article on Michael Bloomberg, "Mr Irish" in one on Oliver Irish.
pub(in crate::statement) fn with_surnames(
    parsed: &Parsed,
    mentions: &[Mention],
    speech: &Speech,
) -> Vec<Mention> {
    let mut known: HashMap<&str, EntityId> = HashMap::new();
    for m in mentions.iter().filter(|m| m.kind == EntityKind::Person) {
        if let Some((_, last)) = m.span.of(parsed.text).rsplit_once(' ') {
            known.entry(last).or_insert(m.entity);
        }
    }
    let mut out = mentions.to_vec();
    for m in &mut out {
        let Some(entity) = known.get(m.span.of(parsed.text)) else {
            continue;
        };
        let before = parsed.token_at(m.span.start).checked_sub(1);
        let title = before.map(|t| parsed.word(t).to_lowercase());
        let titled = title
            .is_some_and(|t| speech.words.male.contains(&t) || speech.words.female.contains(&t));
        if m.kind == EntityKind::Org || m.kind == EntityKind::Other && titled {
            m.kind = EntityKind::Person;
            m.entity = *entity;
        }
    }
    out
}

/// What names a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::statement) enum Subject {
    /// Index of a mention.
    Mention(usize),
    /// "he": its token.
    Pronoun(usize),
    /// "the minister": its tokens, head last.
    Nominal(Range<usize>),
    /// Left out: the token of the verb ("«...», añadió").
    Dropped(usize),
}

/// Who spoke last.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::statement) struct Last {
    pub speaker: Option<EntityId>,
    /// Where somebody without a name spoke last ("one witness said"): "he" is nobody named before.
    pub unnamed: Option<u32>,
    /// The same of a thing: "it" after "the affidavit states" is no body named before.
    pub thing: Option<u32>,
}

/// The persons and organisations of a text, with what is told of them in passing.
pub(in crate::statement) struct Cast<'a> {
    pub view: &'a View<'a>,
    pub speech: &'static Speech,
    /// Whether a mention stands inside a quotation.
    pub(super) quoted: Vec<bool>,
    pub(super) gender: HashMap<EntityId, Gender>,
    /// Entities that are organisations somewhere.
    pub(super) bodies: HashSet<EntityId>,
    pub(super) roles: HashMap<EntityId, HashSet<String>>,
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
            bodies: HashSet::new(),
            roles: HashMap::new(),
        };
        for mention in view.mentions {
            match mention.kind {
                EntityKind::Person => cast.note(mention),
                EntityKind::Org => {
                    cast.bodies.insert(mention.entity);
                }
                _ => {}
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

    /// Words directly before a name that may be its title or role; "secretary-general" is one.
    fn title_before(&self, first: usize) -> Vec<String> {
        let words = &self.speech.words;
        let mut out: Vec<String> = Vec::new();
        let mut joined = false;
        let mut at = first;
        while at > 0 && out.len() < TITLE {
            at -= 1;
            if self.view.hyphen(at) {
                joined = !out.is_empty();
                continue;
            }
            // "Gen. Khare", and "the central bank's governor, Hugo Stern"
            let dot = self.view.word(at) == "." && !self.is_stop(at);
            if dot || self.view.word(at) == "," && at + 1 == first {
                continue;
            }
            // "Yehuda Fried, Leifer's lawyer": a name is no title
            let other = self.mention_at(at);
            if other.is_some_and(|m| self.view.mentions[m].kind == EntityKind::Person) {
                break;
            }
            let word = self.view.lower(at);
            let stop = words.determiners.contains(&*word)
                || words.prepositions.contains(&*word)
                || self.is_pronoun(&word);
            // "A court sentenced Khare": a verb
            let past = words
                .past_endings
                .iter()
                .any(|e| word.ends_with(e.as_str()));
            let verb = words.speech.contains(&*word) || past;
            if !self.view.is_word(at) || stop || verb || self.is_break(at) {
                break;
            }
            let deputy = words.deputies.contains(&*word);
            match out.last_mut().filter(|_| joined || deputy) {
                Some(last) => *last = format!("{word}-{last}"),
                None => out.push(word.into_owned()),
            }
            joined = false;
        }
        out
    }

    /// The head words of ", the foreign minister of ...," behind a name.
    fn apposition(&self, last: usize) -> Vec<String> {
        if self.view.word(last) != "," {
            return Vec::new();
        }
        let words = &self.speech.words;
        let mut out: Vec<String> = Vec::new();
        for t in last + 1..last + 1 + ROLE {
            if self.view.hyphen(t) {
                continue;
            }
            let word = self.view.lower(t);
            if words.saying.contains(&*word) {
                return Vec::new(); // "... for Wang, a court notice said"
            }
            let end = words.prepositions.contains(&*word) || words.speech.contains(&*word);
            if !self.view.is_word(t) || end {
                break;
            }
            let deputy = |last: &String| words.deputies.contains(last);
            let joined = self.view.hyphen(t - 1) || out.last().is_some_and(deputy);
            match out.last_mut().filter(|_| joined) {
                Some(last) => *last = format!("{last}-{word}"),
                None => out.push(word.into_owned()),
            }
        }
        out
    }

    pub(super) fn sentence_of(&self, byte: u32) -> usize {
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
}
