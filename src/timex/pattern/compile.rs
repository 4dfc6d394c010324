//! The text of a pattern, compiled.

use super::super::vocabulary::{Category, Vocabulary};
use super::Op;
use std::collections::BTreeMap;

/// Sub-patterns may hold others this deep.
const DEEPEST: usize = 12;

/// The ops of a pattern. New words of it join the vocabulary.
pub(super) fn ops(
    text: &str,
    parts: &BTreeMap<String, String>,
    vocabulary: &mut Vocabulary,
) -> Result<Vec<Op>, String> {
    let mut compiler = Compiler {
        parts,
        vocabulary,
        ops: Vec::new(),
    };
    compiler.pattern(text, 0)?;
    Ok(compiler.ops)
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
