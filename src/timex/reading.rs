//! How an expression is to be read, and the names that the tables have for meanings.

use super::value::{Season, TimeOfDay, Unit};
use super::vocabulary::Category;
use super::zone;
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
    /// "annually" that tells of no rate.
    Annually,
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
    /// "the same month last year".
    SameOfYear,
    /// "the year two thousand", "in twenty nineteen".
    YearInWords,
    /// "in 80 and 84", beside a year of four digits.
    ShortYear,
    /// "the turn of the century".
    TurnOf,
    /// "in the morning", behind a day.
    PartAlone,
    /// "on the 18th", in a story.
    StoryDay,
    /// "during World War II".
    Age,
    /// "overnight" without a day.
    Overnight,
    /// What looks like a date and is none: "24 hours a day".
    Nothing,
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
            "annually" => Self::Annually,
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
            "sameofyear" => Self::SameOfYear,
            "yearinwords" => Self::YearInWords,
            "shortyear" => Self::ShortYear,
            "turnof" => Self::TurnOf,
            "age" => Self::Age,
            "overnight" => Self::Overnight,
            "partalone" => Self::PartAlone,
            "storyday" => Self::StoryDay,
            "nothing" => Self::Nothing,
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

/// A zone of which the words do not say which it is.
const LOCAL: f64 = 99_999.0;

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
        Category::Reference
        | Category::SoonReference
        | Category::StoryReference
        | Category::SomedayReference => position(&["present", "past", "future"]),
        Category::Modifier | Category::Approx => position(&MODIFIERS.map(|(name, ..)| name)),
        Category::Season | Category::Seasons => position(&["spring", "summer", "autumn", "winter"]),
        Category::Part | Category::Parts => {
            position(&["morning", "midday", "afternoon", "evening", "night", "day"])
        }
        Category::Unit | Category::Units | Category::UnitAbbr | Category::Often => position(&UNITS),
        Category::Zone if word == "local" => Some(LOCAL),
        Category::Zone => zone::code(word),
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

const MODIFIERS: [(&str, Modifier, Part); 20] = [
    ("start", Modifier::Start, Part::Third),
    ("mid", Modifier::Mid, Part::Third),
    ("end", Modifier::End, Part::Third),
    ("about", Modifier::Approx, Part::Third),
    ("less_than", Modifier::LessThan, Part::Third),
    ("more_than", Modifier::MoreThan, Part::Third),
    ("equal_or_more", Modifier::EqualOrMore, Part::Third),
    ("equal_or_less", Modifier::EqualOrLess, Part::Third),
    ("after", Modifier::After, Part::Later),
    ("before", Modifier::Before, Part::Later),
    ("outset", Modifier::Start, Part::Edge),
    ("close", Modifier::End, Part::Edge),
    ("rest", Modifier::End, Part::Rest),
    ("1/2", Modifier::Start, Part::Share(1, 2)),
    ("2/2", Modifier::End, Part::Share(2, 2)),
    ("1/3", Modifier::Start, Part::Share(1, 3)),
    ("2/3", Modifier::Mid, Part::Share(2, 3)),
    ("3/3", Modifier::End, Part::Share(3, 3)),
    ("1/4", Modifier::Start, Part::Share(1, 4)),
    ("4/4", Modifier::End, Part::Share(4, 4)),
];

/// Which part of a stretch is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// About a third: "late May".
    Third,
    /// Its very beginning or end: "the end of May".
    Edge,
    /// What is left or gone of it: "later this year".
    Later,
    /// What is left of it: "the rest of the year".
    Rest,
    /// The n-th of so many: "the second half of the 1990s".
    Share(i8, i8),
}

/// What stands before an expression and narrows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Narrowing {
    /// As TIMEX3 has it.
    pub modifier: Modifier,
    /// How much of it.
    pub part: Part,
}

impl Narrowing {
    /// That of a code.
    pub fn of(value: f64) -> Option<Self> {
        let (_, modifier, part) = *MODIFIERS.get(value as usize)?;
        Some(Self { modifier, part })
    }

    /// Whether it says what is left or gone, as "later" does.
    pub fn is_later(self) -> bool {
        self.part == Part::Later
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

/// The "ago" or "later" of a code.
pub fn direction(value: f64) -> Option<Direction> {
    use Direction::*;
    [Ago, Earlier, Later, Hence].get(value as usize).copied()
}

/// The reference without a date of a code.
pub fn reference(value: f64) -> Option<Reference> {
    use Reference::*;
    [Present, Past, Future].get(value as usize).copied()
}

/// The season of a code.
pub fn season(value: f64) -> Option<Season> {
    use Season::*;
    [Spring, Summer, Autumn, Winter]
        .get(value as usize)
        .copied()
}
