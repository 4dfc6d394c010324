//! A document with all that was extracted from it.

use super::values::{Day, Id, Number, ends, share};
use crate::model::{
    CharMap, Corpus, DocId, Document, Figure, Mention, Moment, Precision, Published, Quotation,
    Timex,
};
use serde::Serialize;

#[derive(Serialize)]
pub struct DocumentOut<'a> {
    id: Id,
    path: &'a str,
    title: &'a str,
    source: Option<&'a str>,
    byline: Option<&'a str>,
    url: Option<&'a str>,
    language: &'a str,
    published: PublishedOut<'a>,
    duplicate: Option<DuplicateOut>,
    text: &'a str,
    sentences: Vec<(u32, u32)>,
    timexes: Vec<TimexOut<'a>>,
    mentions: Vec<MentionOut<'a>>,
    quotations: Vec<QuotationOut>,
    figures: Vec<FigureOut<'a>>,
}

#[derive(Serialize)]
struct PublishedOut<'a> {
    value: Option<String>,
    precision: Option<&'static str>,
    method: &'static str,
    evidence: &'a str,
    assumed: Option<&'a str>,
}

#[derive(Serialize)]
struct DuplicateOut {
    of: Id,
    likeness: f64,
}

#[derive(Serialize)]
struct TimexOut<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    value: &'a str,
    #[serde(rename = "mod")]
    modifier: Option<&'static str>,
    earliest: Option<Day>,
    latest: Option<Day>,
    /// First and last day of the range that it begins or ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<(Day, Day)>,
    why: String,
}

#[derive(Serialize)]
struct MentionOut<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    entity: Id,
    score: f64,
}

#[derive(Serialize)]
struct QuotationOut {
    start: u32,
    end: u32,
    speaker: Option<Id>,
    attribution: Option<(u32, u32)>,
}

#[derive(Serialize)]
struct FigureOut<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    value: Number,
    upper: Option<Number>,
    unit: Option<&'a str>,
    of: Option<&'a str>,
    qualifier: Option<&'static str>,
    speaker: Option<Id>,
    attribution: Option<(u32, u32)>,
    earliest: Option<Day>,
    latest: Option<Day>,
}

impl<'a> DocumentOut<'a> {
    pub fn new(corpus: &'a Corpus, id: DocId) -> Self {
        let d = corpus.document(id);
        let at = Within::new(d);
        Self {
            id: id.into(),
            path: &d.path,
            title: &d.title,
            source: d.source.as_deref(),
            byline: d.byline.as_deref(),
            url: d.url.as_deref(),
            language: &d.language,
            published: published(&d.published),
            duplicate: d.duplicate.map(|copy| DuplicateOut {
                of: copy.of.into(),
                likeness: share(copy.likeness),
            }),
            text: &d.text,
            sentences: d.sentences.iter().map(|s| ends(&at.chars, *s)).collect(),
            timexes: d.timexes.iter().map(|t| at.timex(t)).collect(),
            mentions: d.mentions.iter().map(|m| at.mention(m)).collect(),
            quotations: d.quotations.iter().map(|q| at.quotation(q)).collect(),
            figures: d.figures.iter().map(|f| at.figure(f)).collect(),
        }
    }
}

fn published(published: &Published) -> PublishedOut<'_> {
    PublishedOut {
        value: published.moment.map(Moment::iso),
        precision: published.moment.map(|moment| fineness(moment.precision)),
        method: published.by.name(),
        evidence: &published.evidence,
        assumed: published.assumed.as_deref(),
    }
}

/// A moment has four precisions; `Moment::iso` cuts by the same rule.
fn fineness(precision: Precision) -> &'static str {
    match precision {
        Precision::Minute | Precision::Month | Precision::Year => precision.name(),
        _ => Precision::Day.name(),
    }
}

/// A document's parts, with spans counted in scalar values.
struct Within<'a> {
    text: &'a str,
    chars: CharMap<'a>,
}

impl<'a> Within<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            text: &document.text,
            chars: CharMap::new(&document.text),
        }
    }

    fn timex(&self, timex: &'a Timex) -> TimexOut<'a> {
        let (start, end) = ends(&self.chars, timex.span);
        TimexOut {
            start,
            end,
            text: timex.span.of(self.text),
            kind: timex.kind.name(),
            value: &timex.value,
            modifier: timex.modifier.map(|m| m.name()),
            earliest: timex.interval.map(|i| Day(i.earliest)),
            latest: timex.interval.map(|i| Day(i.latest)),
            range: timex.range.map(|r| (Day(r.earliest), Day(r.latest))),
            why: timex.why.sentence(),
        }
    }

    fn mention(&self, mention: &Mention) -> MentionOut<'a> {
        let (start, end) = ends(&self.chars, mention.span);
        MentionOut {
            start,
            end,
            text: mention.span.of(self.text),
            kind: mention.kind.name(),
            entity: mention.entity.into(),
            score: share(mention.score),
        }
    }

    fn quotation(&self, quotation: &Quotation) -> QuotationOut {
        let (start, end) = ends(&self.chars, quotation.span);
        QuotationOut {
            start,
            end,
            speaker: quotation.speaker.map(Id::from),
            attribution: quotation.attribution.map(|a| ends(&self.chars, a)),
        }
    }

    fn figure(&self, figure: &'a Figure) -> FigureOut<'a> {
        let (start, end) = ends(&self.chars, figure.span);
        FigureOut {
            start,
            end,
            text: figure.span.of(self.text),
            value: Number(figure.value),
            upper: figure.upper.map(Number),
            unit: figure.unit.as_deref(),
            of: figure.of.as_deref(),
            qualifier: figure.qualifier.map(|q| q.name()),
            speaker: figure.speaker.map(Id::from),
            attribution: figure.attribution.map(|a| ends(&self.chars, a)),
            earliest: figure.as_of.map(|i| Day(i.earliest)),
            latest: figure.as_of.map(|i| Day(i.latest)),
        }
    }
}
