//! One article a line, as JSON.

use super::text;
use crate::ingest::draft::{Content, Draft};
use crate::ingest::file::MAX_BYTES;
use crate::ingest::{fields, warning};
use crate::model::Warning;
use serde_json::{Map, Value};
use std::io::{BufRead, BufReader, Read};

/// Reads line by line; a line that holds no article becomes a warning.
pub fn read(input: impl Read, shown: &str, plain: bool, warnings: &mut Vec<Warning>) -> Vec<Draft> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let mut drafts = Vec::new();
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let path = format!("{shown}#{number}");
        match input.by_ref().take(MAX_BYTES).read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) if line.len() as u64 == MAX_BYTES => {
                let message = "is too long a line: the rest of the file is left out";
                warnings.push(warning(&path, message));
                break;
            }
            Ok(_) if line.trim_ascii().is_empty() => {}
            Ok(_) => match draft(&line, &path, plain) {
                Ok(draft) => drafts.push(draft),
                Err(message) => warnings.push(warning(&path, message)),
            },
            Err(e) => {
                warnings.push(warning(&path, format!("could not be read: {e}")));
                break;
            }
        }
    }
    drafts
}

fn draft(line: &[u8], path: &str, plain: bool) -> Result<Draft, String> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let object: Map<String, Value> =
        serde_json::from_slice(line).map_err(|e| format!("is not a JSON object: {e}"))?;
    let (mut meta, text) = fields::of_object(&object);
    let text = text.ok_or("has no text: name it “text”, “body” or “content”")?;
    let path = path.to_owned();
    if plain {
        let content = Content::Plain(text);
        return Ok(Draft {
            path,
            meta,
            content,
        });
    }
    if text.trim().is_empty() {
        return Err("holds no text".to_owned());
    }
    let mut draft = text::read(&path, &text);
    meta.title = meta.title.or(draft.meta.title);
    meta.date = meta.date.or(draft.meta.date);
    meta.source = meta.source.or(draft.meta.source);
    meta.byline = meta.byline.or(draft.meta.byline);
    meta.url = meta.url.or(draft.meta.url);
    draft.meta = meta;
    Ok(draft)
}
