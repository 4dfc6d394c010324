//! Sentences that give somebody's words without quoting them.

use super::{Cast, Last, Speech, View, with_surnames};
use crate::model::{Mention, Quotation, Span};
use crate::text::Parsed;

/// The sentences without quotation marks that report what a named speaker said: their spans are those
/// of the whole sentence.
pub fn reports(
    parsed: &Parsed,
    mentions: &[Mention],
    quotations: &[Quotation],
    language: &str,
) -> Vec<Quotation> {
    let spans: Vec<Span> = quotations.iter().map(|q| q.span).collect();
    let speech = Speech::of(language);
    let mentions = with_surnames(parsed, mentions, speech);
    let view = View {
        parsed,
        timexes: &[],
        mentions: &mentions,
    };
    let cast = Cast::new(&view, speech, &spans);
    let mut last = Last::default();
    let mut next = 0;
    let mut out = Vec::new();
    for sentence in &parsed.sentences {
        while next < spans.len() && spans[next].end <= sentence.span.start {
            next += 1;
        }
        let quoted = (quotations[next..].iter()).take_while(|q| q.span.start < sentence.span.end);
        let quoted: Vec<&Quotation> = quoted.collect();
        if !quoted.is_empty() {
            last.speaker = quoted.iter().find_map(|q| q.speaker).or(last.speaker);
            continue;
        }
        let reporting = cast.reportings(sentence.tokens.clone()).into_iter();
        let found = reporting.filter_map(|r| {
            let speaker = cast.resolve(&r.subject, last)?;
            Some((speaker, cast.view.span_of(r.tokens)))
        });
        if let Some((speaker, attribution)) = found.take(1).next() {
            last.speaker = Some(speaker);
            out.push(Quotation {
                span: sentence.span,
                speaker: Some(speaker),
                attribution: Some(attribution),
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityId, EntityKind};

    #[test]
    fn only_sentences_without_quotation_marks_are_reports() {
        let text = "Khare said 50 men had left. Khare said “it is late”. He added that it was cold. It rained.";
        let mention = |(at, _): (usize, &str)| Mention {
            span: Span::new(at, at + "Khare".len()),
            kind: EntityKind::Person,
            entity: EntityId(0),
            score: 1.0,
            title: None,
        };
        let mentions: Vec<Mention> = text.match_indices("Khare").map(mention).collect();
        let quotations = [Quotation {
            span: Span::new(text.find('“').unwrap(), text.find('”').unwrap() + 3),
            speaker: Some(EntityId(0)),
            attribution: None,
        }];
        let got = reports(&Parsed::new(text), &mentions, &quotations, "en");
        let words: Vec<&str> = got.iter().map(|r| r.span.of(text)).collect();
        assert_eq!(
            words,
            ["Khare said 50 men had left.", "He added that it was cold."]
        );
    }
}
