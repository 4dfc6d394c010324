//! Parts of a sentence: which date dates its main act, and whether it reports speech or a plan.

use super::dating::Dating;
use super::spans::{runs_at, within};
use super::vocabulary::Vocabulary;
use crate::model::{Document, EntityKind, Precision, Span};

/// Words between a speech verb and a date that dates the speaking ("told the paper on Friday").
const NEAR_SPEECH: usize = 5;
/// Words between a verb of speech and its subject.
const NEAR_SUBJECT: usize = 4;

/// A stretch of a sentence with its words.
pub(super) struct Clause<'a> {
    /// Where it stands.
    pub span: Span,
    /// Its words with their places, lower-cased.
    words: Vec<(Span, String)>,
    /// Verbs of speech that have somebody who speaks: indices into `words`.
    speech: Vec<usize>,
    /// Quotations in it.
    quoted: Vec<Span>,
    text: &'a str,
}

/// Cuts a sentence where a second main clause begins that has a date of its own: at a semicolon, and at
/// a comma with "and" or "but".
pub(super) fn of<'a>(
    sentence: Span,
    document: &'a Document,
    vocabulary: &Vocabulary,
) -> Vec<Clause<'a>> {
    let text = sentence.of(&document.text);
    let quoted: Vec<Span> = within(&document.quotations, sentence, |q| q.span)
        .map(|(_, q)| q.span)
        .collect();
    let mut cuts = vec![0];
    for (at, mark) in text.match_indices([';', ',']) {
        let rest = text[at + 1..].trim_start();
        let second = mark == ";"
            || vocabulary
                .second
                .iter()
                .any(|w| rest.starts_with(w.as_str()));
        let byte = sentence.start + at as u32;
        if second && !quoted.iter().any(|q| q.start <= byte && byte < q.end) {
            cuts.push(at + 1);
        }
    }
    cuts.push(text.len());
    let base = sentence.start as usize;
    cuts.windows(2)
        .map(|w| Clause::new(Span::new(base + w[0], base + w[1]), document, vocabulary))
        .collect()
}

impl<'a> Clause<'a> {
    /// Reads the words of a stretch of text.
    pub fn new(span: Span, document: &'a Document, vocabulary: &Vocabulary) -> Self {
        let text = &document.text;
        let words: Vec<(Span, String)> = runs_at(span, text)
            .map(|s| (s, s.of(text).to_lowercase()))
            .collect();
        let mut out = Self {
            span,
            words,
            speech: Vec::new(),
            quoted: within(&document.quotations, span, |q| q.span)
                .map(|(_, q)| q.span)
                .collect(),
            text,
        };
        out.speech = (0..out.words.len())
            .filter(|i| out.speaks(*i, document, vocabulary))
            .collect();
        out
    }

    /// Whether the word is a verb of speech outside quotation with a subject beside it.
    fn speaks(&self, i: usize, document: &Document, vocabulary: &Vocabulary) -> bool {
        let (span, word) = &self.words[i];
        if !vocabulary.speech_verbs.contains(word.as_str()) || self.in_quotation(*span) {
            return false;
        }
        // "United States", "Qaboos bin Said".
        let from = (document.mentions).partition_point(|m| m.span.start <= span.start);
        let name = from.checked_sub(1).map(|i| document.mentions[i].span);
        if name.is_some_and(|name| span.end <= name.end) {
            return false;
        }
        // "was said", "is called": told of, not telling.
        let before = i.checked_sub(1).map(|j| self.words[j].1.as_str());
        let passive = before.is_some_and(|w| vocabulary.passive.contains(w));
        if passive {
            return false;
        }
        let from = self.words[i.saturating_sub(NEAR_SUBJECT)].0.start;
        let to = self.words[(i + NEAR_SUBJECT).min(self.words.len() - 1)]
            .0
            .end;
        let near = Span {
            start: from,
            end: to,
        };
        let named =
            within(&document.mentions, near, |m| m.span).any(|(_, m)| m.kind != EntityKind::Other);
        let window =
            &self.words[i.saturating_sub(NEAR_SUBJECT)..(i + NEAR_SUBJECT).min(self.words.len())];
        named
            || window
                .iter()
                .any(|(_, w)| vocabulary.speakers.contains(w.as_str()))
            || self.capital_near(i)
    }

    /// A capitalised word beside the verb, for names that nobody recognised.
    fn capital_near(&self, i: usize) -> bool {
        let beside = [i.checked_sub(1), Some(i + 1)];
        beside.into_iter().flatten().any(|j| {
            self.words
                .get(j)
                .is_some_and(|(s, _)| s.of(self.text).starts_with(char::is_uppercase))
        })
    }

    fn in_quotation(&self, span: Span) -> bool {
        self.quoted.iter().any(|q| q.contains(span))
    }

    /// Index of the first word that starts at the byte or later.
    fn word_at(&self, byte: u32) -> usize {
        self.words.partition_point(|(s, _)| s.start < byte)
    }

    /// Of several dates the one on which the main act hangs.
    pub fn dated_by(
        &self,
        datings: &[Dating],
        document: &Document,
        vocabulary: &Vocabulary,
    ) -> Option<Dating> {
        let rank = |d: &Dating| self.rank(d, document, vocabulary);
        datings
            .iter()
            .copied()
            .enumerate()
            .max_by_key(|(i, d)| (rank(d), std::cmp::Reverse(*i)))
            .map(|(_, d)| d)
    }

    /// How well a date serves as that of the clause's main act.
    fn rank(&self, dating: &Dating, document: &Document, vocabulary: &Vocabulary) -> i32 {
        let at = self.word_at(dating.span.start);
        let before = at.checked_sub(1).map(|i| self.words[i].1.as_str());
        let mut rank = match dating.interval.map(|i| i.precision) {
            None => -4,
            Some(Precision::Minute | Precision::PartOfDay | Precision::Day) => 4,
            Some(Precision::Week) => 3,
            Some(Precision::Range | Precision::Month | Precision::Quarter) => 2,
            Some(Precision::Half | Precision::Year) => 1,
            Some(Precision::Decade | Precision::Century) => 0,
        };
        if before.is_some_and(|w| vocabulary.frame.contains(w)) {
            rank -= 3;
        }
        if document.text[dating.span.end as usize..].starts_with(['\'', '’', '-']) {
            rank -= 2; // "Friday's meeting"
        }
        if self.in_quotation(dating.span) {
            rank -= 3;
        }
        let first_words = &self.words[..at.min(self.words.len())];
        if first_words
            .iter()
            .skip(1)
            .any(|(s, w)| vocabulary.clauses.contains(w.as_str()) && !self.in_quotation(*s))
        {
            rank -= 2; // in a clause of its own
        }
        if is_dateline(document, dating, self.span) {
            rank -= 6;
        }
        rank
    }

    /// Whether somebody speaks, at the date if there is one.
    pub fn speech_on(&self, date: Option<Span>, vocabulary: &Vocabulary) -> bool {
        let Some(date) = date else {
            return !self.speech.is_empty();
        };
        if self.in_quotation(date) {
            // What is quoted is what is told, whenever it was.
            return !self.speech.is_empty();
        }
        let at = self.word_at(date.start);
        self.speech.iter().any(|verb| {
            let (from, to) = (at.min(*verb), at.max(*verb));
            let between = &self.words[from..to];
            let opens = |w: &String| vocabulary.relative.contains(w.as_str());
            // A date at the head of the sentence dates its first verb of speech, unless that only
            // closes it (", the mayor told us").
            let head = at <= 2 && self.speech.first() == Some(verb) && *verb <= at + 12;
            let head = head && verb + 3 < self.words.len();
            (head || to - from <= NEAR_SPEECH) && !between.iter().any(|(_, w)| opens(w))
        })
    }

    /// Whether the words tell of something to come.
    pub fn plans(&self, vocabulary: &Vocabulary) -> bool {
        let plain: Vec<&str> = self
            .words
            .iter()
            .filter(|(s, _)| !self.in_quotation(*s))
            .map(|(_, w)| w.as_str())
            .collect();
        let line = format!(" {} ", plain.join(" "));
        vocabulary
            .plan_phrases
            .iter()
            .any(|p| line.contains(&format!(" {p} ")))
    }
}

/// "BEIJING, May 17 (Xinhua) --": the date of the report, before the report.
fn is_dateline(document: &Document, dating: &Dating, clause: Span) -> bool {
    let text = &document.text;
    let before = &text[clause.start as usize..dating.span.start as usize];
    let after = text[dating.span.end as usize..]
        .chars()
        .take(40)
        .collect::<String>();
    let dash = after.find(['–', '—']).or_else(|| after.find("--"));
    before.len() < 60
        && before.starts_with(char::is_uppercase)
        && before
            .split_whitespace()
            .all(|w| w.starts_with(|c: char| !c.is_lowercase()))
        && dash.is_some_and(|d| !after[..d].contains(". "))
}
