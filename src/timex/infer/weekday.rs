//! "Friday, 15 May" without a year: the one year near those that the text, or the corpus, names.

use super::{Clue, years};
use crate::model::Document;
use crate::text::Parsed;
use crate::timex::calendar;
use crate::timex::grammar::Grammar;
use crate::timex::scan::Scan;
use crate::timex::value::{Partial, Value};
use jiff::civil::Date;

pub(super) fn clues(document: &Document, corpus: Option<(i16, i16)>) -> Vec<Clue> {
    let named = years(document);
    let range = match named.iter().max() {
        Some(latest) => Some((*latest, latest + 3)),
        None => corpus,
    };
    let Some((from, to)) = range else {
        return Vec::new();
    };
    let grammar = Grammar::of(&document.language);
    let mut out = Vec::new();
    for timex in &document.timexes {
        let Ok(Value::Partial(Partial::Day(Some(month), Some(day)))) = timex.value.parse() else {
            continue;
        };
        let words = timex.span.of(&document.text);
        let parsed = Parsed::new(words);
        let scan = Scan::new(&parsed, &grammar.vocabulary, grammar.numbers);
        let phrase = grammar.phrases(&scan).into_iter().next();
        let Some(weekday) = phrase.and_then(|p| p.fields.weekday) else {
            continue;
        };
        let fits: Vec<i16> = (from..=to)
            .filter(|y| Date::new(*y, month, day).is_ok_and(|d| calendar::weekday(d) == weekday))
            .collect();
        if let [year] = fits[..] {
            let evidence = format!("“{words}” fell on that weekday in {year}");
            out.extend(Clue::year(year, evidence, !named.is_empty()));
        }
    }
    out
}
