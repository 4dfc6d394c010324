//! Speed of comparing and of finding near-copies, on texts made by machine.
//!
//! `cargo bench --no-default-features --bench compare`

use dateline::ingest::Article;
use dateline::model::{Document, Published};
use dateline::{compare, event, pipeline};

fn main() {
    divan::main();
}

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

const COMMON: [&str; 16] = [
    "the", "of", "and", "to", "in", "a", "on", "for", "that", "with", "was", "by", "at", "from",
    "said", "its",
];

/// Words as frequent as in real texts: half of them of no content, the rest of rank 50 to 20,000, each
/// about 1/rank as often.
fn word(dice: &mut Dice) -> String {
    if dice.roll(2) == 0 {
        return COMMON[dice.roll(16) as usize].to_owned();
    }
    let power = dice.roll(1 << 20) as f64 / f64::from(1 << 20);
    let rank = (50.0 * 400.0_f64.powf(power)) as u64;
    let digits = format!("{rank:05}");
    digits
        .bytes()
        .map(|d| char::from(b'k' + (d - b'0')))
        .collect()
}

fn sentence(dice: &mut Dice) -> String {
    let words: Vec<String> = (0..12 + dice.roll(16)).map(|_| word(dice)).collect();
    let mut text = words.join(" ");
    text[..1].make_ascii_uppercase();
    text + ". "
}

/// So many words, some sentences taken from another text.
fn text(dice: &mut Dice, words: usize, source: &str) -> String {
    let taken: Vec<&str> = source.split_inclusive(". ").collect();
    let mut out = String::new();
    let mut n = 0;
    while n < words {
        let next = if taken.is_empty() || dice.roll(3) > 0 {
            sentence(dice)
        } else {
            taken[dice.roll(taken.len() as u64) as usize].to_owned()
        };
        n += next.split(' ').count() - 1;
        out += &next;
    }
    out
}

fn document(text: String) -> Document {
    pipeline::analyse(Article {
        path: "a".into(),
        title: "a".into(),
        source: None,
        byline: None,
        url: None,
        published: Published::unknown(),
        text,
    })
}

#[divan::bench(args = [1_000, 10_000, 50_000])]
fn two_articles(bencher: divan::Bencher, words: usize) {
    let mut dice = Dice(1);
    let a = text(&mut dice, words, "");
    let b = text(&mut dice, words, &a);
    let (a, b) = (document(a), document(b));
    bencher.bench(|| compare::of_documents(&[&a, &b], &[]));
}

/// One article in four is a copy with some sentences of its own.
#[divan::bench(args = [1_000, 3_000, 10_000, 30_000], sample_count = 3)]
fn near_copies(bencher: divan::Bencher, articles: usize) {
    let mut dice = Dice(2);
    let mut documents: Vec<Document> = Vec::new();
    let empty = document(String::new());
    for i in 0..articles {
        let mut next = empty.clone();
        next.text = match i % 4 {
            3 => documents[i - 1].text.clone() + &text(&mut dice, 60, ""),
            _ => text(&mut dice, 400, ""),
        };
        documents.push(next);
    }
    bencher
        .with_inputs(|| documents.clone())
        .bench_values(|mut documents| {
            event::mark_duplicates(&mut documents);
            documents
        });
}

/// One article in three has a passage of an earlier one between words of its own.
#[divan::bench(args = [1_000, 3_000, 10_000, 30_000], sample_count = 3)]
fn reused_passages(bencher: divan::Bencher, articles: usize) {
    let mut dice = Dice(3);
    let mut documents: Vec<Document> = Vec::new();
    let empty = document(String::new());
    for i in 0..articles {
        let mut next = empty.clone();
        next.text = text(&mut dice, 400, "");
        if i % 3 == 2 {
            let source = &documents[dice.roll(i as u64) as usize].text;
            let sentences: Vec<&str> = source.split_inclusive(". ").skip(4).take(3).collect();
            next.text += &sentences.concat();
            next.text += &text(&mut dice, 100, "");
        }
        documents.push(next);
    }
    bencher.bench(|| event::Reuse::of(&documents));
}
