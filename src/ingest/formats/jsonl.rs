//! One article a line, as JSON.

use crate::ingest::file::{MAX_BYTES, bare};
use crate::ingest::{Article, warning};
use crate::model::{Moment, Precision, Published, PublishedBy, Warning};
use serde_json::{Map, Value};
use std::io::{BufRead, BufReader, Read};

/// Reads line by line; a line that holds no article becomes a warning.
pub fn read(
    input: impl Read,
    shown: &str,
    plain: bool,
    warnings: &mut Vec<Warning>,
) -> Vec<Article> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let mut articles = Vec::new();
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let path = format!("{shown}#{number}");
        match input.by_ref().take(MAX_BYTES).read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) if line.len() as u64 == MAX_BYTES => {
                warnings.push(warning(
                    &path,
                    "is too long a line: the rest of the file is left out",
                ));
                break;
            }
            Ok(_) if line.trim_ascii().is_empty() => {}
            Ok(_) => match article(&line, &path) {
                Ok(a) => {
                    if !plain && a.text.trim().is_empty() {
                        warnings.push(warning(&path, "holds no text"));
                    } else {
                        articles.push(a);
                    }
                }
                Err(message) => warnings.push(warning(&path, message)),
            },
            Err(e) => {
                warnings.push(warning(&path, format!("could not be read: {e}")));
                break;
            }
        }
    }
    articles
}

fn article(line: &[u8], path: &str) -> Result<Article, String> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let object: Map<String, Value> =
        serde_json::from_slice(line).map_err(|e| format!("is not a JSON object: {e}"))?;
    let text = field(&object, &["text", "body", "content"])
        .ok_or("has no text: name it “text”, “body” or “content”")?;
    let mut article = bare(path, text);
    if let Some(title) = field(&object, &["title"]).filter(|t| !t.trim().is_empty()) {
        article.title = title;
    }
    article.source = field(&object, &["source"]);
    article.byline = field(&object, &["author"]);
    article.url = field(&object, &["url"]);
    if let Some(date) = field(&object, &["date", "published"]) {
        article.published = published(&date);
    }
    Ok(article)
}

fn field(object: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|n| match object.get(*n)? {
        Value::String(s) => Some(s.clone()),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    })
}

fn published(text: &str) -> Published {
    let Some(moment) = iso(text.trim()) else {
        return Published::unknown();
    };
    Published {
        moment: Some(moment),
        by: PublishedBy::Meta,
        evidence: text.to_owned(),
        assumed: None,
    }
}

fn iso(text: &str) -> Option<Moment> {
    let minute = text.get(..16).map(|t| t.replace(' ', "T"));
    if let Some(Ok(at)) = minute.map(|t| t.parse::<jiff::civil::DateTime>()) {
        return Some(Moment {
            date: at.date(),
            time: Some(at.time()),
            precision: Precision::Minute,
        });
    }
    Some(Moment::day(text.get(..10)?.parse().ok()?))
}
