//! One document analysed; a folder loaded.

use crate::ingest::Article;
use crate::model::{Corpus, Document, Warning};
use crate::text::Parsed;
use crate::{entity, event, statement, timex};

/// Analyses one article alone. Pure; cannot fail.
pub fn analyse(article: Article) -> Document {
    let language = "en".to_owned();
    let parsed = Parsed::new(&article.text);
    let timexes = timex::read(&parsed, &article.published, &language);
    let mentions = entity::recognise(&parsed, &language);
    let figures = statement::figures(&parsed, &timexes, &mentions, &language);
    let quotations = statement::quotations(&parsed, &mentions, &language);
    let sentences = parsed.sentences.iter().map(|s| s.span).collect();
    Document {
        path: article.path,
        title: article.title,
        source: article.source,
        byline: article.byline,
        url: article.url,
        language,
        published: article.published,
        text: article.text,
        sentences,
        timexes,
        mentions,
        figures,
        quotations,
        duplicate: None,
    }
}

/// Puts analysed documents together: entities linked, events found and related.
pub fn assemble(mut documents: Vec<Document>, warnings: Vec<Warning>) -> Corpus {
    let entities = entity::link(&mut documents);
    event::mark_duplicates(&mut documents);
    let mut events = Vec::new();
    for (i, document) in documents.iter().enumerate() {
        events.extend(event::of_document(crate::model::DocId(i as u32), document));
    }
    let (clusters, disagreements) = event::relate(&documents, &mut events);
    Corpus {
        documents,
        entities,
        events,
        clusters,
        disagreements,
        warnings,
    }
}
