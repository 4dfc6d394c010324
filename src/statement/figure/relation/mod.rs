//! Whether two figures can be compared, and whether they agree.

mod measure;
mod thing;

use super::tables::Tables;
use crate::model::Figure;
use measure::Measure;

pub use thing::thing_counted;

/// How two figures stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Both can be true of the same, as rounding, units and "more than" go.
    Agree,
    /// The same thing, but not the same number.
    Differ,
    /// Other things, or units that cannot be compared.
    Unrelated,
}

/// Compares two figures: "nearly 2 million" agrees with 1,960,000, "$20 million" differs from
/// "$50 million", masks are not gloves.
///
/// The things counted must be known. They are the same if their nouns are, and no word such as
/// "new" is only in one.
pub fn relation(a: &Figure, b: &Figure) -> Relation {
    if thing::same_thing(a, b, Tables::english()) {
        amounts(a, b)
    } else {
        Relation::Unrelated
    }
}

/// The same for two figures that are known to be of the same thing.
pub fn amounts(a: &Figure, b: &Figure) -> Relation {
    let tables = Tables::english();
    let (Some(x), Some(y)) = (Measure::of(a, tables), Measure::of(b, tables)) else {
        return Relation::Unrelated;
    };
    if x.dimension != y.dimension {
        return Relation::Unrelated;
    }
    if x.agrees(&y) {
        Relation::Agree
    } else {
        Relation::Differ
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Qualifier, Span};
    use crate::statement::figures;
    use crate::text::Parsed;
    use proptest::prelude::*;

    /// The first figure of a phrase.
    fn figure(text: &str) -> Figure {
        figures(&Parsed::new(text), &[], &[], "en").remove(0)
    }

    fn of(a: &str, b: &str) -> Relation {
        let (a, b) = (figure(a), figure(b));
        assert_eq!(relation(&a, &b), relation(&b, &a));
        relation(&a, &b)
    }

    #[test]
    fn agreement() {
        for (a, b) in [
            ("nearly 2 million people", "1,960,000 people"),
            ("more than 80 countries", "82 countries"),
            ("1.3 million doses of vaccine", "1,312,400 vaccine doses"),
            ("26 miles of road", "42 km of road"),
            ("a third of voters", "33 percent of voters"),
            ("50,000 masks", "50 thousand face masks"),
            ("hundreds of cases", "430 cases"),
            ("up to 1,200 jobs", "900 jobs"),
            ("4,000 soldiers", "about 4,000 troops"),
            ("5-6 million people", "5.5 million people"),
            ("a $20 million donation to WHO", "They donated $20m to WHO"),
            ("4% of women", "4.1 percent of women"),
        ] {
            assert_eq!(of(a, b), Relation::Agree, "{a} / {b}");
        }
    }

    #[test]
    fn difference() {
        for (a, b) in [
            (
                "a $20 million donation to WHO",
                "a $50 million donation to WHO",
            ),
            ("more than 80 countries", "70 countries"),
            ("25 experts", "27 experts"),
            ("50 ventilators", "30 ventilators"),
            ("about 4,000 people", "6,000 people"),
            ("20 km of road", "26 miles of road"),
            ("5 percent of women", "15 percent of women"),
            ("80 people", "82 people"),
            ("11 people were killed", "8 deaths"),
            ("30 dead", "34 fatalities"),
        ] {
            assert_eq!(of(a, b), Relation::Differ, "{a} / {b}");
        }
    }

    #[test]
    fn not_to_be_compared() {
        for (a, b) in [
            ("50,000 masks", "30,000 gloves"),
            ("$5 million in aid", "€5 million in aid"),
            ("300 new cases", "20,000 cases"),
            ("5 km of road", "5 tonnes of road"),
            ("25", "25 experts"),
        ] {
            assert_eq!(of(a, b), Relation::Unrelated, "{a} / {b}");
        }
    }

    #[test]
    fn one_thing_has_one_name() {
        assert_eq!(thing_counted("Crates"), thing_counted("the crate"));
        assert_eq!(thing_counted("soldiers"), thing_counted("troops"));
        assert_ne!(thing_counted("new cases"), thing_counted("cases"));
        assert_eq!(thing_counted(""), "");
    }

    proptest! {
        #[test]
        fn symmetric_and_reflexive(a in -1e12f64..1e12, b in -1e12f64..1e12, q in 0..4, r in 0..4) {
            let qualifier = |n| [None, Some(Qualifier::About), Some(Qualifier::Over), Some(Qualifier::Under)][n as usize];
            let figure = |value, n| Figure {
                span: Span::new(0, 0),
                value,
                of: Some("things".to_owned()),
                qualifier: qualifier(n),
                ..Figure::default()
            };
            let (x, y) = (figure(a, q), figure(b, r));
            prop_assert_eq!(relation(&x, &y), relation(&y, &x));
            prop_assert_eq!(relation(&x, &x), Relation::Agree);
        }
    }
}
