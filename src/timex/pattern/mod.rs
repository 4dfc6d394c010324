//! The pattern language of the rules, and its matcher.
//!
//! ```text
//! month day          one category after the other
//! 'of'  `'s`         a word or sign itself
//! a | b   ( )   x?   one or the other; grouping; may be left out
//! @name              a sub-pattern of the table
//! ~                  nothing stands between the neighbours, not even white space
//! <month day>        an expression of its own, where one match holds several that share parts
//! ```
//!
//! There is no repetition: a match is a few words long, so reading a text takes time in proportion
//! to its length.

mod compile;
mod look;

use super::scan::{PARAGRAPH, Scan};
use super::vocabulary::{Category, Vocabulary, WordId};
use look::{compact, look, reach};
use std::collections::BTreeMap;

pub use look::Look;

/// A compiled pattern.
#[derive(Debug, Default)]
pub struct Pattern {
    ops: Vec<Op>,
    /// For each op, what a token must be for a match to go on from there.
    looks: Vec<Look>,
}

#[derive(Clone, Copy, Debug)]
enum Op {
    Category(Category),
    Word(WordId),
    /// Try the next op first, then the other.
    Split(usize),
    Jump(usize),
    Glue,
    Open,
    Close,
}

/// A category found at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Capture {
    /// Which category.
    pub category: Category,
    /// Its value.
    pub value: f64,
    /// First token.
    pub token: u32,
    /// Tokens taken.
    pub tokens: u32,
}

/// One expression of a match.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// First token.
    pub first: usize,
    /// Token after the last.
    pub end: usize,
    /// What was found in it, in order.
    pub captures: Vec<Capture>,
}

/// What may begin a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// A category.
    Category(Category),
    /// A word.
    Word(WordId),
}

impl Pattern {
    /// Compiles a pattern. New words of it join the vocabulary.
    pub fn new(
        text: &str,
        parts: &BTreeMap<String, String>,
        vocabulary: &mut Vocabulary,
    ) -> Result<Self, String> {
        let ops = compact(compile::ops(text, parts, vocabulary)?);
        let looks = (0..ops.len()).map(|at| look(&ops, at)).collect();
        Ok(Self { ops, looks })
    }

    /// The alternatives that a pattern has at its top.
    pub fn alternatives(text: &str) -> Vec<&str> {
        let (mut depth, mut from, mut quote) = (0, 0, None);
        let mut out = Vec::new();
        for (at, c) in text.char_indices() {
            match c {
                '\'' | '`' if quote == Some(c) => quote = None,
                _ if quote.is_some() => {}
                '\'' | '`' => quote = Some(c),
                '(' => depth += 1,
                ')' => depth -= 1,
                '|' if depth == 0 => {
                    out.push(&text[from..at]);
                    from = at + 1;
                }
                _ => {}
            }
        }
        out.push(&text[from..]);
        out
    }

    /// What may begin it, with what may follow that.
    pub fn starts(&self) -> Vec<(First, Look)> {
        let mut out = Vec::new();
        reach(&self.ops, 0, |at| {
            let first = match self.ops.get(at) {
                Some(Op::Category(c)) => First::Category(*c),
                Some(Op::Word(w)) => First::Word(*w),
                _ => return,
            };
            out.push((first, look(&self.ops, at + 1)));
        });
        out
    }

    /// Matches at a token; earlier alternatives are preferred. Fills `groups`, and returns the token
    /// after the match.
    pub fn matches(&self, scan: &Scan, token: usize, trail: &mut Trail) -> Option<usize> {
        trail.begin(token);
        self.run(scan, 0, token, trail)
    }

    fn run(
        &self,
        scan: &Scan,
        mut at: usize,
        mut token: usize,
        trail: &mut Trail,
    ) -> Option<usize> {
        loop {
            match self.ops.get(at) {
                None => return Some(token),
                Some(Op::Category(_) | Op::Word(_))
                    if token > trail.first && scan.mark(token) & PARAGRAPH != 0 =>
                {
                    return None;
                }
                Some(Op::Category(category)) => {
                    return self.any_sense(scan, at, token, *category, trail);
                }
                Some(Op::Word(word)) => {
                    if scan.word(token) != *word {
                        return None;
                    }
                    token += 1;
                }
                Some(Op::Split(other)) => {
                    at = match self.ways(scan, at, *other, token) {
                        (true, true) => {
                            if trail.failed_before(at, token) {
                                return None;
                            }
                            let steps = trail.steps.len();
                            if let Some(end) = self.run(scan, at + 1, token, trail) {
                                return Some(end);
                            }
                            trail.steps.truncate(steps);
                            *other
                        }
                        (true, false) => at + 1,
                        (false, true) => *other,
                        (false, false) => return None,
                    };
                    continue;
                }
                Some(Op::Jump(to)) => {
                    at = *to;
                    continue;
                }
                Some(Op::Glue) => {
                    if !scan.glued(token) {
                        return None;
                    }
                }
                Some(Op::Open) => trail.steps.push(Step::Open(token)),
                Some(Op::Close) => trail.steps.push(Step::Close(token)),
            }
            at += 1;
        }
    }

    /// Goes on with each sense of a category that the token has.
    fn any_sense(
        &self,
        scan: &Scan,
        at: usize,
        token: usize,
        category: Category,
        trail: &mut Trail,
    ) -> Option<usize> {
        if scan.mark(token) & (1 << category as u64) == 0 {
            return None;
        }
        let mark = trail.steps.len();
        let senses = scan.senses(token).iter();
        for sense in senses.filter(|s| s.category == category) {
            trail.steps.push(Step::Found(Capture {
                category,
                value: sense.value,
                token: token as u32,
                tokens: u32::from(sense.tokens),
            }));
            let next = token + usize::from(sense.tokens);
            if let Some(end) = self.run(scan, at + 1, next, trail) {
                return Some(end);
            }
            trail.steps.truncate(mark);
        }
        None
    }

    /// Whether the token may stand where the next op, and where the other one, goes on.
    fn ways(&self, scan: &Scan, at: usize, other: usize, token: usize) -> (bool, bool) {
        let (mark, word) = (scan.mark(token), scan.word(token));
        let allows = |at: usize| self.looks.get(at).is_none_or(|l| l.allows(mark, word));
        (allows(at + 1), allows(other))
    }
}

/// The way a match took.
#[derive(Debug, Default)]
pub struct Trail {
    first: usize,
    steps: Vec<Step>,
    /// The match in which an op was last tried at a token; if in this one, it failed.
    tried: Vec<u32>,
    matches: u32,
}

/// Tokens from the first of a match for which is remembered what failed.
const REMEMBERED: usize = 32;

#[derive(Debug)]
enum Step {
    Found(Capture),
    Open(usize),
    Close(usize),
}

impl Trail {
    fn begin(&mut self, first: usize) {
        self.steps.clear();
        self.first = first;
        self.matches = self.matches.wrapping_add(1);
        if self.matches == 0 {
            self.tried.clear();
            self.matches = 1;
        }
    }

    /// Whether the way on from an op at a token was tried in this match already.
    fn failed_before(&mut self, op: usize, token: usize) -> bool {
        let off = token - self.first;
        if off >= REMEMBERED {
            return false;
        }
        let at = op * REMEMBERED + off;
        if at >= self.tried.len() {
            self.tried.resize(at + REMEMBERED, 0);
        }
        std::mem::replace(&mut self.tried[at], self.matches) == self.matches
    }

    /// The expressions of the last match, which took the tokens `first..end`.
    pub fn groups(&self, first: usize, end: usize) -> Vec<Group> {
        let marked = self.steps.iter().any(|s| matches!(s, Step::Open(_)));
        let mut out = Vec::new();
        let mut group = Group {
            first,
            end,
            ..Group::default()
        };
        for step in &self.steps {
            match step {
                Step::Open(token) => {
                    group.first = *token;
                    group.captures.clear();
                }
                Step::Close(token) => {
                    group.end = *token;
                    out.push(std::mem::take(&mut group));
                }
                Step::Found(capture) => group.captures.push(*capture),
            }
        }
        if !marked {
            out.push(group);
        }
        out
    }
}
