//! The reason for a date, in words that a reader understands.

use super::calendar;
use super::context::Origin;
use super::resolve::Meaning;
use super::value::{Season, Stretch};
use crate::model::{Derivation, Precision, Published, month_name};
use jiff::civil::Date;

/// The reason for a meaning.
pub fn derivation(words: &str, meaning: &Meaning, published: &Published) -> Derivation {
    let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let (anchor, origin) = match &meaning.origin {
        Origin::None => (String::new(), String::new()),
        Origin::Published => {
            let day = published
                .moment
                .map_or(String::new(), |m| match m.precision {
                    Precision::Year => format!("{}", m.date.year()),
                    Precision::Month => date_words(Stretch::Month(m.date.year(), m.date.month())),
                    _ => with_weekday(m.date),
                });
            (
                format!("counted from {day}"),
                format!("which is {}", published.by.words()),
            )
        }
        Origin::Told(told) | Origin::Said(told) => {
            let day = match told.stretch {
                Stretch::Day(day) => with_weekday(day),
                stretch => date_words(stretch),
            };
            let said: String = told.words.split_whitespace().collect::<Vec<_>>().join(" ");
            (
                format!("counted from {day}"),
                match meaning.origin {
                    Origin::Said(_) => format!("which is the day on which it was said (“{said}”)"),
                    _ => format!("which the text told before (“{said}”)"),
                },
            )
        }
    };
    let assumed = match meaning.origin {
        Origin::Published => meaning
            .assumed
            .clone()
            .or_else(|| published.assumed.clone()),
        _ => meaning.assumed.clone(),
    };
    let comma = if meaning.rule.starts_with("with “") {
        " "
    } else {
        ": "
    };
    Derivation {
        rule: format!("“{words}”{comma}{}", meaning.rule),
        anchor,
        origin,
        assumed,
    }
}

fn with_weekday(day: Date) -> String {
    let name = calendar::weekday_name(calendar::weekday(day));
    format!("{}, a {name}", date_words(Stretch::Day(day)))
}

/// A stretch in words: "17 May 2020", "May 2020", "the third quarter of 2020".
pub fn date_words(stretch: Stretch) -> String {
    let year = |y: i16| {
        if y > 0 {
            y.to_string()
        } else {
            format!("{} BC", 1 - i32::from(y))
        }
    };
    let month = month_name;
    match stretch {
        Stretch::Day(d) => format!("{} {} {}", d.day(), month(d.month()), year(d.year())),
        Stretch::Month(y, m) => format!("{} {}", month(m), year(y)),
        Stretch::Year(y) => year(y),
        Stretch::Week(y, w) => format!("week {w} of {}", year(y)),
        Stretch::Weekend(y, w) => format!("the weekend of week {w} of {}", year(y)),
        Stretch::Quarter(y, q) => format!("quarter {q} of {}", year(y)),
        Stretch::Half(y, h) => format!("half {h} of {}", year(y)),
        Stretch::Season(y, s) => {
            let name = match s {
                Season::Spring => "spring",
                Season::Summer => "summer",
                Season::Autumn => "autumn",
                Season::Winter => "winter",
            };
            format!("the {name} of {}", year(y))
        }
        Stretch::Decade(d) if d >= 0 => format!("the {d}0s"),
        Stretch::Decade(d) => format!("the {}0s BC", -1 - i32::from(d)),
        Stretch::Century(c) if c >= 0 => format!("century {}", c + 1),
        Stretch::Century(c) => format!("century {} BC", -i32::from(c)),
    }
}
