//! How fast figures and quotations are found: `cargo bench --no-default-features --bench statements`.

use dateline::ingest;
use dateline::model::Document;
use dateline::pipeline::analyse;
use dateline::statement;
use dateline::text::Parsed;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// The bundled sample with its dates and names, all in one text's order.
fn documents() -> Vec<Document> {
    let files = ingest::sample().files;
    let articles = files.iter().flat_map(|f| ingest::read(f, false).0);
    articles.map(analyse).collect()
}

fn bytes(documents: &[Document]) -> BytesCount {
    BytesCount::new(documents.iter().map(|d| d.text.len()).sum::<usize>())
}

/// Figures with their speakers; tokens are there already.
#[divan::bench]
fn figures(bencher: Bencher) {
    let documents = documents();
    let parsed: Vec<Parsed> = documents.iter().map(|d| Parsed::new(&d.text)).collect();
    bencher.counter(bytes(&documents)).bench(|| {
        let each = documents.iter().zip(&parsed);
        each.map(|(d, p)| statement::figures(p, &d.timexes, &d.mentions, &d.language).len())
            .sum::<usize>()
    });
}

/// Quotations with their speakers.
#[divan::bench]
fn quotations(bencher: Bencher) {
    let documents = documents();
    let parsed: Vec<Parsed> = documents.iter().map(|d| Parsed::new(&d.text)).collect();
    bencher.counter(bytes(&documents)).bench(|| {
        let each = documents.iter().zip(&parsed);
        each.map(|(d, p)| statement::quotations(p, &d.mentions, &d.language).len())
            .sum::<usize>()
    });
}
