//! The days that a figure is stated for.

use crate::model::{Figure, Span, Timex, TimexKind};
use crate::text::Parsed;

/// What a sign between a figure and a date adds to their distance, in tokens.
const APART: usize = 8;

/// Dates each figure by the expression nearest to it in its sentence; a comma or bracket between
/// the two counts as far. Called again when the dates were read again.
pub fn date_figures(parsed: &Parsed, timexes: &[Timex], figures: &mut [Figure]) {
    let mut next = 0;
    for sentence in &parsed.sentences {
        let first = next;
        while next < figures.len() && figures[next].span.start < sentence.span.end {
            next += 1;
        }
        if first == next {
            continue;
        }
        let from = timexes.partition_point(|t| t.span.end <= sentence.span.start);
        let dates: Vec<usize> = (from..timexes.len())
            .take_while(|i| timexes[*i].span.start < sentence.span.end)
            .filter(|i| dates(&timexes[*i]))
            .collect();
        for figure in &mut figures[first..next] {
            let nearest = nearest(parsed, timexes, &dates, figure.span);
            figure.timex = nearest.map(|i| i as u32);
            figure.as_of = nearest.and_then(|i| timexes[i].interval);
        }
    }
}

/// Days and longer parts of the calendar; not lengths, recurrences, "now" and "recently".
fn dates(timex: &Timex) -> bool {
    matches!(timex.kind, TimexKind::Date | TimexKind::Time)
        && timex.interval.is_some()
        && !timex.value.ends_with("_REF")
}

/// The nearest of the expressions before and behind a figure.
fn nearest(parsed: &Parsed, timexes: &[Timex], dates: &[usize], figure: Span) -> Option<usize> {
    let behind = dates.partition_point(|i| timexes[*i].span.start < figure.end);
    let neighbours = &dates[behind.saturating_sub(1)..dates.len().min(behind + 1)];
    // Of two that are equally near the one behind: "to 1,200 on Tuesday from 900 on Friday".
    let distance = |i: &usize| {
        let date = timexes[*i].span;
        if date.end <= figure.start {
            (distance(parsed, date.end, figure.start), 1)
        } else {
            (distance(parsed, figure.end, date.start), 0)
        }
    };
    neighbours.iter().copied().min_by_key(distance)
}

/// Tokens between two bytes; signs that part clauses count more.
fn distance(parsed: &Parsed, from: u32, to: u32) -> usize {
    let tokens = parsed.token_at(from)..parsed.token_at(to);
    let far = tokens.len();
    let parts = |t: &usize| parsed.word(*t).contains([',', ';', ':', '(', ')', '—']);
    far + APART * tokens.take(200).filter(parts).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Derivation, Interval};
    use jiff::civil::date;

    /// The timex of each figure, in words.
    fn dated(text: &str, dates: &[&str], numbers: &[&str]) -> Vec<Option<String>> {
        let span = |words: &&str| {
            let at = text.find(*words).unwrap();
            Span::new(at, at + words.len())
        };
        let timex = |span: Span| Timex {
            span,
            kind: TimexKind::Date,
            value: String::new(),
            modifier: None,
            interval: Some(Interval::day(date(2020, 1, 1))),
            range: None,
            why: Derivation::default(),
        };
        let timexes: Vec<Timex> = dates.iter().map(|d| timex(span(d))).collect();
        let figure = |n: &&str| Figure {
            span: span(n),
            ..Figure::default()
        };
        let mut figures: Vec<Figure> = numbers.iter().map(figure).collect();
        date_figures(&Parsed::new(text), &timexes, &mut figures);
        let words = |f: &Figure| Some(timexes[f.timex? as usize].span.of(text).to_owned());
        figures.iter().map(words).collect()
    }

    #[test]
    fn the_nearest_date_of_the_sentence() {
        for (text, dates, numbers, right) in [
            (
                "The toll rose to 1,200 on Tuesday from 900 on Friday.",
                ["Tuesday", "Friday"],
                ["1,200", "900"],
                ["Tuesday", "Friday"],
            ),
            (
                "In May 5 ships came, in June 17.",
                ["May", "June"],
                ["5", "17"],
                ["May", "June"],
            ),
            (
                "On Monday the ministry, which had reported 40 dead and 17 missing in March, spoke.",
                ["Monday", "March"],
                ["40", "17"],
                ["March", "March"],
            ),
        ] {
            let right: Vec<_> = right.iter().map(|r| Some((*r).to_owned())).collect();
            assert_eq!(dated(text, &dates, &numbers), right, "{text}");
        }
        assert_eq!(
            dated("On Monday it rained. It killed 30.", &["Monday"], &["30"]),
            [None]
        );
    }
}
