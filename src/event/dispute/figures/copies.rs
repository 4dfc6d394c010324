//! Figures that were changed where a sentence was copied.

use crate::event::dispute::counts::{beside, figures_of, one_of_several};
use crate::event::dispute::side::Side;
use crate::model::Figure;

/// Whether a figure was changed where a sentence was copied: between the same words stands another
/// number, as exact as the first.
pub(super) fn edited((a, x): (Side, &Figure), (b, y): (Side, &Figure)) -> bool {
    let kept = |f: &Figure, there: Side| {
        let mut figures = figures_of(there).into_iter();
        figures.any(|g| g.value == f.value && g.unit == f.unit)
    };
    x.value != y.value
        && !kept(x, b)
        && !kept(y, a)
        && !one_of_several(a, x, &figures_of(b))
        && !one_of_several(b, y, &figures_of(a))
        && (x.qualifier, x.unit.as_ref(), x.upper) == (y.qualifier, y.unit.as_ref(), y.upper)
        && decimals(a, x) == decimals(b, y)
        && beside(a, x) == beside(b, y)
}

/// Digits after the point, and the words after the number: "1.4 million" is as exact as "1.6 million".
fn decimals(side: Side, figure: &Figure) -> (usize, String) {
    let words = figure.span.of(&side.document.text);
    let digits = words.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
    let (number, rest) = digits.split_at(end.unwrap_or(digits.len()));
    let after = number.split_once('.').map_or(0, |(_, d)| d.len());
    (after, rest.trim().to_lowercase())
}
