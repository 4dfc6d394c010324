//! What an article that is silent about an event has instead.

use super::CoverageLine;
use crate::event::sets::shared;
use crate::event::words::Sentences;
use crate::model::{Corpus, DocId, Span};

/// Sentences of the silent article that are looked at, from its head on: enough for a book's chapter.
const SENTENCES: usize = 1_000;
/// Bytes of its text that are looked at, so that it takes no longer where sentences are very long.
const BYTES: u32 = 150_000;
/// Tellings that they are held against.
const TELLINGS: usize = 6;
/// Share of the words in common, by the sentences' lengths, below which nothing is near.
const NEAR: f32 = 0.2;

/// The sentence of an article that has most in common with what others tell of an event; the first of
/// equals. `None` if hardly a word is.
pub fn nearest(corpus: &Corpus, line: &CoverageLine, silent: DocId) -> Option<Span> {
    let mut stems = Sentences::default();
    let told: Vec<Vec<u64>> = (line.tellings.iter().take(TELLINGS))
        .map(|(id, event)| {
            let words = corpus.words(corpus.event(*event));
            stems.of_text(words, &corpus.document(*id).language)
        })
        .collect();
    let document = corpus.document(silent);
    let mut best: Option<(f32, Span)> = None;
    let head = document.sentences.iter().take(SENTENCES);
    for span in head.take_while(|s| s.end <= BYTES) {
        let own = stems.of_text(span.of(&document.text), &document.language);
        let like = |t: &Vec<u64>| {
            let length = (own.len() + 1) as f32 * (t.len() + 1) as f32;
            shared(&own, t) as f32 / length.sqrt()
        };
        let like = told.iter().map(like).fold(0.0, f32::max);
        if like >= NEAR && best.is_none_or(|(most, _)| like > most) {
            best = Some((like, *span));
        }
    }
    best.map(|(_, span)| span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::document;
    use crate::model::{Cluster, ClusterId, Event, EventId, EventKind};

    #[test]
    fn the_likest_sentence_is_found_and_an_unlike_one_is_not() {
        let told = "The old bridge over the river fell on Friday.";
        let texts = [
            told,
            "Rain came. The bridge over the river is old. It rained.",
            "Nothing happened at all.",
        ];
        let event = Event {
            document: DocId(0),
            span: Span::new(0, told.len()),
            timex: None,
            interval: None,
            kind: EventKind::Happened,
            entities: vec![],
            figures: vec![],
            cluster: ClusterId(0),
            disputed: false,
        };
        let corpus = Corpus {
            documents: texts.map(document).into(),
            events: vec![event],
            clusters: vec![Cluster {
                events: vec![EventId(0)],
                best: EventId(0),
            }],
            ..Corpus::default()
        };
        let line = CoverageLine {
            cluster: ClusterId(0),
            tellings: [(DocId(0), EventId(0))].into(),
            disputed: 0,
        };
        let of = |id: u32| {
            let span = nearest(&corpus, &line, DocId(id))?;
            Some(span.of(&corpus.documents[id as usize].text))
        };
        assert_eq!(of(1), Some("The bridge over the river is old."));
        assert_eq!(of(2), None);
    }
}
