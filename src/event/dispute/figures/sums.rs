//! Sums of money for the same, said in other words.

use super::times::other_times;
use super::wording::figure;
use crate::event::dispute::counts::{figures_of, ratio};
use crate::event::dispute::scope::other_sums;
use crate::event::dispute::side::{Meeting, Side};
use crate::event::dispute::slots::other_slot;
use crate::event::dispute::words::Words;
use crate::model::{Disagreement, Entity, Figure};
use crate::statement::{Relation, amounts};

/// Sums that stand for the same are not further apart than this many times.
const APART: f64 = 2.0;

/// The same for leads that tell the same in other words.
const CLOSE: f64 = 1.25;

/// The same sum of money though what it is for is said in other words: in clauses that tell the same
/// act, in leads, or each the only sum in sentences that follow on copied ones.
pub(super) fn sums(
    a: Side,
    b: Side,
    meeting: Meeting,
    entities: &[Entity],
) -> Option<Disagreement> {
    let (x, y) = (only_sum(a)?, only_sum(b)?);
    let ratio = ratio(x, y);
    let same = amounts(x, y) == Relation::Differ && ratio <= APART;
    if !same || other_times(a, x, b, y) || other_slot(a, b) || other_sums((a, x), (b, y)) {
        return None;
    }
    let told = |f: &Figure, there: Side| there.document.figures.iter().any(|g| g.value == f.value);
    if told(x, b) || told(y, a) {
        return None; // of something else
    }
    let p = Words::of(a.document, a.span).without(x.span);
    let q = Words::of(b.document, b.span).without(y.span);
    let mut out = figure(a, x, b, y, entities);
    let name = p
        .name(&q, a.document)
        .map(|n| n.replace("Date of the", "Sum of the"));
    match name {
        Some(name) if p.alike(&q) => out.about = name,
        _ if meeting.news && ratio <= CLOSE && (meant(a, x, &q) || meant(b, y, &p)) => {}
        _ => return None,
    }
    Some(out)
}

/// Whether what a sum is for is among the words of the other sentence.
fn meant(side: Side, sum: &Figure, other: &Words) -> bool {
    let of = sum.of.as_deref().unwrap_or_default();
    let words = Words::meant(of, side.document);
    words.iter().any(|w| other.told.binary_search(w).is_ok())
}

/// The sum of money in a sentence, if there is one only.
fn only_sum(side: Side<'_>) -> Option<&Figure> {
    let all = figures_of(side);
    let mut sums = all.into_iter().filter(|f| is_money(f));
    sums.next().filter(|_| sums.next().is_none())
}

/// Whether the unit is a currency: three capital letters.
fn is_money(figure: &Figure) -> bool {
    let unit = figure.unit.as_deref().unwrap_or_default();
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase())
}
