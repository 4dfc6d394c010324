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

use super::scan::{PARAGRAPH, Scan};
use super::vocabulary::{Category, Vocabulary, WordId};
use std::collections::BTreeMap;

/// A compiled pattern.
#[derive(Debug, Default)]
pub struct Pattern {
    ops: Vec<Op>,
    /// For each op, what a token must be for a match to go on from there.
    looks: Vec<Look>,
}

/// What a token must be, so that most ways need not be tried.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look {
    categories: u64,
    /// Words by the last bits of their ids.
    words: u64,
    /// The pattern may end here.
    end: bool,
}

impl Look {
    /// Whether a token with these bits and this word may stand here.
    pub fn allows(self, mark: u64, word: WordId) -> bool {
        self.end || self.categories & mark != 0 || self.words & word_bit(word) != 0
    }
}

fn word_bit(word: WordId) -> u64 {
    1 << (word & 63)
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

/// Sub-patterns may hold others this deep.
const DEEPEST: usize = 12;

impl Pattern {
    /// Compiles a pattern. New words of it join the vocabulary.
    pub fn new(
        text: &str,
        parts: &BTreeMap<String, String>,
        vocabulary: &mut Vocabulary,
    ) -> Result<Self, String> {
        let mut compiler = Compiler {
            parts,
            vocabulary,
            ops: Vec::new(),
        };
        compiler.pattern(text, 0)?;
        let ops = compact(compiler.ops);
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
                    if scan.mark(token) & (1 << *category as u64) == 0 {
                        return None;
                    }
                    let mark = trail.steps.len();
                    for sense in scan
                        .senses(token)
                        .iter()
                        .filter(|s| s.category == *category)
                    {
                        trail.steps.push(Step::Found(Capture {
                            category: *category,
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
                    return None;
                }
                Some(Op::Word(word)) => {
                    if scan.word(token) != *word {
                        return None;
                    }
                    token += 1;
                }
                Some(Op::Split(other)) => {
                    let (mark, word) = (scan.mark(token), scan.word(token));
                    let allows =
                        |at: usize| self.looks.get(at).is_none_or(|l| l.allows(mark, word));
                    match (allows(at + 1), allows(*other)) {
                        (true, true) => {
                            if trail.failed_before(at, token) {
                                return None;
                            }
                            let steps = trail.steps.len();
                            if let Some(end) = self.run(scan, at + 1, token, trail) {
                                return Some(end);
                            }
                            trail.steps.truncate(steps);
                            at = *other;
                        }
                        (true, false) => at += 1,
                        (false, true) => at = *other,
                        (false, false) => return None,
                    }
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
}

/// Calls with the ops that consume a token first, from an op on, and with the end if it is reached.
fn reach(ops: &[Op], from: usize, mut found: impl FnMut(usize)) {
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        match ops.get(at) {
            None | Some(Op::Category(_) | Op::Word(_)) => found(at),
            Some(Op::Split(other)) => open.extend([at + 1, *other]),
            Some(Op::Jump(to)) => open.push(*to),
            Some(Op::Glue | Op::Open | Op::Close) => open.push(at + 1),
        }
    }
}

fn look(ops: &[Op], from: usize) -> Look {
    let mut out = Look::default();
    reach(ops, from, |at| match ops.get(at) {
        Some(Op::Category(c)) => out.categories |= 1 << *c as u64,
        Some(Op::Word(w)) => out.words |= word_bit(*w),
        _ => out.end = true,
    });
    out
}

/// Leaves out the jumps that lead to the next op.
fn compact(ops: Vec<Op>) -> Vec<Op> {
    let idle = |at: usize| matches!(ops[at], Op::Jump(to) if to == at + 1);
    let mut place = Vec::with_capacity(ops.len() + 1);
    let mut count = 0;
    for at in 0..ops.len() {
        place.push(count);
        count += usize::from(!idle(at));
    }
    place.push(count);
    let kept = (0..ops.len()).filter(|at| !idle(*at));
    kept.map(|at| match ops[at] {
        Op::Split(to) => Op::Split(place[to]),
        Op::Jump(to) => Op::Jump(place[to]),
        op => op,
    })
    .collect()
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

struct Compiler<'a> {
    parts: &'a BTreeMap<String, String>,
    vocabulary: &'a mut Vocabulary,
    ops: Vec<Op>,
}

impl Compiler<'_> {
    fn pattern(&mut self, text: &str, depth: usize) -> Result<(), String> {
        if depth > DEEPEST {
            return Err("sub-patterns hold each other".to_owned());
        }
        let marks = marks(text)?;
        let mut at = 0;
        self.choice(&marks, &mut at, depth)?;
        match marks.get(at) {
            None => Ok(()),
            Some(mark) => Err(format!("unexpected {mark:?}")),
        }
    }

    fn choice(&mut self, marks: &[Mark], at: &mut usize, depth: usize) -> Result<(), String> {
        let mut jumps = Vec::new();
        loop {
            let split = self.ops.len();
            self.ops.push(Op::Jump(split + 1));
            self.sequence(marks, at, depth)?;
            if marks.get(*at) != Some(&Mark::Sign('|')) {
                break;
            }
            *at += 1;
            jumps.push(self.ops.len());
            self.ops.push(Op::Jump(0));
            self.ops[split] = Op::Split(self.ops.len());
        }
        let end = self.ops.len();
        for jump in jumps {
            self.ops[jump] = Op::Jump(end);
        }
        Ok(())
    }

    fn sequence(&mut self, marks: &[Mark], at: &mut usize, depth: usize) -> Result<(), String> {
        while let Some(mark) = marks.get(*at) {
            if matches!(mark, Mark::Sign('|' | ')')) {
                return Ok(());
            }
            let split = self.ops.len();
            self.ops.push(Op::Jump(split + 1));
            *at += 1;
            match mark {
                Mark::Sign('(') => {
                    self.choice(marks, at, depth)?;
                    if marks.get(*at) != Some(&Mark::Sign(')')) {
                        return Err("a ( is not closed".to_owned());
                    }
                    *at += 1;
                }
                Mark::Sign('<') => self.ops.push(Op::Open),
                Mark::Sign('>') => self.ops.push(Op::Close),
                Mark::Sign('~') => self.ops.push(Op::Glue),
                Mark::Sign(c) => return Err(format!("{c} is out of place")),
                Mark::Word(word) => {
                    let id = self.vocabulary.intern(word);
                    self.ops.push(Op::Word(id));
                }
                Mark::Name(name) => {
                    let category = Category::named(name)
                        .ok_or_else(|| format!("no category is called {name}"))?;
                    self.ops.push(Op::Category(category));
                }
                Mark::Part(name) => {
                    let parts = self.parts;
                    let part = parts
                        .get(name)
                        .ok_or_else(|| format!("no part is called {name}"))?;
                    self.pattern(part, depth + 1)
                        .map_err(|e| format!("in @{name}: {e}"))?;
                }
            }
            if marks.get(*at) == Some(&Mark::Sign('?')) {
                *at += 1;
                self.ops[split] = Op::Split(self.ops.len());
            }
        }
        Ok(())
    }
}

#[derive(Debug, PartialEq)]
enum Mark {
    Sign(char),
    Word(String),
    Name(String),
    Part(String),
}

fn marks(text: &str) -> Result<Vec<Mark>, String> {
    let mut out = Vec::new();
    let mut rest = text.trim_start();
    while let Some(c) = rest.chars().next() {
        let name_end = |s: &str| s.find(|c: char| !c.is_alphanumeric()).unwrap_or(s.len());
        let used = match c {
            '\'' | '`' => {
                let end = rest[1..].find(c).ok_or("a quote is not closed")?;
                out.push(Mark::Word(rest[1..=end].to_owned()));
                end + 2
            }
            '@' => {
                let end = name_end(&rest[1..]);
                out.push(Mark::Part(rest[1..=end].to_owned()));
                end + 1
            }
            c if c.is_alphabetic() => {
                let end = name_end(rest);
                out.push(Mark::Name(rest[..end].to_owned()));
                end
            }
            '(' | ')' | '|' | '?' | '<' | '>' | '~' => {
                out.push(Mark::Sign(c));
                1
            }
            c => return Err(format!("{c} means nothing here")),
        };
        rest = rest[used..].trim_start();
    }
    Ok(out)
}
