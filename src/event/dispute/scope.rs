//! What a clause tells of: of all or a part, of the first or the second, of whom.

use super::clauses::clause_at;
use super::side::Side;
use super::slots::akin;
use crate::event::spans::{runs_at, within};
use crate::event::vocabulary::{self, Contrasts};
use crate::event::words::runs;
use crate::model::{EntityId, Figure, Mention, Span};
use std::collections::{BTreeSet, HashSet};

/// Words after a figure that may say that it is spread over several places.
const AFTER: usize = 6;

fn words_in(side: Side, span: Span) -> impl Iterator<Item = String> {
    runs(span.of(&side.document.text)).map(str::to_lowercase)
}

fn contrasts(side: Side) -> &'static Contrasts {
    &vocabulary::of(&side.document.language).dispute
}

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
    marked(a, p, scope) != marked(b, q, scope)
        || spread(a, x, p) != spread(b, y, q)
        || rate(a, x, p) != rate(b, y, q)
        || other_area((a, x, p), (b, y, q))
        || other_in_series((a, p), (b, q))
        || other_verbs((a, p), (b, q))
        || opposed((a, p), (b, q))
        || marked(a, a.span, foreseen).is_empty() != marked(b, b.span, foreseen).is_empty()
        || other_subject((a, x, p), (b, y, q))
}

/// Whether words after a figure say that it is of several places: "most in Mexico".
fn spread(side: Side, figure: &Figure, clause: Span) -> bool {
    let rest = Span {
        start: figure.span.end,
        end: side.span.end.max(clause.end),
    };
    let parts = &contrasts(side).parts;
    words_in(side, rest)
        .take(AFTER)
        .any(|w| parts.contains(w.as_str()))
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

/// Whether figures are told of other places: "in Manta", "in the province".
fn other_area((a, x, p): (Side, &Figure, Span), (b, y, q): (Side, &Figure, Span)) -> bool {
    let rest = |side: Side, figure: &Figure, clause: Span| -> Vec<String> {
        let rest = Span {
            start: figure.span.end,
            end: clause.end.max(figure.span.end),
        };
        words_in(side, rest).take(AFTER).collect()
    };
    let area = |side: Side, words: &[String]| -> Vec<String> {
        let vocabulary = vocabulary::of(&side.document.language);
        let into = |w: &String| vocabulary.dispute.into.contains(w.as_str());
        let from = words.iter().position(into).map_or(words.len(), |i| i + 1);
        let content = |w: &&String| {
            let time = vocabulary.time.contains_key(w.as_str());
            let number = w.starts_with(|c: char| c.is_ascii_digit());
            !time && !number && !vocabulary.stop.contains(w.as_str())
        };
        words[from..].iter().filter(content).cloned().collect()
    };
    let (r, t) = (rest(a, x, p), rest(b, y, q));
    let (v, w) = (area(a, &r), area(b, &t));
    let whole = |words: &[String]| {
        let whole = &contrasts(a).whole;
        words.iter().any(|w| whole.contains(w.as_str()))
    };
    let other = !v.is_empty() && !w.is_empty() && !v.iter().any(|word| w.contains(word));
    other || whole(&r) != whole(&t) && !(v.is_empty() && w.is_empty())
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

/// Whether two figures of one sentence are of two subjects: "Green scored 14 points, Lawson 15".
pub(super) fn other_owner(side: Side, x: &Figure, y: &Figure) -> bool {
    let clause = |f: &Figure| clause_at(side.document, side.span, f.span);
    let (p, q) = (clause(x), clause(y));
    let whole = |c: Span| subject(side, x, c).or_else(|| subject(side, y, c));
    p != q
        && whole(p)
            .zip(whole(q))
            .is_some_and(|(m, n)| m.entity != n.entity)
}

/// Whether two clauses with figures begin with other names: one's share is not the other's. Who
/// states a figure is not whom it is of.
fn other_subject((a, x, p): (Side, &Figure, Span), (b, y, q): (Side, &Figure, Span)) -> bool {
    let (Some(m), Some(n)) = (subject(a, x, p), subject(b, y, q)) else {
        return other_heads((a, p), (b, q));
    };
    m.entity != n.entity && !akin(a, m, b, n)
}

/// Whether two clauses begin with other words in capitals before the same verb: "Banda got", "Mwale
/// got".
fn other_heads((a, p): (Side, Span), (b, q): (Side, Span)) -> bool {
    let head = |side: Side, span: Span| -> Option<(String, String)> {
        let mut words = runs(span.of(&side.document.text));
        let (name, verb) = (words.next()?, words.next()?);
        let known = side
            .document
            .text
            .contains(&format!(" {} ", name.to_lowercase()));
        let capital = name.starts_with(char::is_uppercase) && !known;
        let stop = &vocabulary::of(&side.document.language).stop;
        let stop = stop.contains(name.to_lowercase().as_str());
        (capital && !stop).then(|| (name.to_owned(), verb.to_lowercase()))
    };
    head(a, p)
        .zip(head(b, q))
        .is_some_and(|(x, y)| x.0 != y.0 && x.1 == y.1)
}

/// The name that a clause begins with, if it is no source.
fn subject<'a>(side: Side<'a>, figure: &Figure, clause: Span) -> Option<&'a Mention> {
    let before = Span {
        start: clause.start,
        end: figure.span.start.max(clause.start),
    };
    let (_, mention) = within(&side.document.mentions, before, |m| m.span).next()?;
    let text = &side.document.text;
    let vocabulary = vocabulary::of(&side.document.language);
    let lead = Span {
        start: clause.start,
        end: mention
            .title
            .map_or(mention.span, |t| t)
            .start
            .max(clause.start),
    };
    let joint = runs(lead.of(text)).last().map(str::to_lowercase);
    let bare = joint.is_none_or(|w| w == "the");
    let between = Span {
        start: mention.span.end,
        end: figure.span.start.max(mention.span.end),
    };
    let mut rest = runs_at(between, text).map(|s| s.of(text).to_lowercase());
    let speaks = rest.any(|w| vocabulary.speech_verbs.contains(w.as_str()));
    (bare && !speaks).then_some(mention)
}

/// Whether a figure only repeats the one before it in another currency or unit: "($1.5 million)".
pub(super) fn converted(side: Side, figure: &Figure) -> bool {
    let before = &side.document.text[side.span.start as usize..figure.span.start as usize];
    let figures = within(&side.document.figures, side.span, |f| f.span);
    before.trim_end().ends_with('(')
        && figures
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

/// Persons that a stretch names.
pub(super) fn persons(side: Side, span: Span) -> Vec<EntityId> {
    within(&side.document.mentions, span, |m| m.span)
        .filter(|(_, m)| m.kind == crate::model::EntityKind::Person)
        .map(|(_, m)| m.entity)
        .collect()
}
