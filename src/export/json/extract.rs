//! Everything that was extracted from a corpus.

use super::document::DocumentOut;
use super::places::{DisagreementOut, Places};
use super::values::{Day, Each, Id, ends};
use super::{SCHEMA, write};
use crate::model::{Alias, CharMap, Corpus, DocId, Entity, EntityId, Event, EventId, Warning};
use serde::Serialize;
use std::io::{self, Write};

/// Writes the corpus as one object.
///
/// # Errors
/// Those of `out`.
pub fn extract(out: &mut dyn Write, corpus: &Corpus) -> io::Result<()> {
    let places = Places::new(corpus);
    write(
        out,
        &ExtractOut {
            schema: SCHEMA,
            documents: Each(|| documents(corpus)),
            entities: Each(|| entities(corpus)),
            events: Each(|| events(corpus)),
            disagreements: Each(|| disagreements(corpus, &places)),
            warnings: Each(|| warnings(corpus)),
        },
    )
}

/// Writes the corpus as JSON lines: documents, entities, events, disagreements and warnings, each
/// with a field `is`.
///
/// # Errors
/// Those of `out`.
pub fn extract_lines(out: &mut dyn Write, corpus: &Corpus) -> io::Result<()> {
    lines(out, "document", documents(corpus))?;
    lines(out, "entity", entities(corpus))?;
    lines(out, "event", events(corpus))?;
    lines(
        out,
        "disagreement",
        disagreements(corpus, &Places::new(corpus)),
    )?;
    lines(out, "warning", warnings(corpus))
}

pub(super) fn lines<T: Serialize>(
    out: &mut dyn Write,
    is: &'static str,
    items: impl Iterator<Item = T>,
) -> io::Result<()> {
    for item in items {
        serde_json::to_writer(&mut *out, &Line { is, item })?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Line<T> {
    is: &'static str,
    #[serde(flatten)]
    item: T,
}

#[derive(Serialize)]
struct ExtractOut<D, N, E, G, W> {
    schema: &'static str,
    documents: D,
    entities: N,
    events: E,
    disagreements: G,
    warnings: W,
}

#[derive(Serialize)]
pub struct EntityOut<'a> {
    id: Id,
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    aliases: Vec<&'a str>,
    forms: Vec<FormOut<'a>>,
    mentions: u32,
    documents: u32,
    country: Option<&'a str>,
    coordinates: Option<(f32, f32)>,
}

/// An alias with what sort it is and how often it is used.
#[derive(Serialize)]
struct FormOut<'a> {
    text: &'a str,
    kind: &'static str,
    mentions: u32,
}

impl<'a> FormOut<'a> {
    fn new(alias: &'a Alias) -> Self {
        Self {
            text: &alias.text,
            kind: alias.kind.name(),
            mentions: alias.mentions,
        }
    }
}

#[derive(Serialize)]
struct EventOut<'a> {
    id: Id,
    earliest: Option<Day>,
    latest: Option<Day>,
    precision: Option<&'static str>,
    kind: &'static str,
    document: Id,
    start: u32,
    end: u32,
    text: &'a str,
    entities: Vec<Id>,
    cluster: Id,
    disputed: bool,
}

#[derive(Serialize)]
struct WarningOut<'a> {
    path: &'a str,
    message: &'a str,
}

fn documents(corpus: &Corpus) -> impl Iterator<Item = DocumentOut<'_>> {
    corpus
        .documents()
        .map(|(id, _)| DocumentOut::new(corpus, id))
}

fn entities(corpus: &Corpus) -> impl Iterator<Item = EntityOut<'_>> {
    (0..)
        .map(EntityId)
        .zip(&corpus.entities)
        .map(|(id, entity)| EntityOut::new(id, entity))
}

/// Events are ordered by document, so each text is counted once.
fn events(corpus: &Corpus) -> impl Iterator<Item = EventOut<'_>> {
    let mut counted: Option<(DocId, CharMap)> = None;
    corpus.events().map(move |(id, event)| {
        if counted.as_ref().is_none_or(|(of, _)| *of != event.document) {
            let chars = CharMap::new(&corpus.document(event.document).text);
            counted = Some((event.document, chars));
        }
        let span = counted
            .as_ref()
            .map_or((0, 0), |(_, chars)| ends(chars, event.span));
        EventOut::new(id, event, corpus.words(event), span)
    })
}

fn disagreements<'a>(
    corpus: &'a Corpus,
    places: &Places<'a>,
) -> impl Iterator<Item = DisagreementOut<'a>> {
    corpus.disagreements.iter().map(|d| places.disagreement(d))
}

fn warnings(corpus: &Corpus) -> impl Iterator<Item = WarningOut<'_>> {
    corpus
        .warnings
        .iter()
        .map(|Warning { path, message }| WarningOut { path, message })
}

impl<'a> EntityOut<'a> {
    pub fn new(id: EntityId, entity: &'a Entity) -> Self {
        Self {
            id: id.into(),
            name: &entity.name,
            kind: entity.kind.name(),
            aliases: entity.aliases.iter().map(|a| a.text.as_str()).collect(),
            forms: entity.aliases.iter().map(FormOut::new).collect(),
            mentions: entity.mentions,
            documents: entity.documents,
            country: entity.country.as_deref(),
            coordinates: entity.coordinates,
        }
    }
}

impl<'a> EventOut<'a> {
    fn new(id: EventId, event: &Event, text: &'a str, (start, end): (u32, u32)) -> Self {
        Self {
            id: id.into(),
            earliest: event.interval.map(|i| Day(i.earliest)),
            latest: event.interval.map(|i| Day(i.latest)),
            precision: event.interval.map(|i| i.precision.name()),
            kind: event.kind.name(),
            document: event.document.into(),
            start,
            end,
            text,
            entities: event.entities.iter().map(|e| Id::from(*e)).collect(),
            cluster: event.cluster.into(),
            disputed: event.disputed,
        }
    }
}
