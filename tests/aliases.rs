//! Who is who in short articles of our own (tests/fixtures/aliases): B-cubed inside and across.
//!
//! A fixture is a corpus; `== x` begins an article; `[[form|id]]` marks a name. A marked name that
//! was not found counts as an entity of its own.

#![allow(clippy::unwrap_used)] // a test fails by it

use dateline::entity;
use dateline::model::{Document, Published};
use dateline::text::Parsed;
use std::collections::HashMap;

/// An article with its marked names: byte range and id.
struct Marked {
    text: String,
    names: Vec<(usize, usize, String)>,
}

fn read(corpus: &str) -> Vec<Marked> {
    corpus
        .split("== ")
        .filter(|a| !a.trim().is_empty())
        .map(|article| {
            let body = article.split_once('\n').map_or("", |p| p.1).trim();
            let mut out = Marked {
                text: String::new(),
                names: Vec::new(),
            };
            for (i, part) in body.split("[[").enumerate() {
                let Some((marked, rest)) = part.split_once("]]").filter(|_| i > 0) else {
                    out.text.push_str(part);
                    continue;
                };
                let (form, id) = marked.split_once('|').unwrap();
                let start = out.text.len();
                out.text.push_str(form);
                out.names.push((start, out.text.len(), id.to_owned()));
                out.text.push_str(rest);
            }
            out
        })
        .collect()
}

fn document(text: &str) -> Document {
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
        mentions: entity::recognise(&Parsed::new(text), "en"),
        figures: Vec::new(),
        quotations: Vec::new(),
        duplicate: None,
        text: text.to_owned(),
    }
}

/// The entity found for each marked name; a number of its own where none was found.
fn answers(article: &Marked, document: &Document, base: usize, show: bool) -> Vec<usize> {
    let mut alone = 1_000_000 + base * 1000;
    article
        .names
        .iter()
        .map(|(start, end, id)| {
            let hit = document
                .mentions
                .iter()
                .find(|m| (m.span.start as usize) < *end && *start < m.span.end as usize);
            alone += 1;
            if hit.is_none() && show {
                println!("not found: {} ({id})", &article.text[*start..*end]);
            }
            hit.map_or(alone, |m| m.entity.0 as usize)
        })
        .collect()
}

/// B-cubed precision and recall: sums over names, and their number.
fn b_cubed(key: &[String], answer: &[usize]) -> [f64; 3] {
    let mut sums = [0.0, 0.0, key.len() as f64];
    for i in 0..key.len() {
        let same = |j: &usize| key[*j] == key[i];
        let together: Vec<usize> = (0..key.len()).filter(|j| answer[*j] == answer[i]).collect();
        let right = together.iter().filter(|j| same(j)).count() as f64;
        sums[0] += right / together.len() as f64;
        sums[1] += right / (0..key.len()).filter(same).count() as f64;
    }
    sums
}

fn f1(sums: [f64; 3]) -> f64 {
    let (p, r) = (sums[0] / sums[2], sums[1] / sums[2]);
    200.0 * p * r / (p + r)
}

#[test]
fn aliases_are_merged_as_a_reader_would() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/aliases");
    let folder = std::env::var("ALIASES").unwrap_or_else(|_| folder.to_owned());
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .collect();
    files.sort();
    let (mut inside, mut across, mut articles_read) = ([0.0; 3], [0.0; 3], 0);
    for file in &files {
        let articles = read(&std::fs::read_to_string(file).unwrap());
        articles_read += articles.len();
        let mut documents: Vec<Document> = articles.iter().map(|a| document(&a.text)).collect();
        for (i, (article, document)) in articles.iter().zip(&documents).enumerate() {
            let key: Vec<String> = article.names.iter().map(|n| n.2.clone()).collect();
            let sums = b_cubed(&key, &answers(article, document, i, true));
            (0..3).for_each(|s| inside[s] += sums[s]);
        }
        let entities = entity::link(&mut documents);
        let (mut key, mut answer) = (Vec::new(), Vec::new());
        for (i, (article, document)) in articles.iter().zip(&documents).enumerate() {
            key.extend(article.names.iter().map(|n| n.2.clone()));
            answer.extend(answers(article, document, i, false));
        }
        let sums = b_cubed(&key, &answer);
        (0..3).for_each(|s| across[s] += sums[s]);
        let mut groups: HashMap<&str, HashMap<usize, u32>> = HashMap::new();
        let mut back: HashMap<usize, HashMap<&str, u32>> = HashMap::new();
        for (k, a) in key.iter().zip(&answer) {
            *groups.entry(k).or_default().entry(*a).or_default() += 1;
            *back.entry(*a).or_default().entry(k).or_default() += 1;
        }
        println!(
            "{}: {:.1}",
            file.file_stem().unwrap().to_string_lossy(),
            f1(sums)
        );
        for (k, found) in groups.iter().filter(|g| g.1.len() > 1) {
            println!("  apart: {k} {found:?}");
        }
        for (a, ids) in back.iter().filter(|g| g.1.len() > 1) {
            println!("  mixed: {} {ids:?}", entities[*a].name);
        }
    }
    println!(
        "{articles_read} articles: B-cubed F1 inside {:.1}, across {:.1}",
        f1(inside),
        f1(across)
    );
    assert!(articles_read >= 40);
    assert!(f1(inside) >= 95.0, "inside: {:.1}", f1(inside));
    assert!(f1(across) >= 92.0, "across: {:.1}", f1(across));
}
