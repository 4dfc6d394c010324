//! Who speaks in each sentence, quoted or reported.

use super::cast::Cast;
use super::quotations;
use super::speech::Speech;
use super::view::View;
use crate::model::{EntityId, Mention, Span};
use crate::text::Parsed;

/// For each sentence whose words it gives: the speaker of its quotation, else of its "said".
///
/// `None` where the sentence is the article's own, or the speaker has no name.
pub fn speakers(parsed: &Parsed, mentions: &[Mention], language: &str) -> Vec<Option<EntityId>> {
    let speech = Speech::of(language);
    let quoted = quotations::quotations(parsed, mentions, language);
    let spans: Vec<Span> = quoted.iter().map(|q| q.span).collect();
    let view = View {
        parsed,
        timexes: &[],
        mentions,
    };
    let cast = Cast::new(&view, speech, &spans);
    let mut next = 0;
    let mut last = None;
    let mut out = Vec::with_capacity(parsed.sentences.len());
    for sentence in &parsed.sentences {
        while next < quoted.len() && quoted[next].span.end <= sentence.span.start {
            next += 1;
        }
        let inside = quoted[next..]
            .iter()
            .take_while(|q| q.span.start < sentence.span.end);
        let reported = || {
            let found = cast.reporting(sentence.tokens.clone())?;
            cast.resolve(&found.subject, last)
        };
        let speaker = inside.clone().find_map(|q| q.speaker);
        let speaker = speaker.or_else(reported);
        last = speaker.or(last);
        out.push(speaker);
    }
    out
}

/// The speaker of one sentence, as [`speakers`] has it. For many sentences call that.
pub fn speaker_of_sentence(
    parsed: &Parsed,
    mentions: &[Mention],
    sentence: usize,
    language: &str,
) -> Option<EntityId> {
    speakers(parsed, mentions, language)
        .get(sentence)
        .copied()
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EntityKind;

    fn who(text: &str, names: &[&str]) -> Vec<Option<usize>> {
        let mut mentions = Vec::new();
        for (i, name) in names.iter().enumerate() {
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
        speakers(&Parsed::new(text), &mentions, "en")
            .into_iter()
            .map(|e| e.map(|e| e.0 as usize))
            .collect()
    }

    #[test]
    fn reported_speech() {
        let names = ["Khare", "Olsen"];
        for (text, speaker) in [
            ("Khare said 50 men had left.", Some(0)),
            ("Some 50 men had left, Khare said.", Some(0)),
            ("Some 50 men had left, said Khare.", Some(0)),
            ("According to Olsen, 50 men had left Khare.", Some(1)),
            ("Khare met Olsen.", None),
            ("Khare was told to leave.", None),
            ("\"We have 50 men,\" Olsen told Khare.", Some(1)),
        ] {
            assert_eq!(who(text, &names), [speaker], "{text}");
        }
        assert_eq!(
            who("Khare said it was late. He added that 50 had left.", &names),
            [Some(0), Some(0)]
        );
    }
}
