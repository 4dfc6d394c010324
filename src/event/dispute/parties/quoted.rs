//! The same words quoted of another speaker.

use crate::event::dispute::side::{Side, says};
use crate::event::dispute::slots::akin;
use crate::event::spans::within;
use crate::event::words::runs;
use crate::model::{
    Disagreement, DisagreementKind, DocId, Document, Entity, EntityKind, Mention, Span,
};
use std::collections::BTreeMap;

/// Words from which the same quotation is no chance.
const QUOTED: usize = 5;

/// The same words quoted of another person.
pub(crate) fn of_quotations(
    (id_a, a): (DocId, &Document),
    (id_b, b): (DocId, &Document),
    entities: &[Entity],
) -> Vec<Disagreement> {
    let words = |d: &Document, span: Span| -> Vec<String> {
        runs(span.of(&d.text)).map(str::to_lowercase).collect()
    };
    let known: BTreeMap<Vec<String>, Mention> = spoken(a)
        .map(|(span, speaker)| (words(a, span), speaker.clone()))
        .filter(|(words, _)| words.len() >= QUOTED)
        .collect();
    let person = |m: &Mention| {
        entities
            .get(m.entity.0 as usize)
            .is_some_and(|e| e.kind == EntityKind::Person)
    };
    let side = |id, document, m: &Mention| Side {
        id,
        document,
        span: m.span,
        interval: None,
        kind: None,
    };
    let mut out = Vec::new();
    for (span, n) in spoken(b) {
        let quoted = words(b, span);
        let Some(m) = known.get(&quoted) else {
            continue;
        };
        let (p, q) = (side(id_a, a, m), side(id_b, b, n));
        if m.entity == n.entity || !person(m) || !person(n) || akin(p, m, q, n) {
            continue;
        }
        let first: Vec<&str> = span.of(&b.text).split_whitespace().take(QUOTED).collect();
        let first = first.join(" ");
        let first = first.trim_matches(|c: char| !c.is_alphanumeric());
        let name = |d: &Document, m: &Mention| {
            m.span
                .of(&d.text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        out.push(Disagreement {
            about: format!("Who said “{first}…”"),
            kind: DisagreementKind::Actor,
            says: says(p, m.span, name(a, m), q, n.span, name(b, n)),
            cluster: None,
        });
    }
    out
}

/// Quotations whose speaker is named beside them.
fn spoken(document: &Document) -> impl Iterator<Item = (Span, &Mention)> {
    document.quotations.iter().filter_map(|q| {
        let beside = q.attribution?;
        // After a full stop it may be the next sentence's.
        let ends = q
            .span
            .of(&document.text)
            .trim_end_matches(['"', '”', '\'', '’', ' ']);
        let small = beside.of(&document.text).starts_with(char::is_lowercase);
        let open = ends.ends_with(',') || small && ends.ends_with(['!', '?']);
        if beside.start >= q.span.end && !open {
            return None;
        }
        let named = within(&document.mentions, beside, |m| m.span);
        let speaker = named
            .map(|(_, m)| m)
            .find(|m| Some(m.entity) == q.speaker)?;
        Some((q.span, speaker))
    })
}
