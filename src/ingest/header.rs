//! Lines around an article that say when, by whom and where it was published.

use super::lines::Line;
use super::sources;
use crate::timex::{DayOrder, PrintedDate, month_of, parse_date};
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    published: Vec<String>,
    updated: Vec<String>,
    small: Vec<String>,
    byline: Vec<String>,
    byline_ends: Vec<String>,
    source: Vec<String>,
    outlets: Vec<String>,
    particles: Vec<String>,
}

#[derive(Default)]
struct Words {
    published: HashSet<String>,
    updated: HashSet<String>,
    small: HashSet<String>,
    /// Longest first.
    byline: Vec<String>,
    byline_ends: HashSet<String>,
    source: HashSet<String>,
    outlets: HashSet<String>,
    particles: HashSet<String>,
}

const FILES: [&str; 2] = [
    include_str!("../../assets/lang/en/header.toml"),
    include_str!("../../assets/lang/es/header.toml"),
];

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut all = Words::default();
    for text in FILES {
        // A faulty file gives no words here; a test below names the fault.
        let file: File = toml::from_str(text).unwrap_or_default();
        all.published.extend(file.published);
        all.updated.extend(file.updated);
        all.small.extend(file.small);
        all.byline.extend(file.byline);
        all.byline_ends.extend(file.byline_ends);
        all.source.extend(file.source);
        all.outlets.extend(file.outlets);
        all.particles.extend(file.particles);
    }
    all.byline.sort_by_key(|w| std::cmp::Reverse(w.len()));
    all
});

/// What the words before a date say of it. Ordered by trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// "Published".
    Published,
    /// Nothing.
    None,
    /// "Updated".
    Updated,
}

/// A line whose news is a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateLine {
    /// The date.
    pub date: PrintedDate,
    /// What is said of it.
    pub label: Label,
    /// A source that the line names.
    pub source: Option<String>,
    /// An author that the line names.
    pub byline: Option<String>,
    /// Nothing else stands on the line.
    pub pure: bool,
}

/// Reads "Updated 18:59, 07-Mar-2021", "(Agency) 15:51, May 17, 2020", "Ann Lee | 17 May 2020".
/// `None` for lines that say more than that.
pub fn date_line(line: &Line, order: DayOrder) -> Option<DateLine> {
    if line.words > 24 || line.text.len() > 300 {
        return None;
    }
    let date = parse_date(&line.text, order)?;
    let before = &line.text[..date.range.start];
    let label = label_of(&line.text);
    let mut source = None;
    let mut left = Vec::new();
    for part in parts(before).chain(parts(&line.text[date.range.end..])) {
        if source.is_none() {
            source = sources::by_name(part).map(str::to_owned);
            if source.is_some() {
                continue;
            }
        }
        left.extend(part.split_whitespace().filter(|w| is_news(w)));
    }
    let pure = left.is_empty();
    let named = date.moment.time.is_some() || label != Label::None || has_separator(&line.text);
    let is_name = |w: &&str| {
        w.starts_with(char::is_uppercase) || WORDS.byline.iter().any(|b| b.eq_ignore_ascii_case(w))
    };
    if !pure && (left.len() > 7 || line.stop || !named || !left.iter().all(is_name)) {
        return None;
    }
    let byline = byline_of(before).or_else(|| byline_of(&line.text[date.range.end..]));
    if byline.is_none() && source.is_none() && !pure && left.iter().any(|w| is_outlet(w)) {
        source = Some(left.join(" "));
    }
    Some(DateLine {
        date,
        label,
        source,
        byline,
        pure,
    })
}

/// What stands between separating signs.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['|', '·', '•', '(', ')', '[', ']', ',', ';', '\t', '/'])
        .flat_map(|p| p.split("  "))
        .flat_map(|p| p.split("\u{a0}\u{a0}"))
        .map(str::trim)
        .filter(|p| !p.is_empty())
}

fn has_separator(text: &str) -> bool {
    text.contains(['|', '·', '•', '(', '—', '–'])
        || text.contains(" - ")
        || text.contains("  ")
        || text.contains("\u{a0}\u{a0}")
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

/// A word that is no part of a date, of a time of day or of what introduces them.
fn is_news(word: &&str) -> bool {
    let word = bare(word);
    let known = |set: &HashSet<String>| set.contains(&word);
    let label = |set: &HashSet<String>| set.iter().any(|l| l.split(' ').any(|w| w == word));
    !(word.is_empty()
        || word.starts_with(|c: char| c.is_ascii_digit())
        || known(&WORDS.small)
        || month_of(&word).is_some()
        || label(&WORDS.published)
        || label(&WORDS.updated)
        || known(&WORDS.source))
}

fn is_outlet(word: &str) -> bool {
    WORDS.outlets.contains(&bare(word)) || word.contains(".com")
}

/// The label that the line begins with (or that begins one of its parts).
fn label_of(text: &str) -> Label {
    let mut label = Label::None;
    for part in parts(text) {
        let lower = part.to_lowercase();
        let begins = |set: &HashSet<String>| {
            set.iter().any(|l| {
                lower
                    .strip_prefix(l.as_str())
                    .is_some_and(|r| !r.starts_with(char::is_alphabetic))
            })
        };
        if begins(&WORDS.published) {
            return Label::Published;
        }
        if begins(&WORDS.updated) {
            label = Label::Updated;
        }
    }
    label
}

/// The names of "By Ann Lee and Bo Ek in Port Alba"; `None` if it is no author line.
pub fn byline(line: &Line) -> Option<String> {
    if line.words > 18 || line.text.len() > 200 || line.is_sentence() {
        return None;
    }
    byline_of(&line.text)
}

fn byline_of(text: &str) -> Option<String> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let lower = text.to_lowercase();
    let word = WORDS.byline.iter().find(|w| {
        lower
            .strip_prefix(w.as_str())
            .is_some_and(|r| r.starts_with([' ', ':', '\u{a0}']))
    })?;
    // Lower case may be longer or shorter than what it came from; such a line is no author line.
    let rest = text
        .get(word.len()..)?
        .trim_start_matches([':', ' ', '\u{a0}']);
    let mut names: Vec<&str> = Vec::new();
    for word in rest.split_whitespace() {
        if "|·•–—-(/".contains(word)
            || word.starts_with(['(', '|'])
            || (is_end(word) && !names.is_empty())
        {
            break;
        }
        names.push(word);
        if word.ends_with([';', '|', ':']) {
            break;
        }
    }
    let is_name = |w: &&str| {
        w.starts_with(|c: char| c.is_uppercase() || c == '\'' || c == '’')
            || WORDS.particles.contains(*w)
    };
    let day = names
        .iter()
        .all(|w| WORDS.small.contains(&bare(w)) || month_of(&bare(w)).is_some());
    let fits = (1..=12).contains(&names.len())
        && names.iter().all(is_name)
        && !day
        && names
            .iter()
            .all(|w| !w.contains(|c: char| c.is_ascii_digit()));
    fits.then(|| {
        names
            .join(" ")
            .trim_end_matches([',', ';', '|', ':', '.'])
            .to_owned()
    })
}

fn is_end(word: &str) -> bool {
    let word = bare(word);
    WORDS.byline_ends.contains(&word)
        || WORDS.published.contains(&word)
        || WORDS.updated.contains(&word)
        || month_of(&word).is_some()
        || word.starts_with(|c: char| c.is_ascii_digit())
}

/// A name of two to four words, as it stands alone below a headline.
pub fn is_personal_name(line: &Line) -> bool {
    let words: Vec<&str> = line.text.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && !line.text.ends_with(['.', '?', '!', ':'])
        && words.iter().all(|w| {
            w.starts_with(char::is_uppercase)
                && w.chars().all(|c| c.is_alphabetic() || ".'’-".contains(c))
                && !is_outlet(w)
        })
        && words.iter().any(|w| w.contains(char::is_lowercase))
}

/// The source that a line names and nothing else: "CGTN", "Source: Harbour Post".
pub fn source_line(line: &Line) -> Option<String> {
    if line.words > 10 || line.text.len() > 120 || line.is_sentence() {
        return None;
    }
    if let Some(name) = sources::by_name(&line.text) {
        return Some(name.to_owned());
    }
    let (label, value) = line.text.split_once([':', '：'])?;
    let value = value.trim().trim_end_matches(['.', ')', ']']);
    if value.is_empty() || !WORDS.source.contains(&bare(label)) {
        return None;
    }
    Some(match sources::by_name(value) {
        Some(name) => name.to_owned(),
        None => sources::by_address(value).unwrap_or_else(|| value.to_owned()),
    })
}

/// A date with its label that stands before the first words of a text: "date 2021-06-16 The port ...".
/// Returns the date and where the text itself begins.
pub fn leading_date(text: &str, order: DayOrder) -> Option<(PrintedDate, Label, usize)> {
    let head = &text[..floor(text, 80)];
    let date = parse_date(head, order)?;
    let before = &head[..date.range.start];
    let label = label_of(before);
    if label == Label::None || before.split_whitespace().any(|w| is_news(&w)) {
        return None;
    }
    let mut at = date.range.end;
    for word in text[at..].split_whitespace() {
        let start = at + text[at..].find(word)?;
        let low = bare(word);
        let small = low.len() > 1
            && WORDS.small.contains(&low)
            && low != "the"
            && low != "of"
            && !word.starts_with(|c: char| c.is_uppercase() && low == "at");
        let time = word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(':');
        if !small && !time && !low.is_empty() {
            return Some((date, label, start));
        }
        at = start + word.len();
    }
    None
}

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
const DATELINE: usize = 120;

/// Reads the dateline at the start of a text.
pub fn dateline(text: &str, order: DayOrder) -> Option<Dateline> {
    let head = &text[..floor(text, DATELINE)];
    let end = ["--", "—", "–", " - ", ") "]
        .iter()
        .filter_map(|s| head.find(s).map(|i| if *s == ") " { i + 1 } else { i }))
        .max_by_key(|i| usize::from(head[..*i].contains('(')) * 2 + usize::from(*i < 60))?;
    let words = head[..end].trim();
    let place = words.split([',', '(']).next().unwrap_or_default().trim();
    let upper = !place.is_empty()
        && place
            .chars()
            .filter(|c| c.is_alphabetic())
            .all(char::is_uppercase);
    let begins = words.starts_with(|c: char| c.is_uppercase() || c == '(');
    let agency = words
        .rsplit_once('(')
        .and_then(|(_, a)| a.split(')').next())
        .and_then(sources::by_name)
        .map(str::to_owned);
    let day = month_and_day(words);
    if !begins
        || words.split_whitespace().count() > 12
        || !(agency.is_some() || (upper && day.is_some()))
    {
        return None;
    }
    let date =
        parse_date(words, order).filter(|d| d.moment.precision <= crate::model::Precision::Day);
    Some(Dateline {
        text: words.to_owned(),
        day,
        date,
        agency,
    })
}

fn month_and_day(text: &str) -> Option<(i8, i8)> {
    let words: Vec<String> = text.split_whitespace().map(bare).collect();
    words.windows(2).find_map(|w| {
        let day = |t: &str| t.parse::<i8>().ok().filter(|d| (1..=31).contains(d));
        match (month_of(&w[0]), month_of(&w[1])) {
            (Some(month), _) => Some((month, day(&w[1])?)),
            (_, Some(month)) => Some((month, day(&w[0])?)),
            _ => None,
        }
    })
}

/// The last character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|i| text.is_char_boundary(*i))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(text: &str) -> Line {
        Line::new(text.to_owned(), true)
    }

    fn read(text: &str) -> Option<String> {
        date_line(&line(text), DayOrder::Unknown).map(|d| {
            let extra = [d.source, d.byline]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>();
            format!("{} {:?} {}", d.date.moment.iso(), d.label, extra.join("/"))
                .trim()
                .to_owned()
        })
    }

    #[test]
    fn tables_are_whole() {
        for file in FILES {
            toml::from_str::<File>(file).unwrap();
        }
    }

    #[test]
    fn date_lines() {
        for (text, value) in [
            ("Updated 18:59, 07-Mar-2021", "2021-03-07T18:59 Updated"),
            ("Sunday, May 17, 2020", "2020-05-17 None"),
            (
                "(Xinhua)\u{a0}\u{a0}\u{a0} 15:51, May 17, 2020",
                "2020-05-17T15:51 None Xinhua",
            ),
            (
                "Published: 5 May 2020 14:30 GMT | Updated: 6 May 2020 09:00 GMT",
                "2020-05-05T14:30 Published",
            ),
            ("By Ann Lee | 17 May 2020", "2020-05-17 None Ann Lee"),
            ("May 3, 2021 · 6:05 PM ET", "2021-05-03T18:05 None"),
            (
                "Harbour Daily News | 3 May 2021",
                "2021-05-03 None Harbour Daily News",
            ),
            ("Publicado el 17 de mayo de 2020", "2020-05-17 Published"),
            (
                "Last updated on: March 7th, 2021 at 6:05 p.m. EST",
                "2021-03-07T18:05 Updated",
            ),
        ] {
            assert_eq!(read(text).as_deref(), Some(value), "{text}");
        }
        for text in [
            "The port was opened on 3 May 2021 by the minister.",
            "What we learned between 3 May 2021 and today",
            "No date here",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn bylines() {
        for (text, name) in [
            ("By Ann Lee", "Ann Lee"),
            ("BY ANN LEE AND BO EK", "ANN LEE AND BO EK"),
            ("By Ann Lee in Port Alba", "Ann Lee"),
            ("By Ann Lee, Harbour correspondent", "Ann Lee, Harbour"),
            ("Written by: Jan van der Berg | May 3", "Jan van der Berg"),
            ("Por Marta Ríos", "Marta Ríos"),
        ] {
            assert_eq!(byline(&line(text)).as_deref(), Some(name), "{text}");
        }
        for text in [
            "By the numbers",
            "By Monday",
            "Byzantine art on show",
            "By 2030",
        ] {
            assert_eq!(byline(&line(text)), None, "{text}");
        }
    }

    #[test]
    fn datelines() {
        let read = |t| dateline(t, DayOrder::Unknown);
        let found = read("BEIJING, May 17 (Xinhua) -- Across the globe, it is late.").unwrap();
        assert_eq!(found.day, Some((5, 17)));
        assert_eq!(found.agency.as_deref(), Some("Xinhua"));
        assert_eq!(found.text, "BEIJING, May 17 (Xinhua)");
        assert_eq!(
            read("LONDON (Reuters) - Shares fell.")
                .unwrap()
                .agency
                .as_deref(),
            Some("Reuters")
        );
        assert_eq!(
            read("PORT ALBA, March 3, 2021 — The port opened.")
                .unwrap()
                .date
                .unwrap()
                .moment
                .iso(),
            "2021-03-03"
        );
        assert_eq!(read("The port (pictured) opened - at last."), None);
        assert_eq!(read("Ferries run again - after a year."), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn leading_dates() {
        let text = "date 2021-06-16 The port has opened.";
        let (date, _, at) = leading_date(text, DayOrder::Unknown).unwrap();
        assert_eq!(
            (date.moment.iso().as_str(), &text[at..]),
            ("2021-06-16", "The port has opened.")
        );
        let text = "Published: 16 June 2021, 10:30 GMT The port has opened.";
        let (_, _, at) = leading_date(text, DayOrder::Unknown).unwrap();
        assert_eq!(&text[at..], "The port has opened.");
        assert_eq!(
            leading_date("On 16 June 2021 the port opened.", DayOrder::Unknown),
            None
        );
    }

    proptest! {
        #[test]
        fn any_line_is_read_without_fault(text in "\\PC{0,200}|(By|Updated|Date|[(|,.–-]|May|17|2020| |[A-Za-zßİ]{1,8}){0,30}") {
            let l = line(&text);
            date_line(&l, DayOrder::Unknown);
            byline(&l);
            source_line(&l);
            dateline(&text, DayOrder::Unknown);
            if let Some((_, _, at)) = leading_date(&text, DayOrder::Unknown) {
                prop_assert!(text.is_char_boundary(at));
            }
        }
    }
}
