//! Speech inside quotation marks: its "today" is the day on which it was said.

use super::context::Told;
use super::grammar::Phrase;
use super::reading::Reading;
use super::resolve::Resolver;
use super::scan::Scan;

/// A passage in quotation marks, by the tokens of its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    open: usize,
    close: usize,
}

/// The quoted passages of a text. One that is not closed in its paragraph is none.
pub fn passages(scan: &Scan) -> Vec<Quoted> {
    let mut out = Vec::new();
    let mut open = None;
    let known = scan.known();
    for token in 0..scan.len() {
        if open.is_some() && scan.begins_block(token) {
            open = None;
        }
        let lists = scan.lists_of_sign(token);
        let (opens, closes) = (lists & known.opening != 0, lists & known.closing != 0);
        match open {
            Some(from) if closes => {
                out.push(Quoted {
                    open: from,
                    close: token,
                });
                open = None;
            }
            None if opens => open = Some(token),
            _ => {}
        }
    }
    out
}

/// The passage that holds a token.
pub fn holding(passages: &[Quoted], token: usize) -> Option<usize> {
    let at = passages.partition_point(|q| q.close <= token);
    passages.get(at).filter(|q| q.open < token).map(|_| at)
}

impl Resolver<'_> {
    /// The day that the sentence names in which the words are reported: "he said on Tuesday".
    pub(super) fn said(
        &mut self,
        passages: &[Quoted],
        at: usize,
        phrases: &[Phrase],
    ) -> Option<Told> {
        let quote = &passages[at];
        let sentences = [
            quote.open.checked_sub(1).map(|t| self.scan.sentence(t)),
            Some(self.scan.sentence(quote.close)),
        ];
        let speech = self.scan.known().speech;
        for sentence in sentences.into_iter().flatten() {
            let Some(tokens) = self
                .scan
                .parsed
                .sentences
                .get(sentence)
                .map(|s| s.tokens.clone())
            else {
                continue;
            };
            let outside = |t: usize| holding(passages, t).is_none();
            let reports = tokens
                .clone()
                .take(REPORT)
                .any(|t| outside(t) && self.scan.lists(t) & speech != 0)
                || tokens
                    .clone()
                    .rev()
                    .take(REPORT)
                    .any(|t| outside(t) && self.scan.lists(t) & speech != 0);
            if !reports {
                continue;
            }
            let from = phrases.partition_point(|p| p.first < tokens.start);
            let dates = phrases[from..].iter().take_while(|p| p.first < tokens.end);
            let day = dates.take(REPORT).find(|p| {
                let f = &p.fields;
                let names = f.weekday.is_some()
                    || f.day_word.is_some()
                    || f.numeric.is_some()
                    || f.month.is_some() && f.day.is_some();
                p.reading == Reading::Date && names && outside(p.first)
            });
            if let Some(phrase) = day
                && let Some(meaning) = self.meaning(phrase)
                && let Some(told) = Told::of(&meaning, self.words(phrase), sentence)
                && let super::value::Stretch::Day(_) = told.stretch
            {
                return Some(told);
            }
        }
        None
    }
}

/// So many tokens of a sentence are looked at for who says it, and so many dates for when.
const REPORT: usize = 40;
