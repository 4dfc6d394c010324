//! How a figure grows or falls from date to date.

use super::entry::{Figures, Point, Series};
use crate::event::sets::shared;
use crate::event::words::Sentences;
use crate::model::{Corpus, EntityKind, Qualifier, day_number};
use std::collections::{BTreeMap, BTreeSet};

/// Fewest dates that make a line.
const DATES: usize = 3;
/// Longest stretch of days that counts as one date.
const VAGUE: i64 = 31;
/// Most dates of a line.
const MOST: usize = 400;

/// The lines that the things counted have, by thing.
///
/// A thing is the same only in the same place: cases in Italy are no growth of cases in Spain. And
/// only in like sentences: countries that sent masks are not countries that voted. Where there are
/// several lines, the one with most dates is shown.
pub(super) fn series(corpus: &Corpus, figures: &Figures) -> BTreeMap<usize, Series> {
    let mut found: BTreeMap<(usize, Option<u32>), Vec<Point>> = BTreeMap::new();
    for (n, entry) in figures.entries.iter().enumerate() {
        let (Some(thing), Some(days)) = (entry.thing, entry.told.days()) else {
            continue;
        };
        let figure = entry.first().of(corpus);
        let bound = matches!(figure.qualifier, Some(Qualifier::Over | Qualifier::Under));
        if days.days() > VAGUE || figure.upper.is_some() || bound || !figure.value.is_finite() {
            continue;
        }
        let day = (day_number(days.earliest) + day_number(days.latest)) as f64 / 2.0;
        let point = Point {
            day,
            value: figure.value,
            entry: n,
        };
        found
            .entry((thing, place(corpus, figures, n)))
            .or_default()
            .push(point);
    }
    let mut out: BTreeMap<usize, Series> = BTreeMap::new();
    let mut stems = Sentences::default();
    for ((thing, place), points) in found {
        let name = &figures.things[thing].words;
        for points in alike(corpus, figures, &mut stems, name, place, points) {
            if let Some(line) = line(points)
                && out.get(&thing).is_none_or(|known| known.dates < line.dates)
            {
                out.insert(thing, line);
            }
        }
    }
    out
}

/// Splits points into those whose sentences have words in common besides the thing counted: one if
/// they name a place, which may be it, else two.
fn alike(
    corpus: &Corpus,
    figures: &Figures,
    stems: &mut Sentences,
    thing: &str,
    place: Option<u32>,
    mut points: Vec<Point>,
) -> Vec<Vec<Point>> {
    if points.len() < DATES {
        return Vec::new();
    }
    points.truncate(MOST);
    let least = if place.is_some() { 1 } else { 2 };
    let mut words = |point: &Point| {
        let at = figures.entries[point.entry].first();
        let document = corpus.document(at.document);
        let sentence = document.sentence_at(at.of(corpus).span.start);
        let text = sentence.map_or("", |s| document.sentences[s].of(&document.text));
        let own = stems.of_text(thing, &document.language);
        let mut all = stems.of_text(text, &document.language);
        all.retain(|w| own.binary_search(w).is_err());
        all
    };
    let words: Vec<Vec<u64>> = points.iter().map(&mut words).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for i in 0..points.len() {
        let (mut met, rest): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|g| g.iter().any(|j| shared(&words[i], &words[*j]) >= least));
        groups = rest;
        let mut joined: Vec<usize> = met.drain(..).flatten().collect();
        joined.push(i);
        groups.push(joined);
    }
    let of = |group: Vec<usize>| group.into_iter().map(|i| points[i]).collect();
    groups.into_iter().map(of).collect()
}

/// The first place that the sentence of an entry names.
fn place(corpus: &Corpus, figures: &Figures, entry: usize) -> Option<u32> {
    let at = figures.entries[entry].first();
    let document = corpus.document(at.document);
    let sentence = document.sentence_at(at.of(corpus).span.start)?;
    let span = document.sentences[sentence];
    let from = (document.mentions).partition_point(|m| m.span.start < span.start);
    let mut inside = document.mentions[from..]
        .iter()
        .take_while(|m| m.span.end <= span.end);
    let place = inside.find(|m| m.kind == EntityKind::Place)?;
    Some(place.entity.0)
}

fn line(mut points: Vec<Point>) -> Option<Series> {
    points.sort_by(|a, b| a.day.total_cmp(&b.day).then(a.value.total_cmp(&b.value)));
    points.dedup_by(|a, b| a.day == b.day && a.value == b.value);
    let dates: BTreeSet<u64> = points.iter().map(|p| p.day.to_bits()).collect();
    let values: BTreeSet<u64> = points.iter().map(|p| p.value.to_bits()).collect();
    points.truncate(MOST);
    let dates = dates.len();
    (dates >= DATES && values.len() > 1).then_some(Series { points, dates })
}

#[cfg(test)]
mod tests {
    use crate::event::fixture::{counted, document, named};
    use crate::ledger::figures::gather::tests::gathered;
    use crate::model::{Document, EntityKind};

    fn cases(n: f64, place: u32) -> Document {
        let words = format!("{n} cases");
        let text = format!("Turin counted {words} so far.");
        let told = counted(document(&text), &words, n, "cases");
        named(told, "Turin", place, EntityKind::Place)
    }

    #[test]
    fn three_dates_make_a_line() {
        let (_, figures) = gathered(vec![cases(5.0, 0), cases(9.0, 0), cases(20.0, 0)]);
        let series = figures.things[0].series.clone().unwrap();
        let values: Vec<f64> = series.points.iter().map(|p| p.value).collect();
        assert_eq!((series.dates, values), (3, vec![5.0, 9.0, 20.0]));
        let (_, two) = gathered(vec![cases(5.0, 0), cases(9.0, 0)]);
        assert_eq!(two.things[0].series, None);
    }

    #[test]
    fn counts_of_other_deeds_make_no_line() {
        let told = |text: &str, n: f64| counted(document(text), &n.to_string(), n, "countries");
        let (_, figures) = gathered(vec![
            told("Masks went to 5 countries.", 5.0),
            told("The treaty was signed by 9 countries.", 9.0),
            told("Flights from 20 countries were stopped.", 20.0),
        ]);
        assert_eq!(figures.things[0].series, None);
    }

    #[test]
    fn counts_of_other_places_make_no_line() {
        let (_, figures) = gathered(vec![cases(5.0, 0), cases(9.0, 1), cases(20.0, 2)]);
        assert_eq!(figures.things[0].series, None);
    }
}
