//! What a clause tells: of all or a part, of one or another of several, of what was or was planned.

use super::area::{other_area, spread};
use super::clauses::{clause_at, cuts};
use super::side::{Side, contrasts, words_in};
use super::subject::{other_heads, other_subject, persons};
use crate::event::spans::{runs_at, within};
use crate::event::words::runs;
use crate::model::{Figure, Span};
use std::collections::{BTreeSet, HashSet};

/// The marks in a stretch; words of dates ("next Wednesday") are none.
fn marked(side: Side, span: Span, marks: &HashSet<&'static str>) -> BTreeSet<String> {
    let text = &side.document.text;
    let dated = |at: Span| {
        within(&side.document.timexes, side.span, |t| t.span).any(|(_, t)| t.span.overlaps(at))
    };
    runs_at(span, text)
        .filter(|at| !dated(*at))
        .map(|at| at.of(text).to_lowercase())
        .filter(|w| marks.contains(w.as_str()))
        .collect()
}

/// Whether a figure is a toll, which grows from day to day.
pub(super) fn grows(side: Side, figure: &Figure) -> bool {
    let growing = &contrasts(side).growing;
    let of = figure.of.as_deref().unwrap_or_default();
    runs(of).any(|w| growing.contains(w.to_lowercase().as_str()))
}

/// Whether two stretches tell of one and another of several: "the first", "the second".
pub(super) fn other_in_series((a, x): (Side, Span), (b, y): (Side, Span)) -> bool {
    let series = &contrasts(a).series;
    marked(a, x, series) != marked(b, y, series)
}

/// Whether one figure is of a part, a rate or a forecast, and the other is not.
pub(super) fn other_scope((a, x): (Side, &Figure), (b, y): (Side, &Figure)) -> bool {
    let (p, q) = (
        clause_at(a.document, a.span, x.span),
        clause_at(b.document, b.span, y.span),
    );
    let (scope, foreseen) = (&contrasts(a).scope, &contrasts(a).foreseen);
    let scopes = |side: Side, clause: Span| {
        let mut marks = marked(side, clause, scope);
        marks.extend(marked(side, opening(side), scope));
        marks
    };
    scopes(a, p) != scopes(b, q)
        || spread(a, x, p) != spread(b, y, q)
        || rate(a, x, p) != rate(b, y, q)
        || past(a, p) != past(b, q)
        || replaced(a, p) != replaced(b, q)
        || other_area((a, x, p), (b, y, q))
        || other_in_series((a, p), (b, q))
        || other_verbs((a, p), (b, q))
        || opposed((a, p), (b, q))
        || marked(a, a.span, foreseen).is_empty() != marked(b, b.span, foreseen).is_empty()
        || other_subject((a, x, p), (b, y, q))
}

/// Whether two clauses tell of two things: of other persons, in a series, with opposite words.
pub(super) fn other_clauses((a, p): (Side, Span), (b, q): (Side, Span)) -> bool {
    let scope = &contrasts(a).scope;
    let (m, n) = (persons(a, a.span), persons(b, b.span));
    let strangers = !m.is_empty() && !n.is_empty() && !m.iter().any(|e| n.contains(e));
    strangers
        || marked(a, p, scope) != marked(b, q, scope)
        || replaced(a, p) != replaced(b, q)
        || other_in_series((a, p), (b, q))
        || other_verbs((a, p), (b, q))
        || opposed((a, p), (b, q))
        || other_heads((a, p), (b, q))
}

/// Whether sums in two clauses cannot be the same: one is of the year before, or only planned, or
/// income where the other is spent.
pub(super) fn other_sums((a, x): (Side, &Figure), (b, y): (Side, &Figure)) -> bool {
    let clause = |side: Side, f: &Figure| clause_at(side.document, side.span, f.span);
    let (p, q) = (clause(a, x), clause(b, y));
    past(a, p) != past(b, q) || replaced(a, p) != replaced(b, q) || opposed((a, p), (b, q))
}

/// Words of a sentence that only open it: "Each year, ...".
const OPENING: usize = 3;

/// "Each year," at the head of a sentence.
fn opening(side: Side) -> Span {
    let first = cuts(&side.document.text, side.span).first().copied();
    let end = first.unwrap_or(side.span.start as usize);
    let head = Span::new(side.span.start as usize, end);
    if words_in(side, head).count() <= OPENING {
        head
    } else {
        Span::new(end, end)
    }
}

/// Whether a clause tells of the time before: "the year before".
fn past(side: Side, clause: Span) -> bool {
    let (lengths, past) = (&contrasts(side).lengths, &contrasts(side).past);
    let words: Vec<String> = words_in(side, clause).collect();
    let mut pairs = words.windows(2);
    pairs.any(|w| lengths.contains(w[0].as_str()) && past.contains(w[1].as_str()))
}

/// Whether a clause tells what was once planned or is possible: "was to cost", "room for".
fn replaced(side: Side, clause: Span) -> bool {
    let words: Vec<String> = words_in(side, clause).collect();
    let words = format!(" {} ", words.join(" "));
    let mut phrases = contrasts(side).replaced.iter();
    phrases.any(|phrase| words.contains(&format!(" {phrase} ")))
}

/// For what a figure is: "a mask", "per head", "every day".
fn rate(side: Side, figure: &Figure, clause: Span) -> Option<String> {
    let rest = Span {
        start: figure.span.end,
        end: side.span.end.max(figure.span.end),
    };
    let (rates, lengths) = (&contrasts(side).rates, &contrasts(side).lengths);
    let mut after = words_in(side, rest);
    if after.next().is_some_and(|w| rates.contains(w.as_str())) {
        return after.next();
    }
    let words: Vec<String> = words_in(side, clause).collect();
    let mut pairs = words.windows(2);
    let pair = pairs.find(|w| rates.contains(w[0].as_str()) && lengths.contains(w[1].as_str()));
    pair.map(|w| w[1].clone())
}

/// Whether two clauses have words of which one rules out the other: morning, afternoon.
pub(super) fn opposed((a, p): (Side, Span), (b, q): (Side, Span)) -> bool {
    let senses = |side: Side, span: Span| -> BTreeSet<(usize, usize)> {
        let opposites = &contrasts(side).opposites;
        words_in(side, span)
            .filter_map(|w| opposites.get(w.as_str()).copied())
            .collect()
    };
    let (x, y) = (senses(a, p), senses(b, q));
    x.iter().any(|(family, _)| {
        let there = y.iter().any(|(f, _)| f == family);
        there && !x.iter().any(|s| s.0 == *family && y.contains(s))
    })
}

/// Whether each has a verb that is not the other's: ordered, received.
pub(super) fn other_verbs((a, p): (Side, Span), (b, q): (Side, Span)) -> bool {
    let groups = |side: Side, span: Span| -> BTreeSet<usize> {
        let contrast = &contrasts(side).contrast;
        words_in(side, span)
            .filter_map(|w| contrast.get(w.as_str()).copied())
            .collect()
    };
    let (x, y) = (groups(a, p), groups(b, q));
    !x.is_empty() && !y.is_empty() && x.is_disjoint(&y)
}

/// Whether a figure only repeats the one before it in another currency or unit: "($1.5 million)".
pub(super) fn converted(side: Side, figure: &Figure) -> bool {
    let before = &side.document.text[side.span.start as usize..figure.span.start as usize];
    let figures = within(&side.document.figures, side.span, |f| f.span);
    let Some(first) = before.trim_end().strip_suffix('(') else {
        return false;
    };
    // "$US1 million (": a sum right before, recognised or not.
    let near = first.split_whitespace().rev().take(2);
    near.into_iter()
        .any(|w| w.contains(|c: char| c.is_ascii_digit()))
        || figures
            .map(|(_, f)| f)
            .any(|f| f.span.end <= figure.span.start && f.unit.is_some() == figure.unit.is_some())
}

/// Whether a count in words allows the other's number: "dozens" are 60, "hundreds" no thousands.
pub(super) fn vaguely((a, x): (Side, &Figure), y: &Figure) -> bool {
    let words = x.span.of(&a.document.text).to_lowercase();
    let vague = contrasts(a).vague.iter();
    vague
        .filter(|(word, _)| words.starts_with(word.as_str()) || words.ends_with(word.as_str()))
        .any(|(_, times)| (x.value * 0.8..=x.value * times).contains(&y.value))
}
