//! One article with all that was read from it.

use super::{Figure, Mention, Moment, Quotation, Span, Timex};

/// Index into `Corpus::documents`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocId(pub u32);

/// How the publication date became known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PublishedBy {
    /// The page's metadata.
    Meta,
    /// A line above the text.
    Header,
    /// "BEIJING, May 17 (Xinhua) --".
    Dateline,
    /// The address of the page.
    Url,
    /// The file's name.
    FileName,
    /// Concluded from what the text says, or from other articles.
    Inferred,
    /// Given by the user.
    Given,
    /// Not known.
    Unknown,
}

impl PublishedBy {
    /// The word of the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Header => "header",
            Self::Dateline => "dateline",
            Self::Url => "url",
            Self::FileName => "filename",
            Self::Inferred => "inferred",
            Self::Given => "given",
            Self::Unknown => "none",
        }
    }

    /// How a reader would say where the date is from: "which is {this}".
    pub fn words(self) -> &'static str {
        match self {
            Self::Meta => "the date in the page's metadata",
            Self::Header => "the date in the page's header",
            Self::Dateline => "the date in the dateline",
            Self::Url => "the date in the page's address",
            Self::FileName => "the date in the file's name",
            Self::Inferred => "a date inferred for this article",
            Self::Given => "the date given by you",
            Self::Unknown => "not known",
        }
    }
}

/// Publication date (the DCT of TimeML) with its evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The date; `None` if unknown.
    pub moment: Option<Moment>,
    /// How it became known.
    pub by: PublishedBy,
    /// The words it was read or concluded from.
    pub evidence: String,
    /// What was assumed, such as day before month.
    pub assumed: Option<String>,
}

impl Published {
    /// No date.
    pub fn unknown() -> Self {
        Self {
            moment: None,
            by: PublishedBy::Unknown,
            evidence: String::new(),
            assumed: None,
        }
    }
}

/// Standing of a document among near-copies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Duplicate {
    /// The first document of the group.
    pub of: DocId,
    /// Share of words in common with it, 0 to 1.
    pub likeness: f32,
}

/// One article: what ingest read, and what analysis found in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
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
    /// ISO 639-1 code of the text's language ("en"; "und" if unknown).
    pub language: String,
    /// Publication date.
    pub published: Published,
    /// The body, page furniture cut. All spans index it.
    pub text: String,
    /// Sentences, ordered, not overlapping.
    pub sentences: Vec<Span>,
    /// Date expressions, ordered.
    pub timexes: Vec<Timex>,
    /// Names, ordered, not overlapping.
    pub mentions: Vec<Mention>,
    /// Figures, ordered.
    pub figures: Vec<Figure>,
    /// Quotations, ordered.
    pub quotations: Vec<Quotation>,
    /// Set if this is a near-copy of an earlier document.
    pub duplicate: Option<Duplicate>,
}

impl Document {
    /// Index of the sentence that holds the byte offset.
    pub fn sentence_at(&self, byte: u32) -> Option<usize> {
        let i = self.sentences.partition_point(|s| s.end <= byte);
        (i < self.sentences.len() && self.sentences[i].start <= byte).then_some(i)
    }

    /// Number of words: runs of letters or digits between white space.
    pub fn words(&self) -> usize {
        self.text
            .split_whitespace()
            .filter(|w| w.contains(char::is_alphanumeric))
            .count()
    }
}
