//! Articles, names and events.

use super::plain;
use crate::export::words::{count, extent, facts};
use crate::model::{Corpus, EntityKind, Event};
use crate::timeline::label;
use std::io::{self, Write};

/// Writes the articles, the names and the events, each as a list.
///
/// # Errors
/// Those of `out`.
pub fn extract(out: &mut dyn Write, corpus: &Corpus) -> io::Result<()> {
    writeln!(out, "# Articles\n\n{}\n", extent(corpus))?;
    for document in &corpus.documents {
        let facts = plain(&facts(document).join(" · "));
        writeln!(
            out,
            "1. **{}**  \n   {facts}  \n   {}",
            plain(&document.title),
            plain(&document.path)
        )?;
    }
    for (kind, heading) in [
        (EntityKind::Person, "People"),
        (EntityKind::Org, "Organisations"),
        (EntityKind::Place, "Places"),
        (EntityKind::Other, "Other names"),
    ] {
        names(out, corpus, kind, heading)?;
    }
    events(out, corpus)
}

fn names(out: &mut dyn Write, corpus: &Corpus, kind: EntityKind, heading: &str) -> io::Result<()> {
    let mut entities = corpus.entities.iter().filter(|e| e.kind == kind).peekable();
    if entities.peek().is_some() {
        writeln!(out, "\n# {heading}\n")?;
    }
    for entity in entities {
        let mentions = count(entity.mentions as usize, "mention");
        let articles = count(entity.documents as usize, "article");
        writeln!(out, "- {} ({mentions} in {articles})", plain(&entity.name))?;
    }
    Ok(())
}

fn events(out: &mut dyn Write, corpus: &Corpus) -> io::Result<()> {
    let mut events: Vec<&Event> = corpus.events.iter().collect();
    // Those without a date stand last.
    events.sort_by_key(|e| {
        (
            e.interval.is_none(),
            e.interval.map(|i| (i.earliest, i.latest)),
        )
    });
    if !events.is_empty() {
        writeln!(
            out,
            "\n# Events\n\n| When | What | Kind | Article |\n| --- | --- | --- | --- |"
        )?;
    }
    for event in events {
        let when = event.interval.map_or_else(|| "no date".to_owned(), label);
        let article = &corpus.document(event.document).title;
        writeln!(
            out,
            "| {when} | {} | {} | {} |",
            plain(corpus.words(event)),
            event.kind.name(),
            plain(article)
        )?;
    }
    Ok(())
}
