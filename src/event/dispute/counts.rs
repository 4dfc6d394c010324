//! The figures of a sentence, and what stands beside them.

use super::side::Side;
use super::subject::other_owner;
use crate::event::spans::within;
use crate::event::vocabulary;
use crate::event::words::runs;
use crate::model::{Document, Figure};
use crate::statement::{Relation, relation};

/// Counts of the same further apart than this many times are part and whole.
pub(super) const PART: f64 = 3.0;

/// The figures of a sentence.
pub(super) fn figures_of(side: Side<'_>) -> Vec<&Figure> {
    within(&side.document.figures, side.span, |f| f.span)
        .map(|(_, f)| f)
        .collect()
}

/// Whether both count, and nothing alike.
pub(super) fn other_counts(xs: &[&Figure], ys: &[&Figure]) -> bool {
    let agree = |x: &&Figure| ys.iter().any(|y| relation(x, y) == Relation::Agree);
    !xs.is_empty() && !ys.is_empty() && !xs.iter().any(agree)
}

/// Whether its sentence has another count of the same, of the same size: which of them is meant by
/// other articles nobody knows. A count that the other sentence has too is not meant.
pub(super) fn one_of_several(side: Side, figure: &Figure, there: &[&Figure]) -> bool {
    let mut others = figures_of(side).into_iter();
    others.any(|f| {
        let other = f.span != figure.span && relation(f, figure) == Relation::Differ;
        let near = other && ratio(f, figure) <= PART && !other_owner(side, f, figure);
        near && !stands(f, there)
    })
}

/// Whether a figure stands in a table of two periods: "32 cts vs five cts".
pub(super) fn in_table(side: Side, figure: &Figure) -> bool {
    let versus = &vocabulary::of(&side.document.language).dispute.versus;
    let (before, after) = beside(side, figure);
    versus.contains(before.as_str()) || versus.contains(after.as_str())
}

/// Whether a figure is told as a part of another: "20 of the 149".
pub(super) fn part_of(side: Side, figure: &Figure) -> bool {
    let joints = &vocabulary::of(&side.document.language).dispute.part_of;
    let text = &side.document.text;
    let mut wholes = figures_of(side).into_iter();
    wholes.any(|f| {
        let between = text.get(figure.span.end as usize..f.span.start as usize);
        between.is_some_and(|words| joints.contains(words.trim()))
    })
}

/// Whether it is the only figure of what it counts in its article.
pub(super) fn alone(document: &Document, figure: &Figure) -> bool {
    let same = |f: &&Figure| relation(f, figure) != Relation::Unrelated;
    document.figures.iter().filter(same).count() == 1
}

/// How many times the smaller the larger is.
pub(super) fn ratio(x: &Figure, y: &Figure) -> f64 {
    (x.value / y.value).max(y.value / x.value)
}

/// Whether one of the figures is the same to the digit.
pub(super) fn stands(figure: &Figure, among: &[&Figure]) -> bool {
    let exact = |f: &&Figure| f.value == figure.value && f.unit == figure.unit;
    among.iter().any(exact)
}

/// The words before and after a figure.
pub(super) fn beside(side: Side, figure: &Figure) -> (String, String) {
    let text = &side.document.text;
    let before = &text[side.span.start as usize..figure.span.start as usize];
    let after =
        &text[figure.span.end as usize..(side.span.end as usize).max(figure.span.end as usize)];
    let word = |w: Option<&str>| w.unwrap_or_default().to_lowercase();
    (word(runs(before).last()), word(runs(after).next()))
}
