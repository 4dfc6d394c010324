//! Date expressions: recognised, and normalised against the publication date and each other.
//!
//! Tokens are looked up in the vocabulary of the language ([`scan`]), rules find expressions among
//! them ([`grammar`], [`pattern`]), their parts become fields ([`phrase`]), and these are resolved
//! in the order of the text ([`resolve`], [`context`]) to values ([`value`]) with a reason ([`why`]).

mod calendar;
mod context;
mod grammar;
mod holiday;
mod infer;
mod lookalike;
mod modify;
mod numerals;
mod pattern;
mod phrase;
mod printed;
mod resolve;
mod scan;
mod value;
mod vocabulary;
mod why;

use crate::model::{Published, Span, Timex, TimexKind};
use crate::text::Parsed;
use context::{Context, Told};
use grammar::{Grammar, Phrase};
use phrase::Reading;
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
    let phrases = grammar.phrases(&scan);
    let narrative = context::is_narrative(&phrases, published);
    let mut resolver = Resolver {
        scan: &scan,
        grammar,
        context: Context::new(published, narrative, proven_order(&phrases)),
    };
    resolver.context.first = first_year(&scan, &phrases);
    let mut out: Vec<Timex> = Vec::with_capacity(phrases.len());
    for phrase in &phrases {
        if !resolver.push(phrase, &mut out) {
            // It was no date as a whole; perhaps its end is.
            for rest in grammar.phrases_in(&scan, phrase.first + 1, phrase.end) {
                resolver.push(&rest, &mut out);
            }
        }
    }
    out
}

impl Resolver<'_> {
    /// Resolves a phrase and adds it; false if it is no date. Passes by what was read already.
    fn push(&mut self, phrase: &Phrase, out: &mut Vec<Timex>) -> bool {
        let parsed = self.scan.parsed;
        let span = span_of(self.scan, phrase);
        if out.last().is_some_and(|last| span.start < last.span.end) {
            return true;
        }
        self.context.sentence = self.scan.sentence(phrase.first);
        let Some(mut meaning) = self.meaning(phrase) else {
            return false;
        };
        let words = span.of(parsed.text);
        let f = &phrase.fields;
        if meaning.kind == TimexKind::Duration
            && f.unit == Some(Unit::Month)
            && f.number.is_some_and(|n| n >= 6.0)
        {
            self.context.tell_months();
        }
        if let Some(told) = Told::of(&meaning, words, self.context.sentence) {
            // A time of day alone says no day, and what is counted back is no period told of.
            let derived = matches!(phrase.reading, Reading::Offset | Reading::YearAgo);
            if phrase.fields.says_day() {
                self.context.tell(told, anchors(self.scan, phrase), derived);
            }
        }
        modify::narrow(&mut meaning, phrase.modifier);
        out.push(Timex {
            span,
            kind: meaning.kind,
            value: meaning.value.to_string(),
            modifier: phrase.modifier,
            interval: meaning.interval,
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
