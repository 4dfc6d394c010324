//! One document analysed; a folder loaded.

mod load;
mod texts;

use crate::ingest::{self, Article};
use crate::model::{Corpus, DocId, Document, Entity, Event, Precision, Published, Span, Warning};
use crate::text::{self, Parsed};
use crate::{entity, event, statement, timex};
use jiff::civil::Date;
use rayon::prelude::*;

pub use load::{load, load_sample};
pub use texts::of_texts;

/// How to load.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Publication date of articles that have none.
    pub date: Option<Date>,
    /// Input is body text already: every character is kept, so that spans index the input itself.
    pub plain: bool,
    /// Worker threads; 0 for as many as there are cores.
    pub jobs: usize,
}

/// What a load tells while it runs. Called from worker threads.
#[derive(Clone, Copy, Debug)]
pub enum Progress<'a> {
    /// So many files were found so far.
    Found(usize),
    /// A file was read; articles are analysed when all are.
    Read {
        /// Files read, this one included.
        done: usize,
        /// Files in all.
        total: usize,
    },
    /// An article was analysed (entities are still its own).
    Analysed {
        /// Articles done, this one included.
        done: usize,
        /// Articles in all.
        total: usize,
        /// The article.
        document: &'a Document,
    },
    /// Names are being linked and events related.
    Linking,
}

/// Analyses one article alone. Pure; cannot fail.
pub fn analyse(article: Article) -> Document {
    let language = text::language(&article.text).to_owned();
    let parsed = Parsed::new(&article.text);
    let timexes = timex::read(&parsed, &article.published, &language);
    let mentions = entity::recognise(&parsed, &language);
    let figures = statement::figures(&parsed, &timexes, &mentions, &language);
    let quotations = statement::quotations(&parsed, &mentions, &language);
    let sentences = sentences(&parsed);
    Document {
        language,
        sentences,
        timexes,
        mentions,
        figures,
        quotations,
        ..bare(article)
    }
}

/// The sentences of the story: its dateline is none and belongs to none.
fn sentences(parsed: &Parsed) -> Vec<Span> {
    let story = ingest::story_start(parsed.text) as u32;
    let spans = parsed.sentences.iter().map(|s| s.span);
    let told = spans.filter(|s| s.end > story);
    let begin = |s: Span| Span {
        start: s.start.max(story),
        ..s
    };
    told.map(begin).collect()
}

/// An article of which nothing was analysed.
fn bare(article: Article) -> Document {
    Document {
        path: article.path,
        title: article.title,
        source: article.source,
        byline: article.byline,
        url: article.url,
        language: "und".to_owned(),
        published: article.published,
        text: article.text,
        sentences: Vec::new(),
        timexes: Vec::new(),
        mentions: Vec::new(),
        figures: Vec::new(),
        quotations: Vec::new(),
        duplicate: None,
    }
}

/// Reads an article's date expressions again, after its publication date was changed.
pub fn date_again(document: &mut Document) {
    let parsed = Parsed::new(&document.text);
    document.timexes = timex::read(&parsed, &document.published, &document.language);
    statement::date_figures(&parsed, &document.timexes, &mut document.figures);
}

/// Puts analysed documents together: entities linked, events found and related.
pub fn assemble(mut documents: Vec<Document>, warnings: Vec<Warning>) -> Corpus {
    for i in timex::infer_dates(&mut documents) {
        date_again(&mut documents[i]);
    }
    let entities = entity::link(&mut documents);
    event::mark_duplicates(&mut documents);
    relate(documents, entities, warnings)
}

/// The corpus with other publication dates: their articles' date expressions are read again, and
/// what rests on them.
pub fn redate(corpus: &Corpus, changes: &[(DocId, Published)]) -> Corpus {
    let mut documents = corpus.documents.clone();
    for (id, published) in changes {
        if let Some(document) = documents.get_mut(id.0 as usize) {
            document.published = published.clone();
            date_again(document);
        }
    }
    relate(documents, corpus.entities.clone(), corpus.warnings.clone())
}

/// Finds and relates the events of linked documents.
fn relate(mut documents: Vec<Document>, entities: Vec<Entity>, warnings: Vec<Warning>) -> Corpus {
    let read = documents.par_iter().enumerate();
    let mut events: Vec<Event> = read
        .flat_map_iter(|(i, document)| event::of_document(DocId(i as u32), document))
        .collect();
    date_figures(&mut documents, &events);
    let (clusters, disagreements) = event::relate(&documents, &entities, &mut events);
    Corpus {
        documents,
        entities,
        events,
        clusters,
        disagreements,
        warnings,
    }
}

/// A figure that hangs on one end of a stretch ("from 3 to 9 May") is stated for the whole of it.
fn date_figures(documents: &mut [Document], events: &[Event]) {
    for event in events {
        let Some(days) = event.interval else { continue };
        let stretch = days.precision == Precision::Range;
        let figures = &mut documents[event.document.0 as usize].figures;
        for i in &event.figures {
            let Some(figure) = figures.get_mut(*i as usize) else {
                continue;
            };
            let end = figure.timex.zip(event.timex);
            let end = end.is_some_and(|(own, first)| own == first || own == first + 1);
            let inside = figure.as_of.is_some_and(|own| days.contains(own));
            if figure.as_of.is_none() || stretch && end && inside {
                figure.as_of = Some(days);
            }
        }
    }
}
