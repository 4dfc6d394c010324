//! The figures of a text.

use super::amount::{Amount, Reader};
use super::tables::Tables;
use super::view::View;
use crate::model::{Figure, Mention, Timex};
use crate::text::{NumberWords, Parsed};
use std::ops::Range;

/// All figures of a text, ordered, not overlapping. Numbers inside dates are none.
pub fn figures(
    parsed: &Parsed,
    timexes: &[Timex],
    mentions: &[Mention],
    language: &str,
) -> Vec<Figure> {
    let view = View {
        parsed,
        timexes,
        mentions,
    };
    let reader = Reader {
        view,
        numbers: NumberWords::of(language),
        tables: Tables::of(language),
    };
    let mut out = Vec::new();
    for sentence in &parsed.sentences {
        of_sentence(&reader, &sentence.tokens, &mut out);
    }
    out
}

fn of_sentence(reader: &Reader, sentence: &Range<usize>, out: &mut Vec<Figure>) {
    let mut token = sentence.start;
    let mut before: Option<String> = None;
    while token < sentence.end {
        match reader.amount(token, sentence) {
            Ok(amount) => {
                token = amount.after.max(token + 1);
                let figure = figure(reader, &amount, sentence, before.as_deref());
                if amount.unit.is_none() {
                    before.clone_from(&figure.of);
                }
                out.push(figure);
            }
            Err(next) => token = next.max(token + 1),
        }
    }
}

fn figure(
    reader: &Reader,
    amount: &Amount,
    sentence: &Range<usize>,
    before: Option<&str>,
) -> Figure {
    Figure {
        span: reader.view.span_of(amount.tokens.clone()),
        value: amount.value,
        upper: amount.upper,
        unit: amount.unit.map(|u| u.symbol.clone()),
        of: reader.counted(amount, sentence, before),
        qualifier: amount.qualifier,
        speaker: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text(text in "([0-9,.$€%-]|1|\\$2|3m|twenty| hundred| million|half a|a third|of |the |people |to |from |and |thousands |percent|\\PC|\n| ){0,40}") {
            let parsed = Parsed::new(&text);
            let mut at = 0;
            for figure in figures(&parsed, &[], &[], "en") {
                prop_assert!(figure.span.start >= at && !figure.span.is_empty());
                prop_assert!(text.get(figure.span.range()).is_some());
                prop_assert!(figure.value.is_finite());
                prop_assert!(figure.upper.is_none_or(|u| u.is_finite() && u >= figure.value));
                at = figure.span.end;
            }
        }
    }
}
