//! For which day a figure stands.

use crate::event::dispute::scope::grows;
use crate::event::dispute::side::Side;
use crate::event::spans::{runs_at, within};
use crate::event::vocabulary;
use crate::model::{Figure, Span};

/// Days between two reports of one running story.
const RUNNING: i64 = 30;

/// Days before publication from which a figure is history.
const LONG_PAST: i32 = 60;

/// Whether two articles are of two days.
pub(super) fn other_issue(a: Side, b: Side) -> bool {
    let day = |s: Side| s.document.published.moment.map(|m| m.date);
    day(a).zip(day(b)).is_some_and(|(p, q)| p != q)
}

/// Whether two sentences say that their figures are for the same date.
pub(super) fn one_date(x: &Figure, y: &Figure) -> bool {
    let told = x.timex.is_some() && y.timex.is_some();
    told && x.as_of.is_some() && x.as_of == y.as_of
}

/// Whether two articles report on other days of the same weeks, so that all counts may have changed.
pub(super) fn running(a: Side, b: Side) -> bool {
    let day = |s: Side| s.document.published.moment.map(|m| m.date);
    day(a).zip(day(b)).is_some_and(|(p, q)| {
        let days = p.duration_since(q).as_hours().abs() / 24;
        (1..=RUNNING).contains(&days)
    })
}

/// Whether two figures are of other days, so that both can be true: stated for other days, or growth
/// from one report to the next.
pub(super) fn other_times(a: Side, x: &Figure, b: Side, y: &Figure) -> bool {
    let grew = grew(a, x, b, y);
    if (grows(a, x) || grows(b, y)) && other_stage(a, b) {
        return true;
    }
    match x.as_of.zip(y.as_of) {
        Some((p, q)) if !p.overlaps(q) => true,
        // A toll of other days, though each is dated by words of its own.
        Some((p, q)) if p != q && grew && (grows(a, x) || grows(b, y)) => true,
        // Dated by words of their own, not by their event.
        Some(_) if x.timex.is_some() && y.timex.is_some() => false,
        None if long_past(a, x) != long_past(b, y) => true,
        _ => grew && (a.interval.is_none() || a.interval != b.interval || x.timex.is_none()),
    }
}

/// Whether a figure is of a time long before its article.
pub(super) fn long_past(side: Side, figure: &Figure) -> bool {
    let published = side.document.published.moment.map(|m| m.date);
    let days = jiff::Span::new().days(LONG_PAST);
    (figure.as_of.zip(published)).is_some_and(|(of, day)| of.latest < day.saturating_sub(days))
}

/// Whether the later article has the larger figure.
pub(super) fn grew(a: Side, x: &Figure, b: Side, y: &Figure) -> bool {
    let day = |s: Side| s.document.published.moment.map(|m| m.date);
    match (day(a), day(b)) {
        (Some(p), Some(q)) if p != q => (p < q) == (x.value < y.value),
        _ => false,
    }
}

/// Whether two counts were made until other times.
fn other_stage(a: Side, b: Side) -> bool {
    stage(a).zip(stage(b)).is_some_and(|(p, q)| p != q)
}

/// The time until which a count was made: "by nightfall", "by Sunday noon".
fn stage(side: Side) -> Option<String> {
    let contrasts = &vocabulary::of(&side.document.language).dispute;
    let text = &side.document.text;
    let words: Vec<Span> = runs_at(side.span, text).collect();
    let timex = |at: Span| {
        let mut timexes = within(&side.document.timexes, side.span, |t| t.span);
        timexes
            .find(|(_, t)| t.span.overlaps(at))
            .map(|(_, t)| t.span)
    };
    words.windows(2).find_map(|w| {
        let joint = w[0].of(text).to_lowercase();
        let next = w[1].of(text).to_lowercase();
        let hour = contrasts.hours.contains(next.as_str()).then_some(w[1]);
        let time = timex(w[1])
            .or(hour)
            .filter(|_| contrasts.until.contains(joint.as_str()))?;
        Some(time.of(text).to_lowercase())
    })
}
