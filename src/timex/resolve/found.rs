//! What an expression was found to mean.

use super::super::context::Origin;
use super::super::value::{Partial, Stretch, Value};
use crate::model::{Interval, TimexKind};

/// What an expression means and why.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value.
    pub value: Value,
    /// The days; may be narrower than the value's.
    pub interval: Option<Interval>,
    /// The rule, in words that go on from the quoted expression.
    pub rule: String,
    /// What it was counted from.
    pub origin: Origin,
    /// What was assumed.
    pub assumed: Option<String>,
}

/// A stretch or what is known of it, and how it came about.
pub(super) struct Found {
    pub value: Value,
    pub rule: String,
    pub origin: Origin,
    pub assumed: Option<String>,
}

impl Found {
    pub fn new(value: Value, rule: impl Into<String>, origin: Origin) -> Self {
        Self {
            value,
            rule: rule.into(),
            origin,
            assumed: None,
        }
    }

    pub fn stretch(stretch: Stretch, rule: impl Into<String>, origin: Origin) -> Self {
        Self::new(Value::Date(stretch), rule, origin)
    }

    pub fn partial(partial: Partial) -> Self {
        Self::new(
            Value::Partial(partial),
            "the year is not known, since the article has no date",
            Origin::None,
        )
    }
}

/// As a date.
pub(super) fn dated(found: Found) -> Meaning {
    let interval = found.value.interval();
    Meaning {
        kind: TimexKind::Date,
        value: found.value,
        interval,
        rule: found.rule,
        origin: found.origin,
        assumed: found.assumed,
    }
}

/// Without days.
pub(super) fn plain(kind: TimexKind, value: Value, rule: &str) -> Meaning {
    Meaning {
        kind,
        interval: None,
        value,
        rule: rule.to_owned(),
        origin: Origin::None,
        assumed: None,
    }
}
