//! How fast articles are read and understood: `cargo bench --bench pipeline`.

#[path = "../support/generated.rs"]
mod generated;

use dateline::ingest::{self, Article, Draft, Survey};
use dateline::model::{Corpus, DocId, Document};
use dateline::pipeline::{analyse, assemble};
use dateline::{compare, timeline};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

/// The bundled sample, as it is read.
fn drafts() -> Vec<Draft> {
    let files = ingest::sample().files;
    files
        .iter()
        .flat_map(|f| ingest::read(f, false).0)
        .collect()
}

/// Page furniture cut, title and publication date found.
fn articles(drafts: Vec<Draft>) -> Vec<Article> {
    let mut survey = Survey::default();
    drafts.iter().for_each(|draft| survey.add(draft));
    let articles = drafts.into_iter().map(|d| ingest::finish(d, &survey));
    articles.filter_map(Result::ok).collect()
}

/// Articles made by rule.
fn generated(count: usize) -> Vec<Article> {
    (0..count).map(generated::article).collect()
}

fn documents(count: usize) -> Vec<Document> {
    generated(count).into_iter().map(analyse).collect()
}

fn corpus(count: usize) -> Corpus {
    assemble(documents(count), Vec::new())
}

fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(articles.iter().map(|a| a.text.len()).sum::<usize>())
}

/// Files to articles: decoding, main text, header, publication date.
#[divan::bench]
fn read_sample(bencher: Bencher) {
    bencher
        .counter(ItemsCount::new(drafts().len()))
        .bench(|| articles(drafts()));
}

/// One thread; items are articles.
#[divan::bench]
fn analyse_sample(bencher: Bencher) {
    let articles = articles(drafts());
    bencher
        .counter(bytes(&articles))
        .counter(ItemsCount::new(articles.len()))
        .with_inputs(|| articles.clone())
        .bench_values(|articles| articles.into_iter().map(analyse).collect::<Vec<_>>());
}

/// One thread; items are articles.
#[divan::bench(sample_count = 20)]
fn analyse_generated(bencher: Bencher) {
    let articles = generated(100);
    bencher
        .counter(bytes(&articles))
        .counter(ItemsCount::new(articles.len()))
        .with_inputs(|| articles.clone())
        .bench_values(|articles| articles.into_iter().map(analyse).collect::<Vec<_>>());
}

/// Names linked, events found and related, over the whole corpus.
#[divan::bench(args = [100, 1000], sample_count = 5)]
fn assemble_generated(bencher: Bencher, count: usize) {
    let documents = documents(count);
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| documents.clone())
        .bench_values(|documents| assemble(documents, Vec::new()));
}

#[divan::bench(args = [100, 1000], sample_count = 5)]
fn key_dates_generated(bencher: Bencher, count: usize) {
    let corpus = corpus(count);
    bencher
        .counter(ItemsCount::new(count))
        .bench(|| timeline::key_dates(&corpus, 20, 2));
}

#[divan::bench]
fn compare_two_generated(bencher: Bencher) {
    let corpus = corpus(2);
    bencher.bench(|| compare::compare(&corpus, &[DocId(0), DocId(1)]));
}
