//! The publication date: all evidence weighed, the best kept with its words.

use super::header::{Dateline, Label};
use super::survey::Survey;
use crate::model::{Moment, Precision, Published, PublishedBy};
use crate::timex::{DayOrder, PrintedDate, parse_date};
use jiff::civil::Date;

/// A date found somewhere, with its words.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The date.
    pub date: PrintedDate,
    /// Where it was found.
    pub by: PublishedBy,
    /// The words.
    pub words: String,
    /// The less the better.
    rank: u8,
}

impl Evidence {
    /// From metadata.
    pub fn meta(words: &str, order: DayOrder) -> Option<Self> {
        Self::read(words, PublishedBy::Meta, 0, order)
    }

    /// From the page, outside its main text.
    pub fn shown(words: &str, order: DayOrder) -> Option<Self> {
        Self::read(words, PublishedBy::Header, 3, order)
    }

    /// From a line above the text, or below it.
    pub fn line(date: PrintedDate, label: Label, words: &str, below: bool) -> Self {
        let rank = match (label, date.moment.time.is_some(), below) {
            (Label::Published, _, false) => 1,
            (Label::None, true, false) => 2,
            (Label::None, false, false) => 3,
            (Label::Updated, _, false) => 4,
            (Label::Published, _, true) => 5,
            (_, _, true) => 7,
        };
        Self {
            date,
            by: PublishedBy::Header,
            words: words.to_owned(),
            rank,
        }
    }

    /// From a row of links, where the day of reading may stand instead.
    pub fn masthead(date: PrintedDate, words: &str) -> Self {
        Self {
            date,
            by: PublishedBy::Header,
            words: words.to_owned(),
            rank: 8,
        }
    }

    /// From the address of the page.
    pub fn url(url: &str, order: DayOrder) -> Option<Self> {
        let path = url.split_once("://").map_or(url, |(_, rest)| rest);
        let (_, path) = path.split_once('/')?;
        Self::read(path, PublishedBy::Url, 6, order).filter(Self::is_day)
    }

    /// From the file's name.
    pub fn file_name(name: &str, order: DayOrder) -> Option<Self> {
        Self::read(name, PublishedBy::FileName, 10, order).filter(Self::is_day)
    }

    /// From the dateline, the year taken from `years` if it is not given there.
    pub fn dateline(dateline: &Dateline, years: &[i16]) -> Option<Self> {
        let date = match (&dateline.date, dateline.day) {
            (Some(date), _) => date.clone(),
            (None, Some((month, day))) => {
                let date = years.iter().find_map(|y| Date::new(*y, month, day).ok())?;
                PrintedDate {
                    moment: Moment::day(date),
                    ambiguous: false,
                    proves: None,
                    range: 0..dateline.text.len(),
                }
            }
            (None, None) => return None,
        };
        Some(Self {
            date,
            by: PublishedBy::Dateline,
            words: dateline.text.clone(),
            rank: 9,
        })
    }

    fn read(words: &str, by: PublishedBy, rank: u8, order: DayOrder) -> Option<Self> {
        Some(Self {
            date: parse_date(words, order)?,
            by,
            words: words.trim().to_owned(),
            rank,
        })
    }

    fn is_day(&self) -> bool {
        self.date.moment.precision <= Precision::Day
    }
}

/// The best evidence. Other evidence for the same day may add the time of day; another day in the
/// address is believed more than a bare date above the text, which may be the day of reading.
pub fn choose(mut all: Vec<Evidence>, survey: &Survey) -> Published {
    all.sort_by_key(|e| e.rank);
    let Some(mut best) = all.first().cloned() else {
        return Published::unknown();
    };
    if best.date.ambiguous {
        settle(&mut best, &all);
    }
    let address = all.iter().find(|e| e.by == PublishedBy::Url);
    if let Some(url) = address
        && best.rank == 3
        && apart(&best, url) > 2
    {
        best = url.clone();
    }
    let exact = |e: &&Evidence| {
        e.date.moment.time.is_some() && e.date.moment.date == best.date.moment.date && e.rank < 8
    };
    if best.date.moment.time.is_none()
        && best.date.moment.precision == Precision::Day
        && let Some(same) = all.iter().find(exact)
        && (best.by != PublishedBy::Meta || same.by == PublishedBy::Meta)
    {
        best = same.clone();
    }
    Published {
        moment: Some(best.date.moment),
        by: best.by,
        assumed: assumed(&best, survey),
        evidence: best.words,
    }
}

/// Day and month exchanged, if other evidence names that day.
fn settle(best: &mut Evidence, all: &[Evidence]) {
    let date = best.date.moment.date;
    let Ok(other) = Date::new(date.year(), date.day(), date.month()) else {
        return;
    };
    let certain = |d: Date| {
        all.iter()
            .any(|e| !e.date.ambiguous && e.date.moment.date == d)
    };
    if certain(other) && !certain(date) {
        best.date.moment.date = other;
        best.date.ambiguous = false;
    } else if certain(date) {
        best.date.ambiguous = false;
    }
}

fn apart(a: &Evidence, b: &Evidence) -> i64 {
    let days = |e: &Evidence| e.date.moment.interval();
    i64::from((days(a).earliest - days(b).earliest).get_days()).abs()
}

fn assumed(best: &Evidence, survey: &Survey) -> Option<String> {
    if !best.date.ambiguous {
        return None;
    }
    Some(match survey.order() {
        (DayOrder::MonthFirst, Some(proof)) => format!("month before day, as in {proof} elsewhere"),
        (DayOrder::DayFirst, Some(proof)) => format!("day before month, as in {proof} elsewhere"),
        _ => "day before month; nothing tells".to_owned(),
    })
}

/// Years that an address, a file's name or a line with a copyright sign gives.
pub fn years(text: &str) -> impl Iterator<Item = i16> + '_ {
    text.split(|c: char| !c.is_ascii_digit())
        .filter_map(|n| match n.len() {
            4 => n.parse().ok(),
            8 => n.get(..4)?.parse().ok(),
            _ => None,
        })
        .filter(|y| (1900..=2100).contains(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: DayOrder = DayOrder::Unknown;

    fn line(words: &str, label: Label) -> Evidence {
        let date = parse_date(words, OPEN).unwrap();
        Evidence::line(date, label, words, false)
    }

    fn url(words: &str) -> Evidence {
        Evidence::url(words, OPEN).unwrap()
    }

    fn chosen(all: Vec<Evidence>) -> String {
        let found = choose(all, &Survey::default());
        let date = found.moment.map_or("none".to_owned(), Moment::iso);
        let assumed = if found.assumed.is_some() {
            " assumed"
        } else {
            ""
        };
        format!("{date} {}{assumed}", found.by.name())
    }

    #[test]
    fn the_best_evidence_wins() {
        let page = "https://port.example/2020/05/17/x.html";
        let updated = line("7 May 2020", Label::Updated);
        assert_eq!(chosen(vec![]), "none none");
        assert_eq!(
            chosen(vec![updated.clone(), line("5 May 2020", Label::Published)]),
            "2020-05-05 header"
        );
        // The time of day is taken from other evidence for the same day.
        let bare = line("May 17, 2020", Label::None);
        let timed = line("15:51, May 17, 2020", Label::Updated);
        assert_eq!(chosen(vec![bare.clone(), timed]), "2020-05-17T15:51 header");
        // A bare date far from the one in the address may be the day of reading.
        assert_eq!(chosen(vec![bare, url(page)]), "2020-05-17 header");
        let read = line("June 30, 2021", Label::None);
        assert_eq!(chosen(vec![read, url(page)]), "2020-05-17 url");
        assert_eq!(
            chosen(vec![
                Evidence::file_name("2020-05-18_x", OPEN).unwrap(),
                url(page)
            ]),
            "2020-05-17 url"
        );
        assert!(Evidence::url("https://port.example/2020/story", OPEN).is_none());
    }

    #[test]
    fn day_and_month_are_settled_by_other_evidence_or_marked_as_assumed() {
        let open = || line("03/04/2020", Label::None);
        assert_eq!(chosen(vec![open()]), "2020-04-03 header assumed");
        let day = url("https://port.example/2020/03/04/x");
        assert_eq!(chosen(vec![open(), day]), "2020-03-04 header");
    }

    #[test]
    fn datelines_take_their_year_from_elsewhere() {
        let dateline =
            crate::ingest::header::dateline("ALBA, May 17 (Xinhua) -- It blew.", OPEN).unwrap();
        assert!(Evidence::dateline(&dateline, &[]).is_none());
        let found = Evidence::dateline(&dateline, &[2020]).unwrap();
        assert_eq!(chosen(vec![found]), "2020-05-17 dateline");
        assert_eq!(years("© 2020 Port Post, 12345").collect::<Vec<_>>(), [2020]);
    }
}
