//! Who did what to whom, and where: verbs of a sentence with their parts, active or passive.
//!
//! No parse: a part is the run of words beside the verb up to the next preposition, sign or clause.
//! Where that is in doubt ("A and B", "who", a denial), the part or the whole is left out.

mod parts;
#[cfg(test)]
mod tests;

use super::clauses::cuts;
use super::roles::{Form, One, Roles};
use crate::event::acts::Acts;
use crate::event::spans::{runs_at, within};
use crate::event::vocabulary::{self, TimeWord, Vocabulary};
use crate::event::words::Stems;
use crate::model::{Document, Interval, Mention, Span};

/// Words between a verb and its helper.
const HELPERS: usize = 3;
/// Bytes beyond which a sentence is none.
const SENTENCE: usize = 2_000;
/// Words that one part has at most.
const LONG: usize = 12;

/// Somebody or something that takes part in an act.
#[derive(Clone, Debug)]
pub(crate) struct Part<'a> {
    /// With "of ..." after it.
    pub span: Span,
    /// The name, if its last word is one.
    pub name: Option<&'a Mention>,
    /// Its main word, lower-cased.
    pub head: String,
    /// What its main word means.
    pub meaning: u64,
    /// What its other words mean, sorted.
    pub rest: Vec<u64>,
    /// "a suspect", "suspects": any.
    pub any: bool,
}

/// An act that a sentence tells.
#[derive(Clone, Debug)]
pub(crate) struct Frame<'a> {
    /// The sentence.
    pub sentence: Span,
    /// The part of the sentence that has the verb.
    pub clause: Span,
    /// Index into the table's acts.
    pub act: usize,
    /// "It was signed."
    pub passive: bool,
    /// It is still to come.
    pub planned: bool,
    /// Who does it.
    pub actor: Option<Part<'a>>,
    /// To what; also what begins, ends or dies.
    pub object: Option<Part<'a>>,
    /// As what: "president".
    pub role: Vec<u64>,
    /// The words for it.
    pub role_at: Span,
    /// Where, with the preposition's sort: in or from.
    pub places: Vec<(bool, &'a Mention)>,
    /// What narrows the act to a part: "in the north"; each its meanings.
    pub narrow: Vec<Vec<u64>>,
    /// The days that its clause names.
    pub days: Option<Interval>,
}

/// A word of a sentence.
struct Token {
    span: Span,
    lower: String,
    time: bool,
}

/// Words after a preposition or without one.
#[derive(Debug, Default)]
struct Chunk {
    before: String,
    words: Vec<usize>,
}

struct Reader<'a> {
    document: &'a Document,
    roles: &'static Roles,
    acts: &'static Acts,
    vocabulary: &'static Vocabulary,
    sentence: Span,
    tokens: Vec<Token>,
    /// Signs that part clauses.
    cuts: Vec<usize>,
    stems: Stems,
}

/// The acts that a sentence tells as having happened or as planned.
pub(crate) fn frames(document: &Document, sentence: Span) -> Vec<Frame<'_>> {
    let roles = Roles::of(&document.language);
    let text = &document.text;
    if sentence.len() > SENTENCE || sentence.of(text).trim_end().ends_with('?') {
        return Vec::new();
    }
    let times: Vec<Span> = within(&document.timexes, sentence, |t| t.span)
        .map(|(_, t)| t.span)
        .collect();
    let weekday = |span: Span| {
        let lower = span.of(text).to_lowercase();
        let time = vocabulary::of(&document.language).time.get(lower.as_str());
        matches!(time, Some(TimeWord::Weekday(_)))
    };
    let mut reader = Reader {
        document,
        roles,
        acts: Acts::of(&document.language),
        vocabulary: vocabulary::of(&document.language),
        sentence,
        tokens: runs_at(sentence, text)
            .map(|span| Token {
                span,
                lower: span.of(text).to_lowercase(),
                time: times.iter().any(|t| t.overlaps(span)) || weekday(span),
            })
            .collect(),
        cuts: cuts(text, sentence),
        stems: Stems::new(),
    };
    (0..reader.tokens.len())
        .filter_map(|i| reader.frame(i))
        .collect()
}

/// How a verb stands in its sentence.
struct Voice {
    passive: bool,
    planned: bool,
    /// Where its subject ends.
    left: usize,
}

impl<'a> Reader<'a> {
    fn word(&self, i: usize) -> &str {
        self.tokens.get(i).map_or("", |t| &t.lower)
    }

    fn frame(&mut self, verb: usize) -> Option<Frame<'a>> {
        let form = self.roles.form(self.word(verb), self.word(verb + 1))?;
        let token = &self.tokens[verb];
        let quoted = within(&self.document.quotations, self.sentence, |q| q.span)
            .any(|(_, q)| q.span.contains(token.span));
        if quoted || self.mention_at(verb).is_some() {
            return None;
        }
        let voice = self.voice(verb, form)?;
        let unsure = |t: &Token| self.roles.unsure.contains(t.lower.as_str());
        // "Had it rained, ..."
        if self.tokens[..verb].iter().any(unsure) || self.roles.have.contains(self.word(0)) {
            return None;
        }
        let (from, to) = self.bounds(voice.left, verb);
        let left = self.chunks(from, voice.left);
        let right = self.chunks((verb + 1 + usize::from(form.phrase)).min(to), to);
        let clause = Span {
            start: self.tokens[from.min(verb)].span.start,
            end: self.tokens[to - 1].span.end,
        };
        let subject = self
            .subject(&left)
            .or_else(|| self.antecedent(from, voice.left));
        let after = right
            .first()
            .filter(|c| c.before.is_empty() && !c.words.is_empty());
        let joint = right
            .get(1)
            .is_some_and(|c| self.roles.joints.contains(c.before.as_str()));
        let act = &self.roles.acts[form.act];
        let (mut role, mut object) = ((Vec::new(), Span::default()), None);
        if act.one == One::Role {
            role = self.role(&right, voice.passive);
            object = after.and_then(|c| self.named(c));
        } else if let Some(chunk) = after.filter(|_| !joint) {
            object = self.part(chunk, &right[1..]);
        }
        let (actor, object) = match (voice.passive, object) {
            (true, _) => (self.agent(&right), subject),
            // What begins, ends or takes off has no other object.
            (false, None) if after.is_none() => (None, subject),
            (false, object) => (subject, object),
        };
        Some(Frame {
            sentence: self.sentence,
            clause,
            act: form.act,
            passive: voice.passive,
            planned: voice.planned,
            actor,
            object,
            role: role.0,
            role_at: role.1,
            places: self.places(&left, &right),
            narrow: self.narrow(&left, &right),
            days: self.days(clause),
        })
    }

    /// Active or passive, told or planned; `None` where the word is no verb that tells an act.
    fn voice(&self, verb: usize, form: Form) -> Option<Voice> {
        let mut left = verb;
        let (mut be, mut have, mut will) = (false, false, false);
        for i in (verb.saturating_sub(HELPERS + 1)..verb).rev() {
            let word = self.word(i);
            if self.roles.be.contains(word) {
                be = true;
            } else if self.roles.have.contains(word) {
                have = true;
            } else if self.roles.will.contains(word) || word == "to" && be && left == i + 1 {
                will = true;
            } else if !(self.roles.between.contains(word) || word.ends_with("ly")) {
                break;
            }
            left = i;
        }
        let before = left.checked_sub(1).map_or("", |i| self.word(i));
        let voice = |passive, planned| {
            Some(Voice {
                passive,
                planned,
                left,
            })
        };
        if left == verb && self.roles.determiners.contains(before) {
            return None; // "the detained man"
        }
        match (be, have, will) {
            (true, _, _) if form.participle => voice(true, will),
            (true, _, _) if form.going => voice(false, will),
            (false, true, _) if form.participle => voice(false, false),
            (false, false, true) if form.base => voice(false, true),
            (false, false, false) if form.now => {
                let name = verb.checked_sub(1).and_then(|i| self.mention_at(i));
                name.and_then(|_| voice(false, false))
            }
            (false, false, false) if form.past || form.participle => {
                // "a novel written by": without a helper.
                let by = self.word(verb + 1) == "by" && self.mention_at(verb + 2).is_some();
                (form.past || by).then_some(())?;
                voice(by && form.participle && !self.number(verb + 2), false)
            }
            _ => None,
        }
    }

    fn number(&self, i: usize) -> bool {
        self.word(i).starts_with(|c: char| c.is_ascii_digit())
    }

    /// The first token of the clause, and the one after its last.
    fn bounds(&self, left: usize, verb: usize) -> (usize, usize) {
        let opens = |i: usize| {
            let sign = i > 0 && self.cut_between(i - 1, i);
            sign || i > 0 && self.vocabulary.clauses.contains(self.word(i - 1))
        };
        let from = (0..=left).rev().find(|i| *i == 0 || opens(*i)).unwrap_or(0);
        let closes = |i: usize| {
            self.cut_between(i - 1, i) || {
                let word = self.word(i);
                // "before" and "after" only lead to another time.
                self.vocabulary.clauses.contains(word) && !self.roles.prepositions.contains(word)
            }
        };
        let to = (verb + 1..self.tokens.len()).find(|i| closes(*i));
        (from, to.unwrap_or(self.tokens.len()))
    }

    fn cut_between(&self, i: usize, j: usize) -> bool {
        let (from, to) = (
            self.tokens[i].span.end as usize,
            self.tokens[j].span.start as usize,
        );
        let at = self.cuts.partition_point(|c| *c < from);
        self.cuts.get(at).is_some_and(|c| *c < to)
    }

    /// The name that covers a token.
    fn mention_at(&self, i: usize) -> Option<&'a Mention> {
        let span = self.tokens.get(i)?.span;
        let mentions = &self.document.mentions;
        let at = mentions.partition_point(|m| m.span.end <= span.start);
        mentions.get(at).filter(|m| m.span.overlaps(span))
    }

    /// Whether a name or its title begins at a token.
    fn name_begins(&self, i: usize) -> bool {
        let span = self.tokens[i].span;
        let mentions = &self.document.mentions;
        let at = mentions.partition_point(|m| m.span.end <= span.start);
        mentions.get(at).is_some_and(|m| {
            m.span.start == span.start || m.title.is_some_and(|t| t.start == span.start)
        })
    }

    fn days(&self, clause: Span) -> Option<Interval> {
        let mut timexes = within(&self.document.timexes, clause, |t| t.span);
        timexes.find_map(|(_, t)| t.interval)
    }
}
