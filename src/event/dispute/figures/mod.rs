//! Other figures for the same.

mod copies;
mod sums;
mod times;
mod wording;

use super::counts::{
    PART, alone, beside, figures_of, in_table, one_of_several, part_of, ratio, stands,
};
use super::scope::{converted, grows, other_scope, vaguely};
use super::side::{Meeting, Side, Verdict, common_name};
use super::slots::other_slot;
use super::words::Words;
use crate::event::sets::common;
use crate::event::vocabulary;
use crate::event::words::runs;
use crate::model::{Entity, EventKind, Figure, Qualifier};
use crate::statement::{Relation, relation};
use copies::edited;
use sums::sums;
use times::{grew, one_date, other_issue, other_times, running};
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
    let (xs, ys) = (printed(a), printed(b));
    let long = |side: Side| side.span.len() > SENTENCE;
    if xs.is_empty() || ys.is_empty() || long(a) || long(b) || brought_up(a, &xs, b, &ys) {
        return;
    }
    let like = meeting.like >= LIKE || (meeting.like >= LIKE_WITH_NAME && common_name(a, b));
    let like = meeting.paired && like;
    // Another figure of the sentence is the same, so that the rest is of the same day; but a list of
    // tolls is brought up to date number by number.
    let kept = xs.iter().any(|x| ys.iter().any(|y| x.value == y.value));
    let counted = xs.iter().any(|x| exact(x) && stands(x, &ys));
    let mut found: Vec<(&Figure, &Figure)> = Vec::new();
    for (x, y) in xs.iter().flat_map(|x| ys.iter().map(move |y| (*x, *y))) {
        let other = match relation(x, y) {
            _ if meeting.copied && edited((a, x), (b, y)) => {
                let news =
                    running(a, b) && (grows(a, x) || grows(b, y) || !counted && grew(a, x, b, y));
                let other = other_slot(a, b) || other_scope((a, x), (b, y));
                let of_a_day = one_date(x, y) || !other_issue(a, b);
                let same = of_a_day && !other_times(a, x, b, y);
                (kept && !news || same) && !other
            }
            Relation::Differ => {
                let like = like || meeting.same && specific((a, x), (b, y));
                like && comparable((a, x), (b, y), meeting)
            }
            Relation::Agree => {
                let other_words = like && !stands(x, &ys) && !stands(y, &xs) && agrees(x, y);
                let other_words = other_words && !other_scope((a, x), (b, y));
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
        vocabulary.some.contains(&before)
            || f.unit.is_none() && vocabulary.some.contains(&after)
            || vocabulary.dispute.series.contains(after.as_str())
            || part_of(s, f)
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
        && !one_of_several(a, x, &figures_of(b))
        && !one_of_several(b, y, &figures_of(a))
        && !converted(a, x)
        && !converted(b, y)
        && !measured(a, x, y)
        && !measured(b, y, x)
        && !vaguely((a, x), y)
        && !vaguely((b, y), x)
        && !other_scope((a, x), (b, y))
        && !told(x, b)
        && !told(y, a)
        && !other_times(a, x, b, y)
        && !other_slot(a, b)
}

/// The figures of a sentence but those of a table.
fn printed(side: Side<'_>) -> Vec<&Figure> {
    let mut figures = figures_of(side);
    figures.retain(|f| !in_table(side, f));
    figures
}

/// Figures that a sentence must have to be one of a series that is brought up to date.
const UP_TO_DATE: usize = 3;

/// Whether two sentences of two days have nearly all their figures apart: the second brings the first up
/// to date.
fn brought_up(a: Side, xs: &[&Figure], b: Side, ys: &[&Figure]) -> bool {
    let few = xs.len().min(ys.len());
    let kept = xs.iter().filter(|x| stands(x, ys)).count();
    few >= UP_TO_DATE && kept * 3 < few && other_issue(a, b)
}

/// Words beside what is counted that two sentences have in common if they are of the same.
const BESIDE: usize = 3;

/// Whether two figures are of the same in whatever words: each is the only number of its kind in its
/// article, and there is one only, or the sentences have more in common than what they count.
fn specific((a, x): (Side, &Figure), (b, y): (Side, &Figure)) -> bool {
    let contrasts = &vocabulary::of(&a.document.language).dispute;
    let of = |f: &Figure| f.of.clone().unwrap_or_default();
    let (p, q) = (of(x), of(y));
    if !alone(a.document, x) || !alone(b.document, y) || x.unit != y.unit {
        return false;
    }
    if runs(&p).any(|w| contrasts.single.contains(w)) {
        return true;
    }
    let says = |of: &str| runs(of).any(|w| !contrasts.generic.contains(w));
    let named = |of: &str| runs(of).any(|w| w.starts_with(char::is_uppercase));
    // "64-bit" tells a kind.
    let joined = |side: Side, f: &Figure| {
        let end = f.span.end as usize;
        side.document.text[end..].starts_with('-') || side.document.text[..end].ends_with('-')
    };
    if joined(a, x) || joined(b, y) {
        return false;
    }
    let count = x.unit.is_none() && says(&p) && says(&q) && !named(&p) && !named(&q);
    count && {
        let words =
            |side: Side, f: &Figure| Words::of(side.document, side.span).without(f.span).told;
        let (v, w) = (words(a, x), words(b, y));
        let counted = Words::meant(&p, a.document);
        common(&v, &w).filter(|m| !counted.contains(m)).count() >= BESIDE
    }
}

/// Whether a figure is a measure and another, in words, a count: 6.5, four.
fn measured(side: Side, x: &Figure, y: &Figure) -> bool {
    let words = x.span.of(&side.document.text);
    x.unit.is_none() && words.starts_with(char::is_alphabetic) && y.value.fract() != 0.0
}

/// Whether a figure has three digits that say something, so that it is no chance if it stands twice.
fn exact(figure: &Figure) -> bool {
    let mut value = figure.value.abs();
    while value >= 10.0 && value % 10.0 == 0.0 {
        value /= 10.0;
    }
    value >= 100.0
}

/// Figures in other words that agree are not further apart than this many times.
const CLOSE: f64 = 1.25;

/// Whether figures that may both be true are near enough to be one: "more than 26,000" is not "more
/// than 31,000".
fn agrees(x: &Figure, y: &Figure) -> bool {
    let bound = |f: &Figure| matches!(f.qualifier, Some(Qualifier::Over | Qualifier::Under));
    if x.unit == y.unit {
        !(bound(x) && bound(y)) && ratio(x, y) <= CLOSE
    } else {
        bound(x) == bound(y)
    }
}
