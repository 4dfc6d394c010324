//! The dateline before the first sentence.

use super::{bare, floor};
use crate::ingest::sources;
use crate::model::Precision;
use crate::timex::{DayOrder, PrintedDate, month_of, parse_date};

/// What stands before the first sentence: "BEIJING, May 17 (Xinhua) --".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dateline {
    /// The words themselves.
    pub text: String,
    /// Month and day, where given.
    pub day: Option<(i8, i8)>,
    /// The whole date, where the year is given too.
    pub date: Option<PrintedDate>,
    /// The agency in brackets.
    pub agency: Option<String>,
}

/// Longest dateline in bytes.
const LONGEST: usize = 120;

/// Reads the dateline at the start of a text. There is one if a dash closes it and if it has at least
/// two of: a place in capitals, a day, an agency in brackets. A known agency alone is enough.
pub fn dateline(text: &str, order: DayOrder) -> Option<Dateline> {
    let head = &text[..floor(text, LONGEST)];
    let (end, dash) = end(head)?;
    let words = head[..end].trim();
    let place = words.split([',', '(']).next().unwrap_or_default().trim();
    let capitals = in_capitals(place);
    let begins = words.starts_with(|c: char| c.is_uppercase() || c == '(');
    let bracket = words
        .strip_suffix(')')
        .and_then(|w| w.rsplit_once('('))
        .map(|(_, agency)| agency)
        .map(str::trim)
        .filter(|a| a.split_whitespace().count() <= 4 && a.starts_with(char::is_uppercase));
    let known = bracket.and_then(sources::by_name);
    let day = month_and_day(words);
    let signs = [capitals, day.is_some(), dash && bracket.is_some()];
    let enough = known.is_some() || signs.iter().filter(|s| **s).count() >= 2;
    if !begins || !enough || words.split_whitespace().count() > 12 {
        return None;
    }
    Some(Dateline {
        text: words.to_owned(),
        day,
        date: parse_date(words, order).filter(|d| d.moment.precision <= Precision::Day),
        agency: known.or(bracket).map(str::to_owned),
    })
}

/// Where the story begins (byte offset): behind the dateline, which may also be a place alone
/// ("BRUSSELS — Presidents ..."); 0 if there is none.
pub fn story_start(text: &str) -> usize {
    let head = &text[..floor(text, LONGEST)];
    let Some((end, dash)) = end(head) else {
        return 0;
    };
    let words = head[..end].trim();
    let place = words.split_whitespace().count() <= 3
        && !words.contains(|c: char| c.is_ascii_digit())
        && in_capitals(words);
    if !(dash && place) && dateline(text, DayOrder::Unknown).is_none() {
        return 0;
    }
    let sign = |c: char| c.is_whitespace() || matches!(c, '-' | '—' | '–');
    let story = text[end..].trim_start_matches(sign);
    text.len()
        - if story.is_empty() {
            text.len()
        } else {
            story.len()
        }
}

fn in_capitals(words: &str) -> bool {
    let letters = || words.chars().filter(|c| c.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase)
}

/// Where the dateline ends, and whether a dash closes it.
fn end(head: &str) -> Option<(usize, bool)> {
    let dash = ["--", "—", "–", " - "]
        .iter()
        .filter_map(|sign| head.find(sign))
        .min()
        .map(|at| (at, true));
    dash.or_else(|| Some((head.find(") ")? + 1, false)))
}

fn month_and_day(text: &str) -> Option<(i8, i8)> {
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    let day = |t: &str| t.parse::<i8>().ok().filter(|d| (1..=31).contains(d));
    words
        .windows(2)
        .find_map(|w| match (month_of(&w[0]), month_of(&w[1])) {
            (Some(month), _) => Some((month, day(&w[1])?)),
            (_, Some(month)) => Some((month, day(&w[0])?)),
            _ => None,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        let read = |t| dateline(t, DayOrder::Unknown);
        let found = read("BEIJING, May 17 (Xinhua) -- Across the globe, it is late.").unwrap();
        assert_eq!(found.day, Some((5, 17)));
        assert_eq!(found.agency.as_deref(), Some("Xinhua"));
        assert_eq!(found.text, "BEIJING, May 17 (Xinhua)");
        let agency = |t| read(t).and_then(|d| d.agency);
        assert_eq!(
            agency("LONDON (Reuters) - Shares fell.").as_deref(),
            Some("Reuters")
        );
        assert_eq!(
            agency("Port Alba, 3 March (Coast Wire) — It blew.").as_deref(),
            Some("Coast Wire")
        );
        let date = |t| read(t).and_then(|d| d.date).map(|d| d.moment.iso());
        assert_eq!(
            date("PORT ALBA, March 3, 2021 — The port opened.").as_deref(),
            Some("2021-03-03")
        );
        for text in [
            "The port (pictured) opened - at last.",
            "Ferries run again - after a year.",
            "The Group of Seven (G7) met on 3 May - late.",
            "A - b",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_story_begins_behind_its_dateline() {
        for (text, story) in [
            (
                "GENEVA, Jan. 31 (Coast Wire) -- The port opened.",
                "The port opened.",
            ),
            ("LONDON (Reuters) - Shares fell.", "Shares fell."),
            (
                "ADDIS ABABA — \"We wait,\" she said.",
                "\"We wait,\" she said.",
            ),
            (
                "The port - the old one - opened.",
                "The port - the old one - opened.",
            ),
            ("COVID-19 – what is known.", "COVID-19 – what is known."),
            ("GENEVA -- ", "GENEVA -- "),
            ("", ""),
        ] {
            assert_eq!(&text[story_start(text)..], story, "{text}");
        }
    }
}
