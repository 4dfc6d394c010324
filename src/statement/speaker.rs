//! Attribution: the words that say whose a quotation or a statement is.

use super::cast::{Cast, Subject};
use crate::model::EntityKind;
use std::ops::Range;

/// Tokens looked at on either side of a quotation.
const REACH: usize = 60;

/// A subject with the tokens from it to its verb.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    pub subject: Subject,
    pub tokens: Range<usize>,
}

impl Cast<'_> {
    fn is_speech(&self, token: usize) -> bool {
        let view = self.view;
        view.is_word(token)
            && view.word(token).len() <= 16
            && !view.capital(token)
            && self.speech.words.speech.contains(&*view.lower(token))
    }

    /// Whether the token ends a sentence.
    pub fn is_stop(&self, token: usize) -> bool {
        let view = self.view;
        let word = view.word(token);
        let last = token + 1 >= view.parsed.tokens.len();
        if !word.starts_with(['.', '!', '?', '…', '。']) {
            return false;
        }
        let before = view.lower(token.wrapping_sub(1));
        let short = view.glued(token) && view.is_word(token.wrapping_sub(1));
        let initial = before.chars().count() == 1 && view.capital(token.wrapping_sub(1));
        if word == "." && short && (initial || self.speech.words.abbreviations.contains(&*before)) {
            return false;
        }
        last || !view.glued(token + 1)
            || view
                .word(token + 1)
                .starts_with(['"', '”', '’', '\'', ')', '»'])
    }

    /// Whether a paragraph ends behind the token.
    pub fn is_break(&self, token: usize) -> bool {
        let view = self.view;
        let (a, b) = (view.span(token).end, view.span(token + 1).start);
        let gap = view.parsed.text.get(a as usize..b as usize);
        gap.is_none_or(|g| g.bytes().filter(|b| *b == b'\n').count() >= 2)
    }

    /// The end of the clause that goes on at a token; not beyond `limit`.
    pub fn clause_end(&self, token: usize, limit: usize) -> usize {
        let limit = limit.min(token + REACH);
        let mut at = token;
        while at < limit {
            if self.is_stop(at) || self.view.word(at) == ";" {
                return at;
            }
            if self.is_break(at) {
                return at + 1;
            }
            at += 1;
        }
        at
    }

    /// The beginning of the clause that leads to a token; not before `limit`.
    pub fn clause_start(&self, token: usize, limit: usize) -> usize {
        let limit = limit.max(token.saturating_sub(REACH));
        let mut at = token;
        while at > limit {
            if self.is_stop(at - 1) {
                return at;
            }
            if self.is_break(at - 1) && !(at == token && self.view.word(at - 1) == ":") {
                return at;
            }
            at -= 1;
        }
        at
    }

    /// The attribution behind a quotation: "..., said Khare", "..., Khare told reporters".
    pub fn behind(&self, clause: Range<usize>) -> Option<Attribution> {
        let view = self.view;
        let start = clause.start;
        if let Some(found) = self.according(clause.clone()) {
            return Some(found);
        }
        if self.is_speech(start) {
            return self.inverted(start, clause.end);
        }
        if let Some(found) = self.odd_verb(start, clause.end) {
            return Some(found);
        }
        let verb = (start..clause.end).find(|t| self.is_speech(*t))?;
        if &*view.lower(verb) == "quoted"
            && let Some(found) = self.quoted_as(verb, clause.end)
        {
            return Some(found);
        }
        self.attribution(self.subject_before(verb, start)?, verb)
    }

    /// "..., beamed Mayor Vega": a verb that no table has, right before a person.
    fn odd_verb(&self, verb: usize, end: usize) -> Option<Attribution> {
        let view = self.view;
        let past = view.is_word(verb) && !view.capital(verb) && view.lower(verb).ends_with("ed");
        if !past {
            return None;
        }
        let found = self.inverted(verb, end)?;
        let Subject::Mention(m) = found.subject else {
            return None;
        };
        let mention = &view.mentions[m];
        let near = view.parsed.token_at(mention.span.start) <= verb + 4;
        (near && mention.kind == EntityKind::Person).then_some(found)
    }

    /// The attribution before a quotation: "Khare said: ...".
    pub fn ahead(&self, clause: Range<usize>) -> Option<Attribution> {
        let view = self.view;
        if let Some(found) = self.according(clause.clone()) {
            return Some(found);
        }
        let mut end = clause.end;
        while let Some(verb) = (clause.start..end).rev().find(|t| self.is_verb_ahead(*t)) {
            end = verb;
            let word = view.lower(verb);
            if let Some(found) = self.quoted_as(verb, clause.end) {
                return Some(found);
            }
            if &*word == "saying" && (clause.start..verb).any(|t| &*view.lower(t) == "quoted") {
                continue;
            }
            if self.speech.words.participles.contains(&*word) {
                let subject = self.person_before(verb, clause.start);
                if let Some(subject) = subject {
                    return self.attribution(subject, verb);
                }
                continue;
            }
            let aside = view.word(verb.wrapping_sub(1)) == ",";
            if aside
                && let Some(found) = self.inverted(verb, clause.end)
                && view.word(found.tokens.end) == ","
            {
                return Some(found);
            }
            if let Some(subject) = self.subject_before(verb, clause.start) {
                return self.attribution(subject, verb);
            }
            if verb == clause.start {
                return self.inverted(verb, clause.end);
            }
        }
        None
    }

    fn is_verb_ahead(&self, token: usize) -> bool {
        self.is_speech(token)
            || self.view.is_word(token)
                && self
                    .speech
                    .words
                    .participles
                    .contains(&*self.view.lower(token))
    }

    /// No verb of speech: the sentence's first name or pronoun.
    pub fn first_subject(&self, clause: Range<usize>) -> Option<Attribution> {
        let words = &self.speech.words;
        for t in clause {
            let word = self.view.lower(t);
            let he = words.pronouns_he.contains(&*word) || words.pronouns_she.contains(&*word);
            if he {
                return self.attribution(Subject::Pronoun(t), t);
            }
            if let Some(m) = self.mention_at(t)
                && !self.is_possessive(m)
                && self.view.mentions[m].kind != EntityKind::Place
            {
                return self.attribution(Subject::Mention(m), t);
            }
        }
        None
    }

    /// Who a sentence says to speak, quotation or not: "Khare said the road was open".
    pub fn reporting(&self, clause: Range<usize>) -> Option<Attribution> {
        self.reportings(clause).into_iter().next()
    }

    /// All that a sentence says to speak: "Khare said 50 came, but police said 70".
    pub fn reportings(&self, clause: Range<usize>) -> Vec<Attribution> {
        let mut out: Vec<Attribution> = self.according(clause.clone()).into_iter().collect();
        let says = |t: &usize| self.reports(*t);
        for verb in clause.clone().filter(says).take(4) {
            out.extend(self.reporter(verb, &clause));
        }
        out
    }

    fn reports(&self, token: usize) -> bool {
        let view = self.view;
        let words = &self.speech.words;
        if !view.is_word(token) || view.capital(token) {
            return false;
        }
        let word = view.lower(token);
        let aside = view.word(token.wrapping_sub(1)) == ",";
        aside && words.participles.contains(&*word) || words.saying.contains(&*word)
    }

    /// Whom a verb of speech in running text has as its subject.
    fn reporter(&self, verb: usize, clause: &Range<usize>) -> Option<Attribution> {
        let view = self.view;
        if self.is_passive(verb) {
            return None;
        }
        if self.speech.words.participles.contains(&*view.lower(verb)) {
            return self.attribution(self.person_before(verb, clause.start)?, verb);
        }
        if view.word(verb.wrapping_sub(1)) == ","
            && let Some(found) = self.inverted(verb, clause.end)
        {
            return Some(found);
        }
        self.attribution(self.subject_before(verb, clause.start)?, verb)
    }

    /// "Jurors were told": the subject does not speak.
    fn is_passive(&self, verb: usize) -> bool {
        let told = matches!(
            &*self.view.lower(verb),
            "told" | "asked" | "reported" | "warned" | "urged"
        );
        let be = matches!(
            &*self.view.lower(verb.wrapping_sub(1)),
            "was" | "were" | "been" | "is" | "are" | "be" | "being"
        );
        told && be
    }

    fn attribution(&self, subject: Subject, verb: usize) -> Option<Attribution> {
        let tokens = match &subject {
            Subject::Mention(m) => {
                let span = self.view.mentions[*m].span;
                self.view.parsed.token_at(span.start)..self.view.parsed.token_at(span.end)
            }
            Subject::Pronoun(t) => *t..*t + 1,
            Subject::Nominal(tokens) => tokens.clone(),
        };
        let tokens = tokens.start.min(verb)..tokens.end.max(verb + 1);
        Some(Attribution { subject, tokens })
    }

    /// "according to Khare".
    fn according(&self, clause: Range<usize>) -> Option<Attribution> {
        let view = self.view;
        let at = clause.clone().find(|t| {
            let word = view.lower(*t);
            matches!(&*word, "according" | "in") && {
                let phrases = view.phrases(*t, 4, clause.end);
                phrases
                    .iter()
                    .any(|(_, p)| p.len() > 3 && self.speech.words.sources.contains(p))
            }
        })?;
        let to = (at..clause.end).find(|t| matches!(&*view.lower(*t), "to" | "of" | "by"))?;
        let subject = self.subject_behind(to + 1, clause.end)?;
        self.attribution(subject, at)
    }

    /// "said Khare", "said the minister".
    fn inverted(&self, verb: usize, end: usize) -> Option<Attribution> {
        let subject = self.subject_behind(verb + 1, end)?;
        self.attribution(subject, verb)
    }

    /// "The Daily Post quoted Harding as saying".
    fn quoted_as(&self, verb: usize, end: usize) -> Option<Attribution> {
        let view = self.view;
        if !matches!(
            &*view.lower(verb),
            "quoted" | "quotes" | "quoting" | "cited" | "citing"
        ) {
            return None;
        }
        let passive = matches!(
            &*view.lower(verb.wrapping_sub(1)),
            "was" | "is" | "were" | "been" | "are"
        );
        let says = (verb..end.min(verb + 14))
            .any(|t| matches!(&*view.lower(t), "saying" | "telling" | "as"));
        if passive || !says {
            return None;
        }
        self.inverted(verb, end)
    }

    /// The subject that stands behind its verb.
    fn subject_behind(&self, start: usize, end: usize) -> Option<Subject> {
        let view = self.view;
        let words = &self.speech.words;
        let mut fallback = None;
        let mut at = start;
        let end = end.min(start + 24);
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
                        return Some(Subject::Mention(m));
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
            if words.subject_end.contains(&*word)
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
        let nominal = start..(start..at).find(|t| view.word(*t) == ",").unwrap_or(at);
        (nominal.len() > 1 || nominal.len() == 1 && view.is_word(start))
            .then_some(Subject::Nominal(nominal))
    }

    fn is_pronoun(&self, word: &str) -> bool {
        let words = &self.speech.words;
        [
            &words.pronouns_he,
            &words.pronouns_she,
            &words.pronouns_it,
            &words.pronouns_they,
        ]
        .iter()
        .any(|set| set.contains(word))
    }

    /// The subject of a verb: the name, pronoun or noun before it.
    fn subject_before(&self, verb: usize, start: usize) -> Option<Subject> {
        let view = self.view;
        let words = &self.speech.words;
        let mut at = verb;
        for _ in 0..12 {
            if at <= start {
                return None;
            }
            let t = at - 1;
            let word = view.lower(t);
            if words.between.contains(&*word)
                || word.len() > 4 && word.ends_with("ly") && self.mention_at(t).is_none()
            {
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
                if at > start
                    && matches!(
                        &*view.lower(at - 1),
                        "on" | "in" | "late" | "early" | "last"
                    )
                {
                    at -= 1;
                }
            } else {
                break;
            }
        }
        self.noun_before(at, start)
    }

    /// Weekdays and months between subject and verb: "Khare on Friday said".
    fn is_day(&self, token: usize) -> bool {
        let word = self.view.lower(token);
        self.view.capital(token)
            && (word.ends_with("day") || self.view.in_timex(token))
            && self.mention_at(token).is_none()
    }

    /// A part between commas that is a name and little else: ", Emer Doyle,".
    fn bare_mention(&self, tokens: Range<usize>) -> Option<usize> {
        let last = tokens.end.checked_sub(1)?;
        let m = self.mention_at(last)?;
        let first = self.view.parsed.token_at(self.view.mentions[m].span.start);
        let lone = first >= tokens.start
            && first <= tokens.start + 5
            && (tokens.start..first).all(|t| {
                let word = self.view.lower(t);
                let words = &self.speech.words;
                !(words.prepositions.contains(&*word) || words.conjunctions.contains(&*word))
            });
        (lone && self.view.mentions[m].kind == EntityKind::Person).then_some(m)
    }

    /// The name, pronoun or noun phrase that ends before a token.
    fn noun_before(&self, end: usize, start: usize) -> Option<Subject> {
        let view = self.view;
        let words = &self.speech.words;
        let last = end.checked_sub(1).filter(|t| *t >= start)?;
        if self.is_pronoun(&view.lower(last)) {
            return Some(Subject::Pronoun(last));
        }
        let mut first = last;
        let at = self.mention_at(last).filter(|m| !self.is_possessive(*m));
        if let Some(m) = at {
            first = view.parsed.token_at(view.mentions[m].span.start);
            let mut before = first.wrapping_sub(1);
            if first > start && &*view.lower(before) == "the" {
                before = before.wrapping_sub(1);
            }
            let oblique = before < first
                && before >= start
                && words.prepositions.contains(&*view.lower(before));
            if !oblique || before == start {
                return Some(Subject::Mention(m));
            }
            // "a spokesman for Nordbank", "Kate Long of Penn Securities"
            if let Some(other) = self.mention_at(before - 1)
                && !self.is_possessive(other)
            {
                return Some(Subject::Mention(other));
            }
            first = before;
        }
        if matches!(&*view.lower(last), "who" | "which" | "that") {
            let comma = usize::from(view.word(last.wrapping_sub(1)) == ",");
            return self.noun_before(last - comma, start);
        }
        if !view.is_word(last) || words.conjunctions.contains(&*view.lower(last)) {
            return None;
        }
        // Back to the determiner or owner.
        for _ in 0..8 {
            if first <= start {
                break;
            }
            let word = view.lower(first);
            let owner = self.mention_at(first).is_some() && first != last;
            if words.determiners.contains(&*word) || owner && !view.capital(first - 1) {
                break;
            }
            let before = view.lower(first - 1);
            if !view.is_word(first - 1) && !view.hyphen(first - 1)
                || self.is_speech(first - 1)
                || words.conjunctions.contains(&*before)
            {
                break;
            }
            first -= 1;
        }
        // "Mr Prettejohn, Lloyd's chief executive said"
        if view.word(first.wrapping_sub(1)) == ","
            && let Some(m) = self.mention_at(first.wrapping_sub(2))
            && view.mentions[m].kind == EntityKind::Person
            && first > start + 1
        {
            return Some(Subject::Mention(m));
        }
        Some(Subject::Nominal(first..end))
    }

    /// The nearest person or organisation before a participle.
    fn person_before(&self, verb: usize, start: usize) -> Option<Subject> {
        let mut found = None;
        for t in start..verb {
            if let Some(m) = self.mention_at(t)
                && !self.is_possessive(m)
                && self.view.mentions[m].kind != EntityKind::Place
                && (found.is_none() || &*self.view.lower(t.wrapping_sub(1)) == "that")
            {
                found = Some(Subject::Mention(m));
            }
            if found.is_none() && t < verb && self.is_pronoun(&self.view.lower(t)) {
                found = Some(Subject::Pronoun(t));
            }
        }
        found
    }
}
