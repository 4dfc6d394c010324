//! Other days for the same.

use super::claim::Claim;
use super::counts::{figures_of, other_counts};
use super::days::{each_news, may_dispute, moved, names_day, near, same_words, value};
use super::parties::{other_parties, when};
use super::scope::{opposed, other_in_series, other_verbs};
use super::side::{Side, says};
use super::slots::other_slot;
use super::subject::persons;
use super::told::Told;
use super::words::Words;
use crate::model::{Disagreement, DisagreementKind, DocId, Document, EventKind};

/// Likeness of two sentences from which other dates of them are a dispute though no act is known.
const NAMELESS: f32 = 0.6;

/// What two like sentences say of the day, if they differ.
pub(super) fn weigh(one: &Told, other: &Told, like: f32) -> Option<Disagreement> {
    let (a, b) = (one.side, other.side);
    let (x, y) = a.interval.zip(b.interval)?;
    if a.kind != b.kind || !may_dispute(x, y, like) || moved(a) || moved(b) {
        return None;
    }
    if each_news(a, x, b, y) {
        return None;
    }
    let (p, q) = (one.words(), other.words());
    if p.other_deeds(q) || names_day(b, x) || names_day(a, y) || other_slot(a, b) {
        return None;
    }
    // Who spoke on two days spoke twice.
    let plain = a.kind != Some(EventKind::Said) && p.common_deed(q).is_some();
    if !plain && like < NAMELESS || same_words(a, x, b, y) {
        return None;
    }
    let (v, w) = ((a, a.span), (b, b.span));
    if other_in_series(v, w) || other_verbs(v, w) || opposed(v, w) {
        return None;
    }
    if other_persons(a, b) || other_counts(&figures_of(a), &figures_of(b)) {
        return None;
    }
    if other_parties(one.deeds(), other.deeds()) {
        return None;
    }
    Some(Disagreement {
        about: name((one, p), (other, q)),
        kind: DisagreementKind::Date,
        says: says(a, a.span, value(x), b, b.span, value(y)),
        cluster: None,
    })
}

/// Clauses of two articles about one event that tell the same act of other days.
///
/// An act that either article tells of several days is one of a series, and shows nothing.
pub(crate) fn of_acts(
    (id_a, a, xs): (DocId, &Document, &[Claim]),
    (id_b, b, ys): (DocId, &Document, &[Claim]),
) -> Vec<Disagreement> {
    let mut out = Vec::new();
    for (x, y) in xs.iter().flat_map(|x| ys.iter().map(move |y| (x, y))) {
        let other_day = x.interval.earliest != y.interval.earliest;
        if !other_day || !near(x.interval, y.interval) || !x.same_act(y) {
            continue;
        }
        let (p, q) = (x.side(id_a, a), y.side(id_b, b));
        let serial = in_series(x, y, xs) || in_series(y, x, ys);
        let serial = serial || names_day(p, y.interval) || names_day(q, x.interval);
        let serial = serial || other_in_series((p, x.clause), (q, y.clause));
        let serial = serial || other_verbs((p, x.clause), (q, y.clause));
        let serial = serial || opposed((p, x.clause), (q, y.clause));
        let serial = serial || moved(p) || moved(q);
        let serial = serial || same_words(p, x.interval, q, y.interval);
        let news = each_news(p, x.interval, q, y.interval);
        if serial || news || other_counts(&x.figures, &y.figures) || other_slot(p, q) {
            continue;
        }
        let (one, other) = (Told::of(p), Told::of(q));
        if other_parties(one.deeds(), other.deeds()) {
            continue;
        }
        out.push(Disagreement {
            about: name((&one, &x.words), (&other, &y.words)),
            kind: DisagreementKind::Date,
            says: says(
                p,
                x.sentence,
                value(x.interval),
                q,
                y.sentence,
                value(y.interval),
            ),
            cluster: None,
        });
    }
    out
}

/// "When the treaty was signed", "Start of vaccination", or the words that both have.
fn name((one, p): (&Told, &Words), (other, q): (&Told, &Words)) -> String {
    when(one.deeds(), other.deeds())
        .or_else(|| p.name(q, one.side.document))
        .unwrap_or_else(|| format!("Date: {}", p.run(q, one.side)))
}

/// Whether an article tells the act of other days too, or of the other article's day.
fn in_series(own: &Claim, other: &Claim, all: &[Claim]) -> bool {
    let again = |c: &&Claim| c.date != own.date && c.interval.earliest != own.interval.earliest;
    all.iter()
        .filter(again)
        .any(|c| c.same_act(own) || c.same_act(other))
}

/// Whether both name persons, but none in common.
fn other_persons(a: Side, b: Side) -> bool {
    let (p, q) = (persons(a, a.span), persons(b, b.span));
    !p.is_empty() && !q.is_empty() && !p.iter().any(|e| q.contains(e))
}
