//! How an expression is to be read, and the names that the tables have for meanings.

use super::value::{TimeOfDay, Unit};
use super::vocabulary::Category;
use crate::model::Modifier;

/// How the parts of an expression are put together. The tables call it by these names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A point or stretch of the calendar.
    Date,
    /// A number of four digits that may be a year.
    Year,
    /// An ordinal and "quarter".
    Quarter,
    /// An ordinal and "half".
    Half,
    /// An ordinal and "century".
    Century,
    /// So far from a date told before, or from today: "two weeks ago".
    Offset,
    /// So far from a date within the expression: "two days before Christmas".
    OffsetFrom,
    /// "the year", "the quarter".
    TheUnit,
    /// "three days after" before the name of an event.
    OffsetEvent,
    /// "the past five years": a length with a place on the calendar.
    Span,
    /// A length of time.
    Length,
    /// Units without a number: "months of talks".
    Units,
    /// Something that recurs.
    Set,
    /// "a year" behind a price.
    Rate,
    /// Now, once, some day.
    Reference,
    /// "current".
    Present,
    /// "the year-ago quarter".
    YearAgo,
    /// "at night".
    AnyTime,
    /// "year-end".
    YearEnd,
    /// "the last day of December".
    PartOf,
    /// "the year before last".
    Beyond,
    /// "the week of May 4".
    WeekOf,
    /// "6.31", which is a time only where the sentence begins with it.
    DotClock,
    /// "the 1988 quarter".
    SameQuarter,
}

impl Reading {
    /// By its name in the tables.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "date" => Self::Date,
            "year" => Self::Year,
            "quarter" => Self::Quarter,
            "half" => Self::Half,
            "century" => Self::Century,
            "offset" => Self::Offset,
            "offsetevent" => Self::OffsetEvent,
            "offsetfrom" => Self::OffsetFrom,
            "theunit" => Self::TheUnit,
            "span" => Self::Span,
            "length" => Self::Length,
            "units" => Self::Units,
            "set" => Self::Set,
            "rate" => Self::Rate,
            "ref" => Self::Reference,
            "present" => Self::Present,
            "yearago" => Self::YearAgo,
            "anytime" => Self::AnyTime,
            "yearend" => Self::YearEnd,
            "partof" => Self::PartOf,
            "beyond" => Self::Beyond,
            "weekof" => Self::WeekOf,
            "dotclock" => Self::DotClock,
            "samequarter" => Self::SameQuarter,
            _ => return None,
        })
    }

    /// Whether "early" or "the end of" may stand before it.
    pub fn takes_part(self) -> bool {
        matches!(
            self,
            Self::Date | Self::Year | Self::Quarter | Self::Half | Self::Century | Self::TheUnit
        )
    }

    /// Whether "about" or "more than" may stand before it.
    pub fn takes_measure(self) -> bool {
        matches!(self, Self::Length | Self::Offset | Self::OffsetEvent)
    }
}

/// "last", "this", "next" and their like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Which {
    Last,
    Past,
    This,
    Next,
    Previous,
    Following,
    Same,
    Latest,
}

/// "ago", "later".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Before today.
    Ago,
    /// Before what was told.
    Earlier,
    /// After what was told.
    Later,
    /// After today.
    Hence,
}

/// A reference without a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Reference {
    Present,
    Past,
    Future,
}

/// Number that a table's word stands for, by its category.
pub fn code(category: Category, word: &str) -> Option<f64> {
    let position = |names: &[&str]| names.iter().position(|n| *n == word).map(|n| n as f64);
    match category {
        Category::Which => position(&[
            "last",
            "past",
            "this",
            "next",
            "previous",
            "following",
            "same",
            "latest",
        ]),
        Category::Direction => position(&["ago", "earlier", "later", "hence"]),
        Category::Reference | Category::SoonReference | Category::StoryReference => {
            position(&["present", "past", "future"])
        }
        Category::Modifier | Category::Approx => position(&MODIFIERS.map(|(name, _)| name)),
        Category::Season => position(&["spring", "summer", "autumn", "winter"]),
        Category::Part => position(&["morning", "midday", "afternoon", "evening", "night", "day"]),
        Category::Unit | Category::Units | Category::Often => position(&UNITS),
        Category::Zone if word == "local" => Some(999.0),
        _ => word.parse().ok(),
    }
}

const UNITS: [&str; 14] = [
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
    "fortnight",
];

const MODIFIERS: [(&str, Modifier); 12] = [
    ("start", Modifier::Start),
    ("mid", Modifier::Mid),
    ("end", Modifier::End),
    ("about", Modifier::Approx),
    ("less_than", Modifier::LessThan),
    ("more_than", Modifier::MoreThan),
    ("equal_or_more", Modifier::EqualOrMore),
    ("equal_or_less", Modifier::EqualOrLess),
    ("after", Modifier::After),
    ("before", Modifier::Before),
    ("outset", Modifier::Start),
    ("close", Modifier::End),
];

/// What stands before an expression and narrows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Narrowing {
    /// As TIMEX3 has it.
    pub modifier: Modifier,
    /// Whether the very beginning or end is meant: "the end of May", not "late May".
    pub edge: bool,
}

impl Narrowing {
    /// That of a code.
    pub fn of(value: f64) -> Option<Self> {
        let (name, modifier) = MODIFIERS.get(value as usize)?;
        let edge = matches!(*name, "outset" | "close");
        Some(Self {
            modifier: *modifier,
            edge,
        })
    }

    /// Whether it says what is left or gone of a stretch: "later this year".
    pub fn is_rest(self) -> bool {
        matches!(self.modifier, Modifier::After | Modifier::Before)
    }
}

/// The unit of a code.
pub fn unit(value: f64) -> Option<Unit> {
    use Unit::*;
    [
        Second, Minute, Hour, Day, Weekend, Week, Month, Quarter, Half, Year, Decade, Century,
        Millennium, Week,
    ]
    .get(value as usize)
    .copied()
}

/// The part of the day of a code.
pub fn part(value: f64) -> Option<TimeOfDay> {
    use TimeOfDay::*;
    [Morning, Midday, Afternoon, Evening, Night, Daytime]
        .get(value as usize)
        .copied()
}

/// The "last" or "next" of a code.
pub fn which(value: f64) -> Option<Which> {
    use Which::*;
    [Last, Past, This, Next, Previous, Following, Same, Latest]
        .get(value as usize)
        .copied()
}
