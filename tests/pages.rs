//! Pages as scrapers save them, through ingest: what is kept, and what is known of the article.

use dateline::model::Document;
use dateline::pipeline::{Options, load};
use std::sync::atomic::AtomicBool;

/// A page of `data/pages.txt` with what is expected.
#[derive(Default)]
struct Page<'a> {
    file: &'a str,
    title: Option<&'a str>,
    source: Option<&'a str>,
    byline: Option<&'a str>,
    date: Option<&'a str>,
    text: String,
    kept: Vec<&'a str>,
}

fn pages() -> Vec<Page<'static>> {
    let mut pages: Vec<Page> = Vec::new();
    for line in include_str!("data/pages.txt").lines() {
        if let Some(file) = line.strip_prefix("=== ") {
            pages.push(Page {
                file,
                ..Page::default()
            });
            continue;
        }
        let Some(page) = pages.last_mut() else {
            continue;
        };
        match line.split_once(' ') {
            Some(("@title", value)) => page.title = Some(value),
            Some(("@source", value)) => page.source = Some(value),
            Some(("@byline", value)) => page.byline = Some(value),
            Some(("@date", value)) => page.date = Some(value),
            Some(("+", text)) => {
                page.kept.push(text);
                page.text += &format!("{text}\n");
            }
            Some(("-", text)) => page.text += &format!("{text}\n"),
            _ => page.text += "\n",
        }
    }
    pages
}

fn read(page: &Page) -> Option<Document> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(page.file);
    std::fs::write(&file, &page.text).expect("a file");
    let corpus = load(
        &[file],
        &Options::default(),
        &|_| {},
        &AtomicBool::new(false),
    );
    corpus.expect("not cancelled").documents.pop()
}

fn faults(page: &Page) -> Vec<String> {
    let Some(document) = read(page) else {
        return vec!["no article".to_owned()];
    };
    let mut faults = Vec::new();
    let mut hold = |what: &str, found: Option<&str>, wanted: Option<&str>| {
        if found != wanted {
            faults.push(format!("{what}: {found:?}, not {wanted:?}"));
        }
    };
    hold("title", Some(&document.title), page.title);
    hold("source", document.source.as_deref(), page.source);
    hold("byline", document.byline.as_deref(), page.byline);
    let published = &document.published;
    let date = published
        .moment
        .map(|m| format!("{} {}", m.iso(), published.by.name()));
    hold("date", date.as_deref(), page.date);
    let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (found, wanted) = (joined(&document.text), joined(&page.kept.join(" ")));
    if found != wanted {
        for line in document
            .text
            .lines()
            .filter(|l| !l.is_empty() && !wanted.contains(&joined(l)))
        {
            faults.push(format!("kept: {line}"));
        }
        for line in page.kept.iter().filter(|l| !found.contains(&joined(l))) {
            faults.push(format!("cut: {line}"));
        }
    }
    faults
}

#[test]
fn pages_come_out_clean() {
    let pages = pages();
    assert!(pages.len() >= 40);
    let wrong: Vec<String> = pages
        .iter()
        .filter_map(|page| {
            let faults = faults(page);
            (!faults.is_empty()).then(|| format!("{}\n    {}", page.file, faults.join("\n    ")))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        pages.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_sample_is_read_as_its_reader_wrote_down() {
    let facts: toml::Table = include_str!("data/sample_facts.toml")
        .parse()
        .expect("TOML");
    let corpus =
        dateline::pipeline::load_sample(&Options::default(), &|_| {}, &AtomicBool::new(false));
    let corpus = corpus.expect("not cancelled");
    let mut wrong = Vec::new();
    for fact in facts["document"].as_array().expect("documents") {
        let text = |name: &str| fact.get(name).and_then(toml::Value::as_str);
        let file = text("file").expect("a file");
        let list = |name: &str| -> Vec<&str> {
            let values = fact.get(name).and_then(toml::Value::as_array);
            values
                .into_iter()
                .flatten()
                .filter_map(toml::Value::as_str)
                .collect()
        };
        let found = corpus.documents.iter().find(|d| d.path.ends_with(file));
        let Some(document) = found else {
            wrong.push(format!("{file}: not there"));
            continue;
        };
        let mut hold = |what: &str, found: Option<&str>| {
            if found != text(what) {
                wrong.push(format!("{file}: {what} {found:?}"));
            }
        };
        hold("title", Some(&document.title));
        hold("source", document.source.as_deref());
        hold("byline", document.byline.as_deref());
        let published = &document.published;
        let day = published.moment.map(|m| m.date.to_string());
        // What is concluded from the text is judged elsewhere.
        if published.by != dateline::model::PublishedBy::Inferred {
            hold("published", day.as_deref());
            if day.is_some() && !list("by").contains(&published.by.name()) {
                wrong.push(format!("{file}: by {}", published.by.name()));
            }
        }
        let there = |words: &&&str| document.text.contains(**words);
        for words in list("absent").iter().filter(there) {
            wrong.push(format!("{file}: holds {words:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
