//! What dated articles tell of a day, found again in an undated one.

use super::Clue;
use crate::model::{Document, Span};
use crate::timex::calendar::{add_days, weekday};
use crate::timex::value::{Partial, Value};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A word in more tellings than this finds none.
const COMMON: usize = 60;
/// What two tellings of one thing share at least.
#[derive(Clone, Copy)]
struct Enough {
    /// So many words, the date's own left out.
    words: usize,
    /// This part of the shorter one's, of a hundred.
    percent: usize,
}

/// Where both name the day.
const DAY: Enough = Enough {
    words: 4,
    percent: 40,
};
/// Where they only name the weekday, which comes again every week.
const WEEKDAY: Enough = Enough {
    words: 5,
    percent: 75,
};

/// A sentence of a dated article that tells of one day.
struct Telling {
    day: Date,
    words: BTreeSet<String>,
    title: String,
}

/// All of them, by their words.
pub(super) struct Tellings {
    all: Vec<Telling>,
    by_word: HashMap<String, Vec<u32>>,
    /// First and last year of publication in the corpus.
    pub years: Option<(i16, i16)>,
}

impl Tellings {
    pub fn of(documents: &[Document]) -> Self {
        let dated = || documents.iter().filter(|d| d.published.moment.is_some());
        let mut all = Vec::new();
        let mut by_word: HashMap<String, Vec<u32>> = HashMap::new();
        for document in dated() {
            for timex in &document.timexes {
                let Some(days) = timex.interval.filter(|i| i.earliest == i.latest) else {
                    continue;
                };
                let Some(sentence) = document.sentence_at(timex.span.start) else {
                    continue;
                };
                let words = content(document, document.sentences[sentence], timex.span);
                for word in &words {
                    let list = by_word.entry(word.clone()).or_default();
                    if list.len() <= COMMON {
                        list.push(all.len() as u32);
                    }
                }
                all.push(Telling {
                    day: days.earliest,
                    words,
                    title: document.title.clone(),
                });
            }
        }
        let years = || dated().filter_map(|d| d.published.moment.map(|m| m.date.year()));
        Self {
            all,
            by_word,
            years: years().min().zip(years().max()),
        }
    }

    /// Days of publication that follow from days told elsewhere in much the same words.
    pub fn clues(&self, document: &Document) -> Vec<Clue> {
        let mut votes: BTreeMap<(Date, Date), (usize, String)> = BTreeMap::new();
        for timex in &document.timexes {
            let Ok(Value::Partial(partial)) = timex.value.parse() else {
                continue;
            };
            let Some(sentence) = document.sentence_at(timex.span.start) else {
                continue;
            };
            let words = content(document, document.sentences[sentence], timex.span);
            for telling in self.same(&words, enough(partial)) {
                let Some(days) = published(partial, telling.day) else {
                    continue;
                };
                let entry = votes.entry(days).or_default();
                entry.0 += 1;
                if entry.1.is_empty() {
                    let said = timex.span.of(&document.text);
                    entry.1 = format!(
                        "“{said}” is told in much the same words in “{}”, where it is {}",
                        telling.title, telling.day
                    );
                }
            }
        }
        let clues = votes
            .into_iter()
            .map(|((first, last), (count, evidence))| Clue {
                first,
                last,
                evidence,
                strong: count >= 2,
            });
        clues.collect()
    }

    /// Tellings that share enough words.
    fn same(&self, words: &BTreeSet<String>, enough: Enough) -> Vec<&Telling> {
        let lists = words.iter().filter_map(|w| self.by_word.get(w));
        let mut shared: BTreeMap<u32, usize> = BTreeMap::new();
        for at in lists.filter(|l| l.len() <= COMMON).flatten() {
            *shared.entry(*at).or_default() += 1;
        }
        let candidates = shared.into_iter().filter(|(_, n)| *n > 1);
        candidates
            .map(|(at, _)| &self.all[at as usize])
            .filter(|telling| {
                let both = words.intersection(&telling.words).count();
                let fewer = words.len().min(telling.words.len());
                both >= enough.words && both * 100 >= fewer * enough.percent
            })
            .collect()
    }
}

/// The days on which an article can have appeared that so calls a known day.
fn published(said: Partial, day: Date) -> Option<(Date, Date)> {
    match said {
        // "on 12 March": of that year.
        Partial::Day(Some(m), Some(d)) | Partial::DayTime(m, d, _) => {
            let same = (day.month(), day.day()) == (m, d);
            same.then(|| (day.first_of_year(), day.last_of_year()))
        }
        // "on Friday": within the week from it.
        Partial::Weekday(w) | Partial::WeekdayTime(w, _) => {
            let last = add_days(day, 6)?;
            (weekday(day) == w).then_some((day, last))
        }
        _ => None,
    }
}

fn enough(said: Partial) -> Enough {
    match said {
        Partial::Weekday(_) | Partial::WeekdayTime(..) => WEEKDAY,
        _ => DAY,
    }
}

/// The words of a sentence that carry its content: longer ones, and those with capitals or digits;
/// not those of the date.
fn content(document: &Document, sentence: Span, date: Span) -> BTreeSet<String> {
    let text = &document.text;
    let before = &text[sentence.start as usize..date.start as usize];
    let after = &text[date.end.min(sentence.end) as usize..sentence.end as usize];
    [before, after]
        .into_iter()
        .flat_map(|part| part.split(|c: char| !c.is_alphanumeric()))
        .filter(|w| w.chars().count() > 4 || w.starts_with(|c: char| c.is_uppercase()))
        .take(80)
        .map(str::to_lowercase)
        .collect()
}
