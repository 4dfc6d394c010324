//! One file to the articles in it.

use super::draft::{Content, Draft, Meta};
use super::formats::{Format, html, jsonl, markdown, text};
use super::walk::Found;
use super::warning::reason;
use super::{decode, warning};
use crate::model::Warning;
use std::fs::File;
use std::io::Read;

/// Larger files are refused, unless they hold one article a line.
pub(super) const MAX_BYTES: u64 = 64 << 20;

/// Reads the articles of a file, in their order, and what went wrong. A web page is only noted, to be
/// read by [`read_page`].
///
/// With `plain` the text is kept to the character.
pub fn read(file: &Found, plain: bool) -> (Vec<Draft>, Vec<Warning>) {
    let mut warnings = Vec::new();
    let drafts = try_read(file, plain, &mut warnings).unwrap_or_else(|message| {
        warnings.push(warning(&file.shown, message));
        Vec::new()
    });
    (drafts, warnings)
}

fn try_read(file: &Found, plain: bool, warnings: &mut Vec<Warning>) -> Result<Vec<Draft>, String> {
    if file.format == Some(Format::JsonLines) {
        return Ok(jsonl::read(open(file)?, &file.shown, plain, warnings));
    }
    let draft = |content| Draft {
        path: file.shown.clone(),
        meta: Meta::default(),
        content,
    };
    if file.format == Some(Format::Html) && !plain && file.path.as_os_str() != "-" {
        return Ok(vec![draft(Content::Page(file.clone()))]);
    }
    let bytes = read_bytes(file)?;
    let page = file.format == Some(Format::Html);
    let text = match decode::decode(&bytes, page) {
        // A file without extension that was only met is no article if it is no text.
        Err(_) if file.format.is_none() && !file.given => return Ok(Vec::new()),
        decoded => decoded?,
    };
    if plain {
        return Ok(vec![draft(Content::Plain(text))]);
    }
    if text.trim().is_empty() {
        return Err("holds no text".to_owned());
    }
    Ok(vec![
        match file.format.unwrap_or_else(|| Format::of_text(&text)) {
            Format::Html => html::read(&file.shown, &text)?,
            Format::Markdown => markdown::read(&file.shown, &text),
            Format::Text | Format::JsonLines => text::read(&file.shown, &text),
        },
    ])
}

/// Reads a web page.
pub fn read_page(file: &Found) -> Result<Draft, Warning> {
    let page = || {
        let text = decode::decode(&read_bytes(file)?, true)?;
        html::read(&file.shown, &text)
    };
    page().map_err(|message| warning(&file.shown, message))
}

fn open(file: &Found) -> Result<Box<dyn Read>, String> {
    if let Some(bytes) = file.embedded {
        return Ok(Box::new(bytes));
    }
    if file.path.as_os_str() == "-" {
        return Ok(Box::new(std::io::stdin()));
    }
    match File::open(&file.path) {
        Ok(f) => Ok(Box::new(f)),
        Err(e) => Err(reason(&e)),
    }
}

fn read_bytes(file: &Found) -> Result<Vec<u8>, String> {
    let too_large = || {
        Err(format!(
            "is larger than {} MB: split it, or store one article a line as .jsonl",
            MAX_BYTES >> 20
        ))
    };
    if std::fs::metadata(&file.path).is_ok_and(|m| m.len() > MAX_BYTES) {
        return too_large();
    }
    let mut bytes = Vec::new();
    if let Err(e) = open(file)?.take(MAX_BYTES + 1).read_to_end(&mut bytes) {
        return Err(reason(&e));
    }
    if bytes.len() as u64 > MAX_BYTES {
        return too_large();
    }
    Ok(bytes)
}
