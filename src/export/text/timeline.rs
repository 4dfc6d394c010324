//! Key dates for reading: the calendar in the left margin, what happened to the right of it.

use super::page::Page;
use super::wrap::{WIDTH, clip, wrap};
use crate::export::words::{count, extent, origin};
use crate::model::Corpus;
use crate::timeline::{KeyDate, month, weekday, year};
use std::io::{self, Write};

/// Columns of the calendar, with the space before it.
const CALENDAR: usize = 16;
/// Between calendar and words.
const GAP: &str = "  ";

/// Writes key dates in the order of the calendar, by year.
///
/// # Errors
/// Those of `out`.
pub fn timeline(out: &mut dyn Write, corpus: &Corpus, dates: &[KeyDate]) -> io::Result<()> {
    let mut page = Page::new(out);
    page.hanging("", 0, &extent(corpus))?;
    let mut dates: Vec<&KeyDate> = dates.iter().collect();
    dates.sort_by_key(|key| key.date);
    if dates.is_empty() {
        page.gap()?;
        page.hanging("", 0, "Nothing was found that is dated to a day.")?;
    }
    let mut current = None;
    for key in dates {
        if current.replace(key.date.year()) != Some(key.date.year()) {
            page.heading(&year(key.date))?;
        }
        page.gap()?;
        day(&mut page, corpus, key)?;
    }
    footer(&mut page, corpus)
}

fn day(page: &mut Page, corpus: &Corpus, key: &KeyDate) -> io::Result<()> {
    let day = format!("{:>2} {}", key.date.day(), month(key.date));
    let mut calendar = vec![day, weekday(key.date).to_owned()];
    calendar.extend(wrap(&key.why, CALENDAR - GAP.len()));
    if key.events.iter().any(|id| corpus.event(*id).disputed) {
        calendar.push("≠ disputed".to_owned());
    }
    let calendar: Vec<String> = calendar.iter().map(|line| format!("{GAP}{line}")).collect();
    let mut words = Vec::new();
    for (sentence, (document, _)) in key.sentences.iter().zip(&key.places) {
        let columns = WIDTH - CALENDAR - GAP.len();
        words.extend(wrap(sentence, columns));
        let origin = origin(corpus.document(*document));
        words.push(format!("  — {}", clip(&origin, columns - 4)));
    }
    page.beside(&calendar, CALENDAR, GAP, &words)
}

/// What the list of days leaves out.
fn footer(page: &mut Page, corpus: &Corpus) -> io::Result<()> {
    let undated = corpus
        .events
        .iter()
        .filter(|e| e.interval.is_none())
        .count();
    let vague = corpus
        .events
        .iter()
        .filter(|e| e.interval.is_some_and(|i| i.days() > 1))
        .count();
    if undated + vague == 0 {
        return Ok(());
    }
    page.heading("")?;
    let vague = format!(
        "{} known only to a week, a month, a year or a range",
        count(vague, "event")
    );
    let undated = format!("{} without any date", count(undated, "event"));
    page.hanging("", 0, &format!("Not listed: {vague}, and {undated}."))
}
