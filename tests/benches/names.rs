//! How fast names are recognised, and how linking grows with the number of mentions.
//!
//! `cargo bench --no-default-features --bench names`

#![allow(clippy::unwrap_used)] // a benchmark fails by it

use dateline::entity;
use dateline::model::{Document, EntityId, EntityKind, Mention, Published, Span};
use dateline::text::Parsed;
use divan::Bencher;
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

/// The running text of the alias fixtures.
fn articles() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/aliases");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .collect();
    files.sort();
    let mut out = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file).unwrap();
        for article in text.split("== ").skip(1) {
            let mut plain = String::new();
            for part in article.split("[[") {
                match part.split_once("]]") {
                    Some((name, rest)) => {
                        plain.push_str(name.split('|').next().unwrap_or_default());
                        plain.push_str(rest);
                    }
                    None => plain.push_str(part),
                }
            }
            out.push(plain);
        }
    }
    out
}

/// Items are tokens; ten articles are read as one text of some 460 tokens.
#[divan::bench]
fn recognise(bencher: Bencher) {
    let text: String = articles()[..10].join("\n\n");
    let tokens = Parsed::new(&text).tokens.len();
    bencher
        .counter(ItemsCount::new(tokens))
        .bench(|| entity::recognise(&Parsed::new(&text), "en").len());
}

/// The same, but each of the short articles of some 40 tokens by itself.
#[divan::bench]
fn recognise_short(bencher: Bencher) {
    let texts = articles();
    let tokens: usize = texts.iter().map(|t| Parsed::new(t).tokens.len()).sum();
    bencher
        .counter(ItemsCount::new(tokens))
        .bench(|| each(&texts));
}

/// The same on a thread that has not met their words before.
#[divan::bench]
fn recognise_short_unmet(bencher: Bencher) {
    let texts = articles();
    let tokens: usize = texts.iter().map(|t| Parsed::new(t).tokens.len()).sum();
    bencher
        .counter(ItemsCount::new(tokens))
        .bench(|| std::thread::scope(|s| s.spawn(|| each(&texts)).join().unwrap()));
}

fn each(texts: &[String]) -> usize {
    let names = texts
        .iter()
        .map(|t| entity::recognise(&Parsed::new(t), "en").len());
    names.sum()
}

/// The first name of a running program: the model is found in the binary and the tables are read.
/// Run it alone (`-- first_use`): what others have made ready costs nothing here.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn first_use() -> usize {
    entity::recognise(&Parsed::new("Xi Jinping spoke in Beijing."), "en").len()
}

/// Items are mentions: 50 an article, of people, bodies and places drawn from a pool that grows.
#[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn link(bencher: Bencher, mentions: usize) {
    bencher
        .counter(ItemsCount::new(mentions))
        .with_inputs(|| corpus(mentions))
        .bench_local_values(|mut documents| entity::link(&mut documents).len());
}

fn corpus(mentions: usize) -> Vec<Document> {
    let mut state = 7u64;
    let mut below = move |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as usize) % n
    };
    let syllables = [
        "ba", "ren", "to", "mi", "ska", "lu", "dor", "ve", "gan", "hi", "sol", "par",
    ];
    let word = |mut n: usize| {
        let mut out = String::new();
        for _ in 0..3 {
            out.push_str(syllables[n % syllables.len()]);
            n /= syllables.len();
        }
        out[..1].to_uppercase() + &out[1..]
    };
    let pool = mentions / 20;
    (0..mentions / 50)
        .map(|_| {
            let (mut text, mut list) = (String::new(), Vec::new());
            for id in 0..10u32 {
                // Low numbers are drawn more often, as names in news are.
                let n = below(pool).min(below(pool)).min(below(pool));
                let (kind, full, short) = match n % 3 {
                    0 => (
                        EntityKind::Person,
                        format!("{} {}", word(n), word(n / 7)),
                        word(n / 7),
                    ),
                    1 => (
                        EntityKind::Org,
                        format!("{} {} Bank", word(n), word(n / 9)),
                        format!("{} {} Bank", word(n), word(n / 9)),
                    ),
                    _ => (EntityKind::Place, word(n), word(n)),
                };
                for (i, form) in [&full, &short, &short, &short, &short]
                    .into_iter()
                    .enumerate()
                {
                    if n % 5 == 0 && i == 0 {
                        continue;
                    }
                    let start = text.len();
                    text.push_str(form);
                    list.push(Mention {
                        span: Span::new(start, text.len()),
                        kind,
                        entity: EntityId(id),
                        score: 0.9,
                        title: None,
                    });
                    text.push(' ');
                }
            }
            Document {
                path: String::new(),
                title: String::new(),
                source: None,
                byline: None,
                url: None,
                language: "en".to_owned(),
                published: Published::unknown(),
                sentences: Vec::new(),
                timexes: Vec::new(),
                mentions: list,
                figures: Vec::new(),
                quotations: Vec::new(),
                duplicate: None,
                text,
            }
        })
        .collect()
}
