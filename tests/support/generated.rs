//! Articles made by rule, for measuring: as many as wanted, the same every time.

use dateline::ingest::Article;
use dateline::model::{Moment, Published, PublishedBy};
use jiff::civil::date;
use std::fmt::Write;

const PEOPLE: [&str; 10] = [
    "Ida Berg",
    "Tomas Weil",
    "Amara Diallo",
    "Chen Ruolin",
    "Lucia Ferrante",
    "James Okoro",
    "Nadia Petrova",
    "Oscar Lindqvist",
    "Mei Tanaka",
    "Samuel Adeyemi",
];
const BODIES: [&str; 8] = [
    "the World Health Organization",
    "the European Commission",
    "the Harbour Council",
    "the Ministry of Finance",
    "UNICEF",
    "the Red Cross",
    "Meridian Bank",
    "the African Union",
];
const PLACES: [&str; 10] = [
    "Geneva", "Brussels", "Accra", "Wuhan", "New York", "Nairobi", "Lima", "Berlin", "Tokyo",
    "Oslo",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WHENS: [&str; 8] = [
    "on Friday",
    "last week",
    "in early May",
    "the same day",
    "two months ago",
    "next Tuesday",
    "at the end of the year",
    "since 2015",
];
const GOODS: [&str; 6] = [
    "masks",
    "doses",
    "ventilators",
    "tents",
    "houses",
    "test kits",
];

/// Numbers that look random and are not (a linear congruence, high bits).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// The `n`th article: about 500 words, one sentence in five with a date of its own, from one of seven
/// papers.
pub fn article(n: usize) -> Article {
    let mut dice = Dice(n as u64 + 1);
    let (month, day) = (dice.below(12), 1 + dice.below(28));
    let mut text = String::new();
    for i in 0..32 {
        sentence(&mut text, &mut dice);
        text.push_str(if i % 4 == 3 { "\n\n" } else { " " });
    }
    let published = date(2020, month as i8 + 1, day as i8);
    Article {
        path: format!("{n}.txt"),
        title: format!("Article {n}"),
        source: Some(format!("Paper {}", n % 7)),
        byline: None,
        url: None,
        published: Published {
            moment: Some(Moment::day(published)),
            by: PublishedBy::Given,
            evidence: published.to_string(),
            assumed: None,
        },
        text: text.trim_end().to_owned(),
    }
}

fn sentence(out: &mut String, dice: &mut Dice) {
    let (who, body, place) = (dice.of(&PEOPLE), dice.of(&BODIES), dice.of(&PLACES));
    let (month, day, count) = (dice.of(&MONTHS), 1 + dice.below(28), 2 + dice.below(900));
    let (when, goods) = (dice.of(&WHENS), dice.of(&GOODS));
    let written = match dice.below(6) {
        0 => write!(
            out,
            "On {day} {month} 2020 {body} sent {count} {goods} to {place}, where they had been awaited."
        ),
        1 => write!(
            out,
            "{who} told reporters in {place} {when} that {body} would pay {count} million dollars."
        ),
        2 => write!(
            out,
            "“We need {count} {goods} more,” said {who} of {body}, “and we need them now.”"
        ),
        3 => write!(
            out,
            "The roads around {place} stayed closed, and nobody could say how long it would last."
        ),
        4 => write!(
            out,
            "More than {count} people were counted {when}, a spokesman for {body} said."
        ),
        _ => write!(
            out,
            "Officials met in {place} to talk about what {who} had proposed, but nothing was agreed."
        ),
    };
    // Writing to a string cannot fail.
    written.unwrap_or_default();
}
