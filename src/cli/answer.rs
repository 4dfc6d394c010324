//! What a command answers, in each format.

use super::{Arguments, Command, Format};
use crate::compare::compare;
use crate::export::{csv, html, ics, json, markdown, text, timelinejs};
use crate::model::Corpus;
use crate::timeline::key_dates;
use std::io::{self, Write};

/// Key dates, if no number is asked for.
const DATES: usize = 20;
/// Sentences a key date, if no number is asked for.
const SENTENCES: usize = 2;

/// Writes the answer.
///
/// # Errors
/// Those of `out`.
pub fn answer(
    out: &mut dyn Write,
    arguments: &Arguments,
    format: Format,
    corpus: &Corpus,
) -> io::Result<()> {
    match arguments.command {
        Command::Timeline => timeline(out, arguments, format, corpus),
        Command::Compare => comparison(out, format, corpus),
        _ => extract(out, format, corpus),
    }
}

fn extract(out: &mut dyn Write, format: Format, corpus: &Corpus) -> io::Result<()> {
    match format {
        Format::Text => text::extract(out, corpus),
        Format::Json => json::extract(out, corpus),
        Format::JsonLines => json::extract_lines(out, corpus),
        Format::Csv => csv::extract(out, corpus),
        Format::Markdown => markdown::extract(out, corpus),
        other => Err(unsuited(other)),
    }
}

fn timeline(
    out: &mut dyn Write,
    arguments: &Arguments,
    format: Format,
    corpus: &Corpus,
) -> io::Result<()> {
    let n = arguments.dates.unwrap_or(DATES);
    let dates = key_dates(corpus, n, arguments.sentences.unwrap_or(SENTENCES));
    match format {
        Format::Text => text::timeline(out, corpus, &dates, n),
        Format::Json => json::timeline(out, &dates),
        Format::JsonLines => json::timeline_lines(out, &dates),
        Format::Csv => csv::timeline(out, corpus, &dates),
        Format::Markdown => markdown::timeline(out, corpus, &dates),
        Format::Html => html::timeline(out, corpus, &dates, n),
        Format::Ics => ics::timeline(out, corpus, &dates),
        Format::TimelineJs => timelinejs::timeline(out, corpus, &dates, n),
    }
}

fn comparison(out: &mut dyn Write, format: Format, corpus: &Corpus) -> io::Result<()> {
    let ids: Vec<_> = corpus.documents().map(|(id, _)| id).collect();
    let comparison = compare(corpus, &ids);
    match format {
        Format::Text => text::compare(out, corpus, &comparison),
        Format::Json => json::compare(out, corpus, &comparison),
        Format::JsonLines => json::compare_lines(out, corpus, &comparison),
        Format::Csv => csv::compare(out, corpus, &comparison),
        Format::Markdown => markdown::compare(out, corpus, &comparison),
        other => Err(unsuited(other)),
    }
}

/// The arguments are checked before, so that nobody should see this.
fn unsuited(format: Format) -> io::Error {
    io::Error::other(format!("the format {} is for timelines", format.name()))
}
