//! Folder to articles: walk, decode, cut page furniture, find title, source and publication date.

mod article;
mod cut;
mod decode;
mod draft;
mod fields;
mod file;
mod formats;
mod furniture;
mod header;
mod lines;
mod pasted;
mod published;
mod sample;
mod sources;
mod survey;
mod walk;
mod warning;

use crate::model::Published;

pub use article::finish;
pub use draft::Draft;
pub use file::read;
pub use header::story_start;
pub use pasted::pasted;
pub use sample::sample;
pub use survey::Survey;
pub use walk::{Found, Walk, walk};
use warning::warning;

/// One article as it was read, before analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// As shown: below the opened folder, or `FILE#LINE`.
    pub path: String,
    /// Headline; the file's name if there is none.
    pub title: String,
    /// Newspaper, agency or site.
    pub source: Option<String>,
    /// Author line.
    pub byline: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// Publication date.
    pub published: Published,
    /// The body, page furniture cut.
    pub text: String,
}
