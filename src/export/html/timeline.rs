//! Key dates as a page.

use super::escaped;
use crate::export::words::{extent, origin, vague};
use crate::model::{Corpus, Document};
use crate::timeline::{KeyDate, label, month, weekday, year};
use std::io::{self, Write};

const STYLE: &str = include_str!("style.css");

/// Writes key dates in the order of the calendar, then the `most` weightiest events that are known
/// less exactly than to a day.
///
/// # Errors
/// Those of `out`.
pub fn timeline(
    out: &mut dyn Write,
    corpus: &Corpus,
    dates: &[KeyDate],
    most: usize,
) -> io::Result<()> {
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>Timeline</title>\n\
         <style>\n{STYLE}</style>\n<h1>Timeline</h1>\n<p class=\"extent\">{}</p>",
        escaped(&extent(corpus))
    )?;
    let mut dates: Vec<&KeyDate> = dates.iter().collect();
    dates.sort_by_key(|key| key.date);
    let mut current = None;
    for key in dates {
        if current.replace(key.date.year()) != Some(key.date.year()) {
            writeln!(out, "<h2>{}</h2>", year(key.date))?;
        }
        day(out, corpus, key)?;
    }
    less_exact(out, corpus, most)?;
    writeln!(
        out,
        "<footer>Made with Dateline {}.</footer>",
        env!("CARGO_PKG_VERSION")
    )
}

fn day(out: &mut dyn Write, corpus: &Corpus, key: &KeyDate) -> io::Result<()> {
    let (date, day) = (key.date, key.date.day());
    writeln!(
        out,
        "<article>\n<header><h3><time datetime=\"{date}\">{day} {}</time><small>{}</small></h3>\
         <p class=\"why\">{}</p>",
        month(date),
        weekday(date),
        escaped(&key.why)
    )?;
    if key.events.iter().any(|id| corpus.event(*id).disputed) {
        writeln!(
            out,
            "<p class=\"why disputed\">≠ told differently elsewhere</p>"
        )?;
    }
    writeln!(out, "</header>\n<div>")?;
    for (sentence, (id, _)) in key.sentences.iter().zip(&key.places) {
        told(out, sentence, corpus.document(*id))?;
    }
    writeln!(out, "</div>\n</article>")
}

fn less_exact(out: &mut dyn Write, corpus: &Corpus, most: usize) -> io::Result<()> {
    let clusters = vague(corpus, most);
    if !clusters.is_empty() {
        writeln!(out, "<h2>Weeks, months, years</h2>")?;
    }
    for (interval, cluster) in clusters {
        let event = corpus.event(cluster.best);
        writeln!(
            out,
            "<article>\n<header><h3>{}</h3></header>\n<div>",
            label(interval)
        )?;
        told(out, corpus.words(event), corpus.document(event.document))?;
        writeln!(out, "</div>\n</article>")?;
    }
    Ok(())
}

fn told(out: &mut dyn Write, words: &str, document: &Document) -> io::Result<()> {
    let (words, origin) = (escaped(words), escaped(&origin(document)));
    writeln!(
        out,
        "<blockquote><p>{words}</p><cite>{origin}</cite></blockquote>"
    )
}
