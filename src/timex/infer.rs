//! A missing publication date, concluded from what articles say. Never silent: the result says what
//! it was concluded from and how sure that is.

use super::calendar;
use super::grammar::Grammar;
use super::scan::Scan;
use super::value::{Partial, Value};
use crate::model::{Document, Moment, Precision, Published, PublishedBy, Span};
use crate::text::Parsed;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// A year that something speaks for.
#[derive(Clone, Debug)]
struct Clue {
    year: i16,
    /// The words it was concluded from, and how.
    evidence: String,
    /// Whether another reading is hardly possible.
    strong: bool,
}

/// Concludes publication dates of articles that have none; returns the indices of those changed.
///
/// Clues are: an anniversary with its first year ("the 75th anniversary of the United Nations"), a
/// weekday with a day and a month, and other dated articles that tell of the same day in much the
/// same words. Clues that contradict each other conclude nothing. What results is a year, not a day.
pub fn infer_dates(documents: &mut [Document]) -> Vec<usize> {
    let told = Told::of(documents);
    let mut changed = Vec::new();
    for (i, document) in documents.iter_mut().enumerate() {
        if document.published.moment.is_some() || document.published.by != PublishedBy::Unknown {
            continue;
        }
        let mut clues = anniversaries(document);
        clues.extend(weekdays(document, told.years));
        clues.extend(told.same_days(document));
        if let Some(published) = conclude(&clues) {
            document.published = published;
            changed.push(i);
        }
    }
    changed
}

/// The year that all clues agree on.
fn conclude(clues: &[Clue]) -> Option<Published> {
    let first = clues.first()?;
    if clues.iter().any(|c| c.year != first.year) {
        return None;
    }
    let sure = if clues.len() > 1 && clues.iter().any(|c| c.strong) {
        "likely"
    } else if first.strong {
        "fairly likely"
    } else {
        "uncertain"
    };
    let evidence: Vec<&str> = clues.iter().take(3).map(|c| c.evidence.as_str()).collect();
    Some(Published {
        moment: Some(Moment {
            date: Date::new(first.year, 1, 1).ok()?,
            time: None,
            precision: Precision::Year,
        }),
        by: PublishedBy::Inferred,
        evidence: evidence.join("; "),
        assumed: Some(format!("the year {} is inferred: {sure}", first.year)),
    })
}

/// Years in which things began, by their names in lower case.
static BEGINNINGS: LazyLock<Vec<(Vec<String>, i16)>> = LazyLock::new(|| {
    include_str!("../../assets/lang/en/beginnings.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|line| {
            let (year, names) = line.split_once('\t')?;
            let names = names.split('\t').map(str::to_owned).collect();
            Some((names, year.parse().ok()?))
        })
        .collect()
});

/// "marks the 75th anniversary of its founding this year": the first year is in the sentence, or is
/// that of the name that stands nearest in it.
fn anniversaries(document: &Document) -> Vec<Clue> {
    let mut out = Vec::new();
    if !document.text.contains("anniversary") {
        return out;
    }
    let grammar = Grammar::of("en");
    for sentence in &document.sentences {
        let text = sentence.of(&document.text);
        let Some(at) = text.find("anniversary") else {
            continue;
        };
        let parsed = Parsed::new(text);
        let token = parsed.token_at(at as u32);
        // "the 75th anniversary": the ordinal just before.
        let ordinal = (1..=4)
            .filter_map(|n| token.checked_sub(n))
            .find_map(|t| {
                let found = grammar.numbers.ordinal(&parsed, t)?;
                (t + found.tokens == token).then_some(found.value)
            })
            .filter(|n| *n >= 1.0 && *n <= 1000.0);
        let Some(ordinal) = ordinal else { continue };
        let years: BTreeSet<i16> = document
            .timexes
            .iter()
            .filter(|t| sentence.contains(t.span))
            .filter_map(|t| match t.value.parse() {
                Ok(Value::Date(stretch)) => stretch.interval().map(|i| i.earliest.year()),
                _ => None,
            })
            .collect();
        let first = match years.iter().next() {
            Some(year) if years.len() == 1 => {
                Some((*year, "the year in the same sentence".to_owned()))
            }
            Some(_) => None,
            None => beginning(text, at),
        };
        let Some((year, from)) = first else { continue };
        let Ok(now) = i16::try_from(i32::from(year) + ordinal as i32) else {
            continue;
        };
        if !(1600..=2199).contains(&now) {
            continue;
        }
        let words = around(text, at);
        out.push(Clue {
            year: now,
            evidence: format!("“{words}”: {year} ({from}) and {ordinal} years are {now}"),
            strong: text.contains("this year") || text.contains("today") || text.contains("mark"),
        });
    }
    out
}

/// The name of the table that stands nearest to the place.
fn beginning(text: &str, at: usize) -> Option<(i16, String)> {
    let mut best: Option<(usize, i16, &str)> = None;
    for (names, year) in BEGINNINGS.iter() {
        for name in names {
            for (found, _) in text.match_indices(name.as_str()) {
                let whole = !text[found + name.len()..].starts_with(char::is_alphanumeric)
                    && !text[..found].ends_with(char::is_alphanumeric);
                let off = found.abs_diff(at);
                if whole && best.is_none_or(|(o, ..)| off < o) {
                    best = Some((off, *year, name));
                }
            }
        }
    }
    best.map(|(_, year, name)| (year, format!("when the {name} began")))
}

/// Some words around a place, for evidence.
fn around(text: &str, at: usize) -> String {
    let from = text[..at]
        .char_indices()
        .rev()
        .filter(|(_, c)| *c == ' ')
        .nth(2);
    let from = from.map_or(0, |(i, _)| i + 1);
    let to = text[at..].char_indices().filter(|(_, c)| *c == ' ').nth(4);
    let to = to.map_or(text.len(), |(i, _)| at + i);
    text[from..to]
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// "Friday, 15 May" without a year: the one year near those that the text, or the corpus, names.
fn weekdays(document: &Document, corpus: Option<(i16, i16)>) -> Vec<Clue> {
    let named: Vec<i16> = document
        .timexes
        .iter()
        .filter_map(|t| match t.value.parse() {
            Ok(Value::Date(stretch)) => stretch.interval().map(|i| i.earliest.year()),
            _ => None,
        })
        .collect();
    let range = match named.iter().max() {
        Some(latest) => Some((*latest, latest + 3)),
        None => corpus,
    };
    let Some((from, to)) = range else {
        return Vec::new();
    };
    let grammar = Grammar::of(&document.language);
    let mut out = Vec::new();
    for timex in &document.timexes {
        let Ok(Value::Partial(Partial::Day(Some(month), Some(day)))) = timex.value.parse() else {
            continue;
        };
        let words = timex.span.of(&document.text);
        let parsed = Parsed::new(words);
        let scan = Scan::new(&parsed, &grammar.vocabulary, grammar.numbers);
        let weekday = grammar
            .phrases(&scan)
            .first()
            .and_then(|p| p.fields.weekday);
        let Some(weekday) = weekday else { continue };
        let fits: Vec<i16> = (from..=to)
            .filter(|y| Date::new(*y, month, day).is_ok_and(|d| calendar::weekday(d) == weekday))
            .collect();
        if let [year] = fits[..] {
            out.push(Clue {
                year,
                evidence: format!("“{words}” fell on that weekday in {year}"),
                strong: !named.is_empty(),
            });
        }
    }
    out
}

/// Year, names around it, and the article that tells it.
type ToldOnce = (i16, BTreeSet<String>, String);

/// What dated articles tell, by day of the year.
struct Told {
    days: HashMap<(i8, i8), Vec<ToldOnce>>,
    /// First and last year of publication in the corpus.
    years: Option<(i16, i16)>,
}

impl Told {
    fn of(documents: &[Document]) -> Self {
        let mut days: HashMap<_, Vec<_>> = HashMap::new();
        let undated = documents.iter().any(|d| d.published.moment.is_none());
        let years: Vec<i16> = documents
            .iter()
            .filter_map(|d| d.published.moment.map(|m| m.date.year()))
            .collect();
        for document in documents
            .iter()
            .filter(|d| undated && d.published.moment.is_some())
        {
            for timex in &document.timexes {
                let day = match timex.interval {
                    Some(i) if i.earliest == i.latest => i.earliest,
                    _ => continue,
                };
                if let Some(sentence) = document.sentence_at(timex.span.start) {
                    let words = content(document, document.sentences[sentence]);
                    let entry = (day.year(), words, document.title.clone());
                    days.entry((day.month(), day.day()))
                        .or_default()
                        .push(entry);
                }
            }
        }
        Self {
            days,
            years: years.iter().min().copied().zip(years.iter().max().copied()),
        }
    }

    /// Days of the year that dated articles tell of in much the same words.
    fn same_days(&self, document: &Document) -> Vec<Clue> {
        let mut votes: BTreeMap<i16, (usize, String)> = BTreeMap::new();
        for timex in &document.timexes {
            let (month, day) = match timex.value.parse() {
                Ok(Value::Partial(Partial::Day(Some(m), Some(d)) | Partial::DayTime(m, d, _))) => {
                    (m, d)
                }
                _ => continue,
            };
            let Some(sentence) = document.sentence_at(timex.span.start) else {
                continue;
            };
            let words = content(document, document.sentences[sentence]);
            let told = self
                .days
                .get(&(month, day))
                .into_iter()
                .flatten()
                .take(MOST_COMPARED);
            for (year, other, title) in told {
                let shared = words.intersection(other).count();
                let fewer = words.len().min(other.len());
                if shared >= 4 && shared * 5 >= fewer * 2 {
                    let said = timex.span.of(&document.text);
                    let entry = votes.entry(*year).or_default();
                    entry.0 += 1;
                    if entry.1.is_empty() {
                        entry.1 = format!(
                            "“{said}” is told in much the same words in “{title}”, of {year}"
                        );
                    }
                }
            }
        }
        let clues = votes.into_iter().map(|(year, (count, evidence))| Clue {
            year,
            evidence,
            strong: count >= 2,
        });
        clues.collect()
    }
}

/// So many tellings of one day are compared with.
const MOST_COMPARED: usize = 200;

/// The words of a sentence that carry its content: longer ones, and those with capitals or digits.
fn content(document: &Document, sentence: Span) -> BTreeSet<String> {
    sentence
        .of(&document.text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 4 || w.starts_with(|c: char| c.is_uppercase()))
        .take(80)
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::grammar::tests::published;
    use super::*;

    fn article(text: &str, date: &str) -> Document {
        let parsed = Parsed::new(text);
        let published = published(date);
        let timexes = super::super::read(&parsed, &published, "en");
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
}
