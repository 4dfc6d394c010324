//! One file to the articles in it.

use super::formats::{self, Format};
use super::walk::Found;
use super::{Article, decode, warning};
use crate::model::{Published, Warning};
use std::fs::File;
use std::io::{ErrorKind, Read};

/// Larger files are refused, unless they hold one article a line.
pub(super) const MAX_BYTES: u64 = 64 << 20;

/// Reads the articles of a file, in their order, and what went wrong.
///
/// With `plain` the text is kept to the character.
pub fn read(file: &Found, plain: bool) -> (Vec<Article>, Vec<Warning>) {
    let mut warnings = Vec::new();
    let articles = try_read(file, plain, &mut warnings).unwrap_or_else(|message| {
        warnings.push(warning(&file.shown, message));
        Vec::new()
    });
    (articles, warnings)
}

fn try_read(
    file: &Found,
    plain: bool,
    warnings: &mut Vec<Warning>,
) -> Result<Vec<Article>, String> {
    if file.format == Some(Format::JsonLines) {
        let input = open(file)?;
        return Ok(formats::jsonl::read(input, &file.shown, plain, warnings));
    }
    let bytes = read_bytes(file)?;
    let text = decode::decode(&bytes, false)?;
    let article = bare(&file.shown, text);
    if !plain && article.text.trim().is_empty() {
        return Err("holds no text".to_owned());
    }
    Ok(vec![article])
}

/// An article of which only the text is known.
pub(super) fn bare(path: &str, text: String) -> Article {
    let name = path.rsplit('/').next().unwrap_or(path);
    Article {
        path: path.to_owned(),
        title: name
            .rsplit_once('.')
            .map_or(name, |(stem, _)| stem)
            .to_owned(),
        source: None,
        byline: None,
        url: None,
        published: Published::unknown(),
        text,
    }
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

/// Why a file or folder could not be read, and what to do.
pub(super) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "is not there: check the path".to_owned(),
        ErrorKind::PermissionDenied => {
            "may not be read: give yourself permission, or copy it elsewhere".to_owned()
        }
        ErrorKind::IsADirectory => "is a folder that cannot be listed".to_owned(),
        _ => format!("could not be read: {error}"),
    }
}
