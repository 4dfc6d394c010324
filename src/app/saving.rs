//! A comparison as a file.

use super::compared::Compared;
use crate::export::{csv, html, json, markdown};
use std::io::{self, Write};
use std::path::Path;

/// What a comparison can be saved as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For notes.
    Markdown,
    /// A page that stands alone.
    Html,
    /// A table for spreadsheets.
    Csv,
    /// For programs.
    Json,
}

impl Format {
    /// All, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Markdown, Self::Html, Self::Csv, Self::Json];

    /// As the interface says it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Html => "Web page",
            Self::Csv => "Table (CSV)",
            Self::Json => "JSON",
        }
    }

    /// Ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

impl Compared {
    /// The whole comparison in a format.
    pub fn written(&self, format: Format) -> Vec<u8> {
        let mut out = Vec::new();
        let (corpus, comparison) = (&self.view.corpus, &self.comparison);
        let written = match format {
            Format::Markdown => markdown::compare(&mut out, corpus, comparison),
            Format::Html => html::compare(&mut out, corpus, comparison),
            Format::Csv => csv::compare(&mut out, corpus, comparison),
            Format::Json => json::compare(&mut out, corpus, comparison),
        };
        // Writing to memory does not fail.
        debug_assert!(written.is_ok());
        out
    }

    /// Writes it to a file, whole or not at all.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn save(&self, path: &Path, format: Format) -> io::Result<()> {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
        let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        file.write_all(&self.written(format))?;
        file.persist(path).map_err(|e| e.error)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::View;
    use crate::model::DocId;
    use crate::pipeline;
    use std::sync::Arc;

    fn compared() -> Compared {
        let texts = [
            "The bridge over the Lom was opened on Friday morning. Some 4,000 people came.",
            "On Friday morning the bridge over the Lom was opened. <b>It</b> rained.",
        ];
        let corpus = pipeline::of_texts(&texts.map(str::to_owned));
        let view = Arc::new(View::new(corpus));
        Compared::new(1, view, &[DocId(0), DocId(1)], false)
    }

    #[test]
    fn every_format_holds_the_sentences() {
        let compared = compared();
        for format in Format::ALL {
            let text = String::from_utf8(compared.written(format)).unwrap();
            assert!(text.contains("4,000 people came"), "{format:?}");
        }
        let page = String::from_utf8(compared.written(Format::Html)).unwrap();
        assert!(!page.contains("<b>It"), "not escaped");
    }

    #[test]
    fn a_file_is_written_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("comparison.md");
        let compared = compared();
        compared.save(&path, Format::Markdown).unwrap();
        assert_eq!(
            std::fs::read(&path).unwrap(),
            compared.written(Format::Markdown)
        );
        assert!(
            compared
                .save(&folder.path().join("no/such"), Format::Csv)
                .is_err()
        );
    }
}
