//! Key dates for TimelineJS (knightlab.com), as its JSON.

use crate::export::html::escaped;
use crate::export::words::{origin, vague};
use crate::model::{Corpus, Document, Interval};
use crate::timeline::{KeyDate, label};
use jiff::civil::Date;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Timeline {
    events: Vec<Slide>,
}

#[derive(Serialize)]
struct Slide {
    start_date: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<Day>,
    display_date: String,
    text: Text,
}

#[derive(Serialize)]
struct Day {
    year: i16,
    month: i8,
    day: i8,
}

/// HTML, as TimelineJS wants it.
#[derive(Serialize)]
struct Text {
    headline: String,
    text: String,
}

/// Writes a slide a key date, and one for each of the `most` weightiest events that are known less
/// exactly than to a day; these span their whole time.
///
/// # Errors
/// Those of `out`.
pub fn timeline(
    out: &mut dyn Write,
    corpus: &Corpus,
    dates: &[KeyDate],
    most: usize,
) -> io::Result<()> {
    let days = dates.iter().map(|key| {
        let told = key.sentences.iter().zip(&key.places);
        let told = told.map(|(words, (id, _))| (words.as_str(), corpus.document(*id)));
        slide(Interval::day(key.date), told)
    });
    let vague = vague(corpus, most).into_iter().map(|(interval, cluster)| {
        let event = corpus.event(cluster.best);
        let told = (corpus.words(event), corpus.document(event.document));
        slide(interval, std::iter::once(told))
    });
    let mut events: Vec<Slide> = days.chain(vague).collect();
    events.sort_by_key(|slide| {
        (
            slide.start_date.year,
            slide.start_date.month,
            slide.start_date.day,
        )
    });
    serde_json::to_writer_pretty(&mut *out, &Timeline { events })?;
    out.write_all(b"\n")
}

fn slide<'a>(interval: Interval, told: impl Iterator<Item = (&'a str, &'a Document)>) -> Slide {
    let mut told = told.map(|(words, document)| (escaped(words), escaped(&origin(document))));
    let (headline, from) = told.next().unwrap_or_default();
    let rest = told.map(|(words, from)| format!("<p>{words}<br>— {from}</p>"));
    Slide {
        start_date: day(interval.earliest),
        end_date: (interval.days() > 1).then(|| day(interval.latest)),
        display_date: label(interval),
        text: Text {
            headline,
            text: format!("<p>— {from}</p>{}", rest.collect::<String>()),
        },
    }
}

fn day(date: Date) -> Day {
    Day {
        year: date.year(),
        month: date.month(),
        day: date.day(),
    }
}
