//! Small documents for tests, made without the engines that read dates, names and figures.

use crate::model::{
    Derivation, Document, EntityId, EntityKind, Figure, Interval, Mention, Moment, Published,
    PublishedBy, Span, Timex, TimexKind,
};
use crate::text::Parsed;
use jiff::civil::{Date, date};

/// A document published on Sunday, 17 May 2020, cut into sentences.
pub(crate) fn document(text: &str) -> Document {
    Document {
        path: "a.txt".into(),
        title: "A".into(),
        source: None,
        byline: None,
        url: None,
        language: "en".into(),
        published: Published {
            moment: Some(Moment::day(date(2020, 5, 17))),
            by: PublishedBy::Given,
            evidence: String::new(),
            assumed: None,
        },
        sentences: Parsed::new(text).sentences.iter().map(|s| s.span).collect(),
        text: text.into(),
        timexes: Vec::new(),
        mentions: Vec::new(),
        figures: Vec::new(),
        quotations: Vec::new(),
        duplicate: None,
    }
}

/// Adds a date for the first place of these words; `None` for one that could not be resolved.
pub(crate) fn dated(mut document: Document, words: &str, day: Option<Date>) -> Document {
    document.timexes.push(Timex {
        span: place(&document.text, words),
        kind: TimexKind::Date,
        value: day.map_or("XXXX".into(), |d| d.to_string()),
        modifier: None,
        interval: day.map(Interval::day),
        range: None,
        why: Derivation::default(),
    });
    document.timexes.sort_by_key(|t| t.span);
    document
}

/// Adds a name at every place where it stands.
pub(crate) fn named(mut document: Document, name: &str, id: u32, kind: EntityKind) -> Document {
    let places: Vec<usize> = document
        .text
        .match_indices(name)
        .map(|(at, _)| at)
        .collect();
    for at in places {
        document.mentions.push(Mention {
            span: Span::new(at, at + name.len()),
            kind,
            entity: EntityId(id),
            score: 1.0,
            title: None,
        });
    }
    document.mentions.sort_by_key(|m| m.span);
    document
}

/// Adds a plain count.
pub(crate) fn counted(mut document: Document, words: &str, value: f64, of: &str) -> Document {
    document.figures.push(Figure {
        span: place(&document.text, words),
        value,
        of: Some(of.into()),
        ..Figure::default()
    });
    document.figures.sort_by_key(|f| f.span);
    document
}

fn place(text: &str, words: &str) -> Span {
    let at = text.find(words).unwrap();
    Span::new(at, at + words.len())
}
