//! Quotations and reported words, the same ones of several articles together.

use super::saying::{Manner, Saying, Version};
use super::together::together;
use crate::ledger::stated::{Stated, most_first};
use crate::model::{Corpus, DocId, Document, EntityId, Quotation};
use crate::statement;
use crate::text::Parsed;
use std::collections::BTreeMap;

/// What of the quotations is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct QuoteFilter {
    /// Only of this speaker; `Some(None)` for those whose speaker is not known.
    pub speaker: Option<Option<EntityId>>,
    /// Only quoted, or only reported.
    pub manner: Option<Manner>,
    /// Only those that several articles have.
    pub shared: bool,
    /// Words that must stand in it.
    pub text: String,
}

/// Only what is quoted.
impl Default for QuoteFilter {
    fn default() -> Self {
        Self {
            speaker: None,
            manner: Some(Manner::Direct),
            shared: false,
            text: String::new(),
        }
    }
}

/// The sentences of an article that report what a named speaker said, without quotation marks.
///
/// Reads the text again, which takes about as long as finding its figures.
pub fn reports(document: &Document) -> Vec<Quotation> {
    let parsed = Parsed::new(&document.text);
    let (mentions, quotations) = (&document.mentions, &document.quotations);
    statement::reports(&parsed, mentions, quotations, &document.language)
}

/// All quotations of some articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotes {
    /// By article and place of the first version.
    pub sayings: Vec<Saying>,
}

impl Quotes {
    /// Gathers the quotations of the articles, and what they report: for each article of the corpus
    /// what [`reports`] finds in it.
    pub fn new(corpus: &Corpus, documents: &[DocId], reports: &[Vec<Quotation>]) -> Self {
        let mut versions = Vec::new();
        for id in documents {
            let Some(document) = corpus.documents.get(id.0 as usize) else {
                continue;
            };
            let from = versions.len();
            versions.extend(document.quotations.iter().map(|q| Version {
                document: *id,
                span: q.span,
                speaker: q.speaker,
                manner: Manner::Direct,
            }));
            let reports = reports.get(id.0 as usize).into_iter().flatten();
            versions.extend(reports.map(|r| Version {
                document: *id,
                span: r.span,
                speaker: r.speaker,
                manner: Manner::Reported,
            }));
            versions[from..].sort_by_key(|v| v.span);
        }
        let sayings = together(corpus, versions);
        Self { sayings }
    }

    /// Who speaks, most sayings first, counted where they are given so; `None` for those whose speaker
    /// is not known.
    pub fn speakers(&self, manner: Option<Manner>) -> Vec<Stated<Option<EntityId>>> {
        let mut counts: BTreeMap<Option<EntityId>, usize> = BTreeMap::new();
        for saying in self.sayings.iter().filter(|s| s.is(manner)) {
            *counts.entry(saying.speaker).or_default() += 1;
        }
        most_first(counts)
    }

    /// Indices of the sayings asked for.
    pub fn select(&self, corpus: &Corpus, asked: &QuoteFilter) -> Vec<usize> {
        let words: Vec<String> = asked
            .text
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let says = |saying: &Saying| {
            let mut versions = saying.versions.iter();
            versions.any(|v| {
                let text = v.span.of(&corpus.document(v.document).text).to_lowercase();
                words.iter().all(|w| text.contains(w.as_str()))
            })
        };
        let shown = |saying: &Saying| {
            asked.speaker.is_none_or(|s| saying.speaker == s)
                && saying.is(asked.manner)
                && (!asked.shared || saying.articles > 1)
                && (words.is_empty() || says(saying))
        };
        (0..self.sayings.len())
            .filter(|n| shown(&self.sayings[*n]))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::fixture::document;
    use crate::model::Span;

    fn quoting(text: &str, speaker: Option<u32>) -> Document {
        let mut told = document(text);
        let (from, to) = (text.find('“').unwrap(), text.rfind('”').unwrap());
        told.quotations.push(Quotation {
            span: Span::new(from, to + '”'.len_utf8()),
            speaker: speaker.map(EntityId),
            attribution: None,
        });
        told
    }

    fn quotes(documents: Vec<Document>, reports: &[Vec<Quotation>]) -> (Corpus, Quotes) {
        let corpus = Corpus {
            documents,
            ..Corpus::default()
        };
        let all: Vec<DocId> = corpus.documents().map(|(id, _)| id).collect();
        let quotes = Quotes::new(&corpus, &all, reports);
        (corpus, quotes)
    }

    #[test]
    fn one_quotation_of_several_articles_is_one_saying() {
        let (corpus, quotes) = quotes(
            vec![
                quoting(
                    "“We will not, under any condition, leave the city tonight.”",
                    Some(1),
                ),
                quoting("He said: “We will not leave the city tonight.”", None),
                quoting("“We will not leave the city tonight,” she said.", Some(2)),
                quoting("“It rained all day in the hills.”", None),
            ],
            &[],
        );
        let told: Vec<usize> = quotes.sayings.iter().map(|s| s.articles).collect();
        assert_eq!(told, [2, 1, 1]);
        assert_eq!(quotes.sayings[0].speaker, Some(EntityId(1)));
        assert_eq!(quotes.speakers(None).len(), 3);
        assert!(quotes.speakers(Some(Manner::Reported)).is_empty());
        let asked = |filter: QuoteFilter| quotes.select(&corpus, &filter);
        let all = QuoteFilter::default;
        assert_eq!(
            asked(QuoteFilter {
                shared: true,
                ..all()
            }),
            [0]
        );
        assert_eq!(
            asked(QuoteFilter {
                speaker: Some(None),
                ..all()
            }),
            [2]
        );
        assert_eq!(
            asked(QuoteFilter {
                text: "HILLS".to_owned(),
                ..all()
            }),
            [2]
        );
        let reported = Some(Manner::Reported);
        assert_eq!(
            asked(QuoteFilter {
                manner: reported,
                ..all()
            }),
            [0usize; 0]
        );
    }

    #[test]
    fn few_words_are_the_same_only_of_one_known_speaker() {
        let (_, quotes) = quotes(
            vec![
                quoting("“Never again,” he said.", Some(1)),
                quoting("“Never again”, he said.", Some(1)),
                quoting("“Never again”, it said.", None),
            ],
            &[],
        );
        assert_eq!(quotes.sayings.len(), 2);
    }

    #[test]
    fn reported_words_stand_with_the_quotation_they_report() {
        let text = "Khare said they would not leave the city tonight.";
        let report = Quotation {
            span: Span::new(0, text.len()),
            speaker: Some(EntityId(1)),
            attribution: None,
        };
        let (_, quotes) = quotes(
            vec![
                quoting("“They would not leave the city tonight.”", Some(1)),
                document(text),
            ],
            &[vec![], vec![report]],
        );
        let manners: Vec<Manner> = quotes.sayings[0]
            .versions
            .iter()
            .map(|v| v.manner)
            .collect();
        assert_eq!(manners, [Manner::Direct, Manner::Reported]);
    }
}
