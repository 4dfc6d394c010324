//! "today", "yesterday" or "a year ago today" just beside a whole date.

use super::{Clue, days};
use crate::model::{Document, Timex};
use crate::text::Parsed;
use crate::timex::calendar::{add_days, add_months};
use crate::timex::grammar::Grammar;
use crate::timex::reading::Reading;
use crate::timex::scan::Scan;
use crate::timex::value::Unit;
use jiff::civil::Date;

/// So many bytes may stand between the two: ", on ".
const GAP: usize = 6;

pub(super) fn clues(document: &Document) -> Vec<Clue> {
    let mut out = Vec::new();
    for pair in document.timexes.windows(2) {
        let gap = pair[0].span.end as usize..pair[1].span.start as usize;
        let near = document.text.get(gap).is_some_and(|g| {
            let signs = g.contains([',', '(', '–', '—', '-']);
            g.len() <= GAP && (signs || g.trim().is_empty()) && !g.contains(['.', '\n'])
        });
        if !near {
            continue;
        }
        for (word, date) in [(&pair[0], &pair[1]), (&pair[1], &pair[0])] {
            let day = days(date).filter(|i| i.earliest == i.latest);
            let today = day.and_then(|day| today(document, word, day.earliest));
            if let Some(today) = today {
                let words = word.span.of(&document.text);
                let date = date.span.of(&document.text);
                out.push(Clue {
                    first: today,
                    last: today,
                    evidence: format!("“{words}” stands beside “{date}”"),
                    strong: true,
                });
            }
        }
    }
    out
}

/// The day of publication, if the expression counts from it and means that day.
fn today(document: &Document, timex: &Timex, day: Date) -> Option<Date> {
    let parsed = Parsed::new(timex.span.of(&document.text));
    let grammar = Grammar::of(&document.language);
    let scan = Scan::new(&parsed, &grammar.vocabulary, grammar.numbers);
    let phrase = grammar.phrases(&scan).into_iter().next()?;
    let f = &phrase.fields;
    let word = add_days(day, -f.day_word?)?;
    match phrase.reading {
        Reading::Date => Some(word),
        Reading::Offset => {
            let n = f.number.unwrap_or(1.0) as i64;
            match f.unit? {
                Unit::Day => add_days(word, n),
                Unit::Week => add_days(word, n.checked_mul(7)?),
                Unit::Month => add_months(word, n),
                Unit::Year => add_months(word, n.checked_mul(12)?),
                _ => None,
            }
        }
        _ => None,
    }
}
