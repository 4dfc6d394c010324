//! Any two texts as articles, analysed, put together and compared: every span lies in its text.
#![no_main]

use dateline::compare;
use dateline::ingest::Article;
use dateline::model::{DocId, Published, Span};
use dateline::pipeline;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|texts: (&str, &str)| {
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
    let documents = [texts.0, texts.1].into_iter().enumerate().map(article);
    let corpus = pipeline::assemble(documents.collect(), Vec::new());
    for document in &corpus.documents {
        let inside = |span: Span| assert!(document.text.get(span.range()).is_some(), "{span:?}");
        document.sentences.iter().copied().for_each(inside);
        document.mentions.iter().map(|m| m.span).for_each(inside);
        document.figures.iter().map(|f| f.span).for_each(inside);
        document.quotations.iter().map(|q| q.span).for_each(inside);
    }
    compare::compare(&corpus, &[DocId(0), DocId(1)]);
});
