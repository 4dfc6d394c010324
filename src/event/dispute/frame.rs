//! Who did what to whom, and where: verbs of a sentence with their parts, active or passive.
//!
//! No parse: a part is the run of words beside the verb up to the next preposition, sign or clause.
//! Where that is in doubt ("A and B", "who", a denial), the part or the whole is left out.

use super::roles::{Form, One, Roles};
use super::scope::cuts;
use crate::event::acts::Acts;
use crate::event::spans::{runs_at, within};
use crate::event::vocabulary::{self, TimeWord, Vocabulary};
use crate::event::words::Stems;
use crate::model::{Document, EntityKind, Interval, Mention, Span};

/// Words between a verb and its helper.
const HELPERS: usize = 3;
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
    if sentence.of(text).trim_end().ends_with('?') {
        return Vec::new();
    }
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
        if self.tokens[..verb].iter().any(unsure) {
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

    /// Words by the prepositions and articles that part them.
    fn chunks(&self, from: usize, to: usize) -> Vec<Chunk> {
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
    fn subject(&mut self, left: &[Chunk]) -> Option<Part<'a>> {
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
    fn antecedent(&mut self, from: usize, left: usize) -> Option<Part<'a>> {
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
    fn agent(&mut self, right: &[Chunk]) -> Option<Part<'a>> {
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
    fn part(&mut self, chunk: &Chunk, after: &[Chunk]) -> Option<Part<'a>> {
        let articles = |i: &usize| !self.roles.determiners.contains(self.word(*i));
        let words: Vec<usize> = chunk.words.iter().copied().filter(articles).collect();
        let head = *words.last()?;
        if words.len() > LONG || self.number(head) {
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
    fn named(&mut self, chunk: &Chunk) -> Option<Part<'a>> {
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
    fn role(&mut self, right: &[Chunk], passive: bool) -> (Vec<u64>, Span) {
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
    fn places(&self, left: &[Chunk], right: &[Chunk]) -> Vec<(bool, &'a Mention)> {
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
    fn narrow(&mut self, left: &[Chunk], right: &[Chunk]) -> Vec<Vec<u64>> {
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

    fn days(&self, clause: Span) -> Option<Interval> {
        let mut timexes = within(&self.document.timexes, clause, |t| t.span);
        timexes.find_map(|(_, t)| t.interval)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::{document, named};
    use proptest::prelude::*;

    fn told(text: &str, names: &[(&str, EntityKind)]) -> Vec<String> {
        let mut d = document(text);
        for (n, (name, kind)) in names.iter().enumerate() {
            d = named(d, name, n as u32, *kind);
        }
        let part = |p: &Option<Part>| {
            p.as_ref()
                .map_or("-".to_owned(), |p| p.span.of(text).to_owned())
        };
        let acts = &Roles::of("en").acts;
        frames(&d, d.sentences[0])
            .iter()
            .map(|f| {
                let places: Vec<&str> = f.places.iter().map(|(_, m)| m.span.of(text)).collect();
                let act = &acts[f.act].done;
                format!(
                    "{act}: {} | {} | {} | {}",
                    part(&f.actor),
                    part(&f.object),
                    f.role_at.of(text),
                    places.join(" ")
                )
            })
            .collect()
    }

    #[test]
    fn active_and_passive_are_one() {
        let (a, b) = (
            ("Ana Flores", EntityKind::Person),
            ("Lisbon", EntityKind::Place),
        );
        for (text, frame) in [
            (
                "Ana Flores won the race in Lisbon.",
                "won: Ana Flores | the race |  | Lisbon",
            ),
            (
                "The race was won by Ana Flores.",
                "won: Ana Flores | The race |  | ",
            ),
            (
                "The race of the boats, won by Ana Flores, was long.",
                "won: Ana Flores | - |  | ",
            ),
            (
                "On Friday police also arrested two men.",
                "arrested: police | two men |  | ",
            ),
            (
                "The final took place in Lisbon.",
                "held: - | The final |  | Lisbon",
            ),
            (
                "Voters elected Ana Flores president.",
                "elected: Voters | Ana Flores | president | ",
            ),
            (
                "Ana Flores was elected president.",
                "elected: - | Ana Flores | president | ",
            ),
            (
                "Ana Flores, who wrote the novel, is ill.",
                "written: Ana Flores | the novel |  | ",
            ),
            (
                "The man and Ana Flores won the race.",
                "won: - | the race |  | ",
            ),
        ] {
            assert_eq!(told(text, &[a, b]), [frame], "{text}");
        }
    }

    #[test]
    fn what_is_denied_asked_or_wished_is_not_told() {
        for text in [
            "Ana Flores did not win the race.",
            "Ana Flores denied that she won the race.",
            "Ana Flores would have won the race.",
            "The stolen car was red.",
            "Who won the race?",
        ] {
            assert_eq!(
                told(text, &[("Ana Flores", EntityKind::Person)]),
                [""; 0],
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_text_has_acts_inside_it(text in "([A-Za-z]{1,7}|won|by|was|in|the|took place|and|,|who| ){0,40}") {
            let d = document(&text);
            for sentence in &d.sentences {
                for frame in frames(&d, *sentence) {
                    prop_assert!(text.get(frame.clause.range()).is_some());
                    prop_assert!(frame.actor.iter().chain(&frame.object).all(|p| text.get(p.span.range()).is_some()));
                }
            }
        }
    }
}
