//! Key dates, by year.

use super::plain;
use crate::export::words::{extent, origin};
use crate::model::Corpus;
use crate::timeline::{KeyDate, month, weekday, year};
use std::io::{self, Write};

/// Writes key dates in the order of the calendar.
///
/// # Errors
/// Those of `out`.
pub fn timeline(out: &mut dyn Write, corpus: &Corpus, dates: &[KeyDate]) -> io::Result<()> {
    writeln!(out, "# Timeline\n\n{}", extent(corpus))?;
    let mut dates: Vec<&KeyDate> = dates.iter().collect();
    dates.sort_by_key(|key| key.date);
    let mut current = None;
    for key in dates {
        let date = key.date;
        if current.replace(date.year()) != Some(date.year()) {
            writeln!(out, "\n## {}", year(date))?;
        }
        let day = format!("{}, {} {}", weekday(date), date.day(), month(date));
        writeln!(out, "\n### {day}\n\n{}", plain(&key.why))?;
        for (sentence, (id, _)) in key.sentences.iter().zip(&key.places) {
            let origin = plain(&origin(corpus.document(*id)));
            writeln!(out, "\n> {}\n>\n> — *{origin}*", plain(sentence))?;
        }
    }
    Ok(())
}
