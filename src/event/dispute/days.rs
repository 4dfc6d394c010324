//! Whether two days that sentences tell may be two accounts of one day.

use super::side::Side;
use crate::event::spans::within;
use crate::event::vocabulary;
use crate::event::words::runs;
use crate::model::{EventKind, Interval, Precision, month_name};
use jiff::civil::Date;

/// Likeness of two sentences from which other dates of them are a dispute.
const LIKE: f32 = 0.45;

/// Days apart beyond which two like sentences tell of two events.
const DAYS: i64 = 31;

/// Days between two reports from which each may have news of its own.
const NEWS: i64 = 3;

/// Whether two dates may be two accounts of one event's day.
pub(crate) fn may_dispute(x: Interval, y: Interval, like: f32) -> bool {
    like >= LIKE && near(x, y)
}

pub(super) fn near(x: Interval, y: Interval) -> bool {
    // An hour alone has its day from the publication date.
    let days = |i: Interval| i.days() == 1 && i.precision == Precision::Day;
    let gap = x
        .earliest
        .max(y.earliest)
        .duration_since(x.earliest.min(y.earliest));
    days(x) && days(y) && gap.as_hours() / 24 <= DAYS
}

fn years(x: Interval, y: Interval) -> bool {
    x.precision == Precision::Year && y.precision == Precision::Year
}

/// Whether two sentences about one act that is done once name other days for it, each its own.
/// Things of one name may be two, each with news of its own; a `named` one is not.
pub(super) fn other_days((a, x): (Side, Interval), (b, y): (Side, Interval), named: bool) -> bool {
    x.earliest != y.earliest
        && (near(x, y) || years(x, y))
        && !names_day(b, x)
        && !names_day(a, y)
        && (named || !each_news(a, x, b, y))
        && !same_words(a, x, b, y)
        && !moved(a)
        && !moved(b)
}

/// Whether each article was published soon after the day that it tells of, and days apart from the
/// other: what comes again is news each time ("cases passed a million", another primary).
pub(super) fn each_news(a: Side, x: Interval, b: Side, y: Interval) -> bool {
    let published = |side: Side| side.document.published.moment.map(|m| m.date);
    let (Some(p), Some(q)) = (published(a), published(b)) else {
        return false;
    };
    let days = |from: Date, to: Date| to.duration_since(from).as_hours() / 24;
    let (gap, apart) = (days(x.earliest, y.earliest), days(p, q));
    let soon = |published, day| days(day, published).abs() <= gap.abs();
    let same_way = gap.signum() == apart.signum();
    let said = a.kind == Some(EventKind::Said);
    let least = if said { 1 } else { NEWS };
    same_way && gap.abs().min(apart.abs()) >= least && soon(p, x.earliest) && soon(q, y.earliest)
}

/// Whether both have the same words for the day ("yesterday"), which a copy of another day kept; or the
/// date only says which one it is ("Friday's match").
pub(super) fn same_words(a: Side, x: Interval, b: Side, y: Interval) -> bool {
    let words = |side: Side, day: Interval| -> Option<(String, bool)> {
        let mut timexes = within(&side.document.timexes, side.span, |t| t.span);
        let timex = timexes.find(|(_, t)| t.interval == Some(day))?.1;
        let text = &side.document.text;
        let before = text[..timex.span.start as usize].trim_end();
        // "Friday's match", "the stage of Friday".
        let whose =
            text[timex.span.end as usize..].starts_with(['\'', '’']) || before.ends_with(" of");
        Some((timex.span.of(text).to_lowercase(), whose))
    };
    words(a, x)
        .zip(words(b, y))
        .is_some_and(|((p, own), (q, other))| p == q || own || other)
}

/// Whether a sentence names a day.
pub(super) fn names_day(side: Side, day: Interval) -> bool {
    let timexes = within(&side.document.timexes, side.span, |t| t.span);
    let mut days = timexes.filter_map(|(_, t)| t.interval);
    days.any(|i| i.earliest == day.earliest && i.latest == day.latest)
}

/// "15 May 2020", the first day; "1987" of a year.
pub(super) fn value(interval: Interval) -> String {
    let day = interval.earliest;
    if interval.precision == Precision::Year {
        return day.year().to_string();
    }
    let month = month_name(day.month());
    format!("{} {month} {}", day.day(), day.year())
}

/// Whether a sentence tells that a plan got another day.
pub(super) fn moved(side: Side) -> bool {
    let moved = &vocabulary::of(&side.document.language).dispute.moved;
    let mut words = runs(side.span.of(&side.document.text));
    words.any(|w| moved.contains(w.to_lowercase().as_str()))
}
