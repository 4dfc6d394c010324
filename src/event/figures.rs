//! Whether two figures speak of the same, and agree.

use super::telling::{Sentences, shared};
use crate::model::{Figure, Qualifier};

/// How two figures stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// The same, as far as their wording goes.
    Agrees,
    /// The same thing counted otherwise.
    Conflicts,
    /// They count different things, or nothing that is known.
    Apart,
}

/// Two rounded numbers agree up to this share of the larger.
const ROUNDING: f64 = 0.05;

/// Compares two figures.
pub(crate) fn relation(x: &Figure, y: &Figure) -> Relation {
    if x.unit != y.unit || !same_thing(x, y) {
        Relation::Apart
    } else if agree(x, y) || agree(y, x) {
        Relation::Agrees
    } else {
        Relation::Conflicts
    }
}

fn same_thing(x: &Figure, y: &Figure) -> bool {
    let (Some(p), Some(q)) = (&x.of, &y.of) else {
        return false;
    };
    let mut stems = Sentences::default();
    let (p, q) = (stems.of_text(p, "en"), stems.of_text(q, "en"));
    shared(&p, &q) * 2 >= p.len().max(q.len()).max(1)
}

/// Whether `y` is what `x` allows.
fn agree(x: &Figure, y: &Figure) -> bool {
    let (low, high) = (x.value, x.upper.unwrap_or(x.value));
    let slack = match (x.qualifier, y.qualifier) {
        (None, None) => 0.0,
        _ => ROUNDING * low.abs().max(y.value.abs()),
    };
    match x.qualifier {
        Some(Qualifier::Over) if y.value >= low => y.value <= low * 1.5,
        Some(Qualifier::Under) if y.value <= high => y.value >= high * 0.5,
        _ => y.value >= low - slack && y.value <= high + slack,
    }
}

/// The word that stands for a qualifier.
pub(crate) fn lead(figure: &Figure) -> Option<&'static str> {
    figure.qualifier.map(|q| match q {
        Qualifier::About => "about",
        Qualifier::Over => "more than",
        Qualifier::Under => "up to",
    })
}
