//! Tables for spreadsheets: comma-separated values (RFC 4180), UTF-8, with a header row.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe before it.

use super::words::sentence;
use crate::compare::{Comparison, Place};
use crate::model::{Corpus, Event, Interval};
use crate::timeline::KeyDate;
use std::io::{self, Write};

/// Writes an event a row, by article and place.
///
/// # Errors
/// Those of `out`.
pub fn extract(out: &mut dyn Write, corpus: &Corpus) -> io::Result<()> {
    let header = [
        "earliest",
        "latest",
        "precision",
        "kind",
        "event",
        "names",
        "disputed",
        "source",
        "published",
        "title",
        "path",
    ];
    row(out, header)?;
    corpus
        .events
        .iter()
        .try_for_each(|e| row(out, event(corpus, e)))
}

fn event(corpus: &Corpus, event: &Event) -> [String; 11] {
    let document = corpus.document(event.document);
    let day = |end: fn(Interval) -> jiff::civil::Date| event.interval.map(|i| end(i).to_string());
    let names: Vec<&str> = event
        .entities
        .iter()
        .map(|e| corpus.entity(*e).name.as_str())
        .collect();
    let disputed = if event.disputed { "yes" } else { "no" };
    [
        day(|i| i.earliest).unwrap_or_default(),
        day(|i| i.latest).unwrap_or_default(),
        event.interval.map_or("", |i| i.precision.name()).to_owned(),
        event.kind.name().to_owned(),
        corpus.words(event).to_owned(),
        names.join("; "),
        disputed.to_owned(),
        document.source.clone().unwrap_or_default(),
        document
            .published
            .moment
            .map(|m| m.iso())
            .unwrap_or_default(),
        document.title.clone(),
        document.path.clone(),
    ]
}

/// Writes a sentence a row, most important date first.
///
/// # Errors
/// Those of `out`.
pub fn timeline(out: &mut dyn Write, corpus: &Corpus, dates: &[KeyDate]) -> io::Result<()> {
    row(out, ["rank", "date", "why", "sentence", "source", "path"])?;
    for (rank, key) in (1..).zip(dates) {
        for (sentence, (id, _)) in key.sentences.iter().zip(&key.places) {
            let document = corpus.document(*id);
            let cells = [
                &rank.to_string(),
                &key.date.to_string(),
                &key.why,
                sentence,
                document.source.as_deref().unwrap_or_default(),
                &document.path,
            ];
            row(out, cells)?;
        }
    }
    Ok(())
}

/// Writes a pair of sentences a row, then each sentence that has no partner.
///
/// # Errors
/// Those of `out`.
pub fn compare(out: &mut dyn Write, corpus: &Corpus, comparison: &Comparison) -> io::Result<()> {
    let words = |place: Place| sentence(corpus, comparison, place);
    let path = |place: Place| &*corpus.document(comparison.documents[place.article]).path;
    row(
        out,
        [
            "kind",
            "score",
            "path a",
            "sentence a",
            "path b",
            "sentence b",
        ],
    )?;
    for pair in &comparison.pairs {
        let score = format!("{:.3}", pair.score);
        let (a, b) = (pair.a, pair.b);
        row(
            out,
            [
                pair.kind.name(),
                &score,
                path(a),
                words(a),
                path(b),
                words(b),
            ],
        )?;
    }
    comparison
        .only
        .iter()
        .try_for_each(|place| row(out, ["only", "", path(*place), words(*place), "", ""]))
}

fn row<C: AsRef<str>>(out: &mut dyn Write, cells: impl IntoIterator<Item = C>) -> io::Result<()> {
    for (i, cell) in cells.into_iter().enumerate() {
        if i > 0 {
            out.write_all(b",")?;
        }
        out.write_all(quoted(cell.as_ref()).as_bytes())?;
    }
    out.write_all(b"\n")
}

fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    if cell.contains(['"', ',', '\n', '\r']) {
        format!("\"{guard}{}\"", cell.replace('"', "\"\""))
    } else {
        format!("{guard}{cell}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_disarmed() {
        assert_eq!(quoted("plain words"), "plain words");
        assert_eq!(quoted("one, \"two\"\nthree"), "\"one, \"\"two\"\"\nthree\"");
        assert_eq!(quoted("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(quoted("-1"), "'-1");
    }
}
