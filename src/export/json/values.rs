//! Small values as the contract writes them.

use crate::model::{CharMap, ClusterId, DocId, EntityId, EventId, Span};
use jiff::civil::Date;
use serde::{Serialize, Serializer};
use std::fmt::Display;

/// An id of the output: a letter or two, and a number from 1.
#[derive(Clone, Copy)]
pub struct Id(&'static str, u32);

impl From<DocId> for Id {
    fn from(id: DocId) -> Self {
        Self("d", id.0)
    }
}

impl From<EntityId> for Id {
    fn from(id: EntityId) -> Self {
        Self("e", id.0)
    }
}

impl From<EventId> for Id {
    fn from(id: EventId) -> Self {
        Self("ev", id.0)
    }
}

impl From<ClusterId> for Id {
    fn from(id: ClusterId) -> Self {
        Self("c", id.0)
    }
}

impl Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{}{}", self.0, u64::from(self.1) + 1)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A calendar day, `2020-05-15`.
#[derive(Clone, Copy)]
pub struct Day(pub Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A number that is written without a fraction where it has none.
#[derive(Clone, Copy)]
pub struct Number(pub f64);

/// Up to here every whole number is exact in an `f64`.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 && self.0.abs() <= EXACT {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// A share or trust from 0 to 1, to four digits.
pub fn share(value: f32) -> f64 {
    (f64::from(value) * 1e4).round() / 1e4
}

/// Start and end in scalar values.
pub fn ends(chars: &CharMap, span: Span) -> (u32, u32) {
    (chars.chars(span.start), chars.chars(span.end))
}

/// A list that is made while it is written.
pub struct Each<F>(pub F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: IntoIterator,
    I::Item: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_fraction() {
        let written = |n| serde_json::to_string(&Number(n)).unwrap();
        assert_eq!(written(20_000_000.0), "20000000");
        assert_eq!(written(2.5), "2.5");
        assert_eq!(written(1e300), "1e+300");
        assert_eq!(written(f64::NAN), "null");
    }

    #[test]
    fn ids_count_from_one() {
        assert_eq!(Id::from(EventId(6)).to_string(), "ev7");
        assert_eq!(Id::from(DocId(u32::MAX)).to_string(), "d4294967296");
    }
}
