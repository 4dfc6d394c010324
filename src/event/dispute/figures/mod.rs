//! Other figures for the same.

mod copies;
mod sums;
mod times;
mod wording;

use super::counts::{PART, beside, figures_of, one_of_several, ratio, stands};
use super::scope::{converted, grows, other_scope, vaguely};
use super::side::{Meeting, Side, Verdict, common_name};
use super::slots::other_slot;
use crate::event::vocabulary;
use crate::model::{Entity, EventKind, Figure};
use crate::statement::{Relation, relation};
use copies::edited;
use sums::sums;
use times::{one_date, other_issue, other_times, running};
use wording::{agreement, figure};

/// Likeness of two sentences from which another figure in them is a dispute: without and with a name
/// in common.
const LIKE: f32 = 0.3;
const LIKE_WITH_NAME: f32 = 0.15;
/// Bytes beyond which a sentence is a table.
const SENTENCE: usize = 2_000;
/// Likeness of two sentences whose figures may be further apart than part and whole.
const SAME_SENTENCE: f32 = 0.5;
/// Likeness of two sentences of which one is copied from the other.
const COPY: f32 = 0.65;

/// Compares all figures of two sentences.
pub(super) fn weigh(a: Side, b: Side, meeting: Meeting, entities: &[Entity], out: &mut Verdict) {
    let (xs, ys) = (figures_of(a), figures_of(b));
    let long = |side: Side| side.span.len() > SENTENCE;
    if xs.is_empty() || ys.is_empty() || long(a) || long(b) {
        return;
    }
    let like = meeting.like >= LIKE || (meeting.like >= LIKE_WITH_NAME && common_name(a, b));
    let like = meeting.paired && like;
    // Another figure of the sentence is the same, so that the rest is of the same day; but a list of
    // tolls is brought up to date number by number.
    let kept = xs.iter().any(|x| ys.iter().any(|y| x.value == y.value));
    let mut found: Vec<(&Figure, &Figure)> = Vec::new();
    for (x, y) in xs.iter().flat_map(|x| ys.iter().map(move |y| (*x, *y))) {
        let other = match relation(x, y) {
            _ if meeting.copied && edited((a, x), (b, y)) => {
                let news = running(a, b) && (grows(a, x) || grows(b, y));
                let other = other_slot(a, b) || other_scope((a, x), (b, y));
                let of_a_day = one_date(x, y) || !other_issue(a, b);
                let same = of_a_day && !other_times(a, x, b, y);
                (kept && !news || same) && !other
            }
            Relation::Differ => like && comparable((a, x), (b, y), meeting),
            Relation::Agree => {
                let other_words = like && !stands(x, &ys) && !stands(y, &xs);
                out.agreements
                    .extend(agreement(a, x, b, y).filter(|_| other_words));
                false
            }
            Relation::Unrelated => false,
        };
        if other {
            found.push((x, y));
        }
    }
    if found.is_empty() {
        out.disagreements.extend(sums(a, b, meeting, entities));
    }
    // Of several figures that one might contradict it is the nearest.
    let nearest = |x: &Figure, y: &Figure| {
        let rivals = (found.iter()).filter(|(p, q)| p.span == x.span || q.span == y.span);
        rivals.into_iter().all(|(p, q)| ratio(x, y) <= ratio(p, q))
    };
    for (x, y) in &found {
        if nearest(x, y) {
            out.disagreements.push(figure(a, x, b, y, entities));
        }
    }
}

/// Whether two figures for the same are so different that they contradict each other: neither article
/// tells the other's figure too, and they are no part and whole.
fn comparable((a, x): (Side, &Figure), (b, y): (Side, &Figure), meeting: Meeting) -> bool {
    let told = |f: &Figure, there: Side| {
        let mut figures = there.document.figures.iter();
        figures.any(|g| relation(f, g) == Relation::Agree)
    };
    let near = meeting.like >= SAME_SENTENCE || ratio(x, y) <= PART;
    let some = |s: Side, f: &Figure| {
        let vocabulary = vocabulary::of(&s.document.language);
        let (before, after) = beside(s, f);
        vocabulary.some.contains(&before) || vocabulary.dispute.series.contains(after.as_str())
    };
    // "Another two" is a part without its whole; so is what is told beside a like count.
    // The same sentence of two days, undated: the second brings the first up to date.
    let dated = x.timex.is_some() || y.timex.is_some();
    let issue = meeting.like >= COPY && other_issue(a, b) && !dated;
    // What was foreseen on one day and what came of it on another.
    let planned = |s: Side| s.kind == Some(EventKind::Planned);
    let foreseen = planned(a) != planned(b) && other_issue(a, b);
    near && x.value != y.value
        && !foreseen
        && !issue
        && !some(a, x)
        && !some(b, y)
        && !one_of_several(a, x)
        && !one_of_several(b, y)
        && !converted(a, x)
        && !converted(b, y)
        && !vaguely((a, x), y)
        && !vaguely((b, y), x)
        && !other_scope((a, x), (b, y))
        && !told(x, b)
        && !told(y, a)
        && !other_times(a, x, b, y)
        && !other_slot(a, b)
}
