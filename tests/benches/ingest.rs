//! Reading alone, without analysis: from a folder of files to cut articles.
//!
//! `cargo bench --no-default-features --bench ingest`

use dateline::ingest::{Draft, Survey, finish, read, walk};
use divan::counter::{BytesCount, ItemsCount};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

fn main() {
    divan::main();
}

const ARTICLES: usize = 500;

/// An article of about 2,500 characters, as text with furniture or as a web page.
fn article(i: usize, page: bool) -> String {
    let paragraph = |k: usize| {
        format!(
            "The port of Alba opened berth {i}-{k} again on Monday after {k} months of work, the authority said, and \
             ferries left for the islands in the afternoon with {i} people on board, many of them traders of the old town \
             who had waited since March for the day on which the harbour master would lift the chain."
        )
    };
    let paragraphs: Vec<String> = (1..9).map(paragraph).collect();
    if page {
        let body = paragraphs.join("</p><p>");
        let menu = "<li><a href='/x'>News</a></li>".repeat(60);
        format!(
            "<html><head><title>Berth {i} opens</title><meta property='article:published_time' content='2020-05-17T10:00:00Z'>\
             </head><body><nav><ul>{menu}</ul></nav><article><h1>Berth {i} opens</h1><p>{body}</p></article></body></html>"
        )
    } else {
        let body = paragraphs.join("\n\n");
        format!(
            "Home   News   Sport\nBerth {i} opens\nBy Ann Lee | May 17, 2020\nShare on Facebook\n\n{body}\n\nMost Read\nBakery wins prize\n"
        )
    }
}

fn folder(page: bool) -> (tempfile::TempDir, usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut bytes = 0;
    for i in 0..ARTICLES {
        let text = article(i, page);
        bytes += text.len();
        let extension = if page { "html" } else { "txt" };
        std::fs::write(folder.path().join(format!("{i}.{extension}")), text).expect("a file");
    }
    (folder, bytes)
}

/// On one thread.
fn ingest(folder: &Path) -> usize {
    let paths: [PathBuf; 1] = [folder.to_owned()];
    let files = walk(&paths, &|_| {}, &AtomicBool::new(false)).files;
    let drafts: Vec<Draft> = files.iter().flat_map(|f| read(f, false).0).collect();
    let mut survey = Survey::default();
    drafts.iter().for_each(|d| survey.add(d));
    drafts
        .into_iter()
        .filter(|d| finish(d.clone(), &survey).is_ok())
        .count()
}

#[divan::bench(args = [false, true], sample_count = 5)]
fn folder_to_articles(bencher: divan::Bencher, pages: bool) {
    let (folder, bytes) = folder(pages);
    bencher
        .counter(ItemsCount::new(ARTICLES))
        .counter(BytesCount::new(bytes))
        .bench(|| assert_eq!(ingest(folder.path()), ARTICLES));
}
