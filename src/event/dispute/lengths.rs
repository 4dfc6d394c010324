//! Another length of time for the same: "after 87 minutes", "after 93 minutes".

use super::clauses::clause_at;
use super::counts::PART;
use super::scope::other_clauses;
use super::side::{Side, says};
use super::slots::other_slot;
use super::told::Told;
use super::words::Words;
use crate::event::sets::shared;
use crate::event::spans::{runs_at, within};
use crate::model::{Disagreement, DisagreementKind, Span, TimexKind};

/// Bytes between the parts of one length: "2 hours and 19 minutes".
const JOINT: u32 = 5;
/// Words that the shorter of two sentences has, at least, all of them the other's too.
const SAID: usize = 3;
/// The same where they are of one act.
const ACT: usize = 2;
/// Lengths that differ by no more than this share are one, rounded.
const ROUNDED: f64 = 0.02;

/// What two sentences that tell the same say of how long it took, if they differ.
pub(super) fn weigh(one: &Told, other: &Told) -> Option<Disagreement> {
    let (a, b) = (one.side, other.side);
    let (x, y) = (only_length(a)?, only_length(b)?);
    let ratio = (x.1 / y.1).max(y.1 / x.1);
    if ratio <= 1.0 + ROUNDED || ratio > PART || grew(a, x.1, b, y.1) {
        return None;
    }
    let p = Words::of(a.document, a.span).without(x.0);
    let q = Words::of(b.document, b.span).without(y.0);
    let few = p.told.len().min(q.told.len());
    let all = shared(&p.told, &q.told) == few && !p.other_deeds(&q);
    let act = few >= ACT && p.common_deed(&q).is_some();
    let same = all && (act || few >= SAID) || same_words((a, x.0), (b, y.0));
    if !(same || p.alike(&q)) || other_slot(a, b) {
        return None;
    }
    let clause = |s: Side, at: Span| clause_at(s.document, s.span, at);
    if other_clauses((a, clause(a, x.0)), (b, clause(b, y.0))) {
        return None;
    }
    let value = |s: Side, at: Span| {
        let words: Vec<&str> = at.of(&s.document.text).split_whitespace().collect();
        words.join(" ")
    };
    Some(Disagreement {
        about: format!("How long: {}", p.run(&q, a)),
        kind: DisagreementKind::Figure,
        says: says(a, x.0, value(a, x.0), b, y.0, value(b, y.0)),
        cluster: None,
    })
}

/// Whether two sentences are the same but for one stretch.
fn same_words((a, x): (Side, Span), (b, y): (Side, Span)) -> bool {
    let around = |side: Side, at: Span| -> Vec<String> {
        let text = &side.document.text;
        let words = runs_at(side.span, text).filter(|w| !w.overlaps(at));
        words.map(|w| w.of(text).to_lowercase()).collect()
    };
    let (p, q) = (around(a, x), around(b, y));
    p == q && p.len() >= SAID
}

/// Whether the later article tells of a longer time, which may have gone on.
fn grew(a: Side, x: f64, b: Side, y: f64) -> bool {
    let day = |s: Side| s.document.published.moment.map(|m| m.date);
    match (day(a), day(b)) {
        (Some(p), Some(q)) if p != q => (p < q) == (x < y),
        _ => false,
    }
}

/// The length of time in a sentence, in minutes, if there is one only and it says so exactly.
fn only_length(side: Side) -> Option<(Span, f64)> {
    let lengths = within(&side.document.timexes, side.span, |t| t.span)
        .map(|(_, t)| t)
        .filter(|t| t.kind == TimexKind::Duration && t.interval.is_none());
    let mut out: Option<(Span, f64)> = None;
    for timex in lengths {
        if timex.modifier.is_some() {
            return None;
        }
        let minutes = minutes(&timex.value)?;
        out = match out {
            None => Some((timex.span, minutes)),
            Some((span, sum)) if span.end + JOINT >= timex.span.start => {
                let joined = Span {
                    start: span.start,
                    end: timex.span.end,
                };
                Some((joined, sum + minutes))
            }
            Some(_) => return None,
        };
    }
    out
}

/// Minutes of a TIMEX3 duration with one unit: `PT87M`, `P8Y`.
fn minutes(value: &str) -> Option<f64> {
    let (clock, rest) = match value.strip_prefix("PT") {
        Some(rest) => (true, rest),
        None => (false, value.strip_prefix('P')?),
    };
    let unit = rest.chars().last()?;
    let number: f64 = rest.strip_suffix(unit)?.parse().ok()?;
    let factor = match (clock, unit) {
        (true, 'S') => 1.0 / 60.0,
        (true, 'M') => 1.0,
        (true, 'H') => 60.0,
        (false, 'D') => 1_440.0,
        (false, 'W') => 10_080.0,
        (false, 'M') => 43_830.0,
        (false, 'Y') => 525_960.0,
        _ => return None,
    };
    (number > 0.0).then_some(number * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_in_minutes() {
        assert_eq!(minutes("PT87M"), Some(87.0));
        assert_eq!(minutes("P2D"), Some(2_880.0));
        assert_eq!(minutes("PT30S"), Some(0.5));
        for other in ["", "P", "PXY", "P1Y2M", "PT", "P0D", "2020"] {
            assert_eq!(minutes(other), None, "{other}");
        }
    }
}
