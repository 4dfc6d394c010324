//! Articles side by side.

use super::plain;
use crate::compare::{Comparison, PairKind, Place};
use crate::export::words::{facts, letter, sentence};
use crate::model::{Corpus, EntityId};
use std::io::{self, Write};

/// Writes disagreements, pairs of sentences, names, and what only one article says.
///
/// # Errors
/// Those of `out`.
pub fn compare(out: &mut dyn Write, corpus: &Corpus, comparison: &Comparison) -> io::Result<()> {
    writeln!(out, "# Comparison\n")?;
    for (i, id) in comparison.documents.iter().enumerate() {
        let document = corpus.document(*id);
        let facts = plain(&facts(document).join(" · "));
        writeln!(
            out,
            "- **{}**: {}, {facts}",
            letter(i),
            plain(&document.title)
        )?;
    }
    disagreements(out, comparison)?;
    for (kind, heading) in [
        (PairKind::Verbatim, "The same words"),
        (PairKind::SameClaim, "The same in other words"),
    ] {
        pairs(out, corpus, comparison, kind, heading)?;
    }
    names(out, corpus, comparison)?;
    (0..comparison.documents.len()).try_for_each(|i| only(out, corpus, comparison, i))
}

fn disagreements(out: &mut dyn Write, comparison: &Comparison) -> io::Result<()> {
    if !comparison.disagreements.is_empty() {
        writeln!(out, "\n## Where they disagree")?;
    }
    for one in &comparison.disagreements {
        writeln!(out, "\n**{}** ({})\n", plain(&one.about), one.kind.name())?;
        for saying in &one.says {
            let at = comparison
                .documents
                .iter()
                .position(|d| *d == saying.document);
            let who = at.map_or_else(|| "elsewhere".to_owned(), letter);
            writeln!(out, "- {who}: {}", plain(&saying.value))?;
        }
    }
    Ok(())
}

fn pairs(
    out: &mut dyn Write,
    corpus: &Corpus,
    comparison: &Comparison,
    kind: PairKind,
    heading: &str,
) -> io::Result<()> {
    let mut pairs = comparison
        .pairs
        .iter()
        .filter(|p| p.kind == kind)
        .peekable();
    if pairs.peek().is_some() {
        writeln!(
            out,
            "\n## {heading}\n\n| | | | |\n| --- | --- | --- | --- |"
        )?;
    }
    for pair in pairs {
        let side = |p: Place| {
            format!(
                "{}{} | {}",
                letter(p.article),
                p.sentence + 1,
                plain(sentence(corpus, comparison, p))
            )
        };
        writeln!(out, "| {} | {} |", side(pair.a), side(pair.b))?;
    }
    Ok(())
}

fn names(out: &mut dyn Write, corpus: &Corpus, comparison: &Comparison) -> io::Result<()> {
    let list = |ids: &[EntityId]| {
        let names: Vec<String> = ids
            .iter()
            .map(|id| plain(&corpus.entity(*id).name))
            .collect();
        names.join(", ")
    };
    let only = (0..).map(letter).zip(&comparison.only_entities);
    let rows: Vec<(String, &[EntityId])> = [("Shared".to_owned(), comparison.shared.as_slice())]
        .into_iter()
        .chain(only.map(|(letter, ids)| (format!("Only {letter}"), ids.as_slice())))
        .filter(|(_, ids)| !ids.is_empty())
        .collect();
    if !rows.is_empty() {
        writeln!(out, "\n## Who and where\n")?;
    }
    rows.iter()
        .try_for_each(|(who, ids)| writeln!(out, "- **{who}**: {}", list(ids)))
}

fn only(
    out: &mut dyn Write,
    corpus: &Corpus,
    comparison: &Comparison,
    article: usize,
) -> io::Result<()> {
    let mut places = comparison
        .only
        .iter()
        .filter(|p| p.article == article)
        .peekable();
    if places.peek().is_some() {
        writeln!(out, "\n## Only in {}", letter(article))?;
    }
    places.try_for_each(|place| writeln!(out, "\n{}", plain(sentence(corpus, comparison, *place))))
}
