//! The figures of a text.

mod amount;
mod before;
mod carry;
mod count;
mod counted;
mod dating;
mod exclude;
mod measure;
mod money;
mod noun;
mod number;
mod object;
mod qualifier;
mod range;
mod reader;
mod relation;
mod share;
mod source;
mod subject;
mod tables;
mod unit;
mod unnamed;
mod words;

use super::view::View;
use crate::model::{Figure, Mention, Timex};
use crate::text::{NumberWords, Parsed};
use amount::Amount;
use before::Before;
use reader::Reader;
use std::ops::Range;
use tables::Tables;

pub use dating::date_figures;
pub use relation::{Relation, amounts, relation, thing_counted};

/// All figures of a text, ordered, not overlapping. Numbers inside dates are none.
///
/// In a language without tables digits are read as in English, but none with a separator:
/// "1.500" may be one and a half, or fifteen hundred.
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
        foreign: !matches!(language, "en" | "es" | "und" | ""),
    };
    let mut out = Vec::new();
    let mut before = Before::default();
    for sentence in &parsed.sentences {
        before.begin_sentence();
        of_sentence(&reader, &sentence.tokens, &mut before, &mut out);
    }
    if !out.is_empty() {
        source::add_sources(parsed, mentions, language, &mut out);
        date_figures(parsed, timexes, &mut out);
    }
    out
}

fn of_sentence(
    reader: &Reader,
    sentence: &Range<usize>,
    before: &mut Before,
    out: &mut Vec<Figure>,
) {
    let mut token = sentence.start;
    while token < sentence.end {
        match reader.amount(token, sentence) {
            Ok(mut amount) => {
                amount.unit = amount.unit.or_else(|| reader.carried_unit(&amount, before));
                amount.unit = reader.converted(&amount, before).or(amount.unit);
                token = amount.after.max(token + 1);
                let of = reader.counted(&amount, sentence, before);
                before.note(reader, &amount, of.as_ref());
                out.push(figure(reader, &amount, of));
            }
            Err(next) => token = next.max(token + 1),
        }
    }
}

fn figure(reader: &Reader, amount: &Amount, of: Option<String>) -> Figure {
    Figure {
        span: reader.view.span_of(amount.tokens.clone()),
        value: amount.value,
        upper: amount.upper,
        unit: amount.unit.map(|u| u.symbol.clone()),
        of,
        qualifier: amount.qualifier,
        ..Figure::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn things_in_full() {
        for (text, of) in [
            (
                "China announced a $20 million donation to WHO to help it.",
                "donation to WHO",
            ),
            (
                "It has donated a total of 50 million U.S. dollars to the WHO.",
                "donation to WHO",
            ),
            (
                "Xi attended 22 bilateral or multilateral events.",
                "bilateral or multilateral events",
            ),
            (
                "They sent 21 teams of medical experts.",
                "teams of medical experts",
            ),
            ("At least 47 people were killed.", "people killed"),
            ("They gave 10 million doses of vaccine.", "doses of vaccine"),
            ("Tourism fell by 31%.", "tourism"),
        ] {
            let found = figures(&Parsed::new(text), &[], &[], "en");
            assert_eq!(found[0].of.as_deref(), Some(of), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text(text in "([0-9,.$€%-]|1|\\$2|3m|twenty| hundred| million|half a|a third|of |the |people |to |from |and |thousands |percent|mil |millones |de |un tercio |\\PC|\n| ){0,40}") {
            let parsed = Parsed::new(&text);
            for language in ["en", "es"] {
                let mut at = 0;
                for figure in figures(&parsed, &[], &[], language) {
                    prop_assert!(figure.span.start >= at && !figure.span.is_empty());
                    prop_assert!(text.get(figure.span.range()).is_some());
                    prop_assert!(figure.value.is_finite());
                    prop_assert!(figure.upper.is_none_or(|u| u.is_finite() && u >= figure.value));
                    at = figure.span.end;
                }
            }
        }
    }
}
