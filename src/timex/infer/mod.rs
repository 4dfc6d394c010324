//! A missing publication date, concluded from what articles say. Never silent: the result says what
//! it was concluded from and how sure that is.
//!
//! Each clue names the days on which the article can have appeared. All clues together leave the
//! days that they have in common; clues that contradict each other conclude nothing.

mod anniversary;
mod neighbour;
mod tellings;
mod today;
mod weekday;

use super::value::{Stretch, Unit, Value};
use super::why::date_words;
use crate::model::{Document, Interval, Moment, Precision, Published, PublishedBy, Timex};
use jiff::civil::Date;
use tellings::Tellings;

/// Days of publication that something speaks for.
#[derive(Clone, Debug)]
struct Clue {
    first: Date,
    last: Date,
    /// The words it was concluded from, and how.
    evidence: String,
    /// Whether another reading is hardly possible.
    strong: bool,
}

impl Clue {
    /// One that names a year.
    fn year(year: i16, evidence: String, strong: bool) -> Option<Self> {
        Some(Self {
            first: Date::new(year, 1, 1).ok()?,
            last: Date::new(year, 12, 31).ok()?,
            evidence,
            strong,
        })
    }
}

/// Concludes publication dates of articles that have none; returns the indices of those changed.
///
/// Clues are: an anniversary with its first year ("the 75th anniversary of the United Nations"), a
/// weekday with a day and a month, "today" or "a year ago today" beside a date, other dated articles
/// that tell of the same day in much the same words, and dated articles whose files or addresses are
/// numbered before and after. What results is a day, a month or a year.
pub fn infer_dates(documents: &mut [Document]) -> Vec<usize> {
    let undated: Vec<usize> = (0..documents.len())
        .filter(|i| {
            let published = &documents[*i].published;
            published.moment.is_none() && published.by == PublishedBy::Unknown
        })
        .collect();
    if undated.is_empty() {
        return Vec::new();
    }
    let told = Tellings::of(documents);
    let mut neighbours = neighbour::clues(documents, &undated);
    let mut changed = Vec::new();
    for i in undated {
        let document = &documents[i];
        let mut clues = anniversary::clues(document);
        clues.extend(today::clues(document));
        clues.extend(weekday::clues(document, told.years));
        clues.extend(told.clues(document));
        clues.extend(neighbours.remove(&i));
        if let Some(published) = conclude(&clues) {
            documents[i].published = published;
            changed.push(i);
        }
    }
    changed
}

/// The days that all clues agree on.
fn conclude(clues: &[Clue]) -> Option<Published> {
    let first = clues.iter().map(|c| c.first).max()?;
    let last = clues.iter().map(|c| c.last).min()?;
    if first > last || first.year() != last.year() {
        return None;
    }
    let stretch = if first == last {
        Stretch::Day(first)
    } else if first.month() == last.month() {
        Stretch::Month(first.year(), first.month())
    } else {
        Stretch::Year(first.year())
    };
    let (precision, date) = match stretch {
        Stretch::Day(day) => (Precision::Day, day),
        Stretch::Month(..) => (Precision::Month, first.first_of_month()),
        _ => (Precision::Year, first.first_of_year()),
    };
    let strong = clues.iter().any(|c| c.strong);
    let sure = match (clues.len(), strong) {
        (2.., true) => "likely",
        (_, true) => "fairly likely",
        _ => "uncertain",
    };
    // What says most comes first.
    let mut said: Vec<&Clue> = clues.iter().collect();
    said.sort_by_key(|c| super::calendar::days_between(c.first, c.last));
    let evidence: Vec<&str> = said.iter().take(3).map(|c| c.evidence.as_str()).collect();
    let what = match precision {
        Precision::Year => format!("the year {}", date.year()),
        _ => date_words(stretch),
    };
    Some(Published {
        moment: Some(Moment {
            date,
            time: None,
            precision,
        }),
        by: PublishedBy::Inferred,
        evidence: evidence.join("; "),
        assumed: Some(format!("{what} is inferred: {sure}")),
    })
}

/// The days of a timex that is fully known.
fn days(timex: &Timex) -> Option<Interval> {
    match timex.value.parse() {
        Ok(Value::Date(stretch)) => stretch.interval(),
        Ok(Value::Time(day, _)) => Stretch::around(day, Unit::Day).interval(),
        _ => None,
    }
}

/// Years that a document names.
fn years(document: &Document) -> Vec<i16> {
    let days = document.timexes.iter().filter_map(days);
    days.map(|i| i.earliest.year()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::grammar::tests::published;
    use super::*;
    use crate::text::Parsed;

    fn article(text: &str, date: &str) -> Document {
        let parsed = Parsed::new(text);
        let published = published(date);
        let timexes = crate::timex::read(&parsed, &published, "en");
        Document {
            path: String::new(),
            title: "Harbour opens".to_owned(),
            source: None,
            byline: None,
            url: None,
            language: "en".to_owned(),
            published,
            sentences: parsed.sentences.iter().map(|s| s.span).collect(),
            text: text.to_owned(),
            timexes,
            mentions: Vec::new(),
            figures: Vec::new(),
            quotations: Vec::new(),
            duplicate: None,
        }
    }

    fn inferred(articles: &[(&str, &str)]) -> Option<String> {
        let mut documents: Vec<Document> = articles.iter().map(|(t, d)| article(t, d)).collect();
        let changed = infer_dates(&mut documents);
        let published = &documents[*changed.first()?].published;
        assert!(!published.evidence.is_empty() && published.assumed.is_some());
        Some(published.moment?.iso())
    }

    #[test]
    fn an_anniversary_tells_the_year() {
        let year = |text| inferred(&[(text, "")]);
        assert_eq!(
            year("The company, founded in 1945, marks its 75th anniversary this year.").as_deref(),
            Some("2020")
        );
        assert_eq!(
            year("The United Nations celebrates the 75th anniversary of its founding this year.")
                .as_deref(),
            Some("2020")
        );
        assert_eq!(year("The club marks its anniversary."), None);
        assert_eq!(
            year("The firm marks the 20th anniversary of its founding."),
            None
        );
    }

    #[test]
    fn a_weekday_tells_the_year() {
        assert_eq!(
            inferred(&[("In 2019 they met. On Friday, May 15 they met again.", "")]).as_deref(),
            Some("2020")
        );
        assert_eq!(inferred(&[("On Friday, May 15 they met.", "")]), None);
    }

    #[test]
    fn the_same_words_elsewhere_tell_the_year() {
        let told =
            "Minister Alba Moreno opened the harbour of Port Sol on 12 March with President Ruiz.";
        let same =
            "On 12 March, President Ruiz and Minister Alba Moreno opened the harbour of Port Sol.";
        assert_eq!(
            inferred(&[(told, "2018-04-02"), (same, "")]).as_deref(),
            Some("2018")
        );
        let other = "On 12 March a fire burned the market of another town.";
        assert_eq!(inferred(&[(told, "2018-04-02"), (other, "")]), None);
    }

    #[test]
    fn contradiction_concludes_nothing() {
        let text = "Founded in 1945, it marks its 75th anniversary. Founded in 1950, the other marks its 75th anniversary.";
        assert_eq!(inferred(&[(text, "")]), None);
    }

    #[test]
    fn today_beside_a_date_tells_the_day() {
        let day = |text| inferred(&[(text, "")]);
        let text = "A year ago today, on 11 March 2020, the world stopped.";
        assert_eq!(day(text).as_deref(), Some("2021-03-11"));
        assert_eq!(
            day("The vote is today, 11 March 2020, in Oslo.").as_deref(),
            Some("2020-03-11")
        );
        assert_eq!(
            day("Yesterday (11 March 2020) they voted.").as_deref(),
            Some("2020-03-12")
        );
        assert_eq!(day("He came today. On 11 March 2020 he left."), None);
    }

    #[test]
    fn the_same_telling_narrows_the_day() {
        let told =
            "Minister Alba Moreno opened the harbour of Port Sol on Friday with President Ruiz.";
        let same =
            "On Friday, President Ruiz and Minister Alba Moreno opened the harbour of Port Sol.";
        assert_eq!(
            inferred(&[(told, "2018-04-09"), (same, "")]).as_deref(),
            Some("2018-04")
        );
        let other = "On Friday a fire burned the market of another town.";
        let subject =
            "Port Sol is thankful to President Ruiz for the harbour, a teacher said on Friday.";
        assert_eq!(inferred(&[(told, "2018-04-09"), (subject, "")]), None);
        assert_eq!(inferred(&[(told, "2018-04-09"), (other, "")]), None);
    }

    #[test]
    fn numbered_neighbours_narrow_the_month() {
        let names = [
            "a/story-101.txt",
            "a/story-103.txt",
            "a/story-107.txt",
            "a/story-105.txt",
        ];
        let dates = ["2018-04-02", "2018-04-09", "2018-04-20", ""];
        let mut documents: Vec<Document> = (0..4)
            .map(|i| Document {
                path: names[i].to_owned(),
                ..article("It rained.", dates[i])
            })
            .collect();
        assert_eq!(infer_dates(&mut documents), [3]);
        let iso = documents[3].published.moment.map(Moment::iso);
        assert_eq!(iso.as_deref(), Some("2018-04"));
        // Numbers that do not run with the dates say nothing.
        documents[3].published = published("");
        documents[0].published = published("2018-06-02");
        assert!(infer_dates(&mut documents).is_empty());
    }
}
