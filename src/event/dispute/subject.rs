//! Of whom a clause tells.

use super::clauses::clause_at;
use super::side::Side;
use super::slots::akin;
use crate::event::spans::{runs_at, within};
use crate::event::vocabulary;
use crate::event::words::runs;
use crate::model::{EntityId, EntityKind, Figure, Mention, Span};

/// Whether two figures of one sentence are of two subjects: "Green scored 14 points, Lawson 15".
pub(super) fn other_owner(side: Side, x: &Figure, y: &Figure) -> bool {
    let clause = |f: &Figure| clause_at(side.document, side.span, f.span);
    let (p, q) = (clause(x), clause(y));
    let whole = |c: Span| subject(side, x, c).or_else(|| subject(side, y, c));
    p != q
        && whole(p)
            .zip(whole(q))
            .is_some_and(|(m, n)| m.entity != n.entity)
}

/// Whether two clauses with figures begin with other names: one's share is not the other's. Who
/// states a figure is not whom it is of.
pub(super) fn other_subject(
    (a, x, p): (Side, &Figure, Span),
    (b, y, q): (Side, &Figure, Span),
) -> bool {
    let (Some(m), Some(n)) = (subject(a, x, p), subject(b, y, q)) else {
        return other_heads((a, p), (b, q));
    };
    m.entity != n.entity && !akin(a, m, b, n)
}

/// Whether two clauses begin with other words in capitals before the same verb: "Banda got", "Mwale
/// got".
pub(super) fn other_heads((a, p): (Side, Span), (b, q): (Side, Span)) -> bool {
    let head = |side: Side, span: Span| -> Option<(String, String)> {
        let mut words = runs(span.of(&side.document.text));
        let (name, verb) = (words.next()?, words.next()?);
        let counts = within(&side.document.figures, span, |f| f.span)
            .any(|(_, f)| f.span.of(&side.document.text).starts_with(name));
        let known = side
            .document
            .text
            .contains(&format!(" {} ", name.to_lowercase()));
        let capital = name.starts_with(char::is_uppercase) && !known;
        let stop = &vocabulary::of(&side.document.language).stop;
        let stop = stop.contains(name.to_lowercase().as_str());
        (capital && !stop && !counts).then(|| (name.to_owned(), verb.to_lowercase()))
    };
    head(a, p)
        .zip(head(b, q))
        .is_some_and(|(x, y)| x.0 != y.0 && x.1 == y.1)
}

/// The name that a clause begins with, if it is no source.
fn subject<'a>(side: Side<'a>, figure: &Figure, clause: Span) -> Option<&'a Mention> {
    let before = Span {
        start: clause.start,
        end: figure.span.start.max(clause.start),
    };
    let (_, mention) = within(&side.document.mentions, before, |m| m.span).next()?;
    let text = &side.document.text;
    let vocabulary = vocabulary::of(&side.document.language);
    let lead = Span {
        start: clause.start,
        end: mention
            .title
            .map_or(mention.span, |t| t)
            .start
            .max(clause.start),
    };
    let joint = runs(lead.of(text)).last().map(str::to_lowercase);
    let bare = joint.is_none_or(|w| w == "the");
    let between = Span {
        start: mention.span.end,
        end: figure.span.start.max(mention.span.end),
    };
    let mut rest = runs_at(between, text).map(|s| s.of(text).to_lowercase());
    let speaks = rest.any(|w| vocabulary.speech_verbs.contains(w.as_str()));
    (bare && !speaks).then_some(mention)
}

/// Persons that a stretch names.
pub(super) fn persons(side: Side, span: Span) -> Vec<EntityId> {
    within(&side.document.mentions, span, |m| m.span)
        .filter(|(_, m)| m.kind == EntityKind::Person)
        .map(|(_, m)| m.entity)
        .collect()
}
