//! What each kind of file gives before anything is cut or concluded.

pub(super) mod jsonl;

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
}
