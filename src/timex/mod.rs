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
mod quoted;
mod ranges;
mod resolve;
mod scan;
mod tense;
mod value;
mod vocabulary;
mod why;
mod words;

use crate::model::{Published, Span, Timex, TimexKind};
use crate::text::Parsed;
use context::{Context, Origin, Told};
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
            return false;
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
mod tests {
    use super::grammar::tests::published;
    use super::*;
    use crate::model::Interval;
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
            Some("2015-05-18 2020-05-17")
        );
    }

    fn days(date: &str, text: &str) -> Vec<String> {
        let parsed = Parsed::new(text);
        let read = read(&parsed, &published(date), "en");
        let days = |i: Interval| format!("{} {}", i.earliest, i.latest);
        read.iter()
            .map(|t| t.range.or(t.interval).map_or(t.value.clone(), days))
            .collect()
    }

    #[test]
    fn ends_of_ranges_know_all_its_days() {
        let range = |text, days_of: &str| assert_eq!(days("2020-05-20", text), [days_of, days_of]);
        range("It ran from 3 to 5 May.", "2020-05-03 2020-05-05");
        range("It ran between 2014 and 2016.", "2014-01-01 2016-12-31");
        range("In 2019-20 it grew.", "2019-01-01 2020-12-31");
        range("It grew from January to April.", "2020-01-01 2020-04-30");
        range("It ran from Monday to Friday.", "2020-05-11 2020-05-15");
        range("It ran Dec. 30-Jan. 2.", "2019-12-30 2020-01-02");
        assert_eq!(
            days("2020-05-20", "They met on Monday and on Friday."),
            ["2020-05-18 2020-05-18", "2020-05-15 2020-05-15"]
        );
    }

    #[test]
    fn quoted_words_count_from_the_day_they_were_said() {
        let texts = [
            "\"I will go tomorrow,\" she said on Tuesday.",
            "On Tuesday she said: “I will go tomorrow.”",
            "``I will go tomorrow,'' she said on Tuesday.",
        ];
        for text in texts {
            let mut days = days("2020-05-21", text);
            days.sort();
            assert_eq!(
                days,
                ["2020-05-19 2020-05-19", "2020-05-20 2020-05-20"],
                "{text}"
            );
        }
        assert_eq!(
            why("2020-05-21", texts[0])[0],
            "“tomorrow”: the day after; counted from 19 May 2020, a Tuesday; which is the day on \
             which it was said (“Tuesday”)"
        );
        // Without such a day from the publication date.
        assert_eq!(
            days("2020-05-21", "\"I will go tomorrow,\" she said."),
            ["2020-05-22 2020-05-22"]
        );
    }

    #[test]
    fn parts_of_years_differ() {
        let of = |text| days("2020-05-20", text).remove(0);
        assert_eq!(of("in late 2019"), "2019-09-01 2019-12-31");
        assert_eq!(of("at the end of 2019"), "2019-12-01 2019-12-31");
        assert_eq!(of("by the end of 2019"), "2019-12-31 2019-12-31");
        assert_eq!(of("in mid-2019"), "2019-05-01 2019-08-31");
        assert_eq!(of("in early 2019"), "2019-01-01 2019-04-30");
        assert_eq!(of("at the start of May 2019"), "2019-05-01 2019-05-07");
        assert_eq!(of("on the last day of December"), "2019-12-31 2019-12-31");
        assert_eq!(of("in the first week of May"), "2020-05-01 2020-05-07");
        assert_eq!(of("later this week"), "2020-05-20 2020-05-24");
        assert_eq!(of("in fiscal 2019"), "2018-02-01 2020-03-31");
        assert_eq!(
            of("for the quarter ended April 30"),
            "2020-02-01 2020-04-30"
        );
        assert_eq!(of("It will open in a month."), "2020-06-01 2020-06-30");
    }

    #[test]
    fn a_time_in_a_zone_says_what_it_is_elsewhere() {
        assert_eq!(
            why("2020-05-20", "at 10:35 p.m. EST on Monday")[0],
            "“10:35 p.m. EST on Monday”: the Monday before, 03:35 of the day after in Universal \
             Time; counted from 20 May 2020, a Wednesday; which is the date given by you"
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
