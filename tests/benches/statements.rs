//! How fast figures and quotations are found: `cargo bench --no-default-features --bench statements`.

use dateline::model::Document;
use dateline::pipeline::{Options, load_sample};
use dateline::statement;
use dateline::text::Parsed;
use divan::Bencher;
use divan::counter::BytesCount;
use std::sync::atomic::AtomicBool;

fn main() {
    divan::main();
}

/// The bundled sample with its dates and names.
fn documents() -> Vec<Document> {
    let options = Options::default();
    load_sample(&options, &|_| {}, &AtomicBool::new(false)).map_or(Vec::new(), |c| c.documents)
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

/// One sentence of a megabyte, with marks that never close and numbers that never end.
#[divan::bench(sample_count = 5)]
fn hostile(bencher: Bencher) {
    let text = "he said, \"one. \"5 000 to \u{2019}2\" high 'a, 3-4 million and two hundred of "
        .repeat(14_000);
    let parsed = Parsed::new(&text);
    bencher.counter(BytesCount::new(text.len())).bench(|| {
        statement::figures(&parsed, &[], &[], "en").len()
            + statement::quotations(&parsed, &[], "en").len()
    });
}
