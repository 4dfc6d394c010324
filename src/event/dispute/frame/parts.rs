//! Runs of words beside a verb, and who or what they name.

use super::{Chunk, LONG, Part, Reader};
use crate::model::{EntityKind, Mention, Span};

impl<'a> Reader<'a> {
    /// Words by the prepositions and articles that part them.
    pub(super) fn chunks(&self, from: usize, to: usize) -> Vec<Chunk> {
        let mut out: Vec<Chunk> = vec![Chunk::default()];
        for i in from..to {
            let token = &self.tokens[i];
            let word = token.lower.as_str();
            let inside = self.mention_at(i).is_some() && !self.name_begins(i);
            let last = out.last().map_or(0, |c| c.words.len());
            if token.time {
                out.push(Chunk::default());
            } else if inside {
                if let Some(chunk) = out.last_mut() {
                    chunk.words.push(i);
                }
            } else if self.roles.prepositions.contains(word) || self.roles.joints.contains(word) {
                out.push(Chunk {
                    before: word.to_owned(),
                    words: Vec::new(),
                });
            } else {
                let article = self.roles.determiners.contains(word);
                let other = self.name_begins(i) && self.after_place(&out);
                if last > 0 && (article || other) {
                    out.push(Chunk::default());
                }
                if let Some(chunk) = out.last_mut() {
                    chunk.words.push(i);
                }
            }
        }
        out.retain(|c| !c.words.is_empty() || !c.before.is_empty());
        out
    }

    /// "For Kenya | Minister Otieno": a name after a preposition and a place is another part.
    fn after_place(&self, chunks: &[Chunk]) -> bool {
        let Some(last) = chunks.last() else {
            return false;
        };
        let place = last.words.last().and_then(|i| self.mention_at(*i));
        let by = last.before == "by" || last.before == "of";
        !last.before.is_empty() && !by && place.is_some_and(|m| m.kind == EntityKind::Place)
    }

    /// The last part without preposition before the verb; `None` if several are joined.
    pub(super) fn subject(&mut self, left: &[Chunk]) -> Option<Part<'a>> {
        if left
            .iter()
            .any(|c| self.roles.joints.contains(c.before.as_str()))
        {
            return None;
        }
        let at = left.iter().rposition(|c| c.before.is_empty())?;
        self.part(&left[at], &left[at + 1..])
    }

    /// "Solberg, who won the Tour": the name before the clause.
    pub(super) fn antecedent(&mut self, from: usize, left: usize) -> Option<Part<'a>> {
        let who = from == left && from > 1 && self.word(from - 1) == "who";
        let name = self.mention_at(from.checked_sub(2).filter(|_| who)?)?;
        let first = self
            .tokens
            .iter()
            .position(|t| t.span.start >= name.span.start)?;
        let chunk = Chunk {
            before: String::new(),
            words: (first..from - 1).collect(),
        };
        self.part(&chunk, &[])
    }

    /// "by a guard".
    pub(super) fn agent(&mut self, right: &[Chunk]) -> Option<Part<'a>> {
        let at = right.iter().position(|c| c.before == "by")?;
        let joint = right.get(at + 1);
        if joint.is_some_and(|c| self.roles.joints.contains(c.before.as_str())) {
            return None;
        }
        self.part(&right[at], &right[at + 1..])
    }

    fn meaning(&mut self, i: usize) -> u64 {
        let stem = self.stems.of(&self.tokens[i].lower);
        self.acts.meaning(stem)
    }

    /// A part with the "of ..." that follows it.
    pub(super) fn part(&mut self, chunk: &Chunk, after: &[Chunk]) -> Option<Part<'a>> {
        let articles = |i: &usize| !self.roles.determiners.contains(self.word(*i));
        let words: Vec<usize> = chunk.words.iter().copied().filter(articles).collect();
        let head = *words.last()?;
        let pronoun = self.vocabulary.stop.contains(self.word(head));
        if words.len() > LONG || self.number(head) {
            return None;
        }
        if pronoun && self.mention_at(head).is_none() {
            return None;
        }
        let of: Vec<usize> = after
            .iter()
            .take_while(|c| c.before == "of")
            .flat_map(|c| c.words.iter().copied().filter(articles))
            .collect();
        let first = self.word(*chunk.words.first()?);
        let bare = first == self.word(head) || !self.roles.determiners.contains(first);
        let name = self.mention_at(head);
        let any = name.is_none()
            && (self.roles.indefinite.contains(first) || bare && !self.lexical(head));
        let end = of.last().copied().unwrap_or(head);
        let span = Span {
            start: self.tokens[*chunk.words.first()?].span.start,
            end: self.tokens[end].span.end,
        };
        let lower = self.tokens[head].lower.clone();
        let meaning = self.meaning(head);
        let own = |i: &usize| name.is_none_or(|m| !m.span.overlaps(self.tokens[*i].span));
        let rest: Vec<usize> = words[..words.len() - 1]
            .iter()
            .copied()
            .filter(own)
            .chain(of)
            .collect();
        let mut rest: Vec<u64> = rest.into_iter().map(|i| self.meaning(i)).collect();
        rest.sort_unstable();
        rest.dedup();
        Some(Part {
            span,
            name,
            head: lower,
            meaning,
            rest,
            any,
        })
    }

    /// The part up to the last name: "Ana Flores | president".
    pub(super) fn named(&mut self, chunk: &Chunk) -> Option<Part<'a>> {
        let last = chunk
            .words
            .iter()
            .rposition(|i| self.mention_at(*i).is_some())?;
        let chunk = Chunk {
            before: String::new(),
            words: chunk.words[..=last].to_vec(),
        };
        self.part(&chunk, &[])
    }

    /// Whether a word without article is one thing all the same: "police".
    fn lexical(&self, i: usize) -> bool {
        self.roles.callings.contains_key(self.word(i))
    }

    /// What somebody is made: "elected president", "named Ana Flores as the new minister".
    pub(super) fn role(&mut self, right: &[Chunk], passive: bool) -> (Vec<u64>, Span) {
        let of: usize;
        let words: Vec<usize> = if let Some(at) = right.iter().position(|c| c.before == "as") {
            of = at + 1;
            right[at].words.clone()
        } else {
            of = 1;
            let Some(first) = right.first().filter(|c| c.before.is_empty()) else {
                return (Vec::new(), Span::default());
            };
            let name = first
                .words
                .iter()
                .rposition(|i| self.mention_at(*i).is_some());
            let from = if passive {
                0
            } else {
                name.map_or(first.words.len(), |n| n + 1)
            };
            first.words[from.min(first.words.len())..].to_vec()
        };
        let after = right.get(of..).unwrap_or_default();
        let of = after
            .iter()
            .take_while(|c| c.before == "of")
            .flat_map(|c| c.words.clone());
        let words: Vec<usize> = words.into_iter().chain(of).collect();
        let at = words
            .first()
            .zip(words.last())
            .map_or(Span::default(), |(i, j)| Span {
                start: self.tokens[*i].span.start,
                end: self.tokens[*j].span.end,
            });
        let words: Vec<usize> = words
            .into_iter()
            .filter(|i| !self.roles.determiners.contains(self.word(*i)))
            .collect();
        let mut out: Vec<u64> = words.into_iter().map(|i| self.meaning(i)).collect();
        out.sort_unstable();
        out.dedup();
        (out, at)
    }

    /// Places of the act: after the verb, or at the head of the clause.
    pub(super) fn places(&self, left: &[Chunk], right: &[Chunk]) -> Vec<(bool, &'a Mention)> {
        let head = left.iter().take(1);
        head.chain(right)
            .filter(|c| self.roles.places.contains(c.before.as_str()) || c.before == "from")
            .filter_map(|c| {
                let name = self.mention_at(*c.words.last()?)?;
                (name.kind == EntityKind::Place).then_some((c.before == "from", name))
            })
            .collect()
    }

    /// What narrows the act to a part.
    pub(super) fn narrow(&mut self, left: &[Chunk], right: &[Chunk]) -> Vec<Vec<u64>> {
        let narrows =
            |c: &&Chunk| self.roles.narrows.contains(c.before.as_str()) && c.before != "of";
        let chunks: Vec<Vec<usize>> = left
            .iter()
            .take(1)
            .chain(right)
            .filter(narrows)
            .map(|c| c.words.clone())
            .collect();
        chunks
            .into_iter()
            .map(|words| {
                let content: Vec<usize> = words
                    .into_iter()
                    .filter(|i| !self.roles.determiners.contains(self.word(*i)) && !self.number(*i))
                    .collect();
                let mut out: Vec<u64> = content.into_iter().map(|i| self.meaning(i)).collect();
                out.sort_unstable();
                out
            })
            .filter(|c: &Vec<u64>| !c.is_empty())
            .collect()
    }
}
