//! Other figures for the same.

use super::act::Words;
use super::names::other_slot;
use super::scope::{converted, grows, other_owner, other_scope, vaguely};
use super::{Meeting, Side, Verdict, capital, common_name, has, says};
use crate::event::acts::Acts;
use crate::event::spans::within;
use crate::event::vocabulary;
use crate::event::words::{Sentences, runs};
use crate::model::{
    Disagreement, DisagreementKind, Entity, EntityKind, EventKind, Figure, Qualifier, Span,
};
use crate::statement::{Relation, amounts, relation};

/// Likeness of two sentences from which another figure in them is a dispute: without and with a name
/// in common.
const LIKE: f32 = 0.3;
const LIKE_WITH_NAME: f32 = 0.15;
/// Bytes beyond which a sentence is a table.
const SENTENCE: usize = 2_000;
/// Words after a figure in which the words "for Hungary" say what it is about.
const ABOUT: usize = 10;
/// Figures further apart than this many times are part and whole, but in sentences as like as this.
const PART: f64 = 3.0;
const SAME_SENTENCE: f32 = 0.5;
/// Likeness of two sentences of which one is copied from the other.
const COPY: f32 = 0.65;
/// Sums that stand for the same are not further apart than this many times.
const APART: f64 = 2.0;
/// The same for leads that tell the same in other words.
const CLOSE: f64 = 1.25;

/// Compares all figures of two sentences.
pub(super) fn weigh(a: Side, b: Side, meeting: Meeting, entities: &[Entity], out: &mut Verdict) {
    let (xs, ys) = (figures_of(a), figures_of(b));
    let long = |side: Side| side.span.len() > SENTENCE;
    if xs.is_empty() || ys.is_empty() || long(a) || long(b) {
        return;
    }
    let like = meeting.like >= LIKE || (meeting.like >= LIKE_WITH_NAME && common_name(a, b));
    let like = meeting.paired && like;
    // Another figure of the sentence is the same, so that the rest is of the same day; but a list of
    // tolls is brought up to date number by number.
    let kept = xs.iter().any(|x| ys.iter().any(|y| x.value == y.value));
    let mut found: Vec<(&Figure, &Figure)> = Vec::new();
    for (x, y) in xs.iter().flat_map(|x| ys.iter().map(move |y| (*x, *y))) {
        let other = match relation(x, y) {
            _ if meeting.copied && edited((a, x), (b, y)) => {
                let news = running(a, b) && (grows(a, x) || grows(b, y));
                let other = other_slot(a, b) || other_scope((a, x), (b, y));
                let of_a_day = one_date(x, y) || !other_issue(a, b);
                let same = of_a_day && !other_times(a, x, b, y);
                (kept && !news || same) && !other
            }
            Relation::Differ => like && comparable((a, x), (b, y), meeting),
            Relation::Agree => {
                let other_words = like && !stands(x, &ys) && !stands(y, &xs);
                out.agreements
                    .extend(agreement(a, x, b, y).filter(|_| other_words));
                false
            }
            Relation::Unrelated => false,
        };
        if other {
            found.push((x, y));
        }
    }
    if found.is_empty() {
        out.disagreements.extend(sums(a, b, meeting, entities));
    }
    // Of several figures that one might contradict it is the nearest.
    let nearest = |x: &Figure, y: &Figure| {
        let rivals = (found.iter()).filter(|(p, q)| p.span == x.span || q.span == y.span);
        rivals.into_iter().all(|(p, q)| ratio(x, y) <= ratio(p, q))
    };
    for (x, y) in &found {
        if nearest(x, y) {
            out.disagreements.push(figure(a, x, b, y, entities));
        }
    }
}

/// Whether two articles are of two days.
fn other_issue(a: Side, b: Side) -> bool {
    let day = |s: Side| s.document.published.moment.map(|m| m.date);
    day(a).zip(day(b)).is_some_and(|(p, q)| p != q)
}

/// Whether two sentences say that their figures are for the same date.
fn one_date(x: &Figure, y: &Figure) -> bool {
    let told = x.timex.is_some() && y.timex.is_some();
    told && x.as_of.is_some() && x.as_of == y.as_of
}

/// Days between two reports of one running story.
const RUNNING: i64 = 30;

/// Whether two articles report on other days of the same weeks, so that all counts may have changed.
fn running(a: Side, b: Side) -> bool {
    let day = |s: Side| s.document.published.moment.map(|m| m.date);
    day(a).zip(day(b)).is_some_and(|(p, q)| {
        let days = p.duration_since(q).as_hours().abs() / 24;
        (1..=RUNNING).contains(&days)
    })
}

/// Whether two figures for the same are so different that they contradict each other: neither article
/// tells the other's figure too, and they are no part and whole.
fn comparable((a, x): (Side, &Figure), (b, y): (Side, &Figure), meeting: Meeting) -> bool {
    let told = |f: &Figure, there: Side| {
        let mut figures = there.document.figures.iter();
        figures.any(|g| relation(f, g) == Relation::Agree)
    };
    let near = meeting.like >= SAME_SENTENCE || ratio(x, y) <= PART;
    let some = |s: Side, f: &Figure| {
        let vocabulary = vocabulary::of(&s.document.language);
        let (before, after) = beside(s, f);
        vocabulary.some.contains(&before) || vocabulary.dispute.series.contains(after.as_str())
    };
    // "Another two" is a part without its whole; so is what is told beside a like count.
    // The same sentence of two days, undated: the second brings the first up to date.
    let dated = x.timex.is_some() || y.timex.is_some();
    let issue = meeting.like >= COPY && other_issue(a, b) && !dated;
    // What was foreseen on one day and what came of it on another.
    let planned = |s: Side| s.kind == Some(EventKind::Planned);
    let foreseen = planned(a) != planned(b) && other_issue(a, b);
    near && x.value != y.value
        && !foreseen
        && !issue
        && !some(a, x)
        && !some(b, y)
        && !one_of_several(a, x)
        && !one_of_several(b, y)
        && !converted(a, x)
        && !converted(b, y)
        && !vaguely((a, x), y)
        && !vaguely((b, y), x)
        && !other_scope((a, x), (b, y))
        && !told(x, b)
        && !told(y, a)
        && !other_times(a, x, b, y)
        && !other_slot(a, b)
}

/// Whether its sentence has another count of the same, of the same size: which of them is meant by
/// other articles nobody knows.
fn one_of_several(side: Side, figure: &Figure) -> bool {
    let mut others = figures_of(side).into_iter();
    others.any(|f| {
        let other = f.span != figure.span && relation(f, figure) == Relation::Differ;
        other && ratio(f, figure) <= PART && !other_owner(side, f, figure)
    })
}

/// Whether one of the figures is the same to the digit.
fn stands(figure: &Figure, among: &[&Figure]) -> bool {
    let exact = |f: &&Figure| f.value == figure.value && f.unit == figure.unit;
    among.iter().any(exact)
}

fn ratio(x: &Figure, y: &Figure) -> f64 {
    (x.value / y.value).max(y.value / x.value)
}

/// The figures of a sentence.
pub(super) fn figures_of(side: Side<'_>) -> Vec<&Figure> {
    within(&side.document.figures, side.span, |f| f.span)
        .map(|(_, f)| f)
        .collect()
}

/// Whether a figure was changed where a sentence was copied: between the same words stands another
/// number, as exact as the first.
fn edited((a, x): (Side, &Figure), (b, y): (Side, &Figure)) -> bool {
    let kept = |f: &Figure, there: Side| {
        let mut figures = figures_of(there).into_iter();
        figures.any(|g| g.value == f.value && g.unit == f.unit)
    };
    x.value != y.value
        && !kept(x, b)
        && !kept(y, a)
        && !one_of_several(a, x)
        && !one_of_several(b, y)
        && (x.qualifier, x.unit.as_ref(), x.upper) == (y.qualifier, y.unit.as_ref(), y.upper)
        && decimals(a, x) == decimals(b, y)
        && beside(a, x) == beside(b, y)
}

/// Digits after the point, and the words after the number: "1.4 million" is as exact as "1.6 million".
fn decimals(side: Side, figure: &Figure) -> (usize, String) {
    let words = figure.span.of(&side.document.text);
    let digits = words.trim_start_matches(|c: char| !c.is_ascii_digit());
    let end = digits.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
    let (number, rest) = digits.split_at(end.unwrap_or(digits.len()));
    let after = number.split_once('.').map_or(0, |(_, d)| d.len());
    (after, rest.trim().to_lowercase())
}

/// The words before and after a figure.
fn beside(side: Side, figure: &Figure) -> (String, String) {
    let text = &side.document.text;
    let before = &text[side.span.start as usize..figure.span.start as usize];
    let after =
        &text[figure.span.end as usize..(side.span.end as usize).max(figure.span.end as usize)];
    let word = |w: Option<&str>| w.unwrap_or_default().to_lowercase();
    (word(runs(before).last()), word(runs(after).next()))
}

/// The same sum of money though what it is for is said in other words: in clauses that tell the same
/// act, in leads, or each the only sum in sentences that follow on copied ones.
fn sums(a: Side, b: Side, meeting: Meeting, entities: &[Entity]) -> Option<Disagreement> {
    let (x, y) = (only_sum(a)?, only_sum(b)?);
    let ratio = ratio(x, y);
    let same = amounts(x, y) == Relation::Differ && ratio <= APART;
    if !same || other_times(a, x, b, y) || other_slot(a, b) {
        return None;
    }
    let told = |f: &Figure, there: Side| there.document.figures.iter().any(|g| g.value == f.value);
    if told(x, b) || told(y, a) {
        return None; // of something else
    }
    let p = Words::of(a.document, a.span).without(x.span);
    let q = Words::of(b.document, b.span).without(y.span);
    let mut out = figure(a, x, b, y, entities);
    let name = p
        .name(&q, a.document)
        .map(|n| n.replace("Date of the", "Sum of the"));
    match name {
        Some(name) if p.alike(&q) => out.about = name,
        _ if meeting.news && ratio <= CLOSE && (meant(a, x, &q) || meant(b, y, &p)) => {}
        _ => return None,
    }
    Some(out)
}

/// Whether what a sum is for is among the words of the other sentence.
fn meant(side: Side, sum: &Figure, other: &Words) -> bool {
    let mut stems = Sentences::default();
    let of = sum.of.as_deref().unwrap_or_default();
    let acts = Acts::of(&side.document.language);
    let words = stems.of_text(of, &side.document.language);
    let mut words = words.into_iter().map(|w| acts.meaning(w));
    words.any(|w| other.told.binary_search(&w).is_ok())
}

/// The sum of money in a sentence, if there is one only.
fn only_sum(side: Side<'_>) -> Option<&Figure> {
    let all = figures_of(side);
    let mut sums = all.into_iter().filter(|f| is_money(f));
    sums.next().filter(|_| sums.next().is_none())
}

/// Whether the unit is a currency: three capital letters.
fn is_money(figure: &Figure) -> bool {
    let unit = figure.unit.as_deref().unwrap_or_default();
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase())
}

/// Whether two figures are of other days, so that both can be true: stated for other days, or growth
/// from one report to the next.
fn other_times(a: Side, x: &Figure, b: Side, y: &Figure) -> bool {
    let day = |s: Side| s.document.published.moment.map(|m| m.date);
    let grew = match (day(a), day(b)) {
        (Some(p), Some(q)) if p != q => (p < q) == (x.value < y.value),
        _ => false,
    };
    match x.as_of.zip(y.as_of) {
        Some((p, q)) if !p.overlaps(q) => true,
        // Dated by words of their own, not by their event.
        Some(_) if x.timex.is_some() && y.timex.is_some() => false,
        None if long_past(a, x) != long_past(b, y) => true,
        _ => grew && (a.interval.is_none() || a.interval != b.interval || x.timex.is_none()),
    }
}

/// Days before publication from which a figure is history.
const LONG_PAST: i32 = 60;

/// Whether a figure is of a time long before its article.
fn long_past(side: Side, figure: &Figure) -> bool {
    let published = side.document.published.moment.map(|m| m.date);
    let days = jiff::Span::new().days(LONG_PAST);
    (figure.as_of.zip(published)).is_some_and(|(of, day)| of.latest < day.saturating_sub(days))
}

fn figure(a: Side, x: &Figure, b: Side, y: &Figure, entities: &[Entity]) -> Disagreement {
    let about = x.of.as_deref().or(y.of.as_deref()).unwrap_or("amount");
    let whom = whom(a, x, b, entities).or_else(|| whom(b, y, a, entities));
    let about = match whom {
        Some(whom) => format!("{} {whom}", capital(about)),
        None if x.unit.is_none() && many(a, about) => format!("Number of {about}"),
        None => capital(about),
    };
    Disagreement {
        about,
        kind: DisagreementKind::Figure,
        says: says(a, x.span, value(a, x), b, y.span, value(b, y)),
        cluster: None,
    }
}

/// Whether a phrase is for several: "lanes", "people killed".
fn many(side: Side, of: &str) -> bool {
    let contrasts = &vocabulary::of(&side.document.language).dispute;
    let words = || of.split_whitespace();
    let plural = |w: &str| w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("us");
    let small = words()
        .next()
        .is_some_and(|w| w.starts_with(char::is_lowercase));
    small && words().any(|w| contrasts.plural.contains(w) || plural(w))
}

/// "for Hungary": the name after a figure that the other sentence has too.
fn whom(side: Side, figure: &Figure, other: Side, entities: &[Entity]) -> Option<String> {
    let text = &side.document.text;
    let rest = Span {
        start: figure.span.end,
        end: side.span.end,
    };
    let (_, mention) = within(&side.document.mentions, rest, |m| m.span)
        .find(|(_, m)| m.kind != EntityKind::Other && has(other, m))?;
    let before: Vec<&str> = text[rest.start as usize..mention.span.start as usize]
        .split_whitespace()
        .collect();
    if before.len() > ABOUT {
        return None;
    }
    let joint = before.iter().rev().find(|w| **w != "the")?;
    let joint = vocabulary::of(&side.document.language).joints.get(*joint)?;
    let name = entities
        .get(mention.entity.0 as usize)
        .map_or(mention.span.of(text), |e| e.name.as_str());
    Some(format!("{joint} {name}"))
}

/// "50 ventilators": the figure's words, and what it counts if they do not say.
fn value(side: Side, figure: &Figure) -> String {
    let words: Vec<&str> = figure
        .span
        .of(&side.document.text)
        .split_whitespace()
        .collect();
    let words = words.join(" ");
    match &figure.of {
        Some(of) if figure.unit.is_none() && !words.contains(of.as_str()) => {
            format!("{words} {of}")
        }
        _ => words,
    }
}

/// `“more than 150” and “some 153” countries`, if the words differ.
fn agreement(a: Side, x: &Figure, b: Side, y: &Figure) -> Option<String> {
    let words = |s: Side, f: &Figure| {
        let lead = lead(f).map_or(String::new(), |w| format!("{w} "));
        let words: Vec<&str> = f.span.of(&s.document.text).split_whitespace().collect();
        format!("{lead}{}", words.join(" "))
    };
    let (p, q) = (words(a, x), words(b, y));
    let of = x.of.as_deref().unwrap_or_default();
    (p.to_lowercase() != q.to_lowercase())
        .then(|| format!("“{p}” and “{q}” {of}").trim_end().to_owned())
}

/// The word that stands for a qualifier.
fn lead(figure: &Figure) -> Option<&'static str> {
    figure.qualifier.map(|q| match q {
        Qualifier::About => "about",
        Qualifier::Over => "more than",
        Qualifier::Under => "up to",
    })
}
