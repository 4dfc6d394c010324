//! An article as its file gives it, before anything is cut or concluded.

use super::lines::Line;
use super::walk::Found;

/// What a file says outside the text: metadata of a page, fields of a JSON line, front matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Headline.
    pub title: Option<String>,
    /// Newspaper, agency or site.
    pub source: Option<String>,
    /// Author line.
    pub byline: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// Publication date as printed in the metadata.
    pub date: Option<String>,
    /// Publication date as printed on the page outside the main text.
    pub shown_date: Option<String>,
}

/// The text of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Lines of which some may be page furniture.
    Lines(Vec<Line>),
    /// To be kept to the character.
    Plain(String),
    /// A web page that is still to be read: its main text is costly to find.
    Page(Found),
}

/// An article before anything is cut or concluded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// As shown.
    pub path: String,
    /// What the file says outside the text.
    pub meta: Meta,
    /// The text.
    pub content: Content,
}

impl Draft {
    /// The file's name without folder, line number and extension.
    pub fn stem(&self) -> &str {
        let file = self.path.rsplit('/').next().unwrap_or(&self.path);
        let (name, line) = file.rsplit_once('#').unwrap_or((file, ""));
        let name = if line.bytes().all(|b| b.is_ascii_digit()) {
            name
        } else {
            file
        };
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The folder that it was met in, as shown; empty for the opened folder itself.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The lines, where there are any.
    pub fn lines(&self) -> &[Line] {
        match &self.content {
            Content::Lines(lines) => lines,
            _ => &[],
        }
    }
}
