//! Where the words of disagreements stand in articles that face each other.

use super::{Disputed, Facing};
use crate::compare::{Comparison, Place};
use crate::model::{Disagreement, DocId, Document, Saying, Span, Timex};
use std::collections::BTreeMap;

/// By sentence: the disagreements that it takes part in.
pub(super) fn places<'a>(
    comparison: &Comparison,
    document: &impl Fn(DocId) -> &'a Document,
) -> BTreeMap<Place, Vec<usize>> {
    let mut out: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (n, disagreement) in comparison.disagreements.iter().enumerate() {
        for saying in &disagreement.says {
            let article = (comparison.documents.iter()).position(|d| *d == saying.document);
            let sentence = document(saying.document).sentence_at(saying.span.start);
            if let (Some(article), Some(sentence)) = (article, sentence) {
                let place = Place { article, sentence };
                out.entry(place).or_default().push(n);
            }
        }
    }
    out
}

impl Facing {
    /// Marks disputed words, and the links between disputed sentences.
    pub(super) fn mark_disputed<'a>(
        &mut self,
        comparison: &Comparison,
        document: &impl Fn(DocId) -> &'a Document,
    ) {
        for (n, disagreement) in comparison.disagreements.iter().enumerate() {
            let sides = self.sides_of(disagreement, document);
            if sides.windows(2).all(|w| w[0].0.article == w[1].0.article) {
                continue;
            }
            for (place, span) in &sides {
                if let Some(column) = self.column(place.article) {
                    let found = Disputed {
                        span: *span,
                        disagreement: n,
                    };
                    let line = &mut self.sheets[column].lines[place.sentence];
                    line.disputed.push(found);
                    line.disputed.sort_by_key(|d| d.span);
                }
            }
            self.mark_links(n, &sides);
            self.sides.insert(n, sides);
        }
    }

    /// Where the words of a disagreement stand, in the order of the sheets.
    fn sides_of<'a>(
        &self,
        disagreement: &Disagreement,
        document: &impl Fn(DocId) -> &'a Document,
    ) -> Vec<(Place, Span)> {
        let mut out = Vec::new();
        for sheet in &self.sheets {
            let says = disagreement.says.iter();
            for saying in says.filter(|s| s.document == sheet.document) {
                let text = document(saying.document);
                let at = text.sentence_at(saying.span.start);
                if let Some(sentence) = at.filter(|s| *s < sheet.lines.len()) {
                    let place = Place {
                        article: sheet.article,
                        sentence,
                    };
                    let whole = sheet.lines[sentence].span;
                    out.push((place, narrowed(text, whole, saying)));
                }
            }
        }
        out
    }

    fn mark_links(&mut self, disagreement: usize, sides: &[(Place, Span)]) {
        let told = |p: Place| sides.iter().any(|(q, _)| *q == p);
        for (place, _) in sides {
            let Some(column) = self.column(place.article) else {
                continue;
            };
            for n in &self.sheets[column].lines[place.sentence].links {
                let link = &mut self.links[*n];
                if link.disagreement.is_none() && told(link.a) && told(link.b) {
                    link.disagreement = Some(disagreement);
                }
            }
        }
    }

    pub(super) fn order_disagreements(&mut self, comparison: &Comparison) {
        let mut order: Vec<((usize, usize, usize), usize)> = (0..comparison.disagreements.len())
            .filter_map(|n| {
                let first = self.disputed(n).iter().map(|(p, _)| self.reading_key(*p));
                Some((first.min()?, n))
            })
            .collect();
        order.sort_unstable();
        self.disagreements = order.into_iter().map(|(_, n)| n).collect();
    }
}

/// The words that say it: where a whole sentence is given, the date in it that is meant.
fn narrowed(document: &Document, sentence: Span, saying: &Saying) -> Span {
    if !saying.span.contains(sentence) {
        return saying.span;
    }
    let from = document
        .timexes
        .partition_point(|t| t.span.start < sentence.start);
    let inside = || {
        let rest = document.timexes[from..].iter();
        rest.take_while(|t| t.span.end <= sentence.end)
    };
    let day = |t: &Timex| Some(t.interval?.earliest.strftime("%-d %B %Y").to_string());
    let found = inside().find(|t| day(t).as_ref() == Some(&saying.value));
    // Nothing is marked where no word says it by itself.
    let nothing = Span {
        start: sentence.start,
        end: sentence.start,
    };
    found.map_or(nothing, |t| t.span)
}
