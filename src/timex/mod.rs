//! Date expressions: recognised, and normalised against the publication date and each other.
//!
//! Tokens are looked up in the vocabulary of the language ([`scan`], [`words`]), rules find
//! expressions among them ([`grammar`], [`pattern`]), their parts become fields ([`phrase`], [`sharing`]) with a
//! way to read them ([`reading`]), and these are resolved in the order of the text ([`resolve`],
//! [`context`], [`tense`], [`quoted`]) to values ([`value`]) with a reason ([`why`]). Ends of ranges
//! get their common days ([`ranges`]). Missing publication dates are concluded in [`infer`].

mod calendar;
mod context;
mod grammar;
mod holiday;
mod infer;
mod lists;
mod lookalike;
mod modify;
mod near;
mod numerals;
mod pattern;
mod phrase;
mod printed;
mod quoted;
mod ranges;
mod reading;
mod resolve;
mod scan;
mod sharing;
mod tense;
mod value;
mod vocabulary;
mod why;
mod words;
mod zone;

use crate::model::{Published, Span, Timex, TimexKind};
use crate::text::Parsed;
use context::{Context, Origin, Told};
use grammar::{Grammar, Phrase};
use reading::Reading;
use resolve::Resolver;
use scan::Scan;

pub use infer::infer_dates;
pub use printed::{DayOrder, PrintedDate, month_of, parse_date};
pub use value::{NotAValue, Partial, Season, Stretch, TimeOfDay, Unit, Value};

/// All date expressions of a text, ordered, not overlapping.
///
/// `published` is what "today" means; `language` an ISO 639-1 code whose tables are in `assets/lang/`.
/// Pure and fast enough to be run again when the user changes a publication date.
pub fn read(parsed: &Parsed, published: &Published, language: &str) -> Vec<Timex> {
    read_with(Grammar::of(language), parsed, published)
}

fn read_with(grammar: &Grammar, parsed: &Parsed, published: &Published) -> Vec<Timex> {
    let scan = Scan::new(parsed, &grammar.vocabulary, grammar.numbers);
    let mut phrases = grammar.phrases(&scan);
    let narrative = context::is_narrative(&phrases, published);
    phrases.retain(|p| p.only.is_none_or(|story| story == narrative));
    let mut resolver = Resolver {
        scan: &scan,
        grammar,
        context: Context::new(published, narrative, proven_order(&phrases)),
    };
    resolver.context.first = first_year(&scan, &phrases);
    let mut out: Vec<Timex> = Vec::with_capacity(phrases.len());
    let mut places = Vec::with_capacity(phrases.len());
    let passages = quoted::passages(&scan);
    let mut said: Option<(usize, Option<Told>)> = None;
    for phrase in &phrases {
        let quote = quoted::holding(&passages, phrase.first);
        if let Some(at) = quote
            && said.as_ref().is_none_or(|(known, _)| *known != at)
        {
            said = Some((at, resolver.said(&passages, at, &phrases)));
        }
        resolver.context.said = quote.and(said.as_ref()).and_then(|(_, told)| told.clone());
        resolver.context.narrative = narrative && resolver.context.said.is_none();
        if !resolver.push(phrase, &mut out) {
            // It was no date as a whole; perhaps its end is.
            for rest in grammar.phrases_in(&scan, phrase.first + 1, phrase.end) {
                resolver.push(&rest, &mut out);
                places.resize(out.len(), (rest.first, rest.end));
            }
        }
        places.resize(out.len(), (phrase.first, phrase.end));
    }
    ranges::join(&scan, &places, &mut out);
    out
}

impl Resolver<'_> {
    fn words(&self, phrase: &Phrase) -> &str {
        span_of(self.scan, phrase).of(self.scan.parsed.text)
    }

    /// Resolves a phrase and adds it; false if it is no date. Passes by what was read already.
    fn push(&mut self, phrase: &Phrase, out: &mut Vec<Timex>) -> bool {
        let parsed = self.scan.parsed;
        let span = span_of(self.scan, phrase);
        if out.last().is_some_and(|last| span.start < last.span.end) {
            return true;
        }
        self.context.sentence = self.scan.sentence(phrase.first);
        let Some(mut meaning) = self.meaning(phrase) else {
            return phrase.reading == Reading::Nothing;
        };
        if let (Some(said), Origin::Published) = (&self.context.said, &meaning.origin) {
            meaning.origin = Origin::Said(said.clone());
        }
        let words = span.of(parsed.text);
        let f = &phrase.fields;
        if meaning.kind == TimexKind::Duration
            && f.unit == Some(Unit::Month)
            && f.number.is_some_and(|n| n >= 6.0)
        {
            self.context.tell_months();
        }
        if let Some(mut told) = Told::of(&meaning, words, self.context.sentence) {
            told.fiscal = f.fiscal;
            told.token = phrase.first;
            // A time of day alone says no day, and what is counted back is no period told of.
            let derived = matches!(
                phrase.reading,
                Reading::Offset | Reading::YearAgo | Reading::SameQuarter
            );
            if phrase.fields.says_day() {
                // "in March 2020", not "the March 2020 crisis".
                let when = phrase
                    .first
                    .checked_sub(1)
                    .is_none_or(|t| self.scan.lists(t) & self.scan.known().when != 0);
                let year_said = when && f.year.is_some();
                self.context
                    .tell(told, anchors(self.scan, phrase), derived, year_said);
            }
        }
        if f.fiscal {
            modify::fiscal(&mut meaning);
        }
        let by = phrase
            .first
            .checked_sub(1)
            .is_some_and(|t| self.scan.lists(t) & self.scan.known().by != 0);
        modify::narrow(&mut meaning, phrase, by, self.context.today());
        out.push(Timex {
            span,
            kind: meaning.kind,
            value: meaning.value.to_string(),
            modifier: phrase.narrowing.map(|n| n.modifier),
            interval: meaning.interval,
            range: None,
            why: why::derivation(words, &meaning, self.context.published),
        });
        true
    }
}

/// The first date with a year and a month that the text names.
fn first_year(scan: &Scan, phrases: &[Phrase]) -> Option<Told> {
    let phrase = phrases
        .iter()
        .find(|p| p.fields.year.is_some() && p.fields.month.is_some())?;
    let year = phrase.fields.year_near(2000)?;
    let stretch = Stretch::Year(year);
    Some(Told {
        stretch,
        day: stretch.interval()?.earliest,
        words: span_of(scan, phrase).of(scan.parsed.text).to_owned(),
        sentence: scan.sentence(phrase.first),
        token: phrase.first,
        fiscal: false,
    })
}

fn span_of(scan: &Scan, phrase: &Phrase) -> Span {
    let tokens = &scan.parsed.tokens;
    Span {
        start: tokens[phrase.first].span.start,
        end: tokens[phrase.end - 1].span.end,
    }
}

/// What the numeric dates of a text prove: 13/04 is day first.
fn proven_order(phrases: &[Phrase]) -> Option<bool> {
    phrases.iter().find_map(|p| p.fields.month_first)
}

/// Whether a bare year says where the story has got to: it opens a sentence or a line.
fn anchors(scan: &Scan, phrase: &Phrase) -> bool {
    if phrase.reading != Reading::Year && phrase.fields.month.is_some() {
        return true;
    }
    let opens = |t: usize| {
        scan.begins_line(t)
            || scan
                .parsed
                .sentences
                .get(scan.sentence(t))
                .is_some_and(|s| s.tokens.start == t)
    };
    opens(phrase.first) || (phrase.first > 0 && opens(phrase.first - 1))
}

#[cfg(test)]
mod tests;
