//! Everything that was extracted, for reading.

use super::page::Page;
use super::wrap::clip;
use crate::export::words::{self, count};
use crate::model::{Corpus, DocId, Document, Entity, EntityKind, Event, Figure, Qualifier, Timex};
use crate::timeline::label;
use std::io::{self, Write};

/// Columns of numbers in the margin, and of what stands before an explanation.
const NUMBER: usize = 5;
const LABEL: usize = 30;

/// Writes the articles with what each one holds, then names, events, disagreements and warnings.
///
/// # Errors
/// Those of `out`.
pub fn extract(out: &mut dyn Write, corpus: &Corpus) -> io::Result<()> {
    let mut page = Page::new(out);
    page.hanging("", 0, &words::extent(corpus))?;
    page.heading(&format!("ARTICLES · {}", corpus.documents.len()))?;
    for (id, document) in corpus.documents() {
        page.gap()?;
        article(&mut page, corpus, id, document)?;
    }
    for (kind, heading) in [
        (EntityKind::Person, "PEOPLE"),
        (EntityKind::Org, "ORGANISATIONS"),
        (EntityKind::Place, "PLACES"),
        (EntityKind::Other, "OTHER NAMES"),
    ] {
        names(&mut page, corpus, kind, heading)?;
    }
    events(&mut page, corpus)?;
    disagreements(&mut page, corpus)?;
    warnings(&mut page, corpus)
}

fn article(page: &mut Page, corpus: &Corpus, id: DocId, document: &Document) -> io::Result<()> {
    page.hanging(&number(id), NUMBER, &document.title)?;
    let mut facts = words::facts(document);
    if document.published.moment.is_some() {
        facts.push(document.published.by.words().to_owned());
    }
    facts.push(count(document.words(), "word"));
    page.hanging("", NUMBER, &facts.join(" · "))?;
    page.hanging("", NUMBER, &document.path)?;
    if let Some(copy) = document.duplicate {
        let likeness = copy.likeness * 100.0;
        page.hanging(
            "",
            NUMBER,
            &format!("a near-copy of article {} ({likeness:.0}%)", copy.of.0 + 1),
        )?;
    }
    dates(page, document)?;
    figures(page, document)?;
    quotations(page, corpus, document)
}

fn dates(page: &mut Page, document: &Document) -> io::Result<()> {
    part(page, "Dates", document.timexes.is_empty())?;
    for timex in &document.timexes {
        let words = quoted(timex.span.of(&document.text));
        page.hanging(&words, LABEL, &meaning(timex, document))?;
    }
    Ok(())
}

/// Date and rule; what was counted from, unless it is the article's own date; the value in the
/// words of TIMEX3 where it is no date. What was read stands to the left of it.
fn meaning(timex: &Timex, document: &Document) -> String {
    let rule = timex
        .why
        .rule
        .rsplit_once("”: ")
        .map_or("", |(_, rule)| rule);
    let Some(interval) = timex.interval else {
        return format!("{rule} ({})", timex.value);
    };
    let own = timex.why.origin.ends_with(document.published.by.words());
    let anchor = if own { "" } else { &timex.why.anchor };
    let parts = [&label(interval), rule, anchor];
    parts
        .iter()
        .filter(|p| !p.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(", ")
}

fn figures(page: &mut Page, document: &Document) -> io::Result<()> {
    part(page, "Figures", document.figures.is_empty())?;
    for figure in &document.figures {
        page.hanging(
            &quoted(figure.span.of(&document.text)),
            LABEL,
            &counted(figure),
        )?;
    }
    Ok(())
}

fn quotations(page: &mut Page, corpus: &Corpus, document: &Document) -> io::Result<()> {
    part(page, "Quotations", document.quotations.is_empty())?;
    for quotation in &document.quotations {
        let speaker = quotation
            .speaker
            .map_or("not known", |id| corpus.entity(id).name.as_str());
        let words = quotation.span.of(&document.text);
        page.hanging(&indented(speaker), LABEL, words)?;
    }
    Ok(())
}

fn part(page: &mut Page, heading: &str, empty: bool) -> io::Result<()> {
    if empty {
        return Ok(());
    }
    page.gap()?;
    page.line(&format!("{:NUMBER$}{heading}", ""))
}

/// What stands left of an explanation.
fn indented(words: &str) -> String {
    format!("{:NUMBER$}{}", "", clip(words, LABEL - NUMBER - 2))
}

fn quoted(words: &str) -> String {
    format!("{:NUMBER$}“{}”", "", clip(words, LABEL - NUMBER - 4))
}

/// A figure in words: `over 20,000,000 USD: donation to WHO`.
fn counted(figure: &Figure) -> String {
    let qualifier = match figure.qualifier {
        Some(Qualifier::About) => "about ",
        Some(Qualifier::Over) => "over ",
        Some(Qualifier::Under) => "under ",
        None => "",
    };
    let upper = figure
        .upper
        .map_or_else(String::new, |u| format!("–{}", words::number(u)));
    let unit = figure
        .unit
        .as_ref()
        .map_or_else(String::new, |u| format!(" {u}"));
    let of = figure
        .of
        .as_ref()
        .map_or_else(String::new, |of| format!(": {of}"));
    format!(
        "{qualifier}{}{upper}{unit}{of}",
        words::number(figure.value)
    )
}

fn names(page: &mut Page, corpus: &Corpus, kind: EntityKind, heading: &str) -> io::Result<()> {
    let entities: Vec<&Entity> = corpus.entities.iter().filter(|e| e.kind == kind).collect();
    if entities.is_empty() {
        return Ok(());
    }
    page.heading(&format!("{heading} · {}", entities.len()))?;
    page.gap()?;
    for entity in entities {
        let mut text = format!(
            "{} in {}",
            count(entity.mentions as usize, "mention"),
            count(entity.documents as usize, "article")
        );
        let others: Vec<&str> = entity
            .aliases
            .iter()
            .map(|a| a.text.as_str())
            .filter(|a| *a != entity.name)
            .collect();
        if !others.is_empty() {
            text += &format!("; also {}", others.join(", "));
        }
        page.hanging(&clip(&entity.name, LABEL - 2), LABEL, &text)?;
    }
    Ok(())
}

fn events(page: &mut Page, corpus: &Corpus) -> io::Result<()> {
    let mut events: Vec<&Event> = corpus.events.iter().collect();
    // Those without a date stand last.
    events.sort_by_key(|e| {
        (
            e.interval.is_none(),
            e.interval.map(|i| (i.earliest, i.latest)),
        )
    });
    if !events.is_empty() {
        page.heading(&format!("EVENTS · {}", events.len()))?;
    }
    let mut last = None;
    for event in events {
        let when = event
            .interval
            .map_or_else(|| "without date".to_owned(), label);
        if last.as_ref() != Some(&when) {
            page.gap()?;
            page.line(&when)?;
        }
        last = Some(when);
        let disputed = if event.disputed {
            ", told differently elsewhere"
        } else {
            ""
        };
        let text = format!("{} ({}{disputed})", corpus.words(event), event.kind.name());
        page.hanging(&number(event.document), NUMBER, &text)?;
    }
    Ok(())
}

fn disagreements(page: &mut Page, corpus: &Corpus) -> io::Result<()> {
    if !corpus.disagreements.is_empty() {
        page.heading(&format!(
            "WHERE ARTICLES DISAGREE · {}",
            corpus.disagreements.len()
        ))?;
    }
    for one in &corpus.disagreements {
        page.gap()?;
        page.hanging("", 0, &format!("{} ({})", one.about, one.kind.name()))?;
        for saying in &one.says {
            page.hanging(&number(saying.document), NUMBER, &saying.value)?;
        }
    }
    Ok(())
}

fn warnings(page: &mut Page, corpus: &Corpus) -> io::Result<()> {
    if !corpus.warnings.is_empty() {
        page.heading(&format!("NOT READ · {}", corpus.warnings.len()))?;
        page.gap()?;
    }
    for warning in &corpus.warnings {
        page.hanging("", 0, &format!("{}: {}", warning.path, warning.message))?;
    }
    Ok(())
}

/// The number by which an article is called in the answer.
fn number(id: DocId) -> String {
    format!("{:>3}", u64::from(id.0) + 1)
}
