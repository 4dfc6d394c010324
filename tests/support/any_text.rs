//! What must hold of any text, whoever made it up: the property tests or the fuzzer.

use dateline::compare;
use dateline::ingest::Article;
use dateline::model::{DocId, Moment, Published, PublishedBy, Span};
use dateline::pipeline;
use dateline::text::Parsed;
use dateline::timex::{self, Value};

/// In either language, published on any day: the date expressions lie in the text in order, and their
/// values survive printing and parsing.
pub fn dates(day: u32, spanish: bool, text: &str) {
    let first = jiff::civil::date(1, 1, 1);
    let date = first.saturating_add(jiff::Span::new().days(i64::from(day % 3_650_000)));
    let published = Published {
        moment: Some(Moment::day(date)),
        by: PublishedBy::Given,
        ..Published::unknown()
    };
    let language = if spanish { "es" } else { "en" };
    let mut end = 0;
    for found in timex::read(&Parsed::new(text), &published, language) {
        let range = found.span.range();
        assert!(end <= range.start && range.start < range.end, "{range:?}");
        assert!(text.get(range.clone()).is_some(), "{range:?}");
        end = range.end;
        if let Ok(value) = found.value.parse::<Value>() {
            assert_eq!(value.to_string(), found.value);
        }
        if let Some(interval) = found.interval {
            assert!(interval.earliest <= interval.latest);
        }
    }
}

/// Two texts as articles, analysed, put together and compared: every span lies in its text.
pub fn articles(texts: [&str; 2]) {
    let article = |(i, text): (usize, &str)| {
        pipeline::analyse(Article {
            path: format!("{i}.txt"),
            title: "Made up".to_owned(),
            source: None,
            byline: None,
            url: None,
            published: Published::unknown(),
            text: text.to_owned(),
        })
    };
    let documents = texts.into_iter().enumerate().map(article);
    let corpus = pipeline::assemble(documents.collect(), Vec::new());
    for document in &corpus.documents {
        let inside = |span: Span| assert!(document.text.get(span.range()).is_some(), "{span:?}");
        document.sentences.iter().copied().for_each(inside);
        document.mentions.iter().map(|m| m.span).for_each(inside);
        document.figures.iter().map(|f| f.span).for_each(inside);
        document.quotations.iter().map(|q| q.span).for_each(inside);
    }
    compare::compare(&corpus, &[DocId(0), DocId(1)]);
}
