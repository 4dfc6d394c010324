//! Short phrases that several formats share.

use crate::compare::{Comparison, Place};
use crate::model::{Cluster, Corpus, Document, Interval, Precision};
use crate::timeline::label;
use std::cmp::Reverse;

/// Source and date of an article, what is known of them.
pub fn facts(document: &Document) -> Vec<String> {
    let date = document
        .published
        .moment
        .map_or_else(|| "no date".to_owned(), |moment| label(moment.interval()));
    document.source.iter().cloned().chain([date]).collect()
}

/// A, B, C: how a compared article is called.
pub fn letter(article: usize) -> String {
    char::from(b'A' + (article % 26) as u8).to_string()
}

/// The words of a compared sentence.
pub fn sentence<'a>(corpus: &'a Corpus, comparison: &Comparison, place: Place) -> &'a str {
    let document = corpus.document(comparison.documents[place.article]);
    document.sentences[place.sentence].of(&document.text)
}

/// Who says it, and when it was published: `Meridian Wire, 31 January 2020`.
pub fn origin(document: &Document) -> String {
    let who = document.source.as_deref().unwrap_or(&document.title);
    match document.published.moment {
        Some(moment) => format!("{who}, {}", label(moment.interval())),
        None => who.to_owned(),
    }
}

/// How much was loaded, and which time it tells of.
pub fn extent(corpus: &Corpus) -> String {
    let mut parts = vec![
        count(corpus.documents.len(), "article"),
        count(corpus.events.len(), "event"),
    ];
    let days = || corpus.events.iter().filter_map(|e| e.interval);
    let ends = days()
        .map(|i| i.earliest)
        .min()
        .zip(days().map(|i| i.latest).max());
    parts.extend(ends.map(|(a, b)| label(Interval::new(a, b, Precision::Range))));
    parts.join(" · ")
}

/// The `most` weightiest clusters that are known less exactly than to a day, in the order of time.
pub fn vague(corpus: &Corpus, most: usize) -> Vec<(Interval, &Cluster)> {
    let mut clusters: Vec<(Interval, &Cluster)> = corpus
        .clusters
        .iter()
        .filter_map(|c| Some((corpus.event(c.best).interval?, c)))
        .filter(|(interval, _)| interval.days() > 1)
        .collect();
    clusters.sort_by_key(|(_, c)| Reverse(c.events.len()));
    clusters.truncate(most);
    clusters.sort_by_key(|(interval, c)| (*interval, c.best));
    clusters
}

/// `1 event`, `2 events`, `1,204 events`.
pub fn count(n: usize, one: &str) -> String {
    format!("{} {one}{}", grouped(n), if n == 1 { "" } else { "s" })
}

fn grouped(n: usize) -> String {
    group_digits(&n.to_string())
}

/// A number for reading: `20,000,000`, `7.4`, `-1,200.5`.
pub fn number(value: f64) -> String {
    let text = value.to_string();
    let (sign, text) = text
        .strip_prefix('-')
        .map_or(("", text.as_str()), |t| ("-", t));
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text, String::new()), |(w, f)| (w, format!(".{f}")));
    format!("{sign}{}{fraction}", group_digits(whole))
}

/// Digits in groups of three.
fn group_digits(digits: &str) -> String {
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_well() {
        assert_eq!(count(1, "event"), "1 event");
        assert_eq!(count(0, "event"), "0 events");
        assert_eq!(count(1_234_567, "event"), "1,234,567 events");
        assert_eq!(number(20_000_000.0), "20,000,000");
        assert_eq!(number(-1200.5), "-1,200.5");
        assert_eq!(number(7.4), "7.4");
    }
}
