//! Who states each figure: the speaker of its quotation, else of its "said"; else the article.

use crate::model::{EntityId, Figure, Mention, Quotation, Span};
use crate::statement::quotation::{Cast, Last, Speech, quotations, with_surnames};
use crate::statement::view::View;
use crate::text::Parsed;
use std::ops::Range;

/// Quotations of a sentence that are looked at for its speaker.
const QUOTED: usize = 8;

/// Sets speaker and attribution of figures, which are ordered.
pub(super) fn add_sources(
    parsed: &Parsed,
    mentions: &[Mention],
    language: &str,
    figures: &mut [Figure],
) {
    let speech = Speech::of(language);
    let quoted = quotations(parsed, mentions, language);
    let spans: Vec<Span> = quoted.iter().map(|q| q.span).collect();
    let mentions = with_surnames(parsed, mentions, speech);
    let view = View {
        parsed,
        timexes: &[],
        mentions: &mentions,
    };
    let cast = Cast::new(&view, speech, &spans);
    let mut last = Last::default();
    let mut next = 0;
    for sentence in &parsed.sentences {
        let first = next;
        while next < figures.len() && figures[next].span.start < sentence.span.end {
            next += 1;
        }
        let told = Told::of(&cast, &quoted, sentence.span, &sentence.tokens, last);
        for figure in &mut figures[first..next] {
            if let Some(source) = told.source(figure.span) {
                figure.speaker = source.speaker;
                figure.attribution = source.attribution;
            }
        }
        if let Some(speaker) = told.speaker() {
            last.speaker = Some(speaker);
        }
    }
}

/// Who says something, and the words that tell it.
#[derive(Clone, Copy, Debug)]
struct Source {
    /// The words that it holds for, if they are quoted.
    quotation: Option<Span>,
    speaker: Option<EntityId>,
    attribution: Option<Span>,
    /// A clause of its own behind another: "..., but Khare pledged to stay".
    apart: bool,
}

/// What a sentence gives as somebody's words.
struct Told {
    quoted: Vec<Source>,
    reported: Vec<Source>,
}

impl Told {
    fn of(
        cast: &Cast,
        quoted: &[Quotation],
        sentence: Span,
        tokens: &Range<usize>,
        last: Last,
    ) -> Self {
        let from = quoted.partition_point(|q| q.span.end <= sentence.start);
        let inside = quoted[from..]
            .iter()
            .take_while(|q| q.span.start < sentence.end);
        let quoted = inside.map(|q| Source {
            quotation: Some(q.span),
            speaker: q.speaker,
            attribution: q.attribution,
            apart: false,
        });
        let reported = cast.reportings(tokens.clone()).into_iter().map(|found| {
            let attribution = cast.view.span_of(found.tokens.clone());
            Source {
                quotation: None,
                speaker: cast.resolve(&found.subject, last),
                attribution: Some(attribution),
                apart: cast.is_apart(found.tokens.start, tokens.start),
            }
        });
        Self {
            quoted: quoted.collect(),
            reported: reported.collect(),
        }
    }

    /// The quotation around a figure; else the report that leads to it, else the first behind it.
    fn source(&self, figure: Span) -> Option<Source> {
        let next = self
            .quoted
            .partition_point(|s| s.quotation.is_some_and(|q| q.end <= figure.start));
        let around = |s: &&Source| s.quotation.is_some_and(|q| q.contains(figure));
        let leads = |s: &&Source| s.attribution.is_some_and(|a| a.end <= figure.start);
        let quoted = self.quoted.get(next).filter(around);
        let reported = || self.reported.iter().rfind(leads);
        let found = quoted.or_else(reported);
        let found = found.or_else(|| self.reported.iter().find(|s| !s.apart));
        let told = |s: &&Source| s.speaker.is_some() && s.attribution.is_some();
        found
            .or_else(|| self.quoted.iter().take(QUOTED).find(told))
            .copied()
    }

    /// Whom a pronoun in the next sentence means.
    fn speaker(&self) -> Option<EntityId> {
        let mut all = self.quoted.iter().chain(&self.reported);
        all.find_map(|s| s.speaker)
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{EntityId, EntityKind, Mention, Span};
    use crate::statement::figures;
    use crate::text::Parsed;

    /// The speaker of each figure and the words that name the speaker.
    fn stated(text: &str) -> Vec<(Option<usize>, &str)> {
        let mut mentions = Vec::new();
        for (i, name) in ["Khare", "Olsen"].iter().enumerate() {
            for (at, _) in text.match_indices(name) {
                mentions.push(Mention {
                    span: Span::new(at, at + name.len()),
                    kind: EntityKind::Person,
                    entity: EntityId(i as u32),
                    score: 1.0,
                    title: None,
                });
            }
        }
        mentions.sort_by_key(|m| m.span);
        figures(&Parsed::new(text), &[], &mentions, "en")
            .into_iter()
            .map(|f| {
                let speaker = f.speaker.map(|e| e.0 as usize);
                (speaker, f.attribution.map_or("", |a| a.of(text)))
            })
            .collect()
    }

    #[test]
    fn who_states_a_figure() {
        for (text, sources) in [
            ("Khare said 50 men had left.", vec![(Some(0), "Khare said")]),
            (
                "Some 50 men had left, Khare said.",
                vec![(Some(0), "Khare said")],
            ),
            (
                "Some 50 men had left, said Khare.",
                vec![(Some(0), "said Khare")],
            ),
            (
                "According to Olsen, 50 men had left Khare.",
                vec![(Some(1), "According to Olsen")],
            ),
            ("Khare met 50 men.", vec![(None, "")]),
            ("Khare was told that 50 men had left.", vec![(None, "")]),
            (
                "\"We have 50 men,\" Olsen told Khare.",
                vec![(Some(1), "Olsen told")],
            ),
            ("Police said 50 men had left.", vec![(None, "Police said")]),
            (
                "Khare said 50 men had left, but Olsen said 70 men were gone.",
                vec![(Some(0), "Khare said"), (Some(1), "Olsen said")],
            ),
            (
                "Some 50 men left, but Khare pledged to stay.",
                vec![(None, "")],
            ),
            ("Shares of Olsen added 50 points.", vec![(None, "")]),
            (
                "Khare said it was late. He added that 50 had left.",
                vec![(Some(0), "He added")],
            ),
        ] {
            assert_eq!(stated(text), sources, "{text}");
        }
    }
}
