//! Of which place a figure is told.

use super::side::{Side, contrasts, words_in};
use crate::event::spans::within;
use crate::event::vocabulary::{self, Contrasts};
use crate::model::{EntityId, EntityKind, Figure, Span};

/// Words after a figure that may say that it is spread over several places.
const AFTER: usize = 6;

/// Whether words after a figure say that it is of several places: "most in Mexico".
pub(super) fn spread(side: Side, figure: &Figure, clause: Span) -> bool {
    let rest = Span {
        start: figure.span.end,
        end: side.span.end.max(clause.end),
    };
    let parts = &contrasts(side).parts;
    words_in(side, rest)
        .take(AFTER)
        .any(|w| parts.contains(w.as_str()))
}

/// Whether figures are told of other places: "in Manta", "in the province".
pub(super) fn other_area(
    (a, x, p): (Side, &Figure, Span),
    (b, y, q): (Side, &Figure, Span),
) -> bool {
    let rest = |side: Side, figure: &Figure, clause: Span| -> Vec<String> {
        let rest = Span {
            start: figure.span.end,
            end: clause.end.max(figure.span.end),
        };
        words_in(side, rest).take(AFTER).collect()
    };
    let area = |side: Side, words: &[String]| -> Vec<String> {
        let vocabulary = vocabulary::of(&side.document.language);
        let into = |w: &String| vocabulary.dispute.into.contains(w.as_str());
        let from = words.iter().position(into).map_or(words.len(), |i| i + 1);
        let content = |w: &&String| {
            let time = vocabulary.time.contains_key(w.as_str());
            let number = w.starts_with(|c: char| c.is_ascii_digit());
            !time && !number && !vocabulary.stop.contains(w.as_str())
        };
        words[from..].iter().filter(content).cloned().collect()
    };
    let named = |side: Side, figure: &Figure, clause: Span| {
        let near = area(side, &rest(side, figure, clause));
        if near.is_empty() {
            place_in(side, clause)
        } else {
            near
        }
    };
    let (v, w) = (named(a, x, p), named(b, y, q));
    let whole = |side: Side, figure: &Figure, clause: Span| {
        let Contrasts { whole, entire, .. } = contrasts(a);
        let near = rest(side, figure, clause);
        near.iter().any(|w| whole.contains(w.as_str()))
            || words_in(side, clause).any(|w| entire.contains(w.as_str()))
    };
    let places = |side: Side, clause: Span| -> Vec<EntityId> {
        within(&side.document.mentions, clause, |m| m.span)
            .filter(|(_, m)| m.kind == EntityKind::Place)
            .map(|(_, m)| m.entity)
            .collect()
    };
    let there = places(b, q);
    let one = places(a, p).iter().any(|e| there.contains(e));
    let told = !v.is_empty() && !w.is_empty();
    let other = told && !one && !v.iter().any(|word| w.contains(word));
    other || whole(a, x, p) != whole(b, y, q) && !(v.is_empty() && w.is_empty())
}

/// The words of the place that a clause tells of: "in Scotland".
fn place_in(side: Side, clause: Span) -> Vec<String> {
    let into = &contrasts(side).into;
    let text = &side.document.text;
    let there = within(&side.document.mentions, clause, |m| m.span).find(|(_, m)| {
        let before = text[clause.start as usize..m.span.start as usize].split_whitespace();
        let joint = before.rev().find(|w| *w != "the").map(str::to_lowercase);
        m.kind == EntityKind::Place && joint.is_some_and(|w| into.contains(w.as_str()))
    });
    there.map_or(Vec::new(), |(_, m)| words_in(side, m.span).collect())
}
