//! Date expressions, as TIMEX3 of TimeML (ISO 24617-1) has them.

use super::{Interval, Span};

/// TIMEX3 `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexKind {
    /// A day or a longer part of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

impl TimexKind {
    /// The word of TIMEX3 and of the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// TIMEX3 `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the names are TIMEX3's own
pub enum Modifier {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
}

impl Modifier {
    /// The word of TIMEX3 and of the JSON contract.
    pub fn name(self) -> &'static str {
        match self {
            Self::Before => "BEFORE",
            Self::After => "AFTER",
            Self::OnOrBefore => "ON_OR_BEFORE",
            Self::OnOrAfter => "ON_OR_AFTER",
            Self::LessThan => "LESS_THAN",
            Self::MoreThan => "MORE_THAN",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
        }
    }
}

/// Why an expression means this date, in words that a reader understands. Each part is a short line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Derivation {
    /// Expression and rule: `“Friday” with “told”: the Friday before`.
    pub rule: String,
    /// What it was counted from: `counted from 17 May 2020, a Sunday`. Empty if absolute.
    pub anchor: String,
    /// Where that is from: `which is the date in the page's header`. Empty if absolute.
    pub origin: String,
    /// What was assumed and may be wrong: `day before month, as 13/04 elsewhere in the folder`.
    pub assumed: Option<String>,
}

impl Derivation {
    /// The parts that are there, in order.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        [
            self.rule.as_str(),
            self.anchor.as_str(),
            self.origin.as_str(),
        ]
        .into_iter()
        .chain(self.assumed.as_deref())
        .filter(|line| !line.is_empty())
    }

    /// All in one line, for the JSON's `why`.
    pub fn sentence(&self) -> String {
        self.lines().collect::<Vec<_>>().join("; ")
    }
}

/// A date expression and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// Where it stands in the document's text.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimexKind,
    /// TIMEX3 value: `2020-05-15`, `2020-W20`, `P9D`, `PRESENT_REF`, `XXXX-05-15`.
    pub value: String,
    /// TIMEX3 modifier.
    pub modifier: Option<Modifier>,
    /// The days it names; `None` where it names no calendar time.
    pub interval: Option<Interval>,
    /// All days of the range that it begins or ends: "from *3* to *5 May*". Both ends have the same.
    pub range: Option<Interval>,
    /// The reason.
    pub why: Derivation,
}
