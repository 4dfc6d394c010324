//! What each kind of file gives before anything is cut or concluded.

pub(super) mod html;
pub(super) mod jsonl;
pub(super) mod markdown;
pub(super) mod text;

use std::path::Path;

/// Kinds of files that hold articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Anything readable as text.
    Text,
    /// CommonMark.
    Markdown,
    /// A saved web page.
    Html,
    /// One article a line, as JSON.
    JsonLines,
}

impl Format {
    /// By the file's extension.
    pub fn of_name(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            _ => None,
        }
    }

    /// By what the file holds, for names that do not tell.
    pub fn of_text(text: &str) -> Self {
        let head: String = text
            .trim_start()
            .chars()
            .take(200)
            .collect::<String>()
            .to_lowercase();
        let is_page = ["<!doctype html", "<html", "<head", "<body"]
            .iter()
            .any(|m| head.contains(m));
        if is_page && head.starts_with('<') {
            Self::Html
        } else {
            Self::Text
        }
    }
}
