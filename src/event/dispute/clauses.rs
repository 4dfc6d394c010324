//! The clauses of a sentence, as its signs part them.

use crate::model::{Document, Span};

/// Signs that part the clauses of a sentence.
const PARTING: [char; 5] = [',', ';', ':', '–', '—'];

/// Places of the signs that part clauses; those inside numbers ("1,400", "7:30") part nothing.
pub(super) fn cuts(text: &str, span: Span) -> Vec<usize> {
    let part = span.of(text);
    let signs = part.match_indices(PARTING);
    signs
        .filter(|(i, sign)| !part[i + sign.len()..].starts_with(|c: char| c.is_ascii_digit()))
        .map(|(i, _)| span.start as usize + i)
        .collect()
}

/// The part of a sentence between two signs in which a stretch stands.
pub(super) fn clause_at(document: &Document, sentence: Span, at: Span) -> Span {
    let text = &document.text;
    let cuts = cuts(text, sentence);
    let before = cuts.iter().rfind(|i| **i < at.start as usize);
    let after = cuts.iter().find(|i| **i >= at.end as usize);
    let sign = |i: usize| text[i..].chars().next().map_or(0, char::len_utf8);
    let start = before.map_or(sentence.start as usize, |i| i + sign(*i));
    Span::new(start, after.map_or(sentence.end as usize, |i| *i))
}
