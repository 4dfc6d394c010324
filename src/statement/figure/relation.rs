//! Whether two figures can be compared, and whether they agree.

use super::tables::Tables;
use crate::model::{Figure, Qualifier};
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::BTreeSet;

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

/// "about" leaves this much room, as a share of the value, or half of the last digit if that is less;
/// more below a hundred.
const ABOUT: f64 = 0.10;
const ABOUT_SMALL: f64 = 0.15;
/// But never less than this: "about 400" may be 415.
const ABOUT_LEAST: f64 = 0.05;
const ABOUT_LEAST_SMALL: f64 = 0.08;
/// Rounded numbers and converted units agree up to this share.
const ROUNDED: f64 = 0.05;
/// "more than 80" is not said of more than this many times 80, nor "up to 80" of less than its part.
const STRETCH: f64 = 2.0;

/// Compares two figures: "nearly 2 million" agrees with 1,960,000, "$20 million" differs from
/// "$50 million", masks are not gloves.
///
/// The things counted must be known. They are the same if their nouns are, and no word such as
/// "new" is only in one.
pub fn relation(a: &Figure, b: &Figure) -> Relation {
    if same_thing(a, b, Tables::english()) {
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

/// A figure as an interval of its dimension's first unit.
struct Measure<'a> {
    dimension: &'a str,
    low: f64,
    high: f64,
    /// Half of the last digit that is printed.
    half_step: f64,
    converted: bool,
    qualifier: Option<Qualifier>,
}

impl<'a> Measure<'a> {
    fn of(figure: &'a Figure, tables: &'a Tables) -> Option<Self> {
        let (dimension, factor) = match &figure.unit {
            None => {
                let part = figure.value > 0.0 && figure.value < 1.0;
                (if part { "share" } else { "" }, 1.0)
            }
            Some(symbol) => match tables.symbols.get(symbol) {
                Some(unit) => (unit.dimension.as_str(), unit.factor),
                None => (symbol.as_str(), 1.0),
            },
        };
        let (low, high) = (figure.value, figure.upper.unwrap_or(figure.value));
        (low.is_finite() && high.is_finite()).then(|| Self {
            dimension,
            low: low * factor,
            high: high * factor,
            half_step: half_step(figure.value) * factor,
            converted: factor != 1.0,
            qualifier: figure.qualifier,
        })
    }

    /// What the words allow.
    fn interval(&self) -> (f64, f64) {
        let (low, high) = (self.low.min(self.high), self.low.max(self.high));
        let (most, least) = if high.abs() < 100.0 {
            (ABOUT_SMALL, ABOUT_LEAST_SMALL)
        } else {
            (ABOUT, ABOUT_LEAST)
        };
        let digit = self.half_step / high.abs().max(f64::MIN_POSITIVE);
        let room = digit.clamp(least, most);
        match self.qualifier {
            None => (low, high),
            Some(Qualifier::About) => (low - low.abs() * room, high + high.abs() * room),
            Some(Qualifier::Over) => (low, high + high.abs() * (stretch(high) - 1.0)),
            Some(Qualifier::Under) => (low - low.abs() * (1.0 - 1.0 / STRETCH), high),
        }
    }

    fn agrees(&self, other: &Self) -> bool {
        let (a, b) = (self.interval(), other.interval());
        let slack = 1e-9 * a.1.abs().max(b.1.abs());
        if a.0 <= b.1 + slack && b.0 <= a.1 + slack {
            return true;
        }
        let bound = [self, other]
            .iter()
            .any(|m| matches!(m.qualifier, Some(Qualifier::Over | Qualifier::Under)));
        !bound && self.rounds(other)
    }

    /// Whether one is the other, rounded. Small counts are never rounded.
    fn rounds(&self, other: &Self) -> bool {
        let distance = (self.low - other.low)
            .abs()
            .max((self.high - other.high).abs());
        let largest = self.high.abs().max(other.high.abs());
        let near = distance <= ROUNDED * largest;
        let share = matches!(self.dimension, "share" | "points");
        let step = self.half_step.max(other.half_step) * (1.0 + 1e-9);
        if share {
            return distance <= step && (near || distance <= 0.006);
        }
        let units = self.converted != other.converted;
        near && (units
            || !self.dimension.is_empty() && distance <= step
            || largest >= 1000.0 && distance <= step)
    }
}

/// "more than a hundred", "hundreds" may be a good deal more.
fn stretch(value: f64) -> f64 {
    let log = value.abs().max(1.0).log10();
    if (log - log.round()).abs() < 1e-9 {
        10.0
    } else {
        STRETCH
    }
}

/// Half of the unit of the last digit that is not zero: 50 000 for 1 300 000, 0.05 for 4.1.
fn half_step(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.5;
    }
    let mut step = 10f64.powf(value.abs().log10().floor());
    for _ in 0..9 {
        let n = value / step;
        if (n - n.round()).abs() < 1e-6 {
            break;
        }
        step /= 10.0;
    }
    step / 2.0
}

/// Whether two figures count the same.
fn same_thing(a: &Figure, b: &Figure, tables: &Tables) -> bool {
    let (Some(a), Some(b)) = (&a.of, &b.of) else {
        return false;
    };
    if a.eq_ignore_ascii_case(b) {
        return true;
    }
    let (x, y) = (Thing::of(a, tables), Thing::of(b, tables));
    if x.marked != y.marked {
        return false;
    }
    let (small, large) = if x.words.len() <= y.words.len() {
        (&x, &y)
    } else {
        (&y, &x)
    };
    !small.words.is_empty()
        && large.words.contains(&small.head)
        && small.words.is_subset(&large.words)
}

/// What a phrase counts, so that phrases for the same thing give the same words: stems in which
/// synonyms are one, in alphabetical order. Empty if it says nothing.
pub fn thing_counted(phrase: &str) -> String {
    let thing = Thing::of(phrase, Tables::english());
    let words: BTreeSet<&str> = thing
        .words
        .iter()
        .chain(&thing.marked)
        .map(|w| &**w)
        .collect();
    words.into_iter().collect::<Vec<_>>().join(" ")
}

/// A thing counted, as stems in which synonyms are one.
struct Thing {
    head: String,
    words: BTreeSet<String>,
    /// Words that set it apart.
    marked: BTreeSet<String>,
}

impl Thing {
    fn of(phrase: &str, tables: &Tables) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut words = BTreeSet::new();
        let mut marked = BTreeSet::new();
        let mut head = String::new();
        let mut before_preposition = true;
        for word in phrase.split(|c: char| !c.is_alphanumeric() && c != '\'') {
            let word = word.to_lowercase();
            let word = word.trim_end_matches("'s");
            if word.is_empty() {
                continue;
            }
            if tables.stops.contains(word) && !tables.apart.contains(word) {
                before_preposition &= head.is_empty();
                continue;
            }
            let stem = match tables.same.get(word) {
                Some(group) => format!("={group}"),
                None => stemmer.stem(word).into_owned(),
            };
            if tables.apart.contains(word) {
                marked.insert(stem.clone());
                if !words.is_empty() || tables.same.contains_key(word) && head.is_empty() {
                    // "killed" alone is what is counted.
                    if head.is_empty() {
                        head.clone_from(&stem);
                        words.insert(stem);
                    }
                }
                continue;
            }
            if before_preposition {
                head.clone_from(&stem);
            }
            words.insert(stem);
        }
        Self {
            head,
            words,
            marked,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;
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
