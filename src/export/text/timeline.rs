//! Key dates for reading: the calendar in the left margin, what happened to the right of it.

use super::page::Page;
use super::wrap::{WIDTH, clip, wrap};
use crate::export::words::{self, count, extent, origin};
use crate::model::{Corpus, Document};
use crate::timeline::{KeyDate, label, month, weekday, year};
use std::io::{self, Write};

/// Columns of the calendar, with the space before it.
const CALENDAR: usize = 16;
/// Between calendar and words.
const GAP: &str = "  ";

/// Writes key dates in the order of the calendar, by year, then the `most` weightiest events that
/// are known less exactly than to a day.
///
/// # Errors
/// Those of `out`.
pub fn timeline(
    out: &mut dyn Write,
    corpus: &Corpus,
    dates: &[KeyDate],
    most: usize,
) -> io::Result<()> {
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
    let shown = vague(&mut page, corpus, most)?;
    footer(&mut page, corpus, shown)
}

fn day(page: &mut Page, corpus: &Corpus, key: &KeyDate) -> io::Result<()> {
    let mut calendar = vec![
        format!("{:>2} {}", key.date.day(), month(key.date)),
        weekday(key.date).to_owned(),
    ];
    calendar.extend(wrap(&key.why, CALENDAR - GAP.len()));
    if key.events.iter().any(|id| corpus.event(*id).disputed) {
        calendar.push("≠ disputed".to_owned());
    }
    let told = key.sentences.iter().zip(&key.places);
    let told = told.map(|(sentence, (id, _))| (sentence.as_str(), corpus.document(*id)));
    entry(page, &calendar, told)
}

/// The calendar's lines beside sentences with their origin.
fn entry<'a>(
    page: &mut Page,
    calendar: &[String],
    told: impl Iterator<Item = (&'a str, &'a Document)>,
) -> io::Result<()> {
    let columns = WIDTH - CALENDAR - GAP.len();
    let calendar: Vec<String> = calendar.iter().map(|line| format!("{GAP}{line}")).collect();
    let mut words = Vec::new();
    for (sentence, document) in told {
        words.extend(wrap(sentence, columns));
        words.push(format!("  — {}", clip(&origin(document), columns - 4)));
    }
    page.beside(&calendar, CALENDAR, GAP, &words)
}

/// What is known less exactly than to a day: what most articles tell of, in the order of time.
fn vague(page: &mut Page, corpus: &Corpus, most: usize) -> io::Result<usize> {
    let clusters = words::vague(corpus, most);
    if !clusters.is_empty() {
        page.heading("WEEKS, MONTHS, YEARS")?;
    }
    for (interval, cluster) in &clusters {
        let event = corpus.event(cluster.best);
        let document = corpus.document(event.document);
        let calendar = wrap(&label(*interval), CALENDAR - GAP.len());
        page.gap()?;
        entry(
            page,
            &calendar,
            std::iter::once((corpus.words(event), document)),
        )?;
    }
    Ok(clusters.iter().map(|(_, c)| c.events.len()).sum())
}

/// What the list leaves out.
fn footer(page: &mut Page, corpus: &Corpus, shown: usize) -> io::Result<()> {
    let undated = corpus
        .events
        .iter()
        .filter(|e| e.interval.is_none())
        .count();
    let vague = corpus
        .events
        .iter()
        .filter(|e| e.interval.is_some_and(|i| i.days() > 1));
    let vague = vague.count().saturating_sub(shown);
    let rest: Vec<String> = [
        (vague, "known only to a week, a month, a year or a range"),
        (undated, "without any date"),
    ]
    .iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, what)| format!("{} {what}", count(*n, "event")))
    .collect();
    if rest.is_empty() {
        return Ok(());
    }
    page.heading("")?;
    page.hanging("", 0, &format!("Not listed: {}.", rest.join(", and ")))
}
