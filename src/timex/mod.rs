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
mod lists;
mod lookalike;
mod modify;
mod numerals;
mod pattern;
mod phrase;
mod printed;
mod resolve;
mod scan;
mod tense;
mod value;
mod vocabulary;
mod why;
mod words;

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
mod tests {
    use super::grammar::tests::published;
    use super::*;
    use proptest::prelude::*;

    fn why(date: &str, text: &str) -> Vec<String> {
        let parsed = Parsed::new(text);
        let read = read(&parsed, &published(date), "en");
        read.iter().map(|t| t.why.sentence()).collect()
    }

    #[test]
    fn the_reason_names_rule_anchor_and_origin() {
        assert_eq!(
            why(
                "2020-05-17",
                "She said on Friday that it rained. On the same day he left."
            ),
            [
                "“Friday” with “said”: the Friday before; counted from 17 May 2020, a Sunday; \
                 which is the date given by you",
                "“the same day”: the day told before; counted from 15 May 2020, a Friday; \
                 which the text told before (“Friday”)",
            ]
        );
        assert_eq!(
            why("", "It began in March 2019."),
            ["“March 2019”: the date as it is written"]
        );
    }

    #[test]
    fn stories_hang_on_the_date_told_before() {
        let text = "In 1941 the army marched. In June 1941 it crossed the river. In August it took \
            the town. In January 1942 it stood still. On 5 March 1942 it turned back. In 1943 it \
            lost. In May 1944 it fled, and in July it was beaten.";
        let parsed = Parsed::new(text);
        let read = read(&parsed, &published("2009-12-19"), "en");
        let values: Vec<&str> = read.iter().map(|t| t.value.as_str()).collect();
        assert_eq!(
            values,
            [
                "1941",
                "1941-06",
                "1941-08",
                "1942-01",
                "1942-03-05",
                "1943",
                "1944-05",
                "1944-07"
            ]
        );
    }

    #[test]
    fn parts_of_stretches_are_narrower() {
        let of = |text: &str| {
            let parsed = Parsed::new(text);
            let first = read(&parsed, &published("2020-05-17"), "en")
                .into_iter()
                .next();
            let interval = first.and_then(|t| t.interval);
            interval.map(|i| format!("{} {}", i.earliest, i.latest))
        };
        assert_eq!(
            of("in late February").as_deref(),
            Some("2020-02-21 2020-02-29")
        );
        assert_eq!(
            of("in the mid-1980s").as_deref(),
            Some("1982-01-01 1988-12-31")
        );
        assert_eq!(
            of("in the past five years").as_deref(),
            Some("2015-05-17 2020-05-17")
        );
    }

    const WORDS: &str = "[0-9]{1,4}|last |next |the |Friday|May|March|of |in |early |-|/|:|,|\\.|'s|s |\
        century|BC|days|ago|two |a |years|quarter|first |p\\.m\\.|Easter|every |1990s|half |and |\\n\\n|\\PC| ";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_is_read_in_order(
            words in proptest::collection::vec(WORDS, 0..60),
            date in "(2020-02-29)?|-9999-01-01|9999-12-31",
            spanish in any::<bool>(),
        ) {
            let text = words.concat();
            let parsed = Parsed::new(&text);
            let language = if spanish { "es" } else { "en" };
            let mut at = 0;
            for timex in read(&parsed, &published(&date), language) {
                prop_assert!(timex.span.start >= at && !timex.span.is_empty());
                prop_assert!(text.get(timex.span.range()).is_some());
                at = timex.span.end;
                let value: Result<Value, _> = timex.value.parse();
                prop_assert_eq!(value.map(|v| v.to_string()), Ok(timex.value.clone()), "{}", timex.value);
                if let Some(interval) = timex.interval {
                    prop_assert!(interval.earliest <= interval.latest);
                }
            }
        }
    }
}
