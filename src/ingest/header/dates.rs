//! Lines whose news is a date.

use super::byline::byline_of;
use super::{WORDS, bare, floor, is_name_word, is_news, is_personal_name, outlet};
use crate::ingest::lines::Line;
use crate::ingest::{furniture, sources};
use crate::timex::{DayOrder, PrintedDate, parse_date};
use std::collections::HashSet;

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
}

/// Words of the longest such line.
const LONGEST: usize = 24;

/// Reads "Updated 18:59, 07-Mar-2021", "(Agency) 15:51, May 17, 2020", "Ann Lee | 17 May 2020".
/// `None` for lines that say more than that.
pub fn date_line(line: &Line, order: DayOrder) -> Option<DateLine> {
    if line.words > LONGEST || line.text.len() > 300 {
        return None;
    }
    let date = parse_date(&line.text, order)?;
    let before = &line.text[..date.range.start];
    let after = &line.text[date.range.end..];
    let mut rest = Rest::default();
    let label = label_of(&line.text);
    let names = byline_of(before);
    if names.is_none() {
        parts(before).try_for_each(|p| rest.add(p))?;
    }
    rest.byline = names.or(rest.byline);
    parts(after).try_for_each(|p| rest.add(p))?;
    let signs = has_separator(&line.text);
    let said = label != Label::None || date.moment.time.is_some();
    let known = rest.source.is_some() || rest.byline.is_some();
    let explained = match rest
        .unknown
        .iter()
        .map(|p| p.split(' ').count())
        .sum::<usize>()
    {
        0 => true,
        1..=2 if line.words <= 7 && !line.stop => true,
        n => n <= 6 && !line.stop && (signs || said || known),
    };
    if signs && rest.byline.is_none() {
        let is_name = |p: &&String| is_personal_name(&Line::new((*p).clone(), true));
        rest.byline = rest.unknown.iter().find(is_name).cloned();
    }
    explained.then_some(DateLine {
        date,
        label,
        source: rest.source,
        byline: rest.byline,
    })
}

/// What a date line says besides the date.
#[derive(Default)]
struct Rest {
    source: Option<String>,
    byline: Option<String>,
    /// Capitalised words that nothing explains.
    unknown: Vec<String>,
}

impl Rest {
    /// `None` if the part is no part of a date line.
    fn add(&mut self, part: &str) -> Option<()> {
        let news: Vec<&str> = part.split_whitespace().filter(|w| is_news(w)).collect();
        if news.is_empty() {
            return Some(());
        }
        let words = news.join(" ");
        let words = words.trim_end_matches(['.', ':', '-', '–', '—']).trim_end();
        let source = sources::by_name(words)
            .map(str::to_owned)
            .or_else(|| outlet(part))
            .or_else(|| outlet(words));
        if let Some(source) = source {
            self.source.get_or_insert(source);
        } else if let Some(byline) = byline_of(part) {
            self.byline.get_or_insert(byline);
        } else if news.iter().all(|w| is_name_word(w)) {
            self.unknown.push(words.to_owned());
        } else if !furniture::is_known(part) {
            return None;
        }
        Some(())
    }
}

/// What stands between separating signs.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(['|', '·', '•', '(', ')', '[', ']', ',', ';', '\t', '/'])
        .flat_map(|p| p.split("  "))
        .flat_map(|p| p.split("\u{a0}\u{a0}"))
        .map(|p| p.trim_matches(|c: char| c.is_whitespace() || "-–—.*".contains(c)))
        .filter(|p| !p.is_empty())
}

fn has_separator(text: &str) -> bool {
    text.contains(['|', '·', '•', '(', '—', '–'])
        || text.contains(" - ")
        || text.contains("  ")
        || text.contains("\u{a0}\u{a0}")
}

/// The label that the line, or one of its parts, begins with.
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

/// A date with its label that stands before the first words of a text: "date 2021-06-16 The port ...".
/// Returns the date and where the text itself begins.
pub fn leading_date(text: &str, order: DayOrder) -> Option<(PrintedDate, Label, usize)> {
    let head = &text[..floor(text, 80)];
    let date = parse_date(head, order)?;
    let before = &head[..date.range.start];
    let label = label_of(before);
    if label == Label::None || before.split_whitespace().any(is_news) {
        return None;
    }
    let mut at = date.range.end;
    for word in text[date.range.end..].split_whitespace() {
        let start = at + text[at..].find(word)?;
        if !belongs_to_date(word) {
            return Some((date, label, start));
        }
        at = start + word.len();
    }
    None
}

/// A time of day, a zone, a weekday, a sign; not a word that a sentence may begin with.
fn belongs_to_date(word: &str) -> bool {
    let low = bare(word);
    let sentence = matches!(
        low.as_str(),
        "the" | "of" | "at" | "on" | "and" | "today" | "local" | "beijing"
    );
    let time = word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(':');
    low.is_empty() || time || (low.len() > 1 && !sentence && WORDS.small.contains(&low))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        date_line(&Line::new(text.to_owned(), true), DayOrder::Unknown).map(|d| {
            let extra: Vec<String> = [d.source, d.byline].into_iter().flatten().collect();
            let found = format!("{} {:?} {}", d.date.moment.iso(), d.label, extra.join("/"));
            found.trim().to_owned()
        })
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
            (
                "Harbour Daily · Ann Lee · Thursday 12 March 2020",
                "2020-03-12 None Harbour Daily/Ann Lee",
            ),
            (
                "By Ann Lee in Port Alba, 17 May 2020",
                "2020-05-17 None Ann Lee",
            ),
            ("May 3, 2021 · 6:05 PM ET", "2021-05-03T18:05 None"),
            ("May 3, 2021 · 4 min read", "2021-05-03 None"),
            ("London, 3 May 2021", "2021-05-03 None"),
            (
                "Harbour Daily News | 3 May 2021",
                "2021-05-03 None Harbour Daily News",
            ),
            (
                "The Alba Ledger, Thursday 25 February 2021. From Port Wire.",
                "2021-02-25 None The Alba Ledger",
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
            "Storm of 3 May 2021: what we know (so far)",
            "No date here",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn leading_dates() {
        let read = |text: &str| {
            let (date, _, at) = leading_date(text, DayOrder::Unknown)?;
            Some(format!("{} {}", date.moment.iso(), &text[at..]))
        };
        for text in [
            "date 2021-06-16 The port has opened.",
            "Updated: 16 June 2021 GMT The port has opened.",
            "Published 16 June 2021 - The port has opened.",
        ] {
            let found = read(text).unwrap_or_default();
            assert_eq!(found, "2021-06-16 The port has opened.", "{text}");
        }
        assert_eq!(read("On 16 June 2021 the port opened."), None);
        assert_eq!(read("Date palms planted on 16 June 2021 grew."), None);
    }
}
