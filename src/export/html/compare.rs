//! Articles side by side as a page: disagreements, then the first article with its partners beside
//! each sentence, then what only the others say.

use super::escaped;
use crate::compare::{Comparison, PairKind, Place};
use crate::export::words::{letter, origin, sentence};
use crate::model::{Corpus, EntityId};
use std::collections::BTreeMap;
use std::io::{self, Write};

const STYLE: &str = include_str!("style.css");
const FACING: &str = include_str!("compare.css");

/// Writes the comparison as a page that stands alone.
///
/// # Errors
/// Those of `out`.
pub fn compare(out: &mut dyn Write, corpus: &Corpus, comparison: &Comparison) -> io::Result<()> {
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>Comparison</title>\n\
         <style>\n{STYLE}{FACING}</style>\n<h1>Comparison</h1>\n<ol class=\"articles\" type=\"A\">"
    )?;
    for id in &comparison.documents {
        let document = corpus.document(*id);
        let (title, origin) = (escaped(&document.title), escaped(&origin(document)));
        writeln!(out, "<li>{title} <small>{origin}</small></li>")?;
    }
    writeln!(out, "</ol>")?;
    disagreements(out, comparison)?;
    facing(out, corpus, comparison)?;
    for article in 1..comparison.documents.len() {
        only(out, corpus, comparison, article)?;
    }
    names(out, corpus, comparison)?;
    let version = env!("CARGO_PKG_VERSION");
    writeln!(out, "<footer>Made with Dateline {version}.</footer>")
}

fn disagreements(out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
    if !comparison.disagreements.is_empty() {
        writeln!(out, "<h2>Where they disagree</h2>")?;
    }
    for one in &comparison.disagreements {
        let about = escaped(&one.about);
        writeln!(out, "<section><h3 class=\"disputed\">≠ {about}</h3>\n<ul>")?;
        for saying in &one.says {
            let at = (comparison.documents.iter()).position(|d| *d == saying.document);
            let who = at.map_or_else(|| "elsewhere".to_owned(), letter);
            writeln!(out, "<li><b>{who}</b> {}</li>", escaped(&saying.value))?;
        }
        writeln!(out, "</ul></section>")?;
    }
    Ok(())
}

/// The sentences of the first article, each with its partners at the right.
fn facing(out: &mut dyn Write, corpus: &Corpus, comparison: &Comparison) -> io::Result<()> {
    let Some(first) = comparison.documents.first() else {
        return Ok(());
    };
    let mut partners: BTreeMap<usize, Vec<(Place, PairKind)>> = BTreeMap::new();
    for pair in comparison.pairs.iter().filter(|p| p.a.article == 0) {
        let beside = partners.entry(pair.a.sentence).or_default();
        beside.push((pair.b, pair.kind));
    }
    writeln!(out, "<h2>A, sentence by sentence</h2>\n<table>")?;
    for sentence in 0..corpus.document(*first).sentences.len() {
        let place = Place {
            article: 0,
            sentence,
        };
        let beside = partners.get(&sentence).map_or(&[][..], Vec::as_slice);
        let class = match beside.iter().map(|(_, kind)| kind).min() {
            Some(PairKind::Verbatim) => "same",
            Some(PairKind::SameClaim) => "claim",
            None => "only",
        };
        let words = words(corpus, comparison, place);
        write!(out, "<tr class=\"{class}\"><td>{words}</td><td>")?;
        for (place, kind) in beside {
            partner(out, corpus, comparison, *place, *kind)?;
        }
        writeln!(out, "</td></tr>")?;
    }
    writeln!(out, "</table>")
}

fn partner(
    out: &mut dyn Write,
    corpus: &Corpus,
    comparison: &Comparison,
    place: Place,
    kind: PairKind,
) -> io::Result<()> {
    let how = match kind {
        PairKind::Verbatim => "same words",
        PairKind::SameClaim => "other words",
    };
    let (who, words) = (letter(place.article), words(corpus, comparison, place));
    write!(out, "<p><b>{who}</b> {words} <small>{how}</small></p>")
}

fn words(corpus: &Corpus, comparison: &Comparison, place: Place) -> String {
    let words = sentence(corpus, comparison, place).split_whitespace();
    escaped(&words.collect::<Vec<_>>().join(" "))
}

fn only(
    out: &mut dyn Write,
    corpus: &Corpus,
    comparison: &Comparison,
    article: usize,
) -> io::Result<()> {
    let of_it = |p: &&Place| p.article == article;
    let mut places = comparison.only.iter().filter(of_it).peekable();
    if places.peek().is_some() {
        writeln!(out, "<h2>Only in {}</h2>", letter(article))?;
    }
    places.try_for_each(|place| writeln!(out, "<p>{}</p>", words(corpus, comparison, *place)))
}

fn names(out: &mut dyn Write, corpus: &Corpus, comparison: &Comparison) -> io::Result<()> {
    let list = |ids: &[EntityId]| {
        let names: Vec<String> = (ids.iter())
            .map(|id| escaped(&corpus.entity(*id).name))
            .collect();
        names.join(", ")
    };
    let only = (0..).map(letter).zip(&comparison.only_entities);
    let rows = std::iter::once(("Shared".to_owned(), &comparison.shared))
        .chain(only.map(|(letter, ids)| (format!("Only {letter}"), ids)));
    let rows: Vec<_> = rows.filter(|(_, ids)| !ids.is_empty()).collect();
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>Who and where</h2>")?;
    rows.iter()
        .try_for_each(|(who, ids)| writeln!(out, "<p><b>{who}</b> {}</p>", list(ids)))
}
